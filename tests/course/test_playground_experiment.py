"""The playground's network in training, and its programs, which give the same losses."""

import copy
import json
import subprocess
import sys

import numpy as np
import pytest

from course.playground.experiment import Experiment
from course.playground.programs import keras_program, nnlib_program
from course.playground.sets import DATA
from course.playground.state import State

PROGRAMS = [
    "noise=10&epochs=6&changes=0:b1.1:0.5,2:lr:0.1,4:w0.1.2:-0.5,4:batch:7,6:b2.0:0.25",
    "data=spiral&classes=3&hidden=8&act=relu&opt=adam&lr=0.01&epochs=5&inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)",
    "data=sin&inputs=x1&opt=momentum&reg=l2&rate=0.001&epochs=6&share=70",
    "data=hills&reg=l1&rate=0.001&opt=rmsprop&lr=0.001&epochs=4&hidden=3,2&act=sigmoid",
    "data=plane&hidden=0&epochs=3&lr=0.001&act=linear",
    "data=points&classes=3&points=1,2,0;3,4,1;-1,-2,2;0,0,1;1,1,1&epochs=4",
    "data=curve&inputs=x1&points=1,0,0.5;3,0,1;-1,0,2&epochs=0",
]


def at(text):
    state = State.parse(text)
    experiment = Experiment(state)
    experiment.advance(state.epochs)
    assert experiment.state == state
    return experiment


RUN = """
import contextlib, io, json, sys
for program in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(program, {})
    print(json.dumps(out.getvalue().splitlines()))
"""


def printed(make):
    """What the programs print, all run in one process of their own: {state: [train loss, test loss]}."""
    programs = [make(State.parse(text)) for text in PROGRAMS]
    result = subprocess.run(
        [sys.executable, "-c", RUN], input=json.dumps(programs), capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return {
        text: [float(line.split()[-1]) for line in two] for text, two in zip(PROGRAMS, lines, strict=True)
    }


def test_the_printed_nnlib_programs_give_the_playgrounds_losses():
    for text, losses in printed(nnlib_program).items():
        experiment = at(text)
        assert losses == [experiment.train_loss, experiment.test_loss], text


def test_the_printed_keras_programs_give_the_playgrounds_losses():
    pytest.importorskip("keras")
    for text, losses in printed(keras_program).items():
        experiment = at(text)
        # Keras keeps the optimizer's constants in float32 (0.03 is then off by 7e-10)
        np.testing.assert_allclose(losses, [experiment.train_loss, experiment.test_loss], 1e-5, err_msg=text)


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("hidden", ["0", "3,2"])
def test_maps_are_what_the_units_say_on_the_grid(name, hidden):
    own = {"points": "&points=1,2,0;3,4,1;0,0,1", "curve": "&points=1,0,0.5;3,0,1;0,0,0"}.get(name, "")
    one = DATA[name].dimensions == 1
    experiment = at(f"data={name}&hidden={hidden}&inputs=x1&epochs=2{own}")
    maps, n = experiment.maps(13), 13
    shape = (n,) if one else (n, n)
    widths = [1, *([] if hidden == "0" else [3, 2]), 1]
    assert [m.shape for m in maps] == [(w, *shape) for w in widths]
    axis = np.linspace(-6, 6, n)
    np.testing.assert_array_equal(maps[0][0], axis if one else np.tile(axis, (n, 1)))
    row = maps[-1][0] if one else maps[-1][0, 4]  # x1 alone goes in: every row is alike
    np.testing.assert_allclose(row, experiment.model.predict(axis[:, None])[:, 0], rtol=1e-12)


def test_the_first_row_of_a_map_is_the_top():
    maps = at("inputs=x2&hidden=0").maps(5)
    np.testing.assert_array_equal(maps[0][0, :, 0], [6, 3, 0, -3, -6])


def test_classes_share_the_square():
    maps = at("data=gauss&classes=4&hidden=4&epochs=3").maps(10)
    np.testing.assert_allclose(maps[-1].sum(axis=0), 1, rtol=1e-12)


def test_gradients_are_central_differences_of_the_training_loss():
    experiment = at("data=circle&epochs=3")
    gradient = experiment.gradients()[0][0][1, 2]
    weight = experiment.weights()[0][0][1, 2]
    losses = []
    for nudge in (1e-4, -1e-4):
        there = copy.deepcopy(experiment)
        there.edit(0, 1, 2, weight)  # edits keep four decimals, so both start from there
        kept = there.weights()[0][0][1, 2]
        there.edit(0, 1, 2, kept + nudge)
        losses.append(there.train_loss)
    assert gradient == pytest.approx((losses[0] - losses[1]) / 2e-4, rel=1e-2)


def test_gradients_and_maps_leave_training_as_it_is():
    looked, alone = Experiment(State()), Experiment(State())
    for _ in range(3):
        looked.maps(10), looked.gradients(), looked.dead()
        looked.advance(), alone.advance()
    assert looked.history == alone.history


def test_a_deep_copy_goes_its_own_way_and_gives_the_same():
    experiment = at("epochs=2&noise=5")
    twin = copy.deepcopy(experiment)
    twin.advance(3)
    assert experiment.epoch == 2
    experiment.advance(3)
    assert twin.history == experiment.history


def test_changes_are_kept_in_the_state_and_refused_if_they_do_not_fit():
    experiment = at("epochs=2")
    experiment.change(learning_rate=0.5)
    experiment.edit(0, 1, 3, 1.23456)
    experiment.edit(2, None, 0, -1)
    assert str(experiment.state) == "epochs=2&changes=2:lr:0.5,2:w0.1.3:1.2346,2:b2.0:-1"
    before, history = experiment.weights(), copy.deepcopy(experiment.history)
    for wrong in ({"learning_rate": 0}, {"learning_rate": float("nan")}, {"batch": 31}):
        with pytest.raises(ValueError, match="changes: "):
            experiment.change(**wrong)
    for place in ((7, 0, 0), (0, 9, 0), (0, None, 4)):
        with pytest.raises(ValueError, match="there is no"):
            experiment.edit(*place, 1.0)
    assert all(np.array_equal(a, b) for x, y in zip(before, experiment.weights()) for a, b in zip(x, y))
    assert experiment.history == history


def test_an_edit_is_measured_at_once():
    experiment = at("epochs=2&hidden=0")
    before = experiment.train_loss
    experiment.edit(0, None, 0, 5.0)
    assert experiment.train_loss > before and len(experiment.history["train"]) == 3


def test_l1_lets_links_die_and_no_other_penalty_does():
    l1 = at("reg=l1&rate=0.1&epochs=60&hidden=4")
    assert l1.dead()[0].any()
    assert not any(d.any() for d in at("reg=l2&rate=0.1&epochs=60&hidden=4").dead())
    assert not any(d.any() for d in Experiment(l1.state).dead())  # nothing is dead before training


def test_a_run_that_explodes_stops_and_says_what_to_do():
    experiment = Experiment(State.parse("data=hills&inputs=x1^2,x2^2,x1x2&hidden=0&lr=10"))
    experiment.advance(50)
    assert "Lower the learning rate" in experiment.diverged and experiment.advance(5) == 0


def test_advance_keeps_to_its_seconds():
    assert Experiment(State()).advance(10_000, seconds=0.05) < 10_000


@pytest.mark.parametrize("text", ["data=points", "data=curve&inputs=x1&points=1,0,1"])
def test_own_sets_need_two_points(text):
    with pytest.raises(ValueError, match="click at least two"):
        Experiment(State.parse(text))
