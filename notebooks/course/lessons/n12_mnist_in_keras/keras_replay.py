"""One training on two programs: losses on each other and what lies between; what networks believe at first.

Lesson: notebooks/12_mnist_in_keras.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.colors import ListedColormap

from course.drawing.style import CYCLE, DIVERGING, INK, MUTED, NEGATIVE, PAPER, new_figure, styled

_SHARES = ListedColormap(DIVERGING(np.linspace(0.5, 1, 256)))  # from white to the hue of positive
_FLOOR = 1e-10  # where a difference of exactly 0 is drawn on a logarithmic axis


@styled
def steps_apart(curves: Mapping[str, Sequence[float]], differences: Mapping[str, Sequence[float]]):
    """Two losses by step, drawn on each other, and on a logarithmic axis two differences, the second thin."""
    fig = new_figure((9.8, 4.0))
    left, right = fig.subplots(1, 2)
    looks = (dict(color=CYCLE[5], linewidth=7), dict(color=INK, linewidth=1.8, linestyle="--"))
    for (name, losses), look in zip(curves.items(), looks, strict=True):
        left.plot(losses, label=name, **look)
    left.set(xlabel="step", title="loss of each step", ylim=(0, None))
    looks = (dict(color=NEGATIVE, linewidth=3), dict(color=INK, linewidth=1.2))
    for (name, values), look in zip(differences.items(), looks, strict=True):
        right.plot(np.maximum(values, _FLOOR), label=name, **look)
    right.set(xlabel="step", title="difference", yscale="log", ylim=(_FLOOR, 10))
    right.set_yticks(10.0 ** np.arange(-10, 1, 2))
    for ax in (left, right):
        ax.minorticks_off()
        ax.legend(loc="upper right", fontsize=12)
    return fig


@styled
def first_probabilities(probabilities: Mapping[str, np.ndarray], labels: Sequence[int]):
    """Each network's probabilities as a map, a row an image and a column a class; a ring is the truth."""
    for name, p in probabilities.items():
        if len(p) != len(labels):
            raise ValueError(f"{name!r} has {len(p)} rows for {len(labels)} labels: one row an image.")
    fig = new_figure((9.4, 0.3 * len(labels) + 1.3))
    axes = np.ravel(fig.subplots(1, len(probabilities), sharey=True))
    for ax, (name, p) in zip(axes, probabilities.items()):
        image = ax.imshow(p, cmap=_SHARES, vmin=0, vmax=1, aspect="auto")
        for color, width in ((PAPER, 5), (NEGATIVE, 2.5)):
            ring = dict(s=100, facecolors="none", edgecolors=color, linewidths=width)
            ax.scatter(labels, range(len(labels)), **ring)
        ax.set(title=name, xlabel="class", xticks=range(np.shape(p)[1]), yticks=[])
        ax.grid(False)
        for side in ax.spines.values():
            side.set(visible=True, color=MUTED)
    axes[0].set_ylabel("image")
    fig.colorbar(image, ax=list(axes), label="p", ticks=(0, 0.5, 1), pad=0.02)
    return fig


@styled
def frozen_learning_rate(curves: Mapping[str, Sequence[float]], cut: int):
    """Losses by step, one named curve each, with a line at the step from which on the rate is 0."""
    fig = new_figure((7.6, 3.6))
    ax = fig.add_subplot()
    for k, (name, losses) in enumerate(curves.items()):
        ax.plot(losses, label=name, linestyle=("-", "--", ":")[k % 3], color=CYCLE[k], linewidth=2.5)
    ax.axvline(cut, color=MUTED, linewidth=2)
    ax.text(cut, 0.04, " rate 0", transform=ax.get_xaxis_transform(), color=MUTED, va="bottom")
    ax.set(xlabel="step", ylabel="L of the same batch", ylim=(0, None))
    ax.legend(loc="upper right")
    return fig
