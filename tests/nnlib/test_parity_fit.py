"""Whole trainings from the same weights in the same order, against the real Keras."""

import numpy as np
import pytest

from keras_twin import CONSTANTS, DTYPES, assert_close, assert_same_history, assert_same_weights, twins
from nnlib.activations import softmax

# Keras rounds settings to float32 even in float64. Adam suffers most: 1 − 0.999 is then off by 1.3e-5 of
# itself and each step by half of that, 7e-9 for steps of 0.001, some 1e-7 after a dozen. In float32 roundings
# grow as well.
TRAINED = {"float32": 1e-4, "float64": 1e-6}

rng = np.random.default_rng(11)
X = rng.normal(size=(23, 4))
Y = rng.normal(size=(23, 2))
LABELS = rng.integers(0, 3, 23)
BITS = rng.integers(0, 2, 23)
WEIGHTS = rng.random(23) * 2


def regression(lib, loss="mse", metrics=None, optimizer="sgd", **dense):
    model = lib.Sequential([lib.Input((4,)), lib.layers.Dense(5, "tanh", **dense), lib.layers.Dense(2)])
    model.compile(optimizer, loss, metrics=metrics)
    return model


def classifier(
    lib,
    end="softmax",
    loss="sparse_categorical_crossentropy",
    metrics=("accuracy",),
    units=3,
    optimizer="adam",
):
    model = lib.Sequential([lib.Input((4,)), lib.layers.Dense(5, "relu"), lib.layers.Dense(units, end)])
    model.compile(optimizer, loss, metrics=list(metrics))
    return model


def fit_both(program, y=Y, dtype="float64", eagerly=True, x=X, **arguments):
    """Fit without shuffling, compare histories, weights, evaluate and predict; gives nnlib's history."""
    arguments = {"batch_size": 8, "epochs": 2, "shuffle": False, "verbose": 0, **arguments}
    with twins(program, dtype, eagerly) as (ours, theirs):
        ours_history, theirs_history = ours.fit(x, y, **arguments), theirs.fit(x, y, **arguments)
        assert_same_history(ours_history, theirs_history, TRAINED[dtype])
        assert_same_weights(ours, theirs, dtype, TRAINED)
        assert_close(ours.predict(x, verbose=0), theirs.predict(x, verbose=0), dtype, "predict", TRAINED)
        return ours_history.history


@pytest.mark.parametrize("dtype", DTYPES)
def test_compiled_as_a_user_would_with_uneven_last_batches_and_a_validation_split(dtype):
    def program(lib):
        return regression(lib, metrics=["mae", "mse"], optimizer="adam")

    history = fit_both(program, dtype=dtype, eagerly=False, epochs=3, validation_split=0.2)
    assert list(history) == ["loss", "mae", "mse", "val_loss", "val_mae", "val_mse"]


def test_sample_weights_and_weighted_validation_data():
    validation = (X[:5] + 1, Y[:5], WEIGHTS[:5])
    fit_both(lambda lib: regression(lib, metrics=["mse"]), sample_weight=WEIGHTS, validation_data=validation)


def test_sample_weights_are_split_with_the_samples():
    fit_both(regression, sample_weight=WEIGHTS, validation_split=0.3)


@pytest.mark.parametrize("reduction", ["sum", "mean_with_sample_weight"])
def test_other_reductions_with_weights_and_uneven_batches(reduction):
    def program(lib):
        return regression(lib, loss=lib.losses.MeanAbsoluteError(reduction=reduction))

    fit_both(program, sample_weight=WEIGHTS, validation_split=0.2)


@pytest.mark.parametrize(
    "make", [lambda lib: "l1", lambda lib: lib.regularizers.L2(0.1)], ids=["l1", "L2(0.1)"]
)
def test_regularizers_are_part_of_loss_and_val_loss_but_not_of_metrics(make):
    def program(lib):
        return regression(lib, metrics=["mse"], kernel_regularizer=make(lib))

    history = fit_both(program, validation_split=0.2)
    assert (
        history["loss"][0] > history["mse"][0] + 1e-3
        and history["val_loss"][0] > history["val_mse"][0] + 1e-3
    )


@pytest.mark.parametrize(
    "optimizer",
    [
        lambda lib: lib.optimizers.SGD(0.05, momentum=0.9, nesterov=True),
        lambda lib: "rmsprop",
        lambda lib: "adagrad",
    ],
)
def test_every_optimizer_trains_alike(optimizer):
    fit_both(lambda lib: regression(lib, optimizer=optimizer(lib)))


def test_batch_normalization_and_dropout_of_rate_0_train_alike():
    def program(lib):
        L = lib.layers
        layers = [
            L.Flatten(),
            L.Dense(5),
            L.BatchNormalization(momentum=0.8),
            L.ReLU(),
            L.Dropout(0.0),
            L.Dense(2),
        ]
        model = lib.Sequential([lib.Input((2, 2)), *layers])
        model.compile(lib.optimizers.SGD(0.1), "mse")
        return model

    fit_both(program, x=X.reshape(-1, 2, 2), validation_split=0.2)


@pytest.mark.parametrize("metrics", [["accuracy", "sparse_categorical_accuracy"], ["acc"]], ids=str)
def test_integer_labels(metrics):
    history = fit_both(lambda lib: classifier(lib, metrics=metrics), LABELS, validation_split=0.2)
    assert next(iter(history)) == ("accuracy" if "accuracy" in metrics else "acc")


def test_integer_labels_in_a_column_and_weights():
    fit_both(classifier, LABELS[:, None], sample_weight=WEIGHTS)


def test_one_hot_labels_with_smoothing():
    def program(lib):
        return classifier(
            lib,
            loss=lib.losses.CategoricalCrossentropy(label_smoothing=0.1),
            metrics=["accuracy", "categorical_accuracy", "mse"],
        )

    fit_both(program, np.eye(3)[LABELS])


def test_labels_from_logits():
    def program(lib):
        loss = lib.losses.SparseCategoricalCrossentropy(from_logits=True)
        return classifier(
            lib, end=None, loss=loss, metrics=[lib.metrics.SparseCategoricalAccuracy(name="hits")]
        )

    assert list(fit_both(program, LABELS)) == ["hits", "loss"]


@pytest.mark.parametrize("y", [BITS, BITS[:, None].astype("float32")], ids=["(n,)", "(n, 1)"])
def test_two_classes_with_one_output(y):
    def program(lib):
        metrics = [
            "accuracy",
            "binary_accuracy",
            lib.metrics.BinaryAccuracy(name="sure", threshold=0.7),
            "mae",
        ]
        return classifier(lib, "sigmoid", "binary_crossentropy", metrics, units=1)

    fit_both(program, y)


def test_several_yes_or_no_outputs_at_once():
    bits = rng.integers(0, 2, (23, 3))
    fit_both(lambda lib: classifier(lib, "sigmoid", "binary_crossentropy", ["binary_accuracy"]), bits)


def test_a_softmax_that_is_not_the_last_layer_goes_through_the_probabilities():
    def program(lib):
        model = lib.Sequential([lib.Input((4,)), lib.layers.Dense(3, "softmax"), lib.layers.Flatten()])
        model.compile(lib.optimizers.SGD(0.5), "categorical_crossentropy", metrics=["accuracy"])
        return model

    fit_both(program, softmax(rng.normal(size=(23, 3))))


def test_evaluate_gives_a_number_a_list_or_a_dict():
    with twins(lambda lib: regression(lib)) as (ours, theirs):
        value = ours.evaluate(X, Y, batch_size=8, verbose=0)
        assert type(value) is float and value == pytest.approx(
            theirs.evaluate(X, Y, batch_size=8, verbose=0), rel=1e-6
        )
    # The order of the list is compile's, that of the dict the alphabet's.
    with twins(lambda lib: regression(lib, metrics=["mse", "mae"], kernel_regularizer="l2")) as (
        ours,
        theirs,
    ):
        arguments = {"batch_size": 8, "verbose": 0, "sample_weight": WEIGHTS}
        mine, its = ours.evaluate(X, Y, **arguments), theirs.evaluate(X, Y, **arguments)
        assert mine == pytest.approx([float(v) for v in its], rel=1e-6) and type(mine) is list
        mine, its = (
            ours.evaluate(X, Y, **arguments, return_dict=True),
            theirs.evaluate(X, Y, **arguments, return_dict=True),
        )
        assert list(mine) == list(its) and mine == pytest.approx(its, rel=1e-6)
        # One update on one batch, with the numbers from before it.
        for _ in range(3):
            theirs.reset_metrics()  # Keras would go on averaging over calls
            mine, its = ours.train_on_batch(X, Y, WEIGHTS), theirs.train_on_batch(X, Y, WEIGHTS)
            assert mine == pytest.approx([float(v) for v in its], rel=1e-6)
        assert_same_weights(ours, theirs, "float64", CONSTANTS)
        mine = ours.train_on_batch(X, Y, return_dict=True)
        theirs.reset_metrics()
        its = theirs.train_on_batch(X, Y, return_dict=True)
        assert list(mine) == list(its) and mine == pytest.approx(
            {key: float(v) for key, v in its.items()}, rel=1e-6
        )


def test_training_goes_on_from_an_initial_epoch():
    with twins(lambda lib: regression(lib, optimizer="adam")) as (ours, theirs):
        for arguments in {"epochs": 2}, {"epochs": 4, "initial_epoch": 2}, {"epochs": 4, "initial_epoch": 4}:
            arguments = {**arguments, "batch_size": 8, "shuffle": False, "verbose": 0}
            mine, its = ours.fit(X, Y, **arguments), theirs.fit(X, Y, **arguments)
            assert_same_history(mine, its, 1e-6)
        assert_same_weights(ours, theirs, "float64", TRAINED)


def test_predict_does_not_depend_on_the_batch_size():
    with twins(regression) as (ours, theirs):
        for batch_size in 1, 8, 100:
            mine, its = (m.predict(X, batch_size=batch_size, verbose=0) for m in (ours, theirs))
            assert_close(mine, its, "float64", f"batch_size={batch_size}")


@pytest.mark.parametrize(
    ("y", "end", "loss"),
    [
        (LABELS, "softmax", "sparse_categorical_crossentropy"),
        (LABELS[:, None], "softmax", "sparse_categorical_crossentropy"),
        (np.eye(3)[LABELS], "softmax", "categorical_crossentropy"),
        (BITS, "sigmoid", "binary_crossentropy"),
        (BITS[:, None].astype("float32"), "sigmoid", "binary_crossentropy"),
    ],
    ids=["labels", "labels in a column", "one-hot", "bits", "bits in a column"],
)
def test_weights_of_classes(y, end, loss):
    def program(lib):
        return classifier(lib, end, loss, units=1 if end == "sigmoid" else 3)

    fit_both(program, y, class_weight={0: 1.5, 1: 4}, validation_split=0.2)
