"""From images to rows."""

import math

from nnlib.layers.base import Layer


class Flatten(Layer):
    """Each sample as one row: (batch, …) to (batch, product of the rest)."""

    def compute_output_shape(self, input_shape):
        return (input_shape[0], math.prod(input_shape[1:]))

    def forward(self, x, training=False):
        self._shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, grad):
        return grad.reshape(self._shape)
