"""Tasks of notebook 03: a dense layer for a batch, a softmax that does not overflow, accuracy."""

import numpy as np

from course.checking.task import Slip, Task


def dense(x, W, b):
    return x @ W + b


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def accuracy(y, t):
    return (y.argmax(axis=1) == t).mean()


def _layer(n, features, units):
    """A batch and a layer, in random numbers."""
    return lambda rng: (
        rng.normal(size=(n, features)),
        rng.normal(size=(features, units)),
        rng.normal(size=units),
    )


def _answers(n, classes):
    """Probabilities and labels of which about half agree."""

    def case(rng):
        y = rng.dirichlet(np.ones(classes), n)
        return y, np.where(rng.random(n) < 0.5, y.argmax(axis=1), rng.integers(0, classes, n))

    return case


def _exp(scores):
    return np.exp(scores - scores.max(axis=1, keepdims=True))


def _naive(scores):
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


def _shift_by_all(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum(axis=1, keepdims=True)


def _shift_without_keepdims(scores):
    e = np.exp(scores - scores.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


TASKS = [
    Task(
        key="dense",
        title="A dense layer",
        reference=dense,
        cases=[
            lambda rng: (
                np.array([[1.0, 2.0], [0.0, 1.0]]),
                np.array([[1.0, 0.0, 2.0], [3.0, 1.0, 0.0]]),
                np.array([10.0, 20.0, 30.0]),
            ),
            _layer(5, 4, 2),
            _layer(4, 3, 3),
            _layer(1, 6, 4),
        ],
        remark="One line for any batch and any width: this is the whole of a layer but for its bend.",
        hints=[
            "For one sample and one unit it is the weighted sum of notebook 01. Which operator does all at "
            "once?",
            "Write the shapes: `x` is (n, features), `W` is (features, units). Which order of the two makes "
            "the inner lengths agree?",
            "`x @ ... + ...`: broadcasting repeats `b` for every row.",
        ],
        slips=[
            Slip(
                "no bias",
                lambda x, W, b: x @ W,
                "The weighted sums are right, but `b` is missing: add it, and broadcasting repeats it for "
                "every sample.",
            ),
            Slip(
                "transposed",
                lambda x, W, b: x @ W.T + b,
                "`x @ W.T` asks for `W` with a row for each unit. Here a unit is a column, (features, "
                "units), so `W` is right as it comes.",
            ),
            Slip(
                "order",
                lambda x, W, b: W @ x + b,
                "`W @ x` is for a single sample and a `W` with a row for each unit. In a batch samples are "
                "rows, so `x` comes first: (n, features) @ (features, units).",
            ),
            Slip(
                "entrywise",
                lambda x, W, b: x * W + b,
                "`*` multiplies entry by entry and adds nothing up. A weighted sum of every row with every "
                "column is `@`.",
            ),
            Slip(
                "bias first",
                lambda x, W, b: (x + b) @ W,
                "The bias is added to the inputs. It belongs to the units: first the weighted sums, then `+ "
                "b`.",
            ),
            Slip(
                "bias as column",
                lambda x, W, b: x @ W + b[:, None],
                "`b` was turned into a column, which gives it a row for each *sample*. It has one entry a "
                "unit: leave it (units,), and broadcasting puts it under every row.",
            ),
            Slip(
                "bent",
                lambda x, W, b: np.maximum(x @ W + b, 0),
                "Every negative sum became 0: that is the layer *and* its ReLU. Here only u = x W + b is "
                "asked for; the bend comes after.",
            ),
            Slip(
                "summed",
                lambda x, W, b: (x @ W + b).sum(axis=0),
                "The samples were added up. Each keeps its own row: (n, units).",
            ),
        ],
    ),
    Task(
        key="softmax",
        title="A softmax that does not overflow",
        reference=softmax,
        cases=[
            lambda rng: (np.array([[0.0, 0.0], [1000.0, 0.0]]),),
            lambda rng: (rng.normal(0, 3, (5, 3)),),
            lambda rng: (rng.normal(0, 3, (3, 3)),),
            lambda rng: (np.array([[-2000.0, -2001.0], [-0.5, 0.5], [2000.0, 2001.0]]),),
        ],
        remark="The largest exponent is always 0, and e⁰ = 1: nothing can overflow, whatever the scores are.",
        hints=[
            "Adding the same number to all scores of a row changes nothing. Which number makes the largest "
            "of them 0?",
            "`scores.max(axis=1, keepdims=True)` has shape (n, 1), so it can be subtracted from every row.",
            "`e = np.exp(scores - ...)`, then `e / e.sum(axis=..., keepdims=True)`.",
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
                "One maximum was subtracted from every row. Beside a row with scores near 2000, a row near "
                "-2000 then vanishes into 0/0. Each row needs its own: `scores.max(axis=1, keepdims=True)`.",
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
                "`max(axis=1)` and `sum(axis=1)` have shape (n,), and broadcasting lays that along the "
                "classes. With `keepdims=True` both stay (n, 1): one number for each row.",
            ),
            Slip(
                "no keepdims in max",
                _shift_without_keepdims,
                "`max(axis=1)` has shape (n,), and broadcasting lays that along the classes. With "
                "`keepdims=True` it stays (n, 1): one maximum for each row.",
            ),
            Slip(
                "no keepdims in sum",
                lambda scores: _exp(scores) / _exp(scores).sum(axis=1),
                "`sum(axis=1)` has shape (n,), and broadcasting lays that along the classes. With "
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
                "All goes to the largest score. That is its hard cousin; softmax leaves the others a share.",
            ),
            Slip(
                "log",
                lambda scores: np.log(softmax(scores)),
                "These are the logarithms of the probabilities. They will be useful in notebook 04; here "
                "leave out the `np.log`.",
            ),
        ],
    ),
    Task(
        key="accuracy",
        title="Accuracy",
        reference=accuracy,
        cases=[
            lambda rng: (
                np.array([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]]),
                np.array([1, 0, 0, 0]),
            ),
            _answers(40, 10),
            _answers(6, 6),
        ],
        remark="It works on scores as well as on probabilities: softmax never changes which one is largest.",
        hints=[
            "First turn each row into one class, as in notebook 00. Then compare with the labels.",
            "`y.argmax(axis=1) == t` is an array of True and False. Its mean counts True as 1.",
            "`(y.argmax(axis=...) == t).mean()`: the classes are the axis that has to disappear.",
        ],
        slips=[
            Slip(
                "count",
                lambda y, t: (y.argmax(axis=1) == t).sum(),
                "This counts the right answers. The share is that count divided by the number of samples: "
                "`mean`.",
            ),
            Slip(
                "divided by all entries",
                lambda y, t: (y.argmax(axis=1) == t).sum() / y.size,
                "The count was divided by the number of entries of the table. There is one answer a sample, "
                "so divide by the number of samples, or let `mean` do it.",
            ),
            Slip(
                "per cent",
                lambda y, t: 100 * (y.argmax(axis=1) == t).mean(),
                "This is in per cent. Asked for is the share, from 0 to 1.",
            ),
            Slip(
                "per sample",
                lambda y, t: y.argmax(axis=1) == t,
                "This says for each sample whether it is right. One number is wanted: the mean of these.",
            ),
            Slip(
                "wrong ones",
                lambda y, t: (y.argmax(axis=1) != t).mean(),
                "This is the share of *wrong* answers: compare with `==`.",
            ),
            Slip(
                "axis 0",
                lambda y, t: (y.argmax(axis=0) == t).mean(),
                "`argmax(axis=0)` finds the best sample for each class. A row is a sample, so the classes "
                "are `axis=1`.",
            ),
            Slip(
                "no axis",
                lambda y, t: (y.argmax() == t).mean(),
                "Without `axis`, `argmax` looks through the whole table and gives one place, and every "
                "label was compared with it.",
            ),
            Slip(
                "max",
                lambda y, t: (y.max(axis=1) == t).mean(),
                "The largest *probability* was compared with the label. Asked for is where it stands: "
                "`argmax`.",
            ),
            Slip(
                "table",
                lambda y, t: (y == t).mean(),
                "The whole table of probabilities was compared with the labels. First make one class out of "
                "each row, with `argmax`.",
            ),
        ],
    ),
]
