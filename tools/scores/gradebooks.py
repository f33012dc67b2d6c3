"""The scores as a table that Moodle or Canvas imports, with a point for each correct task.

Both systems know people by numbers and addresses of their own, which no handed-in file holds. They come
from the table that the system exports; its columns tell which of the two it is. Sources of the columns:
MoodleDocs, "Grade import", and Moodle's grade/import/csv; Canvas's lib/gradebook_importer.rb.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from course import contents
from tools.scores.page import Row, best, no_formula

CANVAS = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]  # Section is the last before the grades
MOODLE_NAMES = ["First name", "Last name", "Surname", "Full name"]
MOODLE_IDS = ["ID number", "Username", "Email address"]
NO_GRADE = {"canvas": "", "moodle": "-"}  # what leaves the grade of a person as it is
MOST_BYTES = 16 * 2**20


@dataclass
class People:
    """What the system exported: `system`, the columns that identify people, a row for each person.

    `columns` are the titles of the assignments that Canvas has already, by title without number.
    """

    system: str
    head: list[str]
    rows: list[list[str]]
    columns: dict[str, str] = field(default_factory=dict)


def read(path: Path) -> People:
    """The people of a table that Moodle or Canvas exported.

    Raises:
        ValueError: If the file is no such table; the message names the columns that are needed.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {MOST_BYTES >> 20} MB: it is no table of a class")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(
            f"{path.name} is no text in UTF-8: export it again as a CSV or plain text file"
        ) from None
    mark = max(",;\t", key=text.partition("\n")[0].count)
    head, *rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) or [[]]
    head = [title.strip() for title in head]
    rows = [[*row, *[""] * len(head)][: len(head)] for row in rows if any(cell.strip() for cell in row)]
    if head[:2] == CANVAS[:2] and CANVAS[-1] in head:
        kept = list(range(head.index(CANVAS[-1]) + 1))
        titles = {re.sub(r" \(\d+\)$", "", title): title for title in head[len(kept) :]}
        rows = [row for row in rows if row[0].strip() and "Points Possible" not in row[0]]
        return People("canvas", head[: len(kept)], [row[: len(kept)] for row in rows], titles)
    names = [place for place, title in enumerate(head) if title in MOODLE_NAMES]
    known = [place for place, title in enumerate(head) if title in MOODLE_IDS]
    if not names or not known:
        raise ValueError(
            f"{path.name} must be a table that Canvas exported (its columns begin with {', '.join(CANVAS)}) "
            f"or Moodle (First name, Last name, and one of {', '.join(MOODLE_IDS)}; in English). Its columns "
            f"are: {', '.join(head[:8]) or 'none'}. Export the grades or the participants there as CSV"
        )
    kept = names + known
    return People("moodle", [head[place] for place in kept], [[row[place] for place in kept] for row in rows])


def table(rows: list[Row], people: People) -> tuple[str, list[str]]:
    """The CSV to import, and the names that fit no person, or more than one.

    A notebook is a column and each correct task of it a point. Who tried no task of a notebook has no grade
    there. An answer that somebody must look at gives no point.
    """
    judged = [row for row in rows if row.key]
    owner, strangers = _owners(sorted({row.name for row in judged}), people)
    judged = [row for row in judged if row.name in owner]
    found = best([Row(str(owner[row.name]), *_rest(row)) for row in judged])
    tried, points = set(), defaultdict(int)
    for (who, key), row in found.items():
        number = contents.number_of(key).partition(".")[0].zfill(2)
        if row.result != "not attempted":
            tried.add((who, number))
        points[who, number] += row.result == "correct"
    numbers = sorted({number for _, number in tried})
    titles = {n.number: f"{n.number} {n.title}" for n in contents.NOTEBOOKS}
    text = io.StringIO()
    writer = csv.writer(text)
    columns = [people.columns.get(titles[number], titles[number]) for number in numbers]
    writer.writerow([no_formula(cell) for cell in [*people.head, *columns]])
    if people.system == "canvas":
        most = [str(len(contents.tasks_of(number))) for number in numbers]
        writer.writerow(["    Points Possible", *[""] * (len(people.head) - 1), *most])
    for place, person in enumerate(people.rows):
        grades = [
            str(points[str(place), number]) if (str(place), number) in tried else NO_GRADE[people.system]
            for number in numbers
        ]
        writer.writerow([*map(no_formula, person), *grades])
    return text.getvalue(), strangers


def _rest(row):
    return row.key, row.result, row.hints, row.message, row.file, row.answer


def _owners(names, people):
    """The place in the table of the person with each name, and the names with none or several."""
    called = defaultdict(set)
    for place, row in enumerate(people.rows):
        for name in _names(people, row):
            called[_plain(name)].add(place)
    owner = {name: min(called[_plain(name)]) for name in names if len(called[_plain(name)]) == 1}
    return owner, [name for name in names if name not in owner]


def _names(people, row):
    """All that a person may have called themselves: the name in both orders, or an identifier."""
    cells = dict(zip(people.head, (cell.strip() for cell in row), strict=True))
    if people.system == "canvas":
        last, _, first = cells["Student"].partition(", ")
        found = [
            cells["Student"],
            f"{first} {last}",
            *(cells[title] for title in CANVAS[1:4] if title in cells),
        ]
    else:
        first, last = cells.get("First name", ""), cells.get("Last name", cells.get("Surname", ""))
        found = [f"{first} {last}", f"{last} {first}", f"{last}, {first}", cells.get("Full name", "")]
        found += [cells[title] for title in MOODLE_IDS if title in cells]
    return [name for name in found if name.strip()]


def _plain(name):
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
