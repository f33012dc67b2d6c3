"""The open challenge of notebook 06: a graph of the reader's own, two units that share one input."""

import inspect

from course.checking.task import Slip, Task, Told
from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import (
    Value,
    backward_steps,
    in_order,
)

TARGET = 2


def two_units(x, v1, v2):
    z1 = (v1 * x).named("q1").relu().named("z1")
    z2 = (v2 * x).named("q2").relu().named("z2")
    return (z1 + z2).named("y").squared_error(TARGET).named("L")


def y_alone(x, v1, v2):
    return two_units(x, v1, v2).parents[0]


def without_relu(x, v1, v2):
    y = ((v1 * x).named("q1") + (v2 * x).named("q2")).named("y")
    return y.squared_error(TARGET).named("L")


def one_relu(x, v1, v2):
    h = ((v1 * x).named("q1") + (v2 * x).named("q2")).named("h")
    return h.relu().named("y").squared_error(TARGET).named("L")


def x_copied(x, v1, v2):
    z1 = (v1 * x).named("q1").relu().named("z1")
    z2 = (v2 * Value(x.value, name="x again")).named("q2").relu().named("z2")
    return (z1 + z2).named("y").squared_error(TARGET).named("L")


def nameless(x, v1, v2):
    return ((v1 * x).relu() + (v2 * x).relu()).squared_error(TARGET)


def use_graph(attempt, x, v1, v2):
    """L, its slopes for the three numbers, and how many numbers have no name."""
    inputs = {name: Value(number, name=name) for name, number in (("x", x), ("v1", v1), ("v2", v2))}
    loss = attempt(*inputs.values())
    if loss is None or loss is ... or isinstance(loss, tuple):
        return {"L": loss}
    if not isinstance(loss, Value):
        raise Told(
            f"What comes back is of type `{type(loss).__name__}`. L is asked for as a `Value`, which "
            "remembers how it was made: leave out `.value`."
        )
    try:
        inspect.signature(attempt).bind(**inputs)
    except TypeError:
        raise Told(
            "The stepper hands the numbers over by their names. Leave the names of the arguments as they "
            "were: `x`, `v1`, `v2`."
        ) from None
    nodes, slopes = in_order(loss), gradients(loss)
    for name, node in inputs.items():
        if node not in nodes:
            raise Told(
                f"`{name}` is not in the graph of what comes back. Compute with the `Value` that is handed "
                "over, and not with a new one."
            )
    names = [node.name for node in nodes if node.name]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise Told(f"Two numbers of the graph are both called `{twice}`: give each a name of its own.")
    return {
        "L": loss.value,
        **{f"dL_d{name}": slopes[node] for name, node in inputs.items()},
        "numbers without a name": len(nodes) - len(names),
    }


def gradients(loss):
    """dL_d of every number in the graph."""
    arrived = {loss: 1.0}
    for _, parent, _, _, leaving in backward_steps(loss):
        arrived[parent] = arrived.get(parent, 0.0) + leaving
    return arrived


TASK = Task(
    key="two_units",
    title="Two units that share an input",
    reference=two_units,
    observe=use_graph,
    cases=[
        lambda rng: (1.5, 1.0, 2.0),
        lambda rng: (2.0, 0.5, -1.0),
        lambda rng: (-1.0, -3.0, -0.5),
    ],
    remark="x collects twice, once from each unit: dL_dx = dL_dy · (v₁ + v₂) while both gates are open. In a "
    "Dense layer that sum is the matrix product with Wᵀ, as notebook 07 shows.",
    hints=[
        "`neuron` at the top of this notebook is a graph of the same kind. Write one line for each unit.",
        'One unit is `(v1 * x).named("q1").relu().named("z1")`. The other is its twin.',
        "Add the two with `+`, in brackets, and name the sum. Then `.squared_error(2)`, one more name, and "
        "`return`.",
    ],
    slips=[
        Slip("y alone", y_alone, "This is y. The loss is still to come: `.squared_error(2)`."),
        Slip(
            "no ReLU",
            without_relu,
            "The two ReLUs are missing. Each product goes through one of its own, `.relu()`, before the two "
            "are added.",
        ),
        Slip(
            "one ReLU",
            one_relu,
            "There is one ReLU, behind the sum. These are two units: each product goes through a ReLU of its "
            "own, and then the two are added.",
        ),
        Slip(
            "x copied",
            x_copied,
            "L is right, but dL_dx lacks what comes back from the second unit: it uses another `Value` than "
            "the `x` that is handed over. Use the same one in both.",
        ),
        Slip(
            "nameless",
            nameless,
            "The graph is right. Its numbers have no names yet: write `.named(...)` behind each, so that the "
            "stepper can show them.",
        ),
    ],
)
