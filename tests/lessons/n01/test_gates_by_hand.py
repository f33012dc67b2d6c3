"""Neurons as readers write them down: as rows of an array, as tuples, as lists."""

import itertools

import numpy as np
import pytest

from course.checking.answers import check
from course.lessons.n01_neuron.gates_by_hand import GATES, XOR, gates_are_right, third_is_right

GRID = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]


def answers(triple, inputs):
    w1, w2, b = triple
    return tuple(int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in inputs)


@pytest.mark.parametrize("kind", [np.array, list, tuple])
def test_both_neurons_may_come_as_an_array_a_list_or_a_tuple(kind):
    assert check("and_or", kind([[1, 1, -1.5], [1, 1, -0.5]])).status == "correct"


def test_a_pair_is_right_where_its_four_answers_are():
    four = list(itertools.product((0, 1), repeat=2))
    or_neuron = (1, 1, -0.5)
    for triple in itertools.product(GRID, repeat=3):
        assert (gates_are_right((triple, or_neuron)) is None) == (answers(triple, four) == GATES["AND"])


def test_a_third_neuron_is_right_where_the_three_together_make_xor():
    behind = list(zip(GATES["OR"], GATES["AND"]))
    said = {triple: third_is_right(triple) for triple in itertools.product(GRID, repeat=3)}
    assert {t for t, problem in said.items() if not problem} == {t for t in said if answers(t, behind) == XOR}
    assert len([t for t, problem in said.items() if not problem]) > 20


def test_advice_to_turn_the_signs_or_to_raise_b_leads_to_the_gate():
    or_neuron, turned, raised = (1, 1, -0.5), 0, 0
    for w1, w2, b in itertools.product(GRID, repeat=3):
        said = gates_are_right(((w1, w2, b), or_neuron)) or ""
        if "turn the signs" in said:
            turned += 1
            more = 0.25 if "raise b" in said else 0
            assert gates_are_right(((-w1, -w2, -b + more), or_neuron)) is None
        elif "raise b" in said:
            raised += 1
            assert any(gates_are_right(((w1, w2, b + k / 4), or_neuron)) is None for k in range(1, 20))
    assert turned and raised


@pytest.mark.parametrize("attempt", [None, ..., 3, "AND", (1, 2, 3), {"AND": (1, 1, -1.5)}, [[1, 2], [3]]])
def test_anything_else_is_refused_without_an_error(attempt):
    for key in ("and_or", "xor"):
        assert check(key, attempt).status in ("not yet", "not attempted")
