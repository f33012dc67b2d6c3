"""Walks down a loss whose slopes are measured, and the largest learning rate that a trial finds.

Lesson: notebooks/05_gradient_descent.ipynb.
"""

from collections.abc import Callable, Sequence

import numpy as np

from course.drawing.descent import descend
from nnlib.gradient_check import numerical_gradient

RATES = np.geomspace(2e-5, 2, 51)


def walk_down(loss: Callable, start: Sequence[float], learning_rate: float, n_steps: int) -> np.ndarray:
    """Every point of a descent on `loss`, the start first: shape (n_steps + 1, *shape of start)."""
    return descend(lambda point: numerical_gradient(loss, point), start, learning_rate, n_steps)


def largest_rate(
    loss: Callable, start: Sequence[float], rates: Sequence[float] = RATES, n_steps: int = 50
) -> float:
    """The largest of `rates` with which `loss` ends lower than it began, after `n_steps` steps."""
    ends = [loss(walk_down(loss, start, rate, n_steps)[-1]) for rate in rates]
    return float(max(rate for rate, end in zip(rates, ends, strict=True) if end < loss(np.asarray(start))))
