"""What a network says before it has learned anything, and what a lost reshape does.

Lesson: notebooks/03_forward_pass.ipynb.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.patches import Rectangle

from course.drawing.arguments import as_vector
from course.drawing.style import MUTED, NEGATIVE, POSITIVE, new_figure, styled
from course.lessons.n03_forward_pass.two_layer_network import forward


def probabilities(images, W1, b1, W2, b2):
    """What a network of two layers answers to images (n, height, width): probabilities (n, classes)."""
    return forward(images, W1, b1, W2, b2)


def share_right(y: np.ndarray, t: np.ndarray) -> float:
    """The share of samples whose most probable class is the true one; y (n, classes), t (n,)."""
    return (y.argmax(axis=1) == t).mean()


@styled
def seed_spread(percent: Sequence[float], expected: float):
    """Accuracy of one untrained network after another, around a dashed line at the `expected` one."""
    percent = as_vector("percent", np.asarray(percent, dtype=float))
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
    left.set(title=f"taken for {len(image)} samples", ylabel="row", xlabel="pixel")
    right.set(title=f"{len(image)} answers", xlabel="class", xticks=range(answer.shape[1]))
    for ax in (left, right):
        ax.grid(False)
        ax.set_yticks(range(0, len(image), 4))
    return fig
