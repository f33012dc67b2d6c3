"""What becomes of a squared error when one array has lost its second axis.

Lesson: notebooks/10_sin_in_keras.ipynb.
"""

from collections.abc import Mapping

import numpy as np
from matplotlib.colors import LogNorm

from course.drawing.arguments import as_vector
from course.drawing.style import CYCLE, INK, new_figure, styled


@styled
def squared_error_of_all_pairs(
    y: np.ndarray, t: np.ndarray, x: np.ndarray, trained: Mapping[str, np.ndarray]
):
    """Left, (y − t)² of every prediction with every target; right, what two trainings made of it.

    Args:
        y, t: Predictions and targets, one number a sample. The diagonal of the left picture is what a loss
            takes the mean of.
        x: Inputs of the right picture.
        trained: Name → predictions at x of a network trained by one of the losses.
    """
    y, t = as_vector("y", np.ravel(y)), as_vector("t", np.ravel(t), np.size(y))
    fig = new_figure((9.6, 4.4))
    left, right = fig.subplots(1, 2)
    squares = np.maximum((y[:, None] - t[None, :]) ** 2, 1e-4)
    image = left.imshow(squares, cmap="cividis", norm=LogNorm(1e-4, squares.max()))
    left.set(xlabel="target, row", ylabel="prediction, row", title="squared difference of each pair")
    left.grid(False)
    fig.colorbar(image, ax=left)
    x = np.ravel(x)
    right.plot(x, t, "o", color=INK, markersize=4, label="targets")
    for k, (name, answers) in enumerate(trained.items()):
        right.plot(
            x, as_vector(name, np.ravel(answers), len(x)), ("-", "--")[k % 2], color=CYCLE[k], label=name
        )
    right.set(xlabel="x", ylabel="y", ylim=(-1.9, 1.9), title="trained by each loss")
    right.legend(loc="upper left", fontsize=12)
    return fig
