"""Tasks of notebook 04: mean squared error, cross-entropy from labels and scores, the scaled network."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n04_loss import scaled_network
from course.lessons.n04_loss.loss_formulas import (
    cross_entropy,
    cross_entropy_from_scores,
    mse,
    of_true_class,
    shifted,
    through_softmax,
)


def _probabilities(n, classes):
    return lambda rng: (rng.integers(0, classes, n), rng.dirichlet(np.ones(classes), n))


def _scores(n, classes):
    return lambda rng: (rng.integers(0, classes, n), rng.normal(0, 3, (n, classes)))


TASKS = [
    Task(
        key="mse",
        title="Mean squared error",
        reference=mse,
        cases=[
            lambda rng: (np.array([3.0]), np.array([-1.42774189])),
            lambda rng: (np.array([3.0, 3.0]), np.array([2.0, 5.0])),
            lambda rng: (rng.normal(size=(4, 3)), rng.normal(size=(4, 3))),
            lambda rng: (rng.normal(size=5), rng.normal(size=5)),
            lambda rng: (np.array([0.2, 0.5, 0.1]), np.array([0.1337, 0.81, 0.178])),
        ],
        remark="Swapping `t` and `y` changes nothing: a square does not see the sign of a miss.",
        hints=[
            "There are three steps: the misses, then their squares, then the mean of the squares.",
            "`y - t` is an array of misses, and `** 2` squares it entry by entry.",
            "`((y - t) ** 2)` is the array of squares. Which method makes one number of it?",
        ],
        slips=[
            Slip(
                "sum",
                lambda t, y: ((y - t) ** 2).sum(),
                "This is the sum of the squares. The mean divides it by their number, so that more data do "
                "not mean more loss.",
            ),
            Slip(
                "root",
                lambda t, y: np.sqrt(((y - t) ** 2).mean()),
                "A root was taken at the end. That is the root mean squared error, in units of t; here the "
                "mean of the squares is asked for.",
            ),
            Slip(
                "absolute",
                lambda t, y: np.abs(y - t).mean(),
                "This is the mean *absolute* error: the misses were not squared.",
            ),
            Slip(
                "unsquared",
                lambda t, y: (y - t).mean(),
                "The misses were averaged with their signs, so that too high and too low cancel. Square "
                "them first.",
            ),
            Slip(
                "square of the mean",
                lambda t, y: (y - t).mean() ** 2,
                "First the mean, then the square: misses of both signs have canceled by then. Square each "
                "miss, then take the mean.",
            ),
            Slip(
                "half",
                lambda t, y: ((y - t) ** 2).mean() / 2,
                "There is a factor 1/2 in it. Some books put it there to save a 2 later; here, as in Keras, "
                "it is the plain mean.",
            ),
            Slip(
                "double star",
                lambda t, y: ((y - t) * 2).mean(),
                "`* 2` doubles a miss. Its square is `** 2`.",
            ),
            Slip(
                "difference of squares, turned round",
                lambda t, y: (t**2 - y**2).mean(),
                "t² − y² is not (t − y)²: subtract first, then square.",
            ),
            Slip(
                "per entry",
                lambda t, y: (y - t) ** 2,
                "The squares were not averaged: one number is wanted.",
            ),
            Slip(
                "per row",
                lambda t, y: ((y - t) ** 2).mean(axis=-1),
                "For a table of targets this gives a number for each row. Without `axis`, `mean` makes one "
                "number of everything.",
            ),
            Slip(
                "per column",
                lambda t, y: ((y - t) ** 2).mean(axis=0),
                "For a table of targets this gives a number for each column: a loop over `t`, like `axis=0`, "
                "takes whole rows. `mean()` without `axis` makes one number of everything.",
            ),
            Slip(
                "divided by rows",
                lambda t, y: ((y - t) ** 2).sum() / len(t),
                "For a table of targets, `len(t)` counts rows only. Divide by the number of all entries, or "
                "let `mean` do it.",
            ),
        ],
    ),
    Task(
        key="cross_entropy",
        title="Cross-entropy from integer labels",
        reference=cross_entropy,
        cases=[
            lambda rng: (np.array([0, 1]), np.array([[0.5, 0.5], [0.75, 0.25]])),
            _probabilities(5, 3),
            _probabilities(4, 4),
            # no label is the last class
            lambda rng: (np.array([2, 0, 2]), rng.dirichlet(np.ones(6), 3)),
        ],
        remark="Only the probability of the true class is read. How the rest is shared out costs nothing.",
        hints=[
            "Only one probability of each row matters: that of the true class. Pick these n numbers first.",
            "`p[[0, 1], [2, 0]]` takes `p[0, 2]` and `p[1, 0]`. Here the row numbers are "
            "`np.arange(len(t))`.",
            "`-np.log(p[np.arange(len(t)), ...])` is the surprise at each sample, once the `...` is filled. "
            "At last make one number of these n.",
        ],
        slips=[
            Slip(
                "sign",
                lambda t, p: -cross_entropy(t, p),
                "The sign is turned round: the logarithm of a probability is negative, and the loss is minus "
                "that.",
            ),
            Slip(
                "sum",
                lambda t, p: cross_entropy(t, p) * len(t),
                "This is the sum over the samples. The loss is their mean.",
            ),
            Slip(
                "divided by all entries",
                lambda t, p: cross_entropy(t, p) / p.shape[1],
                "Divided by the number of entries of the table. There is one surprise a sample, so divide "
                "by the number of samples.",
            ),
            Slip(
                "base 2",
                lambda t, p: cross_entropy(t, p) / np.log(2),
                "This is in coins (bits): `np.log2`. In nats the logarithm is the natural one, `np.log`.",
            ),
            Slip(
                "columns of labels",
                lambda t, p: -np.log(p[:, t]).mean(),
                "`p[:, t]` takes, from *every* row, the columns of all labels: shape (n, n). Give the row "
                "numbers too: `p[np.arange(len(t)), t]`.",
            ),
            Slip(
                "rows of labels",
                lambda t, p: -np.log(p[t]).mean(),
                "`p[t]` takes whole rows, those with the numbers in `t`. Labels are columns: "
                "`p[np.arange(len(t)), t]`.",
            ),
            Slip(
                "own answer",
                lambda t, p: -np.log(p.max(axis=1)).mean(),
                "This is the surprise at the *largest* probability of each row, whatever the truth is. Look "
                "up the true class.",
            ),
            Slip(
                "mean before log",
                lambda t, p: -np.log(of_true_class(p, t).mean()),
                "The mean was taken first and the logarithm after it. Each sample has its own surprise; the "
                "mean comes last.",
            ),
            Slip(
                "without log",
                lambda t, p: (1 - of_true_class(p, t)).mean(),
                "This is 1 − p, without a logarithm: it can never be more than 1. The surprise is −log p.",
            ),
            Slip(
                "per sample",
                lambda t, p: -np.log(of_true_class(p, t)),
                "These are the surprises, one a sample. The loss is one number: their mean.",
            ),
            Slip(
                "label as factor",
                lambda t, p: -(t * np.log(p)).mean(),
                "`t * np.log(p)` multiplies by the class *numbers*. A product is for one-hot rows; with "
                "integer labels, pick entries: `p[np.arange(len(t)), t]`.",
            ),
        ],
    ),
    Task(
        key="cross_entropy_from_scores",
        title="The stable form",
        reference=cross_entropy_from_scores,
        cases=[
            lambda rng: (np.array([0, 1]), np.array([[0.0, 0.0], [1000.0, 0.0]])),
            _scores(5, 3),
            _scores(3, 3),
            lambda rng: (
                np.array([1, 0, 1]),
                np.array([[-2000.0, -2001.0], [-0.5, 0.5], [2000.0, 2001.0]]),
            ),
            lambda rng: (np.array([1]), np.array([[30000.0, 0.0]])),
        ],
        remark="Softmax is never computed. After the shift the sum is at least 1, so its logarithm is never "
        "that of 0.",
        hints=[
            "Follow the formula from right to left: the largest score m of each row, then the sum of "
            "exp(s − m), its logarithm plus m, and at last minus the score of the true class.",
            "`m = s.max(axis=1, keepdims=True)` has shape (n, 1), so it can be subtracted from `s`. The sum "
            "over the classes has shape (n,), so `m[:, 0]` can be added to its logarithm.",
            "`np.log(np.exp(s - m).sum(axis=1)) + m[:, 0]` is log Σ eˢ of each row. As in Task 4.2, "
            "`s[np.arange(len(t)), t]` picks the scores of the true classes. Which one number is wanted?",
        ],
        slips=[
            Slip(
                "overflow",
                lambda t, s: shifted(t, s, 0, 0),
                "Right as long as the scores are small, but e¹⁰⁰⁰ is inf. Subtract each row's largest score "
                "inside `np.exp`, and add it back outside the logarithm.",
            ),
            Slip(
                "log of softmax",
                through_softmax,
                "This takes the logarithm of softmax. In the second row p has become exactly 0, and "
                "−log 0 is inf; the loss there is 1000. Leave softmax out and follow the formula.",
            ),
            Slip(
                "clipped",
                lambda t, s: through_softmax(t, s, least=1e-7),
                "A p that is clipped, or has a small number added, keeps the loss finite, but wrong: here it "
                "stops near 16, where the second row costs 1000. The formula needs no such patch.",
            ),
            Slip(
                "one maximum for all",
                lambda t, s: shifted(t, s, s.max(), s.max()),
                "One maximum was subtracted from every row. In a row that lies far below, every exp is then "
                "0, and so is their sum. Each row needs its own: `s.max(axis=1, keepdims=True)`.",
            ),
            Slip(
                "no keepdims",
                lambda t, s: shifted(t, s, s.max(axis=1), s.max(axis=1)),
                "`max(axis=1)` has shape (n,), and broadcasting lays that along the classes. With "
                "`keepdims=True` it stays (n, 1): one maximum for each row.",
            ),
            Slip(
                "mean",
                lambda t, s: shifted(t, s, s.mean(axis=1, keepdims=True), s.mean(axis=1)),
                "Right until the scores lie very far apart: for the row `[30000, 0]` it is inf. A number far "
                "above 0 goes into `exp` there. Subtract each row's *largest* score, not its mean: then none "
                "is above 0.",
            ),
            Slip(
                "not shifted back",
                lambda t, s: shifted(t, s, s.max(axis=1, keepdims=True), 0),
                "The largest score was subtracted inside the sum, but not from the score of the true class. "
                "Add it back after the logarithm, or use `s - m` in both places.",
            ),
            Slip(
                "sum",
                lambda t, s: cross_entropy_from_scores(t, s) * len(t),
                "This is the sum over the samples. The loss is their mean.",
            ),
            Slip(
                "log sum alone",
                lambda t, s: cross_entropy_from_scores(t, s) + of_true_class(s, t).mean(),
                "This is log Σ eˢ alone. Subtract the score of the true class.",
            ),
            Slip(
                "per sample",
                lambda t, s: np.array([cross_entropy_from_scores(t[[i]], s[[i]]) for i in range(len(t))]),
                "These are the losses of the samples. One number is wanted: their mean.",
            ),
        ],
    ),
    scaled_network.TASK,
]
