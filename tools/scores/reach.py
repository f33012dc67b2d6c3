"""What an answer reaches for that no task of the course needs, and with which it could deceive `check`.

An answer runs in one process with `check`, so a program that is written to deceive can. This list is read
before the answer runs; where it is not empty, "correct" is not believed, and a person reads the answer.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

PACKAGES = {
    "abc", "bisect", "collections", "copy", "course", "dataclasses", "decimal", "enum", "fractions",
    "functools", "heapq", "itertools", "keras", "math", "matplotlib", "nnlib", "numbers", "numpy",
    "operator", "pandas", "random", "re", "scipy", "sklearn", "statistics", "string", "tensorflow", "time",
    "types", "typing",
}  # fmt: skip
CALLS = {
    "__build_class__", "__builtins__", "__import__", "__loader__", "__spec__", "breakpoint", "compile",
    "delattr", "eval", "exec", "exit", "getattr", "globals", "help", "input", "locals", "open", "quit",
    "setattr", "vars",
}  # fmt: skip
# modules that others hold, frames, and the rooms of the course that judge
PARTS = {
    "answers", "ast", "asyncio", "builtins", "checking", "contents", "cr_frame", "ctypes", "ctypeslib",
    "f2py", "f_back", "f_builtins", "f_globals", "f_locals", "fromfile", "gc", "gi_frame", "importlib",
    "inspect", "io", "keeping", "linecache", "memmap", "modules", "os", "pickle", "signal", "socket",
    "starting", "subprocess", "sys", "tasks", "tb_frame", "tb_next", "threading", "tofile",
}  # fmt: skip
METHODS = {
    "__abs__", "__add__", "__call__", "__contains__", "__enter__", "__exit__", "__getitem__", "__init__",
    "__iter__", "__len__", "__matmul__", "__mul__", "__next__", "__post_init__", "__radd__", "__repr__",
    "__rmul__", "__setitem__", "__str__", "__sub__", "__truediv__",
}  # fmt: skip
NAMES = {"__name__", "__doc__", "__slots__", "__version__"}


def reaches(text: str) -> list[str]:
    """What the answer reaches for, in the order of its lines; empty for what a task needs.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: If Python cannot read the text.
    """
    tree = ast.parse(text)
    imported = {"np", "nnlib", "course", "figures"}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            imported |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    return list(dict.fromkeys(found for node in ast.walk(tree) for found in _found(node, imported)))


def _found(node, imported) -> Iterator[str]:
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        module = getattr(node, "module", None)
        paths = [f"{module}.{a.name}" if module else a.name for a in node.names]
        for path in paths:
            parts = path.split(".")
            if parts[0] not in PACKAGES or PARTS & set(parts) or "*" in parts or _private(parts):
                yield f"import {path}"
    elif isinstance(node, ast.Name) and (node.id in CALLS or _special(node.id)):
        yield node.id
    elif isinstance(node, ast.Attribute):
        root = node
        while isinstance(root, (ast.Attribute, ast.Subscript)):
            root = root.value
        of_a_package = isinstance(root, ast.Name) and root.id in imported
        private = of_a_package and node.attr.startswith("_")
        if node.attr in PARTS or private or (_special(node.attr) and node.attr not in METHODS):
            yield f".{node.attr}"
        if of_a_package and not isinstance(node.ctx, ast.Load):
            yield f"a change of {ast.unparse(node)}"
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        if _special(node.name) and node.name not in METHODS:
            yield f"def {node.name}"
    elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        if isinstance(node.value, ast.Attribute) and ast.unparse(node.value).split(".")[0] in imported:
            yield f"a change of {ast.unparse(node.value)}"


def _special(name):
    return name.startswith("__") and name not in NAMES


def _private(parts):
    return any(part.startswith("_") for part in parts)
