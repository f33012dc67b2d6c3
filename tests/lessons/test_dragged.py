"""What is dragged in the pictures of 02, 04 and 05 lies under its ring, and follows it to where it is put."""

import numpy as np
import pytest

from course.lessons.n02_relu import figures as n02
from course.lessons.n04_loss import figures as n04
from course.lessons.n05_gradient_descent import figures as n05

X, T = np.array([-2.0, -1.0, 1.0, 2.0]), np.array([-1.5, 0.0, 1.0, 2.0])
PARTS = {
    "hinges": lambda: n02.hinge_builder(),
    "squares": lambda: n04.squares_explorer(X, T),
    "surface": lambda: n04.surface_explorer(X, T),
    "ball": lambda: n05.ball_on_curve(),
    "start": lambda: n05.path_on_surface(),
}


@pytest.fixture(params=PARTS)
def part(request):
    made = PARTS[request.param]()
    yield made
    made.close()


def marks(part, axes):
    """Every point of a line with markers that is seen in these axes."""
    lines = [line for line in part.figure.axes[axes].lines if line.get_visible()]
    unmarked = ("None", "", None)
    return np.concatenate([line.get_xydata() for line in lines if line.get_marker() not in unmarked])


def distance(part, handle):
    return np.abs(marks(part, handle.axes) - np.array(handle.at(part.values), dtype=float)).sum(axis=1).min()


def test_every_ring_lies_on_a_mark_that_is_drawn(part):
    for handle in part.handles:
        assert distance(part, handle) < 1e-9, handle.name


def put(part, number, right, up):
    """Drag a handle by these shares of the picture, in the ways that it moves: (wanted, moved, ways)."""
    handle, before = part.handles[number], part.layer.places[number]
    shift = np.array([right, -up]) * (np.array(handle.step) != 0)
    part.drag(number, before["left"] + shift[0], before["top"] + shift[1])
    assert part.error is None and distance(part, handle) < 1e-9, handle.name
    after = part.layer.places[number]
    moved = np.array([after["left"] - before["left"], after["top"] - before["top"]])
    return shift, moved, np.array(handle.step) != 0


def test_what_is_dragged_is_drawn_where_it_is_put(part):
    for number, handle in enumerate(part.handles):
        if part.layer.places[number] is not None:
            wanted, moved, ways = put(part, number, right=0.03, up=0.03)
            # a slider stops at its steps, half of one away at most
            assert moved[ways] == pytest.approx(wanted[ways], abs=0.012), handle.name


def test_an_arrow_key_moves_by_a_step(part):
    for number, handle in enumerate(part.handles):
        if (place := part.layer.places[number]) is not None:
            before = np.array(handle.at(part.values), dtype=float)
            *_, ways = put(part, number, *place["step"])
            moved = np.array(handle.at(part.values), dtype=float) - before
            assert moved[ways] == pytest.approx(np.array(handle.step)[ways], abs=0.02), handle.name


def test_a_point_that_is_dragged_counts_with_its_new_target():
    part = n04.squares_explorer(X, T)
    part.set("w", 1.0)
    part.set("b", 0.0)
    # misses −0.5, −1, 0, 0: (0.25 + 1) / 4
    assert "MSE 0.312" in [text.get_text() for ax in part.figure.axes for text in ax.texts]
    part.set("points", ((-2, -2), (-1, -1), (1, 1), (2, 4)))
    assert "MSE 1.000" in [text.get_text() for ax in part.figure.axes for text in ax.texts]
    assert "smallest so far 1.000" in part.readout.value
    part.close()


def test_the_ball_starts_where_it_is_let_go():
    part = n05.ball_on_curve()
    place = part.layer.places[0]
    part.drag(0, place["left"] + 0.05, place["top"])
    start = part.values["start"]
    assert part.values["step"] == 0 and f"L = {start**2:.2f}" in part.readout.value
    part.close()


def test_a_path_keeps_its_steps_from_a_new_start():
    part = n05.path_on_surface()
    assert part.values["step"] == 12
    part.drag(0, 0.3, 0.3)
    path = max((line.get_xydata() for line in part.figure.axes[0].lines), key=len)
    assert len(path) == 13 and tuple(path[0]) == pytest.approx(part.values["start"])
    part.close()
