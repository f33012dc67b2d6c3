"""Progress survives crashes, crowds and read-only disks, and nothing of the reader's is ever deleted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import course
from course import contents
from course.keeping import progress_file
from places import PACKAGES


@pytest.fixture(autouse=True)
def file(monkeypatch, tmp_path):
    path = tmp_path / "kept" / "progress.jsonl"
    monkeypatch.setenv("NNLIB_PROGRESS", str(path))
    monkeypatch.setattr(progress_file, "_memory", [])
    monkeypatch.setattr(progress_file, "_said", set())
    return path


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A place where nobody can write, root included: a folder would have to be where a file is."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "file" / "progress.jsonl"))


def test_what_is_recorded_is_there_again(file):
    progress_file.record("task", "relu", True)
    progress_file.record("hint", "relu", 1)
    progress_file.record("hint", "relu", 2)
    assert progress_file.latest("task") == {"relu": True}
    assert progress_file.latest("hint") == {"relu": 2}
    assert file.exists()


def test_nothing_is_written_when_nothing_is_new(file):
    progress_file.record("task", "relu", True)
    size = file.stat().st_size
    progress_file.record("task", "relu", True)
    assert file.stat().st_size == size


def test_an_empty_file_is_no_progress(file):
    file.parent.mkdir()
    file.touch()
    assert progress_file.latest("task") == {} and list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("garbage", [b"{broken", b"\xff\xfe\x00\x01", b"[1, 2]", b'{"kind": 1}'])
def test_a_broken_line_is_set_aside_and_the_others_are_kept(file, garbage, capsys):
    progress_file.record("task", "relu", True)
    with open(file, "ab") as out:
        out.write(garbage)
    assert progress_file.latest("task") == {"relu": True}
    progress_file.record("task", "leaky_relu", True)
    assert progress_file.latest("task") == {"relu": True, "leaky_relu": True}
    aside = file.with_name(file.name + ".bad")
    assert garbage in aside.read_bytes()
    assert garbage not in file.read_bytes()
    assert capsys.readouterr().out.count("unreadable lines") == 1


def test_a_second_broken_file_does_not_replace_the_first(file):
    for n in (1, 2):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"broken %d\n" % n)
        progress_file.record("task", f"task{n}", True)
        assert progress_file.latest("task")
    kept = sorted(p.read_bytes()[:8] for p in file.parent.glob("*.bad"))
    assert kept == [b"broken 1", b"broken 2"]


def test_a_line_half_written_by_another_notebook_is_left_alone(file):
    progress_file.record("task", "relu", True)
    with open(file, "ab") as out:
        out.write(b'\n{"kind": "task", "ke')
    assert progress_file.latest("task") == {"relu": True}
    assert list(file.parent.iterdir()) == [file]


def test_where_nothing_can_be_written_progress_lives_in_memory_and_that_is_said_once(nowhere, capsys):
    progress_file.record("task", "relu", True)
    progress_file.record("task", "leaky_relu", True)
    assert progress_file.latest("task") == {"relu": True, "leaky_relu": True}
    assert capsys.readouterr().out.count("\n") == 1
    assert not progress_file.writable()


def test_notebooks_that_write_at_once_lose_nothing(file):
    code = (
        "import sys; from course.keeping import progress_file as file\n"
        "for n in range(40): file.record('task', f'{sys.argv[1]}.{n}', True); file.latest('task')"
    )
    env = {**os.environ, "PYTHONPATH": PACKAGES}
    running = [subprocess.Popen([sys.executable, "-c", code, str(i)], env=env) for i in range(4)]
    assert [process.wait(60) for process in running] == [0] * 4
    assert len(progress_file.latest("task")) == 160
    assert list(file.parent.iterdir()) == [file]


def test_the_usual_place_is_the_users_data_folder(monkeypatch):
    monkeypatch.delenv("NNLIB_PROGRESS")
    platformdirs = pytest.importorskip("platformdirs")
    assert progress_file.path() == Path(
        platformdirs.user_data_dir("nnlib-course", appauthor=False), "progress.jsonl"
    )
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    assert progress_file.path() == Path.home() / ".nnlib-course" / "progress.jsonl"


def test_reset_asks_first_and_keeps_the_old_file(file):
    progress_file.record("task", "relu", True)
    before = file.read_bytes()
    assert "reset_progress(confirm=True)" in course.reset_progress().text
    assert file.read_bytes() == before
    assert "progress.jsonl.bad" in course.reset_progress(confirm=True).text
    assert progress_file.latest("task") == {}
    assert file.with_name("progress.jsonl.bad").read_bytes() == before
    assert "no progress yet" in course.reset_progress(confirm=True).text


def test_reset_without_a_place_to_write_says_so(nowhere):
    assert "nothing was changed" in course.reset_progress(confirm=True).text


def test_the_map_counts_tasks_questions_and_hints(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "02_relu.ipynb").touch()
    for kind, key, value in [
        ("task", "relu", True),
        ("task", "unknown", True),
        ("hint", "relu", 2),
        ("quiz", "02.recall.1", True),
        ("quiz", "02.recall.2", False),
    ]:
        progress_file.record(kind, key, value)
    shown = course.progress()
    line = next(line for line in shown.text.splitlines() if line.startswith("02"))
    assert line.split() == "02 Why bend at all: ReLU 60 1 / 4 1 / 6 2".split()
    assert 'href="02_relu.ipynb"' in shown.html and "01_neuron" not in shown.html


def test_the_map_has_three_parts_and_three_ways():
    numbers = [notebook.number for notebook in contents.NOTEBOOKS]
    assert numbers == [f"{i:02d}" for i in range(20)]
    shown = course.progress()
    lines = shown.text.splitlines()
    for part, first in (("From the neuron up", "00"), ("Digits, and Keras", "10"), ("Your own", "17")):
        assert lines[lines.index(part) + 1].startswith(first) and f"<b>{part}</b>" in shown.html
    for way, hours in zip(contents.WAYS, (5, 10, 20), strict=True):
        assert way.hours == hours and set(way.numbers) <= set(numbers)
        assert f"- {way.sentence}" in lines and f"<li>{way.sentence}</li>" in shown.html
    assert [way.listed for way in contents.WAYS] == ["05 to 08, 19", "00 to 09", "00 to 19"]


def test_the_map_stands_foreign_values_in_the_file(file):
    file.parent.mkdir()
    file.write_text(json.dumps({"kind": "hint", "key": "relu", "value": "many"}) + "\n")
    assert "02  Why bend" in course.progress().text
    course.hint("relu")
