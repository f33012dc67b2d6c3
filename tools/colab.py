"""One file for each notebook, to be opened on Google Colab or in any Jupyter.

    python -m tools.colab                     writes build/colab/NN_name.ipynb, each with the course inside
    python -m tools.colab --repo owner/name   for that repository: links, badges, and an archive to fetch

Without --repo a file is complete in itself: its first cell carries nnlib and the course. With it the first
cell fetches both from the branch, so that a course that was fixed reaches files that were copied long ago.
Nothing is installed either way: Colab's packages stay as they are.
"""

import argparse
import base64
import hashlib
import io
import json
import lzma
import re
import sys
import tarfile
import textwrap
import zipfile
from pathlib import Path

import nbformat

from course import contents
from tools import NOTEBOOKS, ROOT, packages, published, writable

CELLS = Path(__file__).with_name("colab_cells")
OWN_PATH = 'import sys\n\nsys.path[:0] = [".", ".."]  # this course and its nnlib come first\n\n'
ADDRESS, PACKED, COLUMNS = 'COURSE = ""', 'bring("""\n', 88
LINK = re.compile(r"\[([^\]]*)\]\((\d\d_\w+\.ipynb)\)")
ANCHOR = re.compile(r'<a href="(\d\d_\w+\.ipynb)"([^>]*)>(.*?)</a>', re.S)  # in an output
PAGE = re.compile(r"\[([^\]]*)\]\(([A-Z]+\.md)\)")  # not opened by Colab
ANY_LINK = re.compile(r"\[([^\[\]]*)\]\((?!https?:)[^)\s]+\)")
SHEETS = ("GLOSSARY.md", "CHEATSHEET.md")
ARCHIVE = "course.zip"


def course_files(repo: str = "", branch: str = published.COLAB_BRANCH) -> dict[str, bytes]:
    """nnlib, the course, its tables and the sheets, by their names in an archive, in the order of names."""
    files = packages()
    if repo:  # read by course.contents
        where = {"colab": published.colab(repo, branch), "files": published.files(repo, branch)}
        files["course/published.json"] = json.dumps(where).encode()
    else:
        for name in SHEETS:  # shown by a cell, where no link leads anywhere
            text = (NOTEBOOKS / name).read_text(encoding="utf-8")
            files[name] = ANY_LINK.sub(r"\1", text).encode()
    return dict(sorted(files.items()))


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files; the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def packed_course() -> str:
    """The course as text for a cell, in lines of 88 columns; the same text for the same files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in course_files().items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    text = base64.b64encode(lzma.compress(buffer.getvalue(), preset=9)).decode()
    return "\n".join(textwrap.wrap(text, COLUMNS))


def single_file(notebook, name: str, packed: str, repo: str = "", branch: str = published.COLAB_BRANCH):
    """The notebook as one file, changed in place.

    Args:
        notebook: What nbformat has read.
        name: Of its file.
        packed: The course as text, which the first cell carries; unused with `repo`.
        repo: owner/name on GitHub, from which the first cell fetches the course, and where links lead.
        branch: The branch there that has the files.
    """
    number = name[:2]
    place = next(i for i, cell in enumerate(notebook.cells) if cell.source.startswith(OWN_PATH))
    set_up = notebook.cells[place]
    set_up.source = set_up.source.removeprefix(OWN_PATH)
    if number == "00":
        notebook.cells.insert(place + 1, _folded("drive", _source("drive"), number))
    if repo:
        address = f'COURSE = "{published.files(repo, branch)}/{ARCHIVE}"'
        set_up.source = f"{_source('fetched').replace(ADDRESS, address)}\n{set_up.source}"
        badge = _badge(published.colab(repo, branch), name)
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(badge, id=f"{number}-colab"))
    else:
        source = _source("packed").replace(PACKED, PACKED + packed + "\n")
        notebook.cells.insert(place, _folded("packed", source, number))
    _lead_links(notebook, number, repo, branch)
    notebook.metadata["colab"] = {"name": name, "provenance": [], "toc_visible": True}
    return notebook


def _source(name):
    return (CELLS / f"{name}.py").read_text(encoding="utf-8").strip() + "\n"


def _folded(name, source, number):
    """A code cell that Colab and JupyterLab show folded."""
    metadata = {"cellView": "form", "jupyter": {"source_hidden": True}}
    return nbformat.v4.new_code_cell(source.rstrip(), id=f"{number}-{name}", metadata=metadata)


def _lead_links(notebook, number, repo, branch):
    """Let links lead to what a reader on Colab has, in Markdown and in outputs; otherwise they are words."""
    base = published.colab(repo, branch) if repo else ""
    if not base and any(PAGE.search(cell.source) for cell in notebook.cells if cell.cell_type == "markdown"):
        notebook.cells.append(_folded("pages", _source("pages"), number))
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(rf"[\1]({base}/\2)" if base else r"\1 (the file \2)", cell.source)
            page = f"https://github.com/{repo}/blob/{branch}"
            cell.source = PAGE.sub(rf"[\1]({page}/\2)" if base else r"\1 (the last cell)", cell.source)
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                there = rf'<a href="{base}/\1" target="_blank"\2>\3</a>' if base else r"\3"
                output.data["text/html"] = ANCHOR.sub(there, output.data["text/html"])


def write(folder: Path, repo: str = "", branch: str = published.COLAB_BRANCH) -> list[Path]:
    """All files, and with `repo` what they fetch and a README with badges; returns the notebooks written."""
    packed, written = "" if repo else packed_course(), []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = single_file(nbformat.read(path, as_version=4), path.name, packed, repo, branch)
        target = folder / path.name
        target.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(target)
    if repo:
        archive = zipped(course_files(repo, branch))
        (folder / ARCHIVE).write_bytes(archive)
        (folder / f"{ARCHIVE}.sha256").write_text(hashlib.sha256(archive).hexdigest())
        for source in [*(NOTEBOOKS / name for name in SHEETS), *NOTEBOOKS.glob("*.html"), ROOT / "LICENSE"]:
            (folder / source.name).write_bytes(source.read_bytes())
        (folder / "README.md").write_text(_index(written, repo, branch), encoding="utf-8")
    return written


def _badge(base, name):
    return f"[![Open in Colab]({published.HOST}/assets/colab-badge.svg)]({base}/{name})"


def _index(files, repo, branch):
    base, written = published.colab(repo, branch), {file.name for file in files}
    rows: dict[str, list[str]] = {}
    for each in contents.NOTEBOOKS:
        if each.file in written:
            row = f"| {each.number} | {each.title} | {_badge(base, each.file)} |"
            rows.setdefault(each.part, []).append(row)
    tables = ["\n".join([f"## {part}\n\n| | notebook | |\n|---|---|---|", *rows[part]]) for part in rows]
    foot = (
        "\n\nBeside them: the [glossary](GLOSSARY.md) and the [cheat sheet](CHEATSHEET.md). "
        f"The first cell of each notebook fetches `{ARCHIVE}` from here. "
        f"The links work once these files are the branch `{branch}`.\n"
    )
    return "# The course on Google Colab\n\n" + "\n\n".join(tables) + foot


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description="Write one file for each notebook, for Google Colab.")
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "colab", help="folder (default: build/colab)"
    )
    published.repo_option(parser)
    parser.add_argument("--branch", default=published.COLAB_BRANCH, help="of the files (default: colab)")
    options = parser.parse_args(arguments)
    repo = published.checked(parser, options.repo)
    files = write(writable(options.to), repo, options.branch)
    todo = "put the folder on that branch" if repo else "open one on Colab or in any Jupyter, and run all"
    print(f"{len(files)} notebooks in {options.to}: {todo}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
