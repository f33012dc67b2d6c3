"""From strokes to 28×28 pixels, as MNIST's were made, and what a trained network reads in them."""

import numpy as np
import pytest

import hand_drawn
import nnlib
from course.pad import draw_digit
from course.pad.prepare import check_strokes, extent, prepare
from nnlib.layers import Dense, Flatten


@pytest.fixture(scope="module")
def mnist():
    (x, y), (x_test, y_test) = nnlib.datasets.mnist.load_data()
    return x, y, x_test, y_test


@pytest.fixture(scope="module")
def trained(mnist):
    """(network, whether it learned from all of MNIST, accuracy)."""
    x, y, x_test, y_test = mnist
    full = len(x) == 60_000
    layers = [Flatten(), Dense(128, activation="relu"), Dense(10, activation="softmax")]
    model = nnlib.Sequential(layers, seed=0)
    model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x / np.float32(255), y, epochs=7 if full else 20, batch_size=100, verbose=0)
    return model, full, model.evaluate(x_test / np.float32(255), y_test)[1]


def pixels(strokes):
    return prepare(check_strokes(strokes)).centered


def middle(image):
    """Center of mass as (row, column)."""
    mass = image.astype(float)
    at = np.arange(28)
    return np.array([mass.sum(axis=1) @ at, mass.sum(axis=0) @ at]) / mass.sum()


def thickness(image):
    """Twice the area over the outline's length (total variation): for a long stroke its width in pixels."""
    ink = np.pad(image / 255, 1)
    right, down = (ink[1:-1, 2:] - ink[1:-1, :-2]) / 2, (ink[2:, 1:-1] - ink[:-2, 1:-1]) / 2
    return 2 * ink.sum() / np.hypot(right, down).sum()


def test_a_careful_hand_is_read(trained):
    model, full, accuracy = trained
    pad = draw_digit(model)
    answers = []
    for digit in range(10):
        pad.draw(hand_drawn.strokes(digit))
        answers.append(int(pad.probabilities.argmax()))
    pad.close()
    right = np.sum(np.array(answers) == np.arange(10))
    if full:
        assert accuracy >= 0.97
        assert answers == list(range(10))
    else:  # the sample of 4,000 digits
        assert right >= 8, answers


@pytest.mark.parametrize("size, corner", [(0.35, (10, 170)), (0.6, (100, 5)), (1.15, (-20, -22))])
def test_a_digit_is_read_at_any_size_and_place(trained, size, corner):
    model, full, _ = trained
    images = np.stack([pixels(hand_drawn.strokes(d, size, corner)) for d in range(10)])
    answers = model.predict(images / np.float32(255)).argmax(axis=1)
    assert np.sum(answers == np.arange(10)) >= (10 if full else 8)


def test_strokes_are_as_thick_as_those_of_mnist(mnist):
    low, high = np.percentile([thickness(image) for image in mnist[0][:1000]], [35, 65])
    drawn = [thickness(pixels(hand_drawn.strokes(d))) for d in range(10)]
    assert low < np.median(drawn) < high


@pytest.mark.parametrize("digit", range(10))
def test_longer_side_is_20_and_the_center_of_mass_lies_in_the_middle(digit, mnist):
    steps = prepare(check_strokes(hand_drawn.strokes(digit)))
    assert max(steps.scaled.shape) == 20
    assert steps.centered.shape == (28, 28) and steps.centered.dtype == np.uint8
    # MNIST's own lie there too: whole pixels leave at most half a pixel
    assert np.abs(middle(steps.centered) - 14).max() <= 0.5
    assert np.abs(middle(mnist[0][digit]) - 14).max() <= 0.51


def test_cropping_leaves_no_empty_border_and_scaling_keeps_the_proportion():
    steps = prepare(check_strokes(hand_drawn.strokes(1)))
    for edge in (steps.cropped[0], steps.cropped[-1], steps.cropped[:, 0], steps.cropped[:, -1]):
        assert edge.any()
    (height, width), (rows, columns) = steps.cropped.shape, steps.scaled.shape
    assert rows == 20 and abs(columns - 20 * width / height) <= 0.5
    assert set(np.unique(steps.cropped)) == {0, 255}
    assert len(np.unique(steps.scaled)) > 10  # gray edges: a pixel is the mean over its area


def test_the_ink_of_20_by_20_is_that_of_the_crop():
    # averaging over areas keeps the mean, up to the rounding of the shorter side and of pixels
    steps = prepare(check_strokes(hand_drawn.strokes(3)))
    assert steps.scaled.mean() == pytest.approx(steps.cropped.mean(), rel=0.02)


def test_place_and_size_on_the_pad_do_not_change_the_pixels():
    straight = pixels([[(140, 40), (140, 240)]])
    moved = pixels([[(20, 10), (20, 110)]])
    # the pen's outline falls between pixels differently: gray edges may differ a little
    assert np.abs(straight.astype(int) - moved).max() <= 40


def test_more_points_on_the_same_line_change_nothing():
    few, many = [[(60, 60), (200, 200)]], [[(60 + k, 60 + k) for k in range(141)]]
    assert np.abs(pixels(few).astype(int) - pixels(many)).max() <= 25


def test_a_small_stroke_far_from_the_digit_stays_inside_the_frame():
    # the center of mass lies in the digit, at the right end of the crop: it cannot come to the middle
    image = pixels([[(5, 115), (5, 165)], [(250, 20), (250, 260)], [(230, 20), (230, 260)]])
    assert image.shape == (28, 28) and np.flatnonzero(image.any(axis=0))[[0, -1]].tolist() == [0, 19]
    assert middle(image)[1] > 14.5


def test_a_tap_can_be_inked():
    assert extent(check_strokes([[(100, 100)]])) == 0.0
    assert pixels([[(100, 100)]]).max() == 255


def test_points_outside_are_moved_to_the_edge_and_empty_strokes_dropped():
    assert check_strokes([[(-5, 290)], []]) == [[(0.0, 280.0)]]
    assert check_strokes([]) == [] and extent([]) == 0.0


@pytest.mark.parametrize(
    "strokes, words",
    [
        (3, "lists of points"),
        ([[1, 2]], "lists of points"),
        ([[("a", 1)]], "lists of points"),
        ([[(1, 2, 3)]], "lists of points"),
        ([[(float("nan"), 1)]], "not a finite number"),
        ([[(1, float("inf"))]], "not a finite number"),
        ([[(1, 1)] * 20_001], "20,001 points; 20,000 are the most"),
    ],
)
def test_malformed_strokes_are_refused(strokes, words):
    with pytest.raises(ValueError, match=words):
        check_strokes(strokes)
