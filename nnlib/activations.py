"""Activation functions, each beside the backward step that training needs.

Every function works on an array of any shape, keeps its floating dtype and leaves its input alone.
Its backward step turns `grad` = dL/dy into dL/dx, given the input x and the output y = f(x).

Lesson: notebooks/02_relu.ipynb, notebooks/03_forward_pass.ipynb (softmax).
"""

from collections.abc import Callable

import numpy as np

from nnlib._checks import choose


def linear(x) -> np.ndarray:
    """The identity: f(x) = x.

    >>> nnlib.activations.linear(np.array([-1.0, 2.0]))
    array([-1.,  2.])
    """
    return x


def relu(x) -> np.ndarray:
    """Rectified linear unit: f(x) = max(x, 0), entry by entry.

    >>> nnlib.activations.relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    return np.maximum(x, 0)


def leaky_relu(x, negative_slope=0.2) -> np.ndarray:
    """ReLU that leaks: f(x) = x for x > 0, negative_slope · x otherwise.

    >>> nnlib.activations.leaky_relu(np.array([-2.0, 3.0]), negative_slope=0.5)
    array([-1.,  3.])
    """
    x = np.asarray(x)
    return np.where(x > 0, x, negative_slope * x)


def elu(x, alpha=1.0) -> np.ndarray:
    """Exponential linear unit: f(x) = x for x > 0, alpha · (eˣ − 1) otherwise.

    >>> nnlib.activations.elu(np.array([-1.0, 2.0])).round(4)
    array([-0.6321,  2.    ])
    """
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def sigmoid(x) -> np.ndarray:
    """Logistic function: f(x) = 1 / (1 + e⁻ˣ), in (0, 1).

    >>> nnlib.activations.sigmoid(np.array([-1000.0, 0.0, 2.0])).round(4)
    array([0.    , 0.5   , 0.8808])
    """
    x = np.asarray(x)
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))  # no exp of a positive number: none overflows


def tanh(x) -> np.ndarray:
    """Hyperbolic tangent, in (−1, 1).

    >>> nnlib.activations.tanh(np.array([0.0, 1.0])).round(4)
    array([0.    , 0.7616])
    """
    return np.tanh(x)


def softplus(x) -> np.ndarray:
    """Smooth ReLU: f(x) = log(1 + eˣ).

    >>> nnlib.activations.softplus(np.array([0.0, 1000.0])).round(4)
    array([6.931e-01, 1.000e+03])
    """
    x = np.asarray(x)
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def softmax(x, axis=-1) -> np.ndarray:
    """Positive numbers that sum to 1 along `axis`: f(x)ᵢ = e^xᵢ / Σⱼ e^xⱼ.

    >>> nnlib.activations.softmax(np.array([0.0, 0.0, 1000.0]))
    array([0., 0., 1.])
    >>> nnlib.activations.softmax(np.zeros((2, 4)))
    array([[0.25, 0.25, 0.25, 0.25],
           [0.25, 0.25, 0.25, 0.25]])
    """
    x = np.asarray(x)
    e = np.exp(x - x.max(axis=axis, keepdims=True))  # subtract the row max: exp cannot overflow
    return e / e.sum(axis=axis, keepdims=True)


def softmax_backward(grad, y, axis=-1) -> np.ndarray:
    """Softmax's vector-Jacobian product: dL/dx = y · (grad − Σ grad · y).

    >>> nnlib.activations.softmax_backward(np.array([1.0, 0.0]), np.array([0.5, 0.5]))
    array([ 0.25, -0.25])
    """
    return y * (grad - (grad * y).sum(axis=axis, keepdims=True))


BACKWARD = {
    linear: lambda grad, x, y: grad,
    relu: lambda grad, x, y: grad * (x > 0),
    leaky_relu: lambda grad, x, y: np.where(x > 0, grad, 0.2 * grad),
    elu: lambda grad, x, y: np.where(x > 0, grad, grad * (y + 1)),
    sigmoid: lambda grad, x, y: grad * (y * (1 - y)),
    tanh: lambda grad, x, y: grad * (1 - y * y),
    softplus: lambda grad, x, y: grad * sigmoid(x),
    softmax: lambda grad, x, y: softmax_backward(grad, y),
}


def get(identifier) -> Callable:
    """The function for a name such as "relu", for None (linear), or for one of this module's functions.

    >>> nnlib.activations.get("relu")(np.array([-1.0, 1.0]))
    array([0., 1.])
    """
    names = {function.__name__: function for function in BACKWARD}
    return choose("activation", "linear" if identifier is None else identifier, names)
