"""The single files for Colab: complete in themselves, links that lead somewhere, nothing installed."""

import re
import sys
import types

import nbformat
import pytest
from nbclient import NotebookClient

import notebook_reader as reader
from tools import colab


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return colab.write(tmp_path_factory.mktemp("colab"))


def sources(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def set_up(path):
    return next(source for source in sources(path) if source.startswith("# @title Set-up"))


def test_every_notebook_has_a_file_that_is_a_valid_notebook(files):
    assert [path.name for path in files] == [path.name for path in reader.FILES]
    for path in files:
        nbformat.validate(nbformat.read(path, as_version=4))
        assert path.stat().st_size < 10e6  # Colab shows no notebook over 20 MB


def test_writing_twice_gives_the_same_bytes(files, tmp_path):
    again = colab.write(tmp_path)
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in files]


def test_a_file_names_no_address_and_no_relative_link(files):
    for path in files:
        assert all(colab.HOST not in source for source in sources(path))
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":  # in code, `layers[0](x)` is no link
                assert not re.search(r"\]\((?!https?://|#)[^)]*\)", cell.source), cell.source


def test_with_a_repository_links_and_badges_lead_there(tmp_path):
    files = colab.write(tmp_path, repo="ada/neurons", branch="colab")
    base = "https://colab.research.google.com/github/ada/neurons/blob/colab"
    index = (tmp_path / "README.md").read_text(encoding="utf-8")
    for path in files:
        assert f"({base}/{path.name})" in sources(path)[0] and f"({base}/{path.name})" in index
    assert f"]({base}/01_neuron.ipynb)" in sources(files[0])[-1]


@pytest.mark.parametrize("repo", ["ada", "ada/x/y", "https://github.com/ada/x", "a b/c"])
def test_a_repository_must_be_owner_and_name(repo, capsys, tmp_path):
    with pytest.raises(SystemExit):
        colab.main(["--to", str(tmp_path), "--repo", repo])
    assert "--repo must be owner/name" in capsys.readouterr().err


def test_the_set_up_cell_installs_nothing(files):
    code = set_up(files[0]).replace(colab.packed_course(), "")
    assert not re.search(r"\bpip\b|^[!%]|subprocess|os\.system", code, re.M)


LOOK = """import nnlib, sys
print(nnlib.__file__)
print([name for name, module in sys.modules.items() if name.partition(".")[0] in ("nnlib", "course")
       and not (getattr(module, "__file__", None) or "nnlib-course-").count("nnlib-course-")])"""


def test_a_file_brings_its_own_nnlib_into_an_empty_folder_twice(files, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    empty = tmp_path / "empty"
    empty.mkdir()
    cells = [nbformat.v4.new_code_cell(code) for code in (set_up(files[0]), set_up(files[0]), LOOK)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(empty)}}).execute()
    assert [cell.outputs for cell in notebook.cells[:2]] == [[], []]
    where, others = notebook.cells[2].outputs[0].text.splitlines()
    assert str(tmp_path) in where and others == "[]"
    assert len(list(tmp_path.glob("nnlib-course-*"))) == 1 and list(empty.iterdir()) == []


def test_one_setting_keeps_progress_and_data_on_drive(files, tmp_path, monkeypatch):
    mounted = []
    drive = types.SimpleNamespace(mount=mounted.append)
    monkeypatch.setitem(sys.modules, "google", types.ModuleType("google"))
    monkeypatch.setitem(sys.modules, "google.colab", types.SimpleNamespace(drive=drive))
    for name in "NNLIB_PROGRESS", "NNLIB_CACHE":
        monkeypatch.setenv(name, "")  # restored afterwards
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = set_up(files[0]).split("import numpy as np")[0]
    code = code.replace("KEEP_ON_DRIVE = False", "KEEP_ON_DRIVE = True")
    code = code.replace("/content/drive/MyDrive", str(tmp_path))
    path = list(sys.path)
    try:
        exec(code, {})
    finally:
        sys.path[:] = path
    from course.keeping import progress_file
    from nnlib.datasets import store

    assert mounted == ["/content/drive"]
    assert progress_file.path().parent == store.user_cache() == tmp_path / "nnlib-course"
