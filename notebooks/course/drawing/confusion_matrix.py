"""Counts of true class against predicted class."""

from collections.abc import Sequence

import numpy as np

from course.drawing.arguments import as_labels
from course.drawing.style import (
    FIGSIZE,
    axes_or_new,
    styled,
)


@styled
def confusion_matrix(
    y_true: Sequence[int], y_pred: Sequence[int], class_names: Sequence[str] | None = None, *, ax=None
):
    """Counts of true class (row) against predicted class (column); mistakes are shaded, hits only written."""
    y_true = as_labels("y_true", y_true)
    y_pred = as_labels("y_pred", y_pred, len(y_true))
    if len(y_true) == 0:
        raise ValueError("y_true is empty: there is nothing to count.")
    for name, labels in (("y_true", y_true), ("y_pred", y_pred)):
        if labels.min() < 0 or (labels != np.floor(labels)).any():
            raise ValueError(
                f"{name} must hold class numbers 0, 1, 2, …; got {labels[:5]}. Is it still scores?"
            )
    y_true, y_pred = y_true.astype(int), y_pred.astype(int)
    found = int(max(y_true.max(), y_pred.max())) + 1
    names = [str(k) for k in range(found)] if class_names is None else [str(name) for name in class_names]
    if found > len(names):
        raise ValueError(f"class_names holds {len(names)} names but the labels go up to {found - 1}.")
    n = len(names)
    counts = np.zeros((n, n), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    mistakes = np.where(np.eye(n, dtype=bool), 0, counts)
    turned = n > 4 and max(len(name) for name in names) > 3
    ax = axes_or_new(ax, (8.2, 7.0) if n > 4 else FIGSIZE)
    ax.imshow(mistakes, cmap="Oranges", vmin=0, vmax=1.9 * max(mistakes.max(), 1))
    size = 13 if n <= 10 else 9
    for i, j in np.ndindex(n, n):
        if counts[i, j]:
            weight = "bold" if i == j else "normal"
            ax.text(j, i, counts[i, j], ha="center", va="center", fontsize=size, fontweight=weight)
    ax.set_xticks(range(n), names, rotation=40 if turned else 0, ha="right" if turned else "center")
    ax.set_yticks(range(n), names)
    ax.grid(False)
    title = f"{(y_true == y_pred).mean():.1%} right of {len(y_true):,}"
    ax.set(xlabel="predicted", ylabel="true", title=title)
    return ax.figure
