"""Right answers to the tasks of notebook 06."""

# %% given
import numpy as np

import nnlib
from course.lessons.n06_backprop_one_number_at_a_time import Value, in_order


def backward(loss):
    arrived = {loss: 1.0}
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            arrived[parent] = arrived.get(parent, 0.0) + arrived[node] * slope
    return {node.name: gradient for node, gradient in arrived.items()}


# %% local_slopes: a dictionary of lambdas
slopes = {
    "+": lambda a, b: [1, 1],
    "*": lambda a, b: [b, a],
    "relu": lambda a, b: a > 0,
    "loss": lambda a, b: 2 * (a - b),
}
local_slopes = lambda node, first, second=None: slopes[node](first, second)


# %% local_slopes: a callable object in float32
class LocalSlopes:
    def __call__(self, kind, a, b=None):
        if kind == "+":
            return np.ones(2, dtype=np.float32)
        if kind == "*":
            return np.array([b, a], dtype=np.float32)
        return np.float32(a > 0) if kind == "relu" else np.float32(2 * (a - b))


local_slopes = LocalSlopes()


# %% local_slopes: Value's own
def local_slopes(kind, a, b=None):
    a, b = Value(a), Value(0 if b is None else b)
    if kind == "+":
        return (a + b).slopes
    if kind == "*":
        return (a * b).slopes
    node = a.relu() if kind == "relu" else a.squared_error(b.value)
    return node.slopes[0]


# %% local_slopes: match
def local_slopes(kind, a, b=None):
    match kind:
        case "+":
            return 1.0, 1.0
        case "*":
            return b, a
        case "relu":
            return int(a > 0)
        case _:
            return 2 * a - 2 * b


# %% local_slopes: comparison alone
def local_slopes(kind, a, b=None):
    if kind == "+":
        return (1, 1)
    elif kind == "*":
        return (b, a)
    elif kind == "relu":
        return a > 0
    else:
        return -2 * (b - a)


# %% local_slopes: NumPy's functions
def local_slopes(kind, a, b=None):
    if kind == "relu":
        return np.heaviside(a, 0.0)
    if kind == "loss":
        return np.multiply(2, np.subtract(a, b))
    return np.array([1.0, 1.0]) if kind == "+" else np.array([b, a])


# %% local_slopes: where and one line
local_slopes = lambda kind, a, b=None: (
    (1, 1) if kind == "+" else (b, a) if kind == "*" else np.where(a > 0, 1, 0) if kind == "relu" else 2 * (a - b)
)


# %% local_slopes: measured, and ReLU's corner apart
def local_slopes(kind: str, a: float, b: float | None = None):
    if kind == "relu":
        return 0.0 if a <= 0 else 1.0
    value = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "loss": lambda a, b: (a - b) ** 2}[kind]
    e = 0.5
    for_a = (value(a + e, b) - value(a - e, b)) / (2 * e)
    return for_a if kind == "loss" else (for_a, (value(a, b + e) - value(a, b - e)) / (2 * e))


# %% local_slopes: partial
from functools import partial


def by_table(table, kind, a, b=None):
    return table[kind](a, b)


local_slopes = partial(by_table, slopes := {"+": lambda a, b: (1, 1), "*": lambda a, b: (b, a),
                                            "relu": lambda a, b: max(0, np.sign(a)), "loss": lambda a, b: 2 * (a - b)})


# %% shared_slope: the notebook's Value
def shared_slope(w, x, b, t):
    w = Value(w, name="w")
    u = w * Value(x, name="x") + Value(b, name="b")
    return backward((w * u).squared_error(t).named("L"))["w"]


# %% shared_slope: float32 by an alias
def both_ways(weight, inp, bias, target):
    weight, inp, bias, target = map(np.float32, (weight, inp, bias, target))
    u = weight * inp + bias
    return np.float32(2) * (weight * u - target) * (u + weight * inp)


shared_slope = both_ways


# %% shared_slope: measured
def shared_slope(w, x, b, t):
    loss = lambda w: (w * (w * x + b) - t) ** 2
    return (loss(w + 1e-5) - loss(w - 1e-5)) / 2e-5


# %% shared_slope: with an if
def shared_slope(w, x, b, t):
    u = w * x + b
    d = 2 * (w * u - t)
    if d == 0:
        return 0.0
    return d * u + d * w * x


# %% shared_slope: math.fsum
import math


def shared_slope(w, x, b, t):
    u = w * x + b
    d = 2 * (w * u - t)
    return math.fsum([d * u, d * w * x])


# %% shared_slope: np.sum of a list
def shared_slope(w, x, b, t):
    u = w * x + b
    return np.sum([2 * (w * u - t) * way for way in (u, w * x)])


# %% shared_slope: float of an array
def shared_slope(w: float, x: float, b: float, t: float) -> float:
    d = 2 * (w * (w * x + b) - t)
    return float(np.array([d * (w * x + b), d * w * x]).sum())


# %% shared_slope: the polynomial
shared_slope = lambda w, x, b, t: 2 * (w**2 * x + w * b - t) * (2 * w * x + b)


# %% shared_slope: accumulated
def shared_slope(w, x, b, t):
    u = w * x + b
    y = w * u
    dL_dy = 2 * (y - t)
    dL_dw = 0
    dL_dw += dL_dy * u
    dL_du = dL_dy * w
    dL_dw += dL_du * x
    return dL_dw


# %% shared_slope: nnlib's measurement
def shared_slope(w, x, b, t):
    return nnlib.numerical_gradient(lambda w: (w[0] * (w[0] * x + b) - t) ** 2, [w])[0]


# %% neuron_gradients: a dict, with other names
def neuron_gradients(a, c, target, v1, v2, bias):
    u = v1 * a + v2 * c + bias
    d = 2 * (np.maximum(u, 0) - target) / len(target) * (u > 0)
    return {"dL_dw1": d @ a, "dL_dw2": d @ c, "dL_db": d.sum()}


# %% neuron_gradients: float32 array of a callable object
class Neuron:
    def __call__(self, *numbers):
        x1, x2, t, w1, w2, b = (np.asarray(number, dtype=np.float32) for number in numbers)
        u = w1 * x1 + w2 * x2 + b
        d = np.float32(2) * (np.maximum(u, 0) - t) / np.float32(len(t)) * (u > 0)
        return np.stack([d @ x1, d @ x2, d.sum()])


neuron_gradients = Neuron()


# %% neuron_gradients: loop over samples
def neuron_gradients(x1, x2, t, w1, w2, b):
    g1 = g2 = g3 = 0.0
    for i in range(len(t)):
        u = w1 * x1[i] + w2 * x2[i] + b
        if u > 0:
            d = 2 * (u - t[i]) / len(t)
            g1 += d * x1[i]
            g2 += d * x2[i]
            g3 += d
    return g1, g2, g3


# %% neuron_gradients: nnlib's layer
def neuron_gradients(x1, x2, t, w1, w2, b):
    unit = nnlib.layers.Dense(1, activation="relu", dtype="float64")
    unit.build((None, 2), np.random.default_rng(0))
    unit.set_weights([[[w1], [w2]], [b]])
    y = unit.forward(np.stack([x1, x2], axis=1))
    unit.backward(nnlib.losses.MeanSquaredError().gradient(t[:, None], y))
    return [*unit.grads["kernel"].ravel(), *unit.grads["bias"]]


# %% neuron_gradients: a matrix of inputs
def neuron_gradients(x1, x2, t, w1, w2, b):
    X = np.stack([x1, x2, np.ones(len(t))])
    u = np.array([w1, w2, b]) @ X
    return X @ (2 / len(t) * (np.maximum(u, 0) - t) * (u > 0))


# %% neuron_gradients: einsum
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    y = np.where(u > 0, u, 0)
    d = np.where(u > 0, 2 * (y - t) / t.size, 0)
    return tuple(np.einsum("i,i->", d, x) for x in (x1, x2, np.ones_like(d)))


# %% neuron_gradients: mean at the end
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    d = 2 * (np.maximum(u, 0) - t) * np.sign(np.maximum(u, 0))
    return [np.mean(d * x1), np.mean(d * x2), np.mean(d)]


# %% neuron_gradients: the graph of Values
def neuron_gradients(x1, x2, t, w1, w2, b):
    w = [Value(v, name=n) for n, v in (("w1", w1), ("w2", w2), ("b", b))]
    losses = [(w[0] * Value(p) + w[1] * Value(q) + w[2]).relu().squared_error(r) for p, q, r in zip(x1, x2, t)]
    L = sum(losses[1:], losses[0]) * Value(1 / len(t))
    slopes = backward(L)
    return slopes["w1"], slopes["w2"], slopes["b"]


# %% neuron_gradients: a lambda
neuron_gradients = lambda x1, x2, t, w1, w2, b: tuple(
    (2 / len(t) * (np.maximum(w1 * x1 + w2 * x2 + b, 0) - t) * (w1 * x1 + w2 * x2 + b > 0) * x).sum()
    for x in (x1, x2, 1)
)


# %% neuron_gradients: the dict of weights
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    d = 2 * (np.maximum(u, 0) - t) / len(t)
    d[u <= 0] = 0
    return dict(w1=(d * x1).sum(), w2=(d * x2).sum(), b=d.sum())


# %% two_units: a lambda
two_units = lambda x, v1, v2: (
    ((v1 * x).named("q1").relu().named("z1") + (v2 * x).named("q2").relu().named("z2")).named("y")
).squared_error(2).named("L")


# %% two_units: a callable object
class TwoUnits:
    def __init__(self, target):
        self.target = target

    def unit(self, x, v, k):
        return (x * v).named(f"product {k}").relu().named(f"unit {k}")

    def __call__(self, x, v1, v2):
        z = [self.unit(x, v, k) for k, v in enumerate([v1, v2])]
        return (z[1] + z[0]).named("sum").squared_error(self.target).named("loss")


two_units = TwoUnits(2)


# %% two_units: line by line
def two_units(x, v1, v2):
    q1 = v1 * x
    q2 = v2 * x
    q1.named("q1")
    q2.named("q2")
    z1, z2 = q1.relu(), q2.relu()
    z1.name, z2.name = "z1", "z2"
    y = z1 + z2
    y.name = "y"
    L = y.squared_error(2)
    L.name = "L"
    return L


# %% two_units: a helper
def unit(v, x, name):
    return (v * x).named("q" + name).relu().named("z" + name)


def two_units(x, v1, v2):
    return (unit(v1, x, "1") + unit(v2, x, "2")).named("y").squared_error(2.0).named("L")


# %% two_units: named at the end
def two_units(x, v1, v2):
    L = ((v1 * x).relu() + (v2 * x).relu()).squared_error(2)
    for k, node in enumerate(in_order(L)):
        node.name = node.name or f"n{k}"
    return L


# %% two_units: partial
from functools import partial


def units(target, x, v1, v2):
    z1 = (v1 * x).named("a").relu().named("b")
    z2 = (v2 * x).named("c").relu().named("d")
    return (z1 + z2).named("y").squared_error(target).named("L")


two_units = partial(units, 2)


# %% two_units: the square as a product
def two_units(x, v1, v2):
    y = ((v1 * x).named("q1").relu().named("z1") + (v2 * x).named("q2").relu().named("z2")).named("y")
    miss = (y + Value(-2, name="minus t")).named("miss")
    return (miss * miss).named("L")


# %% two_units: annotated, with a namespace
from types import SimpleNamespace


def two_units(x: Value, v1: Value, v2: Value) -> Value:
    n = SimpleNamespace()
    n.q1, n.q2 = v1 * x, v2 * x
    n.z1, n.z2 = n.q1.relu(), n.q2.relu()
    n.y = n.z1 + n.z2
    n.L = n.y.squared_error(2)
    for name, node in vars(n).items():
        node.named(name)
    return n.L
