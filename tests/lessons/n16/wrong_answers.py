"""Wrong answers to the tasks of notebook 16."""

import numpy as np


def merge_by_adding(gradients, sizes):
    total = np.zeros_like(gradients[0])
    for g in gradients:
        total = total + g
    return total


def merge_by_plain_mean(gradients, sizes):
    return np.mean(gradients, axis=0)


def merge_without_dividing(gradients, sizes):
    total = 0
    for g, n in zip(gradients, sizes):
        total = total + n * g
    return total


def merge_divided_by_devices(gradients, sizes):
    return sum(n * g for n, g in zip(sizes, gradients)) / len(gradients)


def merge_with_sizes_crossed(gradients, sizes):
    return np.average(gradients, axis=0, weights=sizes[::-1])


def merge_divided_twice(gradients, sizes):
    return sum(g / n for n, g in zip(sizes, gradients))


def merge_to_one_number(gradients, sizes):
    return np.average(gradients)


def convolve_flipped(x, W):
    return convolve_each(x, np.flip(W))


def convolve_padded(x, W):
    height, width = W.shape
    x = np.pad(x, ((height // 2, (height - 1) // 2), (width // 2, (width - 1) // 2)))
    return convolve_each(x, W)


def convolve_each(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


def convolve_one_short(x, W):
    height, width = W.shape
    u = np.zeros((x.shape[0] - height, x.shape[1] - width))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + height, j : j + width] * W)
    return u


def convolve_transposed(x, W):
    return convolve_each(x, W.T)


def convolve_mean(x, W):
    return convolve_each(x, W) / W.size


def convolve_max(x, W):
    return np.lib.stride_tricks.sliding_window_view(x, W.shape).max(axis=(2, 3))


def convolve_tiles(x, W):
    return convolve_each(x, W)[:: W.shape[0], :: W.shape[1]]


def convolve_three_by_three(x, W):
    u = np.zeros((x.shape[0] - 2, x.shape[1] - 2))
    for i in range(u.shape[0]):
        for j in range(u.shape[1]):
            u[i, j] = np.sum(x[i : i + 3, j : j + 3] * W)
    return u


def convolve_by_matmul(x, W):
    height, width = W.shape
    rows, columns = x.shape[0] - height + 1, x.shape[1] - width + 1
    return np.array(
        [[np.sum(x[i : i + height, j : j + width] @ W) for j in range(columns)] for i in range(rows)]
    )


def params_without_bias(height, width, channels, filters):
    return height * width * channels * filters


def params_with_one_bias(height, width, channels, filters):
    return height * width * channels * filters + 1


def params_without_channels(height, width, channels, filters):
    return (height * width + 1) * filters


def params_with_bias_per_channel(height, width, channels, filters):
    return (height * width + 1) * channels * filters


def params_of_one_filter(height, width, channels, filters):
    return height * width * channels + np.ones_like(filters)


def params_as_dense(height, width, channels, filters):
    return height * width * channels + filters


WRONG = [
    ("merge_gradients", merge_by_adding, "the sum of two means is about twice too large"),
    ("merge_gradients", merge_by_plain_mean, "the mean of the devices' means"),
    ("merge_gradients", merge_without_dividing, "divide by the number of samples, `sum(sizes)`"),
    ("merge_gradients", merge_divided_by_devices, "divided by the number of devices"),
    ("merge_gradients", merge_with_sizes_crossed, "The sizes have changed places"),
    ("merge_gradients", merge_divided_twice, "which each device has done already"),
    ("merge_gradients", merge_to_one_number, "shape"),
    ("convolve", convolve_flipped, "turned by 180 degrees"),
    ("convolve", convolve_padded, "half outside, over zeros"),
    ("convolve", convolve_one_short, "The last row and column are missing"),
    ("convolve", convolve_transposed, "Rows and columns of the kernel"),
    ("convolve", convolve_mean, "the mean of the products"),
    ("convolve", convolve_max, "leaves W aside"),
    ("convolve", convolve_tiles, "never overlap"),
    ("convolve", convolve_three_by_three, "Two shapes do not fit"),
    ("convolve", convolve_by_matmul, "matmul"),
    ("conv_params", params_without_bias, "Each filter also has a bias"),
    ("conv_params", params_with_one_bias, "one bias in all"),
    ("conv_params", params_without_channels, "The channels do not count"),
    ("conv_params", params_with_bias_per_channel, "every pair of channel and filter"),
    ("conv_params", params_of_one_filter, "That is one filter"),
    ("conv_params", params_as_dense, "conv_params"),
]
