"""build/lite served from this machine, a page that is only to ask there, and a notebook in it."""

import functools
import http.server
import os
import threading
from contextlib import contextmanager

import pytest

import notebook_reader as reader
from file_server import Handler
from lab import CHECKOUT

SITE = CHECKOUT / "build" / "lite"
FILES = {path.stem[:2]: path for path in reader.FILES}
NEED_KERAS = ("10", "12", "16")
NOTEBOOK = "window.jupyterapp.shell.currentWidget"
KERNEL = f"{NOTEBOOK}?.sessionContext?.session?.kernel"
SET_UP = 2  # the cell that every notebook begins with
LOADING, RUNNING = 90, 180  # seconds
weekly = pytest.mark.skipif(not os.environ.get("CI_WHOLE"), reason="only with CI_WHOLE=1")


def need_site() -> None:
    """Skip a test module where there is no self-hosted build/lite."""
    if not (SITE / "pyodide" / "pyodide.js").is_file():
        pytest.skip(
            "no build/lite with Pyodide inside: make test-lite PYODIDE=folder", allow_module_level=True
        )


@contextmanager
def served():
    """A server of build/lite: its `address`, and `asked`, the paths that were asked for."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=SITE)
    ) as server:
        server.asked, server.address = [], f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def visited(chromium, server, **options):
    """A page of a browser that has never been there; fails if it asks another host for anything."""
    options = {"viewport": {"width": 1280, "height": 900}, **options}
    context = chromium.new_context(**options)
    outside, errors = [], []
    local = (f"{server.address}/", "data:", "blob:", "about:", "chrome")
    context.on("request", lambda request: request.url.startswith(local) or outside.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)[:500]))
    yield page
    context.close()
    assert outside == [] and errors == []


def open_notebook(page, server, number):
    """Open a notebook and wait until Python answers."""
    page.goto(f"{server.address}/lab/index.html?path={FILES[number].name}")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=LOADING * 1000)
    page.wait_for_function(f"() => {KERNEL}?.status === 'idle'", timeout=LOADING * 1000)
    ask(page, "None")  # a kernel calls itself idle while Python is still loaded


def ask(page, code, seconds=LOADING):
    """What the kernel prints for `code`, which no cell shows."""
    page.evaluate(
        f"""code => {{ window.said = []; window.answered = false;
            const asked = {KERNEL}.requestExecute({{code}});
            asked.onIOPub = message => {{ const c = message.content;
                if (c.text || c.evalue) window.said.push(c.text ?? c.evalue); }};
            asked.done.then(() => {{ window.answered = true; }}); }}""",
        code,
    )
    page.wait_for_function("() => window.answered", timeout=seconds * 1000)
    return "".join(page.evaluate("() => window.said")).strip()


def outputs(page):
    """Every output of the notebook, with the index of its cell."""
    return page.evaluate(
        f"""() => [...{NOTEBOOK}.content.model.cells].flatMap((c, cell) => c.type !== 'code' ? [] :
            c.outputs.toJSON().map(output => ({{cell, ...output}})))"""
    )


def said(page, cell):
    """All that the outputs of this cell say: cells out of sight are not in the page."""
    datas = [output.get("data", {}) for output in outputs(page) if output["cell"] == cell]
    return "".join("".join(text) for data in datas for text in data.values() if isinstance(text, str | list))


def run_cell(page, index, source):
    """Write `source` into a cell and run it, and wait for it alone."""
    page.evaluate(
        f"""([index, source]) => {{ const notebook = {NOTEBOOK}.content;
            notebook.activeCellIndex = index; notebook.deselectAll();
            const cell = notebook.model.cells.get(index).sharedModel;
            if (cell.getSource() !== source) cell.setSource(source); window.ran = false;
            const done = () => {{ window.ran = true; }};
            window.jupyterapp.commands.execute('notebook:run-cell').then(done, done); }}""",
        [index, source],
    )
    page.wait_for_function("() => window.ran", timeout=RUNNING * 1000)
