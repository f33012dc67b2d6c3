"""The playground under a reader's hand, in JupyterLab."""

import re

import pytest

import lab as browser

PLAYGROUND = ".nnlib-playground"
MADE = "from course.playground import playground\npg = playground({state!r})\npg"


@pytest.fixture
def open_playground(page, lab):
    """Opens a notebook with a playground for each state and returns their places in the page."""

    def opened(*states):
        cells = [MADE.format(state=state).replace("pg", f"pg{i}") for i, state in enumerate(states)]
        browser.open_notebook(page, lab, lab.write_notebook("playground.ipynb", [*cells, "print('idle')"]))
        browser.run_all(page)
        assert browser.cell_errors(page) == []
        found = [browser.cell(page, i).locator(PLAYGROUND) for i in range(len(states))]
        for part in found:
            part.locator(".pg-state").wait_for(timeout=30_000)
            page.wait_for_function("el => el.querySelector('.pg-state').value", arg=part.element_handle())
        return found

    return opened


def epoch(part):
    return int(part.locator(".pg-epoch-number").text_content().split(" ")[0].replace(",", ""))


def wait_for_epoch(page, part, n):
    page.wait_for_function(
        "([el, n]) => Number(el.querySelector('.pg-epoch-number').textContent.replace(',', '')) >= n",
        arg=[part.element_handle(), n],
        timeout=60_000,
    )


def button(part, name):
    return part.get_by_role("button", name=name, exact=True)


def state(part):
    return part.get_by_label("State", exact=True).input_value()


def use_state(page, part, text):
    part.get_by_label("State", exact=True).fill(text)
    button(part, "Use it").click()
    page.wait_for_timeout(600)


def surface_at(part, x, y):
    """Pixels in the large picture of a point from -6 to 6."""
    box = part.locator(".pg-frame").bounding_box()
    return {"x": (x + 6) / 12 * box["width"], "y": (6 - y) / 12 * box["height"]}


def test_play_pause_step_undo_reset(page, open_playground):
    (part,) = open_playground("")
    first = part.locator(".pg-map").evaluate("el => el.toDataURL()")
    button(part, "Play").click()
    wait_for_epoch(page, part, 10)
    button(part, "Pause").click()
    page.wait_for_timeout(300)  # what was under way has arrived
    stopped = epoch(part)
    assert part.locator(".pg-map").evaluate("el => el.toDataURL()") != first
    page.wait_for_timeout(700)
    assert epoch(part) == stopped and state(part) == f"epochs={stopped}"
    part.get_by_role("button", name=re.compile("^Step")).click()
    wait_for_epoch(page, part, stopped + 1)
    assert epoch(part) == stopped + 1
    for expected in (stopped, 0):
        button(part, "Undo").click()
        page.wait_for_timeout(400)
        assert epoch(part) == expected
    assert part.locator(".pg-map").evaluate("el => el.toDataURL()") == first


def test_a_weight_is_edited_by_mouse_and_by_keyboard_and_escape_leaves_it(page, open_playground):
    (part,) = open_playground("hidden=2")
    before = state(part)
    part.locator(".pg-hit").first.dispatch_event("click")
    field = part.get_by_role("spinbutton", name="x₁ → neuron 1 of layer 1")
    field.fill("9")
    field.press("Escape")
    page.wait_for_timeout(300)
    assert state(part) == before and field.count() == 0
    part.locator(".pg-hit").first.dispatch_event("click")
    field.fill("2.5")
    field.press("Enter")
    page.wait_for_timeout(400)
    assert state(part) == "hidden=2&changes=0:w0.0.0:2.5"
    # from the first input by arrow keys to neuron 1, Enter opens it
    part.get_by_role("button", name="Input x₁", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    bias = part.get_by_role("spinbutton", name="bias of neuron 1 of layer 1")
    bias.fill("-1")
    bias.press("Enter")
    page.wait_for_timeout(400)
    assert state(part).endswith(",0:b0.0:-1")
    focused = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert focused == "neuron 1 of layer 1"


def test_hover_enlarges_a_neuron_and_tells_a_weight(page, open_playground):
    (part,) = open_playground("")
    part.get_by_role("button", name="neuron 2 of layer 1", exact=True).hover()
    assert part.locator(".pg-looking").text_content() == "neuron 2 of layer 1"
    box = (
        part.locator(".pg-hit")
        .nth(0)
        .evaluate(
            "el => { const p = el.getPointAtLength(el.getTotalLength() / 2)"
            ".matrixTransform(el.getScreenCTM());"
            " return [p.x, p.y]; }"
        )
    )
    page.mouse.move(*box)
    assert re.search(r"x₁ → neuron \d of layer 1: −?\d", part.locator(".pg-tip").text_content())
    assert part.locator(".pg-looking").text_content() == "Answer of the network"


def test_an_input_stays_the_button_it_was_when_it_is_turned_off_and_on(page, open_playground):
    (part,) = open_playground("")
    first = part.locator(".pg-node").first.element_handle()
    links = part.locator(".pg-hit").count()
    first.focus()
    for key, pressed in [("Enter", "false"), ("Space", "true")]:
        page.keyboard.press(key)
        page.wait_for_function("([el, on]) => el.ariaPressed === on", arg=[first, pressed])
        assert first.evaluate("el => el.isConnected && el === document.activeElement")
        assert (part.locator(".pg-hit").count() < links) == (pressed == "false")


def test_a_pasted_state_is_trained_to_its_epochs_and_a_bad_one_is_answered(page, open_playground):
    (part,) = open_playground("")
    use_state(page, part, "data=xor&hidden=4&epochs=25")
    wait_for_epoch(page, part, 25)
    page.wait_for_timeout(300)
    assert epoch(part) == 25 and state(part) == "data=xor&hidden=4&epochs=25"
    use_state(page, part, "data=xor&hidden=99")
    assert "hidden must be from 1 to 8" in part.locator(".pg-message").text_content()
    button(part, "Undo").click()  # nothing but the good paste is there to undo
    page.wait_for_timeout(400)
    assert epoch(part) == 0
    browser.type_into_cell(page, 1, "print(pg0.state, pg0.experiment.epoch)")
    assert "data=circle 0" in browser.cell(page, 1).inner_text()


def test_points_are_placed_by_the_mouse_and_learned_from(page, open_playground):
    (part,) = open_playground("data=points&hidden=3")
    assert button(part, "Play").is_disabled()
    surface = part.locator(".pg-frame")
    for name, x, y in [("Class 1", -3, 2), ("Class 2", 3, -2), ("Class 2", 4, -3), ("Class 1", -4, 3)]:
        button(part, name).click()
        surface.click(position=surface_at(part, x, y))
    page.wait_for_timeout(500)
    points = [p.split(",") for p in re.search("points=([^&]*)", state(part))[1].split(";")]
    assert [p[2] for p in points] == ["0", "1", "1", "0"]
    assert abs(float(points[0][0]) + 3) < 0.1 and abs(float(points[0][1]) - 2) < 0.1
    surface.click(position=surface_at(part, 4, -3), modifiers=["Shift"])
    page.wait_for_timeout(400)
    assert state(part).count(";") == 2
    button(part, "Play").click()
    wait_for_epoch(page, part, 5)
    button(part, "Pause").click()


def test_the_code_of_both_libraries_is_shown(page, open_playground):
    (part,) = open_playground("data=sin&inputs=x1&hidden=7")
    part.get_by_text("Show me the code").click()
    program = part.get_by_role("tabpanel")
    page.wait_for_function(
        "el => el.textContent.includes('nnlib.layers.Dense(7')", arg=program.element_handle()
    )
    part.get_by_role("tab", name="Keras").click()
    assert "keras.layers.Dense(7" in program.text_content()
    part.get_by_label("Learning rate").select_option("0.3")
    page.wait_for_function("el => el.textContent.includes('0.3')", arg=program.element_handle())


def test_two_do_not_disturb_each_other_and_running_again_stops_one(page, open_playground):
    one, other = open_playground("hidden=3", "data=xor")
    button(one, "Play").click()
    button(other, "Play").click()
    wait_for_epoch(page, one, 5)
    wait_for_epoch(page, other, 5)
    button(other, "Pause").click()
    page.wait_for_timeout(300)
    before = [epoch(one), epoch(other)]
    wait_for_epoch(page, one, before[0] + 3)
    assert epoch(other) == before[1]
    browser.type_into_cell(page, 0, "old = pg0\n" + MADE.format(state="hidden=3").replace("pg", "pg0"))
    browser.type_into_cell(page, 2, "import time; a = old.experiment.epoch")
    page.wait_for_timeout(500)
    browser.type_into_cell(page, 2, "print('still' if old.experiment.epoch == a else 'runs', old.widget)")
    assert "still None" in browser.cell(page, 2).inner_text()
    assert epoch(other) == before[1]


def test_two_views_of_one_show_the_same(page, open_playground):
    open_playground("")
    browser.cell(page, 0).locator(".jp-OutputArea").first.click(position={"x": 3, "y": 3})
    browser.command(page, "notebook:create-output-view")
    page.wait_for_function("() => document.querySelectorAll('.nnlib-playground .pg-state').length === 2")
    page.wait_for_timeout(500)
    views = page.locator(PLAYGROUND)
    button(views.nth(1), "Play").click()
    wait_for_epoch(page, views.nth(0), 5)
    button(views.nth(0), "Pause").click()
    page.wait_for_timeout(500)
    assert epoch(views.nth(0)) == epoch(views.nth(1)) >= 5
    assert state(views.nth(0)) == state(views.nth(1))


def test_every_control_has_a_name_and_the_notebooks_keys_stay_outside(page, open_playground):
    (part,) = open_playground("data=points")
    controls = browser.controls_in(part)
    assert len(controls) > 40 and [c for c in controls if not c[1]] == []
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    button(part, "Regenerate").focus()
    for key in ("b", "a", "d", "d", "m"):
        page.keyboard.press(key)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


@pytest.mark.parametrize("width", [390, 700, 1000, 1400])
def test_nothing_is_cut_at_any_width(page, open_playground, width):
    page.set_viewport_size({"width": width, "height": 1000})
    (part,) = open_playground("hidden=8,8,8,8,8,8")
    browser.command(page, "application:toggle-left-area")
    page.wait_for_timeout(800)
    beyond = part.evaluate(
        """root => { const {left, right} = root.getBoundingClientRect();
            return [...root.querySelectorAll('*')].map(el => [el, el.getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.right > right + 1 || box.left < left - 1))
                .map(([el]) => el.outerHTML.slice(0, 80)); }"""
    )
    assert beyond == []
    neurons = part.locator(".pg-node").evaluate_all(
        "all => all.map(el => el.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )
    for i, (left, top, right, bottom) in enumerate(neurons):
        assert right - left >= 24  # a target for a finger
        for l2, t2, r2, b2 in neurons[i + 1 :]:
            assert r2 <= left or l2 >= right or b2 <= top or t2 >= bottom, "two neurons overlap"


def test_fifteen_pictures_a_second(page, open_playground):
    (part,) = open_playground("")
    part.evaluate(
        """root => { window.drawn = []; new MutationObserver(() => window.drawn.push(performance.now()))
            .observe(root.querySelector('.pg-epoch-number'), {childList: true, subtree: true}); }"""
    )
    button(part, "Play").click()
    page.wait_for_timeout(8000)
    button(part, "Pause").click()
    times = page.evaluate("() => window.drawn")
    # the best second of eight: on a shared machine others take their turns
    best = max(sum(t <= u < t + 1000 for u in times) for t in times)
    mean = 1000 * (len(times) - 1) / (times[-1] - times[0])
    print(f"{best} pictures in the best second, {mean:.1f} on average")
    assert best >= 15


def test_reset_while_it_plays_stops_it(page, open_playground):
    (part,) = open_playground("")
    button(part, "Play").click()
    wait_for_epoch(page, part, 5)
    part.get_by_role("button", name=re.compile("^Reset")).click()
    button(part, "Play").wait_for()
    page.wait_for_timeout(700)
    assert epoch(part) == 0 and button(part, "Pause").count() == 0


def test_the_legend_is_that_of_what_is_shown(page, open_playground):
    (part,) = open_playground("act=relu")
    legend = part.locator(".pg-ends")
    assert legend.inner_text().split("\n") == ["class 1", "unsure", "class 2"]
    part.get_by_role("button", name="neuron 1 of layer 1", exact=True).hover()
    part.get_by_text("below 0").wait_for()
    assert legend.inner_text().split("\n") == ["below 0", "0", "above 0"]
    part.get_by_role("button", name="output", exact=True).hover()
    part.get_by_text("unsure").wait_for()


@pytest.mark.parametrize("width", [420, 700])
def test_on_a_narrow_page_the_answer_stands_above_the_data(page, open_playground, width):
    (part,) = open_playground("")
    part.evaluate("(el, width) => { el.style.width = `${width}px`; }", width)
    page.wait_for_timeout(300)
    box = {name: part.locator(f".pg-{name}").bounding_box() for name in ("top", "output", "data")}
    assert box["top"]["y"] < box["output"]["y"] < box["data"]["y"]
    assert box["output"]["y"] - box["top"]["y"] - box["top"]["height"] < 40  # right under the play button
