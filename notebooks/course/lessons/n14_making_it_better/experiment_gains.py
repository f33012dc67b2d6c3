"""Pictures of repeated experiments: what a change brings, seed by seed, and how sure that is.

A row is what `experiments.Lab` keeps of a change.
Lesson: notebooks/14_making_it_better.ipynb.
"""

from collections import Counter
from collections.abc import Sequence
from math import isfinite

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import CYCLE, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled

LOW, HIGH = -5.5, 2.5  # points; a change that leaves this range is an arrow at its edge, with its number
N_ROWS = 6  # an explorer's figure has room for so many
_WIDTH, _LINE, _EDGES = 9.6, 0.62, 1.25  # inches: of the figure, of a row, above and below all rows


@styled
def scores_by_seed(scores: Sequence[float], counts: Sequence[int] = (2, 4, 8)):
    """Scores of one recipe by seed: the first 2, 4, 8 of them as dots, with mean and standard error."""
    scores = as_vector("scores", np.asarray(scores, dtype=float))
    if any(not 2 <= count <= len(scores) for count in counts):
        raise ValueError(f"counts must lie between 2 and the number of scores, {len(scores)}; got {counts}.")
    fig = new_figure((8.6, 0.75 * len(counts) + 1.1))
    ax = fig.add_subplot()
    for row, count in enumerate(counts):
        some = scores[:count]
        error = some.std(ddof=1) / np.sqrt(count)
        ax.plot(some, np.full(count, -row + 0.16), "o", color=CYCLE[0], alpha=0.6, markersize=10, mew=0)
        bar = dict(color=NEGATIVE, linewidth=3.5, capsize=7, capthick=2.5, markersize=9)
        ax.errorbar(some.mean(), -row - 0.2, xerr=error, fmt="D", **bar)
        ax.text(
            1.01, -row, f"{some.mean():.2f} ± {error:.2f}", transform=ax.get_yaxis_transform(), va="center"
        )
    ax.set_yticks(-np.arange(len(counts)), [f"{count} seeds" for count in counts])
    ax.set(ylim=(-len(counts) + 0.45, 0.55), xlabel="accuracy on validation images, %")
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    return fig


@styled
def experiment_gains(rows: Sequence, title: str = ""):
    """What each change brings against its control, in points of accuracy: dots, mean, bars.

    The thick bar is one standard error, the thin one four: where it misses 0, the difference is clear.
    """
    rows = list(rows)
    if not rows:
        raise ValueError("rows is empty: there is no change to show.")
    fig = new_figure((_WIDTH, _LINE * len(rows) + _EDGES), layout=None)
    ax = _new_axes(fig)
    _draw_labels(ax, rows, title, len(rows))
    _draw_results(ax, rows)
    return fig


def experiment_explorer(lab):
    """Every experiment of a Lab to choose from, and how many of its seeds to believe."""
    if not lab.rows:
        raise ValueError("the lab holds no experiment yet: run compare first.")
    most = len(lab.seeds)
    all_rows = {name: lab[name][:N_ROWS] for name in lab.experiments}

    def shown(experiment, seeds):
        return [row.first(seeds) for row in all_rows[experiment]]

    def draw(fig, **values):
        ax = _new_axes(fig)
        pictures = {}
        for name, rows in all_rows.items():
            ax.set_axis_on()
            _draw_labels(ax, rows, "", N_ROWS)
            freeze(fig)
            pictures[name] = fig.artists[-1]
            pictures[name].set_visible(False)
        still = set(ax.get_children())

        def update(experiment, seeds):
            for name, picture in pictures.items():
                picture.set_visible(name == experiment)
            for artist in set(ax.get_children()) - still:
                artist.remove()
            _draw_results(ax, shown(experiment, seeds))

        update(**values)
        return update

    def readout(values):
        if values["seeds"] == 1:
            return "One seed has no error bar: nothing is clear, however large it looks."
        counts = Counter(row.verdict for row in shown(**values))
        return " · ".join(f"<b>{counts[verdict]}</b> {verdict}" for verdict in _LOOKS)

    part = live(
        draw,
        alt="For each change of the chosen experiment: its gain in points by seed as dots, the mean, one and "
        "four standard errors as bars, beside a line at 0.",
        figsize=(_WIDTH, _LINE * N_ROWS + _EDGES),
        labels={"seeds": "seeds used"},
        readout=readout,
        experiment=list(all_rows),
        seeds=(1, most, 1, most),
    )
    part.set("experiment", max(all_rows, key=lambda name: len(all_rows[name])))  # fills the figure
    return part


def _new_axes(fig):
    height = fig.get_size_inches()[1]
    return fig.add_axes((0.3, 0.72 / height, 0.4, 1 - _EDGES / height))


def _draw_labels(ax, rows, title, room):
    """All that does not depend on the seeds."""
    beside = ax.get_yaxis_transform()  # x as a share of the axes, y in rows
    controls = {row.control for row in rows}
    ax.axvline(0, color=INK, linewidth=1.6)
    for place, row in enumerate(rows):
        label = row.label if len(controls) == 1 else f"{row.label}\nagainst {row.control}"
        ax.text(-0.05, -place, label, transform=beside, ha="right", va="center", fontsize=12.5)
    for x, head in ((1.05, "accuracy"), (1.27, "gain")):
        ax.text(x, 0.75, head, transform=beside, fontsize=12, color=MUTED)
    ax.text(-0.05, 0.75, title, transform=beside, ha="right")
    against = f"gain against {controls.pop()}, in points" if len(controls) == 1 else "gain, in points"
    ax.set(xlim=(LOW, HIGH), ylim=(0.55 - room, 0.55), yticks=[], xlabel=against)
    ax.set_xticks(range(-5, 3))
    ax.grid(False, axis="y")
    ax.spines["left"].set_visible(False)


def _draw_results(ax, rows):
    beside = ax.get_yaxis_transform()
    for place, row in enumerate(rows):
        _draw_row(ax, -place, row)
        middle = dict(transform=beside, va="center")
        ax.text(1.05, -place, f"{row.scores.mean():.1f} %", **middle)
        ax.text(1.27, -place, row.told_gain, fontsize=13, **middle, **_LOOKS[row.verdict])


def _draw_row(ax, place, row):
    (mean, error), color = row.gain, _LOOKS[row.verdict]["color"]
    if not LOW <= mean <= HIGH:
        edge, arrow = (LOW + 0.1, "<") if mean < LOW else (HIGH - 0.1, ">")
        ax.plot(edge, place, arrow, color=color, markersize=14)
        return
    inside = row.gains[(row.gains >= LOW) & (row.gains <= HIGH)]
    ax.plot(inside, np.full(len(inside), place + 0.2), "o", color=MUTED, alpha=0.45, markersize=6, mew=0)
    if isfinite(error):
        for half, width in ((row.reach, 1.6), (error, 6)):
            ax.plot([mean - half, mean + half], [place, place], color=color, linewidth=width)
    ax.plot(mean, place, "D", color=color, markersize=9, markeredgecolor="white")


_LOOKS = {
    "better": {"color": POSITIVE, "fontweight": "bold"},
    "worse": {"color": NEGATIVE, "fontweight": "bold"},
    "no clear difference": {"color": MUTED},
}
