"""Google Drive, where a reader on Colab can keep progress, data sets and the notebooks.

Colab gives every notebook a machine of its own and takes it back after some hours. It also asks in every
notebook before that may see the reader's Drive. So notebook 00 asks whether the course is to be kept
there, and the copies of the notebooks that it then lays there ask for Drive by themselves.
"""

from __future__ import annotations

import html
import json
import os
import shutil
from pathlib import Path

from course import contents
from course.boxes import Shown, box
from course.keeping import progress_file

MOUNT = "/content/drive"
FOLDER = Path(MOUNT, "MyDrive", "nnlib-course")
SET_UP = "# @title Set-up: run this cell first\n"
ASK = f'from google.colab import drive\n\ndrive.mount("{MOUNT}")  # progress is kept there\n'


def use() -> None:
    """Keep progress and data sets on Drive where it is mounted; what the reader has set goes first."""
    if FOLDER.parent.is_dir():
        FOLDER.mkdir(exist_ok=True)
        os.environ.setdefault("NNLIB_PROGRESS", str(FOLDER / "progress.jsonl"))
        os.environ.setdefault("NNLIB_CACHE", str(FOLDER))


def keep() -> Shown:
    """Ask for Drive, keep progress and data sets there, and lay copies of the notebooks beside them.

    A copy that is there already stays as it is. Progress that was made so far in this runtime is taken along.

    Returns:
        A line that says what is where.
    """
    from google.colab import drive

    before = progress_file.path()
    drive.mount(MOUNT)
    use()
    kept = progress_file.path()
    if before.is_file() and not kept.exists():
        shutil.copyfile(before, kept)
    place = f"the folder {FOLDER.name} of your Google Drive"
    line = (
        f"Your progress and the data sets are kept in {place}. Another notebook does the same once Drive is "
        "mounted there: with Mount Drive, in Colab's list of files."
    )
    if contents.published():
        copy_notebooks()
        line = (
            f"Your progress, the data sets and copies of all notebooks are in {place}. Open the copies there."
        )
    return Shown(line, box(html.escape(line), "calm"))


def copy_notebooks() -> list[Path]:
    """Fetch the notebooks that are not on Drive yet, each with a line that asks for Drive; returns these."""
    from urllib.request import urlopen

    written = []
    for notebook in contents.NOTEBOOKS:
        path = FOLDER / notebook.file
        if not path.exists():
            with urlopen(f"{contents.published()['files']}/{notebook.file}", timeout=60) as answer:
                content = json.load(answer)
            for cell in content["cells"]:
                source = "".join(cell["source"])
                if cell["cell_type"] == "code" and source.startswith(SET_UP):
                    cell["source"] = source.replace(SET_UP, SET_UP + ASK, 1)
            path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
            written.append(path)
    return written
