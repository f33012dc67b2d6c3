"""Any graph is drawn with its columns in order, its circles apart, and no crossing where none is needed."""

import itertools

import numpy as np
import pytest

from course.lessons.n19_gradients_of_anything.expressions import graph_of
from course.lessons.n19_gradients_of_anything.layered_places import layered_places

INPUTS = {"x": 2.0, "w": 1.5, "v": 0.5, "b": -0.5}
TEXTS = [
    "x * w",
    "x * x",
    "relu(w * x + b) + x",
    "h = relu(w * x + b); h * v + h",
    "h1 = relu(w * x); h2 = relu(v * x); h1 * h2 + h1 + w",
    "((((x * w + b) * w + b) * w + b) * w + b) * w + b",
    "h = relu(w * x + b); p = exp(h * v); q = log(h + 2) * w; p * q + h - x ** 2 / 3",
    "g = relu(w * x + b) + x; h = relu(w * g + b) + g; (h * v - 1) ** 2",
]
PLANE = TEXTS[:4]


@pytest.mark.parametrize("text", TEXTS)
def test_every_number_stands_right_of_those_that_it_was_made_from_and_apart_from_all(text):
    nodes = graph_of(text, INPUTS).nodes
    spots, _ = layered_places(nodes)
    place = dict(zip(nodes, spots))
    for node in nodes:
        assert all(place[parent][0] < place[node][0] for parent in node.parents)
    for (x1, y1), (x2, y2) in itertools.combinations(spots, 2):
        assert x1 != x2 or abs(y1 - y2) >= 1 - 1e-9


@pytest.mark.parametrize("text", TEXTS)
def test_an_edge_leads_from_circle_to_circle_and_passes_none(text):
    nodes = graph_of(text, INPUTS).nodes
    spots, paths = layered_places(nodes)
    place = dict(zip(nodes, spots))
    ends = [(parent, node) for node in nodes for parent in node.parents]
    assert len(paths) == len(ends)
    for path, (parent, node) in zip(paths, ends):
        np.testing.assert_array_equal(path[[0, -1]], [place[parent], place[node]])
        assert (np.diff(path[:, 0]) == 1).all()
        for column, row in path[1:-1]:
            assert all(abs(row - y) > 0.7 for x, y in spots if x == column)


@pytest.mark.parametrize("text", PLANE)
def test_edges_do_not_cross_where_they_need_not(text):
    _, paths = layered_places(graph_of(text, INPUTS).nodes)
    steps = [(a, b) for path in paths for a, b in itertools.pairwise(path)]
    for (a, b), (c, d) in itertools.combinations(steps, 2):
        assert a[0] != c[0] or (a[1] - c[1]) * (b[1] - d[1]) >= 0
