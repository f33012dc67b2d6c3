"""Google Drive, as a folder that a stand-in for google.colab mounts."""

import json
import sys
import types

import nbformat
import pytest

from course import contents, start
from course.keeping import on_drive, progress_file
from file_server import serving
from nnlib.datasets import store
from tools import colab


@pytest.fixture
def colab_runtime(tmp_path, monkeypatch):
    """A runtime whose Drive is not mounted yet; yields the list of what was mounted."""
    mounted = []

    def mount(place):
        mounted.append(place)
        on_drive.FOLDER.parent.mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(on_drive, "FOLDER", tmp_path / "drive" / "MyDrive" / "nnlib-course")
    monkeypatch.setitem(sys.modules, "google", types.ModuleType("google"))
    monkeypatch.setitem(
        sys.modules, "google.colab", types.SimpleNamespace(drive=types.SimpleNamespace(mount=mount))
    )
    for name in "NNLIB_PROGRESS", "NNLIB_CACHE":
        monkeypatch.setenv(name, "")  # restored afterwards
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return mounted


def test_without_drive_nothing_is_kept_there_and_nothing_asked(colab_runtime):
    before = progress_file.path()
    start("01")
    assert progress_file.path() == before and colab_runtime == [] and not on_drive.FOLDER.exists()


def test_where_drive_is_mounted_the_set_up_call_keeps_progress_and_data_there(colab_runtime):
    on_drive.FOLDER.parent.mkdir(parents=True)
    start("01")
    assert progress_file.path().parent == store.user_cache() == on_drive.FOLDER
    assert colab_runtime == []


def test_a_file_that_the_reader_has_named_goes_first(colab_runtime, monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "mine.jsonl"))
    on_drive.FOLDER.parent.mkdir(parents=True)
    on_drive.use()
    assert progress_file.path() == tmp_path / "mine.jsonl"


def test_the_switch_asks_once_and_takes_progress_along(colab_runtime):
    progress_file.record("task", "relu", True)
    assert not progress_file.path().is_relative_to(on_drive.FOLDER)
    said = on_drive.keep()
    assert colab_runtime == [on_drive.MOUNT]
    assert progress_file.path().is_relative_to(on_drive.FOLDER)
    assert progress_file.latest("task") == {"relu": True}
    assert "are kept in the folder nnlib-course of your Google Drive. Another notebook does the same" in repr(
        said
    )


def test_copies_of_the_notebooks_ask_for_drive_and_a_readers_own_stays(colab_runtime, tmp_path, monkeypatch):
    branch = tmp_path / "branch"
    branch.mkdir()
    colab.write(branch, repo="ada/neurons")
    names = [notebook.file for notebook in contents.NOTEBOOKS]
    mine = on_drive.FOLDER / names[1]
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with serving(branch) as (address, asked):
        monkeypatch.setattr(contents, "published", lambda: {"files": address, "colab": ""})
        said = on_drive.keep()
    assert "Open the copies there." in repr(said) and mine.read_text() == "mine"
    assert len(asked) == len(names) - 1
    for name in names[:1] + names[2:]:
        notebook = nbformat.read(on_drive.FOLDER / name, as_version=4)
        nbformat.validate(notebook)
        (set_up,) = (cell.source for cell in notebook.cells if cell.source.startswith(on_drive.SET_UP))
        assert set_up.startswith(on_drive.SET_UP + on_drive.ASK)
        published = json.loads((branch / name).read_text(encoding="utf-8"))
        assert len(published["cells"]) == len(notebook.cells)
    assert on_drive.copy_notebooks() == []
