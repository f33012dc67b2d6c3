"""Stray dots beside a drawn digit are left out or told of; parts of a digit that lie apart are kept."""

import numpy as np
import pytest

import hand_drawn
import pad_hand
from course.pad.pieces import find_pieces, sort_out
from course.pad.prepare import check_strokes, prepare
from pad_hand import THREE, as_json, page_draws, press

make = pad_hand.make


def beside(digit, distance):
    """The free place of the pad whose distance from the strokes of `digit` is nearest to `distance`."""
    points = np.concatenate([np.array(stroke) for stroke in hand_drawn.strokes(digit)])
    places = np.stack(np.meshgrid(np.arange(10, 271, 4), np.arange(10, 271, 4)), axis=-1).reshape(-1, 2)
    away = np.hypot(*(places[:, None] - points).transpose(2, 0, 1)).min(axis=1)
    return tuple(map(float, places[np.abs(away - distance).argmin()]))


def tap(x, y, size=0.0):
    """A finger or a mouse that touches the pad at (x, y) and slips by `size`."""
    return [(x, y)] if not size else [(x, y), (x + size, y + size / 2), (x + size / 2, y + size / 2)]


KINDS = {
    "in the corner": lambda digit: [tap(12, 12)],
    "near the digit": lambda digit: [tap(*beside(digit, 26))],
    "larger": lambda digit: [tap(15, 255, size=18)],
    "two": lambda digit: [tap(265, 20), tap(258, 262)],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("digit", range(10))
def test_a_stray_dot_changes_nothing_or_is_told_of(digit, kind):
    alone = hand_drawn.strokes(digit)
    dots = KINDS[kind](digit)
    for strokes in (alone + dots, dots + alone):
        steps = prepare(check_strokes(strokes))
        assert steps.left_out == len(dots)
        assert np.array_equal(steps.centered, prepare(check_strokes(alone)).centered)


@pytest.mark.parametrize("digit", range(10))
def test_a_stray_dot_beside_a_small_digit_is_left_out_or_told_of(digit):
    strokes = hand_drawn.strokes(digit, 0.35, (20, 20))
    steps = prepare(check_strokes([*strokes, tap(250, 250, size=5)]))
    assert steps.left_out == 1 or steps.doubtful == 1


BROKEN = {
    "a five whose bar lies apart": [[(120, 40), (195, 38)], *hand_drawn.strokes(5)[1:]],
    "a four in two strokes": [[(100, 50), (80, 140), (150, 140)], [(178, 60), (172, 236)]],
    "an eight with a gap": [
        [(140 + 30 * np.sin(a), 75 - 32 * np.cos(a)) for a in np.linspace(0, 6.2, 30)],
        [(140 + 40 * np.sin(a), 185 - 45 * np.cos(a)) for a in np.linspace(0, 6.2, 30)],
    ],
    "a zero of dots": [
        tap(140 + 60 * np.sin(a), 140 - 90 * np.cos(a)) for a in np.linspace(0, 6.2, 14, endpoint=False)
    ],
    "a one of dashes": [[(140, y), (140, y + 18)] for y in range(40, 240, 40)],
}


@pytest.mark.parametrize("name", BROKEN)
def test_parts_of_a_digit_that_lie_apart_are_kept_without_a_word(name):
    strokes = check_strokes(BROKEN[name])
    steps = prepare(strokes)
    assert (steps.left_out, steps.doubtful) == (0, 0)
    # nothing is missing: the crop is as large as the box around all points and the pen
    box = np.ptp(np.concatenate([np.array(stroke) for stroke in strokes]), axis=0)
    pen = 0.14 * box.max()
    ratio = (box[0] + pen) / (box[1] + pen)
    assert steps.cropped.shape[1] / steps.cropped.shape[0] == pytest.approx(ratio, abs=0.03)


def test_a_dot_that_touches_is_part_of_the_digit():
    line = [(140, 40), (140, 240)]
    assert prepare(check_strokes([line, tap(150, 140)])).left_out == 0
    assert prepare(check_strokes([line, tap(165, 140)])).left_out == 1


def test_the_page_says_what_was_left_out_and_what_is_doubtful(make):
    pad = make()
    assert page_draws(pad, as_json(THREE))["note"] == ""
    assert page_draws(pad, as_json([*THREE, tap(10, 10)]))["note"] == (
        "A dot that does not touch the digit: left out."
    )
    two = [*THREE, tap(10, 10), tap(270, 10)]
    assert page_draws(pad, as_json(two))["note"] == "2 dots that do not touch the digit: left out."
    note = page_draws(pad, as_json([*THREE, [(20, 240), (20, 275)]]))["note"]
    assert "lies apart" in note and "Undo" in note and "Clear" in note


def test_what_is_kept_has_no_stray_dot(make):
    pad = make()
    pad.draw(THREE)
    expected = pad.image.copy()
    press(pad, do="keep", label=3, strokes=as_json([*THREE, tap(10, 10)]))
    assert np.array_equal(pad.images[0], expected)


def test_without_centering_a_stray_dot_does_not_move_the_digit():
    alone = check_strokes(hand_drawn.strokes(7))
    with_dot = prepare([*alone, tap(10.0, 10.0)], centering=False)
    assert np.array_equal(with_dot.centered, prepare(alone, centering=False).centered)


def test_pieces_touch_at_sides_and_corners():
    ink = np.array(
        [
            [1, 0, 0, 0, 1, 1],
            [0, 1, 0, 0, 0, 1],
            [0, 0, 0, 1, 1, 1],
            [1, 1, 0, 0, 0, 0],
        ],
        bool,
    )
    pieces = find_pieces(ink)
    assert pieces.boxes.tolist() == [[0, 0, 2, 2], [3, 0, 6, 3], [0, 3, 2, 4]]
    assert pieces.lengths().tolist() == [2, 3, 2]
    assert (pieces.labels > 0).tolist() == ink.tolist()
    assert find_pieces(np.zeros((3, 4), bool)).boxes.shape == (0, 4)


@pytest.mark.parametrize("seed", range(20))
def test_pieces_are_those_of_another_program(seed):
    ndimage = pytest.importorskip("scipy.ndimage")
    rng = np.random.default_rng(seed)
    ink = rng.random(rng.integers(1, 40, 2)) < rng.choice([0.2, 0.4, 0.6])
    theirs, n = ndimage.label(ink, np.ones((3, 3)))
    pieces = find_pieces(ink)
    assert len(pieces.boxes) == n
    pairs = set(zip(pieces.labels[ink].tolist(), theirs[ink].tolist()))
    assert len(pairs) == n  # each of ours is one of theirs
    for k, (rows, columns) in enumerate(ndimage.find_objects(pieces.labels)):
        assert pieces.boxes[k].tolist() == [columns.start, rows.start, columns.stop, rows.stop]


def test_lengths_are_sorted_into_dots_doubtful_pieces_and_parts():
    stray, doubtful = sort_out([200, 7, 40, 60, 8], pen=7.5)
    assert stray.tolist() == [False, True, False, False, True]
    assert doubtful.tolist() == [False, False, True, False, False]
    assert not np.any(sort_out([7, 7, 7.5], pen=7.5)) and sort_out([], 1.0)[0].shape == (0,)
