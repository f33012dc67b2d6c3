"""Four optimizers on one surface, step by step.

Lesson: notebooks/08_training_loop.ipynb.
"""

import functools
import math

import numpy as np
from matplotlib import colormaps

from course.drawing.descent import FAR, SURFACES
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import CYCLE, INK, pale
from nnlib.optimizers import SGD, Adam, RMSprop

N_STEPS = 60
# name: (optimizer of a learning rate, color, marker)
RACERS = {
    "SGD": (lambda rate: SGD(rate), INK, "o"),
    "momentum": (lambda rate: SGD(rate, momentum=0.9), CYCLE[0], "s"),
    "RMSprop": (lambda rate: RMSprop(rate), CYCLE[4], "^"),
    "Adam": (lambda rate: Adam(rate), CYCLE[3], "D"),
}
_TURN = np.array([[1.0, -1.0], [1.0, 1.0]]) / math.sqrt(2)  # by 45°


def _turned_valley(p):
    height, slope = SURFACES["long valley"][0](_TURN.T @ p)
    return height, _TURN @ slope


_VALLEY, _START = SURFACES["long valley"]
# name: (function of a point that gives height and gradient, start)
TRACKS = {
    "long valley": (_VALLEY, _START),
    "valley at 45°": (_turned_valley, tuple(_TURN @ _START)),
    "saddle": SURFACES["saddle"],
}
_X, _Y = np.linspace(-2.6, 2.6, 105), np.linspace(-1.7, 1.7, 69)
_FLOOR, _CEILING = 1e-6, 1e3
_OUTSIDE = 8.0  # a path is drawn up to here: an explosion would hide all others


def optimizer_paths(
    track: str, learning_rate: float = 0.1, scale: float = 1.0, n_steps: int = N_STEPS
) -> dict[str, np.ndarray]:
    """The path of each optimizer, by its name, start included: shape (n_steps + 1, 2).

    A path that explodes stands still where it passed a million.

    Args:
        track: "long valley", "valley at 45°" or "saddle".
        scale: Factor on the loss, and so on each of its slopes.
    """
    if track not in TRACKS:
        raise ValueError(f"track must be one of {list(TRACKS)}, got {track!r}.")
    surface, start = TRACKS[track]
    paths = {}
    for name, (make, *_) in RACERS.items():
        optimizer, w = make(learning_rate), np.array(start, dtype="float64")
        path = [w.copy()]
        for _ in range(n_steps):
            if np.abs(w).max() < FAR:
                optimizer.apply([scale * surface(w)[1]], [w])
            path.append(w.copy())
        paths[name] = np.array(path)
    return paths


def optimizer_race():
    """SGD, momentum, RMSprop and Adam on one surface, with one learning rate and the loss to be scaled."""

    whole = functools.lru_cache(maxsize=64)(optimizer_paths)  # Play moves along one and the same race

    def run(surface, scale, learning_rate, step):
        paths = {name: path[: step + 1] for name, path in whole(surface, learning_rate, scale).items()}
        return paths, {name: TRACKS[surface][0](path.T)[0] for name, path in paths.items()}

    def draw(fig, **values):
        left, right = fig.subplots(1, 2, width_ratios=(1.3, 1))
        fig.subplots_adjust(left=0.08, right=0.98, bottom=0.15, top=0.9, wspace=0.26)
        _still_losses(right)
        pictures = {}
        for name in TRACKS:
            left.set_axis_on()
            right.set_axis_on()
            _still_surface(left, name)
            freeze(fig)
            pictures[name] = fig.artists[-1]
            pictures[name].set_visible(False)
        right.get_legend().remove()  # it is in the background now
        marks = []
        for k, (_, color, marker) in enumerate(RACERS.values()):
            (under,) = left.plot([], [], color="white", linewidth=4.5, zorder=2)
            (path,) = left.plot([], [], color=color, linewidth=2, zorder=3)
            look = dict(color=color, markeredgecolor="white", markersize=12, zorder=5 + k)
            (head,) = left.plot([], [], marker, **look)
            (losses,) = right.plot([], [], color=color, linewidth=2, zorder=3)
            (tip,) = right.plot([], [], marker, **{**look, "markersize": 9}, clip_on=False)
            marks.append((under, path, head, losses, tip))
        title = right.set_title(" ")

        def update(surface, scale, learning_rate, step):
            for name, picture in pictures.items():
                picture.set_visible(name == surface)
            paths, heights = run(surface, scale, learning_rate, step)
            for name, (under, path, head, losses, tip) in zip(RACERS, marks):
                far = np.flatnonzero(np.abs(paths[name]).max(axis=1) > _OUTSIDE)
                shown = paths[name][: far[0] + 1] if len(far) else paths[name]
                under.set_data(*shown.T)
                path.set_data(*shown.T)
                head.set_data(*shown[-1:].T)
                level = np.clip(heights[name], _FLOOR, _CEILING)
                losses.set_data(np.arange(step + 1), level)
                tip.set_data([step], level[-1:])
            title.set_text(f"step {step}")

        update(**values)
        return update

    def readout(values):
        paths, heights = run(**values)
        told = []
        for name in RACERS:
            lost = np.abs(paths[name][-1]).max() >= FAR
            told.append(f"{name} <b>{'exploded' if lost else format(heights[name][-1], '.2g')}</b>")
        return "L before scaling: " + " · ".join(told)

    part = live(
        draw,
        alt="Left, a loss of two weights from above with the paths of SGD, momentum, RMSprop and Adam from "
        "one start. Right, the loss of each by step on a logarithmic axis.",
        figsize=(9.6, 4.4),
        labels={"learning_rate": "learning rate η", "scale": "loss"},
        readout=readout,
        play="step",
        interval=200,
        surface=list(TRACKS),
        scale=[("as it is", 1.0), ("× 10", 10.0), ("÷ 10", 0.1)],
        learning_rate=(0.01, 0.4, 0.01, 0.05),
        step=(0, N_STEPS, 1, 0),
    )
    part.set("step", N_STEPS)  # the picture that stands still shows the whole race; Reset goes back to 0
    return part


def _still_surface(ax, name):
    heights = np.array([[TRACKS[name][0](np.array([a, b]))[0] for a in _X] for b in _Y])
    levels = heights.max() * np.linspace(0, 1, 15) ** 2
    ax.contourf(_X, _Y, heights, levels, cmap=pale(colormaps["cividis"], 0.45))
    ax.contour(_X, _Y, heights, levels, colors="white", linewidths=0.7)
    ax.set(xlim=(_X[0], _X[-1]), ylim=(_Y[0], _Y[-1]), xlabel="w₁", ylabel="w₂")
    ax.grid(False)


def _still_losses(ax):
    ax.set(yscale="log", ylim=(_FLOOR, _CEILING), yticks=(1e-6, 1e-3, 1, 1e3))
    ax.set(xlim=(-1, N_STEPS + 1), xlabel="step", ylabel="L")
    ax.minorticks_off()
    for name, (_, color, marker) in RACERS.items():
        ax.plot([], [], color=color, marker=marker, markeredgecolor="white", linewidth=2, label=name)
    ax.legend(loc="upper right", ncols=2, fontsize=12, columnspacing=1.2, handlelength=1.6)
