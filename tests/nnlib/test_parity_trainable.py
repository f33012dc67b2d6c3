"""Frozen layers, models within models, inputs of any rank and every hook, against the real Keras."""

import numpy as np
import pytest

import nnlib
from keras_twin import CONSTANTS, assert_same_history, assert_same_weights, keras, twins
from nnlib.keras_bridge import from_keras, to_keras

rng = np.random.default_rng(3)
X, Y = rng.normal(size=(20, 4)), rng.normal(size=(20, 2))
SERIES, SERIES_Y = rng.normal(size=(12, 5, 4)), rng.normal(size=(12, 5, 2))
FIT = {"epochs": 3, "batch_size": 6, "shuffle": False, "verbose": 0}


def deep(lib):
    layers = [
        lib.Input((4,)),
        lib.layers.Dense(6, activation="tanh", kernel_regularizer="l2"),
        lib.layers.BatchNormalization(),
        lib.layers.Dense(5, activation="relu"),
        lib.layers.BatchNormalization(),
        lib.layers.Dense(2, kernel_regularizer="l1"),
    ]
    return lib.Sequential(layers)


def nested(lib):
    encoder = lib.Sequential(
        [lib.Input((4,)), lib.layers.Dense(3, activation="tanh"), lib.layers.BatchNormalization()],
        name="encoder",
    )
    decoder = lib.Sequential([lib.layers.Dense(3, activation="relu"), lib.layers.Dense(2)], name="decoder")
    return lib.Sequential([lib.Input((4,)), encoder, decoder], name="whole")


def freeze_first(model):
    model.layers[0].trainable = model.layers[1].trainable = False


def freeze_last(model):
    model.layers[-1].trainable = False


def freeze_all_but_one(model):
    model.trainable = False
    model.trainable = True
    for layer in model.layers[:-1]:
        layer.trainable = False


def freeze_inner(model):
    model.layers[0].trainable = False


def freeze_within(model):
    model.layers[1].layers[0].trainable = False


CASES = {
    "the first two": (deep, freeze_first),
    "the last": (deep, freeze_last),
    "all but the last": (deep, freeze_all_but_one),
    "nothing, nested": (nested, lambda model: None),
    "a model within": (nested, freeze_inner),
    "a layer of a model within": (nested, freeze_within),
}


def text(model):
    lines = []
    model.summary(print_fn=lines.append)
    return "\n".join(lines).rstrip("\n")


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("case", CASES)
def test_frozen_layers_train_as_in_keras(case, optimizer, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    make, freeze = CASES[case]

    def program(lib):
        model = make(lib)
        freeze(model)
        model.compile(optimizer, "mse")
        return model

    with twins(program) as (ours, theirs):
        before = ours.get_weights()
        assert text(ours) == text(theirs)
        mine = ours.fit(X, Y, validation_split=0.2, **FIT)
        its = theirs.fit(X, Y, validation_split=0.2, **FIT)
        assert_same_history(mine, its, 1e-6)
        assert_same_weights(ours, theirs, "float64", CONSTANTS)
        assert text(ours) == text(theirs)
        moved = [not np.array_equal(a, b) for a, b in zip(before, ours.get_weights(), strict=True)]
        assert any(moved)
        assert all(moved) == (case == "nothing, nested")


def test_a_model_that_is_frozen_whole_trains_nothing():
    with twins(deep) as (ours, theirs):
        for model in ours, theirs:
            model.trainable = False
            model.layers[0].trainable = True  # the model itself is frozen still
            model.compile("sgd", "mse")
        assert text(ours).split("Trainable")[1] == text(theirs).split("Trainable")[1]
        before = ours.get_weights()
        with pytest.warns(UserWarning, match="Nothing is trained: every layer with weights is frozen"):
            ours.fit(X, Y, **FIT)
        for a, b in zip(before, ours.get_weights(), strict=True):
            np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("case", CASES)
def test_frozen_and_nested_models_go_to_keras_and_back(case):
    make, freeze = CASES[case]
    with twins(lambda lib: make(lib)) as (ours, _):
        freeze(ours)
        ours.compile("adam", "mse")
        ours.fit(X, Y, **FIT)
        theirs = to_keras(ours)
        back = from_keras(theirs)
        for model in theirs, back:
            np.testing.assert_allclose(model.predict(X, verbose=0), ours.predict(X), rtol=1e-6, atol=1e-9)
        assert flags(theirs) == flags(ours) == flags(back)
        mine, its = ours.fit(X, Y, **FIT), theirs.fit(X, Y, **FIT)
        assert_same_history(mine, its, 1e-6)


def flags(model):
    return [flags(layer) if hasattr(layer, "layers") else layer.trainable for layer in model.layers]


@pytest.mark.parametrize("activation", [None, "relu", "softmax"])
def test_layers_work_on_the_last_axis_of_any_rank(activation):
    def program(lib):
        layers = [
            lib.layers.Dense(6, activation="tanh", kernel_regularizer="l2"),
            lib.layers.BatchNormalization(),
            lib.layers.Dense(2, activation=activation),
        ]
        model = lib.Sequential([lib.Input((5, 4)), *layers])
        model.compile("adam", "mse", metrics=["mae"])
        return model

    with twins(program) as (ours, theirs):
        mine, its = ours.fit(SERIES, SERIES_Y, **FIT), theirs.fit(SERIES, SERIES_Y, **FIT)
        assert_same_history(mine, its, 1e-6)
        assert_same_weights(ours, theirs, "float64", CONSTANTS)
        np.testing.assert_allclose(
            ours.predict(SERIES), theirs.predict(SERIES, verbose=0), rtol=2e-5, atol=1e-6
        )


def test_a_class_for_each_step_of_a_series():
    labels = rng.integers(0, 3, (12, 5))

    def program(lib):
        model = lib.Sequential([lib.Input((5, 4)), lib.layers.Dense(3, activation="softmax")])
        model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
        return model

    with twins(program) as (ours, theirs):
        assert_same_history(ours.fit(SERIES, labels, **FIT), theirs.fit(SERIES, labels, **FIT), 1e-6)


def diary(lib):
    """A callback that writes down every hook that is called, with its logs."""

    def hook(name):
        def write(self, *args, logs=None, **kwargs):
            if len(args) > (
                0
                if name.split("_")[-1] in ("begin", "end") and "batch" not in name and "epoch" not in name
                else 1
            ):
                *args, logs = args
            self.seen.append((name, *args, *sorted(logs or {})))
            self.values += [float(np.sum(value)) for _, value in sorted((logs or {}).items())]

        return write

    names = [name for name in nnlib.callbacks.HOOKS if name not in ("on_batch_begin", "on_batch_end")]
    cls = type("Diary", (lib.callbacks.Callback,), {name: hook(name) for name in names})
    result = cls()
    result.seen, result.values = [], []
    return result


def test_every_hook_is_called_as_in_keras_with_the_same_logs():
    def program(lib):
        model = lib.Sequential([lib.Input((4,)), lib.layers.Dense(2)])
        model.compile("sgd", "mse", metrics=["mae"])
        return model

    with twins(program) as (ours, theirs):
        diaries = []
        for lib, model in (nnlib, ours), (keras, theirs):
            own = diary(lib)
            model.fit(X, Y, validation_split=0.2, callbacks=[own], **FIT)
            model.evaluate(X, Y, callbacks=[own], verbose=0)
            model.predict(X, batch_size=8, callbacks=[own], verbose=0)
            diaries.append(own)
        assert diaries[0].seen == diaries[1].seen
        assert {name for name, *_ in diaries[0].seen} == set(nnlib.callbacks.HOOKS) - {
            "on_batch_begin",
            "on_batch_end",
        }
        np.testing.assert_allclose(diaries[0].values, diaries[1].values, rtol=1e-5)


def test_the_older_names_of_the_hooks_of_a_batch_are_called_too():
    def callback(lib):
        class Old(lib.callbacks.Callback):
            def __init__(self):
                super().__init__()
                self.seen = []

            def on_batch_begin(self, batch, logs=None):
                self.seen.append(("begin", batch))

            def on_batch_end(self, batch, logs=None):
                self.seen.append(("end", batch, *sorted(logs)))

        return Old()

    with twins(deep) as (ours, theirs):
        both = []
        for lib, model in (nnlib, ours), (keras, theirs):
            model.compile("sgd", "mse")
            own = callback(lib)
            model.fit(X, Y, callbacks=[own], **FIT)
            both.append(own.seen)
        assert both[0] == both[1] and len(both[0]) == 24
