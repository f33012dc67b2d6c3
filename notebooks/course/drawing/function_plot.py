"""Curves of functions of one number."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from course.drawing.arguments import as_range
from course.drawing.style import (
    INK,
    axes_or_new,
    styled,
)


@styled
def function_plot(
    functions: Callable | Mapping[str, Callable],
    x_range: tuple[float, float] = (-4.0, 4.0),
    *,
    points: tuple[Sequence, Sequence] | None = None,
    n: int = 401,
    xlabel: str = "x",
    ylabel: str = "",
    legend: str = "best",
    ax=None,
):
    """One curve, or several named ones, over `x_range`; `points` = (x, y) adds data as dots.

    `legend` is where Matplotlib puts the names, such as "upper left".
    """
    if callable(functions):
        functions = {"": functions}
    x = np.linspace(*as_range("x_range", x_range), n)
    ax = axes_or_new(ax)
    dashes = ("-", "--", "-.", ":")
    for k, (name, function) in enumerate(functions.items()):
        y = np.asarray(function(x), dtype=float)
        if y.shape not in ((), x.shape):
            subject = name or "the function"
            raise ValueError(f"{subject} returned shape {y.shape} for an input of shape {x.shape}.")
        ax.plot(x, np.broadcast_to(y, x.shape), dashes[k % 4], label=name or None)
    if points is not None:
        ax.plot(*points, "o", color=INK, markersize=5, label="data" if len(functions) > 1 else None)
    ax.set(xlim=x_range, xlabel=xlabel, ylabel=ylabel)
    if any(functions):
        ax.legend(loc=legend)
    return ax.figure
