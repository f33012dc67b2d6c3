"""Small graphs that the tests of notebook 06 walk through."""

NUMBERS = {"x1": 2.0, "w1": 0.5, "x2": -1.0, "w2": 1.5, "b": 1.5}
TWICE = {"w": 0.5, "x": 2.0, "b": -3.0}


def neuron(x1, w1, x2, w2, b):
    p1, p2 = (w1 * x1).named("p1"), (w2 * x2).named("p2")
    u = ((p1 + p2).named("s") + b).named("u")
    return u.relu().named("y").squared_error(4).named("L")


def shared(w, x, b):
    u = ((x * w).named("p") + b).named("u")
    return (w * u).named("y").squared_error(-2).named("L")


def squared(a, b):
    q = (a * b).named("q")
    return (q * q).named("r").squared_error(5).named("L")


def crossed(a, b):
    return ((a * b).named("p") + (a + b).named("s")).named("u").squared_error(1).named("L")


def hidden(x, w, w1, w2):
    z = (w * x).named("u").relu().named("z")
    return ((w1 * z).named("q1") + (w2 * z).named("q2")).named("y").squared_error(-4).named("L")


def skipping(a, b):
    z = (a * b).named("q").relu().named("z")
    return (z + ((z * b).named("u") + a).named("h")).named("y").squared_error(1).named("L")


HIDDEN = {"x": 2.0, "w": 0.5, "w1": 2.0, "w2": -3.0}
ALL = [
    (neuron, NUMBERS),
    (shared, TWICE),
    (squared, {"a": 1.0, "b": 2.0}),
    (crossed, {"a": 1.0, "b": 2.0}),
    (hidden, HIDDEN),
    (skipping, {"a": 1.5, "b": 2.0}),
]
