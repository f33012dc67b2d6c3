"""Gradient descent to play with: a ball on a curve, a path on a surface.

Lesson: notebooks/05_gradient_descent.ipynb.
"""

import numpy as np

from course.drawing.descent import FAR, SURFACES, descend
from course.drawing.frozen_background import freeze
from course.drawing.handles import Handle, Held
from course.drawing.live import live
from course.drawing.style import ACCENT, HIGHLIGHT, INK, NEGATIVE, POSITIVE


def _bowl(w):
    return w**2, 2 * w


def _two_valleys(w):
    return 0.3 * (w**2 - 1) ** 2 + 0.15 * (w + 1), 1.2 * w * (w**2 - 1) + 0.15


# name: function of w that gives height and slope
CURVES = {"bowl": _bowl, "two valleys": _two_valleys}


_CONTROLS = dict(learning_rate=(0.02, 1.2, 0.02, 0.2))
_LABELS = {"learning_rate": "learning rate η"}
_LOSS_LIMITS = (1e-6, 1e4)
N_STEPS = 40


def ball_on_curve():
    """A ball on a bowl or in two valleys: start, learning rate, and the steps one by one."""
    grid = np.linspace(-2.3, 2.3, 231)

    def still(ax, curve):
        ax.plot(grid, CURVES[curve](grid)[0], color=POSITIVE)
        ax.set(xlim=(-2.3, 2.3), ylim=(-0.4, 5.2), xlabel="w", ylabel="L")

    def run(curve, learning_rate, step, start):
        path = descend(lambda w: CURVES[curve](w)[1], start, learning_rate, step + 1)
        return path, CURVES[curve](path)

    def draw(fig, **values):
        left, right, show_background = _two_panels(fig, list(CURVES), still)
        (trail,) = left.plot([], [], "-o", color=INK, alpha=0.35, linewidth=1.2, markersize=5)
        (tangent,) = left.plot([], [], "--", color=NEGATIVE)
        (step_line,) = left.plot([], [], color=ACCENT, linewidth=3.5)
        (step_head,) = left.plot([], [], "o", color=ACCENT, markersize=8)
        (ball,) = left.plot([], [], "o", color=HIGHLIGHT, markeredgecolor=INK, markersize=13, zorder=5)
        title, show_losses = left.set_title(" "), _loss_panel(right)

        def update(curve, **values):
            show_background(curve)
            path, (heights, slopes) = run(curve, **values)
            w, height, slope = path[-2], heights[-2], slopes[-2]
            trail.set_data(path[:-1], heights[:-1])
            reach = 0.6 / np.hypot(1, slope)
            tangent.set_data([w - reach, w + reach], [height - slope * reach, height + slope * reach])
            step_line.set_data([w, path[-1]], [height, height])
            step_head.set_data([path[-1]], [height])
            ball.set_data([w], [height])
            title.set_text(_place(f"w = {_number(w)}", abs(w) < 2.3))
            show_losses(heights[:-1])

        update(**values)
        return update

    def readout(values):
        path, (heights, slopes) = run(**values)
        eta, slope = values["learning_rate"], slopes[-2]
        if abs(path[-2]) >= FAR:
            return "Beyond a million: the descent has exploded. A smaller learning rate brings it back."
        own = f"−η · slope = −{eta:.2f} · {_number(slope, sign=True)} = {_number(-eta * slope)}"
        return f"L = {_number(heights[-2])}. Next step, green: {own}"

    def ball_at(values):
        path, (heights, _) = run(**values)
        return path[-2], heights[-2]

    def let_go(_values, w, _height):
        return {"start": round(w, 2), "step": 0}

    part = live(
        draw,
        alt="Left, a ball on a curve with its earlier places, its tangent and its next step. "
        "Right, the loss at each step on a logarithmic axis.",
        figsize=(9.2, 4.0),
        labels=_LABELS,
        readout=readout,
        play="step",
        interval=350,
        handles=[Handle("ball", ball_at, let_go, step=(0.1, 0))],
        curve=list(CURVES),
        **_CONTROLS,
        step=(0, N_STEPS, 1, 0),
        start=Held(value=1.9),
    )
    part.set("step", 2)  # the picture that stands still shows a descent under way; Reset goes back to 0
    return part


def path_on_surface():
    """A descent seen from above, on a round bowl, a long valley or a saddle."""
    x, y = np.linspace(-2.2, 2.2, 89), np.linspace(-1.6, 1.6, 65)

    def still(ax, surface):
        heights = SURFACES[surface][0](np.array(np.meshgrid(x, y)))[0]
        levels = heights.max() * np.linspace(0, 1, 15) ** 2
        ax.contourf(x, y, heights, levels, cmap="cividis")
        ax.contour(x, y, heights, levels, colors="white", linewidths=0.5, alpha=0.5)
        ax.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]), xlabel="w₁", ylabel="w₂")
        ax.grid(False)

    def draw(fig, **values):
        left, right, show_background = _two_panels(fig, list(SURFACES), still)
        (under,) = left.plot([], [], color="black", linewidth=4)
        (over,) = left.plot([], [], "-o", color="white", linewidth=1.8, markersize=5, markeredgecolor="black")
        (first,) = left.plot([], [], "s", color="white", markersize=10, markeredgecolor="black")
        (ball,) = left.plot([], [], "o", color=HIGHLIGHT, markeredgecolor=INK, markersize=13, zorder=5)
        title, show_losses = left.set_title(" "), _loss_panel(right)

        def update(surface, learning_rate, step, start):
            show_background(surface)
            function, own_start = SURFACES[surface]
            path = descend(lambda p: function(p)[1], start or own_start, learning_rate, step)
            for line in (under, over):
                line.set_data(*path.T)
            first.set_data(*path[:1].T)
            ball.set_data([path[-1, 0]], [path[-1, 1]])
            inside = abs(path[-1, 0]) < x[-1] and abs(path[-1, 1]) < y[-1]
            title.set_text(_place(f"w = [{_number(path[-1, 0])}, {_number(path[-1, 1])}]", inside))
            show_losses(function(path.T)[0])

        update(**values)
        return update

    def first_point(values):
        return values["start"] or SURFACES[values["surface"]][1]

    def put(_values, w1, w2):
        return {"start": (round(w1, 2), round(w2, 2))}

    part = live(
        draw,
        alt="Left, a loss of two weights from above, dark where it is small, with the path of a descent. "
        "Right, the loss at each step on a logarithmic axis.",
        figsize=(9.2, 4.2),
        labels=_LABELS,
        play="step",
        interval=250,
        handles=[Handle("start", first_point, put)],
        surface=list(SURFACES),
        **_CONTROLS,
        step=(0, N_STEPS, 1, 0),
        start=Held(value=None),
    )
    part.set("surface", "long valley")
    part.set("learning_rate", 0.46)  # both troubles at once: zigzag across, and slow along
    part.set("step", 12)
    return part


def _two_panels(fig, names, still):
    """Axes for the landscape and the loss, frozen once for each name, and a function that shows one."""
    left, right = fig.subplots(1, 2, width_ratios=(1.25, 1))
    fig.subplots_adjust(left=0.09, right=0.98, bottom=0.16, wspace=0.26)
    right.set(yscale="log", ylim=_LOSS_LIMITS, yticks=(1e-6, 1e-3, 1, 1e3))
    right.set(xlim=(-1, N_STEPS + 1), xlabel="step", ylabel="L")
    right.minorticks_off()
    pictures = {}
    for name in names:
        left.set_axis_on()
        right.set_axis_on()
        still(left, name)
        freeze(fig)
        pictures[name] = fig.artists[-1]
        pictures[name].set_visible(False)

    def show(name):
        for key, picture in pictures.items():
            picture.set_visible(key == name)

    return left, right, show


def _loss_panel(ax):
    (line,) = ax.plot([], [], "-o", color=POSITIVE, markersize=4)
    title = ax.set_title(" ")

    def show(losses):
        line.set_data(np.arange(len(losses)), np.clip(losses, _LOSS_LIMITS[0] / 10, _LOSS_LIMITS[1] * 10))
        title.set_text(f"step {len(losses) - 1}: L = {_number(losses[-1])}")

    return show


def _place(text, inside):
    return text if inside else f"{text}: out of sight"


def _number(value, sign=False):
    text = f"{value:.3g}" if abs(value) >= 1e4 or 0 < abs(value) < 0.005 else f"{value:.2f}"
    text = text.replace("-", "−")
    return f"({text})" if sign and value < 0 else text
