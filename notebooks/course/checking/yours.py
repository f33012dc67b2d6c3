"""What a reader has solved, for later cells; the course's own answer where a task is still open."""

from __future__ import annotations

from types import SimpleNamespace

from course import contents
from course.checking.answers import CORRECT, check


class Yours(SimpleNamespace):
    """The answers to some tasks as attributes; its text says whose they are."""

    def __init__(self, attempts: dict):
        self._open = [key for key, attempt in attempts.items() if check(key, attempt).status != CORRECT]
        self._solved = [key for key in attempts if key not in self._open]
        tasks = contents.all_tasks()
        super().__init__(**{k: tasks[k].reference if k in self._open else a for k, a in attempts.items()})

    def __str__(self):
        named = [f"your {_listed(self._solved)}"] if self._solved else []
        if self._open:
            numbers = _listed(map(contents.number_of, self._open))
            one = len(self._open) == 1
            then = "yours takes its place" if one else "yours take their places"
            task = "task" if one else "tasks"
            own = f"the course's {_listed(self._open)}"
            named.append(f"{own} ({then} when you have solved {task} {numbers})")
        return " and ".join(named)


def _listed(words):
    *some, last = words
    return f"{', '.join(some)} and {last}" if some else last


def yours(**attempts: object) -> Yours:
    """The reader's answers where `check` accepts them, and the course's where a task is still open.

    Args:
        attempts: By the key of a task, what the reader wrote: `yours(relu=relu)`.

    Returns:
        An object with an attribute for each key: `yours(relu=relu).relu` can be called in any case. Printed,
        it says which answers are the reader's.

    Raises:
        TypeError: If a name is the key of no task.
    """
    unknown = [key for key in attempts if key not in contents.all_tasks()]
    if unknown:
        raise TypeError(f"`yours` takes keys of tasks, and {unknown[0]!r} is none.")
    return Yours(attempts)
