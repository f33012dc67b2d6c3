"""What the offline folder's start.py does before anything is installed. The whole way: make test-offline."""

import sys

import pytest

from tools import offline, offline_start


def test_files_that_are_there_are_never_replaced(tmp_path):
    source, target = tmp_path / "stick", tmp_path / "home"
    for name, text in ("a.ipynb", "new"), ("deep/b.npz", "data"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    target.mkdir()
    (target / "a.ipynb").write_text("the reader's work")
    for _ in range(2):
        offline_start.copy_missing(source, target)
    assert (target / "a.ipynb").read_text() == "the reader's work"
    assert (target / "deep/b.npz").read_text() == "data"
    assert not list(target.rglob("*.part"))


def test_a_python_that_the_wheels_do_not_fit_is_told_so():
    with pytest.raises(SystemExit) as end:
        offline_start.require_fitting_python({"pythons": ["3.9"], "systems": ["linux", "windows", "macos"]})
    assert "prepared for Python 3.9 on linux and windows and macos; this is Python 3." in str(end.value)
    offline_start.require_fitting_python({"pythons": [offline.VERSION], "systems": [offline.HERE]})


def test_the_folder_holds_the_course_without_caches_and_data_of_other_places(tmp_path):
    (tmp_path / "data").mkdir()
    for _ in range(2):  # prepared again, it is brought up to date
        offline.course(tmp_path)
    assert (tmp_path / "notebooks/course/lessons/n02_relu/tasks.py").is_file() and (
        tmp_path / "data/README.md"
    ).is_file()
    assert list(tmp_path.glob("notebooks/00_*.ipynb"))
    assert not list(tmp_path.rglob("__pycache__"))
    assert [path.name for path in tmp_path.rglob("*.npz")] == ["digits_8x8.npz"]  # the course's own
    assert (tmp_path / "data/penguins.csv").is_file()


@pytest.mark.parametrize("choice", [["--python", "3.10"], ["--system", "amiga"]])
def test_only_supported_pythons_and_systems_are_prepared(choice, capsys):
    with pytest.raises(SystemExit):
        offline.main(choice)
    assert "invalid choice" in capsys.readouterr().err


def test_start_needs_nothing_but_python():
    import ast

    tree = ast.parse(open(offline_start.__file__, encoding="utf-8").read())
    names = [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
