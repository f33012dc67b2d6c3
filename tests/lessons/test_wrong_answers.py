"""What readers really hand in: each wrong answer is refused, with a message that fits it and no other.

Those of a notebook are WRONG in tests/lessons/nNN/wrong_answers.py: (key, attempt, words of the answer).
"""

import importlib
from pathlib import Path

import numpy as np
import pytest

import notebook_reader as reader
from course import contents
from course.checking.answers import check

FILES = sorted(Path(__file__).parent.glob("n*/wrong_answers.py"))
MODULES = [importlib.import_module(f"tests.lessons.{path.parent.name}.wrong_answers") for path in FILES]
WRONG = [wrong for module in MODULES for wrong in module.WRONG]
n07 = importlib.import_module("tests.lessons.n07.wrong_answers")


@pytest.mark.parametrize(
    ("key", "attempt", "words"), WRONG, ids=[getattr(w[1], "__name__", w[0]) for w in WRONG]
)
def test_a_wrong_answer_is_refused_with_a_fitting_message(key, attempt, words):
    reader.require_package(key)
    result = check(key, attempt)
    assert result.status == "not yet"
    assert words in result.message


@pytest.mark.parametrize("key", contents.all_tasks())
def test_the_wrong_answers_of_a_task_are_told_apart(key):
    reader.require_package(key)
    messages = [check(k, attempt).message for k, attempt, _ in WRONG if k == key]
    assert len(messages) >= 3, "tests/lessons: at least three that readers really give"
    assert len(set(messages)) == len(messages)


def gradient_by_one_hot_matrix(y_true, logits):
    return (n07.softmax(logits) - np.eye(logits.shape[1])[y_true]) / len(y_true)


@pytest.mark.parametrize(
    ("key", "attempt"),
    [
        ("relu", lambda x: x * (x > 0)),
        ("relu", lambda x: (x + np.abs(x)) / 2),
        ("relu_slope", lambda x: (x > 0).astype(int)),
        ("relu_slope", lambda x: np.heaviside(x, 0)),
        ("leaky_relu", lambda x, negative_slope=0.3: np.maximum(x, negative_slope * x)),
        ("leaky_relu", lambda x, a=0.3: np.maximum(x, 0) + a * np.minimum(x, 0)),
        ("relu_backward", n07.ReLU),
        ("softmax_crossentropy_gradient", gradient_by_one_hot_matrix),
    ],
)
def test_another_right_way_is_correct(key, attempt):
    assert check(key, attempt).status == "correct"


def test_a_class_with_an_unwritten_method_is_not_attempted():
    result = check("dense_backward", n07.Dense)
    assert result.status == "not attempted" and "`backward`" in result.message
