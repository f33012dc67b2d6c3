"""The other scanner's digits are scikit-learn's, and what is done to pictures is what its name says."""

import numpy as np
import pytest

from course.lessons.n18_your_own_pictures import (
    as_they_came,
    coarse,
    enlarged,
    example_folder,
    filling,
    prepared,
    read_pictures,
    scanner_digits,
    turned,
    turned_each,
)


@pytest.fixture(scope="module")
def digits():
    return scanner_digits()


def test_they_are_the_digits_of_scikit_learn(digits):
    load_digits = pytest.importorskip("sklearn.datasets").load_digits
    x, t = digits
    theirs = load_digits()
    assert np.array_equal(16 * x, theirs.images) and np.array_equal(t, theirs.target)
    assert x.dtype == np.float32 and x.max() == 1 and len(x) == 1797


def test_enlarged_digits_stand_in_the_middle(digits):
    x = digits[0][:5]
    assert enlarged(x).shape == enlarged(x, 20).shape == (5, 28, 28)
    framed = enlarged(x, 20)
    assert framed[:, :4].max() == framed[:, 24:].max() == framed[:, :, :4].max() == 0
    # the means of both are those of the 8 × 8 pixels, as far as clipping lets them
    assert enlarged(x).mean() == pytest.approx(x.mean(), abs=0.01)
    with pytest.raises(ValueError, match="from 1 to 28"):
        enlarged(x, 30)


def test_prepared_digits_have_20_pixels_and_their_mass_in_the_middle(digits):
    for picture in prepared(digits[0][:50]):
        rows, columns = (np.flatnonzero(picture.max(axis=axis)) for axis in (1, 0))
        assert max(np.ptp(rows), np.ptp(columns)) + 1 in (19, 20)
        middle = [picture.sum(axis=1 - axis) @ np.arange(28) / picture.sum() for axis in (0, 1)]
        assert np.abs(np.array(middle) - 13.75).max() < 1.5  # whole pixels, and some lean on the frame
    assert prepared(np.zeros((1, 8, 8))).max() == 0


def test_filled_digits_touch_all_four_sides(digits):
    x = prepared(digits[0][:10])
    for picture in filling(x):
        assert min(picture[0].max(), picture[-1].max(), picture[:, 0].max(), picture[:, -1].max()) > 0


def test_a_turn_goes_counterclockwise_and_keeps_the_picture():
    x = np.zeros((1, 5, 5), np.float32)
    x[0, 2, 4] = 1  # on the right
    assert np.argwhere(turned(x, 90)[0]).tolist() == [[0, 2]]  # at the top
    assert np.array_equal(turned(x, 0), x) and turned(x, 33).dtype == x.dtype
    assert np.array_equal(turned(turned(x, 90), -90), x)


def test_each_picture_turns_by_an_angle_of_its_own():
    x = np.zeros((60, 15, 15), np.float32)
    x[:, 7, 8:] = 1
    once = turned_each(x, np.random.default_rng(0), 30)
    assert len(np.unique(once, axis=0)) > 10
    assert np.array_equal(once, turned_each(x, np.random.default_rng(0), 30))
    # no end of the line has left the angle of 30 degrees: 7 pixels times tan 30° is 4
    assert once[:, :2].max() == once[:, -2:].max() == 0


def test_coarse_pictures_keep_their_brightness_and_lose_detail(digits):
    x = prepared(digits[0][:20])
    blurred = coarse(x)
    assert blurred.shape == x.shape and blurred.mean() == pytest.approx(x.mean(), rel=0.1)
    assert np.abs(np.diff(blurred)).mean() < np.abs(np.diff(x)).mean()


def test_pictures_as_they_came_are_only_reduced(capsys):
    mine = read_pictures(example_folder())
    x = as_they_came(mine)
    assert x.shape == (20, 28, 28)
    assert np.allclose(x.mean(axis=(1, 2)), [gray.mean() for gray in mine.gray], atol=0.02)
