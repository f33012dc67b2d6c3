"""What the figures of notebook 18 draw is what they were given."""

import time

import numpy as np
import pytest

from course.lessons.n18_your_own_pictures import example_folder, figures, read_pictures, turned
from course.lessons.n18_your_own_pictures.change_explorer import moved

TITLES = ("gray", "even", "ink", "cropped", "scaled", "centered")


class Sums:
    """A model whose probabilities are made of a picture's rows."""

    def predict(self, x, verbose=1):
        scores = x.reshape(len(x), -1)[:, : 28 * 10].reshape(len(x), 10, 28).sum(axis=2) + 1e-6
        return scores / scores.sum(axis=1, keepdims=True)


@pytest.fixture(scope="module")
def mine():
    return read_pictures(example_folder())


@pytest.fixture
def pictures():
    x = np.zeros((5, 28, 28), np.float32)
    x[:, 8:20, 10:18] = np.random.default_rng(0).uniform(0.3, 1, (5, 12, 8))
    return x, np.arange(5)


def test_each_picture_stands_above_its_prepared_form(mine):
    answers = mine.t.copy()
    answers[-1] = (answers[-1] + 1) % 10
    fig = figures.raw_and_prepared(mine, answers)
    shown = [ax for ax in fig.axes if ax.images]
    assert len(shown) == 20
    titles = [ax.get_title() for ax in shown[10:]]
    assert titles[0] == f"✓ {mine.t[0]}" and titles[-1] == f"✗ {answers[-1]}"
    assert np.array_equal(shown[10].images[0].get_array(), mine.steps[0].x)
    assert np.array_equal(shown[-1].images[0].get_array(), mine.steps[-1].x)


def test_the_walk_shows_the_step_that_was_chosen(mine):
    pytest.importorskip("ipywidgets")
    part = figures.walk_preparation(mine)
    for step, name in enumerate(TITLES, 1):
        part.set("step", step)
        assert f"step {step}: {name}," in [text.get_text() for text in part.figure.texts][1]
    assert np.allclose(part.figure.axes[0].images[0].get_array(), mine.steps[8].x)
    part.set("picture", 2)
    assert np.allclose(part.figure.axes[0].images[0].get_array(), mine.steps[1].x)
    assert mine.names[1] in part.line()
    part.close()


def test_the_explorer_draws_the_changed_picture_and_its_probabilities(pictures):
    pytest.importorskip("ipywidgets")
    x, t = pictures
    part = figures.explore_changes(Sums(), x, t)
    picture, bars = part.figure.axes
    assert np.array_equal(picture.images[0].get_array(), x[0])
    part.set("down", -6)
    part.set("right", 2)
    part.set("turn", 30)
    one = moved(turned(x[:1], 30)[0], -6, 2)
    assert np.allclose(picture.images[0].get_array(), one)
    heights = [bar.get_height() for bar in bars.patches]
    assert np.allclose(heights, Sums().predict(one[None])[0])
    told = part.figure.texts[0].get_text()
    assert f"read as {np.argmax(heights)}" in told
    part.set("noise", 0.5)
    assert not np.allclose(picture.images[0].get_array(), one)
    part.close()


def test_a_slider_of_the_explorer_is_answered_at_once(pictures):
    pytest.importorskip("ipywidgets")
    part = figures.explore_changes(Sums(), *pictures)
    times = []
    for value in range(-5, 6):
        begin = time.process_time()
        part.set("right", value)
        times.append(time.process_time() - begin)
    part.close()
    assert np.median(times) < 0.1


def test_a_move_puts_paper_where_nothing_came_from():
    picture = np.arange(1.0, 10).reshape(3, 3)
    assert moved(picture, 1, -1).tolist() == [[0, 0, 0], [2, 3, 0], [5, 6, 0]]
    assert np.array_equal(moved(picture, 0, 0), picture)


def test_the_explorer_refuses_pictures_without_labels():
    with pytest.raises(ValueError, match="one label each"):
        figures.explore_changes(Sums(), np.zeros((3, 28, 28)), np.zeros(2))


def test_the_table_shows_means_over_seeds_and_frames_the_best_of_each_column():
    scores = np.array([[[90, 10.0], [80, 30]], [[94, 20], [90, 36]]])
    fig = figures.accuracy_table(scores, ["a", "b"], ["one", "two"])
    (ax,) = fig.axes
    assert [text.get_text() for text in ax.texts] == ["92", "15", "85", "33"]
    bold = [text.get_text() for text in ax.texts if text.get_weight() == "bold"]
    assert bold == ["92", "33"] and len(ax.lines) == 2
    with pytest.raises(ValueError, match="a row for each of 1 trainings"):
        figures.accuracy_table(scores, ["a"], ["one", "two"])


def test_every_seed_is_a_dot_and_the_mean_a_diamond():
    fig = figures.accuracies_by_seed(
        {"here": {"a": [80, 90], "b": [70, 71]}, "there": {"a": [1, 2], "b": [3, 5]}}
    )
    here, there = fig.axes
    assert [list(line.get_xdata()) for line in here.lines] == [[80, 90], [85], [70, 71], [70.5]]
    assert [list(line.get_xdata()) for line in there.lines] == [[1, 2], [1.5], [3, 5], [4]]
    assert [text.get_text() for text in there.texts] == ["2", "4"]
