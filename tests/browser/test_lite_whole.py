"""What a reader does in the whole course in the browser: solves, types, draws, enters the leaderboard.

Takes most of an hour, so only where CI_WHOLE is set: CI_WHOLE=1 make test-lite PYODIDE=folder
"""

import os
import time

import pytest

import answers
import hand_drawn
import lab as browser
import notebook_reader as reader
from lite_site import (
    FILES,
    NEED_KERAS,
    NOTEBOOK,
    RUNNING,
    SET_UP,
    ask,
    need_site,
    open_notebook,
    outputs,
    said,
    served,
    visited,
)

need_site()
if not os.environ.get("CI_WHOLE"):
    pytest.skip("only with CI_WHOLE=1", allow_module_level=True)


@pytest.fixture(scope="module")
def server():
    with served() as server:
        yield server


@pytest.mark.parametrize("number", [number for number in FILES if number not in NEED_KERAS])
def test_a_notebook_runs_to_its_end_solved(chromium, server, number):
    nb = reader.read(FILES[number])
    solutions = {task.stub: reader.solution_code(nb.cells[task.solution]) for task in reader.tasks(nb)}
    with visited(chromium, server) as page:
        open_notebook(page, server, number)
        page.evaluate(
            f"""solutions => {{ for (const [index, source] of Object.entries(solutions))
                {NOTEBOOK}.content.model.cells.get(Number(index)).sharedModel.setSource(source); }}""",
            solutions,
        )
        began = time.monotonic()
        browser.run_all(page, timeout=20 * RUNNING)
        print(f"\n{number}: solved in {time.monotonic() - began:.0f} s")
        wrong = [
            output
            for output in outputs(page)
            if output["output_type"] == "error" or output.get("name") == "stderr"
        ]
        assert wrong == []
        for task in reader.tasks(nb):
            assert "Correct." in said(page, task.check), task.key


# What tests/helpers/answers.py does with an answer, in the page's own Python.
JUDGE = """
import linecache
from course.checking.answers import check
names = {{"__name__": "__main__"}}
for part, code in (("<given>", {given!r}), ("<answer>", {source!r})):
    linecache.cache[part] = (len(code), None, code.splitlines(keepends=True), part)
    exec(compile(code, part, "exec"), names)
result = check({key!r}, eval({handed_over!r}, names))
print("STATUS", result.status, result.message)"""


@pytest.mark.parametrize("number", [number for number in FILES if number not in NEED_KERAS])
def test_every_right_answer_is_right_in_a_browser_too(chromium, server, number):
    with visited(chromium, server) as page:
        open_notebook(page, server, number)
        ask(page, reader.read(FILES[number]).cells[SET_UP].source)
        if number == "17":  # its next cell does so: in a browser an import is what loads pandas
            ask(page, "import pandas")
        refused = {}
        for key, some in answers.right_ones(number).items():
            for answer in some[:1] if key == "beat_the_reference" else some:  # minutes of training each
                code = JUDGE.format(handed_over=answers.HANDED_OVER[key], **vars(answer))
                said = ask(page, code, seconds=10 * RUNNING).rpartition("STATUS ")[2]
                if not said.startswith("correct"):
                    refused[answer.id] = said
        assert refused == {}


def type_into(page, index, text):
    """Click into a cell's editor and write `text` over what is there; then run it with the keyboard."""
    page.evaluate(f"index => {NOTEBOOK}.content.scrollToItem(index, 'center')", index)
    page.evaluate(f"index => {{ {NOTEBOOK}.content.activeCellIndex = index; }}", index)
    page.locator(".jp-Notebook .jp-Cell.jp-mod-active .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    browser.wait_idle(page, RUNNING)


def test_ten_tasks_are_solved_by_typing(chromium, server):
    solved = 0
    for number in ("01", "02", "03", "04"):
        nb = reader.read(FILES[number])
        with visited(chromium, server) as page:
            open_notebook(page, server, number)
            browser.run_all(page, timeout=RUNNING)
            for task in reader.tasks(nb):
                type_into(page, task.stub, reader.solution_code(nb.cells[task.solution]))
                type_into(page, task.check, nb.cells[task.check].source)
                assert "Correct." in said(page, task.check), task.key
                solved += 1
    print(f"\n{solved} tasks solved by typing")
    assert solved >= 10


def open_pad(page, server):
    """The pad of 00, its network trained, in the middle of the window; its canvas."""
    nb = reader.read(FILES["00"])
    (cell,) = (
        index for index, one in enumerate(nb.cells) if "draw_digit(" in one.source and reader.is_code(one)
    )
    open_notebook(page, server, "00")
    browser.run_all(page, timeout=RUNNING)
    page.evaluate(f"index => {NOTEBOOK}.content.scrollToItem(index, 'center')", cell)
    canvas = page.locator("canvas.np-canvas")
    canvas.wait_for()
    canvas.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    return canvas


def places(canvas, strokes):
    box = canvas.bounding_box()
    return [
        [(box["x"] + x * box["width"] / 280, box["y"] + y * box["width"] / 280) for x, y in s]
        for s in strokes
    ]


def read(page):
    page.wait_for_function("() => document.querySelector('.np-winner')")
    page.wait_for_timeout(1500)
    page.locator(".np-all:not(.np-waiting)").wait_for()
    return page.locator(".np-digit").first.inner_text()


def test_the_pad_is_drawn_on_with_the_mouse(chromium, server):
    with visited(chromium, server) as page:
        canvas = open_pad(page, server)
        for stroke in places(canvas, hand_drawn.strokes(3)):
            page.mouse.move(*stroke[0])
            page.mouse.down()
            for point in stroke:
                page.mouse.move(*point)
            page.mouse.up()
        assert read(page) == "3"


def test_the_pad_is_drawn_on_with_a_finger(chromium, server):
    with visited(chromium, server, has_touch=True) as page:
        canvas = open_pad(page, server)
        fingers = page.context.new_cdp_session(page)

        def touch(kind, *points):
            at = [{"x": x, "y": y} for x, y in points]
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

        before = canvas.bounding_box()
        for stroke in places(canvas, hand_drawn.strokes(3)):
            touch("touchStart", stroke[0])
            for point in stroke:
                touch("touchMove", point)
            touch("touchEnd")
        assert read(page) == "3" and canvas.bounding_box() == before


def test_the_leaderboard_has_a_clock(chromium, server):
    code = """
import numpy as np, nnlib
from course.lessons.n14_making_it_better import enter
def mine(x, y):
    layers = [nnlib.layers.Flatten(), nnlib.layers.Dense(64, "relu"), nnlib.layers.Dense(10, "softmax")]
    model = nnlib.Sequential(layers, seed=0)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, epochs=5, verbose=0)
    return model
entered = enter("mine", mine)
print("STATUS", entered.status, entered.kept and entered.kept["cpu"], entered.problem)"""
    with visited(chromium, server) as page:
        open_notebook(page, server, "14")
        ask(page, reader.read(FILES["14"]).cells[SET_UP].source)
        words = ask(page, code).rpartition("STATUS ")[2].split()
        assert words[0] == "entered" and 1 <= float(words[1]) < 120, words
