"""The error museum: six wrong lines of a backward pass, each caught by central differences.

The network is small and square on purpose: with as many samples as units, wrong lines keep their shapes and
raise no error, so that the numbers alone can tell. A line is kept as text: the text shown is what runs.

Lesson: notebooks/07_backprop_in_matrices.ipynb.
"""

import html
from dataclasses import dataclass

import numpy as np

from course.drawing.live import live
from course.drawing.style import (
    ACCENT,
    HIGHLIGHT,
    INK,
    MUTED,
    NEGATIVE,
    PAPER,
)
from course.drawing.tables import Table, canvas, number
from nnlib.activations import softmax, softmax_backward
from nnlib.gradient_check import Comparison, numerical_gradient

# what a backward pass computes at each place, and where in the network that is
RIGHT = {
    "scores": "(p - one_hot) / n",
    "kernel": "x.T @ grad",
    "bias": "grad.sum(axis=0)",
    "input": "grad @ W.T",
    "relu": "grad * (u > 0)",
}
PLACES = {"scores": "loss", "kernel": "Dense 2", "bias": "Dense 2", "input": "Dense 2", "relu": "ReLU 2"}


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
        "Everything to the left of Dense 2 is wrong, and Dense 2 itself is right. So what it hands on is "
        "wrong.",
    ),
    "missing bias sum": Bug(
        "bias",
        "grad",
        "One gradient has the wrong shape: a row for each sample. All other gradients are right.",
    ),
    "wrong axis": Bug(
        "bias",
        "grad.sum(axis=1)",
        "One gradient is wrong. Its shape fits only because there are as many samples as units.",
    ),
    "missing 1/n": Bug(
        "scores",
        "p - one_hot",
        "Every entry is too large by the same factor, the number of samples. The gradient at the loss is "
        "wrong.",
    ),
    "gate left open": Bug(
        "relu",
        "grad",
        "Dense 3 is right. The gate of ReLU 2 lets everything pass, so many entries to its left are wrong.",
    ),
    "softmax crossed twice": Bug(
        "scores",
        "softmax_backward((p - one_hot) / n, p)",
        "Every entry is wrong, by no common factor. (p − one-hot t)/n must not cross the softmax again.",
    ),
}
NO_BUG = "no bug"
N_LAYERS, MIDDLE = 3, 2
_WRONG = "#F2BF99"  # a tint of NEGATIVE, dark enough to stand out in a lit room


def network(seed: int = 2):
    """(x, one_hot, params) of the museum: 4 samples, layers 4 → 4 → 4 → 3, float64."""
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


def loss(x, one_hot, params):
    """Softmax and mean cross-entropy of the network, in nats."""
    s = forward_pass(x, params)[1][-1]
    s = s - s.max(axis=1, keepdims=True)
    return -(one_hot * (s - np.log(np.exp(s).sum(axis=1, keepdims=True)))).sum() / len(x)


def gradients(x, one_hot, params, bug: str = NO_BUG) -> dict:
    """Backprop's gradient of x and every parameter; `bug` names a wrong line."""
    broken = BUGS.get(bug)

    def line(place, k, **names):
        faulty = broken and broken.place == place and k in (MIDDLE, N_LAYERS + 1)
        return eval(broken.wrong if faulty else RIGHT[place], {"softmax_backward": softmax_backward}, names)

    inputs, outputs = forward_pass(x, params)
    found = {}
    grad = line("scores", N_LAYERS + 1, p=softmax(outputs[-1]), one_hot=one_hot, n=len(x))
    for k in range(N_LAYERS, 0, -1):
        if k < N_LAYERS:
            grad = line("relu", k, grad=grad, u=outputs[k - 1])
        names = {"x": inputs[k - 1], "W": params[f"W{k}"], "grad": grad}
        found[f"W{k}"], found[f"b{k}"] = line("kernel", k, **names), line("bias", k, **names)
        grad = line("input", k, **names)
    return {**found, "x": grad}


def examine(bug: str = NO_BUG) -> dict[str, Comparison]:
    """Backprop beside central differences for x and every parameter, by name."""
    x, one_hot, params = network()
    values = {"x": x, **params}

    def change(name):
        return lambda value: loss(**_split({**values, name: value}, one_hot))

    found = gradients(x, one_hot, params, bug)
    return {
        name: Comparison(f"dL_d{name}", found[name], numerical_gradient(change(name), value))
        for name, value in values.items()
    }


def _split(values, one_hot):
    return {"x": values["x"], "one_hot": one_hot, "params": {k: v for k, v in values.items() if k != "x"}}


def train(bug: str = NO_BUG, learning_rate: float = 0.1, n_steps: int = 200) -> np.ndarray:
    """The loss before each step of plain gradient descent with the gradients of `bug`."""
    x, one_hot, params = network()
    losses = []
    for _ in range(n_steps):
        losses.append(loss(x, one_hot, params))
        found = gradients(x, one_hot, params, bug)
        params = {name: value - learning_rate * found[name] for name, value in params.items()}
    return np.array(losses)


def error_museum():
    """The six bugs behind a menu: which entries of which gradient disagree with central differences."""
    import ipywidgets as widgets

    found = {bug: examine(bug) for bug in (*BUGS, NO_BUG)}
    blocks = {"x": ("x",), **{f"Dense {k}": (f"W{k}", f"b{k}") for k in range(1, N_LAYERS + 1)}}
    width, height, gap = 20.4, 9.0, 1.0

    def draw(fig, bug, show):
        ax, left, tables, chips = canvas(fig, width, height), 0.4, {}, {}
        for block, names in blocks.items():
            n_columns = found[NO_BUG][names[0]].numerical.shape[1]
            chips[block] = left + n_columns / 2
            if block not in ("x", f"Dense {N_LAYERS}"):
                chips[f"ReLU {block[-1]}"] = left + n_columns + gap / 2
            for name, top in zip(names, (7.0, 2.75), strict=False):
                shape = (1, n_columns) if name[0] == "b" else found[NO_BUG][name].numerical.shape
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
            place = PLACES[BUGS[bug].place] if bug in BUGS else None
            for name, chip in chips.items():
                chip.get_bbox_patch().set_facecolor(HIGHLIGHT if name == place else PAPER)
            wrong.set_text(f"✗ {place}: {BUGS[bug].wrong}" if bug in BUGS else "")
            right.set_text(f"✓ {place}: {RIGHT[BUGS[bug].place]}" if bug in BUGS else "✓ every line is right")

        update(bug, show)
        return update

    def readout(values):
        bug = values["bug"]
        tells = BUGS[bug].tells if bug in BUGS else "Every entry agrees within the tolerance."
        return f"<b>{html.escape(bug)}.</b> {html.escape(tells)}"

    return live(
        draw,
        alt="The gradients of a network of three Dense layers as tables, in the order of the layers. Entries "
        "where backprop and central differences disagree are crossed and orange. The wrong line stands "
        "below, and the layer that holds it is yellow.",
        figsize=(9.4, 5.6),
        labels={"bug": "wrong line", "show": ""},
        readout=readout,
        bug=widgets.Dropdown(
            options=[*BUGS, NO_BUG],
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
