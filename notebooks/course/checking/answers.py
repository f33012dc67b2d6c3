"""`check`: three outcomes, never an exception. `hint`: one more hint at each call."""

from __future__ import annotations

import difflib
import inspect
import linecache
from dataclasses import dataclass

import numpy as np

from course import contents
from course.boxes import Shown, box, headline, rich
from course.checking import attempts, diagnosis, guard
from course.checking.task import Task
from course.keeping import progress_file

CORRECT, NOT_YET, NOT_ATTEMPTED = "correct", "not yet", "not attempted"
_LOOKS = {
    CORRECT: ("✓", "Correct.", "good"),
    NOT_YET: ("→", "Not yet.", "next"),
    NOT_ATTEMPTED: ("○", "Not attempted yet.", "calm"),
}
_hints_shown: dict[str, int] = {}


@dataclass(repr=False)
class Result(Shown):
    """What `check` found; the last expression of a cell shows it."""

    key: str
    status: str
    message: str

    @property
    def text(self):
        icon, word, _ = _LOOKS[self.status]
        return f"{icon} {word} {self.message}".rstrip()

    @property
    def html(self):
        icon, word, tone = _LOOKS[self.status]
        return box(headline(icon, word, tone, self.message), tone)


def check(key: str, attempt: object = ...) -> Result:
    """Compare an attempt with what the task asks for.

    Args:
        key: The task's key, as it stands in the notebook.
        attempt: The reader's function, class or value.

    Returns:
        A Result with `status` "correct", "not yet" or "not attempted", and `message`. Never raises.
    """
    try:
        task, problem = find(key)
        status, message = (NOT_YET, problem) if task is None else judge(task, attempt)
    except Exception as error:  # whatever the attempt is, a cell of the notebook must not fail
        status, message = NOT_YET, f"This attempt could not be compared ({type(error).__name__}: {error})."
    if status == CORRECT:
        progress_file.record("task", key, True)
    return Result(str(key), status, message)


def hint(key: str) -> Shown:
    """The first hint of a task; each further call shows one more."""
    task, problem = find(key)
    if task is None:
        return Shown(problem, box(rich(problem), "calm"))
    shown = _hints_shown[key] = min(_hints_shown.get(key, 0) + 1, len(task.hints))
    before = progress_file.latest("hint").get(key)
    if not isinstance(before, int) or shown > before:
        progress_file.record("hint", key, shown)
    left = len(task.hints) - shown
    lines = [f"Hint {i}. {text}" for i, text in enumerate(task.hints[:shown], 1)]
    lines.append(
        f"({left} more: run the cell again.)"
        if left
        else "(That was the last hint; the solution is folded below the task.)"
    )
    return Shown("\n".join(lines), box("<br>".join(map(rich, lines)), "info"))


def find(key: str) -> tuple[Task | None, str]:
    """The task of this key, or None and what to write instead."""
    known = contents.all_tasks()
    if isinstance(key, str) and key in known:
        return known[key], ""
    near = difflib.get_close_matches(str(key), known, n=1)
    instead = f" Did you mean `{near[0]}`?" if near else f" There are: {', '.join(known)}."
    return None, f"There is no task called `{diagnosis.brief(key)}`.{instead}"


def judge(task: Task, attempt: object) -> tuple[str, str]:
    """Status and message for an attempt."""
    if attempts.blank(attempt):
        return NOT_ATTEMPTED, "Write your answer in the cell above, run it, then run this one."
    if getattr(attempt, "untouched", False) is True:  # a playground
        return NOT_ATTEMPTED, "Play in the cell above until its goal is met, then run this one."
    wrong_thing = _wrong_thing(task, attempt)
    if wrong_thing:
        return NOT_YET, wrong_thing
    if task.verify:
        return _verified(task, attempt)
    tried = attempts.try_out(task, attempt)
    open_still = _not_attempted(attempt, tried)
    if open_still:
        return NOT_ATTEMPTED, open_still
    with np.errstate(all="ignore"):
        return _compare(task, attempt, tried)


def _compare(task, attempt, tried):
    wanted = attempts.try_out(task, task.reference)
    broken = next((outcome.run.error for outcome in wanted if outcome.run.error), None)
    if broken is not None:
        said = f"{type(broken).__name__}: {broken}".rstrip(": ")
        return NOT_YET, f"The course's own answer does not run here ({said}), so yours cannot be judged."
    problems = [_problem(task, attempt, *pair) for pair in zip(tried, wanted, strict=False)]
    failing = [i for i, (message, _) in enumerate(problems) if message]
    if not failing:
        return CORRECT, task.remark
    if not isinstance(tried[-1].run.error, guard.OutOfTime):
        for slip in task.slips:
            if attempts.matches_slip(task, tried, wanted, attempts.try_out(task, slip.wrong)):
                return NOT_YET, slip.message
    # a case that shows the cause says more than the first one that fails
    first = next((i for i in failing if problems[i][1]), failing[0])
    message = problems[first][0]
    if 0 not in failing and not tried[first].run.error and not tried[first].changed:
        message = f"The first example is right, but not every input is. {message}"
    printed = tried[first].run.printed
    if printed and "prints its answer" not in message:
        message += f"\nYour code printed: {' '.join(printed.split())[:120]}"
    if tried[first].run.warned and not tried[first].run.error:
        message += f"\nNumPy warned: {tried[first].run.warned[:120]}"
    return NOT_YET, message


def _problem(task, attempt, tried, wanted):
    if tried.run.error:
        return explain(task, attempt, tried), True
    return diagnosis.diagnose(task, attempt, tried, wanted)


def _verified(task, attempt):
    run = guard.run(lambda: task.verify(attempt), task.seconds)
    outcome = attempts.Outcome((), run, {}, [])
    open_still = _not_attempted(attempt, [outcome])
    if run.error:
        return (NOT_ATTEMPTED, open_still) if open_still else (NOT_YET, explain(task, attempt, outcome))
    if run.value:
        return (NOT_ATTEMPTED, open_still) if open_still else (NOT_YET, run.value)
    return CORRECT, task.remark


def _not_attempted(attempt, tried):
    values = [value for outcome in tried for value in outcome.parts.values()]
    errors = [outcome.run.error for outcome in tried if outcome.run.error]
    holding, empty = attempts.placeholders(attempt)
    unwritten = any(isinstance(e, NotImplementedError) or "ellipsis" in str(e) for e in errors)
    if any(value is ... or value is NotImplemented for value in values):
        unwritten = True
    if any(map(attempts.blank, values)) or not values:
        unwritten = unwritten or bool(holding or empty)
    if not (unwritten or (errors and empty)):
        return ""
    name = next(iter(holding + empty), None)
    where = f"`{name}` still holds its placeholder and hands nothing back yet: r" if name else "R"
    return f"{where}eplace the `...` by your code, run that cell, then run this one."


def _wrong_thing(task, attempt):
    """A result where a function is asked for, an object where a class is, and the like."""
    reference = task.reference
    if task.is_value:
        return "Give the answer itself: call the function first." if inspect.isroutine(attempt) else ""
    if inspect.isclass(reference) and not inspect.isclass(attempt):
        call = f'check("{task.key}", {task.name})'
        return f"Give the class itself, `{call}`, without parentheses after its name."
    if inspect.isfunction(reference) and not callable(attempt):
        call, this = f'check("{task.key}", {task.name})', diagnosis.brief(attempt)
        return f"Give the function itself, `{call}`, without calling it; this was `{this}`."
    if inspect.isfunction(reference) and not task.observe and inspect.isclass(attempt):
        return f"A function is asked for (`def {task.name}(...):`); this is a class."
    return ""


_NUDGES = [
    (
        guard.OutOfTime,
        "",
        "It was still running after {seconds:g} seconds of computing and was stopped. Does every loop "
        "come to its end?",
    ),
    (SystemExit, "", "It ends the program. Leave out `exit()`; a function ends with `return`."),
    (KeyboardInterrupt, "", "It was interrupted."),
    (
        RecursionError,
        "",
        "The function calls itself and never stops. Does it call its own name where another was meant?",
    ),
    (MemoryError, "", "An array became too large for the memory: look at its shape."),
    (NameError, "", "Is the name spelled as where it was made, and was that cell run?"),
    (TypeError, "positional argument", "It should take: {names}."),
    (TypeError, "unexpected keyword", "It should take: {names}."),
    (TypeError, "NoneType", "Something before is `None`: a function without `return`?"),
    (
        TypeError,
        "not callable",
        "Parentheses after something that is no function: is a `*` or `@` missing, or a name used twice?",
    ),
    (
        TypeError,
        "not subscriptable",
        "Square brackets after something that has no entries: a function wants ( ).",
    ),
    (
        ValueError,
        "truth value",
        "`if`, `max` and `and` want one True or False; arrays are compared entry by entry: `np.where`, "
        "`np.maximum`, or multiply by `(x > 0)`.",
    ),
    (
        ValueError,
        "matmul",
        "For `A @ B` the last axis of A must be as long as the first of B. Which one needs `.T`?",
    ),
    (
        ValueError,
        "broadcast",
        "Two shapes do not fit entry by entry. Write the shape of each array beside its line.",
    ),
    (AttributeError, "module", "Is the name spelled as in the documentation?"),
    (AttributeError, "", "Is it set in an earlier method, and spelled the same there?"),
    (KeyError, "", "Is that key set before it is read (`+=` reads it first), and spelled the same?"),
    (IndexError, "", "An index is beyond the end: counting starts at 0, and an axis may be missing."),
    (ZeroDivisionError, "", "What is it divided by, and when is that 0?"),
]


def explain(task: Task, attempt: object, outcome: attempts.Outcome) -> str:
    """What went wrong in the reader's code: the line, the error, a nudge."""
    error = outcome.run.error
    place = own_line(attempt, error)
    text = " ".join(str(error).split())[:160]
    names = ", ".join(f"`{n}`" for n in task.argument_names()) or "no arguments"
    nudge = next((n for kind, words, n in _NUDGES if isinstance(error, kind) and words in text), "")
    nudge = nudge.format(seconds=task.seconds, names=names)
    if isinstance(error, (guard.OutOfTime, KeyboardInterrupt)):
        said = (
            "Your code did not come to an end"
            if isinstance(error, guard.OutOfTime)
            else "Your code was stopped"
        )
    else:
        said = f"Your code raised `{type(error).__name__}{': ' + text if text else ''}`"
    given = diagnosis.inputs(task, outcome.args)
    return f"{said}{place}{', for ' + given if given else ''}. {nudge}".rstrip()


def own_line(attempt, error):
    """The reader's line that the error came from, deepest first."""
    homes = {id(f.__globals__) for f in attempts.own_functions(attempt)}
    place, trace = "", error.__traceback__
    while trace:
        if id(trace.tb_frame.f_globals) in homes:
            line = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno).strip()
            place = f" in line {trace.tb_lineno}, `{line}`" if line else f" in line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
