"""Type an expression and see its graph: numbers in circles, the gradient of each below.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

from __future__ import annotations

from textwrap import fill

import numpy as np
from matplotlib.collections import LineCollection

from course.drawing.live import live
from course.drawing.number_graph import Texts, label, shades, short
from course.drawing.style import ACCENT, INK, MUTED, NEGATIVE, new_figure, styled
from course.drawing.tables import canvas
from course.lessons.n19_gradients_of_anything.expressions import Graph, graph_of
from course.lessons.n19_gradients_of_anything.layered_places import layered_places
from course.lessons.n19_gradients_of_anything.typed_text import EXAMPLE, Unclear

INPUTS = {"x": 2.0, "w": 1.5, "v": 0.5, "b": -0.5}
_SIZE = (9.4, 5.5)
_RADIUS = 0.26  # of a circle, in inches
_SIDE, _TOP, _BOTTOM = 0.65, 0.65, 0.55  # margins around the circles
_LINES = 0.75  # room for the words below
_CLOSEST, _WIDEST = np.array([0.62, 0.9]), np.array([1.7, 1.15])  # from circle to circle


class _Placed:
    """A graph and where everything of it stands, in columns and rows."""

    def __init__(self, graph: Graph):
        self.graph = graph
        self.spots, self.paths = layered_places(graph.nodes)
        every = np.concatenate([self.spots, *self.paths])
        self.low, self.high = every.min(axis=0), every.max(axis=0)

    def scaled(self, room):
        """Inches for a column and a row, if the graph is to fit into `room`."""
        return np.minimum(room / np.maximum(self.high - self.low, 0.5), _WIDEST)


def _placed(text, inputs, room=None):
    placed = _Placed(graph_of(text, inputs))
    if room is not None and (placed.scaled(room) < _CLOSEST).any():
        raise Unclear("This is too large to draw: the circles would cover each other.")
    return placed


def _draw(ax, placed: _Placed, size, bottom):
    """The graph on empty axes, in inches."""
    (width, height), graph = size, placed.graph
    room = np.array([width - 2 * _SIDE, height - _TOP - bottom])
    scale, middle = placed.scaled(room), np.array([width / 2, bottom + room[1] / 2])

    def at(spots):
        return middle + (spots - (placed.low + placed.high) / 2) * scale * (1, -1)

    spots, lines = at(placed.spots), [at(path) for path in placed.paths]
    look = dict(arrowstyle="-|>", color=MUTED, linewidth=1.5, shrinkB=19)
    for line in lines:
        ax.annotate("", line[-1], line[-2], arrowprops=dict(look, shrinkA=0 if len(line) > 2 else 19))
    passing = [_from_rim(line[:-1]) for line in lines if len(line) > 2]
    ax.add_collection(LineCollection(passing, colors=MUTED, linewidths=1.5, zorder=1))
    values = [node.value for node in graph.nodes]
    look = dict(edgecolors=INK, linewidths=1.5, zorder=3)
    ax.scatter(*spots.T, s=(2 * 72 * _RADIUS) ** 2, c=shades(values), **look)
    for texts, color, font, up in (
        ([_title(node) for node in graph.nodes], INK, 12, _RADIUS + 0.13),
        ([fitting(value) for value in values], INK, 11.5, 0),
        ([_gradient(node) for node in graph.nodes], ACCENT, 12, -_RADIUS - 0.13),
    ):
        Texts(ax, spots + np.array([0, up]), color, font).set(texts)


def _from_rim(line):
    """The line without the part in its first circle."""
    along = line[1] - line[0]
    return np.vstack([line[0] + along * _RADIUS / np.hypot(*along), line[1:]])


def _title(node):
    return f"{label(node.name)}: {node.rule}" if node.name and node.rule else label(node.name) or node.rule


def _gradient(node):
    return fitting(node.gradient) if node.name or node.rule else ""  # a typed number does not move


def fitting(value):
    """A number with as many digits as a circle holds."""
    if abs(value) >= 1e5 or 0 < abs(value) < 0.005:
        return f"{value:.0e}".replace("-", "−").replace("e+0", "e").replace("e−0", "e−").replace("e+", "e")
    return short(value, 2 if abs(value) < 9.995 else 1 if abs(value) < 999.5 else 0)


def _told(graph):
    result = graph.result.name
    inputs = [node for node in graph.nodes if node.name and not node.rule]
    return ", ".join(f"d{result}_d{node.name} = {short(node.gradient, 3)}" for node in inputs) + "."


@styled
def expression_graph(text: str, **inputs: float):
    """A picture of the graph of an expression: values in the circles, gradients green below them.

    Args:
        text: An expression of x, w, v and b, such as "relu(w * x + b) + x".
        inputs: Their numbers, where they are not those of the explorer.
    """
    placed = _placed(text, {**INPUTS, **inputs})
    height = _TOP + _BOTTOM + 1.1 * max(0.5, placed.high[1] - placed.low[1])
    fig = new_figure((_SIZE[0], height), layout=None)
    _draw(canvas(fig, _SIZE[0], height), placed, (_SIZE[0], height), _BOTTOM)
    return fig


def expression_explorer(text: str = EXAMPLE):
    """Type an expression of x, w, v and b, and move their sliders: the graph, its values and gradients."""
    import ipywidgets as widgets

    bottom = _BOTTOM + _LINES
    room = np.array([_SIZE[0] - 2 * _SIDE, _SIZE[1] - _TOP - bottom])
    kept = {"last": _placed(text, INPUTS, room)}

    def draw(fig, text, **inputs):
        ax = canvas(fig, *_SIZE)

        def update(text, **inputs):
            for artist in (*ax.collections, *ax.texts):  # new axes would take half of the time of a frame
                artist.remove()
            trouble = ""
            try:
                kept["last"] = _placed(text, inputs, room)
            except Unclear as unclear:  # the last graph stays, so that typing does not make the picture jump
                trouble = str(unclear)
            graph = kept["last"].graph
            _draw(ax, kept["last"], _SIZE, bottom)
            if trouble:
                arrows = [text.arrow_patch for text in ax.texts]
                for artist in (*ax.collections, *arrows):
                    artist.set_alpha(0.25)
            line = fill(trouble or " ".join([_told(graph), *graph.notes]), 92)
            color = NEGATIVE if trouble else ACCENT
            ax.text(0.2, 0.42, line, fontsize=13, va="center", color=color, parse_math=False)

        update(text, **inputs)
        return update

    field = widgets.Text(
        value=text,
        description="expression",
        style={"description_width": "initial"},
        layout=widgets.Layout(width="min(640px, 100%)", flex="1 1 100%"),
    )
    return live(
        draw,
        alt=f"The graph of {text}: inputs on the left, a circle for each operation, the result on the "
        "right. A circle holds its number, and the gradient of the result for it stands green below.",
        figsize=_SIZE,
        text=field,
        **{name: (-3.0, 3.0, 0.1, start) for name, start in INPUTS.items()},
    )
