"""How values, arguments and calls are written in a message."""

from __future__ import annotations

import inspect

import numpy as np

from course.checking.comparing import numbers
from course.checking.running import Outcome
from course.checking.task import Task


def brief(value: object, digits: int = 4) -> str:
    """A value in at most a line."""
    array = numbers(value)
    if type(value) in (tuple, list) and len(value) <= 12:
        inside = ", ".join(brief(entry, digits) for entry in value)
        comma = "," if type(value) is tuple and len(value) == 1 else ""
        text = f"[{inside}]" if type(value) is list else f"({inside}{comma})"
    elif array is None:
        try:
            text = repr(value)
        except Exception:  # an object whose __repr__ fails
            text = f"a {type(value).__name__}"
    else:
        text = np.array2string(
            array, precision=digits, suppress_small=True, threshold=12, edgeitems=2, separator=", "
        )
    text = " ".join(text.split())
    return text if len(text) <= 90 else text[:87] + "…"


def both(got: object, want: object) -> tuple[str, str]:
    """Two values with as many digits as tell them apart."""
    for digits in (4, 6, 8, 10, 13, 17):
        a, b = brief(got, digits), brief(want, digits)
        if a != b:
            break
    return a, b


def inputs(task: Task, args: tuple) -> str:
    """The arguments of a case, small ones by value, others by shape."""
    arrays = [numbers(value) for value in args]
    room = 6 if len(args) <= 2 else 1
    told = []
    for name, value, array in zip(task.argument_names(), args, arrays, strict=False):
        by_shape = array is not None and array.size > room
        told.append(f"`{name}` of shape {array.shape}" if by_shape else f"`{name} = {brief(value)}`")
    return ", ".join(told)


def call_of(task: Task, number: int, outcome: Outcome, place: int = 0) -> str:
    """A line that calls the reader's function as this case does, to be pasted into a cell; or nothing.

    Small arguments are written out. The arguments of other cases are `course.case(key, number)`.
    """
    if task.is_value or inspect.isclass(task.reference):
        return ""
    if task.observe:
        if place >= len(outcome.calls):
            return ""
        written = [_literal(value) for value in outcome.calls[place].args]
        return f"{task.name}({', '.join(written)})" if all(written) else ""
    written = [_literal(value) for value in outcome.args]
    if all(written) and sum(map(len, written)) <= 110:
        return f"{task.name}({', '.join(written)})"
    return f'{task.name}(*course.case("{task.key}", {number}))'


def _literal(value):
    """Python that makes the value again, or nothing if it is long or no data."""
    if isinstance(value, np.ndarray):
        if value.size > 12 or value.dtype.kind not in "biuf":
            return ""
        usual = value.dtype in (np.float64, np.intp, bool)
        kind = "" if usual else f", dtype=np.{value.dtype}"
        return f"np.array({value.tolist()}{kind})"
    if isinstance(value, np.generic):
        return repr(value.item())
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    if type(value) in (list, tuple):
        parts = [_literal(entry) for entry in value]
        inside = ", ".join(parts) + ("," if len(parts) == 1 and type(value) is tuple else "")
        return (f"[{inside}]" if type(value) is list else f"({inside})") if all(parts) else ""
    if type(value) is dict:
        parts = {repr(key): _literal(entry) for key, entry in value.items()}
        return f"{{{', '.join(f'{k}: {v}' for k, v in parts.items())}}}" if all(parts.values()) else ""
    if isinstance(value, np.random.Generator):
        return _generator(value)
    return ""


def _generator(rng):
    seed = getattr(getattr(rng.bit_generator, "seed_seq", None), "entropy", None)
    if not isinstance(seed, int):
        return ""
    fresh = np.random.default_rng(seed).bit_generator.state == rng.bit_generator.state
    return f"np.random.default_rng({seed})" if fresh else ""
