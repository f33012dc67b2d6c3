"""Walking through predictions: right ones, mistakes, and where there is none."""

import numpy as np
import pytest

from course.lessons.n00_start_here.prediction_browser import browse_predictions

X = np.random.default_rng(0).random((6, 4, 4))
Y = np.array([0, 1, 2, 0, 1, 2])


class Model:
    """Answers with the classes it is given, each with probability 0.8."""

    def __init__(self, answers):
        self.p = np.where(np.eye(3)[answers] == 1, 0.8, 0.1)

    def predict(self, x, verbose=0):
        return self.p


def texts(part):
    return [text.get_text() for text in part.figure.texts]


@pytest.fixture
def part():
    made = browse_predictions(Model([0, 1, 2, 0, 2, 2]), X, Y)  # one mistake: image 4
    yield made
    made.close()


def test_a_right_answer_is_marked(part):
    assert texts(part) == ["image 0: “0”", "✓ right"]
    part.set("number", 2)
    assert texts(part)[0] == "image 2: “2”"


def test_mistakes_are_shown_with_what_the_image_is(part):
    part.set("which", "mistakes")
    assert texts(part) == ["image 4: “2”", "✗ it is 1"]
    part.set("number", 5)  # beyond the only one
    assert texts(part)[0] == "image 4: “2”"


def test_without_mistakes_it_says_so():
    part = browse_predictions(Model(Y), X, Y)
    part.set("which", "mistakes")
    assert texts(part) == ["There are no mistakes to show."] and part.error is None
    part.close()
