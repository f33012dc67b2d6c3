"""Every folded solution put into its stub: the whole notebook runs, and every check says correct."""

import pytest

import notebook_reader as reader
from tools.notebooks import run

WITH_TASKS = [path for path in reader.FILES if reader.tasks(reader.read(path))]


@pytest.mark.parametrize("path", WITH_TASKS, ids=lambda path: path.stem)
def test_every_check_says_correct_with_the_folded_solutions(path):
    nb = reader.read(path)
    tasks = reader.tasks(nb)
    if "course.need_keras()" in path.read_text(encoding="utf-8"):
        pytest.importorskip("keras")
    for task in tasks:
        nb.cells[task.stub].source = reader.solution_code(nb.cells[task.solution])
    assert run(nb, path.parent) == []
    for task in tasks:
        said = "".join(reader.text_of(output) for output in nb.cells[task.check].outputs)
        assert said.startswith("✓ Correct."), f"{task.key}: {said}"
