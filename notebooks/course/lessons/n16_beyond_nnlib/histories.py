"""Losses of one training in one process and in several, on one another.

Lesson: notebooks/16_beyond_nnlib.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.style import CYCLE, FIGSIZE, INK, new_figure, styled


@styled
def histories(runs: Mapping[int, Sequence[Mapping[str, np.ndarray]]]):
    """The losses of each process by epoch; those of one process alone are broad and gray.

    Args:
        runs: Number of processes → one dict for each process, with its losses under "loss".
    """
    fig = new_figure(FIGSIZE)
    ax = fig.add_subplot()
    styles, marks, k = ("--", ":", "-."), "os^v", 0
    for n, processes in sorted(runs.items()):
        for number, process in enumerate(processes):
            epochs = np.arange(1, len(process["loss"]) + 1)
            if n == 1:
                look = dict(color=INK, linewidth=9, alpha=0.3, label="one process alone")
            else:
                look = dict(color=CYCLE[k % len(CYCLE)], linestyle=styles[k % 3], marker=marks[k % 4])
                look |= dict(label=f"process {number} of {n}", markersize=11 - 4 * (k % 2))
                k += 1
            ax.plot(epochs, process["loss"], **look)
    ax.set(xlabel="epoch", ylabel="loss", xticks=epochs, ylim=(0, None))
    ax.legend()
    return fig
