"""A trained reader of digits, questioned: its most confident mistakes, and the ink that would correct them.

Lesson: notebooks/11_mnist.ipynb.
"""

import numpy as np

from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import DIVERGING, INK, MUTED, NEGATIVE, POSITIVE


def by_confidence(model, x: np.ndarray, y_true: np.ndarray):
    """Row numbers of the wrong answers, the most confident first, and the probabilities of all rows."""
    probabilities = np.asarray(model.predict(x, batch_size=1000, verbose=0))
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != y_true)
    return wrong[np.argsort(-probabilities[wrong].max(axis=1), kind="stable")], probabilities


def helping_ink(model, x: np.ndarray, y_true: np.ndarray) -> np.ndarray:
    """−dL/dx for each sample, its largest entry in size 1: where more ink (or less) lowers its loss.

    Args:
        model: A compiled Sequential.
        x: Samples as the model takes them, shape (n, features).
        y_true: Integer labels, shape (n,).
    """
    downhill = -model.input_gradient(x, y_true)
    return downhill / np.maximum(np.abs(downhill).max(axis=1, keepdims=True), 1e-30)


def mistakes_explorer(model, x: np.ndarray, y_true: np.ndarray, limit: int = 60):
    """Walk through a model's mistakes, the most confident first, and push each one downhill.

    Left the digit, in the middle −dL/dx for its label, right the ten probabilities. The slider "change"
    adds that multiple of the middle picture to the left one, pixels kept between 0 and 1.

    Args:
        model: A compiled Sequential that takes rows and answers with probabilities.
        x: Pixels from 0 to 1, shape (n, side × side).
        y_true: Integer labels, shape (n,).
        limit: How many mistakes can be walked through.

    Raises:
        ValueError: If x holds no rows of square images, or the model makes no mistake on them.
    """
    x, y_true = np.asarray(x), np.asarray(y_true)
    side = round(x.shape[1] ** 0.5) if x.ndim == 2 else 0
    if x.ndim != 2 or side**2 != x.shape[1]:
        raise ValueError(f"x must hold square images as rows, such as (n, 784); got shape {x.shape}.")
    rows, probabilities = by_confidence(model, x, y_true)
    if not len(rows):
        raise ValueError("the model makes no mistake on these samples: there is nothing to walk through.")
    n_mistakes, rows = len(rows), rows[:limit]
    help_ = helping_ink(model, x[rows], y_true[rows])
    classes = range(probabilities.shape[1])

    def draw(fig, number, change):
        pictures = [fig.add_axes((left, 0.05, 0.29, 0.7)) for left in (0.02, 0.34)]
        for ax, title in zip(pictures, ("the digit", "ink that would help")):
            ax.set(xticks=(), yticks=(), xlim=(-0.9, side - 0.1), ylim=(side - 0.1, -0.9), aspect="equal")
            ax.grid(False)
            ax.spines[:].set_visible(True)
            ax.set_title(title, color=MUTED)
        ax = fig.add_axes((0.71, 0.18, 0.27, 0.57))
        ax.set(xlim=(0, 1), xticks=(0, 0.5, 1), ylim=(len(classes) - 0.5, -0.5), xlabel="probability")
        ax.set_yticks(classes, classes)
        ax.tick_params(axis="y", length=0)
        ax.grid(False)
        freeze(fig)
        heading = fig.text(0.02, 0.915, "", fontsize=16)
        verdict = fig.text(0.98, 0.915, "", fontsize=16, ha="right")
        blank = np.zeros((side, side))
        digit = pictures[0].imshow(blank, cmap="gray_r", vmin=0, vmax=1)
        pushes = pictures[1].imshow(blank, cmap=DIVERGING, vmin=-1, vmax=1)
        shadow = pictures[1].imshow(blank + 1, cmap="gray_r", vmin=0, vmax=1)
        bars = ax.barh(classes, [0.0] * len(classes))

        def update(number, change):
            k = min(number, len(rows)) - 1
            truth, first = int(y_true[rows[k]]), int(probabilities[rows[k]].argmax())
            changed = np.clip(x[rows[k]] + change * help_[k], 0, 1).astype(x.dtype)
            p = np.asarray(model.predict(changed[None], verbose=0))[0] if change else probabilities[rows[k]]
            answer = int(p.argmax())
            heading.set_text(f"mistake {k + 1} of {n_mistakes}: “{first}”, the label says {truth}")
            mark = "✓" if answer == truth else "✗"
            verdict.set_text(f"{mark} {answer}: {100 * p[answer]:.2f} %")
            verdict.set_color(POSITIVE if answer == truth else NEGATIVE)
            digit.set_data(changed.reshape(side, side))
            pushes.set_data(help_[k].reshape(side, side))
            shadow.set_alpha(0.3 * x[rows[k]].reshape(side, side))
            for c, bar in enumerate(bars):
                bar.set_width(p[c])
                bar.set_color(POSITIVE if c == truth else NEGATIVE if c == first else INK)

        update(number, change)
        return update

    return live(
        draw,
        alt="Left, a test digit that the network misreads. In the middle, its pixels where more ink would "
        "help in blue and less ink in orange. Right, ten probabilities as bars.",
        figsize=(9.2, 3.8),
        labels={"number": "mistake", "change": "change"},
        number=(1, max(2, len(rows)), 1, 1),  # a slider needs two ends
        change=(0.0, 0.5, 0.02, 0.0),
    )
