"""Two threads and one model: whoever only asks a model leaves its training exactly as it would be without.

JupyterLab runs the callbacks of widgets in a second thread, also while a cell trains.
"""

import sys
import threading

import numpy as np
import pytest

import nnlib
from nnlib.layers import (
    ELU,
    Activation,
    BatchNormalization,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LeakyReLU,
    Softmax,
)

RNG = np.random.default_rng(0)
X = RNG.normal(size=(90, 4, 3)).astype("float32")
LABELS = RNG.integers(0, 5, 90)
TARGETS = RNG.normal(size=(90, 5)).astype("float32")
FIT = {"batch_size": 16, "epochs": 3, "verbose": 0, "validation_data": (X[:20], LABELS[:20])}
CLASSIFIER = ("sparse_categorical_crossentropy", LABELS, ["accuracy"])
MODELS = {
    "softmax in the last Dense": (lambda: [Flatten(), Dense(8, "relu"), Dense(5, "softmax")], *CLASSIFIER),
    "softmax as a layer": (
        lambda: [Flatten(), Dense(8), LeakyReLU(), Dense(8), ELU(), Dense(5), Softmax()],
        *CLASSIFIER,
    ),
    "softmax as an activation": (lambda: [Flatten(), Dense(5), Activation("softmax")], *CLASSIFIER),
    "dropout and batch normalization": (
        lambda: [Flatten(), Dense(8, "tanh"), BatchNormalization(), Dropout(0.3), Dense(5, "softmax")],
        *CLASSIFIER,
    ),
    "regression": (
        lambda: [Flatten(), Dense(8, "sigmoid", kernel_regularizer="l2"), Dropout(0.2), Dense(5)],
        "mse",
        TARGETS,
        ["mae"],
    ),
}


class Door(Layer):
    """Passes all on. Whenever training comes through, `knock(model)` runs to its end in a second thread."""

    knock = None
    model = None
    trainer = threading.get_ident()

    def open(self):
        if self.knock and threading.get_ident() == self.trainer:
            in_a_second_thread(self.knock, self.model)

    def forward(self, x, training=False):
        self.open()
        return x

    def backward(self, grad):
        self.open()
        return grad


class KnockingMetric(nnlib.metrics.MeanAbsoluteError):
    """Opens its door in the middle of the metrics."""

    door = None

    def values(self, y_true, y_pred):
        self.door.open()
        return np.abs(y_pred.reshape(len(y_pred), -1)).mean(axis=1)

    def check_shapes(self, true_shape, pred_shape):
        pass


def in_a_second_thread(function, *args):
    errors = []

    def run():
        try:
            function(*args)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


def made(name, between=(), metrics=()):
    """The compiled model of that name, with the layer `between` between all of its layers."""
    layers, loss, _, own = MODELS[name]
    rows = [part for layer in layers() for part in (layer, *(make() for make in between))]
    model = nnlib.Sequential([nnlib.Input((4, 3)), *rows[: -1 if between else None]], seed=1)
    model.compile("adam", loss, metrics=[*own, *metrics])
    return model


def trained(model, name, **more):
    """History and weights after training."""
    y = MODELS[name][2]
    history = model.fit(X, y, **{**FIT, "validation_data": (X[:20], y[:20]), **more}).history
    return history, model.get_weights()


def assert_same_training(one, other):
    assert one[0] == other[0]
    for a, b in zip(one[1], other[1], strict=True):
        np.testing.assert_array_equal(a, b)


def questions(name):
    """What a figure or a pad may ask of a model, each with another number of rows."""
    y = MODELS[name][2]
    return {
        "predict": lambda model: model.predict(X[:7]),
        "predict in batches": lambda model: model.predict(X[:40], batch_size=9),
        "call": lambda model: model(X[:5]),
        "evaluate": lambda model: model.evaluate(X[:23], y[:23]),
        "input_gradient": lambda model: model.input_gradient(X[:11], y[:11]),
        "compute_loss": lambda model: model.compute_loss(X[:3], y[:3]),
    }


@pytest.mark.parametrize("question", questions("regression"))
@pytest.mark.parametrize("name", MODELS)
def test_training_does_not_notice_who_asks_between_any_two_of_its_steps(name, question):
    ask, asked = questions(name)[question], []

    def knock(model):
        asked.append(np.shape(ask(model)))

    def training(knock):
        door, metric = Door(), KnockingMetric(name="knocks")
        metric.door = door
        model = made(name, [Door], [metric])
        door.knock, door.model = knock, model
        for layer in model.layers:
            if isinstance(layer, Door):
                layer.knock, layer.model = knock, model
        return trained(model, name, epochs=1)

    assert_same_training(training(None), training(knock))
    assert len(asked) > 20 and len(set(asked)) == 1


@pytest.fixture
def hurried():
    """Threads take turns every few microseconds."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def while_it_runs(work, *others):
    """work()'s result, while every function of `others` runs again and again in a thread of its own."""
    over, errors, counts = threading.Event(), [], [0] * len(others)

    def again(k):
        try:
            while not over.is_set():
                others[k]()
                counts[k] += 1
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=again, args=(k,)) for k in range(len(others))]
    for thread in threads:
        thread.start()
    try:
        result = work()
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert errors == []
    return result, counts


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("name", MODELS)
def test_training_ends_the_same_while_a_second_thread_asks_without_a_pause(name):
    alone = trained(made(name), name, epochs=12)
    model = made(name)

    disturbed, (asked,) = while_it_runs(
        lambda: trained(model, name, epochs=12),
        lambda: [question(model) for question in questions(name).values()],
    )
    assert asked > 0
    assert_same_training(alone, disturbed)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("name", MODELS)
def test_two_threads_that_ask_one_model_get_the_answers_of_one(name):
    model = made(name)
    trained(model, name)
    asking = questions(name)
    expected = {key: question(model) for key, question in asking.items()}

    def ask():
        for key in reversed(asking):
            np.testing.assert_array_equal(asking[key](model), expected[key])

    def ask_often():
        for _ in range(25):
            for key, question in asking.items():
                np.testing.assert_array_equal(question(model), expected[key])

    while_it_runs(ask_often, ask)


def test_what_backward_needs_outlives_every_question():
    name = "dropout and batch normalization"
    model = made(name)
    model.train_on_batch(X[:16], LABELS[:16])
    upstream = np.ones((16, 8), "float32")
    layers = model.layers[1:4]  # Dense, BatchNormalization, Dropout

    def backward():
        return [layer.backward(upstream) for layer in layers], [dict(layer.grads) for layer in layers]

    before = backward()
    kept = [vars(layer).copy() for layer in model.layers]
    grads = [layer.grads.copy() for layer in model.layers]
    for question in questions(name).values():
        question(model)
    for layer, as_kept, as_filled in zip(model.layers, kept, grads, strict=True):
        assert vars(layer).keys() == as_kept.keys()
        assert all(vars(layer)[key] is value for key, value in as_kept.items())
        assert all(layer.grads[key] is value for key, value in as_filled.items())
    for a, b in zip(before[0], backward()[0], strict=True):
        np.testing.assert_array_equal(a, b)


def test_a_metric_of_ones_own_still_holds_what_training_measured():
    metric = nnlib.metrics.MeanAbsoluteError()
    model = nnlib.Sequential([Flatten(), Dense(5)], seed=0)
    model.compile("sgd", "mse", metrics=[metric])
    history = model.fit(X, TARGETS, verbose=0).history
    model.evaluate(X[:3], TARGETS[:3])
    assert metric.result() == history["mean_absolute_error"][-1]


def test_layers_inside_a_layer_have_twins_too():
    class Pair(Layer):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.parts, self.seen = [LeakyReLU(0.5), ELU()], []

        def forward(self, x, training=False):
            self.seen.append(len(x))
            for part in self.parts:
                x = part.forward(x, training)
            return x

    layer = Pair()
    layer(X[:8])
    kept = [vars(part).copy() for part in layer.parts]
    twin = layer.twin()
    twin(X[:2])
    for part, as_kept in zip(layer.parts, kept, strict=True):
        assert all(vars(part)[key] is value for key, value in as_kept.items())
    assert twin.parts[0] is not layer.parts[0] and twin.params is layer.params
    assert layer.seen == [8, 2]  # a list without layers is the layer's own, as everything else


def test_two_threads_may_be_the_first_to_use_a_model():
    built = []

    class Slow(Dense):
        def build(self, input_shape, rng):
            built.append(threading.get_ident())
            threading.Event().wait(0.05)
            super().build(input_shape, rng)

    model = nnlib.Sequential([Flatten(), Slow(8), Slow(5, "softmax")], seed=0)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    fit = {"epochs": 2, "verbose": 0}
    history, counts = while_it_runs(
        lambda: model.fit(X, LABELS, **fit).history, lambda: model.evaluate(X, LABELS)
    )
    assert len(built) == 2 and counts[0] > 0
    alone = nnlib.Sequential([Flatten(), Dense(8), Dense(5, "softmax")], seed=0)
    for layer, other in zip(alone.layers, model.layers, strict=True):
        layer.name = other.name  # of which its random numbers come
    alone.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    assert history == alone.fit(X, LABELS, **fit).history
