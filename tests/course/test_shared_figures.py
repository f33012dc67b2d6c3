"""Every figure draws without a warning, keeps its size, says what is wrong with an argument."""

import warnings

import numpy as np
import pytest
from matplotlib.text import Text

from nnlib import viz
from nnlib.viz.style import fewer_colors, png

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
KERNELS = [rng.normal(size=(4, 5)), rng.normal(size=(5, 3))]


def three_classes(points):
    scores = np.exp(points @ [[1.0, -1.0, 0.0], [0.0, 1.0, -1.0]])
    return scores / scores.sum(axis=1, keepdims=True)


FIGURES = {
    "images": lambda: viz.images(
        rng.random((9, 28, 28)), range(9), [0, 1, 2, 3, 4, 5, 6, 7, 7], rng.random(9)
    ),
    "images_with_names": lambda: viz.images(rng.random((6, 784)), range(6), range(6), class_names=NAMES),
    "weights": lambda: viz.images(rng.normal(size=(6, 64)), diverging=True),
    "history": lambda: viz.history(CURVES, log=True),
    "history_of_one_epoch": lambda: viz.history({"loss": [1.0]}),
    "confusion_matrix": lambda: viz.confusion_matrix(TEN, np.roll(TEN, 1) * (TEN > 4), NAMES),
    "function_plot": lambda: viz.function_plot(
        {"relu": lambda x: np.maximum(x, 0), "one": lambda x: 1.0}, (-2, 2)
    ),
    "bars": lambda: viz.bars(np.full(10, 0.1), NAMES, answer=3),
    "scatter2d": lambda: viz.scatter2d(POINTS, CLASSES, class_names=["apple", "pear"]),
    "decision_regions": lambda: viz.decision_regions(lambda p: p[:, :1], POINTS, CLASSES, resolution=20),
    "decision_regions_of_three": lambda: viz.decision_regions(three_classes, POINTS, resolution=20),
    "loss_surface": lambda: viz.loss_surface(
        lambda w, b: w**2 + b**2, (-2, 2), (-1, 1), [(1, 1), (0, 0)], resolution=9
    ),
    "network_diagram": lambda: viz.network_diagram(
        KERNELS, biases=[np.ones(5), np.ones(3)], values=[np.ones(4)]
    ),
    "network_of_sizes": lambda: viz.network_diagram((784, 128, 10), activations=["relu", "softmax"]),
    "two_weights": lambda: viz.network_diagram([[[1.0], [-1.0]]], input_names=["a", "b"], output_names=["y"]),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figure_draws_without_a_warning_and_is_small(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # what Matplotlib 3.10 calls in a newer pyparsing is not ours to mend
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
    figure = viz.new_figure((12, 4))
    left, right = figure.subplots(1, 2)
    assert viz.scatter2d(POINTS, CLASSES, ax=left) is figure
    assert viz.loss_surface(lambda w, b: w * b, (-1, 1), (-1, 1), resolution=5, ax=right) is figure
    assert left.lines and right.collections


def test_a_wrong_prediction_is_told_by_shape_and_by_color():
    titles = [ax.title for ax in viz.images(rng.random((2, 8, 8)), [3, 5], [3, 6], [0.9, 0.6]).axes]
    assert [title.get_text() for title in titles] == ["✓ 3 90%", "✗ 6 60%\nis 5"]
    assert [title.get_color() for title in titles] == [viz.POSITIVE, viz.NEGATIVE]


def test_probabilities_of_all_classes_show_the_largest():
    figure = viz.images(rng.random((1, 8, 8)), predictions=[1], probabilities=[[0.25, 0.75]])
    assert figure.axes[0].get_title() == "1 75%"


def test_one_square_array_is_one_image_and_flat_rows_are_many():
    assert len(viz.images(rng.random((28, 28))).axes) == 1
    assert len(viz.images(rng.random((3, 784))).axes) == 3
    assert viz.images(rng.random((3, 784))).axes[0].images[0].get_array().shape == (28, 28)


def test_confusion_matrix_has_truth_in_rows():
    ax = viz.confusion_matrix([0, 0, 1], [0, 1, 1]).axes[0]
    # true 0 taken for 1: row 0, column 1
    assert {t.get_position(): t.get_text() for t in ax.texts} == {(0, 0): "1", (1, 0): "1", (1, 1): "1"}
    assert ax.get_title(loc="left") == "66.7% right of 3"


def test_decision_line_lies_where_the_model_answers_one_half():
    figure = viz.decision_regions(lambda p: p[:, 0], x_range=(0, 1), y_range=(0, 1))
    line = next(c for c in figure.axes[0].collections if hasattr(c, "levels"))
    (path,) = line.get_paths()
    np.testing.assert_allclose(path.vertices[:, 0], 0.5, atol=1e-9)


def test_decision_regions_takes_a_model_and_keeps_it_quiet():
    class Model:
        def predict(self, points, batch_size=32, verbose="auto"):
            assert verbose == 0
            return points[:, 0]

    viz.decision_regions(Model(), POINTS, CLASSES, resolution=5)


def test_grid_values_puts_x_in_columns_and_y_in_rows():
    x, y, z = viz.grid_values(lambda a, b: 10 * a + b, (0, 2), (0, 1), 3)
    assert z[0, 2] == 10 * x[2] + y[0] == 20
    assert z[2, 0] == 10 * x[0] + y[2] == 1


def test_a_loss_that_is_infinite_in_places_is_still_drawn():
    png(viz.loss_surface(lambda w, b: np.inf if w > 0 else w**2, (-1, 1), (-1, 1), resolution=9))


def test_weights_are_drawn_by_sign_and_size():
    figure = viz.network_diagram([[[2.0], [-1.0], [0.5]]])
    edges = max(figure.axes[0].collections, key=lambda c: len(c.get_linewidths()))
    widths = edges.get_linewidths()
    assert widths[0] > widths[1] > widths[2]
    assert [t.get_text() for t in figure.axes[0].texts if t.get_text()[-1].isdigit()] == ["2", "−1", "0.50"]


def test_numbers_on_edges_do_not_cover_each_other():
    figure = viz.network_diagram(KERNELS)
    figure.draw_without_rendering()
    boxes = [t.get_window_extent() for t in figure.axes[0].texts if "." in t.get_text()]
    assert len(boxes) == 35
    meet = [
        (a, b)
        for k, a in enumerate(boxes)
        for b in boxes[:k]
        if a.shrunk(0.9, 0.8).overlaps(b.shrunk(0.9, 0.8))
    ]
    assert meet == []


def test_long_layers_are_shortened_and_counted():
    texts = [t.get_text() for t in viz.network_diagram((784, 3), max_nodes=6).axes[0].texts]
    assert "⋮" in texts and "input\n784 neurons" in texts and "output" in texts


ERRORS = {
    "x must be grayscale images": lambda: viz.images(np.zeros((2, 3, 4, 5))),
    "x holds no image": lambda: viz.images(np.zeros((0, 8, 8))),
    r"labels must have shape \(2,\), got shape \(3,\)": lambda: viz.images(np.zeros((2, 8, 8)), [1, 2, 3]),
    r"pass y_true\.argmax\(axis=1\)": lambda: viz.confusion_matrix(np.eye(3), [0, 1, 2]),
    "Is it still scores": lambda: viz.confusion_matrix([0, 1], [0.2, 0.8]),
    "y_true is empty": lambda: viz.confusion_matrix([], []),
    "class_names holds 1 names but the labels go up to 1": lambda: viz.confusion_matrix(
        [0, 1], [0, 1], ["a"]
    ),
    "Keep it with h = model.fit": lambda: viz.history(None),
    r"metric must be one of \['accuracy'\], got 'f1'": lambda: viz.history(CURVES, "f1"),
    r"x_range must be \(low, high\)": lambda: viz.function_plot(np.tanh, (2, 1)),
    r"relu returned shape \(1,\)": lambda: viz.function_plot({"relu": lambda x: x[:1]}),
    "class_names holds 2 names for 3 probabilities": lambda: viz.bars([0.1, 0.2, 0.7], ["a", "b"]),
    r"Choose two columns: x\[:, :2\]": lambda: viz.scatter2d(np.zeros((5, 3))),
    "Give the points x, or both": lambda: viz.decision_regions(np.sum),
    r"predict returned shape \(3,\) for 25 points": lambda: viz.decision_regions(
        lambda p: p[:3, 0], x_range=(0, 1), y_range=(0, 1), resolution=5
    ),
    "Is a mean or sum missing": lambda: viz.loss_surface(lambda w, b: [w, b], (0, 1), (0, 1)),
    "x_range and y_range are needed": lambda: viz.loss_surface(lambda w, b: w),
    r"path must have shape \(steps, 2\)": lambda: viz.loss_surface(
        lambda w, b: w, (0, 1), (0, 1), [1, 2], resolution=3
    ),
    "Is one transposed": lambda: viz.network_diagram([np.ones((2, 3)), np.ones((2, 1))]),
    r"biases\[0\] has shape \(2,\); expected shape \(3,\)": lambda: viz.network_diagram(
        (2, 3), biases=[[1, 2]]
    ),
    "activations must name 1 layers": lambda: viz.network_diagram((2, 3), activations=["relu", "relu"]),
    "input_names holds 1 names for 2 neurons": lambda: viz.network_diagram((2, 1), input_names=["x"]),
    "item 0 has shape": lambda: viz.network_diagram([np.ones(3), np.ones((3, 1))]),
}


@pytest.mark.parametrize("message", ERRORS)
def test_a_wrong_argument_is_named_with_its_mend(message):
    with pytest.raises(ValueError, match=message):
        ERRORS[message]()
