"""Wrong answers to the tasks of notebook 02."""

# %% given
import math

import nnlib
import numpy as np


# %% relu: no return
# says: hands nothing back
def relu(x):
    y = np.maximum(x, 0)


# %% relu: print in place of return
# says: in place of `print`
def relu(x):
    print(np.maximum(x, 0))


# %% relu: trailing comma
# says: a tuple
def relu(x):
    return np.maximum(x, 0),


# %% relu: Python's max
# says: compared entry by entry
def relu(x):
    return max(0, x)


# %% relu: np.max with the zero first
# says: np.maximum
def relu(x):
    return np.max(0, x)


# %% relu: np.maximum of one thing
# says: TypeError
# not: It should take
def relu(x):
    return np.maximum(x)


# %% relu: np.max with the zero second
# says: the 0 is an axis
def relu(x):
    return np.max(x, 0)


# %% relu: vectorized with a whole zero
# says: 0.75 became 0
def relu(x):
    return np.vectorize(lambda v: max(0, v))(x)


# %% relu: made whole
# says: `astype(int)` cuts the decimals off
def relu(x):
    return np.maximum(x, 0).astype(int)


# %% relu: a small threshold
# says: The first example is right
def relu(x):
    return np.where(x > 0.001, x, 0)


# %% relu: rounded
# says: rounded to 3 decimals
def relu(x):
    return np.round(np.maximum(x, 0), 3)


# %% relu: the loop's own name set
# says: one of the inputs, unchanged
def relu(x):
    y = x.copy()
    for v in y.ravel():
        if v < 0:
            v = 0
    return y


# %% relu: in place
# says: changed its input `x`
def relu(x):
    x[x < 0] = 0
    return x


# %% relu: the example by heart
# says: never uses its argument `x`
def relu(x):
    return np.array([0.0, 0.0, 3.0])


# %% relu: a list
# says: as a Python list
def relu(x):
    return np.maximum(x, 0).tolist()


# %% relu: summed
# says: expected
def relu(x):
    return np.maximum(x, 0).sum(axis=-1)


# %% relu: for one row
# says: truth value
def relu(x):
    return np.array([v if v > 0 else 0 for v in x])


# %% relu: positive entries alone
# says: left the other entries out
def relu(x):
    return x[x > 0]


# %% relu: step
# says: that is a step
def relu(x):
    return np.where(x > 0, 1, 0)


# %% relu: only above one
# says: expected
# not: stops at 1
def relu(x):
    return np.where(x > 1, x, 0)


# %% relu: softplus
# says: expected
def relu(x):
    return np.log(1 + np.exp(x))


# %% relu: a list has no shape
# says: AttributeError
# says: list
# not: earlier method
def relu(x):
    values = list(x)
    values.maximum(0)
    return values


# %% relu: return in the loop
# says: inside the loop
def relu(x):
    for i in range(len(x)):
        return np.maximum(x[i], 0)


# %% leaky_relu: no return
# says: hands nothing back
def leaky_relu(x, negative_slope=0.3):
    y = np.where(x > 0, x, negative_slope * x)


# %% leaky_relu: printed
# says: in place of `print`
def leaky_relu(x, negative_slope=0.3):
    print(np.where(x > 0, x, negative_slope * x))


# %% leaky_relu: trailing comma
# says: a tuple
def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, negative_slope * x),


# %% leaky_relu: zeros like whole numbers
# says: decimals are cut off
def leaky_relu(x, negative_slope=0.3):
    y = np.zeros_like(x)
    y[x > 0] = x[x > 0]
    y[x < 0] = negative_slope * x[x < 0]
    return y


# %% leaky_relu: no slope argument
# says: It should take: `x`, `negative_slope`
def leaky_relu(x):
    return np.where(x > 0, x, 0.3 * x)


# %% leaky_relu: no default
# says: negative_slope
# says: TypeError
def leaky_relu(x, negative_slope):
    return np.where(x > 0, x, negative_slope * x)


# %% leaky_relu: another default
# says: without one the slope should be 0.3
def leaky_relu(x, negative_slope=0.2):
    return nnlib.activations.leaky_relu(x, negative_slope)


# %% leaky_relu: fixed slope
# says: use the argument `negative_slope`
def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, 0.3 * x)


# %% leaky_relu: divided
# says: steeper than on the right
def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, x / negative_slope)


# %% leaky_relu: in place
# says: changed its input `x`
def leaky_relu(x, negative_slope=0.3):
    x *= np.where(x > 0, 1, negative_slope).astype(x.dtype)
    return x


# %% leaky_relu: floor
# says: Nothing comes out below `negative_slope`
def leaky_relu(x, negative_slope=0.3):
    return np.maximum(x, negative_slope)


# %% leaky_relu: turned upwards
# says: A negative entry comes out positive
def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, np.abs(x) * negative_slope)


# %% leaky_relu: the slope for every negative entry
# says: It is a slope: it multiplies `x`
def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, negative_slope)


# %% leaky_relu: vectorized with whole numbers
# says: decimals are cut off
def leaky_relu(x, negative_slope=0.3):
    return np.vectorize(lambda v: v if v > 0 else v * negative_slope)(x)


# %% dead_units: no return
# says: hands nothing back
def dead_units(x, W, b):
    np.flatnonzero((x @ W + b <= 0).all(axis=0))


# %% dead_units: printed
# says: in place of `print`
def dead_units(x, W, b):
    print(np.flatnonzero((x @ W + b <= 0).all(axis=0)))


# %% dead_units: np.where without its first entry
# says: a tuple
def dead_units(x, W, b):
    return np.where((x @ W + b <= 0).all(axis=0))


# %% dead_units: any
# says: `all`, not `any`
def dead_units(x, W, b):
    return np.flatnonzero((x @ W + b <= 0).any(axis=0))


# %% dead_units: along the row
# says: These are samples, not units
def dead_units(x, W, b):
    return np.flatnonzero(np.all(x @ W + b <= 0, axis=1))


# %% dead_units: no axis
# says: expected
def dead_units(x, W, b):
    return np.flatnonzero((x @ W + b <= 0).all())


# %% dead_units: True and False
# says: `np.flatnonzero` gives them
def dead_units(x, W, b):
    return (x @ W + b <= 0).all(axis=0)


# %% dead_units: how many
# says: how many units are dead
def dead_units(x, W, b):
    return len(np.flatnonzero((x @ W + b <= 0).all(axis=0)))


# %% dead_units: below 0 only
# says: compare with `<=`
def dead_units(x, W, b):
    return np.flatnonzero((x @ W + b < 0).all(axis=0))


# %% dead_units: no bias
# says: The bias is missing
def dead_units(x, W, b):
    return np.flatnonzero((x @ W <= 0).all(axis=0))


# %% dead_units: the living ones
# says: above 0 somewhere
def dead_units(x, W, b):
    return np.flatnonzero((x @ W + b > 0).any(axis=0))


# %% dead_units: from 1
# says: counted from 1
def dead_units(x, W, b):
    return np.flatnonzero((x @ W + b <= 0).all(axis=0)) + 1


# %% dead_units: a list
# says: as a Python list
def dead_units(x, W, b):
    return [k for k in range(len(b)) if (x @ W[:, k] + b[k] <= 0).all()]


# %% dead_units: weights first
# says: W @ x
def dead_units(x, W, b):
    return np.flatnonzero((W @ x + b <= 0).all(axis=0))


# %% three_hinges: as the builder begins
# says: A sine goes down, up and down again
three_hinges = [-3.1, -1.6, 0.8]
three_slopes = [-0.7, 1.4, 0.0]

# %% three_hinges: swapped
# says: The two lists are swapped
three_hinges = [-0.7, 1.5, -1.5]
three_slopes = [-3.2, -1.5, 1.5]

# %% three_hinges: slopes of the pieces
# says: These are the slopes of the pieces
three_hinges = [-3.2, -1.5, 1.5]
three_slopes = [-0.7, 0.8, -0.7]

# %% three_hinges: near
# says: The gap is widest at
# says: should be below 0.01
three_hinges = [-3.1, -1.5, 1.2]
three_slopes = [-0.6, 1.3, -1.3]

# %% three_hinges: four
# says: its shape is (4,)
three_hinges = [-3.1, -1.6, 1.6, 2.2]
three_slopes = [-0.8, 1.55, -1.5, 0.0]

# %% three_hinges: words
# says: should hold three numbers
three_hinges = ["-3.2", "-1.5", "1.5"]
three_slopes = [-0.7, 1.5, -1.5]

# %% three_hinges: pairs
# says: its shape is (3, 2)
three_hinges = [(-3.2, -0.7), (-1.5, 1.5), (1.5, -1.5)]
three_slopes = [-0.7, 1.5, -1.5]

# %% three_hinges: one slope missing
# says: `three_slopes` should hold three numbers
three_hinges = [-3.2, -1.5, 1.5]
three_slopes = [-0.7, 1.5]

# %% three_hinges: signs turned
# says: A sine goes down, up and down again
three_hinges = [-3.2, -1.5, 1.5]
three_slopes = [0.7, -1.5, 1.5]

# %% three_hinges: decimal commas
# says: its shape is (6,)
three_hinges = [-3,2, -1,5, 1,5]
three_slopes = [-0.7, 1.5, -1.5]

# %% three_hinges: one number
# says: should hold three numbers
three_hinges = 3
three_slopes = [-0.7, 1.5, -1.5]
