"""Metrics that nnlib has not, and weights of classes: the code of the messages is run as it stands."""

import re

import numpy as np
import pytest

from fixes import blocks, train
from nnlib import Input, Sequential
from nnlib.layers import Dense

X = np.random.default_rng(0).normal(size=(40, 3))
Y = (X[:, 0] > 0).astype(int)
BINARY, SPARSE = "binary_crossentropy", "sparse_categorical_crossentropy"


def compiled(metrics, loss=BINARY, units=1, end="sigmoid"):
    model = Sequential([Input((3,)), Dense(units, end)], seed=0)
    model.compile("adam", loss, metrics=metrics)
    return model


def by_hand(name, y, p):
    """The metric from its definition, for probabilities p."""
    hits = ((p > 0.5) & (y == 1)).sum()
    precision, recall = hits / (p > 0.5).sum(), hits / (y == 1).sum()
    pairs = p[y == 1][:, None] - p[y == 0]
    return {
        "auc": ((pairs > 0) + (pairs == 0) / 2).mean(),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "r2": 1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum(),
        "rmse": np.sqrt(((y - p) ** 2).mean()),
    }[name]


@pytest.mark.parametrize(
    "name", ["AUC", "auc", "precision", "Recall", "f1", "f1_score", "r2", "r2_score", "RMSE"]
)
def test_a_metric_that_nnlib_has_not_is_computed_from_predictions(name, capsys):
    pytest.importorskip("sklearn")
    with pytest.raises(ValueError) as error:
        compiled([name])
    assert f"metrics={name!r} is not in nnlib; it has acc, accuracy, binary_accuracy" in str(error.value)
    assert "Did you mean" not in str(error.value)
    model = train(X, Y, BINARY, 1, "sigmoid")
    exec(blocks(error.value)[0], {"x": X, "y": Y, "model": model})
    expected = by_hand(name.lower().removesuffix("_score"), Y, model.predict(X)[:, 0])
    assert float(capsys.readouterr().out) == pytest.approx(expected, rel=1e-5)


def test_a_confusion_matrix_is_counted_from_predictions(capsys):
    pytest.importorskip("sklearn")
    with pytest.raises(ValueError) as error:
        compiled(["confusion_matrix"])
    model = train(X, Y, SPARSE, 2, "softmax")
    exec(blocks(error.value)[0], {"x": X, "y": Y, "model": model})
    counted = [int(n) for n in re.findall(r"\d+", capsys.readouterr().out)]
    predicted = model.predict(X).argmax(axis=1)
    assert counted == [int(((Y == i) & (predicted == j)).sum()) for i in (0, 1) for j in (0, 1)]


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (
            lambda: compiled(["mape"]),
            "metrics='mape' is not known. Keras has it, nnlib has not. Choose one of: acc,",
        ),
        (lambda: compiled(["acuracy"]), "metrics='acuracy' is not known. Did you mean 'accuracy'? Choose"),
        (
            lambda: compiled(None, loss="huber"),
            "loss='huber' is not known. Keras has it, nnlib has not. Choose",
        ),
        (
            lambda: Sequential([Dense(1, "gelu")]),
            "activation='gelu' is not known. Keras has it, nnlib has not. ",
        ),
        (
            lambda: Sequential([Dense(1, "Relu")]),
            "activation='Relu' is not known. Did you mean 'relu'? Choose",
        ),
        (
            lambda: Sequential().compile("adamw"),
            "optimizer='adamw' is not known. Keras has it, nnlib has not. ",
        ),
        (lambda: Sequential().compile("sdg"), "optimizer='sdg' is not known. Did you mean 'sgd'? Choose"),
        (lambda: compiled(["xyz"]), "metrics='xyz' is not known. Choose one of"),
    ],
)
def test_names_are_suggested_only_where_they_are_close(build, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        build()


@pytest.mark.parametrize("wrong", ["balanced", [1, 2], {"no": 1, "yes": 2}, {0.5: 1}])
def test_class_weights_that_are_none_get_a_dict_that_works(wrong):
    with pytest.raises(
        ValueError, match=r"class_weight must be a dict of class numbers and weights"
    ) as error:
        compiled(None).fit(X, Y, class_weight=wrong, verbose=0)
    names = {"y": np.array([0] * 30 + [1] * 10), "np": np}
    exec(blocks(error.value)[0], names)
    assert names["class_weight"] == {0: 1.0, 1: 3.0}
    compiled(None).fit(X, Y, class_weight=names["class_weight"], verbose=0)


@pytest.mark.parametrize("wrong", [-1, "2", None, np.nan])
def test_a_class_weight_is_a_number_of_at_least_0(wrong):
    with pytest.raises(ValueError, match=r"class_weight\[1\] must be a number of at least 0"):
        compiled(None).fit(X, Y, class_weight={1: wrong}, verbose=0)


def test_weights_of_classes_and_of_samples_are_multiplied():
    rng = np.random.default_rng(1)
    weight = rng.uniform(0, 2, 40)
    both, product = compiled(None), compiled(None)
    both.fit(X, Y, class_weight={1: 3}, sample_weight=weight, verbose=0)
    product.fit(X, Y, sample_weight=np.where(Y == 1, 3, 1) * weight, verbose=0)
    for ours, expected in zip(both.get_weights(), product.get_weights(), strict=True):
        np.testing.assert_allclose(ours, expected, rtol=1e-6)  # float32, one more rounding


def test_validation_is_not_weighted():
    model = compiled(None)
    history = model.fit(X, Y, class_weight={1: 3}, validation_data=(X, Y), verbose=0).history
    assert history["val_loss"][0] == pytest.approx(model.evaluate(X, Y))
