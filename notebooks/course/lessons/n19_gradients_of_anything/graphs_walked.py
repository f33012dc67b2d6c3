"""Graphs on which `check` tries an order and a walk back, and what it looks at."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from course.checking.attempts import article, blank
from course.checking.task import Told
from course.lessons.n19_gradients_of_anything.tensor import Tensor, in_order

_MOST_LOOKS = 20_000  # at the parents of a graph of 25 tensors: a walk along every path needs millions


@dataclass(frozen=True)
class Graph:
    """A loss that messages can name; `make` gives it and its tensors by name."""

    name: str
    make: Callable = field(compare=False)

    def __repr__(self):
        return f"the loss of {self.name}"


class Watched(Tensor):
    """A tensor that counts how often the graph's parents are looked at."""

    @property
    def parents(self):
        self.looks[0] += 1
        if self.looks[0] > _MOST_LOOKS:
            raise Told(PATHS)
        return self.kept


def watch(loss):
    looks = [0]
    for node in in_order(loss):
        node.kept, node.looks = vars(node).pop("parents"), looks
        node.__class__ = Watched


def _product():
    a, b = Tensor([3.0, 1.0]), Tensor([-2.0, 4.0])
    q = a * b
    return q.sum(), {"a": a, "b": b, "q": q}


def _layer():
    rng = np.random.default_rng(0)
    x, W, b = (Tensor(rng.normal(size=shape).round(2)) for shape in ((4, 3), (3, 2), (2,)))
    u = x @ W + b
    z = u.relu()
    return z.sum(), {"x": x, "W": W, "b": b, "u": u, "z": z}


def _residual():
    rng = np.random.default_rng(1)
    h, W, s = (Tensor(rng.normal(size=shape).round(2)) for shape in ((2, 3), (3, 3), ()))
    y = h + (h @ W).relu() * s
    return (y * y).sum(), {"h": h, "W": W, "s": s, "y": y}


def _crossentropy():
    rng = np.random.default_rng(2)
    s, one_hot = Tensor(rng.normal(size=(3, 4)).round(2)), Tensor(np.eye(4)[[2, 0, 2]])
    log_p = s + Tensor(-1.0) * s.exp().sum(axis=1).log()
    return (one_hot * log_p).sum() * Tensor(-1 / 3), {"s": s, "log_p": log_p}


def _kept():
    w, x = Tensor([1.0, 2.0]), Tensor([3.0, -1.0])
    w.gradient = np.array([10.0, 20.0])  # of a batch before
    return (w * x).sum(), {"w": w, "x": x}


def _joins():
    x = Tensor(1.5)
    h = x
    for _ in range(24):
        h = h + h
    return h, {"x": x}


GRAPHS = {
    "product": Graph("q = a * b", _product),
    "layer": Graph("z = relu(x @ W + b)", _layer),
    "residual": Graph("y = h + relu(h @ W) * s", _residual),
    "crossentropy": Graph("a cross-entropy", _crossentropy),
    "kept": Graph("w * x, where w.gradient is [10, 20] already", _kept),
    "joins": Graph("24 sums h + h, one after the other", _joins),
}

PATHS = (
    "With 24 sums h + h, one after the other, your walk follows each of the 16 million paths by itself. "
    "Every tensor is visited once: leave it alone if it was visited before."
)
UNMOVED = (
    "Behind the call every `.gradient` but the loss's is as it was. What leaves for a parent belongs into "
    "`parent.gradient`."
)
TWICE = (
    "A tensor stands in your list more than once. It is visited again for each tensor that uses it: leave it "
    "alone if it is in the list already."
)
REVERSED = (
    "Your list is the other way round: a tensor stands before those that it was computed from. Append it "
    "when all its parents have been visited."
)
MISSING = (
    "Tensors are missing. A tensor has parents, and these have parents too: the function that visits one "
    "calls itself for each parent."
)
MIXED = (
    "All tensors are there, but one stands before one of its parents. Append a tensor when all its parents "
    "have been visited."
)


def use_in_order(attempt, loss):
    """Whether the list holds every tensor of the graph once, each after its parents."""
    end, _ = loss.make()
    wanted = in_order(end)
    edges = [(parent, node) for node in wanted for parent in node.parents]
    watch(end)
    found = attempt(end)
    if blank(found):
        return {"the list": found}
    if isinstance(found, (set, dict)) or not hasattr(found, "__iter__") or isinstance(found, (str, Tensor)):
        raise Told(f"A list of tensors is asked for. What came is {article(found)}.")
    if hasattr(found, "__next__"):
        raise Told("What came can be gone through only once. A list is asked for: `list(...)` makes one.")
    other = next((entry for entry in found if not isinstance(entry, Tensor)), None)
    if other is not None:
        raise Told(f"The list should hold the tensors themselves. It holds {article(other)}.")
    ids = [id(node) for node in found]
    if any(id(node) not in ids for node in wanted):
        raise Told(MISSING)
    if len(set(ids)) < len(ids):
        raise Told(TWICE)
    if len(ids) > len(wanted):
        raise Told(
            "The list holds tensors of another graph. It has to begin empty at each call: a list as the "
            "default value of an argument is kept from one call to the next."
        )
    place = {one: k for k, one in enumerate(ids)}
    early = [edge for edge in edges if place[id(edge[0])] > place[id(edge[1])]]
    if early:
        raise Told(REVERSED if len(early) == len(edges) else MIXED)
    return {"the list": len(ids)}


def use_backward_pass(attempt, loss):
    """The gradients that stand in the tensors of the graph behind the call, by name."""
    end, named = loss.make()
    others = in_order(end)[:-1]
    before = [node.gradient.copy() for node in others]
    watch(end)
    given = attempt(end)
    if all(np.array_equal(old, node.gradient) for old, node in zip(before, others)):
        if given is ... or given is NotImplemented:
            return {"dL": given}
        raise Told(UNMOVED)
    return {f"`{name}.gradient`": node.gradient for name, node in named.items()}
