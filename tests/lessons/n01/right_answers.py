"""Right answers to the tasks of notebook 01."""

# %% given
import nnlib
import numpy as np


# %% weighted_sum: callable object in float32
class Neuron:
    def __call__(self, inputs, weights, bias):
        return np.float32(inputs.astype("float32") @ weights.astype("float32") + np.float32(bias))


weighted_sum = Neuron()


# %% weighted_sum: lambda with fsum
import math

weighted_sum = lambda x, w, b: math.fsum([*(x * w), b])


# %% weighted_sum: as in the hint
def weighted_sum(x, w, b):
    return x @ w + b


# %% weighted_sum: loop
def weighted_sum(x, w, b):
    u = b
    for i in range(len(x)):
        u += x[i] * w[i]
    return u


# %% weighted_sum: zip
def weighted_sum(inputs, weights, bias):
    return sum(xi * wi for xi, wi in zip(inputs, weights)) + bias


# %% weighted_sum: products summed
def weighted_sum(x: np.ndarray, w: np.ndarray, b: float) -> float:
    products = x * w
    return products.sum() + b


# %% weighted_sum: np.dot as a Python number
def weighted_sum(x, w, b):
    return float(np.dot(x, w)) + b


# %% weighted_sum: einsum
def weighted_sum(x, w, b):
    return np.einsum("i,i->", x, w) + b


# %% weighted_sum: a layer of nnlib
def weighted_sum(x, w, b):
    neuron = nnlib.layers.Dense(1, dtype="float64")
    neuron(x[None])
    neuron.set_weights([w[:, None], np.array([b])])
    return neuron(x[None])[0, 0]


# %% weighted_sum: the bias as one more weight
def weighted_sum(x, w, b):
    return np.inner(np.append(x, 1.0), np.append(w, b))


# %% weighted_sum: recursion
def weighted_sum(x, w, b):
    if len(x) == 0:
        return b
    return x[0] * w[0] + weighted_sum(x[1:], w[1:], b)


# %% decide: one byte each, by partial
from functools import partial


def step(threshold, table, weights, bias):
    return (table @ weights + bias > threshold).astype(np.int8)


decide = partial(step, 0)

# %% decide: float32 and np.heaviside
decide = lambda X, W, B: np.heaviside((X @ W + B).astype("float32"), 0)


# %% decide: as in the hint
def decide(x, w, b):
    return np.where(x @ w + b > 0, 1, 0)


# %% decide: loop
def decide(x, w, b):
    answers = np.zeros(len(x))
    for i in range(len(x)):
        u = b
        for j in range(len(w)):
            u = u + x[i, j] * w[j]
        if u > 0:
            answers[i] = 1
    return answers


# %% decide: comprehension
def decide(x, w, b):
    return np.array([1 if row @ w + b > 0 else 0 for row in x])


# %% decide: comparison times one
def decide(x, w, b):
    return (x.dot(w) + b > 0) * 1


# %% decide: astype
def decide(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    return (np.matmul(x, w) > -b).astype(int)


# %% decide: helper for one sample
def fires(sample, w, b):
    return int((sample * w).sum() + b > 0)


def decide(x, w, b):
    return np.array(list(map(lambda sample: fires(sample, w, b), x)))


# %% decide: einsum
def decide(samples, weights, bias):
    u = np.einsum("nf,f->n", samples, weights) + bias
    y = np.zeros_like(u)
    y[u > 0] = 1
    return y


# %% decide: sign and maximum
def decide(x, w, b):
    return np.maximum(np.sign((x * w).sum(axis=1) + b), 0)


# %% decide: vectorized
def decide(x, w, b):
    answer = np.vectorize(lambda u: 1 if u > 0 else 0)
    return answer(x @ w + b)


# %% and_or: arrays
AND, OR = np.array([[1, 1, -1.5], [1, 1, -0.5]], dtype=np.float32)

# %% and_or: fractions
from fractions import Fraction

AND = [Fraction(1, 3), Fraction(1, 3), Fraction(-1, 2)]
OR = [Fraction(1, 3), Fraction(1, 3), Fraction(-1, 4)]

# %% and_or: as in the hint
AND = (1, 1, -1.5)  # w1, w2, b
OR = (1, 1, -0.5)  # w1, w2, b

# %% and_or: lists
AND = [2, 2, -3]
OR = [2, 2, -1]

# %% and_or: on the edge
AND = (1, 1, -1)
OR = (1, 1, 0)

# %% and_or: unequal weights
AND = (3, 4, -5)
OR = (7.0, 0.5, -0.25)

# %% and_or: without parentheses
AND = 0.2, 0.2, -0.3
OR = 0.2, 0.2, -0.1

# %% and_or: made from names
w1, w2 = 10, 10
AND, OR = (w1, w2, -15), (w1, w2, -5)

# %% and_or: NumPy numbers
AND = (np.float64(1), np.int64(1), np.float32(-1.25))
OR = tuple(np.array([1, 1, -0.9]))

# %% xor: array
XOR = np.array([1, -2, -0.5], dtype="float32")

# %% xor: list of fractions
from fractions import Fraction

XOR = [Fraction(1, 2), Fraction(-3, 4), Fraction(-1, 10)]

# %% xor: as in the solution
XOR = (1, -2, -0.5)

# %% xor: bias 0
XOR = (1, -1, 0)

# %% xor: large numbers
XOR = (20, -30, -10)

# %% xor: list
XOR = [3, -5.0, -1]

# %% xor: without parentheses
XOR = 0.5, -0.6, -0.1

# %% xor: AND is shouted down
XOR = (1, -100, -0.9)

# %% xor: made from names
loud = 2
XOR = (1, -loud, -1 / loud)
