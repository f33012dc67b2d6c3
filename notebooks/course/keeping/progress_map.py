"""The map of the course: what the reader has done in each notebook."""

from __future__ import annotations

import html
from pathlib import Path

from course import contents
from course.boxes import LINK, PLAIN, Shown, table, text_table
from course.keeping import progress_file

WAYS = "Three ways through the course:"


def progress() -> Shown:
    """A map of the course in its parts: each notebook with its minutes and what is solved, and three ways."""
    head = ["notebook", "minutes", "tasks solved", "questions right", "hints used"]
    solved, answered, hints = (
        progress_file.latest("task"),
        progress_file.latest("quiz"),
        progress_file.latest("hint"),
    )
    plain, linked, part = [], [], ""
    for notebook in contents.NOTEBOOKS:
        if notebook.part != part:
            part = notebook.part
            plain.append([part, "", "", "", ""])
            linked.append([f"<b>{html.escape(part)}</b>", "", "", "", ""])
        keys = contents.tasks_of(notebook.number)
        quizzes = [item for item in contents.questions_of(notebook.number) if hasattr(item, "questions")]
        questions = [f"{quiz.key}.{n}" for quiz in quizzes for n in range(1, len(quiz.questions) + 1)]
        used = sum(count for key, count in hints.items() if key in keys and isinstance(count, int))
        counts = [
            _share(sum(solved.get(key) is True for key in keys), len(keys)),
            _share(sum(answered.get(key) is True for key in questions), len(questions)),
            str(used or ""),
        ]
        name = f"{notebook.number}  {notebook.title}"
        plain.append([name, str(notebook.minutes), *counts])
        linked.append([_link(notebook, name), str(notebook.minutes), *counts])
    ways = [way.sentence for way in contents.WAYS]
    text = "\n".join([text_table(head, plain), "", WAYS, *(f"- {way}" for way in ways)])
    below = "".join(f"<li>{html.escape(way)}</li>" for way in ways)
    below = f'<div style="{PLAIN};max-width:760px;line-height:1.45">{WAYS}<ul>{below}</ul></div>'
    return Shown(text, table(head, linked, "Your progress in the course") + below)


def reset_progress(confirm: bool = False) -> Shown:
    """Start anew. The old progress file is renamed, not deleted.

    Args:
        confirm: Must be True; anything else changes nothing.
    """
    if confirm is not True:
        return _line("Nothing was changed. To start anew: course.reset_progress(confirm=True)")
    try:
        aside = progress_file.reset()
    except OSError as error:
        return _line(
            f"The progress file could not be renamed ({error.strerror or error}); nothing was changed on "
            "disk."
        )
    return _line(
        f"Progress starts anew; the old file is kept as {aside.name}."
        if aside
        else "There was no progress yet."
    )


def _share(done, total):
    if not total:
        return ""
    return f"{done} / {total}{' ✓' if done == total else ''}"


def _link(notebook, name):
    """A link where the notebook lies beside the one that runs, in its folder `notebooks`, or on Colab."""
    for folder in ("", "notebooks/"):
        if Path(folder, notebook.file).exists():
            return f'<a href="{folder}{notebook.file}" style="color:{LINK}">{html.escape(name)}</a>'
    if published := contents.published():
        address = html.escape(f"{published['colab']}/{notebook.file}", quote=True)
        return f'<a href="{address}" target="_blank" style="color:{LINK}">{html.escape(name)}</a>'
    return html.escape(name)


def _line(text):
    return Shown(text, f"<div>{html.escape(text)}</div>")
