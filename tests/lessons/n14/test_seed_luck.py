"""Chance in pictures: what dropout leaves out, and who wins an exam among equals."""

import numpy as np
import pytest

from course.lessons.n14_making_it_better import figures


@pytest.fixture
def right():
    return np.random.default_rng(0).random((12, 3000)) < 0.9


@pytest.fixture
def part(right):
    pytest.importorskip("ipywidgets")
    part = figures.lucky_winner(right)
    yield part
    part.close()


def star(part):
    return next(line for line in part.figure.axes[0].lines if line.get_marker() == "*")


def test_the_winner_is_the_best_of_the_exam_and_its_line_ends_at_the_others(part, right):
    part.set("nets", 9)
    part.set("exam", 100)
    exam, others = right[:9, :100].mean(axis=1), right[:9, 100:].mean(axis=1)
    best = exam.argmax()
    assert star(part).get_ydata() == pytest.approx([100 * exam[best], 100 * others[best]])
    assert f"Seed {best} wins with <b>{100 * exam[best]:.1f} %</b>" in part.readout.value
    assert f"<b>{100 * others[best]:.1f} %</b>" in part.readout.value


def test_only_the_networks_tried_are_drawn(part):
    part.set("nets", 5)
    drawn = [line for line in part.figure.axes[0].lines if line.get_marker() == "o" and len(line.get_xdata())]
    assert len(drawn) == 5


def test_every_line_lies_inside_the_axes_at_every_exam(part):
    low, high = part.figure.axes[0].get_ylim()
    for exam in range(50, 1001, 50):
        part.set("exam", exam)
        for line in part.figure.axes[0].lines:
            y = np.asarray(line.get_ydata(), dtype=float)
            assert ((low < y) & (y < high)).all()
        assert part.error is None


def test_both_controls_change_the_picture(part):
    pictures = {part.png}
    part.set("nets", 4)
    pictures.add(part.png)
    part.set("exam", 500)
    pictures.add(part.png)
    assert len(pictures) == 3


@pytest.mark.parametrize(
    "right",
    [
        np.ones((5, 2000)),
        np.ones((2, 2000), dtype=bool),
        np.ones((5, 999), dtype=bool),
        np.ones(9, dtype=bool),
    ],
)
def test_what_is_no_table_of_right_and_wrong_is_refused(right):
    with pytest.raises(ValueError, match="right must be bools of shape"):
        figures.lucky_winner(right)


def test_crosses_stand_on_what_was_dropped_and_not_on_zeros_of_before():
    whole = np.array([0.0, 1.0, 2.0, 3.0])
    fig = figures.dropout_patterns({"whole": whole, "copy": np.array([0.0, 0.0, 4.0, 0.0])}, n_columns=2)
    crosses = [ax.lines[0].get_xydata().tolist() for ax in fig.axes]
    assert crosses == [[], [[1, 0], [1, 1]]]
    assert [ax.get_title(loc="left") for ax in fig.axes] == ["whole\nmean 1.50", "copy\nmean 1.00"]


def test_copies_of_another_shape_are_refused():
    with pytest.raises(ValueError, match="outputs must all have one shape"):
        figures.dropout_patterns({"a": np.ones(4), "b": np.ones(5)})


def test_bars_count_the_draws_and_lines_stand_at_the_two_means():
    means = np.repeat([0.3, 0.4, 0.5], [2, 5, 3])
    ax = figures.means_of_draws(means, 0.42).axes[0]
    assert sum(bar.get_height() for bar in ax.patches) == 10
    highest = max(ax.patches, key=lambda bar: bar.get_height())
    assert highest.get_height() == 5 and highest.get_x() <= 0.4 <= highest.get_x() + highest.get_width()
    assert [line.get_xdata()[0] for line in ax.lines] == pytest.approx([0.42, 0.41])
    told = [text.get_text() for text in ax.get_legend().get_texts()]
    assert told == ["nothing dropped: 0.420", "mean of all draws: 0.410"]
