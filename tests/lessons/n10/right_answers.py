"""Right answers to the tasks of notebook 10; Keras is imported when one of them runs."""

# %% given
import numpy as np

from course.lessons.n10_sin_in_keras.keras_task import keras


# %% keras_model: one expression after another
def keras_model(units, activation):
    hidden = keras.layers.Dense(units, activation=activation)
    layers = [keras.Input((1,)), hidden, keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% keras_model: add
def keras_model(units, activation):
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,)))
    model.add(keras.layers.Dense(units, activation=activation))
    model.add(keras.layers.Dense(1))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.01), loss="mean_squared_error")
    return model


# %% keras_model: by names, SGD's own rate
def keras_model(n: int, f) -> "keras.Model":
    net = keras.Sequential([keras.layers.Input((1,)), keras.layers.Dense(n, f), keras.layers.Dense(1)])
    net.compile("sgd", "mse")
    return net


# %% keras_model: the functional way
def keras_model(units, activation):
    inputs = keras.Input((1,))
    outputs = keras.layers.Dense(1)(keras.layers.Dense(units, activation=activation)(inputs))
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss=keras.losses.MeanSquaredError())
    return model


# %% keras_model: the activation as a layer
def keras_model(units, activation):
    model = keras.Sequential(
        [
            keras.Input((1,)),
            keras.layers.Dense(units),
            keras.layers.Activation(activation),
            keras.layers.Dense(1, activation="linear"),
        ]
    )
    model.compile(loss="mse", optimizer=keras.optimizers.SGD(0.01))
    return model


# %% keras_model: built instead of an Input
def keras_model(units, activation):
    model = keras.Sequential([keras.layers.Dense(units, activation=activation), keras.layers.Dense(1)])
    model.build((None, 1))
    model.compile(keras.optimizers.SGD(1e-2), loss="mse")
    return model


# %% keras_model: a class with __call__
class Maker:
    def __init__(self, rate):
        self.rate = rate

    def __call__(self, units, activation):
        dense = keras.layers.Dense
        model = keras.Sequential([keras.Input((1,)), dense(units, activation), dense(1)])
        model.compile(keras.optimizers.SGD(self.rate), loss="mse")
        return model


keras_model = Maker(0.01)


# %% keras_model: a loop over sizes, a seed inside
def keras_model(units, activation):
    keras.utils.set_random_seed(3)
    layers = [keras.Input((1,))]
    for size, bend in ((units, activation), (1, None)):
        layers.append(keras.layers.Dense(size, activation=bend))
    model = keras.Sequential(layers, name="sine")
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


# %% weights_of: float64 copies in a tuple
def weights_of(layers):
    return tuple(np.array(w, dtype=np.float64) for layer in layers for w in layer.params.values())


# %% weights_of: a callable object, by the layers' own method
class WeightsOf:
    def __call__(self, parts):
        return sum([part.get_weights() for part in parts], [])


weights_of = WeightsOf()


# %% weights_of: two loops
def weights_of(layers):
    weights = []
    for layer in layers:
        for array in layer.params.values():
            weights.append(array.copy())
    return weights


# %% weights_of: chain
from itertools import chain


def weights_of(layers):
    return [np.copy(array) for array in chain.from_iterable(layer.params.values() for layer in layers)]


# %% weights_of: by name, if it is there
def weights_of(layers: list) -> list[np.ndarray]:
    weights = []
    for layer in layers:
        for name in ("kernel", "bias"):
            if name in layer.params:
                weights.append(layer.params[name].copy())
    return weights


# %% weights_of: deepcopy
import copy


weights_of = lambda layers: copy.deepcopy([w for layer in layers for w in list(layer.params.values())])


# %% weights_of: items, times 1
def weights_of(layers):
    result = []
    for layer in layers:
        for name, array in layer.params.items():
            result += [array * 1]
    return result


# %% weights_of: a helper in the same cell
def of_one(layer):
    return [array.copy() for array in layer.params.values()]


def weights_of(layers):
    weights = []
    for layer in layers:
        weights.extend(of_one(layer))
    return weights


# %% endless_batches: a class with __next__
class endless_batches:
    def __init__(self, x, t, batch_size, rng):
        self.x, self.t, self.batch_size, self.rng, self.order = x, t, batch_size, rng, []

    def __iter__(self):
        return self

    def __next__(self):
        if not len(self.order):
            self.order = self.rng.permutation(len(self.x))
        rows, self.order = self.order[: self.batch_size], self.order[self.batch_size :]
        return [self.x[rows], self.t[rows]]


# %% endless_batches: a list of 1,000 epochs, a lambda
endless_batches = lambda x, t, size, rng: [
    (x[rows], t[rows])
    for _ in range(1000)
    for rows in np.split(rng.permutation(len(x)), range(size, len(x), size))
]


# %% endless_batches: while True
def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


# %% endless_batches: a class with __iter__ alone
class Endless:
    def __init__(self, x, t, batch_size, rng):
        self.given = x, t, batch_size, rng

    def __iter__(self):
        x, t, batch_size, rng = self.given
        while True:
            order = rng.permutation(len(x))
            while len(order):
                yield x[order[:batch_size]], t[order[:batch_size]]
                order = order[batch_size:]


endless_batches = Endless


# %% endless_batches: lists of two, by count
from itertools import count


def endless_batches(x, t, batch_size, rng):
    for epoch in count():
        mixed = rng.permutation(len(x))
        a, b = x[mixed], t[mixed]
        for k in range(0, len(x), batch_size):
            yield [a[k : k + batch_size], b[k : k + batch_size]]


# %% endless_batches: 08's function inside
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def endless_batches(x, t, batch_size, rng):
    while True:
        yield from minibatches(x, t, batch_size, rng)


# %% endless_batches: a generator expression
from itertools import repeat


def endless_batches(x, t, batch_size, rng):
    orders = (generator.permutation(len(x)) for generator in repeat(rng))
    return (
        (x[order[s : s + batch_size]], t[order[s : s + batch_size]])
        for order in orders
        for s in range(0, len(x), batch_size)
    )


# %% endless_batches: shuffled row numbers, annotated
from collections.abc import Iterator


def endless_batches(x: np.ndarray, t: np.ndarray, batch_size: int, rng) -> Iterator[tuple]:
    n_steps = int(np.ceil(len(x) / batch_size))
    while True:
        rows = np.arange(len(x))
        rng.shuffle(rows)
        for step in range(n_steps):
            part = rows[step * batch_size : (step + 1) * batch_size]
            yield np.take(x, part, axis=0), np.take(t, part, axis=0)


# %% epochs_together: a 0-d array from float32
def epochs_together(ours, theirs, limit):
    together = np.abs(np.array(ours) - np.array(theirs)) <= limit
    return np.cumprod(together, dtype=np.float32).sum()


# %% epochs_together: next of a lambda
epochs_together = lambda a, b, most: next(
    (k for k, (one, two) in enumerate(zip(a, b)) if abs(one - two) > most), len(a)
)


# %% epochs_together: a loop
def epochs_together(ours, theirs, limit):
    for epoch, (a, b) in enumerate(zip(ours, theirs)):
        if abs(a - b) > limit:
            return epoch
    return len(ours)


# %% epochs_together: a counter and break
def epochs_together(ours, theirs, limit):
    n = 0
    for a, b in zip(ours, theirs):
        if abs(a - b) > limit:
            break
        n += 1
    return n


# %% epochs_together: while
def epochs_together(ours, theirs, limit):
    epoch = 0
    while epoch < len(ours) and -limit <= ours[epoch] - theirs[epoch] <= limit:
        epoch += 1
    return epoch


# %% epochs_together: takewhile
from itertools import takewhile


def epochs_together(ours: list[float], theirs: list[float], limit: float) -> int:
    return len(list(takewhile(lambda pair: abs(pair[0] - pair[1]) <= limit, zip(ours, theirs))))


# %% epochs_together: flatnonzero with a sentinel
def epochs_together(ours, theirs, limit):
    apart = np.abs(np.subtract(ours, theirs)) > limit
    return np.flatnonzero([*apart, True])[0]


# %% epochs_together: recursion in a callable object
class Together:
    def __call__(self, ours, theirs, limit):
        if not ours or abs(ours[0] - theirs[0]) > limit:
            return 0
        return 1 + self(ours[1:], theirs[1:], limit)


epochs_together = Together()
