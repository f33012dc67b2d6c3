"""Two libraries, one training: their texts and losses side by side, what lies between, what a step costs.

Lesson: notebooks/10_sin_in_keras.ipynb.
"""

import html
from collections.abc import Mapping, Sequence

import numpy as np

from course.boxes import PLAIN
from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import ACCENT, CYCLE, HIGHLIGHT, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled

FLOOR = 1e-17  # where a difference of exactly 0 is drawn on a logarithmic axis
HUES = (POSITIVE, NEGATIVE)


class Columns:
    """Texts in columns: as HTML where there is a page, one below the other where there is none."""

    def __init__(self, texts):
        self.texts = texts

    def __repr__(self):
        return "\n\n".join(f"{name}:\n{text}" for name, text in self.texts.items())

    def _repr_html_(self):
        widest = max(len(line) for text in self.texts.values() for line in text.splitlines())
        size = 12 if widest < 66 else 10  # two tables of 76 characters fit beside each other in JupyterLab
        pre = f"margin:0;padding:0;{PLAIN};font:{size}px/1.35 DejaVu Sans Mono,monospace"
        cells = "".join(
            f'<div style="{PLAIN};padding:6px 8px"><b>{html.escape(name)}</b>'
            f'<pre style="{pre}">{html.escape(text)}</pre></div>'
            for name, text in self.texts.items()
        )
        return f'<div style="display:flex;flex-wrap:wrap;gap:8px">{cells}</div>'


def side_by_side(**texts: str) -> None:
    """Show texts such as programs or summaries in columns, each under its name."""
    from IPython.display import display

    display(Columns({name: text.strip("\n") for name, text in texts.items()}))


def summaries(**models) -> None:
    """Show the `summary` of each model in a column under its name."""
    from IPython.utils.capture import capture_output

    texts = {}
    for name, model in models.items():
        lines = []
        with capture_output():  # beside what it gives to print_fn, Keras leaves an empty line on the page
            model.summary(print_fn=lines.append)
        texts[name] = "\n".join(lines)
    side_by_side(**texts)


@styled
def distance_between_runs(first: Sequence[float], others: Mapping[str, Sequence[float]]):
    """Losses by epoch of a first run and some others, and how far each of these is from the first."""
    first = as_vector("first", first)
    fig = new_figure((9.6, 4.2))
    left, right = fig.subplots(1, 2)
    epochs = np.arange(1, len(first) + 1)
    left.plot(epochs, first, color=INK, linewidth=6, alpha=0.3, label="first run")
    for k, (name, losses) in enumerate(others.items()):
        look = dict(color=CYCLE[k], linestyle=("-", "--", "-.", ":")[k % 4])
        losses = as_vector(name, losses, len(first))
        left.plot(epochs, losses, label=name, **look)
        right.plot(epochs, _gap(first, losses), **look)
    left.set(xlabel="epoch", title="loss", ylim=(0, 1.1 * max(map(max, (first, *others.values())))))
    left.legend(fontsize=12)
    _gap_axes(right)
    return fig


@styled
def rounding_by_dtype(pairs: Mapping[str, tuple[Sequence[float], Sequence[float]]]):
    """Differences of two histories by epoch, for each dtype, beside the distance of neighboring numbers.

    Args:
        pairs: dtype name, such as "float32" → the two histories to compare.
    """
    fig = new_figure((9.2, 4.4))
    ax = fig.add_subplot()
    for k, (name, (ours, theirs)) in enumerate(pairs.items()):
        ours = as_vector(name, ours)
        epochs, step = np.arange(1, len(ours) + 1), np.spacing(ours.astype(name))
        ax.plot(epochs, _gap(ours, as_vector(name, theirs, len(ours))), "o", color=HUES[k % 2], markersize=5)
        ax.plot(epochs, step, color=HUES[k % 2], alpha=0.5)
        place = (epochs[-1], step[-1])
        ax.annotate(f" {name}", place, color=HUES[k % 2], va="center", fontweight="bold")
    ax.plot([], [], "o", color=MUTED, markersize=5, label="difference of the two losses")
    ax.plot([], [], color=MUTED, alpha=0.7, label="distance to the next number there is")
    _gap_axes(ax)
    ax.set(xlim=(0, 1.14 * epochs[-1]))
    ax.legend(loc="upper right", ncols=2, fontsize=12)
    return fig


def _gap(ours, theirs):
    return np.maximum(np.abs(np.subtract(ours, theirs)), FLOOR)


def _gap_axes(ax):
    ax.set(xlabel="epoch", title="difference", yscale="log", ylim=(FLOOR / 3, 10))
    ax.set_yticks(
        [FLOOR, 1e-14, 1e-11, 1e-8, 1e-5, 1e-2], ["0", *(f"$10^{{{n}}}$" for n in range(-14, 0, 3))]
    )
    ax.minorticks_off()


def history_explorer(ours: Mapping[str, Sequence[float]], theirs: Mapping[str, Sequence[float]]):
    """Two histories on each other, with a slider for the epoch and one that magnifies what lies between.

    Args:
        ours, theirs: `history` dicts of nnlib and of Keras, with "loss" and "val_loss".
    """
    pairs = {
        key: [as_vector(key, h[key], len(ours["loss"])).astype(float) for h in (ours, theirs)]
        for key in ("loss", "val_loss")
    }
    n_epochs = len(ours["loss"])
    epochs = np.arange(1, n_epochs + 1)

    def draw(fig, **values):
        left, right = fig.subplots(1, 2)
        fig.subplots_adjust(left=0.07, right=0.98, bottom=0.15, top=0.89, wspace=0.22)
        top = 1.1 * max(max(pair[0]) for pair in pairs.values())
        left.set(xlim=(0, n_epochs + 1), ylim=(0, top), xlabel="epoch")
        left.plot([], [], color=HUES[0], linewidth=7, alpha=0.4, label="nnlib")
        left.plot([], [], color=HUES[1], linewidth=2, label="nnlib + magnified difference")
        left.legend(loc="upper right", fontsize=12)
        _gap_axes(right)
        right.set(xlim=(0, n_epochs + 1), title="difference, Keras to nnlib")
        right.axhline(1e-5, color=MUTED, linestyle="--", linewidth=1.5)
        right.text(n_epochs, 1.4e-5, "one in a hundred thousand", ha="right", va="bottom", color=MUTED)
        freeze(fig)
        (broad,) = left.plot([], [], color=HUES[0], linewidth=7, alpha=0.4)
        (thin,) = left.plot([], [], color=HUES[1], linewidth=2)
        (dots,) = right.plot([], [], "o", color=ACCENT, markersize=4)
        marks = [
            ax.plot([], [], "o", color=HIGHLIGHT, markeredgecolor=INK, markersize=11)[0]
            for ax in (left, right)
        ]
        title = left.set_title(" ")

        def update(curve, magnify, epoch):
            ours, theirs = pairs[curve]
            shown = ours + 10.0**magnify * (theirs - ours)
            broad.set_data(epochs, ours)
            thin.set_data(epochs, shown)
            dots.set_data(epochs, _gap(ours, theirs))
            marks[0].set_data([epoch], [shown[epoch - 1]])
            marks[1].set_data([epoch], [_gap(ours, theirs)[epoch - 1]])
            title.set_text(f"{curve}, difference × {10**magnify:,}")

        update(**values)
        return update

    def readout(values):
        a, b = (history[values["epoch"] - 1] for history in pairs[values["curve"]])
        same = len(_shared_digits(a, b))
        told = (f"<b>{v:.10f}"[: 3 + same] + f"</b>{f'{v:.10f}'[same:]}" for v in (a, b))
        return "epoch {}: nnlib {}, Keras {} (equal digits bold)".format(values["epoch"], *told)

    return live(
        draw,
        alt="Left, a broad blue curve, nnlib's loss by epoch, with a thin orange one on it: the same plus "
        "the magnified difference to Keras. Right, that difference on a logarithmic axis, below 1e-5.",
        figsize=(9.6, 4.2),
        labels={"magnify": "magnify × 10 to the power", "curve": "curve"},
        readout=readout,
        curve=["loss", "val_loss"],
        magnify=(0, 7, 1, 0),
        epoch=(1, n_epochs, 1, n_epochs // 2),
    )


def _shared_digits(a, b):
    """The characters with which both numbers begin."""
    pair = list(zip(f"{a:.10f}", f"{b:.10f}"))
    stop = next((k for k, (one, other) in enumerate(pair) if one != other), len(pair))
    return "".join(one for one, _ in pair[:stop])
