"""What a reader types, such as `relu(w * x + b) + x`, as a graph of numbers with their gradients.

The text is parsed and never run: a small grammar of + - * / **, relu, exp, log and names for parts. What does
not fit raises `Unclear` with a sentence that says what to change.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

from __future__ import annotations

import ast
import difflib
import math
from collections.abc import Mapping
from dataclasses import dataclass

from course.lessons.n19_gradients_of_anything.typed_text import FUNCTIONS, Unclear, listed, statements

MOST_OPERATIONS = 14
_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
_INSTEAD = {
    ast.BitXor: "A power is written with **, for example x ** 2.",
    ast.MatMult: "Here every input is a single number, so write * in place of @.",
    ast.FloorDiv: "Write one / for a division.",
    ast.Mod: "% is none of the operations here: there are + - * / and **.",
}


@dataclass(eq=False)
class Node:
    """A number of the graph: what it was computed from, and a local slope for each of them."""

    value: float
    rule: str = ""
    parents: tuple = ()
    slopes: tuple = ()
    name: str = ""
    gradient: float = 0.0


@dataclass
class Graph:
    """All numbers in order, the result last, with their gradients; `notes` are remarks such as a corner."""

    nodes: list[Node]
    notes: list[str]

    @property
    def result(self) -> Node:
        return self.nodes[-1]


def graph_of(text: str, inputs: Mapping[str, float]) -> Graph:
    """The graph of an expression at these inputs, after its walk back.

    Args:
        text: An expression, or several parts such as "h = relu(w * x); h + x".
        inputs: The numbers that the names stand for.

    Raises:
        Unclear: If the text is no such expression, or has no value there.
    """
    reader = _Reader(inputs)
    return reader.read(statements(text, inputs))


class _Reader:
    """Makes the nodes of one text; each input is one node, however often it stands there."""

    def __init__(self, inputs):
        self.inputs = dict(inputs)
        self.nodes, self.parts, self.notes, self.operations = [], {}, [], 0

    def read(self, parts):
        for statement in parts[:-1]:
            self.name_part(statement)
        end = self.node(parts[-1].value)
        if not end.rule:
            raise Unclear("There is no operation in this yet. For example: x * w.")
        if not end.name:
            end.name = "L"
        used = _in_order(end)
        unused = [name for name, node in self.parts.items() if node not in used]
        if unused:
            raise Unclear(f"The part {unused[0]} is computed and not used: the last part has to use it.")
        end.gradient = 1.0
        for node in reversed(used):
            for parent, slope in zip(node.parents, node.slopes):
                parent.gradient += node.gradient * slope
        if not all(math.isfinite(node.gradient) for node in used):
            raise Unclear("A gradient is too large for the computer here. Try smaller numbers.")
        return Graph(used, self.notes)

    def name_part(self, statement):
        one_name = (
            isinstance(statement, ast.Assign)
            and len(statement.targets) == 1
            and isinstance(statement.targets[0], ast.Name)
        )
        if not one_name:
            raise Unclear("A part has a name before its =, for example h = relu(w * x); h + x.")
        name = statement.targets[0].id
        if name in self.inputs or name in FUNCTIONS or name in self.parts or name == "L":
            raise Unclear(f"The name {name} is taken already. Give this part another one, such as h.")
        if len(name) > 4:
            raise Unclear(f"The name {name} is too long to draw. Four letters fit, such as h1.")
        node = self.node(statement.value)
        if not node.rule:
            raise Unclear(f"The part {name} needs an operation, for example {name} = w * x.")
        self.parts[name] = node
        node.name = node.name or name

    def node(self, tree):
        if isinstance(tree, ast.Constant):
            return self.number(tree.value)
        if isinstance(tree, ast.Name):
            return self.named(tree.id)
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, (ast.USub, ast.UAdd)):
            return self.signed(tree)
        if isinstance(tree, ast.BinOp):
            return self.operation(tree)
        if isinstance(tree, ast.Call):
            return self.call(tree)
        if isinstance(tree, ast.Tuple):
            raise Unclear("A comma cannot stand here. A decimal number is written with a point, such as 0.5.")
        raise Unclear(
            f"{_source(tree)} cannot stand here. There are {listed(self.inputs)}, numbers, + - * / **, "
            "relu, exp and log."
        )

    def number(self, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            known = listed(self.inputs)
            raise Unclear(f"{value!r} is no number. There are {known}, and numbers such as 0.5.")
        return Node(_finite(float(min(value, 1e300)), str(value)))

    def named(self, name):
        if name in self.parts:
            return self.parts[name]
        if name in FUNCTIONS:
            raise Unclear(f"{name} needs brackets: {name}(x).")
        if name not in self.inputs:
            near = difflib.get_close_matches(name, [*self.inputs, *self.parts, *FUNCTIONS], 1, 0.7)
            ask = f" Did you mean {near[0]}?" if near else ""
            raise Unclear(f"There is no input called {name}. The inputs are {listed(self.inputs)}.{ask}")
        node = next((n for n in self.nodes if n.name == name), None)
        if node is None:
            node = Node(float(self.inputs[name]), name=name)
            self.nodes.append(node)
        return node

    def signed(self, tree):
        inner = tree.operand
        if isinstance(tree.op, ast.UAdd):
            return self.node(inner)
        if isinstance(inner, ast.Constant):
            made = self.number(inner.value)
            made.value = -made.value
            return made
        a = self.node(inner)
        return self.made(-a.value, "× (−1)", (a,), (-1.0,))

    def operation(self, tree):
        sign = _OPERATORS.get(type(tree.op))
        if sign is None:
            raise Unclear(_INSTEAD.get(type(tree.op), "There are the operations + - * / and **."))
        if sign == "**":
            return self.power(tree)
        a, b = self.node(tree.left), self.node(tree.right)
        x, y = a.value, b.value
        if sign == "+":
            return self.made(x + y, "+", (a, b), (1.0, 1.0))
        if sign == "-":
            return self.made(x - y, "−", (a, b), (1.0, -1.0))
        if sign == "*":
            return self.made(x * y, "×", (a, b), (y, x))
        if y == 0 and isinstance(tree.right, ast.Constant):
            raise Unclear("Nothing can be divided by 0.")
        if y == 0:
            raise Unclear(f"{_source(tree.right)} is 0 here, and nothing can be divided by 0. Move a slider.")
        return self.made(x / y, "÷", (a, b), (1 / y, -x / y / y))

    def power(self, tree):
        a, exponent = self.node(tree.left), tree.right
        sign = 1.0
        if isinstance(exponent, ast.UnaryOp) and isinstance(exponent.op, ast.USub):
            sign, exponent = -1.0, exponent.operand
        if not isinstance(exponent, ast.Constant):
            raise Unclear("After ** stands a number, for example x ** 2. For e to a power there is exp.")
        p = sign * self.number(exponent.value).value
        if a.value == 0 and p < 1 and p != 0:
            raise Unclear(
                f"{_source(tree.left)} is 0 here, and 0 to the power {p:g} has no slope. Move a slider."
            )
        if a.value < 0 and p != int(p):
            raise Unclear(
                f"{_source(tree.left)} is {_told(a.value)} here, and a negative number has no power {p:g}. "
                "Move a slider."
            )
        value, slope = _guarded(lambda: (a.value**p, p * a.value ** (p - 1) if p else 0.0), tree)
        return self.made(value, f"to the {p:g}".replace("-", "−"), (a,), (slope,))

    def call(self, tree):
        name = tree.func.id if isinstance(tree.func, ast.Name) else _source(tree.func)
        if name in self.inputs or name in self.parts or isinstance(tree.func, ast.Constant):
            raise Unclear(f"Between {name} and ( an operation is missing, for example {name} * (x + 1).")
        if name not in FUNCTIONS:
            near = difflib.get_close_matches(name, FUNCTIONS, 1, 0.6)
            ask = f" Did you mean {near[0]}?" if near else ""
            raise Unclear(f"There is no function {name}. There are relu, exp and log.{ask}")
        if len(tree.args) != 1 or tree.keywords:
            raise Unclear(f"{name} takes one expression between its brackets, for example {name}(w * x + b).")
        if isinstance(tree.args[0], ast.Starred):
            raise Unclear(f"Between the brackets of {name} a * has nothing on its left.")
        a = self.node(tree.args[0])
        x = a.value
        if name == "exp":
            value = _guarded(lambda: math.exp(x), tree)
            return self.made(value, "exp", (a,), (value,))
        if name == "log":
            if x <= 0:
                raise Unclear(
                    f"{_source(tree.args[0])} is {_told(x)} here, and only numbers above 0 have a logarithm. "
                    "Move a slider."
                )
            return self.made(math.log(x), "log", (a,), (1 / x,))
        if x == 0:
            self.notes.append(
                f"{_source(tree.args[0])} is exactly 0: there relu has a corner and no single slope. "
                "Backprop takes 0."
            )
        return self.made(max(x, 0.0), "relu", (a,), (1.0 if x > 0 else 0.0,))

    def made(self, value, rule, parents, slopes):
        self.operations += 1
        if self.operations > MOST_OPERATIONS:
            raise Unclear(f"This is too large to draw: it has more than {MOST_OPERATIONS} operations.")
        return Node(_finite(value, "A number in it"), rule, parents, tuple(map(float, slopes)))


def _in_order(end):
    found = []

    def visit(node):
        if node not in found:
            for parent in node.parents:
                visit(parent)
            found.append(node)

    visit(end)
    return found


def _guarded(compute, tree):
    try:
        return compute()
    except (OverflowError, ZeroDivisionError):
        raise Unclear(f"{_source(tree)} is too large for the computer here. Move a slider.") from None


def _finite(value, what):
    if not math.isfinite(value) or abs(value) > 1e12:
        raise Unclear(f"{what} is too large to draw. Try smaller numbers.")
    return value


def _told(value):
    return f"{value:.3g}".replace("-", "−")


def _source(tree):
    text = ast.unparse(tree)
    return text if len(text) <= 30 else f"{text[:28]}…"
