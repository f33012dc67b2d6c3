"""Wrong answers to the tasks of notebook 16."""

# %% given
import numpy as np

import nnlib


class Whole(nnlib.layers.Layer):
    """A right answer; the wrong ones differ from it in one method."""

    def __init__(self, filters):
        super().__init__()
        self.filters = filters

    def build(self, input_shape, rng):
        shape = (3, 3, input_shape[-1], self.filters)
        self.params = {"kernel": rng.normal(0, 0.1, shape), "bias": np.zeros(self.filters)}
        super().build(input_shape, rng)

    def compute_output_shape(self, input_shape):
        return (None, input_shape[1] - 2, input_shape[2] - 2, self.filters)

    def forward(self, x, training=False):
        self.x, W = x, self.params["kernel"]
        u = self.params["bias"]
        rows, columns = x.shape[1] - 2, x.shape[2] - 2
        for d in range(3):
            for e in range(3):
                u = u + x[:, d : d + rows, e : e + columns] @ W[d, e]
        return u

    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e].T
        self.grads = {"kernel": dL_dW, "bias": back.sum(axis=0)}
        return dL_dx

def convolve_each(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% merge_gradients: added
# says: the sum of two means is about twice too large
def merge_gradients(gradients, sizes):
    total = np.zeros_like(gradients[0])
    for g in gradients:
        total = total + g
    return total


# %% merge_gradients: the plain mean
# says: the mean of the processes' means
def merge_gradients(gradients, sizes):
    return np.mean(gradients, axis=0)


# %% merge_gradients: never divided
# says: divide by the number of samples, `sum(sizes)`
def merge_gradients(gradients, sizes):
    total = 0
    for g, n in zip(gradients, sizes):
        total = total + n * g
    return total


# %% merge_gradients: divided by devices
# says: divided by the number of processes
def merge_gradients(gradients, sizes):
    return sum(n * g for n, g in zip(sizes, gradients)) / len(gradients)


# %% merge_gradients: sizes crossed
# says: The sizes have changed places
def merge_gradients(gradients, sizes):
    return np.average(gradients, axis=0, weights=sizes[::-1])


# %% merge_gradients: divided twice
# says: which each process has done already
def merge_gradients(gradients, sizes):
    return sum(g / n for n, g in zip(sizes, gradients))


# %% merge_gradients: one number
# says: shape
def merge_gradients(gradients, sizes):
    return np.average(gradients)


# %% merge_gradients: no return
# says: hands nothing back
def merge_gradients(gradients, sizes):
    merged = sum(n * g for n, g in zip(sizes, gradients)) / sum(sizes)


# %% merge_gradients: printed
# says: in place of `print`
def merge_gradients(gradients, sizes):
    print(sum(n * g for n, g in zip(sizes, gradients)) / sum(sizes))


# %% merge_gradients: a trailing comma
# says: a tuple
def merge_gradients(gradients, sizes):
    return sum(n * g for n, g in zip(sizes, gradients)) / sum(sizes),


# %% merge_gradients: the caller's list spoiled
# says: changed
def merge_gradients(gradients, sizes):
    for i in range(len(sizes)):
        gradients[i] = gradients[i] * sizes[i]
    return sum(gradients) / sum(sizes)


# %% merge_gradients: the first gradient spoiled
# says: changed
def merge_gradients(gradients, sizes):
    total = gradients[0]
    total *= sizes[0]
    for n, g in zip(sizes[1:], gradients[1:]):
        total += n * g
    return total / sum(sizes)


# %% merge_gradients: return in the loop
# says: stands inside the loop
def merge_gradients(gradients, sizes):
    total = 0
    for n, g in zip(sizes, gradients):
        total = total + n * g
        return total / sum(sizes)


# %% merge_gradients: two devices only
# says: expected
def merge_gradients(gradients, sizes):
    g1, g2 = gradients[0], gradients[1]
    n1, n2 = sizes[0], sizes[1]
    return (n1 * g1 + n2 * g2) / (n1 + n2)


# %% merge_gradients: the example
# says: expected
def merge_gradients(gradients, sizes):
    return np.array([2.0, 4.0])


# %% merge_gradients: the list times a number
# says: Error
def merge_gradients(gradients, sizes):
    return gradients * sizes / sum(sizes)


# %% merge_gradients: sum of a list as a method
# says: has no `sum`
# not: earlier method
def merge_gradients(gradients, sizes):
    return sum(n * g for n, g in zip(sizes, gradients)) / sizes.sum()


# %% convolve: flipped
# says: turned by 180 degrees
def convolve(x, W):
    return convolve_each(x, np.flip(W))


# %% convolve: padded
# says: half outside, over zeros
def convolve(x, W):
    height, width = W.shape
    x = np.pad(x, ((height // 2, (height - 1) // 2), (width // 2, (width - 1) // 2)))
    return convolve_each(x, W)


# %% convolve: one short
# says: The last row and column are missing
def convolve(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height, x.shape[1] - width))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% convolve: transposed
# says: Rows and columns of the kernel
def convolve(x, W):
    return convolve_each(x, W.T)


# %% convolve: the mean
# says: the mean of the products
def convolve(x, W):
    return convolve_each(x, W) / W.size


# %% convolve: the largest
# says: leaves W aside
def convolve(x, W):
    return np.lib.stride_tricks.sliding_window_view(x, W.shape).max(axis=(2, 3))


# %% convolve: tiles
# says: never overlap
def convolve(x, W):
    return convolve_each(x, W)[:: W.shape[0], :: W.shape[1]]


# %% convolve: always three by three
# says: Two shapes do not fit
def convolve(x, W):
    u = np.zeros((x.shape[0] - 2, x.shape[1] - 2))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + 3, j : j + 3] * W)
    return u


# %% convolve: matmul
# says: matmul
def convolve(x, W):
    height, width = W.shape
    rows, columns = x.shape[0] - height + 1, x.shape[1] - width + 1
    return np.array(
        [[np.sum(x[i : i + height, j : j + width] @ W) for j in range(columns)] for i in range(rows)]
    )


# %% convolve: no return
# says: hands nothing back
def convolve(x, W):
    u = convolve_each(x, W)


# %% convolve: printed
# says: in place of `print`
def convolve(x, W):
    print(convolve_each(x, W))


# %% convolve: a trailing comma
# says: a tuple
def convolve(x, W):
    return convolve_each(x, W),


# %% convolve: one number
# says: shape ()
def convolve(x, W):
    height, width = W.shape
    for i in range(x.shape[0] - height + 1):
        for j in range(x.shape[1] - width + 1):
            u = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% convolve: return in the loop
# says: stands inside the loop
def convolve(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
        return u


# %% convolve: a flat list
# says: shape (6,)
def convolve(x, W):
    height, width = W.shape
    u = []
    for i in range(x.shape[0] - height + 1):
        for j in range(x.shape[1] - width + 1):
            u.append(np.sum(x[i : i + height, j : j + width] * W))
    return np.array(u)


# %% convolve: rows and columns of u mixed up
# says: IndexError
# not: 180 degrees
def convolve(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))
    for i in range(u.shape[1]):
        for j in range(u.shape[0]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% convolve: range of a shape
# says: A shape is a tuple
def convolve(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))
    for i in range(u.shape):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% convolve: zeros without a second pair of parentheses
# says: TypeError
# not: It should take
def convolve(x, W):
    height, width = W.shape
    u = np.zeros(x.shape[0] - height + 1, x.shape[1] - width + 1)
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% convolve: whole numbers
# says: decimals
def convolve(x, W):
    return convolve_each(x, W).astype(int)


# %% convolve: a list of rows
# says: list
def convolve(x, W):
    return convolve_each(x, W).tolist()


# %% convolve: written into the image
# says: changed
def convolve(x, W):
    height, width = W.shape
    rows, columns = x.shape[0] - height + 1, x.shape[1] - width + 1
    for i in range(rows):
        for j in range(columns):
            x[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return x[:rows, :columns]


# %% conv2d: no bias
# says: leaves out the bias
class Conv2D(Whole):
    def forward(self, x, training=False):
        self.x, W = x, self.params["kernel"]
        u = 0
        rows, columns = x.shape[1] - 2, x.shape[2] - 2
        for d in range(3):
            for e in range(3):
                u = u + x[:, d : d + rows, e : e + columns] @ W[d, e]
        return u


# %% conv2d: the bias nine times
# says: once for each of the nine places
class Conv2D(Whole):
    def forward(self, x, training=False):
        self.x, W = x, self.params["kernel"]
        u = 0
        rows, columns = x.shape[1] - 2, x.shape[2] - 2
        for d in range(3):
            for e in range(3):
                u = u + x[:, d : d + rows, e : e + columns] @ W[d, e] + self.params["bias"]
        return u


# %% conv2d: flipped
# says: turns the kernel by 180 degrees
class Conv2D(Whole):
    def forward(self, x, training=False):
        self.x, W = x, self.params["kernel"]
        u = self.params["bias"]
        rows, columns = x.shape[1] - 2, x.shape[2] - 2
        for d in range(3):
            for e in range(3):
                u = u + x[:, d : d + rows, e : e + columns] @ W[2 - d, 2 - e]
        return u


# %% conv2d: with relu
# says: cuts off what is negative
class Conv2D(Whole):
    def forward(self, x, training=False):
        self.x, W = x, self.params["kernel"]
        u = self.params["bias"]
        rows, columns = x.shape[1] - 2, x.shape[2] - 2
        for d in range(3):
            for e in range(3):
                u = u + x[:, d : d + rows, e : e + columns] @ W[d, e]
        return np.maximum(u, 0)


# %% conv2d: overwritten
# says: their gradients add (06)
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] = dL_du @ W[d, e].T
        self.grads = {"kernel": dL_dW, "bias": back.sum(axis=0)}
        return dL_dx


# %% conv2d: bias over samples alone
# says: summed over the samples alone
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e].T
        self.grads = {"kernel": dL_dW, "bias": dL_du.sum(axis=0)}
        return dL_dx


# %% conv2d: bias mean
# says: is a mean
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e].T
        self.grads = {"kernel": dL_dW, "bias": back.mean(axis=0)}
        return dL_dx


# %% conv2d: divided by samples
# says: is divided by the number of samples
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back / len(dL_du)
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e].T
        self.grads = {"kernel": dL_dW, "bias": back.sum(axis=0)}
        return dL_dx


# %% conv2d: nothing returned on the way back
# says: `backward` computes but hands nothing back
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e].T
        self.grads = {"kernel": dL_dW, "bias": back.sum(axis=0)}


# %% conv2d: forward returns in the loop
# says: `return u` stands inside the loop
# not: Error
class Conv2D(Whole):
    def forward(self, x, training=False):
        self.x, W = x, self.params["kernel"]
        u = self.params["bias"]
        rows, columns = x.shape[1] - 2, x.shape[2] - 2
        for d in range(3):
            for e in range(3):
                u = u + x[:, d : d + rows, e : e + columns] @ W[d, e]
            return u


# %% conv2d: no transpose on the way back
# says: Error
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e]
        self.grads = {"kernel": dL_dW, "bias": back.sum(axis=0)}
        return dL_dx


# %% conv2d: no gradients kept
# says: grads
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e].T
        return dL_dx


# %% conv2d: an object in place of the class
# says: Give the class itself
Conv2D = Whole(8)


# %% conv2d: what arrives is changed
# says: changed
class Conv2D(Whole):
    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros_like(W), np.zeros_like(self.x)
        rows, columns = dL_du.shape[1:3]
        back = dL_du.reshape(-1, self.filters)
        for d in range(3):
            for e in range(3):
                part = self.x[:, d : d + rows, e : e + columns]
                dL_dW[d, e] = part.reshape(-1, part.shape[-1]).T @ back
                dL_dx[:, d : d + rows, e : e + columns] += dL_du @ W[d, e].T
        self.grads = {"kernel": dL_dW, "bias": back.sum(axis=0)}
        dL_du *= 0
        return dL_dx
