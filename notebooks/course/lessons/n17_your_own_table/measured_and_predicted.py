"""What was measured against what a network predicts, one point a row.

Lesson: notebooks/17_your_own_table.ipynb.
"""

from collections.abc import Sequence

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.style import ACCENT, INK, new_figure, styled


@styled
def measured_and_predicted(t: Sequence[float], y: Sequence[float], unit: str = "g", what: str = "mass"):
    """Points (measured, predicted) and the line on which both are equal.

    Args:
        t: What was measured, shape (n,).
        y: What was predicted, shape (n,), in the same unit.
        unit: Of both.
        what: Name of the quantity.
    """
    t = as_vector("t", t).astype(float)
    y = as_vector("y", y, len(t)).astype(float)
    fig = new_figure((6.4, 5.0))
    ax = fig.add_subplot()
    low, high = min(t.min(), y.min()), max(t.max(), y.max())
    edge = 0.05 * ((high - low) or 1.0)
    ends = [low - edge, high + edge]
    ax.plot(ends, ends, color=INK, linewidth=1.5, label="equal")
    ax.plot(t, y, "o", color=ACCENT, markeredgecolor="white", markersize=8)
    ax.set(xlim=ends, ylim=ends, xlabel=f"measured {what} in {unit}", ylabel=f"predicted {what} in {unit}")
    ax.legend(loc="upper left")
    return fig


def arrival():
    """Where notebook 17 arrives: penguins that no training has seen, their mass measured and predicted."""
    import nnlib
    from course.lessons.n17_your_own_table.tasks import one_hot, scaling
    from course.tables.reading import table

    known = table("penguins.csv").dropna(subset=["body_mass_g"])
    numbers = known[["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]].to_numpy(dtype=float)
    words = [
        one_hot(list(known[name]), sorted(known[name].dropna().unique()))
        for name in ("species", "island", "sex")
    ]
    x, t = np.hstack([numbers, *words]), known["body_mass_g"].to_numpy(dtype=float)
    train, test = np.split(np.random.default_rng(1).permutation(len(x)), [280])
    (mean, scale), t_mean, t_scale = scaling(x[train]), t[train].mean(), t[train].std()
    x = np.nan_to_num((x - mean) / scale)
    layers = [nnlib.Input((x.shape[1],)), nnlib.layers.Dense(16, "relu"), nnlib.layers.Dense(1)]
    model = nnlib.Sequential(layers, seed=0)
    model.compile(nnlib.optimizers.Adam(0.01), "mse")
    model.fit(x[train], (t[train] - t_mean) / t_scale, 32, epochs=30, verbose=0)
    return measured_and_predicted(t[test], model.predict(x[test])[:, 0] * t_scale + t_mean)
