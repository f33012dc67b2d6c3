"""The figures of notebook 08 show what they were given."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

import nnlib
from course.drawing.style import NEGATIVE, POSITIVE
from course.lessons.n08_training_loop import figures
from course.lessons.n08_training_loop.batches_and_stopping import stopped_after


def test_epoch_map_numbers_the_samples_in_their_order_and_colors_them_by_class():
    ax = figures.epoch_map({"stored": [0, 1, 2], "epoch 1": [2, 0, 1]}, [0, 1, 1], 2).axes[0]
    words = [text.get_text() for text in ax.texts]
    assert words == ["0", "1", "2", "2", "0", "1", "batch 1", "batch 2"]
    hues = [to_hex(patch.get_facecolor()).upper() for patch in ax.patches]
    assert hues == [NEGATIVE, POSITIVE, POSITIVE, POSITIVE, NEGATIVE, POSITIVE]


def test_epoch_map_refuses_an_order_of_another_length():
    with pytest.raises(ValueError, match=r"'epoch 1' has shape \(2,\); expected \(3,\)"):
        figures.epoch_map({"epoch 1": [0, 1]}, [0, 1, 1], 2)


def test_gradient_clouds_share_their_axes_and_lose_no_dot():
    rng = np.random.default_rng(0)
    clouds = {4: rng.normal(size=(20, 2)), 16: 0.5 * rng.normal(size=(20, 2))}
    first, second = figures.gradient_clouds(clouds, np.array([0.1, 0.2])).axes
    assert first.get_xlim() == second.get_xlim() and first.get_ylim() == second.get_ylim()
    for dots in clouds.values():
        assert (first.get_xlim()[0] < dots[:, 0]).all() and (dots[:, 1] < first.get_ylim()[1]).all()


def test_gradient_clouds_ask_for_two_weights():
    with pytest.raises(ValueError, match=r"batch size 4 have shape \(5,\); expected \(n, 2\)"):
        figures.gradient_clouds({4: np.zeros(5)}, np.zeros(2))


@pytest.mark.parametrize("patience", [1, 2, 3])
@pytest.mark.parametrize("seed", range(5))
def test_stopping_agrees_with_early_stopping_of_the_library(patience, seed):
    class Model:
        stop_training = False

    losses = np.random.default_rng(seed).random(12).round(1)
    stopper = nnlib.callbacks.EarlyStopping(patience=patience)
    stopper.model = Model()
    stopped = 0
    for epoch, loss in enumerate(losses):
        stopper.on_epoch_end(epoch, {"val_loss": loss})
        if stopper.model.stop_training:
            stopped = epoch + 1
            break
    assert stopped_after(losses, patience) == stopped


def test_stopping_marks_the_best_epoch_and_says_how_long_it_waits():
    curves = {"loss": [3, 2, 1, 1, 1], "val_loss": [3, 2, 2.5, 2.6, 2.7]}
    legend = figures.stopping_epoch(curves, patience=2).axes[0].get_legend()
    words = [text.get_text() for text in legend.get_texts()]
    assert "best: epoch 2" in words and "waiting 2 epochs" in words
    falling = {"loss": [3, 2, 1], "val_loss": [3, 2, 1]}
    words = [text.get_text() for text in figures.stopping_epoch(falling, 2).axes[0].get_legend().get_texts()]
    assert "best: epoch 3" in words and "waiting 2 epochs" not in words


def test_split_strips_draw_every_row_and_the_cut():
    ax = figures.split_strips({"sorted": [0, 0, 1, 1, 2]}, cut=4).axes[0]
    assert sum(len(stripes.get_segments()) for stripes in ax.collections) == 5
    assert ax.lines[0].get_xdata()[0] == 4 and ax.get_title(loc="left") == "sorted"


def test_trained_shows_regions_beside_losses():
    x, t = nnlib.datasets.toy.circle(20)
    model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(2)], seed=0)
    figure = figures.answers_and_losses(model, x, t, {"loss": [2, 1], "val_loss": [2, 2], "accuracy": [0, 1]})
    regions, losses = (part.axes for part in figure.subfigs)
    assert len(regions) == len(losses) == 1
    assert [line.get_ydata().tolist() for line in losses[0].lines] == [[2, 1], [2, 2]]
