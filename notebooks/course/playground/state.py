"""The playground's whole state as a value: checked, comparable, and a short string there and back.

A string reads like data=spiral&hidden=8,8&epochs=120; what is left out has its default. It is taken apart
by hand, never evaluated. A state with `epochs` and `changes` says how the weights came about: train from
the seed's start for so many epochs, and change the learning rate, batch or a weight on the way.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import pairwise

from course.playground.checks import listed, named, number, whole
from course.playground.parsing import fields
from course.playground.sets import DATA, INPUTS, REACH, inputs_for

ACTIVATIONS = ("relu", "tanh", "sigmoid", "linear")
OPTIMIZERS = ("sgd", "momentum", "rmsprop", "adam")
REGULARIZATIONS = ("none", "l1", "l2")
MOST = {"points": 300, "changes": 300, "epochs": 10_000, "layers": 6, "units": 8}
_PLAIN = {  # field → word in the string
    "data": "data", "classes": "classes", "noise": "noise", "share": "share", "batch": "batch",
    "inputs": "inputs", "hidden": "hidden", "activation": "act", "optimizer": "opt", "learning_rate": "lr",
    "regularization": "reg", "rate": "rate", "seed": "seed", "show_test": "test", "discretize": "discretize",
    "points": "points", "epochs": "epochs", "changes": "changes",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """After `epoch` epochs, `what` ("lr", "batch", "w" or "b") becomes `value`.

    For "w" (a weight) and "b" (a bias), `where` is (layer, row, column) or (layer, column), from 0.
    """

    epoch: int
    what: str
    value: float
    where: tuple[int, ...] = ()

    def __str__(self):
        return f"{self.epoch}:{self.what}{'.'.join(map(str, self.where))}:{_text(self.value)}"


@dataclass(frozen=True)
class State:
    """Everything that decides what the playground shows.

    Args:
        data: Name in DATA. `classes`: 2 to 4 where the set allows it. `noise`: 0 to 50.
        share: Per cent of the points to train on, 10 to 90. `batch`: samples an update, 1 to 30.
        inputs: Names in INPUTS, at least one. `hidden`: units of each hidden layer, up to six of 1 to 8.
        learning_rate: 1e-5 to 10. `rate`: of the regularization, 0 to 10.
        points: The reader's own, (x₁, x₂, class or height) each.
        epochs, changes: How far it is trained, and what was changed on the way.

    Raises:
        ValueError: If a field does not fit; the message names it.
    """

    data: str = "circle"
    classes: int = 2
    noise: int = 0
    share: int = 50
    batch: int = 10
    inputs: tuple[str, ...] = ("x1", "x2")
    hidden: tuple[int, ...] = (4, 2)
    activation: str = "tanh"
    optimizer: str = "sgd"
    learning_rate: float = 0.03
    regularization: str = "none"
    rate: float = 0.0
    seed: int = 0
    show_test: bool = False
    discretize: bool = False
    points: tuple[tuple[float, float, float], ...] = ()
    epochs: int = 0
    changes: tuple[Change, ...] = ()

    def __post_init__(self):
        named("data", self.data, DATA)
        for name, low, high in (("noise", 0, 50), ("share", 10, 90), ("batch", 1, 30)):
            self._set(name, whole(name, getattr(self, name), low, high))
        self._set("seed", whole("seed", self.seed, 0, 2**32 - 1))
        self._set("epochs", whole("epochs", self.epochs, 0, MOST["epochs"]))
        self._set("classes", self._check_classes())
        self._set("inputs", self._check_inputs())
        self._set("hidden", self._check_hidden())
        named("activation", self.activation, ACTIVATIONS)
        named("optimizer", self.optimizer, OPTIMIZERS)
        named("regularization", self.regularization, REGULARIZATIONS)
        self._set("learning_rate", number("learning_rate", self.learning_rate, 1e-5, 10))
        self._set("rate", number("rate", self.rate, 0, 10))
        for name in ("show_test", "discretize"):
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"{name} must be True or False; got {getattr(self, name)!r}.")
        self._set("points", self._check_points())
        self._set("changes", self._check_changes())

    @classmethod
    def parse(cls, text: str) -> State:
        """The state that `str(state)` wrote.

        Raises:
            ValueError: If the text is not of that form, or a value does not fit.
        """
        found = fields(text, _PLAIN)
        changes = tuple(Change(*change) for change in found.pop("changes", ()))
        return cls(**found, changes=changes)

    def replace(self, **changes) -> State:
        """The same with some fields changed: from the start again, unless epochs and changes are given.

        What no longer fits the data (inputs from x₂, a number of classes, points) is let go.
        """
        new = {"epochs": 0, "changes": (), **changes}
        data = DATA.get(new.get("data", self.data))
        if data:
            wanted = tuple(new.get("inputs", self.inputs))
            if "inputs" not in changes:
                new["inputs"] = tuple(n for n in wanted if n in inputs_for(data.dimensions)) or ("x1",)
            if "classes" not in changes and self.classes not in (data.classes or (2,)):
                new["classes"] = 2
            if "points" not in changes and data.source:
                new["points"] = ()
        return dataclasses.replace(self, **new)

    def __str__(self):
        parts = []
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                parts.append(f"{_PLAIN[field.name]}={_text(value)}")
        return "&".join(parts) or f"data={self.data}"

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """The kernel's shape (inputs, units) of each layer."""
        widths = [len(self.inputs), *self.hidden, self.classes if self.classes > 2 else 1]
        return list(pairwise(widths))

    def _set(self, name, value):
        object.__setattr__(self, name, value)  # the dataclass is frozen from here on

    def _check_classes(self):
        allowed = DATA[self.data].classes or (2,)
        if isinstance(self.classes, bool) or self.classes not in allowed:
            choice = " or ".join(map(str, allowed))
            raise ValueError(f"classes must be {choice} for data={self.data}; got {self.classes!r}.")
        return int(self.classes)

    def _check_inputs(self):
        allowed = inputs_for(DATA[self.data].dimensions)
        names = listed("inputs", self.inputs)
        for name in names:
            named("inputs", name, allowed)
        if not names or len(set(names)) < len(names):
            raise ValueError(f"inputs must name at least one input, each once; got {self.inputs!r}.")
        return tuple(name for name in INPUTS if name in names)  # always in this order

    def _check_hidden(self):
        hidden = listed("hidden", self.hidden)
        if len(hidden) > MOST["layers"]:
            raise ValueError(f"hidden must list at most {MOST['layers']} layers; got {len(hidden)}.")
        return tuple(whole("hidden", units, 1, MOST["units"]) for units in hidden)

    def _check_points(self):
        data, points = DATA[self.data], listed("points", self.points)
        if points and data.source:
            raise ValueError(f"points are for data=points and data=curve; got data={self.data}.")
        if len(points) > MOST["points"]:
            raise ValueError(f"points may be at most {MOST['points']}; got {len(points)}.")
        checked = []
        for point in points:
            if len(listed("points", point)) != 3:
                raise ValueError(f"points must be triples x1,x2,value; got {point!r}.")
            x1, x2, value = (round(number("points", v, -REACH, REACH), 2) for v in point)
            if data.kind == "classification" and value not in range(self.classes):
                raise ValueError(f"points must have a class from 0 to {self.classes - 1}; got {value:g}.")
            checked.append((x1, x2, value))
        return tuple(checked)

    def _check_changes(self):
        changes = listed("changes", self.changes)
        if len(changes) > MOST["changes"]:
            raise ValueError(f"changes may be at most {MOST['changes']}; got {len(changes)}.")
        before = 0
        for change in changes:
            if not isinstance(change, Change):
                raise ValueError(f"changes must be Change objects; got {change!r}.")
            if not before <= whole("changes: epoch", change.epoch, 0, MOST["epochs"]) <= self.epochs:
                raise ValueError(f"changes must come in order and by epoch {self.epochs}; got {change}.")
            before = change.epoch
            self._check_change(change)
        return changes

    def _check_change(self, change):
        if change.what == "lr":
            number("changes: lr", change.value, 1e-5, 10)
        elif change.what == "batch":
            whole("changes: batch", change.value, 1, 30)
        elif change.what in ("w", "b"):
            number(f"changes: {change.what}", change.value, -1000, 1000)
        else:
            raise ValueError(f"changes can set lr, batch, w or b; got {change.what!r}.")
        if len(change.where) != {"w": 3, "b": 2}.get(change.what, 0) or not self._is_there(change):
            raise ValueError(f"changes: there is no {change.what} at {change.where} in this network.")

    def _is_there(self, change):
        if not change.where:
            return True
        layer, *rest = change.where
        if any(isinstance(i, bool) or not isinstance(i, int) or i < 0 for i in change.where):
            return False
        shapes = self.shapes
        return layer < len(shapes) and all(
            i < n for i, n in zip(rest, shapes[layer][-len(rest) :], strict=True)
        )


def _text(value):
    """A field's value as the string holds it."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if not isinstance(value, tuple):
        return str(value)
    if value and isinstance(value[0], tuple):
        return ";".join(",".join(map(_text, point)) for point in value)
    return ",".join(map(_text, value)) or "0"
