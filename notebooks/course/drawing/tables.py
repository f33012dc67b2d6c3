"""Arrays drawn as tables of numbers."""

import functools
from collections.abc import Mapping

import numpy as np
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, IdentityTransform

from course.drawing.style import (
    DIVERGING,
    INK,
    MUTED,
    new_figure,
    pale,
    styled,
)

CELL = np.array([1.0, 0.72])  # width and height of an entry


_CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * CELL * (1, -1)


NO_OUTLINE = Path(np.zeros((1, 2)))


_SHADES = pale(DIVERGING, 0.45)


def number(value, decimals=2) -> str:
    """A number with a true minus sign, but no −0.00; whole numbers without decimals."""
    text = f"{value:.0f}" if value == round(value) else f"{value:.{decimals}f}"
    return text.replace("-", "−" if float(text) else "")


@functools.cache
def text_outline(text, fontsize):
    """The glyphs of `text` as one path in points, its middle at (0, 0)."""
    path = TextPath((0, 0), text, size=fontsize, prop=FontProperties(family="DejaVu Sans"))
    left, right = path.get_extents().intervalx
    return path.transformed(Affine2D().translate(-(left + right) / 2, -0.365 * fontsize))


class Table:
    """An array of entries on `ax`, its top left corner at `place`; `paint` changes faces and texts.

    All numbers are one artist: as Text objects they would take most of the time of a live figure.
    """

    def __init__(self, ax, place, shape, title):
        self.shape, place = shape, np.array(place, dtype=float)
        corners = np.array([place + (j, -i) * CELL for i, j in np.ndindex(shape)])
        cells = [corner + _CORNERS for corner in corners]
        self._cells = PolyCollection(cells, edgecolors=MUTED, linewidths=1)
        look = dict(offset_transform=ax.transData, facecolors=INK, linewidths=0)
        self._texts = PathCollection([], [1], offsets=corners + CELL * (0.5, -0.5), **look)
        self._texts.set_transform(IdentityTransform())  # glyphs are in points, whatever the axes measure
        ax.add_collection(self._cells)
        ax.add_collection(self._texts)
        center, top = place + np.array([shape[1] * CELL[0] / 2, 0.14])
        self.title = ax.text(center, top, title, ha="center", va="bottom", fontsize=14)

    def paint(self, faces, texts, fontsize=13):
        """One face color and one text for each entry, row by row."""
        self._cells.set_facecolors(faces)
        self._texts.set_paths([text_outline(text, fontsize) if text else NO_OUTLINE for text in texts])


def canvas(fig, width, height, rect=(0.0, 0.0, 1.0, 1.0)):
    """Axes without frame, from (0, 0) at the lower left to (width, height)."""
    ax = fig.add_axes(rect)
    ax.set(xlim=(0, width), ylim=(0, height))
    ax.set_axis_off()
    return ax


def _as_rows(array):
    array = np.asarray(array, dtype=float)
    return array[None] if array.ndim == 1 else array


@styled
def number_tables(arrays: Mapping[str, np.ndarray], blocked: Mapping[str, np.ndarray] | None = None):
    """Arrays side by side, each number on the hue of its sign.

    Args:
        arrays: Title → array of one or two dimensions.
        blocked: Title → mask of that array's shape; True entries are drawn gray, as taken out.
    """
    blocked = dict(blocked or {})
    rows = {title: _as_rows(array) for title, array in arrays.items()}
    if unknown := set(blocked) - set(rows):
        raise ValueError(f"blocked names {sorted(unknown)}, but the arrays are {list(rows)}.")
    width = sum(array.shape[1] for array in rows.values()) + 0.9 * (len(rows) + 1)
    height = CELL[1] * max(len(array) for array in rows.values()) + 1.1
    fig = new_figure((8.0, 8.0 * 0.82 * height / width), layout=None)
    ax, left = canvas(fig, width, height), 0.9
    for title, array in rows.items():
        table = Table(ax, (left, height - 0.75), array.shape, title)
        largest = np.abs(array).max() or 1.0
        faces = _SHADES(0.5 + 0.5 * array.ravel() / largest)
        if title in blocked:
            faces[_as_rows(blocked[title]).ravel().astype(bool), :3] = 0.84
        table.paint(faces, [number(value, 1) for value in array.ravel()])
        left += array.shape[1] + 0.9
    return fig
