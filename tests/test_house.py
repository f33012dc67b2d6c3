"""The rules of the house: short files, a room for each notebook, and imports that go one way."""

import ast
import os
import shutil
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

from course import contents
from places import NOTEBOOKS, ROOT

PACKAGES = [ROOT / "nnlib", NOTEBOOKS / "course", ROOT / "tools"]
LESSONS = "course/lessons"
# Data sets, the bar and the way to Keras need other packages than NumPy: they stand around the core.
NOT_CORE = ("datasets", "progress", "keras_bridge")
NO_CODE = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
)
# file, a line that must not stand in it, words of the broken contract
PLANTED = [
    ("nnlib/losses.py", "import course.boxes", "tools use the course"),
    ("nnlib/losses.py", "import nnlib.layers", "nnlib is built from small parts"),
    ("nnlib/losses.py", "import tools.colab", "tools use the course"),
    ("nnlib/progress.py", "import matplotlib", "reaches into no front end"),
    ("nnlib/progress.py", "import ipywidgets", "reaches into no front end"),
    ("course/boxes.py", "import tools.colab", "tools use the course"),
    (f"{LESSONS}/n02_relu/tasks.py", "import course.lessons.n01_neuron.tasks", "no lesson uses another"),
    ("course/drawing/live.py", "import course.lessons.n02_relu.tasks", "lessons are built from the rooms"),
    ("course/checking/guard.py", "import course.asking.forms", "lessons are built from the rooms"),
    ("course/keeping/progress_file.py", "import course.checking.guard", "lessons are built from the rooms"),
    ("course/playground/parsing.py", "import course.playground.state", "no circle anywhere"),
    ("nnlib/datasets/file_format.py", "import nnlib.datasets.store", "no circle anywhere"),
]


def broken_contracts(folder):
    """What lint-imports says of the packages in `folder`, "" where every contract is kept."""
    paths = os.pathsep.join([str(folder), str(folder / "notebooks")])
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        *("--no-logo", "--no-cache", str(ROOT / "pyproject.toml")),
    ]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    return "" if done.returncode == 0 else done.stdout.partition("Broken contracts")[2]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    ignored = shutil.ignore_patterns("__pycache__", "*.ipynb", "*.png")
    for name in "nnlib", "tools", "notebooks/course":
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return folder


def test_no_file_is_longer_than_a_sitting():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for package in PACKAGES
        for path in (*package.rglob("*.py"), *package.rglob("*.js"), *package.rglob("*.css"))
    }
    assert len(lengths) > 200
    assert {name: lines for name, lines in lengths.items() if lines > 300} == {}


def _code_lines(path):
    """Numbers of the lines of a file that hold code: no docstring, no comment, not empty."""
    source = path.read_text(encoding="utf-8")
    lines = set()
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type not in NO_CODE:
                lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            lines.difference_update(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return lines


def test_the_core_of_nnlib_can_be_read_in_an_evening():
    core = [
        path for path in (ROOT / "nnlib").rglob("*.py") if not set(NOT_CORE) & {path.stem, path.parent.name}
    ]
    lines = {path: _code_lines(path) for path in core}
    assert 2000 < sum(map(len, lines.values())) <= 2700
    functions = [
        (len([n for n in range(node.lineno, node.end_lineno + 1) if n in lines[path]]), path.name, node.name)
        for path in core
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert max(functions) < (40,)


@pytest.mark.parametrize("notebook", contents.NOTEBOOKS, ids=lambda notebook: notebook.number)
def test_every_notebook_has_its_room_and_its_tests(notebook):
    room = NOTEBOOKS / notebook.room.replace(".", "/")
    assert {"tasks.py", "questions.py", "figures.py"} <= {path.name for path in room.iterdir()}
    assert (ROOT / f"tests/lessons/n{notebook.number}/wrong_answers.py").exists()


def test_every_room_belongs_to_a_notebook():
    rooms = {path.name for path in (NOTEBOOKS / LESSONS).iterdir() if path.is_dir() and path.name[:2] != "__"}
    assert rooms == {notebook.room.rpartition(".")[2] for notebook in contents.NOTEBOOKS}


def test_imports_keep_every_contract(copy):
    pytest.importorskip("importlinter")
    assert broken_contracts(copy) == ""


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED, ids=[f"{p[0]}: {p[1]}" for p in PLANTED])
def test_an_import_in_a_forbidden_direction_is_seen(copy, file, line, contract):
    pytest.importorskip("importlinter")
    path = copy / ("notebooks" if file.startswith("course") else "") / file
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(f"{text}\n{line}\n", encoding="utf-8")
        assert contract in broken_contracts(copy)
    finally:
        path.write_text(text, encoding="utf-8")
