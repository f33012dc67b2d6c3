"""Tasks of notebook 16: gradients of several processes become one; a convolution; a layer."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n16_beyond_nnlib import layer_task


def merge_gradients(gradients, sizes):
    return sum(n * g for n, g in zip(sizes, gradients)) / sum(sizes)


def convolve(x, W):
    windows = np.lib.stride_tricks.sliding_window_view(x, W.shape)
    return (windows * W).sum(axis=(2, 3))


def _padded(x, W):
    height, width = W.shape
    edges = ((height // 2, (height - 1) // 2), (width // 2, (width - 1) // 2))
    return convolve(np.pad(x, edges), W)


def _tiles(x, W):
    return convolve(x, W)[:: W.shape[0], :: W.shape[1]]


TASKS = [
    Task(
        key="merge_gradients",
        title="One gradient from several",
        reference=merge_gradients,
        cases=[
            lambda rng: ([np.array([1.0, 2.0]), np.array([5.0, 10.0])], [3, 1]),
            lambda rng: ([rng.normal(size=(4, 3)) for _ in range(3)], [50, 50, 27]),
            lambda rng: ([rng.normal(size=(2, 3)) for _ in range(2)], [1, 6]),
        ],
        remark="With equal shares the result is the plain mean. TensorFlow's strategy counts on equal "
        "shares.",
        hints=[
            "Each process has divided by its own number of samples. Undo this division first.",
            "`n * g` is the sum over a process's samples. Add these up, then divide once, by the number of "
            "all samples.",
            "`sum(n * g for n, g in zip(sizes, gradients)) / ...`: how many samples are there in all?",
        ],
        slips=[
            Slip(
                "sum",
                lambda gradients, sizes: sum(gradients),
                "This adds the gradients up. Each is a mean over its share already: the sum of two means is "
                "about twice too large.",
            ),
            Slip(
                "plain mean",
                lambda gradients, sizes: sum(gradients) / len(gradients),
                "This is the mean of the processes' means. A share of one sample then counts as much as a "
                "share of fifty; weigh each by its size.",
            ),
            Slip(
                "never divided",
                lambda gradients, sizes: sum(n * g for n, g in zip(sizes, gradients)),
                "The sums over all samples are right. The batch's gradient is their mean: divide by the "
                "number of samples, `sum(sizes)`.",
            ),
            Slip(
                "by devices",
                lambda gradients, sizes: sum(n * g for n, g in zip(sizes, gradients)) / len(sizes),
                "The sums over all samples are right, but they are divided by the number of processes. "
                "Divide by the number of samples.",
            ),
            Slip(
                "sizes crossed",
                lambda gradients, sizes: merge_gradients(gradients, sizes[::-1]),
                "The sizes have changed places. Each gradient goes with the size of its own share.",
            ),
            Slip(
                "divided twice",
                lambda gradients, sizes: sum(g / n for n, g in zip(sizes, gradients)),
                "This divides by the size of the share, which each process has done already. Multiply by it.",
            ),
        ],
    ),
    Task(
        key="convolve",
        title="A convolution",
        reference=convolve,
        cases=[
            lambda rng: (np.arange(12.0).reshape(3, 4), np.array([[1.0, 2.0], [0.0, -1.0]])),
            lambda rng: (rng.normal(size=(7, 6)), rng.normal(size=(3, 3))),
            lambda rng: (rng.normal(size=(6, 6)), rng.normal(size=(2, 3))),
            lambda rng: (rng.normal(size=(4, 5)), rng.normal(size=(4, 4))),
        ],
        remark="The same nine weights serve the whole image. What they learn in one corner, they can use in "
        "every other place.",
        hints=[
            "One number of the result belongs to one window of x. Begin with the window in the upper left "
            "corner. Then move it.",
            "The window at row i, column j is `x[i : i + height, j : j + width]`, with "
            "`height, width = W.shape`. It fits `len(x) - height + 1` times from top to bottom.",
            "`u[i, j] = np.sum(x[i : i + height, j : j + width] * ...)` inside two loops, on `u = "
            "np.zeros((x.shape[0] - height + 1, x.shape[1] - width + 1))`.",
        ],
        slips=[
            Slip(
                "flipped",
                lambda x, W: convolve(x, W[::-1, ::-1]),
                "The kernel is turned by 180 degrees. In mathematics a convolution is defined so; networks "
                "leave the turn out, Keras too.",
            ),
            Slip(
                "padded",
                _padded,
                "The result is as large as x: the window also stood half outside, over zeros. Here it stays "
                'inside (Keras calls that `padding="valid"`).',
            ),
            Slip(
                "one short",
                lambda x, W: convolve(x, W)[:-1, :-1],
                "The last row and column are missing: a window of height h fits len(x) − h + 1 times.",
            ),
            Slip(
                "transposed kernel",
                lambda x, W: convolve(x, W.T),
                "Rows and columns of the kernel have changed places. `W[0, 1]` meets the pixel to the right "
                "of the window's first.",
            ),
            Slip(
                "mean",
                lambda x, W: convolve(x, W) / W.size,
                "This is the mean of the products. The weighted sum of 01 is their sum.",
            ),
            Slip(
                "tiles",
                _tiles,
                "The window jumps by its own width, so that windows never overlap. It moves by one pixel.",
            ),
            Slip(
                "largest",
                lambda x, W: np.lib.stride_tricks.sliding_window_view(x, W.shape).max(axis=(2, 3)),
                "This takes the largest pixel of each window and leaves W aside. Multiply, then add up.",
            ),
        ],
    ),
    layer_task.TASK,
]
