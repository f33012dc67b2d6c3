"""Pictures of gradient descent: the paths are right, and what is drawn says what they say."""

import io
import warnings

import numpy as np
import pytest
from matplotlib.image import imread
from matplotlib.text import Annotation

from course.drawing.descent import descend
from course.drawing.style import png
from course.lessons.n05_gradient_descent import descent_explorers as descent
from course.lessons.n05_gradient_descent import figures


@pytest.fixture
def ball():
    part = figures.ball_on_curve()
    yield part
    part.close()


@pytest.fixture
def surface():
    part = figures.path_on_surface()
    yield part
    part.close()


def test_on_a_parabola_every_step_multiplies_by_the_same_factor():
    path = descend(lambda w: 4 * w, -2.0, learning_rate=0.3, n_steps=5)
    np.testing.assert_allclose(path, -2 * (1 - 0.3 * 4) ** np.arange(6.0))


def test_momentum_adds_its_share_of_the_step_before():
    # slope 1 everywhere: steps −0.1, then −0.1 − 0.5·0.1 = −0.15, then −0.1 − 0.5·0.15 = −0.175
    path = descend(lambda p: np.ones(2), [0.0, 1.0], learning_rate=0.1, n_steps=3, momentum=0.5)
    np.testing.assert_allclose(np.diff(path, axis=0), [[-0.1] * 2, [-0.15] * 2, [-0.175] * 2])


def test_an_explosion_ends_in_finite_numbers_and_leaves_the_start_alone():
    start = np.array([3.0, -1.0])
    path = descend(lambda p: p**3, start, learning_rate=5.0, n_steps=200)
    assert path.shape == (201, 2) and np.isfinite(path).all()
    assert np.abs(path[-1]).max() > descent.FAR and np.array_equal(path[-1], path[-2])
    assert np.array_equal(start, [3.0, -1.0])


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"shape \(\) for a point of shape \(2,\)"):
        descend(lambda p: p.sum(), [1.0, 2.0], 0.1, 1)


@pytest.mark.parametrize("name", descent.CURVES)
def test_the_slopes_of_the_curves_are_those_of_their_heights(name):
    for w in (-1.7, -0.3, 0.8):
        measured = (descent.CURVES[name](w + 1e-6)[0] - descent.CURVES[name](w - 1e-6)[0]) / 2e-6
        assert descent.CURVES[name](w)[1] == pytest.approx(measured, abs=1e-7)


@pytest.mark.parametrize("name", descent.SURFACES)
def test_the_gradients_of_the_surfaces_are_those_of_their_heights(name):
    from nnlib import numerical_gradient

    function, _ = descent.SURFACES[name]
    for p in ([-1.3, 0.7], [0.4, -1.1]):
        measured = numerical_gradient(lambda q: function(q)[0], p)
        np.testing.assert_allclose(function(np.array(p))[1], measured, atol=1e-7)


def changed(part, name, value):
    before = part.png
    part.set(name, value)
    assert part.error is None
    return part.png != before


def test_every_control_of_the_ball_changes_the_picture(ball):
    for name, value in (("learning_rate", 0.4), ("step", 7), ("curve", "two valleys")):
        assert changed(ball, name, value), name


def test_every_control_of_the_surface_changes_the_picture(surface):
    for name, value in (("learning_rate", 0.1), ("step", 7), ("surface", "saddle")):
        assert changed(surface, name, value), name


@pytest.mark.parametrize("make, name", [("ball_on_curve", "curve"), ("path_on_surface", "surface")])
def test_each_choice_has_a_landscape_of_its_own(make, name):
    part = getattr(figures, make)()
    part.set("step", 0)
    part.set("learning_rate", 0.02)  # nothing moves at the lower edge on the left
    seen = {}
    for choice in part.widgets[name].options:
        part.set(name, choice)
        picture = imread(io.BytesIO(part.png))
        seen[choice] = picture[int(0.6 * len(picture)) : int(0.8 * len(picture)), 120:400].tobytes()
    part.close()
    assert len(set(seen.values())) == len(seen)


def test_the_whole_range_of_the_controls_draws(ball, surface):
    for part, name in ((ball, "curve"), (surface, "surface")):
        part.set("step", 40)
        for choice in part.widgets[name].options:
            part.set(name, choice)
            for rate in (0.02, 1.2):
                part.set("learning_rate", rate)
                assert part.error is None


def test_the_ball_says_its_next_step(ball):
    ball.set("step", 0)
    # w = 1.9: slope 3.8, and −0.2 · 3.8 = −0.76
    assert "L = 3.61" in ball.readout.value and "−0.20 · 3.80 = −0.76" in ball.readout.value
    ball.set("step", 1)
    # w = 1.9 − 0.76 = 1.14: slope 2.28
    assert "L = 1.30" in ball.readout.value and "−0.20 · 2.28 = −0.46" in ball.readout.value


def test_an_exploded_ball_is_said_to_be_gone(ball):
    ball.set("learning_rate", 1.2)
    ball.set("step", 40)
    assert "exploded" in ball.readout.value


def bowl(w):
    return (np.asarray(w) - 1) ** 2


EPSILONS = 10.0 ** np.arange(-8, 0.1)
FIGURES = {
    "slope_arrows": lambda: figures.slope_arrows(bowl, [-1, 0, 1, 2.5], (-2, 4)),
    "epsilon_errors": lambda: figures.epsilon_errors(EPSILONS, {"a": EPSILONS, "b": EPSILONS**2}),
    "learning_rates": lambda: figures.learning_rates(
        lambda w: w**2, lambda w: 2 * w, -1.9, {"slow": 0.05, "right": 0.3, "far": 1.1}
    ),
    "stable_rates": lambda: figures.stable_rates(
        np.linspace(0.1, 1, 10), np.geomspace(1e-9, 10, 10), 1.0, limit=0.8
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figure_draws_without_a_warning_and_no_text_runs_out_of_it(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message=".*deprecated", category=DeprecationWarning)  # pyparsing's
        assert 1_000 < len(png(FIGURES[name]())) < 200_000
    figure = FIGURES[name]()
    figure.draw_without_rendering()
    width, height = figure.bbox.width, figure.bbox.height
    for text in (t for ax in figure.axes for t in (*ax.texts, ax.xaxis.label, ax.yaxis.label)):
        box = text.get_window_extent()
        if text.get_text():
            assert box.x0 > -2 and box.y0 > -2 and box.x1 < width + 2 and box.y1 < height + 2, text.get_text()


def test_arrows_point_downhill_and_there_is_none_at_the_bottom():
    (ax,) = FIGURES["slope_arrows"]().axes
    arrows = {a.xyann[0]: a.xy[0] - a.xyann[0] for a in ax.texts if isinstance(a, Annotation)}
    assert set(arrows) == {-1, 0, 2.5}
    assert arrows[-1] > arrows[0] > 0 > arrows[2.5]
    assert arrows[-1] == pytest.approx(2 * arrows[0])  # slopes −4 and −2
    told = [t.get_text() for t in ax.texts if t.get_text()]
    assert told == ["−4.0", "−2.0", "0.0", "3.0"]


def test_an_error_of_exactly_0_leaves_a_gap():
    (ax,) = figures.epsilon_errors([0.1, 0.2, 0.3], {"a": [1e-3, 0.0, 1e-2]}).axes
    assert np.isnan(ax.lines[0].get_ydata()[1])
    with pytest.raises(ValueError, match=r"errors\['a'\] must have shape \(3,\)"):
        figures.epsilon_errors([0.1, 0.2, 0.3], {"a": [1e-3]})


def test_each_learning_rate_has_its_own_panel_and_path():
    figure = FIGURES["learning_rates"]()
    assert [ax.get_title(loc="left") for ax in figure.axes] == [
        "slow\nη = 0.05",
        "right\nη = 0.3",
        "far\nη = 1.1",
    ]
    for ax, rate in zip(figure.axes, (0.05, 0.3, 1.1)):
        np.testing.assert_allclose(ax.lines[1].get_xdata(), -1.9 * (1 - 2 * rate) ** np.arange(13.0))
