"""The tasks as assignments of nbgrader or otter-grader, for schools that collect and grade with them.

    python -m tools.autograders nbgrader           a folder of nbgrader's for the whole course, build/nbgrader
    python -m tools.autograders otter 03 07        for each notebook a folder of otter's, in build/otter
    python -m tools.autograders otter 03 --python build/otter-env/bin/python

One notebook is one assignment, and each of its tasks gives one point where `check` says "correct". With
`--python` that Python's nbgrader or otter makes what is handed out; without it, only the sources are written.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat

from tools import NOTEBOOKS, ROOT, writable
from tools.handout import FOLDED, PAGES, copy_needs, drop_links, handed_out
from tools.notebooks import choose, dumps

SCHEMA = 3  # of nbgrader's notes in a cell
HIDDEN = "HIDDEN TESTS"  # nbgrader takes what stands between two lines with these words out of the handout
FENCE = "```"
WORK = ("submitted", "autograded", "feedback")  # folders of nbgrader's with what students handed in

NBGRADER_CONFIG = '''"""Settings of nbgrader for this folder."""

import os

c = get_config()
c.CourseDirectory.course_id = "neuron"
# A task's own stub stays; the solution below it leaves nothing.
c.ClearSolutions.code_stub = {"python": ""}
# What students solved is no progress of the person who grades.
os.environ.setdefault("NNLIB_PROGRESS", os.devnull)
'''

OTTER_CONFIG = """# ASSIGNMENT CONFIG
name: {name}
init_cell: false
export_cell: false
requirements: requirements.txt
files:
{files}"""


@dataclass
class Task:
    """One task of a notebook: its cells, what its check cell calls, and the solution's code."""

    key: str
    stub: nbformat.NotebookNode
    check: nbformat.NotebookNode
    call: str
    solution: str


def tasks_of(notebook) -> list[Task]:
    """Every task: a cell tagged `exercise`, and the first cells after it that check and that solve.

    Raises:
        ValueError: If one of these cells is missing.
    """
    found = []
    for place, stub in enumerate(notebook.cells):
        if "exercise" not in stub.metadata.get("tags", []):
            continue
        later = notebook.cells[place + 1 :]
        try:
            check = next(cell for cell in later if cell.cell_type == "code" and _call(cell))
            folded = next(cell for cell in later if "solution" in cell.metadata.get("tags", []))
        except StopIteration:
            raise ValueError(f"cell {place} is an exercise with no check or no solution below it") from None
        call = _call(check)
        code = FOLDED.match(folded.source)[1].partition(f"{FENCE}python\n")[2].partition(FENCE)[0]
        found.append(Task(call.args[0].value, stub, check, ast.unparse(call), code.strip("\n")))
    return found


def for_nbgrader(notebook, number: str, hints: bool = True):
    """The source version of an nbgrader assignment, changed in place.

    A stub keeps its text and gets the solution below it. Its check cell is hidden in part: what students get
    is `check(...)` alone; what grades asserts that this says "correct", and else shows what it said.
    """
    tasks = tasks_of(notebook)
    handed_out(notebook, number, hints, collect=False)
    for task in tasks:
        task.stub.source += f"\n### BEGIN SOLUTION\n{task.solution}\n### END SOLUTION"
        task.stub.metadata["nbgrader"] = _notes(task.key, solution=True)
        task.check.source = "\n".join(
            [
                *(f"### BEGIN {HIDDEN}", "assert (what_check_said :=", f"### END {HIDDEN}"),
                task.check.source,
                *(f"### BEGIN {HIDDEN}", ').status == "correct", what_check_said.text', f"### END {HIDDEN}"),
            ]
        )
        task.check.metadata["nbgrader"] = _notes(f"check-{task.key}", locked=True, grade=True) | {"points": 1}
    set_up = next(cell for cell in notebook.cells if "course.start(" in cell.source)
    set_up.metadata["nbgrader"] = _notes("set-up", locked=True)
    return notebook


def for_otter(notebook, number: str, files: list[str], hints: bool = True):
    """The notebook that `otter assign` reads, changed in place.

    Args:
        notebook: What nbformat has read.
        number: Its number, such as "03".
        files: Files and folders beside it that students and the autograder need.
        hints: Whether the folded hints stay.
    """
    tasks = {id(cell): task for task in tasks_of(notebook) for cell in (task.stub, task.check)}
    handed_out(notebook, number, hints, collect=False)
    cells = [_raw(OTTER_CONFIG.format(name=f"neuron-{number}", files="\n".join(f"  - {f}" for f in files)))]
    for cell in notebook.cells:
        task = tasks.get(id(cell))
        if task and cell is task.stub:
            cell.source += f"\n# BEGIN SOLUTION NO PROMPT\n{task.solution}\n# END SOLUTION"
            question = f"# BEGIN QUESTION\nname: {task.key}\npoints: 1\ncheck_cell: false"
            cells += [_raw(question), _raw("# BEGIN SOLUTION"), cell, _raw("# END SOLUTION")]
        elif task:
            test = nbformat.v4.new_code_cell(f"# HIDDEN\n{task.call}.status")
            test.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "'correct'"})]
            cells += [cell, _raw("# BEGIN TESTS"), test, _raw("# END TESTS"), _raw("# END QUESTION")]
        else:
            cells.append(cell)
    for place, cell in enumerate(cells):
        cell.id = f"{number}-{place}"
    notebook.cells = cells
    return notebook


def write(tool: str, folder: Path, names: list[str], hints: bool = True) -> list[Path]:
    """Write the sources of the chosen notebooks, each in a folder of its own; returns the notebooks."""
    written = []
    for path in choose(names, NOTEBOOKS):
        notebook = nbformat.read(path, as_version=4)
        target = folder / ("source" if tool == "nbgrader" else "") / path.stem
        target.mkdir(parents=True)
        copy_needs(target)
        files = sorted(part.name for part in target.iterdir() if part.name != "requirements.txt")
        if tool == "nbgrader":
            for_nbgrader(notebook, path.name[:2], hints)
        else:
            for_otter(notebook, path.name[:2], files, hints)
        drop_links(notebook, {path.name, *PAGES})
        (target / path.name).write_bytes(dumps(notebook))
        written.append(target / path.name)
    if tool == "nbgrader":
        (folder / "nbgrader_config.py").write_text(NBGRADER_CONFIG, encoding="utf-8")
    return written


def generate(tool: str, folder: Path, python: Path, written: list[Path]) -> None:
    """Let nbgrader or otter make of the sources what is handed out.

    Raises:
        SystemExit: If it fails, with what it said.
    """
    # nbgrader calls a program of its own by name
    paths = os.pathsep.join([str(python.parent), os.environ.get("PATH", "")])
    quiet = {"NNLIB_PROGRESS": os.devnull, "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONPATH": "", "PATH": paths}
    for path in written:
        if tool == "nbgrader":
            command = ["nbgrader", "generate_assignment", path.stem]
        else:
            command = ["otter", "assign", str(path), str(path.parent / "dist")]
        done = subprocess.run(
            [str(python), "-m", *command],
            cwd=folder,
            env=os.environ | quiet,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}")


def _call(cell):
    """The call of `check` that a check cell consists of, else None."""
    if not cell.source.startswith("check("):
        return None
    (line,) = ast.parse(cell.source).body
    return line.value


def _notes(name, solution=False, locked=False, grade=False):
    notes = {"schema_version": SCHEMA, "grade_id": name, "task": False}
    return notes | {"solution": solution, "locked": locked, "grade": grade}


def _raw(text):
    return nbformat.v4.new_raw_cell(text)


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tools.autograders", description="Write assignments of nbgrader or otter-grader."
    )
    parser.add_argument("tool", choices=["nbgrader", "otter"])
    parser.add_argument("names", nargs="*", help="beginnings of notebook names, such as 03 (default: all)")
    parser.add_argument(
        "--to", type=Path, help="an empty folder (default: build/nbgrader or build/otter, anew)"
    )
    parser.add_argument("--hints", choices=["yes", "no"], default="yes", help="keep the folded hints")
    parser.add_argument("--python", type=Path, help="a Python that has nbgrader or otter, which is run then")
    options = parser.parse_args(arguments)
    build = ROOT / "build" / options.tool
    if options.to is None:
        if any((build / name).exists() for name in WORK):
            parser.error(
                f"{build} holds work of students, so it is not made anew: move it to where it is to stay"
            )
        shutil.rmtree(build, ignore_errors=True)
    folder = writable(options.to or build)
    if any(folder.iterdir()):
        parser.error(f"{folder} is not empty, and nothing in it is replaced: name another folder with --to")
    written = write(options.tool, folder, options.names, options.hints == "yes")
    if options.python:
        # not resolved: an environment's Python is a link, which says where its packages are
        generate(options.tool, folder, Path(os.path.abspath(options.python)), written)
    names = ", ".join(path.stem for path in written)
    print(f"{len(written)} assignments of {options.tool} in {folder}: {names}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
