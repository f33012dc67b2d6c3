"""Two libraries, one training: their texts and losses side by side, what lies between, what a step costs.

Lesson: notebooks/10_sin_in_keras.ipynb.
"""

import html
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.colors import LogNorm

from .figures import _vector
from .freezing import freeze
from .live import live
from .style import ACCENT, CYCLE, HIGHLIGHT, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled

FLOOR = 1e-17  # where a difference of exactly 0 is drawn on a logarithmic axis
HUES = (POSITIVE, NEGATIVE)
SAMPLES = (50, 1_000, 60_000, 1_000_000)


class Columns:
    """Texts in columns: as HTML where there is a page, one below the other where there is none."""

    def __init__(self, texts):
        self.texts = texts

    def __repr__(self):
        return "\n\n".join(f"{name}:\n{text}" for name, text in self.texts.items())

    def _repr_html_(self):
        widest = max(len(line) for text in self.texts.values() for line in text.splitlines())
        size = 12 if widest < 66 else 10  # two tables of 76 characters fit beside each other in JupyterLab
        pre = (
            f"margin:0;padding:0;background:#fff;color:#1b1b1b;font:{size}px/1.35 DejaVu Sans Mono,monospace"
        )
        cells = "".join(
            f'<div style="background:#fff;color:#1b1b1b;padding:6px 8px"><b>{html.escape(name)}</b>'
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
def runs_apart(first: Sequence[float], others: Mapping[str, Sequence[float]]):
    """Losses by epoch of a first run and some others, and how far each of these is from the first."""
    first = _vector("first", first)
    fig = new_figure((9.6, 4.2))
    left, right = fig.subplots(1, 2)
    epochs = np.arange(1, len(first) + 1)
    left.plot(epochs, first, color=INK, linewidth=6, alpha=0.3, label="first run")
    for k, (name, losses) in enumerate(others.items()):
        look = dict(color=CYCLE[k], linestyle=("-", "--", "-.", ":")[k % 4])
        losses = _vector(name, losses, len(first))
        left.plot(epochs, losses, label=name, **look)
        right.plot(epochs, _gap(first, losses), **look)
    left.set(xlabel="epoch", title="loss", ylim=(0, 1.1 * max(map(max, (first, *others.values())))))
    left.legend(fontsize=12)
    _gap_axes(right)
    return fig


@styled
def rounding(pairs: Mapping[str, tuple[Sequence[float], Sequence[float]]]):
    """Differences of two histories by epoch, for each dtype, beside the distance of neighboring numbers.

    Args:
        pairs: dtype name, such as "float32" → the two histories to compare.
    """
    fig = new_figure((9.2, 4.4))
    ax = fig.add_subplot()
    for k, (name, (ours, theirs)) in enumerate(pairs.items()):
        ours = _vector(name, ours)
        epochs, step = np.arange(1, len(ours) + 1), np.spacing(ours.astype(name))
        ax.plot(epochs, _gap(ours, _vector(name, theirs, len(ours))), "o", color=HUES[k % 2], markersize=5)
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


def twin_explorer(ours: Mapping[str, Sequence[float]], theirs: Mapping[str, Sequence[float]]):
    """Two histories on each other, with a slider for the epoch and one that magnifies what lies between.

    Args:
        ours, theirs: `history` dicts of nnlib and of Keras, with "loss" and "val_loss".
    """
    pairs = {
        key: [_vector(key, h[key], len(ours["loss"])).astype(float) for h in (ours, theirs)]
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
        "the magnified difference to Keras. Right, that difference on a logarithmic axis, far below 1e-5.",
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


def prices(step_times: Mapping[int, float]) -> tuple[float, float]:
    """(price of a step, price of a sample), by the times of a step at the smallest and largest size."""
    (small, first), *_, (large, last) = sorted(step_times.items())
    per_sample = max(last - first, 0.0) / (large - small)
    return max(first - small * per_sample, 0.0), per_sample


def cost_explorer(step_times: Mapping[str, Mapping[int, float]]):
    """Measured times of a step, and what an epoch comes to for a batch size and a number of samples.

    Args:
        step_times: Library → {batch size: seconds for one step}.
    """
    paid = {name: prices(times) for name, times in step_times.items()}
    largest = max(max(times) for times in step_times.values())
    sizes = np.geomspace(1, largest, 60)

    def draw(fig, **values):
        left, right = fig.subplots(1, 2, width_ratios=(1.15, 1))
        fig.subplots_adjust(left=0.09, right=0.98, bottom=0.15, top=0.89, wspace=0.2)
        for k, (name, times) in enumerate(step_times.items()):
            per_step, per_sample = paid[name]
            left.plot(sizes, 1e3 * (per_step + sizes * per_sample), color=HUES[k], linewidth=2)
            marked = dict(color=HUES[k], marker="os"[k], markersize=9, markeredgecolor="white", linestyle="")
            left.plot(list(times), [1e3 * t for t in times.values()], **marked, label=name)
        left.set(xscale="log", yscale="log", xlabel="batch size", title="time of a step, ms")
        left.set_xlim(0.8, 1.3 * largest)
        left.legend(loc="lower right")
        low, high = left.get_ylim()
        left.set_ylim(low, high)
        right.set(xlim=(0, 1), ylim=(-0.75, len(paid) - 0.2), xticks=[])
        right.set_yticks([])
        right.grid(False)
        right.spines[["bottom", "left"]].set_visible(False)
        for row, name in enumerate(reversed(paid)):
            right.text(0, row + 0.3, name, va="bottom", fontweight="bold")
        right.text(0, -0.7, "dark: steps    pale: samples", color=MUTED)
        freeze(fig)
        (line,) = left.plot([], [], color=INK, linewidth=1.5, linestyle="--")
        bars = []
        for row, k in enumerate(reversed(range(len(paid)))):
            dark, pale = (right.barh(row, 0, 0.5, color=HUES[k], alpha=a)[0] for a in (1, 0.4))
            bars.append((dark, pale, right.text(0, row, "", va="center")))
        title = right.set_title(" ")

        def update(samples, batch):
            size = min(2**batch, samples)
            line.set_data([size, size], [low, high])
            costs = [_epoch(samples, size, *price) for price in reversed(paid.values())]
            scale = 0.66 / max(sum(cost) for cost in costs)
            for (dark, pale, text), (steps, rest) in zip(bars, costs):
                dark.set_width(steps * scale)
                pale.set(x=steps * scale, width=rest * scale)
                text.set(x=(steps + rest) * scale + 0.02, text=_duration(steps + rest))
            title.set_text(f"an epoch, batches of {size:,}")

        update(**values)
        return update

    def readout(values):
        size = min(2 ** values["batch"], values["samples"])
        total = {name: sum(_epoch(values["samples"], size, *price)) for name, price in paid.items()}
        (fast, a), (slow, b) = sorted(total.items(), key=lambda item: item[1])
        return (
            f"{-(-values['samples'] // size):,} steps an epoch: {fast} needs <b>{_duration(a)}</b>, "
            f"{slow} {_duration(b)}, {b / a:.2g} times as long"
        )

    return live(
        draw,
        alt="Left, measured times of one step by batch size for nnlib and Keras, flat for small batches and "
        "rising for large ones. Right, the time of an epoch of each, parted into steps and samples.",
        figsize=(9.6, 4.2),
        labels={"samples": "samples", "batch": "batch size 2 to the power"},
        readout=readout,
        samples=[(f"{n:,}", n) for n in SAMPLES],
        batch=(0, int(np.log2(largest)), 1, 3),
    )


def _epoch(n_samples, batch_size, per_step, per_sample):
    return -(-n_samples // batch_size) * per_step, n_samples * per_sample


def _duration(seconds):
    unit, name = next((u, n) for u, n in ((1, "s"), (1e-3, "ms"), (0, "µs")) if seconds >= u)
    value = seconds / (unit or 1e-6)
    return f"{float(f'{value:.2g}'):,g} {name}"


@styled
def all_pairs(y: np.ndarray, t: np.ndarray):
    """The square (y − t)² of every prediction with every target; the diagonal is what a loss means."""
    y, t = _vector("y", np.ravel(y)), _vector("t", np.ravel(t), np.size(y))
    fig = new_figure((6.4, 5.0))
    ax = fig.add_subplot()
    squares = np.maximum((y[:, None] - t[None, :]) ** 2, 1e-4)
    image = ax.imshow(squares, cmap="cividis", norm=LogNorm(1e-4, squares.max()))
    ax.plot([0, len(t) - 1], [0, len(y) - 1], color="white", linewidth=1.5, linestyle="--")
    ax.set(xlabel="target, row", ylabel="prediction, row", title="squared difference of each pair")
    ax.grid(False)
    fig.colorbar(image, ax=ax)
    return fig
