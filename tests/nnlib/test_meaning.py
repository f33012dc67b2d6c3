"""Numbers that would mean nothing are said; twenty ordinary models train without a word."""

import re
import warnings

import numpy as np
import pytest

from fixes import blocks
from nnlib import Input, Sequential, losses, metrics, optimizers
from nnlib.layers import Activation, BatchNormalization, Dense, Dropout, Softmax

RNG = np.random.default_rng(0)
X = RNG.normal(size=(64, 4))
SPARSE, BINARY, ONE_HOT = "sparse_categorical_crossentropy", "binary_crossentropy", "categorical_crossentropy"
ACCURACY = ["accuracy"]
LABELS = RNG.integers(0, 3, 64)
BITS = RNG.integers(0, 2, 64)
SHARES = RNG.dirichlet([1, 1, 1], 64)


def model(*layers, loss="mse", metrics=None, optimizer="adam", rows=4):
    result = Sequential([Input((rows,)), *layers], seed=0)
    result.compile(optimizer, loss, metrics=metrics)
    return result


def two(units, end=None, **compiled):
    return model(Dense(8, "relu"), Dense(units, end), **compiled)


ORDINARY = {  # the model, its inputs, its targets, and what else fit is given
    "a regression near 0": (two(1), X, X @ [1, 2, 3, 4], {}),
    "a regression up to 50": (two(1, metrics=["mae"]), X, RNG.uniform(0, 50, 64), {}),
    "house prices in thousands": (two(1), X, RNG.uniform(50, 900, 64), {}),
    "two numbers at once": (two(2, loss="mae", metrics=["mse"]), X, X[:, :2] * 10, {}),
    "a sine": (model(Dense(20, "tanh"), Dense(1), rows=1), X[:, :1], np.sin(X[:, 0]), {}),
    "a regression with SGD": (two(1, optimizer=optimizers.SGD(0.01)), X, RNG.uniform(0, 5, 64), {}),
    "scaled prices": (two(1), X, (lambda y: (y - y.mean()) / y.std())(RNG.uniform(1e5, 6e5, 64)), {}),
    "large targets that are learned": (
        model(Dense(1), optimizer=optimizers.SGD(0.1)),
        X,
        300_000 + X @ [1e4, 2e4, 3e4, 4e4],
        {"epochs": 5, "batch_size": 8},
    ),
    "yes or no": (two(1, "sigmoid", loss=BINARY, metrics=ACCURACY), X, BITS, {}),
    "yes or no as booleans": (two(1, "sigmoid", loss=BINARY, metrics=ACCURACY), X, BITS > 0, {}),
    "yes or no by the mse": (two(1, "sigmoid", metrics=ACCURACY), X, BITS, {}),
    "yes or no as two classes": (two(2, "softmax", loss=SPARSE, metrics=ACCURACY), X, BITS, {}),
    "yes or no in logits": (two(1, loss=losses.BinaryCrossentropy(from_logits=True)), X, BITS, {}),
    "three classes": (two(3, "softmax", loss=SPARSE, metrics=ACCURACY), X, LABELS, {"validation_split": 0.2}),
    "three classes in floats": (
        two(3, "softmax", loss=SPARSE, metrics=ACCURACY),
        X,
        LABELS.astype(float),
        {},
    ),
    "three classes one-hot": (two(3, "softmax", loss=ONE_HOT, metrics=ACCURACY), X, np.eye(3)[LABELS], {}),
    "one-hot by the mse": (two(3, "sigmoid", metrics=ACCURACY), X, np.eye(3)[LABELS], {}),
    "-1 and 1 by tanh": (two(3, "tanh", metrics=ACCURACY), X, 2 * np.eye(3)[LABELS] - 1, {}),
    "a class that is never seen": (two(4, "softmax", loss=SPARSE, metrics=ACCURACY), X, LABELS, {}),
    "probabilities of classes": (two(3, "softmax", loss=ONE_HOT, metrics=ACCURACY), X, SHARES, {}),
    "soft labels": (two(1, "sigmoid", loss=BINARY), X, RNG.uniform(0, 1, 64), {}),
    "several classes at once": (
        two(3, "sigmoid", loss=BINARY, metrics=["binary_accuracy"]),
        X,
        X[:, :3] > 0,
        {},
    ),
    "several classes, accuracy": (two(3, "sigmoid", loss=BINARY, metrics=ACCURACY), X, X[:, :3] > 0, {}),
    "an autoencoder": (two(4, "sigmoid"), (X - X.min()) / np.ptp(X), (X - X.min()) / np.ptp(X), {}),
    "an autoencoder in bits": (two(4, "sigmoid", loss=BINARY), X, (X - X.min()) / np.ptp(X), {}),
    "weights of samples": (two(1), X, X[:, 0], {"sample_weight": RNG.uniform(0, 2, 64)}),
    "weights of classes": (two(3, "softmax", loss=SPARSE), X, LABELS, {"class_weight": {0: 1, 2: 5.5}}),
    "the softmax as a layer": (model(Dense(3), Softmax(), loss=SPARSE, metrics=ACCURACY), X, LABELS, {}),
    "a hidden softmax": (model(Dense(3, "softmax"), Dense(1), loss="mse"), X, X[:, 0], {}),
    "all kinds of layers": (
        model(
            Dense(8), BatchNormalization(), Activation("relu"), Dropout(0.2), Dense(3, "softmax"), loss=SPARSE
        ),
        X,
        LABELS,
        {"validation_data": (X, LABELS)},
    ),
}


@pytest.mark.parametrize("kind", ORDINARY)
def test_an_ordinary_model_is_not_spoken_to(kind, capfd):
    network, x, y, arguments = ORDINARY[kind]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        network.fit(x, y, **{"epochs": 2, "verbose": 0, **arguments})
        network.evaluate(x, y, verbose=0)
        assert np.isfinite(network.predict(x, verbose=0)).all()
    assert capfd.readouterr() == ("", "")


def refused(network, y, words, x=X):
    with pytest.raises(ValueError) as error:
        network.fit(x, y, verbose=0)
    assert re.search(words, str(error.value), re.DOTALL)
    return str(error.value)


@pytest.mark.parametrize(
    "last", [[Dense(1, "softmax")], [Dense(1), Softmax()], [Dense(1), Activation("softmax")]], ids=len
)
@pytest.mark.parametrize("loss", ["mse", BINARY, SPARSE, ONE_HOT])
def test_a_softmax_over_one_unit_is_refused(last, loss):
    words = 'softmax over one unit, which is 1 whatever the weights.*Dense.1, activation="sigmoid"'
    refused(model(Dense(4), *last, loss=loss), np.full(64, float(loss == ONE_HOT)), words)


@pytest.mark.parametrize("from_logits", [False, True])
def test_a_softmax_is_no_end_for_binary_cross_entropy(from_logits):
    loss = losses.BinaryCrossentropy(from_logits=from_logits)
    words = (
        "ends in a softmax over 3 units, but binary_crossentropy takes each unit for a question of its own"
    )
    refused(two(3, "softmax", loss=loss), np.eye(3)[LABELS], words)


@pytest.mark.parametrize(
    ("loss", "units", "end", "y"),
    [
        (losses.SparseCategoricalCrossentropy(from_logits=True), 3, "softmax", LABELS),
        (losses.CategoricalCrossentropy(from_logits=True), 3, "softmax", SHARES),
        (losses.BinaryCrossentropy(from_logits=True), 1, "sigmoid", BITS),
    ],
)
def test_an_activation_before_a_loss_from_logits_is_refused_and_both_fixes_work(loss, units, end, y):
    words = f"ends in a {end}, and {loss.name} with from_logits=True would take a {end} of it once more"
    refused(two(units, end, loss=loss), y, words + ". Leave from_logits out, or end the model without an act")
    two(units, end, loss=loss.name).fit(X, y, verbose=0)
    two(units, loss=loss).fit(X, y, verbose=0)


@pytest.mark.parametrize("name", ["accuracy", "acc", "binary_accuracy", metrics.BinaryAccuracy()], ids=str)
def test_accuracy_of_a_regression_is_refused_and_the_mae_works(name):
    y = X[:, 0] * 10
    words = r'acc.* counts right classes, which are 0 and 1; but y holds values such as .*metrics=\["mae"\]'
    refused(two(1, metrics=[name]), y, words)
    two(1, metrics=["mae"]).fit(X, y, verbose=0)


def test_accuracy_of_minus_1_and_1_is_refused_until_they_are_0_and_1():
    y = 2.0 * BITS - 1
    message = refused(
        two(1, "tanh", metrics=ACCURACY), y, "which are 0 and 1; but y holds values such as -1 and 1"
    )
    names = {"y": y, "np": np}
    exec(blocks(message)[0], names)
    np.testing.assert_array_equal(names["y"], BITS)
    two(1, "tanh", metrics=ACCURACY).fit(X, names["y"], verbose=0)


def test_accuracy_of_several_numbers_is_refused():
    words = r'which are one-hot rows; but y holds values such as .* metrics=\["mae"\]'
    refused(two(4, metrics=ACCURACY), X, words)
    refused(two(4, "sigmoid", metrics=ACCURACY), (X - X.min()) / np.ptp(X), words)


def test_accuracy_of_soft_labels_is_refused_in_validation_data_as_well():
    network = two(1, "sigmoid", loss=BINARY, metrics=ACCURACY)
    with pytest.raises(ValueError, match="In the validation data: accuracy counts right classes"):
        network.fit(X, BITS, validation_data=(X, BITS * 0.9), verbose=0)
    with pytest.raises(ValueError, match="accuracy counts right classes"):
        network.evaluate(X, BITS * 0.9)


PRICES = 300_000 + 100_000 * X[:, 0]


@pytest.mark.parametrize("loss", ["mse", "mae"])
@pytest.mark.parametrize("optimizer", ["adam", "rmsprop", "adagrad"])
def test_targets_too_large_to_be_learned_are_said_once_with_the_fix(loss, optimizer, capfd):
    network = two(1, loss=loss, optimizer=optimizer)
    network.fit(X, PRICES, epochs=50, verbose=0)
    said = capfd.readouterr().out
    assert re.match(r"The targets are large \([23]\.\d*e\+05 on average\), and an epoch hardly", said)
    assert said.count("The targets are large") == 1
    network.fit(X, PRICES, epochs=1, verbose=0)  # it is known by now
    assert capfd.readouterr().out == ""
    names = {"x": X, "y": PRICES, "model": two(1, loss=loss, optimizer=optimizers.Adam(0.01))}
    for line in blocks(said)[0].split("\n"):
        exec(line.replace("scale)", "scale, epochs=100, verbose=0)"), names)
    assert capfd.readouterr().out == ""
    assert np.abs(names["y_pred"][:, 0] - PRICES).mean() < 0.3 * PRICES.std()


def test_a_loss_that_explodes_names_targets_that_are_large(capfd):
    with pytest.raises(FloatingPointError, match=r"targets as large as 4816\d\d \(scale them"):
        two(1, optimizer=optimizers.SGD(0.01)).fit(X, PRICES, epochs=50, verbose=0)
    assert "targets as large as" in capfd.readouterr().out


def test_predictions_that_are_no_numbers_are_said(recwarn):
    network = two(1)
    x = X.copy()
    x[3] = 1e300
    with pytest.warns(RuntimeWarning) as said:
        y = network.predict(x)
    assert [str(w.message) for w in said] == [
        "1 of 64 predictions are NaN or infinite, the first in row 3. x is as large as 1e+300: "
        "scale it as the data in training were scaled."
    ]
    assert said[0].filename == __file__
    assert not np.isfinite(y[3]).all() and np.isfinite(np.delete(y, 3)).all()
    network.set_weights([w * np.inf for w in network.get_weights()])
    with pytest.warns(RuntimeWarning, match="64 of 64 predictions .* with a smaller learning_rate"):
        network.predict(X)


def test_training_on_numbers_beyond_float32_names_them(recwarn):
    with pytest.raises(FloatingPointError, match=r"inputs as large as 1e\+300 \(scale them"):
        two(1).fit(np.where(X > 2, 1e300, X), X[:, 0], verbose=0)
    with pytest.raises(FloatingPointError, match=r"targets as large as inf \(scale them"):
        two(1).fit(X, np.where(X[:, 0] > 0, 1e300, 0), verbose=0)
    assert not recwarn.list


@pytest.mark.parametrize("initial_epoch", [5, 7])
def test_training_that_ends_before_it_begins_is_said(initial_epoch, capfd):
    network = two(1)
    assert network.fit(X, X[:, 0], epochs=5, initial_epoch=initial_epoch, verbose=0).history == {}
    said = capfd.readouterr().out
    assert said == (
        f"Nothing is trained: initial_epoch={initial_epoch} is not below epochs=5, where training ends. "
        f"For one more epoch write epochs={initial_epoch + 1}.\n"
    )
    history = network.fit(X, X[:, 0], epochs=initial_epoch + 1, initial_epoch=initial_epoch, verbose=0)
    assert history.epoch == [initial_epoch]


def test_predictions_that_are_no_probabilities_are_said_in_any_batch():
    model = Sequential([Input((1,)), Dense(1, "relu", kernel_initializer="ones")])
    model.compile(loss="binary_crossentropy")
    x = np.full((64, 1), 0.5)
    x[50] = 3.0  # the first rows are looked at before anything is computed
    with pytest.raises(ValueError, match="needs probabilities"):
        model.evaluate(x, np.ones(64))
