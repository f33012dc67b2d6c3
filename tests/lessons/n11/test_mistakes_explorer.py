"""The most confident mistakes: their order, what is written about them, and the push that corrects them."""

import numpy as np
import pytest

import nnlib
from course.lessons.n11_mnist import figures
from course.lessons.n11_mnist.mistakes_explorer import by_confidence, helping_ink
from nnlib.layers import Dense

KERNEL = np.array([[4.0, 0.0, -4.0], [0.0, 4.0, 0.0], [0.0, 0.0, 4.0], [0.0, 0.0, 0.0]])
X = np.array([[1.0, 0, 0, 0], [0.5, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0.2, 0.9]])
T = np.array([1, 1, 1, 0])  # answered 0, 0, 1, 2: three mistakes, the surest first in row 0


@pytest.fixture
def model():
    """2 × 2 pixels, 3 classes: pixel k speaks for class k, the last pixel for none."""
    made = nnlib.Sequential([nnlib.Input((4,)), Dense(3, "softmax")], dtype="float64")
    made.compile("sgd", "sparse_categorical_crossentropy")
    made.set_weights([KERNEL, np.zeros(3)])
    return made


@pytest.fixture
def part(model):
    made = figures.mistakes_explorer(model, X, T)
    yield made
    made.close()


def texts(part):
    return [text.get_text() for text in part.figure.texts]


def widths(part):
    return [bar.get_width() for bar in part.figure.axes[2].containers[0]]


def test_mistakes_come_with_the_most_confident_first(model):
    rows, probabilities = by_confidence(model, X, T)
    assert rows.tolist() == [0, 1, 3]
    assert probabilities.shape == (4, 3)


def test_helping_ink_is_the_downhill_direction_scaled_to_1(model):
    ink = helping_ink(model, X, T)
    # dL/dx = (p − one-hot) Wᵀ
    p = model.predict(X)
    downhill = (np.eye(3)[T] - p) @ KERNEL.T
    assert ink == pytest.approx(downhill / np.abs(downhill).max(axis=1, keepdims=True))


def test_helping_ink_of_a_sure_and_right_answer_is_finite(model):
    model.set_weights([1000 * KERNEL, np.zeros(3)])
    assert np.isfinite(helping_ink(model, X[2:3], T[2:3])).all()


def test_it_names_answer_and_label(part):
    assert texts(part)[0] == "mistake 1 of 3: “0”, the label says 1"
    assert texts(part)[1].startswith("✗ 0: 9")
    part.set("number", 3)
    assert texts(part)[0] == "mistake 3 of 3: “2”, the label says 0"


def test_bars_are_the_probabilities_of_the_shown_digit(part, model):
    part.set("number", 2)
    assert widths(part) == pytest.approx(model.predict(X[1:2])[0])


def test_a_change_downhill_corrects_the_answer_and_keeps_pixels_in_range(part, model):
    part.set("number", 2)
    part.set("change", 0.5)
    shown = part.figure.axes[0].images[0].get_array()
    expected = np.clip(X[1] + 0.5 * helping_ink(model, X[1:2], T[1:2])[0], 0, 1)
    assert np.asarray(shown).ravel() == pytest.approx(expected)
    assert widths(part) == pytest.approx(model.predict(expected[None])[0])
    assert texts(part)[1].startswith("✓ 1: ")


def test_no_more_mistakes_than_the_limit_can_be_walked_through(model):
    part = figures.mistakes_explorer(model, X, T, limit=2)
    assert part.widgets["number"].max == 2
    assert texts(part)[0].startswith("mistake 1 of 3")
    part.close()


def test_one_mistake_alone_can_be_shown(model):
    part = figures.mistakes_explorer(model, X[1:3], T[1:3])
    assert texts(part)[0] == "mistake 1 of 1: “0”, the label says 1"
    part.close()


def test_a_model_without_mistakes_is_told_so(model):
    with pytest.raises(ValueError, match="makes no mistake"):
        figures.mistakes_explorer(model, X[2:3], T[2:3])


@pytest.mark.parametrize("shape", [(4, 2, 2), (4, 5)])
def test_images_that_are_not_square_rows_are_refused(model, shape):
    with pytest.raises(ValueError, match=r"square images as rows.*got shape"):
        figures.mistakes_explorer(model, np.zeros(shape), T)


def test_the_middle_picture_is_the_helping_ink_of_the_shown_digit(part, model):
    part.set("number", 3)
    pushes = part.figure.axes[1].images[0]
    assert np.asarray(pushes.get_array()).ravel() == pytest.approx(helping_ink(model, X[3:], T[3:])[0])
    assert pushes.get_clim() == (-1, 1)


def test_the_verdict_is_the_width_of_the_longest_bar(part):
    for number in (1, 2, 3):
        part.set("number", number)
        longest = int(np.argmax(widths(part)))
        assert texts(part)[1].endswith(f" {longest}: {100 * max(widths(part)):.2f} %")
