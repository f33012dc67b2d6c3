"""Where the numbers of any graph stand: in columns from left to right, with few crossings.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

_SWEEPS = 12
_BEND = 0.45  # how close an edge that passes may come to a circle, in rows


@dataclass(eq=False)
class _Item:
    """A number, or the place where a long edge passes a column."""

    column: int
    height: float  # room in rows
    left: list = field(default_factory=list)
    right: list = field(default_factory=list)
    row: float = 0.0


def layered_places(nodes: Sequence) -> tuple[np.ndarray, list[np.ndarray]]:
    """Column and row of every number, and for every edge the places that it passes, its ends included.

    Args:
        nodes: The numbers, each after its `parents`; edges are in the order of nodes and their parents.
    """
    column = _columns(nodes)
    items = {node: _Item(column[node], 1.0) for node in nodes}
    levels = [[] for _ in range(1 + max(column.values()))]
    for node in nodes:
        levels[column[node]].append(items[node])
    chains = [_chain(items[parent], items[node], levels) for node in nodes for parent in node.parents]
    _order(levels)
    _place(levels)
    spots = np.array([(items[node].column, items[node].row) for node in nodes], dtype=float)
    return spots, [np.array([(item.column, item.row) for item in chain], dtype=float) for chain in chains]


def _columns(nodes):
    column = {}
    for node in nodes:
        column[node] = 1 + max((column[parent] for parent in node.parents), default=-1)
    for node in nodes:
        if not node.parents:  # as near to its first user as it can stand
            users = [column[user] for user in nodes if node in user.parents]
            column[node] = min(users, default=1) - 1
    return column


def _chain(start, end, levels):
    chain = [start]
    for column in range(start.column + 1, end.column):
        passing = _Item(column, _BEND)
        levels[column].append(passing)
        chain.append(passing)
    chain.append(end)
    for one, other in pairwise(chain):
        one.right.append(other)
        other.left.append(one)
    return chain


def _order(levels):
    """Sort each column by the middle of its neighbors, from both sides in turn; the best order is kept."""
    best, fewest = [list(level) for level in levels], _crossings(levels)
    for sweep in range(_SWEEPS):
        side = "left" if sweep % 2 == 0 else "right"
        for level in levels if side == "left" else levels[::-1]:
            place = {item: k for other in levels for k, item in enumerate(other)}
            old = {item: k for k, item in enumerate(level)}

            def middle(item, place=place, old=old, side=side):
                near = getattr(item, side)
                return np.mean([place[other] for other in near]) if near else old[item]

            level.sort(key=middle)
        crossings = _crossings(levels)
        if crossings < fewest:
            best, fewest = [list(level) for level in levels], crossings
    for level, kept in zip(levels, best):
        level[:] = kept


def _crossings(levels):
    total = 0
    for level, following in pairwise(levels):
        place = {item: k for k, item in enumerate(following)}
        ends = [(k, place[other]) for k, item in enumerate(level) for other in item.right]
        total += sum((a - c) * (b - d) < 0 for i, (a, b) in enumerate(ends) for c, d in ends[:i])
    return total


def _place(levels):
    """Give every item a row near those of its neighbors, at the distance that circles need."""
    for level in levels:
        for item, row in zip(level, _apart(level, np.zeros(len(level)))):
            item.row = row
    for _ in range(10):
        for level in (*levels, *levels[::-1]):
            wanted = [np.mean([o.row for o in item.left + item.right]) for item in level]
            for item, row in zip(level, _apart(level, wanted)):
                item.row = row


def _apart(level, wanted):
    """The rows nearest to those wanted that keep the order and the distances (pool adjacent violators)."""
    heights = np.array([item.height for item in level])
    offsets = np.concatenate([[0.0], np.cumsum((heights[:-1] + heights[1:]) / 2)])
    pools = []
    for value in np.asarray(wanted, dtype=float) - offsets:
        pools.append([value, 1])
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (a, n), (b, m) = pools[-2], pools.pop()
            pools[-1] = [(a * n + b * m) / (n + m), n + m]
    return np.concatenate([[value] * n for value, n in pools]) + offsets
