"""The training loop: what compile, fit, evaluate and predict do.

Lesson: notebooks/08_training_loop.ipynb.
"""

import copy
import math

import numpy as np

from nnlib import _data, losses, optimizers, progress
from nnlib import callbacks as callbacks_module
from nnlib import metrics as metrics_module
from nnlib._checks import count, positive_int
from nnlib._loss_path import loss_path


def _quiet(f):
    """f without NumPy's warnings of overflow: LossWatch says it, with the causes."""
    return np.errstate(over="ignore", invalid="ignore", divide="ignore")(f)


class Trainer:
    """What makes layers in a row a model that learns. Sequential inherits from it."""

    def __init__(self, shuffle_rng):
        self._optimizer = self._loss = self.history = None
        self.stop_training = False
        self.shuffle_rng = shuffle_rng
        self._meter = self._path = None

    @property
    def optimizer(self):
        return self._optimizer

    @property
    def loss(self):
        return self._loss

    def compile(self, optimizer="rmsprop", loss=None, metrics=None):
        """Choose how to train.

        Args:
            optimizer: Name such as "adam", or an Optimizer.
            loss: Name such as "mse", or a Loss.
            metrics: List of names such as "accuracy", or Metrics.
        """
        self._optimizer = optimizers.get(optimizer)
        self._loss = _data.check_loss(losses.get(loss)) if loss is not None else None
        self._compiled_metrics = metrics_module.check(metrics)
        self._meter = None

    def fit(
        self,
        x,
        y,
        batch_size=32,
        epochs=1,
        verbose="auto",
        callbacks=None,
        validation_split=0.0,
        validation_data=None,
        shuffle=True,
        sample_weight=None,
        initial_epoch=0,
    ):
        """Train.

        Args:
            x, y: Inputs and targets: arrays, lists or DataFrames with one row a sample.
            batch_size: Samples an update.
            epochs: Passes over the data; training stops after this epoch (counted with initial_epoch).
            verbose: 0 silent, 1 a bar, 2 a line an epoch; "auto" is 1 where somebody looks on.
            callbacks: List of Callback objects.
            validation_split: Share of the LAST samples, cut off before shuffling, that is only measured.
            validation_data: (x, y) or (x, y, sample_weight) that is only measured.
            shuffle: Whether each epoch takes the samples in a new order.
            sample_weight: One weight a sample for the loss.
            initial_epoch: Where to count from when training goes on.

        Returns:
            A History: `.history` maps "loss", "accuracy", "val_loss", … to one float an epoch.

        Raises:
            ValueError: If an argument does not fit; FloatingPointError: if the loss is no longer a number.
        """
        self._require_compiled("fit")
        batch_size, epochs = positive_int("batch_size", batch_size), positive_int("epochs", epochs)
        initial_epoch, verbose = count("initial_epoch", initial_epoch), progress.choose_verbose(verbose)
        train, validation = self._prepare_training(x, y, sample_weight), None
        if validation_data is not None:
            validation = self._prepare_validation(validation_data)
        elif _data.check_split(validation_split):
            train, validation = _data.split(train, validation_split)
        self.history, bar = callbacks_module.History(), progress.ProgressBar(verbose)
        calls = callbacks_module.CallbackList(
            [*callbacks_module.check(callbacks), self.history, *([bar] if verbose else [])],
            self,
            epochs=epochs,
            steps=math.ceil(len(train.x) / batch_size),
            verbose=verbose,
            initial_epoch=initial_epoch,
        )
        try:
            self._epochs(train, validation, range(initial_epoch, epochs), batch_size, shuffle, calls)
        finally:
            bar.close()
        return self.history

    def _epochs(self, train, validation, epochs, batch_size, shuffle, calls):
        watch, logs, train_step = _data.LossWatch(self, train.x), {}, _quiet(self.train_step)
        self.stop_training = False
        calls("on_train_begin", {})
        for epoch in epochs:
            calls("on_epoch_begin", epoch, {})
            self._meter.reset()
            order = self.shuffle_rng.permutation(len(train.x)) if shuffle else None
            for step, batch in enumerate(_data.batches(train, batch_size, order, self.dtype)):
                calls("on_train_batch_begin", step, {})
                loss = train_step(*batch)
                watch.see(loss, epoch, step)
                self._meter.loss.update_state(loss, len(batch[0]))
                calls.with_logs("on_train_batch_end", step, self._meter.results)
                if self.stop_training:
                    break
            logs = self._meter.results()
            if validation:
                measured = self._evaluate(validation, batch_size, calls).results()
                logs |= {f"val_{key}": value for key, value in measured.items()}
            calls("on_epoch_end", epoch, logs)
            if self.stop_training:
                break
        calls("on_train_end", logs)

    def evaluate(
        self, x, y, batch_size=32, verbose="auto", sample_weight=None, callbacks=None, return_dict=False
    ):
        """The loss, or [loss, metrics…], of the model as it is; with return_dict a dict.

        It takes moments, so nothing is shown; `verbose` is there as in Keras.

        Raises:
            ValueError: If x or y do not fit the model.
        """
        self._require_compiled("evaluate")
        progress.choose_verbose(verbose)
        data, batch_size = self._prepare(x, y, sample_weight), positive_int("batch_size", batch_size)
        meter = self._evaluate(data, batch_size, self._calls(callbacks, data.x, batch_size))
        return meter.results() if return_dict else meter.listed()

    def predict(self, x, batch_size=32, verbose="auto", callbacks=None):
        """The model's output for x: an array with one row a sample.

        It takes moments, so nothing is shown; `verbose` is there as in Keras.

        Raises:
            ValueError: If x does not fit the model.
        """
        progress.choose_verbose(verbose)
        x, twin = self._input(x), self.twin()
        batch_size, parts = positive_int("batch_size", batch_size), []
        calls = self._calls(callbacks, x, batch_size)
        calls("on_predict_begin", {})
        for step, start in enumerate(range(0, len(x), batch_size)):
            calls("on_predict_batch_begin", step, {})
            parts.append(twin.forward(x[start : start + batch_size].astype(self.dtype, copy=False)))
            calls("on_predict_batch_end", step, {"outputs": parts[-1]})
        calls("on_predict_end", {})
        return np.concatenate(parts)

    def train_on_batch(self, x, y, sample_weight=None, return_dict=False):
        """One update on one batch; gives its loss, or [loss, metrics…], from before the update."""
        self._require_compiled("train_on_batch")
        data = self._prepare_training(x, y, sample_weight)
        self._meter.reset()
        loss = _quiet(self.train_step)(*data.rows(slice(None), self.dtype))
        _data.LossWatch(self, data.x).see(loss, 0, 0)
        self._meter.loss.update_state(loss)
        return self._meter.results() if return_dict else self._meter.listed()

    def input_gradient(self, x, y, sample_weight=None, training=False):
        """dL/dx for a batch, in x's shape. With training=True it fills all `grads` too, as a step does.

        Raises:
            ValueError: If x or y do not fit the model.
        """
        self._require_compiled("input_gradient")
        x, y, weight = self._prepare(x, y, sample_weight).rows(slice(None), self.dtype)
        path = loss_path(self) if training else loss_path(self).twin()
        _, grad = path.loss.value_and_gradient(y, path.forward(x, training), weight)
        return path.backward(grad)

    def compute_loss(self, x, y, sample_weight=None, training=False):
        """The loss of one batch with all penalties, a number. Changes no parameter.

        Raises:
            ValueError: If x or y do not fit the model.
        """
        self._require_compiled("compute_loss")
        x, y, weight = self._prepare(x, y, sample_weight).rows(slice(None), self.dtype)
        path = loss_path(self) if training else loss_path(self).twin()
        return path.loss(y, path.forward(x, training), weight) + path.penalty()

    # How training works, step by step.

    def train_step(self, x, y, weight=None):
        """One update on a batch that has passed every check; returns the batch's loss before it.

        `fit` calls it for every batch. A subclass may override it: `backpropagate` fills every layer's
        `grads`, and `apply_gradients` lets the optimizer take its step.
        """
        loss = self.backpropagate(x, y, weight)
        self.apply_gradients()
        return loss

    def backpropagate(self, x, y, weight=None):
        """The loss of a batch, a number; leaves its gradient in the `grads` of each trained layer."""
        path = self._path
        z = path.forward(x, training=True)
        loss, grad = path.loss.value_and_gradient(y, z, weight)
        self._meter.update(y, path.predictions, z)
        path.backward_params(grad)
        return loss + path.penalty()

    def apply_gradients(self):
        """One step of the optimizer, by the layers' `grads`; frozen layers stay as they are."""
        places = self._path.places
        grads = [layer.grads[key] if trained else None for layer, key, trained in places]
        self._optimizer.apply(grads, [layer.params[key] for layer, key, _ in places])

    @_quiet
    def _evaluate(self, data, batch_size, calls):
        """A Meter of its own that has measured: `fit` may be running in another thread."""
        path, meter = loss_path(self).twin(), copy.deepcopy(self._meter)
        meter.reset()
        calls("on_test_begin", {})
        for step, (x, y, weight) in enumerate(_data.batches(data, batch_size, None, self.dtype)):
            calls("on_test_batch_begin", step, {})
            z = path.forward(x)
            meter.loss.update_state(path.loss(y, z, weight) + path.penalty(), len(x))
            meter.update(y, path.predictions, z)
            calls.with_logs("on_test_batch_end", step, meter.results)
        calls("on_test_end", meter.results())
        return meter

    # Data and results.

    def _input(self, x):
        if not self.layers:
            raise ValueError("the model has no layers: give Sequential a list of them, or add one.")
        x = _data.inputs(x, self.input_shape)
        with _data.one_at_a_time:
            if not self.built:
                self.build((None, *x.shape[1:]))
        return x

    def _prepare(self, x, y, sample_weight):
        """Data that have passed every check, as the loss takes them."""
        x = self._input(x)
        data = _data.targets(x, y, sample_weight, self.loss, self.output_shape, self.dtype)
        with _data.one_at_a_time:
            if self._meter is None:
                shape = self.output_shape
                metrics = [metrics_module.get(m, data.y.shape, shape) for m in self._compiled_metrics]
                self._meter = metrics_module.Meter(metrics)
        if loss_path(self).end is None:
            self.loss.check_predictions(self.twin().forward(x[:32].astype(self.dtype)))
        return data

    def _prepare_training(self, x, y, sample_weight):
        _data.check_optimizer(self.optimizer, self)
        data = self._prepare(x, y, sample_weight)
        self._path = loss_path(self)
        return data

    def _prepare_validation(self, data):
        data = _data.with_weight(data)
        try:
            return self._prepare(*data)
        except (TypeError, ValueError) as error:
            raise type(error)(f"In the validation data: {error}") from None

    def _calls(self, callbacks, x, batch_size):
        """The callbacks of evaluate and predict."""
        steps = math.ceil(len(x) / batch_size)
        given = callbacks_module.check(callbacks)
        return callbacks_module.CallbackList(given, self, epochs=1, steps=steps, verbose=0)

    def _require_compiled(self, method):
        if self.loss is None:
            raise RuntimeError(
                f'{method} needs a loss: call compile first, for instance model.compile("adam", loss="mse").'
            )
