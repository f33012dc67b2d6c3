"""The files that carry the course: complete in themselves, links that lead somewhere, nothing installed."""

import re

import nbformat
import pytest
from nbclient import NotebookClient

import notebook_reader as reader
from course import contents
from tools import colab

BRINGS = "# @title This file brings the course along"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return colab.write(tmp_path_factory.mktemp("colab"))


def cells(path):
    return nbformat.read(path, as_version=4).cells


def sources(path):
    return [cell.source for cell in cells(path)]


def brings(path):
    return next(source for source in sources(path) if source.startswith(BRINGS))


def set_up(path):
    return next(source for source in sources(path) if "course.start(" in source)


def test_every_notebook_has_a_file_that_is_a_valid_notebook(files):
    assert [path.name for path in files] == [path.name for path in reader.FILES]
    for path in files:
        nbformat.validate(nbformat.read(path, as_version=4))
        assert path.stat().st_size < 10e6  # Colab shows no notebook over 20 MB


def test_writing_twice_gives_the_same_bytes(files, tmp_path):
    again = colab.write(tmp_path)
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in files]


def test_what_nobody_reads_is_folded_in_a_cell_of_its_own_and_has_short_lines(files):
    for path in files:
        place = next(i for i, cell in enumerate(cells(path)) if cell.source.startswith(BRINGS))
        packed, following = cells(path)[place : place + 2]
        assert packed.metadata["cellView"] == "form" and packed.metadata["jupyter"]["source_hidden"]
        assert max(map(len, packed.source.splitlines()[1:])) <= 88
        assert following.source.startswith("import numpy as np") and "course.start(" in following.source
        assert "cellView" not in following.metadata  # a beginner may read this one


def test_a_file_names_no_address_and_no_relative_link(files):
    for path in files:
        assert all("colab.research.google.com" not in source for source in sources(path))
        for cell in cells(path):
            if cell.cell_type == "markdown":  # in code, `layers[0](x)` is no link
                assert not re.search(r"\]\((?!https?://|#)[^)]*\)", cell.source), cell.source
            for output in cell.get("outputs", []):
                assert not re.search(r'href="(?!https?:|#)', output.get("data", {}).get("text/html", ""))


def test_the_map_of_the_course_keeps_its_names_without_links(files):
    shown = [
        out.data.get("text/html", "")
        for cell in cells(files[0])
        for out in cell.get("outputs", [])
        if "data" in out
    ]
    (table,) = (html for html in shown if "Your progress in the course" in html)
    assert "<a " not in table and contents.NOTEBOOKS[1].title in table


def test_a_file_that_names_the_glossary_shows_it(files):
    last = contents.NOTEBOOKS[-1].number
    name = [
        path
        for path in files
        if "colab" not in path.name and f"{last}-pages" in [cell.id for cell in cells(path)]
    ]
    assert [path.name[:2] for path in name] == [last]
    assert any("the glossary (the last cell)" in source for source in sources(name[0]))
    packed = colab.course_files()
    assert b"# Glossary" in packed["GLOSSARY.md"] and b"](" not in packed["GLOSSARY.md"]
    fetched = colab.course_files("ada/neurons")
    assert "GLOSSARY.md" not in fetched
    assert packed["course/data/penguins.csv"] == fetched["course/data/penguins.csv"]


def test_the_first_cell_installs_nothing(files):
    code = brings(files[0])
    code = code[: code.index('bring("""')]
    assert not re.search(r"\bpip\b|^[!%]|subprocess|os\.system", code, re.M)


LOOK = """import nnlib, sys
print(nnlib.__file__)
print([name for name, module in sys.modules.items() if name.partition(".")[0] in ("nnlib", "course")
       and not (getattr(module, "__file__", None) or "nnlib-course-").count("nnlib-course-")])"""


def test_a_file_brings_its_own_nnlib_into_an_empty_folder_twice(files, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    empty = tmp_path / "empty"
    empty.mkdir()
    pages = next(cell.source for cell in cells(files[-1]) if cell.id.endswith("-pages"))
    code = [brings(files[0]), set_up(files[0]), brings(files[0]), set_up(files[0]), LOOK, pages]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in code])
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(empty)}}).execute()
    assert [cell.outputs for cell in notebook.cells[:4]] == [[], [], [], []]
    where, others = notebook.cells[4].outputs[0].text.splitlines()
    assert str(tmp_path) in where and others == "[]"
    assert len(list(tmp_path.glob("nnlib-course-*"))) == 1 and list(empty.iterdir()) == []
    shown = [output.data["text/markdown"] for output in notebook.cells[5].outputs]
    assert [text.splitlines()[0] for text in shown] == ["# Cheat sheet", "# Glossary"]


def test_one_switch_in_notebook_00_is_for_the_whole_course(files, tmp_path):
    for folder in (files[0].parent, *(path.parent for path in colab.write(tmp_path, "ada/neurons")[:1])):
        switches = [
            path.name[:2]
            for path in sorted(folder.glob("*.ipynb"))
            if "KEEP_ON_DRIVE = " in "".join(sources(path))
        ]
        assert switches == ["00"]
    drive = next(cell for cell in cells(files[0]) if cell.id == "00-drive")
    exec(drive.source, {})  # off: nothing is asked for, and google.colab is not there
    assert "KEEP_ON_DRIVE = False" in drive.source


def test_a_folder_that_cannot_be_written_to_gets_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SystemExit, match=r"cannot be made \(.+\)\. Name another one: .* ARGS="):
        colab.main(["--to", str(tmp_path / "file" / "colab")])
