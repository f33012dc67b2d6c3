"""The plane as one neuron sees it: a half for each answer, the line between them, points and a count."""

from itertools import pairwise

import numpy as np

from course.drawing.style import INK, NEGATIVE, POSITIVE

HUES = (NEGATIVE, POSITIVE)  # of the answers 0 and 1
MARKS = ("o", "s")


def plane_frame(ax, x, names):
    """Axes that hold all of x."""
    low, high = x.min(axis=0), x.max(axis=0)
    margin = np.where(high > low, 0.16 * (high - low), 1.0)
    sides = np.column_stack([low - margin, high + margin])
    ax.set(xlim=sides[0], ylim=sides[1], xlabel=names[0], ylabel=names[1])
    ax.grid(False)


def plane_legend(ax, class_names):
    """Which mark is which, in the lower right corner."""
    for name, mark, hue in zip((*class_names, "wrong"), (*MARKS, "x"), (*HUES, INK)):
        look = dict(markeredgewidth=2.2 if mark == "x" else 0, markersize=7)
        ax.plot([], [], mark, color=hue, label=name, **look)
    ax.legend(loc="lower right", fontsize=11, borderaxespad=0.3, handletextpad=0.2)


def plane_marks(ax, few=False):
    """Regions, line, points and the count; returns update(x, y, w, b, sample).

    With `few`, at most four points are drawn large and carry their class.
    """
    markersize = 18 if few else 8
    regions = [ax.fill([0], [0], color=hue, alpha=0.16, linewidth=0, zorder=0.5)[0] for hue in HUES]
    (line,) = ax.plot([], [], color=INK, linewidth=2.5, zorder=2)
    look = dict(linestyle="", markeredgecolor="white", markeredgewidth=0.8, markersize=markersize, zorder=3)
    groups = [ax.plot([], [], MARKS[k], color=HUES[k], **look)[0] for k in range(2)]
    # over a small point, but behind a large one, whose class must stay readable
    cross = dict(color=INK, linestyle="", markeredgewidth=2.2)
    cross |= dict(markersize=28, zorder=2.5) if few else dict(markersize=7, zorder=4)
    (wrong,) = ax.plot([], [], "x", **cross)
    ring = dict(markersize=markersize + 10, markerfacecolor="none", markeredgecolor=INK, markeredgewidth=2.2)
    (chosen,) = ax.plot([], [], "o", zorder=5, **ring)
    look = dict(color="white", fontweight="bold", ha="center", va="center_baseline", zorder=6)
    labels = [ax.text(0, 0, "", **look) for _ in range(4 if few else 0)]
    title = ax.set_title(" ")
    box = (*ax.get_xlim(), *ax.get_ylim())

    def update(x, y, w, b, sample=None):
        said = (x @ w + b > 0).astype(int)
        for k, group in enumerate(groups):
            group.set_data(*x[y == k].T)
            regions[k].set_xy(half_plane(box, w, b, k))
        wrong.set_data(*x[said != y].T)
        line.set_data(*boundary_line(box, w, b))
        for label, place, right in zip(labels, x, y):
            label.set(position=place, text=str(right))
        if sample is not None:
            chosen.set_data(*x[[sample]].T)
        title.set_text(f"{(said == y).sum()} of {len(y)} right")

    return update


def half_plane(box, w, b, answer):
    """Corners of the part of the box (left, right, bottom, top) where the neuron gives this answer."""
    left, right, bottom, top = box
    corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)])
    u = corners @ w + b
    found = []
    for (start, u0), (end, u1) in pairwise(zip(corners, u)):
        if int(u0 > 0) == answer:
            found.append(start)
        if (u0 > 0) != (u1 > 0):
            found.append(start + (end - start) * u0 / (u0 - u1))
    return np.array(found) if found else np.full((3, 2), left)


def boundary_line(box, w, b):
    """Two ends of the line w₁x₁ + w₂x₂ + b = 0 on the border of the box, or nothing."""
    left, right, bottom, top = box
    if np.abs(w).max() < 1e-9:
        return [], []
    if abs(w[1]) * (top - bottom) > abs(w[0]) * (right - left):
        ends = np.array([left, right])
        return ends, -(w[0] * ends + b) / w[1]
    ends = np.array([bottom, top])
    return -(w[1] * ends + b) / w[0], ends
