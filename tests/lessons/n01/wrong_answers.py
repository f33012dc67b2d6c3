"""Wrong answers to the tasks of notebook 01."""

import numpy as np


def sum_printed(x, w, b):
    print(x @ w + b)


def sum_by_python_sum(x, w, b):
    return sum(x * w)


def sum_with_bias_in_loop(x, w, b):
    u = 0
    for i in range(len(x)):
        u += x[i] * w[i] + b
    return u


def sum_of_outer_product(x, w, b):
    return np.outer(x, w).sum() + b


def sum_in_place(x, w, b):
    x *= w
    return x.sum() + b


def sum_without_bias_argument(x, w):
    return x @ w


def sum_in_a_list(x, w, b):
    return [x @ w + b]


def decide_by_if(x, w, b):
    u = x @ w + b
    if u > 0:
        return 1
    return 0


def decide_as_comparison(x, w, b):
    return x @ w + b > 0


def decide_weights_first(x, w, b):
    return np.where(w @ x + b > 0, 1, 0)


def decide_as_list(x, w, b):
    return [1 if row @ w + b > 0 else 0 for row in x]


def decide_as_column(x, w, b):
    return np.where(x @ w[:, None] + b > 0, 1, 0)


def decide_returns_in_the_loop(x, w, b):
    for row in x:
        return 1 if row @ w + b > 0 else 0


def decide_about_one(x, w, b):
    return np.where(x @ w + b > 1, 1, 0)


RIGHT_AND, RIGHT_OR = (1, 1, -1.5), (1, 1, -0.5)

WRONG = [
    ("weighted_sum", sum_printed, "Use `return` in place of `print`"),
    ("weighted_sum", sum_by_python_sum, "the bias `b` is missing"),
    ("weighted_sum", sum_with_bias_in_loop, "once for each input"),
    ("weighted_sum", sum_of_outer_product, "Each input has its own weight"),
    ("weighted_sum", sum_in_place, "changed its input `x`"),
    ("weighted_sum", sum_without_bias_argument, "It should take: `x`, `w`, `b`."),
    ("weighted_sum", sum_in_a_list, "has shape (1,)"),
    ("decide", decide_by_if, ", `if u > 0:`, for "),
    ("decide", decide_as_comparison, "True and False"),
    ("decide", decide_weights_first, "For `A @ B`"),
    ("decide", decide_as_list, "as a Python list"),
    ("decide", decide_as_column, "expected is (3,)"),
    ("decide", decide_returns_in_the_loop, "Only the first sample was asked"),
    ("decide", decide_about_one, "The first example is right"),
    ("and_or", (RIGHT_OR, RIGHT_AND), "The two are swapped"),
    ("and_or", (RIGHT_OR, RIGHT_OR), "compute OR, not AND"),
    ("and_or", (RIGHT_AND, RIGHT_AND), "AND is right. These numbers compute AND, not OR"),
    ("and_or", ((1, 1, -2), RIGHT_OR), "AND answers 0 whatever comes in. Its sum u is above 0 for none"),
    ("and_or", (RIGHT_AND, (1, 1, 0.5)), "OR answers 1 whatever comes in"),
    ("and_or", ((-1, -1, 1.5), RIGHT_OR), "Every answer of AND is the opposite"),
    ("and_or", ((1, 0.5, -0.75), RIGHT_OR), "AND has 3 of 4 right. For x = (1, 0) its sum is u = 0.25"),
    ("and_or", (RIGHT_AND, (1, 0, 0)), "Exactly 0 is not above 0"),
    ("and_or", (RIGHT_AND, (..., ..., ...)), "OR still holds its dots"),
    ("and_or", (RIGHT_AND, (1, 1)), "its shape is (2,)"),
    ("and_or", (RIGHT_AND, ("1", "one", 0)), "should hold three numbers"),
    ("and_or", RIGHT_AND, "Give both neurons"),
]
