"""Activations as layers of their own."""

import numbers

import numpy as np

from nnlib import activations
from nnlib._checks import number
from nnlib.layers.base import Layer


class Activation(Layer):
    """One of `nnlib.activations` as a layer: y = f(x), any shape.

    Args:
        activation: Name such as "tanh", or None for y = x.

    >>> nnlib.layers.Activation("relu")([[-1.0, 2.0]])
    array([[0., 2.]], dtype=float32)
    """

    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.function = activations.get(activation)

    def forward(self, x, training=False) -> np.ndarray:
        self._x = x
        self._y = self.function(x)
        return self._y

    def backward(self, grad) -> np.ndarray:
        return activations.BACKWARD[self.function](grad, self._x, self._y)

    def get_config(self) -> dict:
        return {**super().get_config(), "activation": self.function.__name__}


class ReLU(Layer):
    """f(x) = x for x ≥ threshold, negative_slope · (x − threshold) below, never above max_value.

    Args:
        max_value: Upper limit of the output, or None.
        negative_slope: Slope below the threshold.
        threshold: Where the bend is.

    >>> nnlib.layers.ReLU(max_value=6)([[0.5, 2.0, 9.0]])
    array([[0.5, 2. , 6. ]], dtype=float32)
    """

    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs):
        super().__init__(**kwargs)
        self.max_value = None if max_value is None else number("max_value", max_value, 0)
        self.negative_slope = number("negative_slope", negative_slope, 0)
        self.threshold = number("threshold", threshold, 0)

    def forward(self, x, training=False) -> np.ndarray:
        above = x > self.threshold
        y = np.where(above, x, self.negative_slope * (x - self.threshold))
        self._slope = np.where(above, x.dtype.type(1), x.dtype.type(self.negative_slope))
        if self.max_value is not None:
            self._slope = np.where(y < self.max_value, self._slope, 0)
            y = np.minimum(y, self.max_value)
        return y

    def backward(self, grad) -> np.ndarray:
        return grad * self._slope


class LeakyReLU(Layer):
    """f(x) = x for x > 0, negative_slope · x otherwise: a unit that cannot die.

    Source: Maas et al. (2013).

    >>> nnlib.layers.LeakyReLU(0.5)([[-2.0, 3.0]])
    array([[-1.,  3.]], dtype=float32)
    """

    def __init__(self, negative_slope=0.3, **kwargs):
        super().__init__(**kwargs)
        self.negative_slope = number("negative_slope", negative_slope, 0)

    def forward(self, x, training=False) -> np.ndarray:
        self._x = x
        return activations.leaky_relu(x, self.negative_slope)

    def backward(self, grad) -> np.ndarray:
        return np.where(self._x > 0, grad, self.negative_slope * grad)


class ELU(Layer):
    """f(x) = x for x > 0, alpha · (eˣ − 1) otherwise. Source: Clevert et al. (2016).

    >>> nnlib.layers.ELU(2.0)([[-1000.0, 3.0]])
    array([[-2.,  3.]], dtype=float32)
    """

    def __init__(self, alpha=1.0, **kwargs):
        super().__init__(**kwargs)
        self.alpha = number("alpha", alpha)

    def forward(self, x, training=False) -> np.ndarray:
        self._x = x
        self._y = activations.elu(x, self.alpha)
        return self._y

    def backward(self, grad) -> np.ndarray:
        return np.where(self._x > 0, grad, grad * (self._y + self.alpha))


class Softmax(Layer):
    """Positive numbers that sum to 1 along `axis`.

    Lesson: notebooks/03_forward_pass.ipynb.

    >>> nnlib.layers.Softmax()([[0.0, 0.0]])
    array([[0.5, 0.5]], dtype=float32)
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        if isinstance(axis, bool) or not isinstance(axis, numbers.Integral):
            raise ValueError(f"axis must be an int such as -1; got {axis!r}.")
        self.axis = int(axis)

    def compute_output_shape(self, input_shape) -> tuple:
        n = len(input_shape)
        if not -n <= self.axis < n:
            raise ValueError(
                f"{self.name} has axis={self.axis}, but its inputs of shape {input_shape} have axes "
                f"{-n} to {n - 1}."
            )
        return input_shape

    def forward(self, x, training=False) -> np.ndarray:
        self._y = activations.softmax(x, self.axis)
        return self._y

    def backward(self, grad) -> np.ndarray:
        return activations.softmax_backward(grad, self._y, self.axis)
