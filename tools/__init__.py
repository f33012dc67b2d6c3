"""What makes something out of the course: stored notebooks, files for Colab, slides, a site, a folder.

Each is run as `python -m tools.NAME`, or by the make target of the same name. Nothing uses them.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"
# the course is no installed package: it lies beside the notebooks
sys.path[:0] = [str(place) for place in (ROOT, NOTEBOOKS) if str(place) not in sys.path]


def writable(folder: Path, option: str = "--to") -> Path:
    """`folder`, made if need be; where it cannot be written to, the program ends with a sentence."""
    folder = folder.expanduser().resolve()
    elsewhere = f'Name another one: {option} ~/course-build, or with make ARGS="{option} ~/course-build".'
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemExit(f"The folder {folder} cannot be made ({error.strerror}). {elsewhere}") from None
    if not os.access(folder, os.W_OK):
        raise SystemExit(f"The folder {folder} cannot be written to. {elsewhere}")
    return folder


def packages() -> dict[str, bytes]:
    """The files of nnlib and of the course, its tables too, by their names in an archive, sorted."""
    files = {
        path.relative_to(package.parent).as_posix(): path.read_bytes()
        for package in (ROOT / "nnlib", NOTEBOOKS / "course")
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return dict(sorted((files | tables()).items()))


def tables() -> dict[str, bytes]:
    """The tables of notebook 17, and whose they are, by their names in a course that is packed or copied."""
    files = [*(ROOT / "data").glob("*.csv"), ROOT / "data" / "TABLES.md"]
    return {f"course/data/{path.name}": path.read_bytes() for path in sorted(files)}
