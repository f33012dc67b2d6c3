"""`review`: five questions and one small task from the notebooks that the reader has worked on."""

from __future__ import annotations

import html
import inspect
import json
import re
import time
from pathlib import Path

from course import contents
from course.asking import forms
from course.asking.questions import Question, Quiz
from course.boxes import Shown, box, headline, rich
from course.keeping import leitner
from course.widget_output import make_names

N_QUESTIONS = 5
_NOTHING = (
    "There is nothing to review yet. Answer the questions of a notebook; they come back here, the wrong "
    "ones after a day."
)
_offered: set[str] = set()


def review() -> Shown:
    """Ask five questions and set one small task again, those first that were wrong or are long ago.

    Only what was answered before is asked. A question waits 1, 2, 4, 8 and then 16 days, longer after each
    right answer; after a wrong one it waits one day again. The first answer counts. The task's own cell is
    put below this one.
    """
    known = questions()
    asked = leitner.chosen(
        [card for key, card in leitner.question_cards().items() if key in known], N_QUESTIONS
    )
    tasks = [card for key, card in leitner.task_cards().items() if is_small(contents.all_tasks().get(key))]
    task = next(iter(leitner.chosen(tasks, 1)), None)
    if not asked and task is None:
        return Shown(_NOTHING, box(rich(_NOTHING), "calm"))
    listed = [(f"{n}. (notebook {card.key[:2]})", known[card.key]) for n, card in enumerate(asked, 1)]
    head = _head(asked, task)
    statement, stub = stated(task.key) if task else ("", "")
    text = "\n".join(part for part in (head, forms.plain(listed) if listed else "", statement) if part)
    end = box(headline("✎", "A small task.", "next", "") + as_html(statement), "next") if task else ""
    if task and forms.live_kernel():
        _offer(task.key, stub)

    def build():
        import ipywidgets as widgets

        rows = [_row(card, label, question) for card, (label, question) in zip(asked, listed)]
        return widgets.VBox([widgets.HTML(box(rich(head), "info")), *rows, widgets.HTML(end), make_names()])

    return forms.Asked("review", text, box(rich(head), "info") + forms.still(listed) + end, build)


def questions() -> dict[str, Question]:
    """Every quiz question of the course by key, such as "02.recall.1"."""
    items = [item for notebook in contents.NOTEBOOKS for item in contents.questions_of(notebook.number)]
    quizzes = [item for item in items if isinstance(item, Quiz)]
    return {f"{quiz.key}.{n}": each for quiz in quizzes for n, each in enumerate(quiz.questions, 1)}


def is_small(task: object) -> bool:
    """A function of a few lines, which needs nothing from its notebook."""
    return bool(
        task
        and task.cases
        and not (task.observe or task.verify or task.needs)
        and inspect.isfunction(task.reference)
    )


def _head(asked, task):
    now = time.time()
    due = sum(card.due <= now for card in [*asked, *([task] if task else [])])
    questions = f"{len(asked)} question{'s' * (len(asked) != 1)}"
    what = " and ".join([*([questions] if asked else []), *(["one small task"] if task else [])])
    early = len(asked) + bool(task) - due
    rest = f" {early} of them are early: a right answer leaves those in their box." if early else ""
    return f"To review: {what}. The first answer counts.{rest}"


def _row(card, label, question):
    open_cards = [card]

    def told(right):
        if open_cards:
            leitner.answered(open_cards.pop(), right)

    return forms.question_widget(card.key, label, question, told)


def _offer(key, stub):
    """A cell below this one with the task's stub, once while the kernel runs."""
    leitner.wait_for(key)
    if key not in _offered:
        from IPython import get_ipython

        _offered.add(key)
        get_ipython().set_next_input(f'{stub}\n\n\ncourse.check("{key}", {contents.all_tasks()[key].name})')


def stated(key: str) -> tuple[str, str]:
    """Statement and stub of a task as its notebook has them, where that lies beside the one that runs."""
    number = contents.number_of(key)
    notebook = next(each for each in contents.NOTEBOOKS if key in contents.tasks_of(each.number))
    for folder in ("", "notebooks"):
        try:
            cells = json.loads(Path(folder, notebook.file).read_text(encoding="utf-8"))["cells"]
        except (OSError, ValueError, KeyError):
            continue
        texts = ["".join(cell["source"]) for cell in cells]
        for k, text in enumerate(texts):
            start = text.find(f"**Task {number}:")
            if start >= 0:
                stub = next(
                    text
                    for cell, text in zip(cells[k:], texts[k:])
                    if "exercise" in cell["metadata"].get("tags", [])
                )
                return text[start:].strip(), stub
    task = contents.all_tasks()[key]
    stub = f"def {task.name}{inspect.signature(task.reference)}:\n    # your code here\n    return ..."
    return f"**Task {number}: {task.title}.** Write `{task.name}` as in notebook {notebook.number}.", stub


def as_html(markdown: str) -> str:
    """The few marks of a task's statement: paragraphs, bold, italic, code, links as their text."""
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", markdown)
    parts = re.split(r"(`[^`]+`)", text)
    for k in range(0, len(parts), 2):
        parts[k] = html.escape(parts[k], quote=False)
        parts[k] = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", parts[k])
        parts[k] = re.sub(r"\*([^*]+)\*", r"<i>\1</i>", parts[k])
    for k in range(1, len(parts), 2):
        parts[k] = rich(parts[k])
    return "".join(f"<p style='margin:4px 0'>{part}</p>" for part in "".join(parts).split("\n\n"))
