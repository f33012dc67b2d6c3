"""Pictures of a convolution: the numbers drawn are those of the window, the kernel and the map."""

import numpy as np
import pytest

from course.lessons.n16_beyond_nnlib import convolution_windows, figures


@pytest.fixture
def images():
    return np.random.default_rng(0).random((3, 8, 9))


@pytest.fixture
def part(images):
    pytest.importorskip("ipywidgets")
    part = figures.kernel_explorer(images, mine=np.arange(9).reshape(3, 3) - 4)
    yield part
    part.close()


def numbers(part, title):
    ax = next(ax for ax in part.figure.axes if ax.get_title(loc="left") == title)
    return np.array([float(text.get_text().replace("−", "-")) for text in ax.texts]).reshape(3, 3)


def shown_map(part):
    return (
        next(ax for ax in part.figure.axes if ax.get_title(loc="left").startswith("feature"))
        .images[0]
        .get_array()
    )


def test_the_tables_hold_the_window_the_kernel_and_their_products(part, images):
    part.set("digit", 2)
    part.set("row", 4)
    part.set("column", 5)
    window, kernel = images[1][4:7, 5:8], np.arange(9).reshape(3, 3) - 4
    assert numbers(part, "window") == pytest.approx(window, abs=0.006)
    assert np.array_equal(numbers(part, "× kernel"), kernel)
    assert numbers(part, "= products") == pytest.approx(window * kernel, abs=0.006)
    total = float((window * kernel).sum())
    assert shown_map(part)[4, 5] == pytest.approx(total)
    assert f"add up to <b>{convolution_windows.told(total)}</b>" in part.readout.value


def test_relu_cuts_the_map_off_below_zero(part):
    before = np.array(shown_map(part))
    part.set("relu", True)
    assert before.min() < 0 and np.array_equal(shown_map(part), np.maximum(before, 0))


def test_the_window_stays_in_the_image_to_the_last_row_and_column(part, images):
    for name, last in (("row", 5), ("column", 6)):
        assert part.widgets[name].max == last
        part.set(name, last)
    assert part.error is None
    assert numbers(part, "window") == pytest.approx(images[0][-3:, -3:], abs=0.006)


def test_it_begins_where_the_first_map_is_strongest(part):
    u = np.abs(shown_map(part))
    assert u[part.values["row"], part.values["column"]] == u.max()


@pytest.mark.parametrize("name", ["digit", "kernel", "row", "column", "relu"])
def test_every_control_changes_the_picture(part, name):
    before = part.png
    values = {"digit": 3, "kernel": "blur", "relu": True}
    part.set(name, values[name] if name in values else (part.values[name] + 2) % 6)
    assert part.png != before and part.error is None


def test_a_feature_map_is_the_sum_of_products_of_each_window(images):
    kernel = np.array([[0.0, 1, 0], [0, 0, -2], [3, 0, 0]])
    fig = figures.feature_maps(images[0], {"own": kernel})
    u = fig.axes[-1].images[0].get_array()
    assert u.shape == (6, 7)
    # window at row 2, column 3: 1 · x[2, 4] − 2 · x[3, 5] + 3 · x[4, 3]
    x = images[0]
    assert u[2, 3] == pytest.approx(x[2, 4] - 2 * x[3, 5] + 3 * x[4, 3])
    assert figures.feature_maps(x, {"own": kernel}, relu=True).axes[-1].images[0].get_array().min() >= 0


def test_curves_of_moved_images_are_in_per_cent():
    fig = figures.accuracy_by_shift({"a": [0.9, 0.5], "b": [0.8, 0.7]})
    first, second = fig.axes[0].lines
    assert first.get_ydata() == pytest.approx([90, 50]) and second.get_ydata() == pytest.approx([80, 70])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: figures.kernel_explorer(np.ones((8, 8))), "images must have shape"),
        (
            lambda: figures.kernel_explorer(np.ones((2, 8, 8)), mine=np.ones(9)),
            r"mine must have shape \(3, 3\)",
        ),
        (lambda: figures.feature_maps(np.ones(9), {}), "image must be one image"),
        (lambda: figures.feature_maps(np.ones((9, 9)), {"a": np.ones(3)}), r"kernels\['a'\] must be a table"),
        (lambda: figures.accuracy_by_shift({"a": [1.0], "b": [1.0, 0.5]}), "the same length"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
