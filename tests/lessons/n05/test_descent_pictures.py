"""What the pictures of notebook 05 draw is what is so: read from their artists."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from course.drawing.descent import SURFACES, descend
from course.drawing.style import ACCENT, HIGHLIGHT, NEGATIVE, POSITIVE
from course.lessons.n05_gradient_descent import figures
from course.lessons.n05_gradient_descent.descent_explorers import CURVES

RATE = 0.2


@pytest.fixture(params=["bowl", "two valleys"])
def ball(request):
    part = figures.ball_on_curve()
    part.set("curve", request.param)
    part.curve = CURVES[request.param]
    yield part
    part.close()


def drawn(ax, color, **properties):
    """The lines of this color that show something and have these properties."""
    return [
        line
        for line in ax.lines
        if to_hex(line.get_color()) == to_hex(color)
        and len(line.get_xdata())
        and all(getattr(line, f"get_{name}")() == value for name, value in properties.items())
    ]


@pytest.mark.parametrize("step", [0, 1, 3])
def test_the_ball_lies_on_the_curve_and_its_tangent_has_the_curves_slope(ball, step):
    ball.set("step", step)
    left, _ = ball.figure.axes
    (dot,) = drawn(left, HIGHLIGHT)
    ((w, height),) = dot.get_xydata()
    path = descend(lambda v: ball.curve(v)[1], 1.9, RATE, step)
    assert w == pytest.approx(path[-1]) and height == pytest.approx(ball.curve(w)[0])
    (tangent,) = drawn(left, NEGATIVE, linestyle="--")
    (x0, y0), (x1, y1) = tangent.get_xydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(ball.curve(w)[1])
    assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx((w, height))


def test_the_green_line_is_the_learning_rate_times_the_slope_downhill(ball):
    for rate in (0.06, 0.3):
        ball.set("learning_rate", rate)
        ball.set("step", 1)
        left, _ = ball.figure.axes
        line = next(line for line in drawn(left, ACCENT) if len(line.get_xdata()) == 2)
        start, end = line.get_xdata()
        assert end - start == pytest.approx(-rate * ball.curve(start)[1])


def test_the_loss_panel_holds_the_heights_that_the_trail_has(ball):
    ball.set("step", 5)
    left, right = ball.figure.axes
    (losses,) = drawn(right, POSITIVE)
    trail = next(line for line in left.lines if line.get_alpha() == 0.35)
    np.testing.assert_array_equal(losses.get_xdata(), np.arange(6))
    np.testing.assert_allclose(losses.get_ydata(), ball.curve(trail.get_xdata())[0])
    np.testing.assert_allclose(losses.get_ydata(), trail.get_ydata())


@pytest.mark.parametrize("surface", SURFACES)
def test_the_path_on_the_surface_is_the_descent_and_its_losses_are_the_heights(surface):
    part = figures.path_on_surface()
    part.set("surface", surface)
    part.set("learning_rate", 0.1)
    part.set("step", 9)
    function, start = SURFACES[surface]
    path = descend(lambda p: function(p)[1], start, 0.1, 9)
    left, right = part.figure.axes
    (over,) = drawn(left, "white", linewidth=1.8)
    np.testing.assert_allclose(over.get_xydata(), path)
    (dot,) = drawn(left, HIGHLIGHT)
    np.testing.assert_allclose(dot.get_xydata(), path[-1:])
    (losses,) = drawn(right, POSITIVE)
    np.testing.assert_allclose(losses.get_ydata(), [function(p)[0] for p in path])
    part.close()


def test_the_tangents_of_the_still_picture_have_the_slopes_that_stand_beside_them():
    (ax,) = figures.slope_arrows(lambda w: (w - 1) ** 2, [-1, 0, 2.5], (-2, 4)).axes
    told = [float(text.get_text().replace("−", "-")) for text in ax.texts if text.get_text()]
    found = []
    for tangent in drawn(ax, NEGATIVE, linestyle="--"):
        (x0, y0), (x1, y1) = tangent.get_xydata()
        found.append((y1 - y0) / (x1 - x0))
        assert (y0 + y1) / 2 == pytest.approx(((x0 + x1) / 2 - 1) ** 2)  # it touches the curve
    np.testing.assert_allclose(found, [-4, -2, 3], rtol=1e-6)
    assert told == [-4, -2, 3]


def test_rates_beyond_the_dashed_line_end_above_the_dotted_one_and_the_dip_is_half_of_it():
    x = np.array([-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0])
    curvature = 2 * np.mean(x**2)  # of the neuron of the notebook: 2.5
    rates = np.arange(1, 100) / 100 + 0.005
    sizes = 5 * np.abs(1 - rates * curvature) ** 5
    (ax,) = figures.stable_rates(rates, sizes, 5.0, 2 / curvature).axes
    dots, dotted, dashed = ax.lines
    assert dashed.get_xdata()[0] == pytest.approx(2 / curvature) and dotted.get_ydata()[0] == 5.0
    above = dots.get_ydata() > dotted.get_ydata()[0]
    np.testing.assert_array_equal(above, dots.get_xdata() > dashed.get_xdata()[0])
    dip = dots.get_xdata()[np.argmin(dots.get_ydata())]
    assert dip == pytest.approx(1 / curvature, abs=0.0051)


def test_the_star_is_the_end_of_the_walk_and_the_cross_the_minimum():
    def loss(wb):
        return (wb[0] - 1) ** 2 + (wb[1] - 3) ** 2

    path = figures.walk_down(loss, [0, 0], learning_rate=0.1, n_steps=4)
    np.testing.assert_allclose(path[:, 0], 1 - 0.8 ** np.arange(5), atol=1e-8)
    figure = figures.two_surfaces(
        {"one": loss, "two": loss}, (path, path), lowest=((1, 3), (1, 3)), w_ranges=((-1, 3), (-2, 4))
    )
    assert [ax.get_title() or ax.get_title(loc="left") for ax in figure.axes] == ["one", "two"]
    for ax in figure.axes:
        (cross,) = [line for line in ax.lines if line.get_marker() == "P"]
        (star,) = [line for line in ax.lines if line.get_marker() == "*"]
        np.testing.assert_allclose(cross.get_xydata(), [[1, 3]])
        np.testing.assert_allclose(star.get_xydata(), path[-1:])


@pytest.mark.parametrize(("curvature", "wanted"), [(2.0, 0.9), (8.0, 0.2), (20.0, 0.09)])
def test_the_largest_rate_by_trial_is_the_last_below_two_over_the_curvature(curvature, wanted):
    rates = [0.01, 0.05, 0.09, 0.11, 0.2, 0.3, 0.9, 1.1]
    found = figures.largest_rate(lambda wb: curvature / 2 * wb[0] ** 2, [1.0], rates)
    assert found == wanted


@pytest.mark.parametrize(("rate", "bottom"), [(0.1, 0.93), (0.4, -1.06)])
def test_with_one_rate_the_ball_rests_in_the_right_valley_and_with_a_larger_one_in_the_left(rate, bottom):
    path = descend(lambda w: CURVES["two valleys"](w)[1], 1.9, rate, 40)
    assert path[-1] == pytest.approx(bottom, abs=0.01)


def test_on_the_saddle_a_small_rate_stays_near_the_middle_and_a_larger_one_leaves_it():
    function, start = SURFACES["saddle"]
    slow, fast = (descend(lambda p: function(p)[1], start, rate, 40)[-1] for rate in (0.02, 0.4))
    assert abs(slow[0]) < 0.1 and abs(fast[0]) > 0.9


def test_with_seven_digits_rounding_begins_at_a_much_larger_nudge():
    epsilons = 10.0 ** np.arange(-16, 0.1, 0.25)
    best = {}
    for kind in (np.float64, np.float32):
        rise = np.exp(kind(1 + epsilons)) - np.exp(kind(1 - epsilons))
        best[kind] = epsilons[np.argmin(np.abs(rise / (2 * epsilons) - np.e))]
    assert best[np.float32] > 50 * best[np.float64]


def test_the_ball_on_a_parabola_never_rests_from_the_rate_1_on():
    rates, balls = np.arange(1, 201) / 100, np.full(200, -1.9)
    for _ in range(100):
        balls = balls - rates * 2 * balls
    assert rates[np.abs(balls) >= 1.9].min() == 1
