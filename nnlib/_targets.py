"""Targets brought into the form a loss takes, or refused with the fix."""

import numbers

import numpy as np

from nnlib._advice import CLASSES, code
from nnlib._checks import number


def like_predictions(y_true, shape, dtype):
    """y_true as floats in the shape of the predictions; (n,) becomes (n, 1).

    Raises:
        ValueError: If the shapes differ otherwise.
    """
    if y_true.ndim == len(shape) - 1 and shape[-1] == 1:
        y_true = y_true[..., None]
    if y_true.shape[1:] != tuple(shape[1:]):
        raise ValueError(mismatch(y_true.shape, shape))
    with np.errstate(over="ignore"):  # LossWatch speaks of what is infinite
        return y_true.astype(dtype, copy=False)


def mismatch(true_shape, shape):
    """The message for targets that do not fit the predictions."""
    text = f"y_true has shape {true_shape} but y_pred has shape {(true_shape[0], *shape[1:])}."
    if len(shape) == 2 and shape[-1] > 1 and (len(true_shape) == 1 or true_shape[1:] == (1,)):
        return (
            f'{text} Integer labels need loss="sparse_categorical_crossentropy"; '
            f"one-hot labels need shape ({true_shape[0]}, {shape[-1]})."
        )
    return f"{text} The two must agree: change the targets' shape or the last layer's units."


def between_0_and_1(y_true, name):
    """y_true itself.

    Raises:
        ValueError: If an entry lies outside [0, 1].
    """
    low, high = y_true.min(), y_true.max()
    if low < 0 or high > 1:
        n = len(np.unique(y_true))
        fix = 'For numbers end the model with Dense(1), and take loss="mse".'
        if n == 2:
            fix = f"For two classes write{code(CLASSES)}"
        elif y_true.shape[-1] > 1:
            scaled = "y / y.max()" if low >= 0 else "(y - y.min()) / (y.max() - y.min())"
            fix = f"Scale them:{code(f'y = {scaled}')}"
        elif n <= 20 and (y_true == y_true.round()).all():
            fix = _for_classes(n)
        raise ValueError(
            f"y_true reaches from {low:g} to {high:g}, but {name} needs targets from 0 to 1. {fix}"
        )
    return y_true


def one_hot_rows(y_true, shape, dtype, name):
    """y_true as rows of probabilities.

    Raises:
        ValueError: If the shapes differ or a row is none.
    """
    rows = like_predictions(y_true, shape, dtype)
    sums = rows.sum(axis=-1)
    if rows.min() < 0 or np.abs(sums - 1).max() > 1e-3:
        worst = int(np.abs(sums - 1).argmax())
        fix = 'Integer labels of shape (n,) need loss="sparse_categorical_crossentropy".'
        if ((rows == 0) | (rows == 1)).all():
            fix = (
                'Where a sample may have several classes or none, end the model with activation="sigmoid" '
                'and take loss="binary_crossentropy".'
            )
        elif rows.min() >= 0 and sums.min() > 0:
            fix = f"Make shares of them:{code('y = y / y.sum(axis=1, keepdims=True)')}"
        raise ValueError(
            f"y_true must hold one-hot rows (or probabilities that sum to 1) for {name}; "
            f"row {worst} is {np.array2string(rows.reshape(-1, shape[-1])[worst], threshold=12)}. {fix}"
        )
    return rows


def integer_labels(y_true, shape):
    """y_true as integers of the predictions' shape without its last axis, each in 0 … classes − 1.

    Raises:
        ValueError: If the shape differs, a label is no integer, or lies outside the classes.
    """
    n_classes = shape[-1]
    if y_true.ndim == len(shape) and y_true.shape[-1] == 1:
        y_true = y_true[..., 0]
    if y_true.ndim == len(shape) and y_true.shape[-1] == n_classes:
        raise ValueError(
            f"y_true has shape {y_true.shape}: it looks one-hot, but sparse_categorical_crossentropy "
            "takes integer labels of "
            f'shape ({len(y_true)},). Use loss="categorical_crossentropy", or y_true.argmax(axis=-1).'
        )
    if y_true.shape[1:] != tuple(shape[1:-1]):
        raise ValueError(
            f"y_true has shape {y_true.shape}, but sparse_categorical_crossentropy takes one integer "
            "label a sample: "
            f"shape {(len(y_true), *shape[1:-1])} for predictions of shape {(len(y_true), *shape[1:])}."
        )
    labels = y_true if y_true.dtype.kind in "iu" else y_true.astype(np.int64)
    low, high = int(labels.min()), int(labels.max())
    if (whole := (labels == y_true).all()) and low >= 0 and high < n_classes:
        return labels.astype(np.intp, copy=False)
    n = len(np.unique(y_true))
    says = (
        f"y_true must hold integer labels such as 0, 1, 2; got {y_true.flat[(labels != y_true).argmax()]:g}."
    )
    if whole:
        says = (
            f"y_true holds the label {low if low < 0 else high}, but the model has {n_classes} outputs: "
            f"labels must lie in 0 … {n_classes - 1}."
        )
    if n <= n_classes:
        fix = f"Number the classes from 0:{code(CLASSES)}"
        fix += f"\nor give the last layer {high + 1} units." if whole and 0 <= low and high < 10 * n else ""
    else:
        fix = _for_classes(n) if whole else 'For numbers end the model with Dense(1), and take loss="mse".'
    raise ValueError(f"{says} {fix}")


def _for_classes(n):
    return (
        f'For {n} classes end the model with Dense({n}, activation="softmax"), take '
        f'loss="sparse_categorical_crossentropy", and number the classes from 0:{code(CLASSES)}'
    )


def check_end(activation, units, loss):
    """Refuse a model's last activation (a name) where predictions or loss would mean nothing.

    Raises:
        ValueError: If it is a softmax over one unit, or does not go with the loss.
    """
    if activation == "softmax" and units == 1:
        raise ValueError(
            "the model ends in a softmax over one unit, which is 1 whatever the weights are. For two classes "
            'end it with Dense(1, activation="sigmoid") and take loss="binary_crossentropy"; for a number '
            'end it with Dense(1) and take loss="mse".'
        )
    taken = getattr(loss.fused_activation, "__name__", None)
    if activation == "softmax" and taken == "sigmoid":
        raise ValueError(
            f"the model ends in a softmax over {units} units, but binary_crossentropy takes each unit for a "
            'question of its own. Take loss="sparse_categorical_crossentropy" for integer labels or '
            'loss="categorical_crossentropy" for one-hot labels; or, if a sample may have several classes, '
            'end the model with activation="sigmoid".'
        )
    if loss.from_logits and activation and activation == taken:
        raise ValueError(
            f"the model ends in a {taken}, and {loss.name} with from_logits=True would take a {taken} of it "
            "once more. Leave from_logits out, or end the model without an activation."
        )


def check_probabilities(y_pred, name, rows):
    """Refuse predictions that are no probabilities.

    Raises:
        ValueError: If an entry lies outside [0, 1] or, with `rows`, a row does not sum to 1.
    """
    low, high = float(y_pred.min()), float(y_pred.max())
    activation = "softmax" if rows else "sigmoid"
    fix = f'end the model with activation="{activation}", or give the loss from_logits=True.'
    if low < 0 or high > 1 + 1e-3:
        raise ValueError(f"y_pred reaches from {low:g} to {high:g}, but {name} needs probabilities: {fix}")
    if rows and np.abs(y_pred.sum(axis=-1) - 1).max() > 1e-3:
        worst = float(y_pred.sum(axis=-1).flat[np.abs(y_pred.sum(axis=-1) - 1).argmax()])
        raise ValueError(f"a row of y_pred sums to {worst:g}, not 1, but {name} needs probabilities: {fix}")


def weigh_classes(data, class_weight, dtype):
    """The data with the weight of its class multiplied into each sample's.

    Raises:
        ValueError: If `class_weight` is no dict of class numbers and weights of at least 0.
    """
    if class_weight is None:
        return data
    if not isinstance(class_weight, dict) or not all(isinstance(c, numbers.Integral) for c in class_weight):
        raise ValueError(
            "class_weight must be a dict of class numbers and weights such as {0: 1.0, 1: 5.0}; got "
            f"{class_weight!r}. To let rare classes weigh more:"
            + code(
                "classes, counts = np.unique(y, return_counts=True)",
                "class_weight = dict(zip(range(len(classes)), counts.max() / counts))",
            )
        )
    weigh = {c: number(f"class_weight[{c}]", weight, 0) for c, weight in class_weight.items()}
    y = data.y.reshape(len(data.y), -1)
    labels = y.argmax(axis=1) if y.shape[1] > 1 else y[:, 0].round().astype(int)
    factors = np.array([weigh.get(label, 1) for label in labels.tolist()], dtype)
    return data._replace(weight=factors if data.weight is None else factors * data.weight)
