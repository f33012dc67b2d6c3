"""The figures of notebook 10 show what they were given, and say so in numbers."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

import nnlib
from course.drawing.style import NEGATIVE, POSITIVE
from course.lessons.n10_sin_in_keras import figures
from course.lessons.n10_sin_in_keras.batch_cost import duration, prices
from course.lessons.n10_sin_in_keras.two_histories import FLOOR, Columns

OURS = {"loss": [0.5, 0.25, 0.125], "val_loss": [0.75, 0.5, 0.5]}
THEIRS = {"loss": [0.5, 0.25 + 1e-7, 0.125], "val_loss": [0.75, 0.5, 0.5 - 1e-6]}
TIMES = {"nnlib": {8: 1e-4 + 8e-6, 1024: 1e-4 + 1024e-6}, "Keras": {8: 1e-3, 1024: 1e-3 + 1016e-7}}


@pytest.fixture
def twins():
    pytest.importorskip("ipywidgets")
    part = figures.history_explorer(OURS, THEIRS)
    yield part
    part.close()


@pytest.fixture
def costs():
    pytest.importorskip("ipywidgets")
    part = figures.batch_cost_explorer(TIMES)
    yield part
    part.close()


def line(part, panel, label_or_index):
    return [artist for artist in part.figure.axes[panel].lines if artist.get_visible()][label_or_index]


def test_columns_keep_every_character_and_escape_what_html_would_eat():
    columns = Columns({"nnlib": "a < b", "Keras": "c & d"})
    assert repr(columns) == "nnlib:\na < b\n\nKeras:\nc & d"
    assert "<b>nnlib</b>" in columns._repr_html_() and "a &lt; b" in columns._repr_html_()


def test_summaries_show_each_model_under_its_name(capsys):
    pytest.importorskip("IPython")
    model = nnlib.Sequential([nnlib.Input((1,)), nnlib.layers.Dense(20), nnlib.layers.Dense(1)])
    figures.summaries(ours=model, again=model)
    shown = capsys.readouterr().out
    assert shown.startswith("ours:\nModel") and "again:\nModel" in shown
    assert shown.count("Total params: 61") == 2


def test_runs_apart_draws_the_distance_to_the_first_run_and_a_floor_for_none():
    left, right = figures.distance_between_runs([1.0, 0.5], {"same": [1.0, 0.5], "other": [1.25, 0.5]}).axes
    assert [text.get_text() for text in left.get_legend().get_texts()] == ["first run", "same", "other"]
    assert np.allclose([line.get_ydata() for line in right.lines], [[FLOOR, FLOOR], [0.25, FLOOR]])
    assert right.get_ylim()[0] < FLOOR


def test_runs_apart_refuses_a_run_of_another_length():
    with pytest.raises(ValueError, match=r"other must have shape \(2,\)"):
        figures.distance_between_runs([1.0, 0.5], {"other": [1.0]})


def test_rounding_draws_the_mesh_of_each_dtype():
    ax = figures.rounding_by_dtype(
        {"float32": ([0.5, 0.25], [0.5, 0.25]), "float64": ([0.5, 0.25], [0.5, 0.5])}
    ).axes[0]
    dots32, mesh32, dots64, mesh64 = (line.get_ydata() for line in ax.lines[:4])
    assert np.array_equal(dots32, [FLOOR, FLOOR]) and np.array_equal(dots64, [FLOOR, 0.25])
    assert np.allclose(mesh32, [2.0**-24, 2.0**-25])  # 0.5 · 2^-23, 0.25 · 2^-23
    assert np.allclose(mesh64, [2.0**-53, 2.0**-54])


def test_the_magnifying_glass_multiplies_the_difference_alone(twins):
    assert np.allclose(line(twins, 0, 0).get_ydata(), OURS["loss"])
    assert np.allclose(line(twins, 0, 1).get_ydata(), OURS["loss"], atol=1e-6)
    twins.set("magnify", 6)
    assert np.allclose(line(twins, 0, 0).get_ydata(), OURS["loss"])
    assert np.allclose(line(twins, 0, 1).get_ydata(), [0.5, 0.35, 0.125])
    twins.set("curve", "val_loss")
    assert np.allclose(line(twins, 0, 1).get_ydata(), [0.75, 0.5, -0.5])


def test_the_readout_sets_the_equal_digits_apart(twins):
    twins.set("epoch", 2)
    said = twins.describe(twins.values)
    assert "nnlib <b>0.250000</b>0000" in said and "Keras <b>0.250000</b>1000" in said
    twins.set("epoch", 1)
    assert twins.describe(twins.values).count("<b>0.5000000000</b>") == 2


def test_prices_are_found_back_from_the_times_they_make():
    assert np.allclose(prices(TIMES["nnlib"]), (1e-4, 1e-6))
    times = {n: 2e-3 + n * 3e-7 for n in (4096, 8, 64, 512)}
    assert np.allclose(prices(times), (2e-3, 3e-7))


def test_a_price_is_never_negative():
    step, sample = prices({8: 1e-3, 1024: 0.9e-3})
    assert step > 0 and 0 <= 1024 * sample < 0.01 * step


def test_the_bars_are_the_epoch_in_steps_and_samples(costs):
    costs.set("samples", 1000)
    costs.set("batch", 2)  # 250 steps: nnlib 25 ms and 1 ms, Keras about 250 ms and 0.1 ms
    bars = {}
    for patch in costs.figure.axes[1].patches:
        bars.setdefault(to_hex(patch.get_facecolor()).upper(), []).append(patch.get_width())
    assert np.isclose(bars[POSITIVE][0] / bars[POSITIVE][1], 25)
    assert np.isclose(sum(bars[NEGATIVE]) / sum(bars[POSITIVE]), (0.2498 + 1e-4) / 0.026, rtol=1e-2)
    said = costs.describe(costs.values)
    assert said.startswith("250 steps an epoch: nnlib needs <b>26 ms</b>, Keras 250 ms")


def test_a_batch_is_never_larger_than_the_data(costs):
    costs.set("batch", 10)
    assert costs.describe(costs.values).startswith("1 step an epoch: ")
    assert costs.figure.axes[1].get_title(loc="left") == "an epoch, batches of 50"


@pytest.mark.parametrize(
    ("seconds", "told"), [(4.9e-4, "490 µs"), (8.25e-3, "8.2 ms"), (3.0, "3 s"), (1234.0, "1,200 s")]
)
def test_durations_have_two_digits(seconds, told):
    assert duration(seconds) == told


def test_prices_lie_among_all_points_and_so_does_where_two_libraries_cost_the_same():
    """Steps of 1 ms + n · 1 µs and 0.1 ms + n · 2 µs cost the same at n = 900; the ends are 1.5 times off."""
    sizes = (8, 64, 512, 4096, 32768)
    noise = dict(zip(sizes, (1.5, 0.9, 1.0, 1.1, 0.75)))
    slow, fast = (
        prices({n: noise[n] ** sign * (step + n * sample) for n in sizes})
        for step, sample, sign in ((1e-3, 1e-6, 1), (1e-4, 2e-6, -1))
    )
    crossing = (slow[0] - fast[0]) / (fast[1] - slow[1])
    assert 450 < crossing < 1800
    for (step, sample), sign, true in ((slow, 1, (1e-3, 1e-6)), (fast, -1, (1e-4, 2e-6))):
        curve = np.array([step + n * sample for n in sizes])
        logs = np.log([noise[n] ** sign * (true[0] + n * true[1]) for n in sizes]) - np.log(curve)
        assert abs(logs.mean()) < 1e-3  # as much above the curve as below
        spread = [np.var(logs + np.log(curve / (step + np.array(sizes) * f * sample))) for f in (1, 0.9, 1.1)]
        assert spread[0] == min(spread)  # no other price of a sample leaves less


def test_the_curves_and_points_of_the_steps_are_the_prices_and_the_times(costs):
    left = costs.figure.axes[0]
    points = {}
    for artist in left.lines:
        x, y = artist.get_data()
        if len(x) == 2 and artist.get_marker() not in ("None", None, ""):
            points[to_hex(artist.get_color()).upper()] = x, y
    for name, color in (("nnlib", POSITIVE), ("Keras", NEGATIVE)):
        assert np.allclose(points[color][1], 1e3 * np.array(list(TIMES[name].values())))
    curves = [artist.get_data() for artist in left.lines if len(artist.get_xdata()) == 60]
    for (x, y), name in zip(curves, TIMES):
        step, sample = prices(TIMES[name])
        assert np.allclose(y, 1e3 * (step + x * sample))


def test_the_marks_of_the_magnifying_glass_lie_on_the_curves_at_the_epoch(twins):
    twins.set("magnify", 6)
    twins.set("epoch", 2)
    left, right = twins.figure.axes
    marks = [
        np.ravel(artist.get_data())
        for ax in (left, right)
        for artist in ax.lines
        if len(artist.get_xdata()) == 1
    ]
    assert np.allclose(marks, [[2, 0.35], [2, 1e-7]])
    assert left.get_title(loc="left") == "loss, difference × 1,000,000"


def test_all_pairs_hold_each_prediction_against_each_target_and_the_trained_curves():
    y, t, x = np.array([[1.0], [2.0]]), np.array([1.0, 4.0]), np.array([[0.0], [3.0]])
    left, right, _ = figures.squared_error_of_all_pairs(y, t, x, {"one": y, "two": 2 * y}).axes
    assert np.allclose(left.images[0].get_array(), [[1e-4, 9.0], [1.0, 4.0]])
    drawn = {line.get_label(): line.get_data() for line in right.lines}
    assert np.allclose(drawn["targets"], [[0, 3], [1, 4]])
    assert np.allclose(drawn["one"], [[0, 3], [1, 2]]) and np.allclose(drawn["two"], [[0, 3], [2, 4]])
