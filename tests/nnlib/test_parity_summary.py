"""summary character by character, and parameter counts, against the real Keras on 80 columns."""

import numpy as np
import pytest

from keras_twin import twins


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def texts(ours, theirs):
    mine, its = [], []
    ours.summary(print_fn=mine.append)
    theirs.summary(print_fn=its.append)
    return "\n".join(mine), "\n".join(its).rstrip("\n")


def mnist(lib):
    return lib.Sequential(
        [
            lib.Input((784,)),
            lib.layers.Dense(128, activation="relu"),
            lib.layers.Dense(10, activation="softmax"),
        ]
    )


def one_of_each(lib):
    L = lib.layers
    layers = [
        L.Flatten(),
        L.Dense(30, use_bias=False),
        L.BatchNormalization(),
        L.ReLU(),
        L.Dropout(0.5),
        L.Dense(20),
        L.LeakyReLU(),
    ]
    layers += [L.BatchNormalization(center=False), L.ELU(), L.Dense(10), L.Activation("tanh"), L.Softmax()]
    return lib.Sequential([lib.Input((28, 28)), *layers])


def sin(lib):
    return lib.Sequential([lib.Input((1,)), lib.layers.Dense(20, "sigmoid"), lib.layers.Dense(1)])


def odd_names(lib):
    names = [
        "wrapped at-its-spaces-not-at-hyphens",
        "two words and then some more of them",
        "x" * 31,
        "[bold]",
        "-",
    ]
    layers = [lib.layers.Dense(1_000, name=name) for name in names]
    return lib.Sequential([lib.Input((1_000,)), *layers], name="odd")


@pytest.mark.parametrize("program", [mnist, one_of_each, sin, odd_names])
def test_summary_of_a_built_model(program):
    with twins(program, "float32") as (ours, theirs):
        mine, its = texts(ours, theirs)
        assert mine == its
        assert ours.count_params() == theirs.count_params()
        for layer, twin in zip(ours.layers, theirs.layers, strict=True):
            assert layer.count_params() == twin.count_params()


def test_summary_in_float64_counts_twice_the_bytes():
    with twins(mnist, "float64") as (ours, theirs):
        mine, its = texts(ours, theirs)
        assert mine == its


def test_summary_before_the_model_is_built():
    def program(lib):
        L = lib.layers
        return lib.Sequential(
            [
                L.Dense(5),
                L.BatchNormalization(),
                L.ReLU(),
                L.Dropout(0.5),
                L.Softmax(),
                L.Activation("relu"),
                L.Dense(2),
            ]
        )

    with twins(program, "float32") as (ours, theirs):
        mine, its = texts(ours, theirs)
        assert mine == its


def test_summary_of_a_model_without_layers():
    with twins(lambda lib: lib.Sequential(), "float32") as (ours, theirs):
        mine, its = texts(ours, theirs)
        assert mine == its


def test_count_params_of_a_model_that_is_not_built_is_an_error_in_both():
    with twins(lambda lib: lib.Sequential([lib.layers.Dense(3)]), "float32") as models:
        for model in models:
            with pytest.raises(ValueError, match="built"):
                model.count_params()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("optimizer", ["adam", "rmsprop", "adagrad", "sgd", "momentum"])
def test_summary_after_training_counts_what_the_optimizer_remembers(optimizer, dtype):
    def program(lib):
        model = lib.Sequential(
            [lib.Input((2,)), lib.layers.Dense(3), lib.layers.BatchNormalization(), lib.layers.Dense(1)]
        )
        model.compile(lib.optimizers.SGD(momentum=0.9) if optimizer == "momentum" else optimizer, "mse")
        return model

    x, y = np.ones((4, 2)), np.ones((4, 1))
    with twins(program, dtype) as (ours, theirs):
        ours.train_on_batch(x, y), theirs.train_on_batch(x, y)
        mine, its = texts(ours, theirs)
        assert mine == its


def test_summary_after_fit_with_a_whole_network():
    def program(lib):
        model = sin(lib)
        model.compile("adam", "mse")
        return model

    with twins(program, "float32") as (ours, theirs):
        for model in ours, theirs:
            model.fit(np.ones((4, 1)), np.ones((4, 1)), verbose=0)
        mine, its = texts(ours, theirs)
        assert mine == its
        assert "Total params: 185" in mine  # 61 parameters, twice as many remembered, an iteration and a rate
