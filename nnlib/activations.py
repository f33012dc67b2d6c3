"""Activation functions, each beside the backward step that training needs.

Every function works on an array of any shape, keeps its floating dtype and leaves its input alone.
Its backward step turns `grad` = dL/dy into dL/dx, given the input x and the output y = f(x).

Lesson: notebooks/02_relu.ipynb, notebooks/03_forward_pass.ipynb (softmax).
"""

import numpy as np

from nnlib._checks import choose


def linear(x):
    """The identity: f(x) = x."""
    return x


def relu(x):
    """Rectified linear unit: f(x) = max(x, 0), entry by entry."""
    return np.maximum(x, 0)


def leaky_relu(x, negative_slope=0.2):
    """ReLU that leaks: f(x) = x for x > 0, negative_slope · x otherwise."""
    x = np.asarray(x)
    return np.where(x > 0, x, negative_slope * x)


def elu(x, alpha=1.0):
    """Exponential linear unit: f(x) = x for x > 0, alpha · (eˣ − 1) otherwise."""
    x = np.asarray(x)
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def sigmoid(x):
    """Logistic function: f(x) = 1 / (1 + e⁻ˣ), in (0, 1)."""
    x = np.asarray(x)
    e = np.exp(-np.abs(x))  # never above 1: exp cannot overflow
    return np.where(x >= 0, 1, e) / (1 + e)


def tanh(x):
    """Hyperbolic tangent, in (−1, 1)."""
    return np.tanh(x)


def softplus(x):
    """Smooth ReLU: f(x) = log(1 + eˣ)."""
    x = np.asarray(x)
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def softmax(x, axis=-1):
    """Positive numbers that sum to 1 along `axis`: f(x)ᵢ = e^xᵢ / Σⱼ e^xⱼ."""
    x = np.asarray(x)
    e = np.exp(x - x.max(axis=axis, keepdims=True))  # subtract the row max: exp cannot overflow
    return e / e.sum(axis=axis, keepdims=True)


def softmax_backward(grad, y, axis=-1):
    """Softmax's vector-Jacobian product: dL/dx = y · (grad − Σ grad · y)."""
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


def get(identifier):
    """The function for a name such as "relu", for None (linear), or for one of this module's functions."""
    names = {function.__name__: function for function in BACKWARD}
    return choose("activation", "linear" if identifier is None else identifier, names)
