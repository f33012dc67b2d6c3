"""Cells run twice, solved, unsolved again and backward: nothing raises, and what is compared is as stored.

A reader runs a cell again, solves a task later, goes back and runs an earlier cell, and must find what stood
there before. So in one kernel every code cell runs twice in a row from top to bottom; a second Run All is in
this, for at each cell all cells above have run twice. Then the folded solutions run in their stubs, and all
cells below. At last the stubs run as they were, and all cells from the last to the first.

On the offline sample of MNIST, where a training takes a tenth of the time: `make test-orders`.
"""

from dataclasses import dataclass, replace

import nbformat
import pytest

import notebook_reader as reader
from tools.notebooks import run


@dataclass
class Visit:
    """One run of a cell: its number, what runs there, whether the tasks are solved, and what came out."""

    number: int
    source: str
    solved: bool = False
    cell: nbformat.NotebookNode | None = None

    def text(self):
        return "".join(reader.text_of(output) for output in self.cell.outputs)


def visits(nb):
    """Each code cell twice; from the first stub on once more, solved; the stubs unsolved; all backward."""
    code = [Visit(number, cell.source) for number, cell in enumerate(nb.cells) if reader.is_code(cell)]
    solutions = {task.stub: reader.solution_code(nb.cells[task.solution]) for task in reader.tasks(nb)}
    twice = [visit for visit in code for _ in range(2)]
    first = min(solutions, default=len(nb.cells))
    below = [visit for visit in code if visit.number >= first]
    solved = [Visit(visit.number, solutions.get(visit.number, visit.source), True) for visit in below]
    stubs = [visit for visit in code if visit.number in solutions]
    return [replace(visit) for visit in twice + solved + stubs + code[::-1]]


def run_visits(nb, order, folder):
    """Run them all in one kernel; an error does not stop the rest."""
    for place, visit in enumerate(order):
        visit.cell = nbformat.v4.new_code_cell(visit.source, id=f"run-{place}")
        visit.cell.metadata["tags"] = ["raises-exception"]
    cells = [visit.cell for visit in order]
    assert run(nbformat.v4.new_notebook(metadata=nb.metadata, cells=cells), folder) == []


def complaints(nb, order):
    """Errors, stderr, refused solutions and changed texts, each with its cell and the runs before it."""
    found, checks = [], {task.check for task in reader.tasks(nb)}
    stored = {
        number: "".join(map(reader.text_of, cell.get("outputs", []))) for number, cell in enumerate(nb.cells)
    }
    for place, visit in enumerate(order):
        where = f"cell {visit.number}, after {place} others{', solved' if visit.solved else ''}"
        for output in visit.cell.outputs:
            if output.output_type == "error":
                found.append(f"{where}: {output.ename}: {output.evalue}")
            elif output.output_type == "stream" and output.name == "stderr":
                found.append(f"{where}, on stderr: {output.text}")
        if visit.solved and visit.number in checks and not visit.text().startswith("✓ Correct."):
            found.append(f"{where}: the folded solution is answered with {visit.text()}")
        if not visit.solved and "nbval-check-output" in reader.tags(nb.cells[visit.number]):
            if visit.text() != stored[visit.number]:
                found.append(f"{where}, another text:\n{visit.text()}\ninstead of\n{stored[visit.number]}")
    return found


@pytest.fixture
def offline(monkeypatch, tmp_path):
    """No data set but the sample, whatever this machine has."""
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setenv("NNLIB_CACHE", str(tmp_path))
    monkeypatch.delenv("NNLIB_DATA", raising=False)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.stem)
def test_every_cell_can_be_run_again_solved_or_not_and_after_going_back(path):
    nb = reader.read(path)
    if "course.need_keras()" in path.read_text(encoding="utf-8"):
        pytest.importorskip("keras")
    order = visits(nb)
    run_visits(nb, order, path.parent)
    assert complaints(nb, order) == []
