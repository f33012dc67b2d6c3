"""The first room of a check: what was handed over, of what kind it is, and whether it was written at all."""

from __future__ import annotations

import ast
import inspect
import linecache
import os
import re
import sysconfig
import textwrap

from course.checking.task import Task

_STANDARD = sysconfig.get_paths()["stdlib"]


def blank(value: object) -> bool:
    """Whether a value is what a stub leaves behind."""
    return value is None or value is ... or value is NotImplemented


def wrong_thing(task: Task, attempt: object) -> str:
    """A result where a function is asked for, an object where a class is, and the like; or nothing."""
    reference, call = task.reference, f'`check("{task.key}", {task.name})`'
    if task.is_value:
        return "Give the answer itself: call the function first." if inspect.isroutine(attempt) else ""
    if inspect.isclass(reference) and not inspect.isclass(attempt):
        return f"Give the class itself, {call}, without parentheses after its name."
    if inspect.isfunction(reference) and not callable(attempt):
        return f"Give the function itself, {call}, without calling it. What came is {article(attempt)}."
    if inspect.isfunction(reference) and not task.observe and inspect.isclass(attempt):
        return f"A function is asked for (`def {task.name}(...):`); this is a class."
    return ""


def article(value: object) -> str:
    """The kind of an object with its article: "a `list`", "an `int`"."""
    name = type(value).__name__
    return f"{'an' if name[0].lower() in 'aeio' or name == 'ndarray' else 'a'} `{name}`"


def own_functions(attempt: object) -> list:
    """The Python functions behind an attempt: itself, a class's methods, or each of several."""
    if isinstance(attempt, (tuple, list)):
        return [f for each in attempt for f in own_functions(each)]
    if isinstance(attempt, dict):
        return [f for each in attempt.values() for f in own_functions(each)]
    if hasattr(attempt, "func") and hasattr(attempt, "keywords"):  # functools.partial
        return own_functions(attempt.func)
    if inspect.isfunction(attempt) or inspect.ismethod(attempt):
        return [] if _of_a_library(attempt) else [attempt]
    cls = attempt if inspect.isclass(attempt) else type(attempt)
    # a model or layer of a library is the reader's object, but not the reader's code
    return [f for f in vars(cls).values() if inspect.isfunction(f) and not _of_a_library(f)]


def _of_a_library(function):
    file = function.__code__.co_filename
    return (
        (function.__module__ or "").startswith("nnlib.")
        or "site-packages" in file
        or file.startswith(_STANDARD)
    )


def placeholders(attempt: object) -> tuple[list[str], list[str]]:
    """Names of the functions that still hold a placeholder such as `...`, and of those that hold no more."""
    holding, empty = [], []
    for function in own_functions(attempt):
        name = function.__name__
        body = definition(function)
        if body is None:
            if function.__code__.co_code == (lambda: None).__code__.co_code:
                empty.append(name)
            continue
        if any(_is_placeholder(node) for node in ast.walk(body)):
            holding.append(name)
        if _is_empty(body) and not name.startswith("__"):
            empty.append(name)
    return holding, empty


def definition(function: object) -> ast.AST | None:
    """The function's own source as a tree; None where it has none: it was typed into a plain console."""
    function = inspect.unwrap(function)
    try:
        node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError):
        return None
    code = getattr(function, "__code__", None)  # none: a class, under another's wrapper
    # `python -c` may hand out lines of its own program for another's
    known = code is not None and code.co_name in ("<lambda>", getattr(node, "name", None))
    return node if known else None


def source_of(attempt: object) -> str:
    """The functions, classes, imports and names of the cell that holds an attempt; empty if there is none."""
    functions = own_functions(attempt)
    code = getattr(inspect.unwrap(functions[0]), "__code__", None) if functions else None
    if code is None or os.path.exists(code.co_filename):  # no cell, but a file of its own
        return ""
    text = "".join(linecache.getlines(code.co_filename))
    try:
        cell = ast.parse(text)
    except SyntaxError:  # a cell with a line magic
        return ""
    kinds = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    found = "\n\n".join(ast.get_source_segment(text, node) for node in cell.body if isinstance(node, kinds))
    return found if len(found) < 20_000 else ""


def returns(function: object) -> list[ast.Return] | None:
    """The `return` lines of a function, without those of functions inside; None if its source is unknown."""
    node = definition(function)
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return None
    return [found for found in _own_nodes(node) if isinstance(found, ast.Return)]


def hands_nothing_back(function: object) -> bool:
    """Whether no line of it returns or yields a value, whatever is handed in."""
    node, lines = definition(function), returns(function)
    if lines is None or any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in _own_nodes(node)):
        return False
    return not any(line.value is not None and ast.unparse(line.value) != "None" for line in lines)


def returns_in_a_loop(function: object) -> str:
    """The `return` that ends a loop in its first turn, as text; nothing if there is none."""
    node = definition(function)
    if not isinstance(node, ast.FunctionDef):
        return ""
    for loop in _own_nodes(node):
        if isinstance(loop, (ast.For, ast.While)):
            line = next((n for n in loop.body if isinstance(n, ast.Return)), None)
            if line is not None and not any(isinstance(n, ast.Continue) for n in ast.walk(loop)):
                return ast.unparse(line)
    return ""


def _own_nodes(node):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.AsyncFunctionDef)):
            continue
        yield child
        yield from _own_nodes(child)


def _is_placeholder(node):
    if isinstance(node, ast.Raise):
        return node.exc is not None and "NotImplemented" in ast.unparse(node.exc)
    value = getattr(node, "value", None)
    if not isinstance(node, (ast.Expr, ast.Assign, ast.AnnAssign, ast.Return)) or value is None:
        return False
    return ast.unparse(value) in ("...", "NotImplemented")


def _is_empty(node):
    """Nothing but a docstring, `pass` and `return None`."""
    body = getattr(node, "body", None)  # a lambda is an expression or an assignment: it has none
    return isinstance(body, list) and all(
        isinstance(line, ast.Pass)
        or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        or (isinstance(line, ast.Return) and (line.value is None or ast.unparse(line.value) == "None"))
        or _is_placeholder(line)
        for line in body
    )


def cells_run() -> list[str]:
    """The sources of all cells that were run, in their order; none outside of a notebook."""
    try:
        from IPython import get_ipython

        return list(get_ipython().user_ns["In"])
    except (ImportError, AttributeError, KeyError):
        return []


def not_read(task: Task, attempt: object) -> str:
    """What to say if Python could not read the newest cell with this answer: then `attempt` is older."""
    name = getattr(attempt, "__name__", task.name)
    writes = re.compile(rf"^\s*(?:def|class) {re.escape(name)}\b|^{re.escape(name)} *=(?!=)", re.MULTILINE)
    newest = next((cell for cell in reversed(cells_run()) if writes.search(cell)), "")
    try:
        ast.parse(newest)
    except SyntaxError as error:
        line = (error.text or "").strip()
        shown = f", `{line}`" if line else ""
        return (
            f"The newest cell that writes `{name}` did not run, because Python could not read it: "
            f"{error.msg} (line {error.lineno}{shown}). What came to `check` is older."
        )
    return ""
