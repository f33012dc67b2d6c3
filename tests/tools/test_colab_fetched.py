"""The files for Colab that fetch the course from a repository: tried with a server on 127.0.0.1."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile

import nbformat
import pytest

import notebook_reader as reader
from course import contents
from file_server import serving
from tools import colab, published

BASE = "https://colab.research.google.com/github/ada/neurons/blob/colab"
TITLE = "# @title Set-up: run this cell first\n"


@pytest.fixture(scope="module")
def branch(tmp_path_factory):
    """A folder with the files of the branch."""
    folder = tmp_path_factory.mktemp("branch")
    colab.write(folder, repo="ada/neurons")
    return folder


def sources(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def set_up(branch, number="02"):
    (path,) = branch.glob(f"{number}_*.ipynb")
    return next(source for source in sources(path) if source.startswith(TITLE))


def run(code, address, folder, then="import nnlib, course; print(nnlib.__file__)"):
    """The finished process of a set-up cell that fetches from `address`."""
    code = code.replace("https://raw.githubusercontent.com/ada/neurons/colab", address)
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "no_proxy")
    }
    return subprocess.run(
        [sys.executable, "-c", f"{code}\n{then}"], cwd=folder, capture_output=True, text=True, env=environment
    )


def test_the_cell_can_be_read(branch):
    for path in branch.glob("*.ipynb"):
        code = next(source for source in sources(path) if source.startswith(TITLE))
        fetching = code[: code.index("import numpy as np")]
        assert "https://raw.githubusercontent.com/ada/neurons/colab/course.zip" in fetching
        assert len(re.findall(r"^(?!import|from|#|\s*$).", fetching, re.M)) <= 17
        assert max(map(len, code.splitlines())) <= 88
        assert not re.search(r"\bpip\b|^[!%]|subprocess|os\.system|base64", code, re.M)


def test_the_branch_has_all_that_its_files_lead_to(branch):
    there = {path.name for path in branch.iterdir()}
    index = (branch / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)", index, re.M) == list(contents.PARTS)
    for file in reader.FILES:
        path = branch / file.name
        nbformat.validate(nbformat.read(path, as_version=4))
        assert f"({BASE}/{path.name})" in sources(path)[0] and f"({BASE}/{path.name})" in index
        notebook = nbformat.read(path, as_version=4)
        markdown = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        outputs = [out for cell in notebook.cells for out in cell.get("outputs", []) if "data" in out]
        links = re.findall(r"\]\(([^)]+)\)", re.sub(r"(?s)```.*?```|`[^`]*`", "", markdown))
        links += re.findall(r'href="([^"]+)"', "".join(out.data.get("text/html", "") for out in outputs))
        for link in links:
            assert link.startswith(("https://", "http://", "#")), link
            if "ada/neurons" in link:
                assert link.rpartition("/")[2].partition("#")[0] in there, link
    for page in ("README.md", "GLOSSARY.md", "CHEATSHEET.md"):
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", (branch / page).read_text(encoding="utf-8")):
            assert link in there, (page, link)
    assert f"]({BASE}/01_neuron.ipynb)" in "".join(sources(branch / "00_start_here.ipynb"))
    assert "](https://github.com/ada/neurons/blob/colab/GLOSSARY.md)" in "".join(
        sources(branch / reader.FILES[16].name)
    )


def test_the_map_leads_to_colab_stored_and_run_anew(branch, tmp_path):
    shown = nbformat.read(branch / "00_start_here.ipynb", as_version=4)
    tables = [
        out.data.get("text/html", "")
        for cell in shown.cells
        for out in cell.get("outputs", [])
        if "data" in out
    ]
    (table,) = (html for html in tables if "Your progress in the course" in html)
    with serving(branch) as (address, _):
        done = run(set_up(branch, "00"), address, tmp_path, "print(course.progress().html)")
    for html in (table, done.stdout):
        links = re.findall(r'<a href="([^"]+)" target="_blank"', html)
        assert links == [f"{BASE}/{path.name}" for path in reader.FILES], done.stderr


def test_the_course_is_fetched_once_and_then_kept(branch, tmp_path):
    with serving(branch) as (address, asked):
        first, second = (run(set_up(branch), address, tmp_path) for _ in range(2))
    assert first.stderr == second.stderr == ""
    assert str(tmp_path / "nnlib-course") in first.stdout and first.stdout == second.stdout
    assert asked == ["/course.zip.sha256", "/course.zip", "/course.zip.sha256"]
    offline = run(set_up(branch), address, tmp_path)  # nothing answers there any more
    assert offline.stderr == "" and offline.stdout == first.stdout


def test_a_fixed_course_reaches_a_file_that_is_there_already(branch, tmp_path):
    code = set_up(branch)
    files = colab.course_files("ada/neurons")
    files["nnlib/__init__.py"] += b"\nfixed = True\n"
    fixed = tmp_path / "fixed"
    fixed.mkdir()
    for folder, archive in ((branch, None), (fixed, colab.zipped(files))):
        if archive:
            (fixed / "course.zip").write_bytes(archive)
            (fixed / "course.zip.sha256").write_text(hashlib.sha256(archive).hexdigest())
        with serving(folder) as (address, _):
            done = run(code, address, tmp_path, "import nnlib; print(hasattr(nnlib, 'fixed'))")
        assert done.stdout == f"{folder == fixed}\n", done.stderr


def test_a_wrong_hash_is_refused_and_leaves_nothing(branch, tmp_path):
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "course.zip").write_bytes((branch / "course.zip").read_bytes()[:-1] + b"x")
    (tmp_path / "wrong" / "course.zip.sha256").write_bytes((branch / "course.zip.sha256").read_bytes())
    home = tmp_path / "home"
    home.mkdir()
    with serving(tmp_path / "wrong") as (address, _):
        done = run(set_up(branch), address, home)
    assert done.stderr.splitlines()[-1].endswith("The course came damaged: run this cell again in 5 minutes.")
    assert list(home.iterdir()) == []
    with serving(branch) as (address, _):  # the fix works
        assert run(set_up(branch), address, home).stderr == ""


def test_without_a_network_the_address_is_named(branch, tmp_path):
    with serving(branch) as (address, _):
        pass
    done = run(set_up(branch), address, tmp_path)
    assert f"{address}/course.zip cannot be reached" in done.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_the_archive_is_small_and_the_same_for_the_same_files(branch):
    again = colab.zipped(colab.course_files("ada/neurons"))
    assert again == (branch / "course.zip").read_bytes() and len(again) < 1e6
    names = zipfile.ZipFile(branch / "course.zip").namelist()
    assert {"nnlib/__init__.py", "course/starting.py", "course/published.json"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]


def test_another_branch_is_in_every_address(tmp_path):
    colab.write(tmp_path, repo="ada/neurons", branch="autumn")
    text = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.ipynb"))
    assert "/colab/course.zip" not in text and "blob/colab/" not in text
    assert published.files("ada/neurons", "autumn") in text


@pytest.mark.parametrize("repo", ["ada", "ada/x/y", "https://github.com/ada/x", "a b/c"])
def test_a_repository_must_be_owner_and_name(repo, capsys, tmp_path):
    with pytest.raises(SystemExit):
        colab.main(["--to", str(tmp_path), "--repo", repo])
    assert "--repo must be owner/name" in capsys.readouterr().err
