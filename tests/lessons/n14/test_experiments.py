"""A Lab measures what it is told, once, pairs it by seed, and calls clear only what is."""

import math
import sys
import threading

import numpy as np
import pytest

from course.lessons.n14_making_it_better.experiments import BETTER, UNCLEAR, WORSE, Lab, Row, mean_and_error

NOISE = [0.0, 4.0, -3.0, 1.0, 2.0, -4.0]


def run(seed, gain=0.0, scatter=0.0):
    return 90 + NOISE[seed] + gain + scatter * (-1) ** seed


@pytest.fixture
def lab():
    return Lab(run, seeds=6)


def test_mean_and_error_are_those_of_the_formula():
    # deviations −3, −1, 1, 3: variance 20 / 3, its root over √4 is √(5 / 3)
    assert mean_and_error([1, 3, 5, 7]) == pytest.approx((4, math.sqrt(5 / 3)))


def test_gains_are_differences_with_the_same_seed(lab):
    (row,) = lab.compare("a", {"more": dict(gain=1.5)})
    assert np.allclose(row.scores, 91.5 + np.array(NOISE))
    assert np.allclose(row.gains, 1.5) and row.gain == pytest.approx((1.5, 0))
    assert row.control == "the recipe" and row.verdict == BETTER


def test_a_difference_is_clear_beyond_four_standard_errors(lab):
    # gains are g ± scatter, three seeds each: standard error scatter · √(6 / 5) / √6 = scatter / √5
    reach = 4 / math.sqrt(5)
    changes = {"below": dict(gain=0.99 * reach, scatter=1), "above": dict(gain=1.01 * reach, scatter=1)}
    assert [row.verdict for row in lab.compare("a", changes)] == [UNCLEAR, BETTER]
    (row, *_) = lab.compare("b", {"down": dict(gain=-1.01 * reach, scatter=1)})
    assert row.verdict == WORSE and row.reach == pytest.approx(reach)


def test_nothing_changed_is_no_clear_difference(lab):
    assert lab.compare("a", {"same": dict(gain=0.0)})[0].verdict == UNCLEAR


def test_one_seed_is_never_clear_and_has_no_error(lab):
    row = lab.compare("a", {"much": dict(gain=50)})[0].first(1)
    assert (row.verdict, row.told_gain) == (UNCLEAR, "+50.00")
    assert lab["a"][0].first(3).scores.shape == (3,)


def test_a_control_of_its_own_is_measured_and_named(lab):
    lab.compare("a", {"x": dict(gain=1)})
    rows = lab.compare("a", {"y": dict(gain=3)}, control=("twice", dict(gain=2)))
    assert [(row.label, row.control) for row in rows] == [("x", "the recipe"), ("y", "twice")]
    assert np.allclose(rows[1].gains, 1)


def test_nothing_is_run_twice_and_a_second_call_replaces_its_rows(capsys):
    calls = []

    def counted(seed, **settings):
        calls.append((seed, settings))
        return 90.0 + seed

    lab = Lab(counted, seeds=3)
    for _ in range(2):
        lab.compare("a", {"x": dict(gain=1)})
        lab.compare("b", {"y": dict(gain=1), "z": dict(gain=2)})
    assert len(calls) == 3 * 3  # the recipe, gain=1 and gain=2
    assert lab.experiments == ["a", "b"] and [row.label for row in lab.rows] == ["x", "y", "z"]
    assert np.allclose(lab.scores(gain=2), [90, 91, 92]) and len(calls) == 9


def test_the_bar_ends_without_times_and_counts_runs(capsys, lab):
    lab.compare("layers", {"x": dict(gain=1)})
    last = capsys.readouterr().out.replace("\n", "").split("\r")[-1].strip()
    assert last.startswith("layers |") and last.endswith("| 12 runs")


def test_what_a_run_prints_is_said_once_with_its_count(capsys):
    def loud(seed, bad=False):
        if bad:
            print(f"The loss explodes ({seed} → 1e9 in epoch 1). Likely causes: many.")
        return 90.0 + seed

    Lab(loud, seeds=4).compare("a", {"bad one": dict(bad=True)})
    out = capsys.readouterr().out
    assert out.endswith("bad one: The loss explodes (4 of 4 runs)\n") and out.count("explodes") == 1


def test_what_another_thread_prints_meanwhile_reaches_the_page_at_once(capsys):
    def run_beside_another(seed):
        other = threading.Thread(target=print, args=(f"other {seed}",))
        other.start()
        other.join()
        print("own")
        return 90.0 + seed

    before = sys.stdout
    Lab(run_beside_another, seeds=2).scores()
    out = capsys.readouterr().out
    assert "other 0\n" in out and "other 1\n" in out and sys.stdout is before
    assert out.endswith("the recipe: own (2 of 2 runs)\n") and out.count("own") == 1


def test_each_change_can_have_its_own_control_under_one_bar(capsys, lab):
    changes = {"up": (dict(gain=1), "the recipe", {}), "far": (dict(gain=5), "near", dict(gain=4.5))}
    rows = lab.compare_each("both", changes)
    assert [(row.control, row.gain[0]) for row in rows] == [
        ("the recipe", pytest.approx(1)),
        ("near", pytest.approx(0.5)),
    ]
    assert capsys.readouterr().out.count("\n") == 1


def test_a_loss_that_is_no_number_gets_the_score_for_it_and_is_raised_without_one(capsys):
    def explodes(seed, rate=0.5):
        if rate > 1:
            raise FloatingPointError("The loss became nan.")
        return 90.0 + seed

    (row,) = Lab(explodes, seeds=2, exploded=10).compare("a", {"too fast": dict(rate=2)})
    assert row.scores.tolist() == [10, 10]
    with pytest.raises(FloatingPointError, match="became nan"):
        Lab(explodes, seeds=2).compare("a", {"too fast": dict(rate=2)})


def test_the_table_names_every_change_once(lab):
    lab.compare("first", {"a < b": dict(gain=1), "c": dict(gain=-0.001, scatter=1)})
    shown = lab.table()
    assert shown.text.count("first") == 1 and "+1.00 ± 0.00" in shown.text
    assert "+1.00\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}0.00" in shown.html  # on one line
    assert "91.00 ± " in shown.text and "0.00 ± 0.45" in shown.text and "−0.00" not in shown.text
    assert "a &lt; b" in shown.html and ">better<" in shown.html


def test_a_minus_is_a_minus(lab):
    assert lab.compare("a", {"x": dict(gain=-2)})[0].told_gain == "−2.00 ± 0.00"


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: Lab(None), TypeError, "run must be a function"),
        (lambda: Lab(run, seeds=1), ValueError, "seeds must be a whole number of at least 2"),
        (lambda: Lab(run, seeds=2.0), ValueError, "got 2.0"),
        (lambda: Lab(run).compare("a", {}), TypeError, "changes must be a dict"),
        (lambda: Lab(run).compare("a", {"x": 3}), TypeError, "settings of 'x' must be a dict"),
        (lambda: Lab(run)["b"], KeyError, "no experiment 'b'; measured: none yet"),
        (lambda: Lab(lambda seed: None).scores(), ValueError, "run must return one finite number"),
        (lambda: Lab(lambda seed: math.nan).scores(), ValueError, "it returned nan"),
    ],
)
def test_a_mistake_is_named(make, error, words):
    with pytest.raises(error, match=words):
        make()


def test_a_run_that_fails_leaves_the_lab_as_it_was(lab):
    with pytest.raises(TypeError, match="unexpected keyword argument 'gian'"):
        lab.compare("a", {"x": dict(gian=1)})
    assert lab.rows == [] and np.allclose(lab.scores(), 90 + np.array(NOISE))


def test_a_row_is_a_value():
    row = Row("e", "l", np.array([2.0, 4.0]), "c", np.array([1.0, 1.0]))
    assert row.gain == pytest.approx((2.0, 1.0)) and row.told_gain == "+2.00 ± 1.00"
