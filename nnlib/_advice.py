"""What to write where data are no numbers. Every indented line of a message works when it is followed."""

import datetime
import numbers
from collections.abc import Mapping

import numpy as np

CLASSES = "classes, y = np.unique(y, return_inverse=True)"
_FILL = "x = np.where(np.isfinite(x), x, np.nanmedian(x, axis=0))"
_READ = '{t} = pd.to_numeric({t}, errors="coerce").astype(float)'
# kind: what it is, and the line that makes numbers of it, in pandas and in NumPy;
# {a} is the argument, {t} its column, {c} the column's name, {e} the entry
_KINDS = {
    "text": (
        "text such as {e!r}",
        "{a} = pd.get_dummies({a}, columns=[{c}], dtype=float)",
        "{t} = np.unique({t}.astype(str), return_inverse=True)[1]",
    ),
    "date": (
        "dates such as {e!s}",
        "{t} = (pd.to_datetime({t}) - pd.to_datetime({t}).min()).dt.days",
        '{t} = ({t}.astype("datetime64[D]") - np.datetime64("2000-01-01")).astype(float)',
    ),
    "span": ("spans of time", "{t} = {t}.dt.total_seconds()", '{t} = {t}.astype("m8[s]").astype(float)'),
    "comma": (
        "numbers with a decimal comma such as {e!r}",
        '{t} = {t}.str.replace(",", ".").astype(float)',
        '{t} = np.char.replace({t}.astype(str), ",", ".")',
    ),
    "mark": ("{e!r} among its numbers", _READ, "{t} = np.where({t} == {e!r}, np.nan, {t})"),
    "gap": ("no value in {e}", _READ, ""),
    "array": ("an array in each entry", "{a} = np.stack(list({t}))", "{a} = np.stack(list({a}))"),
    "number": ("numbers written as text such as {e!r}", "{t} = {t}.astype(float)", ""),
    "object": ("objects such as {e!r}", "{t} = {t}.astype(float)", ""),
}


def code(*lines):
    """Lines to write, each on a line of its own."""
    return "".join(f"\n    {line}" for line in lines)


def without_rows(argument, good):
    """Lines that keep the rows for which the expression `good` holds, of the argument and its partner."""
    a, b = ("y_true", "y_pred") if argument == "y_true" else ("x", "y")
    return f"keep = {good}", f"{a}, {b} = np.array({a})[keep], np.array({b})[keep]"


def not_finite(argument, shape):
    """What to do with entries that are NaN or infinite."""
    if argument not in ("x", "y", "y_true"):
        return f"Write 0 there:{code(f'{argument} = np.where(np.isfinite({argument}), {argument}, 0)')}"
    rows = f"np.isfinite({argument}).all(axis=1)"
    if len(shape) != 2 or shape[1] == 1:  # a column may have been a row of numbers at the user's
        rows = f"np.isfinite({argument}).reshape(len({argument}), -1).all(axis=1)"
    begin = f"Fill in the median:{code(_FILL)}\nor leave" if argument == "x" else "Leave"
    return f"{begin} these rows out:{code(*without_rows(argument, rows))}"


def masked(argument, value):
    """The message for a masked array, whose mask NumPy would drop."""
    mask = np.ma.getmaskarray(value)
    rows = f"~np.ma.getmaskarray({argument}).reshape(len({argument}), -1).any(axis=1)"
    begin = f"Fill in the mean:{code('x = x.filled(x.mean())')}\nor leave" if argument == "x" else "Leave"
    return (
        f"{argument} is a masked array with {mask.sum()} masked entries, the first at "
        f"{np.argwhere(mask)[0].tolist()}; nnlib would learn from what is under the mask. "
        f"{begin} these rows out:{code(*without_rows(argument, rows))}"
    )


def no_numbers(argument, value, array):
    """The message for data whose entries are no numbers, or are missing; `array` is `value` for NumPy."""
    if array.dtype.names:
        line = f"{argument} = np.column_stack([{argument}[name] for name in {argument}.dtype.names])"
        return f"{argument} has named fields; expected columns of numbers. Write{code(line)}"
    if array.dtype.kind == "c":
        return f"{argument} holds complex numbers. Take their size:{code(f'{argument} = np.abs({argument})')}"
    if array.ndim == 0:
        return one_thing(argument, value)
    pandas = hasattr(value, "to_numpy")
    found = [(name, *what) for name, column in _columns(value, array) for what in _contents(column)]
    if not pandas and len(found) == array.shape[-1] and {kind for _, kind, _ in found} != {"gap"}:
        if len({kind for _, kind, _ in found}) == 1:  # the same in every column
            found = [(None, *found[0][1:])]
    holds = [
        ("it holds " if name is None else f"column {name!r} holds ") + _KINDS[kind][0].format(e=entry)
        for name, kind, entry in found
    ]
    lines = _lines(argument, found, pandas)
    imported = " (pd is pandas)" if "pd." in " ".join(lines) else ""
    return f"{argument} must hold numbers, but {'; '.join(holds)}. Write{imported}:{code(*lines)}"


def _columns(value, array):
    """(name, entries) of each column; a single one has the name None."""
    if hasattr(value, "columns"):
        return [(name, value[name]) for name in value.columns]
    if array.ndim == 2:
        return list(enumerate(array.T))
    return [(None, array)]


def _contents(column):
    """(kind, entry) for all that is no number in a column."""
    values = np.asarray(column)
    if values.dtype.kind in "mM":
        yield "date" if values.dtype.kind == "M" else "span", values.flat[0]
        return
    entries = list(values.astype(object).flat)
    gaps = [str(row) for row, entry in enumerate(entries) if _is_missing(entry)]
    if gaps:
        more = f" and {len(gaps) - 5} more" if len(gaps) > 5 else ""
        yield "gap", f"row{'s' * (len(gaps) > 1)} {', '.join(gaps[:5])}{more}"
    present = [entry for entry in entries if not _is_missing(entry)]
    for entry in present:
        if not isinstance(entry, numbers.Real | np.bool_ | str):
            date = isinstance(entry, datetime.date)
            yield "date" if date else "array" if hasattr(entry, "__len__") else "object", entry
            return
    texts = [entry for entry in present if isinstance(entry, str)]
    odd = [text for text in texts if not _reads(float, text)]
    if not odd:
        yield from [("number", text) for text in texts[:1]]
    elif all(_reads(float, text.replace(",", ".")) for text in odd):
        yield "comma", odd[0]
    elif all(_reads(np.datetime64, text) for text in odd):
        yield "date", odd[0]
    elif 2 * len(odd) < len(present):
        yield from [("mark", text) for text in dict.fromkeys(odd)]
    else:
        yield "text", odd[0]


def _is_missing(entry):
    if isinstance(entry, numbers.Number):
        return entry != entry
    return entry is None or type(entry).__name__ in ("NAType", "NaTType")


def _reads(kind, text):
    try:
        kind(text)
    except ValueError:
        return False
    return True


def _lines(argument, found, pandas):
    """The lines that make numbers of all that was found."""
    kinds = {kind for _, kind, _ in found}
    table = any(name is not None for name, *_ in found)
    gaps = kinds & {"gap", "mark"}
    if argument.startswith("y") and "text" in kinds:
        good = "y.notna().to_numpy()" if pandas else "np.array([label is not None for label in y])"
        return [*(without_rows(argument, good) if gaps else ()), CLASSES]
    lines = [] if pandas else [f"{argument} = np.array({argument}, dtype=object)"]
    for name, kind, entry in found:
        column = argument if name is None else f"{argument}[{'' if pandas else ':, '}{name!r}]"
        line = _KINDS[kind][1 if pandas else 2].format(a=argument, t=column, c=repr(name), e=entry)
        lines.append(line.replace("columns=[None], ", ""))
    lines += [] if pandas else [f"{argument} = {argument}.astype(float)"]
    if gaps and argument == "x":
        lines.append(f"x = x.fillna(x.median({'numeric_only=True' * table}))" if pandas else _FILL)
    elif gaps:
        lines += without_rows(argument, f"np.isfinite({argument}){'.all(axis=1)' * table}")
    return list(filter(None, dict.fromkeys(lines)))


def one_thing(argument, value):
    """The message for what is no array at all: a dict, a generator, a loader, text."""
    kind = f"{argument} is a {type(value).__name__}"
    if isinstance(value, Mapping):
        keys = list(value)
        take = f"{argument} = {argument}[{keys[0] if keys else argument!r}]"
        if {"data", "target"} <= set(keys):
            take = f"x, y = {argument}['data'], {argument}['target']"
        elif len(keys) > 1 and all(np.ndim(value[key]) == 1 for key in keys):
            take = f"{argument} = np.column_stack(list({argument}.values()))"
        return f"{kind} with the keys {', '.join(map(repr, keys[:6]))}; expected an array. Write{code(take)}"
    if isinstance(value, str | bytes) or not hasattr(value, "__iter__"):
        return f"{argument} is {value!r}; expected an array with one row a sample."
    return (
        f"{kind}; expected an array of all samples. If it gives one sample after the other, write"
        f"{code(f'{argument} = np.array(list({argument}))')}\nIf it gives batches (x, y), write"
        f"{code('x, y = (np.concatenate(part) for part in zip(*x))')}"
    )
