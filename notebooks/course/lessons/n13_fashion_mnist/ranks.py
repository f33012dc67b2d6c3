"""How far the true class is from the top of each answer."""

import numpy as np


def rank_of_truth(y, t):
    """For each sample the place of its true class: 1 if no class is more probable, 2 if one is, and so on.

    Args:
        y: Probabilities, shape (n, classes).
        t: True classes, shape (n,).

    Lesson: notebooks/13_fashion_mnist.ipynb.
    """
    of_truth = y[np.arange(len(y)), t]
    return 1 + (y > of_truth[:, None]).sum(axis=1)
