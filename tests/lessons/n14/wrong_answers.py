"""Wrong answers to the tasks of notebook 14."""

import numpy as np


def error_as_deviation(values):
    return np.mean(values), np.std(values, ddof=1)


def error_without_ddof(values):
    return np.mean(values), np.std(values) / np.sqrt(len(values))


def error_over_n(values):
    return values.mean(), values.std(ddof=1) / len(values)


def error_alone(values):
    return values.std(ddof=1) / np.sqrt(len(values))


def error_first(values):
    return np.std(values, ddof=1) / np.sqrt(len(values)), np.mean(values)


def error_of_half_the_range(values):
    return np.mean(values), (max(values) - min(values)) / 2


def standardize_each_by_its_own(x_train, x_new):
    std, std_new = x_train.std(axis=0), x_new.std(axis=0)
    std[std == 0], std_new[std_new == 0] = 1, 1
    return (x_train - x_train.mean(axis=0)) / std, (x_new - x_new.mean(axis=0)) / std_new


def standardize_by_all(x_train, x_new):
    everything = np.vstack([x_train, x_new])
    mean, std = everything.mean(axis=0), everything.std(axis=0)
    std[std == 0] = 1
    return (x_train - mean) / std, (x_new - mean) / std


def standardize_without_guard(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / std, (x_new - mean) / std


def standardize_by_one_scale(x_train, x_new):
    mean, std = x_train.mean(), x_train.std()
    return (x_train - mean) / std, (x_new - mean) / std


def standardize_with_epsilon(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / (std + 1e-8), (x_new - mean) / (std + 1e-8)


def standardize_training_only(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / np.where(std > 0, std, 1)


def standardize_in_place(x_train, x_new):
    mean, std = x_train.mean(axis=0), x_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    x_train -= mean
    x_train /= std
    return x_train, (x_new - mean) / std


def standardize_rows(x_train, x_new):
    def rows(x):
        std = x.std(axis=1, keepdims=True)
        return (x - x.mean(axis=1, keepdims=True)) / np.where(std > 0, std, 1)

    return rows(x_train), rows(x_new)


def dropout_unscaled(x, rate, rng):
    return x * (rng.random(x.shape) > rate)


def dropout_that_keeps_the_rate(x, rate, rng):
    return np.where(rng.random(x.shape) < rate, x, 0) / (1 - rate)


def dropout_of_whole_units(x, rate, rng):
    return x * (rng.random(x.shape[1]) >= rate) / (1 - rate)


def dropout_with_its_own_generator(x, rate, rng):
    rng = np.random.default_rng(0)
    return x * (rng.random(x.shape) >= rate) / (1 - rate)


def dropout_that_multiplies(x, rate, rng):
    return x * (rng.random(x.shape) >= rate) * (1 - rate)


def dropout_as_mask(x, rate, rng):
    return rng.random(x.shape) >= rate


def dropout_that_filters(x, rate, rng):
    return x[rng.random(x.shape) >= rate] / (1 - rate)


def dropout_of_one_draw(x, rate, rng):
    return x * (rng.random() >= rate) / (1 - rate)


WRONG = [
    ("mean_and_error", error_as_deviation, "how far one seed lies from the mean"),
    ("mean_and_error", error_without_ddof, "a little too small"),
    ("mean_and_error", error_over_n, "shrinks with the square root"),
    ("mean_and_error", error_alone, "Two numbers should come back"),
    ("mean_and_error", error_first, "in the wrong order"),
    ("mean_and_error", error_of_half_the_range, "Half the range grows"),
    ("standardize", standardize_each_by_its_own, "by its own statistics"),
    ("standardize", standardize_by_all, "from both arrays together"),
    ("standardize", standardize_without_guard, "Put 1 in place of 0"),
    ("standardize", standardize_by_one_scale, "Each column has its own"),
    ("standardize", standardize_with_epsilon, "blows a column"),
    ("standardize", standardize_training_only, "Two arrays should come back"),
    ("standardize", standardize_in_place, "changed its input"),
    ("standardize", standardize_rows, "Each sample is standardized by itself"),
    ("dropout", dropout_unscaled, "the next layer receives less"),
    ("dropout", dropout_that_keeps_the_rate, "here it is the share that stays"),
    ("dropout", dropout_of_whole_units, "every sample loses the same units"),
    ("dropout", dropout_with_its_own_generator, "Every call drops the same entries"),
    ("dropout", dropout_that_multiplies, "smaller still"),
    ("dropout", dropout_as_mask, "True and False of shape"),
    ("dropout", dropout_that_filters, "an array of shape"),
    ("dropout", dropout_of_one_draw, "Draw for each entry"),
]
