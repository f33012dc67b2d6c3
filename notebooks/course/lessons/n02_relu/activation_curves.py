"""Activation functions and their slopes, and how many outputs of a layer are 0.

Lesson: notebooks/02_relu.ipynb.
"""

import numpy as np

from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import MUTED, NEGATIVE, POSITIVE, POSITIVES, new_figure, styled
from nnlib import activations

Z_LIMITS, SLOPE_LIMITS = (-1.6, 4.2), (-0.1, 1.15)
LEAK = 0.3


def _step(u):
    return np.where(u > 0, 1.0, 0.0)  # as in notebook 01: at u = 0 the answer is 0


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


def _curve(name):
    """The function over GRID, not joined across a jump."""
    value = BENDS[name][0](GRID)
    return np.where(GRID == 0, np.nan, value) if name == "step" else value


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
        upper.plot(GRID, _curve(name), color=POSITIVE)
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
        for name in BENDS:  # the others stay faintly in sight, to compare with
            left.plot(GRID, _curve(name), color=MUTED, alpha=0.25, linewidth=1.5)
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
            z, slope = value_and_slope(function, u)
            curve.set_data(GRID, _curve(function))
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
        _, slope = value_and_slope(**values)
        if np.isnan(slope):
            return "At u = 0 the step jumps from 0 to 1, so it has no slope there. Its value there is 0."
        return f"Moving u by 0.1 to the right changes z by about {_number(0.1 * slope, 3)}."

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


def value_and_slope(function, u):
    u = 0.0 if abs(u) < 1e-9 else u  # a slider's 0 may be 1e-16
    return tuple(float(f(np.float64(u))) for f in BENDS[function])


def _number(value, decimals=2):
    return "none" if np.isnan(value) else f"{value:.{decimals}f}".replace("-", "−")


@styled
def layer_outputs(z: np.ndarray):
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
