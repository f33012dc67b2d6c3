"""What is likely wrong with a value, told from the value alone: its shape, type, sign, scale."""

from __future__ import annotations

import dis
import inspect

import numpy as np

from course.checking.attempts import Outcome, numbers, own_functions, same, wrapping
from course.checking.task import Task


def diagnose(task: Task, attempt: object, outcome: Outcome, wanted: Outcome) -> tuple[str, bool]:
    """A message on the first unexpected value of this case, and whether it names a likely cause."""
    for name, want in wanted.parts.items():
        got = outcome.parts.get(name)
        if same(got, want, task.tolerance) and not wrapping(got, want):
            continue
        called = name if "`" in name or task.is_value else f"`{name}`"
        if got is None:
            return _nothing(called, task, outcome), True
        message, cause = _value(called, got, want, outcome, task)
        unused = _unused(task, attempt)
        return f"{message} {unused}".rstrip(), cause or bool(unused)
    if outcome.changed:
        names = " and ".join(f"`{n}`" for n in outcome.changed)
        return (
            f"The numbers are right, but your code changed its input {names} and so the caller's array. "
            "Work on a new array: `np.where`, `np.maximum` and arithmetic make one; `x[...] = …`, `+=` and "
            "`out=x` do not."
        ), True
    extra = outcome.parts.keys() - wanted.parts.keys()
    return (f"More came back than was asked for: {', '.join(sorted(extra))}." if extra else ""), False


def brief(value: object) -> str:
    """A value in at most a line."""
    array = numbers(value)
    if array is None:
        try:
            text = repr(value)
        except Exception:  # an object whose __repr__ fails
            text = f"a {type(value).__name__}"
    else:
        text = np.array2string(
            array, precision=4, suppress_small=True, threshold=12, edgeitems=2, separator=", "
        )
        text = " ".join(text.split())
    return text if len(text) <= 90 else text[:87] + "…"


def inputs(task: Task, args: tuple) -> str:
    """The arguments of a case, small ones by value, others by shape."""
    arrays = [numbers(value) for value in args]
    room = 6 if len(args) <= 2 else 1
    told = []
    for name, value, array in zip(task.argument_names(), args, arrays, strict=False):
        by_shape = array is not None and array.size > room
        told.append(f"`{name}` of shape {array.shape}" if by_shape else f"`{name} = {brief(value)}`")
    return ", ".join(told)


def _nothing(called, task, outcome):
    if outcome.run.printed:
        return (
            f"{called} is `None`: the function prints its answer "
            f"(`{outcome.run.printed.splitlines()[-1][:40]}`) but hands nothing back. Use `return` in place "
            "of `print`."
        )
    if task.observe:
        return f"{called} is `None`: it was never set, or the method ends without `return`."
    return (
        f"{called} is `None`: the function computes but hands nothing back. Does its last line "
        "begin with `return`?"
    )


def _value(called, got, want, outcome, task):
    array, target = numbers(got), numbers(want)
    given = inputs(task, outcome.args)
    where = f" for {given}" if given else ""
    if callable(got):
        return f"{called} is a function, not its result: call it with parentheses and its arguments.", True
    if target is None:
        return f"{called}, `{brief(got)}`, is not it.", False
    if array is None:
        kind = (
            f"an array of `{got.dtype}`"
            if hasattr(got, "dtype")
            else f"a value of type `{type(got).__name__}`"
        )
        wanted = f"an array of numbers of shape {target.shape}" if target.shape else "one number"
        return f"{called} is {kind}{where}, where {wanted} is expected.", True
    if array.shape != target.shape:
        expected = f"has shape {array.shape}{where}; expected is {target.shape}."
        return f"{called} {expected} {_shape(array, target, outcome)}", True
    if same(got, want, task.tolerance):
        return _WRAPPED[wrapping(got, want)].format(called), True
    cause = _numbers(array, target, outcome)
    start = f"{called}, `{brief(got)}`, is not it." if task.is_value else f"{called} has wrong values."
    compared = "" if task.is_value else _compared(array, target, where.replace(" for ", "For ", 1))
    return " ".join(filter(None, [start, cause, compared])), bool(cause)


_WRAPPED = {
    "bool": "{} holds True and False where the numbers 1 and 0 are wanted: add `.astype(float)`.",
    "list": "{} has the right numbers, but as a Python list: return a NumPy array (`np.array(...)`), so "
    "that later code can compute with it.",
}


def _compared(got, want, where):
    if want.size <= 6:
        return f"{where}{': ' if where else ''}got `{brief(got)}`, expected `{brief(want)}`."
    bad = np.argwhere(~np.isclose(got, want, equal_nan=True))
    if not len(bad):
        bad = np.argwhere(got != want)
    first = tuple(int(i) for i in bad[0])
    a, b = got[first], want[first]
    index = ", ".join(map(str, first))
    return (
        f"{where}: {len(bad)} of {want.size} entries differ; entry [{index}] is `{a:.6g}`, "
        f"expected `{b:.6g}`."
    )


def _shape(got, want, outcome):
    if got.ndim == 2 and got.T.shape == want.shape:
        return "It is transposed: rows and columns have changed places."
    if got.ndim == 0:
        return "Did a `max`, `sum` or `mean` collapse an axis? `np.maximum` and `+` work entry by entry."
    if got.size == want.size and got.ndim > want.ndim:
        return "There is one axis of length 1 too many: leave out `keepdims=True`, or index it away."
    if got.size == want.size:
        return "The entries are as many, but lie differently: look for a missing axis, `reshape` or `ravel`."
    if got.ndim == 2 and want.ndim == 1 and want.shape[0] in got.shape:
        axis = 0 if got.shape[1] == want.shape[0] else 1
        return (
            f"Is a sum over the samples missing? Along `axis={axis}` the entries would be as many "
            "as expected."
        )
    if want.ndim == 1 and got.ndim == 1 and got.shape[0] in _lengths(outcome):
        return "Is it the other axis? `axis=0` runs down the rows, `axis=1` along each row."
    if got.ndim < want.ndim:
        return "An axis is lost on the way: look at each `max`, `sum` or `mean` and its `axis`."
    return "Write the shape of every intermediate array beside its line; the first surprise is the place."


def _numbers(got, want, outcome):
    if not np.all(np.isfinite(got)):
        return "There is a nan or infinity in it: a division by 0, a log of 0 or an overflow in `exp`?"
    if got.dtype.kind in "iu" and want.dtype.kind == "f" and np.array_equal(got, np.trunc(want)):
        return (
            "The decimals are cut off: an integer array (`zeros_like` of integers, or `//`) cannot hold them."
        )
    if want.dtype.kind != "b" and np.allclose(got, -want):
        return "Only the sign is wrong, everywhere."
    if got.ndim == 2 and got.shape[0] == got.shape[1] and np.allclose(got, want.T):
        return "It is transposed: rows and columns have changed places."
    ratio = _constant(np.divide, got, want)
    if ratio is not None:
        return _factor(ratio, outcome)
    if want.dtype.kind == "f" and np.allclose(got, want, rtol=0.02, atol=0.005):
        return "It is very close: rounded on the way, or a small number added?"
    shift = _constant(np.subtract, got, want)
    if shift is not None and got.size > 1:
        return f"Every entry is off by the same amount, {shift:.4g}."
    if any(
        a is not None and a.shape == got.shape and np.allclose(a, got) for a in map(numbers, outcome.args)
    ):
        return "It is one of the inputs, unchanged."
    return "Every entry is 0." if got.size > 1 and not got.any() else ""


def _constant(operation, got, want):
    """The number that `operation` gives in every entry, or None."""
    keep = (want != 0) if operation is np.divide else np.ones(want.shape, bool)
    if want.size < 2 or keep.sum() < 2 or np.any(got[~keep] != 0) or got.dtype.kind == "c":
        return None
    values = operation(got[keep], want[keep], dtype=float)
    return float(values[0]) if values[0] and np.allclose(values, values[0]) else None


def _factor(ratio, outcome):
    for length in _lengths(outcome):
        if length > 1 and np.isclose(ratio, length):
            return (
                f"Every entry is {length} times too large: one factor too many, or no division by {length}?"
            )
        if length > 1 and np.isclose(ratio, 1 / length):
            return f"Every entry is {length} times too small: divided by {length} once too often?"
    return f"Every entry is {ratio:.4g} times what it should be: is a factor missing, or one too many?"


def _lengths(outcome):
    """Lengths of the inputs' axes, the number of samples first."""
    arrays = [a for a in map(numbers, outcome.args) if a is not None]
    return [n for a in sorted(arrays, key=lambda a: -a.ndim) for n in (*a.shape, a.size)]


def _unused(task, attempt):
    """A function that never reads an argument takes its numbers from elsewhere."""
    if task.is_value or not inspect.isfunction(attempt) or attempt not in own_functions(attempt):
        return ""
    code = attempt.__code__
    used = set()
    for instruction in dis.get_instructions(code):
        if instruction.opname.startswith("LOAD") or "LOAD" in instruction.opname:
            value = instruction.argval
            used |= set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set()
    unused = [n for n in code.co_varnames[: code.co_argcount] if n not in used and n not in code.co_cellvars]
    if not unused:
        return ""
    return (
        f"The function never uses its argument `{unused[0]}`: does it take a variable of the "
        "notebook instead?"
    )
