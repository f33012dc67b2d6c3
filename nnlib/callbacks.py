"""Callbacks: what fit calls at the start and end of training, of each epoch and of each batch.

Lesson: notebooks/08_training_loop.ipynb (early stopping).
"""

import inspect
import warnings

from nnlib._advice import nearest
from nnlib._checks import choose, number
from nnlib._repr import Shown


class Callback(Shown):
    """Base class: override what is needed. `self.model` trains; `self.params` holds epochs, steps, verbose.

    `logs` is a dict of floats: empty before something happens, the running means after a batch, loss and
    metrics (and, after an epoch with validation, their val_ twins) at the end.

    >>> class Epochs(nnlib.callbacks.Callback):
    ...     def on_epoch_end(self, epoch, logs=None):
    ...         print(f"epoch {epoch} is over")
    >>> model = nnlib.Sequential([nnlib.layers.Dense(1)], seed=0)
    >>> model.compile("sgd", "mse")
    >>> model.fit(np.eye(2), np.ones((2, 1)), epochs=2, verbose=0, callbacks=[Epochs()]).epoch
    epoch 0 is over
    epoch 1 is over
    [0, 1]
    """

    model = None
    params = None

    def set_params(self, params) -> None:
        self.params = params

    def set_model(self, model) -> None:
        self.model = model

    def on_train_begin(self, logs=None) -> None:
        """Called once before the first epoch."""

    def on_train_end(self, logs=None) -> None:
        """Called once after the last epoch."""

    def on_epoch_begin(self, epoch, logs=None) -> None:
        """Called before each epoch, counted from 0."""

    def on_epoch_end(self, epoch, logs=None) -> None:
        """Called after each epoch."""

    def on_train_batch_begin(self, batch, logs=None) -> None:
        """Called before each batch, counted from 0."""
        self.on_batch_begin(batch, logs=logs)

    def on_train_batch_end(self, batch, logs=None) -> None:
        """Called after each batch."""
        self.on_batch_end(batch, logs=logs)

    def on_batch_begin(self, batch, logs=None) -> None:
        """Another name of on_train_batch_begin."""

    def on_batch_end(self, batch, logs=None) -> None:
        """Another name of on_train_batch_end."""

    def on_test_begin(self, logs=None) -> None:
        """Called before evaluate, and before fit validates; the three others of its kind likewise."""

    def on_test_end(self, logs=None) -> None:
        pass

    def on_test_batch_begin(self, batch, logs=None) -> None:
        pass

    def on_test_batch_end(self, batch, logs=None) -> None:
        pass

    def on_predict_begin(self, logs=None) -> None:
        """Called before predict; after each of its batches logs holds {"outputs": array}."""

    def on_predict_end(self, logs=None) -> None:
        pass

    def on_predict_batch_begin(self, batch, logs=None) -> None:
        pass

    def on_predict_batch_end(self, batch, logs=None) -> None:
        pass


HOOKS = [name for name in vars(Callback) if name.startswith("on_")]


class CallbackList:
    """Calls each of its callbacks in turn; those that do not listen cost nothing.

    >>> history = nnlib.callbacks.History()
    >>> calls = nnlib.callbacks.CallbackList([history], model=None)
    >>> calls("on_epoch_end", 0, {"loss": 0.5})
    >>> history.history
    {'loss': [0.5]}
    """

    def __init__(self, callbacks, model, **params):
        for callback in callbacks:
            callback.set_params(params)
            callback.set_model(model)
        listeners = {hook: [getattr(c, hook) for c in callbacks if _listens(c, hook)] for hook in HOOKS}
        self._listeners = {hook: listening for hook, listening in listeners.items() if listening}

    def __call__(self, hook, *args):
        for listener in self._listeners.get(hook, ()):
            listener(*args)

    def with_logs(self, hook, batch, make_logs) -> None:
        """Call `hook` with the logs that make_logs() gives, which are made only if somebody listens."""
        if hook in self._listeners:
            self(hook, batch, make_logs())


def _listens(callback, hook):
    alias = hook.replace("_train_batch_", "_batch_")
    return any(
        getattr(getattr(callback, h), "__func__", None) is not getattr(Callback, h) for h in {hook, alias}
    )


def check(callbacks) -> list:
    """The list of callbacks that fit was given.

    Raises:
        TypeError: If an entry is no Callback.

    >>> nnlib.callbacks.check(None)
    []
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
        for name in dir(callback):
            if name.startswith("on_") and name not in HOOKS:
                close = nearest(name, HOOKS)
                warnings.warn(
                    f"{type(callback).__name__}.{name} is never called: callbacks have no hook of this name. "
                    f"{f'Did you mean {close}?' if close else 'They have ' + ', '.join(HOOKS) + '.'}",
                    stacklevel=3,
                )
    return callbacks


class History(Callback):
    """What fit returns: `history` maps "loss", "val_loss", … to one float an epoch; `epoch` lists them.

    >>> history = nnlib.callbacks.History()
    >>> history.on_epoch_end(0, {"loss": 0.5})
    >>> history
    History(1 epochs, loss 0.5)
    """

    def __init__(self):
        self.history, self.epoch = {}, []

    def __repr__(self):
        last = (f"{key} {values[-1]:.4g}" for key, values in self.history.items())
        return f"History({', '.join([f'{len(self.epoch)} epochs', *last])})"

    def on_epoch_end(self, epoch, logs=None) -> None:
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

    >>> nnlib.callbacks.EarlyStopping(patience=3).improves(0.4, reference=0.5)
    True
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

    def on_train_begin(self, logs=None) -> None:
        self.wait, self.stopped_epoch = 0, 0
        self.best, self.best_epoch, self.best_weights = None, 0, None

    def on_epoch_end(self, epoch, logs=None) -> None:
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

    def on_train_end(self, logs=None) -> None:
        if self.stopped_epoch and self.verbose:
            print(f"Epoch {self.stopped_epoch + 1}: early stopping")
        if self.best_weights is not None:
            if self.verbose:
                print(f"Restoring model weights from the end of the best epoch: {self.best_epoch + 1}.")
            self.model.set_weights(self.best_weights)

    def improves(self, current, reference) -> bool:
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

    >>> nnlib.callbacks.LearningRateScheduler(lambda epoch: 0.1 / (1 + epoch)).schedule(1)
    0.05
    """

    def __init__(self, schedule):
        if not callable(schedule):
            raise TypeError(f"schedule must be a function of (epoch, rate); got {schedule!r}.")
        self.schedule = schedule
        self._takes_rate = len(inspect.signature(schedule).parameters) > 1

    def on_epoch_begin(self, epoch, logs=None) -> None:
        optimizer = self.model.optimizer
        rate = self.schedule(epoch, *[optimizer.learning_rate] * self._takes_rate)
        optimizer.learning_rate = number("schedule's answer", rate, 0)

    def on_epoch_end(self, epoch, logs=None) -> None:
        logs["learning_rate"] = self.model.optimizer.learning_rate  # for the callbacks after it: History too
