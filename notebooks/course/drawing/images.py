"""Grids of grayscale images: data, predictions right and wrong, first-layer weights."""

from collections.abc import Sequence

import numpy as np

from course.drawing.arguments import as_labels, as_vector
from course.drawing.style import DIVERGING, FIGSIZE, INK, NEGATIVE, POSITIVE, new_figure, styled


def as_pictures(x):
    x = np.asarray(x, dtype=float)
    if x.ndim == 4 and x.shape[-1] == 1:
        x = x[..., 0]
    if x.ndim == 2:
        side = round(x.shape[1] ** 0.5)
        flat = side > 1 and side**2 == x.shape[1] != x.shape[0]  # a square array is one image
        x = x.reshape(-1, side, side) if flat else x[None]
    if x.ndim != 3:
        raise ValueError(
            "x must be grayscale images of shape (n, height, width), or flattened to (n, side × side); "
            f"got {x.shape}."
        )
    return x


@styled
def images(
    x: np.ndarray,
    labels: Sequence | None = None,
    predictions: Sequence | None = None,
    probabilities: Sequence | None = None,
    *,
    n_columns: int | None = None,
    class_names: Sequence[str] | None = None,
    diverging: bool = False,
    fig=None,
):
    """Grid of grayscale images with what they are and what was predicted.

    Args:
        x: Images, shape (n, height, width) or (n, side × side); white on black is drawn black on white.
        labels: The true classes, shape (n,).
        predictions: The predicted classes, shape (n,). A wrong one carries a cross, not only a color.
        probabilities: The probability of each prediction, shape (n,), or of every class, shape (n, classes).
        n_columns: By default 8, or 5 with class names, which need the room.
        class_names: Text for each class number.
        diverging: Draw weights instead of pixels: negative and positive in their hues, 0 white.
        fig: An empty figure or subfigure to draw on.
    """
    x = as_pictures(x)
    n = len(x)
    if n == 0:
        raise ValueError("x holds no image: its first dimension is 0.")
    labels = None if labels is None else as_labels("labels", labels, n)
    predictions = None if predictions is None else as_labels("predictions", predictions, n)
    if probabilities is not None:
        probabilities = np.asarray(probabilities, dtype=float)
        probabilities = probabilities.max(axis=1) if probabilities.ndim == 2 else probabilities
        probabilities = as_vector("probabilities", probabilities, n)
    titles = [_title(k, labels, predictions, probabilities, class_names) for k in range(n)]
    columns = min(n_columns or (8 if class_names is None else 5), n)
    rows = -(-n // columns)
    cell = FIGSIZE[0] / columns
    lines = [line for text, _ in titles for line in text.split("\n")]
    height = max(text.count("\n") + 1 if text else 0 for text, _ in titles)
    if fig is None:
        fig = new_figure((FIGSIZE[0], rows * (min(cell, 1.6) + 0.25 * height) + 0.1))
    # the text shrinks until the longest line fits over its picture
    size = float(np.clip(cell * 72 / (0.72 * max(map(len, lines))), 8, 14)) if any(lines) else 14
    limit = np.abs(x).max() or 1.0
    for k, ax in enumerate(np.ravel(fig.subplots(rows, columns, squeeze=False))):
        ax.set_axis_off()
        if k >= n:
            continue
        if diverging:
            ax.imshow(x[k], cmap=DIVERGING, vmin=-limit, vmax=limit)
        else:
            ax.imshow(x[k], cmap="gray_r", vmin=min(0.0, x.min()), vmax=x.max() or 1.0)
        text, color = titles[k]
        ax.set_title(text, fontsize=size, loc="center", pad=3, color=color)
    return fig


def _title(k, labels, predictions, probabilities, class_names):
    """(text, color) over image k: a check mark and a cross say in shape what the hues say in color."""
    name = str if class_names is None else lambda number: str(class_names[number])
    if predictions is None:
        return ("" if labels is None else name(labels[k])), INK
    text = name(predictions[k]) + ("" if probabilities is None else f" {100 * probabilities[k]:.0f}%")
    if labels is None:
        return text, INK
    if labels[k] == predictions[k]:
        return f"✓ {text}", POSITIVE
    return f"✗ {text}\nis {name(labels[k])}", NEGATIVE
