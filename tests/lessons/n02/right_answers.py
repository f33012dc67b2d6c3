"""Right answers to the tasks of notebook 02."""

# %% given
import nnlib
import numpy as np


# %% relu: float32
def relu(x):
    return np.maximum(np.asarray(x, dtype=np.float32), np.float32(0))


# %% relu: partial
from functools import partial

relu = partial(np.maximum, 0)

# %% relu: lambda
relu = lambda x: np.where(x > 0, x, 0)


# %% relu: half precision
def relu(x):
    return np.maximum(x, 0).astype("float16")


# %% relu: nnlib's own
relu = nnlib.activations.relu


# %% relu: as in the hint
def relu(x):
    return np.maximum(x, 0)


# %% relu: loop over all places
def relu(array):
    result = array.copy()
    for place in np.ndindex(array.shape):
        if array[place] < 0:
            result[place] = 0
    return result


# %% relu: product with the comparison
def relu(u: np.ndarray) -> np.ndarray:
    """Negative entries become 0."""
    return u * (u > 0)


# %% relu: half of the sum with its size
def relu(x):
    return (x + np.abs(x)) / 2


# %% relu: clip
def relu(x):
    return np.clip(x, 0, None)


# %% relu: mask
def relu(x):
    z = np.zeros_like(x)
    z[x > 0] = x[x > 0]
    return z


# %% relu: helper and comprehension
def bent(value):
    return max(0.0, value)


def relu(x):
    return np.array([bent(value) for value in x.flat]).reshape(x.shape)


# %% relu: recursion
def relu(x):
    if np.ndim(x) == 0:
        return max(0.0, x)
    return np.array([relu(row) for row in x])


# %% relu: callable object
class ReLU:
    def __call__(self, x):
        return np.fmax(x, 0)


relu = ReLU()


# %% relu: a layer of nnlib
def relu(x):
    return nnlib.layers.ReLU()(x)


# %% relu_slope: bytes
def relu_slope(values):
    return (values > 0).astype(np.int8)


# %% relu_slope: partial
from functools import partial


def heaviside(at_zero, x):
    return np.heaviside(x, at_zero)


relu_slope = partial(heaviside, 0.0)

# %% relu_slope: lambda
relu_slope = lambda x: (x > 0) * 1


# %% relu_slope: as in the hint
def relu_slope(x):
    return np.where(x > 0, 1.0, 0.0)


# %% relu_slope: float32
def relu_slope(x):
    return np.float32(x > 0)


# %% relu_slope: sign and maximum
def relu_slope(x):
    return np.maximum(np.sign(x), 0)


# %% relu_slope: vectorized
relu_slope = np.vectorize(lambda v: 1 if v > 0 else 0)


# %% relu_slope: mask
def relu_slope(x):
    slope = np.zeros(x.shape)
    slope[x > 0] = 1
    return slope


# %% relu_slope: loop over all places
def relu_slope(x):
    result = np.empty(x.shape)
    for place, value in np.ndenumerate(x):
        if value > 0:
            result[place] = 1
        else:
            result[place] = 0
    return result


# %% relu_slope: difference to the left
def relu_slope(x, nudge=1e-6):
    before = np.maximum(x - nudge, 0)
    return np.round((np.maximum(x, 0) - before) / nudge)


# %% relu_slope: np.select with annotations
def relu_slope(x: np.ndarray) -> np.ndarray:
    return np.select([x <= 0, x > 0], [0, 1])


# %% leaky_relu: float32
def leaky_relu(x, negative_slope=0.3):
    x = np.asarray(x, dtype="float32")
    return np.where(x > 0, x, np.float32(negative_slope) * x)


# %% leaky_relu: callable object
class LeakyReLU:
    def __call__(self, u, leak=0.3):
        return np.maximum(u, 0) + leak * np.minimum(u, 0)


leaky_relu = LeakyReLU()

# %% leaky_relu: lambda
leaky_relu = lambda x, negative_slope=0.3: np.where(x > 0, x, negative_slope * x)


# %% leaky_relu: half precision
def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, negative_slope * x).astype(np.float16)


# %% leaky_relu: the larger of the two lines
def leaky_relu(x, negative_slope=0.3):
    return np.maximum(x, negative_slope * x)


# %% leaky_relu: nnlib's own, with the course's default
def leaky_relu(x, negative_slope=0.3):
    return nnlib.activations.leaky_relu(x, negative_slope)


# %% leaky_relu: mask on a copy
def leaky_relu(x, s=0.3):
    y = x.astype(float)
    y[y < 0] *= s
    return y


# %% leaky_relu: slope chosen for each entry
def leaky_relu(x: np.ndarray, negative_slope: float = 0.3) -> np.ndarray:
    slope = np.where(x > 0, 1, negative_slope)
    return slope * x


# %% leaky_relu: loop over all places
def leaky_relu(x, negative_slope=0.3):
    result = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        if x[place] > 0:
            result[place] = x[place]
        else:
            result[place] = x[place] * negative_slope
    return result


# %% leaky_relu: helper and vectorize
def one(value, slope):
    if value > 0:
        return float(value)
    return slope * value


def leaky_relu(x, negative_slope=0.3):
    return np.vectorize(one, otypes=[float])(x, negative_slope)


# %% leaky_relu: comparisons as numbers
def leaky_relu(x, negative_slope=0.3):
    return (x > 0) * x + (x <= 0) * negative_slope * x


# %% three_hinges: arrays in another order
three_hinges = np.array([1.5, -3.2, -1.5], dtype="float32")
three_slopes = np.array([-1.5, -0.7, 1.5], dtype="float32")

# %% three_hinges: by least squares
grid = np.linspace(-np.pi, np.pi, 201)
three_hinges = (-np.pi, -np.pi / 2, np.pi / 2)
bent = np.maximum(grid[:, None] - np.array(three_hinges), 0)
three_slopes = np.linalg.lstsq(bent, np.sin(grid), rcond=None)[0]

# %% three_hinges: as in the solution
three_hinges = [-3.2, -1.5, 1.5]
three_slopes = [-0.7, 1.5, -1.5]

# %% three_hinges: as the builder has them
three_hinges = [-3.1, -1.6, 1.6]
three_slopes = [-0.8, 1.55, -1.5]

# %% three_hinges: tuples
three_hinges = (-3.2, -1.6, 1.6)
three_slopes = (-0.75, 1.5, -1.5)

# %% three_hinges: outside of the picture
three_hinges = [-3.339, -1.488, 1.488]
three_slopes = [-0.638, 1.433, -1.433]

# %% three_hinges: made from names
left, valley, peak = -3.2, -1.5, 1.4
down, up = -0.7, 0.8
three_hinges = [left, valley, peak]
three_slopes = [down, up - down, -0.6 - up]

# %% three_hinges: fractions
from fractions import Fraction

three_hinges = [Fraction(-16, 5), Fraction(-8, 5), Fraction(3, 2)]
three_slopes = [Fraction(-3, 4), Fraction(3, 2), Fraction(-13, 10)]

# %% three_hinges: read off the builder
values = {"hinge1": -3.1, "slope1": -0.75, "hinge2": -1.5, "slope2": 1.55, "hinge3": 1.5, "slope3": -1.5}
three_hinges = [values[f"hinge{k}"] for k in (1, 2, 3)]
three_slopes = [values[f"slope{k}"] for k in (1, 2, 3)]
