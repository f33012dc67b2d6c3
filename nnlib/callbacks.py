"""Callbacks: what fit calls at the start and end of training, of each epoch and of each batch.

Lesson: notebooks/08_training_loop.ipynb (early stopping).
"""

import inspect
import warnings

from nnlib._checks import choose, number
from nnlib._repr import Shown


class Callback(Shown):
    """Base class: override what is needed. `self.params` holds epochs, steps, verbose."""

    model = None
    params = None

    def on_train_begin(self, logs=None):
        """Called once before the first epoch."""

    def on_train_end(self, logs=None):
        """Called once after the last epoch."""

    def on_epoch_begin(self, epoch, logs=None):
        """Called before each epoch, counted from 0."""

    def on_epoch_end(self, epoch, logs=None):
        """Called after each epoch; logs holds loss and metrics and, with validation, their val_ twins."""

    def on_train_batch_begin(self, batch, logs=None):
        """Called before each batch, counted from 0."""

    def on_train_batch_end(self, batch, logs=None):
        """Called after each batch; logs holds the epoch's running means."""


class CallbackList:
    """Calls each of its callbacks in turn; those that do not listen to batches cost nothing there."""

    def __init__(self, callbacks, model, params):
        self.callbacks = callbacks
        self._at_batch_begin = [c for c in callbacks if _overrides(c, "on_train_batch_begin")]
        self._at_batch_end = [c for c in callbacks if _overrides(c, "on_train_batch_end")]
        for callback in callbacks:
            callback.model, callback.params = model, params

    def train_begin(self):
        for callback in self.callbacks:
            callback.on_train_begin({})

    def train_end(self, logs):
        for callback in self.callbacks:
            callback.on_train_end(logs)

    def epoch_begin(self, epoch):
        for callback in self.callbacks:
            callback.on_epoch_begin(epoch, {})

    def epoch_end(self, epoch, logs):
        for callback in self.callbacks:
            callback.on_epoch_end(epoch, logs)

    def batch_begin(self, batch):
        for callback in self._at_batch_begin:
            callback.on_train_batch_begin(batch, {})

    def batch_end(self, batch, running_logs):
        if self._at_batch_end:
            logs = running_logs()
            for callback in self._at_batch_end:
                callback.on_train_batch_end(batch, logs)


def _overrides(callback, method):
    return getattr(type(callback), method) is not getattr(Callback, method)


def check(callbacks):
    """The list of callbacks that fit was given.

    Raises:
        TypeError: If an entry is no Callback.
    """
    callbacks = [] if callbacks is None else callbacks
    callbacks = list(callbacks) if isinstance(callbacks, list | tuple) else [callbacks]
    for callback in callbacks:
        if not isinstance(callback, Callback):
            what = (
                f"the class {callback.__name__}: make one with {callback.__name__}()"
                if isinstance(callback, type)
                else repr(callback)
            )
            raise TypeError(f"callbacks must be a list of nnlib.callbacks.Callback objects; got {what}.")
    return callbacks


class History(Callback):
    """What fit returns: `history` maps "loss", "val_loss", … to one float an epoch; `epoch` lists them."""

    def __init__(self):
        self.history, self.epoch = {}, []

    def __repr__(self):
        last = (f"{key} {values[-1]:.4g}" for key, values in self.history.items())
        return f"History({', '.join([f'{len(self.epoch)} epochs', *last])})"

    def on_epoch_end(self, epoch, logs=None):
        self.epoch.append(epoch)
        for key, value in logs.items():
            self.history.setdefault(key, []).append(value)


class EarlyStopping(Callback):
    """Stops training when `monitor` has not improved for `patience` epochs.

    Args:
        monitor: Name in the logs, such as "val_loss".
        min_delta: An improvement smaller than this does not count.
        patience: Epochs without improvement that are waited for.
        verbose: 1 says when training was stopped.
        mode: "min", "max", or "auto": "max" for accuracies, else "min".
        baseline: A value that must be beaten, or None.
        restore_best_weights: Whether the model ends with the weights of its best epoch.
        start_from_epoch: Epochs before this one are not looked at.

    Source: Prechelt (1998).
    Lesson: notebooks/08_training_loop.ipynb.
    """

    def __init__(
        self,
        monitor="val_loss",
        min_delta=0,
        patience=0,
        verbose=0,
        mode="auto",
        baseline=None,
        restore_best_weights=False,
        start_from_epoch=0,
    ):
        choose("mode", mode, {"auto": "auto", "min": "min", "max": "max"})
        self.monitor, self.mode, self.verbose = monitor, mode, verbose
        self.min_delta, self.patience = abs(number("min_delta", min_delta)), number("patience", patience, 0)
        self.baseline = None if baseline is None else number("baseline", baseline)
        self.restore_best_weights = restore_best_weights
        self.start_from_epoch = number("start_from_epoch", start_from_epoch, 0)
        self.on_train_begin()

    def on_train_begin(self, logs=None):
        self.wait, self.stopped_epoch = 0, 0
        self.best, self.best_epoch, self.best_weights = None, 0, None

    def on_epoch_end(self, epoch, logs=None):
        current = logs.get(self.monitor)
        if current is None:
            warnings.warn(
                f"EarlyStopping watches {self.monitor!r}, which is not there: fit reports {', '.join(logs)}. "
                "Give fit validation_split or validation_data, or monitor one of these.",
                stacklevel=2,
            )
            return
        if epoch < self.start_from_epoch:
            return
        if self.restore_best_weights and self.best_weights is None:
            self._remember(epoch)
        self.wait += 1
        if self.improves(current, self.best):
            self.best = current
            self._remember(epoch)
            if self.baseline is None or self.improves(current, self.baseline):
                self.wait = 0
        elif self.wait >= self.patience and epoch > 0:
            self.stopped_epoch = epoch
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.stopped_epoch and self.verbose:
            print(f"Epoch {self.stopped_epoch + 1}: early stopping")
        if self.best_weights is not None:
            if self.verbose:
                print(f"Restoring model weights from the end of the best epoch: {self.best_epoch + 1}.")
            self.model.set_weights(self.best_weights)

    def improves(self, current, reference):
        """Whether `current` is better than `reference` by more than `min_delta`."""
        if reference is None:
            return True
        if self.mode == "max" or (self.mode == "auto" and self.monitor.endswith(("accuracy", "acc"))):
            return current - self.min_delta > reference
        return current + self.min_delta < reference

    def _remember(self, epoch):
        self.best_epoch = epoch
        if self.restore_best_weights:
            self.best_weights = self.model.get_weights()


class LearningRateScheduler(Callback):
    """Sets the rate at the start of each epoch to schedule(epoch, current rate), and reports it in the logs.

    Args:
        schedule: A function of the epoch (from 0) and the current rate, or of the epoch alone, that gives the
            new rate.
    """

    def __init__(self, schedule):
        if not callable(schedule):
            raise TypeError(f"schedule must be a function of (epoch, rate); got {schedule!r}.")
        self.schedule = schedule
        self._takes_rate = len(inspect.signature(schedule).parameters) > 1

    def on_epoch_begin(self, epoch, logs=None):
        optimizer = self.model.optimizer
        rate = self.schedule(epoch, *[optimizer.learning_rate] * self._takes_rate)
        optimizer.learning_rate = number("schedule's answer", rate, 0)

    def on_epoch_end(self, epoch, logs=None):
        logs["learning_rate"] = self.model.optimizer.learning_rate  # for the callbacks after it: History too
