"""Figures of the forward pass: the walk's numbers, softmax's shares, the picture of a lost reshape."""

import numpy as np
import pytest

import nnlib
from course.drawing.style import png
from course.lessons.n03_forward_pass import figures
from course.lessons.n03_forward_pass import forward_stepper as walk
from nnlib.layers import Dense, Flatten

X = np.array([1.0, 2.0, 3.0])
W1 = np.array([[0.5, -1.0], [0.25, 0.0], [-1.0, 2.0]])
B1 = np.array([0.5, -0.5])
W2, B2 = np.array([[2.0], [-3.0]]), np.array([0.25])
STEPS = [(1, j, part) for j in range(2) for part in (0, 1, 2, "bias", "bend")] + [
    (2, 0, part) for part in (0, 1, "bias")
]


@pytest.fixture
def stepper():
    part = figures.forward_stepper(X, W1, B1, W2, B2)
    yield part
    part.close()


def test_a_walk_to_the_end_is_the_forward_pass():
    values = walk.values_after(STEPS, X, W1, B1, W2, B2)
    u = X @ W1 + B1  # (-1.5, 4.5)
    assert [values["u", 0], values["u", 1]] == pytest.approx(list(u)) == [-1.5, 4.5]
    assert [values["z", 0], values["z", 1]] == [0.0, 4.5]
    assert values["y", 0] == pytest.approx(0 * 2 + 4.5 * -3 + 0.25)


def test_under_way_a_neuron_holds_the_sum_so_far_and_later_ones_are_empty():
    values = walk.values_after(STEPS[:2], X, W1, B1, W2, B2)
    assert values["u", 0] == pytest.approx(1 * 0.5 + 2 * 0.25)
    assert ("u", 1) not in values and ("z", 0) not in values and ("y", 0) not in values


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (0, "The sample is in."),
        (2, "u₁ = 1·0.5 + 2·0.25 = 1"),
        (4, "u₁ = 1·0.5 + 2·0.25 + 3·(−1) + 0.5 = −1.5"),
        (5, "z₁ = max(−1.5, 0) = 0"),
        (13, "y = 0·2 + 4.5·(−3) + 0.25 = −13.25"),
    ],
)
def test_the_sum_under_way_is_written_out(step, words):
    values = walk.values_after(STEPS[:step], X, W1, B1, W2, B2)
    assert walk.formula_text(STEPS[:step], values, W1, B1, W2, B2).startswith(words)


def test_every_step_and_every_input_changes_the_picture(stepper):
    slider = stepper.widgets["step"]
    assert (slider.min, slider.max, slider.value) == (0, len(STEPS), 0)
    seen = set()
    for step in range(slider.max + 1):
        stepper.set("step", step)
        assert stepper.error is None
        seen.add(stepper.png)
    assert len(seen) == slider.max + 1
    for name in ("x1", "x2", "x3"):
        before = stepper.png
        stepper.set(name, -1.5)
        assert stepper.png != before and stepper.error is None


def test_an_input_that_is_zero_everywhere_can_be_walked(stepper):
    for name in ("x1", "x2", "x3"):
        stepper.set(name, 0.0)
    stepper.set("step", 1)
    assert stepper.error is None


def test_a_transposed_kernel_is_named():
    with pytest.raises(ValueError, match=r"W1 and b1 have shapes \(2, 3\).*Is W transposed\?"):
        figures.forward_stepper(X, W1.T, B1, W2, B2)
    with pytest.raises(ValueError, match=r"W2 and b2 .*expected \(2, units\)"):
        figures.forward_stepper(X, W1, B1, W2.T, B2)
    with pytest.raises(ValueError, match=r"W1 and b1 have shapes \(3, 2\) and \(3,\)"):
        figures.forward_stepper(X, W1, np.zeros(3), W2, B2)


def test_a_wide_layer_is_refused_with_the_limit():
    with pytest.raises(ValueError, match=r"W1 has shape \(3, 5\); more than 4"):
        figures.forward_stepper(X, np.ones((3, 5)), np.zeros(5), np.ones((5, 1)), B2)


def test_softmax_explorer_tells_powers_and_shares_and_a_common_shift_changes_no_share():
    part = figures.softmax_explorer((2.0, 1.0, -1.0))
    try:
        line = part.line()
        assert "7.389 + 2.718 + 0.3679 = 10.48" in line and "0.705, 0.259, 0.035" in line
        before = part.png
        part.set("shift", 3.0)
        assert part.png != before and "0.705, 0.259, 0.035" in part.line()
    finally:
        part.close()


def test_journey_draws_the_same_network_for_the_same_seed_built_or_not():
    image = np.random.default_rng(0).random((6, 6)).astype("float32")

    def model():
        layers = [Flatten(), Dense(5, activation="relu"), Dense(3, activation="softmax")]
        return nnlib.Sequential(layers, seed=0)

    built = model()
    built.predict(image[None], verbose=0)
    fresh = figures.image_through_network(model(), image, "abc")
    texts = {text.get_text() for ax in fresh.axes for text in ax.texts}
    assert {"x (1, 36)", "z (1, 5)", "y (1, 3)", "image (6, 6)"} <= texts
    assert png(fresh) == png(figures.image_through_network(built, image, "abc"))


def test_the_frame_of_a_lost_reshape_is_at_the_surest_of_all_answers():
    answer = np.full((28, 10), 0.1)
    answer[18, 8] = 0.5
    assert answer.argmax() == 188
    left, right = figures.rows_as_samples(np.zeros((28, 28)), answer).axes[:2]
    assert left.patches[0].get_y() == 17.5
    assert right.patches[0].get_xy() == (7.5, 17.5)


def test_rows_as_samples_wants_an_answer_for_each_row():
    with pytest.raises(ValueError, match=r"got \(28, 28\) and \(10,\)"):
        figures.rows_as_samples(np.zeros((28, 28)), np.zeros(10))


def test_seed_spread_draws_every_network_and_the_expected_line():
    ax = figures.seed_spread([4.0, 30.0], expected=10).axes[0]
    assert list(ax.lines[0].get_ydata()) == [10, 10]
    assert list(ax.lines[-1].get_ydata()) == [4.0, 30.0]
    assert ax.get_ylim()[1] >= 30
