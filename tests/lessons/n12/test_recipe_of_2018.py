"""The figures of notebook 12 show the numbers that they were given."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_hex

from course.drawing.style import NEGATIVE
from course.lessons.n12_mnist_in_keras import figures
from course.lessons.n12_mnist_in_keras.recipe_of_2018 import N_IMAGES, extremes
from nnlib.activations import softmax


def first_batch(scale):
    """What a run keeps of a batch of 20 images: scores of this size, labels 0, 1, 2, …"""
    rng = np.random.default_rng(0)
    s = scale * rng.normal(size=(N_IMAGES, 10))
    p = softmax(s.astype("float32"))
    t = np.eye(10)[np.arange(N_IMAGES) % 10]
    with np.errstate(divide="ignore", invalid="ignore"):
        log_p = np.log(p)
        L = -(t * log_p).sum(axis=1).mean()
    return {"t": t, "u": scale * rng.normal(size=(N_IMAGES, 5)), "s": s, "p": p, "log_p": log_p, "L": L}


def run(scale, lost=False):
    losses = np.full(50, np.nan) if lost else np.geomspace(scale, scale / 100, 50)
    return {"losses": losses, "accuracy": 0.098 if lost else 0.9, "first": first_batch(scale)}


RUNS = {
    (False, False): run(300, lost=True),
    (False, True): run(1),
    (True, False): run(300),
    (True, True): run(1.01),
}


@pytest.fixture
def part():
    pytest.importorskip("ipywidgets")
    part = figures.recipe_explorer(RUNS)
    yield part
    part.close()


def words(fig):
    return [text.get_text() for ax in fig.axes for text in ax.texts if text.get_visible()]


def test_extremes_are_smallest_and_largest_and_say_what_is_no_number():
    first = {
        "t": np.eye(2),
        "u": np.array([[-3.0, 12.4]]),
        "s": np.array([[0.5, -120.6]]),
        "p": np.array([[1.0, 0.0]]),
        "log_p": np.array([[0.0, -np.inf]]),
        "L": np.float32(np.nan),
    }
    assert extremes(first) == {
        "u": ("−3 … 12", False),
        "z": ("0 … 12", False),
        "s": ("−121 … 0.5", False),
        "p": ("0 … 1", False),
        "log p": ("−∞ … 0", True),
        "L": ("NaN", True),
    }
    assert list(extremes(first, from_scores=True)) == ["u", "z", "s", "L"]


def test_extremes_ask_for_the_whole_batch():
    with pytest.raises(ValueError, match="missing: log_p, L"):
        extremes({name: np.zeros(2) for name in ("t", "u", "s", "p")})


def test_the_graph_marks_the_boxes_that_lost_their_numbers_and_no_other():
    def orange(fig):
        return [to_hex(box.get_edgecolor()).upper() for box in fig.axes[0].patches].count(NEGATIVE)

    assert orange(figures.recipe_graph(first_batch(300))) == 2
    assert orange(figures.recipe_graph(first_batch(1))) == 0


def test_the_graph_from_the_scores_has_no_logarithm_of_p():
    assert "log p" in words(figures.recipe_graph()) and "softmax" in words(figures.recipe_graph())
    changed = words(figures.recipe_graph(from_scores=True))
    assert "log p" not in changed and "softmax" not in changed


def test_the_explorer_reads_out_what_the_image_costs(part):
    part.set("from_scores", False)
    part.set("scaled", True)
    part.set("image", 3)
    p = RUNS[False, True]["first"]["p"][3, 3]
    assert f"<b>{p:.2g}</b>" in part.readout.value and f"{-np.log(p):.2f} nats" in part.readout.value
    part.set("scaled", False)
    zeros = np.mean(RUNS[False, False]["first"]["p"] == 0)
    assert f"exactly 0 in {zeros:.0%}" in part.readout.value and zeros > 0.3


def test_each_program_of_the_explorer_has_a_picture_of_its_own(part):
    start, pictures = part.png, set()
    for from_scores in (False, True):
        for scaled in (False, True):
            part.set("from_scores", from_scores)
            part.set("scaled", scaled)
            pictures.add(part.png)
            assert part.error is None
    assert len(pictures) == 4
    part.set("scaled", False)
    assert part.png == start


def test_the_explorer_says_where_the_numbers_end(part):
    def shown():
        return [text for text in words(part.figure) if "no number" in text]

    assert shown() == []
    part.set("from_scores", False)
    assert shown() == ["no number from step 1 on"]
    assert {"NaN", "−∞ … 0"} <= set(words(part.figure))


def test_the_explorer_asks_for_all_four_programs():
    pytest.importorskip("ipywidgets")
    with pytest.raises(ValueError, match=r"missing: \[\(True, True\)\]"):
        figures.recipe_explorer({key: value for key, value in RUNS.items() if key != (True, True)})


def test_steps_apart_draws_both_losses_and_lifts_a_difference_of_0_onto_the_axis():
    fig = figures.steps_apart({"a": [2, 1], "b": [2, 1.5]}, {"b − a": [0, 0.5], "c − a": [1e-3, 1e-3]})
    left, right = fig.axes
    assert [list(line.get_ydata()) for line in left.lines] == [[2, 1], [2, 1.5]]
    assert list(right.lines[0].get_ydata()) == [right.get_ylim()[0], 0.5]


def test_first_beliefs_put_a_ring_on_every_truth():
    p = np.full((3, 4), 0.25)
    fig = figures.first_probabilities({"flat": p, "flat too": p}, [2, 0, 3])
    rings = fig.axes[0].collections[-1].get_offsets()
    assert np.array_equal(rings, [[2, 0], [0, 1], [3, 2]])
    assert np.array_equal(fig.axes[1].images[0].get_array(), p)


def test_first_beliefs_want_a_label_for_each_image():
    with pytest.raises(ValueError, match="'flat' has 3 rows for 2 labels"):
        figures.first_probabilities({"flat": np.full((3, 4), 0.25)}, [2, 0])


def test_stuck_rate_marks_the_step_of_the_cut():
    ax = figures.frozen_learning_rate({"eager": [3, 2, 2], "traced": [3, 2, 1]}, cut=1).axes[0]
    assert [list(line.get_ydata()) for line in ax.lines[:2]] == [[3, 2, 2], [3, 2, 1]]
    assert list(ax.lines[2].get_xdata()) == [1, 1]


def test_the_explorer_shows_the_graph_of_the_loss_that_is_chosen(part):
    def backgrounds():
        return [picture.get_visible() for picture in part.figure.artists]

    assert backgrounds() == [False, True]
    part.set("from_scores", False)
    assert backgrounds() == [True, False]


def curve_and_bars(part):
    """The axes of the losses and of the ten probabilities; the first axes are the graph's."""
    return part.figure.axes[1:3]


@pytest.mark.parametrize("key", RUNS)
def test_the_explorer_draws_the_losses_and_the_accuracy_of_the_program_that_is_chosen(part, key):
    part.set("from_scores", key[0])
    part.set("scaled", key[1])
    curve, _ = curve_and_bars(part)
    line = next(line for line in curve.lines if len(line.get_xdata()) == 50)
    shown, found = np.asarray(line.get_ydata(), dtype=float), RUNS[key]["losses"]
    assert np.array_equal(shown, np.maximum(found, 1.2e-3), equal_nan=True)
    assert curve.get_title(loc="left") == f"after 50 steps {RUNS[key]['accuracy']:.1%} right"


def test_the_explorers_bars_are_as_high_as_the_probabilities_and_the_stripe_is_at_the_truth(part):
    part.set("image", 7)
    part.set("scaled", True)
    _, bars = curve_and_bars(part)
    heights = [bar.get_height() for bar in bars.containers[0]]
    first = RUNS[True, True]["first"]
    assert heights == pytest.approx(first["p"][7])
    (stripe,) = [patch for patch in bars.patches if patch not in list(bars.containers[0])]
    assert stripe.get_x() + stripe.get_width() / 2 == np.argmax(first["t"][7]) == 7
    assert bars.get_title(loc="left") == "image 7: a 7"


def test_the_explorers_numbers_stand_at_their_boxes(part):
    told = extremes(RUNS[True, False]["first"], from_scores=True)
    assert {text for text, _ in told.values()} <= set(words(part.figure))


def test_steps_apart_draws_every_difference_with_its_name():
    gaps = {"Keras − nnlib": [1e-7, 2e-7], "control − nnlib": [1e-6, 1e-2]}
    _, right = figures.steps_apart({"a": [2, 1], "b": [2, 1]}, gaps).axes
    assert {line.get_label(): list(line.get_ydata()) for line in right.lines} == gaps
    assert right.get_yscale() == "log"


def test_the_numbers_in_the_graph_do_not_touch_each_other():
    fig = figures.recipe_graph(first_batch(1))
    renderer = fig.canvas.get_renderer()
    told = [text for text, _ in extremes(first_batch(1)).values()]
    boxes = [text.get_window_extent(renderer) for text in fig.axes[0].texts if text.get_text() in told]
    boxes.sort(key=lambda box: box.x0)
    assert len(boxes) == len(told)
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))
