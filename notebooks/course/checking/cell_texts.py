"""What a reader wrote for a task, as text that can be run again elsewhere, taken from the cells that ran."""

from __future__ import annotations

import ast
import builtins
import dis

from course.checking.attempts import cells_run

LONGEST = 40_000  # characters; nobody types more for a task
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
STORES = ("STORE_NAME", "STORE_GLOBAL")
LOADS = ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS")


def written_for(key: str, attempt: object) -> dict[str, str]:
    """The texts behind the call of `check` in the cell that runs now; empty outside of a notebook.

    Args:
        key: The task's key.
        attempt: What was handed over. Of a playground, its state is what the reader made.

    Returns:
        `handed_over` (the second argument of `check`), `answer` (the lines that make the names in it) and
        `given` (the lines of other cells that those need); joined, they make the attempt again.
    """
    cells = cells_run()
    call = _call_of_check(key, cells[-1]) if cells else None
    if call is None or len(call.args) < 2:
        return {}
    handed_over = ast.unparse(call.args[1])
    if hasattr(type(attempt), "untouched") and handed_over.isidentifier():  # a playground, played with
        made = f"{handed_over} = {str(attempt.state)!r}"
        return {"handed_over": handed_over, "answer": made, "given": ""}
    given, answer = texts([statements(cell) for cell in cells], _used_in(call.args[1]))
    if len(given) + len(answer) > LONGEST:
        return {}
    return {"handed_over": handed_over, "answer": answer, "given": given}


def texts(cells: list[list], names: set[str]) -> tuple[str, str]:
    """The statements that the newest meaning of `names` needs: those of other cells, and those of its own."""
    chosen, own, seen = set(), set(), set()
    wanted = [(name, len(cells), True) for name in names]
    while wanted:
        name, end, asked_for = wanted.pop()
        cell = next((n for n in range(end - 1, -1, -1) if any(name in s.binds for s in cells[n])), None)
        if cell is None or (name, cell) in seen:
            continue
        seen.add((name, cell))
        if asked_for:
            own.add(cell)
        bound = False
        for place, statement in enumerate(cells[cell]):
            if name not in statement.binds | statement.touches:
                continue
            chosen.add((cell, place))
            for other in statement.uses:
                # what a function uses is looked up when it is called, all else when the line runs
                late = statement.defines or other != name or bound
                wanted.append((other, len(cells) if statement.defines else cell + late, False))
            bound = bound or name in statement.binds
    lines = {kind: [] for kind in (False, True)}
    for cell, place in sorted(chosen):
        lines[cell in own].append(cells[cell][place].text)
    return "\n".join(lines[False]), "\n".join(lines[True])


class _Statement:
    """One line of a cell, or one definition: its text, and the names that it makes, changes and uses."""

    def __init__(self, node, source):
        first = min([node.lineno, *(line.lineno for line in getattr(node, "decorator_list", []))])
        self.text = "\n".join(source.splitlines()[first - 1 : node.end_lineno])
        self.defines = isinstance(node, DEFINITIONS) or isinstance(getattr(node, "value", None), ast.Lambda)
        code = compile(ast.Module([node], []), "<cell>", "exec")
        self.binds = _named(code, STORES)
        self.uses = _used(code) - set(dir(builtins))
        self.touches = set() if self.binds else _touched(node)


def statements(cell: str) -> list[_Statement]:
    """The statements of a cell; none where Python cannot read it."""
    try:
        return [_Statement(node, cell) for node in ast.parse(cell).body]
    except (SyntaxError, ValueError):  # a line magic, or a cell that did not run
        return []


def _named(code, kinds):
    return {step.argval for step in dis.get_instructions(code) if step.opname in kinds}


def _used(code):
    """Names of the notebook that a piece of code looks up, in the functions inside of it as well."""
    inside = [_used(constant) for constant in code.co_consts if hasattr(constant, "co_code")]
    return _named(code, LOADS).union(*inside)


def _used_in(expression):
    return _used(compile(ast.Expression(expression), "<cell>", "eval")) - set(dir(builtins))


def _touched(node):
    """Names whose object a statement may change: `x[0] = 1`, `model.fit(…)`."""
    targets = [*getattr(node, "targets", []), getattr(node, "target", None)]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        targets.append(node.value.func)
    found = set()
    for target in targets:
        inside = target
        while isinstance(inside, (ast.Attribute, ast.Subscript)):
            inside = inside.value
        if inside is not target and isinstance(inside, ast.Name):
            found.add(inside.id)
    return found - {"course", "figures", "np", "nnlib", "plt"}


def _call_of_check(key, cell):
    """The newest call `check("key", …)` in a cell's text."""
    try:
        nodes = list(ast.walk(ast.parse(cell)))
    except (SyntaxError, ValueError):
        return None
    calls = [
        node
        for node in nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("check", "course.check")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value == key
    ]
    return calls[-1] if calls else None
