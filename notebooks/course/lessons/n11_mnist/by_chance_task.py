"""A task of notebook 11: how many scatters lie between two accuracies."""

import numpy as np

from course.checking.task import Slip, Task


def scatters_apart(right, accuracy):
    scatter = np.sqrt(accuracy * (1 - accuracy) / len(right))
    return (np.mean(right) - accuracy) / scatter


def _of_right(one):
    """A wrong answer from the share of right ones, the accuracy and the number of digits."""
    return lambda right, accuracy: one(np.mean(right), accuracy, len(right))


def _digits(n, n_right, accuracy):
    return lambda rng: (rng.permutation(np.arange(n) < n_right), accuracy)


BY_CHANCE = Task(
    key="scatters_apart",
    title="By chance?",
    reference=scatters_apart,
    cases=[
        lambda rng: (np.array([True, True, False, True]), 0.5),
        _digits(100, 84, 0.9),
        _digits(30, 27, 0.98),
        _digits(50, 45, 0.75),
    ],
    remark="Chance alone explains up to about two scatters well, and more than three badly.",
    hints=[
        "Compute the scatter for n digits first. Then ask how many scatters fit between the two accuracies.",
        "`np.mean(right)` is the share of right answers, and n is `len(right)`. The scatter is computed from "
        "the expected accuracy, not from the share that was found.",
        "`scatter = np.sqrt(accuracy * (1 - accuracy) / ...)`. Then divide the difference by it.",
    ],
    slips=[
        Slip(
            "other sign",
            _of_right(lambda share, a, n: (a - share) / np.sqrt(a * (1 - a) / n)),
            "The sign is the other way round: positive means better than expected, so it is the share of "
            "right answers minus `accuracy`.",
        ),
        Slip(
            "no sign",
            _of_right(lambda share, a, n: abs(share - a) / np.sqrt(a * (1 - a) / n)),
            "The sign is lost: below the expected accuracy the answer should be negative.",
        ),
        Slip(
            "scatter of one digit",
            _of_right(lambda share, a, n: (share - a) / np.sqrt(a * (1 - a))),
            "This is the scatter of a single digit. A mean of n scatters less: divide by n under the root.",
        ),
        Slip(
            "n outside of the root",
            _of_right(lambda share, a, n: (share - a) / (np.sqrt(a * (1 - a)) / n)),
            "n belongs under the root: a hundred times the digits make a tenth of the scatter.",
        ),
        Slip(
            "no root",
            _of_right(lambda share, a, n: (share - a) / (a * (1 - a) / n)),
            "The root is missing: a (1 − a) / n is the square of the scatter.",
        ),
        Slip(
            "scatter of what was found",
            _of_right(lambda share, a, n: (share - a) / np.sqrt(share * (1 - share) / n)),
            "The scatter is computed from the share that was found. Here the question is how far chance "
            "alone would go around the *expected* `accuracy`.",
        ),
        Slip(
            "multiplied",
            _of_right(lambda share, a, n: (share - a) * np.sqrt(a * (1 - a) / n)),
            "The difference is multiplied by the scatter. How many scatters fit into it is a division.",
        ),
        Slip(
            "the difference alone",
            _of_right(lambda share, a, n: share - a),
            "This is the difference itself. Asked for is how many scatters it is.",
        ),
        Slip(
            "the scatter alone",
            _of_right(lambda share, a, n: np.sqrt(a * (1 - a) / n)),
            "This is the scatter itself. Asked for is how many scatters lie between the two.",
        ),
    ],
)
