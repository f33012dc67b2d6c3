"""The error museum: six wrong lines, each caught by central differences, and where."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text

import nnlib
from course.drawing.live import Live
from course.drawing.style import HIGHLIGHT
from course.lessons.n07_backprop_in_matrices import error_museum as museum

# what each wrong line leaves right; "all" marks where every entry is off
OFF = {
    "missing bias sum": {"b2": "all"},
    "wrong axis": {"b2": "all"},
    "forgotten transpose": {"W1": "all", "b1": "all", "x": "all"},
    "missing 1/n": dict.fromkeys(("W3", "b3", "W2", "b2", "W1", "b1", "x"), "all"),
    "gate left open": dict.fromkeys(("W2", "b2", "W1", "b1", "x"), "some"),
    "softmax crossed twice": dict.fromkeys(("W3", "b3", "W2", "b2", "W1", "b1", "x"), "all"),
}


def test_the_right_backward_pass_agrees_everywhere():
    assert all(comparison.ok for comparison in museum.examine().values())


def test_the_museum_holds_six_bugs():
    assert set(museum.BUGS) == set(OFF) and len(OFF) == 6


@pytest.mark.parametrize("bug", OFF)
def test_each_bug_is_caught_where_it_goes_wrong_and_nowhere_else(bug):
    found = museum.examine(bug)
    assert {name for name, comparison in found.items() if not comparison.ok} == set(OFF[bug])
    for name, share in OFF[bug].items():
        off = found[name].disagree
        assert off.all() if share == "all" else 0 < off.sum() < off.size


def test_missing_bias_sum_is_caught_by_its_shape():
    comparison = museum.examine("missing bias sum")["b2"]
    assert not comparison.same_shape and comparison.gradient.shape == (4, 4)


def test_missing_one_over_n_is_the_number_of_samples_everywhere():
    for comparison in museum.examine("missing 1/n").values():
        np.testing.assert_allclose(comparison.gradient, 4 * comparison.numerical, rtol=1e-5, atol=1e-8)


def test_open_gate_lets_through_what_units_that_were_off_did_not_cause():
    x, _, params = museum.network()
    off = museum.forward_pass(x, params)[1][1] <= 0  # (samples, units of layer 2)
    found = museum.examine("gate left open")
    assert (found["b2"].disagree == off.any(axis=0)).all()
    assert (found["x"].disagree.any(axis=1) == off.any(axis=1)).all()


def test_the_network_is_away_from_kinks():
    x, _, params = museum.network()
    for u in museum.forward_pass(x, params)[1][:2]:
        assert np.abs(u).min() > 1e-3  # central differences step 1e-6


def test_the_museums_network_is_nnlibs():
    x, one_hot, params = museum.network()
    layers = [nnlib.layers.Dense(4, "relu"), nnlib.layers.Dense(4, "relu"), nnlib.layers.Dense(3, "softmax")]
    model = nnlib.Sequential([nnlib.Input((4,)), *layers], dtype="float64")
    model.compile(loss="categorical_crossentropy")
    model.set_weights(list(params.values()))
    ours = museum.gradients(x, one_hot, params)
    checked = nnlib.check_model(model, x, one_hot)
    for comparison, name in zip(checked, ["x", *params], strict=True):
        np.testing.assert_allclose(comparison.gradient, ours[name], rtol=1e-9, atol=1e-12)
    assert museum.loss(x, one_hot, params) == pytest.approx(model.evaluate(x, one_hot, verbose=0), rel=1e-6)


@pytest.mark.parametrize("bug", OFF)
def test_every_bug_brings_the_loss_below_half_all_the_same(bug):
    losses = museum.train(bug)
    assert losses[-1] < losses[0] / 2


@pytest.fixture
def live():
    pytest.importorskip("ipywidgets")
    part = museum.error_museum()
    yield part
    part.close()


def test_every_exhibit_and_view_has_a_picture_of_its_own(live):
    assert isinstance(live, Live)
    pictures = set()
    for bug in [*museum.BUGS, museum.NO_BUG]:
        live.set("bug", bug)
        for show in ("agreement", "backprop", "differences"):
            live.set("show", show)
            assert live.error is None
            pictures.add(live.png)
    # without a bug, backprop and differences agree to the decimals shown
    assert len(pictures) == 3 * 6 + 2


@pytest.mark.parametrize("bug", OFF)
def test_the_picture_crosses_exactly_the_entries_that_disagree(bug, monkeypatch):
    painted = {}

    def paint(table, faces, texts, fontsize=13):
        painted[table.title.get_text().splitlines()[0].removeprefix("dL_d").split(":")[0]] = texts

    monkeypatch.setattr(museum.Table, "paint", paint)
    live = museum.error_museum()
    live.set("bug", bug)
    live.close()
    for name, comparison in museum.examine(bug).items():
        assert [text == "✗" for text in painted[name]] == comparison.disagree.ravel().tolist(), name


def test_the_wrong_line_and_the_mended_line_stand_in_the_picture(live):
    live.set("bug", "wrong axis")
    words = [text.get_text() for text in live.figure.findobj(Text)]
    assert "✗ Dense 2: grad.sum(axis=1)" in words and "✓ Dense 2: grad.sum(axis=0)" in words


def test_without_a_bug_the_menu_says_so_and_nothing_is_crossed(live):
    live.set("bug", museum.NO_BUG)
    assert live.widgets["bug"].value == "no bug" and live.widgets["bug"].index == len(museum.BUGS)
    assert "no bug" in live.readout.value
    words = [text.get_text() for text in live.figure.findobj(Text)]
    assert "✓ every line is right" in words
    assert sum(text.endswith("agrees") for text in words) == 7


def test_the_arrow_points_from_the_loss_to_the_left(live):
    (arrow,) = [text for text in live.figure.findobj(Text) if getattr(text, "arrow_patch", None)]
    loss = next(text for text in live.figure.findobj(Text) if text.get_text() == "loss")
    assert arrow.xy[0] < arrow.get_position()[0] < loss.get_position()[0]


@pytest.mark.parametrize("bug", OFF)
def test_the_place_of_the_wrong_line_alone_is_yellow(live, bug):
    live.set("bug", bug)
    chips = [text for text in live.figure.findobj(Text) if text.get_bbox_patch()]
    yellow = [text for text in chips if to_hex(text.get_bbox_patch().get_facecolor()).upper() == HIGHLIGHT]
    assert len(yellow) == 1 and museum.PLACES[museum.BUGS[bug].place].startswith(yellow[0].get_text())
