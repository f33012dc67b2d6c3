"""What NumPy does to tables of numbers, drawn: a mean along an axis, broadcasting, and `@`."""

import numpy as np
from matplotlib.patches import Rectangle

from course.drawing.style import ACCENT, HIGHLIGHT, INK, MUTED, POSITIVE, new_figure, styled

_PALE = {None: "white", "first": "#DCEAF4", "second": "#FBEBC0", "result": "#D8EFE7"}


def _cells(ax, values, left, top, tint=None, dashed=False, marked=()):
    """A table of numbers whose upper left corner stands at (left, top); `marked` cells are colored."""
    for row, numbers in enumerate(np.atleast_2d(values)):
        for column, number in enumerate(numbers):
            corner = (left + column, top - row - 1)
            face = HIGHLIGHT if (row, column) in marked else _PALE[tint]
            look = dict(facecolor=face, edgecolor=MUTED if dashed else INK, linewidth=1.3)
            ax.add_patch(Rectangle(corner, 1, 1, linestyle="--" if dashed else "-", **look))
            middle = dict(ha="center", va="center", color=MUTED if dashed else INK, fontsize=14)
            ax.text(corner[0] + 0.5, corner[1] + 0.5, f"{number:g}".replace("-", "−"), **middle)


def _paper(width, height, scale=0.52):
    fig = new_figure((width * scale, height * scale), layout=None)
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, width), ylim=(0, height))
    ax.set_axis_off()
    return fig, ax


def _word(ax, x, y, text, **look):
    return ax.text(x, y, text, **{"ha": "center", "va": "center", "fontsize": 13, "color": INK, **look})


@styled
def axis_picture(table: np.ndarray):
    """A table with its means: along axis 0 one for each column, along axis 1 one for each row.

    Args:
        table: Numbers, shape (rows, columns), both small.
    """
    table = np.asarray(table, dtype=float)
    n_rows, n_columns = table.shape
    fig, ax = _paper(n_columns + 9.5, n_rows + 4.2)
    left, top = 3.4, n_rows + 2.9
    _cells(ax, table, left, top, "first")
    arrow = dict(arrowstyle="-|>", linewidth=2.2)
    down, across = left - 0.5, top + 0.45
    ax.annotate("", (down, top - n_rows), (down, top), arrowprops={**arrow, "color": POSITIVE})
    ax.annotate("", (left + n_columns, across), (left, across), arrowprops={**arrow, "color": ACCENT})
    _word(ax, down - 0.2, top - n_rows / 2, "axis 0", ha="right", color=POSITIVE)
    _word(ax, left + n_columns / 2, across + 0.45, "axis 1", color=ACCENT)
    _cells(ax, table.mean(axis=0), left, 2.2, "second")
    _word(ax, left + n_columns + 0.3, 1.7, f"mean(axis=0): shape ({n_columns},)", ha="left", color=POSITIVE)
    side = left + n_columns + 1.0
    _cells(ax, table.mean(axis=1)[:, None], side, top, "result")
    _word(ax, side + 1.3, top - n_rows / 2, f"mean(axis=1):\nshape ({n_rows},)", ha="left", color=ACCENT)
    return fig


@styled
def broadcasting_picture(table: np.ndarray, row: np.ndarray):
    """A row is subtracted from a table: it is repeated (dashed) until the two have the same shape.

    Args:
        table: Numbers, shape (rows, columns), both small.
        row: Shape (columns,).
    """
    table, row = np.asarray(table, dtype=float), np.asarray(row, dtype=float)
    n_rows, n_columns = table.shape
    fig, ax = _paper(3 * n_columns + 4.2, n_rows + 1.8)
    top, places = n_rows + 0.4, [0.6 + k * (n_columns + 1.5) for k in range(3)]
    for sign, left in zip("−=", places[1:]):
        _word(ax, left - 0.75, top - n_rows / 2, sign, fontsize=20)
    _cells(ax, table, places[0], top, "first")
    _cells(ax, np.tile(row, (n_rows, 1))[1:], places[1], top - 1, dashed=True)
    _cells(ax, row, places[1], top, "second")
    _cells(ax, table - row, places[2], top, "result")
    for left, shape in zip(
        places, (f"({n_rows}, {n_columns})", f"({n_columns},)", f"({n_rows}, {n_columns})")
    ):
        _word(ax, left + n_columns / 2, top + 0.6, shape, color=MUTED)
    return fig


@styled
def product_picture(x: np.ndarray, w: np.ndarray, row: int = 0, column: int = 0):
    """`x @ w`, and how one of its entries comes from a row of x and a column of w.

    Args:
        x: Shape (samples, features), both small.
        w: Shape (features, units), both small.
        row, column: Which entry of the product is explained.
    """
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    (n, features), units = x.shape, w.shape[1]
    tall = max(n, features)
    fig, ax = _paper(features + 2 * units + 4.6, tall + 2.9)
    top, middle = tall + 1.6, 1.6 + tall / 2
    lefts = (0.6, features + 2.1, features + units + 3.6)
    tables = (x, w, x @ w)
    marks = [(row, k) for k in range(features)], [(k, column) for k in range(features)], [(row, column)]
    for left, values, tint, marked in zip(lefts, tables, ("first", "second", "result"), marks):
        _cells(ax, values, left, top, tint, marked=marked)
        n_rows, n_columns = values.shape
        _word(ax, left + n_columns / 2, top + 0.6, f"({n_rows}, {n_columns})", color=MUTED)
    _word(ax, lefts[1] - 0.75, middle, "@", fontsize=18)
    _word(ax, lefts[2] - 0.75, middle, "=", fontsize=20)
    terms = " + ".join(f"{a:g} · {b:g}" for a, b in zip(x[row], w[:, column]))
    total = f"{(x @ w)[row, column]:g}"
    _word(ax, (features + 2 * units + 4.6) / 2, 0.7, f"{terms} = {total}".replace("-", "−"), fontsize=14)
    return fig
