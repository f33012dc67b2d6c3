"""Cells run twice, solved in many ways, unsolved again and backward: nothing raises, and no text changes.

A reader runs a cell again, solves a task later, goes back and runs an earlier cell, and must find what stood
there before. So in one kernel every code cell runs twice in a row from top to bottom; a second Run All is in
this, for at each cell all cells above have run twice. Then the folded solutions run in their stubs, and all
cells below; the same with the first right answer of every task (tests/lessons/nNN/right_answers.py), and with
all of them if CI_WHOLE is set. At last the stubs run as they were, and all cells from the last to the first.
While no task is solved, no name gets arrays of different numbers of axes.

On the offline sample of MNIST, where a training takes a tenth of the time: `make test-orders`.
"""

import ast
import datetime
import os
from dataclasses import dataclass, replace

import nbformat
import pytest

import answers
import notebook_reader as reader
from tools.notebooks import run

FOLDED = "folded solutions"
# keeps, for every array with a name in the notebook, how many axes it had after any cell
WATCH = """
def _watch_axes():
    import numpy

    def look(_result):
        for name, value in list(shell.user_ns.items()):
            if isinstance(value, numpy.ndarray) and not name.startswith("_"):
                _axes.setdefault(name, set()).add(value.ndim)

    shell = get_ipython()
    shell.events.register("post_run_cell", look)
    return lambda: shell.events.unregister("post_run_cell", look)

_axes = {}
_stop_watching = _watch_axes()
"""
TELL = "_stop_watching()\nprint(sorted(name for name, found in _axes.items() if len(found) > 1))"
LONG = ("14", "16", "18")  # two minutes and more each: where CI is set, run with CI_WHOLE alone
SLOWER = 10  # times the folded solution is what a right answer may make any cell take ...
AT_ONCE = 5.0  # ... if it takes longer than so many seconds, for a busy machine may halt a cell for one


@dataclass
class Visit:
    """One run of a cell: its number, what runs there, by which answers tasks are solved, its outputs."""

    number: int
    source: str
    solved: str = ""
    cell: nbformat.NotebookNode | None = None

    def text(self):
        return "".join(reader.text_of(output) for output in self.cell.outputs)

    def seconds(self):
        times = self.cell.metadata.execution
        assert "iopub.status.idle" in times, f"the kernel's answer to cell {self.number} was not waited for"
        began, ended = (
            datetime.datetime.fromisoformat(times[name].replace("Z", "+00:00"))
            for name in ("iopub.execute_input", "iopub.status.idle")
        )
        return (ended - began).total_seconds()


def visits(nb, number):
    """Each code cell twice; from the first stub on solved in one way and another, unsolved; all backward."""
    code = [Visit(number, cell.source) for number, cell in enumerate(nb.cells) if reader.is_code(cell)]
    tasks = reader.tasks(nb)
    twice = [visit for visit in code for _ in range(2)]
    first = min((task.stub for task in tasks), default=len(nb.cells))
    ways = {FOLDED: {task.stub: reader.solution_code(nb.cells[task.solution]) for task in tasks}}
    right = answers.right_ones(number)
    most = max(map(len, right.values()), default=0)
    for i in range(most if os.environ.get("CI_WHOLE") else min(most, 1)):
        ways[f"right answers {i}"] = {
            task.stub: (found := right[task.key])[i % len(found)].source
            for task in tasks
            if task.key in right
        }
    solved = [
        Visit(visit.number, sources.get(visit.number, visit.source), way)
        for way, sources in ways.items()
        for visit in code
        if visit.number >= first
    ]
    stubs = [visit for visit in code if visit.number in ways[FOLDED]]
    return [replace(visit) for visit in twice + solved + stubs + code[::-1]]


def run_visits(nb, order, folder):
    """Run all in one kernel; an error does not stop the rest. The names whose arrays changed their axes."""
    for place, visit in enumerate(order):
        visit.cell = nbformat.v4.new_code_cell(visit.source, id=f"run-{place}")
        visit.cell.metadata["tags"] = ["raises-exception"]
    n_twice = 2 * sum(map(reader.is_code, nb.cells))  # from here on a reader's answers may use any name
    cells = [visit.cell for visit in order]
    told = nbformat.v4.new_code_cell(TELL)
    cells = [nbformat.v4.new_code_cell(WATCH), *cells[:n_twice], told, *cells[n_twice:]]
    assert run(nbformat.v4.new_notebook(metadata=nb.metadata, cells=cells), folder, record_timing=True) == []
    return ast.literal_eval(reader.text_of(told.outputs[0]))


def times(nb, order):
    """By way and cell: the seconds of each solved visit, those of a check with its stub: either may train.

    A solution that trains a network takes its time in the stub; one that only says what is to be trained
    takes it in the check.
    """
    took = {(visit.solved, visit.number): visit.seconds() for visit in order if visit.solved}
    for task in reader.tasks(nb):
        for way in {way for way, _ in took}:
            took[way, task.check] += took[way, task.stub]
    return took


def complaints(nb, order):
    """Errors, stderr, refused solutions and changed texts, each with its cell and the runs before it."""
    found, checks = [], {task.check for task in reader.tasks(nb)}
    stored = {
        number: "".join(map(reader.text_of, cell.get("outputs", []))) for number, cell in enumerate(nb.cells)
    }
    took = times(nb, order)
    for place, visit in enumerate(order):
        where = (
            f"cell {visit.number}, after {place} others{visit.solved and ', solved by the ' + visit.solved}"
        )
        for output in visit.cell.outputs:
            if output.output_type == "error":
                found.append(f"{where}: {output.ename}: {output.evalue}")
            elif output.output_type == "stream" and output.name == "stderr":
                found.append(f"{where}, on stderr: {output.text}")
        if visit.solved and visit.number in checks and not visit.text().startswith("✓ Correct."):
            found.append(f"{where}: check says {visit.text()}")
        if visit.solved:
            seconds, folded = took[visit.solved, visit.number], took[FOLDED, visit.number]
            if seconds > max(AT_ONCE, SLOWER * folded):
                found.append(f"{where}: {seconds:.1f} s, with the solution {folded:.1f} s")
        if not visit.solved and "nbval-check-output" in reader.tags(nb.cells[visit.number]):
            if visit.text() != stored[visit.number]:
                found.append(f"{where}, another text:\n{visit.text()}\ninstead of\n{stored[visit.number]}")
    return found


@pytest.mark.usefixtures("on_the_sample")
# the last notebooks take longest: begun first, they do not keep one worker busy when the others are done
@pytest.mark.parametrize("path", reader.FILES[::-1], ids=lambda path: path.stem)
def test_every_cell_can_be_run_again_solved_or_not_and_after_going_back(path, monkeypatch):
    nb = reader.read(path)
    if not os.environ.get("CI_WHOLE"):
        if os.environ.get("CI") and path.name.startswith(LONG):
            pytest.skip("takes minutes: CI_WHOLE=1 runs it")
        monkeypatch.setenv("NNLIB_PROCESSES", "0")  # else 16 would start three processes ten times
    if "course.need_keras()" in path.read_text(encoding="utf-8"):
        pytest.importorskip("keras")
    order = visits(nb, path.name[:2])
    assert run_visits(nb, order, path.parent) == [], "a name has arrays of different numbers of axes"
    assert complaints(nb, order) == []
