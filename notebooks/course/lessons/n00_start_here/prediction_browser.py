"""Predictions of a trained network, one at a time."""

import numpy as np

from course.drawing.live import live
from course.drawing.style import INK, MUTED, NEGATIVE, POSITIVE


def browse_predictions(model, x: np.ndarray, y_true: np.ndarray, class_names=None, limit: int = 200):
    """Walk through test images: each beside the probabilities that `model` gives it.

    Args:
        model: Anything with `predict(x)` → probabilities of shape (n, classes).
        x: Images as the model takes them, shape (n, height, width) or (n, side × side).
        y_true: Integer labels, shape (n,).
        class_names: Text for each class, by default its number.
        limit: How many images, and how many mistakes, can be walked through.
    """
    x, y_true = np.asarray(x), np.asarray(y_true)
    probabilities = np.asarray(model.predict(x, verbose=0))
    names = [str(k) for k in range(probabilities.shape[1])] if class_names is None else list(class_names)
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != y_true)
    chosen = {"all": np.arange(min(limit, len(x))), "mistakes": wrong[:limit]}
    side = round(x[0].size ** 0.5)

    def draw(fig, which, number):
        indices = chosen[which]
        if not len(indices):
            fig.text(0.5, 0.5, "There are no mistakes to show.", ha="center")
            return
        k = int(indices[min(number, len(indices) - 1)])
        answer, truth = int(probabilities[k].argmax()), int(y_true[k])
        picture = fig.add_axes((0.02, 0.08, 0.36, 0.76))
        picture.imshow(x[k].reshape(side, side), cmap="gray_r", vmin=0)
        picture.set_axis_off()
        verdict = "✓ right" if answer == truth else f"✗ it is {names[truth]}"
        fig.text(0.02, 0.9, f"image {k}: “{names[answer]}”", fontsize=15, color=INK)
        fig.text(0.42, 0.9, verdict, fontsize=15, color=POSITIVE if answer == truth else NEGATIVE)
        ax = fig.add_axes(
            (
                0.46 if max(map(len, names)) < 4 else 0.58,
                0.16,
                0.5 if max(map(len, names)) < 4 else 0.38,
                0.68,
            )
        )
        colors = [POSITIVE if c == truth else NEGATIVE if c == answer else MUTED for c in range(len(names))]
        ax.barh(names, probabilities[k], color=colors)
        for row, p in enumerate(probabilities[k]):
            ax.text(p + 0.02, row, f"{100 * p:.0f} %" if p >= 0.005 else "", va="center", fontsize=12)
        ax.invert_yaxis()
        ax.set(xlim=(0, 1.18), xlabel="probability", xticks=[0, 0.5, 1])
        ax.grid(False)

    return live(
        draw,
        alt="One test image on the left; on the right the network's probability for each class, as bars.",
        figsize=(8.0, 4.2),
        labels={"which": "show", "number": "number"},
        which=["all", "mistakes"],
        number=(0, int(min(limit, len(x))) - 1, 1, 0),
    )
