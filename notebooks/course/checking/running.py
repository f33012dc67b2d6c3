"""The second room: attempt, reference and slips go through the same cases, and each call is noted."""

from __future__ import annotations

import copy
import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from course.checking import guard
from course.checking.task import Task


@dataclass
class Call:
    """One call of the reader's function: what went in, what came back, which arguments it changed."""

    args: tuple
    value: object
    changed: list[int]


@dataclass
class Outcome:
    """What came of one case: the values by name or the error, and the calls of the function."""

    args: tuple
    run: guard.Run
    parts: dict
    changed: list[str]
    calls: list[Call] = field(default_factory=list)


def try_out(task: Task, attempt: object) -> Iterator[Outcome]:
    """One outcome per case, run when it is asked for, up to the first that runs out of time."""
    left = task.seconds
    for number in range(max(1, len(task.cases))):
        args, calls = case_of(task, number), []
        given = copy.deepcopy(args)
        used = _noted(attempt, calls)
        run = guard.run(lambda given=given, used=used: _kept(task.use(used, given)), left)
        left = max(0.05, left - run.seconds)
        names = task.argument_names()
        changed = [n for n, a, b in zip(names, args, given, strict=False) if not unchanged(a, b)]
        yield Outcome(args, run, run.value or {}, changed, calls)
        if isinstance(run.error, guard.OutOfTime):
            return


def verify(task: Task, attempt: object) -> Outcome:
    """The outcome of a task with many right answers; its value is what is wrong, or nothing."""
    calls = []
    used = _noted(attempt, calls) if inspect.isroutine(attempt) else attempt
    run = guard.run(lambda: task.verify(used), task.seconds)
    return Outcome((), run, {}, [], calls)


def case_of(task: Task, number: int) -> tuple:
    """The arguments of one case, made anew; whole numbers in arrays are as NumPy counts on this machine."""
    return tuple(map(_native, task.cases[number](np.random.default_rng(number)))) if task.cases else ()


def _native(value):
    # generators draw 64 bits everywhere, but in a browser np.choose and others take 32 alone
    if isinstance(value, np.ndarray) and value.dtype == np.int64:
        return value.astype(np.intp, copy=False)
    return type(value)(map(_native, value)) if type(value) in (list, tuple) else value


def unchanged(before: object, after: object) -> bool:
    """Whether arrays, lists and dicts hold what they held; of other objects nothing is said."""
    if isinstance(before, np.ndarray):
        same_form = before.shape == np.shape(after) and before.dtype == getattr(after, "dtype", None)
        if before.dtype == object:
            return same_form
        equal_nan = before.dtype.kind in "fc"
        return same_form and bool(np.array_equal(before, after, equal_nan=equal_nan))
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(map(unchanged, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(unchanged(before[k], after[k]) for k in before)
    if isinstance(before, (int, float, str, bool)):
        return type(before) is type(after) and (before == after or before != before)
    return True


def _noted(attempt, calls):
    """The same function; what goes in and out is added to `calls`. A class or a value stays as it is."""
    if not isinstance(attempt, Callable) or inspect.isclass(attempt):
        return attempt

    @functools.wraps(attempt, updated=())
    def noted(*args, **kwargs):
        before = _data_of(args)
        value = attempt(*args, **kwargs)
        changed = [i for i, (a, b) in enumerate(zip(before, args, strict=True)) if not unchanged(a, b)]
        calls.append(Call(before, value.copy() if isinstance(value, np.ndarray) else value, changed))
        return value

    return noted


def _data_of(value):
    """A copy of the arrays, lists and dicts in a value; other objects are the same ones."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if type(value) in (list, tuple):
        return type(value)(map(_data_of, value))
    if type(value) is dict:
        return {key: _data_of(entry) for key, entry in value.items()}
    return copy.deepcopy(value) if isinstance(value, np.random.Generator) else value


def _kept(parts):
    # the attempt may hand out the same array again and fill it anew
    return {name: value.copy() if isinstance(value, np.ndarray) else value for name, value in parts.items()}
