"""The drawn neuron: its numbers are those of the formula, its line lies where u = 0, its count is right."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.text import Text

from course.drawing.style import NEGATIVE, POSITIVE
from course.lessons.n01_neuron import figures
from course.lessons.n01_neuron import gate_explorer as gates
from course.lessons.n01_neuron import input_plane as plane
from nnlib.datasets import toy

X, T = toy.fruit()
CENTERED = X - X.mean(axis=0)
BOX = (-2.0, 3.0, -1.0, 2.0)
SLIDERS = dict(w1=(-0.2, 0.2, 0.01, 0.0), w2=(-6.0, 6.0, 0.5, 2.0), b=(-3.0, 3.0, 0.25, 0.0))


@pytest.fixture
def sorter():
    part = figures.neuron_explorer(CENTERED, T, **SLIDERS, class_names=toy.fruit_names)
    yield part
    part.close()


@pytest.fixture
def gate():
    part = figures.gate_explorer()
    yield part
    part.close()


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text() and text.get_visible()]


def count(part):
    return part.figure.axes[1].get_title(loc="left")


def test_every_number_on_its_way_through_the_neuron_is_written():
    shown = texts(figures.neuron_numbers([2.0, -3.0], [0.5, 1.5], 1.25).axes[0])
    # 0.5·2 = 1 and 1.5·(−3) = −4.50, so u = 1 − 4.5 + 1.25 = −2.25: answer 0
    for number in "2", "−3", "w₁ = 0.50", "w₂ = 1.50", "1", "−4.50", "1.25", "−2.25", "u ≤ 0", "0":
        assert number in shown
    assert "u > 0" not in shown


def test_a_sum_of_exactly_zero_is_answered_with_0():
    assert "u ≤ 0" in texts(figures.neuron_numbers([1.0, 1.0], [1.0, 1.0], -2.0).axes[0])


def test_a_negative_weight_is_dashed_and_a_heavier_one_wider():
    first, second = figures.neuron_numbers([1.0, 1.0], [-1.0, 3.0], 0.0).axes[0].lines[2:4]
    assert first.get_linestyle() == "--" and second.get_linestyle() == "-"
    assert first.get_linewidth() < second.get_linewidth()
    assert (first.get_color(), second.get_color()) == (NEGATIVE, POSITIVE)


def test_width_tells_how_far_a_weight_moves_u_whatever_the_units():
    def widths(x, w):
        return [line.get_linewidth() for line in figures.neuron_and_line(x, T, w, 0).axes[0].lines[2:4]]

    grams, kilograms = widths(X, [-0.1, 5]), widths(X / [1000, 1], [-100, 5])
    np.testing.assert_allclose(grams, kilograms)


@pytest.mark.parametrize("w", [(1.0, 2.0), (-3.0, 0.5), (0.0, 1.0), (1.0, 0.0)])
def test_both_halves_together_are_the_box_and_lie_on_their_sides(w):
    halves = [plane.half_plane(BOX, np.array(w), 0.3, answer) for answer in (0, 1)]
    areas = []
    for corners in halves:
        a, b = corners.T
        areas.append(0.5 * abs(a @ np.roll(b, 1) - b @ np.roll(a, 1)))  # the shoelace formula
    assert sum(areas) == pytest.approx(15) and min(areas) > 0
    assert halves[0].mean(axis=0) @ w + 0.3 < 0 < halves[1].mean(axis=0) @ w + 0.3


@pytest.mark.parametrize("w", [(1.0, 2.0), (-3.0, 0.5), (0.0, 1.0), (1.0, 0.0)])
def test_u_is_zero_on_the_line(w):
    ends = np.array(plane.boundary_line(BOX, np.array(w), 0.3))
    np.testing.assert_allclose(np.array(w) @ ends + 0.3, 0, atol=1e-12)


def test_without_weights_there_is_no_line_and_one_answer():
    assert plane.boundary_line(BOX, np.zeros(2), 1.0) == ([], [])
    ax = figures.neuron_and_line(X, T, [0, 0], 1.0).axes[1]
    assert ax.get_title(loc="left") == f"{(T == 1).sum()} of 60 right"


def test_sliders_ring_and_count_follow_the_formula(sorter):
    for name, value in (("w1", -0.09), ("w2", 5.5), ("sample", 7)):
        before = sorter.png
        sorter.set(name, value)
        assert sorter.png != before and sorter.error is None
    right = ((CENTERED @ [-0.09, 5.5] > 0) == T).sum()
    assert right == 59  # the feat that notebook 01 speaks of can be done
    assert count(sorter) == "59 of 60 right"
    ring = sorter.figure.axes[1].lines[-1]
    np.testing.assert_array_equal(ring.get_xydata(), CENTERED[[7]])
    crosses = next(line for line in sorter.figure.axes[1].lines[3:] if line.get_marker() == "x")
    assert len(crosses.get_xydata()) == 1


def test_a_chosen_gate_changes_targets_and_count(gate):
    for name, b, right in (("AND", -1.5, 4), ("OR", -0.5, 4), ("XOR", -0.5, 3), ("XOR", -1.5, 1)):
        gate.set("gate", name)
        gate.set("b", b)
        assert count(gate) == f"{right} of 4 right"
        assert texts(gate.figure.axes[1])[-4:] == [str(t) for t in gates.GATES[name]]


def test_no_setting_of_the_sliders_computes_xor():
    values = np.arange(-2, 2.1, 0.25)
    neurons = np.stack(np.meshgrid(values, values, values)).reshape(3, -1)
    said = gates.CASES @ neurons[:2] + neurons[2] > 0
    right = {name: (said == np.array(t)[:, None]).sum(axis=0).max() for name, t in gates.GATES.items()}
    assert right == {"AND": 4, "OR": 4, "XOR": 3}


WIDEST = dict(input_names=("weight", "diameter"), class_names=toy.fruit_names)


@pytest.mark.parametrize(
    "figure",
    [
        lambda: figures.neuron_numbers([-55.5, -1.23], [-0.15, -5.5], -2.75, **WIDEST),
        lambda: figures.neuron_and_line(CENTERED, T, [-0.15, -5.5], -2.75, axis_names=("a", "b"), **WIDEST),
        lambda: figures.gate_lines({"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "XOR": (1, 1, -0.5)}),
    ],
    ids=["numbers", "both", "gates"],
)
def test_no_text_is_cut_or_covers_another(figure):
    figure = figure()
    figure.draw_without_rendering()
    boxes = [
        (text.get_text(), text.get_window_extent())
        for ax in figure.axes
        for text in (*ax.get_children(), ax.xaxis.label, ax.yaxis.label)
        if isinstance(text, Text) and text.get_text().strip()
    ]
    width, height = figure.bbox.width, figure.bbox.height
    for text, box in boxes:
        assert box.x0 > -2 and box.y0 > -2 and box.x1 < width + 2 and box.y1 < height + 2, text
    for (a, first), (b, second) in combinations(boxes, 2):
        assert not first.shrunk(0.95, 0.8).overlaps(second.shrunk(0.95, 0.8)), (a, b)


ERRORS = {
    r"x must hold samples of two features, shape \(n, 2\); got \(60, 3\)": lambda: figures.neuron_and_line(
        np.zeros((60, 3)), T, [1, 1], 0
    ),
    "y must hold the classes 0 and 1": lambda: figures.neuron_explorer(X, T + 1),
    r"w must have shape \(2,\), got shape \(2, 1\)": lambda: figures.neuron_numbers([1, 2], [[1], [2]], 0),
    r"b must be one number, got shape \(1,\)": lambda: figures.neuron_numbers([1, 2], [1, 2], [0]),
    "class_names must be two texts": lambda: figures.neuron_and_line(X, T, [1, 1], 0, class_names=("plum",)),
    "sample must be a row of x, 0 to 59; got 60": lambda: figures.neuron_and_line(X, T, [1, 1], 0, sample=60),
    r"named after gates, \['AND', 'OR', 'XOR'\]; got \['NAND'\]": lambda: figures.gate_lines(
        {"NAND": (1, 1, 1)}
    ),
    r"the neuron of AND must have shape \(3,\)": lambda: figures.gate_lines({"AND": (1, 1)}),
}


@pytest.mark.parametrize("message", ERRORS)
def test_a_wrong_argument_is_named_with_what_was_expected(message):
    with pytest.raises(ValueError, match=message):
        ERRORS[message]()
