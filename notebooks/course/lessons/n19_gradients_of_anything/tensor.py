"""Arrays that remember how they were made, and the pieces that carry gradients back through them.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

import numpy as np


class Tensor:
    """An array, the rule it was made by, and the tensors it was made from."""

    def __init__(self, value, rule="", parents=()):
        self.value = np.asarray(value, dtype=float)
        self.rule, self.parents = rule, parents
        self.gradient = np.zeros_like(self.value)

    def __add__(self, other):
        return Tensor(self.value + other.value, "+", (self, other))

    def __mul__(self, other):
        return Tensor(self.value * other.value, "*", (self, other))

    def __matmul__(self, other):
        return Tensor(self.value @ other.value, "@", (self, other))

    def relu(self):
        return Tensor(np.maximum(self.value, 0), "relu", (self,))

    def exp(self):
        return Tensor(np.exp(self.value), "exp", (self,))

    def log(self):
        return Tensor(np.log(self.value), "log", (self,))

    def sum(self, axis=None):
        total = self.value.sum(axis=axis, keepdims=axis is not None)
        return Tensor(total, "sum", (self,))


def leaving(rule, dL_dy, a, b=None):
    """What leaves for a and b when dL_dy arrives at y: the right answer to task 19.1."""
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
    return dL_dy * np.ones_like(a)  # sum


def undo_broadcast(gradient, shape):
    """The gradient summed over the axes along which broadcasting repeated an array of `shape`: task 19.2."""
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient


def in_order(loss):
    """All tensors of the graph, each after its parents, `loss` at the end: task 19.3."""
    found, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent in node.parents:
                visit(parent)
            found.append(node)

    visit(loss)
    return found


def pairs_by(leaving):
    """A function that gives pairs: a parent of a tensor, and what leaves for it by these rules."""

    def what_leaves(node):
        if not node.parents:
            return []
        values = [parent.value for parent in node.parents]
        gradients = leaving(node.rule, node.gradient, *values)
        return list(zip(node.parents, gradients if len(values) == 2 else [gradients]))

    return what_leaves


what_leaves = pairs_by(leaving)


def backward_pass(loss):
    """Add dL_d of every tensor of the graph to its `gradient`: task 19.4."""
    loss.gradient = np.ones_like(loss.value)
    for node in reversed(in_order(loss)):
        for parent, gradient in what_leaves(node):
            parent.gradient += undo_broadcast(gradient, parent.value.shape)


def grad(function):
    """A function of arrays that gives the gradient of `function` for each of them: task 19.5."""

    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        backward_pass(function(*tensors))
        return [tensor.gradient for tensor in tensors]

    return gradients
