"""Pictures of a training loop: batches of an epoch, noisy gradients, where to stop, what a split cuts off.

Lesson: notebooks/08_training_loop.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import Rectangle

from course.drawing.arguments import as_labels
from course.drawing.style import ACCENT, CYCLE, HIGHLIGHT, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled
from course.drawing.training_history import history
from course.lessons.n08_training_loop.decision_regions import decision_regions


@styled
def epoch_map(orders: Mapping[str, Sequence[int]], y: Sequence[int], batch_size: int):
    """Each order of the samples as a row of numbered squares, colored by class, parted into batches."""
    y = as_labels("y", y)
    n, gap = len(y), 0.6
    left = np.arange(n) + gap * (np.arange(n) // batch_size)
    fig = new_figure((9.2, 0.75 * len(orders) + 0.9))
    ax = fig.add_subplot()
    for row, (name, order) in enumerate(orders.items()):
        order = np.asarray(order)
        if order.shape != (n,):
            raise ValueError(
                f"the order {name!r} has shape {order.shape}; expected ({n},), one place for each label."
            )
        for place, sample in enumerate(order):
            hue = (NEGATIVE, POSITIVE)[y[sample] % 2]
            ax.add_patch(Rectangle((left[place], -row), 0.92, 0.62, color=hue))
            middle = (left[place] + 0.46, 0.3 - row)
            ax.text(*middle, str(sample), color="white", fontweight="bold", ha="center", va="center_baseline")
    for k, start in enumerate(range(0, n, batch_size)):
        end = left[min(start + batch_size, n) - 1] + 0.92
        ax.text((left[start] + end) / 2, 0.82, f"batch {k + 1}", ha="center", color=MUTED)
    ax.set(xlim=(-0.2, left[-1] + 1.1), ylim=(-len(orders) + 0.9, 1.25), xticks=[])
    ax.set_yticks(0.3 - np.arange(len(orders)), list(orders))
    ax.tick_params(length=0)
    ax.grid(False)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return fig


@styled
def gradient_clouds(clouds: Mapping[int, np.ndarray], full: np.ndarray):
    """One panel a batch size: gradients of many mini-batches, as dots around the full batch's.

    Args:
        clouds: Batch size → gradients, shape (n_batches, 2).
        full: Gradient over all samples, shape (2,).
    """
    fig = new_figure((9.2, 3.6))
    axes = np.ravel(fig.subplots(1, len(clouds), sharex=True, sharey=True))
    reach = 0.0
    for ax, (batch_size, gradients) in zip(axes, clouds.items()):
        gradients = np.asarray(gradients, dtype=float)
        if gradients.ndim != 2 or gradients.shape[1] != 2:
            raise ValueError(
                f"the gradients of batch size {batch_size} have shape {gradients.shape}; expected (n, 2)."
            )
        ax.plot(*gradients.T, "o", color=POSITIVE, alpha=0.45, markersize=6, markeredgewidth=0)
        ax.plot(*full, "*", color=HIGHLIGHT, markeredgecolor=INK, markersize=19)
        ax.set(title=f"batch of {batch_size}", xlabel="dL/dw₁")
        ax.set_aspect("equal")
        reach = max(reach, 1.1 * np.abs(gradients - full).max())
    axes[0].set(ylabel="dL/dw₂", xlim=full[0] + np.array([-reach, reach]))
    axes[0].set_ylim(full[1] + np.array([-reach, reach]))
    return fig


@styled
def answers_and_losses(model, x: np.ndarray, y: Sequence[int], curves: Mapping[str, Sequence[float]]):
    """What a model of two inputs and some logits answers everywhere, beside the losses of its training."""
    fig = new_figure((9.6, 4.0))
    left, right = fig.subfigures(1, 2)

    def probabilities(points):
        u = model.predict(points, verbose=0)
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    decision_regions(probabilities, x, y, ax=left.subplots())
    history({key: values for key, values in curves.items() if key.endswith("loss")}, fig=right)
    return fig


@styled
def stopping_epoch(curves: Mapping[str, Sequence[float]], patience: int):
    """Losses by epoch with the best epoch, and the epochs that a patience waits for in vain."""
    losses = np.asarray(curves["val_loss"], dtype=float)
    fig = history({key: values for key, values in curves.items() if key.endswith("loss")})
    ax = fig.axes[0]
    best = int(losses.argmin()) + 1
    stop = stopped_after(losses, patience)
    look = dict(color=ACCENT, markeredgecolor="white", markersize=20, zorder=5, linestyle="")
    ax.plot(best, losses[best - 1], "*", label=f"best: epoch {best}", **look)
    if stop:
        first = int(losses[:stop].argmin()) + 1
        ax.axvspan(first, stop, color=HIGHLIGHT, alpha=0.3, label=f"waiting {patience} epochs", zorder=0)
    ax.set_ylim(0, 1.3 * max(losses.max(), max(curves["loss"])))
    ax.legend(loc="upper right", ncols=2)
    return fig


def stopped_after(val_losses: Sequence[float], patience: int) -> int:
    """The epoch, counted from 1, after which a patience is used up; 0 if it never is."""
    best, waited = np.inf, 0
    for epoch, loss in enumerate(val_losses, 1):
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
        if waited >= patience:
            return epoch
    return 0


@styled
def split_strips(labels: Mapping[str, Sequence[int]], cut: int):
    """Labels in stored order as colored strips, with the place where the validation samples begin."""
    fig = new_figure((9.2, 1.15 * len(labels) + 0.9))
    axes = np.ravel(fig.subplots(len(labels), 1, sharex=True))
    for ax, (name, classes) in zip(axes, labels.items()):
        classes = as_labels(name, classes)
        for value in np.unique(classes):
            places = np.flatnonzero(classes == value)
            ax.vlines(places + 0.5, 0, 1, color=CYCLE[value % len(CYCLE)], linewidth=1.6)
        ax.axvline(cut, ymax=1.25, color=INK, linewidth=3, clip_on=False)
        ax.text(cut, 1.06, " validation", va="bottom", fontsize=13)
        ax.text(cut, 1.06, "training ", va="bottom", ha="right", fontsize=13)
        ax.set(xlim=(0, len(classes)), ylim=(0, 1), yticks=[])
        ax.set_title(name, pad=6)
        ax.grid(False)
        ax.spines["left"].set_visible(False)
    axes[-1].set_xlabel("row")
    return fig
