"""What a user gives, checked once at the door.

Each error names the argument, what was expected, what came, and the fix.
"""

import math
import numbers
from collections.abc import Mapping

import numpy as np

from nnlib import _advice


def choose(argument, identifier, options):
    """The entry of `options` (name → object) that `identifier` names, or `identifier` if it is an entry.

    Raises:
        ValueError: If there is no such name; the closest one is suggested.
    """
    if isinstance(identifier, str):
        if identifier in options:
            return options[identifier]
        close = _advice.nearest(identifier.lower(), options)
        hint = f" Did you mean {close!r}?" if close else ""
        if identifier.lower() in _advice.advice("keras_only")["names"].split():
            hint = " Keras has it, nnlib has not."
        raise ValueError(
            f"{argument}={identifier!r} is not known.{hint} Choose one of: {', '.join(sorted(options))}."
        )
    if any(identifier is option for option in options.values()):
        return identifier
    raise ValueError(
        f"{argument} must be one of the names {', '.join(sorted(options))}, or an nnlib object for it; "
        f"got {identifier!r} of type {type(identifier).__name__}."
    )


def resolve(argument, identifier, classes, base):
    """An instance of `base`: `identifier` itself, or made with defaults from its name or class."""
    if isinstance(identifier, base):
        return identifier
    return choose(argument, identifier, classes)()


def positive_int(argument, value):
    """`value` as an int.

    Raises:
        ValueError: If it is not an integer of at least 1.
    """
    if isinstance(value, bool) or not isinstance(value, numbers.Integral) or value < 1:
        raise ValueError(f"{argument} must be a positive int such as {argument}=32; got {value!r}.")
    return int(value)


def count(argument, value):
    """`value` as an int.

    Raises:
        ValueError: If it is not an integer of at least 0.
    """
    if isinstance(value, bool) or not isinstance(value, numbers.Integral) or value < 0:
        raise ValueError(f"{argument} must be an int of at least 0; got {value!r}.")
    return int(value)


def number(argument, value, low=-math.inf, high=math.inf):
    """`value` as a float.

    Raises:
        ValueError: If it is no finite real number in [low, high].
    """
    if (
        isinstance(value, bool)
        or not isinstance(value, numbers.Real)
        or not math.isfinite(value)
        or not low <= value <= high
    ):
        if math.isinf(high):
            expected = "a number" if math.isinf(low) else f"a number of at least {low:g}"
        else:
            expected = f"a number from {low:g} to {high:g}"
        raise ValueError(f"{argument} must be {expected}; got {value!r}.")
    return float(value)


def seed(value):
    """A seed: None or an int of at least 0."""
    if value is not None and (
        isinstance(value, bool) or not isinstance(value, numbers.Integral) or value < 0
    ):
        raise ValueError(f"seed must be None or an int of at least 0; got {value!r}.")
    return None if value is None else int(value)


def float_dtype(value):
    """`value` as the NumPy dtype float32 or float64.

    Raises:
        ValueError: If it is any other.
    """
    try:
        dtype = np.dtype(value)
    except TypeError:
        dtype = None
    if dtype not in (np.float32, np.float64):
        raise ValueError(f'dtype must be "float32" or "float64"; got {value!r}.')
    return dtype


def array(argument, value):
    """`value` (array, list, DataFrame, tensor, …) as a NumPy array of numbers with at least one sample.

    Raises:
        TypeError: If it is no array of numbers.
        ValueError: If it is ragged, a single number, or empty.
    """
    if value is None:
        raise TypeError(f"{argument} is None; expected an array with one row a sample.")
    if hasattr(value, "toarray"):
        raise TypeError(
            f"{argument} is a sparse {type(value).__name__}; expected a dense array. "
            f"Write{_advice.code(f'{argument} = {argument}.toarray()')}"
        )
    if np.ma.is_masked(value):
        raise ValueError(_advice.masked(argument, value))
    if isinstance(value, Mapping):
        raise TypeError(_advice.one_thing(argument, value))
    result = _as_numpy(argument, value)
    if (
        result.dtype == object
        and result.ndim
        and all(isinstance(v, numbers.Real | np.bool_) for v in result.flat)
    ):
        result = result.astype("float64")  # such as a DataFrame of numbers and booleans
    if result.dtype == bool:
        result = result.astype(np.uint8)
    gaps = hasattr(value, "to_numpy") and result.dtype.kind == "f" and np.isnan(result).any()
    if result.dtype.kind not in "iuf" or gaps:
        raise TypeError(_advice.no_numbers(argument, value, result))
    if result.ndim == 0:
        raise ValueError(
            f"{argument} is the single number {result}; expected an array with one row a sample."
        )
    if result.size == 0:
        raise ValueError(f"{argument} is empty (shape {result.shape}); expected at least one sample.")
    return result


def _as_numpy(argument, value):
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{argument} is ragged: its rows differ in length, so it is no array. Make all samples "
            "the same shape."
        ) from None
    except Exception as error:  # whatever another library's tensor says
        raise TypeError(
            f"{argument} of type {type(value).__name__} gives no NumPy array: {error} "
            f"Convert it first; for a PyTorch tensor, {argument}.detach().cpu().numpy()."
        ) from None


def finite(argument, values):
    """Refuse NaN and infinity.

    Raises:
        ValueError: If an entry is NaN or infinite; names the first and how many there are.
    """
    if values.dtype.kind != "f":
        return
    with np.errstate(all="ignore"):
        if math.isfinite(values.sum()):  # one fast pass and no copy: NaN and infinity both survive a sum
            return
    bad = ~np.isfinite(values)
    if bad.any():
        first = tuple(int(i) for i in np.argwhere(bad)[0])
        raise ValueError(
            f"{argument} holds {int(bad.sum())} entries that are NaN or infinite, the first at {list(first)} "
            f"({values[first]}). {_advice.not_finite(argument, values)}"
        )


def same_length(**arrays):
    """Refuse arrays that differ in their number of samples.

    Raises:
        ValueError: If the first axes differ; gives every shape.
    """
    given = {name: value.shape for name, value in arrays.items() if value is not None}
    if len({shape[0] for shape in given.values()}) > 1:
        shapes = ", ".join(f"{name} has shape {shape}" for name, shape in given.items())
        raise ValueError(
            f"The number of samples differs: {shapes}. The first axis must be the same in all of them."
        )


def weights(values, n_samples):
    """Sample weights as a float array of shape (n_samples,).

    Raises:
        ValueError: If there is not one finite, non-negative number a sample.
    """
    result = array("sample_weight", values)
    if result.ndim == 2 and result.shape[1] == 1:
        result = result[:, 0]
    if result.shape != (n_samples,):
        raise ValueError(
            f"sample_weight has shape {result.shape}; expected one weight a sample: ({n_samples},)."
        )
    finite("sample_weight", result)
    if result.min() < 0:
        raise ValueError(f"sample_weight holds the negative number {result.min()}; a weight is at least 0.")
    return result
