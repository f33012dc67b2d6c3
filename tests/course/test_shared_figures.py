"""Every figure draws without a warning, keeps its size, says what is wrong with an argument."""

import warnings

import numpy as np
import pytest
from matplotlib.text import Text

from course.drawing.confusion_matrix import confusion_matrix
from course.drawing.function_plot import function_plot
from course.drawing.images import images
from course.drawing.loss_surface import grid_values, loss_surface
from course.drawing.scatter import scatter2d
from course.drawing.style import NEGATIVE, POSITIVE, fewer_colors, new_figure, png
from course.drawing.training_history import history
from course.lessons.n08_training_loop.decision_regions import decision_regions

rng = np.random.default_rng(0)
POINTS = rng.normal(size=(30, 2))
CLASSES = (POINTS.sum(axis=1) > 0).astype(int)
NAMES = [
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
]
TEN = np.arange(200) % 10
CURVES = {"loss": [2.0, 1.0, 0.5], "val_loss": [2.1, 1.2, 0.9], "accuracy": [0.3, 0.6, 0.8]}


def three_classes(points):
    scores = np.exp(points @ [[1.0, -1.0, 0.0], [0.0, 1.0, -1.0]])
    return scores / scores.sum(axis=1, keepdims=True)


FIGURES = {
    "images": lambda: images(rng.random((9, 28, 28)), range(9), [0, 1, 2, 3, 4, 5, 6, 7, 7], rng.random(9)),
    "images_with_names": lambda: images(rng.random((6, 784)), range(6), range(6), class_names=NAMES),
    "weights": lambda: images(rng.normal(size=(6, 64)), diverging=True),
    "history": lambda: history(CURVES, log=True),
    "history_of_one_epoch": lambda: history({"loss": [1.0]}),
    "confusion_matrix": lambda: confusion_matrix(TEN, np.roll(TEN, 1) * (TEN > 4), NAMES),
    "function_plot": lambda: function_plot(
        {"relu": lambda x: np.maximum(x, 0), "one": lambda x: 1.0}, (-2, 2)
    ),
    "scatter2d": lambda: scatter2d(POINTS, CLASSES, class_names=["apple", "pear"]),
    "decision_regions": lambda: decision_regions(lambda p: p[:, :1], POINTS, CLASSES, resolution=20),
    "decision_regions_of_three": lambda: decision_regions(three_classes, POINTS, resolution=20),
    "loss_surface": lambda: loss_surface(
        lambda w, b: w**2 + b**2, (-2, 2), (-1, 1), [(1, 1), (0, 0)], resolution=9
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figure_draws_without_a_warning_and_is_small(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # what Matplotlib 3.10 calls in a newer pyparsing is not ours to fix
        warnings.filterwarnings("ignore", message=r"'\w+' (argument is )?deprecated")
        image = fewer_colors(png(FIGURES[name]()))
    assert 1_000 < len(image) < 90_000


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_runs_out_of_the_figure(name):
    figure = FIGURES[name]()
    figure.draw_without_rendering()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    assert texts or name == "weights"
    width, height = figure.bbox.width, figure.bbox.height
    for text in texts:
        box = text.get_window_extent()
        if text.get_visible() and box.width and text.axes and text.axes.axison:
            assert box.x0 > -2 and box.y0 > -2 and box.x1 < width + 2 and box.y1 < height + 2, text.get_text()


def test_each_figure_draws_on_a_given_axes():
    figure = new_figure((12, 4))
    left, right = figure.subplots(1, 2)
    assert scatter2d(POINTS, CLASSES, ax=left) is figure
    assert loss_surface(lambda w, b: w * b, (-1, 1), (-1, 1), resolution=5, ax=right) is figure
    assert left.lines and right.collections


def test_a_wrong_prediction_is_told_by_shape_and_by_color():
    titles = [ax.title for ax in images(rng.random((2, 8, 8)), [3, 5], [3, 6], [0.9, 0.6]).axes]
    assert [title.get_text() for title in titles] == ["✓ 3 90%", "✗ 6 60%\nis 5"]
    assert [title.get_color() for title in titles] == [POSITIVE, NEGATIVE]


def test_probabilities_of_all_classes_show_the_largest():
    figure = images(rng.random((1, 8, 8)), predictions=[1], probabilities=[[0.25, 0.75]])
    assert figure.axes[0].get_title() == "1 75%"


def test_one_square_array_is_one_image_and_flat_rows_are_many():
    assert len(images(rng.random((28, 28))).axes) == 1
    assert len(images(rng.random((3, 784))).axes) == 3
    assert images(rng.random((3, 784))).axes[0].images[0].get_array().shape == (28, 28)


def test_confusion_matrix_has_truth_in_rows():
    ax = confusion_matrix([0, 0, 1], [0, 1, 1]).axes[0]
    # true 0 taken for 1: row 0, column 1
    assert {t.get_position(): t.get_text() for t in ax.texts} == {(0, 0): "1", (1, 0): "1", (1, 1): "1"}
    assert ax.get_title(loc="left") == "66.7% right of 3"


def test_decision_line_lies_where_the_model_answers_one_half():
    figure = decision_regions(lambda p: p[:, 0], x_range=(0, 1), y_range=(0, 1))
    line = next(c for c in figure.axes[0].collections if hasattr(c, "levels"))
    (path,) = line.get_paths()
    np.testing.assert_allclose(path.vertices[:, 0], 0.5, atol=1e-9)


def test_decision_regions_takes_a_model_and_keeps_it_quiet():
    class Model:
        def predict(self, points, batch_size=32, verbose="auto"):
            assert verbose == 0
            return points[:, 0]

    decision_regions(Model(), POINTS, CLASSES, resolution=5)


def test_grid_values_puts_x_in_columns_and_y_in_rows():
    x, y, z = grid_values(lambda a, b: 10 * a + b, (0, 2), (0, 1), 3)
    assert z[0, 2] == 10 * x[2] + y[0] == 20
    assert z[2, 0] == 10 * x[0] + y[2] == 1


def test_a_loss_that_is_infinite_in_places_is_still_drawn():
    png(loss_surface(lambda w, b: np.inf if w > 0 else w**2, (-1, 1), (-1, 1), resolution=9))


ERRORS = {
    "x must be grayscale images": lambda: images(np.zeros((2, 3, 4, 5))),
    "x holds no image": lambda: images(np.zeros((0, 8, 8))),
    r"labels must have shape \(2,\), got shape \(3,\)": lambda: images(np.zeros((2, 8, 8)), [1, 2, 3]),
    r"pass y_true\.argmax\(axis=1\)": lambda: confusion_matrix(np.eye(3), [0, 1, 2]),
    "Is it still scores": lambda: confusion_matrix([0, 1], [0.2, 0.8]),
    "y_true is empty": lambda: confusion_matrix([], []),
    "class_names holds 1 names but the labels go up to 1": lambda: confusion_matrix([0, 1], [0, 1], ["a"]),
    "Keep it with h = model.fit": lambda: history(None),
    r"metric must be one of \['accuracy'\], got 'f1'": lambda: history(CURVES, "f1"),
    r"x_range must be \(low, high\)": lambda: function_plot(np.tanh, (2, 1)),
    r"relu returned shape \(1,\)": lambda: function_plot({"relu": lambda x: x[:1]}),
    r"Choose two columns: x\[:, :2\]": lambda: scatter2d(np.zeros((5, 3))),
    "Give the points x, or both": lambda: decision_regions(np.sum),
    r"predict returned shape \(3,\) for 25 points": lambda: decision_regions(
        lambda p: p[:3, 0], x_range=(0, 1), y_range=(0, 1), resolution=5
    ),
    "Is a mean or sum missing": lambda: loss_surface(lambda w, b: [w, b], (0, 1), (0, 1)),
    "x_range and y_range are needed": lambda: loss_surface(lambda w, b: w),
    r"path must have shape \(steps, 2\)": lambda: loss_surface(
        lambda w, b: w, (0, 1), (0, 1), [1, 2], resolution=3
    ),
}


@pytest.mark.parametrize("message", ERRORS)
def test_a_wrong_argument_is_named_with_its_mend(message):
    with pytest.raises(ValueError, match=message):
        ERRORS[message]()


@pytest.mark.parametrize(("corner", "left"), [("upper left", True), ("upper right", False)])
def test_the_names_of_curves_stand_in_the_corner_asked_for(corner, left):
    fig = function_plot({"up": lambda x: x, "down": lambda x: -x}, (-2, 2), legend=corner)
    fig.canvas.draw()
    names, axes = (part.get_window_extent() for part in (fig.axes[0].get_legend(), fig.axes[0]))
    assert (names.x1 < (axes.x0 + axes.x1) / 2) == left
