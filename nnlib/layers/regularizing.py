"""Layers that behave differently in training: Dropout and BatchNormalization."""

import numpy as np

from nnlib._checks import number
from nnlib.layers.base import Layer


class Dropout(Layer):
    """In training sets a share `rate` of the entries to 0 and the rest to x / (1 − rate); else the identity.

    Args:
        rate: Share to drop, from 0 to 1.

    Source: Srivastava et al. (2014), in its inverted form.
    Lesson: notebooks/14_making_it_better.ipynb.

    >>> layer = nnlib.layers.Dropout(0.5)
    >>> layer(np.ones((1, 4)))  # at inference it changes nothing
    array([[1., 1., 1., 1.]], dtype=float32)
    >>> np.unique(layer(np.ones((100, 100)), training=True)).tolist()
    [0.0, 2.0]
    """

    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = number("rate", rate, 0, 1)

    def build(self, input_shape, rng) -> None:
        self._rng = rng
        super().build(input_shape, rng)

    def forward(self, x, training=False) -> np.ndarray:
        self._mask = None
        if not training or self.rate == 0:
            return x
        self._require_built()
        kept = self._rng.random(x.shape, dtype=x.dtype) >= self.rate
        self._mask = kept.astype(x.dtype)
        if self.rate < 1:
            self._mask /= 1 - self.rate
        return x * self._mask

    def backward(self, grad) -> np.ndarray:
        return grad if self._mask is None else grad * self._mask


class BatchNormalization(Layer):
    """Each feature shifted and scaled by its batch's mean and variance, then by trained beta and gamma.

    In training y = gamma · (x − mean) / √(variance + epsilon) + beta with the batch's own statistics;
    otherwise, and always when it is frozen, with moving averages of them. Statistics are taken over all axes
    but the last.

    Args:
        momentum: How much of a moving average remains at each step, from 0 to 1.
        epsilon: Added to the variance.
        center, scale: Whether beta and gamma are there.

    Source: Ioffe & Szegedy (2015).
    Lesson: notebooks/14_making_it_better.ipynb.

    >>> y = nnlib.layers.BatchNormalization()(np.array([[1.0], [3.0]]), training=True)
    >>> y.round(3).tolist()
    [[-1.0], [1.0]]
    """

    _fixed_axes = slice(-1, None)
    _instead = {
        name: f"it acts only when the layer is made, so make a new one with {name}=…"
        for name in ("center", "scale")
    }

    def __init__(self, momentum=0.99, epsilon=1e-3, center=True, scale=True, **kwargs):
        super().__init__(**kwargs)
        self.momentum = number("momentum", momentum, 0, 1)
        self.epsilon = number("epsilon", epsilon, 0)
        self.center, self.scale = bool(center), bool(scale)

    def build(self, input_shape, rng) -> None:
        n = input_shape[-1]
        if self.scale:
            self.params["gamma"] = np.ones(n, self.dtype)
        if self.center:
            self.params["beta"] = np.zeros(n, self.dtype)
        self.state["moving_mean"] = np.zeros(n, self.dtype)
        self.state["moving_variance"] = np.ones(n, self.dtype)
        super().build(input_shape, rng)

    def forward(self, x, training=False) -> np.ndarray:
        self._require_built()
        mean, variance = self.state["moving_mean"], self.state["moving_variance"]
        training = training and self.trainable
        if training:
            axes = tuple(range(x.ndim - 1))
            batch_mean, batch_variance = x.mean(axis=axes), x.var(axis=axes)
            for moving, batch in (mean, batch_mean), (variance, batch_variance):
                # in one go: another thread may be reading it
                moving[...] = self.momentum * moving + (1 - self.momentum) * batch
            mean, variance = batch_mean, batch_variance
        self._training = training
        self._inverse = 1 / np.sqrt(variance + self.epsilon)
        self._x_hat = (x - mean) * self._inverse
        y = self._x_hat * self.params["gamma"] if self.scale else self._x_hat
        return y + self.params["beta"] if self.center else y

    def backward(self, grad) -> np.ndarray:
        axes = tuple(range(grad.ndim - 1))
        if self.center:
            self.grads["beta"] = grad.sum(axis=axes)
        if self.scale:
            self.grads["gamma"] = (grad * self._x_hat).sum(axis=axes)
            grad = grad * self.params["gamma"]  # dL/dx_hat
        if self._training:  # the batch's mean and variance depend on x too
            grad = grad - grad.mean(axis=axes) - self._x_hat * (grad * self._x_hat).mean(axis=axes)
        return grad * self._inverse  # dL/dx
