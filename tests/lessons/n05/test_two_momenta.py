"""What the challenge of notebook 05 says of the ball holds in the explorer too."""

import numpy as np
import pytest

from course.drawing.descent import descend
from course.lessons.n05_gradient_descent import two_momenta as room
from course.lessons.n05_gradient_descent.descent_explorers import CURVES, N_STEPS

ON_THE_SLIDER = np.linspace(0, room.LARGEST, 20)


@pytest.mark.parametrize("momentum", ON_THE_SLIDER)
def test_the_last_step_of_the_explorer_lies_in_the_valley_where_the_ball_comes_to_rest(momentum):
    path = descend(lambda w: CURVES["two valleys"](w)[1], room.START, room.RATE, N_STEPS, momentum)
    assert np.sign(path[-1]) == np.sign(room.resting_place(momentum))


def test_the_left_valley_is_the_deeper_one_and_its_bottom_where_the_message_says():
    height, slope = CURVES["two valleys"](np.array([-1.06, 0.93]))
    assert height[0] < height[1]
    assert np.allclose(slope, 0, atol=0.02)


def test_some_larger_momentum_fails_where_smaller_ones_succeed():
    reaches = [room.resting_place(momentum) < 0 for momentum in ON_THE_SLIDER]
    assert reaches.index(True) < len(reaches) - 1 - reaches[::-1].index(False)
