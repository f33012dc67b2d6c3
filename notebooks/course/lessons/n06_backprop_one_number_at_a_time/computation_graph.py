"""A graph of single numbers: each remembers what it was computed from, and the graph can be drawn.

Lesson: notebooks/06_backprop_one_number_at_a_time.ipynb.
"""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.transforms import IdentityTransform

from course.drawing.style import ACCENT, INK, MUTED, new_figure, styled
from course.drawing.tables import _SHADES, NO_OUTLINE, canvas, text_outline
from nnlib.gradient_check import numerical_gradient

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
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


def label(name: str) -> str:
    """A name as it is drawn: "w1" becomes w₁."""
    return name.translate(_SUBSCRIPTS)


def short(value: float, decimals: int = 2) -> str:
    """A number with a true minus sign and no zeros at its end: −0.5, 2, 0.01."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−" if float(text) else "")


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


class Texts:
    """Many short texts that change together, drawn as one artist: that is many times as fast."""

    def __init__(self, ax, spots, color, fontsize):
        self._color, self._fontsize = color, fontsize
        look = dict(offset_transform=ax.transData, linewidths=0, zorder=5)
        self._paths = PathCollection([], [1], offsets=np.asarray(spots), **look)
        self._paths.set_transform(IdentityTransform())  # glyphs are in points, whatever the axes measure
        ax.add_collection(self._paths)

    def set(self, texts, colors=None):
        """One text for each spot, "" for none; by default in the color of all."""
        self._paths.set_paths([text_outline(text, self._fontsize) if text else NO_OUTLINE for text in texts])
        self._paths.set_facecolors(colors or [self._color] * len(texts))


class GraphPicture:
    """A graph in `box` = (left, bottom, right, top), in inches: first `draw_still`, then `draw_moving`."""

    def __init__(self, ax, loss, box):
        self.ax, self.nodes = ax, in_order(loss)
        left, bottom, right, top = box
        spots = np.array(places(loss)) * (1, -1)
        low, span = spots.min(axis=0), np.maximum(np.ptp(spots, axis=0), 1)
        self.spots = (left, bottom) + (spots - low) / span * (right - left, top - bottom)
        index = {node: k for k, node in enumerate(self.nodes)}
        # (place of the number that is used, place of the one that uses it)
        self.edges = [(index[parent], k) for k, node in enumerate(self.nodes) for parent in node.parents]

    def draw_still(self):
        for start, end in self.edges:
            arrow = dict(arrowstyle="-|>", color=MUTED, linewidth=1.6, shrinkA=20, shrinkB=20)
            self.ax.annotate("", self.spots[end], self.spots[start], arrowprops=arrow)
        for node, (x, y) in zip(self.nodes, self.spots):
            text = f"{label(node.name)}: {node.rule}" if node.rule and node.name else label(node.name)
            feeds = sum(self.nodes[start] is node for start, _ in self.edges)
            # clear of an arrow from the upper left, or of one to the upper right
            aside = (-0.25 if feeds > 1 else 0.1) if node.parents else 0
            self.ax.text(x + aside, y + 0.31, text or node.rule, ha="center", va="bottom", fontsize=13)

    def draw_moving(self):
        self._spots = self.ax.scatter(*self.spots.T, s=1500, edgecolors=INK, linewidths=1.6, zorder=3)
        ends = self.spots[np.array(self.edges)]  # (edges, 2, 2)
        along = ends[:, 1] - ends[:, 0]
        across = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.hypot(*along.T)[:, None]
        self._values = Texts(self.ax, self.spots, INK, 12.5)
        self._slopes = Texts(self.ax, ends[:, 0] + 0.5 * along + 0.15 * across, MUTED, 12.5)
        self._grads = Texts(self.ax, self.spots - (0, 0.42), ACCENT, 13)

    def set(self, values, slopes, grads):
        """What is known so far: numbers in the order of the nodes and edges, None for what is not."""
        largest = max([abs(v) for v in values if v is not None], default=0) or 1.0
        faces = [(1, 1, 1, 1) if v is None else _SHADES(0.5 + 0.5 * v / largest) for v in values]
        self._spots.set_facecolors(faces)
        for texts, shown in ((self._values, values), (self._slopes, slopes), (self._grads, grads)):
            texts.set(["" if v is None else short(v) for v in shown])


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
    picture = GraphPicture(canvas(fig, width, height), loss, (0.7, 0.75, width - 0.75, height - 0.75))
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
