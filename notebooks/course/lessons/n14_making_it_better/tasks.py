"""Tasks of notebook 14: mean and standard error, standardizing; the others have files of their own."""

import math

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n14_making_it_better.dropout_task import DROPOUT
from course.lessons.n14_making_it_better.leaderboard_goal import BEAT_THE_REFERENCE


def mean_and_error(values):
    return np.mean(values), np.std(values, ddof=1) / math.sqrt(len(values))


def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    return (x_train - mean) / std, (x_new - mean) / std


def _standardized_by(statistics):
    """Another way to choose the means and deviations of the two arrays: (mean, std) for each."""

    def attempt(x_train, x_new):
        (a_mean, a_std), (b_mean, b_std) = statistics(x_train, x_new)
        return (x_train - a_mean) / _safe(a_std), (x_new - b_mean) / _safe(b_std)

    return attempt


def _safe(std):
    return np.where(std > 0, std, 1)


def _of(x, axis=0):
    keep = axis == 1
    return x.mean(axis=axis, keepdims=keep), x.std(axis=axis, keepdims=keep)


def _without_guard(x_train, x_new):
    mean, std = _of(x_train)
    return (x_train - mean) / std, (x_new - mean) / std


def _dropped_columns(x_train, x_new):
    mean, std = _of(x_train)
    kept = std > 0
    return ((x_train - mean) / _safe(std))[:, kept], ((x_new - mean) / _safe(std))[:, kept]


def _pixels(n_train, n_new, features, constant):
    def case(rng):
        x_train, x_new = rng.normal(2, 3, (n_train, features)), rng.normal(1, 2, (n_new, features))
        x_train[:, constant] = 0.25  # a margin: one value in all training images
        return x_train, x_new

    return case


def _scales_below_1(rng):
    scales = np.array([0.3, 0.02, 0.0, 0.6, 5.0])  # a small deviation is not 0
    return 0.25 + scales * rng.normal(size=(7, 5)), 0.25 + scales * rng.normal(size=(7, 5))


TASKS = [
    Task(
        key="mean_and_error",
        title="Mean and standard error",
        reference=mean_and_error,
        cases=[
            lambda rng: (np.array([1.0, 3.0, 5.0, 7.0]),),
            lambda rng: (rng.normal(93, 0.5, 6),),
            lambda rng: (rng.normal(-2, 3, 9),),
        ],
        remark="Four times the seeds for half the error: the same 1/√n as for mini-batches in 08.",
        hints=[
            "The mean is one call. For its error you need the standard deviation first.",
            "`np.std(values, ddof=1)` is the standard deviation of the runs. The formula divides it by a "
            "root.",
            "`return np.mean(values), np.std(values, ddof=1) / ...`. The root of the number of runs is "
            "missing: `len(values)` is that number.",
        ],
        slips=[
            Slip(
                "deviation",
                lambda v: (np.mean(v), np.std(v, ddof=1)),
                "The second number is the standard deviation: how far one seed lies from the mean. The mean "
                "itself is known better, by √n.",
            ),
            Slip(
                "deviation without ddof",
                lambda v: (np.mean(v), np.std(v)),
                "The second number is the standard deviation, of one seed. Take `ddof=1`, and divide by √n "
                "for the error of the mean.",
            ),
            Slip(
                "ddof 0",
                lambda v: (np.mean(v), np.std(v) / math.sqrt(len(v))),
                "Nearly: the deviation is a little too small. `np.std` divides by n unless it is told "
                "`ddof=1`; for few seeds that matters.",
            ),
            Slip(
                "over n",
                lambda v: (np.mean(v), np.std(v, ddof=1) / len(v)),
                "The deviation is divided by n. It shrinks with the square root: `math.sqrt(len(values))`.",
            ),
            Slip(
                "variance",
                lambda v: (np.mean(v), np.var(v, ddof=1) / len(v)),
                "This is the error squared: `np.var` is the square of `np.std`. Take the root.",
            ),
            Slip(
                "root of n - 1 twice",
                lambda v: (np.mean(v), np.std(v, ddof=1) / math.sqrt(len(v) - 1)),
                "The 1 is taken off twice: `ddof=1` has done it. Divide by the root of n itself.",
            ),
            Slip(
                "one thing back",
                lambda v: np.std(v, ddof=1) / math.sqrt(len(v)),
                "Two numbers should come back, the mean and then its error: end with `return mean, error`.",
            ),
            Slip(
                "swapped",
                lambda v: (np.std(v, ddof=1) / math.sqrt(len(v)), np.mean(v)),
                "Both numbers are right, in the wrong order: the mean comes first.",
            ),
            Slip(
                "half range",
                lambda v: (np.mean(v), (np.max(v) - np.min(v)) / 2),
                "Half the range grows with every seed that is added. The standard error shrinks: it is the "
                "standard deviation divided by √n.",
            ),
        ],
    ),
    Task(
        key="standardize",
        title="Standardize",
        reference=standardize,
        cases=[
            lambda rng: (np.array([[1.0, 10.0], [3.0, 30.0]]), np.array([[2.0, 40.0]])),
            _pixels(6, 3, 4, 2),
            _pixels(5, 5, 3, 0),
            _scales_below_1,
        ],
        tolerance=1e-5,  # float32
        remark="A column that never changes says nothing in training, so it may be divided by 1.",
        hints=[
            "Each column needs one mean and one deviation, from the training samples. Both arrays then use "
            "the same two.",
            "Some columns never change, and their deviation is 0. `np.where(std > 0, std, 1)` puts 1 there.",
            "`mean, std = x_train.mean(axis=0), x_train.std(axis=0)`, fix `std`, then return "
            "`(x_train - mean) / std` and the same with `x_new`.",
        ],
        slips=[
            Slip(
                "each by its own",
                _standardized_by(lambda a, b: (_of(a), _of(b))),
                "`x_new` is standardized by its own statistics. The network knows the scale of its training "
                "samples: new ones get that scale, or the same pixel means two things.",
            ),
            Slip(
                "both together",
                _standardized_by(lambda a, b: (_of(np.concatenate([a, b])),) * 2),
                "The statistics come from both arrays together, so the new samples had a say in training. "
                "Take them from `x_train` alone.",
            ),
            Slip(
                "no guard",
                _without_guard,
                "A column that has one value in all training samples has deviation 0, and dividing by it "
                "gives nan or infinity. Put 1 in place of 0: `np.where(std > 0, std, 1)`.",
            ),
            Slip(
                "one scale",
                _standardized_by(lambda a, b: ((a.mean(), a.std()),) * 2),
                "One mean and one deviation serve for all columns. Each column has its own: `axis=0`.",
            ),
            Slip(
                "rows",
                _standardized_by(lambda a, b: (_of(a, axis=1), _of(b, axis=1))),
                "Each sample is standardized by itself. `axis` names the axis that disappears: for one "
                "mean a column the samples go, axis 0.",
            ),
            Slip(
                "small number added",
                _standardized_by(lambda a, b: ((a.mean(axis=0), a.std(axis=0) + 1e-8),) * 2),
                "A small number added to the deviation avoids the 0, and blows a column that is constant in "
                "training up by millions as soon as a new sample differs there. Put 1 in place of 0 instead.",
            ),
            Slip(
                "at least 1",
                _standardized_by(lambda a, b: ((a.mean(axis=0), np.maximum(a.std(axis=0), 1)),) * 2),
                "Deviations between 0 and 1 are raised to 1 as well. Only a deviation of 0, of a column that "
                "never changes, becomes 1: `np.where(std > 0, std, 1)`.",
            ),
            Slip(
                "variance",
                _standardized_by(lambda a, b: ((a.mean(axis=0), a.var(axis=0)),) * 2),
                "It is divided by the variance, the square of the standard deviation: `std`, not `var`.",
            ),
            Slip(
                "not centered",
                _standardized_by(lambda a, b: ((0, a.std(axis=0)),) * 2),
                "The scale is right; the mean is still in it. Take `x_train.mean(axis=0)` away first.",
            ),
            Slip(
                "centered only",
                _standardized_by(lambda a, b: ((a.mean(axis=0), 1.0 * (a.std(axis=0) < 0)),) * 2),
                "The means are gone, and the deviations are as before. Divide by them.",
            ),
            Slip(
                "one thing back",
                lambda x_train, x_new: standardize(x_train, x_new)[1],
                "Two arrays should come back, first `x_train`, then `x_new`: end with `return …, …`.",
            ),
            Slip(
                "columns dropped",
                _dropped_columns,
                "The constant columns were cut out. Keep all of them, so that the shapes stay.",
            ),
        ],
    ),
    DROPOUT,
    BEAT_THE_REFERENCE,
]
