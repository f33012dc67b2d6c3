"""Wrong answers to the tasks of notebook 10."""

# %% given
import math

import numpy as np


# %% weights_of: weights that are the models own
# says: they are the model's own
def weights_of(layers):
    weights = []
    for layer in layers:
        for array in layer.params.values():
            weights.append(array)
    return weights


# %% weights_of: weights kernels first
# says: All kernels come first
def weights_of(layers):
    kernels = [layer.params["kernel"].copy() for layer in layers if "kernel" in layer.params]
    biases = [layer.params["bias"].copy() for layer in layers if "bias" in layer.params]
    return kernels + biases


# %% weights_of: weights bias first
# says: the bias comes before the kernel
def weights_of(layers):
    weights = []
    for layer in layers:
        for name in sorted(layer.params):
            weights.append(layer.params[name].copy())
    return weights


# %% weights_of: weights by both names
# says: KeyError
def weights_of(layers):
    weights = []
    for layer in layers:
        weights += [layer.params["kernel"].copy(), layer.params["bias"].copy()]
    return weights


# %% weights_of: weights without biases
# says: The biases are missing
def weights_of(layers):
    return [np.array(layer.params["kernel"]) for layer in layers if layer.params]


# %% weights_of: weights turned
# says: The kernels are transposed
def weights_of(layers):
    return [array.T.copy() for layer in layers for array in layer.params.values()]


# %% weights_of: weights as lists of lists
# says: Each layer has a list of its own
def weights_of(layers):
    return [list(layer.params.values()) for layer in layers]


# %% weights_of: weights as dicts
# says: These are the layers' dicts
def weights_of(layers):
    return [layer.params for layer in layers]


# %% weights_of: weights as names
# says: A loop over a dict gives its names
def weights_of(layers):
    return [array for layer in layers for array in layer.params]


# %% weights_of: weights as a generator
# says: must return a list of arrays, and returned a generator
def weights_of(layers):
    return (array.copy() for layer in layers for array in layer.params.values())


# %% weights_of: weights of the first layer
# says: the number of arrays
def weights_of(layers):
    for layer in layers:
        return [array.copy() for array in layer.params.values()]


# %% weights_of: weights in one array
# says: must return a list of arrays, and returned a ndarray
def weights_of(layers):
    return np.concatenate([array.ravel() for layer in layers for array in layer.params.values()])


# %% endless_batches: batches of one epoch
# says: It ends after one epoch
def endless_batches(x, t, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], t[rows]


# %% endless_batches: batches with one order
# says: repeats the first one's order
def endless_batches(x, t, batch_size, rng):
    order = rng.permutation(len(x))
    while True:
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: batches as stored
# says: nothing is shuffled
def endless_batches(x, t, batch_size, rng):
    while True:
        for start in range(0, len(x), batch_size):
            yield x[start : start + batch_size], t[start : start + batch_size]


# %% endless_batches: batches across epochs
# says: takes samples of the next
def endless_batches(x, t, batch_size, rng):
    rows = []
    while True:
        for row in rng.permutation(len(x)):
            rows.append(row)
            if len(rows) == batch_size:
                yield x[rows], t[rows]
                rows = []


# %% endless_batches: batches without the rest
# says: a whole batch are left out
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x) - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: batches of strangers
# says: two different orders
def endless_batches(x, t, batch_size, rng):
    while True:
        x, t = rng.permutation(x), rng.permutation(t)
        for start in range(0, len(x), batch_size):
            yield x[start : start + batch_size], t[start : start + batch_size]


# %% endless_batches: batches with targets as stored
# says: `x` is shuffled and `t` is not
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            yield x[order[start : start + batch_size]], t[start : start + batch_size]


# %% endless_batches: batches drawn at random
# says: the lengths of the batches
def endless_batches(x, t, batch_size, rng):
    while True:
        rows = rng.choice(len(x), batch_size, replace=False) if batch_size < len(x) else np.arange(len(x))
        yield x[rows], t[rows]


# %% endless_batches: batches in a list
# says: did not come to an end
def endless_batches(x, t, batch_size, rng):
    batches = []
    while True:
        order = rng.permutation(len(x))
        batches.append((x[order[:batch_size]], t[order[:batch_size]]))


# %% endless_batches: batches that return
# says: each batch must be a pair
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        return x[order[:batch_size]], t[order[:batch_size]]


# %% epoch_time: time with floor
# says: The short batch at the end is missing
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return n_samples // batch_size * per_step + n_samples * per_sample


# %% epoch_time: time with broken steps
# says: The number of steps is not whole
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return n_samples / batch_size * per_step + n_samples * per_sample


# %% epoch_time: time with one more
# says: 600 steps
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return (n_samples // batch_size + 1) * per_step + n_samples * per_sample


# %% epoch_time: time of full batches
# says: counted as a full one
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return np.ceil(n_samples / batch_size) * (per_step + batch_size * per_sample)


# %% epoch_time: time of steps for samples
# says: every sample pays the price of a step
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return n_samples * (per_step + per_sample)


# %% epoch_time: time of one step
# says: pays for one step
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return per_step + n_samples * per_sample


# %% epoch_time: time of one batch of samples
# says: only one batch's samples
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return np.ceil(n_samples / batch_size) * per_step + batch_size * per_sample


# %% epoch_time: time for one batch size
# says: TypeError
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return math.ceil(n_samples / batch_size) * per_step + n_samples * per_sample


# %% epoch_time: time of steps alone
# says: The price of the samples is missing
def epoch_time(n_samples, batch_size, per_step, per_sample):
    return np.ceil(n_samples / batch_size) * per_step
