"""What the stepper of notebook 06 draws is what is so: read from its artists and its texts."""

import re

import numpy as np
import pytest

import nnlib
from course.drawing import number_graph
from course.drawing.style import HIGHLIGHT
from course.lessons.n06_backprop_one_number_at_a_time import backprop_stepper as backstep
from course.lessons.n06_backprop_one_number_at_a_time import computation_graph as graph
from course.lessons.n06_backprop_one_number_at_a_time import figures
from tests.lessons.n06.graphs import ALL, HIDDEN, hidden, neuron

OPENED = {"x1": 3.0, "w1": 0.5, "x2": -1.0, "w2": 1.0, "b": 1.0}  # as in the notebook


class Spy(number_graph.Texts):
    """Texts that remember what they show and where."""

    made: tuple = ()

    def __init__(self, ax, spots, color, fontsize):
        super().__init__(ax, spots, color, fontsize)
        self.spots, self.shown = np.asarray(spots), []
        Spy.made = (*Spy.made, self)

    def set(self, texts, colors=None):
        super().set(texts, colors)
        self.shown = list(texts)


@pytest.fixture
def opened(monkeypatch):
    """A stepper of a graph, and its texts: values, slopes, gradients, backprop, measured."""
    pytest.importorskip("ipywidgets")
    parts = []

    def make(function, numbers, step):
        monkeypatch.setattr(Spy, "made", ())
        monkeypatch.setattr(number_graph, "Texts", Spy)
        monkeypatch.setattr(backstep, "Texts", Spy)
        part = figures.backprop_stepper(function, numbers, move={}, step=step)
        parts.append(part)
        return part, Spy.made

    yield make
    for part in parts:
        part.close()


def number(text):
    return float(text.replace("−", "-").removesuffix(" ✗"))


@pytest.mark.parametrize(("function", "numbers"), ALL)
def test_the_last_step_shows_every_value_slope_and_gradient(function, numbers, opened):
    loss = graph.build(function, numbers)
    nodes, found = graph.in_order(loss), graph.all_gradients(loss)
    n_edges = sum(len(node.parents) for node in nodes)
    _, (values, slopes, gradients, ours, theirs) = opened(function, numbers, 2 * n_edges + 1)
    for texts, wanted in (
        (values, [node.value for node in nodes]),
        (slopes, [slope for node in nodes for slope in node.slopes]),
        (gradients, [found[node] for node in nodes]),
        (ours, [next(found[node] for node in nodes if node.name == name) for name in numbers]),
    ):
        np.testing.assert_allclose([number(text) for text in texts.shown], wanted, atol=0.005)
    measured = graph.measure(function, numbers)
    np.testing.assert_allclose([number(t) for t in theirs.shown], list(measured.values()), atol=1e-5)
    np.testing.assert_array_equal(values.spots - (0, 0.42), gradients.spots)  # each below its number


def test_the_measured_slopes_are_shown_at_the_last_step_alone(opened):
    part, texts = opened(hidden, HIDDEN, 20)
    assert set(texts[-1].shown) == {""}
    part.set("step", 21)
    assert "" not in texts[-1].shown
    part.set("step", 3)
    assert set(texts[-1].shown) == {""}


def test_the_yellow_line_runs_from_the_number_that_is_used_to_the_one_that_uses_it(opened):
    part, (values, *_) = opened(hidden, HIDDEN, 0)
    loss = graph.build(hidden, HIDDEN)
    nodes = graph.in_order(loss)
    spot = {node.name: place for node, place in zip(nodes, values.spots, strict=True)}
    (lit,) = [line for line in part.figure.axes[0].lines if line.get_color() == HIGHLIGHT]
    assert len(lit.get_xdata()) == 0  # nothing has been walked yet
    for k, (node, parent, *_) in enumerate(graph.backward_steps(loss)):
        part.set("step", 12 + k)
        np.testing.assert_array_equal(lit.get_xydata(), [spot[parent.name], spot[node.name]])


@pytest.mark.parametrize("step", [13, 16, 18, 21])
def test_the_sentence_multiplies_right_and_names_what_the_picture_shows(step, opened):
    part, (_, _, gradients, *_) = opened(hidden, HIDDEN, step)
    first, second = (text.get_text() for text in part.figure.axes[0].texts[-2:])
    arriving, name, slope, leaving, source = re.match(
        r"(\S+) arrived at (\S+)  ×  local slope (\S+?),?(?: .*)?  =  (\S+) leaves for (\S+)", first
    ).groups()
    assert number(arriving) * number(slope) == pytest.approx(number(leaving))
    nodes = [number_graph.label(node.name) for node in graph.in_order(graph.build(hidden, HIDDEN))]
    assert gradients.shown[nodes.index(name)] == arriving
    assert gradients.shown[nodes.index(source)] == second.split(" = ")[-1]


def test_what_the_notebook_says_of_the_nudge_and_of_the_corner(opened):
    part, texts = opened(neuron, OPENED, 21)
    assert [text.endswith("✗") for text in texts[-1].shown] == [False] * 5
    part.set("epsilon", 1.0)
    assert [text.endswith("✗") for text in texts[-1].shown] == [False, True, False, False, False]
    part.set("epsilon", 1e-14)
    assert any(text.endswith("✗") for text in texts[-1].shown)
    part, texts = opened(neuron, {**OPENED, "b": -0.5}, 21)
    assert texts[-2].shown[-1] == "0" and number(texts[-1].shown[-1]) == pytest.approx(0.5 * 2 * (0 - 4))


def test_in_the_graph_of_two_ways_the_gradients_cancel_where_the_weights_do():
    loss = graph.build(hidden, HIDDEN | {"w2": -2.0})
    assert next(g for node, g in graph.all_gradients(loss).items() if node.name == "z") == 0


def test_measure_is_the_central_difference():
    slopes = graph.measure(hidden, HIDDEN)
    wanted = nnlib.numerical_gradient(
        lambda v: graph.build(hidden, dict(zip(HIDDEN, v))).value, list(HIDDEN.values())
    )
    assert list(slopes) == list(HIDDEN) and list(slopes.values()) == wanted.tolist()


def test_gradients_of_gives_those_that_have_a_name():
    loss = (graph.Value(2.0, name="a") * graph.Value(3.0)).named("q")
    loss.gradient = 1.0
    assert graph.gradients_of(loss) == {"a": 0.0, "q": 1.0}


def test_overwriting_keeps_one_sample_of_a_mean_loss():
    # as the closing quiz says: y = b for each of three samples, L = the mean of (b − t)²
    def mean_loss(b):
        total = graph.Value(0.0)
        for target in (1.0, 2.0, 4.0):
            total = total + b.relu().squared_error(target)
        return total * graph.Value(1 / 3)

    loss = graph.build(mean_loss, {"b": 5.0})
    loss.gradient = 1.0
    for node in reversed(graph.in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient = node.gradient * slope
    assert graph.gradients_of(loss)["b"] == pytest.approx(2 * (5 - 1) / 3)  # one of the three
