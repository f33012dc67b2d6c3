"""The first weights of a deep network of narrow layers.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

from itertools import pairwise

import numpy as np

from course.lessons.n19_gradients_of_anything.tensor import Tensor


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
