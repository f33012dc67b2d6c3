"""Pictures of bends: activation functions with their slopes, and sums of hinges.

Lesson: notebooks/02_relu.ipynb.
"""

from collections.abc import Sequence

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.handles import Handle
from course.drawing.live import live
from course.drawing.style import CYCLE, INK, NEGATIVE, POSITIVE, new_figure, styled

X = np.linspace(-np.pi, np.pi, 201)
SINE = np.sin(X)
EDGE = 3.5
HINGE_COLORS = CYCLE[2:]
REACH = 1.0  # how far right of a hinge its slope is taken hold of


def hinge_values(hinges: Sequence[float], slopes: Sequence[float], x: np.ndarray) -> np.ndarray:
    """Height at x of each slope · max(0, x − hinge), shape (number of hinges, number of x)."""
    hinges = as_vector("hinges", np.asarray(hinges, dtype=float))
    slopes = as_vector("slopes", np.asarray(slopes, dtype=float), len(hinges))
    return slopes[:, None] * np.maximum(np.asarray(x, dtype=float) - hinges[:, None], 0)


def hinge_error(hinges: Sequence[float], slopes: Sequence[float]) -> float:
    """Mean squared gap between the sum of the hinges and the sine, over [−π, π]."""
    return float(((hinge_values(hinges, slopes, X).sum(axis=0) - SINE) ** 2).mean())


def grip_at(hinge: float) -> float:
    """The x at which the slope of a part is taken hold of: right of its hinge, and in the picture."""
    return min(hinge + REACH, EDGE - 0.1)


def _handles(k):
    """The hinge k in both panels, and its slope in the lower one."""
    hinge, slope = f"hinge{k + 1}", f"slope{k + 1}"

    def sum_at(values):
        pairs = [(values[f"hinge{j}"], values[f"slope{j}"]) for j in range(1, len(values) // 2 + 1)]
        return values[hinge], sum(a * max(values[hinge] - c, 0) for c, a in pairs)

    def turn(values, _x, y):
        return {slope: y / (grip_at(values[hinge]) - values[hinge])}

    def grip(values):
        x = grip_at(values[hinge])
        return x, values[slope] * (x - values[hinge])

    def slide(_values, x, _y):
        return {hinge: x}

    return (
        Handle(f"hinge {k + 1}", sum_at, slide, axes=0, step=(0.1, 0)),
        Handle(f"hinge {k + 1}, below", lambda values: (values[hinge], 0), slide, axes=1, step=(0.1, 0)),
        Handle(f"slope {k + 1}", grip, turn, axes=1, step=(0, 0.05)),
    )


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
    parts, marks, grips = [], [], []
    for k in range(len(hinges)):
        color = HINGE_COLORS[k % len(HINGE_COLORS)]
        parts.append(lower.plot([], [], color=color)[0])
        if moving:
            grips.append(lower.plot([], [], "s", color=color, markersize=10, markeredgecolor="white")[0])
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
        for grip, hinge, slope in zip(grips, hinges, slopes):
            x = grip_at(hinge)
            grip.set_data([x], [slope * (x - hinge)])
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
    n = len(as_vector("hinges", hinges))
    as_vector("slopes", slopes, n)
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
        handles=[handle for k in range(n) for handle in _handles(k)],
        **controls,
    )
