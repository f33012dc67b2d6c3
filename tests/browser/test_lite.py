"""The course in the reader's own browser (make lite), in Chromium: no other address is asked for anything.

`make test-lite PYODIDE=folder` builds it with Pyodide inside and runs this where there is no network at all.
"""

import functools
import http.server
import os
import re
import threading

import pytest

import lab as browser
import notebook_reader as reader

SITE = browser.CHECKOUT / "build" / "lite"
ALWAYS = ("00", "02")
NEED_KERAS = ("10", "12", "16")
OTHERS = [path.stem[:2] for path in reader.FILES if path.stem[:2] not in (*ALWAYS, *NEED_KERAS)]
CHOSEN = [*ALWAYS, *(OTHERS if os.environ.get("CI_WHOLE") else [])]
FILES = {path.stem[:2]: path for path in reader.FILES}
NOTEBOOK = "window.jupyterapp.shell.currentWidget"
KERNEL = f"{NOTEBOOK}?.sessionContext?.session?.kernel"
SET_UP = 2  # the cell that every notebook begins with
LOADING, RUNNING = 90, 180  # seconds

if not (SITE / "pyodide" / "pyodide.js").is_file():
    pytest.skip("no build/lite with Pyodide inside: make test-lite PYODIDE=folder", allow_module_level=True)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address():
    handler = functools.partial(_Quiet, directory=SITE)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(chromium, address):
    """A page of a browser that has never been there; the test fails if it asks another host for anything."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    outside = []
    local = (f"{address}/", "data:", "blob:", "about:", "chrome")
    context.on("request", lambda request: request.url.startswith(local) or outside.append(request.url))
    yield context.new_page()
    context.close()
    assert outside == []


def open_notebook(page, address, number):
    page.goto(f"{address}/lab/index.html?path={FILES[number].name}")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=LOADING * 1000)
    page.wait_for_function(f"() => {KERNEL}?.status === 'idle'", timeout=LOADING * 1000)
    ask(page, "None")  # a kernel calls itself idle while Python is still loaded


def ask(page, code):
    """What the kernel prints for `code`, which no cell shows."""
    page.evaluate(
        f"""code => {{ window.said = []; window.answered = false;
            const asked = {KERNEL}.requestExecute({{code}});
            asked.onIOPub = message => {{ const c = message.content;
                if (c.text || c.evalue) window.said.push(c.text ?? c.evalue); }};
            asked.done.then(() => {{ window.answered = true; }}); }}""",
        code,
    )
    page.wait_for_function("() => window.answered", timeout=LOADING * 1000)
    return "".join(page.evaluate("() => window.said")).strip()


def outputs(page):
    return page.evaluate(
        f"""() => [...{NOTEBOOK}.content.model.cells].flatMap((c, cell) => c.type !== 'code' ? [] :
            c.outputs.toJSON().map(output => ({{cell, ...output}})))"""
    )


def said(page, cell):
    """All that the outputs of this cell say: cells out of sight are not in the page."""
    datas = [output.get("data", {}) for output in outputs(page) if output["cell"] == cell]
    return "".join("".join(text) for data in datas for text in data.values() if isinstance(text, str | list))


@pytest.mark.parametrize("number", CHOSEN)
def test_a_notebook_runs_to_its_end_untouched(page, address, number):
    open_notebook(page, address, number)
    browser.run_all(page, timeout=RUNNING)
    shown = outputs(page)
    assert [output for output in shown if output["output_type"] == "error"] == []
    assert [output for output in shown if output.get("name") == "stderr"] == []
    assert [output for output in shown if output["cell"] == SET_UP] == []  # silent when all is well


def test_a_right_answer_is_accepted_and_a_reload_keeps_it(page, address):
    nb = reader.read(FILES["02"])
    task, solution = reader.tasks(nb)[0], reader.solution_code(nb.cells[reader.tasks(nb)[0].solution])
    open_notebook(page, address, "02")
    run_cell(page, SET_UP, nb.cells[SET_UP].source)
    run_cell(page, task.stub, solution)
    run_cell(page, task.check, nb.cells[task.check].source)
    assert "Correct." in said(page, task.check)
    browser.command(page, "docmanager:save")
    solved = "from course.keeping import progress_file; print(sorted(progress_file.latest('task')))"
    key = re.search(r'check\("(\w+)"', nb.cells[task.check].source)[1]
    assert ask(page, solved) == f"['{key}']"

    open_notebook(page, address, "02")
    kept = page.evaluate(
        f"index => {NOTEBOOK}.content.model.cells.get(index).sharedModel.getSource()", task.stub
    )
    assert kept == solution
    assert ask(page, solved) == f"['{key}']"


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


@pytest.mark.parametrize("number", NEED_KERAS[:1])
def test_a_notebook_that_needs_tensorflow_says_so_and_offers_colab(page, address, number):
    open_notebook(page, address, number)
    page.evaluate(
        """() => { window.ran = false; const done = () => { window.ran = true; };
            window.jupyterapp.commands.execute('notebook:run-all-cells').then(done, done); }"""
    )
    page.wait_for_function("() => window.ran", timeout=RUNNING * 1000)
    ask(page, "None")
    (stopped,) = (output for output in outputs(page) if output["output_type"] == "error")
    told = said(page, stopped["cell"])
    assert stopped["traceback"] == [] and "TensorFlow does not run in a browser" in told
    assert '<a href="https://colab.research.google.com"' in told


def test_the_doctor_knows_the_browser_and_finishes_names_without_jedi(page, address):
    open_notebook(page, address, "00")
    report = ask(page, "import course; course.start('00'); print(course.doctor())")
    assert "one thread of this browser" in report and "kept in this browser" in report and "✗" not in report
    names = page.evaluate(
        f"""async () => (await {KERNEL}.requestComplete({{code: 'course.doct', cursor_pos: 11}}))
            .content.matches"""
    )
    assert any("doctor" in name for name in names)


def test_the_start_page_leads_to_the_notebooks(page, address):
    page.goto(f"{address}/")
    page.get_by_role("link", name="Start with notebook 00").click()
    opened = f"() => window.jupyterapp && {NOTEBOOK}?.context?.path === '{FILES['00'].name}'"
    page.wait_for_function(opened, timeout=LOADING * 1000)
