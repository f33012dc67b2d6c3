"""What weights are before training: an initializer is called with (shape, rng, dtype) and returns an array.

Lesson: notebooks/03_forward_pass.ipynb (why they must differ), notebooks/12_mnist_in_keras.ipynb (why their
    scale matters).
"""

import math

import numpy as np

from nnlib._checks import number, resolve
from nnlib._repr import Shown


class Initializer(Shown):
    """Base class. The attributes of an instance are its whole configuration.

    >>> class Halves(nnlib.initializers.Initializer):
    ...     def __call__(self, shape, rng, dtype="float32"):
    ...         return np.full(shape, 0.5, dtype)
    >>> nnlib.layers.Dense(2, kernel_initializer=Halves())
    Dense(2, kernel_initializer=Halves())
    """

    def __call__(self, shape, rng, dtype="float32"):
        raise NotImplementedError


class Constant(Initializer):
    """Every entry is `value`.

    >>> nnlib.initializers.Constant(0.5)((2,), np.random.default_rng(0))
    array([0.5, 0.5], dtype=float32)
    """

    def __init__(self, value=0.0):
        self.value = number("value", value)

    def __call__(self, shape, rng, dtype="float32"):
        return np.full(shape, self.value, dtype)


class Zeros(Initializer):
    """Every entry is 0: right for a bias, fatal for a kernel (all units would stay equal).

    >>> nnlib.initializers.Zeros()((2,), np.random.default_rng(0))
    array([0., 0.], dtype=float32)
    """

    def __call__(self, shape, rng, dtype="float32"):
        return np.zeros(shape, dtype)


class Ones(Initializer):
    """Every entry is 1.

    >>> nnlib.initializers.Ones()((2,), np.random.default_rng(0))
    array([1., 1.], dtype=float32)
    """

    def __call__(self, shape, rng, dtype="float32"):
        return np.ones(shape, dtype)


class RandomNormal(Initializer):
    """Normal distribution with the given mean and standard deviation.

    >>> w = nnlib.initializers.RandomNormal(stddev=0.5)((1000, 100), np.random.default_rng(0))
    >>> print(f"{w.mean():.2f} {w.std():.2f}".replace("-", ""))
    0.00 0.50
    """

    def __init__(self, mean=0.0, stddev=0.05):
        self.mean, self.stddev = number("mean", mean), number("stddev", stddev, 0)

    def __call__(self, shape, rng, dtype="float32"):
        return rng.normal(self.mean, self.stddev, shape).astype(dtype)


class RandomUniform(Initializer):
    """Uniform distribution over [minval, maxval).

    >>> w = nnlib.initializers.RandomUniform(-1, 1)((1000, 100), np.random.default_rng(0))
    >>> print(f"{w.min():.2f} to {w.max():.2f}")
    -1.00 to 1.00
    """

    def __init__(self, minval=-0.05, maxval=0.05):
        self.minval = number("minval", minval)
        self.maxval = number("maxval", maxval, self.minval)

    def __call__(self, shape, rng, dtype="float32"):
        return rng.uniform(self.minval, self.maxval, shape).astype(dtype)


def _fans(shape):
    """Numbers of inputs and outputs of a kernel of shape (inputs, outputs)."""
    return (shape[0], shape[0]) if len(shape) == 1 else (math.prod(shape[:-1]), shape[-1])


class GlorotUniform(Initializer):
    """Uniform over ±√(6 / (inputs + outputs)): keeps the scale of signals and gradients for tanh-like units.

    Source: Glorot & Bengio (2010), eq. 16.

    >>> w = nnlib.initializers.GlorotUniform()((300, 300), np.random.default_rng(0))  # ±√(6 / 600)
    >>> print(f"{w.min():.2f} to {w.max():.2f}")
    -0.10 to 0.10
    """

    def __call__(self, shape, rng, dtype="float32"):
        limit = math.sqrt(6 / sum(_fans(shape)))
        return rng.uniform(-limit, limit, shape).astype(dtype)


class GlorotNormal(Initializer):
    """Truncated normal of variance 2 / (inputs + outputs). Source: Glorot & Bengio (2010).

    >>> w = nnlib.initializers.GlorotNormal()((300, 500), np.random.default_rng(0))  # √(2 / 800)
    >>> print(f"{w.std():.3f}")
    0.050
    """

    def __call__(self, shape, rng, dtype="float32"):
        return _truncated_normal(shape, math.sqrt(2 / sum(_fans(shape))), rng, dtype)


class HeUniform(Initializer):
    """Uniform over ±√(6 / inputs). Source: He et al. (2015).

    >>> w = nnlib.initializers.HeUniform()((600, 100), np.random.default_rng(0))  # ±√(6 / 600)
    >>> print(f"{w.min():.2f} to {w.max():.2f}")
    -0.10 to 0.10
    """

    def __call__(self, shape, rng, dtype="float32"):
        limit = math.sqrt(6 / _fans(shape)[0])
        return rng.uniform(-limit, limit, shape).astype(dtype)


class HeNormal(Initializer):
    """Truncated normal of variance 2 / inputs: keeps the scale through ReLU, which drops half.

    Source: He et al. (2015).

    >>> w = nnlib.initializers.HeNormal()((200, 500), np.random.default_rng(0))  # √(2 / 200)
    >>> print(f"{w.std():.2f}")
    0.10
    """

    def __call__(self, shape, rng, dtype="float32"):
        return _truncated_normal(shape, math.sqrt(2 / _fans(shape)[0]), rng, dtype)


def _truncated_normal(shape, stddev, rng, dtype):
    """Normal numbers redrawn until all lie within two sigmas, with sigma so that `stddev` is what remains."""
    values = rng.standard_normal(shape)
    while (outside := np.abs(values) > 2).any():
        values[outside] = rng.standard_normal(np.count_nonzero(outside))
    return (values * (stddev / 0.87962566103423978)).astype(dtype)


BY_NAME = {
    "constant": Constant,
    "zeros": Zeros,
    "ones": Ones,
    "random_normal": RandomNormal,
    "random_uniform": RandomUniform,
    "glorot_uniform": GlorotUniform,
    "glorot_normal": GlorotNormal,
    "he_uniform": HeUniform,
    "he_normal": HeNormal,
}


def get(identifier, argument="initializer") -> Initializer:
    """The initializer for a name such as "he_normal", or `identifier` itself if it is one.

    >>> nnlib.initializers.get("he_normal")
    HeNormal()
    """
    return resolve(argument, identifier, BY_NAME, Initializer)
