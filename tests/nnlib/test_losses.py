"""Losses: worked values, slopes by central differences, weights and reductions."""

import math

import numpy as np
import pytest

from nnlib import activations, losses, numerical_gradient
from nnlib.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)

RNG = np.random.default_rng(3)
LOGITS = RNG.normal(size=(5, 3))
ROWS = activations.softmax(RNG.normal(size=(5, 3)))
BITS = np.array([[0, 1, 1], [1, 0, 0], [0, 0, 1], [1, 1, 1], [0, 1, 0]], float)
LABELS = np.array([2, 0, 1, 1, 2])
ONE_HOT = np.eye(3)[LABELS]
CASES = {
    "mse": (MeanSquaredError, LOGITS + 3, LOGITS),
    "mae": (MeanAbsoluteError, LOGITS - ROWS, LOGITS),
    "binary": (BinaryCrossentropy, BITS, ROWS),
    "binary from logits": (lambda **k: BinaryCrossentropy(from_logits=True, **k), BITS, LOGITS),
    "binary smoothed": (lambda **k: BinaryCrossentropy(label_smoothing=0.2, **k), BITS, ROWS),
    "binary from logits smoothed": (lambda **k: BinaryCrossentropy(True, 0.2, **k), BITS, LOGITS),
    "categorical": (CategoricalCrossentropy, ONE_HOT, ROWS),
    "categorical from logits": (lambda **k: CategoricalCrossentropy(from_logits=True, **k), ONE_HOT, LOGITS),
    "categorical smoothed": (lambda **k: CategoricalCrossentropy(False, 0.3, **k), ONE_HOT, ROWS),
    "categorical soft": (CategoricalCrossentropy, ROWS[::-1], ROWS),
    "categorical from logits smoothed": (
        lambda **k: CategoricalCrossentropy(True, 0.3, **k),
        ONE_HOT,
        LOGITS,
    ),
    "sparse": (SparseCategoricalCrossentropy, LABELS, ROWS),
    "sparse from logits": (lambda **k: SparseCategoricalCrossentropy(from_logits=True, **k), LABELS, LOGITS),
}
REDUCTIONS = ["sum_over_batch_size", "mean", "mean_with_sample_weight", "sum"]
WEIGHT = np.array([1.0, 0.0, 2.5, 0.5, 3.0])


@pytest.mark.parametrize("weight", [None, WEIGHT], ids=["unweighted", "weighted"])
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("case", CASES)
def test_gradient_agrees_with_central_differences(case, reduction, weight):
    make, y_true, y_pred = CASES[case]
    loss = make(reduction=reduction)
    # Unchecked: a nudged row of probabilities does not sum to 1.
    expected = numerical_gradient(lambda y: loss.value_and_gradient(y_true, y, weight)[0], y_pred)
    np.testing.assert_allclose(loss.gradient(y_true, y_pred, weight), expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("case", CASES)
def test_dtype_is_kept_and_inputs_are_left_alone(case, dtype):
    make, y_true, y_pred = CASES[case]
    y_true, y_pred, weight = y_true.copy(), y_pred.astype(dtype), WEIGHT.copy()
    for array in y_true, y_pred, weight:
        array.flags.writeable = False
    loss = make()
    value, gradient = loss(y_true, y_pred, weight), loss.gradient(y_true, y_pred, weight)
    assert type(value) is float
    assert gradient.dtype == dtype and gradient.shape == y_pred.shape
    assert make(reduction=None)(y_true, y_pred).dtype == dtype


def test_mse_of_the_worked_network():
    # (3 + 1.42774189)², and its slope 2 · (−1.42774189 − 3)
    assert MeanSquaredError()([[3.0]], [[-1.42774189]]) == pytest.approx(19.6049, abs=5e-5)
    np.testing.assert_allclose(MeanSquaredError().gradient([[3.0]], [[-1.42774189]]), [[-8.85548378]])


def test_mse_and_mae_by_hand():
    y_true, y_pred = [[0.0, 0.0], [1.0, 1.0]], [[1.0, 2.0], [1.0, 4.0]]
    mse, mae = MeanSquaredError(), MeanAbsoluteError()
    assert mse(y_true, y_pred) == 3.5  # ((1 + 4) / 2 + (0 + 9) / 2) / 2
    assert mae(y_true, y_pred) == 1.5  # ((1 + 2) / 2 + (0 + 3) / 2) / 2
    np.testing.assert_array_equal(mse.gradient(y_true, y_pred), [[0.5, 1], [0, 1.5]])  # 2 e / 2 / 2
    np.testing.assert_array_equal(mae.gradient(y_true, y_pred), [[0.25, 0.25], [0, 0.25]])


def test_cross_entropies_by_hand():
    # One sample is sure at 1/2, the other at 1/4: (log 2 + log 4) / 2 = 1.5 log 2
    rows, labels = [[0.5, 0.25, 0.25], [0.5, 0.25, 0.25]], [0, 2]
    expected = pytest.approx(1.5 * math.log(2))
    assert SparseCategoricalCrossentropy()(labels, rows) == expected
    assert CategoricalCrossentropy()(np.eye(3)[labels], rows) == expected
    assert SparseCategoricalCrossentropy(from_logits=True)(labels, np.log(rows)) == expected
    assert CategoricalCrossentropy(from_logits=True)(np.eye(3)[labels], np.log(rows)) == expected
    # p of the right side is 1/2, then 3/4: (log 2 + log 4/3) / 2
    assert BinaryCrossentropy()([1, 0], [0.5, 0.25]) == pytest.approx((math.log(2) + math.log(4 / 3)) / 2)
    assert BinaryCrossentropy(from_logits=True)([1], [math.log(3)]) == pytest.approx(math.log(4 / 3))


def test_label_smoothing_by_hand():
    # Two classes, 0.2: targets 0.9 and 0.1; probabilities 1/2 each give log 2 whatever the targets
    assert CategoricalCrossentropy(label_smoothing=0.2)([[1, 0]], [[0.5, 0.5]]) == pytest.approx(math.log(2))
    expected = -(0.9 * math.log(0.75) + 0.1 * math.log(0.25))
    assert CategoricalCrossentropy(label_smoothing=0.2)([[1, 0]], [[0.75, 0.25]]) == pytest.approx(expected)
    assert BinaryCrossentropy(label_smoothing=0.2)([1], [0.75]) == pytest.approx(expected)


def test_gradient_from_logits_is_p_minus_y_over_n():
    expected = (activations.softmax(LOGITS) - ONE_HOT) / 5
    np.testing.assert_allclose(SparseCategoricalCrossentropy(True).gradient(LABELS, LOGITS), expected)
    np.testing.assert_allclose(CategoricalCrossentropy(True).gradient(ONE_HOT, LOGITS), expected)


@pytest.mark.parametrize("case", ["binary from logits", "categorical from logits", "sparse from logits"])
def test_from_logits_nothing_overflows(case):
    make, y_true, _ = CASES[case]
    z = np.array([[-1e4, 0, 1e4]] * 5, "float32")
    with np.errstate(all="raise", under="ignore"):
        assert math.isfinite(make()(y_true, z))
        assert np.isfinite(make().gradient(y_true, z)).all()


def test_a_surely_wrong_probability_is_clipped_to_1e_7():
    assert SparseCategoricalCrossentropy()([0], [[0.0, 1.0]]) == pytest.approx(-math.log(1e-7), rel=1e-6)
    assert CategoricalCrossentropy()([[1, 0]], [[0.0, 1.0]]) == pytest.approx(-math.log(1e-7), rel=1e-6)
    assert BinaryCrossentropy()([1], [0.0]) == pytest.approx(-math.log(1e-7), rel=1e-6)
    assert not BinaryCrossentropy().gradient([1], [0.0]).any()  # there the slope is 0


def test_reductions_by_hand():
    y_true, y_pred, weight = [0.0, 0.0], [1.0, 2.0], [3.0, 0.5]  # squares 1 and 4, weighted 3 and 2
    values = {r: MeanSquaredError(reduction=r)(y_true, y_pred, weight) for r in REDUCTIONS}
    assert values == {"sum_over_batch_size": 2.5, "mean": 2.5, "mean_with_sample_weight": 5 / 3.5, "sum": 5.0}
    for none in None, "none":
        loss = MeanSquaredError(reduction=none)
        np.testing.assert_array_equal(loss(y_true, y_pred, weight), [3, 2])
        np.testing.assert_array_equal(loss.gradient(y_true, y_pred, weight), [6, 2])  # 3 · 2 · 1, 0.5 · 2 · 2
    assert MeanSquaredError()(y_true, y_pred) == 2.5
    assert MeanSquaredError(reduction="mean_with_sample_weight")(y_true, y_pred, [0, 0]) == 0


def test_one_weight_a_sample_weighs_all_values_of_the_sample():
    y_pred = np.ones((2, 3, 4))  # each sample has three values, each 1
    loss = MeanSquaredError(reduction="sum")
    assert loss(np.zeros_like(y_pred), y_pred, [1.0, 10.0]) == 33
    gradient = loss.gradient(np.zeros_like(y_pred), y_pred, [1.0, 10.0])
    np.testing.assert_array_equal(gradient[:, 0, 0], [0.5, 5])  # w · 2 · 1 / 4


def test_column_and_row_of_targets_are_the_same_thing():
    mse, sparse = MeanSquaredError(), SparseCategoricalCrossentropy()
    assert mse([[1.0], [2.0]], [[3.0], [5.0]]) == 6.5  # (4 + 9) / 2
    assert mse([1.0, 2.0], [[3.0], [5.0]]) == mse([1.0, 2.0], [3.0, 5.0]) == 6.5
    assert sparse(LABELS[:, None], ROWS) == sparse(LABELS, ROWS)


def test_gradient_has_the_shape_of_the_predictions():
    assert MeanSquaredError().gradient([1.0, 2.0], [3.0, 4.0]).shape == (2,)
    assert MeanSquaredError().gradient([1.0, 2.0], [[3.0], [4.0]]).shape == (2, 1)


def test_labels_may_be_whole_floats_or_any_integers():
    expected = SparseCategoricalCrossentropy()(LABELS, ROWS)
    for dtype in "uint8", "int64", "float32", ">i4", "uint64":
        assert SparseCategoricalCrossentropy()(LABELS.astype(dtype), ROWS) == expected


def test_get_takes_names_objects_and_classes():
    assert isinstance(losses.get("mse"), MeanSquaredError)
    assert isinstance(losses.get("mae"), MeanAbsoluteError)
    own = BinaryCrossentropy()
    assert losses.get(own) is own
    assert losses.get("sparse_categorical_crossentropy").name == "sparse_categorical_crossentropy"


@pytest.mark.parametrize("case", CASES)
def test_configuration_makes_the_same_loss_again(case):
    make, y_true, y_pred = CASES[case]
    loss = make(reduction="sum")
    assert type(loss)(**loss.get_config())(y_true, y_pred) == loss(y_true, y_pred)


def test_a_loss_of_ones_own_needs_call_and_slope_only():
    class Cube(losses.Loss):
        def call(self, y_true, y_pred):
            return (np.abs(y_pred - y_true) ** 3).mean(axis=-1)

    assert Cube()([0.0, 0.0], [1.0, 2.0]) == 4.5 and Cube().name == "Cube"
    with pytest.raises(NotImplementedError):
        Cube().gradient([0.0], [1.0])
    with pytest.raises(NotImplementedError):
        losses.Loss()([0.0], [1.0])


@pytest.mark.parametrize("weight", [None, np.array([0.5, 2.0, 1.0])], ids=["plain", "weighted"])
def test_value_and_gradient_at_once_are_those_asked_for_one_by_one(weight):
    logits, labels = np.random.default_rng(0).normal(size=(3, 4)), np.array([2, 0, 3])
    for loss, y_true in (
        (losses.SparseCategoricalCrossentropy(from_logits=True), labels),
        (losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1), np.eye(4)[labels]),
        (losses.BinaryCrossentropy(from_logits=True), np.eye(4)[labels]),
        (losses.MeanSquaredError(), logits[::-1]),
    ):
        value, gradient = loss.value_and_gradient(y_true, logits, weight)
        assert value == pytest.approx(loss(y_true, logits, weight), rel=1e-12)
        np.testing.assert_allclose(gradient, loss.gradient(y_true, logits, weight), rtol=1e-12, atol=1e-15)
