"""What the figures of notebook 02 draw is what they say: read from their artists."""

import numpy as np
import pytest

from course.lessons.n02_relu import activation_curves, evenly_spaced_hinges, figures, hinge_builder


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


def lines(ax, style):
    return [line for line in ax.lines if line.get_linestyle() == style]


def points(ax):
    return [line for line in ax.lines if line.get_marker() == "o"]


def titled(ax):
    return float(ax.get_title(loc="left").rpartition("=")[2].replace("−", "-"))


@pytest.mark.parametrize("name", activation_curves.BENDS)
@pytest.mark.parametrize("u", [-3.2, -0.7, 0.4, 2.5])
def test_the_explorers_tangent_touches_the_curve_with_the_slope_of_the_title(explorer, name, u):
    explorer.set("function", name)
    explorer.set("u", u)
    left, right = explorer.figure.axes
    (dot,), (slope_dot,) = points(left), points(right)
    curve = left.lines[len(activation_curves.BENDS)]  # behind the pale ones
    (tangent,) = lines(left, "--")
    x, y = tangent.get_data()
    slope = (y[1] - y[0]) / (x[1] - x[0])
    at = np.nanargmin(np.abs(curve.get_xdata() - u))
    assert dot.get_xdata()[0] == pytest.approx(u)
    assert dot.get_ydata()[0] == pytest.approx(curve.get_ydata()[at], abs=1e-6)
    assert np.mean(y) == pytest.approx(dot.get_ydata()[0])  # the tangent's middle is the dot
    assert titled(left) == pytest.approx(dot.get_ydata()[0], abs=0.0051)
    assert titled(right) == pytest.approx(slope, abs=0.0051)
    assert slope_dot.get_ydata()[0] == pytest.approx(slope)
    slope_curve = right.lines[len(activation_curves.BENDS)]
    assert slope_curve.get_ydata()[at] == pytest.approx(slope, abs=1e-6)


def test_the_step_is_0_at_0_as_in_notebook_01_and_has_no_slope_there(explorer):
    explorer.set("function", "step")
    explorer.set("u", 0.0)
    left, right = explorer.figure.axes
    assert points(left)[0].get_ydata()[0] == 0 and titled(left) == 0
    assert right.get_title(loc="left").endswith("none")
    assert "jumps from 0 to 1" in explorer.readout.value and "Its value there is 0." in explorer.readout.value


def test_the_gallerys_slopes_are_those_of_the_curves_above_them():
    axes = figures.activation_gallery().axes
    for upper, lower in zip(axes[:5], axes[5:]):
        (curve,), (slopes,) = upper.lines, lower.lines
        u, z = curve.get_data()
        slope = slopes.get_ydata()
        middle = (np.abs(u) > 0.05) & (np.abs(u) < 3.9)
        measured = np.gradient(z, u)
        assert np.allclose(measured[middle], slope[middle], atol=2e-3)


def test_the_builders_sum_is_the_sum_of_its_parts_and_its_title_their_error(builder):
    builder.set("hinge3", 1.5)
    builder.set("slope3", -1.4)
    upper, lower = builder.figure.axes[:2]
    parts = [line for line in lower.lines if len(line.get_xdata()) == 3]
    (total,) = [line for line in upper.lines if len(line.get_xdata()) == 201 and line.get_linestyle() == "-"]
    (sine,) = lines(upper, "--")
    x = total.get_xdata()
    added = sum(np.interp(x, *part.get_data()) for part in parts)
    assert len(parts) == 4
    assert np.allclose(total.get_ydata(), added)
    assert np.allclose(sine.get_ydata(), np.sin(sine.get_xdata()))
    error = np.mean((total.get_ydata() - np.sin(x)) ** 2)
    assert upper.get_title(loc="left") == f"error {error:.4f}"


def test_the_builders_marks_stand_at_the_hinges_and_on_the_sum(builder):
    builder.set("hinge2", -1.0)
    hinges = [builder.values[f"hinge{k}"] for k in (1, 2, 3, 4)]
    upper, lower = builder.figure.axes[:2]
    (total,) = [line for line in upper.lines if len(line.get_xdata()) == 201 and line.get_linestyle() == "-"]
    for ax in (upper, lower):
        marks = [mark.get_data() for mark in points(ax)]
        assert sorted(float(x[0]) for x, _ in marks) == pytest.approx(sorted(hinges))
        for x, y in marks:
            height = np.interp(x[0], *total.get_data()) if ax is upper else 0.0
            assert float(y[0]) == pytest.approx(height, abs=0.01)


def test_graphs_of_layers_are_those_of_the_functions():
    figure = figures.graphs_of_layers({"double": lambda x: 2 * x, "flat": lambda x: 0 * x}, (-1, 3))
    double, flat = figure.axes[0].lines
    assert np.allclose(double.get_ydata(), 2 * double.get_xdata())
    assert double.get_xdata()[[0, -1]].tolist() == [-1, 3] and not flat.get_ydata().any()


def test_graphs_of_units_are_f_of_w_x_plus_b_beside_the_data():
    x, t = np.linspace(0, 2, 40), np.linspace(1, 3, 40)
    axes = figures.graphs_of_units({"unit": (np.tanh, 2.0, -1.0)}, x, t).axes[0]
    curve, data = axes.lines
    assert np.allclose(curve.get_ydata(), np.tanh(2 * curve.get_xdata() - 1))
    assert np.allclose(data.get_ydata(), 1 + data.get_xdata()) and len(data.get_xdata()) == 14


def test_layer_outputs_are_colored_where_they_are_above_0():
    z = np.array([[0.0, 2.0, 0.5], [1.0, 0.0, 0.0]])
    ax = figures.layer_outputs(z).axes[0]
    shown = ax.images[0].get_array()
    assert np.array_equal(shown.mask, z == 0) and np.array_equal(shown.filled(0), z)
    assert ax.get_title(loc="left") == "50 % of these are exactly 0"


def test_no_slopes_have_a_smaller_error_than_the_best():
    rng = np.random.default_rng(0)
    hinges = [-3.0, -1.4, 1.3]
    best = evenly_spaced_hinges.best_slopes(hinges)
    least = figures.smallest_error(hinges)
    assert least == hinge_builder.hinge_error(hinges, best)
    for _ in range(200):
        assert hinge_builder.hinge_error(hinges, best + rng.normal(0, 0.1, 3)) > least
