"""The walk back that a reader of notebook 06 writes: the order of a graph, and gradients that add up."""

from collections.abc import Callable
from dataclasses import dataclass, field

from course.checking.attempts import article, blank
from course.checking.task import Slip, Task, Told
from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import Value, build, in_order


@dataclass(frozen=True)
class Graph:
    """A graph that messages can name."""

    name: str
    function: Callable = field(compare=False)
    numbers: dict = field(compare=False)

    def build(self):
        return build(self.function, self.numbers)

    def __repr__(self):
        return f"the loss of {self.name}"


def _product(a, b):
    return (a * b).named("q")


def _hidden(x, w, w1, w2):
    z = (w * x).named("u").relu().named("z")
    return ((w1 * z).named("q1") + (w2 * z).named("q2")).named("y").squared_error(-4).named("L")


def _skipping(a, b):
    # z reaches y at once and through two more numbers
    z = (a * b).named("q").relu().named("z")
    u = (z * b).named("u")
    return (z + (u + a).named("h")).named("y").squared_error(1).named("L")


def _squared(a):
    return (a * a).named("q").squared_error(5).named("L")


GRAPHS = {
    "product": Graph("a · b", _product, {"a": 3.0, "b": -2.0}),
    "hidden": Graph("a unit z that feeds q1 and q2", _hidden, {"x": 2.0, "w": 0.5, "w1": 2.0, "w2": -3.0}),
    "skipping": Graph("a unit z that y uses twice", _skipping, {"a": 1.5, "b": 2.0}),
    "squared": Graph("(a · a - 5)²", _squared, {"a": 3.0}),
}

TWICE = (
    "A number stands in your list more than once. It is visited again for each number that uses it: let the "
    "function do nothing if the number is in `found` already."
)
REVERSED = (
    "Your list is the other way round: a number stands before the numbers that it was computed from. Append "
    "it when all its parents have been visited."
)
MISSING = (
    "Numbers are missing. A number that was computed from others has parents, and these have parents too: "
    "the function calls itself for each parent."
)
MIXED = (
    "All numbers are there, but some number stands before one of its parents. Append a number when all its "
    "parents have been visited."
)


def use_order(attempt, loss):
    """Whether the list holds every number of the graph once, each after its parents."""
    end = loss.build()
    found = attempt(end, [])
    if blank(found):
        return {"the list": found}
    if not isinstance(found, (list, tuple)):
        raise Told(f"A list of `Value`s is asked for. What came is {article(found)}.")
    other = next((entry for entry in found if not isinstance(entry, Value)), None)
    if other is not None:
        raise Told(f"The list should hold the `Value`s themselves. It holds {article(other)}, `{other!r}`.")
    wanted, ids = in_order(end), [id(node) for node in found]
    if len(set(ids)) < len(ids):
        raise Told(TWICE)
    if missing := [node for node in wanted if id(node) not in ids]:
        raise Told(f"{MISSING} Not there: `{missing[0].name}`.")
    if len(found) > len(wanted):
        raise Told("The list holds numbers that are not in the graph. Begin with the list that comes in.")
    place = {node: k for k, node in enumerate(found)}
    edges = [(parent, node) for node in wanted for parent in node.parents]
    early = [edge for edge in edges if place[edge[0]] > place[edge[1]]]
    if early:
        raise Told(REVERSED if len(early) == len(edges) else MIXED)
    return {"the list": len(found)}


def use_backward(attempt, loss):
    """The gradient of every number of the graph, by name."""
    end = loss.build()
    given = attempt(end)
    nodes = in_order(end)
    if not any(node.gradient for node in nodes if node is not end):
        if given is ... or given is NotImplemented:
            return {"dL": given}
        raise Told(
            "Behind the call every `.gradient` but the loss's is still 0. What leaves for a parent belongs "
            "into `parent.gradient`."
        )
    return {f"`{node.name}.gradient`": node.gradient for node in nodes}


def order(node, found):
    if node not in found:
        for parent in node.parents:
            order(parent, found)
        found.append(node)
    return found


def _without_asking(node, found):
    for parent in node.parents:
        _without_asking(parent, found)
    found.append(node)
    return found


def _loss_first(node, found):
    return order(node, found)[::-1]


def _parents_only(node, found):
    for parent in node.parents:
        if parent not in found:
            found.append(parent)
    found.append(node)
    return found


def _itself_first(node, found):
    if node not in found:
        found.append(node)
        for parent in node.parents:
            _itself_first(parent, found)
    return found


def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope


def walked(
    start=1.0, nodes=lambda loss: reversed(in_order(loss)), leaving=lambda node, slope: node.gradient * slope
):
    """A walk back that goes wrong in one place."""

    def backward(loss):
        loss.gradient = start
        for node in nodes(loss):
            for parent, slope in zip(node.parents, node.slopes):
                parent.gradient += leaving(node, slope)

    return backward


def overwriting(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient = node.gradient * slope


def path_by_path(loss):
    def go(node):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope
            go(parent)

    loss.gradient = 1.0
    go(loss)


TASKS = [
    Task(
        key="order",
        title="The order of a graph",
        reference=order,
        observe=use_order,
        cases=[lambda rng, key=key: (GRAPHS[key],) for key in ("product", "hidden", "skipping", "squared")],
        remark="Every number stands behind its parents. So on the walk from the end of the list, a number's "
        "turn comes when all the numbers that use it have had theirs.",
        hints=[
            "`print_back` has the same form: it does something for `node`, and it calls itself for each "
            "parent. What has to come first here?",
            "All lines but the last stand under `if node not in found:`. A number that is in the list "
            "already is left alone.",
            "Under the `if`: a loop over `node.parents` in which `order` calls itself, and behind the loop "
            "an `append`. The `return found` stands at the end, outside of the `if`.",
        ],
        slips=[
            Slip("twice", _without_asking, TWICE, error=TWICE),
            Slip("loss first", _loss_first, REVERSED, error=REVERSED),
            Slip("parents only", _parents_only, MISSING, error=MISSING),
        ],
    ),
    Task(
        key="backward",
        title="The walk back",
        reference=backward,
        observe=use_backward,
        cases=[lambda rng, key=key: (GRAPHS[key],) for key in ("hidden", "product", "skipping", "squared")],
        remark="z got 12 from one side and −18 from the other, and `+=` kept both. These few lines are the "
        "whole of backprop, for a graph of any size.",
        hints=[
            "Two loops: the outer one over `reversed(in_order(loss))`, the inner one over the parents of the "
            "number whose turn it is, with their slopes.",
            "What arrived at `node` is `node.gradient`. What leaves for a parent is that, times the local "
            "slope of this edge.",
            "Before the loops, one line sets the gradient of the loss. In the inner loop one line adds to "
            "`parent.gradient`. Why must it add, and not set?",
        ],
        slips=[
            Slip(
                "overwriting",
                overwriting,
                "A number that is used more than once has only one of its contributions. `=` overwrites what "
                "arrived before: add, with `+=`.",
            ),
            Slip(
                "local slopes alone",
                walked(leaving=lambda node, slope: slope),
                "These are sums of local slopes. What leaves is what arrived at the number, times the "
                "local slope: `node.gradient * slope`.",
            ),
            Slip(
                "no slopes",
                walked(leaving=lambda node, slope: node.gradient),
                "The local slopes play no part. What leaves for a parent is `node.gradient` times the slope "
                "of this edge.",
            ),
            Slip(
                "slope added",
                walked(leaving=lambda node, slope: node.gradient + slope),
                "The local slope is added to what arrived. Along a path slopes multiply.",
            ),
            Slip(
                "value for gradient",
                walked(leaving=lambda node, slope: node.value * slope),
                "`node.value` is the number of the forward walk. What arrived on the way back is "
                "`node.gradient`.",
            ),
            Slip(
                "loss for one",
                lambda loss: walked(start=loss.value)(loss),
                "The walk begins with the value of the loss. It begins with dL_dL, which is 1.",
            ),
            Slip(
                "minus one",
                walked(start=-1.0),
                "Every sign is turned round. dL_dL is 1; going downhill is the task of the update.",
            ),
            Slip(
                "path by path",
                path_by_path,
                "Some gradients are too large: where a number is used twice, what arrived first was sent on "
                "twice. Go over `reversed(in_order(loss))`, so that each number sends on once.",
            ),
        ],
    ),
]
