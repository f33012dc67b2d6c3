"""Wrong answers to the tasks of notebook 10."""

import math

import numpy as np


def weights_that_are_the_models_own(layers):
    weights = []
    for layer in layers:
        for array in layer.params.values():
            weights.append(array)
    return weights


def weights_kernels_first(layers):
    kernels = [layer.params["kernel"].copy() for layer in layers if "kernel" in layer.params]
    biases = [layer.params["bias"].copy() for layer in layers if "bias" in layer.params]
    return kernels + biases


def weights_bias_first(layers):
    weights = []
    for layer in layers:
        for name in sorted(layer.params):
            weights.append(layer.params[name].copy())
    return weights


def weights_by_both_names(layers):
    weights = []
    for layer in layers:
        weights += [layer.params["kernel"].copy(), layer.params["bias"].copy()]
    return weights


def weights_without_biases(layers):
    return [np.array(layer.params["kernel"]) for layer in layers if layer.params]


def weights_turned(layers):
    return [array.T.copy() for layer in layers for array in layer.params.values()]


def weights_as_lists_of_lists(layers):
    return [list(layer.params.values()) for layer in layers]


def weights_as_dicts(layers):
    return [layer.params for layer in layers]


def weights_as_names(layers):
    return [array for layer in layers for array in layer.params]


def weights_as_a_generator(layers):
    return (array.copy() for layer in layers for array in layer.params.values())


def weights_of_the_first_layer(layers):
    for layer in layers:
        return [array.copy() for array in layer.params.values()]


def weights_in_one_array(layers):
    return np.concatenate([array.ravel() for layer in layers for array in layer.params.values()])


def batches_of_one_epoch(x, t, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], t[rows]


def batches_with_one_order(x, t, batch_size, rng):
    order = rng.permutation(len(x))
    while True:
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


def batches_as_stored(x, t, batch_size, rng):
    while True:
        for start in range(0, len(x), batch_size):
            yield x[start : start + batch_size], t[start : start + batch_size]


def batches_across_epochs(x, t, batch_size, rng):
    rows = []
    while True:
        for row in rng.permutation(len(x)):
            rows.append(row)
            if len(rows) == batch_size:
                yield x[rows], t[rows]
                rows = []


def batches_without_the_rest(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x) - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


def batches_of_strangers(x, t, batch_size, rng):
    while True:
        x, t = rng.permutation(x), rng.permutation(t)
        for start in range(0, len(x), batch_size):
            yield x[start : start + batch_size], t[start : start + batch_size]


def batches_with_targets_as_stored(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            yield x[order[start : start + batch_size]], t[start : start + batch_size]


def batches_drawn_at_random(x, t, batch_size, rng):
    while True:
        rows = rng.choice(len(x), batch_size, replace=False) if batch_size < len(x) else np.arange(len(x))
        yield x[rows], t[rows]


def batches_in_a_list(x, t, batch_size, rng):
    batches = []
    while True:
        order = rng.permutation(len(x))
        batches.append((x[order[:batch_size]], t[order[:batch_size]]))


def batches_that_return(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        return x[order[:batch_size]], t[order[:batch_size]]


def time_with_floor(n_samples, batch_size, per_step, per_sample):
    return n_samples // batch_size * per_step + n_samples * per_sample


def time_with_broken_steps(n_samples, batch_size, per_step, per_sample):
    return n_samples / batch_size * per_step + n_samples * per_sample


def time_with_one_more(n_samples, batch_size, per_step, per_sample):
    return (n_samples // batch_size + 1) * per_step + n_samples * per_sample


def time_of_full_batches(n_samples, batch_size, per_step, per_sample):
    return np.ceil(n_samples / batch_size) * (per_step + batch_size * per_sample)


def time_of_steps_for_samples(n_samples, batch_size, per_step, per_sample):
    return n_samples * (per_step + per_sample)


def time_of_one_step(n_samples, batch_size, per_step, per_sample):
    return per_step + n_samples * per_sample


def time_of_one_batch_of_samples(n_samples, batch_size, per_step, per_sample):
    return np.ceil(n_samples / batch_size) * per_step + batch_size * per_sample


def time_for_one_batch_size(n_samples, batch_size, per_step, per_sample):
    return math.ceil(n_samples / batch_size) * per_step + n_samples * per_sample


def time_of_steps_alone(n_samples, batch_size, per_step, per_sample):
    return np.ceil(n_samples / batch_size) * per_step


WRONG = [
    ("weights_of", weights_that_are_the_models_own, "they are the model's own"),
    ("weights_of", weights_kernels_first, "All kernels come first"),
    ("weights_of", weights_bias_first, "the bias comes before the kernel"),
    ("weights_of", weights_by_both_names, "KeyError"),
    ("weights_of", weights_without_biases, "The biases are missing"),
    ("weights_of", weights_turned, "The kernels are transposed"),
    ("weights_of", weights_as_lists_of_lists, "Each layer has a list of its own"),
    ("weights_of", weights_as_dicts, "These are the layers' dicts"),
    ("weights_of", weights_as_names, "A loop over a dict gives its names"),
    ("weights_of", weights_as_a_generator, "must return a list of arrays, and returned a generator"),
    ("weights_of", weights_of_the_first_layer, "the number of arrays"),
    ("weights_of", weights_in_one_array, "must return a list of arrays, and returned a ndarray"),
    ("endless_batches", batches_of_one_epoch, "It ends after one epoch"),
    ("endless_batches", batches_with_one_order, "repeats the first one's order"),
    ("endless_batches", batches_as_stored, "nothing is shuffled"),
    ("endless_batches", batches_across_epochs, "takes samples of the next"),
    ("endless_batches", batches_without_the_rest, "a whole batch are left out"),
    ("endless_batches", batches_of_strangers, "two different orders"),
    ("endless_batches", batches_with_targets_as_stored, "`x` is shuffled and `t` is not"),
    ("endless_batches", batches_drawn_at_random, "the lengths of the batches"),
    ("endless_batches", batches_in_a_list, "did not come to an end"),
    ("endless_batches", batches_that_return, "each batch must be a pair"),
    ("epoch_time", time_with_floor, "The short batch at the end is missing"),
    ("epoch_time", time_with_broken_steps, "The number of steps is not whole"),
    ("epoch_time", time_with_one_more, "600 steps"),
    ("epoch_time", time_of_full_batches, "counted as a full one"),
    ("epoch_time", time_of_steps_for_samples, "every sample pays the price of a step"),
    ("epoch_time", time_of_one_step, "pays for one step"),
    ("epoch_time", time_of_one_batch_of_samples, "only one batch's samples"),
    ("epoch_time", time_for_one_batch_size, "TypeError"),
    ("epoch_time", time_of_steps_alone, "The price of the samples is missing"),
]
