"""Callbacks: when each is called, with what, and how early stopping decides."""

import numpy as np
import pytest

from nnlib import Input, Sequential, optimizers
from nnlib.callbacks import Callback, EarlyStopping, LearningRateScheduler
from nnlib.layers import Dense

X = np.random.default_rng(0).normal(size=(10, 2))
Y = X.sum(axis=1)


def model(optimizer="sgd"):
    result = Sequential([Input((2,)), Dense(1)], seed=0)
    result.compile(optimizer, "mse", metrics=["mae"])
    return result


class Recorder(Callback):
    def __init__(self):
        self.calls = []

    def on_train_begin(self, logs=None):
        self.calls.append(("train begin", logs))

    def on_train_end(self, logs=None):
        self.calls.append(("train end", logs))

    def on_epoch_begin(self, epoch, logs=None):
        self.calls.append((f"epoch {epoch} begin", logs))

    def on_epoch_end(self, epoch, logs=None):
        self.calls.append((f"epoch {epoch} end", logs))

    def on_train_batch_begin(self, batch, logs=None):
        self.calls.append((f"batch {batch} begin", logs))

    def on_train_batch_end(self, batch, logs=None):
        self.calls.append((f"batch {batch} end", logs))


def test_order_and_logs():
    recorder, trained = Recorder(), model()
    history = trained.fit(X, Y, 6, 3, 0, [recorder], validation_data=(X, Y), initial_epoch=1)
    batches = ["batch 0 begin", "batch 0 end", "batch 1 begin", "batch 1 end"]
    assert [name for name, _ in recorder.calls] == [
        "train begin",
        *["epoch 1 begin", *batches, "epoch 1 end"],
        *["epoch 2 begin", *batches, "epoch 2 end"],
        "train end",
    ]
    logs = dict(recorder.calls)
    assert logs["train begin"] == logs["epoch 1 begin"] == logs["batch 0 begin"] == {}
    assert list(logs["batch 1 end"]) == ["loss", "mae"]
    assert list(logs["epoch 2 end"]) == ["loss", "mae", "val_loss", "val_mae"]
    last = {key: values[-1] for key, values in history.history.items()}
    assert logs["epoch 2 end"] == logs["train end"] == last
    assert logs["batch 1 end"]["loss"] == logs["epoch 2 end"]["loss"]  # running means, over the epoch so far
    assert recorder.model is trained
    assert recorder.params == {"epochs": 3, "steps": 2, "verbose": 0, "initial_epoch": 1}


def test_stop_training_inside_a_batch_ends_the_epoch_and_the_training():
    class Stop(Recorder):
        def on_train_batch_end(self, batch, logs=None):
            super().on_train_batch_end(batch, logs)
            self.model.stop_training = batch == 1

    stop, trained = Stop(), model()
    history = trained.fit(X, Y, 2, 5, 0, stop)  # one callback needs no list
    names = [name for name, _ in stop.calls]
    assert names[-5:] == ["batch 0 end", "batch 1 begin", "batch 1 end", "epoch 0 end", "train end"]
    assert history.epoch == [0] and len(history.history["loss"]) == 1
    assert trained.fit(X, Y, epochs=2, verbose=0).epoch == [0, 1]  # the next fit starts anew


def follow(stopper, values, monitor="val_loss"):
    """Epochs that were run when `monitor` takes these values."""
    trained = model()
    stopper.model = trained
    stopper.on_train_begin()
    for epoch, value in enumerate(values):
        trained.set_weights([np.full((2, 1), float(epoch)), np.zeros(1)])
        stopper.on_epoch_end(epoch, {monitor: value})
        if trained.stop_training:
            break
    stopper.on_train_end()
    return epoch + 1, trained.get_weights()[0][0, 0]


@pytest.mark.parametrize(
    ("settings", "values", "epochs"),
    [
        ({}, [3, 2, 2, 1], 3),  # the first epoch that is no better
        ({"patience": 2}, [3, 2, 2, 2.5, 1], 4),
        ({"patience": 2}, [3, 2, 2.5, 1, 1, 1, 0], 6),  # an improvement starts the count anew
        ({"min_delta": 0.5}, [3, 2, 1.6, 1], 3),  # 0.4 is no improvement
        ({"mode": "max"}, [1, 2, 3, 3, 4], 4),
        ({"monitor": "val_accuracy"}, [0.1, 0.2, 0.2, 0.3], 3),  # "auto" knows that accuracies grow
        ({"monitor": "val_loss", "start_from_epoch": 3}, [1, 2, 3, 4, 3, 3, 1], 6),
        ({"baseline": 1.5, "patience": 2}, [3, 2.5, 2.6, 1], 3),  # better, but never below the baseline
    ],
)
def test_early_stopping_stops_after(settings, values, epochs):
    assert follow(EarlyStopping(**settings), values, settings.get("monitor", "val_loss"))[0] == epochs


def test_early_stopping_restores_the_best_weights_only_when_asked():
    values = [3, 1, 2, 2, 2]
    assert follow(EarlyStopping(patience=3), values) == (5, 4.0)
    assert follow(EarlyStopping(patience=3, restore_best_weights=True), values) == (5, 1.0)
    assert follow(EarlyStopping(patience=9, restore_best_weights=True), [3, 2, 1]) == (3, 2.0)


def test_early_stopping_says_so_when_asked(capsys):
    follow(EarlyStopping(verbose=1, patience=1, restore_best_weights=True), [3, 1, 2])
    assert capsys.readouterr().out == (
        "Epoch 3: early stopping\nRestoring model weights from the end of the best epoch: 2.\n"
    )
    follow(EarlyStopping(), [1, 2])
    assert capsys.readouterr().out == ""


def test_early_stopping_in_fit_can_be_used_again():
    stopper = EarlyStopping(monitor="loss", patience=2)
    for _ in range(2):
        still = model(optimizers.SGD(0.0))
        assert still.fit(X, Y, epochs=9, verbose=0, callbacks=[stopper], shuffle=False).epoch == [0, 1, 2]
        # a loss that stands still: the first epoch counts as best, then two more


def test_early_stopping_that_watches_nothing_warns():
    with pytest.warns(UserWarning) as caught:
        assert model().fit(X, Y, epochs=2, verbose=0, callbacks=[EarlyStopping()]).epoch == [0, 1]
    assert str(caught[0].message) == (
        "EarlyStopping watches 'val_loss', which is not there: fit reports loss, mae. "
        "Give fit validation_split or validation_data, or monitor one of these."
    )


def test_learning_rate_scheduler_sets_the_rate_of_each_epoch():
    rates = []

    class See(Callback):
        def on_train_batch_begin(self, batch, logs=None):
            rates.append(self.model.optimizer.learning_rate)

    schedule = LearningRateScheduler(lambda epoch, rate: rate / 2 if epoch else rate)
    model(optimizers.SGD(0.8)).fit(X, Y, epochs=3, verbose=0, batch_size=10, callbacks=[schedule, See()])
    assert rates == [0.8, 0.4, 0.2]


def test_learning_rate_scheduler_refuses_what_is_no_rate():
    with pytest.raises(ValueError) as error:
        model().fit(X, Y, verbose=0, callbacks=[LearningRateScheduler(lambda epoch, rate: None)])
    assert str(error.value) == "schedule's answer must be a number of at least 0; got None."
