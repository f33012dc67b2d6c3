"""Still pictures of slopes, of how well they are measured, and of learning rates.

Lesson: notebooks/05_gradient_descent.ipynb.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from course.drawing.arguments import as_range, as_vector
from course.drawing.descent import descend
from course.drawing.style import ACCENT, CYCLE, INK, NEGATIVE, POSITIVE, axes_or_new, new_figure, styled

DASHES = ("-", "--", "-.", ":")


@styled
def slope_arrows(
    f: Callable,
    points: Sequence[float],
    x_range: tuple[float, float],
    *,
    xlabel: str = "w",
    ylabel: str = "L",
    ax=None,
):
    """A curve with its tangent at some points, and an arrow the way down: as long as the slope is steep."""
    low, high = as_range("x_range", x_range)
    ax = axes_or_new(ax)
    grid = np.linspace(low, high, 201)
    heights = np.array([f(x) for x in grid])
    ax.plot(grid, heights, color=POSITIVE)
    slopes = [(f(x + 1e-6) - f(x - 1e-6)) / 2e-6 for x in points]
    reach = 0.1 * (high - low)
    per_slope = 1.8 * reach / (max(map(abs, slopes)) or 1.0)
    aspect = (high - low) / np.ptp(heights)  # so that tangents look equally long
    for x, slope in zip(points, slopes):
        run = reach / np.hypot(1, slope * aspect)
        ax.plot([x - run, x + run], [f(x) - slope * run, f(x) + slope * run], "--", color=NEGATIVE)
        arrow = dict(arrowstyle="-|>", color=ACCENT, lw=3, mutation_scale=18, shrinkA=0, shrinkB=0)
        if abs(slope) * per_slope > 0.02 * reach:
            ax.annotate("", (x - per_slope * slope, f(x)), (x, f(x)), arrowprops=arrow)
        ax.plot(x, f(x), "o", color=INK, markersize=9, zorder=5)
        # away from the curve, on the side to which no arrow points
        side = 0 if abs(slope) * per_slope < 0.1 * reach else np.sign(slope)
        text = dict(ha=("center", "left", "right")[int(side)], va="center" if side else "bottom")
        height = f(x) + (0 if side else 0.04 * np.ptp(heights))
        told = f"{slope:.1f}".replace("-0.0", "0.0").replace("-", "−")
        ax.text(x + 0.25 * side * reach, height, told, color=NEGATIVE, **text)
    margin = 0.08 * np.ptp(heights)
    ax.set(xlim=(low, high), ylim=(heights.min() - margin, heights.max() + margin))
    ax.set(xlabel=xlabel, ylabel=ylabel)
    return ax.figure


@styled
def epsilon_errors(epsilons: Sequence[float], errors: Mapping[str, Sequence[float]], *, ax=None):
    """The error of a measured slope against the nudge ε, both on logarithmic axes; one curve each name."""
    epsilons = as_vector("epsilons", epsilons)
    ax = axes_or_new(ax, (8.0, 4.4))
    for k, (name, values) in enumerate(errors.items()):
        values = as_vector(f"errors[{name!r}]", values, len(epsilons))
        # an error of exactly 0 has no place on this axis
        ax.plot(epsilons, np.where(values > 0, values, np.nan), DASHES[k % 4], color=CYCLE[k], label=name)
    ax.set(xscale="log", yscale="log", xlabel="ε", ylabel="error of the slope")
    look = dict(color=INK, ha="center", va="top", transform=ax.transAxes)
    ax.text(0.2, 0.12, "rounding", **look)
    ax.text(0.86, 0.12, "bend of the curve", **look)
    ax.legend(loc=(0.02, 0.17), fontsize=12)
    return ax.figure


@styled
def learning_rates(
    f: Callable,
    slope: Callable,
    start: float,
    rates: Mapping[str, float],
    *,
    n_steps: int = 12,
    x_range: tuple[float, float] = (-3.0, 3.0),
):
    """The same descent on one curve with different learning rates, a panel for each named rate."""
    low, high = as_range("x_range", x_range)
    grid = np.linspace(low, high, 201)
    heights = f(grid)
    fig = new_figure((9.6, 3.4))
    for ax, (name, rate) in zip(np.ravel(fig.subplots(1, len(rates), sharey=True)), rates.items()):
        path = descend(slope, start, rate, n_steps)
        ax.plot(grid, heights, color=POSITIVE, alpha=0.5)
        ax.plot(path, f(path), "-o", color=NEGATIVE, linewidth=1.5, markersize=5)
        ax.plot(path[0], f(path[0]), "o", color=INK, markersize=10)
        ax.set(xlim=(low, high), ylim=(-0.04 * np.ptp(heights), heights.max()), xlabel="w")
        ax.set_title(f"{name}\nη = {rate:g}", fontsize=14)
    fig.axes[0].set_ylabel("L")
    return fig


@styled
def stable_rates(rates: Sequence[float], sizes: Sequence[float], at_start: float, limit: float, *, ax=None):
    """How steep it still is after a descent, by learning rate.

    Args:
        sizes: The size of the slope at the end, for each of `rates`.
        at_start: The size of the slope where all of them started: a dotted line.
        limit: 2/curvature: a dashed line.
    """
    rates = as_vector("rates", rates)
    ax = axes_or_new(ax)
    ax.plot(rates, as_vector("sizes", sizes, len(rates)), "o", color=POSITIVE, markersize=5)
    ax.axhline(at_start, color=INK, linestyle=":")
    ax.text(0.3, at_start, "at the start", transform=ax.get_yaxis_transform(), va="bottom")
    ax.axvline(limit, color=NEGATIVE, linestyle="--")
    text = dict(color=NEGATIVE, transform=ax.get_xaxis_transform(), va="top")
    ax.text(limit + 0.01 * (rates[-1] - rates[0]), 0.12, "2/curvature", **text)
    ax.set(yscale="log", xlabel="learning rate η", ylabel="size of the slope")
    return ax.figure
