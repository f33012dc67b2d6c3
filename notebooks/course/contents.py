"""The notebooks of the course, and the map of what the reader has done in each."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from . import store, tasks
from .boxes import Shown, table, text_table
from .quizzes import Quiz, of_notebook


@dataclass(frozen=True)
class Notebook:
    """One notebook of the course.

    `minutes` are a reader's, in steps of five, by this rule: 180 words of prose or 8 lines of code a minute,
    5 minutes a task, 3 a mission in a playground, 3 a live figure, 45 seconds a question or prediction.
    """

    number: str
    file: str
    title: str
    minutes: int


NOTEBOOKS = [
    Notebook(file[:2], f"{file}.ipynb", title, minutes)
    for file, title, minutes in [
        ("00_start_here", "Start here", 35),
        ("01_neuron", "One neuron", 45),
        ("02_relu", "Why bend at all: ReLU", 50),
        ("03_forward_pass", "The forward pass", 50),
        ("04_loss", "Wrong by how much: loss", 55),
        ("05_gradient_descent", "Gradient descent", 55),
        ("06_backprop_one_number_at_a_time", "Backprop, one number at a time", 55),
        ("07_backprop_in_matrices", "Backprop in matrices", 55),
        ("08_training_loop", "The training loop", 55),
        ("09_fit_sin", "Fitting a sine", 50),
        ("10_sin_in_keras", "The same sine in Keras", 60),
        ("11_mnist", "Reading digits: MNIST", 55),
        ("12_mnist_in_keras", "MNIST in Keras", 60),
        ("13_fashion_mnist", "Fashion-MNIST", 55),
        ("14_making_it_better", "Making it better", 55),
        ("15_playground", "The playground", 50),
        ("16_beyond_nnlib", "Beyond nnlib", 60),
    ]
]


def progress() -> Shown:
    """A map of the course: each notebook with its minutes, tasks solved and questions answered."""
    head = ["notebook", "minutes", "tasks solved", "questions right", "hints used"]
    solved, answered, hints = store.latest("task"), store.latest("quiz"), store.latest("hint")
    plain, linked = [], []
    for notebook in NOTEBOOKS:
        keys = tasks.of_notebook(notebook.number)
        quizzes = [item for item in of_notebook(notebook.number) if isinstance(item, Quiz)]
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
    text = text_table(head, plain)
    return Shown(text, table(head, linked, "Your progress in the course"))


def reset_progress(confirm: bool = False) -> Shown:
    """Start anew. The old progress file is renamed, not deleted.

    Args:
        confirm: Must be True; anything else changes nothing.
    """
    if confirm is not True:
        return _line("Nothing was changed. To start anew: course.reset_progress(confirm=True)")
    try:
        aside = store.reset()
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
    """A link where the notebook lies beside the one that runs, or in its folder `notebooks`."""
    for folder in ("", "notebooks/"):
        if Path(folder, notebook.file).exists():
            return f'<a href="{folder}{notebook.file}" style="color:#0050a0">{html.escape(name)}</a>'
    return html.escape(name)


def _line(text):
    return Shown(text, f"<div>{html.escape(text)}</div>")
