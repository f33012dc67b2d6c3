"""What notebook 08 says of Adam's best rate is so, and the picture shows what was measured."""

import numpy as np
import pytest

import nnlib
from course.lessons import n08_training_loop as room
from course.lessons.n08_training_loop import figures
from course.lessons.n08_training_loop.optimizer_race import RACERS
from course.lessons.n08_training_loop.step_tasks import sgd_step

RATES = [1e-4, 1e-3, 1e-2, 1e-1]


def test_each_dot_is_a_measured_loss_at_its_rate():
    curves = {name: np.linspace(2, 0.5 + k / 4, 4) for k, name in enumerate(RACERS)}
    panels = figures.losses_by_rate(RATES, {"as it is": curves, "× 100": curves}).axes
    assert [ax.get_title(loc="left") for ax in panels] == ["as it is", "× 100"]
    for ax in panels:
        lines = {line.get_label(): line for line in ax.lines}
        for name, losses in curves.items():
            assert lines[name].get_xdata().tolist() == RATES
            assert lines[name].get_ydata().tolist() == losses.tolist()
        (mark,) = [line for line in ax.lines if line.get_linestyle() == ":"]
        assert mark.get_ydata()[0] == pytest.approx(np.log(10))


@pytest.mark.usefixtures("on_the_sample")
def test_a_factor_of_the_loss_moves_the_best_rate_of_sgd_and_momentum_alone():
    rates = 10.0 ** np.arange(-5, 0.1, 0.5)
    as_it_is, times_100 = room.losses_on_digits(rates), room.losses_on_digits(rates, 100)
    best, best_100 = room.best_rates(rates, as_it_is), room.best_rates(rates, times_100)
    assert [name for name in best if best[name] == best_100[name]] == ["RMSprop", "Adam"]
    for name in ("SGD", "momentum"):
        assert best[name] == pytest.approx(100 * best_100[name])
    assert all(np.isfinite(losses).all() for losses in (*as_it_is.values(), *times_100.values()))


def test_the_readers_step_trains_as_nnlibs_sgd():
    x, y = np.random.default_rng(0).normal(size=(2, 20, 1))
    weights = []
    for optimizer in (
        room.momentum_optimizer(sgd_step, 0.05, momentum=0.9),
        nnlib.optimizers.SGD(0.05, momentum=0.9),
    ):
        layers = [nnlib.Input((1,)), nnlib.layers.Dense(4, "relu"), nnlib.layers.Dense(1)]
        model = nnlib.Sequential(layers, seed=0, dtype="float64")
        model.compile(optimizer, "mse")
        model.fit(x, y, 5, epochs=3, verbose=0)
        weights.append(model.get_weights())
    for mine, theirs in zip(*weights, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-12)
