"""Cross-entropy as surprise: of one answer, of several forecasters, and where log 0 spoils a product.

Lesson: notebooks/04_loss.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.patches import Patch

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.function_plot import function_plot
from course.drawing.live import live
from course.drawing.style import ACCENT, CYCLE, HIGHLIGHT, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled
from nnlib.activations import softmax
from nnlib.losses import SparseCategoricalCrossentropy


def surprise_explorer():
    """The cross-entropy of one answer against the probability that it gave to the truth, and in coins."""
    p_grid = np.linspace(0.005, 1, 400)

    def draw(fig, p):
        left, right = fig.subplots(1, 2, width_ratios=(2, 1))
        fig.subplots_adjust(left=0.08, right=0.98, bottom=0.17, wspace=0.1)
        left.plot(p_grid, -np.log(p_grid), color=POSITIVE, label="−log p")
        left.plot(p_grid, (1 - p_grid) ** 2, "--", color=MUTED, label="(1 − p)²")
        left.set(xlim=(0, 1.02), ylim=(-0.15, 5.1), xlabel="p of the true class", ylabel="loss")
        left.legend(loc="upper right")
        places = np.array([(k % 2, 3 - k // 2) for k in range(7)], dtype=float)
        right.plot(*places.T, "o", markersize=38, color="white", markeredgecolor=MUTED, markeredgewidth=1.5)
        right.set(xlim=(-0.9, 1.9), ylim=(-0.6, 3.6))
        right.set_axis_off()
        freeze(fig)
        (drop,) = left.plot([], [], color=NEGATIVE, linewidth=2)
        (dot,) = left.plot([], [], "o", color=NEGATIVE, markersize=13, markeredgecolor="white", zorder=5)
        coins = [right.plot(*place, "o", color=HIGHLIGHT, markeredgecolor=INK)[0] for place in places]
        title, right_title = left.set_title(" "), right.set_title(" ")

        def update(p):
            loss = -np.log(p)
            drop.set_data([p, p], [0, loss])
            dot.set_data([p], [loss])
            n = loss / np.log(2)
            for k, coin in enumerate(coins):  # the last coin is as large as what is left for it
                share = float(np.clip(n - k, 0, 1))
                coin.set_markersize(38 * share**0.5)
                coin.set_visible(share > 0)
            title.set_text(f"−log {p:.3f} = {loss + 0.0:.2f} nats")
            right_title.set_text(f"{n + 0.0:.2f} coins")

        update(p)
        return update

    def readout(values):
        p = values["p"]
        n = -np.log(p) / np.log(2) + 0.0
        return f"As surprising as {n:.2f} heads in a row: (1/2)<sup>{n:.2f}</sup> = {p:.3f}."

    return live(
        draw,
        alt="Left, the loss −log p falls from 4.6 at p = 0.01 to 0 at p = 1, above the dashed (1 − p)². "
        "Right, the same surprise counted in coins.",
        figsize=(8.6, 4.0),
        labels={"p": "p of the true class"},
        readout=readout,
        p=(0.01, 1.0, 0.005, 0.6),  # 1/8 is one of its steps
    )


@styled
def surprise_by_sample(probabilities: Mapping[str, Sequence[float]]):
    """Surprise −log p at each sample, side by side for several forecasters, and the mean of each.

    Args:
        probabilities: Name → what it gave to the true class of each sample, shape (n,), all above 0.
    """
    rows = {name: -np.log(as_vector(name, np.asarray(p, float))) + 0.0 for name, p in probabilities.items()}
    n = len(next(iter(rows.values())))
    fig = new_figure((8.0, 3.8))
    ax = fig.add_subplot()
    places = np.append(np.arange(n), n + 0.4)
    width = 0.8 / len(rows)
    for k, (name, values) in enumerate(rows.items()):
        heights = np.append(values, values.mean())
        at = places + (k - (len(rows) - 1) / 2) * width
        ax.bar(at, heights, 0.92 * width, color=CYCLE[k], label=name)
        for x, height in zip(at, heights):
            ax.text(x, height + 0.05, f"{height:.2f}", ha="center", va="bottom", fontsize=12)
    ax.axvline(n - 0.3, color=MUTED, linewidth=1)
    ax.set_xticks(places, [*(f"sample {k}" for k in range(n)), "mean"])
    ax.set(ylabel="surprise in nats", ylim=(0, 1.15 * max(values.max() for values in rows.values())))
    ax.grid(False, axis="x")
    ax.legend(loc="upper left")
    return fig


@styled
def losses_by_gap():
    """Loss of a sample of two classes whose wrong one leads by a gap, computed in three ways, in float32."""

    def scores(gap):
        return np.stack([np.zeros(len(gap)), gap], axis=1).astype("float32")  # (n, 2): class 0 is true

    def loss(from_logits, answers):
        loss_of_each = SparseCategoricalCrossentropy(from_logits=from_logits, reduction=None)
        return loss_of_each(np.zeros(len(answers), dtype=int), answers)

    def plain(gap):
        with np.errstate(divide="ignore"):  # −log 0 ends the curve
            return -np.log(softmax(scores(gap))[:, 0])

    curves = {
        "from the scores": lambda gap: loss(True, scores(gap)),
        "−log p": plain,
        "−log p, p at least 1e-7": lambda gap: loss(False, softmax(scores(gap))),
    }
    return function_plot(curves, (0, 120), xlabel="gap between the scores", ylabel="loss in nats")


@styled
def broken_products(products: np.ndarray):
    """Where the products t · log p of a batch, shape (samples, classes), are finite, −inf and NaN."""
    products = np.asarray(products, dtype=float)
    if products.ndim != 2:
        raise ValueError(f"products must have shape (samples, classes), got {products.shape}.")
    kinds = np.where(np.isnan(products), 2, np.where(np.isinf(products), 1, 0))
    colors, names = ("#DCE8F0", ACCENT, NEGATIVE), ("finite", "−inf", "NaN: 0 · (−inf)")
    fig = new_figure((8.8, 3.4))
    ax = fig.add_subplot()
    look = dict(cmap=ListedColormap(colors), vmin=0, vmax=2, aspect="auto", interpolation="nearest")
    ax.imshow(kinds.T, **look)
    for k in range(1, len(products)):  # thin gaps, so that single entries can be told apart
        ax.axvline(k - 0.5, color="white", linewidth=0.6)
    for k in range(1, products.shape[1]):
        ax.axhline(k - 0.5, color="white", linewidth=0.6)
    handles = [
        Patch(color=color, label=f"{name} ({np.sum(kinds == k)})")
        for k, (color, name) in enumerate(zip(colors, names))
    ]
    ax.legend(handles=handles, loc="lower right", bbox_to_anchor=(1, 1), ncols=3, borderaxespad=0.3)
    ax.set(xlabel="image", ylabel="class", yticks=range(0, products.shape[1], 3))
    ax.grid(False)
    return fig
