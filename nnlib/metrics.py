"""Metrics: what is reported beside the loss. Each is a running mean over samples.

Lesson: notebooks/03_forward_pass.ipynb (accuracy), notebooks/08_training_loop.ipynb.
"""

import math

import numpy as np

from nnlib._advice import CLASSES, advice, code
from nnlib._checks import array, choose, number, same_length, weights
from nnlib._repr import Shown


class Metric(Shown):
    """Base class: a mean, weighted if weights are given, of `values(y_true, y_pred)`, one a sample.

    >>> accuracy = nnlib.metrics.BinaryAccuracy()
    >>> accuracy.update_state([[1], [0]], [[0.9], [0.7]])
    >>> accuracy.result()
    0.5
    """

    def __init__(self, name=None):
        self.name = name or _NAMES.get(type(self), type(self).__name__)
        self.reset_state()

    def reset_state(self) -> None:
        self.total, self.count = 0.0, 0.0

    def update_state(self, y_true, y_pred, sample_weight=None) -> None:
        """Add a batch: targets and predictions as the loss takes them."""
        y_true, y_pred = array("y_true", y_true), array("y_pred", y_pred)
        same_length(y_true=y_true, y_pred=y_pred)
        self.check_shapes(y_true.shape, y_pred.shape)
        if sample_weight is not None:
            sample_weight = weights(sample_weight, len(y_pred))
        self._add(self.values(y_true, y_pred), sample_weight)

    def update_unchecked(self, y_true, y_pred) -> None:
        """update_state for a training loop whose arrays are known to be good."""
        self._add(self.values(y_true, y_pred))

    def result(self) -> float:
        """The mean so far, a float; 0 before any sample."""
        return self.total / self.count if self.count else 0.0

    def values(self, y_true, y_pred) -> np.ndarray:
        """One value a sample."""
        raise NotImplementedError

    def check_shapes(self, true_shape, pred_shape) -> None:
        """Refuse targets that do not fit the predictions.

        Raises:
            ValueError: If their shapes do not go together.
        """

    def check_targets(self, y_true) -> None:
        """Refuse targets of which the metric would be a number without meaning.

        Raises:
            ValueError: If they are such targets.
        """

    def _add(self, values, sample_weight=None):
        if sample_weight is None:
            self.total += float(np.count_nonzero(values) if values.dtype == bool else values.sum())
            self.count += values.size
        else:
            per_sample = values.reshape(len(values), -1).mean(axis=1)
            self.total += float(per_sample @ sample_weight)
            self.count += float(sample_weight.sum())


class Mean:
    """A running mean of numbers: update_state(value, sample_weight=1), result(), reset_state().

    >>> mean = nnlib.metrics.Mean()
    >>> mean.update_state(3.0)
    >>> mean.result()
    3.0
    """

    def __init__(self, name="mean"):
        self.name = name
        self.reset_state()

    def reset_state(self) -> None:
        self.total, self.count = 0.0, 0.0

    def update_state(self, value, sample_weight=1) -> None:
        self.total += value * sample_weight
        self.count += sample_weight

    def result(self) -> float:
        return self.total / self.count if self.count else 0.0


class Meter:
    """The loss of a model and its metrics, while an epoch lasts.

    >>> nnlib.metrics.Meter([]).results()
    {'loss': 0.0}
    """

    def __init__(self, metrics):
        self.loss, self.metrics = Mean("loss"), metrics

    def reset(self) -> None:
        for metric in [self.loss, *self.metrics]:
            metric.reset_state()

    def update(self, y, predictions, z) -> None:
        """Add a batch; predictions(z) is only made if there is a metric for it."""
        y_pred = predictions(z) if self.metrics else None
        for metric in self.metrics:
            metric.update_unchecked(y, y_pred)

    def results(self) -> dict[str, float]:
        """Running means as {name: float}, in alphabetical order as Keras's logs."""
        return {m.name: m.result() for m in sorted([self.loss, *self.metrics], key=lambda m: m.name)}

    def listed(self) -> float | list[float]:
        """The loss, or [loss, metrics…] as compile named them."""
        values = [m.result() for m in [self.loss, *self.metrics]]
        return values if self.metrics else values[0]


class _Entrywise(Metric):
    """A metric that needs a target for each prediction."""

    def check_shapes(self, true_shape, pred_shape):
        if math.prod(true_shape[1:]) != math.prod(pred_shape[1:]):
            raise ValueError(
                f"{self.name} needs a target for each prediction, but y_true has shape {true_shape} "
                f"and y_pred {pred_shape}. "
                'For integer labels use "accuracy" or "sparse_categorical_accuracy".'
            )


class _Accuracy(_Entrywise):
    """A share of right answers, which needs targets that are classes."""

    def check_targets(self, y_true):
        if self.are_classes(y_true):
            return
        values = np.unique(y_true)
        if len(values) == 2:
            fix = f"For two classes write{code(CLASSES)}"
        else:
            fix = 'Where numbers are predicted, ask for the mean distance: metrics=["mae"].'
        raise ValueError(
            f"{self.name} counts right classes, which {self.expected}; but y holds values such as "
            f"{values[0]:g} and {values[-1]:g}. {fix}"
        )


class BinaryAccuracy(_Accuracy):
    """Share of entries on the right side of `threshold`.

    >>> nnlib.metrics.BinaryAccuracy().values(np.array([[1], [0]]), np.array([[0.9], [0.7]])).tolist()
    [[True], [False]]
    """

    def __init__(self, name=None, threshold=0.5):
        super().__init__(name)
        self.threshold = number("threshold", threshold)

    expected = "are 0 and 1"

    def are_classes(self, y_true) -> bool:
        return ((y_true == 0) | (y_true == 1)).all()

    def values(self, y_true, y_pred) -> np.ndarray:
        return (y_pred > self.threshold) == y_true.reshape(y_pred.shape)


class CategoricalAccuracy(_Accuracy):
    """Share of samples whose largest prediction is at the largest entry of the one-hot target.

    >>> nnlib.metrics.CategoricalAccuracy().values(np.eye(2), np.array([[0.9, 0.1], [0.6, 0.4]])).tolist()
    [True, False]
    """

    expected = "are one-hot rows"

    def are_classes(self, y_true) -> bool:
        """Also rows of probabilities, and rows of two values, whatever these are."""
        is_share = y_true.min() >= 0 and np.abs(y_true.sum(axis=-1) - 1).max() < 1e-3
        return is_share or ((y_true == y_true.min()) | (y_true == y_true.max())).all()

    def values(self, y_true, y_pred) -> np.ndarray:
        return y_pred.argmax(axis=-1) == y_true.argmax(axis=-1)


class SparseCategoricalAccuracy(Metric):
    """Share of samples whose largest prediction is at the integer label.

    >>> nnlib.metrics.SparseCategoricalAccuracy().values(np.array([1, 1]), np.eye(2)).tolist()
    [False, True]
    """

    def values(self, y_true, y_pred) -> np.ndarray:
        labels = y_pred.argmax(axis=-1)
        return labels == y_true.reshape(labels.shape)

    def check_shapes(self, true_shape, pred_shape) -> None:
        if math.prod(true_shape[1:]) != math.prod(pred_shape[1:-1]):
            raise ValueError(
                f"{self.name} needs one integer label a sample, but y_true has shape {true_shape} and "
                f"y_pred {pred_shape}. "
                'For one-hot targets use "accuracy" or "categorical_accuracy".'
            )


class MeanSquaredError(_Entrywise):
    """Mean of (y_pred − y_true)².

    >>> nnlib.metrics.MeanSquaredError().values(np.array([[1.0], [2.0]]), np.array([[1.0], [4.0]])).tolist()
    [0.0, 4.0]
    """

    def values(self, y_true, y_pred) -> np.ndarray:
        error = y_pred - y_true.reshape(y_pred.shape)
        return (error * error).mean(axis=-1)


class MeanAbsoluteError(_Entrywise):
    """Mean of |y_pred − y_true|.

    >>> nnlib.metrics.MeanAbsoluteError().values(np.array([[1.0], [2.0]]), np.array([[1.0], [4.0]])).tolist()
    [0.0, 2.0]
    """

    def values(self, y_true, y_pred) -> np.ndarray:
        return np.abs(y_pred - y_true.reshape(y_pred.shape)).mean(axis=-1)


_CLASSES = {
    "binary_accuracy": BinaryAccuracy,
    "categorical_accuracy": CategoricalAccuracy,
    "sparse_categorical_accuracy": SparseCategoricalAccuracy,
    "mean_squared_error": MeanSquaredError,
    "mean_absolute_error": MeanAbsoluteError,
}
_NAMES = {cls: name for name, cls in _CLASSES.items()}
_ALIASES = {"mse": MeanSquaredError, "mae": MeanAbsoluteError, "accuracy": "accuracy", "acc": "accuracy"}


def check(identifiers) -> list:
    """The list of metrics that compile was given, each a known name or a Metric.

    Raises:
        ValueError: If it is no list, or holds something unknown.

    >>> nnlib.metrics.check(["accuracy"])
    ['accuracy']
    """
    if identifiers is None:
        return []
    if not isinstance(identifiers, list | tuple):
        raise ValueError(f"metrics must be a list such as metrics=['accuracy']; got {identifiers!r}.")
    for identifier in identifiers:
        if call := advice("sklearn").get(str(identifier).lower().removesuffix("_score")):
            lines = f"from sklearn.metrics import {call.split('(')[0]}", f"print({call})"
            raise ValueError(
                f"metrics={identifier!r} is not in nnlib; it has {', '.join(sorted(_CLASSES | _ALIASES))}. "
                f"After training scikit-learn gives it:{code(*lines)}"
            )
        if not isinstance(identifier, Metric):
            choose("metrics", identifier, _CLASSES | _ALIASES)
    return [identifier() if isinstance(identifier, type) else identifier for identifier in identifiers]


def get(identifier, y_true_shape, y_pred_shape) -> Metric:
    """The metric for a name.

    "accuracy" depends on the shapes: one output → binary, integer labels → sparse, else categorical.

    >>> nnlib.metrics.get("accuracy", (100,), (None, 10)).__class__.__name__
    'SparseCategoricalAccuracy'
    """
    metric = identifier if isinstance(identifier, Metric) else _named(identifier, y_true_shape, y_pred_shape)
    metric.check_shapes(y_true_shape, (y_true_shape[0], *y_pred_shape[1:]))
    return metric


def _named(identifier, y_true_shape, y_pred_shape):
    cls = (_CLASSES | _ALIASES)[identifier]
    if cls == "accuracy":
        if y_pred_shape[-1] == 1:
            cls = BinaryAccuracy
        elif len(y_true_shape) < len(y_pred_shape) or y_true_shape[-1] == 1:
            cls = SparseCategoricalAccuracy
        else:
            cls = CategoricalAccuracy
    return cls(name=identifier)
