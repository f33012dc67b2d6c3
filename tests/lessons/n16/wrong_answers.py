"""Wrong answers to the tasks of notebook 16."""

# %% given
import numpy as np

def convolve_each(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% merge_gradients: merge by adding
# says: the sum of two means is about twice too large
def merge_gradients(gradients, sizes):
    total = np.zeros_like(gradients[0])
    for g in gradients:
        total = total + g
    return total


# %% merge_gradients: merge by plain mean
# says: the mean of the devices' means
def merge_gradients(gradients, sizes):
    return np.mean(gradients, axis=0)


# %% merge_gradients: merge without dividing
# says: divide by the number of samples, `sum(sizes)`
def merge_gradients(gradients, sizes):
    total = 0
    for g, n in zip(gradients, sizes):
        total = total + n * g
    return total


# %% merge_gradients: merge divided by devices
# says: divided by the number of devices
def merge_gradients(gradients, sizes):
    return sum(n * g for n, g in zip(sizes, gradients)) / len(gradients)


# %% merge_gradients: merge with sizes crossed
# says: The sizes have changed places
def merge_gradients(gradients, sizes):
    return np.average(gradients, axis=0, weights=sizes[::-1])


# %% merge_gradients: merge divided twice
# says: which each device has done already
def merge_gradients(gradients, sizes):
    return sum(g / n for n, g in zip(sizes, gradients))


# %% merge_gradients: merge to one number
# says: shape
def merge_gradients(gradients, sizes):
    return np.average(gradients)


# %% convolve: convolve flipped
# says: turned by 180 degrees
def convolve(x, W):
    return convolve_each(x, np.flip(W))


# %% convolve: convolve padded
# says: half outside, over zeros
def convolve(x, W):
    height, width = W.shape
    x = np.pad(x, ((height // 2, (height - 1) // 2), (width // 2, (width - 1) // 2)))
    return convolve_each(x, W)


# %% convolve: convolve one short
# says: The last row and column are missing
def convolve(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height, x.shape[1] - width))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


# %% convolve: convolve transposed
# says: Rows and columns of the kernel
def convolve(x, W):
    return convolve_each(x, W.T)


# %% convolve: convolve mean
# says: the mean of the products
def convolve(x, W):
    return convolve_each(x, W) / W.size


# %% convolve: convolve max
# says: leaves W aside
def convolve(x, W):
    return np.lib.stride_tricks.sliding_window_view(x, W.shape).max(axis=(2, 3))


# %% convolve: convolve tiles
# says: never overlap
def convolve(x, W):
    return convolve_each(x, W)[:: W.shape[0], :: W.shape[1]]


# %% convolve: convolve three by three
# says: Two shapes do not fit
def convolve(x, W):
    u = np.zeros((x.shape[0] - 2, x.shape[1] - 2))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + 3, j : j + 3] * W)
    return u


# %% convolve: convolve by matmul
# says: matmul
def convolve(x, W):
    height, width = W.shape
    rows, columns = x.shape[0] - height + 1, x.shape[1] - width + 1
    return np.array(
        [[np.sum(x[i : i + height, j : j + width] @ W) for j in range(columns)] for i in range(rows)]
    )


# %% conv_params: params without bias
# says: Each filter also has a bias
def conv_params(height, width, channels, filters):
    return height * width * channels * filters


# %% conv_params: params with one bias
# says: one bias in all
def conv_params(height, width, channels, filters):
    return height * width * channels * filters + 1


# %% conv_params: params without channels
# says: The channels do not count
def conv_params(height, width, channels, filters):
    return (height * width + 1) * filters


# %% conv_params: params with bias per channel
# says: every pair of channel and filter
def conv_params(height, width, channels, filters):
    return (height * width + 1) * channels * filters


# %% conv_params: params of one filter
# says: That is one filter
def conv_params(height, width, channels, filters):
    return height * width * channels + np.ones_like(filters)


# %% conv_params: params as dense
# says: conv_params
def conv_params(height, width, channels, filters):
    return height * width * channels + filters
