"""What the tests ask of every notebook, so that a new notebook is covered by being there."""

import re
from dataclasses import dataclass

import nbformat
import pytest

from course import contents
from course.asking import questions as quizzes
from places import NOTEBOOKS

FOLDER = NOTEBOOKS
FILES = sorted(FOLDER.glob("*.ipynb"))


@dataclass
class Task:
    """One coding task as a notebook holds it: its key and the indices of its cells."""

    key: str
    stub: int
    check: int
    hints: int
    solution: int


def read(path):
    return nbformat.read(path, as_version=4)


def tags(cell):
    return cell.metadata.get("tags", [])


def is_code(cell):
    return cell.cell_type == "code"


def tasks(nb):
    """Every task: a cell tagged `exercise`, then check, hints and solution, in this order."""
    found = []
    for i, cell in enumerate(nb.cells):
        if "exercise" not in tags(cell):
            continue
        later = list(enumerate(nb.cells))[i + 1 : i + 8]
        key, check = next(
            (m[1], k) for k, c in later if is_code(c) and (m := re.search(r'^check\("(\w+)"', c.source, re.M))
        )
        hints = next((k for k, c in later if c.source.startswith("<details><summary>Hint 1")), None)
        solution = next((k for k, c in later if "solution" in tags(c)), None)
        found.append(Task(key, i, check, hints, solution))
    return found


def solution_code(cell):
    """The Python of a folded solution."""
    return re.search(r"```python\n(.*?)```", cell.source, re.S)[1]


def require_package(key):
    """Skip a test of a task that needs what is not installed; else import it before `check`'s clock runs."""
    if package := contents.all_tasks()[key].needs:
        pytest.importorskip(package)


def prose(nb):
    """What a reader reads: Markdown without hints and solutions."""
    return [c.source for c in nb.cells if c.cell_type == "markdown" and not c.source.startswith("<details>")]


def text_of(output):
    """An output's plain text."""
    return output.text if output.output_type == "stream" else output.get("data", {}).get("text/plain", "")


def minutes(nb, number):
    """A reader's minutes, by the rule that course/contents.py states, in steps of five."""
    asked = contents.questions_of(number)
    questions = sum(len(item.questions) if isinstance(item, quizzes.Quiz) else 1 for item in asked)
    code = [cell for cell in nb.cells[3:] if is_code(cell)]  # behind the set-up cell
    live = [c for c in code if "interactive" in tags(c) and "exercise" not in tags(c) and not _asks(c)]
    read = [cell for cell in code if not {"interactive", "exercise"} & set(tags(cell)) and not _asks(cell)]
    lines = sum(cell.source.count("\n") + 1 for cell in read)
    words = len(" ".join(prose(nb)).split())
    missions = sum("figures.playground(" in nb.cells[task.stub].source for task in tasks(nb))
    worked = 5 * (len(tasks(nb)) - missions) + 3 * missions
    exact = words / 180 + lines / 8 + worked + 3 * len(live) + 0.75 * questions
    return 5 * round(exact / 5)


def _asks(cell):
    return re.match(r"(check|quiz|predict|predict\.reveal|course\.\w+)\(", cell.source)
