"""Pictures of bends: activation functions with their slopes, and sums of hinges.

Lesson: notebooks/02_relu.ipynb.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from nnlib import activations

from .figures import _vector
from .freezing import freeze
from .live import live
from .style import CYCLE, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled

LEAK = 0.3
# starts well off white, which is kept for an exact 0
POSITIVES = LinearSegmentedColormap.from_list("positives", ("#BFDCEE", POSITIVE, "#002F4A"))


def _step(u):
    return np.where(u == 0, np.nan, u > 0)  # a jump has no value worth drawing


def _sigmoid_slope(u):
    return activations.sigmoid(u) * (1 - activations.sigmoid(u))


# name: (function, slope)
BENDS = {
    "step": (_step, lambda u: np.where(u == 0, np.nan, 0.0)),
    "sigmoid": (activations.sigmoid, _sigmoid_slope),
    "tanh": (np.tanh, lambda u: 1 - np.tanh(u) ** 2),
    "ReLU": (activations.relu, lambda u: np.where(u > 0, 1.0, 0.0)),
    "leaky ReLU": (lambda u: activations.leaky_relu(u, LEAK), lambda u: np.where(u > 0, 1.0, LEAK)),
}
# 0 is one of the points, and its neighbors are near: a jump is drawn as a jump
GRID = np.sort(np.append(np.linspace(-4, 4, 401), (-1e-6, 1e-6)))
Z_LIMITS, SLOPE_LIMITS = (-1.6, 4.2), (-0.1, 1.15)


def _slope_with_gap(name):
    """The slope over GRID, not joined across a corner."""
    slope = BENDS[name][1](GRID)
    return slope if name in ("sigmoid", "tanh") else np.where(GRID == 0, np.nan, slope)


@styled
def activation_gallery():
    """Step, sigmoid, tanh, ReLU and leaky ReLU in one row, and below each its slope."""
    fig = new_figure((9.0, 4.6))
    grid = fig.subplots(2, len(BENDS), sharex=True, sharey="row")
    for name, (upper, lower) in zip(BENDS, grid.T):
        upper.plot(GRID, BENDS[name][0](GRID), color=POSITIVE)
        lower.plot(GRID, _slope_with_gap(name), color=NEGATIVE)
        upper.set_title(name)
        lower.set_xlabel("u")
    grid[0, 0].set(ylabel="z", ylim=Z_LIMITS, xticks=(-3, 0, 3))
    grid[1, 0].set(ylabel="slope", ylim=SLOPE_LIMITS, yticks=(0, 0.5, 1))
    return fig


def activation_explorer():
    """Walk along an activation function: its value on the left, its slope there on the right."""

    def draw(fig, function, u):
        left, right = fig.subplots(1, 2)
        fig.subplots_adjust(left=0.08, right=0.98, wspace=0.26)
        for name, (value, _) in BENDS.items():  # the others stay faintly in sight, to compare with
            left.plot(GRID, value(GRID), color=MUTED, alpha=0.25, linewidth=1.5)
            right.plot(GRID, _slope_with_gap(name), color=MUTED, alpha=0.25, linewidth=1.5)
        left.set(xlim=(-4.2, 4.2), ylim=Z_LIMITS, xlabel="u", ylabel="z", yticks=(0, 2, 4))
        right.set(xlim=(-4.2, 4.2), ylim=SLOPE_LIMITS, xlabel="u", ylabel="slope", yticks=(0, 0.5, 1))
        freeze(fig)
        (curve,) = left.plot([], [], color=POSITIVE)
        (slope_curve,) = right.plot([], [], color=NEGATIVE)
        (tangent,) = left.plot([], [], "--", color=NEGATIVE)
        look = dict(markersize=12, markeredgecolor="white", markeredgewidth=1.5, zorder=5)
        (dot,) = left.plot([], [], "o", color=POSITIVE, **look)
        (slope_dot,) = right.plot([], [], "o", color=NEGATIVE, **look)
        left_title, right_title = left.set_title(" "), right.set_title(" ")

        def update(function, u):
            z, slope = _value_and_slope(function, u)
            curve.set_data(GRID, BENDS[function][0](GRID))
            slope_curve.set_data(GRID, _slope_with_gap(function))
            reach = 1.5 / np.hypot(1, slope)
            tangent.set_data([u - reach, u + reach], [z - slope * reach, z + slope * reach])
            dot.set_data([u], [z])
            slope_dot.set_data([u], [slope])
            left_title.set_text(f"{function}: z = {_number(z)}")
            right_title.set_text(f"its slope = {_number(slope)}")

        update(function, u)
        return update

    def readout(values):
        z, slope = _value_and_slope(**values)
        if np.isnan(z):
            return "At 0 the step jumps: there is no slope to speak of."
        return f"A step of 0.1 to the right changes z by about {_number(0.1 * slope, 3)}."

    part = live(
        draw,
        alt="An activation function with a point moving on it and its slope there as a dashed line; "
        "beside it the slope at every u.",
        figsize=(8.6, 4.0),
        readout=readout,
        function=list(BENDS),
        u=(-4.0, 4.0, 0.1, 1.0),
    )
    part.set("function", "sigmoid")  # a curve shows a tangent better than the first in the row does
    return part


def _value_and_slope(function, u):
    u = 0.0 if abs(u) < 1e-9 else u  # a slider's 0 may be 1e-16
    return tuple(float(f(np.float64(u))) for f in BENDS[function])


def _number(value, decimals=2):
    return "none" if np.isnan(value) else f"{value:.{decimals}f}".replace("-", "−")


X = np.linspace(-np.pi, np.pi, 201)
SINE = np.sin(X)
EDGE = 3.5
HINGE_COLORS = CYCLE[2:]


def hinge_values(hinges: Sequence[float], slopes: Sequence[float], x: np.ndarray) -> np.ndarray:
    """Height at x of each slope · max(0, x − hinge), shape (number of hinges, number of x)."""
    hinges = _vector("hinges", np.asarray(hinges, dtype=float))
    slopes = _vector("slopes", np.asarray(slopes, dtype=float), len(hinges))
    return slopes[:, None] * np.maximum(np.asarray(x, dtype=float) - hinges[:, None], 0)


def hinge_error(hinges: Sequence[float], slopes: Sequence[float]) -> float:
    """Mean squared gap between the sum of the hinges and the sine, over [−π, π]."""
    return float(((hinge_values(hinges, slopes, X).sum(axis=0) - SINE) ** 2).mean())


def _draw_hinges(fig, hinges, slopes, moving=False):
    """The sum over the sine and, below, its parts; returns a function that moves them."""
    upper, lower = fig.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    fig.subplots_adjust(left=0.09, right=0.98, top=0.92, bottom=0.12, hspace=0.14)
    upper.plot(X, SINE, "--", color=INK)
    upper.set_title("solid: sum   dashed: sin x", loc="right", fontsize=13)
    upper.set(ylim=(-1.75, 1.75), yticks=(-1, 0, 1), ylabel="sum")
    lower.set(ylim=(-3.2, 3.2), yticks=(-2, 0, 2), ylabel="parts", xlabel="x", xlim=(-EDGE, EDGE))
    if moving:
        freeze(fig)
    (total,) = upper.plot([], [], color=POSITIVE, linewidth=3.5)
    (gap,) = upper.fill([], [], color=NEGATIVE, alpha=0.2, linewidth=0)
    parts, marks = [], []
    for k in range(len(hinges)):
        color = HINGE_COLORS[k % len(HINGE_COLORS)]
        parts.append(lower.plot([], [], color=color)[0])
        for ax in (upper, lower):  # the same number in both panels, at the same x
            disk = ax.plot([], [], "o", color=color, markersize=17, markeredgecolor="white", zorder=5)[0]
            look = dict(color="white", fontsize=12, fontweight="bold", zorder=6, clip_on=True)
            marks.append((k, ax, disk, ax.text(0, 0, k + 1, ha="center", va="center_baseline", **look)))
    title = upper.set_title(" ")

    def update(hinges, slopes):
        sum_at = hinge_values(hinges, slopes, X).sum(axis=0)
        total.set_data(X, sum_at)
        gap.set_xy(np.column_stack([np.append(X, X[::-1]), np.append(sum_at, SINE[::-1])]))
        at_hinges = hinge_values(hinges, slopes, hinges).sum(axis=0)
        for line, hinge, slope in zip(parts, hinges, slopes):
            line.set_data([-EDGE, hinge, EDGE], [0, 0, slope * max(EDGE - hinge, 0)])
        for k, ax, disk, number in marks:
            place = (hinges[k], at_hinges[k] if ax is upper else 0.0)
            disk.set_data([place[0]], [place[1]])
            number.set_position(place)
        title.set_text(f"error {hinge_error(hinges, slopes):.4f}")

    update(hinges, slopes)
    return update


@styled
def hinge_sum(hinges: Sequence[float], slopes: Sequence[float]):
    """A sum of slope · max(0, x − hinge) beside the sine, and below the parts that make it.

    Args:
        hinges: Where each part bends, shape (n,).
        slopes: How steep each part is right of its hinge, shape (n,).
    """
    fig = new_figure((8.0, 5.2), layout=None)
    _draw_hinges(fig, np.asarray(hinges, dtype=float), np.asarray(slopes, dtype=float))
    return fig


def hinge_builder(
    hinges: Sequence[float] = (-3.1, -1.6, 0.8, 2.2), slopes: Sequence[float] = (-0.7, 1.4, 0.0, 0.0)
):
    """Drag the hinges and slopes of a few ReLUs until their sum follows the sine.

    The result's `values` hold them as hinge1, slope1, hinge2, …
    """
    n = len(_vector("hinges", hinges))
    _vector("slopes", slopes, n)
    controls, labels = {}, {}
    for k in range(n):
        controls[f"hinge{k + 1}"] = (-3.2, 3.2, 0.1, float(hinges[k]))
        controls[f"slope{k + 1}"] = (-2.0, 2.0, 0.05, float(slopes[k]))
        labels |= {f"hinge{k + 1}": f"hinge {k + 1}", f"slope{k + 1}": f"slope {k + 1}"}
    best = [np.inf]

    def split(values):
        pairs = [[values[f"{kind}{k + 1}"] for k in range(n)] for kind in ("hinge", "slope")]
        return np.array(pairs)

    def draw(fig, **values):
        move = _draw_hinges(fig, *split(values), moving=True)
        return lambda **values: move(*split(values))

    def readout(values):
        hinges, slopes = split(values)
        error = hinge_error(hinges, slopes)
        best[0] = min(best[0], error)
        terms = "".join(
            f" {'−' if a < 0 else '+'} {abs(a):.2f}·relu(x {'+' if c < 0 else '−'} {abs(c):.1f})"
            for c, a in zip(hinges, slopes)
        )
        return f"error {error:.4f}, best so far {best[0]:.4f}<br><code>sum ={terms}</code>"

    return live(
        draw,
        alt="Above, the sum of four ReLUs drawn over a dashed sine, the gap between them shaded and its mean "
        "square written as the error. Below, the four ReLUs, each with its numbered hinge.",
        figsize=(8.0, 5.2),
        labels=labels,
        readout=readout,
        **controls,
    )


@styled
def firing(z: np.ndarray):
    """Outputs of a layer, a row for each sample and a column for each unit; white is exactly 0."""
    z = np.asarray(z, dtype=float)
    if z.ndim != 2:
        raise ValueError(f"z must be outputs of a layer, shape (samples, units); got {z.shape}.")
    fig = new_figure((8.0, 4.4))
    ax = fig.add_subplot()
    picture = ax.imshow(
        np.ma.masked_equal(z, 0), cmap=POSITIVES, vmin=0, aspect="auto", interpolation="nearest"
    )
    fig.colorbar(picture, ax=ax, label="output z", pad=0.02)
    ax.set(xlabel="unit", ylabel="sample", title=f"{100 * np.mean(z == 0):.0f} % of these are exactly 0")
    ax.grid(False)
    return fig
