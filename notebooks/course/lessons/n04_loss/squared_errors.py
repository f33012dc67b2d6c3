"""Pictures of squared misses, and of the landscape of all lines.

Lesson: notebooks/04_loss.ipynb.
"""

from collections.abc import Mapping

import numpy as np
from matplotlib.colors import to_rgba

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.function_plot import function_plot
from course.drawing.handles import Handle, Held
from course.drawing.live import live
from course.drawing.loss_surface import loss_surface
from course.drawing.style import HIGHLIGHT, INK, NEGATIVE, POSITIVE, new_figure, styled

LOSSES = {"MSE": np.square, "MAE": np.abs}
W_RANGE, B_RANGE = (-3.0, 4.0), (-3.0, 3.0)
_DOTS = dict(marker="o", linestyle="", color=INK, markersize=8, markeredgecolor="white", zorder=5)


def _data(x, t):
    x = as_vector("x", np.asarray(x, dtype=float))
    return x, as_vector("t", np.asarray(t, dtype=float), len(x))


def square_corners(x, y, t, w):
    """Corners of the square on the miss from (x, y) to (x, t), on the side where the line does not cut it."""
    side = abs(y - t) if (t < y) == (w > 0) else -abs(y - t)
    return [(x, y), (x, t), (x + side, t), (x + side, y)]


def squares_explorer(x: np.ndarray, t: np.ndarray):
    """Drag a line and its points: every miss carries its square, and beside them stands their mean.

    Args:
        x, t: Inputs and targets, both of shape (n,).
    """
    x, t = _data(x, t)
    y_range, x_range, height = (-3.0, 3.2), (-4.4, 5.4), 3.15
    inch = height / (y_range[1] - y_range[0])  # one scale for both panels, so that areas may be compared
    size, left_width, right_width = (8.8, 4.4), inch * (x_range[1] - x_range[0]), 2.3
    best = {}

    def draw(fig, w, b, points):
        left = fig.add_axes((0.75 / size[0], 0.16, left_width / size[0], height / size[1]))
        right = fig.add_axes((1.15 / size[0] + left_width / size[0], 0.16, right_width / size[0], 0.716))
        left.set(xlim=x_range, ylim=y_range, xlabel="x", ylabel="y, t", title="squared misses")
        right.set(xlim=(0, right_width / inch), ylim=(0, height / inch), title="their mean")
        right.set_axis_off()
        freeze(fig)
        look = dict(facecolor=to_rgba(NEGATIVE, 0.25), edgecolor=NEGATIVE, linewidth=1)
        n = len(points)
        squares = [left.fill([], [], **look)[0] for _ in range(n)]
        misses = [left.plot([], [], color=NEGATIVE, linewidth=2)[0] for _ in range(n)]
        (line,) = left.plot([], [], color=POSITIVE)
        (grips,) = left.plot([], [], "s", color=POSITIVE, markersize=10, markeredgecolor="white")
        (dots,) = left.plot([], [], **_DOTS)
        (mean,) = right.fill([], [], **look)
        told = right.text(0, 0, "", va="bottom")

        def update(w, b, points):
            x, t = np.transpose(points)
            y = w * x + b
            line.set_data(x_range, w * np.array(x_range) + b)
            dots.set_data(x, t)
            turn_at = turning_point(w, b)
            grips.set_data([0, turn_at], [b, w * turn_at + b])
            for square, miss, *place in zip(squares, misses, x, y, t):
                square.set_xy(square_corners(*place, w))
                miss.set_data([place[0]] * 2, place[1:])
            mse = float(np.mean((y - t) ** 2))
            side = mse**0.5
            mean.set_xy([(0, 0), (side, 0), (side, side), (0, side)])
            told.set_text(f"MSE {mse:.3f}")
            told.set_position((0, side + 0.1))

        update(w, b, points)
        return update

    def readout(values):
        x, t = np.transpose(values["points"])
        squares = (values["w"] * x + values["b"] - t) ** 2
        smallest = min(best.get(values["points"], np.inf), squares.mean())
        best[values["points"]] = smallest  # other points are another problem
        terms = " + ".join(f"{square:.2f}" for square in squares)
        return f"({terms}) / {len(x)} = {squares.mean():.3f}, smallest so far {smallest:.3f}"

    def turning_point(w, b):
        # as far right as the line is still in the picture
        room = (y_range[1] - b if w > 0 else b - y_range[0]) - 0.2
        return min(2.5, room / max(abs(w), 1e-9))

    def shift(_values, _x, y):
        return {"b": y}

    def turn_place(values):
        at = turning_point(values["w"], values["b"])
        return at, values["w"] * at + values["b"]

    def turn(values, x, y):
        return {"w": (y - values["b"]) / max(x, 0.3)}

    def point(k):
        def move(values, x, y):
            points = [*values["points"]]
            points[k] = (round(x, 1), round(y, 1))
            return {"points": tuple(points)}

        return Handle(f"point {k + 1}", lambda values: values["points"][k], move)

    return live(
        draw,
        alt="Left, points and a line, each vertical miss drawn as the side of a square. Right, on the same "
        "scale, one square as large as their mean.",
        figsize=size,
        labels={"w": "slope w", "b": "intercept b"},
        readout=readout,
        handles=[
            *(point(k) for k in range(len(x))),
            Handle("intercept", lambda values: (0, values["b"]), shift, step=(0, 0.1)),
            Handle("slope", turn_place, turn, step=(0, 0.25)),
        ],
        points=Held(value=tuple(zip(x.tolist(), t.tolist()))),
        w=(-1.0, 3.0, 0.1, 0.3),
        b=(-2.0, 1.5, 0.1, 0.5),
    )


def losses_on_grid(x: np.ndarray, t: np.ndarray, name: str, resolution: int = 71):
    """(w, b, L) with L[i, j] the loss of the line w[j] x + b[i]; `name` is "MSE" or "MAE"."""
    w, b = np.linspace(*W_RANGE, resolution), np.linspace(*B_RANGE, resolution)
    misses = w[:, None] * x + b[:, None, None] - t  # (b, w, n)
    return w, b, LOSSES[name](misses).mean(axis=-1)


def lowest_line(x: np.ndarray, t: np.ndarray, name: str) -> tuple[float, float]:
    """(w, b) of the line with the smallest loss among 161 slopes from 0 to 8 and 121 intercepts from −3 to 3.

    Args:
        x, t: Inputs and targets, both of shape (n,).
        name: "MSE" or "MAE".
    """
    x, t = _data(x, t)
    w, b = np.linspace(0, 8, 161), np.linspace(-3, 3, 121)
    misses = w[:, None] * x + b[:, None, None] - t  # (b, w, n)
    row, column = divmod(int(LOSSES[name](misses).mean(axis=-1).argmin()), len(w))
    return float(w[column]), float(b[row])


@styled
def lines_through_points(lines: Mapping[str, tuple[float, float]], x: np.ndarray, t: np.ndarray):
    """Lines y = w x + b, given as name → (w, b), among the points that they are to meet."""
    x, t = _data(x, t)
    curves = {f"best by {name}": lambda x, w=w, b=b: w * x + b for name, (w, b) in lines.items()}
    return function_plot(curves, (x.min() - 0.3, x.max() + 0.3), points=(x, t), ylabel="y, t")


def _draw_line_and_surface(fig, x, t, names, moving=False):
    """The line of one neuron, and its place among all lines; returns a function that moves both."""
    left, right = fig.subplots(1, 2, width_ratios=(1, 1.15))
    fig.subplots_adjust(left=0.08, right=0.98, bottom=0.15, wspace=0.24)
    edge = np.array([x.min() - 0.5, x.max() + 0.5])
    pictures = {}
    for name in names:
        for ax in (left, right):
            ax.set_axis_on()
        left.set(xlim=edge, ylim=(-4, 4), xlabel="x", ylabel="y, t")
        right.set(xlim=W_RANGE, ylim=B_RANGE, xlabel="w", ylabel="b")
        if name in LOSSES:
            loss_surface(losses_on_grid(x, t, name), ax=right)
        if moving:
            freeze(fig)
            pictures[name] = fig.artists[-1]
            pictures[name].set_visible(False)  # else the next one would be drawn over it
    misses = [left.plot([], [], color=NEGATIVE, linewidth=2)[0] for _ in x]
    (line,) = left.plot([], [], color=POSITIVE)
    left.plot(x, t, **_DOTS)
    look = dict(markersize=16, color=HIGHLIGHT, markeredgecolor=INK, markeredgewidth=1.5, zorder=6)
    (place,) = right.plot([], [], "o", **look)
    left_title, right_title = left.set_title(" "), right.set_title(" ")

    def update(w, b, loss="MSE", background="MSE"):
        y = w * x + b
        line.set_data(edge, w * edge + b)
        for miss, *ends in zip(misses, x, y, t):
            miss.set_data([ends[0]] * 2, ends[1:])
        place.set_data([w], [b])
        sign = "−" if b < 0 else "+"
        left_title.set_text(f"y = {w:.1f} x {sign} {abs(b):.1f}".replace("-", "−"))
        right_title.set_text(f"{loss} = {LOSSES[loss](y - t).mean():.3f}")
        for name, picture in pictures.items():
            picture.set_visible(name == background)

    return update


@styled
def line_and_surface(x: np.ndarray, t: np.ndarray, w: float, b: float):
    """A line with its misses, and its place on the surface of the mean squared error of all lines."""
    fig = new_figure((9.2, 4.2), layout=None)
    _draw_line_and_surface(fig, *_data(x, t), ["MSE"])(w, b)
    return fig


def surface_explorer(x: np.ndarray, t: np.ndarray):
    """Walk over the loss surface of a neuron y = w x + b, with the map or without it.

    Args:
        x, t: Inputs and targets, both of shape (n,).
    """
    x, t = _data(x, t)

    def draw(fig, **values):
        move = _draw_line_and_surface(fig, x, t, [*LOSSES, "hidden"], moving=True)

        def update(loss, map, **line):
            move(**line, loss=loss, background=loss if map else "hidden")

        update(**values)
        return update

    return live(
        draw,
        alt="Left, points and the line of a neuron with its misses. Right, the loss of every line from "
        "above, dark where it is small, with a dot at the place of this line.",
        figsize=(9.2, 4.2),
        labels={"map": "show the map"},
        handles=[
            Handle(
                "w and b",
                lambda values: (values["w"], values["b"]),
                lambda values, w, b: {"w": w, "b": b},
                axes=1,
            )
        ],
        loss=list(LOSSES),
        w=(*W_RANGE, 0.1, -1.0),
        b=(*B_RANGE, 0.1, 1.5),
        map=True,
    )
