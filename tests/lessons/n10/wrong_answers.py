"""Wrong answers to the tasks of notebook 10."""

# %% given
import math

import numpy as np

import nnlib
from course.lessons.n10_sin_in_keras.keras_task import keras


# %% keras_model: without the activation
# says: has no activation
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: an activation at the end too
# says: The output has an activation too
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1, activation=activation)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: always sigmoid
# says: always made of sigmoids
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation="sigmoid"), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: Adam
# says: The optimizer is Adam
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.Adam(0.01), loss="mse")
    return model


# %% keras_model: no optimizer chosen
# says: The optimizer is RMSprop
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(loss="mse")
    return model


# %% keras_model: absolute error
# says: mean absolute error
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mae")
    return model


# %% keras_model: no input
# says: begin with `keras.Input((1,))`
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: not compiled
# says: is not compiled
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    return model


# %% keras_model: with a metric
# says: has metrics
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse", metrics=["mae"])
    return model


# %% keras_model: nothing returned
# says: `return`
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")


# %% keras_model: trained, the history returned
# says: returns the history
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model.fit(np.zeros((8, 1)), np.zeros((8, 1)), verbose=0)


# %% keras_model: the weights returned
# says: returns a list
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model.get_weights()


# %% keras_model: too many inputs
# says: the shapes of its weights
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((2,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: a rate of 0.1
# says: a learning rate of 0.1.
def keras_model(units, activation):
    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((1,)), dense(units, activation=activation), dense(1)])
    model.compile(keras.optimizers.SGD(0.1), loss="mse")
    return model


# %% keras_model: twenty units, whatever is asked
# says: the shapes of its weights
def keras_model(units, activation):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(20, activation), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: a model of nnlib
# says: a model of `nnlib`
def keras_model(units, activation):
    layers = [nnlib.Input((1,)), nnlib.layers.Dense(units, "tanh"), nnlib.layers.Dense(1)]
    model = nnlib.Sequential(layers)
    model.compile(nnlib.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: always the same model
# says: whether a second call makes a new model
made = {}


def keras_model(units, activation):
    if units not in made:
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(units, activation), keras.layers.Dense(1)])
        model.compile(keras.optimizers.SGD(0.01), loss="mse")
        made[units] = model
    return made[units]


# %% weights_of: that are the models own
# says: they are the model's own
def weights_of(layers):
    weights = []
    for layer in layers:
        for array in layer.params.values():
            weights.append(array)
    return weights


# %% weights_of: kernels first
# says: All kernels come first
def weights_of(layers):
    kernels = [layer.params["kernel"].copy() for layer in layers if "kernel" in layer.params]
    biases = [layer.params["bias"].copy() for layer in layers if "bias" in layer.params]
    return kernels + biases


# %% weights_of: bias first
# says: the bias comes before the kernel
def weights_of(layers):
    weights = []
    for layer in layers:
        for name in sorted(layer.params):
            weights.append(layer.params[name].copy())
    return weights


# %% weights_of: by both names
# says: KeyError
def weights_of(layers):
    weights = []
    for layer in layers:
        weights += [layer.params["kernel"].copy(), layer.params["bias"].copy()]
    return weights


# %% weights_of: without biases
# says: The biases are missing
def weights_of(layers):
    return [np.array(layer.params["kernel"]) for layer in layers if layer.params]


# %% weights_of: turned
# says: The kernels are transposed
def weights_of(layers):
    return [array.T.copy() for layer in layers for array in layer.params.values()]


# %% weights_of: as lists of lists
# says: Each layer has a list of its own
def weights_of(layers):
    return [list(layer.params.values()) for layer in layers]


# %% weights_of: as dicts
# says: These are the layers' dicts
def weights_of(layers):
    return [layer.params for layer in layers]


# %% weights_of: as names
# says: A loop over a dict gives its names
def weights_of(layers):
    return [array for layer in layers for array in layer.params]


# %% weights_of: as a generator
# says: hands back a generator
def weights_of(layers):
    return (array.copy() for layer in layers for array in layer.params.values())


# %% weights_of: of the first layer
# says: stands inside the loop
def weights_of(layers):
    for layer in layers:
        return [array.copy() for array in layer.params.values()]


# %% weights_of: in one array
# says: hands back a ndarray
def weights_of(layers):
    return np.concatenate([array.ravel() for layer in layers for array in layer.params.values()])


# %% endless_batches: of one epoch
# says: It ends after one epoch
def endless_batches(x, t, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], t[rows]


# %% endless_batches: with one order
# says: repeats the first one's order
def endless_batches(x, t, batch_size, rng):
    order = rng.permutation(len(x))
    while True:
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: as stored
# says: nothing is shuffled
def endless_batches(x, t, batch_size, rng):
    while True:
        for start in range(0, len(x), batch_size):
            yield x[start : start + batch_size], t[start : start + batch_size]


# %% endless_batches: across epochs
# says: takes samples of the next
def endless_batches(x, t, batch_size, rng):
    rows = []
    while True:
        for row in rng.permutation(len(x)):
            rows.append(row)
            if len(rows) == batch_size:
                yield x[rows], t[rows]
                rows = []


# %% endless_batches: without the rest
# says: a whole batch are left out
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x) - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: of strangers
# says: two different orders
def endless_batches(x, t, batch_size, rng):
    while True:
        x, t = rng.permutation(x), rng.permutation(t)
        for start in range(0, len(x), batch_size):
            yield x[start : start + batch_size], t[start : start + batch_size]


# %% endless_batches: with targets as stored
# says: `x` is shuffled and `t` is not
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            yield x[order[start : start + batch_size]], t[start : start + batch_size]


# %% endless_batches: drawn at random
# says: the lengths of the batches
def endless_batches(x, t, batch_size, rng):
    while True:
        rows = rng.choice(len(x), batch_size, replace=False) if batch_size < len(x) else np.arange(len(x))
        yield x[rows], t[rows]


# %% endless_batches: in a list
# says: did not come to an end
def endless_batches(x, t, batch_size, rng):
    batches = []
    while True:
        order = rng.permutation(len(x))
        batches.append((x[order[:batch_size]], t[order[:batch_size]]))


# %% endless_batches: that return
# says: must be a pair
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        return x[order[:batch_size]], t[order[:batch_size]]


# %% weights_of: no return
# says: hands nothing back
# not: arrays that
def weights_of(layers):
    weights = []
    for layer in layers:
        for array in layer.params.values():
            weights.append(array.copy())


# %% weights_of: return indented into the loop
# says: stands inside the loop
def weights_of(layers):
    weights = []
    for layer in layers:
        weights += [array.copy() for array in layer.params.values()]
        return weights


# %% weights_of: misspelt
# says: param
# not: earlier method
def weights_of(layers):
    return [array.copy() for layer in layers for array in layer.param.values()]


# %% weights_of: views
# says: they are the model's own
def weights_of(layers):
    return [array[:] for layer in layers for array in layer.params.values()]


# %% weights_of: takes them out of the layers
# says: the number of arrays that the layers have afterwards
def weights_of(layers):
    weights = []
    for layer in layers:
        while layer.params:
            weights.append(layer.params.pop(next(iter(layer.params))))
    return weights


# %% weights_of: four names
# says: KeyError
def weights_of(layers):
    W1, b1 = layers[0].params["kernel"].copy(), layers[0].params["bias"].copy()
    W2, b2 = layers[1].params["kernel"].copy(), layers[1].params["bias"].copy()
    return [W1, b1, W2, b2]


# %% weights_of: rounded
# says: numbers in a row
def weights_of(layers):
    return [array.round(3) for layer in layers for array in layer.params.values()]


# %% weights_of: values without parentheses
# says: TypeError
def weights_of(layers):
    return [array.copy() for layer in layers for array in layer.params.values]


# %% endless_batches: ends after 100 epochs
# says: the number of batches before it ends
def endless_batches(x, t, batch_size, rng):
    for epoch in range(100):
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: own generator
# says: a generator is made inside
def endless_batches(x, t, batch_size, rng):
    rng = np.random.default_rng(0)
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: NumPy's global generator
# says: the order of the samples
def endless_batches(x, t, batch_size, rng):
    while True:
        order = np.random.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: float32
# says: with all their digits
def endless_batches(x, t, batch_size, rng):
    x, t = x.astype("float32"), t.astype("float32")
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: one sample at a time
# says: Its samples are rows
def endless_batches(x, t, batch_size, rng):
    while True:
        for row in rng.permutation(len(x)):
            yield x[row], t[row]


# %% endless_batches: x alone
# says: must be a pair
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            yield x[order[start : start + batch_size]]


# %% endless_batches: print for yield
# says: did not come to an end
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            print(x[rows], t[rows])


# %% endless_batches: the function of 08 handed back
# says: It ends after one epoch
def endless_batches(x, t, batch_size, rng):
    order = rng.permutation(len(x))
    return [(x[order[s : s + batch_size]], t[order[s : s + batch_size]]) for s in range(0, len(x), batch_size)]


# %% epochs_together: no return
# says: hands nothing back
def epochs_together(ours, theirs, limit):
    n = 0
    for a, b in zip(ours, theirs):
        if abs(a - b) > limit:
            break
        n += 1


# %% epochs_together: nothing after the loop
# says: `None`
def epochs_together(ours, theirs, limit):
    for epoch, (a, b) in enumerate(zip(ours, theirs)):
        if abs(a - b) > limit:
            return epoch


# %% epochs_together: lists are subtracted
# says: TypeError
def epochs_together(ours, theirs, limit):
    return int(np.argmax(abs(ours - theirs) > limit))


# %% epochs_together: all that are close
# says: also those after they have parted
def epochs_together(ours, theirs, limit):
    return sum(abs(a - b) <= limit for a, b in zip(ours, theirs))


# %% epochs_together: no abs
# says: `abs(a - b)`
def epochs_together(ours, theirs, limit):
    n = 0
    for a, b in zip(ours, theirs):
        if a - b > limit:
            break
        n += 1
    return n


# %% epochs_together: no abs the other way
# says: `abs(a - b)`
def epochs_together(ours, theirs, limit):
    n = 0
    for a, b in zip(ours, theirs):
        if b - a > limit:
            return n
        n += 1
    return n


# %% epochs_together: counted from 1
# says: counted from 1
def epochs_together(ours, theirs, limit):
    for epoch, (a, b) in enumerate(zip(ours, theirs), 1):
        if abs(a - b) > limit:
            return epoch
    return len(ours)


# %% epochs_together: argmax where none is apart
# says: The first example is right
def epochs_together(ours, theirs, limit):
    return np.argmax(np.abs(np.subtract(ours, theirs)) > limit)


# %% epochs_together: less than the limit
# says: is `>`, not `>=`
def epochs_together(ours, theirs, limit):
    for epoch in range(len(ours)):
        if not abs(ours[epoch] - theirs[epoch]) < limit:
            return epoch
    return len(ours)


# %% epochs_together: True and False
# says: shape
def epochs_together(ours, theirs, limit):
    return np.abs(np.array(ours) - np.array(theirs)) <= limit


# %% epochs_together: beyond the end
# says: IndexError
def epochs_together(ours, theirs, limit):
    n = 0
    while abs(ours[n] - theirs[n]) <= limit:
        n += 1
    return n
