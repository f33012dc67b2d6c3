"""The playground as a still picture, for where there is no kernel: the network, its answer, its losses."""

from __future__ import annotations

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator

from course.drawing.style import (
    ACCENT,
    DIVERGING,
    INK,
    MUTED,
    NEGATIVE,
    POSITIVE,
    STYLE,
    new_figure,
    png,
    styled,
)
from course.playground import sets
from course.playground.frames import CLASS_COLORS, signed

FIGSIZE = (10.0, 3.8)
_N = 60


@styled
def still(session) -> bytes:
    """PNG of the session's present state."""
    figure = new_figure(FIGSIZE)
    left, middle, right = figure.subplots(1, 3, width_ratios=(1.35, 1.0, 0.8))
    experiment, state = session.experiment, session.state
    if experiment is None:
        for axes in (left, middle, right):
            axes.set_axis_off()
        middle.text(0.5, 0.5, "no points yet", ha="center", color=MUTED)
        return png(figure)
    maps = experiment.maps(_N)
    _network(left, experiment, state, maps)
    (_curve if experiment.data.dimensions == 1 else _surface)(middle, experiment, state, maps[-1])
    middle.set_title("answer", fontsize=STYLE["font.size"])
    for name, color in (("train", MUTED), ("test", ACCENT)):
        losses = experiment.history[name]
        right.plot(losses, color=color, label=name)
        right.plot(len(losses) - 1, losses[-1], "o", color=color, clip_on=False)
    right.set_title("loss", fontsize=STYLE["font.size"])
    right.axhline(0, color="none")  # in the picture, with the space that a figure leaves beside all
    right.set(xlabel="epoch", xlim=(0, max(10, experiment.epoch)))
    right.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    right.legend()
    return png(figure)


def alternative(session) -> str:
    """The text alternative of the still picture."""
    state, experiment = session.state, session.experiment
    inputs = ", ".join(sets.INPUTS[name][0] for name in state.inputs)
    title = sets.DATA[state.data].title
    hidden = f"hidden layers of {' and '.join(map(str, state.hidden))} {state.activation} neurons"
    text = f"The playground: data {title}, inputs {inputs}, {hidden if state.hidden else 'no hidden layer'}"
    if experiment is None:
        return f"{text}, and no points yet."
    return (
        f"{text}, after {experiment.epoch} epochs. Train loss {experiment.train_loss:.3f}, "
        f"test loss {experiment.test_loss:.3f}. Left the network with its weights as lines, "
        "in the middle its answer with the points, right the two losses over the epochs."
    )


def _network(axes, experiment, state, maps):
    columns = [len(layer) for layer in maps]
    places = [[(c, (n - 1) / 2 - r) for r in range(n)] for c, n in enumerate(columns)]
    for layer, (kernel, _) in enumerate(experiment.weights()):
        for (row, column), weight in np.ndenumerate(kernel):
            (x0, y0), (x1, y1) = places[layer][row], places[layer + 1][column]
            color = POSITIVE if weight > 0 else NEGATIVE
            width = min(0.5 + 1.6 * abs(weight), 6) if np.isfinite(weight) else 0.5
            axes.plot([x0, x1], [y0, y1], color=color, linewidth=width, alpha=0.75, zorder=1)
    half_x, half_y = 0.06 * len(columns), min(0.06 * max(*columns, 4), 0.38)
    for c, layer in enumerate(maps):
        kind = "output" if c == len(maps) - 1 else "hidden"
        for (x, y), values in zip(places[c], signed(layer, kind, state)):
            extent = (x - half_x, x + half_x, y - half_y, y + half_y)
            if values.ndim == 1:
                values = np.tile(values, (len(values), 1))
            axes.imshow(values, cmap=DIVERGING, vmin=-1, vmax=1, extent=extent, aspect="auto", zorder=2)
            axes.plot(*_frame(extent), color=INK, linewidth=1, zorder=3)
    tall = max(*columns, 4) / 2
    axes.set(xlim=(-0.4, len(columns) - 0.6), ylim=(-tall, tall))
    axes.set_title("network", fontsize=STYLE["font.size"])
    axes.set_axis_off()


def _surface(axes, experiment, state, output):
    reach = sets.REACH
    extent = (-reach, reach, -reach, reach)
    if len(output) > 1:
        colors = np.array([_rgb(color) for color in CLASS_COLORS[: len(output)]])
        best, sure = output.argmax(axis=0), (output.max(axis=0) * len(output) - 1) / (len(output) - 1)
        axes.imshow(1 - sure[..., None] * (1 - colors[best]), extent=extent)
    else:
        axes.imshow(signed(output, "output", state)[0], cmap=DIVERGING, vmin=-1, vmax=1, extent=extent)
    points, values = experiment.train_points, experiment.train_targets.ravel()
    classes = experiment.data.kind == "classification"
    map_ = DIVERGING if not classes else _palette(max(state.classes, 2))
    low, high = (0, max(state.classes, 2) - 1) if classes else (-1, 1)
    look = dict(cmap=map_, vmin=low, vmax=high, s=16, edgecolors="white", linewidths=0.6)
    axes.scatter(*points.T, c=values, **look)
    axes.grid(False)
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), xticks=(-6, 0, 6), yticks=(-6, 0, 6))


def _curve(axes, experiment, state, output):
    axes.scatter(experiment.train_points, experiment.train_targets, color=POSITIVE, s=16, label="points")
    axes.plot(np.linspace(-sets.REACH, sets.REACH, _N), output[0], color=NEGATIVE, label="network")
    axes.set(xlabel="x₁", xlim=(-sets.REACH, sets.REACH))


def _palette(n):
    return LinearSegmentedColormap.from_list("classes", CLASS_COLORS[:n], N=n)


def _rgb(color):
    return [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _frame(extent):
    x0, x1, y0, y1 = extent
    return [x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0]
