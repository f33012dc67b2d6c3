"""The figures of notebook 09: contributions sum to the network, knobs really train, splits are told apart."""

import re

import numpy as np
import pytest

import nnlib
from course.drawing.style import NEGATIVE, POSITIVE
from course.lessons.n09_fit_sin import figures
from course.lessons.n09_fit_sin.retraining_knobs import KNOB_EPOCHS
from course.lessons.n09_fit_sin.sine_fitting import GRID_X, contributions
from nnlib.layers import Dense

X, T = nnlib.datasets.toy.sin(50)


def recipe(units=20, activation="sigmoid", rate=0.01):
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(units, activation), Dense(1)], seed=1)
    model.compile(nnlib.optimizers.SGD(rate), "mse")
    return model


@pytest.fixture(scope="module")
def recorded():
    """Snapshots, history and model of 30 epochs."""

    class Snapshots(nnlib.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.weights = [self.model.get_weights()]

        def on_epoch_end(self, epoch, logs=None):
            self.weights.append(self.model.get_weights())

    model, snapshots = recipe(), Snapshots()
    history = model.fit(X, T, 8, 30, validation_split=0.1, verbose=0, callbacks=[snapshots]).history
    return snapshots.weights, history, model


@pytest.fixture
def scrubber(recorded):
    pytest.importorskip("ipywidgets")
    part = figures.fit_scrubber(*recorded[:2], X, T)
    yield part
    part.close()


@pytest.fixture
def knobs():
    pytest.importorskip("ipywidgets")
    part = figures.fit_knobs(X, T)
    yield part
    part.close()


def line(ax, color, width):
    """The curve of this color and width on an axes, as (x, y)."""
    (found,) = [each for each in ax.lines if each.get_color() == color and each.get_linewidth() == width]
    return found.get_data()


def test_contributions_and_bias_sum_to_the_network(recorded):
    weights, _, model = recorded
    total = contributions(weights[-1], X).sum(axis=1, keepdims=True) + weights[-1][3]
    assert np.allclose(total, model.predict(X, verbose=0), atol=1e-5)


def test_scrubber_draws_the_network_of_the_epoch_and_all_of_its_units(scrubber, recorded):
    weights, _, model = recorded
    upper, lower, _ = scrubber.figure.axes
    scrubber.set("epoch", 30)
    x, y = line(upper, POSITIVE, 3.5)
    assert np.allclose(y, model.predict(x.reshape(-1, 1), verbose=0)[:, 0], atol=1e-5)
    drawn = [each.get_ydata() for each in lower.lines if len(each.get_xdata()) == len(GRID_X)]
    assert len(drawn) == 20
    assert np.allclose(sum(drawn) + weights[-1][3], y, atol=1e-5)
    scrubber.set("epoch", 0)
    assert np.allclose(
        line(upper, POSITIVE, 3.5)[1], contributions(weights[0], GRID_X).sum(axis=1), atol=1e-5
    )


def test_scrubber_marks_the_losses_of_the_epoch(scrubber, recorded):
    history = recorded[1]
    right = scrubber.figure.axes[2]
    scrubber.set("epoch", 10)
    marks = [each.get_data() for each in right.lines if len(each.get_xdata()) == 1]
    assert [float(y[0]) for _, y in marks] == [history["loss"][9], history["val_loss"][9]]
    assert [int(x[0]) for x, _ in marks] == [10, 10]
    scrubber.set("epoch", 0)  # nothing has been measured yet
    assert not [each for each in right.lines if len(each.get_xdata()) == 1]


def test_scrubber_reads_out_a_sum_that_adds_up(scrubber, recorded):
    model = recorded[2]
    scrubber.set("epoch", 30)
    for at in np.arange(-30, 31, 3) / 10:
        scrubber.set("x_at", at)
        words = scrubber.readout.value.replace("−", "-")
        x, n, total, bias, y, sine = map(float, re.findall(r"(?<![\w₂])-?\d+(?:\.\d+)?", words))
        assert (x, n) == (at, 20)
        assert round(total + bias, 3) == y
        dot = next(each for each in scrubber.figure.axes[0].lines if len(each.get_xdata()) == 1)
        assert np.allclose(np.ravel(dot.get_data()), (at, y), atol=1e-9)
        assert abs(y - model.predict([[at]], verbose=0)[0, 0]) < 2e-3 and abs(sine - np.sin(at)) < 1e-3


def test_scrubber_asks_for_a_snapshot_of_every_epoch(recorded):
    weights, history, _ = recorded
    with pytest.raises(ValueError, match="30 snapshots for 30 epochs; expected 31"):
        figures.fit_scrubber(weights[1:], history, X, T)


def test_knobs_show_a_training_that_really_took_place(knobs):
    knobs.set("units", 3)
    knobs.set("activation", "tanh")
    knobs.set("learning_rate", 0.1)
    model = recipe(3, "tanh", 0.1)
    history = model.fit(X, T, 8, KNOB_EPOCHS, validation_split=0.1, verbose=0).history
    left, right = knobs.figure.axes
    x, y = line(left, POSITIVE, 3.5)
    assert np.allclose(y, model.predict(x.reshape(-1, 1), verbose=0)[:, 0])
    assert np.array_equal(line(right, POSITIVE, 2)[1], history["loss"])
    assert np.array_equal(line(right, NEGATIVE, 2)[1], history["val_loss"])
    assert f"loss {history['loss'][-1]:.5f}, val_loss {history['val_loss'][-1]:.5f}" in knobs.readout.value
    assert "10 numbers" in left.get_title(loc="left")


def test_knobs_train_only_when_a_slider_is_let_go(knobs):
    assert knobs.widgets["units"].continuous_update is False


def test_knobs_outlive_an_explosion_in_silence(knobs, capfd):
    knobs.set("activation", "tanh")
    knobs.set("learning_rate", 0.3)
    assert "stopped being a number" in knobs.readout.value and knobs.error is None
    assert knobs.figure.axes[1].get_title(loc="left") == "exploded"
    assert capfd.readouterr() == ("", "")
    knobs.set("learning_rate", 0.01)
    assert "val_loss" in knobs.readout.value


def test_knobs_say_that_they_train_while_they_do(knobs):
    told = []
    knobs.readout.observe(lambda change: told.append(change["new"]), names="value")
    knobs.set("units", 2)
    assert told[0] == "Training: epoch 0 of 1,000 …" and "Training: epoch 900 of 1,000 …" in told
    assert told[-1].startswith("loss ")
    told.clear()
    knobs.set("units", 20)  # trained before: nothing to wait for
    assert len(told) == 1 and told[0].startswith("loss ")


def test_knobs_leave_the_prints_of_others_alone(knobs, capfd):
    knobs.readout.observe(lambda change: print("from elsewhere"), names="value")
    knobs.set("units", 4)
    assert "from elsewhere" in capfd.readouterr().out


def test_titles_of_the_knobs_are_the_numbers_of_the_drawn_curves(knobs):
    left, right = knobs.figure.axes
    for units in (2, 20):
        knobs.set("units", units)
        assert left.get_title(loc="left") == f"{3 * units + 1} numbers, 1,000 epochs"
        assert right.get_title(loc="left") == f"loss {line(right, POSITIVE, 2)[1][-1]:.2g}"


def test_knobs_keep_their_axes_and_remember_the_lowest_loss(knobs):
    limits = [(ax.get_xlim(), ax.get_ylim()) for ax in knobs.figure.axes]
    knobs.set("activation", "relu")
    low = knobs.readout.value.partition("so far ")[2]
    knobs.set("activation", "linear")
    assert knobs.readout.value.partition("so far ")[2] == low
    assert [(ax.get_xlim(), ax.get_ylim()) for ax in knobs.figure.axes] == limits


def test_stages_draw_a_panel_for_each_curve():
    axes = figures.fit_stages(X, T, {0: np.zeros((50, 1)), 20: T, 2000: T}).axes
    assert [ax.get_title(loc="left") for ax in axes] == ["0 epochs", "20 epochs", "2,000 epochs"]
    assert np.array_equal(axes[1].lines[1].get_ydata(), T[:, 0])


def test_stages_refuse_a_curve_of_another_length():
    with pytest.raises(ValueError, match=r"the curve of epoch 20 must have shape \(50,\), got shape \(3,\)"):
        figures.fit_stages(X, T, {20: np.zeros(3)})


def test_far_out_shows_what_the_models_say_and_where_they_were_trained():
    models = {"a": recipe(), "b": recipe(activation="relu")}
    ax = figures.far_from_data(models, X[:45], T[:45]).axes[0]
    drawn = {each.get_label(): each.get_data() for each in ax.lines}
    for name, model in models.items():
        x, y = drawn[name]
        assert x[0] == -12 and np.allclose(y, model.predict(x.reshape(-1, 1), verbose=0)[:, 0])
    box = ax.patches[0].get_extents().transformed(ax.transData.inverted())
    assert np.isclose(box.x0, -np.pi) and np.isclose(box.x1, X[44, 0])


def test_split_results_keep_training_and_validation_points_apart():
    model = recipe()
    history = model.fit(X[5:], T[5:], 8, 3, validation_data=(X[:5], T[:5]), verbose=0)
    fig = figures.split_results({"the first rows": (model, history, (X[5:], T[5:]), (X[:5], T[:5]))})
    upper, lower = fig.axes
    drawn = {each.get_label(): each.get_data() for each in upper.lines}
    assert np.array_equal(drawn["trained on"][0], X[5:, 0])
    assert np.array_equal(drawn["validation"][0], X[:5, 0])
    assert [each.get_ydata().tolist() for each in lower.lines] == list(history.history.values())
