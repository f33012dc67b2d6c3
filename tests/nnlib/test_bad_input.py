"""A hundred mistakes: each is answered with its argument, what was expected, what came, the fix.

The mistakes and the whole answers stand in bad_input.txt, as Python would show them, with ⏎ for a new line.
"""

from pathlib import Path

import numpy as np
import pytest

import nnlib
from nnlib import Input, Sequential
from nnlib.layers import Dense

TABLE = (Path(__file__).parent / "bad_input.txt").read_text(encoding="utf-8").splitlines()
MISTAKES, ANSWERS = [line.removeprefix(">>> ") for line in TABLE[::2]], TABLE[1::2]

X = np.ones((4, 3))
Y = np.ones((4, 2))
LABELS = np.array([0, 1, 1, 0])
ROWS = np.full((4, 2), 0.5)


def model(loss="mse", units=2, **kwargs):
    result = Sequential([Input((3,)), Dense(units, kernel_initializer="ones")], seed=0)
    result.compile("sgd", loss, **kwargs)
    return result


def softmax(loss="sparse_categorical_crossentropy", **kwargs):
    result = Sequential([Input((3,)), Dense(2, activation="softmax")], seed=0)
    result.compile("sgd", loss, **kwargs)
    return result


def with_entry(value):
    x = X.copy()
    x[2, 1] = value
    return x


def unbuilt():
    return Sequential([Dense(2)])


def used(optimizer):
    first = model()
    first.compile(optimizer, "mse")
    first.train_on_batch(X, Y)
    return optimizer


def compiled(optimizer):
    result = model()
    result.compile(optimizer, "mse")
    return result


class Sparse:
    def toarray(self):
        return X


class Tensor:
    def __array__(self, *args, **kwargs):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.")


@pytest.mark.parametrize(("mistake", "answer"), list(zip(MISTAKES, ANSWERS)), ids=MISTAKES)
def test_each_mistake_is_answered_whole(mistake, answer):
    with pytest.raises((TypeError, ValueError, RuntimeError)) as error:
        eval(mistake, vars(nnlib) | vars(nnlib.layers) | globals())
    assert f"{type(error.value).__name__}: {error.value}".replace("\n", " ⏎ ") == answer


def test_the_table_is_whole():
    assert len(MISTAKES) == len(ANSWERS) == len(set(MISTAKES)) > 100
    assert all(line.startswith(">>> ") for line in TABLE[::2])
