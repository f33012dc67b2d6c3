"""Every mission's solution passes with room, whatever the seed, and after a tenth more or fewer epochs.

With two seeds; with five where NNLIB_ALL_SEEDS is set, as `make test-processors` does.
"""

import os
import re
from functools import cache

import pytest

from course import contents
from course.playground import Experiment, State

MISSIONS = contents.tasks_of("15")
# What a mission asks of the two losses, and how much of that its solution may use up.
GOALS = {
    "three_units": {"test": 0.2},
    "no_hidden_layer": {"test": 0.1},
    "one_weight": {"test": 0.1},
    "revive": {"train": 0.15},
    "spiral": {"test": 0.05},
    "your_own": {"train": 0.1},
    "by_heart": {"train": 0.05},
    "tame": {"train": 0.5, "test": 0.69},
    "keep_few": {"test": 0.05},
    "few_weights": {"test": 0.05},
}
# a seed and its share of the epochs
OTHERWISE = [(0, 0.9), (4, 1.1), (1, 0.9), (2, 1), (3, 1.1), (0, 1.1), (4, 1)]
TRIED = OTHERWISE if os.environ.get("NNLIB_ALL_SEEDS") else OTHERWISE[:2]
ROOM = 0.8  # of the goal, for the solution as it is printed


def otherwise(text, epochs, seed):
    """The state of a solution with other epochs and another seed."""
    return re.sub(r"epochs=\d+", f"epochs={epochs}", text) + (f"&seed={seed}" if seed else "")


@cache
def solved(key):
    """The experiment of a mission's solution."""
    experiment = Experiment(State.parse(MISSIONS[key].reference))
    experiment.advance(epochs_of(MISSIONS[key]))
    return experiment


def epochs_of(task):
    return int(re.search(r"epochs=(\d+)", task.reference)[1])


@pytest.mark.parametrize("key", MISSIONS)
def test_the_solution_passes_with_other_seeds_and_ten_per_cent_more_or_fewer_epochs(key):
    task = MISSIONS[key]
    for seed, share in TRIED:
        state = otherwise(task.reference, round(share * epochs_of(task)), seed)
        assert task.verify(state) is None, state


@pytest.mark.parametrize("key", GOALS)
def test_the_solution_passes_with_room(key):
    experiment = solved(key)
    losses = {"train": experiment.train_loss, "test": experiment.test_loss}
    assert {name: losses[name] <= ROOM * goal for name, goal in GOALS[key].items()} == dict.fromkeys(
        GOALS[key], True
    ), losses


def test_what_l1_drops_is_far_from_what_it_keeps():
    experiment = solved("keep_few")
    size = abs(experiment.weights()[0][0])
    dead = experiment.dead()[0]
    assert dead.all(axis=1).sum() == 5
    assert size[dead].max() < 0.05 * size.max() and size[~dead].min() > 0.3 * size.max()


def test_the_spoiled_mission_of_overfitting_is_far_from_its_goal():
    experiment = solved("by_heart")
    assert experiment.test_loss > 30 * experiment.train_loss  # more than ten times is asked for


@pytest.mark.parametrize("bias", [0, 0.5, 1, -1, 2, 3])
def test_any_bias_that_wakes_the_units_is_accepted(bias):
    task = MISSIONS["revive"]
    state = re.sub(r"(b0\.\d):1\b", rf"\1:{bias}", task.reference)
    assert task.verify(state) is None, state


def test_the_advice_of_a_mission_works_when_it_is_followed():
    seven = "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&reg=l1"
    keep_few = MISSIONS["keep_few"].verify
    assert "Train on, or raise the rate" in keep_few(f"{seven}&rate=0.001&epochs=10")
    assert keep_few(f"{seven}&rate=0.01&epochs=300") is None
    assert "smaller rate" in keep_few(f"{seven}&rate=0.1&epochs=300")
    assert keep_few(f"{seven}&rate=0.03&epochs=300") is None
    heart = "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&reg=l2&epochs=400"
    tame = MISSIONS["tame"].verify
    assert "larger rate" in tame(f"{heart}&rate=0.0001")
    assert "smaller rate" in tame(f"{heart}&rate=0.1")
    assert tame(f"{heart}&rate=0.01") is None
