"""What is asked again, and when: boxes from a progress file, five questions, one small task."""

import json
import re
import time

import pytest

import notebook_reader as reader
from course import check, contents
from course.asking import forms
from course.asking import review as reviewing
from course.keeping import leitner, progress_file
from course.keeping.leitner import DAY, Card

NOW = 1_000 * DAY
relu = contents.all_tasks()["relu"].reference


@pytest.fixture(autouse=True)
def file(monkeypatch, tmp_path):
    path = tmp_path / "progress.jsonl"
    monkeypatch.setenv("NNLIB_PROGRESS", str(path))
    monkeypatch.setattr(leitner, "_open_tasks", set())
    monkeypatch.setattr(reviewing, "_offered", set())
    return path


@pytest.fixture
def live(monkeypatch):
    """A kernel that can show widgets; the cells that it was asked to put below are in the list."""
    pytest.importorskip("ipywidgets")
    cells = []
    monkeypatch.setattr(forms, "live_kernel", lambda: True)
    shell = type("Shell", (), {"set_next_input": staticmethod(cells.append)})
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    return cells


def write(file, *events):
    """Events given as (kind, key, value, days ago)."""
    with file.open("a") as out:
        for kind, key, value, ago in events:
            event = {"time": time.time() - ago * DAY, "kind": kind, "key": key, "value": value}
            out.write(json.dumps(event) + "\n")


def boxes():
    return {key: card.box for key, card in leitner.question_cards().items()}


def press(widget, letter):
    """Press the first button of this letter in a question's widget."""
    buttons = [row.children[0] for row in widget.children if hasattr(row, "children")]
    next(button for button in buttons if button.description == letter).click()


def letter_of(key, right):
    choices = reviewing.questions()[key].choices
    return "ABCDEFGH"[[choice.right for choice in choices].index(right)]


def test_a_first_answer_puts_a_question_into_box_2_or_1(file):
    write(
        file,
        ("quiz", "02.recall.1", True, 3),
        ("quiz", "02.recall.2", False, 3),
        ("quiz", "02.recall.2", True, 3),
    )
    assert boxes() == {"02.recall.1": 2, "02.recall.2": 1}  # wrong at first, then right: asked again soon


@pytest.mark.parametrize("box, days", [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16)])
def test_each_box_waits_twice_as_long_as_the_one_before(box, days):
    assert Card("02.recall.1", box, NOW).due == NOW + days * DAY


@pytest.mark.parametrize(
    "right, ago, box", [(True, 4, 4), (True, 3.9, 3), (False, 4, 1), (False, 0, 1)]
)  # box 3 waits 4 days
def test_an_answer_moves_a_question_and_an_early_right_one_does_not(file, right, ago, box):
    write(file, ("quiz", "02.recall.1", True, 30))
    leitner.answered(Card("02.recall.1", 3, NOW - ago * DAY), right, NOW)
    assert boxes() == {"02.recall.1": box}


def test_no_box_is_above_the_fifth_and_every_answer_is_a_line_of_the_file(file):
    write(file, ("quiz", "02.recall.1", True, 300))
    for _ in range(6):
        card = leitner.question_cards()["02.recall.1"]
        leitner.answered(Card(card.key, card.box, 0), True)
    assert boxes() == {"02.recall.1": 5}
    assert len(progress_file.events("review")) == 6 and len(progress_file.events("quiz")) == 1


def test_wrong_and_old_come_first_and_what_is_not_due_last():
    cards = [
        Card("02.a.1", 1, NOW - 2 * DAY),  # was wrong
        Card("03.a.1", 1, NOW - 9 * DAY),  # was wrong, longer ago
        Card("04.a.1", 2, NOW - 50 * DAY),
        Card("05.a.1", 2, NOW),  # due in two days
        Card("06.a.1", 1, NOW),  # due tomorrow
    ]
    assert [card.key[:2] for card in leitner.chosen(cards, 5, NOW)] == ["03", "02", "04", "06", "05"]
    assert [card.key[:2] for card in leitner.chosen(cards, 2, NOW)] == ["03", "02"]


def test_no_notebook_gives_more_than_two_while_others_have_some():
    cards = [Card(f"02.a.{k}", 1, 0) for k in range(9)] + [Card("03.a.1", 4, 0), Card("04.a.1", 5, 0)]
    assert [card.key[:2] for card in leitner.chosen(cards, 5, NOW)] == ["02", "02", "03", "04", "02"]


def test_without_an_answer_there_is_nothing_to_review():
    assert "nothing to review yet" in reviewing.review().text


def test_what_is_no_event_of_a_question_that_there_is_harms_nothing(file):
    write(file, ("quiz", "77.gone.1", False, 9), ("review", "02.recall.1", {"box": 3}, 9))
    write(file, ("quiz", "02.recall.2", "yes", 9), ("review", "02.recall.2", {"box": "many"}, 9))
    file.write_text(file.read_text() + '{"kind": "quiz", "key": "02.closing.1", "value": true}\n')
    assert boxes() == {"77.gone.1": 1, "02.recall.2": 1, "02.closing.1": 2}
    assert re.findall(r"\(notebook (\d\d)\)", reviewing.review().text) == ["02", "02"]


def test_a_review_asks_five_questions_and_one_task_that_was_hard(file):
    write(file, *[("quiz", f"0{n}.closing.{k}", True, 9) for n in range(1, 5) for k in (1, 2)])
    write(file, ("quiz", "04.recall.1", False, 2), ("task", "relu", True, 9), ("hint", "leaky_relu", 1, 9))
    write(file, ("task", "logic_gates", True, 90))  # a value, which needs its notebook
    text = reviewing.review().text
    first = reviewing.questions()["04.recall.1"].text
    assert f"1. (notebook 04) {first}" in text and len(re.findall(r"^\d\. \(notebook", text, re.M)) == 5
    assert "Task 2.2: leaky ReLU" in text and "Task 2.1" not in text
    assert text.startswith("To review: 5 questions and one small task. The first answer counts.")


def test_the_first_answer_counts_and_is_remembered(file, live):
    write(file, ("quiz", "02.recall.1", True, 3), ("quiz", "02.recall.2", True, 3))
    assert "application/vnd.jupyter.widget-view+json" in reviewing.review()._repr_mimebundle_()
    rows = forms.open_widgets["review"].children[1:3]
    press(rows[0], letter_of("02.recall.1", False))
    press(rows[0], letter_of("02.recall.1", True))
    press(rows[1], letter_of("02.recall.2", True))
    assert boxes() == {"02.recall.1": 1, "02.recall.2": 3}
    assert "2 of them are early" in reviewing.review().text


def test_the_task_gets_a_cell_below_once_and_its_first_answer_counts(file, live):
    write(file, ("task", "relu", True, 9))
    reviewing.review()
    assert "Write `relu(x)`" in reviewing.review().text and len(live) == 1
    assert live[0].startswith("def relu(x):\n") and live[0].endswith('\n\n\ncourse.check("relu", relu)')
    assert check("relu", ...).status == "not attempted" and not progress_file.events("review")
    assert check("relu", relu).status == "correct"
    assert leitner.task_cards()["relu"].box == 3
    check("relu", lambda x: -x)  # no part of the review; it was wrong all the same
    assert len(progress_file.events("review")) == 1


def test_a_wrong_answer_to_the_task_brings_it_back_tomorrow(file, live):
    write(file, ("task", "relu", True, 9))
    reviewing.review()
    check("relu", lambda x: -x)
    check("relu", relu)
    assert leitner.task_cards()["relu"].box == 1


@pytest.mark.parametrize(
    "key", [key for key, task in contents.all_tasks().items() if reviewing.is_small(task)]
)
def test_every_small_task_can_be_stated_and_its_stub_is_no_answer(key, monkeypatch, tmp_path):
    monkeypatch.chdir(reader.FOLDER)
    statement, stub = reviewing.stated(key)
    task = contents.all_tasks()[key]
    assert f"`{task.name}" in statement and len(statement) > 100 and f"def {task.name}(" in stub
    assert "$" not in statement and "<b>Task" in reviewing.as_html(statement)
    monkeypatch.chdir(tmp_path)  # as on Colab, where no other notebook lies
    statement, stub = reviewing.stated(key)
    space = {}
    exec(stub, space)
    assert task.title in statement and check(key, space[task.name]).status == "not attempted"
