"""What notebook 06 asks for and how it is looked at: references, and slips made of them."""

import numpy as np

from course.checking.task import Told

_RIGHT = {
    "+": lambda a, b: (1.0, 1.0),
    "*": lambda a, b: (b, a),
    "relu": lambda a, b: 1.0 if a > 0 else 0.0,
    "loss": lambda a, b: 2 * (a - b),
}


def slopes_by(**wrong):
    """Local slopes; the reference, or a slip that goes wrong at one kind of node."""
    rules = _RIGHT | {{"plus": "+", "times": "*"}.get(kind, kind): rule for kind, rule in wrong.items()}

    def local_slopes(kind, a, b=None):
        return rules[kind](a, b)

    return local_slopes


def neuron_by(
    scale=lambda n: 2 / n,
    gate=lambda u: u > 0,
    total=np.sum,
    error=lambda y, t: y - t,
    factors=lambda x1, x2, w1, w2: (x1, x2, 1.0),
):
    """Gradients of a neuron; the reference, or a slip that goes wrong in one place."""

    def neuron_gradients(x1, x2, t, w1, w2, b):
        u = w1 * x1 + w2 * x2 + b
        dL_du = scale(len(t)) * error(np.maximum(u, 0), t) * gate(u)
        return tuple(total(dL_du * factor) for factor in factors(x1, x2, w1, w2))

    return neuron_gradients


NEURON = ("dL_dw1", "dL_dw2", "dL_db")


def gradients_in_order(got):
    """The gradients for w1, w2 and b as they are, or in this order from a dict with their names."""
    if not isinstance(got, dict):
        return got
    short = [name.removeprefix("dL_d") for name in NEURON]
    names = short if set(got) == set(short) else NEURON
    missing = [name for name in names if name not in got]
    if missing:
        raise Told(f"A dict came back, and it has no `{missing[0]}`. Three numbers are asked for, in order.")
    return tuple(got[name] for name in names)


def use_neuron(attempt, x1, x2, t, w1, w2, b):
    return {"`neuron_gradients(...)`": gradients_in_order(attempt(x1, x2, t, w1, w2, b))}


def neuron_case(n):
    def case(rng):
        x1, x2, t = rng.normal(size=(3, n)).round(1)
        return x1, x2, t, 0.7, -0.4, 0.3

    return case
