"""Right answers to the tasks of notebook 09."""

# %% given
import numpy as np

import nnlib
from nnlib.layers import Dense


def new_model(activation="sigmoid", optimizer=None):
    layers = [nnlib.Input((1,)), Dense(20, activation), Dense(1)]
    model = nnlib.Sequential(layers, seed=1)
    model.compile(optimizer or nnlib.optimizers.SGD(0.01), loss="mse")
    return model


# %% n_parameters: float32 from a matrix product
def n_parameters(sizes):
    sizes = np.array(sizes, dtype=np.float32)
    return (sizes[:-1] + 1) @ sizes[1:]


# %% n_parameters: a partial of reduce
from functools import partial, reduce


n_parameters = partial(lambda start, widths: reduce(lambda n, pair: n + (pair[0] + 1) * pair[1], zip(widths, widths[1:]), start), 0)


# %% n_parameters: index loop
def n_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total


# %% n_parameters: pairwise
from itertools import pairwise


def n_parameters(layers: list[int]) -> int:
    return sum(b * (a + 1) for a, b in pairwise(layers))


# %% n_parameters: recursion
def n_parameters(sizes):
    if len(sizes) < 2:
        return 0
    first, second, *rest = sizes
    return (first + 1) * second + n_parameters([second, *rest])


# %% n_parameters: nnlib counts
def n_parameters(sizes):
    layers = [nnlib.Input((sizes[0],)), *[Dense(n) for n in sizes[1:]]]
    return nnlib.Sequential(layers).count_params()


# %% n_parameters: arrays of the right shapes
def n_parameters(sizes):
    kernels = [np.zeros((a, b)) for a, b in zip(sizes[:-1], sizes[1:])]
    biases = [np.zeros(b) for b in sizes[1:]]
    return sum(array.size for array in kernels + biases)


# %% n_parameters: a callable object
class Count:
    def __call__(self, sizes):
        n, before = 0, sizes[0]
        for width in sizes[1:]:
            n, before = n + before * width + width, width
        return n


n_parameters = Count()


# %% n_parameters: weights and biases apart
def n_parameters(sizes):
    n_weights = np.sum(np.multiply(sizes[:-1], sizes[1:]))
    return int(n_weights) + sum(sizes) - sizes[0]


# %% fair_split: float32, rows by choice
def fair_split(x, t, n_validation, rng):
    x, t = np.float32(x), np.float32(t)
    held = rng.choice(len(x), size=n_validation, replace=False)
    rest = np.setdiff1d(np.arange(len(x)), held)
    return [x[rest], t[rest], x[held], t[held]]


# %% fair_split: a callable object with a mask
class FairSplit:
    def __call__(self, inputs, targets, n, generator):
        held = np.zeros(len(inputs), dtype=bool)
        held[generator.permutation(len(inputs))[-n:]] = True
        return inputs[~held], targets[~held], inputs[held], targets[held]


fair_split = FairSplit()


# %% fair_split: a permutation, held back from the front
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    held, rest = order[:n_validation], order[n_validation:]
    return x[rest], t[rest], x[held], t[held]


# %% fair_split: whole rows mixed
def fair_split(x, t, n_validation, rng):
    mixed = rng.permutation(np.hstack([x, t]))
    rest, held = np.split(mixed, [len(x) - n_validation])
    return rest[:, :1], rest[:, 1:], held[:, :1], held[:, 1:]


# %% fair_split: shuffled copies
def fair_split(x, t, n_validation, rng):
    rows = np.arange(len(x))
    rng.shuffle(rows)
    x, t = x[rows], t[rows]
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


# %% fair_split: lists of rows
def fair_split(x, t, n_validation, rng):
    order = list(rng.permutation(len(x)))
    held = [order.pop() for _ in range(n_validation)]
    return np.array([x[i] for i in order]), np.array([t[i] for i in order]), x[held], t[held]


# %% fair_split: random keys, sorted
def fair_split(x: np.ndarray, t: np.ndarray, n_validation: int, rng: np.random.Generator) -> tuple:
    order = np.argsort(rng.random(len(x)))
    train, val = sorted(order[n_validation:]), sorted(order[:n_validation])
    return x[train], t[train], x[val], t[val]


# %% fair_split: np.delete
def fair_split(x, t, n_validation, rng):
    rows = rng.permutation(np.arange(len(x)))[:n_validation]
    return np.delete(x, rows, axis=0), np.delete(t, rows, axis=0), np.take(x, rows, axis=0), np.take(t, rows, axis=0)


# %% fair_split: a helper in the same cell
def taken(rows, *arrays):
    return tuple(array[rows] for array in arrays)


fair_split = lambda x, t, n, rng: (lambda order: taken(order[n:], x, t) + taken(order[:n], x, t))(rng.permutation(len(x)))


# %% beat_the_recipe: a partial with Adam in small batches
from functools import partial


def made(activation, inputs, targets):
    net = nnlib.Sequential([nnlib.Input((1,)), Dense(16, activation), Dense(16, activation), Dense(1)], seed=3)
    net.compile("adam", "mse")
    net.fit(inputs, targets, batch_size=10, epochs=1000, verbose=0)
    return net


better_model = partial(made, "tanh")


# %% beat_the_recipe: one step at a time, float64
class Better:
    def __call__(self, x, t):
        layers = [nnlib.Input((1,)), Dense(30, "tanh"), Dense(1)]
        model = nnlib.Sequential(layers, seed=0, dtype="float64")
        model.compile(nnlib.optimizers.Adam(0.02), "mse")
        for epoch in range(800):
            model.train_on_batch(x[:45], t[:45])
        return model


better_model = Better()


# %% beat_the_recipe: momentum
def better_model(x, t):
    model = new_model(optimizer=nnlib.optimizers.SGD(0.01, momentum=0.9))
    model.fit(x, t, batch_size=8, epochs=2000, validation_split=0.1, verbose=0)
    return model


# %% beat_the_recipe: a larger learning rate
def better_model(x, t):
    model = new_model(optimizer=nnlib.optimizers.SGD(learning_rate=0.1))
    model.fit(x[:45], t[:45], batch_size=8, epochs=2000, verbose=0)
    return model


# %% beat_the_recipe: tanh
def better_model(x, t):
    model = new_model("tanh", nnlib.optimizers.SGD(0.05))
    model.fit(x, t, batch_size=5, epochs=1500, validation_split=0.1, verbose=0)
    return model


# %% beat_the_recipe: Adam on all points
def better_model(x, t):
    model = new_model("relu", nnlib.optimizers.Adam(0.05))
    model.fit(x, t, batch_size=50, epochs=1000, verbose=0)
    return model


# %% beat_the_recipe: stopped early
def better_model(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.02))
    wait = nnlib.callbacks.EarlyStopping(monitor="loss", patience=100, restore_best_weights=True)
    model.fit(x, t, batch_size=10, epochs=1000, callbacks=[wait], verbose=0)
    return model


# %% beat_the_recipe: two calls of fit
def better_model(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.05))
    model.fit(x, t, batch_size=25, epochs=400, verbose=0)
    model.optimizer.learning_rate = 0.005
    model.fit(x, t, batch_size=25, epochs=400, verbose=0)
    return model


# %% two_waves: a partial, two hidden layers
from functools import partial


def made(units, x, t):
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(units, "tanh"), Dense(units, "tanh"), Dense(1)], seed=2)
    model.compile(nnlib.optimizers.Adam(0.02), "mse")
    model.fit(x, t, batch_size=50, epochs=1500, verbose=0)
    return model


two_waves = partial(made, 6)


# %% two_waves: float64, a callable object
class Waves:
    def __call__(self, inputs, targets):
        model = nnlib.Sequential([nnlib.Input((1,)), Dense(20, "tanh"), Dense(1)], seed=0, dtype="float64")
        model.compile(nnlib.optimizers.Adam(0.03), "mse")
        for _ in range(1500):
            model.train_on_batch(inputs, targets)
        return model


two_waves = Waves()


# %% two_waves: Adam, all points at once
def two_waves(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.03))
    model.fit(x, t, batch_size=100, epochs=2000, verbose=0)
    return model


# %% two_waves: until it is good enough
def two_waves(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.03))
    for _ in range(20):
        model.fit(x, t, batch_size=100, epochs=100, verbose=0)
        if model.evaluate(x, t, verbose=0) < 0.002:
            break
    return model


# %% two_waves: sigmoids
def two_waves(x, t):
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(20, "sigmoid"), Dense(1)], seed=0)
    model.compile(nnlib.optimizers.Adam(0.1), "mse")
    model.fit(x, t, batch_size=100, epochs=2000, verbose=0)
    return model


# %% two_waves: batches of 20
def two_waves(x, t):
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(20, "tanh"), Dense(1)], seed=1)
    model.compile(nnlib.optimizers.Adam(0.02), loss="mse")
    model.fit(x, t, batch_size=20, epochs=1500, verbose=0)
    return model


# %% two_waves: a lambda around fit
def trained(model, x, t):
    model.fit(x, t, batch_size=100, epochs=1500, verbose=0)
    return model


two_waves = lambda x, t: trained(new_model("tanh", nnlib.optimizers.Adam(learning_rate=0.03)), x, t)


# %% two_waves: early stopping by the loss
def two_waves(x, t):
    model = new_model(activation="tanh", optimizer=nnlib.optimizers.Adam(0.03))
    wait = nnlib.callbacks.EarlyStopping(monitor="loss", patience=200, restore_best_weights=True)
    model.fit(x, t, batch_size=100, epochs=2000, callbacks=[wait], verbose=0)
    return model
