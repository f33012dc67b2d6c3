"""One small network on real digits, trained by four optimizers at many learning rates.

Lesson: notebooks/08_training_loop.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np

import nnlib
from course.drawing.style import INK, new_figure, styled
from course.lessons.n08_training_loop.optimizer_race import RACERS
from nnlib.layers import Dense

N_DIGITS, BATCH_SIZE, EPOCHS = 1000, 25, 3  # 120 updates
WORST = 1e3  # a loss above it, or one that is no number, counts as this


def losses_on_digits(rates: Sequence[float], factor: float = 1.0) -> dict[str, np.ndarray]:
    """The loss of 784-32-10 on the digits it was trained on, for each optimizer and each learning rate.

    Args:
        factor: On the loss while it trains, and so on every slope. What is measured afterwards is the loss
            without the factor.
    """
    (images, labels), _ = nnlib.datasets.mnist.load_data()
    x = images[:N_DIGITS].reshape(N_DIGITS, -1).astype("float32") / 255
    t = labels[:N_DIGITS]
    return {
        name: np.array([_trained(make(rate), x, t, factor) for rate in rates])
        for name, (make, *_) in RACERS.items()
    }


def _trained(optimizer, x, t, factor):
    model = nnlib.Sequential([nnlib.Input((784,)), Dense(32, "relu"), Dense(10)], seed=0)
    model.compile(optimizer, nnlib.losses.SparseCategoricalCrossentropy(from_logits=True))
    weights, rng = np.full(BATCH_SIZE, factor, "float32"), np.random.default_rng(0)
    with np.errstate(all="ignore"):  # rates that are far too large overflow
        for _ in range(EPOCHS):
            for rows in rng.permutation(len(x)).reshape(-1, BATCH_SIZE):
                model.train_on_batch(x[rows], t[rows], sample_weight=weights)
        loss = float(model.evaluate(x, t, verbose=0))
    return min(loss, WORST) if np.isfinite(loss) else WORST


def best_rates(rates: Sequence[float], curves: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """For each optimizer the learning rate of the lowest loss, to one digit."""
    return {name: float(f"{np.asarray(rates)[np.argmin(losses)]:.1g}") for name, losses in curves.items()}


@styled
def losses_by_rate(rates: Sequence[float], panels: Mapping[str, Mapping[str, Sequence[float]]]):
    """Loss after training against the learning rate: a panel for each title, a curve for each optimizer."""
    fig = new_figure((9.6, 4.2))
    axes = np.ravel(fig.subplots(1, len(panels), sharey=True))
    for ax, (title, curves) in zip(axes, panels.items()):
        for name, losses in curves.items():
            _, color, marker = RACERS[name]
            look = dict(color=color, marker=marker, markeredgecolor="white", linewidth=2, markersize=8)
            ax.plot(rates, losses, label=name, **look)
        ax.axhline(np.log(10), color=INK, linewidth=1, linestyle=":")
        ax.set(xscale="log", ylim=(0, 3.4), title=title, xlabel="learning rate η")
    axes[0].text(1e-2, 2.33, "ln 10", va="bottom", fontsize=12)
    axes[0].set_ylabel("loss after training")
    axes[0].legend(loc="upper left", ncols=2, fontsize=12, columnspacing=1.2, handlelength=1.6)
    return fig
