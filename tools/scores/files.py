"""Reads what was handed in, and believes none of it: a broken, enormous or foreign file gets a line."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from course import contents
from course.checking.cell_texts import LONGEST
from course.keeping.handed_in import FORM, LONGEST_NAME

MOST_BYTES = 4 * 2**20  # a whole course is some 200 KB


@dataclass(frozen=True)
class Answer:
    """One answer as text; equal texts are one answer, whoever wrote them."""

    key: str
    given: str
    answer: str
    handed_over: str


@dataclass
class Handed:
    """One file: who it says wrote it, an answer or None for each of its tasks, and hints by task."""

    file: str
    name: str
    answers: dict[str, Answer | None] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    problem: str = ""


def read_all(folder: Path) -> list[Handed]:
    """Every file under a folder, in the order of names; links are not followed."""
    found = []
    for place, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(place, name) for name in sorted(names) if not name.startswith(".")]
    return [read(path, str(path.relative_to(folder))) for path in found]


def read(path: Path, file: str) -> Handed:
    """One file; where it cannot be read, `problem` says why."""
    try:
        page = json.loads(_text(path))
        return _taken(file, page)
    except Unreadable as error:
        return Handed(file, "", problem=str(error))
    except OSError as error:
        return Handed(file, "", problem=f"It could not be opened ({error.strerror}).")
    except (ValueError, RecursionError, MemoryError) as error:
        return Handed(file, "", problem=f"It is no readable JSON ({type(error).__name__}).")


class Unreadable(Exception):
    """The message says what is wrong with a file."""


def _text(path):
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise Unreadable("It is no file.")
        if path.suffix != ".json":
            raise Unreadable("It is not a .json file that `course.hand_in()` wrote.")
        text = file.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise Unreadable(f"It is larger than {MOST_BYTES >> 20} MB.")
    return text.decode("utf-8")


def _taken(file, page):
    if not isinstance(page, dict) or page.get("form") != FORM or not isinstance(page.get("tasks"), dict):
        raise Unreadable("It is not a file that `course.hand_in()` of this course wrote.")
    name = page.get("name")
    if not isinstance(name, str) or not name.strip():
        raise Unreadable("It holds no name.")
    # a half of a pair of surrogates cannot be written to a file
    name = name.encode(errors="replace").decode()
    handed = Handed(file, " ".join(name.split())[:LONGEST_NAME])
    for key in contents.all_tasks():  # keys that the course does not know are passed over
        entry = page["tasks"].get(key)
        if isinstance(entry, dict):
            handed.answers[key] = _answer(key, entry)
            hints = entry.get("hints")
            handed.hints[key] = hints if type(hints) is int and 0 <= hints <= 99 else 0
    return handed


def _answer(key, entry):
    """The texts of an entry; None where nothing, or nothing that could be an answer, is written."""
    texts = []
    for part in ("given", "answer"):
        lines = entry.get(part, [])
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            return None
        texts.append("\n".join(lines).encode(errors="replace").decode())
    handed_over = entry.get("handed_over", "")
    if not isinstance(handed_over, str) or not handed_over.strip() or sum(map(len, texts)) > 2 * LONGEST:
        return None
    return Answer(key, *texts, handed_over.encode(errors="replace").decode()[:LONGEST])
