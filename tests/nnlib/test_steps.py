"""Models within models, and a training step of one's own."""

import numpy as np
import pytest

from nnlib import Input, Sequential, check_model, load_model
from nnlib.layers import BatchNormalization, Dense, Dropout, Layer

X = np.random.default_rng(0).normal(size=(24, 3)).astype("float32")
Y = X[:, :2] ** 2
FIT = {"epochs": 3, "batch_size": 8, "verbose": 0}


def nested(seed=0, dtype="float32"):
    inner = Sequential(
        [Dense(5, "tanh", kernel_regularizer="l2"), Sequential([BatchNormalization(), Dropout(0.2)])]
    )
    return Sequential([Input((3,)), inner, Dense(2)], seed=seed, dtype=dtype)


class Residual(Sequential):
    """x + f(x): what a plain Sequential cannot say."""

    def forward(self, x, training=False):
        return x + super().forward(x, training)

    def backward(self, grad):
        return grad + super().backward(grad)


def test_a_model_within_a_model_counts_saves_and_trains_on(tmp_path):
    model = nested()
    assert model.count_params() == 3 * 5 + 5 + 4 * 5 + 5 * 2 + 2
    names = [
        "dense/kernel",
        "dense/bias",
        *(f"sequential/batch_normalization/{key}" for key in ("gamma", "beta")),
    ]
    assert list(model.layers[0].params) == names
    model.layers[0].layers[1].layers[0].trainable = False
    model.compile("adam", "mse")
    model.fit(X, Y, **FIT)
    again = load_model(model.save(tmp_path / "m"))
    assert again.layers[0].params.keys() == model.layers[0].params.keys()
    assert not again.layers[0].layers[1].layers[0].trainable
    assert again.fit(X, Y, **FIT).history == model.fit(X, Y, **FIT).history


def test_the_outer_seed_decides_for_the_inner_models():
    first, second, third = (nested(seed).get_weights() for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert not np.array_equal(first[0], third[0])


def test_gradients_pass_through_models_within_models():
    within = Residual([Dense(3, "tanh"), Dense(3)])
    model = Sequential(
        [Input((3,)), within, Sequential([Dense(4, "tanh"), Dense(2, "softmax")])], seed=0, dtype="float64"
    )
    model.compile("sgd", "categorical_crossentropy")
    results = check_model(model, X[:5], np.eye(2)[[0, 1, 0, 0, 1]])
    assert len(results) == 9 and all(result.ok for result in results), results


def test_a_softmax_at_the_end_of_a_model_within_is_taken_with_its_loss():
    labels = np.arange(24) % 2
    plain = Sequential([Input((3,)), Dense(2, "softmax")], seed=0)
    within = Sequential([Input((3,)), Sequential([Dense(2, "softmax")])], seed=0)
    within.set_weights(plain.get_weights())
    for model in plain, within:
        model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.layers[0].set_weights(
            [1000 * w for w in plain.get_weights()[:2]] if model is plain else plain.get_weights()
        )
    assert (
        within.fit(X, labels, shuffle=False, **FIT).history
        == plain.fit(X, labels, shuffle=False, **FIT).history
    )


def test_a_model_cannot_hold_itself():
    model = nested()
    with pytest.raises(ValueError, match="in the model already"):
        model.add(model)


def test_a_layer_that_knows_its_model_can_be_asked():
    class Knowing(Layer):
        model = None

        def forward(self, x, training=False):
            return x

    layer = Knowing()
    model = Sequential([Input((3,)), layer, Dense(2)], seed=0)
    layer.model = model
    assert model.predict(X).shape == (24, 2)


class Clipped(Sequential):
    """Each gradient shortened to a length of at most 0.1 before the step."""

    steps = 0

    def train_step(self, x, y, weight=None):
        loss = self.backpropagate(x, y, weight)
        for layer in self.leaves():
            for grad in layer.grads.values():
                grad *= min(1, 0.1 / np.linalg.norm(grad))
        self.apply_gradients()
        self.steps += 1
        return loss


def test_fit_calls_a_training_step_of_ones_own():
    model = Clipped([Input((3,)), Dense(2)], seed=0)
    model.compile("sgd", "mse", metrics=["mae"])
    before = model.get_weights()
    history = model.fit(X, 900 * Y, epochs=1, batch_size=8, verbose=0).history
    assert model.steps == 3 and history["loss"][0] > 1000 and history["mae"][0] > 100
    moved = [np.linalg.norm(b - a) for a, b in zip(before, model.get_weights(), strict=True)]
    assert max(moved) <= 3 * 0.1 * 0.01 * 1.001


def test_the_two_halves_of_a_step_by_hand_are_the_step_of_train_on_batch():
    by_hand, whole = (Sequential([Input((3,)), Dense(2)], seed=0) for _ in range(2))
    with pytest.raises(RuntimeError, match="backpropagate needs a loss: call compile first"):
        by_hand.backpropagate(X, Y)
    for model in (by_hand, whole):
        model.compile("sgd", "mse")
    with pytest.raises(RuntimeError, match=r"There are no gradients yet: call backpropagate\(x, y\)"):
        by_hand.apply_gradients()
    with pytest.raises(ValueError, match="The number of samples differs"):
        by_hand.backpropagate(X, Y[1:])
    assert by_hand.backpropagate(X, Y) == whole.train_on_batch(X, Y)
    by_hand.apply_gradients()
    for one, other in zip(by_hand.get_weights(), whole.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_step_without_gradients_of_ones_own_says_what_is_missing():
    class Hasty(Sequential):
        def train_step(self, x, y, weight=None):
            self.apply_gradients()
            return 0.0

    model = Hasty([Input((3,)), Dense(2)])
    model.compile("sgd", "mse")
    with pytest.raises(RuntimeError, match="There are no gradients yet"):
        model.fit(X, Y, verbose=0)


def test_a_training_step_that_gives_no_number_is_named():
    class Forgetful(Sequential):
        def train_step(self, x, y, weight=None):
            self.backpropagate(x, y, weight)

    model = Forgetful([Input((3,)), Dense(2)])
    model.compile("sgd", "mse")
    with pytest.raises(TypeError, match="train_step must return the batch's loss, a number; got NoneType"):
        model.fit(X, Y, verbose=0)


def test_a_forgotten_flatten_is_named_where_loss_and_targets_meet():
    images, labels = np.zeros((6, 4, 4)), np.arange(6) % 3
    model = Sequential([Input((4, 4)), Dense(3, "softmax")])
    model.compile("sgd", "sparse_categorical_crossentropy")
    with pytest.raises(ValueError, match=r"put a Flatten\(\) layer before it"):
        model.fit(images, labels, verbose=0)


def test_a_training_step_may_be_called_by_hand_after_the_data_were_looked_at():
    model, other = (Sequential([Input((3,)), Dense(2)], seed=0) for _ in range(2))
    for each in model, other:
        each.compile("sgd", "mse")
    model.evaluate(X, Y)
    losses = [model.train_step(X, Y), model.train_step(X, Y)]
    assert losses == [other.train_on_batch(X, Y), other.train_on_batch(X, Y)]
    model.compile("sgd", "mae")
    other.compile("sgd", "mae")
    model.evaluate(X, Y)
    assert model.train_step(X, Y) == other.train_on_batch(X, Y)


def test_a_built_layer_takes_inputs_of_another_rank():
    for layer in Dense(2), BatchNormalization():
        series = np.random.default_rng(0).normal(size=(4, 5, 3)).astype("float32")
        rows = layer(series.reshape(-1, 3))
        np.testing.assert_allclose(layer(series).reshape(rows.shape), rows, rtol=1e-6)
        with pytest.raises(ValueError, match="has weights for inputs of shape"):
            layer(np.ones((4, 2)))


def test_names_that_nobody_chose_are_not_shown_after_loading_either(tmp_path):
    model = Sequential([Input((3,)), Dense(2), Dense(2), Dense(2, name="answer")])
    assert repr(load_model(model.save(tmp_path / "m"))) == repr(model)
