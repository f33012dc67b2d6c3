"""Pictures of the forward pass: an image on its way through, scores turned into shares, a lost reshape.

Lesson: notebooks/03_forward_pass.ipynb.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from nnlib.activations import softmax

from .bends import POSITIVES
from .figures import _vector
from .freezing import freeze
from .live import live
from .matrices import canvas, number
from .style import CYCLE, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled


@styled
def journey(model, image: np.ndarray, class_names: Sequence[str]):
    """One image on its way through a network: its pixels in a column, the hidden layer, the answer.

    Args:
        model: A Sequential of Flatten, Dense with ReLU, and Dense with softmax.
        image: One image, shape (height, width).
        class_names: Text for each class.
    """
    x, outputs = np.asarray(image)[None], []
    model.predict(x, verbose=0)  # builds the layers, if need be, from the model's own seed
    for layer in model.layers:
        x = layer(x)
        outputs.append(x)
    pixels, hidden, answer = outputs
    fig = new_figure((9.2, 4.4), layout=None)
    ax = canvas(fig, 9.2, 4.4)
    low, high = 0.85, 3.55
    picture = fig.add_axes((0.01, low / 4.4, 0.255, (high - low) / 4.4))
    picture.imshow(image, cmap="gray_r", aspect="auto")
    bars = fig.add_axes((7.65 / 9.2, low / 4.4, 1.45 / 9.2, (high - low) / 4.4))
    bars.barh(range(answer.size), answer[0], color=np.where(answer[0] == answer.max(), POSITIVE, "#9DB7CC"))
    bars.set_yticks(range(answer.size), class_names)
    bars.set(ylim=(answer.size - 0.5, -0.5), xlim=(0, max(0.4, answer.max())), xticks=())
    bars.tick_params(axis="y", length=0, labelsize=12)
    for part in (picture, bars):
        part.grid(False)
    picture.set(xticks=(), yticks=())
    picture.spines[:].set_visible(True)
    for left, values, cmap in ((3.3, pixels, "gray_r"), (5.0, hidden, POSITIVES)):
        column = np.ma.masked_equal(values.T, 0)
        ax.imshow(column, cmap=cmap, vmin=0, aspect="auto", extent=(left, left + 0.34, low, high))
        ax.add_patch(Rectangle((left, low), 0.34, high - low, facecolor="none", edgecolor=INK))
    ax.set(xlim=(0, 9.2), ylim=(0, 4.4))
    spread = np.linspace(low + 0.1, high - 0.1, 7)
    ends = np.linspace(low + 0.14, high - 0.14, answer.size)
    lines = [((2.5, y), (3.25, y)) for y in (low, high)]
    lines += [((3.7, a), (4.95, b)) for a in spread for b in spread]
    lines += [((5.4, a), (6.25, b)) for a in spread for b in ends]
    ax.add_collection(LineCollection(lines, colors=MUTED, linewidths=0.7, alpha=0.5))
    shapes = ((1.27, np.shape(image), "image"), (3.47, pixels.shape, "x"), (5.17, hidden.shape, "z"))
    for place, shape, name in (*shapes, (8.1, answer.shape, "y")):
        ax.text(place, 0.42, f"{name} {shape}", ha="center", va="center")
    for place, words in ((2.87, "flatten"), (4.3, "Dense,\nReLU"), (5.95, "Dense,\nsoftmax")):
        ax.text(place, 3.98, words, ha="center", va="center", color=MUTED)
    return fig


def softmax_explorer(scores: Sequence[float] = (2.0, 1.0, -1.0)):
    """Move scores, one by one or all together, and watch the probabilities that softmax makes of them."""
    n = len(_vector("scores", scores))
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
        "the largest probability, and adding the same to all scores changes no probability.",
        figsize=(8.4, 3.4),
        labels={**labels, "shift": "add to all"},
        readout=readout,
        **{f"s{k}": (-5.0, 5.0, 0.5, float(score)) for k, score in enumerate(scores)},
        shift=(-4.0, 4.0, 0.5, 0.0),
    )


@styled
def seed_spread(percent: Sequence[float], expected: float):
    """Accuracy of one untrained network after another, around a dashed line at the `expected` one."""
    percent = _vector("percent", np.asarray(percent, dtype=float))
    fig = new_figure((7.6, 3.4))
    ax = fig.add_subplot()
    ax.axhline(expected, color=NEGATIVE, linestyle="--")
    for seed, value in enumerate(percent):
        ax.plot([seed, seed], [expected, value], color=MUTED, linewidth=1.2)
    ax.plot(percent, "o", color=POSITIVE, markersize=10)
    ax.set(xlabel="seed of the weights", ylabel="% right", ylim=(0, max(25, 1.1 * percent.max())))
    ax.set_xticks(range(0, len(percent), 2))
    ax.grid(False, axis="x")
    return fig


@styled
def rows_as_samples(image: np.ndarray, answer: np.ndarray):
    """An image whose rows were taken for samples, beside the answer to each row; the largest is marked.

    Args:
        image: Shape (height, width).
        answer: Shape (height, classes).
    """
    image, answer = np.asarray(image), np.asarray(answer)
    if image.ndim != 2 or answer.ndim != 2 or len(image) != len(answer):
        raise ValueError(
            "image and answer must have shapes (height, width) and (height, classes), "
            f"got {image.shape} and {answer.shape}."
        )
    row, column = divmod(int(answer.argmax()), answer.shape[1])
    fig = new_figure((8.4, 4.6))
    left, right = fig.subplots(1, 2, width_ratios=(1, 1.1))
    left.imshow(image, cmap="gray_r", aspect="auto")
    picture = right.imshow(answer, cmap="cividis", vmin=0, aspect="auto")
    fig.colorbar(picture, ax=right, label="probability")
    left.add_patch(
        Rectangle((-0.5, row - 0.5), image.shape[1], 1, facecolor="none", edgecolor=NEGATIVE, linewidth=3)
    )
    right.add_patch(
        Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor="none", edgecolor=NEGATIVE, linewidth=3)
    )
    left.set(title=f"{len(image)} “samples”", ylabel="row", xlabel="pixel")
    right.set(title=f"{len(image)} answers", xlabel="class", xticks=range(answer.shape[1]))
    for ax in (left, right):
        ax.grid(False)
        ax.set_yticks(range(0, len(image), 4))
    return fig
