"""The training loop: what compile, fit, evaluate and predict do.

Lesson: notebooks/08_training_loop.ipynb.
"""

import copy
import math

import numpy as np

from nnlib import _data, _targets, activations, losses, optimizers, progress
from nnlib import callbacks as callbacks_module
from nnlib import metrics as metrics_module
from nnlib._arguments import answered
from nnlib._checks import count, positive_int
from nnlib.layers import Activation, Dense, Softmax
from nnlib.layers.base import twins


class Trainer:
    """What makes layers in a row a model that learns. Sequential inherits from it."""

    def __init__(self, shuffle_rng):
        self.optimizer = self.loss = self.history = None
        self.stop_training = False
        self.shuffle_rng = shuffle_rng
        self._metrics = None
        self._loss_mean = metrics_module.Mean("loss")

    @answered
    def compile(self, optimizer="rmsprop", loss=None, metrics=None):
        """Choose how to train.

        Args:
            optimizer: Name such as "adam", or an Optimizer.
            loss: Name such as "mse", or a Loss.
            metrics: List of names such as "accuracy", or Metrics.
        """
        self.optimizer = optimizers.get(optimizer)
        self.loss = _data.check_loss(losses.get(loss)) if loss is not None else None
        self._compiled_metrics = metrics_module.check(metrics)
        self._metrics = None

    @answered
    def fit(
        self,
        x=None,
        y=None,
        batch_size=32,
        epochs=1,
        verbose="auto",
        callbacks=None,
        validation_split=0.0,
        validation_data=None,
        shuffle=True,
        class_weight=None,
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
            class_weight: {class: weight} for the loss; a class that is not there weighs 1.
            sample_weight: One weight a sample for the loss; with class_weight the two are multiplied.
            initial_epoch: Where to count from when training goes on.

        Returns:
            A History: `.history` maps "loss", "accuracy", "val_loss", … to one float an epoch.

        Raises:
            ValueError: If an argument does not fit; FloatingPointError: if the loss is no longer a number.
        """
        self._require_compiled("fit")
        batch_size, epochs = positive_int("batch_size", batch_size), positive_int("epochs", epochs)
        initial_epoch, verbose = count("initial_epoch", initial_epoch), progress.choose_verbose(verbose)
        _data.check_optimizer(self.optimizer, self)
        train, validation = _data.split(x, y, sample_weight, validation_split, validation_data)
        train = _targets.weigh_classes(self._prepare(*train), class_weight, self.dtype)
        validation = validation and self._prepare_validation(*validation)
        self.history, bar = callbacks_module.History(), progress.ProgressBar(verbose)
        steps = math.ceil(len(train.x) / batch_size)
        params = {"epochs": epochs, "steps": steps, "verbose": verbose, "initial_epoch": initial_epoch}
        listeners = [*callbacks_module.check(callbacks), self.history, *([bar] if verbose else [])]
        calls = callbacks_module.CallbackList(listeners, self, params)
        watch = _data.LossWatch(self, train)
        if initial_epoch >= epochs:
            print(
                f"Nothing is trained: initial_epoch={initial_epoch} is not below epochs={epochs}, where "
                f"training ends. For one more epoch write epochs={initial_epoch + 1}."
            )
        self.stop_training = False
        logs = {}
        try:
            calls.train_begin()
            for epoch in range(initial_epoch, epochs):
                calls.epoch_begin(epoch)
                order = self.shuffle_rng.permutation(len(train.x)) if shuffle else None
                self._reset_metrics()
                for step, batch in enumerate(_data.batches(train, batch_size, order, self.dtype)):
                    calls.batch_begin(step)
                    watch.see(self.train_step(*batch), epoch, step)
                    calls.batch_end(step, self._results)
                    if self.stop_training:
                        break
                logs = self._results()
                if epoch == initial_epoch:
                    watch.see_targets(logs["loss"], epochs - epoch)
                if validation:
                    measured = self._evaluate(validation, batch_size)
                    logs |= {f"val_{key}": value for key, value in measured.items()}
                calls.epoch_end(epoch, logs)
                if self.stop_training:
                    break
            calls.train_end(logs)
        finally:
            bar.close()
        return self.history

    @answered
    def evaluate(self, x=None, y=None, batch_size=32, verbose="auto", sample_weight=None, return_dict=False):
        """The loss, or [loss, metrics…], of the model as it is; with return_dict a dict.

        It takes moments, so nothing is shown; `verbose` is there as in Keras.

        Raises:
            ValueError: If x or y do not fit the model.
        """
        self._require_compiled("evaluate")
        progress.choose_verbose(verbose)
        data = self._prepare(x, y, sample_weight)
        logs = self._evaluate(data, positive_int("batch_size", batch_size))
        return logs if return_dict else self._as_list(logs)

    @answered
    def predict(self, x, batch_size=32, verbose="auto"):
        """The model's output for x: an array with one row a sample.

        It takes moments, so nothing is shown; `verbose` is there as in Keras.

        Raises:
            ValueError: If x does not fit the model.
        """
        progress.choose_verbose(verbose)
        x = self._input(x)
        layers = twins(self.layers)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            parts = [
                self._forward(batch.astype(self.dtype, copy=False), layers)
                for batch in np.split(x, range(positive_int("batch_size", batch_size), len(x), batch_size))
            ]
        predictions = np.concatenate(parts)
        _data.say_if_not_finite(predictions, x)
        return predictions

    @answered
    def train_on_batch(self, x, y, sample_weight=None, return_dict=False):
        """One update on one batch; gives its loss, or [loss, metrics…], from before the update."""
        self._require_compiled("train_on_batch")
        _data.check_optimizer(self.optimizer, self)
        data = self._prepare(x, y, sample_weight)
        self._reset_metrics()
        batch = next(_data.batches(data, len(data.x), None, self.dtype))
        _data.LossWatch(self, data).see(self.train_step(*batch), 0, 0)
        return self._results() if return_dict else self._as_list(self._results())

    def input_gradient(self, x, y, sample_weight=None, training=False):
        """dL/dx for a batch, in x's shape. With training=True it fills all `grads` too, as a step does.

        Raises:
            ValueError: If x or y do not fit the model.
        """
        self._require_compiled("input_gradient")
        x, y, weight = next(_data.batches(self._prepare(x, y, sample_weight), len(x), None, self.dtype))
        layers = self._to_loss if training else twins(self._to_loss)
        _, grad = self._loss_at_end.value_and_gradient(y, self._forward(x, layers, training), weight)
        for layer in reversed(layers):
            grad = layer.backward(grad)
        return grad

    def compute_loss(self, x, y, sample_weight=None, training=False):
        """The loss of one batch with all penalties, a number. Changes no parameter.

        Raises:
            ValueError: If x or y do not fit the model.
        """
        self._require_compiled("compute_loss")
        x, y, weight = next(_data.batches(self._prepare(x, y, sample_weight), len(x), None, self.dtype))
        z = self._forward(x, self._to_loss if training else twins(self._to_loss), training)
        return self._loss_at_end(y, z, weight) + self._penalty()

    # How training works, step by step.

    @np.errstate(over="ignore", invalid="ignore", divide="ignore")  # LossWatch says it, with the causes
    def train_step(self, x, y, weight=None):
        """One update on a batch that has passed every check; returns the batch's loss before it."""
        z = self._forward(x, self._to_loss, training=True)
        loss, grad = self._loss_at_end.value_and_gradient(y, z, weight)
        loss += self._penalty()
        self._update_metrics(loss, y, z)
        self._backward(grad)
        self.optimizer.apply(
            [layer.grads[key] for layer in self.layers for key in layer.params],
            [param for layer in self.layers for param in layer.params.values()],
        )
        return loss

    def _forward(self, z, layers, training=False):
        for layer in layers:
            z = layer.forward(z, training)
        return z

    def _backward(self, grad):
        """Every parameter's gradient, from dL/dz at the end; nothing is computed before the first."""
        with_params = [i for i, layer in enumerate(self._to_loss) if layer.params]
        if not with_params:
            return
        first = with_params[0]
        for layer in reversed(self._to_loss[first + 1 :]):
            grad = layer.backward(grad)
        self._to_loss[first].backward_params(grad)

    def _penalty(self):
        return sum(layer.penalty() for layer in self.layers)

    @np.errstate(over="ignore", invalid="ignore", divide="ignore")
    def _evaluate(self, data, batch_size):
        aside = copy.copy(self)  # with metrics and layers of its own: `fit` may be running in another thread
        aside._loss_mean, aside._metrics = copy.deepcopy((self._loss_mean, self._metrics))
        aside._end, layers = self._end and self._end.twin(), twins(self._to_loss)
        aside._reset_metrics()
        for x, y, weight in _data.batches(data, batch_size, None, self.dtype):
            z = self._forward(x, layers)
            aside._update_metrics(self._loss_at_end(y, z, weight) + self._penalty(), y, z)
        return aside._results()

    def _choose_end(self):
        """A final softmax (sigmoid) and its cross-entropy are taken as one: the loss gets the logits.

        Through the probabilities a confidently wrong answer would have no slope left; from
        the logits it is p − y.
        """
        last = self.layers[-1]
        end = last.activation if isinstance(last, Dense) else last
        function = getattr(end, "function", None)
        if isinstance(end, Softmax) and end.axis in (-1, len(self.output_shape) - 1):
            function = activations.softmax
        self.loss.check_end(function, self.output_shape[-1])
        self._to_loss, self._loss_at_end, self._end = self.layers, self.loss, None
        if function and function is self.loss.fused_activation and not self.loss.from_logits:
            self._to_loss = self.layers[:-1]
            if isinstance(last, Dense):
                logits = copy.copy(last)  # shares last's params and grads, but ends at its logits
                logits.activation = Activation(None)
                self._to_loss = [*self._to_loss, logits]
            self._loss_at_end, self._end = self.loss.with_logits(), end

    # Data and results.

    def _input(self, x):
        if not self.layers:
            raise ValueError("the model has no layers: give Sequential a list of them, or add one.")
        x = _data.inputs(x, self.input_shape)
        with _data.one_at_a_time:
            if not self.built:
                self.build((None, *x.shape[1:]))
        return x

    @np.errstate(over="ignore", invalid="ignore", divide="ignore")
    def _prepare(self, x, y, sample_weight):
        """Data that have passed every check, as the loss takes them."""
        x = self._input(x)
        data = _data.targets(x, y, sample_weight, self.loss, self.output_shape, self.dtype)
        with _data.one_at_a_time:
            if self._metrics is None:
                self._choose_end()
                shape = self.output_shape
                self._metrics = [metrics_module.get(m, data.y.shape, shape) for m in self._compiled_metrics]
        for metric in self._metrics:
            metric.check_targets(data.y)
        if self._end is None:
            self.loss.check_predictions(self._forward(x[:32].astype(self.dtype), twins(self.layers)))
        return data

    def _prepare_validation(self, x, y, sample_weight):
        try:
            return self._prepare(x, y, sample_weight)
        except (TypeError, ValueError) as error:
            raise type(error)(f"In the validation data: {error}") from None

    def _reset_metrics(self):
        for metric in [self._loss_mean, *self._metrics]:
            metric.reset_state()

    def _update_metrics(self, loss, y, z):
        self._loss_mean.update_state(loss, len(z))
        if self._metrics:
            y_pred = self._end.forward(z) if self._end else z
            for metric in self._metrics:
                metric.update_unchecked(y, y_pred)

    def _results(self):
        """Running means as {name: float}, in alphabetical order as Keras's logs."""
        return {m.name: m.result() for m in sorted([self._loss_mean, *self._metrics], key=lambda m: m.name)}

    def _as_list(self, logs):
        return [logs[m.name] for m in [self._loss_mean, *self._metrics]] if self._metrics else logs["loss"]

    def _require_compiled(self, method):
        if self.loss is None:
            raise RuntimeError(
                f'{method} needs a loss: call compile first, for instance model.compile("adam", loss="mse").'
            )
