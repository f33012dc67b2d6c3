"""The first weights of a deep network of narrow layers, and its trainings from several seeds.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from course.lessons.n19_gradients_of_anything.tensor import Tensor

RATES, SEEDS = (0.02, 0.1), (0, 1, 2)
_LAST = 20  # steps whose mean loss says which rate was better


def deep_weights(seed: int, n_layers: int = 20, units: int = 32, scale: float = 1.0) -> list[Tensor]:
    """Weights and biases of a layer from 784 pixels, `n_layers` of equal width, and one to 10 scores.

    Args:
        scale: Multiplies the weights of the layers in between. With 1 all are drawn as He and others (2015)
            advise for ReLU: uniform up to √(6 / inputs), which keeps the size of the numbers from layer to
            layer.
    """
    rng = np.random.default_rng(seed)
    sizes, weights = [784, *[units] * (n_layers + 1), 10], []
    for n_in, n_out in pairwise(sizes):
        limit = np.sqrt(6 / n_in) * (scale if n_in == n_out else 1)
        weights += [Tensor(rng.uniform(-limit, limit, (n_in, n_out))), Tensor(np.zeros(n_out))]
    return weights


def better_of_two_rates(train: Callable, forward: Callable, scale: float, seed: int) -> tuple[list, list]:
    """The losses and the trained weights of the learning rate whose last losses are lower.

    Args:
        train: Called as train(forward, weights, seed, rate); changes the weights and returns the losses.
        forward: The network.
        scale: Of the first weights, as in `deep_weights`.
    """
    runs = []
    for rate in RATES:
        weights = deep_weights(seed, scale=scale)
        runs.append((train(forward, weights, seed, rate), weights))
    return min(runs, key=lambda run: np.mean(run[0][-_LAST:]))
