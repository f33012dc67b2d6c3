"""The drawing pad without a browser: what it answers, what the page gets, running a cell again."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

import pad_hand
from course.pad import draw_digit
from course.pad import pad as pad_module
from course.pad.prepare import prepare
from course.pad.reading import sentence
from pad_hand import THREE, as_json, network, page_draws, pixels_of, press, sums
from shown_widgets import WIDGET_VIEW, models

make = pad_hand.make


def test_an_empty_pad_gives_no_answer_and_says_so(make):
    pad = make()
    assert pad.image is None and pad.probabilities is None
    answer = page_draws(pad, [])
    assert answer["text"] == "Nothing is drawn yet: an empty pad has no answer."
    assert not {"digit", "probabilities", "pictures"} & set(answer)


def test_a_dot_gives_no_answer_either(make):
    answer = page_draws(make(), [[[100, 100], [104, 103]]])
    assert "dot" in answer["text"] and "digit" not in answer


def test_a_drawing_from_the_page_is_answered_with_its_number(make):
    pad = make()
    answer = page_draws(pad, as_json(THREE))
    assert answer["id"] == pad.widget.asked == 1
    np.testing.assert_allclose(answer["probabilities"], sums(pad.image[None] / 255)[0], atol=1e-4)
    assert answer["digit"] == int(pad.probabilities.argmax())
    assert page_draws(pad, [])["id"] == 2 and pad.image is None


def test_pictures_of_the_steps_are_those_of_the_preparation(make):
    pad = make()
    pictures = page_draws(pad, as_json(THREE))["pictures"]
    assert np.array_equal(255 - pixels_of(pictures["centered"]), pad.image)
    assert max(pixels_of(pictures["scaled"]).shape) == 20
    assert set(np.unique(pixels_of(pictures["cropped"]))) == {0, 255}


@pytest.mark.parametrize("strokes", [["a"], [[1]], [[[None, 1]]], [[["1e999", 2]]], [{"x": 1}]])
def test_malformed_strokes_from_the_page_are_answered(make, strokes):
    answer = page_draws(make(), strokes)
    assert answer["failed"] and answer["id"] == 1 and answer["text"].startswith("strokes ")


@pytest.mark.parametrize(
    "probabilities, words",
    [
        ([0, 0, 0.02, 0.98, 0, 0, 0, 0, 0, 0], "The network reads a three: 98 %."),
        ([0, 0, 0, 0, 0, 0, 0, 0, 1.0, 0], "The network reads an eight: more than 99 %."),
        ([0, 0, 0, 0.4, 0, 0.35, 0, 0, 0.25, 0], "Perhaps a three (40 %), perhaps a five (35 %)."),
    ],
)
def test_the_answer_in_words(probabilities, words):
    assert sentence(np.array(probabilities)) == words


def test_nothing_is_sent_as_a_binary_buffer(make):
    from ipywidgets.widgets.widget import _remove_buffers  # noqa: PLC2701 (no public way)

    pad = make(network())
    page_draws(pad, as_json(THREE), look=True)
    press(pad, do="keep", label=3, strokes=as_json(THREE))
    state, _, buffers = _remove_buffers(pad.widget.get_state())
    assert buffers == []
    json.dumps({key: value for key, value in state.items() if key != "layout"}, allow_nan=False)


def test_two_pads_do_not_disturb_each_other(make):
    one, other = make(), make()
    one.draw(THREE)
    one.keep(3)
    assert other.image is None and len(other.images) == 0
    assert other.widget.answer["text"].startswith("Nothing is drawn")


@pytest.fixture
def run_cell(monkeypatch):
    """`run_cell("a")` begins a new run of the cell "a"."""
    runs = iter(range(100))

    def begin(cell):
        place = cell, next(runs)
        monkeypatch.setattr(pad_module, "_place", lambda: place)

    yield begin
    for pads in list(pad_module.open_pads.values()):
        for pad in list(pads):
            pad.close()


def test_running_the_cell_again_keeps_the_drawings_and_closes_the_pad_before(run_cell):
    before = models()
    run_cell("a")
    first = draw_digit(sums)
    first.draw(THREE)
    first.keep(3)
    one_pad = models() - before
    run_cell("a")
    second = draw_digit("a mistyped model")
    assert second.error is not None and second.labels.tolist() == [3]  # a mistake loses nothing
    run_cell("a")
    third = draw_digit(sums)
    assert third.labels.tolist() == [3] == [item["label"] for item in third.widget.kept["items"]]
    assert first.widget is None and first.labels.tolist() == [3]  # closed, and still readable
    assert len(models() - before) == len(one_pad)


def test_another_cell_and_another_pad_of_the_same_cell_take_nothing_over(run_cell):
    run_cell("a")
    one, two = draw_digit(sums), draw_digit(sums)
    for pad, label in ((one, 1), (two, 2)):
        pad.draw(THREE)
        pad.keep(label)
    run_cell("b")
    assert len(draw_digit(sums).images) == 0 and one.widget is not None
    run_cell("a")
    assert draw_digit(sums).labels.tolist() == [1]
    assert draw_digit(sums).labels.tolist() == [2]


def test_closing_leaves_no_widget_behind():
    before = models()
    pad = draw_digit(sums)
    pad.draw(THREE)
    pad.keep(3)
    pad.close()
    pad.close()
    assert models() == before
    pad.keep(4)
    assert pad.labels.tolist() == [3, 4]


def test_without_a_kernel_a_picture_stands_in_its_place(make):
    pad = make(network())
    data, metadata = pad._repr_mimebundle_()
    assert data[WIDGET_VIEW]["model_id"] == pad.widget.model_id
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert picture.size == (1200, 750)
    alt = metadata["image/png"]["alt"]
    assert "a three drawn by hand" in alt and sentence(pad.reader.probabilities(_example())) in alt
    assert data["text/plain"] == f"Figure: {alt}"


def _example():
    from course.pad.still import example

    return prepare(example()).centered
