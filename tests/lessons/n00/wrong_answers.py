"""Wrong answers to the tasks of notebook 00."""

import numpy as np


def unit_in_place(images):
    images[...] = images / 255
    return images


def unit_printed(images):
    print(images / 255)


def unit_as_list(images):
    return [pixel / 255 for pixel in images]


def unit_inverted(images):
    return 1 - images / 255


def center_in_place(x):
    x -= x.mean(axis=0)
    return x


def center_with_loop_over_rows(x):
    return np.array([row - row.mean() for row in x])


def center_by_median(x):
    return x - np.median(x, axis=0)


def center_transposed(x):
    return (x - x.mean(axis=0)).T


def center_negated(x):
    return x.mean(axis=0) - x


def best_by_max_function(scores):
    return max(scores)


def best_one_hot(scores):
    return (scores == scores.max(axis=1, keepdims=True)).astype(int)


def best_by_sorting(scores):
    return np.argsort(scores, axis=1)[:, 0]


def best_counted_from_one(scores):
    return scores.argmax(axis=1) + 1


WRONG = [
    ("to_unit", unit_in_place, "the fraction is gone"),
    ("to_unit", unit_printed, "Use `return` in place of `print`"),
    ("to_unit", unit_as_list, "list"),
    ("to_unit", unit_inverted, "got `[1. , 0.8, 0. ]`, expected `[0. , 0.2, 1. ]`"),
    ("center", center_in_place, "changed its input `x`"),
    ("center", center_with_loop_over_rows, "mean of each row"),
    ("center", center_by_median, "The first example is right"),
    ("center", center_transposed, "transposed"),
    ("center", center_negated, "Only the sign is wrong"),
    ("best_class", best_by_max_function, "want one True or False"),
    ("best_class", best_one_hot, "expected is (2,)"),
    ("best_class", best_by_sorting, "index of the smallest score"),
    ("best_class", best_counted_from_one, "off by the same amount, 1"),
]
