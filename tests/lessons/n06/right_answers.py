"""Right answers to the tasks of notebook 06."""

# %% given
import numpy as np

import nnlib
from course.lessons.n06_backprop_one_number_at_a_time import Value, in_order


# %% local_slopes: a dictionary of lambdas
slopes = {
    "+": lambda a, b: [1, 1],
    "*": lambda a, b: [b, a],
    "relu": lambda a, b: a > 0,
    "loss": lambda a, b: 2 * (a - b),
}
local_slopes = lambda node, first, second=None: slopes[node](first, second)


# %% local_slopes: a callable object in float32
class LocalSlopes:
    def __call__(self, kind, a, b=None):
        if kind == "+":
            return np.ones(2, dtype=np.float32)
        if kind == "*":
            return np.array([b, a], dtype=np.float32)
        return np.float32(a > 0) if kind == "relu" else np.float32(2 * (a - b))


local_slopes = LocalSlopes()


# %% local_slopes: Value's own
def local_slopes(kind, a, b=None):
    a, b = Value(a), Value(0 if b is None else b)
    if kind == "+":
        return (a + b).slopes
    if kind == "*":
        return (a * b).slopes
    node = a.relu() if kind == "relu" else a.squared_error(b.value)
    return node.slopes[0]


# %% local_slopes: match
def local_slopes(kind, a, b=None):
    match kind:
        case "+":
            return 1.0, 1.0
        case "*":
            return b, a
        case "relu":
            return int(a > 0)
        case _:
            return 2 * a - 2 * b


# %% local_slopes: comparison alone
def local_slopes(kind, a, b=None):
    if kind == "+":
        return (1, 1)
    elif kind == "*":
        return (b, a)
    elif kind == "relu":
        return a > 0
    else:
        return -2 * (b - a)


# %% local_slopes: NumPy's functions
def local_slopes(kind, a, b=None):
    if kind == "relu":
        return np.heaviside(a, 0.0)
    if kind == "loss":
        return np.multiply(2, np.subtract(a, b))
    return np.array([1.0, 1.0]) if kind == "+" else np.array([b, a])


# %% local_slopes: where and one line
local_slopes = lambda kind, a, b=None: (
    (1, 1) if kind == "+" else (b, a) if kind == "*" else np.where(a > 0, 1, 0) if kind == "relu" else 2 * (a - b)
)


# %% local_slopes: measured, and ReLU's corner apart
def local_slopes(kind: str, a: float, b: float | None = None):
    if kind == "relu":
        return 0.0 if a <= 0 else 1.0
    value = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "loss": lambda a, b: (a - b) ** 2}[kind]
    e = 0.5
    for_a = (value(a + e, b) - value(a - e, b)) / (2 * e)
    return for_a if kind == "loss" else (for_a, (value(a, b + e) - value(a, b - e)) / (2 * e))


# %% local_slopes: partial
from functools import partial


def by_table(table, kind, a, b=None):
    return table[kind](a, b)


local_slopes = partial(by_table, slopes := {"+": lambda a, b: (1, 1), "*": lambda a, b: (b, a),
                                            "relu": lambda a, b: max(0, np.sign(a)), "loss": lambda a, b: 2 * (a - b)})


# %% neuron_gradients: a dict, with other names
def neuron_gradients(a, c, target, v1, v2, bias):
    u = v1 * a + v2 * c + bias
    d = 2 * (np.maximum(u, 0) - target) / len(target) * (u > 0)
    return {"dL_dw1": d @ a, "dL_dw2": d @ c, "dL_db": d.sum()}


# %% neuron_gradients: float32 array of a callable object
class Neuron:
    def __call__(self, *numbers):
        x1, x2, t, w1, w2, b = (np.asarray(number, dtype=np.float32) for number in numbers)
        u = w1 * x1 + w2 * x2 + b
        d = np.float32(2) * (np.maximum(u, 0) - t) / np.float32(len(t)) * (u > 0)
        return np.stack([d @ x1, d @ x2, d.sum()])


neuron_gradients = Neuron()


# %% neuron_gradients: loop over samples
def neuron_gradients(x1, x2, t, w1, w2, b):
    g1 = g2 = g3 = 0.0
    for i in range(len(t)):
        u = w1 * x1[i] + w2 * x2[i] + b
        if u > 0:
            d = 2 * (u - t[i]) / len(t)
            g1 += d * x1[i]
            g2 += d * x2[i]
            g3 += d
    return g1, g2, g3


# %% neuron_gradients: nnlib's layer
def neuron_gradients(x1, x2, t, w1, w2, b):
    unit = nnlib.layers.Dense(1, activation="relu", dtype="float64")
    unit.build((None, 2), np.random.default_rng(0))
    unit.set_weights([[[w1], [w2]], [b]])
    y = unit.forward(np.stack([x1, x2], axis=1))
    unit.backward(nnlib.losses.MeanSquaredError().gradient(t[:, None], y))
    return [*unit.grads["kernel"].ravel(), *unit.grads["bias"]]


# %% neuron_gradients: a matrix of inputs
def neuron_gradients(x1, x2, t, w1, w2, b):
    X = np.stack([x1, x2, np.ones(len(t))])
    u = np.array([w1, w2, b]) @ X
    return X @ (2 / len(t) * (np.maximum(u, 0) - t) * (u > 0))


# %% neuron_gradients: einsum
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    y = np.where(u > 0, u, 0)
    d = np.where(u > 0, 2 * (y - t) / t.size, 0)
    return tuple(np.einsum("i,i->", d, x) for x in (x1, x2, np.ones_like(d)))


# %% neuron_gradients: mean at the end
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    d = 2 * (np.maximum(u, 0) - t) * np.sign(np.maximum(u, 0))
    return [np.mean(d * x1), np.mean(d * x2), np.mean(d)]


# %% neuron_gradients: the graph of Values
def neuron_gradients(x1, x2, t, w1, w2, b):
    w = [Value(v, name=n) for n, v in (("w1", w1), ("w2", w2), ("b", b))]
    losses = [(w[0] * Value(p) + w[1] * Value(q) + w[2]).relu().squared_error(r) for p, q, r in zip(x1, x2, t)]
    L = sum(losses[1:], losses[0]) * Value(1 / len(t))
    L.gradient = 1.0
    for node in reversed(in_order(L)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope
    return [v.gradient for v in w]


# %% neuron_gradients: a lambda
neuron_gradients = lambda x1, x2, t, w1, w2, b: tuple(
    (2 / len(t) * (np.maximum(w1 * x1 + w2 * x2 + b, 0) - t) * (w1 * x1 + w2 * x2 + b > 0) * x).sum()
    for x in (x1, x2, 1)
)


# %% neuron_gradients: the dict of weights
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    d = 2 * (np.maximum(u, 0) - t) / len(t)
    d[u <= 0] = 0
    return dict(w1=(d * x1).sum(), w2=(d * x2).sum(), b=d.sum())


# %% order: as in the solution
def order(node, found):
    if node not in found:
        for parent in node.parents:
            order(parent, found)
        found.append(node)
    return found


# %% order: return at once
def order(node, found):
    if node in found:
        return found
    for parent in node.parents:
        order(parent, found)
    found.append(node)
    return found


# %% order: asked before each call
def order(node, found):
    for parent in node.parents:
        if parent not in found:
            order(parent, found)
    found.append(node)
    return found


# %% order: parents from the right
def order(value, done):
    if value not in done:
        for p in reversed(value.parents):
            done = order(p, done)
        done.append(value)
    return done


# %% order: a new list each time
def order(node, found):
    if node in found:
        return found
    for parent in node.parents:
        found = order(parent, found)
    return found + [node]


# %% order: a stack instead of calling itself
def order(node, found):
    waiting = [node]
    while waiting:
        last = waiting[-1]
        open_parents = [p for p in last.parents if p not in found]
        if open_parents:
            waiting.append(open_parents[0])
        else:
            waiting.pop()
            if last not in found:
                found.append(last)
    return found


# %% order: a helper inside
def order(node, found):
    seen = set()

    def visit(n):
        if n in seen:
            return
        seen.add(n)
        [visit(p) for p in n.parents]
        found.append(n)

    visit(node)
    return found


# %% order: whoever is ready comes next
def order(node, found):
    reached, waiting = [], [node]
    while waiting:
        n = waiting.pop()
        if n not in reached:
            reached.append(n)
            waiting.extend(n.parents)
    while len(found) < len(reached):
        for n in reached:
            if n not in found and all(p in found for p in n.parents):
                found.append(n)
    return found


# %% order: the course's
def order(node, found):
    found.extend(in_order(node))
    return found


# %% order: a tuple handed back
def order(node, found):
    if node not in found:
        for parent in node.parents:
            order(parent, found)
        found += [node]
    return tuple(found)


# %% backward: as in the solution
def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope


# %% backward: by index
def backward(loss):
    nodes = in_order(loss)
    loss.gradient = 1
    for k in range(len(nodes) - 1, -1, -1):
        node = nodes[k]
        for i in range(len(node.parents)):
            leaving = node.gradient * node.slopes[i]
            node.parents[i].gradient = node.parents[i].gradient + leaving


# %% backward: with an order of one's own
def sorted_graph(node, found):
    if node not in found:
        for parent in node.parents:
            sorted_graph(parent, found)
        found.append(node)
    return found


def backward(loss):
    loss.gradient = 1.0
    for node in sorted_graph(loss, [])[::-1]:
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += slope * node.gradient


# %% backward: path by path, with what arrives
def backward(loss):
    def arrive(node, number):
        node.gradient += number
        for parent, slope in zip(node.parents, node.slopes):
            arrive(parent, number * slope)

    arrive(loss, 1.0)


# %% backward: reset first, and the loss returned
def backward(loss):
    nodes = in_order(loss)
    for node in nodes:
        node.gradient = 0.0
    loss.gradient = 1.0
    nodes.reverse()
    for node in nodes:
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope
    return loss


# %% backward: a dictionary, written down at the end
def backward(loss):
    arrived = {loss: 1.0}
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            arrived[parent] = arrived.get(parent, 0.0) + arrived[node] * slope
    for node, gradient in arrived.items():
        node.gradient = gradient


# %% backward: collected from the users
def backward(loss):
    nodes = in_order(loss)
    for node in reversed(nodes):
        if node is loss:
            node.gradient = 1.0
            continue
        node.gradient = sum(
            user.gradient * slope
            for user in nodes
            for parent, slope in zip(user.parents, user.slopes)
            if parent is node
        )


# %% backward: while and pop
def backward(loss):
    waiting = in_order(loss)
    loss.gradient = 1.0
    while waiting:
        node = waiting.pop()
        for number, parent in enumerate(node.parents):
            parent.gradient += node.gradient * node.slopes[number]


# %% backward: a lambda and a helper
def send_on(node):
    for parent, slope in zip(node.parents, node.slopes):
        parent.gradient += node.gradient * slope


def start(loss):
    loss.gradient = 1.0
    return in_order(loss)[::-1]


backward = lambda loss: [send_on(node) for node in start(loss)]


# %% backward: the stub's last line left standing
def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope
    return ...
