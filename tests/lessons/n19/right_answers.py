"""Right answers to the tasks of notebook 19."""

# %% given
import numpy as np

import nnlib
from course import yours
from course.lessons.n19_gradients_of_anything import Tensor
from course.lessons.n19_gradients_of_anything.tensor import what_leaves

pieces = yours(leaving=..., undo_broadcast=..., in_order=...)
engine = yours(backward_pass=...)


# %% leaving: as in the solution
def leaving(rule, dL_dy, a, b=None):
    if rule == "+":
        return dL_dy, dL_dy
    if rule == "*":
        return dL_dy * b, dL_dy * a
    if rule == "@":
        return dL_dy @ b.T, a.T @ dL_dy
    if rule == "relu":
        return dL_dy * (a > 0)
    if rule == "exp":
        return dL_dy * np.exp(a)
    if rule == "log":
        return dL_dy / a
    if rule == "sum":
        return dL_dy * np.ones_like(a)


# %% leaving: a dictionary of lambdas
rules = {
    "+": lambda g, a, b: [g, g],
    "*": lambda g, a, b: [g * b, g * a],
    "@": lambda g, a, b: [np.dot(g, b.T), np.dot(a.T, g)],
    "relu": lambda g, a, b: np.where(a > 0, g, 0),
    "exp": lambda g, a, b: np.exp(a) * g,
    "log": lambda g, a, b: g * (1 / a),
    "sum": lambda g, a, b: g + np.zeros(a.shape),
}
leaving = lambda rule, g, a, b=None: rules[rule](g, a, b)


# %% leaving: match and einsum
def leaving(rule, dL_dy, a, b=None):
    match rule:
        case "+":
            return dL_dy.copy(), dL_dy.copy()
        case "*":
            return np.multiply(dL_dy, b), np.multiply(dL_dy, a)
        case "@":
            return np.einsum("nk,mk->nm", dL_dy, b), np.einsum("nm,nk->mk", a, dL_dy)
        case "relu":
            return dL_dy * np.heaviside(a, 0.0)
        case "exp":
            return dL_dy * np.exp(a)
        case "log":
            return np.divide(dL_dy, a)
        case _:
            return np.broadcast_to(dL_dy, a.shape)


# %% leaving: a copy that is cleared where relu is shut
def leaving(rule, arriving, first, second=None):
    if rule == "relu":
        gone = np.array(arriving)
        gone[first <= 0] = 0
        return gone
    if rule == "sum":
        gone = np.empty(first.shape)
        gone[...] = arriving
        return gone
    if rule == "exp":
        return np.exp(first) * arriving
    if rule == "log":
        return arriving * first**-1
    if rule == "@":
        return np.matmul(arriving, second.T), np.matmul(first.T, arriving)
    if rule == "*":
        return second * arriving, first * arriving
    return arriving, arriving


# %% leaving: a class with methods
class Leaving:
    def __call__(self, rule, dL_dy, a, b=None):
        names = {"+": "plus", "*": "times", "@": "matmul"}
        return getattr(self, names.get(rule, rule))(dL_dy, a, b)

    def plus(self, g, a, b):
        return g, g

    def times(self, g, a, b):
        return g * b, g * a

    def matmul(self, g, a, b):
        return g @ np.transpose(b), np.transpose(a) @ g

    def relu(self, g, a, b):
        return g * np.sign(np.maximum(a, 0))

    def exp(self, g, a, b):
        return g * np.e**a

    def log(self, g, a, b):
        return g / a

    def sum(self, g, a, b):
        return np.full(a.shape, g)


leaving = Leaving()


# %% leaving: one return at the end
def leaving(rule, dL_dy, a, b=None):
    if rule == "+":
        result = (1 * dL_dy, 1 * dL_dy)
    elif rule == "*":
        result = (b * dL_dy, a * dL_dy)
    elif rule == "@":
        result = (dL_dy @ b.T, (dL_dy.T @ a).T)
    elif rule == "relu":
        result = dL_dy * (a > 0).astype(int)
    elif rule == "exp":
        y = np.exp(a)
        result = y * dL_dy
    elif rule == "log":
        result = dL_dy * np.reciprocal(a)
    elif rule == "sum":
        result = np.ones(a.shape) * dL_dy
    else:
        raise ValueError(f"no rule {rule}")
    return result


# %% leaving: partial
from functools import partial


def by_table(table, rule, dL_dy, a, b=None):
    return table[rule](dL_dy, a) if b is None else table[rule](dL_dy, a, b)


leaving = partial(by_table, {
    "+": lambda g, a, b: (g, g),
    "*": lambda g, a, b: (g * b, g * a),
    "@": lambda g, a, b: (g @ b.T, a.T @ g),
    "relu": lambda g, a: g * (a > 0),
    "exp": lambda g, a: g * np.exp(a),
    "log": lambda g, a: g / a,
    "sum": lambda g, a: g * np.ones_like(a),
})


# %% leaving: slopes in a dictionary, the rest by hand
def leaving(rule, dL_dy, a, b=None):
    if rule == "@":
        dL_da = np.tensordot(dL_dy, b, axes=(1, 1))
        dL_db = np.tensordot(a, dL_dy, axes=(0, 0))
        return dL_da, dL_db
    if rule in ("+", "*"):
        return (dL_dy, dL_dy) if rule == "+" else (dL_dy * b, dL_dy * a)
    slopes = {"relu": lambda: 1.0 * (a > 0), "exp": lambda: np.exp(a), "log": lambda: 1 / a, "sum": lambda: a * 0 + 1}
    return dL_dy * slopes[rule]()


# %% undo_broadcast: as in the solution
def undo_broadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient


# %% undo_broadcast: one sum, then reshape
def undo_broadcast(gradient, shape):
    extra = gradient.ndim - len(shape)
    padded = (1,) * extra + tuple(shape)
    axes = tuple(i for i, n in enumerate(padded) if n == 1)
    return gradient.sum(axis=axes).reshape(shape)


# %% undo_broadcast: keepdims and reshape
def undo_broadcast(g, s):
    s_full = [1] * (g.ndim - len(s)) + list(s)
    for i in range(g.ndim):
        if s_full[i] != g.shape[i]:
            g = np.sum(g, axis=i, keepdims=True)
    return np.reshape(g, s)


# %% undo_broadcast: recursion
def undo_broadcast(gradient, shape):
    if gradient.ndim > len(shape):
        return undo_broadcast(gradient.sum(0), shape)
    for k in range(len(shape)):
        if shape[k] == 1 and gradient.shape[k] != 1:
            return undo_broadcast(gradient.sum(k, keepdims=True), shape)
    return gradient


# %% undo_broadcast: np.add.at on broadcast indices
def undo_broadcast(gradient, shape):
    where = np.broadcast_to(np.arange(int(np.prod(shape))).reshape(shape), gradient.shape)
    total = np.bincount(where.ravel(), weights=gradient.ravel(), minlength=int(np.prod(shape)))
    return total.reshape(shape)


# %% undo_broadcast: early return where nothing is to do
def undo_broadcast(gradient, shape):
    if gradient.shape == shape:
        return gradient
    n = gradient.ndim - len(shape)
    result = np.add.reduce(gradient, axis=tuple(range(n)))
    stretched = tuple(axis for axis in range(len(shape)) if shape[axis] == 1)
    return np.sum(result, axis=stretched, keepdims=True) if stretched else result


# %% undo_broadcast: einsum
def undo_broadcast(gradient, shape):
    letters = "abcdefgh"[: gradient.ndim]
    own = letters[gradient.ndim - len(shape):]
    kept = "".join(letter for letter, n in zip(own, shape) if n != 1)
    return np.einsum(f"{letters}->{kept}", gradient).reshape(shape)


# %% undo_broadcast: a class
class Undo:
    def __call__(self, gradient, shape):
        padded = (1,) * (gradient.ndim - len(shape)) + shape
        for axis in reversed(range(len(padded))):
            if padded[axis] == 1:
                gradient = gradient.sum(axis, keepdims=axis >= len(padded) - len(shape))
        return gradient


undo_broadcast = Undo()


# %% in_order: as in the solution
def in_order(loss):
    found = []

    def visit(node):
        if node not in found:
            for parent in node.parents:
                visit(parent)
            found.append(node)

    visit(loss)
    return found


# %% in_order: a set beside the list
def in_order(loss):
    topo, visited = [], set()

    def build(v):
        if v not in visited:
            visited.add(v)
            for child in v.parents:
                build(child)
            topo.append(v)

    build(loss)
    return topo


# %% in_order: as in task 6.2, with a second argument
def in_order(node, found=None):
    if found is None:
        found = []
    if node not in found:
        for parent in node.parents:
            in_order(parent, found)
        found.append(node)
    return found


# %% in_order: a stack instead of calling itself
def in_order(loss):
    found, waiting = [], [loss]
    while waiting:
        last = waiting[-1]
        still = [p for p in last.parents if p not in found]
        if still:
            waiting.append(still[0])
        else:
            waiting.pop()
            if last not in found:
                found.append(last)
    return found


# %% in_order: a helper outside, parents from the right
def visit_all(node, found):
    if any(node is other for other in found):
        return
    for parent in node.parents[::-1]:
        visit_all(parent, found)
    found.append(node)


def in_order(loss):
    found = []
    visit_all(loss, found)
    return found


# %% in_order: a dict, which keeps the order
def in_order(loss):
    seen = {}

    def visit(node):
        if id(node) in seen:
            return
        for parent in node.parents:
            visit(parent)
        seen[id(node)] = node

    visit(loss)
    return list(seen.values())


# %% in_order: counting the users, from the end
def in_order(loss):
    reached, todo = [loss], [loss]
    while todo:
        for p in todo.pop().parents:
            if p not in reached:
                reached.append(p)
                todo.append(p)
    users = {node: 0 for node in reached}
    for node in reached:
        for p in node.parents:
            users[p] += 1
    ready, backward = [loss], []
    while ready:
        node = ready.pop()
        backward.append(node)
        for p in node.parents:
            users[p] -= 1
            if users[p] == 0:
                ready.append(p)
    return backward[::-1]


# %% in_order: a generator inside, a tuple handed back
def in_order(loss):
    seen = set()

    def walk(node):
        if node in seen:
            return
        seen.add(node)
        for parent in node.parents:
            yield from walk(parent)
        yield node

    return tuple(walk(loss))


# %% in_order: asked before each call
def in_order(loss):
    nodes = []

    def add(node):
        for parent in node.parents:
            if parent not in nodes:
                add(parent)
        if node not in nodes:
            nodes.append(node)

    add(loss)
    return nodes


# %% backward_pass: as in the solution
def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value)
    for node in reversed(pieces.in_order(loss)):
        for parent, gradient in what_leaves(node):
            shape = parent.value.shape
            parent.gradient += pieces.undo_broadcast(gradient, shape)


# %% backward_pass: no += in place
def backward_pass(loss):
    loss.gradient = np.ones(loss.value.shape)
    for node in pieces.in_order(loss)[::-1]:
        for parent, gradient in what_leaves(node):
            own = pieces.undo_broadcast(gradient, np.shape(parent.value))
            parent.gradient = parent.gradient + own


# %% backward_pass: by index
def backward_pass(loss):
    nodes = pieces.in_order(loss)
    loss.gradient = np.full(loss.value.shape, 1.0)
    for k in range(len(nodes) - 1, -1, -1):
        pairs = list(what_leaves(nodes[k]))
        for i in range(len(pairs)):
            parent, gradient = pairs[i]
            parent.gradient = np.add(parent.gradient, pieces.undo_broadcast(gradient, parent.gradient.shape))


# %% backward_pass: with an order of its own
def backward_pass(loss):
    done, nodes = set(), []

    def visit(v):
        if v not in done:
            done.add(v)
            for p in v.parents:
                visit(p)
            nodes.append(v)

    visit(loss)
    loss.gradient = 1.0 + 0 * loss.value
    while nodes:
        node = nodes.pop()
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)


# %% backward_pass: what arrives is gathered beside, and the loss returned
def backward_pass(loss):
    arrived = {loss: np.ones_like(loss.value)}
    for node in reversed(pieces.in_order(loss)):
        if node is loss:
            node.gradient = arrived[node]
        else:
            node.gradient = node.gradient + arrived[node]
        kept, node.gradient = node.gradient, arrived[node]
        for parent, gradient in what_leaves(node):
            own = pieces.undo_broadcast(gradient, parent.value.shape)
            arrived[parent] = arrived.get(parent, 0) + own
        node.gradient = kept
    return loss


# %% backward_pass: names of its own, a while loop
def backward_pass(end):
    waiting = list(pieces.in_order(end))
    end.gradient = np.ones_like(end.value)
    while len(waiting) > 0:
        node = waiting.pop(-1)
        for p, g in what_leaves(node):
            g = pieces.undo_broadcast(g, p.value.shape)
            p.gradient = g + p.gradient


# %% backward_pass: a lambda for the step
add = lambda p, g: setattr(p, "gradient", p.gradient + pieces.undo_broadcast(g, p.value.shape))


def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value, dtype=float)
    [add(p, g) for node in reversed(pieces.in_order(loss)) for p, g in what_leaves(node)]


# %% backward_pass: printing what it does
def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value)
    count = 0
    for node in reversed(pieces.in_order(loss)):
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)
            count += 1
    if count > 10_000:
        print(count)


# %% backward_pass: a class
class Walker:
    def __call__(self, loss):
        loss.gradient = np.ones_like(loss.value)
        for node in reversed(pieces.in_order(loss)):
            self.send(node)

    def send(self, node):
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)


backward_pass = Walker()


# %% grad: as in the solution
def grad(function):
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(function(*tensors))
        return [tensor.gradient for tensor in tensors]

    return gradients


# %% grad: a lambda that calls a helper
def gradients_of(function, arrays):
    tensors = list(map(Tensor, arrays))
    engine.backward_pass(function(*tensors))
    return [t.gradient for t in tensors]


grad = lambda function: lambda *arrays: gradients_of(function, arrays)


# %% grad: partial
from functools import partial


def gradients(function, *arrays):
    tensors = [Tensor(a) for a in arrays]
    loss = function(*tensors)
    engine.backward_pass(loss)
    return [t.gradient for t in tensors]


grad = lambda function: partial(gradients, function)


# %% grad: a class that is called
class Grad:
    def __init__(self, function):
        self.function = function

    def __call__(self, *arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(self.function(*tensors))
        return [tensor.gradient for tensor in tensors]


def grad(function):
    return Grad(function)


# %% grad: a tuple handed back
def grad(f):
    def df(*args):
        ts = tuple(Tensor(np.array(a, dtype=float)) for a in args)
        engine.backward_pass(f(*ts))
        return tuple(t.gradient for t in ts)

    return df


# %% grad: a loop that appends
def grad(function):
    def with_gradients(*arrays):
        tensors = []
        for array in arrays:
            tensors.append(Tensor(array))
        y = function(*tensors)
        engine.backward_pass(y)
        result = []
        for tensor in tensors:
            result.append(tensor.gradient.copy())
        return result

    return with_gradients


# %% grad: functools.wraps
import functools


def grad(function):
    @functools.wraps(function, assigned=())
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(function(*tensors))
        return [tensor.gradient for tensor in tensors]

    return gradients


# %% grad: measured
def grad(function):
    def gradients(*arrays):
        found = []
        for k in range(len(arrays)):
            def value(a):
                return function(*[Tensor(a if i == k else other) for i, other in enumerate(arrays)])

            t = [Tensor(other) for other in arrays]
            engine.backward_pass(function(*t))
            assert value(arrays[k]).value.shape == ()
            found.append(t[k].gradient)
        return found

    return gradients
