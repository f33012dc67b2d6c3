"""A graph of single numbers: each remembers what it was computed from, and the graph can be drawn.

Lesson: notebooks/06_backprop_one_number_at_a_time.ipynb.
"""

from collections.abc import Callable, Mapping

import numpy as np

from course.drawing.number_graph import NumberGraph
from course.drawing.style import new_figure, styled
from course.drawing.tables import canvas
from nnlib.gradient_check import numerical_gradient

_ROW = 1.6  # how far below its neighbor a bias stands, in rows
_FAN = 2.0  # how far apart the numbers stand that one number feeds; others then take more room too


class Value:
    """A number, the numbers it was computed from, and a local slope for each."""

    def __init__(self, value, rule="", parents=(), slopes=(), name=""):
        self.value, self.rule, self.name = float(value), rule, name
        self.parents, self.slopes = parents, slopes
        self.gradient = 0.0  # dL_d of this number, for the way back

    def __add__(self, other):
        return Value(self.value + other.value, "+", (self, other), (1.0, 1.0))

    def __mul__(self, other):
        slopes = (other.value, self.value)
        return Value(self.value * other.value, "×", (self, other), slopes)

    def relu(self):
        slope = 1.0 if self.value > 0 else 0.0
        return Value(max(self.value, 0.0), "ReLU", (self,), (slope,))

    def squared_error(self, target):
        error = self.value - target
        return Value(error**2, "(y − t)²", (self,), (2 * error,))

    def named(self, name):
        self.name = name
        return self

    def __repr__(self):
        return f"Value({self.value})"


def build(function: Callable, numbers: Mapping[str, float]) -> Value:
    """The graph of `function`: it is called with a `Value` for each of `numbers`, under its name."""
    return function(**{name: Value(number, name=name) for name, number in numbers.items()})


def measure(function: Callable, numbers: Mapping[str, float]) -> dict[str, float]:
    """dL_d of each of `numbers` by central differences: two runs of `function` for each of them."""
    point = np.array(list(numbers.values()), dtype="float64")
    slopes = numerical_gradient(lambda v: build(function, dict(zip(numbers, v, strict=True))).value, point)
    return dict(zip(numbers, map(float, slopes), strict=True))


def gradients_of(loss: Value) -> dict[str, float]:
    """The `gradient` of every number of the graph that has a name."""
    return {node.name: node.gradient for node in in_order(loss) if node.name}


def in_order(loss: Value) -> list[Value]:
    """All numbers of the graph, each after those it was computed from; `loss` is the last."""
    found = []

    def visit(node):
        if node not in found:
            for parent in node.parents:
                visit(parent)
            found.append(node)

    visit(loss)
    return found


def places(loss: Value) -> list[tuple[float, float]]:
    """Column and row of every number of the graph, in order: the loss stands farthest right."""
    nodes = in_order(loss)
    users = {node: [user for user in nodes if node in user.parents] for node in nodes}
    fans = any(node.parents and len(users[node]) > 1 for node in nodes)
    column, row, free = {}, {}, 0
    for node in nodes:
        if not node.parents:
            continue
        column[node] = 1 + max(column.get(parent, 0) for parent in node.parents)
        inner = [parent for parent in node.parents if parent.parents]
        own = [parent for parent in node.parents if not parent.parents and len(users[parent]) == 1]
        for parent in () if inner else own:
            row[parent], free = free, free + (1.4 if fans else 1)
        above = inner or own
        aside = _aside(node, inner, users)
        row[node] = np.mean([row[parent] for parent in above]) + aside if above else free
        free += not above
        for parent in own if inner else ():
            row[parent] = row[node] - 1.3 if aside < 0 else max(row[o] for o in [node, *inner]) + _ROW
    shared = [node for node in nodes if node not in row]  # used more than once: above all others
    row |= {node: -2.0 - k for k, node in enumerate(shared)}
    column |= {node: min(column[user] for user in users[node]) - 1 for node in nodes if not node.parents}
    return [(column[node], float(row[node])) for node in nodes]


def _aside(node, inner, users):
    """How many rows below its only inner parent a number stands, if this parent feeds others too."""
    if len(inner) != 1 or len(users[inner[0]]) == 1:
        return 0.0
    beside = [user for user in users[inner[0]] if sum(bool(p.parents) for p in user.parents) == 1]
    return _FAN * (beside.index(node) - (len(beside) - 1) / 2)


def spread(loss: Value, box: tuple[float, float, float, float]) -> np.ndarray:
    """The places of all numbers of the graph, in order, within `box` = (left, bottom, right, top)."""
    left, bottom, right, top = box
    spots = np.array(places(loss)) * (1, -1)
    low, span = spots.min(axis=0), np.maximum(np.ptp(spots, axis=0), 1)
    return (left, bottom) + (spots - low) / span * (right - left, top - bottom)


@styled
def draw_graph(loss: Value, gradients: bool = True):
    """The graph behind `loss`: numbers in circles, local slopes gray on the edges, gradients green below.

    Args:
        gradients: Whether to write dL_d of every number under its circle.
    """
    spots = np.array(places(loss))
    n_columns, n_rows = np.ptp(spots, axis=0) + 1
    width, height = 1.45 * n_columns + 0.2, 1.1 * n_rows + 0.6
    fig = new_figure((width, height), layout=None)
    spots = spread(loss, (0.7, 0.75, width - 0.75, height - 0.75))
    picture = NumberGraph(canvas(fig, width, height), in_order(loss), spots)
    picture.draw_still()
    picture.draw_moving()
    nodes = picture.nodes
    found = all_gradients(loss) if gradients else {}
    picture.set(
        [node.value for node in nodes],
        [slope for node in nodes for slope in node.slopes],
        [found.get(node) for node in nodes],
    )
    return fig


def all_gradients(loss: Value) -> dict[Value, float]:
    """dL_d of every number of the graph: the sum of what leaves for it."""
    found = {loss: 1.0}
    for _, parent, _, _, leaving in backward_steps(loss):
        found[parent] = found.get(parent, 0.0) + leaving
    return found


def backward_steps(loss: Value) -> list[tuple[Value, Value, float, float, float]]:
    """The way back, edge by edge: (number, what it was computed from, arriving, local slope, leaving).

    All that arrives at a number has been added up before anything leaves it.
    """
    arrived, steps = {loss: 1.0}, []
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            leaving = arrived[node] * slope
            arrived[parent] = arrived.get(parent, 0.0) + leaving
            steps.append((node, parent, arrived[node], slope, leaving))
    return steps
