"""One self-contained file for each notebook, to be opened on Google Colab or in any Jupyter.

    python -m tools.colab                     writes build/colab/NN_name.ipynb
    python -m tools.colab --repo owner/name   and links them for that repository, with badges

Its set-up cell carries nnlib and the course. Nothing is installed: Colab's packages stay as they are.
"""

import argparse
import base64
import io
import json
import re
import sys
import zipfile
from pathlib import Path

import nbformat

from course import contents
from tools import NOTEBOOKS, ROOT, writable

CELL = Path(__file__).with_name("colab_cell.py")
OWN_PATH = 'import sys\n\nsys.path[:0] = [".", ".."]  # this course and its nnlib come first\n\n'
PACKED = 'COURSE = ""'
LINK = re.compile(r"\[([^\]]*)\]\((\d\d_\w+\.ipynb)\)")
PAGE = re.compile(r"\[([^\]]*)\]\(([A-Z]+\.md)\)")  # not opened by Colab
HOST = "https://colab.research.google.com"
REPO = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


def packed_course() -> str:
    """The packages nnlib and course as a zip in base64; the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for package in (ROOT / "nnlib", NOTEBOOKS / "course"):
            for path in sorted(package.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    name = path.relative_to(package.parent).as_posix()
                    entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
                    archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return base64.b64encode(buffer.getvalue()).decode()


def single_file(notebook, name: str, packed: str, base: str):
    """The notebook with both packages inside. `base` is the address that the files get, or "" for none."""
    set_up = next(cell for cell in notebook.cells if cell.source.startswith(OWN_PATH))
    own, packing = CELL.read_text(encoding="utf-8"), PACKED.replace('""', f'"{packed}"')
    set_up.source = own.replace(PACKED, packing) + set_up.source.removeprefix(OWN_PATH)
    set_up.metadata["cellView"] = "form"  # shown folded
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(rf"[\1]({base}/\2)" if base else r"\1 (the file \2)", cell.source)
            cell.source = PAGE.sub(r"\1 (the course's file notebooks/\2)", cell.source)
    if base:
        badge = nbformat.v4.new_markdown_cell(_badge(base, name), id=f"{name[:2]}-colab")
        notebook.cells.insert(0, badge)
    notebook.metadata["colab"] = {"name": name, "provenance": [], "toc_visible": True}
    return notebook


def write(folder: Path, repo: str = "", branch: str = "colab") -> list[Path]:
    """All files, and with `repo` a README with the badges; returns the notebooks written."""
    base = f"{HOST}/github/{repo}/blob/{branch}" if repo else ""
    packed, written = packed_course(), []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = single_file(nbformat.read(path, as_version=4), path.name, packed, base)
        target = folder / path.name
        target.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(target)
    if repo:
        (folder / "README.md").write_text(_index(written, base, branch), encoding="utf-8")
    return written


def _badge(base, name):
    return f"[![Open in Colab]({HOST}/assets/colab-badge.svg)]({base}/{name})"


def _index(files, base, branch):
    titles = {notebook.file: notebook.title for notebook in contents.NOTEBOOKS}
    rows = [f"| {file.name[:2]} | {titles[file.name]} | {_badge(base, file.name)} |" for file in files]
    head = "# The course on Google Colab\n\n| | notebook | |\n|---|---|---|\n"
    return (
        head
        + "\n".join(rows)
        + f"\n\nThe links work once this folder's files are the branch `{branch}` there.\n"
    )


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description="Write one self-contained file for each notebook.")
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "colab", help="folder (default: build/colab)"
    )
    parser.add_argument("--repo", default="", help="owner/name on GitHub, for badges and links")
    parser.add_argument("--branch", default="colab", help="branch that the files will be on (default: colab)")
    options = parser.parse_args(arguments)
    if options.repo and not REPO.fullmatch(options.repo):
        parser.error(f"--repo must be owner/name, such as ada/neurons; got {options.repo!r}")
    files = write(writable(options.to), options.repo, options.branch)
    print(f"{len(files)} notebooks in {options.to}: open one on Colab or in any Jupyter, and run all.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
