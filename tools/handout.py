"""Notebooks to hand out to a class: without outputs and solutions, and with a last cell that hands in.

    python -m tools.handout                        all notebooks, in build/handout
    python -m tools.handout 03 07 --to folder      only these
    python -m tools.handout 03 --hints no --note "Hand in by Friday."
    python -m tools.handout 03 --instructor        solutions unfolded, the notes of TEACHING.md at the top

The folder holds all that the notebooks need but Python and its packages. `check` works in it, so the package
`course` that lies beside the notebooks must hold the course's own answers.
"""

import argparse
import re
import shutil
import sys
from pathlib import Path

import nbformat

from tools import NOTEBOOKS, ROOT, tables, writable
from tools.colab import packed_course, single_file
from tools.notebooks import choose, dumps
from tools.offline import left_out

PAGES = ["GLOSSARY.md", "CHEATSHEET.md"]
LINK = re.compile(r"\[([^\]]*)\]\(([\w.]+\.(?:ipynb|md))\)")
FOLDED = re.compile(r"<details><summary>Solution</summary>\n\n(.*)\n\n</details>", re.DOTALL)
# what notebook 00 says of every task
PROMISE = " Hints and a solution are folded below it."
HINTS = " Hints are folded below it."
CALLED = ' `hint("…")` with the name of its task gives hints.'
LAST = """## Hand in

Write your name between the quotes, and run the cell. It writes a file beside this notebook, with your
answers, what `check` said of them, how many hints you took, and when. Hand that file in."""


def handed_out(notebook, number: str, hints: bool = True, note: str = "", collect: bool = True):
    """The notebook as a class gets it, changed in place.

    Args:
        notebook: What nbformat has read.
        number: Its number, such as "03".
        hints: Whether the folded hints stay.
        note: Markdown of the teacher's own, below the card.
        collect: Whether the last cell hands in; another program may collect the notebooks.
    """
    kept = []
    for cell in notebook.cells:
        if "solution" in cell.metadata.get("tags", []) or (not hints and _is_hints(cell)):
            continue
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = cell.source.replace(PROMISE, HINTS if hints else CALLED)
        kept.append(cell)
    notebook.cells = kept
    _add_note(notebook, f"{number}-note", note)
    if collect:
        notebook.cells += [
            nbformat.v4.new_markdown_cell(LAST, id=f"{number}-hand-in-text"),
            nbformat.v4.new_code_cell(
                f'course.hand_in("", "{number}")  # your name between the first quotes',
                id=f"{number}-hand-in",
            ),
        ]
    return notebook


def for_the_instructor(notebook, number: str, teaching: str, note: str = ""):
    """The notebook as a teacher gets it, changed in place: outputs stay, solutions are open, notes on top."""
    for cell in notebook.cells:
        if "solution" in cell.metadata.get("tags", []):
            cell.source = FOLDED.sub(r"**Solution**\n\n\1", cell.source)
    _add_note(notebook, f"{number}-note", note)
    _add_note(notebook, f"{number}-teaching", notes_of(number, teaching))
    return notebook


def notes_of(number: str, teaching: str) -> str:
    """The section of TEACHING.md on one notebook."""
    found = re.search(rf"^## {number} .*?(?=^## |\Z)", teaching, re.MULTILINE | re.DOTALL)
    return found[0].replace("## ", "## For who teaches: ", 1).rstrip() if found else ""


def write(
    folder: Path, names: list[str], hints: bool, instructor: bool, note: str, one_file: bool
) -> list[Path]:
    """Write the chosen notebooks, and what they need; returns the notebooks."""
    chosen = choose(names, NOTEBOOKS)
    there = {path.name for path in chosen} | (set() if one_file else set(PAGES))
    teaching = (NOTEBOOKS / "TEACHING.md").read_text(encoding="utf-8")
    packed, written = packed_course() if one_file else "", []
    for path in chosen:
        notebook = nbformat.read(path, as_version=4)
        number = path.name[:2]
        if instructor:
            for_the_instructor(notebook, number, teaching, note)
        else:
            handed_out(notebook, number, hints, note)
        drop_links(notebook, there)
        if one_file:
            single_file(notebook, path.name, packed, "")
        target = folder / path.name
        target.write_bytes(dumps(notebook))
        written.append(target)
    if not one_file:
        copy_needs(folder)
    return written


def copy_needs(folder: Path) -> None:
    """Put beside the notebooks of a folder all that they need but Python and its packages."""
    shutil.copytree(NOTEBOOKS / "course", folder / "course", ignore=left_out, dirs_exist_ok=True)
    shutil.copytree(ROOT / "nnlib", folder / "nnlib", ignore=_caches, dirs_exist_ok=True)
    for name, content in tables().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    for source in [*(NOTEBOOKS / page for page in PAGES), ROOT / "requirements.txt", ROOT / "LICENSE"]:
        shutil.copyfile(source, folder / source.name)


def _caches(folder, names):
    return [name for name in names if name == "__pycache__"]


def _is_hints(cell):
    return cell.cell_type == "markdown" and cell.source.startswith("<details><summary>Hint 1")


def _add_note(notebook, name, text):
    """A Markdown cell below the title and the card."""
    if text:
        notebook.cells.insert(2, nbformat.v4.new_markdown_cell(text, id=name))


def drop_links(notebook, there: set[str]) -> None:
    """Links to files that are not handed out become their words."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(lambda link: link[0] if link[2] in there else link[1], cell.source)


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description="Write notebooks to hand out to a class.")
    parser.add_argument("names", nargs="*", help="beginnings of notebook names, such as 03 (default: all)")
    parser.add_argument("--to", type=Path, help="an empty folder (default: build/handout, made anew)")
    parser.add_argument("--hints", choices=["yes", "no"], default="yes", help="keep the folded hints")
    parser.add_argument("--note", default="", help="a text of your own below the card, such as a deadline")
    parser.add_argument("--one-file", action="store_true", help="each notebook carries the course, for Colab")
    parser.add_argument(
        "--instructor", action="store_true", help="solutions open, notes of TEACHING.md on top"
    )
    options = parser.parse_args(arguments)
    build = ROOT / "build" / ("instructor" if options.instructor else "handout")
    if options.to is None:
        shutil.rmtree(build, ignore_errors=True)
    folder = writable(options.to or build)
    if any(folder.iterdir()):
        parser.error(f"{folder} is not empty, and nothing in it is replaced: name another folder with --to")
    files = write(
        folder, options.names, options.hints == "yes", options.instructor, options.note, options.one_file
    )
    whom = "for who teaches" if options.instructor else "to hand out"
    print(f"{len(files)} notebooks {whom} in {folder}: {', '.join(path.stem for path in files)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
