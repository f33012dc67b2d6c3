"""The third room: what came is compared with what is expected, part by part."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from course.checking.running import Outcome
from course.checking.task import Task


@dataclass
class Difference:
    """One part that is not as expected; `kind` is "nothing", "bool", "list", "count", "kind" or "numbers"."""

    name: str
    got: object
    want: object
    kind: str


@dataclass
class Case:
    """One case: both outcomes, and what is wrong with the attempt's."""

    number: int
    got: Outcome
    want: Outcome
    differences: list[Difference]
    changed: list[str]
    extra: list[str]

    @property
    def fails(self) -> bool:
        return bool(self.got.run.error or self.differences or self.changed or self.extra)


def compare(task: Task, tried: list[Outcome], wanted: list[Outcome]) -> list[Case]:
    """The cases that both have run, each with its differences."""
    return [
        _compared(task, number, got, want)
        for number, (got, want) in enumerate(zip(tried, wanted, strict=False))
    ]


def _compared(task, number, got, want):
    differences, extra = [], []
    if not got.run.error:
        for name, value in want.parts.items():
            differences += _differences(name, got.parts.get(name), value, task.tolerance)
        extra = sorted(got.parts.keys() - want.parts.keys())
    names = list(inspect.signature(task.reference).parameters) if inspect.isfunction(task.reference) else []
    changed = [name for name in got.changed if name not in want.changed]
    for mine, other in zip(got.calls, want.calls, strict=False):
        for place in set(mine.changed) - set(other.changed):
            name = names[place] if place < len(names) else f"argument {place + 1}"
            changed += [name] if name not in changed else []
    return Case(number, got, want, differences, changed, extra)


def _differences(name, got, want, tolerance):
    if isinstance(want, tuple) and len(want) > 1:
        parts = as_parts(got, want)
        if parts is None:
            return [Difference(name, got, want, "nothing" if got is None else "count")]
        pairs = enumerate(zip(parts, want, strict=True))
        return [d for i, pair in pairs for d in _differences(f"{name}[{i}]", *pair, tolerance)]
    if same(got, want, tolerance):
        kind = wrapping(got, want)
        return [Difference(name, got, want, kind)] if kind else []
    if got is None:
        return [Difference(name, got, want, "nothing")]
    comparable = numbers(got) is not None and numbers(want) is not None
    return [Difference(name, got, want, "numbers" if comparable else "kind")]


def as_parts(value: object, like: tuple) -> list | None:
    """The values of a tuple, a list or an array, as many as `like` has; None if there are others."""
    if isinstance(value, np.ndarray):  # a table may have as many rows by chance
        fits = (
            value.ndim and len(value) == len(like) and all(np.shape(each) == value.shape[1:] for each in like)
        )
    else:
        fits = isinstance(value, (tuple, list)) and len(value) == len(like)
    return list(value) if fits else None


def numbers(value: object) -> np.ndarray | None:
    """`value` as an array of numbers, or None if it is nothing of the kind."""
    try:
        array = np.asarray(value)
    except Exception:  # ragged lists, objects with an unfriendly __array__
        return None
    return array if array.dtype.kind in "biufc" else None


def same(got: object, want: object, tolerance: float) -> bool:
    """Whether two values agree in shape and, within the tolerance and their own precision, in every entry."""
    if isinstance(want, str):
        return isinstance(got, str) and got.strip().casefold() == want.strip().casefold()
    a, b = numbers(got), numbers(want)
    if a is None or b is None:
        return got is want or (a is b is None and type(got) is type(want) and _equal(got, want, tolerance))
    if isinstance(got, tuple) and not isinstance(want, (tuple, list)):
        return False
    if a.dtype.kind == "f" and a.dtype.itemsize < 8 and tolerance:
        # half precision may only be the rounded result: nothing is computed in it
        few = 16 if a.dtype.itemsize == 4 else 1
        tolerance = max(tolerance, few * float(np.finfo(a.dtype).eps))
    with np.errstate(all="ignore"):
        return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def unequal(got: np.ndarray, want: np.ndarray) -> np.ndarray:
    """The indices of the entries that differ, (n, axes)."""
    bad = np.argwhere(~np.isclose(got, want, equal_nan=True))
    return bad if len(bad) else np.argwhere(got != want)


def wrapping(got: object, want: object) -> str:
    """Numbers in the wrong wrapping, where that matters later: "bool", "list", or nothing."""
    a, b = numbers(got), numbers(want)
    if a is None or b is None:
        return ""
    if a.dtype.kind == "b" and b.dtype.kind != "b" and a.ndim:
        return "bool"
    return "list" if isinstance(want, np.ndarray) and isinstance(got, (list, tuple)) else ""


def matches(task: Task, cases: list[Case], outcomes: Iterable[Outcome]) -> bool:
    """Whether an attempt goes wrong where a slip does, in the same way, and nothing else explains it.

    It asks for no outcome behind the first that differs: most slips need one case only.

    An error, a nan, a 0, a False or a single count may come about in many ways: they are evidence only if the
    attempt does in every case what the slip does, and gives something else than 0 in one.
    """
    evidence, failed, alike, all_values = [], False, True, []
    for case, wrong in zip(cases, outcomes, strict=False):
        if case.want.run.error:
            return False  # what stops the reference tells nothing of an attempt
        if wrong.run.error or case.got.run.error:
            if _error(wrong) != _error(case.got):
                return False
            failed = True
            continue
        for name, want in case.want.parts.items():
            got, slipped = case.got.parts.get(name), wrong.parts.get(name)
            equal = _like(got, slipped, task.tolerance)
            all_values.append(got)
            if same(slipped, want, task.tolerance) and not wrapping(slipped, want):
                alike = alike and equal
            elif got is None or not equal:
                return False
            else:
                evidence.append(got)
    strong = any(map(_says_something, evidence)) and (task.is_value or _more_than_a_count(evidence))
    weak = (failed or bool(evidence)) and alike and any(map(_says_something, all_values))
    return strong or weak


def _more_than_a_count(evidence):
    arrays = [numbers(value) for value in evidence]
    if any(array is None or array.dtype.kind in "fc" for array in arrays):
        return True
    return sum(array.size for array in arrays) > 1


def _like(got, slipped, tolerance):
    if isinstance(slipped, tuple):
        parts = as_parts(got, slipped)
        return parts is not None and all(_like(a, b, tolerance) for a, b in zip(parts, slipped, strict=True))
    return same(got, slipped, tolerance)


def _says_something(value):
    if isinstance(value, (tuple, list)) and numbers(value) is None:
        return any(map(_says_something, value))
    array = numbers(value)
    if array is None or array.size == 0:
        return True
    with np.errstate(all="ignore"):
        return bool(array[np.isfinite(array)].any())


def _error(outcome):
    error = outcome.run.error
    return (type(error), str(error)) if error else None


def _equal(a, b, tolerance):
    if isinstance(a, (tuple, list)):
        return len(a) == len(b) and all(same(x, y, tolerance) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key], tolerance) for key in b)
    try:
        return bool(a == b)
    except Exception:  # an unfriendly object
        return False
