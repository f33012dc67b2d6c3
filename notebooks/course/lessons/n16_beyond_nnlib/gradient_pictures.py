"""The gradient of one hidden unit of a digit network, as pictures.

Lesson: notebooks/16_beyond_nnlib.ipynb.
"""

from collections.abc import Sequence

import numpy as np

from course.drawing.images import images


def gradients_of_one_unit(gradients: Sequence[np.ndarray], titles: Sequence[str]):
    """One picture of 28 × 28 for each gradient: of the unit whose last gradient is the largest.

    Args:
        gradients: Gradients of the first kernel, each of shape (784, units).
        titles: One for each.
    """
    stacked = np.stack([np.asarray(g) for g in gradients])  # (gradients, 784, units)
    if stacked.ndim != 3 or stacked.shape[1] != 784:
        raise ValueError(f"gradients must have shape (784, units) each, got {stacked.shape[1:]}.")
    unit = np.abs(stacked[-1]).sum(axis=0).argmax()
    return images(stacked[:, :, unit], labels=list(titles), n_columns=len(stacked), diverging=True)
