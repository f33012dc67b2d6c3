"""The figures of notebook 02 show true numbers, and a frozen background changes nothing that is seen."""

import io

import numpy as np
import pytest
from PIL import Image

from course.drawing.live import LIVE_DPI
from course.drawing.style import png
from course.lessons.n02_relu import activation_curves, figures, hinge_builder
from nnlib import numerical_gradient


@pytest.fixture
def explorer():
    part = figures.activation_explorer()
    yield part
    part.close()


@pytest.fixture
def builder():
    part = figures.hinge_builder()
    yield part
    part.close()


def pixels(image):
    return np.asarray(Image.open(io.BytesIO(image)).convert("RGB")).astype(int)


@pytest.mark.parametrize("name", activation_curves.BENDS)
def test_a_drawn_slope_is_the_slope_of_the_drawn_function(name):
    function, slope = activation_curves.BENDS[name]
    u = np.array([-3.0, -0.7, 0.4, 2.5])  # away from the corner at 0
    assert np.allclose(slope(u), numerical_gradient(lambda u: function(u).sum(), u), atol=1e-8)


def test_explorer_names_value_and_slope(explorer):
    explorer.set("function", "leaky ReLU")
    explorer.set("u", -2.0)
    assert activation_curves.value_and_slope("leaky ReLU", -2.0) == (-0.6, 0.3)
    assert "about 0.030" in explorer.readout.value and explorer.error is None


def test_step_has_no_slope_where_it_jumps(explorer):
    explorer.set("function", "step")
    explorer.set("u", 1e-16)  # what a slider makes of 0
    assert "no slope" in explorer.readout.value and explorer.error is None


def test_explorer_shows_the_same_picture_however_it_was_reached(explorer):
    first = explorer.png
    explorer.set("function", "ReLU")
    assert explorer.png != first
    explorer.set("function", "sigmoid")
    assert explorer.png == first


def test_hinge_error_of_a_flat_sum_is_the_mean_square_of_the_sine():
    # mean of sin² over [-π, π] is 1/2; 201 points that include both ends give 100/201
    assert figures.hinge_error([0.0], [0.0]) == pytest.approx(100 / 201)


def test_hinge_values_are_zero_up_to_the_hinge_and_straight_after_it():
    values = hinge_builder.hinge_values([1.0, -1.0], [2.0, 0.5], [0.0, 1.0, 3.0])
    assert np.array_equal(values, [[0.0, 0.0, 4.0], [0.5, 1.0, 2.0]])


def test_builder_tells_error_best_and_formula(builder):
    before = figures.hinge_error([-3.1, -1.6, 0.8, 2.2], [-0.7, 1.4, 0.0, 0.0])
    assert f"error {before:.4f}, best so far {before:.4f}" in builder.readout.value
    builder.set("hinge3", 1.6)
    builder.set("slope3", -1.4)
    after = figures.hinge_error([-3.1, -1.6, 1.6, 2.2], [-0.7, 1.4, -1.4, 0.0])
    assert after < 0.02
    assert f"error {after:.4f}, best so far {after:.4f}" in builder.readout.value
    assert "− 1.40·relu(x − 1.6)" in builder.readout.value
    builder.set("slope3", 0.0)
    assert f"best so far {after:.4f}" in builder.readout.value


def test_an_error_below_a_hundredth_can_be_reached_with_three_relus_on_the_sliders(builder):
    for name, value in dict(
        hinge1=-3.2, slope1=-0.7, hinge2=-1.5, slope2=1.5, hinge3=1.5, slope3=-1.45
    ).items():
        builder.set(name, value)
        assert builder.values[name] == pytest.approx(value)
    assert figures.hinge_error([-3.2, -1.5, 1.5], [-0.7, 1.5, -1.45]) < 0.01
    assert "error 0.0061" in builder.readout.value


def test_a_frozen_background_looks_like_what_it_replaces(builder):
    hinges, slopes = [-3.1, -1.6, 0.8, 2.2], [-0.7, 1.4, 0.0, 0.0]
    frozen, drawn = pixels(builder.png), pixels(png(figures.hinge_sum(hinges, slopes), LIVE_DPI))
    assert frozen.shape == drawn.shape
    # the shaded gap lies over the dashed sine instead of under it: a few pale pixels differ
    assert np.mean(np.abs(frozen - drawn).max(axis=2) > 40) < 0.01
    flipped = frozen[::-1]
    assert np.mean(np.abs(flipped - drawn).max(axis=2) > 40) > 0.05


def test_hinges_and_slopes_must_be_as_many():
    with pytest.raises(ValueError, match=r"slopes must have shape \(2,\), got shape \(1,\)"):
        figures.hinge_sum([0.0, 1.0], [1.0])
    with pytest.raises(ValueError, match="slopes must have shape"):
        figures.hinge_builder([0.0, 1.0], [1.0])


def test_gallery_shows_every_bend_above_its_slope():
    axes = figures.activation_gallery().axes
    assert [ax.get_title(loc="left") for ax in axes[:5]] == list(activation_curves.BENDS)
    assert len(axes) == 10


def test_firing_leaves_exact_zeros_white_and_counts_them():
    figure = figures.layer_outputs(np.array([[0.0, 1.0], [0.0, 1e-6]]))
    image = figure.axes[0].images[0].get_array()
    assert np.array_equal(image.mask, [[True, False], [True, False]])
    assert figure.axes[0].get_title(loc="left") == "50 % of these are exactly 0"


def test_firing_asks_for_a_layer():
    with pytest.raises(ValueError, match=r"shape \(samples, units\); got \(3,\)"):
        figures.layer_outputs(np.zeros(3))
