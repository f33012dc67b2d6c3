"""Fixes of values that are missing, masked or infinite: the code of the messages is run as it stands."""

import numpy as np
import pytest

from fixes import blocks, follow, train

pd = pytest.importorskip("pandas")

NUMBERS = [[1.0, 2.0], [3.0, 4.0], [5.0, 7.0], [6.0, 8.0]]
LABELS = [0, 1, 1, 0]


@pytest.mark.parametrize("which", [[0], [1], [0, 1]], ids=["fill", "leave out", "both"])
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("shape", [(4,), (4, 2)])
def test_values_that_are_not_finite_are_filled_or_left_out(shape, value, which):
    x = np.arange(np.prod(shape), dtype=float).reshape(shape)
    x[(2, 1)[: len(shape)]] = value
    for given in x, x.tolist():
        follow(given, LABELS, which, ValueError)
        assert len(follow.x) == (3 if which == [1] else 4)


def test_infinity_in_a_data_frame_is_left_out_with_its_row():
    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0], "c": [1.0, np.inf, 2.0, 3.0]})
    message = follow(frame, LABELS, [1], ValueError)
    assert "x holds 1 entries that are NaN or infinite, the first at [1, 1] (inf)" in message
    assert follow.x.shape == (3, 2)


@pytest.mark.parametrize("y", [[0, np.nan, 1, 0], pd.Series([0, np.nan, 1, 0]), pd.Series([0, None, 1, 0])])
def test_targets_that_are_missing_leave_with_their_rows(y):
    follow(NUMBERS, y, mistake=(TypeError, ValueError))
    np.testing.assert_array_equal(follow.x, [NUMBERS[0], NUMBERS[2], NUMBERS[3]])
    np.testing.assert_array_equal(follow.y, [0, 1, 0])


@pytest.mark.parametrize("dimensions", [1, 2])
@pytest.mark.parametrize("which", [[0], [1], [0, 1]], ids=["fill", "leave out", "both"])
def test_a_masked_array_is_filled_or_its_rows_left_out(which, dimensions):
    x = np.ma.masked_equal([[1.0, 2.0], [3.0, -9999.0], [5.0, 6.0], [7.0, 8.0]][:4], -9999.0)
    message = follow(x if dimensions == 2 else x[:, 1], LABELS, which, ValueError)
    assert "x is a masked array with 1 masked entries, the first at [1" in message
    assert -9999 not in follow.x and len(follow.x) == (3 if which == [1] else 4)


def test_masked_targets_leave_with_their_rows():
    follow(NUMBERS, np.ma.masked_equal([0, -1, 1, 0], -1), mistake=ValueError)
    np.testing.assert_array_equal(follow.y, [0, 1, 0])


def test_a_masked_array_without_masked_entries_is_an_array():
    train(np.ma.masked_equal(NUMBERS, -9999.0), LABELS)


def test_weights_that_are_not_finite_become_0():
    weights = {"sample_weight": [1, np.nan, 1, 1], "np": np}
    with pytest.raises(ValueError) as error:
        train(NUMBERS, LABELS, sample_weight=weights["sample_weight"])
    exec(blocks(error.value)[0], weights)
    assert weights["sample_weight"].tolist() == [1, 0, 1, 1]
    train(NUMBERS, LABELS, sample_weight=weights["sample_weight"])


def test_a_sparse_matrix_becomes_dense():
    sparse = pytest.importorskip("scipy.sparse")
    follow(sparse.csr_array(np.array(NUMBERS)), LABELS)
    np.testing.assert_array_equal(follow.x, NUMBERS)


def test_lines_are_cut_out_of_messages():
    assert blocks("Write\n    a = 1\n    b = 2\nor\n    c = 3") == ["a = 1\nb = 2", "c = 3"]


def test_a_column_without_any_value_is_left_out():
    for given in [[1, None], [2, None], [3, None], [4, None]], pd.DataFrame({"a": [1, 2, 3, 4], "b": None}):
        assert "holds no value at all" in follow(given, LABELS)
        np.testing.assert_array_equal(follow.x, [[1], [2], [3], [4]])
    follow(np.array([[1, np.nan], [2, np.nan], [3, np.nan], [4, np.nan]]), LABELS, [0], ValueError)
    np.testing.assert_array_equal(follow.x, [[1], [2], [3], [4]])


def test_a_gap_beside_text_or_commas_is_filled():
    follow([["1,5", "a"], ["2,5", None], [None, "b"], ["3,5", "a"]], LABELS)
    np.testing.assert_array_equal(follow.x[:, 0], [1.5, 2.5, 2.5, 3.5])
