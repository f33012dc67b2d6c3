"""EarlyStopping, LearningRateScheduler and History, epoch by epoch, against the real Keras."""

import numpy as np
import pytest

import nnlib
from keras_twin import CONSTANTS, assert_same_history, assert_same_weights, keras, twins

rng = np.random.default_rng(2)
X, Y = rng.normal(size=(6, 3)), rng.normal(size=(6, 1))


def program(lib):
    model = lib.Sequential([lib.Input((3,)), lib.layers.Dense(1)])
    model.compile(lib.optimizers.SGD(0.125), "mse", metrics=["mae"])
    return model


@pytest.fixture(scope="module")
def pair():
    """One pair of models for all tests here, each of which puts the first weights back."""
    with twins(program) as models:
        yield (*models, models[0].get_weights())


def script(lib, **series):
    """A callback that writes given values into the logs, before the callbacks after it read them."""

    class Script(lib.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            logs.update({name: values[epoch] for name, values in series.items()})

    return Script()


def fit_both(pair, make_callbacks, epochs=8, **arguments):
    ours, theirs, start = pair
    histories = []
    for lib, model in (nnlib, ours), (keras, theirs):
        model.set_weights(start)
        model.optimizer.learning_rate = 0.125
        callbacks = make_callbacks(lib)
        history = model.fit(X, Y, epochs=epochs, shuffle=False, verbose=0, callbacks=callbacks, **arguments)
        histories.append((history, callbacks))
    (mine, my_callbacks), (its, its_callbacks) = histories
    assert_same_history(
        mine, its, 1e-6
    )  # a learning rate that is no power of 2 is rounded to float32 in Keras
    assert_same_weights(ours, theirs, "float64", CONSTANTS)
    return mine, my_callbacks, its_callbacks


FALLING = [5.0, 4.0, 3.0, 2.0, 1.9, 1.85, 1.82, 1.81]
BUMPY = [3.0, 2.0, 2.5, 2.4, 1.5, 1.6, 1.7, 1.8]
FLAT = [1.0] * 8
RISING = [0.1, 0.5, 0.4, 0.6, 0.55, 0.58, 0.59, 0.6]

CASES = {
    "default": ({}, {"val_loss": BUMPY}),
    "patience 1": ({"patience": 1}, {"val_loss": BUMPY}),
    "patience 2": ({"patience": 2}, {"val_loss": BUMPY}),
    "patience 3": ({"patience": 3}, {"val_loss": BUMPY}),
    "flat": ({"patience": 2}, {"val_loss": FLAT}),
    "flat from the start": ({}, {"val_loss": FLAT}),
    "never": ({"patience": 2}, {"val_loss": FALLING}),
    "min_delta": ({"min_delta": 0.25}, {"val_loss": FALLING}),
    "negative min_delta": ({"min_delta": -0.25, "patience": 1}, {"val_loss": FALLING}),
    "restore": ({"patience": 2, "restore_best_weights": True}, {"val_loss": BUMPY}),
    "restore without stopping": ({"patience": 8, "restore_best_weights": True}, {"val_loss": BUMPY}),
    "restore of a flat start": ({"patience": 1, "restore_best_weights": True}, {"val_loss": FLAT}),
    "start_from_epoch": ({"start_from_epoch": 3, "patience": 1}, {"val_loss": BUMPY}),
    "start_from_epoch and restore": (
        {"start_from_epoch": 2, "restore_best_weights": True},
        {"val_loss": BUMPY},
    ),
    "baseline met": ({"baseline": 1.7, "patience": 2}, {"val_loss": BUMPY}),
    "baseline missed": ({"baseline": 1.0, "patience": 2}, {"val_loss": FALLING}),
    "baseline missed and restore": (
        {"baseline": 1.0, "patience": 2, "restore_best_weights": True},
        {"val_loss": FALLING},
    ),
    "auto knows accuracies": (
        {"monitor": "val_accuracy", "patience": 2, "restore_best_weights": True},
        {"val_accuracy": RISING},
    ),
    "max": ({"monitor": "score", "mode": "max", "patience": 1}, {"score": RISING}),
    "min": ({"monitor": "score", "mode": "min", "patience": 1}, {"score": RISING}),
    "max with min_delta": (
        {"monitor": "score", "mode": "max", "min_delta": 0.15, "patience": 1},
        {"score": RISING},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_early_stopping_stops_at_the_same_epoch_with_the_same_weights(pair, case):
    arguments, logs = CASES[case]
    if (
        case == "auto knows accuracies"
    ):  # Keras asks its metrics for their direction, and these models have none of that name
        theirs = {**arguments, "mode": "max"}
    else:
        theirs = arguments

    def callbacks(lib):
        return [script(lib, **logs), lib.callbacks.EarlyStopping(**(theirs if lib is keras else arguments))]

    history, (_, mine), (_, its) = fit_both(pair, callbacks)
    assert (mine.stopped_epoch, mine.best_epoch, mine.best, mine.wait) == (
        its.stopped_epoch,
        its.best_epoch,
        its.best,
        its.wait,
    )
    assert len(history.epoch) == (mine.stopped_epoch + 1 if mine.stopped_epoch else 8)


def test_early_stopping_can_be_used_twice(pair):
    mine, its = (lib.callbacks.EarlyStopping(patience=1, restore_best_weights=True) for lib in (nnlib, keras))
    for values in BUMPY, FALLING, BUMPY:
        fit_both(
            pair, lambda lib, values=values: [script(lib, val_loss=values), mine if lib is nnlib else its]
        )
        assert (mine.stopped_epoch, mine.best) == (its.stopped_epoch, its.best)


def test_early_stopping_on_losses_that_training_itself_makes(pair):
    def callbacks(lib):
        return [lib.callbacks.EarlyStopping(patience=1, min_delta=0.05, restore_best_weights=True)]

    history, (mine,), (its,) = fit_both(pair, callbacks, batch_size=2, validation_data=(X + 0.5, Y))
    assert mine.stopped_epoch == its.stopped_epoch > 0
    assert list(history.history) == ["loss", "mae", "val_loss", "val_mae"]


def test_early_stopping_says_so_in_the_same_words(pair, capsys):
    def callbacks(lib):
        return [
            script(lib, val_loss=BUMPY),
            lib.callbacks.EarlyStopping(verbose=1, restore_best_weights=True),
        ]

    fit_both(pair, callbacks)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4 and lines[:2] == lines[2:]


def test_early_stopping_warns_of_a_name_that_is_not_there_and_trains_on(pair):
    with pytest.warns(UserWarning, match="val_loss"):
        history, _, _ = fit_both(pair, lambda lib: [lib.callbacks.EarlyStopping()], epochs=2)
    assert history.epoch == [0, 1]


def test_a_schedule_sets_the_rate_of_each_epoch_and_history_reports_it(pair):
    def schedule(epoch, rate):
        return rate if epoch < 2 else rate * 0.5

    history, _, _ = fit_both(pair, lambda lib: [lib.callbacks.LearningRateScheduler(schedule)], epochs=5)
    assert history.history["learning_rate"] == [0.125, 0.125, 0.0625, 0.03125, 0.015625]


def test_a_schedule_counts_from_the_initial_epoch(pair):
    def callbacks(lib):
        return [lib.callbacks.LearningRateScheduler(lambda epoch, rate: 0.5 ** (epoch + 1))]

    history, _, _ = fit_both(pair, callbacks, epochs=5, initial_epoch=2)
    assert history.epoch == [2, 3, 4] and history.history["learning_rate"] == [0.125, 0.0625, 0.03125]


def test_callbacks_are_called_in_the_same_order_with_the_same_logs(pair):
    def recorder(lib, calls):
        class Recorder(lib.callbacks.Callback):
            pass

        def listen(name):
            def method(self, *args, **kwargs):
                numbers = [a for a in args if isinstance(a, int)]
                logs = kwargs.get("logs") or next((a for a in args if isinstance(a, dict)), None) or {}
                calls.append((name, numbers, sorted(logs)))

            setattr(Recorder, name, method)

        for name in (
            "train_begin",
            "train_end",
            "epoch_begin",
            "epoch_end",
            "train_batch_begin",
            "train_batch_end",
        ):
            listen(f"on_{name}")
        return Recorder()

    calls = {nnlib: [], keras: []}
    arguments = {"epochs": 2, "batch_size": 4, "validation_data": (X[:3], Y[:3])}
    fit_both(pair, lambda lib: [recorder(lib, calls[lib])], **arguments)
    assert calls[nnlib] == calls[keras]
    assert len(calls[nnlib]) == 2 + 2 * (2 + 2 * 2)


def test_a_callback_can_stop_training_in_the_middle_of_an_epoch(pair):
    def stopper(lib):
        class Stopper(lib.callbacks.Callback):
            def on_train_batch_end(self, batch, logs=None):
                if batch == 1:
                    self.model.stop_training = True

        return [Stopper()]

    history, _, _ = fit_both(pair, stopper, batch_size=1)
    assert history.epoch == [0]
