"""Live figures without a browser: drawing, coalescing, closing, and what stands where there is no kernel."""

import asyncio
import base64
import gc
import time
import weakref

import ipywidgets as widgets
import numpy as np
import pytest

from course.drawing.live import live, open_parts
from shown_widgets import WIDGET_VIEW, models, size_of

SLIDERS = {"a": (0, 10, 1, 3), "b": (0.0, 1.0, 0.1, 0.5)}


def draw(fig, **values):
    fig.subplots().plot([0, 1], [0, sum(float(v) for v in values.values())])


def draw_once(fig, a, b):
    (line,) = fig.subplots().plot([0, 1], [0, 1])

    def update(a, b):
        line.set_ydata([0, a / 10 + b])

    update(a, b)
    return update


@pytest.fixture
def make():
    made = []

    def make_live(drawing=draw, alt="A line", **kwargs):
        # small pictures are drawn sooner
        made.append(live(drawing, alt=alt, **{"figsize": (3, 2), **(kwargs or SLIDERS)}))
        return made[-1]

    yield make_live
    for part in made:
        part.close()


def test_a_moved_control_changes_the_picture_and_nothing_else(make):
    part = make()
    image, before = part.image, part.png
    part.widgets["a"].value = 7
    assert part.values == {"a": 7, "b": 0.5}
    assert part.png != before
    assert part.image is image and image.value == part.png


@pytest.mark.parametrize("drawing", [draw_once, lambda fig, a, b: draw(fig, a=a, b=b)])
def test_the_order_of_moves_does_not_matter(make, drawing):
    one, other = make(drawing, alt="one"), make(drawing, alt="other")
    one.set("a", 8)
    one.set("b", 0.2)
    other.set("b", 0.2)
    other.set("a", 8)
    fresh = make(drawing, alt="fresh", a=(0, 10, 1, 8), b=(0.0, 1.0, 0.1, 0.2))
    assert one.png == other.png == fresh.png


def test_a_drawing_that_returns_an_update_is_made_once(make):
    calls = []

    def drawing(fig, a, b):
        calls.append("draw")
        return draw_once(fig, a, b)

    part = make(drawing)
    for a in range(4, 8):
        part.set("a", a)
    assert calls == ["draw"]


def test_rapid_changes_draw_only_the_newest_value(make):
    drawn = []

    def slow(fig, a):
        time.sleep(0.02)
        drawn.append(a)

    async def hurry():
        part = make(slow, a=(0, 100, 1, 0))
        drawn.clear()
        for a in range(1, 41):
            part.widgets["a"].value = a
        assert len(drawn) == 1  # the first at once, the others wait for the queue to drain
        await asyncio.sleep(0.2)
        return part

    part = asyncio.run(hurry())
    assert drawn == [1, 40]
    assert part.values["a"] == 40


def test_a_single_change_is_drawn_at_once_also_in_a_kernel(make):
    async def one():
        part = make()
        await asyncio.sleep(0.02)
        before = part.png
        part.widgets["a"].value = 9
        return before, part.png

    before, after = asyncio.run(one())
    assert before != after


def test_an_error_in_the_drawing_is_shown_in_place_and_the_part_stays_alive(make):
    def fragile(fig, a):
        if a == 5:
            raise ZeroDivisionError("a - 5 is 0")
        fig.subplots().plot([0, a])

    part = make(fragile, readout=lambda v: f"a = {v['a']}", a=(0, 10, 1, 4))
    good = part.png
    part.set("a", 5)
    assert isinstance(part.error, ZeroDivisionError)
    assert part.png != good
    assert part.readout.value == "ZeroDivisionError: a - 5 is 0"
    part.set("a", 4)
    assert part.error is None and part.png == good and part.readout.value == "a = 4"


def test_an_error_in_an_update_redraws_from_the_start(make):
    drawn = []

    def drawing(fig, a):
        drawn.append(a)
        (line,) = fig.subplots().plot([0, 1], [0, a])

        def update(a):
            line.set_ydata([0, 1 / (a - 5)])

        return update

    part = make(drawing, a=(0, 10, 1, 4))
    part.set("a", 5)
    assert part.error is not None
    part.set("a", 6)
    assert part.error is None
    assert drawn == [4, 6]  # the failed update may have left the figure half changed


def test_an_error_in_the_first_drawing_belongs_to_the_cell():
    count = len(open_parts)
    with pytest.raises(ZeroDivisionError):
        live(lambda fig, a: 1 / 0, alt="x", a=(0, 1, 1, 0))
    assert len(open_parts) == count


def test_the_picture_never_changes_its_size(make):
    part = make(lambda fig, a: fig.subplots().set_ylabel("y" * 20 * a), a=(0, 10, 1, 0), figsize=(8, 4.5))
    first = size_of(part.png)
    part.set("a", 10)
    assert size_of(part.png) == first == (880, 495)  # 8 × 4.5 in at 110 dots per inch
    assert part.image.layout.width == "800px"


def test_one_output_holds_the_live_part_and_a_still_picture(make):
    part = make()
    data, metadata = part._repr_mimebundle_()
    assert data[WIDGET_VIEW]["model_id"] == part.widget.model_id
    still = base64.b64decode(data["image/png"])  # in fewer colors, and so in fewer bytes
    assert size_of(still) == size_of(part.png) and len(still) <= len(part.png)
    assert metadata["image/png"] == {"alt": "A line", "width": 300, "height": 200}
    assert data["text/plain"] == "Figure: A line"


@pytest.mark.parametrize("kind, template", [("HTML", "lab"), ("HTML", "classic"), ("Slides", "reveal")])
def test_a_page_without_a_kernel_shows_the_still_picture(make, kind, template):
    nbconvert = pytest.importorskip("nbconvert")
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    data, metadata = make()._repr_mimebundle_()
    output = new_output("display_data", data=data, metadata=metadata)
    notebook = new_notebook(cells=[new_code_cell("live()", outputs=[output])])
    exporter = getattr(nbconvert, f"{kind}Exporter")(template_name=template)
    page, _ = exporter.from_notebook_node(notebook)
    assert f'src="data:image/png;base64,{data["image/png"]}"' in page
    assert data[WIDGET_VIEW]["model_id"] not in page
    if template == "classic":  # the only template of nbconvert 7.17 that reads the alt of an output
        assert 'alt="A line"' in page


def test_a_closed_part_still_shows_its_picture(make):
    part = make()
    part.close()
    part.close()
    assert set(part._repr_mimebundle_()[0]) == {"image/png", "text/plain"}


def test_running_a_cell_again_closes_the_earlier_part(make):
    first = make()
    slider, shown = first.widgets["a"], len(open_parts)
    second = make()
    assert len(open_parts) == shown
    assert first.widget is None and second.widget is not None
    png = first.png
    slider.value = 9
    assert first.png is png


def test_nothing_is_left_behind_by_twenty_runs():
    def cell():
        return live(draw, alt="leak", figsize=(1, 1), play="a", readout=str, **SLIDERS)

    last = cell()
    before = len(models())
    old = [weakref.ref(last), weakref.ref(last.figure), weakref.ref(last.widgets["a"])]
    for _ in range(20):
        last = cell()
    gc.collect()
    assert len(models()) == before
    assert [ref() for ref in old] == [None, None, None]
    last.close()


def test_a_control_that_the_reader_made_outlives_the_part(make):
    slider = widgets.IntSlider(value=2, max=5, description="mine")
    first = weakref.ref(live(draw, alt="A line", figsize=(1, 1), a=slider))
    second = make(a=slider)
    gc.collect()
    assert first() is None  # and does not hold on to it
    before = second.png
    slider.value = 4
    assert second.png != before
    assert slider.comm is not None
    slider.close()


def test_controls_follow_their_descriptions(make):
    part = make(
        lambda fig, **values: None,
        labels={"w": "weight w₁"},
        w=(-2.0, 2.0, 0.05, 0.0), n=(1, 8, 1, 2), kind=["relu", "tanh"],
        many=[f"option {k}" for k in range(9)], pair=[("small", 0.1), ("large", 1.0)], on=True,
    )  # fmt: skip
    kinds = {name: type(control).__name__ for name, control in part.widgets.items()}
    assert kinds == {"w": "FloatSlider", "n": "IntSlider", "kind": "ToggleButtons", "many": "Dropdown",
                     "pair": "ToggleButtons", "on": "Checkbox"}  # fmt: skip
    assert part.widgets["w"].description == "weight w₁" and part.widgets["n"].description == "n"
    assert part.widgets["w"].readout_format == ".2f"
    assert part.values == {"w": 0, "n": 2, "kind": "relu", "many": "option 0", "pair": 0.1, "on": True}


def test_every_control_has_a_label_that_is_not_cut(make):
    part = make()
    for control in part.widgets.values():
        assert control.description and control.style.description_width == "initial"


def test_step_and_reset_move_the_slider(make):
    part = make(play="a", a=(0, 4, 2, 1))
    play, step, reset = part.widget.children[1].children
    step.click()
    assert part.values["a"] == play.value == 3
    step.click()
    assert part.values["a"] == 4  # not beyond the end
    reset.click()
    assert part.values["a"] == play.value == 1


def test_play_moves_the_slider_and_the_picture(make):
    part = make(play="a", **SLIDERS)
    before = part.png
    part.widget.children[1].children[0].value = 5  # what the browser sends at each tick
    assert part.values["a"] == 5 and part.png != before


def test_a_closed_part_no_longer_plays(make):
    part = make(play="a", **SLIDERS)
    play = part.widget.children[1].children[0]
    running = "playing" if play.has_trait("playing") else "_playing"
    setattr(play, running, True)  # what the browser sends when Play is pressed
    part.close()
    assert not getattr(play, running)


def test_the_readout_follows(make):
    part = make(readout=lambda values: f"a is <b>{values['a']}</b>", **SLIDERS)
    assert part.readout.value == "a is <b>3</b>"
    part.set("a", 4)
    assert part.readout.value == "a is <b>4</b>"


def test_parts_with_the_same_drawing_and_another_alt_live_side_by_side(make):
    one, two = make(alt="one"), make(alt="two")
    assert one.widget is not None and two.widget is not None


ERRORS = {
    "alt must be a sentence": dict(alt="", a=(0, 1, 1, 0)),
    "live needs at least one control": dict(),
    r"a must be \(low, high, step, start\), .*; got \(0, 1\)": dict(a=(0, 1)),
    "low must be smaller than high": dict(a=(1, 0, 1, 1)),
    "step must be positive and at most high - low": dict(a=(0, 1, 0, 0)),
    "start must lie between low and high": dict(a=(0, 1, 1, 2)),
    "a is an empty list": dict(a=[]),
    r"labels names \['b'\]": dict(a=(0, 1, 1, 0), labels={"b": "bias"}),
    "play must name an integer slider": dict(a=(0.0, 1.0, 0.1, 0.0), play="a"),
}


@pytest.mark.parametrize("message", ERRORS)
def test_a_wrong_argument_is_named(message):
    with pytest.raises(ValueError, match=message):
        live(lambda fig, **values: None, **{"alt": "x", **ERRORS[message]})


def test_a_control_that_is_nothing_known_is_named():
    with pytest.raises(TypeError, match=r"a must be .* Got str"):
        live(lambda fig, a: None, alt="x", a="text")
    with pytest.raises(TypeError, match="a is a Layout, which has no value"):
        live(lambda fig, a: None, alt="x", a=widgets.Layout())


def test_set_draws_once(make):
    calls = []
    part = make(lambda fig, a: calls.append(a), a=(0, 9, 1, 0))
    part.set("a", 3)
    assert calls == [0, 3]


def test_set_names_the_controls_there_are(make):
    with pytest.raises(KeyError, match=r"'c' is not a control; there are \['a', 'b'\]"):
        make().set("c", 1)


def test_a_numpy_number_can_be_set(make):
    part = make()
    part.set("a", int(np.int64(6)))
    assert part.values["a"] == 6
