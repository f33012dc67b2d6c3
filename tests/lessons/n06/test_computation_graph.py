"""The graph of single numbers and its stepper: every number shown is the one that nnlib computes."""

import numpy as np
import pytest
from matplotlib.text import Text

import nnlib
from course.drawing import number_graph
from course.lessons.n06_backprop_one_number_at_a_time import backprop_stepper as backstep
from course.lessons.n06_backprop_one_number_at_a_time import computation_graph as graph
from course.lessons.n06_backprop_one_number_at_a_time import figures
from tests.lessons.n06.graphs import ALL, NUMBERS, TWICE, neuron, shared


def gradients(function, numbers):
    loss = graph.build(function, numbers)
    return {node.name: gradient for node, gradient in graph.all_gradients(loss).items()}


def last_of(walk, loss):
    return {node.name: grad for node, grad in zip(graph.in_order(loss), walk.grads, strict=True)}


@pytest.mark.parametrize("b", [1.5, 3.0, -0.5, 0.5])
def test_a_whole_walk_of_the_stepper_ends_at_nnlibs_gradients(b):
    numbers = {**NUMBERS, "b": b}  # gate open, open, shut, and exactly at the corner
    loss = graph.build(neuron, numbers)
    layer = nnlib.layers.Dense(1, activation="relu", dtype="float64")
    layer.build((None, 2), np.random.default_rng(0))
    layer.set_weights([[[numbers["w1"]], [numbers["w2"]]], [b]])
    mse = nnlib.losses.MeanSquaredError()
    y = layer.forward(np.array([[numbers["x1"], numbers["x2"]]]))
    dx = layer.backward(mse.gradient(np.array([[4.0]]), y))
    walk = backstep.walk_to(loss, 21)  # ten edges forward, the turn, ten edges back
    found = last_of(walk, loss)
    assert loss.value == pytest.approx(mse(np.array([[4.0]]), y), rel=1e-14)
    np.testing.assert_allclose([found["w1"], found["w2"]], layer.grads["kernel"][:, 0], rtol=1e-14)
    np.testing.assert_allclose([found["b"]], layer.grads["bias"], rtol=1e-14)
    np.testing.assert_allclose([found["x1"], found["x2"]], dx[0], rtol=1e-14)


@pytest.mark.parametrize(("function", "numbers"), ALL)
def test_gradients_are_the_central_differences(function, numbers):
    measured = nnlib.numerical_gradient(
        lambda v: graph.build(function, dict(zip(numbers, v))).value, list(numbers.values())
    )
    loss = graph.build(function, numbers)
    walked = last_of(backstep.walk_to(loss, 2 * len(graph.backward_steps(loss)) + 1), loss)
    for found in (gradients(function, numbers), walked):
        np.testing.assert_allclose([found[name] for name in numbers], measured, rtol=1e-8)


def test_gradients_of_a_number_used_twice_add_up():
    # y = w·u with u = w·x + b = -2: dL_dy = 2(-1 + 2) = 2; by y: 2·(-2) = -4; by u: 2·0.5·2 = 2
    assert gradients(shared, TWICE)["w"] == -4 + 2


def test_a_number_times_itself_collects_from_both_edges():
    # L = (a·a - 5)² at a = 3: 2·4·(3 + 3)
    assert gradients(lambda a: (a * a).squared_error(5), {"a": 3.0})["a"] == 48
    loss = graph.build(lambda a: (a * a).named("q").squared_error(5).named("L"), {"a": 3.0})
    lit = [backstep.walk_to(loss, step).edge for step in (6, 7)]
    assert lit == [0, 1]  # the two edges from a, one after the other


@pytest.mark.parametrize(("function", "numbers"), ALL)
def test_nothing_leaves_a_number_before_all_has_arrived(function, numbers):
    steps = graph.backward_steps(graph.build(function, numbers))
    final = gradients(function, numbers)
    assert all(arriving == final[node.name] for node, _, arriving, _, _ in steps)
    assert all(leaving == arriving * slope for _, _, arriving, slope, leaving in steps)


def test_a_walk_goes_forward_edge_by_edge_then_back():
    loss = graph.build(neuron, NUMBERS)
    walks = [backstep.walk_to(loss, step) for step in range(22)]
    assert [sum(s is not None for s in walk.slopes) for walk in walks] == [*range(11), *[10] * 11]
    n_values = [sum(v is not None for v in walk.values) for walk in walks]
    assert n_values[0] == 5 and n_values[10] == 11 and n_values == sorted(n_values)
    assert [sum(g is not None for g in walk.grads) for walk in walks] == [*[0] * 11, *range(1, 12)]
    assert sorted(walk.edge for walk in walks[12:]) == list(range(10))


def test_the_words_name_what_arrived_the_local_slope_and_what_leaves():
    loss = graph.build(neuron, NUMBERS)
    texts = [" ".join(backstep.walk_to(loss, step).words) for step in range(22)]
    assert "w₁ = 0.5 goes into p₁ = w₁ · x₁" in texts[1]
    assert "−6 arrived at p₁  ×  local slope 2, which is x₁  =  −12 leaves for w₁" in " ".join(texts)
    assert "local slope 1, as u > 0" in " ".join(texts)
    last = backstep.walk_to(graph.build(shared, TWICE), 15).words[1]
    assert last == "w is used more than once, and gradients add: dL_dw = −4 + 2 = −2"


@pytest.mark.parametrize(("function", "numbers"), ALL)
def test_no_two_numbers_of_a_picture_lie_on_each_other(function, numbers):
    spots = np.array(graph.places(graph.build(function, numbers)))
    apart = np.abs(spots[:, None] - spots[None]).max(axis=2) + np.eye(len(spots))
    assert apart.min() >= 0.5


def test_every_edge_of_a_picture_points_to_the_right():
    loss = graph.build(shared, TWICE)
    spots = dict(zip(graph.in_order(loss), graph.places(loss), strict=True))
    for node in graph.in_order(loss):
        assert all(spots[parent][0] < spots[node][0] for parent in node.parents)


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.5, "−0.5"), (2.0, "2"), (-0.0, "0"), (-0.001, "0"), (100.0, "100"), (1.25, "1.25")],
)
def test_numbers_are_short_and_have_a_true_minus_sign(value, text):
    assert number_graph.short(value) == text


@pytest.fixture
def stepper():
    pytest.importorskip("ipywidgets")
    part = figures.backprop_stepper(neuron, NUMBERS, move={"b": (-1, 3, 0.5)})
    yield part
    part.close()


def words(part):
    return [text.get_text() for text in part.figure.findobj(Text) if text.get_text()]


def test_every_nudge_has_a_picture_of_its_own(stepper):
    pictures = set()
    for exponent in range(-15, 1):
        stepper.set("epsilon", 10.0**exponent)
        pictures.add(stepper.png)
    assert len(pictures) == 16


def test_every_step_has_a_picture_of_its_own(stepper):
    pictures = set()
    for step in range(22):
        stepper.set("step", step)
        assert stepper.error is None
        pictures.add(stepper.png)
    assert len(pictures) == 22


def test_the_table_agrees_at_a_sensible_nudge_and_says_where_it_does_not(stepper):
    assert "with ε = 1e-6:\nshown at the last step" in words(stepper)
    stepper.set("step", 21)
    assert "with ε = 1e-6:\nall agree to 5 digits" in words(stepper)
    stepper.set("epsilon", 1.0)  # w₁ and x₂ jump over the corner of the ReLU
    assert "with ε = 1:\n2 of 5 disagree" in words(stepper)
    stepper.set("epsilon", 1e-14)
    assert any(word.endswith("of 5 disagree") for word in words(stepper))
    stepper.set("epsilon", 1e-6)
    stepper.set("b", 0.5)  # u is exactly 0
    assert any(word.endswith("of 5 disagree") for word in words(stepper))


def test_a_picture_is_the_same_however_it_was_reached(stepper):
    first = stepper.png
    stepper.set("b", -0.5)
    stepper.set("step", 21)
    stepper.set("b", 1.5)
    stepper.set("step", 16)
    assert stepper.png == first


def test_two_steppers_live_side_by_side(stepper):
    other = figures.backprop_stepper(shared, TWICE, move={"w": (-1, 2, 0.25)}, step=15)
    stepper.set("step", 3)
    assert "w is used more than once, and gradients add: dL_dw = −4 + 2 = −2" in words(other)
    assert stepper.error is None and stepper.widget is not None
    other.close()


def test_wrong_arguments_are_named():
    pytest.importorskip("ipywidgets")
    with pytest.raises(ValueError, match=r"move names \['c'\], but the values are \['w', 'x', 'b'\]"):
        figures.backprop_stepper(shared, TWICE, move={"c": (0, 1, 0.1)})
    with pytest.raises(TypeError, match="function must return the loss as a Value, got float"):
        figures.backprop_stepper(lambda **numbers: 1.0, TWICE, move={})


def test_a_still_graph_shows_every_gradient_or_none(monkeypatch):
    shown = []
    monkeypatch.setattr(number_graph.Texts, "set", lambda self, texts, colors=None: shown.append(texts))
    figures.draw_graph(graph.build(shared, TWICE))
    assert shown[2] == ["−2", "0.5", "1", "1", "1", "2", "1"]  # of w, x, p, b, u, y, L
    shown.clear()
    figures.draw_graph(graph.build(shared, TWICE), gradients=False)
    assert set(shown[2]) == {""}
