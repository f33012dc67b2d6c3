"""The challenge of notebook 13: sample weights for the worst class."""

import numpy as np

from course.checking.task import Slip, Task


def second_chance(t, worst):
    return np.where(t == worst, 2.0, 1.0)


def _labels(n, classes, worst):
    return lambda rng: (rng.permutation(np.arange(n) % classes), worst)


SECOND_CHANCE = Task(
    key="second_chance",
    title="A second chance",
    reference=second_chance,
    cases=[
        lambda rng: (np.array([3, 6, 6, 0]), 6),
        _labels(20, 10, 6),
        _labels(9, 4, 0),
        _labels(12, 3, 1),
    ],
    remark="A weight of 2 makes a picture count as if it were there twice. The other classes then count for "
    "a smaller share of the loss.",
    hints=[
        "The comparison `t == worst` is True for the pictures of the class.",
        "`np.where(condition, a, b)` takes a where the condition holds, and b elsewhere.",
    ],
    slips=[
        Slip(
            "turned round",
            lambda t, worst: np.where(t == worst, 1.0, 2.0),
            "The weights have changed places: 2 is meant for the pictures of the class `worst`, 1 for all "
            "others.",
        ),
        Slip(
            "others left out",
            lambda t, worst: np.where(t == worst, 2.0, 0.0),
            "With weight 0 the other pictures do not count at all, and the network would forget them. They "
            "keep the weight 1.",
        ),
        Slip(
            "only the class",
            lambda t, worst: np.full(np.sum(t == worst), 2.0),
            "These are the weights of the pictures of one class alone. `fit` wants one weight for every "
            "picture, in the order of the labels.",
        ),
        Slip(
            "one more for the class",
            lambda t, worst: np.where(t == worst, 3.0, 1.0),
            "The pictures of the class have the weight 3. Asked for is 2.",
        ),
    ],
)
