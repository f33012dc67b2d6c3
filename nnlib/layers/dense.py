"""The fully connected layer."""

import numpy as np

from nnlib import initializers, regularizers
from nnlib._checks import positive_int
from nnlib.layers.activation import Activation
from nnlib.layers.base import Layer


class Dense(Layer):
    """Affine map followed by an optional activation: y = f(x W + b).

    Input shape:  (batch, …, features).
    Output shape: (batch, …, units).

    Args:
        units: Output width, a positive int.
        activation: Name such as "relu", or None for y = x W + b.
        use_bias: Whether b is there.
        kernel_initializer, bias_initializer: Names such as "he_normal", or initializers.
        kernel_regularizer: None, "l1", "l2", or a regularizer; its penalty is added to the loss.

    Raises:
        ValueError: If `units` is not a positive int, or a name is not known.

    Source: Glorot & Bengio (2010), eq. 16, for the default kernel.
    Lesson: notebooks/03_forward_pass.ipynb.

    >>> layer = nnlib.layers.Dense(3, kernel_initializer="ones")
    >>> layer([[1.0, 2.0]])
    array([[3., 3., 3.]], dtype=float32)
    >>> layer.backward(np.array([[1.0, 0.0, 0.0]]))
    array([[1., 1.]])
    >>> layer.grads["kernel"]
    array([[1., 0., 0.],
           [2., 0., 0.]])
    """

    _fixed_axes = slice(-1, None)
    _instead = {
        name: f"it acts only when the layer is made, so make a new one with {name}=…"
        for name in ("units", "use_bias", "kernel_initializer", "bias_initializer")
    }

    def __init__(
        self,
        units,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.units = positive_int("units", units)
        self.activation = activation if isinstance(activation, Activation) else Activation(activation)
        self.use_bias = bool(use_bias)
        self.kernel_initializer = initializers.get(kernel_initializer, "kernel_initializer")
        self.bias_initializer = initializers.get(bias_initializer, "bias_initializer")
        self.kernel_regularizer = regularizers.get(kernel_regularizer)

    def build(self, input_shape, rng) -> None:
        if len(input_shape) < 2:
            raise ValueError(f"{self.name} expects inputs of shape (batch, features); got {input_shape}.")
        features = input_shape[-1]
        self.params["kernel"] = self.kernel_initializer((features, self.units), rng, self.dtype)
        if self.use_bias:
            self.params["bias"] = self.bias_initializer((self.units,), rng, self.dtype)
        super().build(input_shape, rng)

    def compute_output_shape(self, input_shape) -> tuple:
        return (*input_shape[:-1], self.units)

    def forward(self, x, training=False) -> np.ndarray:
        self._require_built()
        self._x = x
        z = x @ self.params["kernel"]  # (batch, …, units)
        if self.use_bias:
            z += self.params["bias"]
        return self.activation.forward(z)

    def backward(self, grad) -> np.ndarray:
        grad = self.backward_params(grad)  # dL_du  (batch, …, units)
        return grad @ self.params["kernel"].T  # dL_dx  (batch, …, features)

    def backward_params(self, grad) -> np.ndarray:
        grad = self.activation.backward(grad)  # dL_du  (batch, …, units)
        x, dL_du = _rows(self._x), _rows(grad)  # (n, features) and (n, units)
        self.grads["kernel"] = x.T @ dL_du  # dL_dW  (features, units)
        if self.use_bias:
            self.grads["bias"] = dL_du.sum(axis=0)  # dL_db  (units,)
        if self.kernel_regularizer:
            self.grads["kernel"] += self.kernel_regularizer.gradient(self.params["kernel"])
        return grad

    def penalty(self) -> float:
        return self.kernel_regularizer(self.params["kernel"]) if self.kernel_regularizer else 0.0

    def get_config(self) -> dict:
        return {**super().get_config(), "activation": self.activation.function.__name__}


def _rows(x):
    """All that has a last axis as the rows of one matrix."""
    return x if x.ndim == 2 else x.reshape(-1, x.shape[-1])
