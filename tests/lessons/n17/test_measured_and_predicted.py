"""The points stand where they were measured and predicted, and the line is where both are equal."""

import numpy as np
import pytest

from course.lessons.n17_your_own_table import figures

T, Y = np.array([3000.0, 4000.0, 5000.0]), np.array([3200.0, 3900.0, 5200.0])


def test_points_and_line():
    (ax,) = figures.measured_and_predicted(T, Y).axes
    line, points = ax.lines
    assert np.array_equal(points.get_xydata(), np.stack([T, Y], axis=1))
    assert np.array_equal(line.get_xdata(), line.get_ydata())
    assert ax.get_xlim() == ax.get_ylim() and ax.get_xlim()[0] < 3000 < 5200 < ax.get_xlim()[1]
    assert ax.get_xlabel() == "measured mass in g" and ax.get_ylabel() == "predicted mass in g"


def test_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"y must have shape \(3,\)"):
        figures.measured_and_predicted(T, Y[:, None])


def test_the_arrival_is_better_than_the_mean():
    (ax,) = figures.arrival().axes
    t, y = ax.lines[1].get_xydata().T
    assert len(t) == 62
    assert np.abs(y - t).mean() < 0.6 * np.abs(t - t.mean()).mean()
