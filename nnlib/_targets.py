"""Targets brought into the form a loss takes, or refused with the fix."""

import numpy as np


def like_predictions(y_true, shape, dtype):
    """y_true as floats in the shape of the predictions; (n,) becomes (n, 1).

    Raises:
        ValueError: If the shapes differ otherwise.
    """
    if y_true.ndim == len(shape) - 1 and shape[-1] == 1:
        y_true = y_true[..., None]
    if y_true.shape[1:] != tuple(shape[1:]):
        raise ValueError(mismatch(y_true.shape, shape))
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
        raise ValueError(
            f"y_true reaches from {low:g} to {high:g}, but {name} needs targets from 0 to 1. "
            'For classes 0, 1, 2, … use loss="sparse_categorical_crossentropy"; for numbers use loss="mse".'
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
        raise ValueError(
            f"y_true must hold one-hot rows (or probabilities that sum to 1) for {name}; "
            f"row {worst} is {np.array2string(rows.reshape(-1, shape[-1])[worst], threshold=12)}. "
            'Integer labels of shape (n,) need loss="sparse_categorical_crossentropy".'
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
    if labels is not y_true and (labels != y_true).any():
        value = y_true[labels != y_true].flat[0]
        raise ValueError(f"y_true must hold integer labels such as 0, 1, 2; got {value:g}.")
    low, high = int(labels.min()), int(labels.max())
    if low < 0 or high >= n_classes:
        more = "" if low < 0 else f", or give the last layer {high + 1} units"
        raise ValueError(
            f"y_true holds the label {low if low < 0 else high}, but the model has {n_classes} outputs: "
            f"labels must lie in 0 … {n_classes - 1}. Renumber the labels{more}."
        )
    return labels.astype(np.intp, copy=False)


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
