"""What a class gets holds no solution, runs, checks, and hands in; who teaches gets solutions and notes."""

import json
import os
import re
import subprocess
import sys

import nbformat
import pytest

import notebook_reader as reader
from course import contents
from places import NOTEBOOKS, ROOT
from tools import handout
from tools.notebooks import run

WHOLE = bool(os.environ.get("CI_WHOLE"))
every_notebook = pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.name[:2])


def text(notebook):
    return "\n".join(cell.source for cell in notebook.cells)


@every_notebook
def test_a_class_gets_every_task_and_no_solution_and_no_output(path):
    number = path.name[:2]
    whole, given = reader.read(path), handout.handed_out(reader.read(path), number)
    nbformat.validate(given)
    assert "Solution</summary>" not in text(given) and "solution are folded" not in text(given)
    assert not any(cell.get("outputs") for cell in given.cells)
    for task in reader.tasks(whole):
        solution = reader.solution_code(whole.cells[task.solution]).strip()
        assert solution not in text(given)
        for kept in (task.stub, task.check, task.hints):
            assert whole.cells[kept].source in [cell.source for cell in given.cells]
    assert given.cells[-1].source.startswith(f'course.hand_in("", "{number}")')


@every_notebook
def test_without_hints_none_is_left(path):
    given = handout.handed_out(reader.read(path), path.name[:2], hints=False)
    assert "<summary>Hint" not in text(given) and "Hints are folded" not in text(given)
    assert [task for task in contents.tasks_of(path.name[:2]) if f'check("{task}"' not in text(given)] == []


@every_notebook
def test_who_teaches_gets_open_solutions_and_the_notes(path):
    number, whole = path.name[:2], reader.read(path)
    teaching = (NOTEBOOKS / "TEACHING.md").read_text(encoding="utf-8")
    given = handout.for_the_instructor(reader.read(path), number, teaching)
    nbformat.validate(given)
    opened = [cell.source for cell in given.cells if cell.source.startswith("**Solution**\n\n")]
    assert len(opened) == len(reader.tasks(whole)) and not any("<details>" in source for source in opened)
    notes = given.cells[2].source
    assert notes.startswith(f"## For who teaches: {number} ") and "**Misconceptions**" in notes
    assert notes.count("## ") == 1


def test_the_folder_has_no_dead_link_and_nothing_but_what_is_needed(tmp_path):
    handout.main(["03", "07", "--to", str(tmp_path / "out"), "--note", "Hand in by **Friday**."])
    there = {path.name for path in (tmp_path / "out").iterdir()}
    assert there == {
        *("03_forward_pass.ipynb", "07_backprop_in_matrices.ipynb", "course", "nnlib", "GLOSSARY.md"),
        *("CHEATSHEET.md", "requirements.txt", "LICENSE"),
    }
    given = reader.read(tmp_path / "out" / "07_backprop_in_matrices.ipynb")
    links = re.findall(r"\]\(([\w./]+)\)", text(given))
    assert "03_forward_pass.ipynb" in links and set(links) <= there
    assert given.cells[2].source == "Hand in by **Friday**."
    assert not list((tmp_path / "out").rglob("__pycache__"))
    assert {"penguins.csv", "wine.csv", "TABLES.md", "digits_8x8.npz"} <= {
        path.name for path in (tmp_path / "out/course/data").iterdir()
    }


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit):
        handout.main(["03", "--to", str(tmp_path)])
    assert "is not empty, and nothing in it is replaced" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def fill_in(notebook, solutions, name):
    """What a student does: write into stubs, and a name into the last cell."""
    for task in reader.tasks(notebook):
        notebook.cells[task.stub].source = solutions.get(task.key, notebook.cells[task.stub].source)
    notebook.cells[-1].source = notebook.cells[-1].source.replace('""', f'"{name}"', 1)


@pytest.mark.parametrize("number", [n.number for n in contents.NOTEBOOKS] if WHOLE else ["02"])
def test_a_handed_out_notebook_runs_and_what_it_hands_in_is_scored(number, tmp_path):
    path = next(path for path in reader.FILES if path.name.startswith(number))
    if "_keras()" in path.read_text(encoding="utf-8"):
        pytest.importorskip("tensorflow")
    whole = reader.read(path)
    solutions = {t.key: reader.solution_code(whole.cells[t.solution]) for t in reader.tasks(whole)}
    handout.main([number, "--to", str(tmp_path / "out")])
    given = reader.read(tmp_path / "out" / path.name)
    assert run(given, tmp_path / "out") == []  # untouched
    assert "Write your name between the quotes" in str(given.cells[-1].outputs)
    if number == "02":
        solutions["leaky_relu"] = "def leaky_relu(x, slope=0.01):\n    return x * slope"
    fill_in(given, solutions, "Ada")
    assert run(given, tmp_path / "out") == []
    (file,) = (tmp_path / "out").glob("hand-in_Ada_*.json")
    tasks = json.loads(file.read_text(encoding="utf-8"))["tasks"]
    wanted = {key: "not yet" if (number, key) == ("02", "leaky_relu") else "correct" for key in solutions}
    assert {key: entry["said"] for key, entry in tasks.items()} == wanted
    (tmp_path / "in").mkdir()
    file.rename(tmp_path / "in" / file.name)
    if not sys.platform.startswith("linux"):
        return
    command = [
        sys.executable,
        "-m",
        "tools.scores",
        str(tmp_path / "in"),
        "--to",
        str(tmp_path),
        "--jobs",
        "1",
    ]
    done = subprocess.run([*command, "--only", number], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 2:
        pytest.skip(done.stderr)
    rows = (tmp_path / "scores.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert {row.split(",")[2]: row.split(",")[3] for row in rows} == wanted


def test_one_file_carries_the_course_and_needs_nothing_beside_it(tmp_path):
    handout.main(["02", "--to", str(tmp_path / "out"), "--one-file"])
    (file,) = (tmp_path / "out").iterdir()
    given = reader.read(file)
    assert 'bring("""' in text(given) and "Solution</summary>" not in text(given)
    assert given.cells[-1].source.startswith("course.hand_in(")
