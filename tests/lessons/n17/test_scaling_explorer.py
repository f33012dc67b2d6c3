"""The explorer's errors are those of gradient descent on one dense layer, written out step by step."""

import numpy as np
import pytest

from course.lessons.n17_your_own_table import figures
from course.lessons.n17_your_own_table.scaling_explorer import descend

rng = np.random.default_rng(0)
N = 50
X = np.stack([rng.normal(200, 10, N), rng.normal(40, 3, N)], axis=1)
T = 3000 + 8 * (X[:, 0] - 200) + 20 * (X[:, 1] - 40) + rng.normal(0, 5, N)
TRAIN, VAL = np.arange(40), np.arange(40, 50)
STEPS = np.array([0, 1, 5, 300])


def by_hand(x, t, rate, n_steps):
    """Weights and bias after so many steps from 0, by the gradient of the mean squared error."""
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(n_steps):
        miss = x @ w + b - t
        w, b = w - rate * 2 * x.T @ miss / len(t), b - rate * 2 * miss.mean()
    return w, b


def test_errors_are_those_of_gradient_descent_on_scaled_columns():
    errors, y = descend(X, T, TRAIN, VAL, True, True, 0.1, STEPS)
    x = (X - X[TRAIN].mean(axis=0)) / X[TRAIN].std(axis=0)
    mean, scale = T[TRAIN].mean(), T[TRAIN].std()
    for place, n_steps in enumerate(STEPS):
        w, b = by_hand(x[TRAIN], (T[TRAIN] - mean) / scale, 0.1, n_steps)
        wanted = (x[VAL] @ w + b) * scale + mean
        assert errors[place] == pytest.approx(np.abs(wanted - T[VAL]).mean(), rel=1e-9)
    assert y == pytest.approx(wanted) and errors[-1] < 0.2 * errors[0]


def test_without_scaling_a_usual_rate_explodes_and_a_tiny_one_does_not():
    errors, y = descend(X, T, TRAIN, VAL, False, False, 0.1, STEPS)
    assert y is None and len(errors) < len(STEPS)
    _, y = descend(X, T, TRAIN, VAL, False, False, 1e-6, STEPS)
    w, b = by_hand(X[TRAIN], T[TRAIN], 1e-6, 300)
    assert y == pytest.approx(X[VAL] @ w + b)


def test_with_no_column_it_answers_the_mean():
    _, y = descend(X[:, :0], T, TRAIN, VAL, True, True, 0.1, STEPS)
    assert y == pytest.approx(np.full(10, T[TRAIN].mean()))


@pytest.fixture
def part():
    made = figures.scaling_explorer({"first": X[:, [0]], "second": X[:, [1]]}, T, TRAIN, VAL, unit="mm")
    yield made
    made.close()


def titles(part):
    return [ax.get_title("left") for ax in part.figure.axes]


def test_it_opens_with_all_columns_scaled(part):
    errors, _ = descend(X, T, TRAIN, VAL, True, True, 0.1, np.arange(301))
    assert titles(part) == [f"rate 0.1, 300 steps: {errors[-1]:,.0f} mm", "2 columns, both scaled"]
    assert "times smaller than that of the mean" in part.readout.value


def test_it_says_when_it_explodes_and_comes_back(part):
    part.set("inputs", False)
    assert part.error is None
    assert titles(part) == ["rate 0.1, 300 steps: exploded", "2 columns, target scaled"]
    assert "explodes" in part.readout.value
    part.set("inputs", True)
    assert "exploded" not in titles(part)[0]


def test_taking_away_the_columns_leaves_the_mean(part):
    part.set("c0", False)
    part.set("c1", False)
    baseline = np.abs(T[VAL] - T[TRAIN].mean()).mean()
    assert part.error is None
    assert titles(part) == [f"rate 0.1, 300 steps: {baseline:,.0f} mm", "0 columns, both scaled"]


def test_every_control_can_be_moved_to_its_ends(part):
    for rate in (-10.0, 0.0):
        for inputs in (True, False):
            for target in (True, False):
                part.set("rate", rate)
                part.set("inputs", inputs)
                part.set("target", target)
                assert part.error is None


def test_columns_with_gaps_are_refused():
    with pytest.raises(ValueError, match=r"columns\['a'\] must hold one row for each of the 50 targets"):
        figures.scaling_explorer({"a": X[:, 0]}, T, TRAIN, VAL)
    holey = X[:, [0]].copy()
    holey[3] = np.nan
    with pytest.raises(ValueError, match="without NaN"):
        figures.scaling_explorer({"a": holey}, T, TRAIN, VAL)
