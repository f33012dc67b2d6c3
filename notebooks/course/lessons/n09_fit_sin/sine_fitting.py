"""A network of one input learns a curve: its stages, its units' contributions, its knobs, its limits.

Lesson: notebooks/09_fit_sin.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import CYCLE, GRID, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled
from nnlib.activations import sigmoid

EDGE = 3.4  # a little beyond π
GRID_X = np.linspace(-EDGE, EDGE, 161).reshape(-1, 1)
LOSS_LIMITS = (1e-5, 10.0)
STRONG = CYCLE[2:5]  # the hues of training and validation are taken


def _flat(values):
    return np.asarray(values, dtype=float).reshape(-1)


def curve_axes(ax, x, t, n_train, legend=True):
    """The sine, the points trained on and those held back, on the axes' fixed place."""
    ax.plot(GRID_X, np.sin(GRID_X), "--", color=MUTED, linewidth=1.5, label="sin x")
    ax.plot(x[:n_train], t[:n_train], "o", color=INK, markersize=4, label="trained on")
    look = dict(color=NEGATIVE, markersize=7, markerfacecolor="white", markeredgewidth=2)
    ax.plot(x[n_train:], t[n_train:], "s", **look, label="validation")
    ax.set(xlim=(-EDGE, EDGE), ylim=(-1.7, 1.7), yticks=(-1, 0, 1))
    if legend:
        ax.legend(loc="upper left", fontsize=11, borderpad=0.2, labelspacing=0.2)


def loss_axes(ax, n_epochs):
    ax.set(yscale="log", ylim=LOSS_LIMITS, yticks=(1e-4, 1e-2, 1))
    ax.set(xlim=(-0.03 * n_epochs, 1.03 * n_epochs), xlabel="epoch")
    ax.set_xticks((0, n_epochs // 2, n_epochs))
    ax.minorticks_off()


def freeze_all(fig):
    freeze(fig)
    for legend in filter(None, (ax.get_legend() for ax in fig.axes)):
        legend.remove()  # it is in the background now, and would be drawn again


@styled
def fit_stages(x: np.ndarray, t: np.ndarray, curves: Mapping[int, np.ndarray]):
    """What a network said at the points it is trained on, after some numbers of epochs: a panel for each.

    Args:
        x, t: Inputs and targets, shape (n,) or (n, 1).
        curves: Number of epochs → predictions at x.
    """
    x, t = _flat(x), as_vector("t", _flat(t), np.size(x))
    fig = new_figure((9.2, 2.9))
    axes = np.ravel(fig.subplots(1, len(curves), sharex=True, sharey=True))
    for ax, (epochs, y) in zip(axes, curves.items()):
        ax.plot(x, t, "o", color=INK, markersize=4)
        ax.plot(x, as_vector(f"the curve of epoch {epochs}", _flat(y), len(x)), color=POSITIVE)
        ax.set(title=f"{epochs:,} epochs", xlabel="x")
    axes[0].set(ylim=(-1.4, 1.4), yticks=(-1, 0, 1), ylabel="y")
    return fig


def contributions(weights: Sequence[np.ndarray], x: np.ndarray) -> np.ndarray:
    """What each sigmoid unit of a 1-n-1 network adds to its output at x (m, 1): shape (m, n), without b₂."""
    W1, b1, W2, _ = weights
    return sigmoid(x @ W1 + b1) * W2[:, 0]


def fit_scrubber(
    weights: Sequence[Sequence[np.ndarray]],
    history: Mapping[str, Sequence[float]],
    x: np.ndarray,
    t: np.ndarray,
):
    """Scrub through a recorded training of a 1-n-1 network of sigmoids.

    Args:
        weights: W₁, b₁, W₂, b₂ before training and after each epoch.
        history: "loss" and "val_loss", one number an epoch.
        x, t: Inputs and targets, shape (n, 1); the last tenth is what validation_split=0.1 holds back.
    """
    losses, val_losses = (as_vector(key, history[key]) for key in ("loss", "val_loss"))
    n_epochs = len(losses)
    if len(weights) != n_epochs + 1:
        raise ValueError(
            f"weights holds {len(weights)} snapshots for {n_epochs} epochs; expected {n_epochs + 1}: one "
            "before training and one after each epoch."
        )
    x, t = _flat(x), _flat(t)
    # told apart by their ranks at the end: who is strong then can be followed from the start
    order = np.argsort(-np.ptp(contributions(weights[-1], GRID_X), axis=0))
    hues = {int(unit): hue for unit, hue in zip(order, STRONG)}

    def at(epoch, x):
        """Sum of the contributions, and b₂, as they are shown: their sum is then what is shown for y."""
        parts = contributions(weights[epoch], np.array([[x]]))[0]
        return round(float(parts.sum()), 3), round(float(weights[epoch][3][0]), 3)

    def draw(fig, epoch, x_at):
        grid = fig.add_gridspec(2, 2, width_ratios=(1.55, 1), hspace=0.22, wspace=0.24)
        fig.subplots_adjust(left=0.07, right=0.98, top=0.93, bottom=0.11)
        upper, lower = (fig.add_subplot(grid[row, 0]) for row in (0, 1))
        right = fig.add_subplot(grid[:, 1])
        curve_axes(upper, x, t, int(0.9 * len(x)))
        upper.set_ylabel("y")
        upper.tick_params(labelbottom=False)
        lower.set(xlim=(-EDGE, EDGE), ylim=(-1.7, 1.7), yticks=(-1, 0, 1), xlabel="x")
        lower.set_title(f"contributions of the {len(order)} units")
        loss_axes(right, n_epochs)
        right.set(ylim=(3e-3, 3), yticks=(1e-2, 1e-1, 1))
        epochs = np.arange(1, n_epochs + 1)
        right.plot(epochs, losses, color=POSITIVE, linewidth=2, label="loss")
        right.plot(epochs, val_losses, "--", color=NEGATIVE, linewidth=2, label="val_loss")
        right.legend(loc="lower left")
        freeze_all(fig)
        cursors = [ax.axvline(0, color=MUTED, linewidth=1) for ax in (upper, lower)]
        units = [int(unit) for unit in order[::-1]]  # the strong ones last, so that they lie on top
        looks = {unit: dict(color=hue, linewidth=2.8) for unit, hue in hues.items()}
        plain = dict(color=MUTED, alpha=0.5, linewidth=1.2)
        lines = [lower.plot([], [], **looks.get(unit, plain))[0] for unit in units]
        (curve,) = upper.plot([], [], color=POSITIVE, linewidth=3.5)
        (dot,) = upper.plot([], [], "o", color=POSITIVE, markeredgecolor="white", markersize=11, zorder=5)
        look = dict(markeredgecolor="white", markersize=11, zorder=5, clip_on=False)
        (at_loss,) = right.plot([], [], "o", color=POSITIVE, **look)
        (at_val,) = right.plot([], [], "s", color=NEGATIVE, **look)
        title = upper.set_title(" ")

        def update(epoch, x_at):
            parts = contributions(weights[epoch], GRID_X)
            for line, unit in zip(lines, units):
                line.set_data(GRID_X[:, 0], parts[:, unit])
            curve.set_data(GRID_X[:, 0], parts.sum(axis=1) + weights[epoch][3])
            dot.set_data([x_at], [sum(at(epoch, x_at))])
            for cursor in cursors:
                cursor.set_xdata([x_at, x_at])
            shown = slice(max(epoch - 1, 0), epoch)  # before training nothing has been measured
            at_loss.set_data(epochs[shown], losses[shown])
            at_val.set_data(epochs[shown], val_losses[shown])
            title.set_text(f"epoch {epoch:,}: sum of the contributions, plus b₂")

        update(epoch, x_at)
        return update

    def readout(values):
        total, bias = at(values["epoch"], values["x_at"])
        return (
            f"At x = {_signed(values['x_at'], 1)} the {len(order)} contributions sum to {_signed(total)}, "
            f"and b₂ adds {_signed(bias)}: y = <b>{_signed(total + bias)}</b>, where "
            f"sin x = {_signed(np.sin(values['x_at']))}."
        )

    step = max(1, n_epochs // 200)
    part = live(
        draw,
        alt="Upper left, the network's curve over the points of a sine. Below it, the contributions of the "
        "hidden units, the three strongest in color. Right, loss and val_loss by epoch, with the epoch "
        "that is shown.",
        figsize=(9.6, 5.4),
        labels={"x_at": "x"},
        readout=readout,
        play="epoch",
        interval=60,
        epoch=(0, n_epochs, step, 0),
        x_at=(-3.1, 3.1, 0.1, 1.6),
    )
    part.set("epoch", round(0.3 * n_epochs / step) * step)  # stands still half-way; Reset goes back to 0
    return part


def _signed(value, decimals=3):
    return f"{value:.{decimals}f}".replace("-", "−")


@styled
def far_from_data(models: Mapping[str, object], x: np.ndarray, t: np.ndarray, reach: float = 12.0):
    """What trained models of one input say far outside of the points x, t, shape (n, 1): a curve for each."""
    grid = np.linspace(-reach, reach, 481).reshape(-1, 1)
    fig = new_figure((9.2, 3.8))
    ax = fig.add_subplot()
    ax.axvspan(x.min(), x.max(), color=GRID, alpha=0.6, linewidth=0)
    ax.plot(grid, np.sin(grid), "--", color=MUTED, linewidth=1.5, label="sin x")
    for (name, model), style, color in zip(models.items(), ("-", "-."), (POSITIVE, CYCLE[2])):
        ax.plot(grid, model.predict(grid, verbose=0), style, color=color, label=name)
    ax.plot(x, t, "o", color=INK, markersize=4, label="trained on")
    ax.set(xlim=(-reach, reach), ylim=(-2.8, 2.8), yticks=(-2, -1, 0, 1, 2), xlabel="x", ylabel="y")
    ax.legend(loc="upper right", ncols=2)
    return fig


@styled
def split_results(results: Mapping[str, tuple]):
    """Splits side by side: above, what was trained on and held back, and the curve; below, both losses.

    Args:
        results: Title → (model, history of its fit, (x_train, t_train), (x_val, t_val)).
    """
    fig = new_figure((9.2, 5.6))
    grid = fig.subplots(2, len(results), sharey="row", squeeze=False)
    for (name, (model, curves, train, validation)), (upper, lower) in zip(results.items(), grid.T):
        curves = getattr(curves, "history", curves)
        x, t = (np.concatenate([_flat(a), _flat(b)]) for a, b in zip(train, validation))
        curve_axes(upper, x, t, len(_flat(train[0])), legend=upper is grid[0, 0])
        upper.plot(GRID_X, model.predict(GRID_X, verbose=0), color=POSITIVE)
        upper.set(title=name, xlabel="x")
        epochs = np.arange(1, len(curves["loss"]) + 1)
        lower.plot(epochs, curves["loss"], color=POSITIVE, label="loss")
        lower.plot(epochs, curves["val_loss"], "--", color=NEGATIVE, label="val_loss")
        loss_axes(lower, len(epochs))
        lower.set(ylim=(3e-3, 3), yticks=(1e-2, 1e-1, 1))
    grid[0, 0].set_ylabel("y")
    grid[1, 0].legend(loc="lower left")
    return fig
