"""Wrong answers to the tasks of notebook 03."""

import numpy as np


def dense_transposed(x, W, b):
    return x @ W.T + b


def dense_for_one_sample(x, W, b):
    return W @ x + b


def dense_without_bias(x, W, b):
    return np.matmul(x, W)


def dense_with_stars(x, W, b):
    return x * W + b


def dense_without_return(x, W, b):
    u = x @ W + b  # noqa: F841


def dense_with_bias_as_column(x, W, b):
    return x @ W + b.reshape(-1, 1)


def dense_subtracts(x, W, b):
    return x @ W - b


def dense_by_loops_over_features(x, W, b):
    return np.array([sum(x[0] * w) for w in W.T]) + b


def softmax_as_the_formula(scores):
    return np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)


def softmax_over_everything(scores):
    e = np.exp(scores - np.max(scores))
    return e / np.sum(e)


def softmax_with_one_maximum(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum(axis=1, keepdims=True)


def softmax_without_keepdims(scores):
    e = np.exp(scores - scores.max(axis=1))
    return e / e.sum(axis=1)


def softmax_divides_without_keepdims(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


def softmax_of_columns(scores):
    e = np.exp(scores - scores.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


def softmax_in_place(scores):
    scores -= scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


def softmax_clipped(scores):
    e = np.exp(np.clip(scores, -20, 20))
    return e / e.sum(axis=1, keepdims=True)


def softmax_with_a_small_number(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-3)


def accuracy_as_count(y, t):
    return np.sum(np.argmax(y, axis=1) == t)


def accuracy_in_per_cent(y, t):
    return np.mean(np.argmax(y, axis=1) == t) * 100


def accuracy_without_axis(y, t):
    return np.mean(np.argmax(y) == t)


def accuracy_of_columns(y, t):
    return np.mean(np.argmax(y, axis=0) == t)


def accuracy_by_comparing_tables(y, t):
    return np.mean(y == t)


def accuracy_divided_by_all(y, t):
    return np.sum(y.argmax(axis=1) == t) / y.size


def accuracy_printed(y, t):
    print(np.mean(y.argmax(axis=1) == t))


WRONG = [
    ("dense", dense_transposed, "Here a unit is a column"),
    ("dense", dense_for_one_sample, "so `x` comes first"),
    ("dense", dense_without_bias, "but `b` is missing"),
    ("dense", dense_with_stars, "adds nothing up"),
    ("dense", dense_without_return, "hands nothing back"),
    ("dense", dense_with_bias_as_column, "turned into a column"),
    ("dense", dense_subtracts, "got `"),
    ("dense", dense_by_loops_over_features, "An axis is lost on the way"),
    ("softmax", softmax_as_the_formula, "beyond the largest float"),
    ("softmax", softmax_over_everything, "was taken for one sample"),
    ("softmax", softmax_with_one_maximum, "Each row needs its own"),
    ("softmax", softmax_without_keepdims, "both stay (n, 1)"),
    ("softmax", softmax_of_columns, "The columns sum to 1"),
    ("softmax", softmax_in_place, "changed its input `scores`"),
    ("softmax", softmax_divides_without_keepdims, "one sum for each row"),
    ("softmax", softmax_clipped, "The first example is right"),
    ("softmax", softmax_with_a_small_number, "a small number added"),
    ("accuracy", accuracy_as_count, "counts the right answers"),
    ("accuracy", accuracy_in_per_cent, "in per cent"),
    ("accuracy", accuracy_without_axis, "looks through the whole table"),
    ("accuracy", accuracy_of_columns, "best sample for each class"),
    ("accuracy", accuracy_by_comparing_tables, "whole table of probabilities"),
    ("accuracy", accuracy_divided_by_all, "number of entries of the table"),
    ("accuracy", accuracy_printed, "Use `return` in place of `print`"),
]
