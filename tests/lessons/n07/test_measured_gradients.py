"""Gradients beside their measurement: what is compared, and what the picture shows of it."""

import numpy as np
import pytest

from course.lessons import n07_backprop_in_matrices as room
from course.lessons.n07_backprop_in_matrices import figures
from course.lessons.n07_backprop_in_matrices.layers_right_and_wrong import dense_by, relu_by
from course.lessons.n07_backprop_in_matrices.measured_gradients import relative_differences
from nnlib.gradient_check import Comparison


def compared(bias=None):
    """A network of 3 → 4 → 2 with the loss Σ y², compared; `bias` may make dL_db wrong."""
    rng = np.random.default_rng(3)
    x, Dense = rng.normal(size=(5, 3)), dense_by(bias=bias)
    gate = relu_by(lambda u, dL_dz: dL_dz * (u > 0))()
    layers = [Dense(rng.normal(size=(3, 4)), rng.normal(size=4)), gate]
    layers.append(Dense(rng.normal(size=(4, 2)), rng.normal(size=2)))

    def forward():
        y = x
        for layer in layers:
            y = layer.forward(y)
        return y

    slope = 2 * forward()
    for layer in reversed(layers):
        slope = layer.backward(slope)
    before = [array.copy() for layer in layers[::2] for array in layer.params.values()]
    found = room.compare_gradients(layers, lambda: float(np.sum(forward() ** 2)))
    after = [array for layer in layers[::2] for array in layer.params.values()]
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))
    return found


def test_right_layers_agree_in_every_array():
    found = compared()
    assert [each.name for each in found] == ["dL_dW1", "dL_db1", "dL_dW2", "dL_db2"]
    assert all(each.ok for each in found)
    assert room.digits_of_agreement(found) == "8"


def test_a_wrong_line_is_seen_in_its_own_array_alone():
    found = compared(bias=lambda g: g.mean(axis=0))
    assert [each.name for each in found if not each.ok] == ["dL_db1", "dL_db2"]


@pytest.mark.parametrize(("off", "digits"), [(2e-3, "3"), (1e-8, "8"), (0.0, "16")])
def test_digits_of_agreement(off, digits):
    ones = np.ones((2, 2))
    assert room.digits_of_agreement([Comparison("dL_dW", ones * (1 + off), ones)]) == digits


def test_each_dot_is_as_high_as_the_relative_difference_of_its_entry():
    comparisons = [
        Comparison("dL_dW", np.array([[1.0, 2.0], [0.0, 4.0]]), np.array([[1.001, 2.0], [0.0, 3.0]])),
        Comparison("dL_db", np.array([1.0]), np.array([1.1])),
    ]
    ax = figures.gradient_agreement(comparisons).axes[0]
    dots = [line.get_ydata() for line in ax.lines if line.get_marker() == "o"]
    assert dots[0] == pytest.approx([0.001 / 1.001, 1e-13, 0.25])  # 0 beside 0 has no relative difference
    assert dots[1] == pytest.approx([0.1 / 1.1])
    assert relative_differences(comparisons[0]) == pytest.approx([0.001 / 1.001, 0, 0.25])
    (line,) = [line for line in ax.lines if line.get_linestyle() == "--"]
    assert set(line.get_ydata()) == {1e-5}
    assert [label.get_text() for label in ax.get_xticklabels()] == ["dL_dW", "dL_db"]
