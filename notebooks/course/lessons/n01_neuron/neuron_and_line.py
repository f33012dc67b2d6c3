"""One neuron with its numbers flowing through it, beside the line that it draws through the data."""

from collections.abc import Sequence

import numpy as np
from matplotlib.patches import Rectangle

from course.drawing.arguments import as_labels, as_vector
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import INK, MUTED, new_figure, styled
from course.keeping import progress_file
from course.lessons.n01_neuron.input_plane import HUES, plane_frame, plane_legend, plane_marks

# columns and rows of the drawn neuron
INPUT, PRODUCT, SUM, ANSWER = 1.3, 5.15, 7.55, 9.6
NODE = dict(color="white", markeredgecolor=INK, markeredgewidth=1.6, zorder=3)
ROWS, BIAS_ROW, MIDDLE = (4.9, 3.1), 1.3, 3.1


def _short(value):
    return _number(round(float(value), 6) + 0.0)  # no "−0", and no 1e-17 left by a slider


def _points(x, y):
    x = np.asarray(x, dtype=float)
    if x.ndim != 2 or x.shape[1] != 2 or len(x) == 0:
        raise ValueError(
            f"x must hold samples of two features, shape (n, 2); got {x.shape}. Choose columns: x[:, :2]."
        )
    y = as_labels("y", y, len(x))
    if not np.isin(y, (0, 1)).all():
        raise ValueError(
            f"y must hold the classes 0 and 1: a neuron answers one or the other; got {np.unique(y)}."
        )
    return x, y


def _weights(w, b):
    if np.ndim(b) != 0:
        raise ValueError(f"b must be one number, got shape {np.shape(b)}.")
    return as_vector("w", np.asarray(w, dtype=float), 2), float(b)


def _limits(w, spread):
    """Limits that make a weight's width tell how much it moves u, whatever the units of the inputs."""
    spread = np.maximum(spread, 1e-9)
    return (np.abs(w * spread).max() or 1.0) / spread


def _names(argument, names):
    names = [str(name) for name in names]
    if len(names) != 2:
        raise ValueError(f"{argument} must be two texts, got {names}.")
    return names


def _neuron_frame(ax, input_names):
    """What stays: columns, arrows and words."""
    ax.set(xlim=(0, 10.8), ylim=(0.4, 6.8))
    ax.set_axis_off()
    heads = {INPUT: "inputs", PRODUCT: "products", SUM: "sum u", ANSWER: "answer"}
    for column, head in heads.items():
        ax.text(column, 6.2, head, ha="center", fontsize=13, color=MUTED)
    for name, row, symbol in zip(input_names, ROWS, "₁₂"):
        text = f"x{symbol}" + (f"  {name}" if name else "")
        ax.text(INPUT, row - 0.86, text, ha="center", va="center", fontsize=12)
    ax.text(PRODUCT - 0.85, BIAS_ROW, "bias b", ha="right", va="center", fontsize=13)
    arrow = dict(arrowstyle="-|>", color=MUTED, linewidth=1.5, shrinkA=0, shrinkB=25)
    for row in (*ROWS, BIAS_ROW):
        ax.annotate("", (SUM, MIDDLE), (PRODUCT + 0.72, row), arrowprops=arrow)
    ax.annotate("", (ANSWER, MIDDLE), (SUM, MIDDLE), arrowprops={**arrow, "shrinkA": 25, "shrinkB": 22})
    look = dict(edgecolor=INK, facecolor="white", linewidth=1.6, zorder=3)
    for row in (*ROWS, BIAS_ROW):
        ax.add_patch(Rectangle((PRODUCT - 0.7, row - 0.45), 1.4, 0.9, **look))
    ax.plot([SUM], [MIDDLE], "o", markersize=48, **NODE)


def _neuron_numbers(ax, class_names):
    """What moves; returns a function that sets it for one sample. Weights at their `limits` are widest."""
    middle = dict(ha="center", va="center", zorder=4)
    ax.plot([INPUT] * 2, ROWS, "o", markersize=44, **NODE)  # over the start of its weight's line
    ends = [INPUT, PRODUCT - 0.72]
    edges = [ax.plot(ends, [row, row], solid_capstyle="butt", dash_capstyle="butt")[0] for row in ROWS]
    (answer,) = ax.plot([ANSWER], [MIDDLE], "o", markersize=42, **NODE)
    inputs = [ax.text(INPUT, row, "", fontsize=13, **middle) for row in ROWS]
    weights = [ax.text((INPUT + PRODUCT) / 2 - 0.05, row + 0.38, "", fontsize=12, **middle) for row in ROWS]
    products = [ax.text(PRODUCT, row, "", fontsize=13, **middle) for row in (*ROWS, BIAS_ROW)]
    u_text = ax.text(SUM, MIDDLE, "", fontsize=13, fontweight="bold", **middle)
    side = ax.text(SUM, MIDDLE - 1.15, "", fontsize=13, **middle)
    decision = ax.text(ANSWER, MIDDLE, "", fontsize=16, fontweight="bold", **{**middle, "zorder": 5})
    named = ax.text(ANSWER, MIDDLE - 1.15, "", fontsize=13, **middle)
    verdict = ax.text(ANSWER, MIDDLE - 1.75, "", fontsize=12, **middle)

    def update(x, w, b, limits, truth=None):
        terms = (*(w * x), b)
        u = float(w @ x + b)
        for k in range(2):
            color = MUTED if abs(w[k]) < 1e-9 else HUES[int(w[k] > 0)]
            edges[k].set(
                color=color,
                linewidth=0.8 + 5 * abs(w[k]) / limits[k],
                # dashes say "negative" to those who do not see the hue
                linestyle=(0, (2.5, 1)) if w[k] < -1e-9 else "-",
            )
            inputs[k].set_text(_short(x[k]))
            weights[k].set(text=f"w{'₁₂'[k]} = {_short(w[k])}", color=color)
        for text, term in zip(products, terms):
            text.set_text(_short(term))
        u_text.set_text(_short(u))
        said = int(u > 0)
        side.set_text("u > 0" if said else "u ≤ 0")
        answer.set_markerfacecolor(HUES[said])
        decision.set(text=str(said), color="white")
        named.set(text=class_names[said].replace(str(said), ""), color=HUES[said])  # no second "0"
        if truth is not None:
            verdict.set_text("✓ right" if said == truth else f"✗ is {class_names[int(truth)]}")

    return update


def draw_both(fig, x, input_names, axis_names, class_names, moving=False, few=False):
    """The neuron and the plane; returns update(x, y, w, b, sample)."""
    left, right = fig.subplots(1, 2, width_ratios=(1.35, 1))
    fig.subplots_adjust(left=0.0, right=0.985, wspace=0.17, bottom=0.16, top=0.9)
    left.set_position((0.0, 0.02, left.get_position().width, 0.97))
    _neuron_frame(left, input_names)
    plane_frame(right, x, axis_names)
    if few:
        right.set(xticks=(0, 1), yticks=(0, 1))
    else:
        plane_legend(right, class_names)
    if moving:
        freeze(fig)
        if legend := right.get_legend():
            legend.remove()  # it is part of the background now
    numbers, marks = _neuron_numbers(left, class_names), plane_marks(right, few)

    def update(x, y, w, b, sample, limits):
        numbers(x[sample], w, b, limits, y[sample])
        marks(x, y, w, b, sample)

    return update


@styled
def neuron_numbers(
    x: Sequence[float],
    w: Sequence[float],
    b: float,
    *,
    input_names: Sequence[str] = ("", ""),
    class_names: Sequence[str] = ("0", "1"),
):
    """A neuron with two inputs and every number on its way: products, weighted sum, answer.

    Args:
        x, w: One sample and the weights, shape (2,) each.
        b: The bias.
        input_names, class_names: What the inputs are called, and the answers 0 and 1.
    """
    x = as_vector("x", np.asarray(x, dtype=float), 2)
    w, b = _weights(w, b)
    fig = new_figure((6.4, 3.9), layout=None)
    ax = fig.add_axes((0, 0, 1, 1))
    _neuron_frame(ax, _names("input_names", input_names))
    _neuron_numbers(ax, _names("class_names", class_names))(x, w, b, _limits(w, np.abs(x)))
    return fig


@styled
def neuron_and_line(
    x: np.ndarray,
    y: Sequence[int],
    w: Sequence[float],
    b: float,
    *,
    sample: int = 0,
    input_names: Sequence[str] = ("", ""),
    axis_names: Sequence[str] = ("x₁", "x₂"),
    class_names: Sequence[str] = ("0", "1"),
):
    """One sample on its way through a neuron, and the line where the neuron's answer changes.

    Args:
        x: Samples, shape (n, 2).
        y: The right answers, 0 or 1, shape (n,).
        w, b: Weights, shape (2,), and bias.
        sample: Which row of `x` goes through the neuron; it has a ring.
    """
    x, y = _points(x, y)
    w, b = _weights(w, b)
    if not 0 <= sample < len(x):
        raise ValueError(f"sample must be a row of x, 0 to {len(x) - 1}; got {sample}.")
    fig = new_figure((9.4, 4.2), layout=None)
    names = _names("input_names", input_names), _names("axis_names", axis_names)
    draw_both(fig, x, *names, _names("class_names", class_names))(
        x, y, w, b, sample, _limits(w, x.std(axis=0))
    )
    return fig


def neuron_explorer(
    x: np.ndarray,
    y: Sequence[int],
    *,
    w1: tuple = (-3.0, 3.0, 0.1, 1.0),
    w2: tuple = (-3.0, 3.0, 0.1, 1.0),
    b: tuple = (-3.0, 3.0, 0.1, 0.0),
    sample_name: str = "sample",
    input_names: Sequence[str] = ("", ""),
    axis_names: Sequence[str] = ("x₁", "x₂"),
    class_names: Sequence[str] = ("0", "1"),
    record: str | None = None,
):
    """Turn a neuron's three numbers by hand: sliders (low, high, step, start) for w₁, w₂ and b.

    The result's `values` hold them as w1, w2, b, and the row of `x` in the neuron as sample. The most right
    answers that the reader has reached are kept under the name `record`, if one is given.
    """
    x, y = _points(x, y)
    names = _names("input_names", input_names), _names("axis_names", axis_names)
    class_names = _names("class_names", class_names)
    limits = np.array([max(abs(w1[0]), abs(w1[1])), max(abs(w2[0]), abs(w2[1]))])

    def draw(fig, w1, w2, b, sample):
        move = draw_both(fig, x, *names, class_names, moving=True)

        def update(w1, w2, b, sample):
            move(x, y, np.array([w1, w2]), b, sample, limits)

        update(w1, w2, b, sample)
        return update

    kept = progress_file.latest("record").get(record)
    best = [kept if isinstance(kept, int) else 0]

    def readout(values):
        right = int(((x @ [values["w1"], values["w2"]] + values["b"] > 0) == y).sum())
        if right > best[0]:
            best[0] = right
            progress_file.record("record", record, right)
        return f"{right} of {len(y)} right. Your best so far: {best[0]}."

    return live(
        draw,
        readout=None if record is None else readout,
        alt="A neuron with the numbers of one sample flowing through it; beside it all samples as points, "
        "the line where its answer changes, and how many answers are right.",
        figsize=(9.4, 4.2),
        labels={"w1": "w₁", "w2": "w₂", "sample": sample_name},
        w1=w1,
        w2=w2,
        b=b,
        sample=(0, len(x) - 1, 1, 0),
    )


def _number(value):
    """At most five characters, so that it fits in a circle: 0.29, −1.7, 12.3, 1e+04."""
    decimals = 0 if abs(value) < 1000 and value == round(value) else 2 if abs(value) < 10 else 1
    text = f"{value:.{decimals}f}" if abs(value) < 1000 else f"{value:.0e}"
    return text.replace("-", "−")
