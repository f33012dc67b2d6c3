"""Right answers to the tasks of notebook 17."""

# %% given
import nnlib
import numpy as np


# %% one_hot: a comparison with a new axis
def one_hot(values, names):
    return (np.array(values, dtype=object)[:, None] == np.array(names, dtype=object)).astype(float)


# %% one_hot: two loops that fill zeros
def one_hot(values, names):
    rows = np.zeros((len(values), len(names)))
    for i in range(len(values)):
        for j in range(len(names)):
            if values[i] == names[j]:
                rows[i, j] = 1
    return rows


# %% one_hot: index of the name
def one_hot(words, kinds):
    table = np.zeros([len(words), len(kinds)])
    for row, word in enumerate(words):
        if word in kinds:
            table[row, kinds.index(word)] = 1.0
    return table


# %% one_hot: columns stacked
def one_hot(values, names):
    values = np.array(values)
    return np.stack([np.where(values == name, 1.0, 0.0) for name in names], axis=1)


# %% one_hot: nested list
def one_hot(values, names):
    return np.array([[1.0 if value == name else 0.0 for name in names] for value in values])


# %% one_hot: a lambda and column_stack
one_hot = lambda values, names: np.column_stack([(np.array(values) == n) * 1.0 for n in names])


# %% one_hot: rows of the unit matrix, and a row of zeros for the rest
def one_hot(values, names):
    place = {name: k for k, name in enumerate(names)}
    rows = np.vstack([np.eye(len(names)), np.zeros(len(names))])
    return rows[[place.get(value, len(names)) for value in values]]


# %% one_hot: integers
def one_hot(values, names):
    return np.array([[int(v == n) for n in names] for v in values], dtype=int)


# %% one_hot: a callable object
class Encoder:
    def __call__(self, values, names):
        kinds = np.asarray(names, dtype=object).reshape(1, -1)
        column = np.asarray(values, dtype=object).reshape(-1, 1)
        return np.equal(column, kinds).astype(np.float32)


one_hot = Encoder()


# %% one_hot: with pandas
import pandas as pd


def one_hot(values, names):
    columns = pd.DataFrame({name: pd.Series(values) == name for name in names})
    return columns.to_numpy(dtype=float)


# %% one_hot: a partial
import functools


def encode(names, values):
    return (np.array(names, object) == np.array(values, object)[:, np.newaxis]).astype("float64")


one_hot = lambda values, names: functools.partial(encode, names)(values)


# %% scaling: two lines
def scaling(x_train):
    mean, scale = np.nanmean(x_train, axis=0), np.nanstd(x_train, axis=0)
    return mean, np.where(scale > 0, scale, 1.0)


# %% scaling: an index of booleans
def scaling(x_train):
    mean = np.nanmean(x_train, axis=0)
    scale = np.nanstd(x_train, axis=0)
    scale[scale == 0] = 1
    return mean, scale


# %% scaling: column by column
def scaling(x):
    means, scales = [], []
    for column in x.T:
        column = column[~np.isnan(column)]
        means.append(column.mean())
        deviation = column.std()
        scales.append(deviation if deviation != 0 else 1.0)
    return np.array(means), np.array(scales)


# %% scaling: counted by hand
def scaling(x_train):
    there = np.isfinite(x_train)
    n = there.sum(axis=0)
    filled = np.where(there, x_train, 0)
    mean = filled.sum(axis=0) / n
    variance = (np.where(there, x_train - mean, 0) ** 2).sum(axis=0) / n
    scale = np.sqrt(variance)
    return mean, scale + (scale == 0)


# %% scaling: a masked array
def scaling(x_train):
    masked = np.ma.masked_invalid(x_train)
    scale = masked.std(axis=0).filled(1.0)
    return np.asarray(masked.mean(axis=0)), np.where(scale == 0, 1.0, scale)


# %% scaling: a lambda
scaling = lambda x: (np.nanmean(x, 0), np.where(np.nanstd(x, 0) == 0, 1, np.nanstd(x, 0)))


# %% scaling: with pandas
import pandas as pd


def scaling(x_train):
    frame = pd.DataFrame(x_train)
    return frame.mean().to_numpy(), frame.std(ddof=0).replace(0, 1).to_numpy()


# %% scaling: the variance first
def scaling(x_train):
    mean = np.nanmean(x_train, axis=0)
    scale = np.nanvar(x_train, axis=0) ** 0.5
    scale = np.array([s if s > 1e-12 else 1.0 for s in scale])
    return mean, scale


# %% scaling: a list of two arrays
def scaling(x_train):
    means = np.nanmean(x_train, axis=0)
    stds = np.nanstd(x_train, axis=0)
    for j in range(len(stds)):
        if stds[j] == 0:
            stds[j] = 1.0
    return [means, stds]


# %% scaling: an object that is called
class Scaler:
    def __call__(self, x_train):
        self.mean = np.nanmean(x_train, axis=0)
        self.scale = np.nanstd(x_train, axis=0)
        self.scale = np.where(self.scale == 0, np.ones_like(self.scale), self.scale)
        return self.mean, self.scale


scaling = Scaler()


# %% error_in_units: one line
def error_in_units(y, t, mean, scale):
    return np.abs(y[:, 0] * scale + mean - t).mean()


# %% error_in_units: ravel
def error_in_units(y, t, mean, scale):
    grams = y.ravel() * scale + mean
    return np.mean(np.abs(grams - t))


# %% error_in_units: a loop
def error_in_units(y, t, mean, scale):
    total = 0
    for row, truth in zip(y, t):
        total += abs(row[0] * scale + mean - truth)
    return total / len(t)


# %% error_in_units: the target as a column
def error_in_units(y, t, mean, scale):
    return np.absolute((mean + scale * y) - t.reshape(-1, 1)).mean()


# %% error_in_units: in scaled units, then multiplied
def error_in_units(y, t, mean, scale):
    t_scaled = (t - mean) / scale
    return scale * np.abs(y[:, 0] - t_scaled).mean()


# %% error_in_units: squeeze, by a lambda
error_in_units = lambda y, t, mean, scale: float(np.mean(abs(np.squeeze(y, axis=1) * scale + mean - t)))


# %% error_in_units: by nnlib
def error_in_units(y, t, mean, scale):
    return nnlib.losses.MeanAbsoluteError()(t[:, None], y * scale + mean)


# %% error_in_units: a sum by einsum
def error_in_units(y, t, mean, scale):
    misses = np.abs(y[:, 0] * scale + mean - t)
    return np.einsum("i->", misses) / t.size


# %% error_in_units: by the statistics module
import statistics


def error_in_units(y, t, mean, scale):
    return statistics.fmean(abs(a * scale + mean - b) for [a], b in zip(y.tolist(), t.tolist()))


# %% error_in_units: the norm of order 1
def error_in_units(y, t, mean, scale):
    return np.linalg.norm(y.flatten() * scale + mean - t, ord=1) / len(y)


# %% folds: array_split
def folds(n, k, rng):
    return np.array_split(rng.permutation(n), k)


# %% folds: shuffle in place
def folds(n, k, rng):
    rows = np.arange(n)
    rng.shuffle(rows)
    return [rows[i::k] for i in range(k)]


# %% folds: slices by hand
def folds(n, k, rng):
    order = rng.permutation(n)
    parts, start = [], 0
    for i in range(k):
        size = n // k + (1 if i < n % k else 0)
        parts.append(order[start : start + size])
        start += size
    return parts


# %% folds: edges by linspace
def folds(n, k, rng):
    edges = np.linspace(0, n, k + 1).astype(int)
    order = rng.permutation(np.arange(n))
    return [order[a:b] for a, b in zip(edges[:-1], edges[1:])]


# %% folds: a number of a fold for each row
def folds(n, k, rng):
    fold_of = rng.permutation(np.arange(n) % k)
    return [np.flatnonzero(fold_of == i) for i in range(k)]


# %% folds: dealt out from a list
def folds(n, k, rng):
    parts = [[] for _ in range(k)]
    for place, row in enumerate(rng.permutation(n)):
        parts[place % k].append(int(row))
    return [np.array(part) for part in parts]


# %% folds: choice without replacement, as a tuple
def folds(n, k, rng):
    return tuple(np.array_split(rng.choice(n, size=n, replace=False), k))


# %% folds: by random keys
def folds(n, k, rng):
    return np.array_split(np.argsort(rng.random(n)), k)


# %% folds: a generator
def folds(n, k, rng):
    order = rng.permutation(n)
    return (order[i * n // k : (i + 1) * n // k] for i in range(k))


# %% folds: taken away one after the other
def folds(n, k, rng):
    left, parts = np.arange(n), []
    for i in range(k, 0, -1):
        part = rng.choice(left, size=round(len(left) / i), replace=False)
        parts.append(part)
        left = np.setdiff1d(left, part)
    return parts
