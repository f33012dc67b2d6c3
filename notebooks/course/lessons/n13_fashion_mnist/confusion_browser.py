"""Which classes a network takes for each other: counted by pair, and looked at.

Lesson: notebooks/13_fashion_mnist.ipynb.
"""

from collections.abc import Sequence

import numpy as np

from course.drawing.arguments import as_labels
from course.drawing.images import as_pictures
from course.drawing.live import live
from course.drawing.style import NEGATIVE, POSITIVE

ROWS, COLUMNS, GAP = 2, 4, 3  # pictures in a corner, and pixels between them
N_PAGES = 10


def confused_pairs(y_true: Sequence[int], y_pred: Sequence[int]) -> list[tuple[int, int, int]]:
    """(class, other class, mistakes between them in both directions), the worst pair first.

    Pairs without a mistake are left out. The first of a pair is taken for the other more often.
    """
    y_true = as_labels("y_true", y_true)
    y_pred = as_labels("y_pred", y_pred, len(y_true))
    n = int(max(y_true.max(), y_pred.max())) + 1
    counts = np.zeros((n, n), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    pairs = []
    for a, b in zip(*np.triu_indices(n, 1)):
        if together := counts[a, b] + counts[b, a]:
            first, second = (a, b) if counts[a, b] >= counts[b, a] else (b, a)
            pairs.append((int(first), int(second), int(together)))
    return sorted(pairs, key=lambda pair: -pair[2])


def browse_confusions(
    probabilities: np.ndarray,
    x: np.ndarray,
    y_true: Sequence[int],
    class_names: Sequence[str] | None = None,
    n_pairs: int = 10,
):
    """The pictures behind a pair of classes: right and wrong answers as four corners of a confusion matrix.

    Args:
        probabilities: Of each class, shape (n, classes).
        x: The images, shape (n, height, width) or (n, side × side).
        y_true: Integer labels, shape (n,).
        class_names: Text for each class, by default its number.
        n_pairs: How many pairs can be chosen, the most confused first.
    """
    probabilities, x = np.asarray(probabilities), as_pictures(x)
    y_true = as_labels("y_true", y_true, len(x))
    if probabilities.ndim != 2 or len(probabilities) != len(x):
        raise ValueError(
            f"probabilities must have one row for each of the {len(x)} images, shape (n, classes); "
            f"got shape {probabilities.shape}."
        )
    names = [str(k) for k in range(probabilities.shape[1])] if class_names is None else list(class_names)
    answers = probabilities.argmax(axis=1)
    pairs = confused_pairs(y_true, answers)[:n_pairs]
    if not pairs:
        raise ValueError("every answer is right: there is no confused pair to show.")
    sure = probabilities.max(axis=1)

    def corner(truth, answer):
        """Indices of the images of one class that got one answer, the surest first."""
        found = np.flatnonzero((y_true == truth) & (answers == answer))
        return found[np.argsort(-sure[found], kind="stable")]

    def draw(fig, pair, page):
        panels = []
        for k, ax in enumerate(np.ravel(fig.subplots(2, 2))):
            right = k in (0, 3)
            blank = mosaic(x[:0], x.shape[1:])
            picture = ax.imshow(blank, cmap="gray_r", vmin=0, vmax=x.max() or 1.0, interpolation="nearest")
            ax.set_axis_off()
            title = ax.set_title(" ", color=POSITIVE if right else NEGATIVE, fontsize=13, loc="left")
            panels.append((picture, title, "✓" if right else "✗"))
        fig.subplots_adjust(left=0.01, right=0.99, bottom=0.01, top=0.89, wspace=0.04, hspace=0.3)

        def update(pair, page):
            a, b, _ = pairs[pair]
            corners = ((a, a), (a, b), (b, a), (b, b))
            for (truth, answer), (picture, title, mark) in zip(corners, panels):
                found = corner(truth, answer)
                shown = found[start_of_page(len(found), page) :][: ROWS * COLUMNS]
                picture.set_data(mosaic(x[shown], x.shape[1:]))
                what = str(names[truth]) if truth == answer else f"{names[truth]} called {names[answer]}"
                text = f"{mark} {what}: {len(found):,}"
                if len(shown):
                    high, low = 100 * sure[shown[0]], 100 * sure[shown[-1]]
                    text += f"\nsure by {_told(high)} %" + ("" if len(shown) == 1 else f" to {_told(low)} %")
                title.set_text(text)

        update(pair, page)
        return update

    options = [(f"{names[a]} and {names[b]}: {n} mistakes", k) for k, (a, b, n) in enumerate(pairs)]
    return live(
        draw,
        alt="Pictures of two classes in four blocks: each class named rightly, and each taken for the other.",
        figsize=(9.0, 5.6),
        labels={"pair": "pair", "page": "from sure to unsure"},
        pair=options,
        page=(1, N_PAGES, 1, 1),
    )


def start_of_page(n, page):
    """Where a page begins: the first shows the surest, the last ends with the least sure."""
    return max(0, round((n - ROWS * COLUMNS) * (page - 1) / (N_PAGES - 1)))


def _told(percent):
    """Whole per cent; 100 only where it is."""
    return f"{min(percent, 99):.0f}" if percent < 99.95 else "100"


def mosaic(pictures, shape):
    """Up to ROWS × COLUMNS pictures side by side as one array; the rest of it is paper."""
    height, width = shape[0] + GAP, shape[1] + GAP
    whole = np.zeros((ROWS * height - GAP, COLUMNS * width - GAP))
    for k, picture in enumerate(pictures):
        top, left = k // COLUMNS * height, k % COLUMNS * width
        whole[top : top + shape[0], left : left + shape[1]] = picture
    return whole
