"""The figures of notebook 04 show true numbers: squares, surfaces, surprises, and what is NaN."""

import numpy as np
import pytest

from course.lessons.n04_loss import figures
from course.lessons.n04_loss import squared_errors as wrongness
from nnlib.losses import MeanAbsoluteError, MeanSquaredError

X = np.array([-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0])
T = np.array([-1.6, -1.4, -0.5, -0.1, 0.8, 1.1, 1.9])


@pytest.fixture
def squares():
    part = figures.squares_explorer(X, T)
    yield part
    part.close()


@pytest.fixture
def surface():
    part = figures.surface_explorer(X, T)
    yield part
    part.close()


@pytest.fixture
def surprise():
    part = figures.surprise_explorer()
    yield part
    part.close()


def area(corners):
    x, y = np.array(corners).T
    return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2


@pytest.mark.parametrize(
    ("y", "t", "w"), [(1.0, 3.0, 2.0), (3.0, 1.0, 2.0), (1.0, 3.0, -2.0), (3.0, 1.0, 0.0)]
)
def test_the_square_of_a_miss_has_its_squared_area_and_is_not_cut_by_the_line(y, t, w):
    corners = wrongness.square_corners(0.5, y, t, w)
    assert area(corners) == pytest.approx(4.0)  # (3 − 1)²
    far = corners[3][0]
    line_there = y + w * (far - 0.5)
    # at the far side the line has gone away from the target, or stays level
    assert (line_there - y) * (t - y) <= 0


def test_drawn_squares_are_squares_on_the_screen_too(squares):
    left, right = squares.figure.axes
    for ax in (left, right):
        width, height = ax.get_window_extent().size
        per_x, per_y = width / np.ptp(ax.get_xlim()), height / np.ptp(ax.get_ylim())
        assert per_x == pytest.approx(per_y, rel=0.01)
    assert left.get_window_extent().height == pytest.approx(right.get_window_extent().height, rel=0.01)


def test_drawn_areas_are_the_squared_misses_and_their_mean(squares):
    squares.set("w", 2.0)
    left, right = squares.figure.axes
    drawn = [area(patch.get_xy()[:4]) for patch in left.patches]
    assert drawn == pytest.approx((2.0 * X + 0.5 - T) ** 2)
    assert area(right.patches[0].get_xy()[:4]) == pytest.approx(np.mean(drawn))


def test_squares_explorer_tells_the_mean_and_the_smallest_so_far(squares):
    first = MeanSquaredError()(T, 0.3 * X + 0.5)
    assert f"= {first:.3f}, smallest so far {first:.3f}" in squares.readout.value
    squares.set("w", 1.2)
    squares.set("b", -0.6)
    best = MeanSquaredError()(T, 1.2 * X - 0.6)
    assert best < 0.03  # what the notebook asks for can be reached with the sliders
    assert f"= {best:.3f}, smallest so far {best:.3f}" in squares.readout.value
    squares.set("b", 1.5)
    assert f"smallest so far {best:.3f}" in squares.readout.value and squares.error is None


@pytest.mark.parametrize(("name", "loss"), [("MSE", MeanSquaredError()), ("MAE", MeanAbsoluteError())])
def test_surface_holds_the_loss_of_every_line(name, loss):
    w, b, heights = wrongness.losses_on_grid(X, T, name, resolution=8)
    assert heights.shape == (8, 8)
    for i, j in [(0, 0), (2, 5), (7, 3)]:
        assert heights[i, j] == pytest.approx(loss(T, w[j] * X + b[i]))


def test_surface_explorer_names_line_and_loss(surface):
    surface.set("w", 2.0)
    surface.set("b", -0.5)
    left, right = surface.figure.axes
    assert left.get_title(loc="left") == "y = 2.0 x − 0.5"
    assert right.get_title(loc="left") == f"MSE = {MeanSquaredError()(T, 2 * X - 0.5):.3f}"
    surface.set("loss", "MAE")
    assert right.get_title(loc="left") == f"MAE = {MeanAbsoluteError()(T, 2 * X - 0.5):.3f}"
    assert surface.error is None


def test_the_map_can_be_taken_away_and_comes_back(surface):
    first = surface.png
    surface.set("map", False)
    hidden = surface.png
    surface.set("loss", "MAE")
    assert len({first, hidden, surface.png}) == 3
    surface.set("loss", "MSE")
    surface.set("map", True)
    assert surface.png == first


def test_still_picture_has_the_same_titles():
    figure = figures.line_and_surface(X, T, w=-1.0, b=1.5)
    titles = [ax.get_title(loc="left") for ax in figure.axes]
    assert titles == ["y = −1.0 x + 1.5", f"MSE = {MeanSquaredError()(T, 1.5 - X):.3f}"]


def test_points_need_as_many_targets():
    with pytest.raises(ValueError, match=r"t must have shape \(7,\), got shape \(2,\)"):
        figures.line_and_surface(X, [1.0, 2.0], w=0.0, b=0.0)
    with pytest.raises(ValueError, match="x must have one dimension"):
        figures.squares_explorer(X[:, None], T)


def test_a_quarter_is_two_coins(surprise):
    surprise.set("p", 0.25)
    left, right = surprise.figure.axes
    assert left.get_title(loc="left") == "−log 0.250 = 1.39 nats"
    assert right.get_title(loc="left") == "2.00 coins"
    surprise.set("p", 1.0)
    assert left.get_title(loc="left") == "−log 1.000 = 0.00 nats"
    assert "0.00 heads" in surprise.readout.value
    surprise.set("p", 0.01)  # log₂ 100 = 6.64: seven coins are enough for the whole slider
    assert right.get_title(loc="left") == "6.64 coins" and surprise.error is None


def test_surprises_shows_each_and_the_mean():
    # −log 0.5 = 0.69, −log 0.25 = 1.39, their mean 1.04
    ax = figures.surprise_by_sample({"one": [0.5, 0.25], "two": [1.0, 1.0]}).axes[0]
    assert [text.get_text() for text in ax.texts] == ["0.69", "1.39", "1.04", "0.00", "0.00", "0.00"]


def test_broken_products_counts_nan_and_infinity():
    products = np.array([[0.0, np.nan, -2.0], [-np.inf, np.nan, np.nan]])
    ax = figures.broken_products(products).axes[0]
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["finite (2)", "−inf (1)", "NaN: 0 · (−inf) (3)"]
    assert np.array_equal(ax.images[0].get_array(), [[0, 1], [2, 2], [0, 2]])


def test_broken_products_asks_for_a_batch():
    with pytest.raises(ValueError, match=r"shape \(samples, classes\), got \(3,\)"):
        figures.broken_products(np.zeros(3))
