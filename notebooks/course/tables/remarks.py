"""What stands out in a table that was read, in sentences that say what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

MANY_COLUMNS = 100
STAND_INS = (-9, -99, -999, -9999, 999, 9999, 99999)  # for "not known", in old tables
WITH_UNIT = r"[$€£¥<>~]{0,2}\s*-?\d+(?:\.\d+)?\s*[^\d\s.,-]{1,6}|[$€£¥<>~]{1,2}\s*-?\d+(?:\.\d+)?"
MOSTLY = 0.7  # this share of numbers makes a text among them an exception


def remarks_on(name: str, frame) -> list[str]:
    """Sentences about columns and rows that would disturb a training; none for a plain table."""
    found = [*_size(name, frame), *_names(name, frame)]
    for column in frame.columns[:MANY_COLUMNS]:
        found += _column(name, column, frame[column]) if list(frame.columns).count(column) == 1 else []
    if len(found) > 8:
        found = [*found[:8], f"{name}: and {len(found) - 8} more of this kind."]
    return found


def _size(name, frame) -> Iterator[str]:
    rows, columns = frame.shape
    if rows == 1:
        yield f"{name} has a single row. To learn from some rows and to test on others takes dozens of them."
    if columns == 1:
        yield (
            f"{name} has a single column. If there are more in the file, say what stands between them: "
            'sep=";" or sep="\\t".'
        )
    if columns >= MANY_COLUMNS:
        yield (
            f"{name} has {columns} columns and {rows:,} rows. With so many columns a network finds patterns "
            "that are chance. Keep those that you can explain, such as: "
            f"table = table[{list(frame.columns[:2])}]."
        )


def _names(name, frame) -> Iterator[str]:
    for column in frame.columns:
        if isinstance(column, str) and column.startswith("Unnamed: "):
            values = frame[column]
            counts = values.dtype.kind in "iu" and bool((values.diff().dropna() == 1).all())
            if counts and len(values) > 1:
                yield (
                    f"{name}: a column without a name numbers the rows. It is no measurement, and may know "
                    f"the answer. Leave it out: table = table.drop(columns={column!r})."
                )


def _column(name, column, values) -> Iterator[str]:
    import pandas

    filled = values.dropna()
    if len(values) and filled.empty:
        yield (
            f"{name}: the column {column!r} is empty in every row. Leave it out: "
            f"table = table.drop(columns={column!r})."
        )
        return
    if filled.empty or pandas.api.types.is_bool_dtype(filled):
        return
    if pandas.api.types.is_numeric_dtype(filled):
        yield from _stand_ins(name, column, filled)
        return
    texts = filled.astype(str)
    if texts.str.fullmatch(WITH_UNIT).mean() > MOSTLY:
        yield (
            f"{name}: the column {column!r} holds numbers with something around them, such as "
            f"{texts.iloc[0]!r}, "
            f"and so texts. If they are amounts, take the numbers out: table[{column!r}] = "
            f'table[{column!r}].str.extract(r"(-?[0-9.]+)")[0].astype(float).'
        )
        return
    others = texts[pandas.to_numeric(texts, errors="coerce").isna()]
    if 0 < len(others) <= (1 - MOSTLY) * len(texts):
        odd = others.value_counts()
        yield (
            f"{name}: the column {column!r} holds numbers, but also the text {odd.index[0]!r} ({odd.iloc[0]} "
            "times)"
            f"{' and others' if len(odd) > 1 else ''}. If that means that nothing is known, give "
            f"na_values={[str(text) for text in odd.index[:3]]}."
        )
    elif len(texts) > 20 and texts.nunique() > 0.9 * len(texts):
        yield (
            f"{name}: nearly every row has a text of its own in the column {column!r}. Such a column tells "
            f"the rows apart and is no input: table = table.drop(columns={column!r})."
        )


def _stand_ins(name, column, values) -> Iterator[str]:
    """A number such as −999 far from all others stands for an empty field."""
    for number in STAND_INS:
        times, others = int((values == number).sum()), values[values != number]
        if not times or others.empty:
            continue
        if (number < 0 <= others.min()) or (number > 0 and number > 10 * others.abs().max()):
            yield (
                f"{name}: {number} stands in the column {column!r} ({times} times), far from all others. If "
                "that "
                f"means that nothing is known, give na_values=[{number}]."
            )
