"""The notebooks of the course, and what stands behind each: tasks, questions and figures of its room.

The room of a notebook is the package of the same name in `lessons`, imported when it is first asked for.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from types import ModuleType


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

    @property
    def room(self) -> str:
        """The package that holds what belongs to this notebook alone."""
        return f"course.lessons.n{PurePath(self.file).stem}"


NOTEBOOKS = [
    Notebook(file[:2], f"{file}.ipynb", title, minutes)
    for file, title, minutes in [
        ("00_start_here", "Start here", 45),
        ("01_neuron", "One neuron", 55),
        ("02_relu", "Why bend at all: ReLU", 60),
        ("03_forward_pass", "The forward pass", 60),
        ("04_loss", "Wrong by how much: loss", 60),
        ("05_gradient_descent", "Gradient descent", 60),
        ("06_backprop_one_number_at_a_time", "Backprop, one number at a time", 60),
        ("07_backprop_in_matrices", "Backprop in matrices", 60),
        ("08_training_loop", "The training loop", 60),
        ("09_fit_sin", "Fitting a sine", 60),
        ("10_sin_in_keras", "The same sine in Keras", 60),
        ("11_mnist", "Reading digits: MNIST", 60),
        ("12_mnist_in_keras", "MNIST in Keras", 60),
        ("13_fashion_mnist", "Fashion-MNIST", 60),
        ("14_making_it_better", "Making it better", 60),
        ("15_playground", "The playground", 55),
        ("16_beyond_nnlib", "Beyond nnlib", 60),
        ("19_gradients_of_anything", "Gradients of anything", 60),
    ]
]


@cache
def tasks_of(number: str) -> dict:
    """The tasks of one notebook by key; empty for a notebook without tasks."""
    module = _part(number, "tasks")
    return {task.key: task for task in module.TASKS} if module else {}


def all_tasks() -> dict:
    """Every task of the course by key."""
    return {key: task for notebook in NOTEBOOKS for key, task in tasks_of(notebook.number).items()}


def number_of(key: str) -> str:
    """The number of a task as the notebooks write it: "2.1" for the first of notebook 02."""
    return next(
        f"{int(notebook.number)}.{place}"
        for notebook in NOTEBOOKS
        for place, each in enumerate(tasks_of(notebook.number), 1)
        if each == key
    )


@cache
def questions_of(number: str) -> tuple:
    """All quizzes and predictions of one notebook."""
    module = _part(number, "questions")
    return (*module.QUIZZES, *module.PREDICTIONS) if module else ()


def figures_of(number: str) -> ModuleType | None:
    """The module whose `__all__` are the figures of one notebook."""
    return _part(number, "figures")


def published() -> dict[str, str]:
    """Addresses beneath which the notebooks are: opened on `colab`, and as they are in `files`; or nothing.

    A file for Colab that belongs to a repository brings them along.
    """
    path = Path(__file__).with_name("published.json")
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _part(number, name):
    room = next((notebook.room for notebook in NOTEBOOKS if notebook.number == number), None)
    if room is None or importlib.util.find_spec(f"{room}.{name}") is None:
        return None
    return importlib.import_module(f"{room}.{name}")
