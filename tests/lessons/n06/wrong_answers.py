"""Wrong answers to the tasks of notebook 06."""

# %% given
import numpy as np

import nnlib
from course.lessons.n06_backprop_one_number_at_a_time import Value, in_order


# %% local_slopes: no return
# says: hands nothing back
def local_slopes(kind, a, b=None):
    if kind == "+":
        1, 1
    if kind == "*":
        b, a
    if kind == "relu":
        1 if a > 0 else 0
    if kind == "loss":
        2 * (a - b)


# %% local_slopes: trailing comma
# says: a tuple
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    if kind == "relu":
        return 1.0 if a > 0 else 0.0,
    return 2 * (a - b)


# %% local_slopes: ReLU cut off at 1
# says: expected `1.`
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    return min(1, max(0, a)) if kind == "relu" else 2 * (a - b)


# %% local_slopes: a zero taken for nothing
# says: got `1`, expected `0.`
def local_slopes(kind, a, b=None):
    b = b or 1
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    return float(a > 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: text
# says: slopes
def local_slopes(kind, a, b=None):
    return "b, a"


# %% local_slopes: ReLU's value
# says: For ReLU you return its value
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    return max(a, 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: ReLU open at 0
# says: takes 0 there
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    return int(a >= 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: loss turned round
# says: The loss has the wrong sign
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    return int(a > 0) if kind == "relu" else 2 * (b - a)


# %% local_slopes: the example's numbers
# says: got `5.`, expected `3.`
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return 5.0, 2.0
    return int(a > 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: kind is a method
# says: AttributeError
def local_slopes(kind, a, b=None):
    if kind == "relu":
        return a.relu()
    return (b, a) if kind == "*" else (1, 1) if kind == "+" else 2 * (a - b)


# %% local_slopes: as values
# says: values of the forward pass
def local_slopes(kind, a, b=None):
    if kind == "relu":
        return max(a, 0)
    if kind == "loss":
        return (a - b) ** 2
    return a + b if kind == "+" else a * b


# %% local_slopes: one for the product
# says: 2 values are asked for
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b
    return float(a > 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: of the product in place
# says: have changed places
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return a, b
    return float(a > 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: printed
# says: in place of `print`
# not: number of
def local_slopes(kind, a, b=None):
    print(b, a)


# %% local_slopes: without the loss
# says: hands nothing back for `local_slopes('loss', 1.0, 4.0)`
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    if kind == "relu":
        return 1 if a > 0 else 0


# %% local_slopes: with a wrong name
# says: KeyError
def local_slopes(kind, a, b=None):
    return {"*": (b, a), "+": (1, 1)}[kind]


# %% neuron_gradients: no return
# says: hands nothing back
# not: number of
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


# %% neuron_gradients: printed
# says: in place of `print`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    print((dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum())


# %% neuron_gradients: return in the loop
# says: stands inside the loop
def neuron_gradients(x1, x2, t, w1, w2, b):
    g1 = g2 = g3 = 0.0
    for i in range(len(t)):
        u = w1 * x1[i] + w2 * x2[i] + b
        d = 2 * (max(u, 0) - t[i]) / len(t) * (u > 0)
        g1, g2, g3 = g1 + d * x1[i], g2 + d * x2[i], g3 + d
        return g1, g2, g3


# %% neuron_gradients: the last sample only
# says: got `2.5`, expected `-3.5`
def neuron_gradients(x1, x2, t, w1, w2, b):
    for i in range(len(t)):
        u = w1 * x1[i] + w2 * x2[i] + b
        d = 2 * (max(u, 0) - t[i]) / len(t) * (u > 0)
        g1, g2, g3 = d * x1[i], d * x2[i], d
    return g1, g2, g3


# %% neuron_gradients: gate open at 0
# says: Where u is exactly 0, your slope of ReLU is 1
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u >= 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


# %% neuron_gradients: weights for inputs
# says: multiplied by the weights
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return (dL_du * w1).sum(), (dL_du * w2).sum(), dL_du.sum()


# %% neuron_gradients: averaged twice
# says: once more by `mean`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return (dL_du * x1).mean(), (dL_du * x2).mean(), dL_du.mean()


# %% neuron_gradients: t changed in place
# says: changed its input `t`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    t -= np.maximum(u, 0)
    dL_du = -2 * t / len(t) * (u > 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


# %% neuron_gradients: the last name misspelt
# says: NameError
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_dU.sum()


# %% neuron_gradients: a dict that lacks the bias
# says: has no `dL_db`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return {"dL_dw1": (dL_du * x1).sum(), "dL_dw2": (dL_du * x2).sum(), "dL_dB": dL_du.sum()}


# %% neuron_gradients: with if
# says: , `dL_du = dL_dy if u > 0 else 0`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_dy = 2 * (np.maximum(u, 0) - t) / len(t)
    dL_du = dL_dy if u > 0 else 0
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


# %% neuron_gradients: gate by gradient
# says: got `2.5`, expected `-3.5`
def neuron_gradients(x1, x2, t, w1, w2, b):
    y = np.maximum(w1 * x1 + w2 * x2 + b, 0)
    dL_du = np.maximum(2 * (y - t) / len(t), 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


# %% neuron_gradients: without bias
# says: 3 values are asked for
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum()


# %% neuron_gradients: per sample
# says: one number for each sample
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return dL_du * x1, dL_du * x2, dL_du


# %% neuron_gradients: without gate
# says: multiply by `(u > 0)`
def neuron_gradients(x1, x2, t, w1, w2, b):
    y = np.maximum(w1 * x1 + w2 * x2 + b, 0)
    dL_dy = 2 * (y - t) / len(t)
    return np.sum(dL_dy * x1), np.sum(dL_dy * x2), np.sum(dL_dy)


# %% neuron_gradients: without mean
# says: dL_dy holds a 1/n
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) * (u > 0)
    return np.sum(dL_du * x1), np.sum(dL_du * x2), np.sum(dL_du)


# %% neuron_gradients: loss
# says: 3 values are asked for
def neuron_gradients(x1, x2, t, w1, w2, b):
    return np.mean((np.maximum(w1 * x1 + w2 * x2 + b, 0) - t) ** 2)


# %% neuron_gradients: with slopes swapped
# says: got `-0.5`, expected `-3.5`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return dL_du.sum(), (dL_du * x1).sum(), (dL_du * x2).sum()


# %% order: no return
# says: hands nothing back
def order(node, found):
    if node not in found:
        for parent in node.parents:
            order(parent, found)
        found.append(node)


# %% order: what append gives
# says: hands nothing back
def order(node, found):
    if node in found:
        return found
    for parent in node.parents:
        order(parent, found)
    return found.append(node)


# %% order: never asks
# says: stands in your list more than once
def order(node, found):
    for parent in node.parents:
        order(parent, found)
    found.append(node)
    return found


# %% order: itself first
# says: the other way round
def order(node, found):
    if node not in found:
        found.append(node)
        for parent in node.parents:
            order(parent, found)
    return found


# %% order: loss in front
# says: the other way round
def order(node, found):
    if node not in found:
        for parent in node.parents:
            order(parent, found)
        found.append(node)
    return found[::-1]


# %% order: only the parents
# says: Numbers are missing
def order(node, found):
    for parent in node.parents:
        found.append(parent)
    found.append(node)
    return found


# %% order: only itself
# says: Numbers are missing
def order(node, found):
    found.append(node)
    return found


# %% order: names
# says: the `Value`s themselves
def order(node, found):
    for parent in node.parents:
        order(parent, found)
    if node.name not in found:
        found.append(node.name)
    return found


# %% order: appended between the parents
# says: parent
def order(node, found):
    if node not in found:
        first = node.parents[:1]
        for parent in first:
            order(parent, found)
        found.append(node)
        for parent in node.parents[1:]:
            order(parent, found)
    return found


# %% order: the found list forgotten
# says: TypeError
def order(node, found):
    if node not in found:
        for parent in node.parents:
            order(parent)
        found.append(node)
    return found


# %% order: return inside the loop
# says: Numbers are missing
def order(node, found):
    for parent in node.parents:
        order(parent, found)
        return found
    found.append(node)
    return found


# %% order: a new empty list
# says: missing
def order(node, found):
    found = []
    for parent in node.parents:
        order(parent, found)
    found.append(node)
    return found


# %% order: a number
# says: A list of `Value`s is asked for
def order(node, found):
    for parent in node.parents:
        order(parent, found)
    found.append(node)
    return len(found)


# %% backward: set
# says: `=` overwrites what arrived before
def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient = node.gradient * slope


# %% backward: without what arrived
# says: sums of local slopes
def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += slope


# %% backward: without the slope
# says: The local slopes play no part
def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent in node.parents:
            parent.gradient += node.gradient


# %% backward: a plus in place of times
# says: Along a path slopes multiply
def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient + slope


# %% backward: values
# says: `node.value` is the number of the forward walk
def backward(loss):
    loss.gradient = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.value * slope


# %% backward: begins with the loss
# says: It begins with dL_dL, which is 1
def backward(loss):
    loss.gradient = loss.value
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope


# %% backward: not begun
# says: every `.gradient` but the loss's is still 0
def backward(loss):
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope


# %% backward: from the front
# says: gradient
def backward(loss):
    loss.gradient = 1.0
    for node in in_order(loss):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope


# %% backward: path by path
# says: sent on twice
def backward(loss):
    def go(node):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope
            go(parent)

    loss.gradient = 1.0
    go(loss)


# %% backward: a dictionary by name
# says: every `.gradient` but the loss's is still 0
def backward(loss):
    arrived = {loss: 1.0}
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            arrived[parent] = arrived.get(parent, 0.0) + arrived[node] * slope
    return {node.name: gradient for node, gradient in arrived.items()}


# %% backward: a minus
# says: Every sign is turned round
def backward(loss):
    loss.gradient = -1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope


# %% backward: an order that is reversed in place
# says: TypeError
def backward(loss):
    loss.gradient = 1.0
    for node in in_order(loss).reverse():
        for parent, slope in zip(node.parents, node.slopes):
            parent.gradient += node.gradient * slope


# %% backward: grad for gradient
# says: AttributeError
def backward(loss):
    loss.grad = 1.0
    for node in reversed(in_order(loss)):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += node.grad * slope


# %% backward: the loss alone
# says: every `.gradient` but the loss's is still 0
def backward(loss):
    loss.gradient = 1.0
