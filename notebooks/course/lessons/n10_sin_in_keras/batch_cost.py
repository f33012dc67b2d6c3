"""What a step costs by its batch size, and what an epoch comes to.

Lesson: notebooks/10_sin_in_keras.ipynb.
"""

from collections.abc import Mapping

import numpy as np

from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import INK, MUTED
from course.lessons.n10_sin_in_keras.two_histories import HUES

SAMPLES = (50, 1_000, 60_000, 1_000_000)


def prices(step_times: Mapping[int, float]) -> tuple[float, float]:
    """(price of a step, price of a sample), so that their curve lies closest to all points on log axes.

    A step of n samples takes a + n b seconds. For each ratio r = b / a the best a is the geometric mean of
    time / (1 + n r); the r that leaves the smallest squares of log differences is searched on a grid that
    is made finer three times.
    """
    sizes, times = (np.array(values, dtype=float) for values in zip(*sorted(step_times.items())))
    low, high = np.log(1e-3 / sizes[-1]), np.log(1e3 / sizes[0])
    for _ in range(4):
        log_ratios = np.linspace(low, high, 201)
        logs = np.log(times) - np.log1p(np.exp(log_ratios)[:, None] * sizes)  # (201, n points)
        best = logs.var(axis=1).argmin()
        low, high = log_ratios[max(best - 1, 0)], log_ratios[min(best + 1, 200)]
    per_step = float(np.exp(logs[best].mean()))
    return per_step, per_step * float(np.exp(log_ratios[best]))


def batch_cost_explorer(step_times: Mapping[str, Mapping[int, float]]):
    """Measured times of a step, and what an epoch comes to for a batch size and a number of samples.

    Args:
        step_times: Library → {batch size: seconds for one step}.
    """
    paid = {name: prices(times) for name, times in step_times.items()}
    largest = max(max(times) for times in step_times.values())
    sizes = np.geomspace(1, largest, 60)

    def draw(fig, **values):
        left, right = fig.subplots(1, 2, width_ratios=(1.15, 1))
        fig.subplots_adjust(left=0.09, right=0.98, bottom=0.15, top=0.89, wspace=0.2)
        for k, (name, times) in enumerate(step_times.items()):
            per_step, per_sample = paid[name]
            left.plot(sizes, 1e3 * (per_step + sizes * per_sample), color=HUES[k], linewidth=2)
            marked = dict(color=HUES[k], marker="os"[k], markersize=9, markeredgecolor="white", linestyle="")
            left.plot(list(times), [1e3 * t for t in times.values()], **marked, label=name)
        left.set(xscale="log", yscale="log", xlabel="batch size", title="time of a step, ms")
        left.set_xlim(0.8, 1.3 * largest)
        left.legend(loc="lower right")
        low, high = left.get_ylim()
        left.set_ylim(low, high)
        right.set(xlim=(0, 1), ylim=(-0.75, len(paid) - 0.2), xticks=[])
        right.set_yticks([])
        right.grid(False)
        right.spines[["bottom", "left"]].set_visible(False)
        for row, name in enumerate(reversed(paid)):
            right.text(0, row + 0.3, name, va="bottom", fontweight="bold")
        right.text(0, -0.7, "dark: steps    pale: samples", color=MUTED)
        freeze(fig)
        (line,) = left.plot([], [], color=INK, linewidth=1.5, linestyle="--")
        bars = []
        for row, k in enumerate(reversed(range(len(paid)))):
            dark, pale = (right.barh(row, 0, 0.5, color=HUES[k], alpha=a)[0] for a in (1, 0.4))
            bars.append((dark, pale, right.text(0, row, "", va="center")))
        title = right.set_title(" ")

        def update(samples, batch):
            size = min(2**batch, samples)
            line.set_data([size, size], [low, high])
            costs = [_epoch(samples, size, *price) for price in reversed(paid.values())]
            scale = 0.66 / max(sum(cost) for cost in costs)
            for (dark, pale, text), (steps, rest) in zip(bars, costs):
                dark.set_width(steps * scale)
                pale.set(x=steps * scale, width=rest * scale)
                text.set(x=(steps + rest) * scale + 0.02, text=duration(steps + rest))
            title.set_text(f"an epoch, batches of {size:,}")

        update(**values)
        return update

    def readout(values):
        size = min(2 ** values["batch"], values["samples"])
        total = {name: sum(_epoch(values["samples"], size, *price)) for name, price in paid.items()}
        (fast, a), (slow, b) = sorted(total.items(), key=lambda item: item[1])
        n_steps = -(-values["samples"] // size)
        return (
            f"{n_steps:,} {'step' if n_steps == 1 else 'steps'} an epoch: {fast} needs <b>{duration(a)}</b>, "
            f"{slow} {duration(b)}, {b / a:.2g} times as long"
        )

    return live(
        draw,
        alt="Left, measured times of one step by batch size for nnlib and Keras, flat for small batches and "
        "rising for large ones. Right, the time of an epoch of each, parted into steps and samples.",
        figsize=(9.6, 4.2),
        labels={"samples": "samples", "batch": "batch size 2 to the power"},
        readout=readout,
        samples=[(f"{n:,}", n) for n in SAMPLES],
        batch=(0, int(np.log2(largest)), 1, 3),
    )


def _epoch(n_samples, batch_size, per_step, per_sample):
    return -(-n_samples // batch_size) * per_step, n_samples * per_sample


def duration(seconds):
    unit, name = next((u, n) for u, n in ((1, "s"), (1e-3, "ms"), (0, "µs")) if seconds >= u)
    value = seconds / (unit or 1e-6)
    return f"{float(f'{value:.2g}'):,g} {name}"
