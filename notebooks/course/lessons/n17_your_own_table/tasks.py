"""Tasks of notebook 17: one-hot columns and scaling; the others come from files of their own."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n17_your_own_table.error_task import ERROR_IN_UNITS
from course.lessons.n17_your_own_table.folds_task import FOLDS

COLORS = ["blue", "green", "red"]


def one_hot(values, names):
    return (np.asarray(values, dtype=object)[:, None] == np.array(names, dtype=object)).astype(float)


def _words(n, names, gaps=0):
    """Words in any order, each at least once, with empty fields among them."""

    def case(rng):
        words = [names[k % len(names)] for k in range(n - gaps)] + [np.nan] * gaps
        return [words[k] for k in rng.permutation(n)], list(names)

    return case


def _by_place(names_of):
    def attempt(values, names):
        names, rows = names_of(values, names), []
        for value in values:
            rows.append([float(value == name) for name in names])
        return np.array(rows)

    return attempt


def _codes(values, names):
    return np.array([float(names.index(value)) if value in names else -1.0 for value in values])


def _unknown_last(values, names):
    return np.array([np.eye(len(names))[names.index(v) if v in names else -1] for v in values])


def scaling(x_train):
    mean, scale = np.nanmean(x_train, axis=0), np.nanstd(x_train, axis=0)
    return mean, np.where(scale > 0, scale, 1.0)


def _measures(n, features, gaps=0, constant=False):
    def case(rng):
        x = rng.normal(rng.uniform(10, 90, features), rng.uniform(1, 9, features), size=(n, features))
        if constant:
            x[:, 0] = 4.0
        for k in range(gaps):
            x[2 * k, -1] = np.nan
        return (x,)

    return case


def _scaled_by(mean_of, scale_of, guard=True):
    def attempt(x_train):
        mean, scale = mean_of(x_train), scale_of(x_train)
        return mean, np.where(scale > 0, scale, 1.0) if guard else scale

    return attempt


def _mean(x):
    return np.nanmean(x, axis=0)


def _std(x):
    return np.nanstd(x, axis=0)


TASKS = [
    Task(
        key="one_hot",
        title="One-hot columns",
        reference=one_hot,
        cases=[
            lambda rng: (["b", "a", np.nan], ["a", "b"]),
            _words(9, COLORS),
            _words(8, COLORS, gaps=2),
            lambda rng: (["red", "pink", "blue", "red"], list(COLORS)),
            _words(5, ["yes"], gaps=1),
        ],
        remark="A word that training never saw becomes a row of zeros too, and the network still answers.",
        hints=[
            "Each value makes one row, and each name makes one entry of it: is the value this name?",
            "`value == name` is True or False, and `float(...)` makes 1.0 or 0.0 of it. NaN is equal to "
            "nothing.",
            "One row is `[float(value == name) for name in names]`. Make such a row for every value, and an "
            "array of all of them.",
        ],
        slips=[
            Slip(
                "numbers",
                _codes,
                "Each word became one number, so the network would see an order that is not there. Each name "
                "needs a column of its own, shape (n, len(names)).",
            ),
            Slip(
                "an axis of a list",
                lambda values, names: values[:, None] == np.array(names),
                "`values` is a list, and a list takes no `[:, None]`. Make an array of it first: "
                "`np.array(values, dtype=object)`.",
                error="list indices must be integers or slices, not tuple",
            ),
            Slip(
                "transposed",
                lambda values, names: one_hot(values, names).T,
                "Rows and columns have changed places: one row for each value, one column for each name.",
            ),
            Slip(
                "empty fields are the last name",
                _unknown_last,
                "An empty field or an unknown word got a 1 in the last column, because the index −1 is the "
                "last one. It should be a row of zeros.",
            ),
            Slip(
                "names from the values",
                _by_place(lambda values, names: sorted({v for v in values if isinstance(v, str)})),
                "The columns were made from the words that occur in `values`. New rows may lack one of them, "
                "or bring another: take the columns, and their order, from `names`.",
            ),
            Slip(
                "the first column left out",
                lambda values, names: one_hot(values, names)[:, 1:],
                "One column is missing: there should be as many as names.",
            ),
            Slip(
                "turned round",
                lambda values, names: 1.0 - one_hot(values, names),
                "1 and 0 have changed places: 1.0 stands where the value *is* the name.",
            ),
        ],
    ),
    Task(
        key="scaling",
        title="Scaling",
        reference=scaling,
        cases=[
            lambda rng: (np.array([[1.0, 5.0], [3.0, 5.0], [np.nan, 5.0]]),),
            _measures(12, 3),
            _measures(9, 4, gaps=2),
            _measures(7, 2, constant=True),
        ],
        remark="Both come from the training rows alone. Validation rows, test rows and every new row are "
        "scaled with the same two arrays.",
        hints=[
            "Each column has its own mean and its own standard deviation: `axis=0`.",
            "`np.nanmean` and `np.nanstd` leave out the entries that are NaN.",
            "`np.where(scale > 0, scale, 1.0)` puts 1 where a column does not change. What are the two lines "
            "before it, and what is returned?",
        ],
        slips=[
            Slip(
                "NaN",
                lambda x_train: (x_train.mean(axis=0), x_train.std(axis=0)),
                "A column with an empty field gives NaN here. `np.nanmean` and `np.nanstd` leave such "
                "entries out. A constant column also needs a scale of 1.",
            ),
            Slip(
                "NaN, guarded",
                _scaled_by(lambda x: x.mean(axis=0), lambda x: x.std(axis=0)),
                "A column with an empty field has the mean NaN here. `np.nanmean` and `np.nanstd` leave such "
                "entries out.",
            ),
            Slip(
                "scale 0",
                _scaled_by(_mean, _std, guard=False),
                "A column that never changes has the standard deviation 0, and later the division by it "
                "gives NaN. Its scale should be 1.",
            ),
            Slip(
                "no axis",
                _scaled_by(
                    lambda x: np.full(x.shape[1], np.nanmean(x)), lambda x: np.full(x.shape[1], np.nanstd(x))
                ),
                "These are the mean and deviation of all entries together. Each column needs its own: "
                "`axis=0`.",
            ),
            Slip(
                "variance",
                _scaled_by(_mean, lambda x: np.nanvar(x, axis=0)),
                "The second array is the variance, which is the square of the standard deviation: "
                "`np.nanstd`.",
            ),
            Slip(
                "n minus 1",
                _scaled_by(_mean, lambda x: np.nanstd(x, axis=0, ddof=1)),
                "The deviations are divided by n − 1 (`ddof=1`, as pandas does). Here it is n, the default "
                "of `np.nanstd`.",
            ),
            Slip(
                "added to all",
                lambda x_train: (_mean(x_train), _std(x_train) + 1.0),
                "1 was added to every deviation. Only where it is 0 should the scale be 1, and all others "
                "stay.",
            ),
            Slip(
                "scaled already",
                lambda x_train: (x_train - scaling(x_train)[0]) / scaling(x_train)[1],
                "These are the scaled rows. Return the two arrays that scaling needs, mean and scale, so "
                "that other rows can be scaled with them.",
            ),
        ],
    ),
    ERROR_IN_UNITS,
    FOLDS,
]
