"""From images to rows."""

import math

import numpy as np

from nnlib.layers.base import Layer


class Flatten(Layer):
    """Each sample as one row: (batch, …) to (batch, product of the rest).

    >>> nnlib.layers.Flatten()(np.zeros((100, 28, 28))).shape
    (100, 784)
    """

    def compute_output_shape(self, input_shape) -> tuple:
        return (input_shape[0], math.prod(input_shape[1:]))

    def forward(self, x, training=False) -> np.ndarray:
        self._shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, grad) -> np.ndarray:
        return grad.reshape(self._shape)
