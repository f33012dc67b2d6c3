"""One dense layer that descends with the columns, the scaling and the learning rate that the hand chooses.

Lesson: notebooks/17_your_own_table.ipynb.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import ACCENT, CYCLE, INK, NEGATIVE

N_STEPS, N_SHOWN = 300, 60
_SCALED = {(True, True): "both", (True, False): "inputs", (False, True): "target", (False, False): "nothing"}
FAR = 1e12  # a loss so many times that of the start has exploded


def scaling_explorer(
    columns: Mapping[str, np.ndarray],
    t: Sequence[float],
    train: Sequence[int],
    val: Sequence[int],
    unit: str = "g",
):
    """Choose columns, scaling and learning rate; see the error on validation rows fall, stand or explode.

    One dense layer without a bend takes 300 steps of gradient descent over all training rows.

    Args:
        columns: Name → the columns of x that belong to it, shape (n, k); a category has one for each word.
        t: Targets in their unit, shape (n,).
        train: Numbers of the rows to train on.
        val: Numbers of the rows to measure the error on.
        unit: Of the target.
    """
    t = as_vector("t", t).astype(float)
    parts = {name: _as_columns(name, part, len(t)) for name, part in columns.items()}
    train, val = np.asarray(train), np.asarray(val)
    baseline = np.abs(t[val] - t[train].mean()).mean()
    ends = [min(t[val]) - 0.05 * np.ptp(t[val]), max(t[val]) + 0.05 * np.ptp(t[val])]
    steps = np.unique(np.rint(np.linspace(0, N_STEPS, N_SHOWN)).astype(int))
    keys = {f"c{k}": name for k, name in enumerate(parts)}
    known = {}

    def result(values):
        key = tuple(values.values())
        if key not in known:
            if len(known) > 500:
                known.clear()
            chosen = [parts[name] for k, name in keys.items() if values[k]]
            known[key] = descend(
                np.hstack(chosen) if chosen else np.zeros((len(t), 0)),
                *(t, train, val, values["inputs"], values["target"], 10.0 ** values["rate"], steps),
            )
        return known[key]

    def draw(fig, **values):
        left, right = fig.subplots(1, 2)
        fig.subplots_adjust(left=0.1, right=0.985, bottom=0.16, top=0.88, wspace=0.3)
        top = 2.6 * baseline
        left.set(xlim=(0, N_STEPS), ylim=(0, top), xlabel="step", ylabel=f"mean error in {unit}", title=" ")
        left.axhline(baseline, color=INK, linestyle=":", linewidth=2)
        left.text(0.98 * N_STEPS, baseline, "always the mean", ha="right", va="bottom", fontsize=12)
        right.set(
            xlim=ends, ylim=ends, xlabel=f"measured, in {unit}", ylabel=f"predicted, in {unit}", title=" "
        )
        right.plot(ends, ends, color=INK, linewidth=1.5)
        freeze(fig)
        (curve,) = left.plot([], [], color=CYCLE[0])
        (points,) = right.plot([], [], "o", color=ACCENT, markeredgecolor="white", markersize=7)
        titles = left.set_title(" "), right.set_title(" ")

        def update(**values):
            errors, y = result(values)
            exploded = y is None
            seen = np.append(errors, 2 * top) if exploded else errors  # it leaves the picture
            curve.set_data(steps[: len(seen)], np.minimum(seen, 2 * top))
            points.set_data([], []) if exploded else points.set_data(t[val], np.clip(y, *ends))
            end = "exploded" if exploded else f"{_told(errors[-1])} {unit}"
            titles[0].set_text(f"rate {10.0 ** values['rate']:.2g}, {N_STEPS} steps: {end}")
            titles[0].set_color(NEGATIVE if exploded or errors[-1] > baseline else INK)
            n = sum(values[key] for key in keys)
            titles[1].set_text(
                f"{n} column{'s' * (n != 1)}, {_SCALED[values['inputs'], values['target']]} scaled"
            )

        update(**values)
        return update

    def told(values):
        errors, y = result(values)
        rate = f"learning rate {10.0 ** values['rate']:.2g}"
        if y is None:
            return f"{rate}: the error explodes within {steps[len(errors)]} steps."
        factor = baseline / errors[-1]
        verdict = f"{factor:.1f} times smaller than" if factor > 1 else f"{1 / factor:.1f} times as large as"
        return f"{rate}: the mean error, {_told(errors[-1])} {unit}, is {verdict} that of the mean."

    return live(
        draw,
        alt="Left, the mean error on validation rows by step, dotted the error of always answering the mean; "
        "right, predicted against measured values of these rows.",
        figsize=(9.6, 4.2),
        labels={
            **keys,
            "inputs": "scale the inputs",
            "target": "scale the target",
            "rate": "log₁₀ of the rate",
        },
        readout=told,
        **{key: True for key in keys},
        inputs=True,
        target=True,
        rate=(-10.0, 0.0, 0.5, -1.0),
    )


def descend(x, t, train, val, scale_inputs, scale_target, rate, steps):
    """Mean errors on the rows `val` at the numbered steps, and the last predictions; None if it exploded.

    With the Gram matrix a step costs as little for 1,000 rows as for ten.
    """
    mean, scale = (x[train].mean(axis=0), x[train].std(axis=0)) if scale_inputs else (0.0, 1.0)
    center, unit = (t[train].mean(), t[train].std() or 1.0) if scale_target else (0.0, 1.0)
    x = (x - mean) / np.where(scale > 0, scale, 1.0)
    x = np.hstack([x, np.ones((len(x), 1))])  # the last weight is the bias
    goal = (t - center) / unit
    gram, pull = x[train].T @ x[train] / len(train), x[train].T @ goal[train] / len(train)
    w, kept, limit = np.zeros(len(pull)), [], FAR * (1 + np.abs(goal).max())
    for step in range(steps[-1] + 1):
        if step == steps[len(kept)]:
            kept.append(w)
        w = w - rate * 2 * (gram @ w - pull)  # of the mean squared error
        if not np.abs(w).max() < limit:
            break
    y = x[val] @ np.array(kept).T * unit + center  # (validation rows, steps shown)
    errors = np.abs(y - t[val][:, None]).mean(axis=0)
    return errors, y[:, -1] if len(kept) == len(steps) else None


def _as_columns(name, part, n):
    part = np.asarray(part, dtype=float)
    if part.ndim != 2 or len(part) != n or not np.isfinite(part).all():
        raise ValueError(
            f"columns[{name!r}] must hold one row for each of the {n} targets, shape (n, k), without NaN; "
            f"got shape {part.shape}. One column of x is x[:, [0]]."
        )
    return part


def _told(error):
    return f"{error:,.0f}" if error < 1e6 else f"{error:.0e}"
