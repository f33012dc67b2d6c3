"""Two pictures of chance: units that dropout leaves out, and a winner chosen among equals.

Lesson: notebooks/14_making_it_better.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.live import live
from course.drawing.style import CYCLE, INK, MUTED, NEGATIVE, POSITIVE, new_figure, styled

_SMALLEST, _STEP = 50, 50  # exam images


@styled
def dropout_patterns(outputs: Mapping[str, np.ndarray], n_columns: int = 16):
    """Grids of a layer's outputs, one square a unit; crosses stand where the first grid alone is not 0.

    Args:
        outputs: Title → outputs of shape (units,). The first is the whole layer, the others thinned copies.
    """
    grids = {title: np.asarray(z, dtype=float) for title, z in outputs.items()}
    whole = next(iter(grids.values()))
    if any(z.shape != whole.shape or z.ndim != 1 for z in grids.values()):
        shapes = {title: z.shape for title, z in grids.items()}
        raise ValueError(f"outputs must all have one shape (units,), got {shapes}.")
    rows = -(-len(whole) // n_columns)
    fig = new_figure((9.6, 0.85 + 9.3 / len(grids) * rows / n_columns))
    top = max(float(z.max()) for z in grids.values())
    for ax, (title, z) in zip(np.ravel(fig.subplots(1, len(grids))), grids.items()):
        grid = np.zeros(rows * n_columns)
        grid[: len(z)] = z
        ax.imshow(grid.reshape(rows, n_columns), cmap="Blues", vmin=0, vmax=top)
        dropped = np.flatnonzero((z == 0) & (whole != 0))
        ax.plot(dropped % n_columns, dropped // n_columns, "x", color=NEGATIVE, markersize=5, mew=1.8)
        ax.set_title(f"{title}\nmean {z.mean():.2f}", fontsize=13)
        ax.set(xticks=[], yticks=[])
        ax.grid(False)
    return fig


@styled
def means_of_draws(means: Sequence[float], whole: float):
    """How often each mean came up among many thinned copies of a layer, beside the mean of the whole layer.

    Args:
        means: The mean output of each thinned copy.
        whole: The mean output with nothing dropped.
    """
    means = as_vector("means", np.asarray(means, dtype=float))
    fig = new_figure((7.0, 2.9))
    ax = fig.add_subplot()
    ax.hist(means, bins=30, color=CYCLE[5])
    ax.axvline(whole, color=NEGATIVE, linewidth=3, label=f"nothing dropped: {whole:.3f}")
    ax.axvline(
        means.mean(), color=INK, linewidth=3, linestyle="--", label=f"mean of all draws: {means.mean():.3f}"
    )
    ax.set(xlabel="mean output of a draw", ylabel="draws")
    ax.set_ylim(0, 1.7 * ax.get_ylim()[1])  # room for the legend
    ax.legend(loc="upper right")
    return fig


def lucky_winner(right: np.ndarray):
    """Networks of equal skill sit one exam; the best is chosen, then asked about all other images.

    Args:
        right: Whether network k read image i: bools of shape (networks, images), images in random order.
    """
    right = np.asarray(right)
    if right.ndim != 2 or right.dtype != bool or right.shape[0] < 3 or right.shape[1] < 20 * _STEP:
        raise ValueError(
            f"right must be bools of shape (networks, images), at least (3, {20 * _STEP}); "
            f"got {right.dtype} of shape {right.shape}."
        )
    n_nets, n_images = right.shape
    largest = min(1000, n_images // 2 // _STEP * _STEP)
    low, high = _span(right, range(_SMALLEST, largest + 1, _STEP))

    def results(nets, exam):
        first = 100 * right[:nets, :exam].mean(axis=1)
        rest = 100 * right[:nets, exam:].mean(axis=1)
        return first, rest, int(first.argmax())

    def draw(fig, **values):
        ax = fig.add_axes((0.11, 0.12, 0.6, 0.76))
        lines = [ax.plot([], [], "o-", color=MUTED, alpha=0.5, linewidth=1.3, markersize=6)[0] for _ in right]
        look = dict(color=NEGATIVE, linewidth=4, markersize=12, markeredgecolor=INK, zorder=5)
        (winner,) = ax.plot([], [], "*-", **{**look, "markersize": 18})
        (average,) = ax.plot([], [], "--", color=POSITIVE, linewidth=2.5, zorder=4)
        ax.set(xlim=(-0.25, 1.2), ylim=(low, high), ylabel="accuracy, %")
        ax.set_xticks([0, 1])
        ax.grid(False, axis="x")
        texts = [
            ax.text(1.24, 0, "", color=color, va="center", clip_on=False) for color in (NEGATIVE, POSITIVE)
        ]
        exam_text = ax.text(-0.03, 0, "", color=NEGATIVE, ha="right", va="center", fontweight="bold")
        title = ax.set_title(" ")

        def update(nets, exam):
            first, rest, best = results(nets, exam)
            for k, line in enumerate(lines):
                line.set_data(([0, 1], [first[k], rest[k]]) if k < nets else ([], []))
            winner.set_data([0, 1], [first[best], rest[best]])
            mean = rest.mean()
            average.set_data([0.9, 1.2], [mean, mean])
            gap = 0.055 * (high - low)
            middle, above = (rest[best] + mean) / 2, rest[best] >= mean
            for text, words, side in zip(
                texts,
                (f"winner: {rest[best]:.1f} %", f"all {nets}: {mean:.1f} %"),
                (1 if above else -1, -1 if above else 1),
            ):
                text.set_text(words)
                text.set_y(middle + side * max(gap, abs(rest[best] - mean) / 2))
            exam_text.set_text(f"{first[best]:.1f} %")
            exam_text.set_y(first[best])
            ax.set_xticklabels([f"{exam} exam images", f"{n_images - exam:,} others"])
            title.set_text(f"{nets} networks that differ only in their seed")

        update(**values)
        return update

    def readout(values):
        first, rest, best = results(**values)
        luck = f"{first[best] - rest[best]:+.1f}".replace("-", "−")
        return (
            f"Seed {best} wins with <b>{first[best]:.1f} %</b>. On images that had no say in the choice it "
            f"has <b>{rest[best]:.1f} %</b>: {luck} points of luck."
        )

    return live(
        draw,
        alt="Each network is a line from its accuracy on the exam images to that on all others. The lines "
        "fan out on the left and meet on the right; the winner's line, with stars, falls to the average.",
        figsize=(9.2, 4.6),
        labels={"nets": "networks tried", "exam": "exam images"},
        readout=readout,
        nets=(2, n_nets, 1, n_nets),
        exam=(_SMALLEST, largest, _STEP, min(200, largest)),
    )


def _span(right, exams):
    """The least and the largest accuracy that any of the exams or of the remainders shows, with a margin."""
    right_so_far = right.cumsum(axis=1)
    shares = [part for n in exams for part in (right_so_far[:, n - 1] / n, right[:, n:].mean(axis=1))]
    low, high = 100 * np.min(shares), 100 * np.max(shares)
    margin = 0.06 * (high - low) + 0.1
    return low - margin, high + margin
