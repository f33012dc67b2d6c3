"""The explorer draws what is computed, says what is wrong with a text, and keeps the last graph meanwhile."""

import time

import pytest

from course.drawing import number_graph
from course.lessons.n19_gradients_of_anything import expression_explorer as explorer
from course.lessons.n19_gradients_of_anything import figures
from course.lessons.n19_gradients_of_anything.typed_text import Unclear

OPENED = "h = relu(w * x + b); h * v + h"  # as in the notebook


@pytest.fixture
def shown(monkeypatch):
    """Names, values and gradients of the last picture, in the order of the numbers."""
    texts = []

    class Spy(number_graph.Texts):
        def set(self, words, colors=None):
            texts.append(list(words))
            super().set(words, colors)

    monkeypatch.setattr(explorer, "Texts", Spy)
    return lambda: texts[-3:]


@pytest.fixture
def part():
    pytest.importorskip("ipywidgets")
    made = figures.expression_explorer(OPENED)
    yield made
    made.close()


def words_below(part):
    return part.figure.axes[0].texts[-1].get_text().replace("\n", " ")


def test_a_still_graph_shows_values_and_gradients(shown):
    figures.expression_graph("relu(w * x + b) + x", x=2.0, w=1.5, b=-0.5)
    names, values, gradients = shown()
    found = dict(zip(names, zip(values, gradients)))
    # relu(1.5 · 2 − 0.5) + 2 = 4.5; dL_dx = 1.5 + 1
    assert found["L: +"] == ("4.5", "1") and found["x"] == ("2", "2.5") and found["w"] == ("1.5", "2")


def test_a_typed_number_has_no_gradient_below_it(shown):
    figures.expression_graph("2 * x")
    names, _, gradients = shown()
    assert gradients[names.index("")] == ""


def test_the_explorer_opens_with_the_graph_of_its_text(part, shown):
    assert part.values["text"] == OPENED
    # h = 2.5, L = 2.5 · 0.5 + 2.5; dL_dh = 1.5
    assert words_below(part) == "dL_dw = 3, dL_dx = 2.25, dL_db = 1.5, dL_dv = 2.5."
    part.set("v", -1.0)
    assert words_below(part).startswith("dL_dw = 0, dL_dx = 0, dL_db = 0")


def test_a_mistake_is_told_and_the_last_graph_stays(part, shown):
    part.set("text", "x * w")
    drawn = shown()
    part.set("text", "x * ")
    assert "something is missing" in words_below(part)
    assert shown() == drawn
    assert all(artist.get_alpha() == 0.25 for artist in part.figure.axes[0].collections)
    part.set("text", "x * w * v")
    assert "dL_dv" in words_below(part) and part.error is None


def test_a_slider_that_leaves_what_a_function_is_made_for_is_told(part):
    part.set("text", "log(x)")
    part.set("x", -1.0)
    assert "only numbers above 0 have a logarithm" in words_below(part)
    part.set("x", 1.0)
    assert words_below(part) == "dL_dx = 1."


def test_dollars_and_marks_are_shown_as_they_are(part):
    for text in ("$x^2$", "<b>x</b>", "\\frac", "x % w"):
        part.set("text", text)
        assert part.error is None


def test_what_would_not_fit_is_refused_and_not_squeezed():
    pytest.importorskip("ipywidgets")
    with pytest.raises(Unclear, match="too large to draw"):
        figures.expression_explorer("x+1+2+3+4+5+6+7+8+9+x*1+x*2+x*3+x*4+x*5+x*6+x*7+x*8")


def test_numbers_fit_into_their_circles():
    for value in (0.0, -0.25, 9.99, -12.345, 123.456, -999.4, 12345.6, -123456.7, 1.2e11, 0.001, -3e-9):
        assert len(explorer.fitting(value)) <= 6
    assert [explorer.fitting(v) for v in (-0.25, 12.345, 0.0, 1e6)] == ["−0.25", "12.3", "0", "1e6"]


def test_a_frame_is_drawn_within_a_tenth_of_a_second(part):
    took = []
    for step in range(12):
        began = time.process_time()
        part.set("w", round(-1 + 0.1 * step, 1))
        took.append(time.process_time() - began)
    assert sorted(took)[len(took) // 2] < 0.1
