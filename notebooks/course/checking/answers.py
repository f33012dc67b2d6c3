"""`check`: three outcomes, never an exception. `hint`: one more hint at each call."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

import numpy as np

from course import contents
from course.boxes import Shown, box, headline, rich
from course.checking import attempts, cell_texts, comparing, diagnosis, running, wording
from course.checking.task import Task
from course.keeping import leitner, progress_file

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
    if status != NOT_ATTEMPTED:
        leitner.tried(key, status == CORRECT)
        _remember(key, attempt, status, message)
    if status == CORRECT:
        progress_file.record("task", key, True)
        source = attempts.source_of(attempt)
        if source:
            progress_file.record("answer", key, source)
    return Result(str(key), status, message)


def _remember(key, attempt, status, message):
    """Keep what was written and what was said, for `hand_in`; where no notebook runs there is nothing."""
    try:
        written = cell_texts.written_for(key, attempt)
    except Exception:  # whatever the attempt is, a cell of the notebook must not fail
        return
    if written:
        progress_file.record("attempt", key, {"said": status, "message": message, **written})


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
        else "(That was the last hint. If your notebook holds a solution, it is folded below the task.)"
    )
    return Shown("\n".join(lines), box("<br>".join(map(rich, lines)), "info"))


def case(key: str, number: int) -> tuple:
    """The arguments with which `check` calls a reader's function in one case, to look at what happens there.

    Raises:
        ValueError: If there is no such task or case.
    """
    task, problem = find(key)
    if task is None or number not in range(len(task.cases)):
        last = len(task.cases) - 1 if task else 0
        raise ValueError(problem or f"`{key}` has the cases 0 to {last}, and {number!r} is none.")
    return running.case_of(task, number)


def find(key: str) -> tuple[Task | None, str]:
    """The task of this key, or None and what to write instead."""
    known = contents.all_tasks()
    if isinstance(key, str) and key in known:
        return known[key], ""
    name = getattr(key, "__name__", None)
    meant = next((task for task in known.values() if name and name in (task.key, task.name)), None)
    if meant:
        return None, f'`check` wants the name of the task first: `check("{meant.key}", {name})`.'
    if not isinstance(key, str):
        return None, (
            "`check` wants the name of the task first, in quotes, and then your answer, as the cell below "
            f"the task has it. What came first is {attempts.article(key)}."
        )
    near = difflib.get_close_matches(key, known, n=1)
    instead = f" Did you mean `{near[0]}`?" if near else f" There are: {', '.join(known)}."
    return None, f"There is no task called `{wording.brief(key)}`.{instead}"


def judge(task: Task, attempt: object) -> tuple[str, str]:
    """Status and message for an attempt: what was handed over, run, compared, diagnosed."""
    if attempts.blank(attempt):
        return NOT_ATTEMPTED, "Write your answer in the cell above, run it, then run this one."
    if getattr(attempt, "untouched", False) is True:  # a playground
        return NOT_ATTEMPTED, "Play in the cell above until its goal is met, then run this one."
    wrong = attempts.not_read(task, attempt) or attempts.wrong_thing(task, attempt)
    if wrong:
        return NOT_YET, wrong
    if task.verify:
        outcome = running.verify(task, attempt)
        message = diagnosis.diagnose_verified(task, attempt, outcome)
        tried = [outcome]
    else:
        tried = list(running.try_out(task, attempt))
        wanted = list(running.try_out(task, task.reference))
        broken = next((outcome.run.error for outcome in wanted if outcome.run.error), None)
        if broken is not None and not _open_still(attempt, tried):
            said = f"{type(broken).__name__}: {broken}".rstrip(": ")
            return NOT_YET, f"The course's own answer does not run here ({said}), so yours cannot be judged."
        with np.errstate(all="ignore"):
            message = diagnosis.diagnose(task, attempt, comparing.compare(task, tried, wanted))
    open_still = _open_still(attempt, tried) if message else ""
    if open_still:
        return NOT_ATTEMPTED, open_still
    return (NOT_YET, message) if message else (CORRECT, task.remark)


def _open_still(attempt, tried):
    """What to say if the attempt failed because a placeholder stands in it; or nothing."""
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
