"""What a reader types, as Python's syntax tree: it is parsed and never run.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

LONGEST = 160
FUNCTIONS = ("relu", "exp", "log")
EXAMPLE = "relu(w * x + b) + x"
_SIGNS = str.maketrans({"−": "-", "–": "-", "·": "*", "×": "*", "÷": "/", "²": "**2", "³": "**3"})


class Unclear(ValueError):
    """The text cannot be drawn; the message is one sentence or two, for the reader."""


def statements(text: str, inputs: Mapping[str, float]) -> list[ast.stmt]:
    """The parts of a text, the last of which is an expression.

    Raises:
        Unclear: If Python cannot read it, with the likeliest cause.
    """
    text = text.translate(_SIGNS).strip()
    if not text:
        raise Unclear(f"Type an expression of {listed(inputs)}, for example {EXAMPLE}.")
    if len(text) > LONGEST:
        raise Unclear(f"This is too long to draw: {len(text)} characters, and {LONGEST} fit.")
    try:
        found = ast.parse(text).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise Unclear(_why_unread(text)) from None
    if not found or not isinstance(found[-1], ast.Expr):
        raise Unclear(
            "The last part has no name: it is the result. For example: h = relu(w * x); h + x."
            if found
            else f"Type an expression of {listed(inputs)}, for example {EXAMPLE}."
        )
    return found


def _why_unread(text):
    """A sentence on a text that Python cannot read; the likeliest cause first."""
    opened, closed = text.count("("), text.count(")")
    if opened > closed:
        return f"The expression is not finished: {opened - closed} more ) {_is(opened - closed)} needed."
    if closed > opened:
        return f"There {_is(closed - opened)} {closed - opened} ) too many."
    last = re.search(r"(\*\*|[-+*/(,=])\s*(?:[;)]|$)", text)
    if last:
        return f"The expression is not finished: after {last[1]} something is missing."
    if "()" in text.replace(" ", ""):
        return "Between ( and ) something is missing."
    function = re.search(rf"\b({'|'.join(FUNCTIONS)})\s+\w", text)
    if function:
        return f"{function[1]} needs brackets: {function[1]}(x)."
    product = re.search(r"[\d.]+\s*[A-Za-z(]|\)\s*[\w(]|\w+\s+[\w(]+", text)
    if product:
        return f"An operation is missing in {product[0]}. A product is written with *, for example 2 * x."
    return f"This is no expression that can be read. An example: {EXAMPLE}."


def listed(names) -> str:
    """Names as a sentence has them: "x, w and b"."""
    *some, last = names
    return f"{', '.join(some)} and {last}" if some else last


def _is(number):
    return "is" if number == 1 else "are"
