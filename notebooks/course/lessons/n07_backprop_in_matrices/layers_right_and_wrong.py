"""Layers of notebook 07: the right ones, those that go wrong in one line, and how `check` uses a layer."""

import numpy as np

from course.checking.task import Told


def dense_by(kernel=None, bias=None, backward=None):
    """A Dense class; the reference, or a slip that goes wrong in one line."""

    class Dense:
        def __init__(self, kernel, bias):
            self.params = {"kernel": kernel, "bias": bias}
            self.grads = {}

        def forward(self, x):
            self.x = x
            return x @ self.params["kernel"] + self.params["bias"]

        def backward(self, dL_du):
            self.grads["kernel"] = kernel(self.x, dL_du) if kernel else self.x.T @ dL_du
            self.grads["bias"] = bias(dL_du) if bias else dL_du.sum(axis=0)
            return backward(self, dL_du) if backward else dL_du @ self.params["kernel"].T

    return Dense


class WithOwnCopies(dense_by()):
    """Keeps kernel and bias beside `params`, where training does not change them."""

    def __init__(self, kernel, bias):
        super().__init__(kernel, bias)
        self.kernel, self.bias = kernel, bias

    def forward(self, x):
        self.x = x
        return x @ self.kernel + self.bias

    def backward(self, dL_du):
        super().backward(dL_du)
        return dL_du @ self.kernel.T


class AddingUp(dense_by()):
    """Adds to the gradients of the backward pass before."""

    def backward(self, dL_du):
        before = dict(self.grads)
        passed_on = super().backward(dL_du)
        for key, value in before.items():
            self.grads[key] = self.grads[key] + value
        return passed_on


def relu_by(gate):
    """A ReLU class; `gate` makes of u and dL_dz what leaves."""

    class ReLU:
        def forward(self, u):
            self.u = u
            return np.maximum(u, 0)

        def backward(self, dL_dz):
            return gate(self.u, dL_dz)

    return ReLU


def sharing(layer_class):
    """The same layer, but what `forward` keeps belongs to all layers of the class."""

    class Sharing(layer_class):
        def forward(self, x):
            type(self).shared = x
            return super().forward(x)

        def backward(self, grad):
            self.x = self.u = type(self).shared
            return super().backward(grad)

    return Sharing


def use_dense(attempt, kernel, bias, x, dL_du):
    """Two layers side by side; one goes forward and back, is changed as training does it, and goes again."""
    later = kernel - 2, bias + 3, x - 1, dL_du + 1  # before anything can be changed in place
    layer, other = attempt(kernel, bias), attempt(kernel + 1, bias + 1)
    _has_params(layer)
    found = {"forward(x)": layer.forward(x)}
    other.forward(x + 1)
    found["backward(dL_du)"] = layer.backward(dL_du)
    found |= {f'grads["{key}"]': _gradients(layer).get(key) for key in ("kernel", "bias")}
    for key, value in (("kernel", later[0] + 2), ("bias", later[1] - 3)):
        if not np.allclose(layer.params[key], value):
            raise Told(
                f'`backward` changes `params["{key}"]`. It only finds the gradients: the step against them '
                "is taken later, in the training loop."
            )
    _in_float64(found)
    layer.params["kernel"], layer.params["bias"] = later[:2]
    found["forward(x), after a step"] = layer.forward(later[2])
    found["backward(dL_du), after a step"] = layer.backward(later[3])
    return found | {f'grads["{key}"], after a step': _gradients(layer).get(key) for key in ("kernel", "bias")}


def _has_params(layer):
    params = getattr(layer, "params", None)
    if not isinstance(params, dict) or set(params) != {"kernel", "bias"}:
        raise Told(
            'A layer needs `self.params = {"kernel": kernel, "bias": bias}`, as the cell had it at first: '
            "the training loop below puts the new weights there."
        )


def _gradients(layer):
    grads = getattr(layer, "grads", None)
    return grads if isinstance(grads, dict) else {}


def _in_float64(found):
    for name, value in found.items():
        dtype = getattr(value, "dtype", None)
        if dtype in (np.float16, np.float32):
            raise Told(
                f"`{name}` is an array of `{dtype}`, which holds {3 if dtype == np.float16 else 7} digits. "
                "Leave the arrays in `float64`, because the gradient check below compares more digits."
            )


def dense_case(n_samples, features, units, unit=1.0):
    """Arrays of whole numbers, times `unit`."""

    def case(rng):
        def some(*shape):
            return unit * rng.integers(1, 9, shape) * rng.choice([-1.0, 1.0], shape)

        return some(features, units), some(units), some(n_samples, features), some(n_samples, units)

    return case


def use_relu(attempt, u, dL_dz):
    """Two layers side by side; one goes forward and back, and once more with another input."""
    later = 1 - u, 2 * dL_dz  # before anything can be changed in place
    layer, other = attempt(), attempt()
    found = {"forward(u)": layer.forward(u)}
    other.forward(-u)
    found["backward(dL_dz)"] = layer.backward(dL_dz)
    _in_float64(found)
    found["forward(u), of another u"] = layer.forward(later[0])
    found["backward(dL_dz), of another u"] = layer.backward(later[1])
    return found


def softmax(s, axis=1):
    e = np.exp(s - s.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def softmax_crossentropy_gradient(t, s):
    return less_one(softmax(s), (np.arange(len(t)), t)) / len(t)


def less_one(p, where):
    p = p.copy()
    p[where] -= 1
    return p


def shifted_by(shift):
    """The right gradient, with another number than the row's maximum taken off before `exp`."""

    def gradient(t, s):
        e = np.exp(s - shift(s))
        p = e / e.sum(axis=1, keepdims=True)
        return less_one(p, (np.arange(len(t)), t)) / len(t)

    return gradient
