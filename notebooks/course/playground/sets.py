"""What the playground trains on: its data sets, and the inputs made from a point.

Points lie in the square from -6 to 6; a curve to fit has one coordinate and is drawn over the same range.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnlib.datasets import toy

REACH = 6.0  # the square is [-REACH, REACH] on both axes


@dataclass(frozen=True)
class Data:
    """One data set: `n_samples` points of toy's function `source`, or, with none, the reader's own points.

    `classes` lists the numbers of classes that it can have.
    """

    title: str
    kind: str  # "classification" or "regression"
    dimensions: int
    source: str = ""
    n_samples: int = 0
    classes: tuple[int, ...] = ()


DATA = {
    "circle": Data("Circle", "classification", 2, "circle", 500, (2,)),
    "xor": Data("XOR", "classification", 2, "xor", 500, (2,)),
    "gauss": Data("Gaussian clouds", "classification", 2, "blobs", 500, (2, 3, 4)),
    "spiral": Data("Spiral", "classification", 2, "spiral", 500, (2, 3, 4)),
    "points": Data("Your own points", "classification", 2, classes=(2, 3, 4)),
    "plane": Data("Plane", "regression", 2, "regress_plane", 500),
    "hills": Data("Hills", "regression", 2, "regress_gaussian", 500),
    "sin": Data("Sine curve", "regression", 1, "sin", 100),
    "step": Data("Step", "regression", 1, "step", 100),
    "zigzag": Data("Zigzag", "regression", 1, "zigzag", 100),
    "curve": Data("Your own curve", "regression", 1),
}
# label, and the column made from points p of shape (n, dimensions)
INPUTS = {
    "x1": ("x₁", "p[:, 0]"),
    "x2": ("x₂", "p[:, 1]"),
    "x1^2": ("x₁²", "p[:, 0] ** 2"),
    "x2^2": ("x₂²", "p[:, 1] ** 2"),
    "x1x2": ("x₁x₂", "p[:, 0] * p[:, 1]"),
    "sin(x1)": ("sin x₁", "np.sin(p[:, 0])"),
    "sin(x2)": ("sin x₂", "np.sin(p[:, 1])"),
}
_COLUMNS = {
    "x1": lambda p: p[:, 0],
    "x2": lambda p: p[:, 1],
    "x1^2": lambda p: p[:, 0] ** 2,
    "x2^2": lambda p: p[:, 1] ** 2,
    "x1x2": lambda p: p[:, 0] * p[:, 1],
    "sin(x1)": lambda p: np.sin(p[:, 0]),
    "sin(x2)": lambda p: np.sin(p[:, 1]),
}


def inputs_for(dimensions: int) -> tuple[str, ...]:
    """The inputs that a point of so many coordinates gives."""
    return tuple(name for name in INPUTS if dimensions == 2 or "x2" not in name)


def columns(points: np.ndarray, inputs: tuple[str, ...]) -> np.ndarray:
    """The network's inputs, (n, len(inputs)), from points (n, dimensions)."""
    return np.column_stack([_COLUMNS[name](points) for name in inputs])


def make(state) -> tuple[np.ndarray, np.ndarray]:
    """Points (n, dimensions) and targets: class numbers (n,), or numbers (n, 1).

    Raises:
        ValueError: If the set is the reader's own and has fewer than two points.
    """
    data = DATA[state.data]
    if not data.source:
        return _own(state, data)
    return getattr(toy, data.source)(data.n_samples, **settings(state))


def settings(state) -> dict:
    """The keyword arguments that toy's function gets for this state."""
    several = {"n_classes": state.classes} if len(DATA[state.data].classes) > 1 else {}
    return {**several, "noise": state.noise / 100, "seed": state.seed}


def grid(dimensions: int, n: int) -> np.ndarray:
    """The points at which pictures are computed: n along an axis, or n·n row by row from the top."""
    axis = np.linspace(-REACH, REACH, n)
    if dimensions == 1:
        return axis.reshape(-1, 1)
    x1, x2 = np.meshgrid(axis, axis[::-1])
    return np.column_stack([x1.ravel(), x2.ravel()])


def _own(state, data):
    if len(state.points) < 2:
        raise ValueError(
            "there are no points to learn from yet: click at least two into the picture (one for the test)."
        )
    points = np.array(state.points, dtype=float)
    x, y = points[:, : data.dimensions], points[:, 2]
    return (x, y.astype(np.intp)) if data.kind == "classification" else (x, y.reshape(-1, 1))
