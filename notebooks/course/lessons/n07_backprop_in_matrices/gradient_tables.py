"""Arrays drawn as tables of numbers: the shapes of a backward pass, and what each entry is made of.

Lesson: notebooks/07_backprop_in_matrices.ipynb.
"""

from collections.abc import Sequence

import numpy as np

from course.drawing.live import live
from course.drawing.style import (
    ACCENT,
    HIGHLIGHT,
    INK,
    MUTED,
    NEGATIVE,
    PAPER,
    POSITIVE,
    new_figure,
    styled,
)
from course.drawing.tables import CELL, Table, canvas, number


def _shape(array):
    return str(np.shape(array)).replace("'", "")


@styled
def backward_map(sizes: Sequence[int] = (3, 5, 4), batch: int = 32):
    """Dense layers with ReLU between, forward above and backward below, every shape written out."""
    stations = [("x", sizes[0], "Dense")]
    for k, size in enumerate(sizes[1:-1], 1):
        stations += [(f"u{k}", size, "ReLU"), (f"z{k}", size, "Dense")]
    stations.append(("s", sizes[-1], "softmax,\nloss"))
    gap, upper, lower = 3.1, 4.0, 2.1
    width = gap * len(stations) + 2.0
    fig = new_figure((8.8, 3.6), layout=None)
    ax = canvas(fig, width, 5.7)
    box = dict(boxstyle="round,pad=0.35", facecolor=PAPER, edgecolor=MUTED)
    arrow = dict(arrowstyle="-|>", linewidth=2, shrinkA=0, shrinkB=0)
    look = dict(ha="center", va="center", fontsize=13, bbox=box)
    n_dense = 0
    for n, (name, size, step) in enumerate(stations):
        x = 1.25 + gap * n
        middle, start, end = x + gap / 2, x + 0.95, x + gap - (0.65 if step.endswith("loss") else 0.95)
        ax.text(x, upper, f"{name}\n({batch}, {size})", **look)
        ax.text(x, lower, f"dL_d{name}\n({batch}, {size})", color=ACCENT, **look)
        ax.annotate("", (end, upper), (start, upper), arrowprops=arrow | dict(color=INK))
        ax.annotate("", (start, lower), (end, lower), arrowprops=arrow | dict(color=ACCENT))
        ax.text(middle, upper + 0.65, step, ha="center", va="bottom", fontsize=13, color=MUTED)
        if step == "Dense":
            n_dense += 1
            down = arrow | dict(color=ACCENT)
            ax.annotate("", (middle, 1.2), (middle, lower), arrowprops=down)  # what stays with the layer
            text = f"dL_dW{n_dense} ({size}, {sizes[n_dense]})\ndL_db{n_dense} ({sizes[n_dense]},)"
            ax.text(middle, 1.1, text, ha="center", va="top", fontsize=13, color=ACCENT)
    ax.text(width - 0.75, upper, "L", **look)
    ax.text(width - 0.75, lower, "1", color=ACCENT, **look)
    return fig


@styled
def score_gradient(probabilities: Sequence[float], label: int, class_names: Sequence[str]):
    """Left the probabilities p beside the target t, one-hot; right their difference, the gradient dL_ds."""
    p = np.asarray(probabilities, dtype=float)
    gradient = p - np.eye(len(p))[label]
    fig = new_figure((8.0, 3.4))
    left, right = fig.subplots(1, 2, sharey=True)
    places = np.arange(len(p))
    left.bar(places, np.eye(len(p))[label], 0.8, color="none", edgecolor=INK, linewidth=2, label="t, one-hot")
    left.bar(places, p, 0.5, color=POSITIVE, alpha=0.85, label="p")
    right.bar(places, gradient, 0.5, color=np.where(gradient < 0, NEGATIVE, POSITIVE))
    for k, value in enumerate(gradient):
        above = value > 0
        place = (k, value + (0.03 if above else -0.05))
        right.text(*place, number(value), ha="center", va="bottom" if above else "top", fontsize=14)
    right.axhline(0, color=INK, linewidth=1)
    left.set(title="probabilities and target", ylim=(-1.15, 1.15))
    right.set(title="dL_ds = p − one-hot t")
    left.legend(loc="lower left")
    for ax in (left, right):
        ax.set_xticks(places, class_names)
        ax.grid(False, axis="x")
    return fig


def gradient_stepper(x: np.ndarray, W: np.ndarray, b: np.ndarray, dL_du: np.ndarray):
    """Walk through every entry of dL_dW, dL_db and dL_dx, and see which numbers make it.

    Args:
        x, W, b: Input (n, features), kernel (features, units) and bias (units,) of one layer.
        dL_du: The gradient that arrives, shape (n, units).
    """
    n, features = x.shape
    units = W.shape[1]
    results = {"dL_dW": x.T @ dL_du, "dL_db": dL_du.sum(axis=0)[None], "dL_dx": dL_du @ W.T}
    entries = [(name, i, j) for name, array in results.items() for i, j in np.ndindex(array.shape)]
    known = {"x": x, "W": W, "b": b[None], "u": x @ W + b, "dL_du": dL_du}
    left = {"x": 0.5, "W": features + 2.0, "b": features + units + 3.5, "u": features + 2 * units + 5.0}
    width, height = left["u"] + units + 0.5, 2 * CELL[1] * max(n, features) + 3.4

    def draw(fig, step):
        ax = canvas(fig, width, height)
        top, tables_ = {True: height - 0.75, False: CELL[1] * max(n, features) + 1.55}, {}
        for name, array in [*known.items(), *results.items()]:
            subject = name.removeprefix("dL_d")
            place = (left[subject], top[name == subject])
            tables_[name] = Table(ax, place, array.shape, f"{name} {_shape(array if subject != 'b' else b)}")
        for sign, before in (("@", "W"), ("+", "b"), ("=", "u")):
            ax.text(left[before] - 0.75, top[True] - CELL[1], sign, ha="center", va="center", fontsize=18)
        formula = ax.text(0.5, 0.75, "", fontsize=15)
        words = ax.text(0.5, 0.22, "", fontsize=13, color=MUTED)

        def update(step):
            name, i, j = entries[step - 1]
            lit, sum_text, rule = origin_of_entry(name, i, j, known)
            for title, table in tables_.items():
                faces = np.full((*table.shape, 4), 1.0)
                for row, column in lit.get(title, ()):
                    faces[row, column, :3] = _light(HIGHLIGHT)
                if title in known:
                    texts = [number(value) for value in known[title].ravel()]
                else:
                    done = [entries.index((title, *place)) < step for place in np.ndindex(table.shape)]
                    texts = [
                        number(v) if ok else "" for v, ok in zip(results[title].ravel(), done, strict=True)
                    ]
                    if title == name:
                        faces[i, j, :3] = _light(HIGHLIGHT)
                table.paint(faces.reshape(-1, 4), texts)
            where = f"[{i}, {j}]" if name != "dL_db" else f"[{j}]"
            formula.set_text(f"{name}{where} = {sum_text} = {number(results[name][i, j])}")
            words.set_text(rule)

        update(step)
        return update

    return live(
        draw,
        alt="The tables of a Dense layer, x, W, b and u, above their gradients. The entry that is being "
        "computed and the rows or columns it comes from are yellow; its sum is written out below.",
        figsize=(8.6, 5.8),
        labels={"step": "entry"},
        play="step",
        interval=1200,
        step=(1, len(entries), 1, min(4, len(entries))),
    )


def _light(color):
    """RGB of a color, pale enough for black numbers on it."""
    return [int(color[k : k + 2], 16) / 255 * 0.6 + 0.4 for k in (1, 3, 5)]


def _factor(value):
    text = number(value)
    return f"({text})" if value < 0 else text


def origin_of_entry(name, i, j, known):
    """Which entries make gradient entry (i, j): places by table, the sum in numbers, the rule in words."""
    x, W, grad = known["x"], known["W"], known["dL_du"]
    samples, units = range(len(x)), range(W.shape[1])
    if name == "dL_dW":
        lit = {"x": [(s, i) for s in samples], "dL_du": [(s, j) for s in samples], "W": [(i, j)]}
        terms = [f"{_factor(x[s, i])}·{_factor(grad[s, j])}" for s in samples]
        rule = f"column {i} of x times column {j} of dL_du, summed over the samples: x.T @ dL_du"
    elif name == "dL_db":
        lit = {"dL_du": [(s, j) for s in samples], "b": [(0, j)]}
        terms = [_factor(grad[s, j]) for s in samples]
        rule = f"column {j} of dL_du, summed over the samples: dL_du.sum(axis=0)"
    else:
        lit = {"dL_du": [(i, k) for k in units], "W": [(j, k) for k in units], "x": [(i, j)]}
        terms = [f"{_factor(grad[i, k])}·{_factor(W[j, k])}" for k in units]
        rule = f"row {i} of dL_du times row {j} of W, summed over the units: dL_du @ W.T"
    return lit, " + ".join(terms), rule
