"""Data on their way into a model: shapes, targets, splits, batches, and an eye on the loss."""

import math
import numbers
import threading
import warnings
from typing import NamedTuple

import numpy as np

from nnlib._advice import code
from nnlib._checks import array, finite, same_length, weights
from nnlib._loss_path import loss_path
from nnlib.layers import Layer

one_at_a_time = threading.RLock()  # held while a model is made ready: of two threads only one may do it


class Data(NamedTuple):
    """Inputs, targets and weights (or None) that have passed every check."""

    x: np.ndarray
    y: np.ndarray
    weight: np.ndarray | None

    def rows(self, rows, dtype=None):
        """Those of a slice or an array of row numbers, with x as `dtype`."""
        x = self.x[rows]
        if dtype is not None:
            x = astype(x, dtype)
        return Data(x, self.y[rows], self.weight if self.weight is None else self.weight[rows])


def layer_list(layers):
    """The layers that Sequential was given, as a list."""
    if isinstance(layers, Layer) or not isinstance(layers, list | tuple):
        raise TypeError(f"layers must be a list such as [Dense(8), Dense(1)]; got {type(layers).__name__}.")
    return list(layers)


def check_layer(layer, model):
    """Refuse what cannot be added to the model."""
    if not isinstance(layer, Layer):
        what = (
            f"the class {layer.__name__} itself: write {layer.__name__}(…)"
            if isinstance(layer, type)
            else repr(layer)
        )
        raise TypeError(
            f"a Sequential holds nnlib layers; got {what}. Keras layers do not mix: see nnlib.keras_bridge."
        )
    if layer in model.layers or layer is model:
        raise ValueError(
            f"the layer {layer.name} is in the model already: make a second one to have another."
        )
    if layer._named and any(layer.name == other.name for other in model.layers):
        raise ValueError(f"there is a layer named {layer.name!r} already: every name must be its own.")


def free_name(layer, others):
    """dense, dense_1, dense_2, … as Keras counts, without the names that `others` have."""
    taken = {other.name for other in others}
    name = base = layer.default_name()
    count = 0
    while name in taken:
        count += 1
        name = f"{base}_{count}"
    return name


def check_loss(loss):
    """Refuse a loss that gives no single number to follow."""
    if loss.reduction in (None, "none"):
        raise ValueError(
            f'{loss.name} with reduction="none" gives one value a sample, but training needs one number: '
            "leave reduction out."
        )
    return loss


def check_weights(given, model):
    """Refuse a list of weights that does not fit the model, before any is changed."""
    own = [(layer.name, w.shape) for layer in model.leaves() for w in layer.weights]
    if not model.built:
        raise ValueError(
            "the model is not built: begin it with Input((features,)), or fit it, before setting weights."
        )
    if not isinstance(given, list | tuple):
        raise TypeError(
            f"weights must be a list of arrays such as get_weights gives; got {type(given).__name__}."
        )
    if len(given) != len(own):
        raise ValueError(f"weights has {len(given)} arrays, but the model has {len(own)}.")
    for i, (w, (name, shape)) in enumerate(zip(given, own, strict=True)):
        if np.shape(w) != shape:
            raise ValueError(f"weights[{i}] has shape {np.shape(w)}, but {name} needs {shape}.")


def check_optimizer(optimizer, model):
    """Refuse an optimizer that trains another model already: what it remembers is about that one."""
    owner = getattr(optimizer, "_model", None) or model
    if owner is not model:
        name = type(optimizer).__name__
        raise ValueError(
            f"this {name} object trains another model ({owner.name!r}) already, and what it remembers "
            "belongs to that one. "
            f"Compile this one with an optimizer of its own: optimizer={name}(…)."
        )
    optimizer._model = model


def inputs(x, input_shape):
    """x as an array that fits a model of `input_shape` (None: anything fits), still in its own dtype.

    Raises:
        ValueError: If the shape differs, or an entry is no finite number.
    """
    x = array("x", x)
    if x.ndim == 1 and (input_shape is None or input_shape[1:] == (1,)):
        x = x[:, None]  # one feature a sample
    if input_shape is not None and x.shape[1:] != input_shape[1:]:
        expected = f"(batch, {', '.join(map(str, input_shape[1:]))})"
        if x.shape == input_shape[1:]:
            fix = "This is one sample: write x[None] to make it a batch of one."
        elif math.prod(x.shape[1:]) == math.prod(input_shape[1:]):
            fix = f"Reshape it: x.reshape(len(x), {', '.join(map(str, input_shape[1:]))})."
        else:
            fix = "Each sample must have the shape the model was built for."
        raise ValueError(f"x has shape {x.shape}, but the model expects {expected}. {fix}")
    finite("x", x)
    return x


def targets(x, y, sample_weight, loss, output_shape, dtype):
    """Data for `loss` at a model's end of `output_shape`, or an error that says what does not fit."""
    y = array("y", y)
    same_length(x=x, y=y)
    finite("y", y)
    try:
        y = loss.prepare(y, (len(x), *output_shape[1:]), dtype)
    except ValueError as error:
        if len(output_shape) == 2:
            raise
        raise ValueError(
            f"{error} A layer works on the last axis of its input alone: if each sample should give one row, "
            "put a Flatten() layer before it."
        ) from None
    if sample_weight is not None:
        sample_weight = weights(sample_weight, len(x)).astype(dtype, copy=False)
    return Data(x, y, sample_weight)


def astype(x, dtype):
    """x as `dtype`; what is too large for it becomes infinite without a warning."""
    if x.dtype == dtype:
        return x
    with np.errstate(over="ignore"):  # whoever looks at the result speaks of it
        return x.astype(dtype)


def with_weight(validation_data):
    """validation_data as (x, y, sample_weight)."""
    if not isinstance(validation_data, tuple | list) or len(validation_data) not in (2, 3):
        raise ValueError("validation_data must be (x, y) or (x, y, sample_weight).")
    return (*validation_data, None)[:3]


def check_split(share):
    """validation_split itself, a share from 0 to below 1."""
    if isinstance(share, bool) or not isinstance(share, numbers.Real) or not 0 <= share < 1:
        raise ValueError(f"validation_split must be a share from 0 to below 1, such as 0.1; got {share!r}.")
    return share


def split(data, share):
    """What to train on, and the last `share` of the rows to measure on."""
    n = len(data.x)
    at = math.floor(n * (1 - share))
    if at in (0, n):
        raise ValueError(
            f"validation_split={share} of {n} samples leaves {at} to train on and {n - at} to validate on: "
            "both need at least one. Give more data or another share."
        )
    return data.rows(slice(at)), data.rows(slice(at, None))


def batches(data, batch_size, order, dtype):
    """The Data of each batch in turn: slices, or the rows of `order`, with x as `dtype`."""
    for start in range(0, len(data.x), batch_size):
        rows = slice(start, start + batch_size)
        yield data.rows(rows if order is None else order[rows], dtype)


def say_if_not_finite(predictions, x):
    """Warn of predictions that are no numbers, with the reason."""
    with np.errstate(all="ignore"):
        if math.isfinite(predictions.sum()):  # one fast pass: NaN and infinity survive a sum
            return
    rows = np.flatnonzero(~np.isfinite(predictions).reshape(len(predictions), -1).all(axis=1))
    if len(rows):
        largest = _largest(x)
        cause = "The weights have grown too large: train again with a smaller learning_rate."
        if largest > 1e6:
            cause = f"x is as large as {largest:g}: scale it as the data in training were scaled."
        warnings.warn(
            f"{len(rows)} of {len(x)} predictions are NaN or infinite, the first in row {rows[0]}. {cause}",
            RuntimeWarning,
            stacklevel=4,
        )


def _largest(values):
    return max(abs(float(values.max())), abs(float(values.min())))


class LossWatch:
    """Speaks when the loss explodes, and stops training when it is no number any more."""

    def __init__(self, model, data):
        self.model, self.data = model, data
        self.first, self.spoke = None, False
        self.started = model.optimizer.iterations > 0

    def see(self, loss, epoch, step):
        """Look at the loss of a batch.

        Raises:
            FloatingPointError: If it is NaN or infinite.
        """
        if not isinstance(loss, float | numbers.Real):
            raise TypeError(f"train_step must return the batch's loss, a number; got {type(loss).__name__}.")
        if not math.isfinite(loss):
            raise FloatingPointError(
                f"The loss became {loss} in epoch {epoch + 1}, batch {step + 1}: training stops, the "
                "weights are of no use any more. "
                f"Likely causes: {'; '.join(self._causes())}."
            )
        if self.first is None:
            self.first = loss
        elif loss > 100 * max(self.first, 1) and not self.spoke:
            self.spoke = True
            print(
                f"The loss explodes ({self.first:.3g} → {loss:.3g} in epoch {epoch + 1}). Likely "
                f"causes: {'; '.join(self._causes())}."
            )

    def see_targets(self, loss, epochs):
        """Look at what the first of `epochs` epochs did for a regression on large numbers; once a compile."""
        y, size = self.data.y, float(np.abs(self.data.y).mean())
        if size < 1000 or self.model.loss.fused_activation or self.started:
            return
        before = self.model.loss(y, np.zeros_like(y), self.data.weight)  # of 0, as predictions begin
        if (before - loss) * 20 * epochs < before:  # even ten times as fast, not half of the way by the end
            lines = (
                "mean, scale = y.mean(), y.std()",
                "model.fit(x, (y - mean) / scale)",
                "y_pred = model.predict(x) * scale + mean",
            )
            print(
                f"The targets are large ({size:.3g} on average), and an epoch hardly brought predictions "
                f"nearer. Train on scaled targets, and scale the predictions back:{code(*lines)}"
            )

    def _causes(self):
        largest = _largest(self.data.x)
        if largest > 10:
            yield (
                f"inputs as large as {largest:g} (scale them: pixels to x / 255, "
                "other features to mean 0 and deviation 1)"
            )
        if not self.model.loss.fused_activation and _largest(self.data.y) > 1000:
            yield f"targets as large as {_largest(self.data.y):g} (scale them: (y - y.mean()) / y.std())"
        yield f"a learning rate of {self.model.optimizer.learning_rate:g} that is too large (try a tenth)"
        loss = self.model.loss
        if loss.fused_activation and loss_path(self.model).end is None and not loss.from_logits:
            yield "probabilities that reach 0 or 1 before the loss takes their logarithm"
        yield "weights that were too large at the start"
