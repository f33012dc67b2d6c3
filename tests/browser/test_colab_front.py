"""The single files for Colab, used in the classic notebook: a page of ipywidgets 7, which is Colab's version.

`make test-colab` sets NNLIB_COLAB_TEST to the folder of the files; the environment lies beside it.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from key_presses import press_on_every_kind

FILES = Path(os.environ.get("NNLIB_COLAB_TEST", "."))
PYTHON = FILES.absolute().parent / "colab-env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NOT_FOR_IT = {"NNLIB_PROGRESS", "PYTHONPATH", "MPLBACKEND", "JUPYTER_PATH"}
# What is dragged; the pad; ten playgrounds; weekly the two that compute longest.
NOTEBOOKS = ["05_gradient_descent", "11_mnist", "15_playground"]
if os.environ.get("CI_WHOLE"):
    NOTEBOOKS += ["14_making_it_better", "16_beyond_nnlib"]
EXTENSIONS = ["jupyter-js-widgets/extension", "anywidget/extension"]
READY = "() => window.Jupyter?.notebook?.kernel?.is_connected() && !Jupyter.notebook.kernel_busy"
DONE = """() => !Jupyter.notebook.kernel_busy && Jupyter.notebook.get_cells().every(cell =>
    cell.cell_type !== 'code' || !cell.get_text().trim() || Number.isInteger(cell.input_prompt_number))"""
SHOWN = """() => { const views = [...document.querySelectorAll('.jupyter-widgets-view')];
    return views.length && views.every(view => view.childElementCount); }"""
STATE = """() => JSON.stringify([Jupyter.notebook.get_cells().map(cell => [cell.cell_type, cell.get_text()]),
    Jupyter.notebook.get_selected_index(), document.querySelectorAll('.modal.in').length])"""

pytestmark = pytest.mark.skipif(
    "NNLIB_COLAB_TEST" not in os.environ or not PYTHON.exists(), reason="a part of `make test-colab`"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A classic notebook server on a copy of the files."""
    home = tmp_path_factory.mktemp("classic")
    root = shutil.copytree(FILES, home / "root")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name not in NOT_FOR_IT} | {
        **{f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")},
        "IPYTHONDIR": str(home / "ipython"),
        "NNLIB_PROGRESS": str(home / "progress.jsonl"),
    }
    for extension in EXTENSIONS:
        enable = [PYTHON, "-m", "notebook.nbextensions", "enable", "--user", extension]
        subprocess.run(enable, env=environment, check=True, capture_output=True)
    server = subprocess.Popen(
        [PYTHON, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
         "--NotebookApp.token=", f"--notebook-dir={root}"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=2).read()
                break
            except OSError:
                time.sleep(0.3)
        yield f"http://127.0.0.1:{port}/notebooks"
    finally:
        os.killpg(server.pid, signal.SIGTERM)  # the group that this fixture started, kernels included
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(15)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_single_file_lives_in_a_page_of_ipywidgets_7(chromium, address, name):
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    faults, outside = [], []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda it: it.url.startswith(("http://127.0.0.1", "data:", "blob:", "about:"))
            or outside.append(it.url))  # fmt: skip
    page.goto(f"{address}/{name}.ipynb")
    page.wait_for_function(READY, timeout=60_000)
    page.wait_for_timeout(2000)  # until the page has asked the kernel for widgets that are there already
    page.evaluate("() => { Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells(); }")
    page.wait_for_function(DONE, timeout=400_000)
    page.wait_for_function(SHOWN, timeout=60_000)
    page.wait_for_timeout(1000)
    assert page.locator(".output_error").all_inner_texts() == []
    assert page.locator(".output_stderr").all_inner_texts() == []
    figures, playgrounds = page.locator(".nnlib-live").all(), page.locator(".nnlib-playground").all()
    pads = page.locator("canvas.np-canvas").all()
    for figure in figures:
        move(page, figure)
        if figure.locator(".nh-ring").count():
            drag(page, figure)
    for playground in playgrounds:
        step(page, playground)
    for pad in pads:
        draw_a_one(page, pad)
    assert bool(pads) == name.startswith(("11", "16"))
    answer(page)
    assert press_on_every_kind(page, ".output_subarea.jupyter-widgets-view", STATE)
    assert faults == [] and outside == []
    page.context.close()


def changes(page, element, what, act):
    """`act` and wait until the JavaScript `what` of `element` is another."""
    before = element.evaluate(what)
    act()
    page.wait_for_function(
        f"([el, before]) => ({what})(el) !== before", arg=[element.element_handle(), before], timeout=20_000
    )


def move(page, figure):
    figure.scroll_into_view_if_needed()
    picture = figure.locator("img").first
    slider = figure.locator(".ui-slider-handle").first
    if slider.count():
        at_end = slider.evaluate("el => parseFloat(el.style.left) > 50")
        changes(page, picture, "el => el.src", lambda: slider.press("ArrowLeft" if at_end else "ArrowRight"))
    else:
        menu = figure.locator("select").first
        other = 0 if menu.evaluate("el => el.selectedIndex") else 1
        changes(page, picture, "el => el.src", lambda: menu.select_option(index=other))


def drag(page, figure):
    ring = figure.locator(".nh-ring").first
    ring.scroll_into_view_if_needed()
    box = ring.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def by_mouse():
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y + 10, steps=8)
        page.mouse.up()

    changes(page, figure.locator("img").first, "el => el.src", by_mouse)


def step(page, playground):
    playground.scroll_into_view_if_needed()
    # a page's own rules for svg elements may not cut the links off
    drawn, place = (playground.locator(name).bounding_box() for name in (".pg-links", ".pg-stage"))
    assert drawn["height"] == pytest.approx(place["height"], abs=3)
    button = playground.get_by_role("button", name="Step: one epoch")
    if button.is_enabled():  # a mission may begin with no network
        changes(page, playground.locator(".pg-epoch-number"), "el => el.textContent", button.click)


def draw_a_one(page, pad):
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    middle, top, height = box["x"] + box["width"] / 2, box["y"], box["height"]
    page.mouse.move(middle, top + 0.15 * height)
    page.mouse.down()
    page.mouse.move(middle, top + 0.85 * height, steps=15)
    page.mouse.up()
    page.get_by_text("The network reads a one").first.wait_for(timeout=10_000)


def answer(page):
    """Press the first button of the last quiz: it has a word on it, whichever answer that is."""
    last = page.locator("#notebook .cell:has(button.widget-button)").last
    button = last.locator("button.widget-button").first
    # not by the mouse: a figure above that has just been moved may still shift the page
    changes(page, last, "el => el.innerText", lambda: button.dispatch_event("click"))
