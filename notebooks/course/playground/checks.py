"""What a field of a state may be; each error names the field, what was expected and what came."""

from __future__ import annotations

import difflib
import math


def named(argument, value, options):
    """Refuse what is not one of the names in `options`."""
    if isinstance(value, str) and value in options:
        return
    if not isinstance(value, str):
        raise ValueError(f"{argument} must be one of {', '.join(options)}; got {value!r}.")
    near = difflib.get_close_matches(value.lower(), options, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise ValueError(f"{argument}={value!r} is not known.{hint} Choose one of: {', '.join(sorted(options))}.")


def whole(argument, value, low, high):
    """`value` as an int from `low` to `high`."""
    if isinstance(value, bool) or value != value or not isinstance(value, (int, float)) or value % 1:
        raise ValueError(f"{argument} must be a whole number from {low} to {high}; got {value!r}.")
    if not low <= value <= high:
        raise ValueError(f"{argument} must be from {low} to {high}; got {value!r}.")
    return int(value)


def number(argument, value, low, high):
    """`value` as a float from `low` to `high`."""
    real = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if not real or not low <= value <= high:
        raise ValueError(f"{argument} must be a number from {low:g} to {high:g}; got {value!r}.")
    return float(value)


def listed(argument, value):
    """`value`, a list or tuple, as a tuple."""
    if not isinstance(value, (tuple, list)):
        raise ValueError(f"{argument} must be a list; got {value!r}.")
    return tuple(value)


def closest(word, options):
    """Did you mean …? Empty where nothing is near."""
    near = difflib.get_close_matches(word, options, n=1)
    return f" Did you mean {near[0]}?" if near else ""
