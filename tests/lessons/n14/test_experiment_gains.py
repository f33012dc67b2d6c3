"""The pictures of the experiments show the numbers of the Lab; their explorer answers to both controls."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from course.drawing.style import MUTED, NEGATIVE, POSITIVE
from course.lessons.n14_making_it_better import figures
from course.lessons.n14_making_it_better.experiment_gains import HIGH, LOW
from course.lessons.n14_making_it_better.experiments import Lab


def run(seed, gain=0.0, scatter=0.0):
    return 90 + 0.1 * seed + gain + scatter * (-1) ** seed


@pytest.fixture
def lab(capsys):
    lab = Lab(run, seeds=4)
    lab.compare("one", {"up": dict(gain=1), "down": dict(gain=-2), "loose": dict(gain=0.5, scatter=1)})
    lab.compare("two", {"far": dict(gain=-30)})
    lab.compare("two", {"beyond": dict(gain=20)}, control=("other", dict(gain=1)))
    return lab


@pytest.fixture
def part(lab):
    pytest.importorskip("ipywidgets")
    part = figures.experiment_explorer(lab)
    yield part
    part.close()


def texts(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def diamonds(fig):
    """Place and color of each mean."""
    found = [line for line in fig.axes[0].lines if line.get_marker() == "D"]
    return [(line.get_xdata()[0], to_hex(line.get_color()).upper()) for line in found]


def test_each_mean_stands_at_its_gain_in_the_color_of_its_verdict(lab):
    shown = diamonds(figures.experiment_gains(lab["one"]))
    assert [place for place, _ in shown] == pytest.approx([1, -2, 0.5])
    assert [color for _, color in shown] == [POSITIVE, NEGATIVE, MUTED]


def test_bars_reach_one_and_four_standard_errors(lab):
    row = lab["one"][2]
    fig = figures.experiment_gains([row])
    bars = [line.get_xdata() for line in fig.axes[0].lines if line.get_marker() in (None, "None", "")]
    halves = sorted(float(np.ptp(bar)) / 2 for bar in bars if len(bar) == 2 and np.ptp(bar) > 0)
    error = row.gains.std(ddof=1) / 2
    assert halves[-2:] == pytest.approx([error, 4 * error])


def test_dots_are_the_seeds(lab):
    fig = figures.experiment_gains(lab["one"][2:])
    dots = [line for line in fig.axes[0].lines if line.get_marker() == "o"]
    assert dots[0].get_xdata() == pytest.approx([1.5, -0.5, 1.5, -0.5])


def test_what_leaves_the_picture_is_an_arrow_at_its_edge_with_its_number(lab):
    fig = figures.experiment_gains(lab["two"])
    arrows = {
        line.get_marker(): line.get_xdata()[0] for line in fig.axes[0].lines if line.get_marker() in "<>"
    }
    assert LOW <= arrows["<"] < LOW + 0.5 and HIGH - 0.5 < arrows[">"] <= HIGH
    assert diamonds(fig) == [] and "−30.00 ± 0.00" in texts(fig) and "+19.00 ± 0.00" in texts(fig)


def test_a_control_of_its_own_is_named_beside_the_change(lab):
    assert {"far\nagainst the recipe", "beyond\nagainst other"} <= set(
        texts(figures.experiment_gains(lab["two"]))
    )
    assert "up" in texts(figures.experiment_gains(lab["one"]))
    assert figures.experiment_gains(lab["one"]).axes[0].get_xlabel() == "gain against the recipe, in points"


def test_no_rows_are_refused():
    with pytest.raises(ValueError, match="rows is empty"):
        figures.experiment_gains([])


def test_seed_strip_shows_mean_and_error_of_the_first_few():
    scores = np.array([90.0, 92.0, 91.0, 95.0])
    fig = figures.scores_by_seed(scores, counts=(2, 4))
    assert texts(fig) == ["91.00 ± 1.00", "92.00 ± 1.08"]  # deviations √2 / √2 and √(14 / 3) / 2
    dots = [line.get_xdata() for line in fig.axes[0].lines if line.get_marker() == "o"]
    assert [list(x) for x in dots] == [[90, 92], [90, 92, 91, 95]]


@pytest.mark.parametrize("counts", [(1,), (2, 5)])
def test_seed_strip_refuses_counts_that_there_are_not(counts):
    with pytest.raises(ValueError, match="counts must lie between 2 and the number of scores, 4"):
        figures.scores_by_seed([1, 2, 3, 4], counts=counts)


def test_the_explorer_begins_with_the_fullest_experiment_and_all_seeds(part):
    assert part.values == {"experiment": "one", "seeds": 4}
    assert part.readout.value == "<b>1</b> better · <b>1</b> worse · <b>1</b> no clear difference"


def test_fewer_seeds_change_picture_and_verdict(part):
    pictures = {part.png}
    part.set("seeds", 2)
    pictures.add(part.png)
    part.set("seeds", 1)
    pictures.add(part.png)
    assert "One seed has no error bar" in part.readout.value and len(pictures) == 3
    part.set("experiment", "two")
    assert part.png not in pictures and part.error is None


def test_an_empty_lab_is_refused():
    with pytest.raises(ValueError, match="no experiment yet"):
        figures.experiment_explorer(Lab(run, seeds=2))


def test_no_text_leaves_the_figure(lab):
    for name in lab.experiments:
        fig = figures.experiment_gains(lab[name], name)
        fig.canvas.draw()
        for text in fig.axes[0].texts:
            box = text.get_window_extent()
            assert box.x0 >= 0 and box.x1 <= fig.bbox.x1, text.get_text()


def test_an_experiment_looks_the_same_however_it_was_reached(part):
    first = part.png
    part.set("experiment", "two")
    part.set("seeds", 2)
    part.set("seeds", 4)
    part.set("experiment", "one")
    assert part.png == first
