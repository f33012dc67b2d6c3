"""Right answers to the tasks of notebook 16."""

# %% given
import numpy as np

import nnlib


# %% merge_gradients: np.average in float32
def merge_gradients(parts, counts):
    parts = [np.asarray(g, dtype=np.float32) for g in parts]
    return np.average(parts, axis=0, weights=counts).astype(np.float32)


# %% merge_gradients: reduce, by a lambda
import functools
import operator

merge_gradients = lambda g, n: functools.reduce(operator.add, map(operator.mul, n, g)) / sum(n)


# %% merge_gradients: a loop with range
def merge_gradients(gradients, sizes):
    total = 0
    for i in range(len(sizes)):
        total = total + sizes[i] * gradients[i]
    return total / sum(sizes)


# %% merge_gradients: shares of the whole
def merge_gradients(gradients, sizes):
    n = np.sum(sizes)
    merged = np.zeros_like(gradients[0])
    for g, size in zip(gradients, sizes):
        merged += size / n * g
    return merged


# %% merge_gradients: stacked
def merge_gradients(gradients: list, sizes: list) -> np.ndarray:
    return np.tensordot(sizes, np.stack(gradients), axes=1) / np.sum(sizes)


# %% merge_gradients: einsum
def merge_gradients(gradients, sizes):
    return np.einsum("d,d...->...", np.array(sizes) / sum(sizes), np.array(gradients))


# %% merge_gradients: a callable object
class Merger:
    def __call__(self, gradients, sizes):
        sums = [n * g for g, n in zip(gradients, sizes)]
        return np.sum(sums, axis=0) / sum(sizes)


merge_gradients = Merger()


# %% merge_gradients: pair by pair
def merge_gradients(gradients, sizes):
    merged, seen = gradients[0], sizes[0]
    for g, n in zip(gradients[1:], sizes[1:]):
        merged = (seen * merged + n * g) / (seen + n)
        seen += n
    return merged


# %% merge_gradients: flattened and put into shape again
def merge_gradients(gradients, sizes):
    rows = np.array([g.ravel() for g in gradients])
    return (np.array(sizes) @ rows / sum(sizes)).reshape(gradients[0].shape)


# %% convolve: shifted copies of the image in float32
import itertools


def convolve(image, kernel):
    height, width = kernel.shape
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    u = np.zeros((rows, columns), dtype=np.float32)
    for d, e in itertools.product(range(height), range(width)):
        u += (kernel[d, e] * image[d : d + rows, e : e + columns]).astype(np.float32)
    return u


# %% convolve: a partial of windows and einsum
import functools


def windowed(rule, x, W):
    return np.einsum(rule, np.lib.stride_tricks.sliding_window_view(x, W.shape), W)


convolve = functools.partial(windowed, "ijde,de->ij")


# %% convolve: two loops
def convolve(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% convolve: four loops
def convolve(x, W):
    u = np.zeros((len(x) - len(W) + 1, len(x[0]) - len(W[0]) + 1))
    for i in range(len(u)):
        for j in range(len(u[0])):
            for d in range(len(W)):
                for e in range(len(W[0])):
                    u[i, j] += W[d, e] * x[i + d, j + e]
    return u


# %% convolve: a comprehension
def convolve(x: np.ndarray, W: np.ndarray) -> np.ndarray:
    h, w = W.shape
    return np.array(
        [
            [(x[i : i + h, j : j + w] * W).sum() for j in range(x.shape[1] - w + 1)]
            for i in range(x.shape[0] - h + 1)
        ]
    )


# %% convolve: windows as rows of a matrix
def convolve(x, W):
    windows = np.lib.stride_tricks.sliding_window_view(x, W.shape)
    rows = windows.reshape(-1, W.size)
    return (rows @ W.ravel()).reshape(windows.shape[:2])


# %% convolve: lists, made an array at the end
def convolve(x, W):
    height, width = W.shape
    u = []
    for i in range(x.shape[0] - height + 1):
        row = []
        for j in range(x.shape[1] - width + 1):
            row.append(np.vdot(x[i : i + height, j : j + width], W))
        u.append(row)
    return np.array(u)


# %% convolve: np.convolve, row by row
def convolve(x, W):
    rows = len(x) - len(W) + 1
    return np.array(
        [
            sum(np.convolve(x[i + d], W[d, ::-1], mode="valid") for d in range(len(W)))
            for i in range(rows)
        ]
    )


# %% convolve: a helper in the same cell and while
def window(x, i, j, shape):
    return x[i : i + shape[0], j : j + shape[1]]


def convolve(x, W):
    u = np.empty(tuple(np.subtract(x.shape, W.shape) + 1))
    i = 0
    while i < len(u):
        u[i] = [np.tensordot(window(x, i, j, W.shape), W) for j in range(u.shape[1])]
        i += 1
    return u


# %% conv2d: nine Dense layers
class Conv2D(nnlib.layers.Layer):
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


# %% conv2d: windows and einsum
class Conv2D(nnlib.layers.Layer):
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
        self.x = x
        windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(1, 2))
        return np.einsum("nijcde,decf->nijf", windows, self.params["kernel"]) + self.params["bias"]

    def backward(self, dL_du):
        windows = np.lib.stride_tricks.sliding_window_view(self.x, (3, 3), axis=(1, 2))
        self.grads["kernel"] = np.einsum("nijcde,nijf->decf", windows, dL_du)
        self.grads["bias"] = np.einsum("nijf->f", dL_du)
        padded = np.pad(dL_du, ((0, 0), (2, 2), (2, 2), (0, 0)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))
        return np.einsum("nijfde,decf->nijc", windows, self.params["kernel"][::-1, ::-1])


# %% conv2d: loops over the places of the map
class Conv2D(nnlib.layers.Layer):
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
        self.x = x
        u = np.zeros((len(x), x.shape[1] - 2, x.shape[2] - 2, self.filters))
        for i in range(u.shape[1]):
            for j in range(u.shape[2]):
                window = x[:, i : i + 3, j : j + 3]
                u[:, i, j] = np.tensordot(window, self.params["kernel"], axes=3)
        return u + self.params["bias"]

    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dW, dL_dx = np.zeros(W.shape), np.zeros(self.x.shape)
        for i in range(dL_du.shape[1]):
            for j in range(dL_du.shape[2]):
                window, arriving = self.x[:, i : i + 3, j : j + 3], dL_du[:, i, j]
                dL_dW += np.tensordot(window, arriving, axes=(0, 0))
                dL_dx[:, i : i + 3, j : j + 3] += np.tensordot(arriving, W, axes=(1, 3))
        self.grads = {"kernel": dL_dW, "bias": dL_du.sum(axis=(0, 1, 2))}
        return dL_dx


# %% conv2d: rows of windows, as Dense
class Conv2D(nnlib.layers.Layer):
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
        self.shape = x.shape
        view = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(1, 2))
        view = view.transpose(0, 1, 2, 4, 5, 3)
        self.rows = view.reshape(-1, 9 * x.shape[-1])
        W = self.params["kernel"].reshape(-1, self.filters)
        return (self.rows @ W + self.params["bias"]).reshape(*view.shape[:3], self.filters)

    def backward(self, dL_du):
        n, height, width, channels = self.shape
        back = dL_du.reshape(-1, self.filters)
        self.grads["kernel"] = (self.rows.T @ back).reshape(3, 3, channels, self.filters)
        self.grads["bias"] = back.sum(0)
        W = self.params["kernel"].reshape(-1, self.filters)
        pieces = (back @ W.T).reshape(n, height - 2, width - 2, 3, 3, channels)
        dL_dx = np.zeros(self.shape)
        for d in range(3):
            for e in range(3):
                dL_dx[:, d : d + height - 2, e : e + width - 2] += pieces[:, :, :, d, e]
        return dL_dx


# %% conv2d: a helper in the same cell
def shifted(x, d, e):
    return x[:, d : x.shape[1] - 2 + d, e : x.shape[2] - 2 + e]


class Conv2D(nnlib.layers.Layer):
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
        self.x = x
        W = self.params["kernel"]
        parts = [shifted(x, d, e) @ W[d, e] for d in range(3) for e in range(3)]
        return sum(parts) + self.params["bias"]

    def backward(self, dL_du):
        W, dL_dx = self.params["kernel"], np.zeros_like(self.x)
        dL_dW = np.empty_like(W)
        for d in range(3):
            for e in range(3):
                dL_dW[d, e] = np.einsum("nijc,nijf->cf", shifted(self.x, d, e), dL_du)
                shifted(dL_dx, d, e)[...] += dL_du @ W[d, e].T
        self.grads["kernel"] = dL_dW
        self.grads["bias"] = dL_du.sum(axis=(0, 1, 2))
        return dL_dx


# %% conv2d: itertools.product
import itertools


class Conv2D(nnlib.layers.Layer):
    def __init__(self, filters):
        super().__init__()
        self.filters = filters

    def build(self, input_shape, rng):
        shape = (3, 3, input_shape[-1], self.filters)
        self.params = {"kernel": rng.normal(0, 0.1, shape), "bias": np.zeros(self.filters)}
        super().build(input_shape, rng)

    def compute_output_shape(self, input_shape):
        return (None, input_shape[1] - 2, input_shape[2] - 2, self.filters)

    def places(self):
        rows, columns = self.x.shape[1] - 2, self.x.shape[2] - 2
        for d, e in itertools.product(range(3), repeat=2):
            yield (d, e), (slice(None), slice(d, d + rows), slice(e, e + columns))

    def forward(self, x, training=False):
        self.x = x
        W, b = self.params["kernel"], self.params["bias"]
        return b + sum(x[where] @ W[place] for place, where in self.places())

    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dx = np.zeros(self.x.shape)
        self.grads["kernel"] = np.zeros(W.shape)
        self.grads["bias"] = dL_du.reshape(-1, self.filters).sum(axis=0)
        for place, where in self.places():
            self.grads["kernel"][place] = np.tensordot(self.x[where], dL_du, axes=([0, 1, 2],) * 2)
            dL_dx[where] += dL_du @ W[place].T
        return dL_dx


# %% conv2d: sample by sample
class Conv2D(nnlib.layers.Layer):
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
        self.x = x.copy()
        return np.array([self.one(image) for image in x])

    def one(self, image):
        height, width = image.shape[:2]
        u = np.zeros((height - 2, width - 2, self.filters))
        for i in range(height - 2):
            for j in range(width - 2):
                for f in range(self.filters):
                    window = image[i : i + 3, j : j + 3]
                    u[i, j, f] = np.sum(window * self.params["kernel"][..., f])
                    u[i, j, f] += self.params["bias"][f]
        return u

    def backward(self, dL_du):
        W = self.params["kernel"]
        dL_dx, dL_dW, dL_db = np.zeros_like(self.x), np.zeros_like(W), np.zeros(self.filters)
        for n, i, j, f in np.ndindex(dL_du.shape):
            slope = dL_du[n, i, j, f]
            dL_dx[n, i : i + 3, j : j + 3] += slope * W[..., f]
            dL_dW[..., f] += slope * self.x[n, i : i + 3, j : j + 3]
            dL_db[f] += slope
        self.grads["kernel"], self.grads["bias"] = dL_dW, dL_db
        return dL_dx


# %% conv2d: type hints and keyword sums
class Conv2D(nnlib.layers.Layer):
    def __init__(self, filters):
        super().__init__()
        self.filters = filters

    def build(self, input_shape, rng):
        shape = (3, 3, input_shape[-1], self.filters)
        self.params = {"kernel": rng.normal(0, 0.1, shape), "bias": np.zeros(self.filters)}
        super().build(input_shape, rng)

    def compute_output_shape(self, input_shape):
        return (None, input_shape[1] - 2, input_shape[2] - 2, self.filters)

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """(n, height, width, channels) -> (n, height - 2, width - 2, filters)."""
        self.input = np.asarray(x, dtype=float)
        n, height, width, _ = self.input.shape
        u = np.zeros((n, height - 2, width - 2, self.filters))
        for k in range(9):
            d, e = divmod(k, 3)
            part = self.input[:, d : height - 2 + d, e : width - 2 + e]
            u += np.einsum("nijc,cf->nijf", part, self.params["kernel"][d, e])
        u += self.params["bias"]
        return u

    def backward(self, dL_du: np.ndarray) -> np.ndarray:
        n, height, width, _ = self.input.shape
        kernel, dL_dx = np.zeros(self.params["kernel"].shape), np.zeros(self.input.shape)
        for k in range(9):
            d, e = divmod(k, 3)
            rows, columns = slice(d, height - 2 + d), slice(e, width - 2 + e)
            kernel[d, e] = np.einsum("nijc,nijf->cf", self.input[:, rows, columns], dL_du)
            dL_dx[:, rows, columns] += np.einsum("nijf,cf->nijc", dL_du, self.params["kernel"][d, e])
        self.grads.update(kernel=kernel, bias=np.sum(dL_du, axis=(0, 1, 2)))
        return dL_dx
