"""Keras arrives in silence, or its absence is said in one line. Notebooks run here with TensorFlow hidden."""

import os
import re
from importlib.util import find_spec

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

import course
import notebook_reader as reader
from course import keras_available as comparing

HIDE = "import sys; sys.modules['tensorflow'] = sys.modules['keras'] = None"
NEED, GLADLY = (
    [file for file in reader.FILES if f"course.{word}_keras()" in file.read_text(encoding="utf-8")]
    for word in ("need", "has")
)
# Those that need no Keras are run whole, where there is none; with it, only with CI_WHOLE=1.
COMPARE = NEED + (GLADLY if os.environ.get("CI_WHOLE") or not find_spec("tensorflow") else [])


def run(cells, folder=reader.FOLDER):
    """The cells' outputs after a run of all, and the name of the error that ended it."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    try:
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    except CellExecutionError as error:
        return notebook, error.ename
    return notebook, None


def code_cells(*sources):
    return [nbformat.v4.new_code_cell(source) for source in sources]


def test_without_tensorflow_a_run_of_all_cells_ends_with_one_line_and_no_traceback():
    cells = code_cells(HIDE, "import course\ncourse.need_keras()", "print('never')")
    notebook, ended_by = run(cells)
    shown, error = notebook.cells[1].outputs
    assert ended_by == "Stopped" and error.traceback == [] and notebook.cells[2].outputs == []
    assert shown.data["text/plain"].startswith(comparing.MISSING) and "\n" not in shown.data["text/plain"]
    assert "pip install tensorflow" in shown.data["text/html"]


def test_has_keras_is_false_without_tensorflow(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "keras", None)
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    assert course.has_keras() is False


def test_tensorflow_starts_without_noise():
    pytest.importorskip("keras")
    notebook, ended_by = run(code_cells("import course\ncourse.need_keras()"))
    (output,) = notebook.cells[0].outputs
    assert ended_by is None and re.fullmatch(
        r"Keras [\d.]+ on TensorFlow [\d.]+\.", output.data["text/plain"]
    )


def test_standard_error_works_again_afterwards(capfd):
    with comparing.without_stderr():
        os.write(2, b"noise")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


@pytest.mark.usefixtures("on_the_sample")
@pytest.mark.parametrize("file", COMPARE, ids=[file.stem for file in COMPARE])
def test_without_tensorflow_a_notebook_stops_where_it_needs_it_or_not_at_all(file):
    cells = [cell for cell in reader.read(file).cells if cell.cell_type == "code"]
    for cell in cells:  # what counts is this run, not the stored one
        cell.outputs, cell.execution_count = [], None
    notebook, ended_by = run([*code_cells(HIDE), *cells], reader.FOLDER)
    needs = [cell for cell in notebook.cells if "course.need_keras()" in cell.source]
    assert ended_by == ("Stopped" if needs else None)
    for cell in notebook.cells:
        assert not [o for o in cell.outputs if o.output_type == "stream" and o.name == "stderr"]
    if needs:
        done = [cell for cell in notebook.cells if cell.execution_count]
        assert done[-1] is needs[0]
