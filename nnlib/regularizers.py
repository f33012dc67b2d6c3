"""Penalties on large weights, added to the loss: λ Σ|w| (L1) and λ Σw² (L2).

Lesson: notebooks/14_making_it_better.ipynb, notebooks/15_playground.ipynb.
"""

import numpy as np

from nnlib._checks import number, resolve
from nnlib._repr import Shown


class Regularizer(Shown):
    """Base class: called with weights it gives the penalty; `gradient` gives its slope.

    >>> class Pull(nnlib.regularizers.Regularizer):
    ...     def __call__(self, w):
    ...         return float(np.abs(w).max())
    >>> Pull()(np.array([1.0, -3.0]))
    3.0
    """

    def __call__(self, w):
        raise NotImplementedError

    def gradient(self, w) -> np.ndarray:
        raise NotImplementedError


class L1(Regularizer):
    """l1 · Σ|w|: pulls every weight to 0 with the same force, so that many end there.

    >>> penalty = nnlib.regularizers.L1(0.5)
    >>> penalty(np.array([1.0, -3.0])), penalty.gradient(np.array([1.0, -3.0]))
    (2.0, array([ 0.5, -0.5]))
    """

    def __init__(self, l1=0.01):
        self.l1 = number("l1", l1, 0)

    def __call__(self, w):
        return self.l1 * float(np.abs(w).sum())

    def gradient(self, w) -> np.ndarray:
        return self.l1 * np.sign(w)


class L2(Regularizer):
    """l2 · Σw²: pulls a weight the harder the larger it is.

    >>> penalty = nnlib.regularizers.L2(0.5)
    >>> penalty(np.array([1.0, -3.0])), penalty.gradient(np.array([1.0, -3.0]))
    (5.0, array([ 1., -3.]))
    """

    def __init__(self, l2=0.01):
        self.l2 = number("l2", l2, 0)

    def __call__(self, w):
        return self.l2 * float(np.vdot(w, w))

    def gradient(self, w) -> np.ndarray:
        return 2 * self.l2 * w


def get(identifier, argument="kernel_regularizer") -> Regularizer | None:
    """The regularizer for "l1" or "l2", None for None, or `identifier` itself if it is one.

    >>> nnlib.regularizers.get("l2")
    L2()
    """
    if identifier is None:
        return None
    return resolve(argument, identifier, {"l1": L1, "l2": L2}, Regularizer)
