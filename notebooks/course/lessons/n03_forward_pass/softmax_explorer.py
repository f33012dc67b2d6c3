"""Pictures of the forward pass: an image on its way through, scores turned into shares, a lost reshape.

Lesson: notebooks/03_forward_pass.ipynb.
"""

from collections.abc import Sequence

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import CYCLE, INK
from course.drawing.tables import number
from nnlib.activations import softmax


def softmax_explorer(scores: Sequence[float] = (2.0, 1.0, -1.0)):
    """Move scores, one by one or all together, and watch the probabilities that softmax makes of them."""
    n = len(as_vector("scores", scores))
    names = [f"class {k}" for k in range(n)]

    def moved(values):
        return np.array([values[f"s{k}"] for k in range(n)]) + values["shift"]

    def draw(fig, **values):
        left, right = fig.subplots(1, 2, sharey=True)
        fig.subplots_adjust(left=0.11, right=0.97, wspace=0.12, bottom=0.2)
        left.set(xlim=(-10.5, 10.5), xticks=(-8, -4, 0, 4, 8), xlabel="score s", title="scores")
        right.set(xlim=(0, 1.2), xticks=(0, 0.5, 1), xlabel="p", title="probabilities, sum 1")
        left.set_yticks(range(n), names)
        left.set_ylim(n - 0.4, -0.6)
        left.axvline(0, color=INK, linewidth=1)
        for ax in (left, right):
            ax.grid(False, axis="y")
        freeze(fig)
        rows = [ax.barh(range(n), [0.0] * n, 0.6, color=CYCLE[2 : 2 + n]) for ax in (left, right)]
        texts = [[ax.text(0, k, "", va="center") for k in range(n)] for ax in (left, right)]

        def update(**values):
            scores = moved(values)
            for bars, written, lengths in zip(rows, texts, (scores, softmax(scores))):
                for bar, text, length in zip(bars, written, lengths):
                    bar.set_width(length)
                    is_score = lengths is scores
                    text.set_x(length + (-0.3 if length < 0 else 0.3) if is_score else length + 0.02)
                    text.set_ha("right" if length < 0 else "left")
                    text.set_text(number(length, 1 if is_score else 3))

        update(**values)
        return update

    def readout(values):
        e = np.exp(moved(values))
        powers = " + ".join(f"{value:.4g}" for value in e)
        shares = ", ".join(f"{p:.3f}" for p in e / e.sum())
        return f"eˢ: {powers} = {e.sum():.4g}. Each divided by the sum: {shares}."

    labels = {f"s{k}": f"score {k}" for k in range(n)}
    return live(
        draw,
        alt="Left a bar for the score of each class, right a bar for its probability. The largest score has "
        "the largest probability.",
        figsize=(8.4, 3.4),
        labels={**labels, "shift": "add to all"},
        readout=readout,
        **{f"s{k}": (-5.0, 5.0, 0.5, float(score)) for k, score in enumerate(scores)},
        shift=(-4.0, 4.0, 0.5, 0.0),
    )
