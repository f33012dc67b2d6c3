"""The course in the reader's own browser (make lite), in Chromium: no other address is asked for anything.

`make test-lite PYODIDE=folder` builds it with Pyodide inside and runs this where there is no network at all.
"""

import os
import re
import time

import pytest

import lab as browser
import notebook_reader as reader
from lite_site import (
    FILES,
    KERNEL,
    LOADING,
    NEED_KERAS,
    NOTEBOOK,
    RUNNING,
    SET_UP,
    SITE,
    ask,
    need_site,
    open_notebook,
    outputs,
    run_cell,
    said,
    served,
    visited,
    weekly,
)

need_site()
ALWAYS = ("00", "02")
OTHERS = [number for number in FILES if number not in (*ALWAYS, *NEED_KERAS)]
CHOSEN = [*ALWAYS, *(OTHERS if os.environ.get("CI_WHOLE") else [])]


@pytest.fixture(scope="module")
def server():
    with served() as server:
        yield server


def test_the_page_takes_at_most_53_megabytes():
    taken = sum(path.stat().st_size for path in SITE.rglob("*") if path.is_file()) / 1e6
    data = sum(path.stat().st_size for path in (SITE / "files" / "data").glob("*")) / 1e6  # --with-data
    print(f"\n{taken:.1f} MB, {data:.1f} of them full sets")
    assert taken - data <= 53  # MB; pandas, which only 17 fetches, is 6 of them


@pytest.fixture
def page(chromium, server):
    with visited(chromium, server) as page:
        yield page


@pytest.mark.parametrize("number", CHOSEN)
def test_a_notebook_runs_to_its_end_untouched(page, server, number):
    began = time.monotonic()
    open_notebook(page, server, number)
    opened = time.monotonic()
    browser.run_all(page, timeout=20 * RUNNING)  # 14 trains 150 networks
    print(f"\n{number}: open after {opened - began:.0f} s, run in {time.monotonic() - opened:.0f} s")
    shown = outputs(page)
    assert [output for output in shown if output["output_type"] == "error"] == []
    assert [output for output in shown if output.get("name") == "stderr"] == []
    assert [output for output in shown if output["cell"] == SET_UP] == []  # silent when all is well


def test_a_right_answer_is_accepted_and_a_reload_keeps_it(page, server):
    nb = reader.read(FILES["02"])
    task, solution = reader.tasks(nb)[0], reader.solution_code(nb.cells[reader.tasks(nb)[0].solution])
    began = time.monotonic()
    open_notebook(page, server, "02")
    run_cell(page, SET_UP, nb.cells[SET_UP].source)
    run_cell(page, task.stub, solution)
    run_cell(page, task.check, nb.cells[task.check].source)
    assert "Correct." in said(page, task.check)
    print(f"\nthe first answer of check after {time.monotonic() - began:.0f} s")
    browser.command(page, "docmanager:save")
    solved = "from course.keeping import progress_file; print(sorted(progress_file.latest('task')))"
    key = re.search(r'check\("(\w+)"', nb.cells[task.check].source)[1]
    assert ask(page, solved) == f"['{key}']"

    open_notebook(page, server, "02")
    kept = page.evaluate(
        f"index => {NOTEBOOK}.content.model.cells.get(index).sharedModel.getSource()", task.stub
    )
    assert kept == solution
    assert ask(page, solved) == f"['{key}']"


@pytest.mark.parametrize("number", NEED_KERAS if os.environ.get("CI_WHOLE") else NEED_KERAS[:1])
def test_a_notebook_that_needs_tensorflow_says_so_and_offers_colab(page, server, number):
    open_notebook(page, server, number)
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


def test_whole_numbers_of_tasks_and_data_have_the_size_that_numpy_counts_with_here(page, server):
    open_notebook(page, server, "04")
    code = """
import numpy as np, nnlib
from course import contents
from course.checking.running import case_of
toy = nnlib.datasets.toy
tasks = [task for task in contents.all_tasks().values() if not task.needs]
given = [value for task in tasks for n in range(len(task.cases)) for value in case_of(task, n)]
kinds = {value.dtype for value in given if isinstance(value, np.ndarray)}
kinds |= {make()[1].dtype for make in (toy.fruit, toy.circle, toy.xor, toy.blobs, toy.spiral)}
print("32" if np.intp == np.int32 else "64", sorted(str(kind) for kind in kinds if kind.kind == "i"))"""
    assert ask(page, code).splitlines()[-1] == "32 ['int32']"  # a task says first that it takes the sample


@weekly
def test_the_doctor_knows_the_browser_and_finishes_names_without_jedi(page, server):
    open_notebook(page, server, "00")
    report = ask(page, "import course; course.start('00'); print(course.doctor())")
    assert "one thread of this browser" in report and "kept in this browser" in report and "✗" not in report
    names = page.evaluate(
        f"""async () => (await {KERNEL}.requestComplete({{code: 'course.doct', cursor_pos: 11}}))
            .content.matches"""
    )
    assert any("doctor" in name for name in names)


def test_the_start_page_leads_to_the_notebooks(page, server):
    page.goto(f"{server.address}/")
    page.get_by_role("link", name="Start with notebook 00").click()
    opened = f"() => window.jupyterapp && {NOTEBOOK}?.context?.path === '{FILES['00'].name}'"
    page.wait_for_function(opened, timeout=LOADING * 1000)


@weekly
def test_the_next_visit_asks_the_server_for_almost_nothing(page, server):
    open_notebook(page, server, "02")
    page.wait_for_timeout(8000)  # until the page has named what it fetched
    first = len(server.asked)
    began = time.monotonic()
    open_notebook(page, server, "02")
    again = [path.partition("?")[0].rpartition("/")[2] for path in server.asked[first:]]
    print(
        f"\nfirst {first} requests; then {len(again)}, Python after {time.monotonic() - began:.0f} s: {again}"
    )
    assert len(again) <= 12
