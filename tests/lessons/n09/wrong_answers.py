"""Wrong answers to the tasks of notebook 09."""

from itertools import pairwise

import numpy as np

import nnlib
from course.lessons.n09_fit_sin.tasks import recipe_points
from nnlib.layers import Dense


def counts_weights_only(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1]
    return total


def counts_biases_of_inputs(sizes):
    return counts_weights_only(sizes) + sum(sizes)


def counts_one_bias_a_layer(sizes):
    return sum(a * b + 1 for a, b in pairwise(sizes))


def counts_biases_by_inputs(sizes):
    return sum((b + 1) * a for a, b in pairwise(sizes))


def counts_and_returns_too_soon(sizes):
    total = 0
    for a, b in pairwise(sizes):
        total += a * b + b
        return total


def counts_beyond_the_end(sizes):
    return sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes)))


def counts_61(sizes):
    return 61


def counts_a_model(sizes):
    return nnlib.Sequential([Dense(n) for n in sizes]).count_params()


def splits_off_the_last(x, t, n_validation, rng):
    return x[:-n_validation], t[:-n_validation], x[-n_validation:], t[-n_validation:]


def splits_off_the_first(x, t, n_validation, rng):
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


def splits_with_repeats(x, t, n_validation, rng):
    rows = rng.integers(0, len(x), n_validation)
    rest = np.setdiff1d(np.arange(len(x)), rows)
    return x[rest], t[rest], x[rows], t[rows]


def splits_and_trains_on_all(x, t, n_validation, rng):
    rows = rng.permutation(len(x))[:n_validation]
    return x, t, x[rows], t[rows]


def splits_with_two_orders(x, t, n_validation, rng):
    x, t = rng.permutation(x), rng.permutation(t)
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


def splits_shuffling_in_place(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    x[...], t[...] = x[order], t[order]
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


def splits_every_nth(x, t, n_validation, rng):
    held = np.arange(len(x)) % (len(x) // n_validation) == 0
    return x[~held], t[~held], x[held], t[held]


def splits_with_a_seed_inside(x, t, n_validation, rng):
    order = np.random.default_rng(42).permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], t[train], x[held], t[held]


def splits_into_pairs(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return (x[train], t[train]), (x[held], t[held])


def splits_as_other_libraries_do(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], x[held], t[train], t[held]


def splits_the_wrong_way_round(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[:n_validation], order[n_validation:]
    return x[train], t[train], x[held], t[held]


def splits_by_a_slice_only(x, t, n_validation, rng):
    start = rng.integers(0, len(x) - n_validation)
    held = np.arange(start, start + n_validation)
    rest = np.setdiff1d(np.arange(len(x)), held)
    return x[rest], t[rest], x[held], t[held]


def model_of(epochs=(), units=20, outputs=1, inputs=1, batch_size=45, rate=0.01):
    """A model of the recipe's kind; one call of fit for each entry of `epochs`."""
    layers = [nnlib.Input((inputs,)), Dense(units, "sigmoid"), Dense(outputs)]
    model = nnlib.Sequential(layers, seed=1)
    model.compile(nnlib.optimizers.SGD(rate), "mse")
    x, t = recipe_points()
    for n in epochs:
        model.fit(np.tile(x, inputs), np.tile(t, outputs), batch_size=batch_size, epochs=n, verbose=0)
    return model


WRONG = [
    ("n_parameters", counts_weights_only, "the weights alone"),
    ("n_parameters", counts_biases_of_inputs, "not units"),
    ("n_parameters", counts_one_bias_a_layer, "One bias is counted for each layer"),
    ("n_parameters", counts_biases_by_inputs, "here its inputs are counted"),
    ("n_parameters", counts_and_returns_too_soon, "Does `return` stand inside the loop?"),
    ("n_parameters", counts_beyond_the_end, "IndexError"),
    ("n_parameters", counts_61, "The first example is right, but not every input is"),
    ("n_parameters", counts_a_model, "the model is not built"),
    ("n_parameters", 61, "Give the function itself"),
    ("fair_split", splits_off_the_last, "the last rows again"),
    ("fair_split", splits_off_the_first, "now the left-hand end is missing"),
    ("fair_split", splits_with_repeats, "the number of different rows in x_val"),
    ("fair_split", splits_and_trains_on_all, "among the training rows too"),
    ("fair_split", splits_with_two_orders, "not taken by the same rows"),
    ("fair_split", splits_shuffling_in_place, "changed its input"),
    ("fair_split", splits_every_nth, "Evenly spaced rows"),
    ("fair_split", splits_with_a_seed_inside, "a generator is made inside"),
    ("fair_split", splits_into_pairs, "four arrays are expected"),
    ("fair_split", splits_as_other_libraries_do, "but in another order"),
    ("fair_split", splits_the_wrong_way_round, "The two parts are swapped"),
    ("fair_split", splits_by_a_slice_only, "a whole piece of the curve is missing"),
    ("beat_the_recipe", model_of(), "has not been trained"),
    ("beat_the_recipe", model_of([200], batch_size=8), "It has used 200 of the 2,000 epochs"),
    ("beat_the_recipe", model_of([2000]), "Which of the knobs above"),
    ("beat_the_recipe", model_of([2001]), "2,001 epochs"),
    (
        "beat_the_recipe",
        model_of([30, 20]),
        "The optimizer has made 50 updates, of which the last `fit` made 20",
    ),
    ("beat_the_recipe", model_of([5]).history, "Hand in the model itself"),
    ("beat_the_recipe", model_of([5], outputs=2), "answers with shape (45, 2)"),
    ("beat_the_recipe", model_of([5], inputs=2), "the model expects (batch, 2)"),
    ("beat_the_recipe", 0.0001, "this is a float"),
    ("beat_the_recipe", model_of, "call the function first"),
]
