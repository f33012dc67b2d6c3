"""Training against validation: the gap between them epoch by epoch, and what a choice made on the test costs.

Lesson: notebooks/13_fashion_mnist.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import ACCENT, CYCLE, HIGHLIGHT, INK, NEGATIVE, new_figure, styled

_LOOKS = (("training", "-", CYCLE[0]), ("validation", "--", CYCLE[1]))
_STAR = dict(color=ACCENT, markeredgecolor="white", markersize=18, linestyle="")
_KEYS = ("loss", "val_loss", "accuracy", "val_accuracy")


def gap_explorer(histories: Mapping[str, Mapping[str, Sequence[float]]]):
    """Loss and accuracy of several trainings, with an epoch to walk through and the gap at that epoch.

    Args:
        histories: Name → the `history` dict of a `fit` with validation data and the metric "accuracy";
            all with equally many epochs.
    """
    curves = {name: _checked(name, values) for name, values in histories.items()}
    lengths = {len(values["loss"]) for values in curves.values()}
    if len(lengths) != 1 or min(lengths) < 2:
        raise ValueError(
            f"histories must all have the same number of epochs, 2 or more; got {sorted(lengths)}."
        )
    n = lengths.pop()
    epochs = np.arange(1, n + 1)
    later = [values[1:] for curve in curves.values() for key, values in curve.items() if key.endswith("loss")]
    top = 1.15 * max(values.max() for values in later)  # a first epoch far above would press all else flat
    low = min(curve[key].min() for curve in curves.values() for key in ("accuracy", "val_accuracy"))

    def draw(fig, network, epoch):
        axes = fig.subplots(1, 2)
        fig.subplots_adjust(left=0.07, right=0.985, bottom=0.16, top=0.9, wspace=0.2)
        for ax in axes:
            ax.set(xlabel="epoch", title=" ", xlim=(0.2, n + 0.8))
        axes[0].set_ylim(0, top)
        axes[1].set_ylim(low - 0.1 * (1 - low), 1.0 + 0.03 * (1 - low))
        for name, style, color in _LOOKS:
            axes[0].plot([], [], style, color=color, label=name)
        axes[0].plot([], [], "*", **_STAR, label="lowest")
        # where no curve runs
        axes[1].legend(*axes[0].get_legend_handles_labels(), loc="lower right", fontsize=12)
        freeze(fig)
        panels = [_Panel(ax, key, epochs) for ax, key in zip(axes, ("loss", "accuracy"))]
        (star,) = axes[0].plot([], [], "*", **_STAR, zorder=5)

        def update(network, epoch):
            values = curves[network]
            best = int(values["val_loss"].argmin())
            star.set_data([best + 1], values["val_loss"][best : best + 1])
            for panel in panels:
                panel.move(values, epoch)

        update(network, epoch)
        return update

    def told(values):
        shown = {key: series[values["epoch"] - 1] for key, series in curves[values["network"]].items()}
        return (
            f"After epoch {values['epoch']}: training loss {shown['loss']:.3f}, validation loss "
            f"{shown['val_loss']:.3f}; accuracy {100 * shown['accuracy']:.1f} % and "
            f"{100 * shown['val_accuracy']:.1f} %."
        )

    part = live(
        draw,
        alt="Training and validation loss on the left, accuracy on the right, by epoch; a yellow bar marks "
        "the gap between the two at the chosen epoch, a star the lowest validation loss.",
        figsize=(9.6, 4.2),
        labels={"network": "network", "epoch": "epoch"},
        readout=told,
        play="epoch",
        network=[(name, name) for name in curves],
        epoch=(1, n, 1, n),
    )
    part.set("network", max(curves, key=lambda name: curves[name]["val_loss"][-1] - curves[name]["loss"][-1]))
    return part


class _Panel:
    """One quantity of a training: curves drawn up to an epoch, pale behind it, and the gap there."""

    def __init__(self, ax, key, epochs):
        self.key, self.epochs = key, epochs
        self.parts = key, f"val_{key}"
        self.ahead = [ax.plot([], [], style, color=c, alpha=0.3, linewidth=2)[0] for _, style, c in _LOOKS]
        self.behind = [ax.plot([], [], style, color=color)[0] for _, style, color in _LOOKS]
        (self.gap,) = ax.plot([], [], color=HIGHLIGHT, linewidth=7, solid_capstyle="butt", zorder=1.5)
        self.title = ax.set_title(" ")

    def move(self, values, epoch):
        for part, ahead, behind in zip(self.parts, self.ahead, self.behind):
            ahead.set_data(self.epochs, values[part])
            behind.set_data(self.epochs[:epoch], values[part][:epoch])
        ends = [values[part][epoch - 1] for part in self.parts]
        self.gap.set_data([epoch, epoch], ends)
        worse = ends[1] - ends[0]  # below 0 at first: the training loss is a mean over a whole epoch
        told = f"gap {worse:.2f}" if self.key == "loss" else f"gap {-100 * worse:.1f} points"
        self.title.set_text(f"{self.key}: {told.replace('-', '−')}")


def _checked(name, values):
    missing = [key for key in _KEYS if key not in values]
    if missing:
        raise ValueError(
            f"the history of {name!r} has no {', '.join(missing)}: compile with metrics=['accuracy'] and "
            "give fit validation_data."
        )
    return {key: np.asarray(values[key], dtype=float) for key in _KEYS}


@styled
def exam_gap(excess: Mapping[str, Mapping[int, Sequence[float]]]):
    """By how many points a reported score was too high, for exams of several sizes.

    Args:
        excess: Way of choosing → {number of pictures: reported minus true score in points, one an exam}.
    """
    fig = new_figure((8.4, 4.2))
    ax = fig.add_subplot()
    looks = ((NEGATIVE, "s"), (ACCENT, "o"))
    for k, ((name, by_size), (color, marker)) in enumerate(zip(excess.items(), looks)):
        places = np.arange(len(by_size)) + 0.16 * (k - (len(excess) - 1) / 2)
        means = np.array([np.mean(points) for points in by_size.values()])
        ends = np.array([np.percentile(points, (10, 90)) for points in by_size.values()])
        ax.vlines(places, *ends.T, color=color, linewidth=6, alpha=0.35)
        ax.plot(places, means, marker, color=color, markersize=11, markeredgecolor="white", label=name)
        for place, mean in zip(places, means):
            side, ha = (0.06, "left") if k else (-0.06, "right")
            told = f"{mean:.1f}".replace("-0.0", "0.0").replace("-", "−")
            ax.text(place + side, mean, told, ha=ha, va="bottom")
    sizes = list(next(iter(excess.values())))
    ax.axhline(0, color=INK, linewidth=1.2, zorder=1)
    ax.set_xticks(range(len(sizes)), [f"{size:,}" for size in sizes])
    ax.set(xlabel="pictures in the exam", ylabel="points too high", xlim=(-0.5, len(sizes) - 0.5))
    ax.legend(loc="upper right")
    ax.grid(False, axis="x")
    return fig
