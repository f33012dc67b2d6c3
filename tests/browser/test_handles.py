"""What stands in a picture to be dragged is dragged: by mouse, by finger, and with the arrow keys."""

import pytest

import lab as browser

SETUP = """import sys
sys.path[:0] = [".", ".."]
import numpy as np
import course
figures = course.start("{}")"""
POINTS = "np.array([-2.0, -1.0, 1.0, 2.0]), np.array([-1.5, 0.0, 1.0, 2.0])"
PARTS = {"02": ["hinge_builder()"], "04": [f"squares_explorer({POINTS})", f"surface_explorer({POINTS})"],
         "05": ["ball_on_curve()", "path_on_surface()"]}  # fmt: skip
NOTEBOOK = "window.jupyterapp.shell.currentWidget"


@pytest.fixture(params=PARTS)
def layers(request, page, lab):
    cells = [SETUP.format(request.param), *(f"figures.{call}" for call in PARTS[request.param])]
    name = lab.write_notebook(f"notebooks/drag_{request.param}.ipynb", cells)
    browser.open_notebook(page, lab, name)
    browser.run_all(page)
    page.wait_for_selector(".nh-ring")
    assert browser.cell_errors(page) == []
    return page.locator(".nnlib-handles").all()


def middle(box):
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def says_another_place(page, ring, before):
    changed = "([ring, before]) => ring.ariaLabel !== before"
    page.wait_for_function(changed, arg=[ring.element_handle(), before])
    last = None
    while last != (last := ring.get_attribute("aria-label")):  # all requests are answered
        page.wait_for_timeout(300)


def covers_the_picture(layer):
    picture = layer.locator("xpath=..").locator("img").bounding_box()
    assert layer.bounding_box() == pytest.approx(picture, abs=1)


def follows_the_mouse(page, ring):
    before, (x, y) = ring.get_attribute("aria-label"), middle(ring.bounding_box())
    page.mouse.move(x, y)
    page.mouse.down()
    for k in range(1, 21):
        page.mouse.move(x - 3 * k, y + 1.5 * k)
    assert middle(ring.bounding_box()) == pytest.approx((x - 60, y + 30), abs=2)  # at once
    page.mouse.up()
    says_another_place(page, ring, before)


def follows_a_finger(page, ring):
    touch = page.context.new_cdp_session(page)
    before, (x, y) = ring.get_attribute("aria-label"), middle(ring.bounding_box())
    moves = [("touchMove", [{"x": x + 4 * k, "y": y + 2 * k}]) for k in range(1, 11)]
    for kind, points in (("touchStart", [{"x": x, "y": y}]), *moves, ("touchEnd", [])):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    says_another_place(page, ring, before)


def obeys_the_arrow_keys(page, ring):
    ring.focus()
    state = f"() => [{NOTEBOOK}.content.activeCellIndex, [...{NOTEBOOK}.content.model.cells].length]"
    notebook = page.evaluate(state)
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        before = ring.get_attribute("aria-label")
        ring.press(key)
        says_another_place(page, ring, before)
    for key in ("ArrowUp", "ArrowDown", "a", "x"):
        ring.press(key)
    assert page.evaluate(state) == notebook
    assert ring.evaluate("ring => ring === document.activeElement")


def goes_back(page, layer, ring):
    moved = ring.get_attribute("aria-label")
    layer.locator("xpath=../..").get_by_role("button", name="Put back").click()
    says_another_place(page, ring, moved)


def test_what_is_dragged_follows_every_kind_of_hand(page, layers):
    for layer in layers:
        ring = layer.locator(".nh-ring:not([hidden])").first
        ring.scroll_into_view_if_needed()
        first = ring.get_attribute("aria-label")
        covers_the_picture(layer)
        obeys_the_arrow_keys(page, ring)
        follows_a_finger(page, ring)
        follows_the_mouse(page, ring)
        goes_back(page, layer, ring)
        assert ring.get_attribute("aria-label") == first or "start" in first or "ball" in first
