"""The walks through a row of layers, and the task of notebook 07 that joins them: one training step."""

from functools import cache

import numpy as np

import nnlib
from course.checking.task import Slip, Task, Told
from course.lessons.n07_backprop_in_matrices.layers_right_and_wrong import (
    dense_by,
    relu_by,
    softmax_crossentropy_gradient,
)

Dense, ReLU = dense_by(), relu_by(lambda u, dL_dz: dL_dz * (u > 0))


def forward(layers, x):
    """What the last of `layers` returns when `x`, an array (batch, features), goes through all of them."""
    for layer in layers:
        x = layer.forward(x)
    return x


def backward(layers, gradient):
    """Send `gradient`, dL_dy (batch, units), back through `layers`; each Dense then holds its `grads`."""
    for layer in reversed(layers):
        gradient = layer.backward(gradient)


def weights_of(layers):
    """{"W1": …, "b1": …, "W2": …}: the arrays of a row Dense, ReLU, Dense, …, by their names in formulas."""
    found = {}
    for number, layer in enumerate(layers[::2], 1):
        found |= {f"W{number}": layer.params["kernel"], f"b{number}": layer.params["bias"]}
    return found


def step_by(
    direction=-1.0,
    rate=None,
    arrays=("kernel", "bias"),
    layers_of=lambda layers: layers[::2],
    gradient_of=lambda slope, t, y: slope(t, y),
    way_back=backward,
    returns=lambda y, gradient, after: y,
):
    """A training step; the reference, or a slip that goes wrong in one place."""

    def train_step(layers, x, t, slope, learning_rate):
        y = forward(layers, x)
        dL_dy = gradient_of(slope, t, y)
        way_back(layers, dL_dy)
        for layer in layers_of(layers):
            for key in arrays:
                step = direction * (rate or learning_rate) * layer.grads[key]
                layer.params[key] = layer.params[key] + step
        return returns(y, dL_dy, lambda: forward(layers, x))

    return train_step


def use_step(attempt, W1, b1, W2, b2, x, t, learning_rate):
    """Two steps of a network Dense, ReLU, Dense; then one of a single Dense layer."""
    given = [array.copy() for array in (W1, b1, W2, b2)]
    layers = [Dense(W1, b1), ReLU(), Dense(W2, b2)]
    found = {"y of the first step": attempt(layers, x, t, softmax_crossentropy_gradient, learning_rate)}
    if not all(map(np.array_equal, given, (W1, b1, W2, b2))):
        raise Told(
            "The arrays that stood in `params` before the step have changed: `-=` writes into them. Put a "
            "new array there: `layer.params[key] = layer.params[key] - ...`."
        )
    for number, layer in (("first", layers[0]), ("last", layers[2])):
        for key in ("kernel", "bias"):
            found[f"{key} of the {number} Dense after one step"] = layer.params[key]
    found["y of the second step"] = attempt(layers, x, t, softmax_crossentropy_gradient, learning_rate)
    alone = [Dense(x.T[:, :1] * np.ones(W2.shape[1]), b2)]
    found["y of a network of one Dense"] = attempt(alone, x, t, softmax_crossentropy_gradient, learning_rate)
    return found | {"kernel of this Dense after one step": alone[0].params["kernel"]}


def _small(rng):
    W1 = np.array([[1.0, -1.0, 0.0, 2.0], [0.0, 2.0, 1.0, -1.0]])
    W2 = np.array([[1.0, 0.0, -1.0], [0.5, 1.0, 0.0], [0.0, -1.0, 1.0], [-0.5, 0.0, 0.5]])
    x, t = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([0, 2])
    return W1, np.array([0.0, 0.5, 0.0, 1.0]), W2, np.zeros(3), x, t, 0.5


@cache
def _first_digits():
    """Ten small digits and their labels: each slip is tried with them, and reading them takes a while."""
    (images, labels), _ = nnlib.datasets.mnist.load_data()
    return images[:10, ::4, ::4].reshape(10, 49) / 255, labels[:10].astype(int)


def _ten_digits(rng):
    x, labels = _first_digits()
    W1, W2 = rng.normal(0, 0.3, (49, 16)), rng.normal(0, 0.3, (16, 10))
    return W1, rng.normal(0, 0.3, 16), W2, rng.normal(0, 0.3, 10), x.copy(), labels.copy(), 0.25


TASK = Task(
    key="train_step",
    title="One training step",
    reference=step_by(),
    observe=use_step,
    cases=[_small, _ten_digits],
    remark="The last test was ten real digits. Notebook 08 calls such a step for one batch after the other: "
    "this is the heart of `fit`.",
    hints=[
        "There are four parts: forward, the gradient at the output, backward, and the update. Forward and "
        "backward are a loop each: what one layer returns goes into the next one.",
        "`slope(t, y)` goes into the last layer's `backward`: `for layer in reversed(layers):`. After it, "
        "every Dense layer holds its gradients in `grads`, under the same keys as its arrays in `params`.",
        "The update is two loops: `for layer in layers[::2]:`, and in it `for key in layer.params:`. What is "
        "the new array, made of `layer.params[key]`, `layer.grads[key]` and the learning rate?",
    ],
    slips=[
        Slip(
            "uphill",
            step_by(direction=1.0),
            "The step goes uphill: the gradient was added. Subtract the learning rate times the gradient.",
        ),
        Slip(
            "no update",
            step_by(layers_of=lambda layers: []),
            "No array has changed after the step. For each Dense layer, put a new array into `params` for "
            "each key. (`isinstance(layer, Dense)` finds only layers of your own class: go over "
            "`layers[::2]`.)",
        ),
        Slip(
            "no learning rate",
            step_by(rate=1.0),
            "The whole gradient was subtracted. Multiply it by `learning_rate` first.",
        ),
        Slip(
            "kernels alone",
            step_by(arrays=("kernel",)),
            "The kernels have changed, and the biases have not. Go over all keys of `layer.params`.",
        ),
        Slip(
            "first layer alone",
            step_by(layers_of=lambda layers: layers[:1]),
            "Only the first Dense layer has changed. Go over `layers[::2]`.",
        ),
        Slip(
            "last layer alone",
            step_by(layers_of=lambda layers: layers[-1:]),
            "Only the last Dense layer has changed. Go over `layers[::2]`.",
        ),
        Slip(
            "y of after the step",
            step_by(returns=lambda y, gradient, after: after()),
            "The arrays are right, and the output was computed again after the step. Return the y that was "
            "compared with the labels, from before the update.",
        ),
        Slip(
            "gradient returned",
            step_by(returns=lambda y, gradient, after: gradient),
            "The arrays are right, but `slope(t, y)` was returned. Return y itself.",
        ),
        Slip(
            "labels second",
            step_by(gradient_of=lambda slope, t, y: slope(y, t)),
            "`slope` was given the output first and the labels second. It takes them in the order of the "
            "task: `slope(t, y)`.",
            error="axis 1 is out of bounds",
        ),
        Slip(
            "back in the order of the way forward",
            step_by(way_back=lambda layers, gradient: backward(layers[::-1], gradient)),
            "The gradient went into the first layer, which did not expect its shape. On the way back the "
            "last layer comes first: `reversed(layers)`.",
            error="(size 4 is different from 3)",
        ),
    ],
)
