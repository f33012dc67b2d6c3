"""Later cells use what the reader has solved, and what the course has where a task is still open."""

import numpy as np
import pytest

from course import contents, yours


def stub(x):
    return ...


def test_a_solved_task_is_the_readers_and_an_open_one_the_courses():
    mine = lambda x: np.where(x > 0, x, 0)  # noqa: E731
    both = yours(relu=mine, leaky_relu=stub)
    assert both.relu is mine
    assert both.leaky_relu is contents.tasks_of("02")["leaky_relu"].reference
    assert str(both) == (
        "your relu and the course's leaky_relu (yours takes its place when you have solved task 2.2)"
    )
    assert str(yours(relu=mine)) == "your relu"


def test_a_name_that_is_no_task_is_refused():
    with pytest.raises(TypeError, match="'relo' is none"):
        yours(relo=stub)


def test_several_open_tasks_are_told_as_a_list():
    told = str(yours(relu=None, leaky_relu=None, softmax=None))
    assert told == (
        "the course's relu, leaky_relu and softmax "
        "(yours take their places when you have solved tasks 2.1, 2.2 and 3.2)"
    )
