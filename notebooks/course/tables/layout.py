"""How the text of a table is laid out: its separator, whether names are on top, decimal commas."""

from __future__ import annotations

import collections
import csv
import io
import re
from dataclasses import dataclass, field

SEPARATORS = {"\t": "a tab", ";": "a semicolon", "|": "a bar", ",": "a comma"}
SPACES = r"\s+"
SAMPLE = 200  # rows that are looked at closely
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")
COMMA_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+$")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")
EMPTY = ("", "NA", "N/A", "NaN", "nan", "null", "None", "n/a")


@dataclass
class Layout:
    """What `pandas.read_csv` is to be told, and sentences about it."""

    options: dict
    remarks: list[str] = field(default_factory=list)


def layout_of(name: str, text: str, given: dict) -> Layout:
    """The layout of a table's text, as far as the reader has not given it in `given`.

    Raises:
        ValueError: If the text is no table, or pandas would lose or shift a part of it; with what to do.
    """
    if {"delim_whitespace", "skiprows", "comment", "quotechar", "skip_blank_lines"} & set(given):
        lines = _after_skipping(text, given)
    else:
        lines = text
    sep = given.get("sep", given.get("delimiter"))
    separator = sep or _separator(name, lines)
    found = Layout({"sep": separator})
    if separator in SEPARATORS and separator != "," and not sep:
        found.remarks.append(f"{name}: {SEPARATORS[separator]} stands between the columns.")
    if separator not in SEPARATORS:
        return found
    numbered = _rows(lines, separator)
    numbers, rows = [number for number, _ in numbered], [row for _, row in numbered]
    names_given = "header" in given or "names" in given
    _check_lengths(name, rows, numbers, found, given)
    if not names_given:
        _check_names(name, rows)
    if "decimal" not in given and "thousands" not in given:
        _decimals(name, rows if names_given else rows[1:], separator, found)
    return found


def _after_skipping(text, given):
    lines = text.splitlines(keepends=True)
    skip = given.get("skiprows")
    if isinstance(skip, int):
        lines = lines[skip:]
    elif isinstance(skip, list | tuple | set | range):
        lines = [line for number, line in enumerate(lines) if number not in skip]
    if comment := given.get("comment"):
        lines = [line for line in lines if not line.startswith(comment)]
    return "".join(lines)


def _rows(text, separator, most=None):
    """(line number from 1, fields) of each row that is not blank."""
    found = []
    reader = csv.reader(io.StringIO(text), delimiter=separator, skipinitialspace=True)
    try:
        for row in reader:
            if any(part.strip() for part in row):
                found.append((reader.line_num, [part.strip() for part in row]))
            if most and len(found) == most:
                break
    except csv.Error:  # a field of 100,000 letters: a quotation mark is never closed
        pass
    return found


def _separator(name, text):
    best = (0.0, "")
    for separator in SEPARATORS:
        lengths = [len(row) for _, row in _rows(text, separator, SAMPLE)]
        usual = collections.Counter(n for n in lengths if n > 1).most_common(1)
        share = usual[0][1] / len(lengths) if usual else 0.0
        if share > best[0] + 0.001:
            best = (share, separator)
    if best[0] >= 0.5:
        return best[1]
    lines = [line for line in text.splitlines()[:SAMPLE] if line.strip()]
    parts = [line.split() for line in lines]
    counts = collections.Counter(map(len, parts)).most_common(1)[0]
    body = [part for row in parts[1:] for part in row]
    if counts[0] > 1 and counts[1] == len(lines) and sum(map(is_number, body)) > len(body) / 2:
        return SPACES
    if all(len(row) == 1 for row in parts) and len(lines) > 1:
        return ","  # one column
    raise ValueError(
        f"{name} does not look like a table: no comma, semicolon, tab or bar cuts its lines into equally "
        f"many parts. Its first line is {_short(lines[0])}. If it is a table, say what stands between the "
        "columns: "
        'course.table(…, sep=":").'
    )


def _check_lengths(name, rows, numbers, found, given):
    names_given = "header" in given or "names" in given
    lengths = [len(row) for row in rows]
    if len(rows) < (1 if names_given else 2):
        raise ValueError(
            f"{name} has names of columns and no rows below them. If its only line is a row, give "
            "header=None."
        )
    usual = collections.Counter(lengths).most_common(1)[0][0]
    width = usual if names_given else lengths[0]
    later = lengths[1:]
    if not names_given and width == usual - 1 and all(n == usual for n in later):
        if not any(row[-1] for row in rows[1:]):
            found.options["index_col"] = False  # pandas would shift all columns by one
            found.remarks.append(f"{name}: each line but the first ends with a separator, which is left out.")
            return
        found.options["index_col"] = 0  # as R writes it: the rows have names, and their column has none
        found.remarks.append(
            f"{name}: the first line has one name less than there are columns. The first column is taken for "
            "the names of the rows."
        )
        return
    first = next(k for k, n in enumerate(lengths) if n == usual)
    if not names_given and first and max(lengths[:first]) < usual and "skiprows" not in given:
        fix = 'comment="#"' if all(r[0].startswith("#") for r in rows[:first]) else None
        fix = fix or f"skiprows={numbers[first - 1]}"
        raise ValueError(
            f"{name} begins with {_short(', '.join(rows[0]))}, while most of its lines have {usual} columns. "
            f"If the table begins further down, give course.table(…, {fix})."
        )
    longer = next((k for k, n in enumerate(lengths) if n > width), None)
    if longer is not None and "on_bad_lines" not in given:
        raise ValueError(
            f"Line {numbers[longer]} of {name} has {lengths[longer]} columns, and {width} are expected: "
            f"{_short(', '.join(rows[longer]))}. A text with a separator in it must stand in quotation "
            "marks. "
            'Correct that line; or leave out such lines: course.table(…, on_bad_lines="skip").'
        )
    shorter = [number for number, n in zip(numbers, lengths) if n < width]
    if shorter:
        where = (
            f"line {shorter[0]}" if len(shorter) == 1 else f"{len(shorter)} lines, the first is {shorter[0]},"
        )
        found.remarks.append(f"{name}: {where} has fewer than {width} columns; the others count as empty.")


def _check_names(name, rows):
    first, body = rows[0], [row for row in rows[1:SAMPLE] if len(row) == len(rows[0])]
    columns = list(zip(*body))
    numeric = [
        k
        for k, column in enumerate(columns)
        if (c := _filled(column)) and sum(map(is_number, c)) > 0.8 * len(c)
    ]
    if numeric:
        data = all(is_number(first[k]) for k in numeric)
    else:
        data = len(body) > 2 and all(first[k] in column for k, column in enumerate(columns))
    if data:
        raise ValueError(
            f"The first line of {name} looks like a row, not like names of columns: "
            f"{_short(', '.join(first))}. "
            f"If so, give names, {len(first)} of them: course.table(…, names=[…]), or header=None, which "
            "numbers the columns. If these are names, give header=0."
        )


def _decimals(name, body, separator, found):
    commas, points, thousands = [], False, False
    for column in zip(*(row for row in body[:SAMPLE] if len(row) == len(body[0]))):
        cells = _filled(column)
        points |= any(NUMBER.match(cell) and "." in cell for cell in cells)
        like = [cell for cell in cells if COMMA_NUMBER.match(cell) or THOUSANDS.match(cell)]
        if like and _share(cells) > 0.8:
            commas += like
            thousands |= any("." in cell for cell in like)
    if not commas:
        return
    only_thousands = all(THOUSANDS.match(cell) for cell in commas)
    if only_thousands and (separator == "," or points):
        found.options["thousands"] = ","
        found.remarks.append(
            f'{name}: {commas[0]} is read as {commas[0].replace(",", "")}; if not: decimal=",".'
        )
    elif points and not thousands:
        found.remarks.append(
            f"{name}: some numbers are written with a comma ({commas[0]}), others with a point. Those with a "
            'comma stay texts. Write all of them in one way, or give decimal=",".'
        )
    else:
        found.options["decimal"] = ","
        if thousands:
            found.options["thousands"] = "."
        found.remarks.append(f"{name}: {commas[0]} is read with a decimal comma.")


def _share(cells):
    """The share of cells that are numbers in one way of writing or another."""
    good = sum(bool(is_number(c) or COMMA_NUMBER.match(c) or THOUSANDS.match(c)) for c in cells)
    return good / len(cells)


def _filled(column):
    return [cell for cell in column if cell not in EMPTY]


def is_number(cell: str) -> bool:
    """Whether a cell is a number, with a decimal point or comma."""
    return bool(NUMBER.match(cell) or COMMA_NUMBER.match(cell))


def _short(text):
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
