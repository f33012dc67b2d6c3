"""Accuracies beside each other: of several trainings on several kinds of pictures, and seed by seed."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib import colormaps

from course.drawing.style import CYCLE, INK, MUTED, new_figure, pale, styled


@styled
def accuracy_table(scores: np.ndarray, trained_on: Sequence[str], tested_on: Sequence[str]):
    """Mean accuracies in per cent as a table of colored squares; the best of each column has a frame.

    Args:
        scores: Per cent, (trainings, tests), or (seeds, trainings, tests), of which the mean is shown.
        trained_on: What each row was trained on.
        tested_on: What each column was tested on.
    """
    scores = np.asarray(scores, float)
    mean = scores.mean(axis=0) if scores.ndim == 3 else scores
    if mean.shape != (len(trained_on), len(tested_on)):
        raise ValueError(
            f"scores must have a row for each of {len(trained_on)} trainings and a column for each of "
            f"{len(tested_on)} tests; got shape {scores.shape}."
        )
    fig = new_figure((8.6, 1.6 + 0.55 * len(mean)))
    ax = fig.add_subplot()
    ax.imshow(mean, cmap=pale(colormaps["Blues"], 0.5), vmin=0, vmax=100, aspect="auto")
    for (row, column), value in np.ndenumerate(mean):
        best = row == mean[:, column].argmax()
        ax.text(column, row, f"{value:.0f}", ha="center", va="center", weight="bold" if best else "normal")
        if best:
            ends = np.array([-0.46, 0.46, 0.46, -0.46, -0.46])
            ax.plot(column + ends, row + np.roll(ends, 1), color=INK, linewidth=2)
    ax.set_xticks(range(len(tested_on)), tested_on)
    ax.set_yticks(range(len(trained_on)), trained_on)
    ax.xaxis.tick_top()
    ax.xaxis.set_label_position("top")
    ax.set(xlabel="tested on", ylabel="trained on")
    ax.tick_params(length=0)
    ax.grid(False)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return fig


@styled
def accuracies_by_seed(panels: Mapping[str, Mapping[str, Sequence[float]]]):
    """Accuracies in per cent: a dot for each seed and a diamond for the mean, in one panel for each test.

    Args:
        panels: Title → {name of a training: accuracies in per cent}, with the same names in each.
    """
    fig = new_figure((9.6, 1.3 + 0.48 * len(next(iter(panels.values())))))
    axes = np.ravel(fig.subplots(1, len(panels), sharey=True))
    for ax, (title, ways) in zip(axes, panels.items()):
        for row, (values, color) in enumerate(zip(ways.values(), CYCLE * 2)):
            values = np.asarray(values, float)
            ax.plot(values, np.full(len(values), row), "o", color=color, alpha=0.55, markersize=8)
            ax.plot(values.mean(), row, "D", color=color, markersize=10, markeredgecolor=INK)
            told = f"{values.mean():.0f}"
            ax.annotate(told, (values.mean(), row), (0, 10), textcoords="offset points", ha="center")
        ax.set_title(title, fontsize=14)
        ax.set_xlabel("accuracy in %")
        ax.set(ylim=(len(ways) - 0.4, -0.75))
        ax.spines["left"].set_color(MUTED)
    names = list(next(iter(panels.values())))
    axes[0].set_yticks(range(len(names)), names)
    return fig
