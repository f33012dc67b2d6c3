"""Wrong answers to the tasks of notebook 02."""

# %% given
import numpy as np


# %% relu: relu by max
# says: compared entry by entry
def relu(x):
    return max(0, x)


# %% relu: relu printed
# says: Use `return` in place of `print`
def relu(x):
    print(np.maximum(x, 0))


# %% relu: relu without return
# says: hands nothing back
def relu(x):
    y = np.maximum(x, 0)  # noqa: F841


# %% relu: relu in place
# says: changed its input `x`
def relu(x):
    x[x < 0] = 0
    return x


# %% relu: relu of one example
# says: never uses its argument `x`
def relu(x):
    return np.array([0.0, 0.0, 3.0])


# %% relu: relu as list
# says: as a Python list
def relu(x):
    return [max(0.0, v) for v in np.ravel(x)] if np.ndim(x) == 1 else np.maximum(x, 0).tolist()


# %% relu: relu summed
# says: collapse an axis
def relu(x):
    return np.maximum(x, 0).sum(axis=-1)


# %% relu_slope: slope as comparison
# says: True and False
def relu_slope(x):
    return x > 0


# %% relu_slope: slope by division
# says: nan or infinity
def relu_slope(x):
    return np.maximum(x, 0) / x


# %% relu_slope: slope by if
# says: , `if x > 0:`, for `x = 
def relu_slope(x):
    if x > 0:
        return 1
    return 0


# %% relu_slope: slope negated
# says: Only the sign is wrong
def relu_slope(x):
    return -(x > 0).astype(float)


# %% leaky_relu: leaky by zeros like
# says: decimals are cut off
def leaky_relu(x, negative_slope=0.3):
    y = np.zeros_like(x)
    y[x > 0] = x[x > 0]
    y[x < 0] = negative_slope * x[x < 0]
    return y


# %% leaky_relu: leaky without slope
# says: It should take: `x`, `negative_slope`.
def leaky_relu(x):
    return np.where(x > 0, x, 0.3 * x)


# %% leaky_relu: leaky divided
# says: got `[-6.6667, 0. , 3. ]`, expected `[-0.6, 0. , 3. ]`
def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, x / negative_slope)


# %% leaky_relu: leaky in place
# says: changed its input `x`
def leaky_relu(x, negative_slope=0.3):
    x *= np.where(x > 0, 1, negative_slope).astype(x.dtype)
    return x
