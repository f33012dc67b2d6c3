"""Frozen layers, without Keras beside them: what training leaves alone, and what it goes on with."""

import numpy as np
import pytest

from nnlib import Input, Sequential, check_layer
from nnlib.layers import BatchNormalization, Dense

X = np.random.default_rng(0).normal(size=(24, 3)).astype("float32")
Y = X[:, :2] ** 2
FIT = {"epochs": 2, "batch_size": 8, "verbose": 0}


def made(optimizer="sgd"):
    layers = [Dense(5, "tanh"), BatchNormalization(), Dense(4, "relu"), Dense(2)]
    model = Sequential([Input((3,)), *layers], seed=0)
    model.compile(optimizer, "mse")
    return model


def moved(model, do):
    """For each layer whether do() has changed any of its arrays."""
    before = [layer.get_weights() for layer in model.layers]
    do()
    return [
        any(not np.array_equal(a, b) for a, b in zip(old, layer.weights, strict=True))
        for old, layer in zip(before, model.layers, strict=True)
    ]


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("frozen", [(), (0,), (0, 1), (2,), (3,), (1, 2, 3)])
def test_training_changes_every_layer_but_the_frozen_ones(frozen, optimizer):
    model = made(optimizer)
    for i in frozen:
        model.layers[i].trainable = False
    assert moved(model, lambda: model.fit(X, Y, **FIT)) == [i not in frozen for i in range(4)]


def test_a_layer_that_is_frozen_later_keeps_what_it_has_learned():
    model = made("adam")
    model.fit(X, Y, **FIT)
    model.layers[2].trainable = False
    assert moved(model, lambda: model.fit(X, Y, **FIT)) == [True, True, False, True]
    model.layers[2].trainable = True
    assert moved(model, lambda: model.fit(X, Y, **FIT)) == [True] * 4


def test_the_steps_of_other_layers_do_not_depend_on_a_frozen_last_one():
    frozen, other = made(), made()
    frozen.layers[3].trainable = False
    frozen.train_on_batch(X, Y)
    other.train_on_batch(X, Y)
    for layer, twin in zip(frozen.layers[:3], other.layers[:3], strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(layer.weights, twin.weights, strict=True))


def test_a_model_freezes_all_its_layers_and_those_within():
    inner = Sequential([Dense(3), BatchNormalization()])
    model = Sequential([Input((3,)), inner, Dense(2)])
    model.trainable = False
    assert [layer.trainable for layer in (inner, *inner.layers, model.layers[1])] == [False] * 4
    assert model.trained() == [] and "Trainable params: 0 " in summary(model)
    model.trainable = True
    assert model.trained() == [*inner.layers, model.layers[1]]
    assert Sequential([Dense(2)], trainable=False).layers[0].trainable is False
    assert Dense(2, trainable=False).trainable is False


def summary(model):
    lines = []
    model.summary(print_fn=lines.append)
    return "\n".join(lines)


def test_the_summary_counts_frozen_parameters_with_those_that_are_never_trained():
    model = made()
    model.layers[0].trainable = False
    text = summary(model)
    assert "Trainable params: 44 " in text and "Non-trainable params: 30 " in text


def test_frozen_batch_normalization_uses_its_moving_statistics_in_training():
    layer = BatchNormalization(dtype="float64")
    layer.build((None, 3), None)
    rng = np.random.default_rng(0)
    layer.set_weights([rng.uniform(0.5, 2, 3) for _ in range(4)])
    layer.trainable = False
    x, before = X.astype("float64"), layer.get_weights()
    np.testing.assert_array_equal(layer.forward(x, training=True), layer.forward(x))
    assert all(np.array_equal(a, b) for a, b in zip(before, layer.weights, strict=True))
    assert all(result.ok for result in check_layer(layer, x[:4], training=True))
