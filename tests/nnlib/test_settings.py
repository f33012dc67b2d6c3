"""What is set after an object was made acts, or is refused with what to do instead."""

import copy
import pickle

import numpy as np
import pytest

import nnlib
from nnlib import Input, Sequential, callbacks, initializers, losses, metrics, optimizers
from nnlib.layers import Dense, Layer, ReLU, Softmax

X = np.random.default_rng(0).normal(size=(16, 3)).astype("float32")
Y = X[:, :2] ** 2


def made():
    model = Sequential([Input((3,)), Dense(4, "tanh"), Dense(2)], seed=0)
    model.compile("sgd", "mse")
    return model


REFUSED = [
    ("Dense(3).trainabel = False", "Dense has no setting trainabel, .* did you mean trainable?"),
    ("Dense(3).units = 4", "units of Dense cannot be set: .* make a new one with units=…"),
    ("Dense(3).use_bias = False", "make a new one with use_bias=…"),
    ("Dense(3).kernel_initializer = 'zeros'", "make a new one with kernel_initializer=…"),
    (
        "made().layers[0].kernel = np.ones((3, 4))",
        r"is set in place: layer.params\['kernel'\]\[...\] = value",
    ),
    ("made().layers[0].bias = np.ones(4)", r"layer.params\['bias'\]\[...\] = value"),
    ("Dense(3).bias = 0", "Dense has no setting bias"),
    ("BatchNormalization().scale = False", "make a new one with scale=…"),
    ("Dropout(0.5).rates = 0.1", "did you mean rate?"),
    ("optimizers.SGD().lr = 0.1", "SGD has no setting lr, .* did you mean learning_rate?"),
    ("optimizers.Adam().beta1 = 0.5", "did you mean beta_1?"),
    ("optimizers.Adagrad().initial_accumulator_value = 1", r"make a new Adagrad\(…\)"),
    ("losses.BinaryCrossentropy().from_logit = True", "did you mean from_logits?"),
    ("metrics.BinaryAccuracy().treshold = 0.7", "did you mean threshold?"),
    ("regularizers.L2().l1 = 0.1", "L2 has no setting l1"),
    ("callbacks.EarlyStopping().patiens = 3", "did you mean patience?"),
    ("made().loss = 'mae'", "loss of Sequential cannot be set: use compile"),
    ("made().optimizer = 'adam'", "use compile"),
    ("made().metrics = ['mae']", r"use compile\(…, metrics=\[…\]\)"),
    ("made().learning_rate = 0.1", r"model.optimizer.learning_rate = …"),
    ("made().layers = []", r"use add\(layer\)"),
    ("made().seed = 1", "make a new model with seed=…"),
    ("made().dtype = 'float64'", "make a new model with dtype=…"),
    ("made().stop_trainig = True", "did you mean stop_training?"),
]


@pytest.mark.parametrize(("mistake", "answer"), REFUSED, ids=[mistake for mistake, _ in REFUSED])
def test_what_would_change_nothing_is_refused(mistake, answer):
    names = vars(nnlib) | vars(nnlib.layers) | {"made": made, "np": np}
    with pytest.raises(AttributeError, match=answer):
        exec(mistake, names)


BAD = [
    ("optimizers.SGD().learning_rate = -1", "learning_rate must be a number of at least 0; got -1"),
    ("optimizers.SGD().momentum = 'much'", "momentum must be a number from 0 to 1"),
    ("Dropout(0.5).rate = 2", "rate must be a number from 0 to 1; got 2"),
    ("Dense(3).activation = 'rellu'", "Did you mean 'relu'"),
    ("Dense(3).kernel_regularizer = 'l3'", "kernel_regularizer"),
    ("Dense(3).trainable = 'no'", "trainable must be True or False; got 'no'"),
    ("made().trainable = 0", "trainable must be True or False; got 0"),
]


@pytest.mark.parametrize(("mistake", "answer"), BAD, ids=[mistake for mistake, _ in BAD])
def test_a_setting_is_looked_at_as_by_the_constructor(mistake, answer):
    with pytest.raises(ValueError, match=answer):
        exec(mistake, vars(nnlib) | vars(nnlib.layers) | {"made": made})


CHANGES = {
    "rate": (lambda m: setattr(m.optimizer, "learning_rate", 0.5), {"optimizer": optimizers.SGD(0.5)}),
    "momentum": (
        lambda m: setattr(m.optimizer, "momentum", 0.9),
        {"optimizer": optimizers.SGD(momentum=0.9)},
    ),
    "nesterov": (
        lambda m: (setattr(m.optimizer, "momentum", 0.9), setattr(m.optimizer, "nesterov", True)),
        {"optimizer": optimizers.SGD(momentum=0.9, nesterov=True)},
    ),
    "activation": (lambda m: setattr(m.layers[0], "activation", "relu"), {"activation": "relu"}),
    "regularizer": (lambda m: setattr(m.layers[0], "kernel_regularizer", "l2"), {"kernel_regularizer": "l2"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_set_acts_as_if_it_had_been_given(change):
    act, given = CHANGES[change]
    changed = made()
    act(changed)
    optimizer = given.pop("optimizer", "sgd") if "optimizer" in given else "sgd"
    other = Sequential([Input((3,)), Dense(4, **{"activation": "tanh"} | given), Dense(2)], seed=0)
    other.compile(optimizer, "mse")
    fit = {"epochs": 2, "batch_size": 4, "verbose": 0}
    histories = [model.fit(X, Y, **fit).history for model in (changed, other, made())]
    assert histories[0] == histories[1] != histories[2]


def test_a_last_layer_may_change_its_activation_after_training():
    labels = np.arange(16) % 2
    model = Sequential([Input((3,)), Dense(2)], seed=0)
    model.compile("sgd", losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(X, labels, verbose=0)
    model.layers[0].activation = "softmax"
    np.testing.assert_allclose(model.predict(X).sum(axis=1), 1, rtol=1e-6)
    model.compile("sgd", "sparse_categorical_crossentropy")
    assert np.isfinite(model.fit(X, labels, verbose=0).history["loss"]).all()


def test_momentum_may_come_and_go_while_training():
    model = made()
    for momentum in 0.9, 0.0, 0.5:
        model.optimizer.momentum = momentum
        model.fit(X, Y, epochs=2, verbose=0)
        assert len(model.optimizer.variables) == (4 if momentum else 0)


def test_layers_of_ones_own_take_any_attribute():
    class Scaled(Layer):
        def __init__(self, factor, **kwargs):
            super().__init__(**kwargs)
            self.factor = factor

        def forward(self, x, training=False):
            self.largest = x.max()
            return self.factor * x

    layer = Scaled(2.0)
    layer.note = "mine"
    assert layer(X).shape == X.shape and layer.largest == X.max()


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))]
)
def test_copies_look_at_their_settings_too(copied):
    things = [
        Dense(3),
        optimizers.Adam(),
        losses.MeanSquaredError(),
        ReLU(),
        Softmax(),
        initializers.Zeros(),
        made(),
    ]
    for thing in map(copied, things):
        with pytest.raises(AttributeError, match="would change nothing"):
            thing.no_such_thing = 1


def test_metrics_of_a_class_are_its_own():
    assert metrics.BinaryAccuracy(threshold=0.7).get_config() == {"name": "binary_accuracy", "threshold": 0.7}
    assert Dense(3, name="a").get_config()["name"] == "a"
    assert optimizers.SGD(0.5).get_config() == {"learning_rate": 0.5, "momentum": 0.0, "nesterov": False}


class Misnamed(callbacks.Callback):
    def on_epoch_ends(self, epoch, logs=None):
        raise AssertionError("never called")


def test_a_method_that_looks_like_a_hook_and_is_none_is_named():
    with pytest.warns(
        UserWarning, match="Misnamed.on_epoch_ends is never called.* Did you mean on_epoch_end?"
    ):
        made().fit(X, Y, verbose=0, callbacks=[Misnamed()])
