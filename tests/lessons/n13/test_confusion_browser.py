"""The four corners hold the pictures that they name, and pairs are counted in both directions."""

import numpy as np
import pytest

from course.lessons.n13_fashion_mnist import figures
from course.lessons.n13_fashion_mnist.confusion_browser import GAP, N_PAGES, mosaic, start_of_page

NAMES = ["cat", "dog", "owl"]


def made_up(n=60):
    """Answers of which some are wrong; each picture is filled with its own index."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, 3, n)
    answers = np.where(rng.random(n) < 0.6, y, rng.integers(0, 3, n))
    sure = rng.uniform(0.5, 0.99, n)
    p = np.where(np.eye(3)[answers] == 1, sure[:, None], (1 - sure[:, None]) / 2)
    return p, np.arange(1.0, n + 1)[:, None, None] * np.ones((n, 4, 4)), y


@pytest.fixture
def part():
    pytest.importorskip("ipywidgets")
    made = figures.browse_confusions(*made_up(), NAMES)
    yield made
    made.close()


def corners(part):
    """Title and the numbers of the pictures shown, for each of the four corners."""
    shown = []
    for ax in part.figure.axes:
        mosaic = np.asarray(ax.images[0].get_array())
        shown.append((ax.get_title(loc="left"), sorted(int(v) for v in np.unique(mosaic) if v)))
    return shown


def test_pairs_are_counted_in_both_directions_and_the_worst_comes_first():
    #         0→1 twice, 1→0 once, 2→1 once, the others right
    y_true, y_pred = [0, 0, 1, 2, 2, 1], [1, 1, 0, 1, 2, 1]
    assert figures.confused_pairs(y_true, y_pred) == [(0, 1, 3), (2, 1, 1)]
    assert figures.confused_pairs([0, 1], [0, 1]) == []


def test_the_corners_hold_the_pictures_of_their_class_and_answer(part):
    p, _, y = made_up()
    answers = p.argmax(axis=1)
    a, b, _ = figures.confused_pairs(y, answers)[0]
    for (title, numbers), (truth, answer) in zip(corners(part), [(a, a), (a, b), (b, a), (b, b)]):
        expected = np.flatnonzero((y == truth) & (answers == answer))
        assert title.startswith("✓ " if truth == answer else "✗ ") and NAMES[truth] in title
        assert f": {len(expected)}\n" in title
        assert set(numbers) <= set(expected + 1) and len(numbers) == min(8, len(expected))


def test_the_first_page_is_the_surest_and_the_last_the_least_sure(part):
    p, _, y = made_up()
    a = figures.confused_pairs(y, p.argmax(axis=1))[0][0]
    found = np.flatnonzero((y == a) & (p.argmax(axis=1) == a))
    by_sureness = found[np.argsort(-p.max(axis=1)[found])] + 1
    assert len(found) > 8 and corners(part)[0][1] == sorted(by_sureness[:8])
    part.set("page", N_PAGES)
    assert corners(part)[0][1] == sorted(by_sureness[-8:])
    assert [start_of_page(n, N_PAGES) for n in (0, 5, 8, 9, 100)] == [0, 0, 0, 1, 92]


def test_another_pair_is_another_picture(part):
    before = part.png
    part.set("pair", 1)
    assert part.png != before and part.error is None


def test_a_mosaic_keeps_each_picture_whole():
    pictures = np.arange(1.0, 6)[:, None, None] * np.ones((5, 4, 6))
    whole = mosaic(pictures, (4, 6))
    assert whole.shape == (2 * 4 + GAP, 4 * 6 + 3 * GAP)
    assert [int((whole == k).sum()) for k in range(1, 6)] == [24] * 5
    assert (whole[4 + GAP :, :6] == 5).all()  # the fifth begins the second row


def test_what_does_not_fit_is_said():
    p, x, y = made_up()
    with pytest.raises(ValueError, match=r"one row for each of the 60 images.*got shape \(59, 3\)"):
        figures.browse_confusions(p[:-1], x, y)
    with pytest.raises(ValueError, match="every answer is right"):
        figures.browse_confusions(np.eye(3)[y], x, y)
