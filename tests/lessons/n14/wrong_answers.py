"""Wrong answers to the tasks of notebook 14."""

# %% given
import math

import nnlib
import numpy as np
from course.lessons.n14_making_it_better import enter, reference


def network(x_train, y_train, epochs=2):
    layers = [nnlib.layers.Flatten(), nnlib.layers.Dense(32, "relu"), nnlib.layers.Dense(10, "softmax")]
    model = nnlib.Sequential(layers, seed=0)
    model.compile(nnlib.optimizers.SGD(0.1), "sparse_categorical_crossentropy")
    model.fit(x_train, y_train, epochs=epochs, verbose=0)
    return model


# %% mean_and_error: deviation
# says: how far one seed lies from the mean
def mean_and_error(values):
    return np.mean(values), np.std(values, ddof=1)


# %% mean_and_error: no ddof
# says: a little too small
def mean_and_error(values):
    return np.mean(values), np.std(values) / np.sqrt(len(values))


# %% mean_and_error: over n
# says: shrinks with the square root
def mean_and_error(values):
    return values.mean(), values.std(ddof=1) / len(values)


# %% mean_and_error: the error alone
# says: Two numbers should come back
# not: None
def mean_and_error(values):
    return values.std(ddof=1) / np.sqrt(len(values))


# %% mean_and_error: the error first
# says: in the wrong order
def mean_and_error(values):
    return np.std(values, ddof=1) / np.sqrt(len(values)), np.mean(values)


# %% mean_and_error: half the range
# says: Half the range grows
def mean_and_error(values):
    return np.mean(values), (max(values) - min(values)) / 2


# %% mean_and_error: no return
# says: hands nothing back
# not: Two numbers should come back
def mean_and_error(values):
    mean = np.mean(values)
    error = np.std(values, ddof=1) / np.sqrt(len(values))


# %% mean_and_error: printed
# says: in place of `print`
def mean_and_error(values):
    print(np.mean(values), np.std(values, ddof=1) / np.sqrt(len(values)))


# %% mean_and_error: the example
# says: expected
def mean_and_error(values):
    return 4, 1.291


# %% mean_and_error: three numbers
# says: 2 values
# not: `None`
def mean_and_error(values):
    return np.mean(values), np.std(values, ddof=1), np.std(values, ddof=1) / np.sqrt(len(values))


# %% mean_and_error: ^ for the root
# says: `**`
def mean_and_error(values):
    return np.mean(values), np.std(values, ddof=1) / len(values) ^ 0.5


# %% mean_and_error: median for mean
# says: expected
# not: very close
def mean_and_error(values):
    return np.median(values), np.std(values, ddof=1) / np.sqrt(len(values))


# %% mean_and_error: dof for ddof
# says: TypeError
# not: It should take
def mean_and_error(values):
    return np.mean(values), np.std(values, dof=1) / np.sqrt(len(values))


# %% mean_and_error: no parentheses
# says: TypeError
def mean_and_error(values):
    return values.mean(), values.std(ddof=1) / math.sqrt(values.size - values.mean)


# %% mean_and_error: the variance's error
# says: Take the root
def mean_and_error(values):
    return values.mean(), values.var(ddof=1) / len(values)


# %% standardize: each by its own
# says: by its own statistics
def standardize(x_train, x_new):
    std, std_new = x_train.std(axis=0), x_new.std(axis=0)
    std[std == 0], std_new[std_new == 0] = 1, 1
    return (x_train - x_train.mean(axis=0)) / std, (x_new - x_new.mean(axis=0)) / std_new


# %% standardize: both together
# says: from both arrays together
def standardize(x_train, x_new):
    everything = np.vstack([x_train, x_new])
    mean, std = everything.mean(axis=0), everything.std(axis=0)
    std[std == 0] = 1
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: no guard
# says: Put 1 in place of 0
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: one scale
# says: Each column has its own
def standardize(x_train, x_new):
    mean, std = x_train.mean(), x_train.std()
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: a small number added
# says: blows a column
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / (std + 1e-8), (x_new - mean) / (std + 1e-8)


# %% standardize: training samples only
# says: 2 values are asked for
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / np.where(std > 0, std, 1)


# %% standardize: in place
# says: changed its input
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    x_train -= mean
    x_train /= std
    return x_train, (x_new - mean) / std


# %% standardize: rows
# says: Each sample is standardized by itself
def standardize(x_train, x_new):
    def rows(x):
        std = x.std(axis=1, keepdims=True)
        return (x - x.mean(axis=1, keepdims=True)) / np.where(std > 0, std, 1)

    return rows(x_train), rows(x_new)


# %% standardize: no return
# says: hands nothing back
# not: Two arrays
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    x_train = (x_train - mean) / std
    x_new = (x_new - mean) / std


# %% standardize: printed
# says: in place of `print`
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    print((x_train - mean) / std, (x_new - mean) / std)


# %% standardize: at least 1
# says: Deviations between 0 and 1
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), np.maximum(x_train.std(axis=0), 1)
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: a threshold
# says: expected
# not: very close
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std[std < 0.1] = 1
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: nan to 0
# says: expected
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return np.nan_to_num((x_train - mean) / std), np.nan_to_num((x_new - mean) / std)


# %% standardize: x_new first
# says: shape
# not: transposed
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    return (x_new - mean) / std, (x_train - mean) / std


# %% standardize: mean without parentheses
# says: TypeError
def standardize(x_train, x_new):
    std = np.where(x_train.std(axis=0) > 0, x_train.std(axis=0), 1)
    return (x_train - x_train.mean) / std, (x_new - x_train.mean) / std


# %% standardize: sdt for std
# says: has no `sdt`
# not: earlier method
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.sdt(axis=0)
    return (x_train - mean) / np.where(std > 0, std, 1), (x_new - mean) / np.where(std > 0, std, 1)


# %% standardize: an if for a whole row
# says: ValueError
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    if std == 0:
        std = 1
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: divided by the variance
# says: `std`, not `var`
def standardize(x_train, x_new):
    mean, var = x_train.mean(axis=0), x_train.var(axis=0)
    var = np.where(var > 0, var, 1)
    return (x_train - mean) / var, (x_new - mean) / var


# %% standardize: minus forgotten parentheses
# says: expected
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    return x_train - mean / std, x_new - mean / std


# %% standardize: ddof=1
# says: expected
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0, ddof=1)
    std = np.where(std > 0, std, 1)
    return (x_train - mean) / std, (x_new - mean) / std


# %% dropout: not scaled
# says: the next layer receives less
def dropout(x, rate, rng):
    return x * (rng.random(x.shape) > rate)


# %% dropout: the rate kept
# says: here it is the share that stays
def dropout(x, rate, rng):
    return np.where(rng.random(x.shape) < rate, x, 0) / (1 - rate)


# %% dropout: whole units
# says: every sample loses the same units
def dropout(x, rate, rng):
    return x * (rng.random(x.shape[1]) >= rate) / (1 - rate)


# %% dropout: a generator of its own
# says: Every call drops the same entries
def dropout(x, rate, rng):
    rng = np.random.default_rng(0)
    return x * (rng.random(x.shape) >= rate) / (1 - rate)


# %% dropout: multiplied
# says: smaller still
def dropout(x, rate, rng):
    return x * (rng.random(x.shape) >= rate) * (1 - rate)


# %% dropout: the mask
# says: True and False came back
# not: raised
def dropout(x, rate, rng):
    return rng.random(x.shape) >= rate


# %% dropout: filtered
# says: (400, 50)
# not: raised
def dropout(x, rate, rng):
    return x[rng.random(x.shape) >= rate] / (1 - rate)


# %% dropout: one draw
# says: Draw for each entry
# not: log of 0
def dropout(x, rate, rng):
    return x * (rng.random() >= rate) / (1 - rate)


# %% dropout: no return
# says: hands nothing back
# not: Nothing was dropped
def dropout(x, rate, rng):
    kept = rng.random(x.shape) >= rate
    z = x * kept / (1 - rate)


# %% dropout: printed
# says: in place of `print`
def dropout(x, rate, rng):
    print(x * (rng.random(x.shape) >= rate) / (1 - rate))


# %% dropout: a trailing comma
# says: a tuple
def dropout(x, rate, rng):
    return x * (rng.random(x.shape) >= rate) / (1 - rate),


# %% dropout: NumPy's own numbers
# says: so no training could be repeated
def dropout(x, rate, rng):
    return x * (np.random.random(x.shape) >= rate) / (1 - rate)


# %% dropout: in place
# says: changed
# not: log of 0
def dropout(x, rate, rng):
    x[rng.random(x.shape) < rate] = 0
    return x / (1 - rate)


# %% dropout: equally many in each sample
# says: Every sample loses equally many
def dropout(x, rate, rng):
    z = x.copy()
    for row in z:
        row[rng.permutation(len(row))[: round(rate * len(row))]] = 0
    return z / (1 - rate)


# %% dropout: divided by rate
# says: The share that is left is 1 − `rate`
def dropout(x, rate, rng):
    kept = rng.random(x.shape) >= rate
    return x * kept / rate if rate else x * kept * np.inf


# %% dropout: whole samples
# says: one draw serves a row
def dropout(x, rate, rng):
    return x * (rng.random((x.shape[0], 1)) >= rate) / (1 - rate)


# %% dropout: half, always
# says: expected
def dropout(x, rate, rng):
    return x * (rng.random(x.shape) >= 0.5) / (1 - 0.5)


# %% dropout: rand
# says: has no `rand`
# not: earlier method
def dropout(x, rate, rng):
    return x * (rng.rand(*x.shape) >= rate) / (1 - rate)


# %% dropout: a truth value of an array
# says: ValueError
def dropout(x, rate, rng):
    if rng.random(x.shape) < rate:
        return np.zeros_like(x)
    return x / (1 - rate)


# %% dropout: no draw
# says: Nothing was dropped
def dropout(x, rate, rng):
    return x


# %% beat_the_reference: the reference
# says: 96.0% is asked for
entry = reference


# %% beat_the_reference: a small network
# says: is asked for
def entry(x_train, y_train):
    return network(x_train, y_train, epochs=12)


# %% beat_the_reference: no return
# says: does its last line begin with `return`?
def entry(x_train, y_train):
    model = network(x_train, y_train)


# %% beat_the_reference: the history
# says: a value of type `dict`
def entry(x_train, y_train):
    return network(x_train, y_train).history.history


# %% beat_the_reference: a model trained in an earlier cell
# says: before it returns
# not: is asked for
images, labels = nnlib.datasets.mnist.load_data()[0]
ready = network(images / np.float32(255), labels)


def entry(x_train, y_train):
    return ready


# %% beat_the_reference: training when it is asked
# says: before it returns
def entry(x_train, y_train):
    return lambda images: network(x_train, y_train).predict(images, verbose=0)


# %% beat_the_reference: the model instead of the function
# says: This is a model
entry = nnlib.Sequential([nnlib.layers.Dense(10)])


# %% beat_the_reference: one argument
# says: TypeError
def entry(x_train):
    return network(x_train, x_train)


# %% beat_the_reference: the accuracy
# says: a value of type `float`
def entry(x_train, y_train):
    model = network(x_train, y_train)
    return float((model.predict(x_train, verbose=0).argmax(axis=1) == y_train).mean())


# %% beat_the_reference: the scores of the training images
# says: a value of type `ndarray`
def entry(x_train, y_train):
    return network(x_train, y_train).predict(x_train, verbose=0)


# %% beat_the_reference: pixels divided again
# says: is asked for
def entry(x_train, y_train):
    return network(x_train / 255, y_train)
