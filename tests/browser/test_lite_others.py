"""The playground, the pad and a notebook in Firefox and WebKit, the engine of Safari.

Weekly: CI_WHOLE=1 make test-lite PYODIDE=folder, where Debian's firefox-esr and webkit2gtk-driver are.
"""

import os
from pathlib import Path

import pytest

import hand_drawn
from lite_site import FILES, KERNEL, NOTEBOOK, need_site, served
from other_browsers import FIREFOX, MINI_BROWSER, WEBKIT, Firefox, WebKit

need_site()
if not os.environ.get("CI_WHOLE"):
    pytest.skip("only with CI_WHOLE=1", allow_module_level=True)
SPIRAL = "data=spiral&hidden=8,8&inputs=x1,x2,sin(x1),sin(x2)&act=relu&opt=adam&lr=0.01"


@pytest.fixture(scope="module")
def server():
    with served() as server:
        yield server


@pytest.fixture(params=["Firefox", "WebKit"])
def browser(request):
    if request.param == "Firefox":
        if FIREFOX is None:
            pytest.skip("no Firefox on the PATH: apt-get install firefox-esr")
        made = Firefox()
    else:
        if WEBKIT is None or not Path(MINI_BROWSER).is_file():
            pytest.skip("no WebKitWebDriver: apt-get install webkit2gtk-driver xvfb xauth")
        made = WebKit()
    with made as browser:
        yield browser


def test_the_playground_solves_the_spiral(browser, server):
    browser.goto(f"{server.address}/playground/index.html#{SPIRAL}")
    browser.wait("document.querySelector('.pg-state')?.value")
    browser.click(".pg-play")
    solved = "[...document.querySelectorAll('.pg-loss strong')].every(el => Number(el.textContent) < 0.05)"
    browser.wait(solved, 240)
    browser.click(".pg-play")
    browser.wait("location.hash.includes('epochs=')")


def test_the_pad_reads_a_drawn_digit(browser, server):
    browser.goto(f"{server.address}/pad/index.html")
    browser.wait("document.querySelector('canvas.np-canvas')")
    box = browser.evaluate(
        "(b => [b.left, b.top, b.width])(document.querySelector('canvas.np-canvas').getBoundingClientRect())"
    )
    left, top, width = box
    strokes = [[(left + x * width / 280, top + y * width / 280) for x, y in s] for s in hand_drawn.strokes(3)]
    browser.draw(strokes)
    browser.wait("document.querySelector('.np-digit').textContent === '3'")


def test_a_notebook_runs_to_its_end(browser, server):
    browser.goto(f"{server.address}/lab/index.html?path={FILES['02'].name}")
    browser.wait("document.querySelector('.jp-Notebook .jp-Cell')")
    # a window that no window manager has brought to the front gets no such event, and no notebook is current
    panel = "document.querySelector('.jp-NotebookPanel')"
    browser.evaluate(f"void {panel}.dispatchEvent(new FocusEvent('focus'))")
    browser.wait(f"window.jupyterapp && {KERNEL}?.status === 'idle'", 240)
    browser.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    cells = f"[...{NOTEBOOK}.content.model.cells].filter(c => c.type === 'code')"
    source = "c.sharedModel.getSource().trim()"
    browser.wait(f"{KERNEL}?.status === 'idle' && {cells}.every(c => c.executionCount || !{source})", 300)
    errors = (
        f"{cells}.flatMap(c => c.outputs.toJSON()).filter(o => o.output_type === 'error').map(o => o.evalue)"
    )
    assert browser.evaluate(errors) == []
