"""Small made-up data sets. The same seed gives the same numbers on every machine.

Points lie in about [-6, 6], as in TensorFlow Playground, whose sets most of these are. `x` is float64 of
shape (n, number of inputs); `y` is class numbers of shape (n,), int64 or, in a browser, int32; where a number
is to be predicted, float64 of shape (n, 1). Rows come in random order (curves in the order of x).
"""

import math

import numpy as np

from nnlib import _checks
from nnlib._arguments import answered
from nnlib._checks import number, positive_int

fruit_names = ("plum", "mandarin")


@answered
def fruit(n_samples: int = 60, seed: int = 0) -> tuple:
    """Plums (0) and mandarins (1): weight in grams and diameter in centimeters.

    The two weigh the same on average, but a mandarin is light for its size, so that one line through
    weight and diameter parts almost all of them, where neither number does alone.
    Lesson: notebooks/01_neuron.ipynb.

    >>> x, y = nnlib.datasets.toy.fruit()
    >>> x.shape, nnlib.datasets.toy.fruit_names[y[0]]
    ((60, 2), 'plum')
    """
    rng = _rng(seed)
    y = _classes(positive_int("n_samples", n_samples), 2, rng)
    diameter = rng.normal(np.array([5.2, 6.0])[y], 0.4)
    density = rng.normal(np.array([1.05, 0.70])[y], 0.12)  # g/cm³; there is air under a mandarin's peel
    weight = density * math.pi / 6 * diameter**3
    return np.column_stack([weight.round(1), diameter.round(2)]), y


@answered
def sin(n_samples: int = 50, noise: float = 0.0, seed: int = 0) -> tuple:
    """The sine curve: x evenly on [-π, π], y = sin(x) moved by up to `noise`, both (n, 1).

    >>> x, y = nnlib.datasets.toy.sin(5)
    >>> x.shape, y[[1, 3]].round(4).tolist()  # at -π/2 and π/2
    ((5, 1), [[-1.0], [1.0]])
    """
    return _curve(np.sin, math.pi, n_samples, noise, seed)


@answered
def step(n_samples: int = 50, noise: float = 0.0, seed: int = 0) -> tuple:
    """A jump at 0: x evenly on [-5, 5], y = -0.5 left of 0 and 0.5 from there on, both of shape (n, 1).

    >>> x, y = nnlib.datasets.toy.step(3)
    >>> x.ravel(), y.ravel()
    (array([-5.,  0.,  5.]), array([-0.5,  0.5,  0.5]))
    """
    return _curve(lambda x: np.where(x < 0, -0.5, 0.5), 5, n_samples, noise, seed)


@answered
def zigzag(n_samples: int = 50, noise: float = 0.0, seed: int = 0) -> tuple:
    """Straight up and down: x evenly on [-5, 5], y from -0.5 to 0.5 with four corners, of shape (n, 1).

    >>> x, y = nnlib.datasets.toy.zigzag(6)
    >>> y.ravel().tolist()
    [0.5, -0.5, 0.5, -0.5, 0.5, -0.5]
    """
    return _curve(lambda x: np.abs((x + 5) % 4 - 2) / 2 - 0.5, 5, n_samples, noise, seed)


@answered
def circle(n_samples: int = 200, noise: float = 0.0, seed: int = 0) -> tuple:
    """A disk (1) of radius 2.5 inside a ring (0) from 3.5 to 5. Noise turns labels near the border.

    >>> x, y = nnlib.datasets.toy.circle(100)
    >>> x.shape, np.bincount(y).tolist()
    ((100, 2), [50, 50])
    """
    rng = _rng(seed)
    inside = _classes(positive_int("n_samples", n_samples), 2, rng) == 1
    radius = np.where(inside, rng.uniform(0, 2.5, n_samples), rng.uniform(3.5, 5, n_samples))
    x = _polar(radius, rng.uniform(0, 2 * math.pi, n_samples))
    seen = _jitter(x, 5, noise, rng)
    return x, (np.hypot(seen[:, 0], seen[:, 1]) < 2.5).astype(np.intp)


@answered
def xor(n_samples: int = 200, noise: float = 0.0, seed: int = 0) -> tuple:
    """Four squares: 1 where the two coordinates differ in sign, as XOR is 1 where its two inputs differ.

    >>> x, y = nnlib.datasets.toy.xor(100)
    >>> bool((y == (x[:, 0] * x[:, 1] < 0)).all())
    True
    """
    rng = _rng(seed)
    x = rng.uniform(-5, 5, (positive_int("n_samples", n_samples), 2))
    x += np.where(x > 0, 0.3, -0.3)  # keeps the squares apart
    seen = _jitter(x, 5, noise, rng)
    return x, (seen[:, 0] * seen[:, 1] < 0).astype(np.intp)


@answered
def blobs(n_samples: int = 200, n_classes: int = 2, noise: float = 0.0, seed: int = 0) -> tuple:
    """One round cloud for each class. Their variance is 0.5 + 7·noise.

    Two classes have their centers at (-2, -2) and (2, 2); more lie on a circle of radius 4.

    >>> x, y = nnlib.datasets.toy.blobs(90, n_classes=3)
    >>> x.shape, np.bincount(y).tolist()
    ((90, 2), [30, 30, 30])
    """
    rng = _rng(seed)
    y = _classes(positive_int("n_samples", n_samples), _n_classes(n_classes), rng)
    angle = 2 * math.pi * y / n_classes - 3 * math.pi / 4
    center = _polar(np.full(n_samples, math.sqrt(8) if n_classes == 2 else 4.0), angle)
    return center + rng.normal(0, math.sqrt(0.5 + 7 * number("noise", noise, 0, 0.5)), (n_samples, 2)), y


@answered
def spiral(n_samples: int = 200, n_classes: int = 2, noise: float = 0.0, seed: int = 0) -> tuple:
    """One arm for each class, out to radius 5, each of one and three quarter turns.

    >>> x, y = nnlib.datasets.toy.spiral(100)
    >>> bool(np.hypot(*x.T).max() < 5.1)
    True
    """
    rng = _rng(seed)
    y = _classes(positive_int("n_samples", n_samples), _n_classes(n_classes), rng)
    along = np.empty(n_samples)
    for label in range(n_classes):
        members = np.flatnonzero(y == label)
        along[members] = rng.permutation(len(members)) / max(len(members), 1)  # not outward, row by row
    x = _polar(5 * along, 2 * math.pi * (1.75 * along + y / n_classes))
    return _jitter(x, 1, noise, rng), y


@answered
def regress_plane(n_samples: int = 200, noise: float = 0.0, seed: int = 0) -> tuple:
    """A tilted plane to predict: y = (x₁ + x₂) / 10. y has shape (n, 1).

    >>> x, y = nnlib.datasets.toy.regress_plane(100)
    >>> bool(np.allclose(y[:, 0], x.sum(axis=1) / 10))
    True
    """
    rng = _rng(seed)
    x = rng.uniform(-6, 6, (positive_int("n_samples", n_samples), 2))
    return x, _jitter(x, 6, noise, rng).sum(axis=1, keepdims=True) / 10


@answered
def regress_gaussian(n_samples: int = 200, noise: float = 0.0, seed: int = 0) -> tuple:
    """Six cones of radius 2, up and down in turn, to predict: y from -1 to 1, of shape (n, 1).

    >>> x, y = nnlib.datasets.toy.regress_gaussian(100)
    >>> y.shape, bool(np.abs(y).max() <= 1)
    ((100, 1), True)
    """
    rng = _rng(seed)
    x = rng.uniform(-6, 6, (positive_int("n_samples", n_samples), 2))
    seen = _jitter(x, 6, noise, rng)
    centers = np.array([[-4, 2.5], [0, 2.5], [4, 2.5], [-4, -2.5], [0, -2.5], [4, -2.5]])
    signs = np.array([1, -1, 1, -1, 1, -1])
    distance = np.linalg.norm(seen[:, None, :] - centers, axis=2)  # (n, 6)
    height = np.clip(1 - distance / 2, 0, 1)
    nearest = height.argmax(axis=1)  # the centers are 4 apart or more: at most one cone counts
    return x, (signs[nearest] * height[np.arange(n_samples), nearest]).reshape(-1, 1)


def _rng(seed):
    return np.random.default_rng(_checks.seed(seed))


def _curve(function, reach, n_samples, noise, seed):
    x = np.linspace(-reach, reach, positive_int("n_samples", n_samples)).reshape(-1, 1)
    return x, _jitter(function(x), 1, noise, _rng(seed))


def _classes(n_samples, n_classes, rng):
    """Class numbers in random order, as many of each as n_samples allows."""
    return rng.permutation(np.arange(n_samples, dtype=np.intp) % n_classes)


def _polar(radius, angle):
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _jitter(x, reach, noise, rng):
    """x moved by up to `noise` times `reach` along each axis. It is drawn even for noise 0, so that the
    points under a given seed stay where they are when the noise changes."""
    return x + rng.uniform(-reach, reach, x.shape) * number("noise", noise, 0, 0.5)


def _n_classes(value):
    if positive_int("n_classes", value) < 2:
        raise ValueError(f"n_classes must be at least 2; got {value!r}.")
    return int(value)
