"""The task of counting the units of a layer that can no longer learn: notebook 02."""

import numpy as np

from course.checking.task import Slip, Task


def dead_units(x, W, b):
    silent = x @ W + b <= 0
    return np.flatnonzero(silent.all(axis=0))


def _silent(x, W, b):
    return x @ W + b <= 0


def _layer(n, features, units, bias):
    """A layer whose biases differ, so that some of its units are dead."""

    def case(rng):
        biases = bias * rng.random(units)
        return rng.normal(size=(n, features)), rng.normal(size=(features, units)), biases

    return case


DEAD_UNITS = Task(
    key="dead_units",
    title="Dead units",
    reference=dead_units,
    cases=[
        lambda rng: (
            np.array([[1.0, 2.0], [3.0, 0.0]]),
            np.array([[1.0, -1.0, 1.0], [1.0, -1.0, -2.0]]),
            np.array([0.0, 1.0, -1.0]),
        ),
        _layer(6, 3, 12, -8.0),
        _layer(4, 4, 4, -6.0),
        # sums that are exactly 0, and a unit that is above 0 by its bias alone
        lambda rng: (
            np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]),
            np.array([[-1.0, 1.0, 0.0, 0.0, -2.0], [-1.0, -1.0, 0.0, 0.0, 0.0]]),
            np.array([0.0, 0.0, 0.0, 0.5, 2.0]),
        ),
        _layer(5, 2, 7, 0.0),
    ],
    remark="This is a test for a network that stopped learning: a unit in this list is 0 for all of the "
    "data, and its slope is 0 as well.",
    hints=[
        "The layer's sums u are a table of shape (n, units). Which comparison finds the entries that ReLU "
        "turns into 0?",
        "A unit is a column. It is dead if the comparison is true in *all* of its rows: a table of True and "
        "False has the method `all`, and it takes an axis.",
        "`np.flatnonzero` gives the places of True. It wants one True or False for each unit, so which axis "
        "has to disappear in `all`?",
    ],
    slips=[
        Slip(
            "some sample",
            lambda x, W, b: np.flatnonzero(_silent(x, W, b).any(axis=0)),
            "These units are 0 on *at least one* sample. A dead unit is 0 on every sample: `all`, not `any`.",
        ),
        Slip(
            "living ones",
            lambda x, W, b: np.flatnonzero((~_silent(x, W, b)).any(axis=0)),
            "These are the units that are above 0 somewhere. The dead ones are the others.",
        ),
        Slip(
            "samples",
            lambda x, W, b: np.flatnonzero(_silent(x, W, b).all(axis=1)),
            "These are samples, not units: `all(axis=1)` goes along a row. A unit is a column, so the axis "
            "of the samples, 0, has to disappear.",
        ),
        Slip(
            "mask",
            lambda x, W, b: _silent(x, W, b).all(axis=0),
            "This says True or False for each unit. Asked for are the numbers of the units where it is True: "
            "`np.flatnonzero` gives them.",
        ),
        Slip(
            "number",
            lambda x, W, b: _silent(x, W, b).all(axis=0).sum(),
            "This is how many units are dead. Asked for is which ones: `np.flatnonzero` gives their numbers.",
        ),
        Slip(
            "strictly below",
            lambda x, W, b: np.flatnonzero((x @ W + b < 0).all(axis=0)),
            "Where u is exactly 0, ReLU is 0 as well: compare with `<=`, or compare `relu(u)` with 0.",
        ),
        Slip(
            "no bias",
            lambda x, W, b: np.flatnonzero((x @ W <= 0).all(axis=0)),
            "The bias is missing: the sums are `x @ W + b`.",
        ),
        Slip(
            "from 1",
            lambda x, W, b: np.flatnonzero(_silent(x, W, b).all(axis=0)) + 1,
            "The units are counted from 1 here. As everywhere in Python, the first one has the number 0.",
        ),
        Slip(
            "mean",
            lambda x, W, b: np.flatnonzero((x @ W + b).mean(axis=0) <= 0),
            "The mean over the samples was compared with 0. One large sum can hide behind many small ones: "
            "compare each sum with 0, and then ask whether all of them are.",
        ),
    ],
)
