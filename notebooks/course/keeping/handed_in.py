"""`hand_in`: one readable file with what the reader wrote, for whoever teaches the class.

The file is JSON. For each task it holds the answer as lines of text, what `check` said, how many hints were
taken, and when. It is made of the progress file alone; nothing is sent anywhere, and no file is replaced.
"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

from course import contents
from course.boxes import Shown, box, rich
from course.keeping import progress_file

FORM = 1  # of the file; a reader of such files refuses what it does not know
LONGEST_NAME = 80


def hand_in(name: str = "", notebooks: str = "", folder: str | Path = ".") -> Shown:
    """Write one file with your answers to the tasks, to be handed in.

    Args:
        name: Your name, 1 to 80 characters, as your teacher knows it.
        notebooks: Numbers such as "03" or "03 07"; by default all notebooks.
        folder: Where the file goes; by default beside the notebook.

    Returns:
        A line that says what was written and where, or why nothing was. Never raises; an older file stays.
    """
    known = [notebook.number for notebook in contents.NOTEBOOKS]
    problem = _refused(name, notebooks, known)
    if problem:
        return _said(problem, "calm")
    numbers = notebooks.split() or known
    page = collected(name.strip(), numbers)
    try:
        file = _write(page, Path(folder).expanduser(), "_".join(numbers) if notebooks.split() else "all")
    except OSError as error:
        return _said(
            f"The file could not be written to `{folder}` ({error.strerror or error}). Name a folder that "
            'can be written to: `course.hand_in("your name", folder="~")`.',
            "next",
        )
    said = [entry["said"] for entry in page["tasks"].values()]
    return _said(
        f"`{file}` is written, with {said.count('correct')} correct and {said.count('not yet')} other "
        f"answers to {len(said)} tasks. Hand this file in.",
        "good",
    )


def collected(name: str, numbers: list[str]) -> dict:
    """What goes into the file: an entry for each task of these notebooks, made of the progress file."""
    hints, attempts = progress_file.latest("hint"), {}
    for event in progress_file.events("attempt"):
        if isinstance(event["value"], dict):
            attempts.setdefault(event["key"], []).append(event)
    tasks = {}
    for number in numbers:
        for key in contents.tasks_of(number):
            taken = hints.get(key)
            entry = {"task": contents.number_of(key), "said": "not attempted"}
            if key in attempts:
                entry |= _entry(attempts[key])
            tasks[key] = entry | {"hints": taken if isinstance(taken, int) else 0}
    return {
        "course": "Neural Networks from the Neuron Up",
        "form": FORM,
        "name": name,
        "written": _when(time.time()),
        "notebooks": numbers,
        "tasks": tasks,
    }


def _entry(events):
    """The best attempt's texts (the newest that was correct, else the newest), and the times of all."""
    right = [event for event in events if event["value"].get("said") == "correct"]
    kept = (right or events)[-1]["value"]
    return {
        "said": kept.get("said", ""),
        "message": kept.get("message", ""),
        "given": str(kept.get("given", "")).splitlines(),
        "answer": str(kept.get("answer", "")).splitlines(),
        "handed_over": kept.get("handed_over", ""),
        "tries": len(events),
        "first": _when(events[0].get("time")),
        "last": _when(events[-1].get("time")),
    }


def _when(seconds):
    """Local time with its offset from UTC, such as 2026-11-30T09:15:00+0100; empty if it is not known."""
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(seconds))
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def _refused(name, notebooks, known):
    if not isinstance(name, str) or not name.strip():
        return 'Write your name between the quotes, as in `course.hand_in("Ada Lovelace")`, and run the cell.'
    if len(name.strip()) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters; this one has {len(name.strip())}."
    if not isinstance(notebooks, str) or not set(notebooks.split()) <= set(known):
        return (
            f'`notebooks` must be numbers of notebooks, such as "03" or "03 07"; got `{notebooks!r}`. '
            f"There are: {', '.join(known)}."
        )
    return ""


def _write(page, folder, what):
    """The path of a new file; its name is the person's with letters, digits and hyphens alone."""
    folder.mkdir(parents=True, exist_ok=True)
    who = re.sub(r"[^\w]+", "-", page["name"]).strip("-_")[:40] or "no-name"
    text = json.dumps(page, ensure_ascii=False, indent=1) + "\n"
    for n in range(1, 10_000):
        file = folder / f"hand-in_{who}_{what}{f'_{n}' if n > 1 else ''}.json"
        try:
            with open(file, "x", encoding="utf-8") as out:
                out.write(text)
            return file
        except FileExistsError:
            continue
    raise OSError(f"too many files named hand-in_{who}_{what}_*.json")


def _said(text, tone):
    return Shown(text, box(rich(text), tone))
