"""Objects show themselves as the call that makes them, and can be copied and pickled."""

import copy
import pickle

import numpy as np
import pytest

import nnlib
from nnlib import callbacks, initializers, losses, metrics, optimizers, regularizers
from nnlib.callbacks import EarlyStopping, LearningRateScheduler
from nnlib.layers import (
    ELU,
    Activation,
    BatchNormalization,
    Dense,
    Dropout,
    Flatten,
    LeakyReLU,
    ReLU,
    Softmax,
)
from nnlib.losses import MeanSquaredError, SparseCategoricalCrossentropy
from nnlib.optimizers import SGD, Adagrad, Adam, RMSprop

SHOWN = [
    "Dense(3)",
    'Dense(128, activation="relu")',
    'Dense(4, use_bias=False, kernel_initializer=HeNormal(), name="first")',
    "Dense(2, kernel_regularizer=L2(l2=0.1))",
    "Dropout(0.2)",
    'Activation("tanh")',
    "Flatten()",
    "ReLU()",
    "ReLU(max_value=6.0)",
    "LeakyReLU(negative_slope=0.1)",
    "ELU()",
    "Softmax()",
    "BatchNormalization()",
    "BatchNormalization(momentum=0.9)",
    "SGD(learning_rate=0.01)",
    "SGD(learning_rate=0.1, momentum=0.9, nesterov=True)",
    "Adam(learning_rate=0.001)",
    "RMSprop(learning_rate=0.001, rho=0.8)",
    "Adagrad(learning_rate=0.001)",
    "MeanSquaredError()",
    "SparseCategoricalCrossentropy(from_logits=True)",
    "EarlyStopping(patience=3)",
]
NAMES = {
    **{
        c.__name__: c for c in (Activation, BatchNormalization, Dense, Dropout, ELU, Flatten, LeakyReLU, ReLU)
    },
    **{c.__name__: c for c in (Softmax, SGD, Adam, RMSprop, Adagrad, MeanSquaredError, EarlyStopping)},
    "SparseCategoricalCrossentropy": SparseCategoricalCrossentropy,
    "HeNormal": initializers.HeNormal,
    "L2": regularizers.L2,
}


@pytest.mark.parametrize("text", SHOWN)
def test_an_object_shows_itself_as_the_call_that_makes_it(text):
    thing = eval(text, NAMES)
    assert repr(thing) == text
    assert repr(copy.deepcopy(thing)) == repr(pickle.loads(pickle.dumps(thing))) == text


def trained():
    model = nnlib.Sequential([nnlib.Input((4,)), Dense(3, "relu"), Dropout(0.3), Dense(2, "softmax")], seed=1)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(40, 4)), rng.integers(0, 2, 40)
    return model, x, y, model.fit(x, y, epochs=2, verbose=0)


def test_a_model_shows_its_rows():
    model, *_ = trained()
    assert repr(model).splitlines() == [
        "Sequential([",
        "    Input((4,)),",
        '    Dense(3, activation="relu"),',
        "    Dropout(0.3),",
        '    Dense(2, activation="softmax"),',
        "])",
    ]
    assert repr(nnlib.Sequential()) == "Sequential([])"


def test_a_history_shows_where_it_ended():
    history = trained()[-1]
    loss = history.history["loss"][-1]
    assert repr(history).startswith("History(2 epochs, accuracy ")
    assert f"loss {loss:.4g}" in repr(history)
    assert repr(callbacks.History()) == "History(0 epochs)"


def test_a_layer_of_ones_own_shows_itself_too():
    class Scaled(nnlib.layers.Layer):
        def __init__(self, factor, shift=0.0, **kwargs):
            super().__init__(**kwargs)
            self.factor, self.shift = factor, shift

    assert repr(Scaled(2.0)) == "Scaled(2.0)"
    assert repr(Scaled(2.0, shift=1.0, name="mine")) == 'Scaled(2.0, shift=1.0, name="mine")'


@pytest.mark.parametrize("again", [copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
def test_a_copied_model_predicts_the_same_and_trains_on_alike(again):
    model, x, y, history = trained()
    other = again(model)
    np.testing.assert_array_equal(other.predict(x, verbose=0), model.predict(x, verbose=0))
    first, second = (m.fit(x, y, epochs=2, verbose=0).history for m in (model, other))
    assert first == second
    assert again(history).history == history.history


@pytest.mark.parametrize(
    "thing",
    [
        initializers.GlorotUniform(),
        metrics.SparseCategoricalAccuracy(),
        losses.BinaryCrossentropy(),
        optimizers.Adam(),
    ],
)
def test_parts_can_be_pickled(thing):
    assert repr(pickle.loads(pickle.dumps(thing))) == repr(thing)


@pytest.mark.parametrize(
    "schedule", [lambda epoch: 0.1 / (epoch + 1), lambda epoch, rate: 0.1 if epoch == 0 else rate / 2, max]
)
def test_a_schedule_may_take_the_epoch_alone(schedule):
    if schedule is max:  # a function of C that takes any number
        schedule = lambda *args: 0.1 / (args[0] + 1)  # noqa: E731
    model, x, y, _ = trained()
    history = model.fit(x, y, epochs=2, verbose=0, callbacks=[LearningRateScheduler(schedule)]).history
    assert history["learning_rate"] == [0.1, 0.05]


def test_an_error_inside_a_schedule_is_the_readers_own():
    model, x, y, _ = trained()
    with pytest.raises(TypeError, match="unsupported operand"):
        model.fit(x, y, verbose=0, callbacks=[LearningRateScheduler(lambda epoch, rate: rate + "a")])
