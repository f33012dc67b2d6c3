"""Losses: how wrong predictions are, as one number, and the slope of that number for each prediction.

Every loss is called as loss(y_true, y_pred, sample_weight=None) and gives a scalar; loss.gradient(…) gives
dL/dy_pred in y_pred's shape. With n samples, loss values l and weights w (1 if not given), `reduction` means
"sum_over_batch_size" or "mean": Σ w l / n; "mean_with_sample_weight": Σ w l / Σ w; "sum": Σ w l;
None or "none": w l.

Lesson: notebooks/04_loss.ipynb, notebooks/07_backprop_in_matrices.ipynb.
"""

import copy

import numpy as np

from nnlib import _targets, activations
from nnlib._checks import array, choose, finite, number, resolve, same_length, weights
from nnlib._repr import Shown

EPSILON = 1e-7  # probabilities are clipped to [EPSILON, 1 − EPSILON], as in Keras
REDUCTIONS = ("sum_over_batch_size", "mean", "mean_with_sample_weight", "sum", "none", None)


class Loss(Shown):
    """Base class. A subclass gives `call` (one value a sample) and `slope` (its derivative).

    >>> nnlib.losses.get("mse").gradient([[1.0], [2.0]], [[1.0], [4.0]]).tolist()
    [[0.0], [2.0]]
    """

    fused_activation = None  # the activation whose input this loss can take directly: softmax, sigmoid
    from_logits = False

    def __init__(self, reduction="sum_over_batch_size", name=None):
        if reduction is not None:
            choose("reduction", reduction, {r: r for r in REDUCTIONS if r})
        self.reduction = reduction
        self.name = name or _NAMES.get(type(self), type(self).__name__)

    def __call__(self, y_true, y_pred, sample_weight=None):
        """The loss, a float (with reduction None: one value a sample). Shapes are checked."""
        y_true, y_pred, sample_weight = self._checked(y_true, y_pred, sample_weight)
        return self._reduce(self.call(y_true, y_pred), sample_weight)

    def gradient(self, y_true, y_pred, sample_weight=None) -> np.ndarray:
        """dL/dy_pred, in y_pred's shape, with the weights and 1/n in it (reduction None counts as "sum")."""
        shape = np.shape(y_pred)
        y_true, y_pred, sample_weight = self._checked(y_true, y_pred, sample_weight)
        return self._scale(self.slope(y_true, y_pred), sample_weight).reshape(shape)

    def value_and_gradient(self, y_true, y_pred, sample_weight=None) -> tuple:
        """Both at once, for a training loop whose arrays are known to be good: nothing is checked."""
        value = self._reduce(self.call(y_true, y_pred), sample_weight)
        return value, self._scale(self.slope(y_true, y_pred), sample_weight)

    def call(self, y_true, y_pred) -> np.ndarray:
        """The loss of each sample: y_pred's shape without its last axis."""
        raise NotImplementedError

    def slope(self, y_true, y_pred) -> np.ndarray:
        """The derivative of each sample's loss for its own predictions: y_pred's shape."""
        raise NotImplementedError

    def prepare(self, y_true, shape, dtype) -> np.ndarray:
        """y_true in the form that `call` takes for predictions of `shape`.

        Raises:
            ValueError: If the targets do not fit.
        """
        return _targets.like_predictions(y_true, shape, dtype)

    def check_predictions(self, y_pred) -> None:
        """Refuse predictions of a kind this loss cannot take."""

    def with_logits(self) -> "Loss":
        """The same loss, to be given logits instead of probabilities."""
        twin = copy.copy(self)
        vars(twin)["from_logits"] = True
        return twin

    def _reduce(self, values, sample_weight):
        n = values.size
        if sample_weight is not None:
            sample_weight = _one_a_value(sample_weight, values.shape)
            values = values * sample_weight
        if self.reduction in (None, "none"):
            return values
        return float(values.sum()) / self._divisor(n, sample_weight)

    def _scale(self, slopes, sample_weight):
        n = slopes.size // slopes.shape[-1]
        if sample_weight is not None:
            sample_weight = _one_a_value(sample_weight, slopes.shape[:-1])
            slopes = slopes * sample_weight[..., None]
        divisor = self._divisor(n, sample_weight)
        return slopes if divisor == 1 else slopes / divisor

    def _divisor(self, n, sample_weight):
        if self.reduction in ("sum", "none", None):
            return 1
        if self.reduction == "mean_with_sample_weight" and sample_weight is not None:
            return float(sample_weight.sum()) or 1.0  # all weights 0: the loss is 0, not 0/0
        return n

    def _checked(self, y_true, y_pred, sample_weight):
        y_true, y_pred = array("y_true", y_true), array("y_pred", y_pred)
        if y_pred.dtype.kind != "f":
            y_pred = y_pred.astype("float64")
        if y_pred.ndim == 1:  # one prediction a sample
            y_pred = y_pred[:, None]
        same_length(y_true=y_true, y_pred=y_pred)
        finite("y_true", y_true)
        self.check_predictions(y_pred)
        y_true = self.prepare(y_true, y_pred.shape, y_pred.dtype)
        if sample_weight is not None:
            sample_weight = weights(sample_weight, len(y_pred)).astype(y_pred.dtype, copy=False)
        return y_true, y_pred, sample_weight


class MeanSquaredError(Loss):
    """(y_pred − y_true)², averaged over the last axis: mean squared units of y.

    >>> nnlib.losses.MeanSquaredError()([[1.0], [2.0]], [[1.0], [4.0]])
    2.0
    """

    def call(self, y_true, y_pred) -> np.ndarray:
        error = y_pred - y_true
        return (error * error).sum(axis=-1) / y_pred.shape[-1]

    def slope(self, y_true, y_pred) -> np.ndarray:
        return (y_pred - y_true) * (2 / y_pred.shape[-1])


class MeanAbsoluteError(Loss):
    """|y_pred − y_true|, averaged over the last axis: units of y. Its slope at 0 is taken as 0.

    >>> nnlib.losses.MeanAbsoluteError()([[1.0], [2.0]], [[1.0], [4.0]])
    1.0
    """

    def call(self, y_true, y_pred) -> np.ndarray:
        return np.abs(y_pred - y_true).mean(axis=-1)

    def slope(self, y_true, y_pred) -> np.ndarray:
        return np.sign(y_pred - y_true) / y_pred.shape[-1]


class _Crossentropy(Loss):
    """What the cross-entropies share: logits or probabilities, and label smoothing."""

    fused_activation = staticmethod(activations.softmax)

    def __init__(self, from_logits=False, label_smoothing=0.0, reduction="sum_over_batch_size", name=None):
        super().__init__(reduction, name)
        self.from_logits = bool(from_logits)
        self.label_smoothing = number("label_smoothing", label_smoothing, 0, 1)

    def check_predictions(self, y_pred):
        if not self.from_logits:
            rows = self.fused_activation is activations.softmax
            _targets.check_probabilities(y_pred, self.name, rows)

    def _clip(self, p):
        """p within [ε, 1 − ε], and where it was inside already: elsewhere the slope is 0."""
        clipped = np.clip(p, EPSILON, 1 - EPSILON)
        return clipped, clipped == p

    def _smooth(self, y_true, uniform):
        """Targets mixed with `uniform`, the probability that knows nothing."""
        share = self.label_smoothing
        return y_true * (1 - share) + share * uniform if share else y_true


class BinaryCrossentropy(_Crossentropy):
    """−[t log p + (1 − t) log(1 − p)] in nats, averaged over the last axis; from logits p = sigmoid(y_pred).

    >>> round(nnlib.losses.BinaryCrossentropy()([[1], [0]], [[0.5], [0.5]]), 4)  # ln 2
    0.6931
    """

    fused_activation = staticmethod(activations.sigmoid)

    def call(self, y_true, y_pred) -> np.ndarray:
        y_true = self._smooth(y_true, 0.5)
        if self.from_logits:  # softplus(z) − t z: never the logarithm of 0
            return (activations.softplus(y_pred) - y_true * y_pred).mean(axis=-1)
        p, _ = self._clip(y_pred)
        return -(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)).mean(axis=-1)

    def slope(self, y_true, y_pred) -> np.ndarray:
        y_true = self._smooth(y_true, 0.5)
        if self.from_logits:
            return (activations.sigmoid(y_pred) - y_true) / y_pred.shape[-1]
        p, inside = self._clip(y_pred)
        return inside * ((1 - y_true) / (1 - p) - y_true / p) / y_pred.shape[-1]

    def prepare(self, y_true, shape, dtype) -> np.ndarray:
        return _targets.between_0_and_1(_targets.like_predictions(y_true, shape, dtype), self.name)


class CategoricalCrossentropy(_Crossentropy):
    """−Σ t log p over the last axis, for targets t that are rows of probabilities (one-hot), in nats.

    >>> round(nnlib.losses.CategoricalCrossentropy()([[0, 1]], [[0.75, 0.25]]), 4)  # ln 4
    1.3863
    """

    def call(self, y_true, y_pred) -> np.ndarray:
        y_true = self._smooth(y_true, 1 / y_pred.shape[-1])
        if self.from_logits:
            return -(y_true * log_softmax(y_pred)).sum(axis=-1)
        p, _ = self._clip(y_pred / y_pred.sum(axis=-1, keepdims=True))
        return -(y_true * np.log(p)).sum(axis=-1)

    def slope(self, y_true, y_pred) -> np.ndarray:
        if self.from_logits:
            return activations.softmax(y_pred) - self._smooth(y_true, 1 / y_pred.shape[-1])
        total = y_pred.sum(axis=-1, keepdims=True)
        p, inside = self._clip(y_pred / total)
        slope = -inside.astype(p.dtype) * self._smooth(y_true, 1 / p.shape[-1]) / p
        return (slope - (slope * p).sum(axis=-1, keepdims=True)) / total

    def prepare(self, y_true, shape, dtype) -> np.ndarray:
        return _targets.one_hot_rows(y_true, shape, dtype, self.name)


class SparseCategoricalCrossentropy(_Crossentropy):
    """−log p of the true class, for targets that are integer labels of shape (batch,), in nats.

    From logits z the derivative is p − y, with p = softmax(z) and y one-hot: notebook 07 derives it.

    >>> nnlib.losses.SparseCategoricalCrossentropy(from_logits=True).gradient([1], [[0.0, 0.0]])
    array([[ 0.5, -0.5]])
    """

    def __init__(self, from_logits=False, reduction="sum_over_batch_size", name=None):
        super().__init__(from_logits, 0.0, reduction, name)

    def call(self, y_true, y_pred) -> np.ndarray:
        z = y_pred if self.from_logits else np.log(self._clip(y_pred)[0])
        return -np.take_along_axis(log_softmax(z), y_true[..., None], axis=-1)[..., 0]

    def slope(self, y_true, y_pred) -> np.ndarray:
        if self.from_logits:
            return _minus_one_at(activations.softmax(y_pred), y_true)
        p, inside = self._clip(y_pred)
        return inside * _minus_one_at(p / p.sum(axis=-1, keepdims=True), y_true) / p

    def value_and_gradient(self, y_true, y_pred, sample_weight=None) -> tuple:
        if not self.from_logits:
            return super().value_and_gradient(y_true, y_pred, sample_weight)
        log_p = log_softmax(y_pred)  # made once for both: this is the loss that trains most networks
        rows, labels = log_p.reshape(-1, log_p.shape[-1]), y_true.reshape(-1)
        values = -rows[np.arange(len(rows)), labels].reshape(y_true.shape)
        slope = _minus_one_at(np.exp(log_p), y_true)
        return self._reduce(values, sample_weight), self._scale(slope, sample_weight)

    def prepare(self, y_true, shape, dtype) -> np.ndarray:
        return _targets.integer_labels(y_true, shape)


def _one_a_value(sample_weight, shape):
    """One weight a sample, repeated for each of the sample's loss values."""
    return np.broadcast_to(sample_weight.reshape(-1, *[1] * (len(shape) - 1)), shape)


def log_softmax(z) -> np.ndarray:
    """log of softmax(z) over the last axis, in z's shape; no exp overflows, and no log meets 0.

    >>> nnlib.losses.log_softmax(np.array([1000.0, 1000.0])).round(4)
    array([-0.6931, -0.6931])
    """
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def _minus_one_at(p, labels):
    """p − y with y one-hot, in place on the fresh array p."""
    rows = p.reshape(-1, p.shape[-1])
    rows[np.arange(len(rows)), labels.reshape(-1)] -= 1
    return p


_CLASSES = {
    "mean_squared_error": MeanSquaredError,
    "mean_absolute_error": MeanAbsoluteError,
    "binary_crossentropy": BinaryCrossentropy,
    "categorical_crossentropy": CategoricalCrossentropy,
    "sparse_categorical_crossentropy": SparseCategoricalCrossentropy,
}
_NAMES = {cls: name for name, cls in _CLASSES.items()}


def get(identifier) -> Loss:
    """The loss for a name such as "mse", or `identifier` itself if it is a Loss.

    >>> nnlib.losses.get("mse")
    MeanSquaredError()
    """
    return resolve("loss", identifier, _CLASSES | {"mse": MeanSquaredError, "mae": MeanAbsoluteError}, Loss)
