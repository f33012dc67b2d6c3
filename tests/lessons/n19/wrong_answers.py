"""Wrong answers to the tasks of notebook 19, with what their messages must say."""

# %% given
import numpy as np

import nnlib
from course import yours
from course.lessons.n19_gradients_of_anything import Tensor
from course.lessons.n19_gradients_of_anything.tensor import what_leaves

pieces = yours(leaving=..., undo_broadcast=..., in_order=...)
engine = yours(backward_pass=...)
right = pieces.leaving


# %% leaving: product not crossed
# says: the other factor, b
def leaving(rule, dL_dy, a, b=None):
    if rule == "*":
        return dL_dy * a, dL_dy * b
    return right(rule, dL_dy, a, b)


# %% leaving: matrices not transposed
# says: needs `b.T`
def leaving(rule, dL_dy, a, b=None):
    if rule == "@":
        return dL_dy @ b, a @ dL_dy
    return right(rule, dL_dy, a, b)


# %% leaving: the two of @ exchanged
# says: For @ the two have changed places
def leaving(rule, dL_dy, a, b=None):
    if rule == "@":
        return a.T @ dL_dy, dL_dy @ b.T
    return right(rule, dL_dy, a, b)


# %% leaving: local slopes alone
# says: times the local slope
def leaving(rule, dL_dy, a, b=None):
    if rule == "+":
        return np.ones_like(a), np.ones_like(b)
    if rule == "*":
        return b, a
    if rule == "@":
        return dL_dy @ b.T, a.T @ dL_dy
    if rule == "relu":
        return (a > 0) * 1.0
    if rule == "exp":
        return np.exp(a)
    if rule == "log":
        return 1 / a
    return np.ones_like(a)


# %% leaving: relu open at zero
# says: `>`, not `>=`
def leaving(rule, dL_dy, a, b=None):
    return np.where(a >= 0, dL_dy, 0) if rule == "relu" else right(rule, dL_dy, a, b)


# %% leaving: relu by what arrives
# says: The gate looks at a
def leaving(rule, dL_dy, a, b=None):
    return dL_dy * (dL_dy > 0) if rule == "relu" else right(rule, dL_dy, a, b)


# %% leaving: sum passed on
# says: shape
# says: np.ones_like(a)
def leaving(rule, dL_dy, a, b=None):
    return dL_dy if rule == "sum" else right(rule, dL_dy, a, b)


# %% leaving: log as a product
# says: 1/a
def leaving(rule, dL_dy, a, b=None):
    return dL_dy * a if rule == "log" else right(rule, dL_dy, a, b)


# %% leaving: exp of what arrives
# says: wrong values
def leaving(rule, dL_dy, a, b=None):
    return np.exp(dL_dy) if rule == "exp" else right(rule, dL_dy, a, b)


# %% leaving: exp passed on
# says: Its local slope is `np.exp(a)`
def leaving(rule, dL_dy, a, b=None):
    return dL_dy if rule == "exp" else right(rule, dL_dy, a, b)


# %% leaving: the input changed
# says: changed its input
def leaving(rule, dL_dy, a, b=None):
    if rule == "relu":
        dL_dy[a <= 0] = 0
        return dL_dy
    return right(rule, dL_dy, a, b)


# %% leaving: float32
# says: float64
def leaving(rule, dL_dy, a, b=None):
    found = right(rule, dL_dy, a, b)
    return np.float32(found) if b is None else tuple(np.float32(each) for each in found)


# %% leaving: one for the sum of two
# says: 2 values are asked for
def leaving(rule, dL_dy, a, b=None):
    return dL_dy if rule == "+" else right(rule, dL_dy, a, b)


# %% leaving: a comma at the end
# says: tuple of one value
def leaving(rule, dL_dy, a, b=None):
    return (dL_dy * (a > 0),) if rule == "relu" else right(rule, dL_dy, a, b)


# %% leaving: called
# says: without calling it
leaving = right("+", np.ones(2), np.ones(2), np.ones(2))


# %% undo_broadcast: only the axes in front
# says: of length 1
# says: keepdims=True
def undo_broadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    return gradient


# %% undo_broadcast: only axes of length one
# says: does not have at all
def undo_broadcast(gradient, shape):
    extra = gradient.ndim - len(shape)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=axis + extra, keepdims=True)
    return gradient


# %% undo_broadcast: mean
# says: averaged
def undo_broadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.mean(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.mean(axis=axis, keepdims=True)
    return gradient


# %% undo_broadcast: everything
# says: to one number
def undo_broadcast(gradient, shape):
    return np.sum(gradient)


# %% undo_broadcast: as it came
# says: comes back as it was
def undo_broadcast(gradient, shape):
    return gradient


# %% undo_broadcast: rows
# says: always sum over axis 0
def undo_broadcast(gradient, shape):
    return gradient.sum(axis=0)


# %% undo_broadcast: first copy
# says: the gradient of one copy
def undo_broadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient[0]
    for axis, n in enumerate(shape):
        gradient = gradient.take(range(n), axis)
    return gradient


# %% undo_broadcast: axis not kept
# says: keepdims=True
def undo_broadcast(gradient, shape):
    extra = gradient.ndim - len(shape)
    axes = list(range(extra)) + [k + extra for k, n in enumerate(shape) if n == 1]
    return gradient.sum(axis=tuple(axes))


# %% undo_broadcast: reshape alone
# says: reshape
def undo_broadcast(gradient, shape):
    return gradient.reshape(shape)


# %% undo_broadcast: printed
# says: prints its answer
def undo_broadcast(gradient, shape):
    print(gradient.sum(axis=0))


# %% in_order: without asking
# says: more than once
def in_order(loss):
    found = []

    def visit(node):
        for parent in node.parents:
            visit(parent)
        found.append(node)

    visit(loss)
    return found


# %% in_order: loss first
# says: the other way round
def in_order(loss):
    found, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent in node.parents:
                visit(parent)
            found.append(node)

    visit(loss)
    return found[::-1]


# %% in_order: parents only
# says: these have parents too
def in_order(loss):
    return list(loss.parents) + [loss]


# %% in_order: itself first
# says: the other way round
def in_order(loss):
    found = []

    def visit(node):
        found.append(node)
        for parent in node.parents:
            if parent not in found:
                visit(parent)

    visit(loss)
    return found


# %% in_order: only the loss
# says: Tensors are missing
def in_order(loss):
    return [loss]


# %% in_order: a set
# says: A list of tensors
def in_order(loss):
    found = set()

    def visit(node):
        if node not in found:
            for parent in node.parents:
                visit(parent)
            found.add(node)

    visit(loss)
    return found


# %% in_order: the values
# says: the tensors themselves
def in_order(loss):
    return [node.value for node in pieces.in_order(loss)]


# %% in_order: a list kept from call to call
# says: default value
def in_order(node, found=[]):
    if node not in found:
        for parent in node.parents:
            in_order(parent, found)
        found.append(node)
    return found


# %% in_order: made unique afterwards
# says: 16 million paths
def in_order(loss):
    every = []

    def visit(node):
        for parent in node.parents:
            visit(parent)
        every.append(node)

    visit(loss)
    return list(dict.fromkeys(every))


# %% in_order: nothing returned
# says: `return`
def in_order(loss):
    found = []

    def visit(node):
        if node not in found:
            for parent in node.parents:
                visit(parent)
            found.append(node)

    visit(loss)


# %% in_order: a generator
# says: list(...)
def in_order(loss):
    return reversed(pieces.in_order(loss)[::-1])


# %% backward_pass: overwritten
# says: with `+=`
def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value)
    for node in reversed(pieces.in_order(loss)):
        for parent, gradient in what_leaves(node):
            parent.gradient = pieces.undo_broadcast(gradient, parent.value.shape)


# %% backward_pass: cleared first
# says: [13, 19]
def backward_pass(loss):
    nodes = pieces.in_order(loss)
    for node in nodes:
        node.gradient = np.zeros_like(node.value)
    loss.gradient = np.ones_like(loss.value)
    for node in reversed(nodes):
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)


# %% backward_pass: broadcasting stays
# says: pieces.undo_broadcast(gradient, parent.value.shape)
def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value)
    for node in reversed(pieces.in_order(loss)):
        for parent, gradient in what_leaves(node):
            parent.gradient = parent.gradient + gradient


# %% backward_pass: begun with the loss
# says: dL_dL, which is 1
def backward_pass(loss):
    loss.gradient = loss.value.copy()
    for node in reversed(pieces.in_order(loss)):
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)


# %% backward_pass: never begun
# says: every `.gradient` but the loss's is as it was
def backward_pass(loss):
    for node in reversed(pieces.in_order(loss)):
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)


# %% backward_pass: from the front
# says: reversed(pieces.in_order(loss))
def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value)
    for node in pieces.in_order(loss):
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)


# %% backward_pass: path by path
# says: 16 million paths
def backward_pass(loss):
    def arrive(node, gradient):
        old, node.gradient = node.gradient, gradient
        for parent, leaving in what_leaves(node):
            arrive(parent, pieces.undo_broadcast(leaving, parent.value.shape))
        node.gradient = old + gradient

    arrive(loss, np.ones_like(loss.value))


# %% backward_pass: the parents of the loss alone
# says: nothing is sent on from them
def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value)
    for parent, gradient in what_leaves(loss):
        parent.gradient += pieces.undo_broadcast(gradient, parent.value.shape)


# %% backward_pass: a name of the loop forgotten
# says: NameError
def backward_pass(loss):
    loss.gradient = np.ones_like(loss.value)
    for node in reversed(pieces.in_order(loss)):
        for parent, gradient in what_leaves(node):
            parent.gradient += pieces.undo_broadcast(gradient, shape_of_parent)


# %% grad: computed at once
# says: It should give a function
def grad(function):
    tensors = [Tensor(np.ones(3)) for _ in range(2)]
    return [tensor.gradient for tensor in tensors]


# %% grad: arrays handed over
# says: Make a `Tensor` of each array first
def grad(function):
    def gradients(*arrays):
        engine.backward_pass(function(*arrays))
        return [array.gradient for array in arrays]

    return gradients


# %% grad: tensors come back
# says: Return the arrays of their gradients
def grad(function):
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(function(*tensors))
        return tensors

    return gradients


# %% grad: no walk back
# says: All gradients are 0
def grad(function):
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        function(*tensors)
        return [tensor.gradient for tensor in tensors]

    return gradients


# %% grad: the values
# says: The arrays themselves
def grad(function):
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(function(*tensors))
        return [tensor.value for tensor in tensors]

    return gradients


# %% grad: the first one only
# says: one array
def grad(function):
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(function(*tensors))
        return tensors[0].gradient

    return gradients


# %% grad: nothing returned inside
# says: `None`
def grad(function):
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(function(*tensors))

    return gradients


# %% grad: the inner function not returned
# says: return
def grad(function):
    def gradients(*arrays):
        tensors = [Tensor(array) for array in arrays]
        engine.backward_pass(function(*tensors))
        return [tensor.gradient for tensor in tensors]


# %% grad: two arguments only
# says: any number of arrays
def grad(function):
    def gradients(a, b):
        tensors = [Tensor(a), Tensor(b)]
        engine.backward_pass(function(*tensors))
        return [tensor.gradient for tensor in tensors]

    return gradients


# %% leaving: loops for the matrix product
# says: right, but slow
def leaving(rule, dL_dy, a, b=None):
    if rule == "@":
        dL_da, dL_db = np.zeros(a.shape), np.zeros(b.shape)
        for i in range(a.shape[0]):
            for j in range(a.shape[1]):
                dL_da[i, j] = (dL_dy[i] * b[j]).sum()
                dL_db[j] += a[i, j] * dL_dy[i]
        return dL_da, dL_db
    if rule in ("+", "*"):
        return (dL_dy, dL_dy) if rule == "+" else (dL_dy * b, dL_dy * a)
    slopes = {"relu": lambda: 1.0 * (a > 0), "exp": lambda: np.exp(a), "log": lambda: 1 / a, "sum": lambda: a * 0 + 1}
    return dL_dy * slopes[rule]()


# %% undo_broadcast: adding up entry by entry
# says: right, but slow
def undo_broadcast(gradient, shape):
    total = np.zeros(shape)
    for index in np.ndindex(gradient.shape):
        own = index[len(index) - len(shape):]
        total[tuple(0 if n == 1 else i for i, n in zip(own, shape))] += gradient[index]
    return total
