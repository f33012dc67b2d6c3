"""Puts an attempt, the reference and the slips through the same cases, and says whether two of them agree."""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
from dataclasses import dataclass

import numpy as np

from course.checking import guard
from course.checking.task import Task


@dataclass
class Outcome:
    """What came of one case: the values by name, or the error."""

    args: tuple
    run: guard.Run
    parts: dict
    changed: list


def try_out(task: Task, attempt: object) -> list[Outcome]:
    """One outcome per case, up to the first that runs out of time."""
    left, outcomes = task.seconds, []
    for number, case in enumerate(task.cases or [lambda rng: ()]):
        args = case(np.random.default_rng(number))
        given = copy.deepcopy(args)
        run = guard.run(lambda given=given: _kept(task.use(attempt, given)), left)
        left = max(0.05, left - run.seconds)
        names = task.argument_names()
        changed = [n for n, a, b in zip(names, args, given, strict=False) if not _equal(a, b)]
        outcomes.append(Outcome(args, run, run.value or {}, changed))
        if isinstance(run.error, guard.OutOfTime):
            break
    return outcomes


def numbers(value: object) -> np.ndarray | None:
    """`value` as an array of numbers, or None if it is nothing of the kind."""
    try:
        array = np.asarray(value)
    except Exception:  # ragged lists, objects with an unfriendly __array__
        return None
    return array if array.dtype.kind in "biufc" else None


def same(got: object, want: object, tolerance: float) -> bool:
    """Whether two values agree in shape and, within the tolerance, in every entry."""
    if isinstance(want, str):
        return isinstance(got, str) and got.strip().casefold() == want.strip().casefold()
    a, b = numbers(got), numbers(want)
    if a is None or b is None:
        return got is want or (a is b is None and type(got) is type(want) and _equal(got, want))
    with np.errstate(all="ignore"):
        return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def wrapping(got: object, want: object) -> str:
    """Numbers in the wrong wrapping: "bool", "list", or nothing."""
    a, b = numbers(got), numbers(want)
    if a is None or b is None:
        return ""
    if a.dtype.kind == "b" and b.dtype.kind != "b":
        return "bool"
    return "list" if isinstance(want, np.ndarray) and isinstance(got, (list, tuple)) else ""


def matches_slip(task: Task, tried: list[Outcome], wanted: list[Outcome], slip: list[Outcome]) -> bool:
    """Whether the attempt goes wrong where the slip does, and in the same way."""
    marked = False
    for got, want, wrong in zip(tried, wanted, slip, strict=False):
        if want.run.error:
            return False  # what stops the reference tells nothing of an attempt
        if wrong.run.error or got.run.error:
            if _error(wrong) != _error(got):
                return False
            marked = True
            continue
        for name, value in want.parts.items():
            if same(wrong.parts.get(name), value, task.tolerance) and not wrapping(
                wrong.parts.get(name), value
            ):
                continue
            if not same(got.parts.get(name), wrong.parts.get(name), task.tolerance):
                return False
            marked = True
    return marked


def placeholders(attempt: object) -> tuple[list[str], list[str]]:
    """Names of the functions that still hold a placeholder such as `...`, and of those that hold no more."""
    holding, empty = [], []
    for function in own_functions(attempt):
        name = function.__name__
        body = _definition(function)
        if body is None:
            if function.__code__.co_code == (lambda: None).__code__.co_code:
                empty.append(name)
            continue
        if any(_is_placeholder(node) for node in ast.walk(body)):
            holding.append(name)
        if _is_empty(body) and not name.startswith("__"):
            empty.append(name)
    return holding, empty


def _definition(function):
    """The function's own source as a tree; None where it has none: it was typed into a plain console."""
    function = inspect.unwrap(function)
    try:
        node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError):
        return None
    code = getattr(function, "__code__", None)  # none: a class, under another's wrapper
    # `python -c` may hand out lines of its own program for another's
    known = code is not None and code.co_name in ("<lambda>", getattr(node, "name", None))
    return node if known else None


def own_functions(attempt: object) -> list:
    """The Python functions behind an attempt: itself, a class's methods, or each of several."""
    if isinstance(attempt, (tuple, list)):
        return [f for each in attempt for f in own_functions(each)]
    if isinstance(attempt, dict):
        return [f for each in attempt.values() for f in own_functions(each)]
    if inspect.isfunction(attempt) or inspect.ismethod(attempt):
        return [attempt]
    cls = attempt if inspect.isclass(attempt) else type(attempt)
    # a model or layer of the library is the reader's object, but not the reader's code
    return [f for f in vars(cls).values() if inspect.isfunction(f) and not f.__module__.startswith("nnlib.")]


def blank(value: object) -> bool:
    """Whether a value is what a stub leaves behind."""
    return value is None or value is ... or value is NotImplemented


def _is_placeholder(node):
    if isinstance(node, ast.Raise):
        return node.exc is not None and "NotImplemented" in ast.unparse(node.exc)
    value = getattr(node, "value", None)
    if not isinstance(node, (ast.Expr, ast.Assign, ast.AnnAssign, ast.Return)) or value is None:
        return False
    return ast.unparse(value) in ("...", "NotImplemented")


def _is_empty(node):
    """Nothing but a docstring, `pass` and `return None`."""
    body = getattr(node, "body", None)  # a lambda is an expression or an assignment: it has none
    return isinstance(body, list) and all(
        isinstance(line, ast.Pass)
        or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        or (isinstance(line, ast.Return) and (line.value is None or ast.unparse(line.value) == "None"))
        or _is_placeholder(line)
        for line in body
    )


def _kept(parts):
    # the attempt may hand out the same array again and fill it anew
    return {name: value.copy() if isinstance(value, np.ndarray) else value for name, value in parts.items()}


def _error(outcome):
    error = outcome.run.error
    return (type(error), str(error)) if error else None


def _equal(a, b):
    try:
        if isinstance(a, np.ndarray):
            return a.shape == b.shape and a.dtype == b.dtype and bool(np.array_equal(a, b, equal_nan=True))
        return bool(a == b)
    except Exception:  # nested or unfriendly objects: no statement about them
        return True
