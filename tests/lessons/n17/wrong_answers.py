"""Wrong answers to the tasks of notebook 17."""

# %% given
import nnlib
import numpy as np


# %% one_hot: numbers
# says: Each word became one number
def one_hot(values, names):
    return np.array([float(names.index(v)) if v in names else -1.0 for v in values])


# %% one_hot: True and False
# says: add `.astype(float)`
def one_hot(values, names):
    return np.array(values, dtype=object)[:, None] == np.array(names, dtype=object)


# %% one_hot: transposed
# says: Rows and columns have changed places
def one_hot(values, names):
    return np.array([[value == name for value in values] for name in names]).astype(float)


# %% one_hot: empty fields are the last name
# says: It should be a row of zeros
def one_hot(values, names):
    table = np.zeros((len(values), len(names)))
    for i, value in enumerate(values):
        k = names.index(value) if value in names else -1
        table[i, k] = 1.0
    return table


# %% one_hot: names from the values
# says: take the columns, and their order, from `names`
def one_hot(values, names):
    kinds = sorted({value for value in values if isinstance(value, str)})
    return np.array([[float(value == kind) for kind in kinds] for value in values])


# %% one_hot: index without a look
# says: is not in list
def one_hot(values, names):
    table = np.zeros((len(values), len(names)))
    for i, value in enumerate(values):
        table[i, names.index(value)] = 1.0
    return table


# %% one_hot: an axis of a list
# says: `values` is a list
def one_hot(values, names):
    return (values[:, None] == np.array(names)).astype(float)


# %% one_hot: return in the loop
# says: stands inside the loop
def one_hot(values, names):
    table = np.zeros((len(values), len(names)))
    for i, value in enumerate(values):
        for j, name in enumerate(names):
            table[i, j] = value == name
        return table


# %% one_hot: printed
# says: in place of `print`
def one_hot(values, names):
    print(np.array([[float(value == name) for name in names] for value in values]))


# %% one_hot: nested lists
# says: as a Python list
def one_hot(values, names):
    return [[1.0 if value == name else 0.0 for name in names] for value in values]


# %% one_hot: turned round
# says: 1 and 0 have changed places
def one_hot(values, names):
    return np.array([[float(value != name) for name in names] for value in values])


# %% one_hot: the first column left out
# says: One column is missing
def one_hot(values, names):
    return (np.array(values)[:, None] == np.array(names[1:])).astype(float)


# %% scaling: NaN
# says: gives NaN here
def scaling(x_train):
    return x_train.mean(axis=0), x_train.std(axis=0)


# %% scaling: NaN, but 1 for constant columns
# says: `np.nanmean` and `np.nanstd` leave such entries out
def scaling(x_train):
    mean, scale = x_train.mean(axis=0), x_train.std(axis=0)
    return mean, np.where(scale > 0, scale, 1.0)


# %% scaling: scale 0
# says: has the standard deviation 0
def scaling(x_train):
    return np.nanmean(x_train, axis=0), np.nanstd(x_train, axis=0)


# %% scaling: of all entries
# says: Each column needs its own
def scaling(x_train):
    features = x_train.shape[1]
    return np.full(features, np.nanmean(x_train)), np.full(features, np.nanstd(x_train))


# %% scaling: variance
# says: the square of the standard deviation
def scaling(x_train):
    scale = np.nanvar(x_train, axis=0)
    return np.nanmean(x_train, axis=0), np.where(scale > 0, scale, 1.0)


# %% scaling: n minus 1
# says: divided by n − 1
def scaling(x_train):
    scale = np.nanstd(x_train, axis=0, ddof=1)
    return np.nanmean(x_train, axis=0), np.where(scale > 0, scale, 1.0)


# %% scaling: 1 added
# says: 1 was added to every deviation
def scaling(x_train):
    return np.nanmean(x_train, axis=0), np.nanstd(x_train, axis=0) + 1


# %% scaling: the rows themselves
# says: Return the two arrays that scaling needs
def scaling(x_train):
    mean, scale = np.nanmean(x_train, axis=0), np.nanstd(x_train, axis=0)
    return (x_train - mean) / np.where(scale > 0, scale, 1.0)


# %% scaling: the mean alone
# says: 2 values are asked for
def scaling(x_train):
    return np.nanmean(x_train, axis=0)


# %% scaling: along the rows
# says: shape
def scaling(x_train):
    scale = np.nanstd(x_train, axis=1)
    return np.nanmean(x_train, axis=1), np.where(scale > 0, scale, 1.0)


# %% scaling: NaN filled in the argument
# says: changed its input `x_train`
def scaling(x_train):
    mean, scale = np.nanmean(x_train, axis=0), np.nanstd(x_train, axis=0)
    x_train[np.isnan(x_train)] = 0
    return mean, np.where(scale > 0, scale, 1.0)


# %% error_in_units: n by n
# says: every prediction is compared with every target
def error_in_units(y, t, mean, scale):
    return np.abs(y * scale + mean - t).mean()


# %% error_in_units: still scaled
# says: This is the error in scaled units
def error_in_units(y, t, mean, scale):
    return np.abs(y[:, 0] - (t - mean) / scale).mean()


# %% error_in_units: not unscaled
# says: The predictions are still scaled
def error_in_units(y, t, mean, scale):
    return np.abs(y[:, 0] - t).mean()


# %% error_in_units: mean first
# says: undo it in the other order
def error_in_units(y, t, mean, scale):
    return np.abs((y[:, 0] + mean) * scale - t).mean()


# %% error_in_units: signed
# says: Errors above and below cancel
def error_in_units(y, t, mean, scale):
    return (y[:, 0] * scale + mean - t).mean()


# %% error_in_units: absolute value last
# says: cancel before `np.abs` sees them
def error_in_units(y, t, mean, scale):
    return abs(np.mean(y[:, 0] * scale + mean - t))


# %% error_in_units: squared
# says: mean *squared* error
def error_in_units(y, t, mean, scale):
    return np.mean((y[:, 0] * scale + mean - t) ** 2)


# %% error_in_units: root of the squares
# says: the root of the mean squared error
def error_in_units(y, t, mean, scale):
    return np.sqrt(np.mean((y[:, 0] * scale + mean - t) ** 2))


# %% error_in_units: one for each row
# says: One number is asked for: their mean
def error_in_units(y, t, mean, scale):
    return np.abs(y[:, 0] * scale + mean - t)


# %% error_in_units: no return
# says: hands nothing back
def error_in_units(y, t, mean, scale):
    error = np.abs(y[:, 0] * scale + mean - t).mean()


# %% folds: not shuffled
# says: The rows come in the order of the file
def folds(n, k, rng):
    return np.array_split(np.arange(n), k)


# %% folds: dealt out in turn
# says: Shuffle first
def folds(n, k, rng):
    return [np.arange(i, n, k) for i in range(k)]


# %% folds: the rest of the division dropped
# says: the rest of the division belongs to none
def folds(n, k, rng):
    order, size = rng.permutation(n), n // k
    return [order[i * size : (i + 1) * size] for i in range(k)]


# %% folds: the rest in the last fold
# says: The last fold gets the whole rest
def folds(n, k, rng):
    order, size = rng.permutation(n), n // k
    parts = [order[i * size : (i + 1) * size] for i in range(k - 1)]
    return [*parts, order[(k - 1) * size :]]


# %% folds: np.split
# says: array split does not result in an equal division
def folds(n, k, rng):
    return np.split(rng.permutation(n), k)


# %% folds: drawn with replacement
# says: Some rows occur twice
def folds(n, k, rng):
    return np.array_split(rng.integers(0, n, n), k)


# %% folds: a new order for each
# says: Every fold draws a new order
def folds(n, k, rng):
    return [rng.permutation(n)[: n // k + (i < n % k)] for i in range(k)]


# %% folds: counted from 1
# says: The rows are counted from 1
def folds(n, k, rng):
    return np.array_split(rng.permutation(n) + 1, k)


# %% folds: k rows in each
# says: Asked for are k folds
def folds(n, k, rng):
    order = rng.permutation(n)
    return [order[i : i + k] for i in range(0, n, k)]


# %% folds: one array
# says: arrays with one axis
def folds(n, k, rng):
    return rng.permutation(n)
