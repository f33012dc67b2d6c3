"""Backprop to step through: forward along every edge, and back, beside the measured slopes.

Lesson: notebooks/06_backprop_one_number_at_a_time.ipynb.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.number_graph import NumberGraph, Texts, label, short
from course.drawing.style import ACCENT, HIGHLIGHT, INK, MUTED, NEGATIVE
from course.drawing.tables import canvas
from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import (
    Value,
    backward_steps,
    in_order,
    spread,
)
from nnlib.gradient_check import Comparison, numerical_gradient

_SIZE = (9.4, 5.6)
_TABLE = 6.6  # where the table of slopes begins
_OURS, _MEASURED = _TABLE + 1.15, _TABLE + 2.15


@dataclass
class Walk:
    """A walk under way: numbers by node and slopes by edge, None where it has not been yet."""

    values: list
    slopes: list
    grads: list
    edge: int | None
    words: tuple[str, str]


def walk_to(loss: Value, step: int) -> Walk:
    """Where the walk stands after so many steps: the edges forward, the turn at the loss, the edges back."""
    nodes = in_order(loss)
    index = {node: k for k, node in enumerate(nodes)}
    edges = [(k, n) for k, node in enumerate(nodes) for n in range(len(node.parents))]
    forward = edges[:step]
    known = [len(node.parents) == sum(k == at for k, _ in forward) for at, node in enumerate(nodes)]
    walk = Walk(
        values=[node.value if ok else None for node, ok in zip(nodes, known)],
        slopes=[nodes[k].slopes[n] if (k, n) in forward else None for k, n in edges],
        grads=[None] * len(nodes),
        edge=step - 1 if 0 < step <= len(edges) else None,
        words=("The inputs are in. Step: one edge at a time, first forward, then back.", ""),
    )
    if walk.edge is not None:
        node, parent = nodes[edges[walk.edge][0]], nodes[edges[walk.edge][0]].parents[edges[walk.edge][1]]
        walk.words = _forward_words(node, parent, edges[walk.edge][1], known[edges[walk.edge][0]])
    if step > len(edges):
        walk.grads[-1] = 1.0
        walk.words = ("The loss is known. Now back: dL_dL = 1, because L moves as much as L.", "")
    before = None
    for node, parent, arriving, slope, leaving in backward_steps(loss)[: max(0, step - len(edges) - 1)]:
        before = walk.grads[index[parent]]
        walk.grads[index[parent]] = (before or 0.0) + leaving
        walk.edge = edges.index((index[node], _which(node, parent, before)))
        walk.words = _backward_words(node, parent, arriving, slope, leaving, before)
    return walk


def _which(node, parent, before):
    """Which input of `node` the edge from `parent` is; a number times itself has two such edges."""
    found = [n for n, other in enumerate(node.parents) if other is parent]
    return found[-1] if before is not None else found[0]


def _formula(node):
    names = [label(parent.name) for parent in node.parents]
    if node.rule == "ReLU":
        return f"ReLU({names[0]})"
    return {"×": " · ", "+": " + "}[node.rule].join(names) if node.rule in "×+" else node.rule


def _reason(node, n):
    """Where a local slope comes from, in a word."""
    if node.rule == "×":
        return f", which is {label(node.parents[1 - n].name)}"
    if node.rule == "ReLU":
        name = label(node.parents[0].name)
        return f", as {name} > 0" if node.slopes[0] else f", as {name} ≤ 0"
    return "" if node.rule == "+" else ", which is 2(y − t)"


def _forward_words(node, parent, n, complete):
    name, source = label(node.name), label(parent.name)
    result = f" = {short(node.value, 4)}" if complete else ""
    slope = short(node.slopes[n], 4)
    return (
        f"{source} = {short(parent.value, 4)} goes into {name} = {_formula(node)}{result}",
        f"Local slope {slope}{_reason(node, n)}: a nudge of {source} moves {name} {slope} times as much.",
    )


def _backward_words(node, parent, arriving, slope, leaving, before):
    name, source = label(node.name), label(parent.name)
    reason = _reason(node, _which(node, parent, before))
    first = (
        f"{short(arriving)} arrived at {name}  ×  local slope {short(slope)}{reason}  =  "
        f"{short(leaving)} leaves for {source}"
    )
    if before is None:
        return first, f"dL_d{source} = {short(leaving, 4)}"
    total = f"{short(before)} + {_factor(leaving)} = {short(before + leaving, 4)}"
    return first, f"{source} is used more than once, and gradients add: dL_d{source} = {total}"


def _factor(value):
    text = short(value)
    return f"({text})" if value < 0 else text


def backprop_stepper(
    function: Callable,
    values: Mapping[str, float],
    move: Mapping[str, tuple[float, float, float]],
    step: int | None = None,
):
    """Walk through the graph of `function`, forward and back; the table measures every slope with a nudge ε.

    Args:
        function: Takes a `Value` for each name in `values` and returns the loss, a `Value`.
        values: The numbers that go in, by name.
        move: Which of them get a slider: name → (low, high, step).
        step: What the picture shows at first; by default the middle of the way back.
    """
    import ipywidgets as widgets

    if unknown := [name for name in move if name not in values]:
        raise ValueError(f"move names {unknown}, but the values are {list(values)}.")
    names = list(values)

    def build(numbers):
        return function(**{name: Value(v, name=name) for name, v in zip(names, numbers)})

    example = build(values.values())
    if not isinstance(example, Value):
        raise TypeError(f"function must return the loss as a Value, got {type(example).__name__}.")
    n_edges = sum(len(node.parents) for node in in_order(example))
    width, height = _SIZE

    def draw(fig, step, epsilon, **moved):
        ax = canvas(fig, width, height)
        spots = spread(example, (0.45, 1.55, _TABLE - 0.85, height - 0.6))
        picture = NumberGraph(ax, in_order(example), spots)
        picture.draw_still()
        rows = height - 1.15 - 0.45 * np.arange(len(names))
        _table_head(ax, names, rows)
        freeze(fig)
        (lit,) = ax.plot([], [], color=HIGHLIGHT, linewidth=12, alpha=0.55, solid_capstyle="butt", zorder=1)
        picture.draw_moving()
        ours = Texts(ax, np.stack([np.full(len(rows), _OURS), rows], axis=1), ACCENT, 12.5)
        theirs = Texts(ax, np.stack([np.full(len(rows), _MEASURED), rows], axis=1), INK, 12.5)
        verdict = ax.text(_TABLE, rows[-1] - 0.3, "", fontsize=12.5, va="top", linespacing=1.4)
        lines = [ax.text(0.2, y, "", fontsize=size, va="center") for y, size in ((0.75, 15), (0.28, 14))]

        def update(step, epsilon, **moved):
            numbers = np.array([moved.get(name, value) for name, value in values.items()])
            loss = build(numbers)
            walk = walk_to(loss, step)
            picture.set(walk.values, walk.slopes, walk.grads)
            ends = picture.spots[list(picture.edges[walk.edge])].T if walk.edge is not None else ([], [])
            lit.set_data(*ends)
            for line, words in zip(lines, walk.words):
                line.set_text(words)
            by_name = {node.name: grad for node, grad in zip(in_order(loss), walk.grads)}
            complete = step == 2 * n_edges + 1
            ours.set([_or_nothing(by_name[name]) for name in names])
            texts, off = [""] * len(names), np.zeros(len(names), bool)  # on the way it would tell the answer
            if complete:
                measured = numerical_gradient(lambda v: build(v).value, numbers, epsilon)
                found = np.array([by_name[name] or 0.0 for name in names])
                off = Comparison("", found, measured).disagree
                texts = [f"{_digits(value)}{' ✗' if bad else ''}" for value, bad in zip(measured, off)]
            theirs.set(texts, [NEGATIVE if bad else INK for bad in off])
            verdict.set_text(_verdict(epsilon, complete, off))
            verdict.set_color(NEGATIVE if off.any() else MUTED)

        update(step, epsilon, **moved)
        return update

    slider = widgets.FloatLogSlider(
        value=1e-6, min=-15, max=0, step=1, readout_format=".0e", layout=widgets.Layout(width="360px")
    )
    start = n_edges + 1 + n_edges // 2 if step is None else step
    part = live(
        draw,
        # the names tell two steppers apart, also for `live`
        alt=f"A graph from {', '.join(map(label, names))} to {label(in_order(example)[-1].name)}, numbers in "
        "circles, local slopes on its edges. The edge of this step is yellow; gradients that the walk back "
        "has reached are green. Right a table: the slope of the loss for every input by backprop, and, at "
        "the last step, as measured with a nudge ε.",
        figsize=_SIZE,
        labels={"epsilon": "nudge ε", **{name: label(name) for name in move}},
        play="step",
        interval=1500,
        step=(0, 2 * n_edges + 1, 1, 0),
        epsilon=slider,
        **{name: (*map(float, limits), float(values[name])) for name, limits in move.items()},
    )
    part.set("step", start)  # the picture that stands still shows a walk under way; Reset goes back to 0
    return part


def _table_head(ax, names, rows):
    top = rows[0] + 0.42
    for x, words, color in ((_OURS, "backprop", ACCENT), (_MEASURED, "measured", INK)):
        ax.text(x, top, words, ha="center", va="center", fontsize=13, color=color)
    for name, y in zip(names, rows):
        ax.text(_TABLE, y, f"dL_d{label(name)}", va="center", fontsize=13)
    ax.plot([_TABLE - 0.15] * 2, [1.3, top + 0.3], color=MUTED, linewidth=1)


def _or_nothing(value):
    return "" if value is None else short(value)


def _digits(value):
    """A measured slope with enough decimals to show where it goes wrong, in at most 9 characters."""
    if abs(value) >= 1e5:
        return f"{value:.1e}".replace("-", "−")
    decimals = 5 if abs(value) < 100 else 2
    return f"{value + 0.0:.{decimals}f}".replace("-", "−" if round(value, decimals) else "")


def _verdict(epsilon, complete, off):
    start = f"with ε = {epsilon:.0e}:\n".replace("e-0", "e-").replace("1e+00", "1")
    if not complete:
        return start + "shown at the last step"
    return start + (f"{off.sum()} of {len(off)} disagree" if off.any() else "all agree to 5 digits")
