"""Units, activation and learning rate to choose: at each change a network is trained anew.

Lesson: notebooks/09_fit_sin.ipynb.
"""

import functools
from collections.abc import Callable

import numpy as np

import nnlib
from course.drawing.live import live
from course.drawing.style import NEGATIVE, POSITIVE
from course.lessons.n09_fit_sin.sine_fitting import GRID_X, LOSS_LIMITS, curve_axes, freeze_all, loss_axes
from nnlib.layers import Dense

KNOB_EPOCHS = 1000


def train_in_silence(
    model: nnlib.Sequential, x: np.ndarray, t: np.ndarray, n_epochs: int, tell: Callable
) -> dict[str, list[float]]:
    """What `fit` does with batches of 8 and validation_split=0.1, but nothing is printed.

    A loss that stops being a number ends it: then the curves are shorter than n_epochs. `tell(epoch)` is
    called before the first epoch and after every hundredth.
    """
    n_train = int(0.9 * len(x))
    a, b = (np.asarray(array[:n_train], model.dtype) for array in (x, t))
    curves = {"loss": [], "val_loss": []}
    tell(0)
    model.evaluate(a, b, verbose=0)  # prepares what train_step needs
    with np.errstate(all="ignore"):  # an explosion is told in the title
        for epoch in range(1, n_epochs + 1):
            order, total = model.shuffle_rng.permutation(n_train), 0.0
            for start in range(0, n_train, 8):
                rows = order[start : start + 8]
                total += model.train_step(a[rows], b[rows]) * len(rows)
            if not np.isfinite(total):
                break
            curves["loss"].append(total / n_train)
            curves["val_loss"].append(model.evaluate(x[n_train:], t[n_train:], batch_size=8, verbose=0))
            if epoch % 100 == 0:
                tell(epoch)
    return curves


def fit_knobs(x: np.ndarray, t: np.ndarray, seed: int = 1):
    """Choose units, activation and learning rate; at each change a network is trained anew.

    Args:
        x, t: Inputs and targets, shape (n, 1); the last tenth is held back for validation.
    """
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    best, shown = [np.inf], []

    def tell(epoch):
        if shown and shown[0].readout:  # the first training runs before there is a part
            shown[0].readout.value = f"Training: epoch {epoch:,} of {KNOB_EPOCHS:,} …"

    @functools.lru_cache(maxsize=128)
    def train(units, activation, learning_rate):
        model = nnlib.Sequential([nnlib.Input((1,)), Dense(units, activation), Dense(1)], seed=seed)
        model.compile(nnlib.optimizers.SGD(learning_rate), "mse")
        curves = train_in_silence(model, x, t, KNOB_EPOCHS, tell)
        if len(curves["loss"]) < KNOB_EPOCHS:
            return model.count_params(), curves, None
        best[0] = min(best[0], curves["loss"][-1])
        return model.count_params(), curves, model.predict(GRID_X, verbose=0)[:, 0]

    def draw(fig, **values):
        left, right = fig.subplots(1, 2, width_ratios=(1.25, 1))
        fig.subplots_adjust(left=0.07, right=0.98, top=0.9, bottom=0.14, wspace=0.2)
        curve_axes(left, x[:, 0], t[:, 0], int(0.9 * len(x)))
        left.set(xlabel="x", ylabel="y")
        loss_axes(right, KNOB_EPOCHS)
        handles = [right.plot([], [], style, color=c)[0] for style, c in (("-", POSITIVE), ("--", NEGATIVE))]
        right.legend(handles, ["loss", "val_loss"], loc="lower left")
        freeze_all(fig)
        (curve,) = left.plot([], [], color=POSITIVE, linewidth=3.5)
        (losses,) = right.plot([], [], color=POSITIVE, linewidth=2)
        (val_losses,) = right.plot([], [], "--", color=NEGATIVE, linewidth=2)
        title, right_title = left.set_title(" "), right.set_title(" ")

        def update(**values):
            n_params, curves, y = train(**values)
            curve.set_data(*([], []) if y is None else (GRID_X[:, 0], y))
            for line, key in ((losses, "loss"), (val_losses, "val_loss")):
                level = np.clip(curves[key], LOSS_LIMITS[0], 2 * LOSS_LIMITS[1])
                line.set_data(np.arange(1, len(level) + 1), level)
            title.set_text(f"{n_params} numbers, {KNOB_EPOCHS:,} epochs")
            right_title.set_text("exploded" if y is None else f"loss {curves['loss'][-1]:.2g}")

        update(**values)
        return update

    def readout(values):
        _, curves, y = train(**values)
        if y is None:
            return (
                f"The loss stopped being a number in epoch {len(curves['loss']) + 1}: η is too large "
                "for this network."
            )
        loss, val_loss = curves["loss"][-1], curves["val_loss"][-1]
        return f"loss {loss:.5f}, val_loss {val_loss:.5f}; lowest loss so far {best[0]:.5f}"

    part = live(
        draw,
        alt="Left, the curve of a freshly trained network over the points of a sine. Right, its loss and "
        "val_loss by epoch on a logarithmic axis.",
        figsize=(9.6, 4.4),
        labels={"units": "hidden units", "learning_rate": "learning rate η"},
        readout=readout,
        units=(1, 40, 1, 20),
        activation=["sigmoid", "tanh", "relu", "linear"],
        learning_rate=[0.001, 0.01, 0.03, 0.1, 0.3],
    )
    part.widgets["units"].continuous_update = False  # trains when the handle is let go
    part.set("learning_rate", 0.01)
    shown.append(part)
    return part
