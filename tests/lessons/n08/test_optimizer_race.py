"""The race of the optimizers shows what nnlib's optimizers do, and its surfaces are what they say."""

import io
import itertools

import numpy as np
import pytest
from PIL import Image

from course.lessons.n08_training_loop import figures
from course.lessons.n08_training_loop.optimizer_race import N_STEPS, RACERS, TRACKS
from nnlib import numerical_gradient


@pytest.fixture
def part():
    pytest.importorskip("ipywidgets")
    part = figures.optimizer_race()
    yield part
    part.close()


@pytest.mark.parametrize("track", TRACKS)
def test_a_tracks_slopes_are_those_of_its_heights(track):
    surface, start = TRACKS[track]
    for point in (np.array(start), np.array([0.7, -0.4])):
        measured = numerical_gradient(lambda p: surface(p)[0], point)
        assert np.allclose(surface(point)[1], measured, atol=1e-8)


def test_paths_follow_the_formulas():
    paths = figures.optimizer_paths("long valley", learning_rate=0.1, n_steps=2)
    # height 0.1 w1² + 2 w2² from (-1.9, 1.2): slopes (-0.38, 4.8)
    assert np.allclose(paths["SGD"][1], [-1.9 + 0.038, 1.2 - 0.48])
    # slopes there (-0.3724, 2.88); the velocity keeps 0.9 of the first step
    assert np.allclose(paths["momentum"][2], [-1.862 + 0.9 * 0.038 + 0.03724, 0.72 - 0.9 * 0.48 - 0.288])
    # the first mean square is (1 - 0.9) g², so RMSprop's first step is 0.1 / √0.1; Adam's is 0.1
    assert np.allclose(paths["RMSprop"][1], [-1.9 + 0.1 / np.sqrt(0.1), 1.2 - 0.1 / np.sqrt(0.1)], atol=1e-5)
    assert np.allclose(paths["Adam"][1], [-1.8, 1.1], atol=1e-5)


def test_only_the_scaled_optimizers_ignore_the_scale_of_the_loss():
    once, tenfold = (figures.optimizer_paths("long valley", 0.1, scale) for scale in (1, 10))
    same = [name for name in once if np.allclose(once[name], tenfold[name], atol=1e-3)]
    assert same == ["RMSprop", "Adam"]


def test_only_sgd_and_momentum_ignore_a_turn_of_the_valley():
    straight, turned = (figures.optimizer_paths(track, 0.1) for track in ("long valley", "valley at 45°"))
    level = {track: TRACKS[track][0] for track in ("long valley", "valley at 45°")}
    for name in straight:
        a = level["long valley"](straight[name].T)[0]
        b = level["valley at 45°"](turned[name].T)[0]
        assert np.allclose(a, b) == (name in ("SGD", "momentum")), name


def test_a_path_that_explodes_stands_still():
    path = figures.optimizer_paths("long valley", 0.4, scale=10)["SGD"]
    assert np.isfinite(path).all() and np.array_equal(path[-1], path[-2])
    assert np.abs(path[-1]).max() >= 1e6


def test_an_unknown_track_is_refused():
    with pytest.raises(ValueError, match=r"track must be one of .*saddle.*, got 'bowl'"):
        figures.optimizer_paths("bowl")


def test_race_reads_out_the_losses_of_the_step(part):
    part.set("learning_rate", 0.1)
    part.set("step", 10)
    path = figures.optimizer_paths("long valley", 0.1, n_steps=10)["Adam"]
    loss = TRACKS["long valley"][0](path[-1])[0]
    assert f"Adam <b>{loss:.2g}</b>" in part.readout.value
    part.set("scale", 10.0)
    part.set("step", N_STEPS)
    assert "SGD <b>exploded</b>" in part.readout.value and part.error is None


def test_every_track_and_scale_has_a_picture_of_its_own(part):
    pictures = set()
    for track in TRACKS:
        for scale in (0.1, 1.0, 10.0):
            part.set("surface", track)
            part.set("scale", scale)
            pictures.add(part.png)
            assert part.error is None
    assert len(pictures) == 9


def test_a_track_looks_the_same_however_it_was_reached(part):
    first = part.png
    part.set("surface", "saddle")
    part.set("surface", "long valley")
    assert part.png == first


def test_each_track_has_its_own_ground_and_the_same_axes(part):
    part.set("step", 0)
    pictures = []
    for track in TRACKS:
        part.set("surface", track)
        pictures.append(np.asarray(Image.open(io.BytesIO(part.png)).convert("RGB"), dtype=int))
    height, width = pictures[0].shape[:2]
    below = np.array([picture[int(0.87 * height) :] for picture in pictures])
    ground = [picture[height // 4 : height // 2, width // 3 : width // 2] for picture in pictures]
    assert (below == below[0]).all()
    for a, b in itertools.combinations(ground, 2):
        assert np.mean(np.abs(a - b).max(axis=2) > 10) > 0.2


def test_the_race_opens_where_the_three_others_are_far_below_sgd_and_at_a_large_rate_sgd_wins(part):
    assert part.values == {"surface": "long valley", "scale": 1.0, "learning_rate": 0.05, "step": N_STEPS}

    def ends(track, rate):
        paths = figures.optimizer_paths(track, rate)
        return {name: TRACKS[track][0](path[-1])[0] for name, path in paths.items()}

    at_opening = ends("long valley", 0.05)
    assert all(10 * loss < at_opening["SGD"] for name, loss in at_opening.items() if name != "SGD")
    large = ends("long valley", 0.4)
    assert min(large, key=large.get) == "SGD"
    turned = ends("valley at 45°", 0.05)
    for name in ("RMSprop", "Adam"):
        assert turned[name] > 50 * at_opening[name]
    assert turned["RMSprop"] < turned["SGD"] < turned["Adam"]
    for name in ("SGD", "momentum"):
        assert turned[name] == pytest.approx(at_opening[name])


@pytest.mark.parametrize("step", [0, 7, N_STEPS])
def test_the_picture_shows_the_paths_and_their_losses(part, step):
    part.set("step", step)
    paths = figures.optimizer_paths("long valley", 0.05)
    left, right = part.figure.axes
    colors = {name: color for name, (_, color, _) in RACERS.items()}
    for name, path in paths.items():
        mine = [line for line in left.lines if line.get_color() == colors[name]]
        drawn = next(line for line in mine if line.get_marker() == "None")
        head = next(line for line in mine if line.get_marker() != "None")
        np.testing.assert_allclose(np.column_stack(drawn.get_data()), path[: step + 1])
        np.testing.assert_allclose(np.ravel(head.get_data()), path[step])
        losses = TRACKS["long valley"][0](path[: step + 1].T)[0]
        curve, tip = [line for line in right.lines if line.get_color() == colors[name]][-2:]
        np.testing.assert_allclose(curve.get_ydata(), np.clip(losses, 1e-6, 1e3))
        assert tip.get_xdata()[0] == step and tip.get_ydata()[0] == curve.get_ydata()[-1]
    assert right.get_title() == f"step {step}" or right.get_title(loc="left") == f"step {step}"
