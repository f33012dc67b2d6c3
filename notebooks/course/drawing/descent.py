"""Gradient descent with every point kept, and the surfaces that it is shown on."""

from collections.abc import Callable

import numpy as np

from nnlib.optimizers import SGD

FAR = 1e6  # a descent that is farther out than this will not come back


def descend(
    gradient: Callable, start, learning_rate: float, n_steps: int, momentum: float = 0.0
) -> np.ndarray:
    """Every point of a gradient descent, the start first: shape (n_steps + 1, *shape of start).

    A descent that explodes stands still where it passed a million.

    Args:
        gradient: Function of a point that gives dL/dpoint, of the same shape.
        momentum: Share of the last step that is added to the next one.
    """
    point = np.array(start, dtype="float64")
    optimizer = SGD(learning_rate, momentum)
    path = [point.copy()]
    for _ in range(n_steps):
        if np.abs(point).max() < FAR:
            slope = np.asarray(gradient(point), dtype="float64")
            if slope.shape != point.shape:
                raise ValueError(
                    f"gradient returned shape {slope.shape} for a point of shape {point.shape}: "
                    "one slope for each number is needed."
                )
            optimizer.apply([slope], [point])
        path.append(point.copy())
    return np.array(path)


def _round_bowl(p):
    return p[0] ** 2 + p[1] ** 2, np.array([2 * p[0], 2 * p[1]])


def _long_valley(p):
    return 0.1 * p[0] ** 2 + 2 * p[1] ** 2, np.array([0.2 * p[0], 4 * p[1]])


def _saddle(p):
    height = 0.25 * (p[0] ** 2 - 1) ** 2 + p[1] ** 2
    return height, np.array([p[0] * (p[0] ** 2 - 1), 2 * p[1]])


# name: (function of a point that gives height and gradient, start)
SURFACES = {
    "round bowl": (_round_bowl, (-1.9, 1.2)),
    "long valley": (_long_valley, (-1.9, 1.2)),
    "saddle": (_saddle, (-0.02, 1.3)),
}
