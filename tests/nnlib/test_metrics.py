"""Metrics: worked values, running means, weights, and which accuracy a name means."""

import numpy as np
import pytest

from nnlib import metrics
from nnlib.metrics import (
    BinaryAccuracy,
    CategoricalAccuracy,
    Mean,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalAccuracy,
)

ROWS = np.array([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]])  # argmax 1, 0, 2
CASES = {  # metric, targets, predictions, one value a sample
    "binary": (BinaryAccuracy, [[1], [0], [1]], [[0.6], [0.5], [0.4]], [1, 1, 0]),  # 0.5 is not above 0.5
    "binary, a row": (BinaryAccuracy, [1, 0, 1], [0.6, 0.7, 0.8], [1, 0, 1]),
    "categorical": (CategoricalAccuracy, np.eye(3)[[1, 1, 2]], ROWS, [1, 0, 1]),
    "sparse": (SparseCategoricalAccuracy, [1, 2, 2], ROWS, [1, 0, 1]),
    "sparse, a column": (SparseCategoricalAccuracy, [[0], [0], [2]], ROWS, [0, 1, 1]),
    "mse": (MeanSquaredError, [0.0, 0.0, 2.0], [[1.0], [3.0], [2.0]], [1, 9, 0]),
    "mae": (MeanAbsoluteError, [[0.0, 1.0]] * 3, [[2.0, 1.0], [0.0, 1.0], [-4.0, 3.0]], [1, 0, 3]),
}


@pytest.mark.parametrize("case", CASES)
def test_worked_values(case):
    make, y_true, y_pred, expected = CASES[case]
    metric = make()
    assert metric.result() == 0.0
    metric.update_state(y_true, y_pred)
    assert metric.result() == pytest.approx(np.mean(expected))
    assert type(metric.result()) is float


@pytest.mark.parametrize("case", CASES)
def test_batches_of_any_length_give_the_mean_over_samples(case):
    make, y_true, y_pred, expected = CASES[case]
    metric = make()
    metric.update_state(y_true[:2], y_pred[:2])
    metric.update_state(y_true[2:], y_pred[2:])
    assert metric.result() == pytest.approx(np.mean(expected))
    metric.reset_state()
    metric.update_state(y_true[:1], y_pred[:1])
    assert metric.result() == pytest.approx(expected[0])


@pytest.mark.parametrize("case", CASES)
def test_weights_count(case):
    make, y_true, y_pred, expected = CASES[case]
    metric = make()
    metric.update_state(y_true, y_pred, sample_weight=[1, 2, 5])
    assert metric.result() == pytest.approx(np.average(expected, weights=[1, 2, 5]))


@pytest.mark.parametrize("case", CASES)
def test_inputs_are_left_alone(case):
    make, y_true, y_pred, _ = CASES[case]
    y_true, y_pred = np.array(y_true), np.array(y_pred, dtype="float32")
    y_true.flags.writeable = y_pred.flags.writeable = False
    make().update_state(y_true, y_pred)


def test_threshold_of_binary_accuracy():
    metric = BinaryAccuracy(threshold=0.8)
    metric.update_state([1, 1], [0.9, 0.7])
    assert metric.result() == 0.5
    assert metric.get_config() == {"name": "binary_accuracy", "threshold": 0.8}


def test_mean_is_weighted():
    mean = Mean()
    assert mean.result() == 0.0
    mean.update_state(1.0, 3)
    mean.update_state(5.0)
    assert mean.result() == 2.0  # (3 · 1 + 5) / 4


@pytest.mark.parametrize(
    ("y_true_shape", "y_pred_shape", "expected"),
    [
        ((7, 1), (None, 1), BinaryAccuracy),
        ((7,), (None, 3), SparseCategoricalAccuracy),
        ((7, 1), (None, 3), SparseCategoricalAccuracy),
        ((7, 3), (None, 3), CategoricalAccuracy),
    ],
)
def test_accuracy_is_chosen_by_the_shapes(y_true_shape, y_pred_shape, expected):
    for name in "accuracy", "acc":
        metric = metrics.get(name, y_true_shape, y_pred_shape)
        assert type(metric) is expected and metric.name == name


def test_names_are_kept():
    assert metrics.get("mse", (7, 2), (None, 2)).name == "mse"
    assert metrics.get("mean_absolute_error", (7, 2), (None, 2)).name == "mean_absolute_error"
    own = MeanSquaredError("mine")
    assert metrics.get(own, (7, 2), (None, 2)) is own and own.name == "mine"


@pytest.mark.parametrize(
    ("metric", "y_true", "y_pred", "message"),
    [
        (
            MeanSquaredError(),
            [0, 1, 2],
            ROWS,
            "mean_squared_error needs a target for each prediction, "
            "but y_true has shape (3,) and y_pred (3, 3). "
            'For integer labels use "accuracy" or "sparse_categorical_accuracy".',
        ),
        (
            SparseCategoricalAccuracy(),
            np.eye(3),
            ROWS,
            "sparse_categorical_accuracy needs one integer label a sample, "
            "but y_true has shape (3, 3) and y_pred (3, 3). "
            'For one-hot targets use "accuracy" or "categorical_accuracy".',
        ),
        (
            CategoricalAccuracy(),
            np.eye(3)[:2],
            ROWS,
            "The number of samples differs: y_true has shape (2, 3), y_pred has shape (3, 3). "
            "The first axis must be the same in all of them.",
        ),
    ],
)
def test_shapes_that_do_not_fit_are_refused(metric, y_true, y_pred, message):
    with pytest.raises(ValueError) as error:
        metric.update_state(y_true, y_pred)
    assert str(error.value) == message


def test_check_makes_objects_of_classes_and_a_list_of_none():
    assert metrics.check(None) == []
    made = metrics.check(["mse", BinaryAccuracy])
    assert made[0] == "mse" and isinstance(made[1], BinaryAccuracy)


def test_a_metric_of_ones_own_needs_values_only():
    class Largest(metrics.Metric):
        def values(self, y_true, y_pred):
            return y_pred.max(axis=-1)

    metric = Largest()
    metric.update_state([0, 0, 0], ROWS)
    assert metric.result() == pytest.approx(0.6) and metric.name == "Largest"
    with pytest.raises(NotImplementedError):
        metrics.Metric().update_state([0], [0.5])
