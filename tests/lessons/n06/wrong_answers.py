"""Wrong answers to the tasks of notebook 06."""

# %% given
import numpy as np

def slopes_as_text(kind, a, b=None):
    return "b, a"


# %% local_slopes: slopes as values
# says: values of the forward pass
def local_slopes(kind, a, b=None):
    if kind == "relu":
        return max(a, 0)
    if kind == "loss":
        return (a - b) ** 2
    return a + b if kind == "+" else a * b


# %% local_slopes: slopes one for the product
# says: got `1`, expected `2`
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b
    return float(a > 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: slopes of the product in place
# says: have changed places
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return a, b
    return float(a > 0) if kind == "relu" else 2 * (a - b)


# %% local_slopes: slopes printed
# says: in place of `print`
def local_slopes(kind, a, b=None):
    print(b, a)


# %% local_slopes: slopes without the loss
# says: `local_slopes("loss", …)
def local_slopes(kind, a, b=None):
    if kind == "+":
        return 1, 1
    if kind == "*":
        return b, a
    if kind == "relu":
        return 1 if a > 0 else 0


# %% local_slopes: slopes with a wrong name
# says: KeyError
def local_slopes(kind, a, b=None):
    return {"*": (b, a), "+": (1, 1)}[kind]


# %% shared_slope: shared by overwriting
# says: that overwriting leaves behind
def shared_slope(w, x, b, t):
    u = w * x + b
    dL_dy = 2 * (w * u - t)
    dL_dw = dL_dy * u
    dL_dw = dL_dy * w * x
    return dL_dw


# %% shared_slope: shared first use only
# says: Only the short way
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * (w * u - t) * u


# %% shared_slope: shared as two numbers
# says: two numbers, one for each way
def shared_slope(w, x, b, t):
    u = w * x + b
    dL_dy = 2 * (w * u - t)
    return dL_dy * u, dL_dy * w * x


# %% shared_slope: shared without the loss
# says: the loss: 2(y − t) arrives at y
def shared_slope(w, x, b, t):
    return 2 * w * x + b


# %% shared_slope: shared of the example
# says: never uses its argument
def shared_slope(w, x, b, t):
    return -2.0


# %% shared_slope: shared half
# says: Is the 2 of 2(y − t) there?
def shared_slope(w, x, b, t):
    u = w * x + b
    return (w * u - t) * (u + w * x)


# %% shared_slope: shared downhill
# says: Only the sign is wrong
def shared_slope(w, x, b, t):
    u = w * x + b
    return 2 * (t - w * u) * (u + w * x)


# %% neuron_gradients: neuron with if
# says: , `dL_du = dL_dy if u > 0 else 0`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_dy = 2 * (np.maximum(u, 0) - t) / len(t)
    dL_du = dL_dy if u > 0 else 0
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


# %% neuron_gradients: neuron gate by gradient
# says: got `2.5`, expected `-3.5`
def neuron_gradients(x1, x2, t, w1, w2, b):
    y = np.maximum(w1 * x1 + w2 * x2 + b, 0)
    dL_du = np.maximum(2 * (y - t) / len(t), 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum(), dL_du.sum()


# %% neuron_gradients: neuron without bias
# says: got `2`, expected `3`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return (dL_du * x1).sum(), (dL_du * x2).sum()


# %% neuron_gradients: neuron per sample
# says: one number for each sample
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return dL_du * x1, dL_du * x2, dL_du


# %% neuron_gradients: neuron without gate
# says: multiply by `(u > 0)`
def neuron_gradients(x1, x2, t, w1, w2, b):
    y = np.maximum(w1 * x1 + w2 * x2 + b, 0)
    dL_dy = 2 * (y - t) / len(t)
    return np.sum(dL_dy * x1), np.sum(dL_dy * x2), np.sum(dL_dy)


# %% neuron_gradients: neuron without mean
# says: dL_dy holds a 1/n
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) * (u > 0)
    return np.sum(dL_du * x1), np.sum(dL_du * x2), np.sum(dL_du)


# %% neuron_gradients: neuron loss
# says: got `1`, expected `3`
def neuron_gradients(x1, x2, t, w1, w2, b):
    return np.mean((np.maximum(w1 * x1 + w2 * x2 + b, 0) - t) ** 2)


# %% neuron_gradients: neuron with slopes swapped
# says: got `-0.5`, expected `-3.5`
def neuron_gradients(x1, x2, t, w1, w2, b):
    u = w1 * x1 + w2 * x2 + b
    dL_du = 2 * (np.maximum(u, 0) - t) / len(t) * (u > 0)
    return dL_du.sum(), (dL_du * x1).sum(), (dL_du * x2).sum()
