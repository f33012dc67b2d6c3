"""The pictures of axis, broadcasting and @ show the numbers that NumPy computes."""

import numpy as np
from matplotlib.colors import to_rgba

from course.drawing.style import HIGHLIGHT
from course.lessons.n00_start_here import figures

TABLE = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]])


def numbers(figure):
    """Every number in a cell, with where the cell stands."""
    ax = figure.axes[0]
    corners = [patch.get_xy() for patch in ax.patches]
    texts = [
        text for text in ax.texts if text.get_text().replace("−", "-").replace(".", "").lstrip("-").isdigit()
    ]
    found = [(text.get_position(), float(text.get_text().replace("−", "-"))) for text in texts]
    assert len(found) == len(corners)
    for (x, y), (left, bottom) in zip((place for place, _ in found), corners):
        assert left < x < left + 1 and bottom < y < bottom + 1  # each number in its own cell
    return [number for _, number in found]


def marked(figure):
    return [patch.get_facecolor() == to_rgba(HIGHLIGHT) for patch in figure.axes[0].patches]


def test_the_means_stand_beside_their_table():
    shown = numbers(figures.axis_picture(TABLE))
    assert shown == [1, 10, 2, 20, 3, 30, 2, 20, 5.5, 11, 16.5]  # table, column means, row means


def test_the_repeated_row_and_the_difference_are_shown():
    figure = figures.broadcasting_picture(TABLE, TABLE.mean(axis=0))
    shown = numbers(figure)
    assert shown[:6] == [1, 10, 2, 20, 3, 30] and shown[6:12] == [2, 20] * 3
    assert shown[12:] == [-1, -10, 0, 0, 1, 10]
    dashed = [patch.get_linestyle() == "--" for patch in figure.axes[0].patches]
    assert sum(dashed) == 4  # two rows that are not there


def test_a_row_a_column_and_their_sum_are_marked():
    x, w = np.array([[1, 2, 3], [4, 5, 6]]), np.array([[1, 10], [0, 1], [2, 0]])
    figure = figures.product_picture(x, w, row=1, column=0)
    shown, colored = numbers(figure), marked(figure)
    assert shown == [*x.ravel(), *w.ravel(), 7, 12, 16, 45]
    assert [number for number, yes in zip(shown, colored) if yes] == [4, 5, 6, 1, 0, 2, 16]
    # 4·1 + 5·0 + 6·2 = 16
    assert "4 · 1 + 5 · 0 + 6 · 2 = 16" in [text.get_text() for text in figure.axes[0].texts]
