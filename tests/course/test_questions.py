"""Quizzes and predictions: right as data, readable without a kernel, answering with one."""

import json
import os
import re

import pytest

import notebook_reader as reader
from course import contents
from course.asking import forms
from course.asking import questions as quizzes
from course.asking.forms import predict, quiz
from course.keeping import progress_file
from places import PACKAGES

NUMBERS = [notebook.number for notebook in contents.NOTEBOOKS]
ITEMS = [item for number in NUMBERS for item in contents.questions_of(number)]
QUIZZES = [item for item in ITEMS if isinstance(item, quizzes.Quiz)]
PREDICTIONS = [item for item in ITEMS if isinstance(item, quizzes.Prediction)]
NUMERIC = [item for item in PREDICTIONS if not item.choices]


@pytest.fixture(autouse=True)
def _file(monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.jsonl"))


@pytest.fixture
def live(monkeypatch):
    pytest.importorskip("ipywidgets")
    monkeypatch.setattr(forms, "live_kernel", lambda: True)


def test_keys_begin_with_the_notebook_and_are_unique():
    keys = [item.key for item in ITEMS]
    assert len(set(keys)) == len(keys)
    for number in NUMBERS:
        assert all(item.key.startswith(f"{number}.") for item in contents.questions_of(number))


@pytest.mark.parametrize("item", QUIZZES, ids=lambda item: item.key)
def test_every_choice_has_its_own_feedback(item):
    for question in item.questions:
        words = [choice.feedback for choice in question.choices]
        assert all(words) and len(set(words)) == len(words) >= 2
        assert sum(choice.right for choice in question.choices) == 1


def test_the_right_answers_are_not_always_in_the_same_place():
    places = {[c.right for c in q.choices].index(True) for item in QUIZZES for q in item.questions}
    assert len(places) >= 3


def test_a_question_without_one_right_choice_is_refused():
    with pytest.raises(ValueError, match="exactly one choice"):
        quizzes.Question("?", [quizzes.Choice("a", "b")])


@pytest.mark.parametrize("item", QUIZZES, ids=lambda item: item.key)
def test_text_and_html_hold_question_choices_and_reasons(item):
    shown = quiz(item.key)
    assert set(shown._repr_mimebundle_()) == {"text/plain", "text/html"}  # no kernel here
    for question in item.questions:
        assert question.text in shown.text and forms.rich(question.text) in shown.html
        for choice in question.choices:
            assert choice.feedback in shown.text and forms.rich(choice.feedback) in shown.html
    assert shown.html.count("<details") == sum(len(q.choices) for q in item.questions)
    assert shown.text.index(item.questions[-1].text) < shown.text.index(item.questions[0].choices[0].feedback)


def test_an_unknown_key_names_those_there_are():
    with pytest.raises(KeyError, match=r"02\.recall"):
        quiz("02.recal")
    with pytest.raises(KeyError, match="none in this notebook"):
        quiz("nothing")


def _buttons(widget):
    found = [widget] if type(widget).__name__ == "Button" else []
    return found + [b for child in getattr(widget, "children", ()) for b in _buttons(child)]


def _texts(widget):
    found = [widget.value] if type(widget).__name__ == "HTML" else []
    return found + [t for child in getattr(widget, "children", ()) for t in _texts(child)]


VIEW = "application/vnd.jupyter.widget-view+json"


def test_a_click_answers_and_is_remembered_and_a_later_slip_undoes_nothing(live):
    bundle = quiz("02.recall")._repr_mimebundle_()
    widget = forms.open_widgets["02.recall"]
    assert bundle[VIEW]["model_id"] == widget.model_id and "text/html" in bundle
    first = quizzes.find("02.recall", quizzes.Quiz).questions[0]
    a, b, *_ = _buttons(widget)
    assert (a.description, a.tooltip) == ("A", first.choices[0].text)
    a.click()
    assert any("Not quite." in t and forms.rich(first.choices[0].feedback) in t for t in _texts(widget))
    assert progress_file.latest("quiz") == {"02.recall.1": False}
    b.click()
    assert any("Right." in t for t in _texts(widget)) and not any("Not quite." in t for t in _texts(widget))
    a.click()
    assert progress_file.latest("quiz") == {"02.recall.1": True}


def test_running_a_quiz_again_closes_its_earlier_widgets(live):
    from ipywidgets import Widget

    registry = getattr(Widget, "_instances", None) or getattr(Widget, "widgets", {})
    quiz("02.recall")._repr_mimebundle_()
    count = len(registry)
    quiz("02.recall")._repr_mimebundle_()
    assert len(registry) == count
    assert forms.open_widgets["02.recall"].comm is not None


def test_a_number_is_locked_in_and_revealed(live):
    predict("02.zeros")._repr_mimebundle_()
    widget = forms.open_widgets["02.zeros"]
    slider = widget.children[1].children[0]
    lock, change = _buttons(widget)
    assert change.layout.display == "none"
    slider.value = 30
    lock.click()
    assert slider.disabled and lock.disabled and not change.layout.display
    shown = predict.reveal("02.zeros", 50.123)
    assert "You said 30 %, measured: 50.12 %." in shown.text and shown.html
    change.click()
    assert not slider.disabled
    slider.value = 48
    lock.click()
    assert "Measured: 50.12 %, and you said 48 %: close." in predict.reveal("02.zeros", 50.123).text


def test_a_number_that_nobody_chose_cannot_be_locked_in(live):
    predict("02.zeros")._repr_mimebundle_()
    widget = forms.open_widgets["02.zeros"]
    slider = widget.children[1].children[0]
    lock, _ = _buttons(widget)
    assert lock.disabled and not slider.readout
    slider.value = 1
    assert slider.readout and not lock.disabled
    slider.value = slider.min  # the lowest number may be chosen too
    lock.click()
    assert progress_file.latest("predict") == {"02.zeros": 0.0}


def measured(item):
    """The number in the stored output that stands for a prediction, as its notebook was executed."""
    (path,) = [path for path in reader.FILES if path.name.startswith(item.key[:2])]
    for cell in reader.read(path).cells:
        if f'predict.reveal("{item.key}"' in cell.source:
            text = "".join(reader.text_of(output) for output in cell.outputs)
            return float(re.search(r"Measured: ([−-]?[\d.,]+)", text)[1].strip(".").replace(",", ""))


@pytest.mark.parametrize("item", NUMERIC, ids=lambda item: item.key)
def test_a_slider_does_not_start_at_the_truth(item):
    start = item.high if item.from_high else item.low
    assert abs(measured(item) - start) > item.close
    assert item.low <= measured(item) <= item.high


def test_a_choice_is_locked_in_by_its_button(live):
    predict("02.two_layers")._repr_mimebundle_()
    buttons = _buttons(forms.open_widgets["02.two_layers"])
    buttons[1].click()
    assert all(b.disabled for b in buttons[:4])
    assert "You said 9, measured: 2." in predict.reveal("02.two_layers", "two").text
    assert "As predicted. Measured: 9, as you said." in predict.reveal("02.two_layers", "nine").text


def test_without_a_prediction_the_result_reads_naturally():
    assert predict.reveal("02.zeros", 50).text.startswith("• Measured: 50 %. With the bias")


def test_a_prediction_of_an_older_edition_is_ignored():
    progress_file.record("predict", "02.two_layers", ["gone"])
    progress_file.record("predict", "02.zeros", "half")
    assert "Measured: 2." in predict.reveal("02.two_layers", "two").text
    assert "Measured: 50 %." in predict.reveal("02.zeros", 50).text


def test_an_outcome_that_is_no_choice_is_refused():
    with pytest.raises(
        ValueError, match=r"actual is 'Two', expected one of \['two', 'nine', 'seventeen', 'all'\]"
    ):
        predict.reveal("02.two_layers", "Two")


@pytest.mark.parametrize("item", PREDICTIONS, ids=lambda item: item.key)
def test_a_prediction_is_readable_without_a_kernel(item):
    shown = predict(item.key)
    assert item.question in shown.text and forms.rich(item.question) in shown.html
    for text in (item.choices or {}).values():
        assert text in shown.text and forms.rich(text) in shown.html


def test_run_all_without_a_page_leaves_static_questions(tmp_path):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    cells = [
        f"import sys; sys.path[:0] = {PACKAGES.split(os.pathsep)!r}",
        "import course\nfrom course import check, predict, quiz\nfigures = course.start('02')",
        "quiz('02.recall')",
        "predict('02.zeros')",
        "predict.reveal('02.zeros', 50)",
        "def relu(x):\n    ...",
        "check('relu', relu)",
        "course.doctor()",
    ]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    where = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(book, timeout=60, kernel_name="python3", resources=where).execute()
    outputs = [cell.outputs for cell in book.cells]
    assert outputs[0] == outputs[1] == outputs[5] == []
    for shown in (outputs[2], outputs[3], outputs[7]):
        assert [set(out.data) for out in shown] == [{VIEW, "text/html", "text/plain"}]
    assert "Not attempted yet" in json.dumps(outputs[6]) and len(outputs[6]) == 1
