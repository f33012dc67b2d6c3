"""Typed expressions: gradients are true, nothing of the text is run, each mistake gets its sentence."""

import math

import pytest

import nnlib
from course.lessons.n19_gradients_of_anything.expressions import MOST_OPERATIONS, graph_of
from course.lessons.n19_gradients_of_anything.typed_text import LONGEST, Unclear

INPUTS = {"x": 2.0, "w": -1.0, "v": 0.5, "b": 1.0}

SOUND = {
    "x + w": 1.0,
    "x - w - b": 2.0,
    "x * w": -2.0,
    "x / w": -2.0,
    "2 / x": 1.0,
    "-x": -2.0,
    "--x + +w": 1.0,
    "x ** 2": 4.0,
    "x ** -1": 0.5,
    "w ** 3": -1.0,
    "x ** 0.5": math.sqrt(2),
    "x ** 0": 1.0,
    "relu(w * x + b)": 0.0,
    "relu(x)": 2.0,
    "exp(v * x)": math.e,
    "log(x)": math.log(2),
    "x·w − 1": -3.0,
    "x² × w": -4.0,
    "h = relu(x + w); h * v + h": 1.5,
    "h1 = w*x; h2 = v*x; h1*h2 + h1": -4.0,
    "g = x * w; h = g; h * g": 4.0,
    "log(1 + exp(-(w * x + b))) * v + x": 0.5 * math.log(1 + math.e) + 2,
}


@pytest.mark.parametrize(("text", "value"), SOUND.items())
def test_value_and_gradients_are_those_that_are_measured(text, value):
    graph = graph_of(text, INPUTS)
    assert graph.result.value == pytest.approx(value)
    found = {node.name: node.gradient for node in graph.nodes if node.name in INPUTS}
    names = list(INPUTS)

    def at(numbers):
        return graph_of(text, dict(zip(names, numbers))).result.value

    measured = dict(zip(names, nnlib.numerical_gradient(at, list(INPUTS.values()))))
    assert {name: found.get(name, 0.0) for name in names} == pytest.approx(measured, abs=1e-7)


MISTAKES = {
    "": "Type an expression of x, w, v and b",
    "relu(w * x": "1 more ) is needed",
    "((x": "2 more ) are needed",
    "w * x)": "There is 1 ) too many",
    "w *": "after * something is missing",
    "relu(x +)": "after + something is missing",
    "x = ": "after = something is missing",
    "x **": "after ** something is missing",
    "2x": "missing in 2x. A product is written with *",
    "x w": "missing in x w",
    "(x)(w)": "missing",
    "x(w)": "Between x and ( an operation is missing",
    "relu x": "relu needs brackets",
    "relu * x": "relu needs brackets",
    "y * x": "There is no input called y. The inputs are x, w, v and b.",
    "act = x * w; acts + act": "Did you mean act?",
    "rlu(x)": "Did you mean relu?",
    "sin(x)": "There is no function sin",
    "relu(x, w)": "takes one expression",
    "relu()": "takes one expression",
    "relu(x=w)": "takes one expression",
    "relu(*x)": "has nothing on its left",
    "x ^ 2": "written with **",
    "x @ w": "write * in place of @",
    "x // w": "one /",
    "x % w": "none of the operations",
    "x << w": "There are the operations",
    "x ** w": "After ** stands a number",
    "9 ** 9 ** 9": "After ** stands a number",
    "log(w)": "w is −1 here, and only numbers above 0 have a logarithm",
    "log(x - 2)": "x - 2 is 0 here",
    "1 / (x - 2)": "nothing can be divided by 0. Move a slider",
    "x / 0": "Nothing can be divided by 0.",
    "w ** 0.5": "a negative number has no power 0.5",
    "(x - 2) ** -1": "0 to the power -1 has no slope",
    "(x - 2) ** 0.5": "0 to the power 0.5 has no slope",
    "exp(1000)": "too large for the computer",
    "exp(exp(exp(x)))": "too large",
    "x ** 9999": "too large for the computer",
    "1e999 * x": "too large to draw",
    "x * 1e13": "too large to draw",
    "x": "There is no operation in this yet",
    "3": "There is no operation in this yet",
    "h = x * w": "The last part has no name",
    "h = x; h + 1": "The part h needs an operation",
    "h = w * x; x + 1": "The part h is computed and not used",
    "x = 3; x + 1": "The name x is taken already",
    "relu = x * w; relu + 1": "The name relu is taken already",
    "h = x * w; h = h + 1; h * 2": "The name h is taken already",
    "hidden = x * w; hidden + 1": "too long to draw",
    "x; w": "A part has a name before its =",
    "h = g = x * w; h + g": "A part has a name before its =",
    "0,5 * x": "with a point",
    "'a' * x": "is no number",
    "True * x": "is no number",
    "1j * x": "is no number",
    "x == w": "x == w cannot stand here",
    "x if w else b": "cannot stand here",
    "x!": "no expression that can be read",
    " + ".join("x" * 20): f"more than {MOST_OPERATIONS} operations",
    "x" * (LONGEST + 1): "too long to draw",
    "(" * 100 + "x" + ")" * 50: "50 more ) are needed",
}


@pytest.mark.parametrize(("text", "words"), MISTAKES.items(), ids=[text[:30] for text in MISTAKES])
def test_a_mistake_gets_a_sentence_that_fits(text, words):
    with pytest.raises(Unclear) as told:
        graph_of(text, INPUTS)
    message = str(told.value)
    assert words in message
    assert message.endswith((".", "?")) and "Error" not in message


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "x.__class__",
        "[x for x in range(9)]",
        "(lambda: x)()",
        "import os",
        "open('a')",
        "x; import os; x * w",
        "f'{x}'",
        "{x: w}",
        "(y := x) * w",
        "x\0 + w",
        "x\n+\nw",
        "eval('x')",
        "-" * 120 + "x",
        "(" * 79 + "x" + ")" * 79 + " ** 2",
        "9" * 150,
    ],
)
def test_a_text_that_is_no_expression_is_refused_or_drawn_and_never_run(text, monkeypatch):
    def ran(*_args, **_names):
        raise AssertionError("something of the text was run")

    monkeypatch.setattr("builtins.eval", ran)
    monkeypatch.setattr("builtins.exec", ran)
    monkeypatch.setattr("os.system", ran)
    try:
        graph_of(text, INPUTS)
    except Unclear as unclear:
        assert str(unclear)


def test_every_beginning_of_an_expression_gets_a_sentence_or_a_graph():
    for text in ("h = relu(w * x + b); h * v + h", "log(1 + exp(-x)) ** 2 / (w - 3)"):
        for end in range(len(text) + 1):
            try:
                graph_of(text[:end], INPUTS)
            except Unclear as unclear:
                assert str(unclear).strip()


def test_a_corner_is_said_and_its_slope_is_0():
    graph = graph_of("relu(x - 2) + w", INPUTS)
    assert "x - 2 is exactly 0" in graph.notes[0] and "Backprop takes 0" in graph.notes[0]
    assert next(node for node in graph.nodes if node.name == "x").gradient == 0
    assert graph_of("relu(x) + w", INPUTS).notes == []


def test_an_input_is_one_number_however_often_it_stands_there():
    graph = graph_of("x * x + x", INPUTS)
    assert sum(node.name == "x" for node in graph.nodes) == 1
    assert next(node for node in graph.nodes if node.name == "x").gradient == 5
