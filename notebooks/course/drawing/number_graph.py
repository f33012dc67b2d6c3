"""Numbers that were computed from one another, as circles and arrows: values inside, gradients below.

A number here is any object with `value`, `rule` ("" for an input), `parents` and `name`.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.transforms import IdentityTransform

from course.drawing.style import ACCENT, DIVERGING, INK, MUTED, pale
from course.drawing.tables import NO_OUTLINE, text_outline

_SHADES = pale(DIVERGING, 0.45)
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def label(name: str) -> str:
    """A name as it is drawn: "w1" becomes w₁."""
    return name.translate(_SUBSCRIPTS)


def short(value: float, decimals: int = 2) -> str:
    """A number with a true minus sign and no zeros at its end: −0.5, 2, 0.01."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−" if float(text) else "")


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


class NumberGraph:
    """A graph of numbers on `ax`: first `draw_still`, then `draw_moving`, then `set` as often as wanted.

    Args:
        nodes: The numbers, each after its parents.
        spots: Where their circles stand, in the units of `ax`, which should be inches.
    """

    def __init__(self, ax, nodes: Sequence, spots: np.ndarray):
        self.ax, self.nodes, self.spots = ax, nodes, np.asarray(spots)
        index = {node: k for k, node in enumerate(nodes)}
        # (place of the number that is used, place of the one that uses it)
        self.edges = [(index[parent], k) for k, node in enumerate(nodes) for parent in node.parents]

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
        self._spots.set_facecolors(shades(values))
        for texts, shown in ((self._values, values), (self._slopes, slopes), (self._grads, grads)):
            texts.set(["" if v is None else short(v) for v in shown])


def shades(values: Sequence) -> list:
    """A pale color for each number by sign and size; white for None."""
    largest = max([abs(v) for v in values if v is not None], default=0) or 1.0
    return [(1, 1, 1, 1) if v is None else _SHADES(0.5 + 0.5 * v / largest) for v in values]
