"""One image on its way through a network with one hidden layer."""

from collections.abc import Sequence

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from course.drawing.style import INK, MUTED, POSITIVE, POSITIVES, new_figure, styled
from course.drawing.tables import canvas


@styled
def image_through_network(model, image: np.ndarray, class_names: Sequence[str]):
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
