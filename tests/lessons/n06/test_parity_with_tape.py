"""The stepper's whole backward pass against TensorFlow's GradientTape."""

import numpy as np
import pytest

from course.lessons.n06_backprop_one_number_at_a_time.backprop_stepper import walk_to
from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import build, in_order
from keras_twin import ROUNDING, tf
from tests.lessons.n06.graphs import HIDDEN, NUMBERS, TWICE, hidden, neuron, shared


def neuron_in_tensorflow(v):
    return (tf.nn.relu(v["w1"] * v["x1"] + v["w2"] * v["x2"] + v["b"]) - 4.0) ** 2


def shared_in_tensorflow(v):
    return (v["w"] * (v["x"] * v["w"] + v["b"]) + 2.0) ** 2


def hidden_in_tensorflow(v):
    z = tf.nn.relu(v["w"] * v["x"])
    return (v["w1"] * z + v["w2"] * z + 4.0) ** 2


@pytest.mark.parametrize(
    ("function", "theirs", "numbers"),
    [
        (neuron, neuron_in_tensorflow, NUMBERS),
        (neuron, neuron_in_tensorflow, {**NUMBERS, "b": -0.5}),  # the gate is shut
        (neuron, neuron_in_tensorflow, {**NUMBERS, "b": 0.5}),  # u is exactly 0: Keras takes the slope 0 too
        (shared, shared_in_tensorflow, TWICE),
        (hidden, hidden_in_tensorflow, HIDDEN),
    ],
)
def test_the_stepper_ends_at_the_numbers_of_the_gradient_tape(function, theirs, numbers):
    loss = build(function, numbers)
    nodes = in_order(loss)
    n_edges = sum(len(node.parents) for node in nodes)
    found = {node.name: grad for node, grad in zip(nodes, walk_to(loss, 2 * n_edges + 1).grads, strict=True)}
    variables = {name: tf.Variable(value, dtype="float64") for name, value in numbers.items()}
    with tf.GradientTape() as tape:
        their_loss = theirs(variables)
    wanted = [float(gradient) for gradient in tape.gradient(their_loss, list(variables.values()))]
    assert loss.value == pytest.approx(float(their_loss), rel=ROUNDING["float64"])
    np.testing.assert_allclose([found[name] for name in numbers], wanted, rtol=ROUNDING["float64"])
