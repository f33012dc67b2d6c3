"""The gap is validation minus training at the chosen epoch; exams are shown with their mean and spread."""

import numpy as np
import pytest

from course.lessons.n13_fashion_mnist import figures

FIRST = {
    "loss": [2.0, 1.0, 0.5, 0.4],
    "val_loss": [1.5, 1.1, 0.9, 1.2],
    "accuracy": [0.2, 0.6, 0.8, 0.9],
    "val_accuracy": [0.3, 0.5, 0.6, 0.55],
}
SECOND = {key: [0.5 * value for value in values] for key, values in FIRST.items()}


@pytest.fixture
def part():
    pytest.importorskip("ipywidgets")
    made = figures.gap_explorer({"first": FIRST, "second": SECOND})
    yield made
    made.close()


def titles(part):
    return [ax.get_title(loc="left") for ax in part.figure.axes]


def drawn(ax, label_style="--"):
    """The curve behind the chosen epoch, of validation."""
    lines = [line for line in ax.lines if line.get_linestyle() == label_style and line.get_alpha() is None]
    return lines[-1].get_ydata()


def test_the_gap_at_the_end_stands_in_the_titles(part):
    # 1.2 − 0.4 in loss; 90 − 55 points in accuracy
    assert titles(part) == ["loss: gap 0.80", "accuracy: gap 35.0 points"]


def test_a_validation_loss_below_the_training_loss_is_a_negative_gap(part):
    part.set("epoch", 1)
    assert titles(part) == ["loss: gap −0.50", "accuracy: gap −10.0 points"]


def test_curves_are_drawn_up_to_the_epoch_and_belong_to_the_network(part):
    part.set("epoch", 2)
    assert list(drawn(part.figure.axes[0])) == FIRST["val_loss"][:2]
    part.set("network", "second")
    assert list(drawn(part.figure.axes[0])) == SECOND["val_loss"][:2]


def test_the_star_is_at_the_lowest_validation_loss(part):
    star = next(line for line in reversed(part.figure.axes[0].lines) if line.get_marker() == "*")
    assert (star.get_xdata()[0], star.get_ydata()[0]) == (3, 0.9)


def test_the_yellow_bar_reaches_from_one_curve_to_the_other(part):
    part.set("epoch", 2)
    bars = [line for ax in part.figure.axes for line in ax.lines if line.get_linewidth() == 7]
    assert [list(bar.get_xdata()) for bar in bars] == [[2, 2], [2, 2]]
    assert [list(bar.get_ydata()) for bar in bars] == [[1.0, 1.1], [0.6, 0.5]]


def test_the_line_below_says_the_numbers(part):
    part.set("epoch", 3)
    line = part.readout.value
    assert "After epoch 3" in line and "training loss 0.500" in line and "validation loss 0.900" in line
    assert "80.0 % and 60.0 %" in line


def test_histories_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="no val_loss, val_accuracy: compile with metrics"):
        figures.gap_explorer({"one": {"loss": [1, 2], "accuracy": [0, 1]}})
    shorter = {key: values[:3] for key, values in FIRST.items()}
    with pytest.raises(ValueError, match=r"same number of epochs, 2 or more; got \[3, 4\]"):
        figures.gap_explorer({"one": FIRST, "two": shorter})


def test_exam_gap_writes_the_means_and_draws_the_middle_four_fifths():
    points = np.arange(101.0)  # mean 50, from 10 to 90 without a tenth at each end
    figure = figures.exam_gap(
        {"by the exam": {50: points, 100: points - 50}, "by validation": {50: -points, 100: points}}
    )
    ax = figure.axes[0]
    assert [text.get_text() for text in ax.texts] == ["50.0", "0.0", "−50.0", "50.0"]
    marks = [line.get_ydata().tolist() for line in ax.lines if line.get_marker() in "so"]
    assert marks == [[50, 0], [-50, 50]]
    ends = [segment[:, 1].tolist() for bars in ax.collections for segment in bars.get_segments()]
    assert ends == [[10, 90], [-40, 40], [-90, -10], [10, 90]]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["50", "100"]
