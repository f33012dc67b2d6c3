"""The task of a softmax that does not overflow: notebook 03."""

import numpy as np

from course.checking.task import Slip, Task


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _exp(scores):
    return np.exp(scores - scores.max(axis=1, keepdims=True))


def _naive(scores):
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


def _shift_by_all(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum(axis=1, keepdims=True)


def _shift_by_the_mean(scores):
    e = np.exp(scores - scores.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _shift_without_keepdims(scores):
    e = np.exp(scores - scores.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


SOFTMAX = Task(
    key="softmax",
    title="A softmax that does not overflow",
    reference=softmax,
    cases=[
        lambda rng: (np.array([[0.0, 0.0], [1000.0, 0.0]]),),
        lambda rng: (rng.normal(0, 3, (5, 3)),),
        lambda rng: (rng.normal(0, 3, (3, 3)),),
        lambda rng: (np.array([[-2000.0, -2001.0], [-0.5, 0.5], [2000.0, 2001.0]]),),
        lambda rng: (np.array([[3000.0, 0.0, 0.0], [0.0, 0.0, 3000.0], [-3000.0, 20000.0, -20000.0]]),),
    ],
    remark="The largest exponent is always 0, and e⁰ = 1, so no power can overflow, whatever the scores are.",
    hints=[
        "Adding the same number to all scores of a row changes nothing. Which number makes the largest "
        "of them 0?",
        "`scores.max(axis=1, keepdims=True)` has shape (n, 1), so it can be subtracted from every row.",
        "First the powers of the shifted scores, then a division. By what is each row divided, and along "
        "which axis?",
    ],
    slips=[
        Slip(
            "naive",
            _naive,
            "Right as long as the scores are small, but for a score of 1000 it gives nan: e¹⁰⁰⁰ is "
            "beyond the largest float. Subtract the row's largest score before `np.exp`.",
        ),
        Slip(
            "one maximum for all",
            _shift_by_all,
            "One maximum was subtracted from every row. Beside a row with scores near 2000, all powers of a "
            "row near -2000 then become 0, and 0/0 is nan. Each row needs its own: `scores.max(axis=1, "
            "keepdims=True)`.",
        ),
        Slip(
            "everything at once",
            lambda scores: np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum(),
            "The whole table was taken for one sample: one maximum, one sum. Each *row* is a sample of "
            "its own, so both need `axis=1` and `keepdims=True`.",
        ),
        Slip(
            "sum of all",
            lambda scores: _exp(scores) / _exp(scores).sum(),
            "All probabilities together sum to 1. Each *row* should: say which axis holds the classes, "
            "`axis=1`.",
        ),
        Slip(
            "shift by the mean",
            _shift_by_the_mean,
            "In a row such as [3000, 0, 0] a power still overflows. What is subtracted has to be the row's "
            "*largest* score: its mean is 1000, and that leaves e²⁰⁰⁰.",
        ),
        Slip(
            "sums of columns",
            lambda scores: _exp(scores) / _exp(scores).sum(axis=0),
            "The columns sum to 1: Python's `sum`, like `sum(axis=0)`, adds down the rows. A row is a "
            "sample, and its classes lie along `axis=1`.",
        ),
        Slip(
            "columns",
            lambda scores: (
                np.exp(scores - scores.max(axis=0)) / np.exp(scores - scores.max(axis=0)).sum(axis=0)
            ),
            "The columns sum to 1. A row is a sample, and its classes lie along `axis=1`.",
        ),
        Slip(
            "no keepdims at all",
            lambda scores: (
                np.exp(scores - scores.max(axis=1)) / np.exp(scores - scores.max(axis=1)).sum(axis=1)
            ),
            "`max(axis=1)` and `sum(axis=1)` have shape (n,), and broadcasting places that along the "
            "classes. With `keepdims=True` both stay (n, 1): one number for each row.",
        ),
        Slip(
            "no keepdims in max",
            _shift_without_keepdims,
            "`max(axis=1)` has shape (n,), and broadcasting places that along the classes. With "
            "`keepdims=True` it stays (n, 1): one maximum for each row.",
        ),
        Slip(
            "no keepdims in sum",
            lambda scores: _exp(scores) / _exp(scores).sum(axis=1),
            "`sum(axis=1)` has shape (n,), and broadcasting places that along the classes. With "
            "`keepdims=True` it stays (n, 1): one sum for each row.",
        ),
        Slip(
            "undivided",
            _exp,
            "These are the powers, and their rows do not sum to 1 yet. Divide each row by its sum.",
        ),
        Slip(
            "unexponentiated",
            lambda scores: scores / scores.sum(axis=1, keepdims=True),
            "The scores themselves were divided by their sum, so `np.exp` is missing. Scores can be "
            "negative; their powers cannot.",
        ),
        Slip(
            "hardmax",
            lambda scores: np.eye(scores.shape[1])[scores.argmax(axis=1)],
            "The largest score gets the probability 1 and the others get 0. Softmax leaves the others a "
            "part.",
        ),
        Slip(
            "log",
            lambda scores: np.log(softmax(scores)),
            "These are the logarithms of the probabilities. They will be useful in notebook 04; here "
            "leave out the `np.log`.",
        ),
    ],
)
