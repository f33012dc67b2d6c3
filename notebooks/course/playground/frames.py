"""What the kernel tells the browser: numbers as short lists, maps as base64 text, all of it plain JSON."""

from __future__ import annotations

import base64
import dataclasses
import functools

import numpy as np

from course.drawing import colors
from course.playground import sets
from course.playground.programs import keras_program, nnlib_program
from course.playground.state import ACTIVATIONS, MOST, OPTIMIZERS, REGULARIZATIONS, State

SURFACE = 64  # pixels along a side of the answer's map
SMALL = SURFACE // 2  # of a neuron's
CURVE = 121  # points of a curve
CLASS_COLORS = (colors.NEGATIVE, colors.POSITIVE, colors.CYCLE[2], colors.CYCLE[3])


def catalog() -> dict:
    """What does not change: the data sets with their thumbnails, the choices, the colors."""
    hues = {"negative": colors.NEGATIVE, "positive": colors.POSITIVE, "accent": colors.ACCENT}
    return {
        "data": [_entry(name, data) for name, data in sets.DATA.items()],
        "choices": {
            "activation": list(ACTIVATIONS),
            "optimizer": list(OPTIMIZERS),
            "regularization": list(REGULARIZATIONS),
        },
        "most": {"layers": MOST["layers"], "units": MOST["units"]},
        "colors": {**hues, "ink": colors.INK, "muted": colors.MUTED, "classes": list(CLASS_COLORS)},
    }


def setup(state: State, experiment) -> dict:
    """What changes only by the reader's hand: every field, the points, the maps of the inputs.

    `experiment` is None as long as there are too few points of the reader's own.
    """
    data = sets.DATA[state.data]
    found = {field.name: getattr(state, field.name) for field in dataclasses.fields(state)}
    found = {name: list(v) if isinstance(v, tuple) else v for name, v in found.items()}
    for name in ("epochs", "changes", "points"):
        del found[name]
    allowed = sets.inputs_for(data.dimensions)
    return {
        **found,
        "problem": problem(data),
        "dimensions": data.dimensions,
        "own": not data.source,
        "labels": {name: sets.INPUTS[name][0] for name in allowed},
        "input_maps": dict(zip(allowed, _input_maps(data.dimensions, allowed))),
        **(_points(state, experiment) if experiment else {"train": [list(p) for p in state.points]}),
    }


def frame(experiment, since: int, gradients: bool = False) -> dict:
    """What changes with every epoch. `since` epochs of the history are known to the browser."""
    history = {name: _numbers(values[since:]) for name, values in experiment.history.items()}
    found = {
        "epoch": experiment.epoch,
        "goal": max(experiment.goal, experiment.epoch),
        "history": {"from": since, **history},
        "weights": [[_numbers(kernel), _numbers(bias)] for kernel, bias in experiment.weights()],
        "dead": [mask.tolist() for mask in experiment.dead()],
        "maps": _maps(experiment),
        "diverged": experiment.diverged,
    }
    if gradients:
        found["gradients"] = [[_numbers(kernel), _numbers(bias)] for kernel, bias in experiment.gradients()]
    return found


def code(state: State) -> dict:
    """Both programs of the state."""
    return {"nnlib": nnlib_program(state), "keras": keras_program(state)}


def problem(data: sets.Data) -> str:
    """The family that a data set belongs to: "classification", "regression" or "curve"."""
    return "curve" if data.dimensions == 1 else data.kind


def signed(values: np.ndarray, layer: str, state: State) -> np.ndarray:
    """Maps (units, …) brought to [-1, 1], 0 in the middle.

    An output of two classes is a probability: 0.5 is the middle. Several classes stay in [0, 1]. A unit that
    goes beyond 1 is divided by its largest value, so that a ReLU shows its slope.
    """
    values = np.nan_to_num(values, nan=0.0, posinf=1e9, neginf=-1e9)
    if layer == "output":
        binary = sets.DATA[state.data].kind == "classification" and state.classes == 2
        return np.clip(2 * values - 1 if binary else values, -1, 1)
    largest = np.abs(values).max(axis=tuple(range(1, values.ndim)), keepdims=True)
    return values / np.maximum(largest, 1.0)


def _maps(experiment):
    state = experiment.state
    *hidden, output = experiment.maps(SURFACE if experiment.data.dimensions == 2 else CURVE)[1:]
    if experiment.data.dimensions == 1:
        return [_numbers(layer[:, ::2]) for layer in hidden] + [_numbers(output)]
    small = [_text(signed(layer[:, ::2, ::2], "hidden", state)) for layer in hidden]
    return [*small, _text(signed(output, "output", state))]


@functools.cache
def _input_maps(dimensions, names):
    n = SMALL if dimensions == 2 else (CURVE + 1) // 2
    columns = sets.columns(sets.grid(dimensions, n), names).T.reshape(-1, *(n,) * dimensions)
    if dimensions == 1:
        return _numbers(columns)
    return [_text(signed(column[None], "input", None)) for column in columns]


def _points(state, experiment):
    found = {}
    for name in ("train", "test"):
        x = getattr(experiment, f"{name}_points")
        y = getattr(experiment, f"{name}_targets").reshape(len(x), 1)
        x = x if x.shape[1] == 2 else np.hstack([x, np.zeros_like(x)])
        found[name] = np.round(np.hstack([x, y]), 3).tolist()
    if experiment.data.dimensions == 1 and experiment.data.source:
        x, y = sets.make(state.replace(noise=0))
        order = np.argsort(x[:, 0])
        found["truth"] = np.round(np.hstack([x, y.reshape(len(x), 1)])[order], 3).tolist()
    return found


def _entry(name, data):
    points, values = thumbnail(name)
    dots = np.column_stack([points, values]).round(2).tolist() if len(points) else []
    return {"name": name, "title": data.title, "problem": problem(data), "classes": list(data.classes),
            "own": not data.source, "dots": dots}  # fmt: skip


def _text(values):
    """Values in [-1, 1] as bytes from 0 to 254, 127 for 0: a map that is 0 is exactly white."""
    return base64.b64encode(np.round(127 * (values + 1)).astype(np.uint8).tobytes()).decode("ascii")


def _numbers(values):
    """Nested lists rounded to four decimals; what is not a number becomes None, as JSON wants it."""
    values = np.asarray(values, dtype=float)
    if np.isfinite(values).all():
        return values.round(4).tolist()
    return np.where(np.isfinite(values), values.round(4), None).tolist()


def thumbnail(name: str) -> tuple[np.ndarray, np.ndarray]:
    """A few points and targets of a data set, for the picture on its button; own sets have none."""
    data = sets.DATA[name]
    if not data.source:
        return np.empty((0, data.dimensions)), np.empty(0)
    points, targets = sets.make(State(data=name, inputs=("x1",)))
    few = slice(None, None, 5 if data.dimensions == 2 else 3)
    return points[few], targets.reshape(len(points))[few]
