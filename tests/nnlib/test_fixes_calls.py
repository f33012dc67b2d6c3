"""Calls that are refused, what the message names, and the call that it asks for, which works."""

import re
import warnings

import numpy as np
import pytest

import nnlib
from nnlib import Input, Sequential, callbacks
from nnlib.layers import Dense

X = np.random.default_rng(0).normal(size=(12, 3))
Y = X[:, :2]
LABELS = np.arange(12) % 2


def model(loss="mse", end=None, built=True, optimizer="sgd", dtype="float32", **compiled):
    result = Sequential([*([Input((3,))] if built else []), Dense(2, end)], seed=0, dtype=dtype)
    result.compile(optimizer, loss, **compiled)
    return result


def unbuilt():
    return Sequential([Dense(2)])


def with_input():
    return Sequential([Input((3,)), Dense(2)])


def again(optimizer):
    """A model compiled with an optimizer that has trained another."""
    model(optimizer=optimizer).fit(X, Y, verbose=0)
    return model(optimizer=optimizer)


class Torch:
    """A tensor as PyTorch has it: it refuses NumPy while it holds on to its gradient."""

    def __array__(self, *args, **kwargs):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy()")

    def detach(self):
        return self

    cpu = detach

    def numpy(self):
        return X


CALLS = {  # a mistake: words of the message, and the call that it asks for
    "model().fit(X.reshape(12, 3, 1), Y)": (
        r"Reshape it: x\.reshape\(len\(x\), 3\)",
        "model().fit((x := X.reshape(12, 3, 1)).reshape(len(x), 3), Y)",
    ),
    "model().predict(X[0])": (r"write x\[None\]", "model().predict(X[0][None])"),
    "model().fit(Torch(), Y)": (
        r"x\.detach\(\)\.cpu\(\)\.numpy\(\)",
        "model().fit(Torch().detach().cpu().numpy(), Y)",
    ),
    "model().fit(X)": ("y is None; expected an array", "model().fit(X, Y)"),
    "model().fit()": ("x is None; expected an array", "model().fit(X, Y)"),
    "model().evaluate(X)": ("y is None; expected an array", "model().evaluate(X, Y)"),
    "model().fit(X, Y, sample_weight='balanced')": (
        "sample_weight is 'balanced'; expected an array with one row a sample",
        "model().fit(X, Y, sample_weight=np.ones(12))",
    ),
    "model().fit(X, LABELS)": (
        'Integer labels need loss="sparse_categorical_crossentropy"',
        'model("sparse_categorical_crossentropy", "softmax").fit(X, LABELS)',
    ),
    'model("sparse_categorical_crossentropy").fit(X, LABELS)': (
        "or give the loss from_logits=True",
        "model(losses.SparseCategoricalCrossentropy(from_logits=True)).fit(X, LABELS)",
    ),
    'model("binary_crossentropy").fit(X, Y > 0)': (
        "or give the loss from_logits=True",
        "model(losses.BinaryCrossentropy(from_logits=True)).fit(X, Y > 0)",
    ),
    'model("sparse_categorical_crossentropy", "softmax").fit(X, np.eye(2)[LABELS])': (
        r"or y_true\.argmax\(axis=-1\)",
        'model("sparse_categorical_crossentropy", "softmax").fit(X, np.eye(2)[LABELS].argmax(axis=-1))',
    ),
    'model("categorical_crossentropy", "softmax").fit(X, LABELS)': (
        r"one-hot labels need shape \(12, 2\)",
        'model("categorical_crossentropy", "softmax").fit(X, np.eye(2)[LABELS])',
    ),
    "model(metrics=['sparse_categorical_accuracy']).fit(X, np.eye(2)[LABELS])": (
        'For one-hot targets use "accuracy" or "categorical_accuracy"',
        "[model(metrics=[m]).fit(X, np.eye(2)[LABELS]) for m in ('accuracy', 'categorical_accuracy')]",
    ),
    "model('sparse_categorical_crossentropy', 'softmax', metrics=['mse']).fit(X, LABELS)": (
        'For integer labels use "accuracy" or "sparse_categorical_accuracy"',
        "[model('sparse_categorical_crossentropy', 'softmax', metrics=[m]).fit(X, LABELS) "
        "for m in ('accuracy', 'sparse_categorical_accuracy')]",
    ),
    "model(metrics='accuracy')": (r"such as metrics=\['accuracy'\]", "model(metrics=['accuracy'])"),
    "model(losses.MeanSquaredError(reduction=None))": (
        "leave reduction out",
        "model(losses.MeanSquaredError())",
    ),
    "model().fit(X, Y, validation_split='10%')": ("such as 0.1", "model().fit(X, Y, validation_split=0.1)"),
    "model().fit(X, Y, validation_split=0.99)": (
        "or another share",
        "model().fit(X, Y, validation_split=0.5)",
    ),
    "model().fit(X, Y, validation_data=X)": (r"\(x, y\)", "model().fit(X, Y, validation_data=(X, Y))"),
    "model().fit(X, Y, batch_size=32.0)": ("such as batch_size=32", "model().fit(X, Y, batch_size=32)"),
    "model().fit(X, Y, verbose=3)": ("2 .a line an epoch", "model().fit(X, Y, verbose=2)"),
    "model().fit(X, Y, callbacks=[callbacks.EarlyStopping])": (
        r"make one with EarlyStopping\(\)",
        "model().fit(X, Y, callbacks=[callbacks.EarlyStopping('loss')])",
    ),
    "callbacks.LearningRateScheduler(0.1)": (
        r"must be a function of \(epoch, rate\)",
        "model().fit(X, Y, callbacks=[callbacks.LearningRateScheduler(lambda epoch, rate: 0.1)])",
    ),
    "again(optimizers.Adam()).fit(X, Y)": (
        r"optimizer=Adam\(…\)",
        "model(optimizer=optimizers.Adam()).fit(X, Y)",
    ),
    "unbuilt().fit(X, Y)": (
        r'model\.compile\("adam", loss="mse"\)',
        '[m := unbuilt(), m.compile("adam", loss="mse"), m.fit(X, Y)]',
    ),
    "unbuilt().count_params()": (r"begin it with Input\(\(features,\)\)", "with_input().count_params()"),
    "unbuilt().set_weights([X])": (
        r"begin it with Input\(\(features,\)\)",
        "with_input().set_weights([Y[:3], Y[0]])",
    ),
    "unbuilt().layers[0].forward(X)": (
        r"Call it on data, or build\(\(None, features\), rng\)",
        "[layer := Dense(2), layer(X), layer.forward(X)] "
        "+ [layer := Dense(2), layer.build((None, 3), np.random.default_rng()), layer.forward(X)]",
    ),
    "model().set_weights(np.ones(8))": (
        "list of arrays such as get_weights gives",
        "model().set_weights(model().get_weights())",
    ),
    "Sequential().predict(X)": ("give Sequential a list of them, or add one", "unbuilt().predict(X)"),
    "Sequential(Dense(2))": (r"such as \[Dense\(8\), Dense\(1\)\]", "Sequential([Dense(8), Dense(1)])"),
    "Sequential([Dense])": (r"write Dense\(…\)", "Sequential([Dense(2)])"),
    "Sequential([(layer := Dense(2)), layer])": ("make a second one", "Sequential([Dense(2), Dense(2)])"),
    "Input(784)": (r"such as \(784,\)", "Input((784,))"),
    "Input((None, 784))": (r"such as \(784,\), without the batch", "Input((784,))"),
    'Sequential(dtype="single precision")': ('must be "float32" or "float64"', 'Sequential(dtype="float32")'),
    "nnlib.check_model(model(), X, Y)": (
        'made with dtype="float64"',
        'nnlib.check_model(model(dtype="float64"), X, Y)',
    ),
    'Dense(2, kernel_initializer="glorot")': (
        "Did you mean 'glorot_normal'",
        'Dense(2, kernel_initializer="glorot_normal")',
    ),
    "datasets.toy.circle(0)": ("such as n_samples=32", "datasets.toy.circle(n_samples=32)"),
    "datasets.toy.xor(noise=2)": ("from 0 to 0.5", "datasets.toy.xor(noise=0.5)"),
    "datasets.toy.blobs(n_classes=1)": ("n_classes must be at least 2", "datasets.toy.blobs(n_classes=2)"),
    "datasets.toy.spiral(seed='a')": ("seed must be None or an int", "datasets.toy.spiral(seed=1)"),
    "datasets.toy.sin(seed=-1)": ("seed must be None or an int", "datasets.toy.sin(seed=None)"),
}


@pytest.mark.parametrize("mistake", CALLS)
def test_the_call_that_a_message_asks_for_works(mistake):
    words, call = CALLS[mistake]
    with pytest.raises((TypeError, ValueError, RuntimeError), match=words):
        eval(mistake, vars(nnlib) | globals())
    eval(call, vars(nnlib) | globals())


def test_early_stopping_without_validation_names_what_gives_it():
    with pytest.warns(
        UserWarning, match="Give fit validation_split or validation_data, or monitor one of these"
    ):
        model().fit(X, Y, callbacks=[callbacks.EarlyStopping()], verbose=0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        model().fit(X, Y, callbacks=[callbacks.EarlyStopping()], validation_split=0.5, verbose=0)
        model().fit(X, Y, callbacks=[callbacks.EarlyStopping()], validation_data=(X, Y), verbose=0)
        model().fit(X, Y, callbacks=[callbacks.EarlyStopping("loss")], verbose=0)


def test_a_file_that_is_there_is_replaced_as_the_message_says(tmp_path):
    model().save(tmp_path / "m")
    with pytest.raises(
        FileExistsError, match=re.escape("Choose another name, or save(path, overwrite=True)")
    ):
        model().save(tmp_path / "m")
    model().save(tmp_path / "m", overwrite=True)
    model().save(tmp_path / "other")


def test_images_without_flatten_are_told_of_it():
    images, labels = np.zeros((12, 2, 2)), LABELS
    network = Sequential([Dense(2, "softmax")])
    network.compile("sgd", "sparse_categorical_crossentropy")
    with pytest.raises(ValueError, match=re.escape("put a Flatten() layer before it")):
        network.fit(images, labels, verbose=0)
    network = Sequential([nnlib.layers.Flatten(), Dense(2, "softmax")])
    network.compile("sgd", "sparse_categorical_crossentropy")
    network.fit(images, labels, verbose=0)


def test_a_softmax_without_meaning_is_found_in_a_model_within_a_model():
    network = Sequential([Dense(4), Sequential([Dense(3), Dense(1, "softmax")])])
    network.compile("sgd", "mse")
    with pytest.raises(ValueError, match="softmax over one unit"):
        network.fit(X, X[:, 0], verbose=0)


def test_a_message_is_short_in_a_traceback():
    """The frame that looks at the arguments is hidden; beside it there is the one that raises."""
    with pytest.raises(TypeError) as error:
        model().fit(X, Y, nb_epoch=5)
    hidden = [entry for entry in error.traceback if entry.frame.f_locals.get("__tracebackhide__")]
    assert len(hidden) == 1 and len(error.traceback) - len(hidden) <= 2
