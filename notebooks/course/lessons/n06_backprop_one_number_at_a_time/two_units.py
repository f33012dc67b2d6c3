"""The open challenge of notebook 06: a graph of the reader's own, two units that share one input."""

import contextlib
import io
import math

from course.checking.task import Task
from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import (
    Value,
    backward_steps,
    in_order,
    short,
)

TARGET = 2
CASES = (
    {"x": 1.5, "v1": 1.0, "v2": 2.0},
    {"x": 2.0, "v1": 0.5, "v2": -1.0},
    {"x": -1.0, "v1": -3.0, "v2": -0.5},
)


def two_units(x, v1, v2):
    z1 = (v1 * x).named("q1").relu().named("z1")
    z2 = (v2 * x).named("q2").relu().named("z2")
    return (z1 + z2).named("y").squared_error(TARGET).named("L")


def graph_is_right(attempt):
    """None if `attempt` builds the graph in every case, or what is wrong with it."""
    for numbers in CASES:
        inputs = {name: Value(number, name=name) for name, number in numbers.items()}
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            loss = attempt(**inputs)
        for_these = ", ".join(f"{name} = {short(number)}" for name, number in numbers.items())
        problem = _no_loss(loss, printed.getvalue()) or _wrong_graph(loss, inputs, for_these)
        if problem:
            return problem
    return None


def _no_loss(loss, printed):
    """What came back where it is not a `Value`."""
    if loss is ...:
        raise NotImplementedError
    if loss is None:
        if printed:
            return "`two_units` prints and hands nothing back. Use `return` in place of `print`."
        return "`two_units` hands nothing back. Its last line should be `return` and L."
    if isinstance(loss, tuple):
        return (
            f"`two_units` hands back a tuple of {len(loss)}. L alone is asked for: look for a comma in the "
            "line with `return`."
        )
    if not isinstance(loss, Value):
        return (
            f"`two_units` hands back something of type `{type(loss).__name__}`. L is asked for as a `Value`, "
            "which remembers how it was made: leave out `.value`."
        )
    return ""


def _wrong_graph(loss, inputs, for_these):
    nodes = in_order(loss)
    right = in_order(two_units(**inputs))
    unused = [name for name, node in inputs.items() if node not in nodes]
    if unused:
        return (
            f"`{unused[0]}` is not in the graph of what you return. Compute with the `Value` that is handed "
            "over, and not with a new one."
        )
    y = right[-2].value
    if math.isclose(loss.value, y, abs_tol=1e-9) and not math.isclose(y, right[-1].value, abs_tol=1e-9):
        return f"This is y. The loss is still to come: `.squared_error({TARGET})`."
    if not math.isclose(loss.value, right[-1].value, rel_tol=1e-6, abs_tol=1e-9):
        return f"For {for_these}, L should be {short(right[-1].value, 4)}; yours is {short(loss.value, 4)}."
    got, want = gradients(loss), gradients(right[-1])
    for name, node in inputs.items():
        if not math.isclose(got[node], want[node], rel_tol=1e-6, abs_tol=1e-9):
            return (
                f"L is right, but its slopes are not. For {for_these}, dL_d{name} should be "
                f"{short(want[node], 4)}; in your graph it is {short(got[node], 4)}."
            )
    return _names(nodes)


def gradients(loss):
    """dL_d of every number in the graph."""
    arrived = {loss: 1.0}
    for _, parent, _, _, leaving in backward_steps(loss):
        arrived[parent] = arrived.get(parent, 0.0) + leaving
    return arrived


def _names(nodes):
    names = [node.name for node in nodes]
    nameless = [node for node in nodes if not node.name]
    if nameless:
        node = nameless[0]
        return (
            f"The graph is right. {len(nameless)} of its numbers have no name yet, for example the result of "
            f"{node.rule}, {short(node.value)}: write `.named(...)` behind it."
        )
    twice = next((name for name in names if names.count(name) > 1), None)
    return twice and f"The graph is right. But two numbers are both called {twice}: give each its own name."


TASK = Task(
    key="two_units",
    title="Two units that share an input",
    reference=two_units,
    cases=[lambda rng: tuple(CASES[0].values()), lambda rng: tuple(CASES[1].values())],
    verify=graph_is_right,
    remark="x collects twice, once from each unit: dL_dx = dL_dy · (v₁ + v₂) while both gates are open. In a "
    "Dense layer that sum is the matrix product with Wᵀ, as notebook 07 shows.",
    hints=[
        "`neuron` at the top of this notebook is a graph of the same kind. Write one line for each unit.",
        'One unit is `(v1 * x).named("q1").relu().named("z1")`. The other is its twin.',
        "Add the two with `+`, in brackets, and name the sum. Then `.squared_error(2)`, one more name, and "
        "`return`.",
    ],
)
