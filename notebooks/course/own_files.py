"""What to say of a file of the reader's own that is not where it was looked for."""

from __future__ import annotations

import difflib
from collections.abc import Container
from pathlib import Path


def not_there(path: Path, endings: Container[str], kind: str, otherwise: str = "") -> str:
    """Sentences on a file that is missing: names like it, or what its folder holds.

    Args:
        path: Where it was looked for.
        endings: Of the files that would do, in small letters, such as ".csv".
        kind: What such a file is called, in the singular: "CSV file".
        otherwise: What to add where the folder holds none.
    """
    folder = path.parent.resolve()
    if not folder.is_dir():
        return f"There is no folder {folder}, so there is no file {path.name} in it."
    names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    alike = difflib.get_close_matches(path.name.lower(), [name.lower() for name in names], cutoff=0.6)
    near = [name for name in names if name.lower() in alike or Path(name).stem == path.name]
    if near:
        here = f"Did you mean {' or '.join(repr(str(path.with_name(name))) for name in sorted(near))}?"
    else:
        here = held(path.parent, endings, kind, otherwise)
    return f"There is no file {path.name} in the folder {folder}. {here}"


def held(folder: Path, endings: Container[str], kind: str, otherwise: str = "") -> str:
    """A sentence on the files of this kind in a folder."""
    names = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() in endings)
    if not names:
        none = f"There are no {kind}s in that folder: put your file there, or give the whole path."
        return f"{none} {otherwise}".rstrip()
    few = ", ".join(repr(str(folder / name)) for name in names[:5])
    return f"It holds {len(names)} {kind}{'s' * (len(names) > 1)}: {few}{', …' * (len(names) > 5)}."
