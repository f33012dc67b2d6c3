"""What the figures ask of their arguments: a vector, class numbers, a range."""

import numpy as np


def as_vector(name, values, length=None):
    values = np.asarray(values)
    if values.ndim != 1 or (length is not None and len(values) != length):
        wanted = "one dimension" if length is None else f"shape ({length},)"
        raise ValueError(f"{name} must have {wanted}, got shape {values.shape}.")
    return values


def as_labels(name, values, length=None):
    """Class numbers as a vector; a column is flattened, one-hot rows are refused with the fix."""
    values = np.asarray(values)
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim == 2:
        raise ValueError(
            f"{name} must hold one class number per sample, got shape {values.shape}. "
            f"If its rows are one-hot or probabilities, pass {name}.argmax(axis=1)."
        )
    return as_vector(name, values, length)


def as_range(name, pair):
    try:
        low, high = (float(value) for value in pair)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a pair (low, high) of numbers, got {pair!r}.") from None
    if not low < high:
        raise ValueError(f"{name} must be (low, high) with low < high, got {pair!r}.")
    return low, high
