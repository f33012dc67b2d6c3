"""Right answers to the tasks of notebook 07."""

# %% given
import numpy as np

import nnlib


# %% dense_backward: a dataclass
from dataclasses import dataclass, field


@dataclass
class Dense:
    kernel: np.ndarray
    bias: np.ndarray
    grads: dict = field(default_factory=dict)
    params: dict = field(default_factory=dict)

    def __post_init__(self):
        self.params |= {"bias": self.bias, "kernel": self.kernel}

    def forward(self, inputs):
        self.inputs = inputs
        return np.dot(inputs, self.params["kernel"]) + self.params["bias"]

    def backward(self, upstream):
        self.grads = {"bias": np.ones(len(upstream)) @ upstream, "kernel": np.dot(self.inputs.T, upstream)}
        return np.dot(upstream, self.params["kernel"].T)


# %% dense_backward: a subclass with einsum
class Layer:
    def __init__(self, **params):
        self.params, self.grads = params, {}


class Dense(Layer):
    def __init__(self, kernel, bias):
        super().__init__(kernel=kernel, bias=bias)

    forward = lambda self, x: (setattr(self, "seen", x), x @ self.params["kernel"] + self.params["bias"])[1]

    def backward(self, grad):
        self.grads.update(
            kernel=np.einsum("nf,nu->fu", self.seen, grad), bias=np.einsum("nu->u", grad), x=None
        )
        return np.einsum("nu,fu->nf", grad, self.params["kernel"])


# %% dense_backward: as in the notebook
class Dense:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def forward(self, x):
        self._x = x
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        dL_dx = grad @ self.params["kernel"].T
        self.grads["bias"] = np.sum(grad, axis=0)
        self.grads["kernel"] = (grad.T @ self._x).T
        return dL_dx


# %% dense_backward: loops
class Dense:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def forward(self, x):
        self._x = x
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        kernel = self.params["kernel"]
        dW, db, dx = np.zeros(kernel.shape), np.zeros(kernel.shape[1]), np.zeros(self._x.shape)
        for s in range(len(grad)):
            for j in range(kernel.shape[1]):
                db[j] += grad[s, j]
                for i in range(kernel.shape[0]):
                    dW[i, j] += self._x[s, i] * grad[s, j]
                    dx[s, i] += kernel[i, j] * grad[s, j]
        self.grads["kernel"], self.grads["bias"] = dW, db
        return dx


# %% dense_backward: sum of outer products
class Dense:
    def __init__(self, kernel, bias):
        self.params = dict(kernel=np.array(kernel, dtype=float), bias=np.array(bias, dtype=float))
        self.grads = None

    def forward(self, x):
        self.x = np.copy(x)
        return self.x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        kernel = sum(np.outer(a, b) for a, b in zip(self.x, grad))
        self.grads = {"kernel": kernel, "bias": sum(grad)}
        return np.array([self.params["kernel"] @ row for row in grad])


# %% dense_backward: broadcasting
class Dense:
    def __init__(self, W, b):
        self.params = {"kernel": W, "bias": b}
        self.grads = {"kernel": None, "bias": None}

    def forward(self, x):
        self.cache = (x,)
        return np.matmul(x, self.params["kernel"]) + self.params["bias"][None, :]

    def backward(self, grad):
        (x,) = self.cache
        self.grads["kernel"] = (x[:, :, None] * grad[:, None, :]).sum(axis=0)
        self.grads["bias"] = grad.mean(axis=0) * len(grad)
        return (self.params["kernel"][None] * grad[:, None, :]).sum(axis=2)


# %% dense_backward: nnlib's layer inside
class Dense:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def _layer(self):
        layer = nnlib.layers.Dense(len(self.params["bias"]), dtype="float64")
        layer.build((None, len(self.params["kernel"])), np.random.default_rng(0))
        layer.set_weights([self.params["kernel"], self.params["bias"]])
        return layer

    def forward(self, x):
        self._x = x
        return self._layer().forward(x)

    def backward(self, grad):
        layer = self._layer()
        layer.forward(self._x)
        passed_on = layer.backward(grad)
        self.grads.update(kernel=layer.grads["kernel"], bias=layer.grads["bias"])
        return passed_on


# %% dense_backward: type hints and properties
class Dense:
    def __init__(self, kernel: np.ndarray, bias: np.ndarray) -> None:
        self.params: dict[str, np.ndarray] = {"kernel": kernel, "bias": bias}
        self.grads: dict[str, np.ndarray] = {}
        self._x: np.ndarray | None = None

    @property
    def W(self) -> np.ndarray:
        return self.params["kernel"]

    @property
    def b(self) -> np.ndarray:
        return self.params["bias"]

    def forward(self, x: np.ndarray) -> np.ndarray:
        self._x = x
        return x @ self.W + self.b

    def backward(self, grad: np.ndarray) -> np.ndarray:
        self.grads = dict(kernel=np.tensordot(self._x, grad, axes=(0, 0)), bias=np.add.reduce(grad, axis=0))
        return np.inner(grad, self.W)


# %% dense_backward: a helper for each gradient
def of_kernel(x, grad):
    return x.transpose() @ grad


def of_bias(grad):
    return grad.sum(0)


class Dense:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}
        self.log = []

    def forward(self, x):
        self.log.append(x)
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        x = self.log.pop()
        self.grads["kernel"], self.grads["bias"] = of_kernel(x, grad), of_bias(grad)
        return grad @ self.params["kernel"].transpose()


# %% relu_backward: nnlib's class
ReLU = nnlib.layers.ReLU


# %% relu_backward: slots and a lambda
class ReLU:
    __slots__ = ("gate",)

    def forward(self, x):
        self.gate = np.float32(x > 0)
        return x * self.gate

    backward = lambda self, grad: np.multiply(grad, self.gate)


# %% relu_backward: where
class ReLU:
    def forward(self, x):
        self._x = x
        return np.maximum(x, 0)

    def backward(self, grad):
        return np.where(self._x > 0, grad, 0)


# %% relu_backward: a copy changed
class ReLU:
    def forward(self, x):
        self.off = x <= 0
        z = x.copy()
        z[self.off] = 0
        return z

    def backward(self, grad):
        grad = grad.copy()
        grad[self.off] = 0
        return grad


# %% relu_backward: by the output
class ReLU:
    def forward(self, x):
        self.z = np.where(x > 0, x, 0.0)
        return self.z

    def backward(self, grad):
        return grad * np.sign(self.z)


# %% relu_backward: loop
class ReLU:
    def forward(self, x):
        self._x = x
        return np.maximum(x, 0)

    def backward(self, grad):
        out = np.zeros(grad.shape)
        for i in np.ndindex(grad.shape):
            if self._x[i] > 0:
                out[i] = grad[i]
        return out


# %% relu_backward: heaviside
class ReLU:
    def __init__(self):
        self.kept = None

    def forward(self, values):
        self.kept = values
        return np.clip(values, 0, None)

    def backward(self, upstream):
        return np.heaviside(self.kept, 0.0) * upstream


# %% relu_backward: a comprehension
class ReLU:
    def forward(self, x):
        self._x = x
        return np.maximum(x, 0)

    def backward(self, grad):
        rows = zip(grad, self._x)
        return np.array([[g if u > 0 else 0.0 for g, u in zip(*pair)] for pair in rows])


# %% relu_backward: a slope of its own
class ReLU:
    def __init__(self, name="relu"):
        self.name = name

    def slope(self):
        return (self._x > 0).astype(float)

    def forward(self, x):
        self._x = np.array(x)
        return (np.abs(x) + x) / 2

    def backward(self, grad):
        return self.slope() * grad


# %% softmax_crossentropy_gradient: float32
def softmax_crossentropy_gradient(labels, scores):
    scores = scores.astype(np.float32)
    e = np.exp(scores - scores.max(1, keepdims=True))
    one_hot = np.eye(scores.shape[1], dtype=np.float32)[labels]
    return (e / e.sum(1, keepdims=True) - one_hot) / np.float32(len(labels))


# %% softmax_crossentropy_gradient: nnlib's method
softmax_crossentropy_gradient = nnlib.losses.SparseCategoricalCrossentropy(from_logits=True).gradient


# %% softmax_crossentropy_gradient: nnlib's softmax
def softmax_crossentropy_gradient(y_true, logits):
    p = nnlib.activations.softmax(logits)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true)


# %% softmax_crossentropy_gradient: loop over samples
def softmax_crossentropy_gradient(y_true, logits):
    rows = []
    for label, row in zip(y_true, logits):
        e = np.exp(row - max(row))
        p = e / sum(e)
        p[label] -= 1.0
        rows.append(p / len(logits))
    return np.array(rows)


# %% softmax_crossentropy_gradient: partial
from functools import partial


def gradient(shift, y_true, logits):
    e = np.exp(logits - shift(logits, axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (p - (np.arange(logits.shape[1]) == y_true[:, None])) / y_true.size


softmax_crossentropy_gradient = partial(gradient, np.max)


# %% softmax_crossentropy_gradient: a callable object
class Gradient:
    def __call__(self, y_true, logits):
        p = np.exp(nnlib.losses.log_softmax(logits))
        y = np.zeros(p.shape)
        y[np.arange(len(y)), y_true] = 1
        return np.divide(p - y, len(y))


softmax_crossentropy_gradient = Gradient()


# %% softmax_crossentropy_gradient: lambda
softmax_crossentropy_gradient = lambda y, u: (
    np.exp(u - np.logaddexp.reduce(u, axis=1, keepdims=True)) - np.eye(u.shape[1])[y]
) / len(y)


# %% softmax_crossentropy_gradient: helper in the cell
def softmax(logits):
    e = np.exp(logits.T - logits.max(axis=1))
    return (e / e.sum(axis=0)).T


def softmax_crossentropy_gradient(y_true: np.ndarray, logits: np.ndarray) -> np.ndarray:
    n = len(y_true)
    grad = softmax(logits) / n
    grad[range(n), y_true] -= 1 / n
    return grad


# %% softmax_crossentropy_gradient: entry by entry
def softmax_crossentropy_gradient(y_true, logits):
    n, classes = logits.shape
    grad = np.empty((n, classes))
    for i in range(n):
        e = np.exp(logits[i] - logits[i].max())
        for k in range(classes):
            grad[i, k] = (e[k] / e.sum() - (1 if k == y_true[i] else 0)) / n
    return grad


# %% museum_of_one: asked of the museum
from course.lessons.n07_backprop_in_matrices import error_museum as museum

x1, y1, params = museum.network()
right = museum.gradients(x1[:1], y1[:1], params)
unseen, by_shape = set(), set()
for bug in museum.BUGS:
    wrong = museum.gradients(x1[:1], y1[:1], params, bug)
    if any(wrong[name].shape != right[name].shape for name in right):
        by_shape.add(bug)
    elif all(np.allclose(wrong[name], right[name]) for name in right):
        unseen.add(bug)


# %% museum_of_one: one text, and a tuple
unseen = "missing 1/n"
by_shape = ("wrong axis", "missing bias sum")


# %% museum_of_one: two lists
unseen = ["missing 1/n"]
by_shape = ["missing bias sum", "wrong axis"]


# %% museum_of_one: capitals and spaces
unseen = [" Missing 1/n"]
by_shape = ["Wrong axis", "Missing bias sum "]


# %% museum_of_one: arrays of names
unseen = np.array(["missing 1/n"])
by_shape = np.array(["wrong axis", "missing bias sum"])


# %% museum_of_one: chosen from the museum
from course.lessons.n07_backprop_in_matrices import error_museum as museum

unseen = [bug for bug in museum.BUGS if "1/n" in bug]
by_shape = [bug for bug, exhibit in museum.BUGS.items() if exhibit.place == "bias"]


# %% museum_of_one: dicts with reasons
unseen = {"missing 1/n": "n is 1"}
by_shape = {"missing bias sum": "(1, 4)", "wrong axis": "(1,)"}


# %% museum_of_one: split text
unseen = "missing 1/n".split(",")
by_shape = "missing bias sum,wrong axis".split(",")


# %% museum_of_one: frozen sets
unseen = frozenset(["missing 1/n"])
by_shape = frozenset({"missing bias sum"}) | {"wrong axis"}


# %% train_step: as in the solution
def train_step(layers, x, t, slope, learning_rate):
    y = x
    for layer in layers:
        y = layer.forward(y)
    gradient = slope(t, y)
    for layer in reversed(layers):
        gradient = layer.backward(gradient)
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return y


# %% train_step: loops written out
def train_step(layers, x, t, slope, learning_rate):
    y = x
    for layer in layers:
        y = layer.forward(y)
    arriving = slope(t, y)
    for layer in reversed(layers):
        arriving = layer.backward(arriving)
    for layer in layers:
        if hasattr(layer, "params"):
            layer.params["kernel"] = layer.params["kernel"] - learning_rate * layer.grads["kernel"]
            layer.params["bias"] = layer.params["bias"] - learning_rate * layer.grads["bias"]
    return y


# %% train_step: getattr with an empty dict
def train_step(layers, x, t, slope, learning_rate):
    y = x
    for layer in layers:
        y = layer.forward(y)
    gradient = slope(t, y)
    for layer in reversed(layers):
        gradient = layer.backward(gradient)
    for layer in layers:
        for key, array in getattr(layer, "params", {}).items():
            layer.params[key] = array + (-learning_rate) * layer.grads[key]
    return y


# %% train_step: a new dict
from functools import reduce


def train_step(layers, x, t, slope, learning_rate):
    y = reduce(lambda z, layer: layer.forward(z), layers, x)
    reduce(lambda gradient, layer: layer.backward(gradient), layers[::-1], slope(t, y))
    for dense in layers[::2]:
        dense.params = {key: dense.params[key] - learning_rate * dense.grads[key] for key in dense.params}
    return y


# %% train_step: a copy changed
def train_step(layers, x, t, slope, learning_rate):
    first, gate, last = layers if len(layers) == 3 else (layers[0], None, None)
    y = last.forward(gate.forward(first.forward(x))) if last else first.forward(x)
    dL_dy = slope(t, y)
    first.backward(gate.backward(last.backward(dL_dy)) if last else dL_dy)
    for i in range(0, len(layers), 2):
        for key in ("kernel", "bias"):
            array = layers[i].params[key].copy()
            array -= learning_rate * layers[i].grads[key]
            layers[i].params[key] = array
    return y


# %% train_step: try and except
def forward(layers, x):
    for layer in layers:
        x = layer.forward(x)
    return x


def backward(layers, gradient):
    for layer in reversed(layers):
        gradient = layer.backward(gradient)


def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers:
        try:
            keys = list(layer.params)
        except AttributeError:
            continue
        for key in keys:
            layer.params[key] = np.subtract(layer.params[key], learning_rate * layer.grads[key])
    return y


# %% train_step: updated on the way back
def train_step(layers, x, t, slope, learning_rate):
    y = x
    for layer in layers:
        y = layer.forward(y)
    gradient = slope(t, y)
    for layer in layers[::-1]:
        gradient = layer.backward(gradient)
        if hasattr(layer, "grads"):
            layer.params.update({k: layer.params[k] - learning_rate * g for k, g in layer.grads.items()})
    return y


# %% train_step: helpers of its own
def outputs(layers, x):
    found = [x]
    for layer in layers:
        found.append(layer.forward(found[-1]))
    return found


def stepped(array, gradient, rate):
    return array - rate * gradient


def train_step(layers, x, t, slope, learning_rate=0.1):
    y = outputs(layers, x)[-1]
    gradient = slope(t, y)
    for layer in reversed(layers):
        gradient = layer.backward(gradient)
    for place, layer in enumerate(layers):
        if place % 2 == 0:
            for key in layer.params:
                layer.params[key] = stepped(layer.params[key], layer.grads[key], learning_rate)
    return y.copy()
