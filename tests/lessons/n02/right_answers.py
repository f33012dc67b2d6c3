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


# %% dead_units: as in the solution
def dead_units(x, W, b):
    u = x @ W + b
    silent = u <= 0
    return np.flatnonzero(silent.all(axis=0))


# %% dead_units: the largest sum of each unit
def dead_units(x, W, b):
    return np.where((x @ W + b).max(axis=0) <= 0)[0]


# %% dead_units: by ReLU and its sum
def dead_units(samples, weights, biases):
    z = np.maximum(samples @ weights + biases, 0)
    return np.flatnonzero(z.sum(axis=0) == 0)


# %% dead_units: loop over units
def dead_units(x, W, b):
    dead = []
    for k in range(W.shape[1]):
        u = x @ W[:, k] + b[k]
        if max(u) <= 0:
            dead.append(k)
    return np.array(dead)


# %% dead_units: three loops
def dead_units(x, W, b):
    found = []
    for unit in range(len(b)):
        alive = False
        for sample in x:
            u = b[unit]
            for i in range(len(sample)):
                u += sample[i] * W[i, unit]
            if u > 0:
                alive = True
                break
        if not alive:
            found.append(unit)
    return np.array(found, dtype=int)


# %% dead_units: nobody alive
def dead_units(x, W, b):
    alive = ((x @ W + b) > 0).any(axis=0)
    return np.flatnonzero(~alive)


# %% dead_units: argwhere and ravel
def dead_units(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    count = np.count_nonzero(nnlib.activations.relu(x @ W + b), axis=0)
    return np.argwhere(count == 0).ravel()


# %% dead_units: numbers picked by a mask
def dead_units(x, W, b):
    numbers = np.arange(len(b))
    return numbers[np.all(np.dot(x, W) + b <= 0, axis=0)]


# %% dead_units: comprehension
def dead_units(x, W, b):
    z = np.maximum(x @ W + b, 0)
    return np.array([k for k in range(z.shape[1]) if not z[:, k].any()])


# %% dead_units: a set of all without the living
def dead_units(x, W, b):
    living = {int(k) for row in x @ W + b for k in np.flatnonzero(row > 0)}
    return np.array(sorted(set(range(len(b))) - living))


# %% dead_units: lambda
dead_units = lambda x, W, b: np.nonzero(np.all(x @ W + b <= 0, 0))[0]


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
