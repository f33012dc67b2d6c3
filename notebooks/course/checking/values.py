"""What is likely wrong with numbers, told from the numbers alone: their shape, type, sign, scale."""

from __future__ import annotations

import numpy as np

from course.checking.comparing import numbers

_ONE_NUMBER = "One number came where an array is expected."


def of_shape(got: np.ndarray, want: np.ndarray, args: tuple) -> str:
    """Why the shape is not the one expected; or nothing."""
    if got.ndim == 2 and got.T.shape == want.shape:
        return "It is transposed: rows and columns have changed places."
    if got.ndim == 0:
        return _collapsed(got, want)
    if got.size == want.size and got.ndim > want.ndim:
        return "There is one axis of length 1 too many: leave out `keepdims=True`, or index it away."
    if got.size == want.size:
        return "The entries are as many, but lie differently: look for a missing axis, `reshape` or `ravel`."
    if got.ndim == 2 and want.ndim == 1:
        for axis in (0, 1):
            for name in ("sum", "mean"):
                found = getattr(got, name)(axis=axis)
                if found.shape == want.shape and np.allclose(found, want):
                    return f"A `{name}` is missing: along `axis={axis}` it gives what is expected."
    if want.ndim == 1 and got.ndim == 1 and got.shape[0] in _lengths(args):
        return "Is it the other axis? `axis=0` runs down the rows, `axis=1` along each row."
    if 0 < got.ndim < want.ndim:
        return f"It has {_axes(got.ndim)} where {_axes(want.ndim)} are expected."
    return "Write the shape of every intermediate array beside its line; the first surprise is the place."


def _collapsed(got, want):
    of_all = {"max": want.max, "min": want.min, "sum": want.sum, "mean": want.mean}
    if want.size < 3 or got == 0:
        return _ONE_NUMBER  # it may be equal by chance
    equal = [f"`{name}`" for name, total in of_all.items() if np.isclose(got, total())]
    if not equal:
        return _ONE_NUMBER
    return (
        f"It equals the {' and the '.join(equal)} of all entries that are expected: did a `max`, `sum` or "
        "`mean` collapse an axis?"
    )


def _axes(n):
    return "one axis" if n == 1 else f"{n} axes"


def of_numbers(got: np.ndarray, want: np.ndarray, args: tuple) -> str:
    """Why numbers of the right shape are not those expected; or nothing."""
    if not np.all(np.isfinite(got)):
        return "There is a nan or infinity in it: a division by 0, a log of 0 or an overflow in `exp`?"
    whole = got.ndim and got.dtype.kind in "iu" and want.dtype.kind == "f"
    if whole and np.array_equal(got, np.trunc(want)):
        return (
            "The decimals are cut off: an integer array (`zeros_like` of integers, or `//`) cannot hold them."
        )
    if want.dtype.kind == "b" or got.dtype.kind == "b":
        return ""
    rounded = _rounding(got, want)
    if rounded:
        return rounded
    if got.size == 1 and got.dtype.kind in "iu":
        return ""  # a count may be equal to many things by chance
    if np.allclose(got, -want) and want.any():
        return "Only the sign is wrong, everywhere." if want.size > 1 else "Only the sign is wrong."
    if got.ndim == 2 and got.shape[0] == got.shape[1] > 1 and np.allclose(got, want.T):
        return "It is transposed: rows and columns have changed places."
    ratio = _constant(np.divide, got, want)
    if ratio is not None:
        return _factor(ratio, args)
    shift = _constant(np.subtract, got, want)
    if shift is not None:
        return f"Every entry is off by the same amount, {shift:.4g}."
    arrays = [a for a in map(numbers, args) if a is not None]
    if got.size > 1 and any(a.shape == got.shape and np.allclose(a, got) for a in arrays):
        return "It is one of the inputs, unchanged."
    return "Every entry is 0." if got.size > 1 and not got.any() else ""


def _rounding(got, want):
    if want.dtype.kind != "f":
        return ""
    differing = np.count_nonzero(~np.isclose(got, want, rtol=1e-9, atol=0))
    for decimals in range(2 if got.size == 1 else 1, 7):
        if differing < min(2, got.size) or not got.any():
            break  # it may be so by chance
        if np.allclose(got, np.round(want, decimals), rtol=0, atol=1e-12):
            places = "one decimal" if decimals == 1 else f"{decimals} decimals"
            return f"It is rounded to {places}: hand back all digits, and round where you print."
    if np.allclose(got, want, rtol=1e-5, atol=1e-7):
        single = f" Your numbers are `{got.dtype}`, which holds about 7 digits."
        small = single if got.dtype.itemsize < 8 else ""
        return f"It is very close: a small number is added or rounded on the way.{small}"
    return ""


def _constant(operation, got, want):
    """The number that `operation` gives in every entry, or None."""
    keep = (want != 0) if operation is np.divide else np.ones(want.shape, bool)
    if want.size < 2 or keep.sum() < 2 or np.any(got[~keep] != 0) or got.dtype.kind == "c":
        return None
    values = operation(got[keep], want[keep], dtype=float)
    return float(values[0]) if values[0] and np.allclose(values, values[0]) else None


def _factor(ratio, args):
    for length in _lengths(args):
        if length > 1 and np.isclose(ratio, length):
            return (
                f"Every entry is {length} times too large: one factor too many, or no division by {length}?"
            )
        if length > 1 and np.isclose(ratio, 1 / length):
            return f"Every entry is {length} times too small: divided by {length} once too often?"
    return f"Every entry is {ratio:.4g} times what it should be: is a factor missing, or one too many?"


def _lengths(args):
    """Lengths of the inputs' axes, the number of samples first."""
    arrays = [a for a in map(numbers, args) if a is not None]
    return [n for a in sorted(arrays, key=lambda a: -a.ndim) for n in (*a.shape, a.size)]
