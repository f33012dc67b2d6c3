"""Tasks of notebook 09: count parameters, split fairly, beat the recipe, two waves."""

import math
from itertools import pairwise

import numpy as np

import nnlib
from course.checking.task import Slip, Task
from course.lessons.n09_fit_sin.fair_splits import (
    a_stretch,
    all_trained_on,
    by_rows,
    fair_split,
    numpys_own,
    own_generator,
    shuffled,
    torn,
    use_fair_split,
)
from course.lessons.n09_fit_sin.watched_updates import trains_below
from nnlib.layers import Dense

N_EPOCHS = 2000


def n_parameters(sizes):
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))


def _sizes(*sizes):
    return lambda rng: (list(sizes),)


def _split_case(n_samples, n_validation):
    def case(rng):
        x = np.arange(1.0, n_samples + 1).reshape(-1, 1)
        return x, 10 + rng.permutation(n_samples).reshape(-1, 1) / 8, n_validation

    return case


def recipe_points():
    """The recipe's 50 points, x and t of shape (50, 1); it trains on the first 45."""
    return nnlib.datasets.toy.sin(50)


def two_waves_points():
    x = np.linspace(-2 * np.pi, 2 * np.pi, 100).reshape(-1, 1)
    return x, np.sin(x)


def better_model(x, t):
    """ReLUs and Adam on all points at once; 150 epochs are enough, and take milliseconds."""
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(20, "relu"), Dense(1)], seed=0)
    model.compile(nnlib.optimizers.Adam(0.1), "mse")
    model.fit(x, t, batch_size=45, epochs=150, validation_split=0.1, verbose=0)
    return model


def two_waves(x, t):
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(20, "tanh"), Dense(1)], seed=1)
    model.compile(nnlib.optimizers.Adam(0.03), "mse")
    model.fit(x, t, batch_size=100, epochs=1000, verbose=0)
    return model


TASKS = [
    Task(
        key="n_parameters",
        title="Count parameters",
        reference=n_parameters,
        cases=[_sizes(1, 20, 1), _sizes(784, 128, 10), _sizes(3, 2), _sizes(2, 3, 5, 4)],
        remark="A layer has one bias for each of its outputs, so the inputs of the network have none.",
        hints=[
            "Take one layer at a time. From 1 input to 20 units: how many weights, and how many biases?",
            "A layer from n_in to n_out has a kernel of shape (n_in, n_out) and a bias of shape (n_out,). "
            "`zip(sizes, sizes[1:])` gives the pairs (n_in, n_out) of all layers.",
            "Add `n_in * n_out + n_out` over all pairs: `sum(... for n_in, n_out in zip(sizes, sizes[1:]))`.",
        ],
        slips=[
            Slip(
                "no biases",
                lambda sizes: sum(a * b for a, b in pairwise(sizes)),
                "These are the weights alone. Every unit also has a bias.",
            ),
            Slip(
                "inputs have biases",
                lambda sizes: sum(a * b for a, b in pairwise(sizes)) + sum(sizes),
                "The inputs are counted as if they had biases. They are given numbers, not units: only "
                "`sizes[1:]` have biases.",
            ),
            Slip(
                "a bias for each input of a layer",
                lambda sizes: sum(a * b + a for a, b in pairwise(sizes)),
                "A layer's bias has one entry for each of its *outputs*; here its inputs are counted.",
            ),
            Slip(
                "one bias a layer",
                lambda sizes: sum(a * b + 1 for a, b in pairwise(sizes)),
                "One bias is counted for each layer. There is one for each unit of it: shape (n_out,).",
            ),
            Slip(
                "first layer only",
                lambda sizes: sizes[0] * sizes[1] + sizes[1],
                "This is the first layer alone. Does `return` stand inside the loop?",
            ),
            Slip(
                "all multiplied",
                lambda sizes: math.prod(sizes) + sum(sizes[1:]),
                "All sizes are multiplied with each other. A kernel lies between two neighboring layers; the "
                "kernels are added up.",
            ),
            Slip(
                "units counted",
                lambda sizes: sum(sizes),
                "This is the number of inputs and units. What is trained are the connections between them, "
                "and the biases.",
            ),
        ],
    ),
    Task(
        key="fair_split",
        title="A fair split",
        reference=fair_split,
        observe=use_fair_split,
        cases=[_split_case(50, 10), _split_case(200, 40), _split_case(120, 30)],
        remark="Repeat the draw with another generator, and you see how much the validation loss depends "
        "on it.",
        hints=[
            "Draw one random order of the row numbers. The first part of it is for validation, the rest "
            "is for "
            "training.",
            "`order = rng.permutation(len(x))` holds every row number once. Index `x` and `t` with the same "
            "piece of it.",
            "`order[:n_validation]` are the rows for validation. Which rows are left for training, and in "
            "which "
            "order are the four arrays returned?",
        ],
        slips=[
            Slip(
                "last rows",
                by_rows(lambda n, k, rng: (np.arange(n - k), np.arange(n - k, n))),
                "These are the last rows again: the right-hand end of the curve. Draw a random order first: "
                "`rng.permutation(len(x))`.",
            ),
            Slip(
                "first rows",
                by_rows(lambda n, k, rng: (np.arange(k, n), np.arange(k))),
                "These are the first rows: now the left-hand end is missing. Draw a random order first: "
                "`rng.permutation(len(x))`.",
            ),
            Slip(
                "targets torn from inputs",
                torn,
                "Inputs get the targets of others: `x` and `t` are not taken by the same rows. Draw one "
                "order and index both with it.",
            ),
            Slip(
                "validation rows trained on",
                by_rows(all_trained_on),
                "The validation rows are among the training rows too, so they say nothing about new "
                "points. Train on the rest of the order only.",
            ),
            Slip(
                "side by side",
                by_rows(a_stretch),
                "The validation rows lie side by side, so a whole piece of the curve is missing. Draw each "
                "row by itself: `rng.permutation(len(x))`.",
            ),
            Slip(
                "every nth",
                by_rows(
                    lambda n, k, rng: (np.arange(n)[np.arange(n) % (n // k) > 0], np.arange(0, n, n // k))
                ),
                "Every nth row is held back, so the rows are always the same. Draw them with `rng`.",
            ),
            Slip(
                "own generator",
                by_rows(own_generator),
                "Every call draws the same rows: a generator is made inside. Use the `rng` handed in.",
            ),
            Slip(
                "NumPy's own generator",
                by_rows(numpys_own),
                "An `rng` of the same seed draws other rows, so it is not what draws them: take "
                "`rng.permutation`, not `np.random`. Then a split can be made again.",
            ),
            Slip(
                "parts swapped",
                by_rows(lambda n, k, rng: shuffled(n, k, rng)[::-1]),
                "The two parts are swapped: hold back `n_validation` rows, and train on the rest.",
            ),
            Slip(
                "other order of the four",
                by_rows(shuffled, inputs_first=True),
                "Four arrays, but in another order: x_train and t_train come first, then x_val and t_val.",
            ),
        ],
    ),
    Task(
        key="beat_the_recipe",
        title="Beat the recipe",
        reference=better_model,
        cases=[lambda rng: recipe_points(), lambda rng: two_waves_points()],
        verify=trains_below(0.005, recipe_points, N_EPOCHS, measured=slice(45)),
        seconds=20,
        remark="Look at its val_loss too. A lower loss on the points says little about places without "
        "points.",
        hints=[
            "The loss was still falling after 12,000 steps, so longer steps may help. What else makes steps "
            "longer, besides the learning rate?",
            "Each of these changes is enough: a learning rate of 0.1, momentum 0.9, or `relu` in place of "
            "`sigmoid`. Two changes at once may be too much.",
            "`model = new_model(optimizer=nnlib.optimizers.SGD(0.01, momentum=...))`, then "
            "`model.fit(x, t, batch_size=8, epochs=2000, verbose=0)` and `return model`.",
        ],
    ),
    Task(
        key="two_waves",
        title="Two waves",
        reference=two_waves,
        cases=[lambda rng: two_waves_points(), lambda rng: recipe_points()],
        verify=trains_below(0.01, two_waves_points, N_EPOCHS, most_parameters=61),
        seconds=20,
        remark="From sin x and cos x the network would only have to copy its first input.",
        hints=[
            "Run your recipe from Task 9.3 first and draw what it says. Which part of the wave is missing?",
            "The outer waves need steep units far from 0, and some weights have a longer way to go than "
            "others. "
            "Which optimizer of 08 gives every weight steps of its own size?",
            "`tanh` units, `nnlib.optimizers.Adam(0.03)` and all points in one batch: how many epochs?",
        ],
    ),
]
