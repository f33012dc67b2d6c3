"""A compiled model: what it is measured by, and what can be asked of it without training.

Lesson: notebooks/08_training_loop.ipynb.
"""

import copy
import math
from collections.abc import Callable

import numpy as np

from nnlib import _data, losses, optimizers, progress
from nnlib import callbacks as callbacks_module
from nnlib import metrics as metrics_module
from nnlib._arguments import answered
from nnlib._checks import positive_int
from nnlib._loss_path import loss_path

Results = float | list[float] | dict[str, float]  # the loss, or with metrics a list or a dict


def quiet(f) -> Callable:
    """f without NumPy's warnings of overflow: LossWatch says it, with the causes."""
    return np.errstate(over="ignore", invalid="ignore", divide="ignore")(f)


class Compiled:
    """What a model has an optimizer, a loss and metrics for. Nothing here changes the model.

    So a running `fit` and another thread that asks do not notice each other.
    """

    def __init__(self):
        self._optimizer = self._loss = self._meter = self._path = None

    @property
    def optimizer(self) -> "optimizers.Optimizer | None":
        return self._optimizer

    @property
    def loss(self) -> "losses.Loss | None":
        return self._loss

    @answered
    def compile(self, optimizer="rmsprop", loss=None, metrics=None) -> None:
        """Choose how to train.

        Args:
            optimizer: Name such as "adam", or an Optimizer.
            loss: Name such as "mse", or a Loss.
            metrics: List of names such as "accuracy", or Metrics.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
        >>> model.compile("adam", loss="mse", metrics=["mae"])
        >>> model.loss
        MeanSquaredError()
        """
        self._optimizer = optimizers.get(optimizer)
        self._loss = _data.check_loss(losses.get(loss)) if loss is not None else None
        self._compiled_metrics = metrics_module.check(metrics)
        self._meter = self._path = None

    @answered
    def evaluate(
        self,
        x=None,
        y=None,
        batch_size=32,
        verbose="auto",
        sample_weight=None,
        callbacks=None,
        return_dict=False,
    ) -> Results:
        """The loss, or [loss, metrics…], of the model as it is; with return_dict a dict.

        It takes moments, so nothing is shown; `verbose` is there as in Keras.

        Raises:
            ValueError: If x or y do not fit the model.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1, kernel_initializer="ones")])
        >>> model.compile(loss="mse", metrics=["mae"])
        >>> model.evaluate(np.eye(2), np.zeros((2, 1)))
        [1.0, 1.0]
        """
        self._require_compiled("evaluate")
        progress.choose_verbose(verbose)
        data, batch_size = self._prepare(x, y, sample_weight), positive_int("batch_size", batch_size)
        calls = self._calls(callbacks, data.x, batch_size)
        meter = self._evaluate(data, batch_size, calls, *self._measuring())
        return meter.results() if return_dict else meter.listed()

    @answered
    def predict(self, x, batch_size=32, verbose="auto", callbacks=None) -> np.ndarray:
        """The model's output for x: an array with one row a sample.

        It takes moments, so nothing is shown; `verbose` is there as in Keras.

        Raises:
            ValueError: If x does not fit the model.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1, kernel_initializer="ones")])
        >>> model.predict([[1.0, 2.0]])
        array([[3.]], dtype=float32)
        """
        progress.choose_verbose(verbose)
        x, twin = self._input(x), self.twin()
        batch_size, parts = positive_int("batch_size", batch_size), []
        calls = self._calls(callbacks, x, batch_size)
        forward = quiet(twin.forward)
        calls("on_predict_begin", {})
        for step, start in enumerate(range(0, len(x), batch_size)):
            calls("on_predict_batch_begin", step, {})
            parts.append(forward(_data.astype(x[start : start + batch_size], self.dtype)))
            calls("on_predict_batch_end", step, {"outputs": parts[-1]})
        calls("on_predict_end", {})
        predictions = np.concatenate(parts)
        _data.say_if_not_finite(predictions, x)
        return predictions

    def input_gradient(self, x, y, sample_weight=None, training=False) -> np.ndarray:
        """dL/dx for a batch, in x's shape. With training=True it fills all `grads` too, as a step does.

        Raises:
            ValueError: If x or y do not fit the model.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1, kernel_initializer="ones")])
        >>> model.compile(loss="mse")
        >>> model.input_gradient([[1.0, 2.0]], [[2.0]])  # 2 (3 − 2) times each weight
        array([[2., 2.]], dtype=float32)
        """
        self._require_compiled("input_gradient")
        x, y, weight = self._prepare(x, y, sample_weight).rows(slice(None), self.dtype)
        path = loss_path(self) if training else loss_path(self).twin()
        _, grad = path.loss.value_and_gradient(y, path.forward(x, training), weight)
        return path.backward(grad)

    def compute_loss(self, x, y, sample_weight=None, training=False) -> float:
        """The loss of one batch with all penalties, a number. Changes no parameter.

        Raises:
            ValueError: If x or y do not fit the model.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1, kernel_initializer="ones")])
        >>> model.compile(loss="mse")
        >>> model.compute_loss([[1.0, 2.0]], [[1.0]])
        4.0
        """
        self._require_compiled("compute_loss")
        x, y, weight = self._prepare(x, y, sample_weight).rows(slice(None), self.dtype)
        path = loss_path(self) if training else loss_path(self).twin()
        return path.loss(y, path.forward(x, training), weight) + path.penalty()

    def _measuring(self):
        """A LossPath and a Meter for `_evaluate` alone: `fit` may be running in another thread."""
        return loss_path(self).twin(), copy.deepcopy(self._meter)

    @quiet
    def _evaluate(self, data, batch_size, calls, path, meter):
        """The meter, after it has measured."""
        meter.reset()
        calls("on_test_begin", {})
        for step, (x, y, weight) in enumerate(_data.batches(data, batch_size, None, self.dtype)):
            calls("on_test_batch_begin", step, {})
            z = path.forward(x)
            path.loss.check_predictions(z)  # the data were checked at the door
            loss = path.loss._reduce(path.loss.call(y, z), weight)
            meter.loss.update_state(loss + path.penalty(), len(x))
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
        for metric in self._meter.metrics:
            metric.check_targets(data.y)
        if loss_path(self).end is None:
            self.loss.check_predictions(quiet(self.twin().forward)(_data.astype(x[:32], self.dtype)))
        return data

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
