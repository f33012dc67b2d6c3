"""To follow the fix in a message: its code, and a model to try the result on."""

import sys

import numpy as np
import pytest

from nnlib import Sequential
from nnlib.layers import Dense


def blocks(message):
    """The pieces of code in a message: each a run of indented lines."""
    return ["\n".join(run) for run in _runs(str(message).split("\n")) if run]


def _runs(lines):
    run = []
    for line in lines:
        if line.startswith("    "):
            run.append(line[4:])
        else:
            yield run
            run = []
    yield run


def train(x, y, loss="mse", units=1, end=None, **arguments):
    """One epoch of a model that takes any x, with data as a user may have them; returns the model."""
    model = Sequential([Dense(units, end)], seed=0)
    model.compile("adam", loss)
    model.fit(x, y, epochs=1, verbose=0, **arguments)
    assert np.isfinite(model.predict(np.asarray(x, dtype=float))).all()
    return model


def follow(x, y, which=(0,), mistake=TypeError, **model):
    """Train with x and y, which is refused; run the code of the message (the blocks `which`), and train.

    Gives the message; the data as they were at the end are `follow.x` and `follow.y`.
    """
    names = {"x": x, "y": y, "np": np, "pd": sys.modules.get("pandas")}
    with pytest.raises(mistake) as error:
        train(x, y, **model)
    for i in which:
        exec(blocks(error.value)[i], names)
    train(names["x"], names["y"], **model)
    follow.x, follow.y = np.asarray(names["x"]), np.asarray(names["y"])
    return str(error.value)
