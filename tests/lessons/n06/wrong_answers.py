"""Wrong answers to the tasks of notebook 06."""

import numpy as np


def slopes_as_values(kind, a, b=None):
    if kind == "relu":
        return max(a, 0)
    if kind == "loss":
        return (a - b) ** 2
    return a + b if kind == "+" else a * b


def slopes_one_for_the_product(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b
    return float(a > 0) if kind == "relu" else 2 * (a - b)


def slopes_of_the_product_in_place(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return a, b
    return float(a > 0) if kind == "relu" else 2 * (a - b)


def slopes_printed(kind, a, b=None):
    print(b, a)


def slopes_without_the_loss(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    if kind == "relu":
        return 1 if a > 0 else 0


def slopes_as_text(kind, a, b=None):
    return "b, a"


def slopes_with_a_wrong_name(kind, a, b=None):
    return {"*": (b, a), "+": (1, 1)}[kind]


def shared_by_overwriting(w, x, b, t):
    u = w * x + b
    dL_dy = 2 * (w * u - t)
    dL_dw = dL_dy * u
    dL_dw = dL_dy * w * x
    return dL_dw


def shared_first_use_only(w, x, b, t):
    u = w * x + b
    return 2 * (w * u - t) * u


def shared_as_two_numbers(w, x, b, t):
    u = w * x + b
    dL_dy = 2 * (w * u - t)
    return dL_dy * u, dL_dy * w * x


def shared_without_the_loss(w, x, b, t):
    return 2 * w * x + b


def shared_of_the_example(w, x, b, t):
    return -2.0


def shared_half(w, x, b, t):
    u = w * x + b
    return (w * u - t) * (u + w * x)


def shared_downhill(w, x, b, t):
    u = w * x + b
    return 2 * (t - w * u) * (u + w * x)


def neuron_with_if(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_dy = 2 * (np.maximum(u, 0) - t) / len(t)
    dL_du = dL_dy if u > 0 else 0
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


def neuron_gate_by_gradient(x1, x2, t, w1, w2, b):
    y = np.maximum(w1 * x1 + w2 * x2 + b, 0)
    dL_du = np.maximum(2 * (y - t) / len(t), 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


def neuron_without_bias(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum()


def neuron_per_sample(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return dL_du * x1, dL_du * x2, dL_du


def neuron_without_gate(x1, x2, t, w1, w2, b):
    y = np.maximum(w1 * x1 + w2 * x2 + b, 0)
    dL_dy = 2 * (y - t) / len(t)
    return np.sum(dL_dy * x1), np.sum(dL_dy * x2), np.sum(dL_dy)


def neuron_without_mean(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) * (u > 0)
    return np.sum(dL_du * x1), np.sum(dL_du * x2), np.sum(dL_du)


def neuron_loss(x1, x2, t, w1, w2, b):
    return np.mean((np.maximum(w1 * x1 + w2 * x2 + b, 0) - t) ** 2)


def neuron_with_slopes_swapped(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return dL_du.sum(), (dL_du * x1).sum(), (dL_du * x2).sum()


WRONG = [
    ("local_slopes", slopes_as_values, "values of the forward pass"),
    ("local_slopes", slopes_one_for_the_product, "got `1`, expected `2`"),
    ("local_slopes", slopes_of_the_product_in_place, "have changed places"),
    ("local_slopes", slopes_printed, "in place of `print`"),
    ("local_slopes", slopes_without_the_loss, '`local_slopes("loss", …)'),
    ("local_slopes", slopes_with_a_wrong_name, "KeyError"),
    ("shared_slope", shared_by_overwriting, "that overwriting leaves behind"),
    ("shared_slope", shared_first_use_only, "Only the short way"),
    ("shared_slope", shared_as_two_numbers, "two numbers, one for each way"),
    ("shared_slope", shared_without_the_loss, "the loss: 2(y − t) arrives at y"),
    ("shared_slope", shared_of_the_example, "never uses its argument"),
    ("shared_slope", shared_half, "Is the 2 of 2(y − t) there?"),
    ("shared_slope", shared_downhill, "Only the sign is wrong"),
    ("neuron_gradients", neuron_with_if, ", `dL_du = dL_dy if u > 0 else 0`"),
    ("neuron_gradients", neuron_gate_by_gradient, "got `2.5`, expected `-3.5`"),
    ("neuron_gradients", neuron_without_bias, "got `2`, expected `3`"),
    ("neuron_gradients", neuron_per_sample, "one number for each sample"),
    ("neuron_gradients", neuron_without_gate, "multiply by `(u > 0)`"),
    ("neuron_gradients", neuron_without_mean, "dL_dy holds a 1/n"),
    ("neuron_gradients", neuron_loss, "got `1`, expected `3`"),
    ("neuron_gradients", neuron_with_slopes_swapped, "got `-0.5`, expected `-3.5`"),
]
