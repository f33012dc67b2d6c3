"""Wrong answers to the tasks of notebook 09."""

# %% given
from itertools import pairwise

import numpy as np

import nnlib
from nnlib.layers import Dense


def new_model(activation="sigmoid", optimizer=None):
    layers = [nnlib.Input((1,)), Dense(20, activation), Dense(1)]
    model = nnlib.Sequential(layers, seed=1)
    model.compile(optimizer or nnlib.optimizers.SGD(0.01), loss="mse")
    return model


x, t = nnlib.datasets.toy.sin(50)


# %% n_parameters: weights only
# says: the weights alone
def n_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1]
    return total


# %% n_parameters: biases of inputs
# says: not units
def n_parameters(sizes):
    total = sum(sizes)
    for a, b in zip(sizes, sizes[1:]):
        total += a * b
    return total


# %% n_parameters: one bias a layer
# says: One bias is counted for each layer
def n_parameters(sizes):
    return sum(a * b + 1 for a, b in pairwise(sizes))


# %% n_parameters: biases by inputs
# says: here its inputs are counted
def n_parameters(sizes):
    return sum((b + 1) * a for a, b in pairwise(sizes))


# %% n_parameters: and returns too soon
# says: stands inside the loop
def n_parameters(sizes):
    total = 0
    for a, b in pairwise(sizes):
        total += a * b + b
        return total


# %% n_parameters: beyond the end
# says: IndexError
def n_parameters(sizes):
    return sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes)))


# %% n_parameters: 61
# says: The first example is right, but not every input is
def n_parameters(sizes):
    return 61


# %% n_parameters: a model
# says: the model is not built
def n_parameters(sizes):
    return nnlib.Sequential([Dense(n) for n in sizes]).count_params()


# %% n_parameters: a number
# says: Give the function itself
n_parameters = 61


# %% fair_split: off the last
# says: the last rows again
def fair_split(x, t, n_validation, rng):
    return x[:-n_validation], t[:-n_validation], x[-n_validation:], t[-n_validation:]


# %% fair_split: off the first
# says: now the left-hand end is missing
def fair_split(x, t, n_validation, rng):
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


# %% fair_split: with repeats
# says: the number of different rows
def fair_split(x, t, n_validation, rng):
    rows = rng.integers(0, len(x), n_validation)
    rest = np.setdiff1d(np.arange(len(x)), rows)
    return x[rest], t[rest], x[rows], t[rows]


# %% fair_split: and trains on all
# says: among the training rows too
def fair_split(x, t, n_validation, rng):
    rows = rng.permutation(len(x))[:n_validation]
    return x, t, x[rows], t[rows]


# %% fair_split: with two orders
# says: not taken by the same rows
def fair_split(x, t, n_validation, rng):
    x, t = rng.permutation(x), rng.permutation(t)
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


# %% fair_split: shuffling in place
# says: changed its input
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    x[...], t[...] = x[order], t[order]
    return x[n_validation:], t[n_validation:], x[:n_validation], t[:n_validation]


# %% fair_split: every nth
# says: Every nth row is held back
def fair_split(x, t, n_validation, rng):
    held = np.arange(len(x)) % (len(x) // n_validation) == 0
    return x[~held], t[~held], x[held], t[held]


# %% fair_split: with a seed inside
# says: a generator is made inside
def fair_split(x, t, n_validation, rng):
    order = np.random.default_rng(42).permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], t[train], x[held], t[held]


# %% fair_split: into pairs
# says: Four arrays are expected
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return (x[train], t[train]), (x[held], t[held])


# %% fair_split: as other libraries do
# says: but in another order
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], x[held], t[train], t[held]


# %% fair_split: the wrong way round
# says: The two parts are swapped
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[:n_validation], order[n_validation:]
    return x[train], t[train], x[held], t[held]


# %% fair_split: by a slice only
# says: a whole piece of the curve is missing
def fair_split(x, t, n_validation, rng):
    start = rng.integers(0, len(x) - n_validation)
    held = np.arange(start, start + n_validation)
    rest = np.setdiff1d(np.arange(len(x)), held)
    return x[rest], t[rest], x[held], t[held]


# %% n_parameters: no return
# says: hands nothing back
def n_parameters(sizes):
    total = 0
    for a, b in pairwise(sizes):
        total += a * b + b


# %% n_parameters: printed
# says: in place of `print`
def n_parameters(sizes):
    print(sum(a * b + b for a, b in pairwise(sizes)))


# %% n_parameters: a comma at the end
# says: a tuple
def n_parameters(sizes):
    return sum(a * b + b for a, b in pairwise(sizes)),


# %% n_parameters: a list has no shape
# says: shape
# not: earlier method
def n_parameters(sizes):
    return sizes.shape[0] * 20 + 21


# %% n_parameters: range of a list
# says: TypeError
def n_parameters(sizes):
    return sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(sizes))


# %% n_parameters: two layers only
# says: The first example is right
def n_parameters(sizes):
    return sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[-1] + sizes[-1]


# %% fair_split: no return
# says: hands nothing back
# not: order
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    x_train, t_train, x_val, t_val = x[train], t[train], x[held], t[held]


# %% fair_split: NumPy's global generator
# says: not `np.random`
def fair_split(x, t, n_validation, rng):
    order = np.random.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], t[train], x[held], t[held]


# %% fair_split: a new generator without a seed
# says: not `np.random`
def fair_split(x, t, n_validation, rng):
    order = np.random.default_rng().permutation(len(x))
    return x[order[n_validation:]], t[order[n_validation:]], x[order[:n_validation]], t[order[:n_validation]]


# %% fair_split: lists
# says: `x_train` is a list
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return [x[i] for i in train], [t[i] for i in train], [x[i] for i in held], [t[i] for i in held]


# %% fair_split: flat targets
# says: keep the two axes
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return x[train], t[train].ravel(), x[held], t[held].ravel()


# %% fair_split: one dict
# says: Four arrays are expected
def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, held = order[n_validation:], order[:n_validation]
    return {"x_train": x[train], "t_train": t[train], "x_val": x[held], "t_val": t[held]}


# %% beat_the_recipe: the model itself
# says: Hand in the function
better_model = new_model()


# %% beat_the_recipe: a number
# says: function
better_model = 0.0001


# %% beat_the_recipe: no return
# says: hands nothing back
def better_model(x, t):
    model = new_model(optimizer=nnlib.optimizers.SGD(0.01, momentum=0.9))
    model.fit(x, t, batch_size=8, epochs=20, verbose=0)


# %% beat_the_recipe: not trained
# says: has not been trained
def better_model(x, t):
    return new_model("tanh")


# %% beat_the_recipe: the history
# says: Return the model
def better_model(x, t):
    model = new_model("tanh")
    return model.fit(x, t, epochs=5, verbose=0)


# %% beat_the_recipe: model and history
# says: Return the model alone
def better_model(x, t):
    model = new_model("tanh")
    return model, model.fit(x, t, epochs=5, verbose=0)


# %% beat_the_recipe: the recipe again
# says: Which of the knobs above
def better_model(x, t):
    model = new_model()
    model.fit(x, t, batch_size=8, epochs=2000, validation_split=0.1, verbose=0)
    return model


# %% beat_the_recipe: too few epochs
# says: It has used about 200 of the 2,000 epochs
def better_model(x, t):
    model = new_model()
    model.fit(x, t, batch_size=8, epochs=200, validation_split=0.1, verbose=0)
    return model


# %% beat_the_recipe: more epochs
# says: the limit
def better_model(x, t):
    model = new_model(optimizer=nnlib.optimizers.SGD(0.01, momentum=0.9))
    model.fit(x, t, batch_size=50, epochs=2001, verbose=0)
    return model


# %% beat_the_recipe: two calls of fit, too many epochs
# says: all calls of `fit`
def better_model(x, t):
    model = new_model("tanh")
    for _ in range(2):
        model.fit(x, t, batch_size=50, epochs=1500, verbose=0)
    return model


# %% beat_the_recipe: other points
# says: not among the points
def better_model(x, t):
    many, targets = nnlib.datasets.toy.sin(5000)
    model = new_model("tanh", nnlib.optimizers.Adam(0.01))
    model.fit(many, targets, batch_size=5000, epochs=2000, verbose=0)
    return model


# %% beat_the_recipe: every point a hundred times
# says: the limit
def better_model(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.01))
    model.fit(np.tile(x, (100, 1)), np.tile(t, (100, 1)), batch_size=5000, epochs=2000, verbose=0)
    return model


# %% beat_the_recipe: weights of a longer training
# says: trained before
before = new_model("tanh", nnlib.optimizers.Adam(0.03))
before.fit(x, t, batch_size=50, epochs=1500, verbose=0)


def better_model(x, t):
    model = new_model("tanh")
    model.set_weights(before.get_weights())
    model.fit(x, t, batch_size=50, epochs=1, verbose=0)
    return model


# %% beat_the_recipe: weights of a longer training, set at the end
# says: set after its last update
before = new_model("tanh", nnlib.optimizers.Adam(0.03))
before.fit(x, t, batch_size=50, epochs=1500, verbose=0)


def better_model(x, t):
    model = new_model("tanh")
    model.fit(x, t, batch_size=50, epochs=1, verbose=0)
    model.set_weights(before.get_weights())
    return model


# %% beat_the_recipe: two outputs
# says: (50, 2)
def better_model(x, t):
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(20, "tanh"), Dense(2)], seed=0)
    model.compile("adam", "mse")
    model.fit(x, t, epochs=5, verbose=0)
    return model


# %% beat_the_recipe: misspelt
# says: momentun
def better_model(x, t):
    model = new_model(optimizer=nnlib.optimizers.SGD(0.01, momentun=0.9))
    model.fit(x, t, batch_size=8, epochs=200, verbose=0)
    return model


# %% two_waves: no return
# says: hands nothing back
def two_waves(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.03))
    model.fit(x, t, batch_size=100, epochs=20, verbose=0)


# %% two_waves: the recipe
# says: below 0.01 is asked for
def two_waves(x, t):
    model = new_model()
    model.fit(x, t, batch_size=20, epochs=2000, verbose=0)
    return model


# %% two_waves: momentum alone
# says: below 0.01 is asked for
def two_waves(x, t):
    model = new_model(optimizer=nnlib.optimizers.SGD(0.01, momentum=0.9))
    model.fit(x, t, batch_size=20, epochs=1000, verbose=0)
    return model


# %% two_waves: too few epochs
# says: It has used about 50 of the 2,000 epochs
def two_waves(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.03))
    model.fit(x, t, batch_size=100, epochs=50, verbose=0)
    return model


# %% two_waves: 200 units
# says: 601 parameters
def two_waves(x, t):
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(200, "tanh"), Dense(1)], seed=0)
    model.compile(nnlib.optimizers.Adam(0.03), "mse")
    model.fit(x, t, batch_size=100, epochs=20, verbose=0)
    return model


# %% two_waves: too many epochs
# says: the limit
def two_waves(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.03))
    model.fit(x, t, batch_size=100, epochs=5000, verbose=0)
    return model


# %% two_waves: its own points
# says: not among the points
def two_waves(x, t):
    x = np.linspace(-2 * np.pi, 2 * np.pi, 400).reshape(-1, 1)
    model = new_model("tanh", nnlib.optimizers.Adam(0.03))
    model.fit(x, np.sin(x), batch_size=100, epochs=500, verbose=0)
    return model


# %% two_waves: sine and cosine as inputs
# says: (batch, 2)
def two_waves(x, t):
    model = nnlib.Sequential([nnlib.Input((2,)), Dense(1)], seed=0)
    model.compile(nnlib.optimizers.SGD(0.1), "mse")
    model.fit(x, t, epochs=100, verbose=0)
    return model


# %% two_waves: the weights
# says: hands back a list
def two_waves(x, t):
    model = new_model("tanh", nnlib.optimizers.Adam(0.03))
    model.fit(x, t, batch_size=100, epochs=20, verbose=0)
    return model.get_weights()
