"""Every loss's value and gradient, and every metric's value, against the real Keras."""

import numpy as np
import pytest

import nnlib
from keras_twin import CONSTANTS, DTYPES, ROUNDING, assert_close, floatx, keras, numpy, tf
from nnlib.activations import sigmoid, softmax

REDUCTIONS = ["sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none", None]
N, K = 6, 4
rng = np.random.default_rng(7)
WEIGHTS = rng.random(N) * 3
LOGITS = rng.normal(0, 2, (N, K))
LABELS = rng.integers(0, K, N)
ONE_HOT = np.eye(K)[LABELS]
BITS = rng.integers(0, 2, (N, K))

# name: (class, arguments, y_true, y_pred)
CASES = {
    "mse": ("MeanSquaredError", {}, rng.normal(size=(N, K)), LOGITS),
    "mae": (
        "MeanAbsoluteError",
        {},
        np.round(LOGITS + rng.integers(0, 2, (N, K))),
        np.round(LOGITS),
    ),  # some errors are 0
    "mse of 3-d": ("MeanSquaredError", {}, rng.normal(size=(N, 2, K)), rng.normal(size=(N, 2, K))),
    "bce": ("BinaryCrossentropy", {}, BITS, sigmoid(LOGITS)),
    "bce of shares": ("BinaryCrossentropy", {}, rng.random((N, K)), sigmoid(LOGITS)),
    "bce smoothed": ("BinaryCrossentropy", {"label_smoothing": 0.25}, BITS, sigmoid(LOGITS)),
    "bce from logits": ("BinaryCrossentropy", {"from_logits": True}, BITS, LOGITS),
    "bce from logits smoothed": (
        "BinaryCrossentropy",
        {"from_logits": True, "label_smoothing": 0.25},
        BITS,
        LOGITS,
    ),
    "cce": ("CategoricalCrossentropy", {}, ONE_HOT, softmax(LOGITS)),
    "cce of shares": ("CategoricalCrossentropy", {}, softmax(rng.normal(size=(N, K))), softmax(LOGITS)),
    "cce not quite normalized": ("CategoricalCrossentropy", {}, ONE_HOT, softmax(LOGITS) * 1.0005),
    "cce smoothed": ("CategoricalCrossentropy", {"label_smoothing": 0.25}, ONE_HOT, softmax(LOGITS)),
    "cce from logits": ("CategoricalCrossentropy", {"from_logits": True}, ONE_HOT, LOGITS),
    "cce from logits smoothed": (
        "CategoricalCrossentropy",
        {"from_logits": True, "label_smoothing": 0.25},
        ONE_HOT,
        LOGITS,
    ),
    "sparse": ("SparseCategoricalCrossentropy", {}, LABELS, softmax(LOGITS)),
    "sparse not quite normalized": ("SparseCategoricalCrossentropy", {}, LABELS, softmax(LOGITS) * 0.9995),
    "sparse of (n, 1)": ("SparseCategoricalCrossentropy", {}, LABELS[:, None], softmax(LOGITS)),
    "sparse from logits": ("SparseCategoricalCrossentropy", {"from_logits": True}, LABELS, LOGITS),
}


def compare(name, arguments, y_true, y_pred, dtype, sample_weight=None, tolerance=ROUNDING):
    """Value and gradient of the loss `name` agree; y_pred is rounded to `dtype` first."""
    y_pred = y_pred.astype(dtype)
    y_true = y_true if y_true.dtype.kind == "i" else y_true.astype(dtype)
    with floatx(dtype):
        ours = getattr(nnlib.losses, name)(**arguments)
        theirs = getattr(keras.losses, name)(**arguments)
        predictions = tf.constant(y_pred)
        with tf.GradientTape() as tape:
            tape.watch(predictions)
            keras_value = theirs(y_true, predictions, sample_weight)
        keras_gradient = numpy([tape.gradient(keras_value, predictions)])[0]
        keras_value = numpy([keras_value])[0]
    value = ours(y_true, y_pred, sample_weight)
    if ours.reduction in (None, "none"):
        assert_close(value, keras_value, dtype, "value", tolerance)
    else:
        assert type(value) is float
        assert_close(np.array(value).astype(dtype), keras_value, dtype, "value", tolerance)
    gradient = ours.gradient(y_true, y_pred, sample_weight)
    assert_close(gradient, keras_gradient, dtype, "gradient", tolerance)
    return value, gradient


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("weighted", [False, True], ids=["", "weighted"])
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("case", CASES)
def test_loss_agrees_for_every_reduction(case, reduction, weighted, dtype):
    name, arguments, y_true, y_pred = CASES[case]
    weights = WEIGHTS if weighted and y_pred.ndim == 2 else None
    compare(name, {**arguments, "reduction": reduction}, y_true, y_pred, dtype, weights)


@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_weights_that_are_all_zero_give_zero_and_not_nan(reduction):
    for case in "mse", "cce":
        name, arguments, y_true, y_pred = CASES[case]
        value, gradient = compare(
            name, {**arguments, "reduction": reduction}, y_true, y_pred, "float64", np.zeros(N)
        )
        assert not np.any(value) and not gradient.any()


@pytest.mark.parametrize("weights", [None, WEIGHTS, WEIGHTS[:, None]], ids=["unweighted", "(n,)", "(n, 1)"])
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("name", ["MeanSquaredError", "MeanAbsoluteError", "BinaryCrossentropy"])
def test_targets_of_shape_n_mean_the_same_as_n_by_1(name, reduction, weights):
    if weights is not None and weights.ndim == 2 and reduction in (None, "none"):
        pytest.skip("Keras gives values of the weights' shape here, nnlib always one a sample")
    y_pred = sigmoid(LOGITS[:, :1])
    for y_true in BITS[:, 0], BITS[:, :1]:
        compare(name, {"reduction": reduction}, y_true.astype("float64"), y_pred, "float64", weights)


@pytest.mark.parametrize("name", ["MeanSquaredError", "MeanAbsoluteError", "BinaryCrossentropy"])
def test_targets_and_predictions_both_of_shape_n_have_the_same_mean(name):
    # With other reductions Keras takes n numbers for ONE sample of n outputs; nnlib for n samples.
    y_true, y_pred = BITS[:, 0].astype("float64"), sigmoid(LOGITS[:, 0])
    value = getattr(nnlib.losses, name)()(y_true, y_pred)
    with floatx("float64"):
        assert_close(value, getattr(keras.losses, name)()(y_true, y_pred), "float64")


# Probabilities of exactly 0 and 1: Keras clips them 1e-7 inside, a number that it rounds to float32.
CERTAIN = np.array([[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0], [0, 0, 1], [1e-8, 1 - 1e-8, 0], [1e-6, 1 - 1e-6, 0]])
TRUTH = np.array([0, 2, 1, 2, 0, 0])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("smoothing", [0.0, 0.25])
def test_certain_probabilities_are_clipped_alike(smoothing, dtype):
    one_hot = np.eye(3)[TRUTH]
    smoothed = {"label_smoothing": smoothing}
    for value, gradient in (
        compare("BinaryCrossentropy", smoothed, one_hot, CERTAIN, dtype, tolerance=CONSTANTS),
        compare("CategoricalCrossentropy", smoothed, one_hot, CERTAIN, dtype, tolerance=CONSTANTS),
        compare("SparseCategoricalCrossentropy", {}, TRUTH, CERTAIN, dtype, tolerance=CONSTANTS),
    ):
        assert np.isfinite(value) and np.isfinite(gradient).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("smoothing", [0.0, 0.25])
def test_extreme_logits_agree(smoothing, dtype):
    z = np.array(
        [
            [1000.0, -1000.0, 0.0],
            [-1000.0, 1000.0, 0.0],
            [1000.0, 1000.0, -1000.0],
            [200.0, 0.0, -200.0],
            [0.0, 0.0, 0.0],
            [88.0, -88.0, 90.0],
        ]
    )
    one_hot, settings = np.eye(3)[TRUTH], {"from_logits": True, "label_smoothing": smoothing}
    for value, gradient in (
        compare("BinaryCrossentropy", settings, one_hot, z, dtype),
        compare("CategoricalCrossentropy", settings, one_hot, z, dtype),
        compare("SparseCategoricalCrossentropy", {"from_logits": True}, TRUTH, z, dtype),
    ):
        assert np.isfinite(value) and np.isfinite(gradient).all()


METRICS = {
    "BinaryAccuracy": (BITS, sigmoid(LOGITS)),
    "CategoricalAccuracy": (ONE_HOT, softmax(LOGITS)),
    "SparseCategoricalAccuracy": (LABELS, softmax(LOGITS)),
    "MeanSquaredError": (ONE_HOT, LOGITS),
    "MeanAbsoluteError": (ONE_HOT, LOGITS),
}


@pytest.mark.parametrize("weights", [None, WEIGHTS], ids=["", "weighted"])
@pytest.mark.parametrize("name", METRICS)
def test_metrics_agree_over_uneven_batches_and_after_a_reset(name, weights):
    y_true, y_pred = METRICS[name]
    with floatx("float64"):
        ours, theirs = getattr(nnlib.metrics, name)(), getattr(keras.metrics, name)()
        assert ours.name == theirs.name
        for _ in range(2):
            for rows in slice(0, 4), slice(4, N):
                batch = y_true[rows], y_pred[rows], None if weights is None else weights[rows]
                ours.update_state(*batch), theirs.update_state(*batch)
                assert ours.result() == pytest.approx(
                    float(theirs.result()), rel=1e-12
                )  # float64 on both sides
            ours.reset_state(), theirs.reset_state()
            assert ours.result() == float(theirs.result()) == 0


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.8])
def test_binary_accuracy_agrees_for_every_threshold_and_at_it(threshold):
    y_true, y_pred = np.array([[1], [0], [1], [0], [1]]), np.array([[0.2], [0.5], [0.8], [0.1], [0.5]])
    ours, theirs = (
        nnlib.metrics.BinaryAccuracy(threshold=threshold),
        keras.metrics.BinaryAccuracy(threshold=threshold),
    )
    ours.update_state(y_true, y_pred.astype("float32")), theirs.update_state(y_true, y_pred)
    assert ours.result() == pytest.approx(float(theirs.result()), rel=1e-6)  # Keras's mean is float32 here


def test_ties_go_to_the_first_class_in_both():
    y_pred = np.array([[0.4, 0.4, 0.2], [0.2, 0.4, 0.4], [1 / 3, 1 / 3, 1 / 3]])
    for name, y_true in (
        ("SparseCategoricalAccuracy", np.array([0, 2, 1])),
        ("CategoricalAccuracy", np.eye(3)[[0, 2, 1]]),
    ):
        ours, theirs = getattr(nnlib.metrics, name)(), getattr(keras.metrics, name)()
        ours.update_state(y_true, y_pred), theirs.update_state(y_true, y_pred)
        assert ours.result() == pytest.approx(float(theirs.result()), rel=1e-6) == pytest.approx(1 / 3)
