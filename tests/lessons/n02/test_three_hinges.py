"""Three hinges that follow the sine, and what is said of those that do not."""

import numpy as np
import pytest

from course.checking.answers import check
from course.lessons.n02_relu.hinge_builder import hinge_error
from course.lessons.n02_relu.three_hinges import three_follow_the_sine

BEST = np.array([[-3.2, -1.5, 1.5], [-0.7, 1.5, -1.5]])


def test_exactly_an_error_below_a_hundredth_is_right():
    rng = np.random.default_rng(0)
    right = 0
    for _ in range(300):
        hinges, slopes = BEST + rng.normal(0, 0.04, BEST.shape)
        said = three_follow_the_sine((hinges, slopes))
        assert (said is None) == (hinge_error(hinges, slopes) < 0.01)
        right += said is None
    assert 30 < right < 270


def test_every_right_answer_goes_down_up_and_down_as_the_remark_says():
    rng = np.random.default_rng(1)
    found = [BEST + rng.normal(0, 0.1, BEST.shape) for _ in range(2000)]
    right = [(hinges, slopes) for hinges, slopes in found if three_follow_the_sine((hinges, slopes)) is None]
    assert len(right) > 30
    for hinges, slopes in right:
        assert np.sign(np.cumsum(slopes[np.argsort(hinges)])).tolist() == [-1, 1, -1]


@pytest.mark.parametrize("attempt", [None, ..., 3, "sine", ([1, 2, 3],), ([1, 2, np.nan], [1, 2, 3])])
def test_anything_else_is_refused_without_an_error(attempt):
    assert check("three_hinges", attempt).status in ("not yet", "not attempted")
