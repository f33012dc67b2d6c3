"""Several networks on one pad, and drawings that stay where they were drawn."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

import hand_drawn
import pad_hand
from course.pad.prepare import check_strokes, prepare
from course.pad.reading import sentence
from course.pad.still import in_lines
from pad_hand import THREE, as_json, network, page_draws, pixels_of, press, sums

make = pad_hand.make


def flipped(x):
    return sums(x)[:, ::-1]


def middle_of_box(image):
    """Middle of the ink as (row, column) in pixels."""
    places = np.argwhere(image)
    return (places.min(axis=0) + places.max(axis=0) + 1) / 2


def test_each_network_answers_the_same_drawing(make):
    pad = make({"one": sums, "other": flipped})
    answer = page_draws(pad, as_json(THREE))
    expected = sums(pad.image[None] / 255)[0]
    (beside,) = answer["beside"]
    np.testing.assert_allclose(answer["probabilities"], expected, atol=1e-4)
    np.testing.assert_allclose(beside["probabilities"], expected[::-1], atol=1e-4)
    assert answer["digit"] == 9 - beside["digit"] == int(expected.argmax())
    assert beside["text"] == sentence(expected[::-1])
    assert list(pad.probabilities) == pad.widget.names == ["one", "other"]
    np.testing.assert_allclose(pad.probabilities["other"], expected[::-1])


def test_one_network_alone_has_no_name_and_no_switch(make):
    pad = make()
    answer = page_draws(pad, as_json(THREE))
    assert pad.widget.names == [] and not pad.widget.can_place and pad.widget.centering
    assert answer["beside"] == [] and pad.probabilities.shape == (10,)
    page_draws(pad, [])
    assert pad.probabilities is None


def test_what_it_looked_at_is_for_one_network(make):
    assert make(network()).widget.can_look and not make({"a": network(), "b": network()}).widget.can_look


@pytest.mark.parametrize("corner", [(40, 30), (60, 60), (20, 75)])
def test_without_centering_the_digit_stays_where_it_was_drawn(corner):
    strokes = check_strokes(hand_drawn.strokes(8, 1.0, corner))
    points = np.concatenate([np.array(stroke) for stroke in strokes])
    drawn = ((points.min(axis=0) + points.max(axis=0)) / 2)[
        ::-1
    ] / 10  # (row, column): 280 units are 28 pixels
    steps = prepare(strokes, centering=False)
    height, width = steps.scaled.shape
    nearest = np.clip(drawn, (height / 2, width / 2), (28 - height / 2, 28 - width / 2))
    assert np.abs(middle_of_box(steps.centered) - nearest).max() <= 1
    assert steps.centered.sum() == steps.scaled.sum()  # all ink is in the frame


def test_the_switch_changes_the_place_alone(make):
    pad = make(centering=False)
    strokes = as_json(hand_drawn.strokes(1, 0.6, (5, 5)))
    off = page_draws(pad, strokes)["pictures"]
    on = page_draws(pad, strokes, centering=True)["pictures"]
    assert pad.widget.can_place
    assert off["scaled"] == on["scaled"] and off["centered"] != on["centered"]
    assert (
        middle_of_box(255 - pixels_of(off["centered"]))[1] < middle_of_box(255 - pixels_of(on["centered"]))[1]
    )
    assert np.array_equal(255 - pixels_of(on["centered"]), pad.image)


def test_a_kept_drawing_is_the_one_that_was_read(make):
    pad = make(centering=False)
    strokes = as_json(hand_drawn.strokes(1, 0.6, (5, 5)))
    page_draws(pad, strokes)
    press(pad, do="keep", label=1, strokes=strokes)
    assert np.array_equal(pad.images[0], pad.image)
    assert np.array_equal(pad.image, prepare(check_strokes(strokes), centering=False).centered)


def test_one_model_that_does_not_fit_is_told_of(make):
    pad = make({"good": sums, "bad": "a word"})
    assert "draw_digit needs a trained model" in pad.widget.refusal


def test_the_still_picture_holds_an_answer_for_each(make):
    pad = make({"one": network(), "other": flipped}, centering=False)
    data, metadata = pad._repr_mimebundle_()
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).size == (1200, 750)
    alt = metadata["image/png"]["alt"]
    assert "one: " in alt and "other: " in alt and "where it was drawn" in alt


def test_the_words_of_several_networks_are_whole_on_the_still_picture(make):
    def hesitates(x):
        return np.tile([0, 0, 0.56, 0, 0, 0, 0.42, 0, 0.02, 0], (len(x), 1))

    data, metadata = make({"Dense": hesitates, "other": hesitates}, centering=False)._repr_mimebundle_()
    assert "Dense: Perhaps a two (56 %), perhaps a six (42 %)." in metadata["image/png"]["alt"]
    picture = np.asarray(Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).convert("L"))
    assert picture[:6].min() == 255  # nothing touches the upper edge


def test_no_line_of_the_still_picture_begins_with_a_percent_sign():
    said = "Dense: " + sentence(np.array([0, 0, 0.56, 0, 0, 0, 0.42, 0, 0.02, 0]))
    for width in range(12, 60):
        lines = in_lines(said, width).split("\n")
        assert max(map(len, lines)) <= width and not any(line.startswith("%") for line in lines)
        assert " ".join(lines).replace("\N{NO-BREAK SPACE}", " ") == said
