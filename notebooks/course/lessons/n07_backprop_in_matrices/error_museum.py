"""The error museum: six wrong lines of a backward pass, each caught by central differences.

The network is small and square on purpose: with as many samples as units, wrong lines keep their shapes and
raise no error, so that the numbers alone can tell. A line is kept as text: the text shown is what runs.

Lesson: notebooks/07_backprop_in_matrices.ipynb.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course.drawing.live import live
from course.drawing.style import (
    ACCENT,
    CYCLE,
    HIGHLIGHT,
    INK,
    MUTED,
    NEGATIVE,
    PAPER,
    new_figure,
    styled,
)
from course.drawing.tables import Table, canvas, number
from nnlib.activations import softmax, softmax_backward
from nnlib.gradient_check import Comparison, numerical_gradient

# what a backward pass computes at each place, and where in the network that is
RIGHT = {
    "logits": "(p - y) / len(y)",
    "kernel": "x.T @ grad",
    "bias": "grad.sum(axis=0)",
    "input": "grad @ W.T",
    "relu": "grad * (u > 0)",
}
PLACES = {"logits": "loss", "kernel": "Dense 2", "bias": "Dense 2", "input": "Dense 2", "relu": "ReLU 2"}


@dataclass(frozen=True)
class Bug:
    """One wrong line: at which place, what stands there, and what the picture shows."""

    place: str
    wrong: str
    tells: str


BUGS = {
    "forgotten transpose": Bug(
        "input",
        "grad @ W",
        "All that lies before Dense 2 is off, Dense 2 itself is right: what it hands on is wrong.",
    ),
    "missing bias sum": Bug(
        "bias",
        "grad",
        "One array has another shape than its subject: a row for each sample. Nothing else suffers.",
    ),
    "wrong axis": Bug(
        "bias",
        "grad.sum(axis=1)",
        "One array is off. Its shape fits only because there are as many samples as units.",
    ),
    "missing 1/n": Bug(
        "logits",
        "p - y",
        "Everything is off by the same factor, the number of samples: the first gradient is to blame.",
    ),
    "gate left open": Bug(
        "relu",
        "grad",
        "Right after the gate. Before it, columns of W2 and rows of x are off, where a unit was off.",
    ),
    "softmax crossed twice": Bug(
        "logits",
        "softmax_backward((p - y) / len(y), p)",
        "Everything is off by no common factor: (p − y)/n has crossed the softmax already.",
    ),
}
N_LAYERS, MIDDLE = 3, 2
_WRONG = "#F2BF99"  # a tint of NEGATIVE, dark enough to stand out in a lit room


def network(seed: int = 2):
    """(x, y, params) of the museum: 4 samples, layers 4 → 4 → 4 → 3, float64; y is one-hot."""
    rng = np.random.default_rng(seed)
    sizes = (4, 4, 4, 3)
    params = {}
    for k in range(1, N_LAYERS + 1):
        params[f"W{k}"] = rng.normal(0, 0.6, (sizes[k - 1], sizes[k]))
        params[f"b{k}"] = rng.normal(0, 0.3, sizes[k])
    return rng.normal(size=(4, 4)), np.eye(3)[[0, 1, 2, 1]], params


def forward_pass(x, params):
    """Inputs and outputs of every Dense layer; ReLU stands between them."""
    inputs, outputs = [], []
    for k in range(1, N_LAYERS + 1):
        inputs.append(np.maximum(outputs[-1], 0) if outputs else x)
        outputs.append(inputs[-1] @ params[f"W{k}"] + params[f"b{k}"])
    return inputs, outputs


def loss(x, y, params):
    """Softmax and mean cross-entropy of the network, in nats."""
    logits = forward_pass(x, params)[1][-1]
    logits = logits - logits.max(axis=1, keepdims=True)
    return -(y * (logits - np.log(np.exp(logits).sum(axis=1, keepdims=True)))).sum() / len(y)


def gradients(x, y, params, bug: str | None = None) -> dict:
    """Backprop's gradient of x and every parameter; `bug` names a wrong line, None is the right pass."""
    broken = BUGS[bug] if bug else None

    def line(place, k, **names):
        faulty = broken and broken.place == place and k in (MIDDLE, N_LAYERS + 1)
        return eval(broken.wrong if faulty else RIGHT[place], {"softmax_backward": softmax_backward}, names)

    inputs, outputs = forward_pass(x, params)
    found = {}
    grad = line("logits", N_LAYERS + 1, p=softmax(outputs[-1]), y=y)
    for k in range(N_LAYERS, 0, -1):
        if k < N_LAYERS:
            grad = line("relu", k, grad=grad, u=outputs[k - 1])
        names = {"x": inputs[k - 1], "W": params[f"W{k}"], "grad": grad}
        found[f"W{k}"], found[f"b{k}"] = line("kernel", k, **names), line("bias", k, **names)
        grad = line("input", k, **names)
    return {**found, "x": grad}


def examine(bug: str | None = None) -> dict[str, Comparison]:
    """Backprop beside central differences for x and every parameter, by name."""
    x, y, params = network()
    values = {"x": x, **params}

    def change(name):
        return lambda value: loss(**_split({**values, name: value}, y))

    found = gradients(x, y, params, bug)
    return {
        name: Comparison(f"dL_d{name}", found[name], numerical_gradient(change(name), value))
        for name, value in values.items()
    }


def _split(values, y):
    return {"x": values["x"], "y": y, "params": {k: v for k, v in values.items() if k != "x"}}


def train(bug: str | None = None, learning_rate: float = 0.1, n_steps: int = 200) -> np.ndarray:
    """The loss before each step of plain gradient descent with the gradients of `bug`."""
    x, y, params = network()
    losses = []
    for _ in range(n_steps):
        losses.append(loss(x, y, params))
        found = gradients(x, y, params, bug)
        params = {name: value - learning_rate * found[name] for name, value in params.items()}
    return np.array(losses)


@styled
def gradient_agreement(comparisons: Sequence[Comparison], rtol: float = 1e-5):
    """How far each entry of each gradient is from its central difference, beside the tolerance."""
    fig = new_figure((8.0, 3.8))
    ax = fig.add_subplot()
    for k, comparison in enumerate(comparisons):
        size = np.maximum(np.abs(comparison.gradient), np.abs(comparison.numerical)).ravel()
        off = comparison.error.ravel()[size > 0] / size[size > 0]
        places = k + np.linspace(-0.3, 0.3, len(off)) if len(off) > 1 else [k]
        ax.plot(places, np.maximum(off, 1e-13), "o", color=CYCLE[k % len(CYCLE)], markersize=6)
    ax.axhline(rtol, color=NEGATIVE, linestyle="--")
    ax.text(len(comparisons) - 0.52, rtol * 1.4, "tolerance", color=NEGATIVE, ha="right", va="bottom")
    ax.set(yscale="log", ylim=(1e-13, 1), ylabel="relative difference")
    ax.set_xticks(range(len(comparisons)), [comparison.name for comparison in comparisons])
    ax.set_xlim(-0.5, len(comparisons) - 0.5)
    return fig


def error_museum():
    """The six bugs behind a menu: which entries of which gradient disagree with central differences."""
    import ipywidgets as widgets

    found = {bug: examine(bug) for bug in (*BUGS, None)}
    blocks = {"x": ("x",), **{f"Dense {k}": (f"W{k}", f"b{k}") for k in range(1, N_LAYERS + 1)}}
    width, height, gap = 20.4, 9.0, 1.0

    def draw(fig, bug, show):
        ax, left, tables, chips = canvas(fig, width, height), 0.4, {}, {}
        for block, names in blocks.items():
            n_columns = found[None][names[0]].numerical.shape[1]
            chips[block] = left + n_columns / 2
            if block not in ("x", f"Dense {N_LAYERS}"):
                chips[f"ReLU {block[-1]}"] = left + n_columns + gap / 2
            for name, top in zip(names, (7.0, 2.75), strict=False):
                shape = (1, n_columns) if name[0] == "b" else found[None][name].numerical.shape
                tables[name] = Table(ax, (left, top), shape, "")
                tables[name].title.set_fontsize(13)
            left += n_columns + gap
        chips["loss"] = left + 0.2
        box = dict(boxstyle="round,pad=0.3", edgecolor=MUTED, linewidth=1)
        look = dict(ha="center", va="center", fontsize=13, bbox=box)
        for name, x in chips.items():
            chips[name] = ax.text(x, 8.55, "ReLU" if name.startswith("ReLU") else name, **look)
        ax.annotate(
            "", (0.4, 1.5), (left - 1.3, 1.5), arrowprops=dict(arrowstyle="-|>", color=ACCENT, lw=2.5)
        )
        ax.text(left + 0.9, 1.5, "backward", va="center", ha="right", color=ACCENT)
        mono = dict(family="DejaVu Sans Mono", va="center")
        wrong = ax.text(0.4, 0.9, "", color=NEGATIVE, **mono)
        right = ax.text(0.4, 0.35, "", color=INK, **mono)

        def update(bug, show):
            for name, table in tables.items():
                _paint(table, name, found[bug][name], show)
            place = PLACES[BUGS[bug].place] if bug else None
            for name, chip in chips.items():
                chip.get_bbox_patch().set_facecolor(HIGHLIGHT if name == place else PAPER)
            wrong.set_text(f"✗ {place}: {BUGS[bug].wrong}" if bug else "")
            right.set_text(f"✓ {place}: {RIGHT[BUGS[bug].place]}" if bug else "✓ every line is right")

        update(bug, show)
        return update

    def readout(values):
        bug = values["bug"]
        tells = BUGS[bug].tells if bug else "Every entry agrees: largest difference below the tolerance."
        return f"<b>{html.escape(bug or 'no bug')}.</b> {html.escape(tells)}"

    return live(
        draw,
        alt="The gradients of a network of three Dense layers as tables, in the order of the layers. Entries "
        "where backprop and central differences disagree are crossed and orange. The wrong line stands "
        "below, and the layer that holds it is yellow.",
        figsize=(9.4, 5.6),
        labels={"bug": "exhibit", "show": ""},
        readout=readout,
        bug=widgets.Dropdown(
            options=[*((name, name) for name in BUGS), ("no bug", None)],
            value=next(iter(BUGS)),
            layout=widgets.Layout(width="300px"),
        ),
        show=["agreement", "backprop", "differences"],
    )


def _paint(table, name, comparison, show):
    off = comparison.disagree.ravel()
    if not comparison.same_shape:
        title = f"dL_d{name}: shape {comparison.gradient.shape}"
    elif off.any():
        title = f"dL_d{name}\n{off.sum()} of {off.size} off"
    else:
        title = f"dL_d{name}\nagrees"
    table.title.set_text(title)
    if show == "agreement":
        texts = ["✗" if bad else "✓" for bad in off]
    elif show == "backprop" and not comparison.same_shape:
        texts = ["?"] * off.size
    else:
        values = comparison.gradient if show == "backprop" else comparison.numerical
        texts = [number(value) for value in values.ravel()]
    faces = [_WRONG if bad else PAPER for bad in off]
    table.paint(faces, texts, fontsize=14 if show == "agreement" else 10.5)
