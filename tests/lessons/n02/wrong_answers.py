"""Wrong answers to the tasks of notebook 02."""

import numpy as np


def relu_by_max(x):
    return max(0, x)


def relu_printed(x):
    print(np.maximum(x, 0))


def relu_without_return(x):
    y = np.maximum(x, 0)  # noqa: F841


def relu_in_place(x):
    x[x < 0] = 0
    return x


def relu_of_one_example(x):
    return np.array([0.0, 0.0, 3.0])


def relu_as_list(x):
    return [max(0.0, v) for v in np.ravel(x)] if np.ndim(x) == 1 else np.maximum(x, 0).tolist()


def relu_summed(x):
    return np.maximum(x, 0).sum(axis=-1)


def slope_as_comparison(x):
    return x > 0


def slope_by_division(x):
    return np.maximum(x, 0) / x


def slope_by_if(x):
    if x > 0:
        return 1
    return 0


def slope_negated(x):
    return -(x > 0).astype(float)


def leaky_by_zeros_like(x, negative_slope=0.3):
    y = np.zeros_like(x)
    y[x > 0] = x[x > 0]
    y[x < 0] = negative_slope * x[x < 0]
    return y


def leaky_without_slope(x):
    return np.where(x > 0, x, 0.3 * x)


def leaky_divided(x, negative_slope=0.3):
    return np.where(x > 0, x, x / negative_slope)


def leaky_in_place(x, negative_slope=0.3):
    x *= np.where(x > 0, 1, negative_slope).astype(x.dtype)
    return x


WRONG = [
    ("relu", relu_by_max, "compared entry by entry"),
    ("relu", relu_printed, "Use `return` in place of `print`"),
    ("relu", relu_without_return, "hands nothing back"),
    ("relu", relu_in_place, "changed its input `x`"),
    ("relu", relu_of_one_example, "never uses its argument `x`"),
    ("relu", relu_as_list, "as a Python list"),
    ("relu", relu_summed, "collapse an axis"),
    ("relu_slope", slope_as_comparison, "True and False"),
    ("relu_slope", slope_by_division, "nan or infinity"),
    ("relu_slope", slope_by_if, ", `if x > 0:`, for `x = "),
    ("relu_slope", slope_negated, "Only the sign is wrong"),
    ("leaky_relu", leaky_by_zeros_like, "decimals are cut off"),
    ("leaky_relu", leaky_without_slope, "It should take: `x`, `negative_slope`."),
    ("leaky_relu", leaky_divided, "got `[-6.6667, 0. , 3. ]`, expected `[-0.6, 0. , 3. ]`"),
    ("leaky_relu", leaky_in_place, "changed its input `x`"),
]
