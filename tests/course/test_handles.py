"""A handle stands where its thing is drawn, and what it is dragged to is what the figure shows."""

import numpy as np
import pytest

from course.drawing.handles import Handle, Held, snapped
from course.drawing.live import live

drawn = []


def draw(fig, x, spot):
    drawn.append((x, spot))
    ax = fig.add_axes((0.1, 0.1, 0.8, 0.8))
    ax.set(xlim=(0, 10), ylim=(-1, 1))
    ax.plot([x], [spot], "o")


def across(values, x, y):
    return {"x": x, "spot": y}


@pytest.fixture
def part():
    handle = Handle("dot", lambda values: (values["x"], values["spot"]), across, step=(0.5, 0.1))
    part = live(draw, alt="A dot.", handles=[handle], x=(0.0, 8.0, 0.5, 2.0), spot=Held(value=0.25))
    yield part
    part.close()


def dot(part):
    (line,) = part.figure.axes[0].lines
    return line.get_xydata()[0]


def test_the_ring_lies_on_the_dot(part):
    (place,) = part.layer.places
    # axes from 0.1 to 0.9 of the picture: x = 2 of 10 is at 0.1 + 0.2 * 0.8; y = 0.25 is 0.375 from the top
    assert place["left"] == pytest.approx(0.26) and place["top"] == pytest.approx(0.1 + 0.375 * 0.8)
    assert place["name"] == "dot, at 2.00, 0.25"
    assert place["step"] == pytest.approx([0.04, 0.04])


def test_a_drag_moves_what_is_drawn_in_one_drawing(part):
    drawn.clear()
    part.drag(0, 0.1 + 0.5 * 0.8, 0.1 + 0.2 * 0.8)
    np.testing.assert_allclose(dot(part), [5.0, 0.6])
    assert part.values == {"x": 5.0, "spot": pytest.approx(0.6)} and len(drawn) == 1
    assert part.layer.places[0]["left"] == pytest.approx(0.5)


def test_a_slider_takes_its_nearest_step_and_stays_within_its_ends(part):
    part.drag(0, 0.1 + 0.8 * 0.471, 0.5)
    assert part.values["x"] == 4.5
    part.drag(0, 1.0, 0.5)
    assert part.values["x"] == 8.0
    assert snapped(part.widgets["x"], -3) == 0.0 and snapped(part.widgets["spot"], -3) == -3


def test_a_handle_cannot_leave_its_axes(part):
    part.drag(0, 0.5, -4.0)
    assert part.values["spot"] == 1.0


def test_what_is_out_of_sight_has_no_ring(part):
    part.set("spot", 7.0)
    assert part.layer.places == [None]
    part.set("spot", float("nan"))
    assert part.layer.places == [None]


def test_a_request_of_the_page_is_answered_by_its_number(part):
    part.layer.drag = [0, 0.5, 0.5, 17]
    assert part.values["x"] == 5.0 and part.layer.answered == 17


def test_put_back_brings_the_first_picture(part):
    first = part.png
    part.drag(0, 0.7, 0.3)
    assert part.png != first
    (button,) = [child for child in part.widget.children if getattr(child, "description", "") == "Put back"]
    button.click()
    assert part.png == first


def test_a_closed_part_is_dragged_no_more(part):
    part.close()
    part.drag(0, 0.5, 0.5)


def test_a_held_value_has_no_control_in_the_page(part):
    shown = part.widget.children[0].children
    assert [control.description for control in shown] == ["x"]
