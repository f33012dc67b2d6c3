"""Assignments of nbgrader and otter-grader hold the same tasks, and those programs score as `check` does.

The programs themselves run with `make test-autograders`, which names the folder of their environments.
"""

import json
import os
import subprocess
from pathlib import Path

import nbformat
import pytest

import answers
import notebook_reader as reader
from course import contents
from places import ROOT
from tools import autograders

every_notebook = pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.name[:2])
ENVIRONMENTS = os.environ.get("NNLIB_AUTOGRADERS", "")  # the folder with nbgrader-env and otter-env
SHOWN = ["01", "03", "06"]
needs_the_programs = pytest.mark.skipif(not ENVIRONMENTS, reason="make test-autograders runs it")
SCORES = """
import json
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    found = [
        [submission.student.id, grade.name, grade.auto_score]
        for assignment in book.assignments
        for submission in assignment.submissions
        for notebook in submission.notebooks
        for grade in notebook.grades
    ]
print(json.dumps(found))
"""


@every_notebook
def test_each_task_of_a_notebook_is_found_with_its_solution(path):
    notebook = reader.read(path)
    wanted = reader.tasks(notebook)
    found = autograders.tasks_of(notebook)
    assert [task.key for task in found] == [task.key for task in wanted]
    for task, other in zip(found, wanted, strict=True):
        assert task.stub is notebook.cells[other.stub] and task.check is notebook.cells[other.check]
        assert task.solution == reader.solution_code(notebook.cells[other.solution]).strip("\n")


def test_a_task_without_a_solution_is_an_error():
    cells = [nbformat.v4.new_code_cell("x = ...", metadata={"tags": ["exercise"]})]
    with pytest.raises(ValueError, match="cell 0 is an exercise with no check or no solution"):
        autograders.tasks_of(nbformat.v4.new_notebook(cells=cells))


@every_notebook
def test_nbgrader_gets_stub_and_solution_and_one_point_a_task(path):
    number, before = path.name[:2], reader.read(path)
    notebook = autograders.for_nbgrader(reader.read(path), number)
    nbformat.validate(notebook)
    notes = [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len({note["grade_id"] for note in notes}) == len(notes)
    keys = list(contents.tasks_of(number))
    assert [note["grade_id"] for note in notes if note["solution"]] == keys
    graded = {cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells
              if cell.metadata.get("nbgrader", {}).get("grade")}  # fmt: skip
    assert list(graded) == [f"check-{key}" for key in keys]
    for task in reader.tasks(before):
        cell = graded[f"check-{task.key}"]
        compile(cell.source, "cell", "exec")
        assert cell.metadata["nbgrader"]["points"] == 1 and cell.metadata["nbgrader"]["locked"]
        lines, hidden = [], False
        for line in cell.source.split("\n"):
            if "HIDDEN TESTS" in line:
                hidden = "BEGIN" in line
            elif not hidden:
                lines.append(line)
        assert "\n".join(lines) == before.cells[task.check].source
    assert not any("hand_in" in cell.source for cell in notebook.cells)


@every_notebook
def test_otter_gets_a_question_for_each_task(path):
    number, before = path.name[:2], reader.read(path)
    notebook = autograders.for_otter(reader.read(path), number, ["course", "nnlib"])
    nbformat.validate(notebook)
    raw = [cell.source for cell in notebook.cells if cell.cell_type == "raw"]
    assert raw[0].startswith("# ASSIGNMENT CONFIG") and "  - course\n  - nnlib" in raw[0]
    block = ["# BEGIN SOLUTION", "# END SOLUTION", "# BEGIN TESTS", "# END TESTS", "# END QUESTION"]
    wanted = []
    for key in contents.tasks_of(number):
        wanted += [f"# BEGIN QUESTION\nname: {key}\npoints: 1\ncheck_cell: false", *block]
    assert raw[1:] == wanted
    sources = [cell.source for cell in notebook.cells]
    for task in autograders.tasks_of(before):
        assert task.check.source in sources and f"# HIDDEN\n{task.call}.status" in sources


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit):
        autograders.main(["otter", "03", "--to", str(tmp_path)])
    assert "is not empty, and nothing in it is replaced" in capsys.readouterr().err


def test_work_of_students_is_never_removed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(autograders, "ROOT", tmp_path)
    work = tmp_path / "build" / "nbgrader" / "submitted" / "ada"
    work.mkdir(parents=True)
    with pytest.raises(SystemExit):
        autograders.main(["nbgrader", "03"])
    assert "holds work of students" in capsys.readouterr().err and work.exists()


def test_a_program_that_fails_is_heard(tmp_path):
    path = tmp_path / "03_forward_pass.ipynb"
    with pytest.raises(SystemExit, match=r"otter assign .* failed"):
        autograders.generate("otter", tmp_path, Path("/bin/false"), [path])


def python_of(tool):
    return Path(ENVIRONMENTS, f"{tool}-env", "Scripts" if os.name == "nt" else "bin", "python").absolute()


def run(tool, folder, *command):
    """What an nbgrader or otter command of these environments writes; it must not fail."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("PYTHONPATH", "NNLIB_DATA", "NNLIB_AUTOGRADERS")
    }
    environment["PATH"] = f"{python_of(tool).parent}{os.pathsep}{environment['PATH']}"
    environment |= {"NNLIB_OFFLINE": "1", "NNLIB_PROGRESS": os.devnull, "JUPYTER_PREFER_ENV_PATH": "1"}
    done = subprocess.run(
        [str(python_of(tool)), *map(str, command)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def class_of(number):
    """Three students: an answer to each task of a notebook, right, wrong, or by turns."""
    pools = {
        kind: {key: [a for a in answers.all_of(kind) if a.key == key] for key in contents.tasks_of(number)}
        for kind in ("right", "wrong")
    }
    students = {kind: {key: found[0] for key, found in pools[kind].items()} for kind in pools}
    students["turns"] = {
        key: pools["right" if n % 2 else "wrong"][key][1] for n, key in enumerate(contents.tasks_of(number))
    }
    return students


def filled_in(handed_out, some):
    """The notebook that a student hands in, as text."""
    notebook = nbformat.read(handed_out, as_version=4)
    for task in reader.tasks(notebook):
        notebook.cells[task.stub].source = some[task.key].source
    return nbformat.writes(notebook)


def wanted_scores(students):
    return {(who, key): answer.check().status == "correct"
            for who, some in students.items() for key, answer in some.items()}  # fmt: skip


def check_handout(path):
    """What a class gets: stubs as they are, `check` as it is, and no solution."""
    whole = reader.read(next(file for file in reader.FILES if file.name == path.name))
    given = nbformat.read(path, as_version=4)
    sources = [cell.source.rstrip("\n") for cell in given.cells]
    for task in reader.tasks(whole):
        assert whole.cells[task.stub].source in sources and whole.cells[task.check].source in sources
    text = "\n".join(sources)
    assert "SOLUTION" not in text and "HIDDEN" not in text and "what_check_said" not in text
    for task in autograders.tasks_of(whole):
        assert task.solution not in text
    assert not any(cell.get("outputs") for cell in given.cells)


@needs_the_programs
@pytest.mark.usefixtures("on_the_sample")
def test_nbgrader_gives_the_scores_that_check_gives(tmp_path):
    folder, wanted = tmp_path / "course", {}
    autograders.main(["nbgrader", *SHOWN, "--to", str(folder), "--python", str(python_of("nbgrader"))])
    for path in sorted(folder.glob("release/*/*.ipynb")):
        check_handout(path)
        students = class_of(path.name[:2])
        for who, some in students.items():
            place = folder / "submitted" / who / path.stem
            place.mkdir(parents=True)
            (place / path.name).write_text(filled_in(path, some), encoding="utf-8")
        wanted |= wanted_scores(students)
        run("nbgrader", folder, "-m", "nbgrader", "autograde", path.stem)
    found = json.loads(run("nbgrader", folder, "-c", SCORES))
    assert {(who, name.removeprefix("check-")): score for who, name, score in found} == wanted
    assert len(wanted) >= 3 * 9


@needs_the_programs
@pytest.mark.usefixtures("on_the_sample")
@pytest.mark.parametrize("number", SHOWN)
def test_otter_gives_the_scores_that_check_gives(number, tmp_path):
    folder = tmp_path / "course"
    autograders.main(["otter", number, "--to", str(folder), "--python", str(python_of("otter"))])
    (path,) = folder.glob("*/dist/student/*.ipynb")
    (autograder,) = folder.glob("*/dist/autograder/*.zip")
    check_handout(path)
    students, found = class_of(number), {}
    for who, some in students.items():
        place = tmp_path / who
        place.mkdir()
        (place / path.name).write_text(filled_in(path, some), encoding="utf-8")
        run("otter", place, "-m", "otter", "run", path.name, "-a", autograder, "-o", ".")
        for test in json.loads((place / "results.json").read_text(encoding="utf-8"))["tests"]:
            if test["name"].split()[0] in contents.all_tasks():
                found[who, test["name"].split()[0]] = test["score"]
    assert found == wanted_scores(students)


def test_the_programs_have_groups_of_packages_and_targets():
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for tool in ("nbgrader", "otter"):
        assert (
            f"\n{tool}: ## " in make
            and f"$(call environment_of,{tool})" in make
            and f"\n{tool} = [" in project
        )
