"""Wrong answers to the tasks of notebook 14."""

# %% given
import numpy as np


# %% mean_and_error: error as deviation
# says: how far one seed lies from the mean
def mean_and_error(values):
    return np.mean(values), np.std(values, ddof=1)


# %% mean_and_error: error without ddof
# says: a little too small
def mean_and_error(values):
    return np.mean(values), np.std(values) / np.sqrt(len(values))


# %% mean_and_error: error over n
# says: shrinks with the square root
def mean_and_error(values):
    return values.mean(), values.std(ddof=1) / len(values)


# %% mean_and_error: error alone
# says: Two numbers should come back
def mean_and_error(values):
    return values.std(ddof=1) / np.sqrt(len(values))


# %% mean_and_error: error first
# says: in the wrong order
def mean_and_error(values):
    return np.std(values, ddof=1) / np.sqrt(len(values)), np.mean(values)


# %% mean_and_error: error of half the range
# says: Half the range grows
def mean_and_error(values):
    return np.mean(values), (max(values) - min(values)) / 2


# %% standardize: standardize each by its own
# says: by its own statistics
def standardize(x_train, x_new):
    std, std_new = x_train.std(axis=0), x_new.std(axis=0)
    std[std == 0], std_new[std_new == 0] = 1, 1
    return (x_train - x_train.mean(axis=0)) / std, (x_new - x_new.mean(axis=0)) / std_new


# %% standardize: standardize by all
# says: from both arrays together
def standardize(x_train, x_new):
    everything = np.vstack([x_train, x_new])
    mean, std = everything.mean(axis=0), everything.std(axis=0)
    std[std == 0] = 1
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: standardize without guard
# says: Put 1 in place of 0
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: standardize by one scale
# says: Each column has its own
def standardize(x_train, x_new):
    mean, std = x_train.mean(), x_train.std()
    return (x_train - mean) / std, (x_new - mean) / std


# %% standardize: standardize with epsilon
# says: blows a column
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / (std + 1e-8), (x_new - mean) / (std + 1e-8)


# %% standardize: standardize training only
# says: Two arrays should come back
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / np.where(std > 0, std, 1)


# %% standardize: standardize in place
# says: changed its input
def standardize(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    x_train -= mean
    x_train /= std
    return x_train, (x_new - mean) / std


# %% standardize: standardize rows
# says: Each sample is standardized by itself
def standardize(x_train, x_new):
    def rows(x):
        std = x.std(axis=1, keepdims=True)
        return (x - x.mean(axis=1, keepdims=True)) / np.where(std > 0, std, 1)

    return rows(x_train), rows(x_new)


# %% dropout: dropout unscaled
# says: the next layer receives less
def dropout(x, rate, rng):
    return x * (rng.random(x.shape) > rate)


# %% dropout: dropout that keeps the rate
# says: here it is the share that stays
def dropout(x, rate, rng):
    return np.where(rng.random(x.shape) < rate, x, 0) / (1 - rate)


# %% dropout: dropout of whole units
# says: every sample loses the same units
def dropout(x, rate, rng):
    return x * (rng.random(x.shape[1]) >= rate) / (1 - rate)


# %% dropout: dropout with its own generator
# says: Every call drops the same entries
def dropout(x, rate, rng):
    rng = np.random.default_rng(0)
    return x * (rng.random(x.shape) >= rate) / (1 - rate)


# %% dropout: dropout that multiplies
# says: smaller still
def dropout(x, rate, rng):
    return x * (rng.random(x.shape) >= rate) * (1 - rate)


# %% dropout: dropout as mask
# says: True and False of shape
def dropout(x, rate, rng):
    return rng.random(x.shape) >= rate


# %% dropout: dropout that filters
# says: an array of shape
def dropout(x, rate, rng):
    return x[rng.random(x.shape) >= rate] / (1 - rate)


# %% dropout: dropout of one draw
# says: Draw for each entry
def dropout(x, rate, rng):
    return x * (rng.random() >= rate) / (1 - rate)
