"""Pictures of a convolution: one window's products, whole feature maps, digits that were moved aside.

Lesson: notebooks/16_beyond_nnlib.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import Rectangle

from course.drawing.live import live
from course.drawing.style import CYCLE, DIVERGING, INK, MARKERS, NEGATIVE, new_figure, styled

# name: kernel; each answers to what its name says
KERNELS = {
    "left edge": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "right edge": [[1, 0, -1], [2, 0, -2], [1, 0, -1]],
    "upper edge": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "line across": [[-1, -1, -1], [2, 2, 2], [-1, -1, -1]],
    "line upright": [[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]],
    "spot": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
    "blur": [[1 / 9] * 3] * 3,
}


def _correlate(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3))


def _image(name, image):
    image = np.asarray(image, dtype=float)
    if image.ndim != 2 or min(image.shape) < 3:
        raise ValueError(
            f"{name} must be one image of shape (height, width), at least 3 × 3; got {image.shape}."
        )
    return image


def _kernel(name, kernel):
    kernel = np.asarray(kernel, dtype=float)
    if kernel.ndim != 2 or not all(1 <= side <= 5 for side in kernel.shape):
        raise ValueError(f"{name} must be a table of weights, (3, 3) or up to (5, 5); got {kernel.shape}.")
    return kernel


@styled
def feature_maps(image: np.ndarray, kernels: Mapping[str, np.ndarray], relu: bool = False):
    """An image, and for each kernel the kernel above what it makes of the image.

    Args:
        image: Shape (height, width).
        kernels: Title → weights of shape (3, 3).
        relu: Cut off what is negative, as a layer with ReLU does.
    """
    image = _image("image", image)
    kernels = {name: _kernel(f"kernels[{name!r}]", kernel) for name, kernel in kernels.items()}
    maps = {name: _correlate(image, kernel) for name, kernel in kernels.items()}
    if relu:
        maps = {name: np.maximum(u, 0) for name, u in maps.items()}
    n = len(kernels) + 1
    width = max(9.2, 1.3 * n)
    fig = new_figure((width, 0.55 + width / n * 1.75), layout=None)
    grid = fig.add_gridspec(
        2, n, height_ratios=(0.62, 1), left=0.01, right=0.99, bottom=0.02, top=0.88, wspace=0.12, hspace=0.1
    )
    ax = fig.add_subplot(grid[1, 0])
    ax.imshow(image, cmap="gray_r", vmin=0)
    panels = [ax]
    for k, (name, u) in enumerate(maps.items(), 1):
        above, below = fig.add_subplot(grid[0, k]), fig.add_subplot(grid[1, k])
        limit = np.abs(kernels[name]).max() or 1.0
        above.imshow(kernels[name], cmap=DIVERGING, vmin=-limit, vmax=limit)
        above.set_title(name, fontsize=13, pad=4)
        limit = np.abs(u).max() or 1.0
        below.imshow(u, cmap=DIVERGING, vmin=-limit, vmax=limit)
        panels += [above, below]
    for panel in panels:
        panel.set(xticks=(), yticks=())
        panel.grid(False)
        panel.spines[:].set_visible(True)
    return fig


def kernel_explorer(images: np.ndarray, mine: np.ndarray | None = None):
    """One window of a digit, times a kernel, gives one number of the map; move the window, change the kernel.

    Args:
        images: Shape (n, height, width), pixels in [0, 1].
        mine: A kernel of your own, shape (3, 3); it joins the menu, chosen.
    """
    images = np.asarray(images, dtype=float)
    if images.ndim != 3 or min(images.shape) < 1:
        raise ValueError(f"images must have shape (n, height, width), got {images.shape}.")
    kernels = {name: np.array(kernel, dtype=float) for name, kernel in KERNELS.items()}
    if mine is not None:
        mine = np.asarray(mine, dtype=float)
        if mine.shape != (3, 3):
            raise ValueError(f"mine must have shape (3, 3), got {mine.shape}.")
        kernels = {"mine": mine, **kernels}
    height, width = images.shape[1] - 2, images.shape[2] - 2
    u = np.abs(_correlate(images[0], next(iter(kernels.values()))))
    top, left = (int(k) for k in np.unravel_index(u.argmax(), u.shape))  # where there is most to see

    def computed(digit, kernel, row, column, relu):
        u = _correlate(images[digit - 1], kernels[kernel])
        window = images[digit - 1][row : row + 3, column : column + 3]
        return window, kernels[kernel], window * kernels[kernel], np.maximum(u, 0) if relu else u

    def draw(fig, **values):
        picture, result = fig.add_axes((0.01, 0.06, 0.3, 0.8)), fig.add_axes((0.69, 0.06, 0.3, 0.8))
        drawn = picture.imshow(images[0], cmap="gray_r", vmin=0, vmax=1)
        answer = result.imshow(np.zeros((height, width)), cmap=DIVERGING, vmin=-4, vmax=4)
        frames = [
            ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, edgecolor=NEGATIVE, linewidth=3))
            for ax in (picture, result)
        ]
        picture.set_title(f"digit, {images.shape[1]} × {images.shape[2]}", fontsize=14)
        result.set_title(f"feature map, {height} × {width}", fontsize=14)
        tables = [_table(fig, 0.34, bottom, name) for bottom, name in ((0.62, "window"), (0.3, "× kernel"))]
        tables.append(_table(fig, 0.515, 0.46, "= products"))
        total = fig.text(0.59, 0.36, "", ha="center", va="center", fontsize=15)
        for ax in (picture, result):
            ax.set(xticks=(), yticks=())
            ax.grid(False)
            ax.spines[:].set_visible(True)

        def update(digit, kernel, row, column, relu):
            window, weights, products, u = computed(digit, kernel, row, column, relu)
            drawn.set_data(images[digit - 1])
            answer.set_data(u)
            limit = max(np.abs(weights[weights > 0]).sum(), np.abs(weights[weights < 0]).sum()) or 1.0
            answer.set_clim(-limit, limit)
            frames[0].set_bounds(column - 0.5, row - 0.5, 3, 3)
            frames[1].set_bounds(column - 0.5, row - 0.5, 1, 1)
            for table, numbers in zip(tables, (window, weights, products)):
                for text, number in zip(table, numbers.ravel()):
                    text.set_text(told(number))
            said = f"sum {told(products.sum())}"
            total.set_text(f"{said}\nReLU: {told(u[row, column])}" if relu else said)

        update(**values)
        return update

    def readout(values):
        _, _, products, u = computed(**values)
        return (
            f"Row {values['row']}, column {values['column']}: the nine products add up to "
            f"<b>{told(products.sum())}</b>. {np.mean(u > 0):.0%} of the map is positive."
        )

    return live(
        draw,
        alt="A digit with a 3 by 3 window framed; in the middle the window's numbers, the kernel's, and "
        "their products with the sum; on the right the map of all such sums, blue above 0 and orange below.",
        figsize=(9.6, 3.7),
        labels={"digit": "digit", "kernel": "kernel", "row": "row", "column": "column", "relu": "ReLU"},
        readout=readout,
        digit=(1, len(images), 1, 1),
        kernel=list(kernels),
        row=(0, height - 1, 1, top),
        column=(0, width - 1, 1, left),
        relu=False,
    )


def _table(fig, left, bottom, title):
    """Nine numbers in a frame; returns their texts, row by row."""
    ax = fig.add_axes((left, bottom, 0.15, 0.24))
    ax.set(xlim=(0, 3), ylim=(3, 0), xticks=(), yticks=())
    ax.grid(False)
    ax.spines[:].set_visible(True)
    ax.set_title(title, fontsize=12, pad=3)
    style = dict(ha="center", va="center", fontsize=10.5, color=INK)
    return [ax.text(k % 3 + 0.5, k // 3 + 0.52, "", **style) for k in range(9)]


def told(number):
    text = f"{abs(number):.2f}".rstrip("0").rstrip(".")
    return ("−" if number < 0 and text != "0" else "") + text


@styled
def accuracy_by_shift(accuracies: Mapping[str, Sequence[float]]):
    """Accuracy by how many pixels the images were moved: one curve for each network."""
    lengths = {len(values) for values in accuracies.values()}
    if len(lengths) != 1:
        raise ValueError(f"all curves must have the same length, got {sorted(lengths)}.")
    fig = new_figure((8.0, 3.9))
    ax = fig.add_subplot()
    for (name, values), color, marker in zip(accuracies.items(), CYCLE, MARKERS):
        ax.plot(100 * np.asarray(values), color=color, marker=marker, label=name)
    ax.set(xlabel="moved by so many pixels", ylabel="right, %", ylim=(0, 102), xticks=range(lengths.pop()))
    ax.legend(loc="lower left")
    return fig
