"""Central differences, and a comparison that says which entry of a gradient is off.

Lesson: notebooks/05_gradient_descent.ipynb (why ε must not be too small), 07_backprop_in_matrices.ipynb.
"""

import copy

import numpy as np


def numerical_gradient(f, x, epsilon=1e-6) -> np.ndarray:
    """dL/dx by central differences: (f(x + ε) − f(x − ε)) / 2ε for each entry in turn, in float64.

    Args:
        f: Function of an array like x that gives a number.
        x: Where to measure; it is not changed.
        epsilon: Half the distance of the two points; smaller than 1e-8 rounding errors take over.

    Returns:
        An array of x's shape.

    >>> nnlib.numerical_gradient(lambda x: (x * x).sum(), np.array([1.0, -2.0])).round(6)
    array([ 2., -4.])
    """
    point = np.array(x, dtype="float64")
    slope = np.empty_like(point)
    for i in np.ndindex(point.shape):
        value = point[i]
        point[i] = value + epsilon
        above = float(f(point))
        point[i] = value - epsilon
        slope[i] = (above - float(f(point))) / (2 * epsilon)
        point[i] = value
    return slope


class Comparison:
    """A gradient beside its central differences.

    Attributes:
        name: What the gradient is of.
        gradient, numerical: The two arrays.
        disagree: Where they differ by more than atol + rtol · the larger of the two.
        ok: Whether they agree everywhere.

    >>> from nnlib.gradient_check import Comparison
    >>> Comparison("W", [1.0, 2.0], [1.0, 4.0])
    W: 1 of 2 entries are off, the worst at [1]: 2 instead of 4
    """

    def __init__(self, name, gradient, numerical, rtol=1e-5, atol=1e-7):
        self.name, self.numerical = name, np.asarray(numerical)
        self.gradient = np.asarray(gradient)
        self.same_shape = self.gradient.shape == self.numerical.shape
        if self.same_shape:
            self.error = np.abs(self.gradient - self.numerical)
            allowed = atol + rtol * np.maximum(np.abs(self.gradient), np.abs(self.numerical))
            self.disagree = ~(self.error <= allowed)  # NaN disagrees
        else:
            self.error = np.full(self.numerical.shape, np.inf)
            self.disagree = np.ones(self.numerical.shape, bool)
        self.ok = not self.disagree.any()

    def __repr__(self):
        if not self.same_shape:
            return f"{self.name}: WRONG SHAPE {self.gradient.shape}, its subject has {self.numerical.shape}"
        if self.ok:
            return f"{self.name}: agrees, largest difference {self.error.max():.1e}"
        error = np.where(self.disagree, np.nan_to_num(self.error, nan=np.inf), -1)
        worst = np.unravel_index(error.argmax(), error.shape)
        return (
            f"{self.name}: {self.disagree.sum()} of {self.disagree.size} entries are off, the worst at "
            f"{[int(i) for i in worst]}: {self.gradient[worst]:.6g} instead of {self.numerical[worst]:.6g}"
        )


def check_layer(layer, x, training=False, seed=0, epsilon=1e-6) -> list[Comparison]:
    """Compare a layer's backward with central differences, for its input and each parameter.

    Args:
        layer: A built layer of float64 parameters, away from kinks at x.
        x: A batch of inputs.
        training: Passed to forward; random layers draw the same numbers at every point.
        seed: For the random weights that turn the output into one number.

    Returns:
        A list of Comparisons, the input's first.

    >>> layer = nnlib.layers.Dense(2)
    >>> layer.dtype = "float64"
    >>> layer.build((None, 3), np.random.default_rng(0))
    >>> [one.ok for one in nnlib.check_layer(layer, np.ones((4, 3)))]  # input, kernel, bias
    [True, True, True]
    """
    x = np.asarray(x, dtype="float64")
    upstream = np.random.default_rng(seed).normal(size=layer.forward(x).shape)

    def loss(x, key=None, value=None):
        twin = copy.deepcopy(layer)  # the same random numbers and statistics at every point
        if key:
            twin.params[key] = value
        return (twin.forward(x, training) * upstream).sum()

    twin = copy.deepcopy(layer)
    twin.forward(x, training)
    grad_x = twin.backward(upstream)
    result = [Comparison("input", grad_x, numerical_gradient(loss, x, epsilon))]
    for key, param in layer.params.items():
        numerical = numerical_gradient(lambda value, key=key: loss(x, key, value), param, epsilon)
        result.append(Comparison(key, twin.grads.get(key, np.empty(0)), numerical))
    return result


def check_model(model, x, y, sample_weight=None, epsilon=1e-6) -> list[Comparison]:
    """Compare a compiled model's gradients with central differences, for the inputs and every parameter.

    Args:
        model: A compiled Sequential of dtype "float64".
        x, y, sample_weight: A small batch, as for fit.

    Returns:
        A list of Comparisons: "input", then "dense/kernel", ….

    Raises:
        ValueError: If the model is float32, too coarse for differences.

    >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0, dtype="float64")
    >>> model.compile("sgd", "mse")
    >>> all(one.ok for one in nnlib.check_model(model, np.eye(2), np.ones((2, 1))))
    True
    """
    if model.dtype != np.float64:
        raise ValueError(
            'check_model needs a model made with dtype="float64": in float32 differences drown in rounding.'
        )

    def loss(x, layer_index=None, key=None, value=None):
        twin = copy.deepcopy(model)
        if key:
            twin.layers[layer_index].params[key][...] = value
        return twin.compute_loss(x, y, sample_weight, training=True)

    twin = copy.deepcopy(model)
    grad_x = twin.input_gradient(x, y, sample_weight, training=True)
    x = np.asarray(x, dtype="float64").reshape(grad_x.shape)
    result = [Comparison("input", grad_x, numerical_gradient(loss, x, epsilon))]
    for i, layer in enumerate(twin.layers):
        for key, param in layer.params.items():
            numerical = numerical_gradient(lambda value, i=i, key=key: loss(x, i, key, value), param, epsilon)
            result.append(Comparison(f"{layer.name}/{key}", layer.grads[key], numerical))
    return result
