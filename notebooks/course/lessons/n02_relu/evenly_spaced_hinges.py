"""How close a sum of ReLUs can come to a sine.

Lesson: notebooks/02_relu.ipynb.
"""

from collections.abc import Sequence

import numpy as np

from course.lessons.n02_relu.hinge_builder import SINE, X, hinge_error, hinge_values


def best_slopes(hinges: Sequence[float]) -> np.ndarray:
    """The slopes with the smallest error for these hinges, by least squares; shape (n,)."""
    lines = hinge_values(hinges, np.ones(len(hinges)), X)  # (n, number of x)
    return np.linalg.lstsq(lines.T, SINE, rcond=None)[0]


def smallest_error(hinges: Sequence[float]) -> float:
    """The error of these hinges with the best slopes that there are."""
    return hinge_error(hinges, best_slopes(hinges))
