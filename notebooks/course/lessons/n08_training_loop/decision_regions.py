"""Pictures of functions of two numbers: what a model decides where, and the landscape of a loss."""

import inspect
from collections.abc import Sequence

import numpy as np
from matplotlib.colors import to_rgb

from course.drawing.arguments import as_labels, as_range
from course.drawing.scatter import scatter2d
from course.drawing.style import CYCLE, DIVERGING, INK, axes_or_new, pale, styled


def _predict_function(predict):
    """`predict` as a function of an array; a model's progress bar is turned off."""
    method = getattr(predict, "predict", None)
    if method is None:
        if not callable(predict):
            raise TypeError(
                f"predict must be a function of points of shape (n, 2), or a model with .predict; "
                f"got {type(predict).__name__}."
            )
        return predict
    quiet = {"verbose": 0} if "verbose" in inspect.signature(method).parameters else {}
    return lambda points: method(points, **quiet)


@styled
def decision_regions(
    predict,
    x: np.ndarray | None = None,
    y: Sequence[int] | None = None,
    *,
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
    class_names: Sequence[str] | None = None,
    threshold: float = 0.5,
    resolution: int = 100,
    xlabel: str = "x₁",
    ylabel: str = "x₂",
    ax=None,
):
    """What a model answers everywhere in the plane, with the data on top.

    One output per point is shaded from 0 to 1 with a line at `threshold`; several outputs are shaded by the
    largest of them, paler where it is unsure.

    Args:
        predict: Function of an array of shape (n, 2), or a model with `predict`.
        x: Points, shape (n, 2). They also set the ranges, unless those are given.
        y: Class of each point, shape (n,).
        resolution: Grid points along each side.
    """
    if x is not None:
        x = np.asarray(x, dtype=float)
        if x.ndim != 2 or x.shape[1] != 2:
            raise ValueError(f"x must hold points in the plane, shape (n, 2); got {x.shape}.")
    if x is None and (x_range is None or y_range is None):
        raise ValueError("Give the points x, or both x_range and y_range, so that the axes have limits.")
    ranges = []
    for k, (name, given) in enumerate((("x_range", x_range), ("y_range", y_range))):
        if given is None:
            low, high = x[:, k].min(), x[:, k].max()
            margin = 0.12 * (high - low) or 1.0
            given = (low - margin, high + margin)
        ranges.append(as_range(name, given))
    ax = axes_or_new(ax)
    horizontal, vertical = (np.linspace(*pair, resolution) for pair in ranges)
    grid = np.stack(np.meshgrid(horizontal, vertical), axis=-1).reshape(-1, 2)
    answer = np.asarray(_predict_function(predict)(grid), dtype=float)
    if len(answer) != len(grid) or answer.ndim > 2:
        raise ValueError(
            f"predict returned shape {answer.shape} for {len(grid)} points; "
            f"expected ({len(grid)},) or ({len(grid)}, outputs)."
        )
    extent = (*ranges[0], *ranges[1])
    look = dict(extent=extent, origin="lower", aspect="auto", interpolation="bilinear", zorder=0)
    if answer.ndim == 2 and answer.shape[1] > 1:
        best = answer.argmax(axis=1)
        sure = np.clip(answer.max(axis=1), 0, 1)[:, None]
        colors = np.array([to_rgb(CYCLE[k % len(CYCLE)]) for k in range(answer.shape[1])])
        if answer.shape[1] == 2:  # the same two hues that the points have
            colors = np.array([DIVERGING(0.0)[:3], DIVERGING(1.0)[:3]])
        picture = 1 - 0.55 * sure * (1 - colors[best])
        ax.imshow(picture.reshape(resolution, resolution, 3), **{**look, "interpolation": "nearest"})
    else:
        surface = answer.reshape(resolution, resolution)
        span = max(float(np.abs(surface - threshold).max()), 0.5)
        ax.imshow(surface, cmap=pale(DIVERGING), vmin=threshold - span, vmax=threshold + span, **look)
        if surface.min() < threshold < surface.max():
            ax.contour(horizontal, vertical, surface, levels=[threshold], colors=[INK], linewidths=2)
    if x is not None:
        scatter2d(x, None if y is None else as_labels("y", y, len(x)), class_names=class_names, ax=ax)
    ax.set(xlim=ranges[0], ylim=ranges[1], xlabel=xlabel, ylabel=ylabel)
    ax.grid(False)
    return ax.figure
