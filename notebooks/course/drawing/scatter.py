"""Points in the plane, a color and a marker for each class."""

from collections.abc import Sequence

import numpy as np

from course.drawing.arguments import as_labels
from course.drawing.style import (
    CYCLE,
    MARKERS,
    NEGATIVE,
    POSITIVE,
    axes_or_new,
    styled,
)


@styled
def scatter2d(
    x: np.ndarray,
    y: Sequence[int] | None = None,
    *,
    class_names: Sequence[str] | None = None,
    xlabel: str = "x₁",
    ylabel: str = "x₂",
    ax=None,
):
    """Points of shape (n, 2); each class of `y` has a color and a marker of its own."""
    x = np.asarray(x, dtype=float)
    if x.ndim != 2 or x.shape[1] != 2:
        raise ValueError(
            f"x must hold points in the plane, shape (n, 2); got {x.shape}. Choose two columns: x[:, :2]."
        )
    ax = axes_or_new(ax)
    y = np.zeros(len(x), dtype=int) if y is None else as_labels("y", y, len(x))
    classes = np.unique(y)
    # two classes take the hues of negative and positive, so that points and regions agree
    colors = (NEGATIVE, POSITIVE) if len(classes) <= 2 else CYCLE
    for k, value in enumerate(classes):
        name = str(class_names[int(value)]) if class_names is not None else f"{value:g}"
        look = dict(color=colors[k % len(colors)], markeredgecolor="white", markeredgewidth=0.8, markersize=8)
        ax.plot(*x[y == value].T, MARKERS[k % 10], label=name, **look)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    if len(classes) > 1:
        ax.legend()
    return ax.figure
