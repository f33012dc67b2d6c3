"""Two outputs in JupyterLab, the still form and the widget, of which one is seen; elsewhere one output."""

from types import SimpleNamespace

import pytest

from course import quiz
from course.drawing.live import live
from course.playground import playground
from course.widget_output import WIDGET_VIEW, in_jupyterlab

JUPYTERLAB = {"cellId": "a", "deletedCells": [], "recordTiming": False}


@pytest.fixture
def shown(monkeypatch):
    """Shows something as in a cell that a front end sent with this metadata: the outputs and the bundle."""
    pytest.importorskip("anywidget")

    def show(thing, metadata):
        outputs = []
        kernel = SimpleNamespace(get_parent=lambda channel: {"metadata": metadata})
        monkeypatch.setattr("IPython.get_ipython", lambda: SimpleNamespace(kernel=kernel, execution_count=1))
        monkeypatch.setattr("IPython.display.display", lambda data, **_: outputs.append(data))
        assert in_jupyterlab() == ("deletedCells" in metadata)
        try:
            thing._ipython_display_()
        except NotImplementedError:
            outputs.append(thing._repr_mimebundle_())
        return outputs

    return show


@pytest.mark.parametrize(
    "make, line",
    [
        (lambda: live(lambda fig, a: None, alt="A number", a=(0, 5, 1, 2)), "Run this cell to move it."),
        (lambda: playground("data=circle"), "Run this cell to play with it."),
    ],
)
def test_a_picture_its_line_and_the_widget_are_three_outputs_in_jupyterlab(shown, make, line):
    picture, text, widget = shown(make(), JUPYTERLAB)
    assert set(picture) == {"image/png", "text/plain"} and set(widget) == {WIDGET_VIEW}
    assert line in text["text/html"] and "nnlib-still-picture" in text["text/html"]
    assert text["text/plain"] == picture["text/plain"]  # so that site and slides know it again
    bundle, described = shown(make(), {})
    assert {"image/png", WIDGET_VIEW} < set(bundle)
    assert line not in described["text/html"] and "nnlib-still" not in described["text/html"]


@pytest.mark.parametrize("make", [lambda: quiz("02.recall"), lambda: playground("data=nowhere")])
def test_a_text_and_the_widget_are_two_outputs_in_jupyterlab(shown, make):
    text, widget = shown(make(), JUPYTERLAB)
    assert set(widget) == {WIDGET_VIEW} and WIDGET_VIEW not in text
    (bundle,) = shown(make(), {})
    assert {"text/html", WIDGET_VIEW} < set(bundle)
    start, rules, end = text["text/html"].partition('<style class="nnlib-still">')
    assert rules and start + end.partition("</style>")[2] == bundle["text/html"]


def test_a_closed_part_is_its_picture_alone(shown):
    part = live(lambda fig, a: None, alt="A number", a=(0, 5, 1, 2))
    part.close()
    picture, text = shown(part, JUPYTERLAB)
    assert WIDGET_VIEW not in picture and "nnlib-still" not in text["text/html"]
