"""What a column asks: how much, yes or no, or which of several."""

import numpy as np
import pandas as pd
import pytest

from course.lessons.n17_your_own_table import question_of


def asked(values, name="a"):
    table = pd.DataFrame({name: values, "b": range(len(values))})
    rows, *question = question_of(table, name)
    assert rows.equals(table)
    return tuple(question)


def test_numbers_are_a_quantity(capsys):
    t, *rest = asked(np.arange(30))
    assert rest == [1, None, "mse"] and np.array_equal(t, np.arange(30)) and t.dtype == float
    assert capsys.readouterr().out == "'a' is a quantity: how much?\n"
    assert asked([0.5, 1.5, 0.5, 1.5])[1:] == (1, None, "mse")


@pytest.mark.parametrize("values", [["no", "yes", "no"], [True, False, False], [1, 0, 1], [1.0, 2.0, 1.0]])
def test_two_values_are_yes_or_no(values, capsys):
    t, *rest = asked([*values, *values])
    assert rest == [1, "sigmoid", "binary_crossentropy"] and set(t) == {0, 1} and t.dtype == int
    assert "is yes or no: 0 = " in capsys.readouterr().out


def test_a_few_values_are_classes_in_the_order_of_their_names(capsys):
    t, *rest = asked(["c", "a", "b", "a", "c", "b"])
    assert rest == [3, "softmax", "sparse_categorical_crossentropy"] and t.tolist() == [2, 0, 1, 0, 2, 1]
    assert "one of 3 classes: 0 = a, 1 = b, 2 = c." in capsys.readouterr().out
    assert asked([5, 3, 4, 3, 4, 5])[0].tolist() == [2, 0, 1, 0, 1, 2]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["x", "x"], "the same value in every row"),
        ([f"person {k}" for k in range(30)], "30 different words in 30 rows"),
    ],
)
def test_a_column_that_cannot_be_learned_is_named(values, words):
    with pytest.raises(ValueError, match=words):
        asked(values)


def test_rows_without_a_target_are_left_out(capsys):
    table = pd.DataFrame({"a": [1.5, None, 2.5], "b": [1, 2, 3]})
    rows, t, *_ = question_of(table, "a")
    assert t.tolist() == [1.5, 2.5] and rows["b"].tolist() == [1, 3]
    assert "(1 rows without it are left out)" in capsys.readouterr().out


def test_a_name_that_is_no_column_is_answered_with_those_that_are():
    with pytest.raises(ValueError, match=r"no column 'c'; it has \['a', 'b'\]"):
        question_of(pd.DataFrame({"a": [1], "b": [2]}), "c")
