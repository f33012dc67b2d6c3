"""The fourth room: what is likely wrong, in one message, told in this order.

Did it run? Did it hand something back? Is it the kind that was asked for? Then its shape and its numbers.
Before those two comes what the reader's own lines show without doubt (a `return` inside a loop, arguments in
another order), and then the slips that the task knows, if nothing else explains what came.
"""

from __future__ import annotations

import dis
import inspect

import numpy as np

from course.checking import attempts, comparing, errors, guard, values, wording
from course.checking.comparing import Case, Difference
from course.checking.running import Outcome, try_out
from course.checking.task import Task


def diagnose(task: Task, attempt: object, cases: list[Case]) -> str:
    """What is wrong with an attempt; nothing if all cases are right."""
    failing = [case for case in cases if case.fails]
    if not failing:
        return ""
    stopped = next((case for case in failing if isinstance(case.got.run.error, guard.OutOfTime)), None)
    if stopped:
        return errors.explain(task, attempt, stopped)
    for certain in (_nothing, _one_tuple, _other_order, _return_in_a_loop):
        message = certain(task, attempt, failing)
        if message:
            return message
    raised = [str(case.got.run.error) for case in failing if case.got.run.error]
    for slip in task.slips:
        if slip.error and any(slip.error in text for text in raised):
            return slip.message
        if not slip.error and comparing.matches(task, cases, try_out(task, slip.wrong)):
            return slip.message
    # a case that shows the cause says more than the first one that fails
    told = [(case, *_told(task, attempt, case)) for case in failing]
    case, message, _ = next((each for each in told if each[2]), told[0])
    run = case.got.run
    if case.number and cases[0] not in failing and not run.error and not case.changed:
        message = f"The first example is right, but not every input is. {message}"
    if run.printed and not run.error:
        message += f"\nYour code printed: {' '.join(run.printed.split())[:120]}"
    if run.warned and not run.error:
        message += f"\nNumPy warned: {run.warned[:120]}"
    return message


def diagnose_verified(task: Task, attempt: object, outcome: Outcome) -> str:
    """What is wrong with an attempt at a task with many right answers; nothing if it is right."""
    case = Case(0, outcome, Outcome((), guard.Run(), {}, []), [], [], [])
    if outcome.run.error:
        return _nothing(task, attempt, [case]) or errors.explain(task, attempt, case)
    return outcome.run.value or ""


def _nothing(task, attempt, failing):
    """No value came back from the function, or from a method whose like in the reference gives one."""
    if task.is_value and not task.verify:
        return ""
    names, given = [], ""
    if inspect.isclass(attempt) and inspect.isclass(task.reference):
        names = [
            function.__name__
            for function in attempts.own_functions(attempt)
            if attempts.hands_nothing_back(function)
            and not _in_own_line(attempt, failing[0])
            and attempts.returns(getattr(task.reference, function.__name__, None))
            and not attempts.hands_nothing_back(getattr(task.reference, function.__name__))
        ]
    else:
        empty = [(case, place) for case in failing for place in _empty_calls(task, case)]
        if empty:
            names, line = [task.name], wording.call_of(task, empty[0][0].number, empty[0][0].got, empty[0][1])
            given = f" for `{line}`" if line else ""
    if not names:
        return ""
    called = f"`{names[0]}`"
    printed = next((case.got.run.printed for case in failing if case.got.run.printed), "")
    if printed:
        return (
            f"{called} prints its answer (`{printed.splitlines()[-1][:40]}`) but hands nothing back. Use "
            "`return` in place of `print`."
        )
    found = [attempts.returns(f) for f in attempts.own_functions(attempt) if f.__name__ == names[0]]
    if any(found):
        return (
            f"{called} hands nothing back{given}, so what came is `None`: no `return` with a value is "
            "reached, or what it returns is the result of a function that gives none, such as `print` or "
            "`append`."
        )
    return (
        f"{called} computes but hands nothing back, so what came is `None`. Its last line has to begin with "
        "`return`."
    )


def _in_own_line(attempt, case):
    return bool(case.got.run.error and errors.own_line(attempt, case.got.run.error))


def _empty_calls(task, case):
    """The calls that gave `None` where the reference gives something."""
    wanted = [call.value for call in case.want.calls]
    for place, call in enumerate(case.got.calls):
        # where the reference was called less often, nothing is known of this call
        if call.value is None and (task.verify or (place < len(wanted) and wanted[place] is not None)):
            yield place


def _one_tuple(task, attempt, failing):
    for case in failing:
        wanted = [call.value for call in case.want.calls]
        for call, want in zip(case.got.calls, wanted, strict=False):
            if isinstance(call.value, tuple) and len(call.value) == 1 and not isinstance(want, tuple):
                return (
                    f"`{task.name}` hands back a tuple of one value, `{wording.brief(call.value)}`. A comma "
                    "at the end of the `return` line makes it one, and so does `np.where` with one argument."
                )
    return ""


def _return_in_a_loop(task, attempt, failing):
    if any(case.got.run.error for case in failing):
        return ""
    line = next(filter(None, map(attempts.returns_in_a_loop, attempts.own_functions(attempt))), "")
    if not line:
        return ""
    return (
        f"The line `{line}` stands inside the loop, so the function ends in the loop's first turn. Move it "
        "to the left, under the `for`."
    )


def _other_order(task, attempt, failing):
    """The arguments have the names that were asked for, and stand in another order."""
    if not inspect.isfunction(task.reference) or not inspect.isfunction(attempt):
        return ""
    asked, names = (list(inspect.signature(f).parameters) for f in (task.reference, attempt))
    if names == asked or sorted(names) != sorted(asked):
        return ""
    return (
        f"Your function takes its arguments as `{task.name}({', '.join(names)})`, and it is called as "
        f"`{task.name}({', '.join(asked)})`: the order decides, not the names."
    )


def _told(task, attempt, case):
    """A message on one case, and whether it names a cause."""
    if case.got.run.error:
        return errors.explain(task, attempt, case), True
    if case.differences:
        unused = _unused(task, attempt)
        message, cause = _difference(task, case, case.differences[0], bool(unused))
        return f"{message} {unused}".rstrip(), cause or bool(unused)
    if case.changed:
        names = " and ".join(f"`{n}`" for n in case.changed)
        return (
            f"The numbers are right, but your code changed its input {names} and so the caller's own. Work "
            "on a new array or list: `np.where`, `np.maximum`, `sorted` and arithmetic make one; "
            "`x[...] = …`, `+=`, `out=x`, `.sort()` and `.append()` do not."
        ), True
    return f"More came back than was asked for: {', '.join(case.extra)}.", False


_WRAPPED = {
    "bool": "{} holds True and False where the numbers 1 and 0 are wanted: add `.astype(float)`.",
    "list": "{} has the right numbers, but as a Python list: return a NumPy array (`np.array(...)`), so "
    "that later code can compute with it.",
}


def _difference(task: Task, case: Case, found: Difference, unused: bool):
    got, want = found.got, found.want
    called = found.name if "`" in found.name or task.is_value else f"`{found.name}`"
    where = _where(task, case)
    if found.kind in _WRAPPED:
        return _WRAPPED[found.kind].format(called), True
    if found.kind == "nothing":
        return f"{called} is `None`{where}: it was never set, or nothing is handed back.", True
    if found.kind == "count":
        n = len(want)
        return f"{n} values are asked for, in this order, and {_several(got)} came back{where}.", True
    if callable(got):
        return f"{called} is a function, not its result: call it with parentheses and its arguments.", True
    if isinstance(got, tuple) and not isinstance(want, (tuple, list)):
        return _tuple(task, called, got, want, where), True
    array, target = comparing.numbers(got), comparing.numbers(want)
    if target is None:
        if task.is_value:
            return f"{called}, `{wording.brief(got)}`, is not it.", False
        return f"{called} is `{wording.brief(got)}`, and expected is `{wording.brief(want)}`{where}.", False
    if array is None:
        wanted = f"an array of numbers of shape {target.shape}" if target.shape else "one number"
        return f"{called} is {_kind(got)}{where}, where {wanted} is expected.", True
    if array.shape != target.shape:
        advice = (
            ""
            if unused or (task.observe and not array.ndim)
            else values.of_shape(array, target, case.got.args)
        )
        return f"{called} has shape {array.shape}{where}; expected is {target.shape}. {advice}".rstrip(), True
    cause = values.of_numbers(array, target, case.got.args)
    if task.is_value:
        start = f"{called}, `{wording.brief(got)}`, is not it."
        return f"{start} {cause}".rstrip(), bool(cause)
    start = f"{called} has wrong values." if target.ndim else f"{called} is not as expected."
    return " ".join(filter(None, [start, cause, _compared(task, case, found)])), bool(cause)


def _tuple(task, called, got, want, where):
    target = comparing.numbers(want)
    wanted = "one array" if target is not None and target.ndim else "one value"
    shown = wording.brief(got)
    if len(got) == 1:
        return f"{called} is a tuple of one value, `{shown}`{where}: a comma at the end makes it one."
    message = f"{called} is a tuple of {len(got)} values, `{shown}`{where}, where {wanted} is asked for."
    if task.is_value and all(isinstance(part, int) for part in got):
        return f"{message} Python writes decimals with a point, `1.5`; a comma makes two numbers."
    return f"{message} Return only what the task asks for."


def _several(got):
    if isinstance(got, (tuple, list)):
        return str(len(got)) if len(got) != 1 else "one"
    array = comparing.numbers(got)
    return f"one array of shape {array.shape}" if array is not None and array.ndim else f"{_kind(got)} alone"


def _kind(got):
    if hasattr(got, "dtype") and getattr(got, "shape", ()):
        return f"an array of `{getattr(got.dtype, 'name', got.dtype)}`"
    return f"a value of type `{type(got).__name__}`"


def _where(task, case):
    call = _call(task, case)
    if call:
        return f" for `{call}`"
    given = wording.inputs(task, case.got.args)
    return f" for {given}" if given else ""


def _call(task, case):
    if not task.observe:
        return wording.call_of(task, case.number, case.got)
    for place, (call, want) in enumerate(zip(case.got.calls, case.want.calls, strict=False)):
        if not comparing.same(call.value, want.value, task.tolerance):
            return wording.call_of(task, case.number, case.got, place)
    return ""


def _compared(task, case, found):
    got, want = comparing.numbers(found.got), comparing.numbers(found.want)
    where = _where(task, case).replace(" for ", "For ", 1)
    if want.size <= 6:
        a, b = wording.both(got, want)
        return f"{where}{': ' if where else ''}got `{a}`, expected `{b}`."
    bad = comparing.unequal(got, want)
    first = tuple(int(i) for i in bad[0])
    a, b = wording.both(got[first], want[first])
    index = ", ".join(map(str, first))
    return f"{where}: {len(bad)} of {want.size} entries differ; entry [{index}] is `{a}`, expected `{b}`."


def _unused(task, attempt):
    """A function that never reads an argument."""
    if task.is_value or not inspect.isfunction(attempt) or attempt not in attempts.own_functions(attempt):
        return ""
    code = attempt.__code__
    used, outside = set(), []
    for instruction in dis.get_instructions(code):
        if "LOAD" in instruction.opname:
            value = instruction.argval
            used |= set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set()
            if instruction.opname == "LOAD_GLOBAL" and _is_data(attempt.__globals__.get(value)):
                outside.append(value)
    unused = [n for n in code.co_varnames[: code.co_argcount] if n not in used and n not in code.co_cellvars]
    if not unused:
        return ""
    instead = f" It reads `{outside[0]}` of the notebook instead." if outside else ""
    return f"The function never uses its argument `{unused[0]}`.{instead}"


def _is_data(value):
    return isinstance(value, (np.ndarray, list, dict, tuple, int, float))
