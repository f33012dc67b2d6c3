"""The surface of a loss of two parameters, seen from above."""

from collections.abc import Callable, Sequence

import numpy as np

from course.drawing.arguments import as_range
from course.drawing.style import CYCLE, axes_or_new, styled


def grid_values(
    f: Callable, x_range: tuple[float, float], y_range: tuple[float, float], resolution: int = 50
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(x, y, z) with z[i, j] = f(x[j], y[i]), computed point by point, so that `f` need not know arrays."""
    x = np.linspace(*as_range("x_range", x_range), resolution)
    y = np.linspace(*as_range("y_range", y_range), resolution)
    first = np.asarray(f(x[0], y[0]))
    if first.size != 1:
        raise ValueError(
            f"f must return one number for two numbers, got shape {first.shape}. Is a mean or sum missing?"
        )
    return x, y, np.array([[np.asarray(f(a, b), dtype=float).item() for a in x] for b in y])


@styled
def loss_surface(
    f,
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
    path: Sequence | None = None,
    *,
    xlabel: str = "w",
    ylabel: str = "b",
    resolution: int = 50,
    ax=None,
):
    """Contours of a loss of two parameters, dark where it is small, with the path that a descent took.

    Args:
        f: Function of two numbers; or the result of `grid_values`, to compute the surface only once.
        path: Points (w, b) in order, shape (steps, 2): a ring marks the start, a star the end.
    """
    if not callable(f):
        x, y, z = f
    elif x_range is None or y_range is None:
        raise ValueError("x_range and y_range are needed when f is a function, for example (-3, 3) each.")
    else:
        x, y, z = grid_values(f, x_range, y_range, resolution)
    ax = axes_or_new(ax)
    finite = z[np.isfinite(z)]
    if finite.size == 0:
        raise ValueError("f is not finite anywhere in the ranges.")
    low, high = float(finite.min()), float(finite.max())
    # levels close together near the bottom, where the descent ends
    levels = low + (high - low or 1.0) * np.linspace(0, 1, 15) ** 2
    ax.contourf(x, y, z, levels, cmap="cividis")
    ax.contour(x, y, z, levels, colors="white", linewidths=0.5, alpha=0.5)
    if path is not None:
        path = np.asarray(path, dtype=float)
        if path.ndim != 2 or path.shape[1] != 2:
            raise ValueError(f"path must have shape (steps, 2), got {path.shape}.")
        # black under white: seen on dark and on light ground
        ax.plot(*path.T, "-", color="black", linewidth=4)
        ax.plot(*path.T, "-o", color="white", linewidth=1.8, markersize=5, markeredgecolor="black")
        ring = dict(markersize=12, markerfacecolor="none", markeredgecolor="white", markeredgewidth=2.5)
        ax.plot(*path[0], "o", **ring)
        ax.plot(*path[-1], "*", markersize=19, color=CYCLE[4], markeredgecolor="black", zorder=5)
    ax.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]), xlabel=xlabel, ylabel=ylabel)
    ax.grid(False)
    return ax.figure
