"""What went wrong in the reader's code when it did not run: the line, the error, and what to look at."""

from __future__ import annotations

import difflib
import dis
import inspect
import linecache
import sys

import numpy as np

from course.checking import guard, wording
from course.checking.attempts import article, own_functions
from course.checking.comparing import Case
from course.checking.nudges import nudge
from course.checking.task import Task, Told


def explain(task: Task, attempt: object, case: Case) -> str:
    """A message on the error of a case."""
    outcome = case.got
    error = outcome.run.error
    if isinstance(error, Told):
        return str(error)
    place = own_line(attempt, error)
    said = _said(error)
    names = ", ".join(f"`{n}`" for n in task.argument_names()) or "no arguments"
    if task.observe or inspect.isclass(task.reference):
        names = ", ".join(f"`{n}`" for n in _parameters(task.reference)) or names
    takes = f"It should take: {names}." if not place else "The function that this line calls takes others."
    call = (
        wording.call_of(task, case.number, outcome, len(outcome.calls) - 1)
        if outcome.args and not task.observe
        else ""
    )
    given = f", for `{call}`" if call else ""
    if not place and not isinstance(error, (guard.OutOfTime, KeyboardInterrupt)) and not _misses(error):
        return _unusable(task, outcome, error)
    advice = (
        _missing_self(attempt, error)
        or _missing_attribute(attempt, error)
        or _missing_name(attempt, error)
        or nudge(error, task.seconds, takes)
    )
    return f"{said}{place}{given}. {advice}".rstrip()


def own_line(attempt: object, error: BaseException) -> str:
    """The reader's line that the error came from, deepest first."""
    homes = {id(f.__globals__) for f in own_functions(attempt)}
    place, trace = "", error.__traceback__
    while trace:
        if id(trace.tb_frame.f_globals) in homes:
            line = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno).strip()
            place = f" in line {trace.tb_lineno}, `{line}`" if line else f" in line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _said(error):
    if isinstance(error, guard.OutOfTime):
        return "Your code did not come to an end"
    if isinstance(error, KeyboardInterrupt):
        return "Your code was stopped"
    text = " ".join(str(error).split())[:160]
    return f"Your code raised `{type(error).__name__}{': ' + text if text else ''}`"


def _misses(error):
    """An argument too few or too many: the error is raised where the reader's function is called."""
    words = ("positional argument", "unexpected keyword", "required keyword")
    return isinstance(error, TypeError) and any(each in str(error) for each in words)


def _unusable(task, outcome, error):
    """The reader's code ran; what it handed back could not be used."""
    if outcome.calls:
        value = outcome.calls[-1].value
        return (
            f"`{task.name}` ran and handed back {article(value)}, `{wording.brief(value)}`, which is not "
            f"what the task asks for ({type(error).__name__}: {' '.join(str(error).split())[:120]})."
        )
    return f"{_said(error)}."


def _parameters(function):
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def _missing_self(attempt, error):
    if not inspect.isclass(attempt):
        return ""
    for function in own_functions(attempt):
        names = _parameters(function)
        static = isinstance(vars(attempt).get(function.__name__), (staticmethod, classmethod))
        if not static and (not names or names[0] != "self"):
            shown = ", ".join(["self", *names])
            return (
                "The first argument of a method is the object itself, `self`: "
                f"`def {function.__name__}({shown})`."
            )
    return ""


def _missing_name(attempt, error):
    name = getattr(error, "name", None)
    if isinstance(error, NameError) and name in sys.stdlib_module_names:
        arrays = " For arrays NumPy has the same: `np.exp`, `np.log`, `np.sqrt`." if name == "math" else ""
        return f"`{name}` is a module of Python, and nothing has imported it: `import {name}`.{arrays}"
    if not isinstance(error, NameError) or isinstance(error, UnboundLocalError):
        return ""
    if not inspect.isclass(attempt):
        return _arguments_here(attempt, error)
    steps = (step for f in own_functions(attempt) for step in dis.get_instructions(f))
    kept = {step.argval for step in steps if step.opname == "STORE_ATTR"}
    own = next((each for each in kept if each.strip("_") == str(name).strip("_")), None)
    return f"Is it an attribute of the object? Then it is `self.{own}`." if own else ""


def _arguments_here(attempt, error):
    """For a name that there is not: how the arguments of the reader's function are called."""
    homes = {function.__code__: function for function in own_functions(attempt)}
    trace, home = error.__traceback__, None
    while trace:
        home = homes.get(trace.tb_frame.f_code, home)
        trace = trace.tb_next
    names = [f"`{name}`" for name in _parameters(home)] if home else []
    if not names:
        return ""
    *some, last = names
    listed = f"arguments are {', '.join(some)} and {last}" if some else f"argument is {last}"
    return (
        f"In `{home.__name__}` the {listed}. Is the name spelled as where it was made, and was that cell run?"
    )


def _missing_attribute(attempt, error):
    """What kind of object it was, and the nearest names that it has."""
    if not isinstance(error, AttributeError) or error.name is None:
        return ""
    thing, name = error.obj, error.name
    if thing is None:
        return (
            f"What stands before `.{name}` is `None`. Is it the result of a function without `return`? Also "
            "`values.append(v)` changes the list and hands back `None`: it stands without `values =`."
        )
    module = inspect.ismodule(thing)
    has = [each for each in dir(thing) if not each.startswith("_")]
    near = difflib.get_close_matches(name, has, n=2, cutoff=0.65)
    kind = f"The module `{thing.__name__}`" if module else article(thing).replace("a", "A", 1)
    said = f"{kind} has no `{name}`."
    if near:
        said += f" It has {' and '.join(f'`{each}`' for each in near)}."
    elif inspect.isclass(attempt) and isinstance(thing, attempt):
        said += " Is it set in an earlier method, and spelled the same there?"
    elif isinstance(thing, np.ndarray) and hasattr(list, name):
        said += " A list has it: begin with `[]`, and make an array of the whole at the end."
    elif not module and hasattr(np.ndarray, name):
        said += f" An array has it: `np.array(...).{name}`."
    elif not module and callable(getattr(np, name, None)):
        said += f" For arrays there is `np.{name}`."
    return said
