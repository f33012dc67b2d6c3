"""Saving and loading: training goes on as if nothing had been, and no file is lost or trusted blindly."""

import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nnlib import Input, Sequential, initializers, load_model, losses, metrics, optimizers
from nnlib.layers import (
    ELU,
    Activation,
    BatchNormalization,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LeakyReLU,
    ReLU,
    Softmax,
)

X = np.random.default_rng(0).normal(size=(40, 2, 2)).astype("float32")
LABELS = np.arange(40) % 3


def make(optimizer="adam", seed=0, dtype="float32"):
    layers = [
        Input((2, 2)),
        Flatten(),
        Dense(
            6,
            activation="relu",
            kernel_initializer=initializers.RandomNormal(stddev=0.3),
            kernel_regularizer="l2",
        ),
        *[BatchNormalization(momentum=0.9), Dropout(0.25), LeakyReLU(0.2), ELU(0.5), ReLU(max_value=6.0)],
        *[Activation("tanh"), Dense(3, use_bias=False), Softmax()],
    ]
    model = Sequential(layers, seed=seed, dtype=dtype, name="whole")
    loss = losses.SparseCategoricalCrossentropy()
    model.compile(optimizer, loss, ["accuracy", metrics.SparseCategoricalAccuracy("own")])
    return model


def fit(model, epochs=2):
    return model.fit(X, LABELS, epochs=epochs, verbose=0).history


OPTIMIZERS = {
    "adam": lambda: optimizers.Adam(0.01),
    "sgd": lambda: optimizers.SGD(0.1),
    "momentum": lambda: optimizers.SGD(0.1, momentum=0.9, nesterov=True),
    "rmsprop": lambda: optimizers.RMSprop(0.01),
    "adagrad": lambda: optimizers.Adagrad(0.01),
}


@pytest.mark.parametrize("seed", [0, None, np.int64(3)])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_training_goes_on_exactly_as_without_saving(name, seed, tmp_path):
    model = make(OPTIMIZERS[name](), seed)
    fit(model)
    model.optimizer.learning_rate /= 2  # as a scheduler does
    loaded = load_model(model.save(tmp_path / "model"))
    np.testing.assert_array_equal(loaded.predict(X), model.predict(X))
    assert fit(loaded) == fit(model)  # the optimizer's memory, the shuffling and the dropped units too
    for a, b in zip(loaded.get_weights(), model.get_weights()):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_loaded_model_is_the_same_in_all_it_says(dtype, tmp_path, capsys):
    model = make(dtype=dtype)
    fit(model)
    loaded = load_model(model.save(tmp_path / "model.npz"))
    assert loaded.dtype == dtype and {w.dtype for w in loaded.get_weights()} == {np.dtype(dtype)}
    assert loaded.evaluate(X, LABELS, return_dict=True) == model.evaluate(X, LABELS, return_dict=True)
    model.summary()
    text = capsys.readouterr().out
    loaded.summary()
    assert capsys.readouterr().out == text and 'Model: "whole"' in text


def test_a_model_that_is_not_compiled_is_saved_too(tmp_path):
    model = Sequential([Input((2,)), Dense(1)])
    loaded = load_model(model.save(tmp_path / "plain"))
    np.testing.assert_array_equal(loaded.predict([[1, 2]]), model.predict([[1, 2]]))
    assert loaded.loss is None and loaded.optimizer is None


def test_the_file_holds_text_and_numbers_but_no_pickle(tmp_path):
    model = make()
    fit(model)
    path = model.save(tmp_path / "model")
    with np.load(path, allow_pickle=False) as file:
        kinds = {file[name].dtype.kind for name in file}
        config = json.loads(str(file["config"]))
    assert kinds == {"f", "U"} and config["format"] == "nnlib 1"
    assert all(name.endswith(".npy") for name in zipfile.ZipFile(path).namelist())


@pytest.mark.parametrize("name", ["model", "model.npz", "model.v2"])
@pytest.mark.parametrize("kind", [str, Path])
def test_the_suffix_may_be_left_out(name, kind, tmp_path):
    path = Sequential([Input((2,)), Dense(1)]).save(kind(tmp_path / name))
    assert path == tmp_path / (name.removesuffix(".npz") + ".npz") and path.exists()
    load_model(kind(tmp_path / name))


def test_nothing_is_overwritten_unless_asked(tmp_path):
    model = make()
    path = model.save(tmp_path / "model")
    before = path.read_bytes()
    fit(model)
    for overwrite in {}, {"overwrite": False}, {"overwrite": 1}:
        with pytest.raises(FileExistsError) as error:
            model.save(tmp_path / "model", **overwrite)
        assert str(error.value) == (
            f"{path} is there already. Choose another name, or save(path, overwrite=True) to replace it."
        )
    assert path.read_bytes() == before
    model.save(tmp_path / "model", overwrite=True)
    np.testing.assert_array_equal(load_model(path).get_weights()[0], model.get_weights()[0])


def test_an_interrupted_save_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    model = make()
    path = model.save(tmp_path / "model")
    before = path.read_bytes()

    def interrupted(file, **arrays):
        file.write(b"half a model")
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez", interrupted)
    with pytest.raises(KeyboardInterrupt):
        model.save(path, overwrite=True)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_others_may_read_the_file_as_the_user_has_it(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    path = make().save(tmp_path / "model")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


class Scale(Layer):
    def __init__(self, factor, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def forward(self, x, training=False):
        return x * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


def test_a_layer_of_ones_own_is_named_by_custom_objects(tmp_path):
    path = Sequential([Input((2,)), Scale(np.float32(3))]).save(tmp_path / "own")
    with pytest.raises(ValueError) as error:
        load_model(path)
    assert str(error.value) == (
        "the model uses the class Scale, which is none of nnlib's: "
        "load_model(path, custom_objects={'Scale': Scale})."
    )
    loaded = load_model(path, custom_objects={"Scale": Scale})
    np.testing.assert_array_equal(loaded.predict([[1, 2]]), [[3, 6]])


def test_a_configuration_that_no_file_can_hold_is_refused(tmp_path):
    model = Sequential([Input((2,)), Scale(set)])
    with pytest.raises(TypeError) as error:
        model.save(tmp_path / "own")
    assert str(error.value) == (
        "get_config gave <class 'set'> of type type, which no model file can hold: "
        "it may give numbers, strings, lists and nnlib objects."
    )
    assert not list(tmp_path.iterdir())


def truncated(path):
    path.write_bytes(path.read_bytes()[:-200])


def one_byte_changed(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def one_array(path):
    with path.open("wb") as file:
        np.save(file, np.ones(3))


def without(name):
    def damage(path):
        with np.load(path) as file:
            arrays = {key: file[key] for key in file if key != name}
        np.savez(path, **arrays)

    return damage


def config_with(**entries):
    def damage(path):
        with np.load(path) as file:
            arrays = dict(file)
        arrays["config"] = np.array(json.dumps(json.loads(str(arrays["config"])) | entries))
        np.savez(path, **arrays)

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        truncated,
        one_byte_changed,
        without("config"),
        without("weight_0"),
        without("weight_1"),
        without("optimizer_3"),
        config_with(layers=[]),
        config_with(layers=[{"class": "Nonsense", "module": "layers", "config": {}}]),
        config_with(input_shape=[None, 7]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("no model at all"),
        lambda path: np.savez(path, x=np.ones(3)),
        one_array,
        lambda path: np.savez(path, config=np.array({"a": 1}, dtype=object)),
    ],
)
def test_a_damaged_file_is_refused_and_left_alone(damage, tmp_path):
    model = make()
    fit(model)
    path = model.save(tmp_path / "model")
    damage(path)
    before = path.read_bytes()
    with pytest.raises(ValueError) as error:
        load_model(path)
    assert str(error.value).startswith(f"{path} is no model that nnlib saved, or is damaged (")
    assert path.read_bytes() == before


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError) as error:
        load_model(tmp_path / "nowhere.npz")
    assert str(error.value) == f"{tmp_path / 'nowhere.npz'} does not exist (looked in {tmp_path.resolve()})."
    with pytest.raises(FileNotFoundError) as error:
        make().save(tmp_path / "folder" / "model")
    assert str(error.value) == (
        f"the folder {tmp_path / 'folder'} does not exist: make it first, or save somewhere else."
    )


def test_a_model_that_is_not_built_has_nothing_to_save(tmp_path):
    with pytest.raises(ValueError) as error:
        Sequential([Dense(1)]).save(tmp_path / "model")
    assert str(error.value) == (
        "the model is not built, so it has no weights to save: begin it with Input((features,)), or fit it."
    )
