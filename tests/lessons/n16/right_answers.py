"""Right answers to the tasks of notebook 16."""

# %% given
import functools
import itertools
import math
import operator

import numpy as np


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


# %% conv_params: math.prod
import math


def conv_params(rows, columns, depth, n):
    return n * (1 + math.prod((rows, columns, depth)))


# %% conv_params: a callable object
class Counter:
    def __call__(self, height, width, channels, filters):
        weights = height * width * channels * filters
        return weights + filters


conv_params = Counter()


# %% conv_params: lambda
conv_params = lambda height, width, channels, filters: (height * width * channels + 1) * filters


# %% conv_params: weights and biases
def conv_params(height, width, channels, filters):
    weights = height * width * channels * filters
    biases = filters
    return weights + biases


# %% conv_params: np.multiply
def conv_params(height: int, width: int, channels: int, filters) -> np.ndarray:
    return np.multiply(height * width * channels + 1, filters)


# %% conv_params: as a Dense layer on windows
def dense_params(n_in, units):
    return n_in * units + units


def conv_params(height, width, channels, filters):
    return dense_params(height * width * channels, filters)


# %% conv_params: a loop over the channels
def conv_params(height, width, channels, filters):
    one_filter = 1
    for _ in range(channels):
        one_filter += height * width
    return one_filter * filters


# %% conv_params: decimals
def conv_params(height, width, channels, filters):
    return np.asarray(filters, dtype=float) * (float(height) * width * channels + 1.0)


# %% conv_params: partial
def count(bias, height, width, channels, filters):
    return (height * width * channels + bias) * filters


conv_params = functools.partial(count, 1)
