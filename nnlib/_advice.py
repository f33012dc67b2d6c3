"""What to write where data are no numbers. Every indented line of a message works when it is followed."""

import datetime
import functools
import numbers
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np

CLASSES = "classes, y = np.unique(y, return_inverse=True)"
_DROP = "{0} = np.array({0})[:, np.isfinite({0}).any(axis=0)]"
_FILL = "x = np.where(np.isfinite(x), x, np.nanmedian(x, axis=0))"


@functools.cache
def advice(section):
    """A part of advice.toml, read when the first message needs it."""
    import tomllib

    return tomllib.loads(Path(__file__).with_name("advice.toml").read_text(encoding="utf-8"))[section]


def nearest(name, names):
    """The one of `names` that is written most like `name`, or None if none is like it."""
    import difflib  # here and not above: importing it takes a tenth of the time that nnlib takes

    return next(iter(difflib.get_close_matches(name, names, n=1)), None)


def code(*lines):
    """Lines to write, each on a line of its own."""
    return "".join(f"\n    {line}" for line in lines)


def without_rows(argument, good):
    """Lines that keep the rows for which the expression `good` holds, of the argument and its partner."""
    a, b = ("y_true", "y_pred") if argument == "y_true" else ("x", "y")
    return f"keep = {good}", f"{a}, {b} = np.array({a})[keep], np.array({b})[keep]"


def _gaps(argument, good, *fill):
    """Leave out the rows that are not `good`, or, for inputs, fill in values."""
    begin = f"Fill in the median:{code(*fill)}\nor leave" if argument == "x" else "Leave"
    return f"{begin} these rows out:{code(*without_rows(argument, good))}"


def not_finite(argument, values):
    """What to do with entries that are NaN or infinite."""
    if argument not in ("x", "y", "y_true"):
        return f"Write 0 there:{code(f'{argument} = np.where(np.isfinite({argument}), {argument}, 0)')}"
    rows = f"np.isfinite({argument}).all(axis=1)"
    if values.ndim != 2 or values.shape[1] == 1:  # a column may have been a row of numbers at the user's
        rows = f"np.isfinite({argument}).reshape(len({argument}), -1).all(axis=1)"
    empty = values.ndim == 2 and not np.isfinite(values).any(axis=0).all()
    return _gaps(argument, rows, *[_DROP.format("x")] * empty, _FILL)


def masked(argument, value):
    """The message for a masked array, whose mask NumPy would drop."""
    mask = np.ma.getmaskarray(value)
    rows = f"~np.ma.getmaskarray({argument}).reshape(len({argument}), -1).any(axis=1)"
    return (
        f"{argument} is a masked array with {mask.sum()} masked entries, the first at "
        f"{np.argwhere(mask)[0].tolist()}; nnlib would learn from what is under the mask. "
        + _gaps(argument, rows, "x = x.filled(np.ma.median(x))")
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
    pandas, columns = hasattr(value, "to_numpy"), [(None, value)]
    if hasattr(value, "columns"):
        columns = list(value.items())
    elif array.ndim == 2:
        columns = list(enumerate(array.T))
    found = [(name, *what) for name, column in columns for what in _contents(column)]
    kinds = {kind for _, kind, _ in found}
    if not pandas and len(found) == array.shape[-1] and len(kinds) == 1 and not kinds & {"gap", "empty"}:
        found = [(None, *found[0][1:])]  # the same in every column
    holds = [
        ("it" if name is None else f"column {name!r}")
        + " holds "
        + advice("kinds")[kind]["words"].format(e=entry)
        for name, kind, entry in found
    ]
    more = f" and so on, {len(holds)} in all" if len(holds) > 6 else ""
    lines = _lines(argument, found, kinds, pandas)
    imported = " (pd is pandas)" if "pd." in " ".join(lines) else ""
    return f"{argument} must hold numbers, but {'; '.join(holds[:6])}{more}. Write{imported}:{code(*lines)}"


def _contents(column):
    """(kind, entry) for all that is no number in a column."""
    values = np.asarray(column)
    entries = values.flat if values.dtype.kind in "mM" else values.astype(object).flat
    entries = [entry.decode("latin-1") if isinstance(entry, bytes) else entry for entry in entries]
    gaps = [str(row) for row, entry in enumerate(entries) if _is_missing(entry)]
    if len(gaps) == len(entries):
        return [("empty", None)]
    more = f" and {len(gaps) - 5} more" if len(gaps) > 5 else ""
    found = [("gap", f"row{'s' * (len(gaps) > 1)} {', '.join(gaps[:5])}{more}")] if gaps else []
    present = [entry for entry in entries if not _is_missing(entry)]
    for entry in present:
        if not isinstance(entry, numbers.Real | np.bool_ | str) or isinstance(entry, np.timedelta64):
            return [*found, (next(kind for kind, fits in _OBJECTS.items() if fits(entry)), entry)]
    if getattr(getattr(column, "dtype", None), "ordered", False):
        return [*found, ("rank", present[0])]
    texts = [entry for entry in present if isinstance(entry, str)]
    odd = [text for text in texts if not _reads(float, text)]
    if 0 < 2 * len(odd) < len(present) and not any(any(c.isdigit() for c in text) for text in odd):
        return [*found, *[("mark", text) for text in dict.fromkeys(odd)]]
    fitting = (kind for kind, fits in _TEXTS.items() if all(map(fits, odd)))
    return [*found, *[(kind, (odd or texts)[0]) for kind in list(fitting)[: bool(texts)]]]


def _is_missing(entry):
    if entry is None or type(entry).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(entry, numbers.Number | np.generic) and bool(entry != entry)


def _reads(kind, text):
    try:
        return kind(text) is not None
    except (TypeError, ValueError):
        return False


# the kind of the first that fits: for one object, and for all texts that are no numbers
_OBJECTS = {
    "date": lambda entry: isinstance(entry, datetime.date | np.datetime64),
    "span": lambda entry: isinstance(entry, datetime.timedelta | np.timedelta64),
    "row": lambda entry: isinstance(entry, Mapping),
    "array": lambda entry: isinstance(entry, list | tuple) or hasattr(entry, "__array__"),
    "object": lambda entry: _reads(float, entry),
    "other": lambda entry: True,
}
_TEXTS = {
    "number": lambda text: _reads(float, text),
    "sign": lambda text: re.fullmatch(r"[$€£]? ?-?\d{1,3}(,?\d{3})*(\.\d+)? ?[$€£%]?", text),
    "comma": lambda text: _reads(float, text.replace(",", ".")),
    "date": lambda text: _reads(np.datetime64, text),
    "text": lambda text: True,
}


def _lines(argument, found, kinds, pandas):
    """The lines that make numbers of all that was found."""
    table = any(name is not None for name, *_ in found)
    gaps = kinds & {"gap", "mark"}
    if argument.startswith("y") and "text" in kinds:
        good = "y.notna().to_numpy()" if pandas else "np.array([label is not None for label in y])"
        return [*(without_rows(argument, good) if gaps else ()), CLASSES]
    lines = [] if pandas else [f"{argument} = np.array({argument}, dtype=object)"]
    told = {name for name, kind, _ in found if kind != "gap"}  # lines for the rest of a column keep its gaps
    if gaps and not pandas and told:
        lines.append(f"{argument}[{argument} == None] = np.nan")
    for name, kind, entry in sorted(found, key=lambda what: list(advice("kinds")).index(what[1])):
        if kind != "gap" or name not in told:
            column = argument if name is None else f"{argument}[{'' if pandas else ':, '}{name!r}]"
            line = advice("kinds")[kind]["pandas" if pandas else "numpy"]
            lines.append(line.format(a=argument, t=column, c=repr(name), e=entry))
    lines += [] if pandas else [f"{argument} = {argument}.astype(float)"]
    if "empty" in kinds and not pandas:
        lines.append(_DROP.format(argument))
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
