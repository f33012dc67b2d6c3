"""Right answers to the tasks of notebook 14."""

# %% given
import numpy as np

import nnlib
from course.lessons.n14_making_it_better import enter


# %% mean_and_error: Python's statistics, as a list
import statistics


def mean_and_error(measurements):
    values = [float(v) for v in measurements]
    return [statistics.mean(values), statistics.stdev(values) / len(values) ** 0.5]


# %% mean_and_error: an array in float32
def mean_and_error(v):
    v = np.asarray(v, dtype=np.float32)
    return np.array([v.mean(), v.std(ddof=1) / np.sqrt(np.float32(v.size))])


# %% mean_and_error: lambda
mean_and_error = lambda values: (values.mean(), values.std(ddof=1) / np.sqrt(values.size))


# %% mean_and_error: a loop
import math


def mean_and_error(values):
    n, total = len(values), 0
    for value in values:
        total += value
    mean = total / n
    squares = 0
    for value in values:
        squares += (value - mean) ** 2
    return mean, math.sqrt(squares / (n - 1) / n)


# %% mean_and_error: the variance
def mean_and_error(values: np.ndarray) -> tuple[float, float]:
    return float(np.mean(values)), float(np.sqrt(np.var(values, ddof=1) / len(values)))


# %% mean_and_error: helpers in the same cell
def spread(values):
    return np.sqrt(((values - np.mean(values)) ** 2).sum() / (len(values) - 1))


def mean_and_error(values):
    return np.average(values), spread(values) * len(values) ** -0.5


# %% mean_and_error: a callable object
import math


class Summary:
    def __call__(self, values):
        mean = sum(values) / len(values)
        return mean, np.std(values, ddof=1) / math.sqrt(len(values))


mean_and_error = Summary()


# %% mean_and_error: partial
import functools


def two(ddof, values):
    return np.mean(values), np.std(values, ddof=ddof) / np.sqrt(np.shape(values)[0])


mean_and_error = functools.partial(two, 1)


# %% mean_and_error: the norm
import math


def mean_and_error(values):
    n = len(values)
    centered = values - values.mean()
    return values.mean(), np.linalg.norm(centered) / math.sqrt(n * (n - 1))


# %% standardize: float32, as a list
def standardize(training, new):
    training, new = training.astype(np.float32), new.astype(np.float32)
    mean, std = training.mean(axis=0), training.std(axis=0)
    std[std == 0] = 1
    return [(training - mean) / std, (new - mean) / std]


# %% standardize: a class with fit and transform
class Scaler:
    def __init__(self, x):
        self.mean, self.std = np.mean(x, axis=0), np.std(x, axis=0)
        self.std = self.std + (self.std == 0)

    def __call__(self, x):
        return (x - self.mean) / self.std


standardize = lambda x_train, x_new: tuple(map(Scaler(x_train), (x_train, x_new)))


# %% standardize: column by column
def standardize(x_train, x_new):
    a, b = np.empty(x_train.shape), np.empty(x_new.shape)
    for j in range(x_train.shape[1]):
        mean, std = np.mean(x_train[:, j]), np.std(x_train[:, j])
        if std == 0:
            std = 1
        a[:, j] = (x_train[:, j] - mean) / std
        b[:, j] = (x_new[:, j] - mean) / std
    return a, b


# %% standardize: copies changed in place
def standardize(x_train, x_new):
    x_train, x_new = x_train.copy(), x_new.copy()
    mean = x_train.mean(axis=0)
    std = x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    for x in (x_train, x_new):
        x -= mean
        x /= std
    return x_train, x_new


# %% standardize: divide with where
def standardize(x_train, x_new):
    mean, std = x_train.mean(0), x_train.std(0)
    changes = np.broadcast_to(std > 0, x_train.shape)
    a, b = x_train - mean, x_new - mean
    np.divide(a, std, out=a, where=changes)
    np.divide(b, std, out=b, where=np.broadcast_to(std > 0, b.shape))
    return a, b


# %% standardize: keepdims and a nested function
def standardize(x_train: np.ndarray, x_new: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean = x_train.mean(axis=0, keepdims=True)
    std = np.sqrt(np.mean((x_train - mean) ** 2, axis=0, keepdims=True))
    std[np.isclose(std, 0)] = 1.0

    def scaled(x):
        return (x - mean) / std

    return scaled(x_train), scaled(x_new)


# %% standardize: a list of deviations
def standardize(x_train, x_new):
    means = [column.mean() for column in x_train.T]
    stds = [column.std() if column.std() > 0 else 1 for column in x_train.T]
    return (x_train - means) / stds, (x_new - means) / stds


# %% standardize: by a product
def standardize(x_train, x_new):
    mean, std = np.mean(x_train, 0), np.std(x_train, 0)
    factor = 1 / np.where(std == 0, 1, std)
    return np.einsum("ij,j->ij", x_train - mean, factor), (x_new - mean) @ np.diag(factor)


# %% standardize: both stacked and cut again
def standardize(x_train, x_new):
    n = len(x_train)
    std = x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    both = (np.concatenate([x_train, x_new]) - x_train.mean(axis=0)) / std
    return both[:n], both[n:]


# %% dropout: binomial draws in float32
def dropout(outputs, share, generator):
    kept = generator.binomial(1, 1 - share, outputs.shape).astype(np.float32)
    return outputs.astype(np.float32) * kept / np.float32(1 - share)


# %% dropout: choice, as a callable object
class Dropping:
    def __call__(self, x, rate, rng):
        factors = rng.choice([0.0, 1 / (1 - rate)], size=x.shape, p=[rate, 1 - rate])
        return x * factors


dropout = Dropping()


# %% dropout: where
def dropout(x, rate, rng):
    return np.where(rng.random(x.shape) < rate, 0, x / (1 - rate))


# %% dropout: the other end of the numbers
def dropout(x, rate, rng):
    return x * (rng.random(x.shape) <= 1 - rate) / (1 - rate)


# %% dropout: nnlib's own layer
def dropout(x, rate, rng):
    layer = nnlib.layers.Dropout(rate)
    layer.build((None, x.shape[1]), rng)
    return layer.forward(x, training=True)


# %% dropout: zeros put into a copy
def dropout(x, rate, rng):
    z = x.copy()
    z[rng.uniform(0, 1, size=x.shape) < rate] = 0
    return z / (1 - rate)


# %% dropout: a draw for each entry
def dropout(x: np.ndarray, rate: float, rng: np.random.Generator) -> np.ndarray:
    z = np.zeros_like(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            if rng.random() >= rate:
                z[i, j] = x[i, j] / (1 - rate)
    return z


# %% dropout: row by row
def dropout(x, rate, rng):
    rows = [row * (rng.random(len(row)) >= rate) for row in x]
    return np.array(rows) / (1 - rate)


# %% dropout: drawn transposed, by a lambda
dropout = lambda x, rate, rng: x * (rng.random(x.shape[::-1]).T >= rate) / (1 - rate)


# %% beat_the_reference: per-image shifts, small batches and a falling rate, as a callable object
class Entry:
    def moved(self, images, rng):
        moves = rng.integers(-1, 2, (len(images), 2))
        out = np.empty_like(images)
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                rows = (moves == (down, right)).all(axis=1)
                out[rows] = np.roll(images[rows], (down, right), axis=(1, 2))
        return out

    def __call__(self, images, labels):
        rng, epochs = np.random.default_rng(3), 40 if len(images) < 10_000 else 14
        layers = [nnlib.layers.Flatten(), nnlib.layers.Dense(256, "relu"), nnlib.layers.Dense(10, "softmax")]
        model = nnlib.Sequential(layers, seed=3)
        model.compile(nnlib.optimizers.Adam(), "sparse_categorical_crossentropy")
        for k in range(epochs):
            model.optimizer.learning_rate = 0.001 * (1 + np.cos(np.pi * k / epochs))
            model.fit(self.moved(images, rng), labels, 64, 1, verbose=0)
        return model


entry = Entry()


# %% beat_the_reference: two networks vote, answers by a lambda
def shifts(images):
    moves = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)]
    return np.concatenate([np.roll(images, move, axis=(1, 2)) for move in moves])


def one_network(images, labels, seed):
    layers = [nnlib.layers.Flatten(), nnlib.layers.Dense(256, "relu"), nnlib.layers.Dense(10, "softmax")]
    model = nnlib.Sequential(layers, seed=seed)
    model.compile(nnlib.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
    model.fit(shifts(images), np.tile(labels, 5), batch_size=100, epochs=8, verbose=0)
    return model


def entry(images, labels):
    networks = [one_network(images, labels, seed) for seed in (0, 1)]
    return lambda new: sum(network.predict(new, verbose=0) for network in networks)


# %% beat_the_reference: five shifts put together
def entry(x_train, y_train):
    moves = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)]
    x = np.concatenate([np.roll(x_train, move, axis=(1, 2)) for move in moves])
    y = np.concatenate([y_train] * 5)
    model = nnlib.Sequential(
        [nnlib.layers.Flatten(), nnlib.layers.Dense(300, "relu"), nnlib.layers.Dense(10, "softmax")], seed=0
    )
    model.compile(nnlib.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
    model.fit(x, y, batch_size=100, epochs=8, verbose=0)
    return model


# %% beat_the_reference: rows of 784 and a scheduler
def entry(x_train, y_train):
    x = np.concatenate([np.roll(x_train, k, axis=axis) for axis in (1, 2) for k in (-1, 0, 1)])
    y = np.tile(y_train, 6)
    layers = [nnlib.Input((784,)), nnlib.layers.Dense(256, "relu"), nnlib.layers.Dense(10, "softmax")]
    model = nnlib.Sequential(layers, seed=1)
    model.compile(nnlib.optimizers.Adam(), "sparse_categorical_crossentropy")
    falling = nnlib.callbacks.LearningRateScheduler(lambda epoch, rate: 0.002 * 0.7**epoch)
    model.fit(x.reshape(-1, 784), y, 100, 8, callbacks=[falling], verbose=0)
    return model


# %% beat_the_reference: labels, not scores
def entry(x_train, y_train):
    moves = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)]
    x = np.concatenate([np.roll(x_train, move, axis=(1, 2)) for move in moves])
    layers = [nnlib.layers.Flatten(), nnlib.layers.Dense(256, "relu"), nnlib.layers.Dense(10, "softmax")]
    model = nnlib.Sequential(layers, seed=2)
    model.compile(nnlib.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
    model.fit(x, np.tile(y_train, 5), 64, 8, verbose=0)

    def answer(images):
        return model.predict(images, verbose=0).argmax(axis=1)

    return answer


# %% beat_the_reference: momentum
def entry(x_train: np.ndarray, y_train: np.ndarray):
    moves = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)]
    x = np.concatenate([np.roll(x_train, move, axis=(1, 2)) for move in moves])
    layers = [nnlib.layers.Flatten(), nnlib.layers.Dense(256, "relu"), nnlib.layers.Dense(10, "softmax")]
    model = nnlib.Sequential(layers, seed=0)
    sgd = nnlib.optimizers.SGD(0.1, momentum=0.9)
    model.compile(sgd, "sparse_categorical_crossentropy")
    model.fit(x, np.tile(y_train, 5), batch_size=100, epochs=10, verbose=0)
    return model


# %% beat_the_reference: partial
import functools


def trained(units, seed, x_train, y_train):
    moves = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)]
    x = np.concatenate([np.roll(x_train, move, axis=(1, 2)) for move in moves])
    hidden = [nnlib.layers.Dense(n, "relu") for n in units]
    model = nnlib.Sequential([nnlib.layers.Flatten(), *hidden, nnlib.layers.Dense(10, "softmax")], seed=seed)
    model.compile(nnlib.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
    model.fit(x, np.tile(y_train, 5), batch_size=100, epochs=8, verbose=0)
    return model


entry = functools.partial(trained, (256, 64), 0)


# %% beat_the_reference: an object with predict
class Committee:
    def __init__(self, models):
        self.models = models

    def predict(self, images):
        return np.mean([model.predict(images, verbose=0) for model in self.models], axis=0)


def entry(x_train, y_train):
    models = []
    for seed in range(2):
        moves = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)]
        x = np.concatenate([np.roll(x_train, move, axis=(1, 2)) for move in moves])
        layers = [nnlib.layers.Flatten(), nnlib.layers.Dense(200, "relu"), nnlib.layers.Dense(10, "softmax")]
        model = nnlib.Sequential(layers, seed=seed)
        model.compile(nnlib.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
        model.fit(x, np.tile(y_train, 5), batch_size=100, epochs=8, verbose=0)
        models.append(model)
    return Committee(models)
