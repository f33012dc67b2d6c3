"""Loss curves of several networks, each trained with several seeds: a line for each run.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.style import CYCLE, new_figure, styled

_WINDOW = 10  # steps over which a curve is averaged


@styled
def losses_by_seed(runs: Mapping[str, Sequence[Sequence[float]]], top: float | None = None):
    """Losses by step: one color for each name, one line for each run of it, averaged over ten steps.

    Args:
        runs: Name → the losses of each run, step by step.
        top: Where the axis of the loss ends; what lies above is cut off.
    """
    fig = new_figure((7.6, 4.2))
    ax = fig.add_subplot()
    for (name, histories), color in zip(runs.items(), CYCLE):
        for number, losses in enumerate(histories):
            steps, means = smoothed(losses)
            ax.plot(steps, means, color=color, alpha=0.85, linewidth=1.8, label=None if number else name)
    ax.set(xlabel="step", ylabel="loss on the batch", ylim=(0, top))
    ax.legend(loc="upper right")
    return fig


def smoothed(losses: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """Steps counted from 1, and the mean loss of the ten steps that end there."""
    losses = np.asarray(losses, dtype=float)
    window = min(_WINDOW, len(losses))
    means = np.convolve(losses, np.full(window, 1 / window), mode="valid")
    return np.arange(window, len(losses) + 1), means
