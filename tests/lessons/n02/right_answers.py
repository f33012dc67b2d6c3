"""Right answers to the tasks of notebook 02."""

# %% given
import nnlib
import numpy as np

# %% relu: float32
def relu(x):
    return np.maximum(np.asarray(x, dtype=np.float32), np.float32(0))

# %% relu: lambda
relu = lambda x: np.where(x > 0, x, 0)

# %% relu_slope: nnlib's comparison as numbers
def relu_slope(values):
    return np.heaviside(values, 0.0)

# %% relu_slope: an alias
relu_slope = lambda x: (x > 0) * 1

# %% leaky_relu: where
leaky_relu = lambda x, negative_slope=0.3: np.where(x > 0, x, negative_slope * x)

# %% leaky_relu: maximum
def leaky_relu(x, negative_slope=0.3):
    return np.maximum(x, 0) + negative_slope * np.minimum(x, 0)
