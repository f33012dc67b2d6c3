"""Answers to the tasks, right and wrong, as readers type them into the stubs.

Those of a notebook are two files of cells in tests/lessons/nNN: right_answers.py and wrong_answers.py. Each
cell is the whole content of a stub, under a line with the task's key and what is special about it:

    # %% given
    import numpy as np

    # %% relu: np.where
    def relu(x):
        return np.where(x > 0, x, 0)

A cell called `given` holds what the notebook has made before the first task; every answer of the file comes
after it. A wrong answer says in comments which words stand in the message that it gets, and, where it
matters, which do not:

    # %% relu: no return
    # says: `return`
    # not: entry
    def relu(x):
        np.maximum(x, 0)
"""

import ast
import linecache
import re
from dataclasses import dataclass
from pathlib import Path

import notebook_reader as reader
from course import contents
from course.checking.answers import check
from places import NOTEBOOKS, ROOT

LESSONS = ROOT / "tests" / "lessons"


@dataclass(frozen=True)
class Answer:
    """What stands in the stub of the task `key`; `says` and `never` are words of the message."""

    key: str
    label: str
    source: str
    given: str
    says: tuple[str, ...]
    never: tuple[str, ...]

    @property
    def id(self):
        return f"{self.key}-{self.label}".replace(" ", "_")

    def check(self):
        """What `check` answers when the notebook's cells run: the stub, then its check."""
        names = {"__name__": "__main__"}
        for part, code in (("given", self.given), (self.id, self.source)):
            name = f"<{part}>"
            # as in a notebook, the lines can be looked up
            linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
            exec(compile(code, name, "exec"), names)
        return check(self.key, eval(HANDED_OVER[self.key], names))


def read(path: Path) -> list[Answer]:
    """The answers of one file, in their order."""
    cells = re.split(r"^# %% ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    given, found = "", []
    for cell in cells:
        head, _, source = cell.partition("\n")
        if head.strip() == "given":
            given = source
            continue
        key, _, label = head.partition(": ")
        says, never = (tuple(re.findall(rf"^# {word}: (.*)$", source, re.M)) for word in ("says", "not"))
        source = re.sub(r"^# (says|not): .*\n", "", source, flags=re.M)
        found.append(Answer(key, label.strip(), source.strip() + "\n", given, says, never))
    return found


def all_of(kind: str) -> list[Answer]:
    """All `right` or all `wrong` answers of the course."""
    return [answer for path in sorted(LESSONS.glob(f"n*/{kind}_answers.py")) for answer in read(path)]


def right_ones(number: str) -> dict[str, list[Answer]]:
    """The right answers of one notebook, by task."""
    path, found = LESSONS / f"n{number}" / "right_answers.py", {}
    for answer in read(path) if path.exists() else []:
        found.setdefault(answer.key, []).append(answer)
    return found


def _handed_over():
    """What the notebooks' check cells hand over, by key: the second argument, as code."""
    found = {}
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        nb = reader.read(path)
        for task in reader.tasks(nb):
            for node in ast.walk(ast.parse(nb.cells[task.check].source)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "check":
                    found[task.key] = ast.unparse(node.args[1])
    return found


HANDED_OVER = _handed_over()
TASKS = contents.all_tasks()
