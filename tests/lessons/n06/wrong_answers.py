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


# %% shared_slope: no return
# says: hands nothing back
def shared_slope(w, x, b, t):
    u = w * x + b
    dL_dy = 2 * (w * u - t)
    dL_dw = dL_dy * u + dL_dy * w * x


# %% shared_slope: printed
# says: in place of `print`
def shared_slope(w, x, b, t):
    u = w * x + b
    print(2 * (w * u - t) * (u + w * x))


# %% shared_slope: trailing comma
# says: a tuple
# not: one for each way
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * (w * u - t) * (u + w * x),


# %% shared_slope: ways multiplied
# says: The two ways are multiplied
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * (w * u - t) * u * w * x


# %% shared_slope: long way without w
# says: the local slope is w
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * (w * u - t) * (u + x)


# %% shared_slope: the loss itself
# says: got `1.`, expected `-2.`
def shared_slope(w, x, b, t):
    return (w * (w * x + b) - t) ** 2


# %% shared_slope: caret for a power
# says: `**`
def shared_slope(w, x, b, t):
    return 2 * (w^2 * x + w * b - t) * (2 * w * x + b)


# %% shared_slope: a Value comes back
# says: Value
def shared_slope(w, x, b, t):
    return (Value(w) * (Value(w) * Value(x) + Value(b))).squared_error(t)


# %% shared_slope: nudged with a large ε
# says: got `-1.536`, expected `-2.`
def shared_slope(w, x, b, t):
    loss = lambda w: (w * (w * x + b) - t) ** 2
    return (loss(w + 0.1) - loss(w)) / 0.1


# %% shared_slope: a bracket too few
# says: got `-5.`, expected `-2.`
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * w * u - t * u + w * x


# %% shared_slope: by overwriting
# says: that overwriting leaves behind
def shared_slope(w, x, b, t):
    u = w * x + b
    dL_dy = 2 * (w * u - t)
    dL_dw = dL_dy * u
    dL_dw = dL_dy * w * x
    return dL_dw


# %% shared_slope: first use only
# says: Only the short way
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * (w * u - t) * u


# %% shared_slope: as two numbers
# says: two numbers, one for each way
def shared_slope(w, x, b, t):
    u = w * x + b
    dL_dy = 2 * (w * u - t)
    return dL_dy * u, dL_dy * w * x


# %% shared_slope: without the loss
# says: the loss: 2(y − t) arrives at y
def shared_slope(w, x, b, t):
    return 2 * w * x + b


# %% shared_slope: of the example
# says: never uses its argument
def shared_slope(w, x, b, t):
    return -2.0


# %% shared_slope: half
# says: Is the 2 of 2(y − t) there?
def shared_slope(w, x, b, t):
    u = w * x + b
    return (w * u - t) * (u + w * x)


# %% shared_slope: downhill
# says: Only the sign is wrong
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * (t - w * u) * (u + w * x)


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
# says: where u is exactly 0 your gate is open
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


# %% two_units: no return
# says: hands nothing back
def two_units(x, v1, v2):
    y = ((v1 * x).named("q1").relu().named("z1") + (v2 * x).named("q2").relu().named("z2")).named("y")
    y.squared_error(2).named("L")


# %% two_units: printed
# says: in place of `print`
def two_units(x, v1, v2):
    y = ((v1 * x).named("q1").relu().named("z1") + (v2 * x).named("q2").relu().named("z2")).named("y")
    print(y.squared_error(2).named("L"))


# %% two_units: trailing comma
# says: a tuple
def two_units(x, v1, v2):
    y = ((v1 * x).named("q1").relu().named("z1") + (v2 * x).named("q2").relu().named("z2")).named("y")
    return y.squared_error(2).named("L"),


# %% two_units: the number alone
# says: leave out `.value`
def two_units(x, v1, v2):
    y = ((v1 * x).named("q1").relu().named("z1") + (v2 * x).named("q2").relu().named("z2")).named("y")
    return y.squared_error(2).named("L").value


# %% two_units: the sum without a loss
# says: This is y
def two_units(x, v1, v2):
    return ((v1 * x).named("q1").relu().named("z1") + (v2 * x).named("q2").relu().named("z2")).named("y")


# %% two_units: nameless numbers
# says: Its numbers have no names yet
def two_units(x, v1, v2):
    return ((v1 * x).relu() + (v2 * x).relu()).squared_error(2)


# %% two_units: one name twice
# says: both called `z`
def two_units(x, v1, v2):
    z1 = (v1 * x).named("q1").relu().named("z")
    z2 = (v2 * x).named("q2").relu().named("z")
    return (z1 + z2).named("y").squared_error(2).named("L")


# %% two_units: no ReLU
# says: The two ReLUs are missing
def two_units(x, v1, v2):
    return ((v1 * x).named("z1") + (v2 * x).named("z2")).named("y").squared_error(2).named("L")


# %% two_units: one ReLU after the sum
# says: There is one ReLU, behind the sum
def two_units(x, v1, v2):
    return ((v1 * x).named("q1") + (v2 * x).named("q2")).named("h").relu().named("y").squared_error(2).named("L")


# %% two_units: one unit twice
# says: is not in the graph
def two_units(x, v1, v2):
    z1 = (v1 * x).named("q1").relu().named("z1")
    z2 = (v1 * x).named("q2").relu().named("z2")
    return (z1 + z2).named("y").squared_error(2).named("L")


# %% two_units: an x of its own
# says: is not in the graph
def two_units(x, v1, v2):
    x = Value(x.value, name="x")
    z1 = (v1 * x).named("q1").relu().named("z1")
    z2 = (v2 * x).named("q2").relu().named("z2")
    return (z1 + z2).named("y").squared_error(2).named("L")


# %% two_units: a copy of x for the second unit
# says: dL_dx lacks what comes back from the second unit
def two_units(x, v1, v2):
    z1 = (v1 * x).named("q1").relu().named("z1")
    z2 = (v2 * Value(x.value, name="x again")).named("q2").relu().named("z2")
    return (z1 + z2).named("y").squared_error(2).named("L")


# %% two_units: other names of arguments
# says: by their names
# not: two_units()
def two_units(a, b, c):
    return ((b * a).relu() + (c * a).relu()).squared_error(2)


# %% two_units: np.maximum of a Value
# says: TypeError
def two_units(x, v1, v2):
    return (np.maximum(v1 * x, 0) + np.maximum(v2 * x, 0)).squared_error(2)


# %% two_units: a minus that Value lacks
# says: TypeError
def two_units(x, v1, v2):
    y = (v1 * x).relu() + (v2 * x).relu()
    return (y - 2) * (y - 2)


# %% two_units: one number without a name
# says: numbers without a name
def two_units(x, v1, v2):
    z1 = (v1 * x).named("q1").relu().named("z1")
    z2 = (v2 * x).named("q2").relu().named("z2")
    return (z1 + z2).squared_error(2).named("L")
