"""Arguments, their defaults and the names of things, against the real Keras."""

import inspect

import pytest

import nnlib
from keras_twin import keras

MODULES = ("layers", "losses", "optimizers", "metrics", "callbacks", "initializers", "regularizers")
BASES = {
    "Callback",
    "Layer",
    "Loss",
    "Metric",
    "Optimizer",
    "Initializer",
    "Regularizer",
    "CallbackList",
    "Mean",
}


def pairs():
    """(id, nnlib's class or method, Keras's): every public class that both have under one name."""
    for module in MODULES:
        ours, theirs = getattr(nnlib, module), getattr(keras, module)
        for name, value in vars(ours).items():
            if (
                inspect.isclass(value)
                and value.__module__.startswith("nnlib")
                and name[0].isupper()
                and name not in BASES
            ):
                if hasattr(theirs, name):
                    yield pytest.param(value, getattr(theirs, name), id=f"{module}.{name}")
    for method in "compile", "fit", "evaluate", "predict", "train_on_batch":
        yield pytest.param(getattr(nnlib.Sequential, method), getattr(keras.Sequential, method), id=method)


def defaults(thing):
    return {
        name: p.default
        for name, p in inspect.signature(thing).parameters.items()
        if p.default is not p.empty and name not in ("name", "dtype", "trainable")
    }


@pytest.mark.parametrize("ours, theirs", pairs())
def test_defaults_are_those_of_keras_wherever_both_have_the_argument(ours, theirs):
    mine, its = defaults(ours), defaults(theirs)
    shared = mine.keys() & its.keys()
    differing = {name: (mine[name], its[name]) for name in shared if mine[name] != its[name]}
    known = (
        {"batch_size": (32, None)} if ours.__name__ in ("fit", "evaluate", "predict") else {}
    )  # None means 32 in Keras
    assert differing == known
    assert mine.keys() - its.keys() == set(), "arguments that Keras does not have"


def test_every_layer_loss_optimizer_initializer_and_metric_is_one_that_keras_has():
    here = {p.id for p in pairs()}
    assert {
        "layers.Dense",
        "layers.ELU",
        "losses.BinaryCrossentropy",
        "optimizers.Adagrad",
        "callbacks.EarlyStopping",
    } <= here
    for module in "layers", "losses", "optimizers", "regularizers":
        for name, value in vars(getattr(nnlib, module)).items():
            if (
                inspect.isclass(value)
                and value.__module__.startswith(f"nnlib.{module}")
                and name not in BASES
            ):
                if name[0] != "_" and name != "InputShape":
                    assert f"{module}.{name}" in here, name


def test_layers_are_named_as_keras_names_them():
    def names(lib):
        L = lib.layers
        layers = [
            L.Dense(2, name="first"),
            L.Dense(3),
            L.Activation("relu"),
            L.ReLU(),
            L.LeakyReLU(),
            L.ELU(),
            L.Softmax(),
        ]
        layers += [
            L.Dropout(0.5),
            L.BatchNormalization(),
            L.Flatten(),
            L.Dense(3),
            L.BatchNormalization(),
            L.ReLU(),
            L.Dense(1),
        ]
        model = lib.Sequential([lib.Input((4,)), *layers])
        return [model.name, *(layer.name for layer in model.layers)]

    keras.utils.clear_session(free_memory=False)
    assert names(nnlib) == names(keras)
    assert names(nnlib)[2:4] == ["dense", "activation"]


@pytest.mark.parametrize(
    "name",
    [
        "mse",
        "mae",
        "mean_squared_error",
        "mean_absolute_error",
        "binary_crossentropy",
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
    ],
)
def test_losses_known_by_name_are_the_same_ones(name):
    ours, theirs = nnlib.losses.get(name), keras.losses.get(name)
    assert ours.name == theirs.__name__  # Keras gives the function
    assert ours.name == getattr(keras.losses, type(ours).__name__)().name


@pytest.mark.parametrize("name", ["sgd", "SGD", "rmsprop", "RMSprop", "adagrad", "adam", "Adam"])
def test_optimizers_known_by_name_have_the_same_settings(name):
    ours, theirs = nnlib.optimizers.get(name), keras.optimizers.get(name)
    assert type(ours).__name__ == type(theirs).__name__
    config = theirs.get_config()
    # Keras keeps its learning rate as float32: 0.01 is there to 7 digits.
    assert ours.get_config() == pytest.approx({key: config[key] for key in ours.get_config()}, rel=1e-6)


@pytest.mark.parametrize(
    "name",
    [
        "zeros",
        "ones",
        "glorot_uniform",
        "glorot_normal",
        "he_uniform",
        "he_normal",
        "random_normal",
        "random_uniform",
    ],
)
def test_initializers_known_by_name_are_the_same_classes_with_the_same_settings(name):
    ours, theirs = nnlib.initializers.get(name), keras.initializers.get(name)
    assert type(ours).__name__ == type(theirs).__name__
    config = theirs.get_config()
    assert ours.get_config() == {key: config[key] for key in ours.get_config()}
