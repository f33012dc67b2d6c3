"""Wrong answers to the tasks of notebook 09."""

# %% given
from itertools import pairwise

import numpy as np

import nnlib

from course.lessons.n09_fit_sin.tasks import recipe_points

from nnlib.layers import Dense


# %% n_parameters: counts weights only
# says: the weights alone
def n_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1]
    return total


# %% n_parameters: counts biases of inputs
# says: not units
def n_parameters(sizes):
    return counts_weights_only(sizes) + sum(sizes)


# %% n_parameters: counts one bias a layer
# says: One bias is counted for each layer
def n_parameters(sizes):
    return sum(a * b + 1 for a, b in pairwise(sizes))


# %% n_parameters: counts biases by inputs
# says: here its inputs are counted
def n_parameters(sizes):
    return sum((b + 1) * a for a, b in pairwise(sizes))


# %% n_parameters: counts and returns too soon
# says: Does `return` stand inside the loop?
def n_parameters(sizes):
    total = 0
    for a, b in pairwise(sizes):
        total += a * b + b
        return total


# %% n_parameters: counts beyond the end
# says: IndexError
def n_parameters(sizes):
    return sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes)))


# %% n_parameters: counts 61
# says: The first example is right, but not every input is
def n_parameters(sizes):
    return 61


# %% n_parameters: counts a model
# says: the model is not built
def n_parameters(sizes):
    return nnlib.Sequential([Dense(n) for n in sizes]).count_params()


# %% n_parameters: 61
# says: Give the function itself
n_parameters = 61


# %% fair_split: splits off the last
# says: the last rows again
def fair_split(x, t, n_validation, rng):
    return x[:-n_validation], t[:-n_validation], x[-n_validation:], t[-n_validation:]


# %% fair_split: splits off the first
# says: now the left-hand end is missing
def fair_split(x, t, n_validation, rng):
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


# %% fair_split: splits with repeats
# says: the number of different rows in x_val
def fair_split(x, t, n_validation, rng):
    rows = rng.integers(0, len(x), n_validation)
    rest = np.setdiff1d(np.arange(len(x)), rows)
    return x[rest], t[rest], x[rows], t[rows]


# %% fair_split: splits and trains on all
# says: among the training rows too
def fair_split(x, t, n_validation, rng):
    rows = rng.permutation(len(x))[:n_validation]
    return x, t, x[rows], t[rows]


# %% fair_split: splits with two orders
# says: not taken by the same rows
def fair_split(x, t, n_validation, rng):
    x, t = rng.permutation(x), rng.permutation(t)
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


# %% fair_split: splits shuffling in place
# says: changed its input
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    x[...], t[...] = x[order], t[order]
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


# %% fair_split: splits every nth
# says: Evenly spaced rows
def fair_split(x, t, n_validation, rng):
    held = np.arange(len(x)) % (len(x) // n_validation) == 0
    return x[~held], t[~held], x[held], t[held]


# %% fair_split: splits with a seed inside
# says: a generator is made inside
def fair_split(x, t, n_validation, rng):
    order = np.random.default_rng(42).permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], t[train], x[held], t[held]


# %% fair_split: splits into pairs
# says: four arrays are expected
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return (x[train], t[train]), (x[held], t[held])


# %% fair_split: splits as other libraries do
# says: but in another order
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], x[held], t[train], t[held]


# %% fair_split: splits the wrong way round
# says: The two parts are swapped
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[:n_validation], order[n_validation:]
    return x[train], t[train], x[held], t[held]


# %% fair_split: splits by a slice only
# says: a whole piece of the curve is missing
def fair_split(x, t, n_validation, rng):
    start = rng.integers(0, len(x) - n_validation)
    held = np.arange(start, start + n_validation)
    rest = np.setdiff1d(np.arange(len(x)), held)
    return x[rest], t[rest], x[held], t[held]


# %% beat_the_recipe: model_of()
# says: has not been trained
mine = model_of()


# %% beat_the_recipe: model_of([200], batch_size=8)
# says: It has used 200 of the 2,000 epochs
mine = model_of([200], batch_size=8)


# %% beat_the_recipe: model_of([2000])
# says: Which of the knobs above
mine = model_of([2000])


# %% beat_the_recipe: model_of([2001])
# says: 2,001 epochs
mine = model_of([2001])


# %% beat_the_recipe: model_of([30, 20])
# says: The optimizer has made 50 updates, of which the last `fit` made 20
mine = model_of([30, 20])


# %% beat_the_recipe: model_of([5]).history
# says: Hand in the model itself
mine = model_of([5]).history


# %% beat_the_recipe: model_of([5], outputs=2)
# says: answers with shape (45, 2)
mine = model_of([5], outputs=2)


# %% beat_the_recipe: model_of([5], inputs=2)
# says: the model expects (batch, 2)
mine = model_of([5], inputs=2)


# %% beat_the_recipe: 0.0001
# says: this is a float
mine = 0.0001


# %% beat_the_recipe: model of
# says: call the function first
def mine(epochs=(), units=20, outputs=1, inputs=1, batch_size=45, rate=0.01):
    """A model of the recipe's kind; one call of fit for each entry of `epochs`."""
    layers = [nnlib.Input((inputs,)), Dense(units, "sigmoid"), Dense(outputs)]
    model = nnlib.Sequential(layers, seed=1)
    model.compile(nnlib.optimizers.SGD(rate), "mse")
    x, t = recipe_points()
    for n in epochs:
        model.fit(np.tile(x, inputs), np.tile(t, outputs), batch_size=batch_size, epochs=n, verbose=0)
    return model
