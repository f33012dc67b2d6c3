"""Every fix that a message names works: the tests make the mistake, follow the message, and train a step.

The indented lines of a message are code. They are taken from the message and run as they stand.
"""

import datetime
from decimal import Decimal

import numpy as np
import pytest

from fixes import follow, train

pd = pytest.importorskip("pandas")

NUMBERS = [[1.0, 2.0], [3.0, 4.0], [5.0, 7.0], [6.0, 8.0]]
LABELS = [0, 1, 1, 0]


def frame(**columns):
    return pd.DataFrame({"size": [1.0, 2.0, 3.0, 4.0], **columns})


FRAMES = {  # a column, the words about it, and what the fix makes of it
    "text": (
        ["a", "b", "a", "c"],
        "column 'c' holds text such as 'a'",
        [[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]],
    ),
    "category": (
        pd.Categorical(["u", "v", "u", "v"]),
        "column 'c' holds text such as 'u'",
        [[1, 0], [0, 1], [1, 0], [0, 1]],
    ),
    "ordered category": (
        pd.Categorical(["low", "high", "low", "mid"], ["low", "mid", "high"], ordered=True),
        "column 'c' holds categories in an order such as 'low'",
        [0, 2, 0, 1],
    ),
    "ordered category with a gap": (
        pd.Categorical(["low", None, "low", "mid"], ["low", "mid", "high"], ordered=True),
        "column 'c' holds no value in row 1; column 'c' holds categories in an order such as 'low'",
        [0, 0, 0, 1],
    ),
    "text with a gap": (
        ["a", None, "b", "a"],
        "column 'c' holds no value in row 1; column 'c' holds text such as 'a'",
        [[1, 0], [0, 0], [0, 1], [1, 0]],
    ),
    "decimal comma with a gap": (
        ["1,5", None, "3", "4"],
        "column 'c' holds no value in row 1; column 'c' holds numbers with a decimal comma",
        [1.5, 3, 3, 4],
    ),
    "date with a gap": (
        pd.to_datetime(["2024-01-01", None, "2024-01-03", "2024-01-05"]),
        "column 'c' holds dates such as 2024-01-01",
        [0, 2, 2, 4],
    ),
    "date as text with a gap": (
        ["2024-01-01", None, "2024-01-03", "2024-01-05"],
        "column 'c' holds no value in row 1; column 'c' holds dates such as 2024-01-01",
        [0, 2, 2, 4],
    ),
    "money": (["$1,200", "$5", "$7.5", "$1"], "numbers with other signs such as '$1,200'", [1200, 5, 7.5, 1]),
    "percent": (["5%", "5.5 %", "-7%", "1%"], "column 'c' holds numbers with other signs", [5, 5.5, -7, 1]),
    "thousands": (
        ["1,200", "12,000", "3", "4"],
        "numbers with other signs such as '1,200'",
        [1200, 12000, 3, 4],
    ),
    "date": (
        pd.to_datetime(["2024-01-01", "2024-01-03", "2024-01-02", "2024-02-01"]),
        "column 'c' holds dates such as 2024-01-01",
        [0, 2, 1, 31],
    ),
    "date with a zone": (
        pd.to_datetime(["2024-01-01", "2024-01-03", "2024-01-02", "2024-02-01"]).tz_localize("UTC"),
        "column 'c' holds dates such as 2024-01-01",
        [0, 2, 1, 31],
    ),
    "date as text": (
        ["2024-01-01", "2024-01-03", "2024-01-02", "2024-02-01"],
        "column 'c' holds dates such as 2024-01-01",
        [0, 2, 1, 31],
    ),
    "day": (
        [datetime.date(2024, 1, day) for day in (5, 3, 4, 9)],
        "column 'c' holds dates such as 2024-01-05",
        [2, 0, 1, 6],
    ),
    "span": (pd.to_timedelta([1, 2, 3, 4], unit="s"), "column 'c' holds spans of time", [1, 2, 3, 4]),
    "decimal comma": (
        ["1,5", "2,25", "3", "4"],
        "column 'c' holds numbers with a decimal comma such as '1,5'",
        [1.5, 2.25, 3, 4],
    ),
    "numbers as text": (
        ["1", "2.5", "3", "4"],
        "column 'c' holds numbers written as text such as '1'",
        [1, 2.5, 3, 4],
    ),
    "?": (["1", "?", "3", "8"], "column 'c' holds '?' among its numbers", [1, 3, 3, 8]),
    "NaN": ([1.0, np.nan, 3.0, 8.0], "column 'c' holds no value in row 1", [1, 3, 3, 8]),
    "None": ([1.0, None, 3.0, None], "column 'c' holds no value in rows 1, 3", [1, 2, 3, 2]),
    "None among objects": (
        pd.Series([1, None, 4, None], dtype=object),
        "column 'c' holds no value in rows 1, 3",
        [1, 2.5, 4, 2.5],
    ),
    "pd.NA": (pd.array([1, None, 4, 5], dtype="Int64"), "column 'c' holds no value in row 1", [1, 4, 4, 5]),
    "pd.NA among objects": (
        pd.Series([1, pd.NA, 4, 5], dtype=object),
        "column 'c' holds no value in row 1",
        [1, 4, 4, 5],
    ),
    "True and None": (
        pd.Series([True, None, False, True]),
        "column 'c' holds no value in row 1",
        [1, 1, 0, 1],
    ),
    "Decimal": ([Decimal("1.5")] * 4, "column 'c' holds objects such as Decimal('1.5')", [1.5] * 4),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_a_column_of_a_data_frame_is_named_with_its_fix(kind):
    column, words, expected = FRAMES[kind]
    message = follow(frame(c=column), LABELS)
    assert message.startswith("x must hold numbers, but column 'c' holds ") and words in message
    np.testing.assert_array_equal(follow.x[:, 1:].astype(float), np.reshape(expected, (4, -1)))


def test_many_columns_are_fixed_at_once():
    x = frame(
        city=["a", "b", "a", "c"],
        price=["1,5", "2", "3", "4"],
        age=[1, None, 3, 4],
        kind=["?", "1", "2", "3"],
    )
    message = follow(x, LABELS)
    for words in (
        "'city' holds text",
        "'price' holds numbers with a",
        "'age' holds no value",
        "'kind' holds '?' among",
    ):
        assert words in message
    assert follow.x.shape == (4, 7)


@pytest.mark.parametrize("kind", [kind for kind in FRAMES if "text" not in kind and kind != "category"])
def test_a_series_of_inputs_gets_the_same_fix(kind):
    column, words, expected = FRAMES[kind]
    message = follow(pd.Series(column), LABELS)
    assert words.replace("column 'c' holds", "it holds") in message
    np.testing.assert_array_equal(follow.x.astype(float), expected)


def test_a_series_of_text_becomes_columns():
    assert "get_dummies" in follow(pd.Series(["a", "b", "a", "c"]), LABELS)
    assert follow.x.shape == (4, 3)


ARRAYS = {
    "text": (
        [["a", "b"]] * 2 + [["c", "d"]] * 2,
        "it holds text such as 'a'",
        [[0, 1], [0, 1], [2, 3], [2, 3]],
    ),
    "one column of text": (
        [[1, "a"], [2, "b"], [3, "a"], [4, "c"]],
        "column 1 holds text such as 'a'",
        [[1, 0], [2, 1], [3, 0], [4, 2]],
    ),
    "numbers as text": ([["1", "2.5"]] * 4, "it holds numbers written as text such as '1'", [[1, 2.5]] * 4),
    "decimal comma": (
        [["1,5", "2,5"]] * 4,
        "it holds numbers with a decimal comma such as '1,5'",
        [[1.5, 2.5]] * 4,
    ),
    "? in two columns": (
        [["1", "?"], ["?", "4"], ["5", "6"], ["7", "8"]],
        "it holds '?' among its numbers",
        [[1, 6], [5, 4], [5, 6], [7, 8]],
    ),
    "None": (
        [[1, 2], [3, None], [5, 6], [7, 8]],
        "column 1 holds no value in row 1",
        [[1, 2], [3, 6], [5, 6], [7, 8]],
    ),
    "datetime64": (
        np.array([["2000-01-02"], ["2000-01-05"], ["2000-01-03"], ["2000-01-01"]], "datetime64[s]"),
        "it holds dates such as 2000-01-02",
        [[1], [4], [2], [0]],
    ),
    "dates as text": (
        [["2000-01-02"], ["2000-01-05"], ["2000-01-03"], ["2000-01-01"]],
        "it holds dates such as 2000-01-02",
        [[1], [4], [2], [0]],
    ),
    "timedelta64": (
        np.array([[1], [2], [3], [4]], "timedelta64[m]"),
        "it holds spans of time",
        [[60], [120], [180], [240]],
    ),
    "a row of text": (["a", "b", "a", "c"], "it holds text such as 'a'", [0, 1, 0, 2]),
    "objects": ([[Decimal("1.5"), 2]] * 4, "column 0 holds objects such as Decimal('1.5')", [[1.5, 2]] * 4),
    "complex": (np.array([[3 + 4j]] * 4), "holds complex numbers", [[5]] * 4),
    "named fields": (
        np.array([(1.0, 2.0)] * 4, dtype=[("a", float), ("b", float)]),
        "has named fields",
        [[1, 2]] * 4,
    ),
    "arrays in an array": (
        np.array([[1.0, 2.0], [3.0, 4.0], None, None], dtype=object)[[0, 1, 0, 1]],
        "it holds an array in each entry",
        [[1, 2], [3, 4]] * 2,
    ),
    "a dict of columns": (
        {"a": [1, 2, 3, 4], "b": [5, 6, 7, 8]},
        "x is a dict with the keys 'a', 'b'",
        [[1, 5], [2, 6], [3, 7], [4, 8]],
    ),
    "a dict with one array": ({"inputs": np.array(NUMBERS)}, "x is a dict with the keys 'inputs'", NUMBERS),
    "a dict with data and target": (
        {"data": np.array(NUMBERS), "target": np.array(LABELS), "names": ["a"]},
        "with the keys 'data', 'target', 'names'",
        NUMBERS,
    ),
    "a zip": (
        zip([1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]),
        "x is a zip",
        [[1, 5], [2, 6], [3, 7], [4, 8]],
    ),
    "a generator": ((row for row in NUMBERS), "x is a generator", NUMBERS),
    "the values of a dict": (dict(enumerate(NUMBERS)).values(), "x is a dict_values", NUMBERS),
}


@pytest.mark.parametrize("kind", ARRAYS)
def test_an_array_or_a_list_gets_its_fix(kind):
    x, words, expected = ARRAYS[kind]
    assert words in follow(x, LABELS)
    np.testing.assert_array_equal(follow.x, expected)


class Loader:
    """Gives batches (x, y), as a PyTorch DataLoader or a tf.data.Dataset does."""

    def __len__(self):
        return 2

    def __iter__(self):
        yield np.array(NUMBERS[:3]), np.array(LABELS[:3])
        yield np.array(NUMBERS[3:]), np.array(LABELS[3:])


def test_a_loader_of_batches_becomes_arrays():
    for batches in Loader(), iter(Loader()):
        assert f"x is a {type(batches).__name__}" in follow(batches, None, which=[1])
        np.testing.assert_array_equal(follow.x, NUMBERS)
        np.testing.assert_array_equal(follow.y, LABELS)
    with pytest.raises(TypeError, match="x is a Loader; expected an array of all samples"):
        train(Loader(), None)


def test_a_tf_dataset_becomes_arrays():
    tf = pytest.importorskip("tensorflow")
    data = tf.data.Dataset.from_tensor_slices((np.array(NUMBERS), np.array(LABELS))).batch(3)
    follow(data, None, which=[1])
    np.testing.assert_array_equal(follow.x, NUMBERS)
