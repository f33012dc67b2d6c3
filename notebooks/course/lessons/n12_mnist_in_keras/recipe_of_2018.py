"""A program of 2018 as a graph of operations, with the numbers of its first batch, and what two changes do.

Lesson: notebooks/12_mnist_in_keras.ipynb.
"""

import html
from collections.abc import Mapping

import numpy as np
from matplotlib.patches import FancyBboxPatch

from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import ACCENT, INK, MUTED, NEGATIVE, PAPER, POSITIVE, new_figure, styled
from course.drawing.tables import canvas

_WIDTH, _HEIGHT = 10.0, 3.1
_NAMES, _VALUES, _ROW, _FED, _BACK = 2.82, 2.5, 2.0, 0.98, 0.3  # heights on the canvas, in inches
_TINTS = {"fed": "#FBEFC2", "learned": "#CBE3F2", "computed": PAPER}
# name of what leaves a box: (middle, width, text in the box)
_BOXES = {
    "x": (0.45, 0.6, "x"),
    "u": (1.6, 1.2, "x W₁ + b₁"),
    "z": (2.85, 0.85, "ReLU"),
    "s": (4.1, 1.2, "z W₂ + b₂"),
}
_AS_PRINTED = {
    "p": (5.4, 0.95, "softmax"),
    "log p": (6.75, 0.65, "log"),
    "L": (8.36, 1.6, "mean −Σ t log p"),
}
_FROM_SCORES = {"L": (7.4, 3.3, "mean of log Σ eˢ − s of the truth")}
_INPUTS = {
    "W₁, b₁": ("u", "learned"),
    "W₂, b₂": ("s", "learned"),
    "t": ("L", "fed"),
}
BATCH = ("t", "u", "s", "p", "log_p", "L")  # what a run keeps of its first batch
N_IMAGES = 20


@styled
def recipe_graph(first: Mapping[str, np.ndarray] | None = None, *, from_scores: bool = False):
    """The program as a graph: yellow is fed, blue is learned, white is computed.

    Args:
        first: The numbers of a batch by name (t, u, s, p, log_p, L): written below as smallest … largest.
        from_scores: Draw the loss that takes the scores.
    """
    fig = new_figure((_WIDTH, _HEIGHT), layout=None)
    ax = canvas(fig, _WIDTH, _HEIGHT)
    boxes = _draw_boxes(ax, from_scores)
    if first is not None:
        for name, (text, broken) in extremes(first, from_scores).items():
            _write(ax, boxes[name]).set(text=text, color=NEGATIVE if broken else INK)
            if broken:
                boxes[name].set(edgecolor=NEGATIVE, linewidth=3)
    return fig


def extremes(first: Mapping[str, np.ndarray], from_scores: bool = False) -> dict[str, tuple[str, bool]]:
    """By name of a box: "smallest … largest" of what leaves it, and whether some of that is no number."""
    if missing := [name for name in BATCH if name not in first]:
        raise ValueError(f"first must hold {', '.join(BATCH)}; missing: {', '.join(missing)}.")
    arrays = {"u": first["u"], "z": np.maximum(first["u"], 0), "s": first["s"], "L": first["L"]}
    if not from_scores:
        arrays |= {"p": first["p"], "log p": first["log_p"]}
    told = {}
    for name, values in arrays.items():
        low, high = np.min(values), np.max(values)
        text = _told(low) if np.ndim(values) == 0 else f"{_told(low)} … {_told(high)}"
        told[name] = text, not np.isfinite([low, high]).all()
    return told


def _told(value):
    if np.isnan(value):
        return "NaN"
    text = "∞" if np.isinf(value) else f"{abs(value):.0f}" if abs(value) >= 10 else f"{abs(value):.2g}"
    return ("−" if value < 0 else "") + text


def _draw_boxes(ax, from_scores):
    """All boxes and arrows; the boxes by the name of what leaves them."""
    places = {**_BOXES, **(_FROM_SCORES if from_scores else _AS_PRINTED)}
    boxes = {}
    for name, (x, width, text) in places.items():
        kind = "fed" if name == "x" else "computed"
        boxes[name] = _box(ax, x, _ROW, width, text, kind)
    for before, after in zip(places, list(places)[1:]):
        start, end = (
            places[name][0] + side * places[name][1] / 2 for name, side in ((before, 1), (after, -1))
        )
        _arrow(ax, (start, _ROW), (end, _ROW))
        boxes[before].leaving = (start + end) / 2
    x, width, _ = places["L"]
    boxes["L"].leaving = _WIDTH - 0.42
    _arrow(ax, (x + width / 2, _ROW), (_WIDTH - 0.62, _ROW))
    ax.text(_WIDTH - 0.42, _ROW, "L", ha="center", va="center", fontsize=16, weight="bold")
    for name in set(boxes) - {"x", "L"}:
        ax.text(boxes[name].leaving, _NAMES, name, ha="center", va="center", fontsize=13, weight="bold")
    for text, (target, kind) in _INPUTS.items():
        x = places[target][0]
        _box(ax, x, _FED, 0.6 if kind == "fed" else 0.95, text, kind)
        _arrow(ax, (x, _FED + 0.25), (x, _ROW - 0.25))
    back = dict(color=ACCENT, linewidth=2, linestyle=(0, (4, 2)))
    x = _WIDTH - 0.42
    ax.plot([x, x, _BOXES["u"][0]], [_ROW - 0.25, _BACK, _BACK], **back)
    for name in ("u", "s"):
        x = _BOXES[name][0]
        ax.annotate(
            "", (x, _FED - 0.25), (x, _BACK), arrowprops=dict(arrowstyle="-|>", shrinkA=0, shrinkB=0, **back)
        )
    ax.text(
        7.0, _BACK + 0.08, "step: minus 0.5 · gradient", color=ACCENT, va="bottom", ha="center", fontsize=13
    )
    return boxes


def _box(ax, x, y, width, text, kind):
    height = 0.5
    look = dict(
        boxstyle="round,pad=0,rounding_size=0.08", facecolor=_TINTS[kind], edgecolor=INK, linewidth=1.5
    )
    patch = ax.add_patch(FancyBboxPatch((x - width / 2, y - height / 2), width, height, zorder=3, **look))
    size = 12.5 if len(text) * 0.092 < width else 11
    ax.text(x, y, text, ha="center", va="center", fontsize=size, zorder=4)
    return patch


def _arrow(ax, start, end):
    look = dict(arrowstyle="-|>", color=MUTED, linewidth=1.6, shrinkA=0, shrinkB=0)
    ax.annotate("", end, start, arrowprops=look)


def _write(ax, box):
    """An empty text over what leaves a box."""
    return ax.text(box.leaving, _VALUES, "", ha="center", va="center", fontsize=11, zorder=5)


def recipe_explorer(runs: Mapping[tuple[bool, bool], Mapping]):
    """Two check boxes for two changes: the first batch's numbers in the graph, the losses, an image's p.

    Args:
        runs: By (loss from the scores, weights scaled): a dict with "losses" of every step, "accuracy" on
            the test digits, and "first", the first batch's numbers as recipe_graph takes them.
    """
    import ipywidgets as widgets

    wanted = [(a, b) for a in (False, True) for b in (False, True)]
    if missing := [key for key in wanted if key not in runs]:
        raise ValueError(f"runs must hold all four of {wanted}; missing: {missing}.")
    height = 3.0

    def draw(fig, **values):
        unit = 1 / (_HEIGHT + height)
        ax = canvas(fig, _WIDTH, _HEIGHT, (0, height * unit, 1, _HEIGHT * unit))
        curve = fig.add_axes((0.085, 0.65 * unit, 0.55, (height - 1.0) * unit))
        bars = fig.add_axes((0.72, 0.65 * unit, 0.265, (height - 1.0) * unit))
        n_steps = max(len(run["losses"]) for run in runs.values())
        pictures, boxes = {}, {}
        for from_scores in (False, True):
            boxes[from_scores] = _draw_boxes(ax, from_scores)
            _still_curve(curve, n_steps)
            _still_bars(bars)
            freeze(fig)
            pictures[from_scores] = fig.artists[-1]
            pictures[from_scores].set_visible(False)
        texts = {  # made only now: freezing hides what is there
            key: {name: _write(ax, box) for name, box in found.items() if name != "x"}
            for key, found in boxes.items()
        }
        (losses,) = curve.plot([], [], color=POSITIVE, linewidth=1.2)
        verdict = curve.text(
            0.5, 0.8, "", transform=curve.transAxes, ha="center", va="center", color=NEGATIVE
        )
        title = curve.set_title(" ")
        stripe = bars.axvspan(-0.5, 0.5, color=ACCENT, alpha=0.3, linewidth=0)
        columns = bars.bar(range(10), np.zeros(10), color=POSITIVE)
        name = bars.set_title(" ")

        def update(from_scores, scaled, image):
            run = runs[from_scores, scaled]
            first = run["first"]
            for key, picture in pictures.items():
                picture.set_visible(key == from_scores)
                for text in texts[key].values():
                    text.set_text("")
            for key, (text, broken) in extremes(first, from_scores).items():
                texts[from_scores][key].set(text=text, color=NEGATIVE if broken else INK)
            found = np.asarray(run["losses"], dtype=float)
            losses.set_data(np.arange(len(found)), np.maximum(found, 1.2e-3))
            lost = np.flatnonzero(~np.isfinite(found))
            verdict.set_text(f"no number from step {lost[0] + 1} on" if len(lost) else "")
            title.set_text(f"after {len(found):,} steps {run['accuracy']:.1%} right")
            truth = int(np.argmax(first["t"][image]))
            stripe.set_x(truth - 0.5)
            for column, p in zip(columns, first["p"][image]):
                column.set_height(p)
            name.set_text(f"image {image}: a {truth}")

        update(**values)
        return update

    def box():
        return widgets.Checkbox(indent=False, layout=widgets.Layout(width="auto", margin="2px 28px 2px 2px"))

    def readout(values):
        first = runs[values["from_scores"], values["scaled"]]["first"]
        p = float(first["p"][values["image"]][np.argmax(first["t"][values["image"]])])
        cost = "infinite" if p == 0 else f"{abs(np.log(p)):.2f} nats"
        zeros = f"{np.mean(np.asarray(first['p']) == 0):.0%}"
        text = f"Before any step: p is exactly 0 in {zeros} of all entries; image {values['image']} "
        return html.escape(text) + f"gives the true digit p = <b>{p:.2g}</b>, and −ln p is <b>{cost}</b>"

    part = live(
        draw,
        alt="Above, the program as a graph with the smallest and largest number that leaves each box at the "
        "first batch. Below, the loss by step, and the ten probabilities of one image before training.",
        figsize=(_WIDTH, _HEIGHT + height),
        labels={
            "from_scores": "loss from the scores",
            "scaled": "Glorot's weights",
            "image": "image of the first batch",
        },
        readout=readout,
        from_scores=box(),
        scaled=box(),
        image=(0, N_IMAGES - 1, 1, 0),
    )
    part.set("from_scores", True)  # the picture that stands still shows a training
    return part


def _still_curve(ax, n_steps):
    ax.set_axis_on()
    ax.set(yscale="log", ylim=(1e-3, 2e3), yticks=(1e-2, 1, 1e2), xlim=(0, n_steps))
    ax.set(xlabel="step", ylabel="L, in nats")
    ax.minorticks_off()
    ax.axhline(np.log(10), color=MUTED, linestyle="--", linewidth=1.5)
    ax.text(n_steps, np.log(10) * 1.3, "ten equal p", color=MUTED, ha="right", va="bottom", fontsize=12)


def _still_bars(ax):
    ax.set_axis_on()
    ax.set(xlim=(-0.6, 9.6), ylim=(0, 1.12), yticks=(0, 0.5, 1), ylabel="p", xlabel="digit")
    ax.set_xticks(range(10))
    ax.grid(False, axis="x")
