"""Tasks of notebook 09: count parameters, split fairly, beat the recipe."""

import math
from itertools import pairwise

import numpy as np

import nnlib
from course.checking.task import Slip, Task
from nnlib.layers import Dense


def n_parameters(sizes):
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))


def _sizes(*sizes):
    return lambda rng: (list(sizes),)


def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, validation = order[n_validation:], order[:n_validation]
    return x[train], t[train], x[validation], t[validation]


def _use_fair_split(attempt, x, t, n_validation):
    """What holds for every fair split, whichever rows it draws; the entries of x are 1, 2, 3, …"""
    rng, stored = np.random.default_rng(0), t.copy()
    parts = attempt(x, t, n_validation, rng)
    if parts is ... or parts is None:
        return {"fair_split(…)": parts}
    if not isinstance(parts, (tuple, list)) or len(parts) != 4:
        raise ValueError("four arrays are expected: x_train, t_train, x_val, t_val")
    x_train, t_train, x_val, t_val = map(np.asarray, parts)
    n = len(x)
    if len(x_train) == len(x_val) != len(t_train) == len(t_val):
        return {"the order of the four arrays": "x_train, x_val, t_train, t_val"}
    rows = [np.ravel(part).astype(int) - 1 for part in (x_train, x_val)]
    targets = [np.ravel(part) for part in (t_train, t_val)]
    fits = all(len(a) == len(b) and (stored[a % n, 0] == b).all() for a, b in zip(rows, targets))
    first = np.sort(x_val, axis=None)  # before the second call: it may be a view of x
    again = np.sort(np.asarray(attempt(x, t, n_validation, rng)[2]), axis=None)
    return {
        "the shape of x_val": np.array(x_val.shape),
        "the number of different rows in x_val": len(np.unique(rows[1])),
        "the number of rows that are in both parts": len(np.intersect1d(*rows)),
        "the number of rows that are in neither part": n - len(np.union1d(*rows)),
        "whether each input has its own target": fits,
        "where the validation rows lie": _place(np.unique(rows[1]), n),
        "whether a second call draws the same rows (the `rng` handed in goes on)": np.array_equal(
            first, again
        ),
    }


def _place(rows, n):
    steps = np.diff(rows)
    if (steps == 1).all():
        return {0: "at the start", n - len(rows): "at the end"}.get(int(rows[0]), "side by side")
    return "evenly spaced" if (steps == steps[0]).all() else "scattered"


def _split_case(n_samples, n_validation):
    def case(rng):
        x = np.arange(1.0, n_samples + 1).reshape(-1, 1)
        return x, 10 + rng.permutation(n_samples).reshape(-1, 1) / 8, n_validation

    return case


def _by_rows(rows_of, inputs_first=False):
    """A split from a function of (n, n_validation, rng) that gives the rows of both parts."""

    def attempt(x, t, n_validation, rng):
        train, validation = rows_of(len(x), n_validation, rng)
        if inputs_first:
            return x[train], x[validation], t[train], t[validation]
        return x[train], t[train], x[validation], t[validation]

    return attempt


def _shuffled(n, k, rng):
    order = rng.permutation(n)
    return order[k:], order[:k]


def _torn(x, t, n_validation, rng):
    train, validation = _shuffled(len(x), n_validation, rng)
    other, rest = _shuffled(len(x), n_validation, rng)
    return x[train], t[other], x[validation], t[rest]


def _all_trained_on(n, k, rng):
    return np.arange(n), rng.permutation(n)[:k]


def _a_stretch(n, k, rng):
    start = int(rng.integers(1, n - k))
    return np.r_[:start, start + k : n], np.arange(start, start + k)


def _own_generator(n, k, rng):
    return _shuffled(n, k, np.random.default_rng(0))


N_EPOCHS, GOAL = 2000, 0.005


def recipe_points():
    """The 45 points on which the recipe trains, x and t of shape (45, 1)."""
    x, t = nnlib.datasets.toy.sin(50)
    return x[:45], t[:45]


def beats_the_recipe(model):
    """None if a model, trained once for at most 2,000 epochs, is below the goal; else what is missing."""
    if isinstance(model, nnlib.callbacks.History):
        return "This is the history that `fit` returns. Hand in the model itself: its loss is measured anew."
    if not isinstance(model, nnlib.Sequential):
        return f"A trained `nnlib.Sequential` is expected; this is a {type(model).__name__}."
    if model.history is None or not model.history.epoch:
        return "This model has not been trained: call `fit` before you hand it in."
    n_epochs = len(model.history.epoch)
    if n_epochs > N_EPOCHS:
        return f"This model was trained for {n_epochs:,} epochs. The recipe's {N_EPOCHS:,} are the limit."
    own, all_updates = n_epochs * model.history.params["steps"], model.optimizer.iterations
    if own != all_updates:
        return (
            f"The optimizer has made {all_updates:,} updates, of which the last `fit` made {own:,}: this "
            "model was trained more than once. Make it anew, and call `fit` once."
        )
    return _too_high(model, n_epochs)


def _too_high(model, n_epochs):
    x, t = recipe_points()
    y = model.predict(x, verbose=0)
    if y.shape != t.shape:
        return f"The model answers with shape {y.shape} to {len(x)} inputs; one output each is expected."
    loss = float(np.mean((y - t) ** 2))
    if math.isfinite(loss) and loss < GOAL:
        return None
    mend = "Which of the knobs above moved the loss most? Turn that one first."
    if n_epochs < N_EPOCHS:
        mend = f"It has used {n_epochs:,} of the {N_EPOCHS:,} epochs."
    return f"On the recipe's 45 training points its loss is {loss:.4f}; below {GOAL} is asked for. {mend}"


def _a_better_model():
    """ReLUs and Adam on all points at once; 150 epochs are enough, and take milliseconds."""
    model = nnlib.Sequential([nnlib.Input((1,)), Dense(20, "relu"), Dense(1)], seed=0)
    model.compile(nnlib.optimizers.Adam(0.1), "mse")
    model.fit(*recipe_points(), batch_size=45, epochs=150, verbose=0)
    return model


TASKS = [
    Task(
        key="n_parameters",
        title="Count parameters",
        reference=n_parameters,
        cases=[_sizes(1, 20, 1), _sizes(784, 128, 10), _sizes(3, 2), _sizes(2, 3, 5, 4)],
        remark="A layer's biases go by its outputs, so the inputs of the network have none.",
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
        observe=_use_fair_split,
        cases=[_split_case(50, 10), _split_case(200, 40), _split_case(120, 30)],
        remark="Whoever repeats the draw with another generator sees how much the verdict depends on luck.",
        hints=[
            "Draw one random order of the row numbers. Some of it is for validation, the rest for training.",
            "`order = rng.permutation(len(x))` holds every row number once. Index `x` and `t` with the same "
            "piece of it.",
            "`validation, train = order[:n_validation], order[n_validation:]`, then return `x[train], "
            "t[train]` and the same for validation.",
        ],
        slips=[
            Slip(
                "last rows",
                _by_rows(lambda n, k, rng: (np.arange(n - k), np.arange(n - k, n))),
                "These are the last rows again: the right-hand end of the curve. Draw a random order first: "
                "`rng.permutation(len(x))`.",
            ),
            Slip(
                "first rows",
                _by_rows(lambda n, k, rng: (np.arange(k, n), np.arange(k))),
                "These are the first rows: now the left-hand end is missing. Draw a random order first: "
                "`rng.permutation(len(x))`.",
            ),
            Slip(
                "targets torn from inputs",
                _torn,
                "Inputs get the targets of others: `x` and `t` are not taken by the same rows. Draw one "
                "order and index both with it.",
            ),
            Slip(
                "validation rows trained on",
                _by_rows(_all_trained_on),
                "The validation rows are among the training rows too, and so they say nothing about points "
                "never met. Train on the rest of the order only.",
            ),
            Slip(
                "side by side",
                _by_rows(_a_stretch),
                "The validation rows lie side by side, so a whole piece of the curve is missing. Draw each "
                "row by itself: `rng.permutation(len(x))`.",
            ),
            Slip(
                "every nth",
                _by_rows(
                    lambda n, k, rng: (np.arange(n)[np.arange(n) % (n // k) > 0], np.arange(0, n, n // k))
                ),
                "Evenly spaced rows are fair to this curve, but they are always the same, and unfair to data "
                "with a rhythm. Draw them by `rng`.",
            ),
            Slip(
                "own generator",
                _by_rows(_own_generator),
                "Every call draws the same rows: a generator is made inside. Use the `rng` handed in.",
            ),
            Slip(
                "parts swapped",
                _by_rows(lambda n, k, rng: _shuffled(n, k, rng)[::-1]),
                "The two parts are swapped: hold back `n_validation` rows, and train on the rest.",
            ),
            Slip(
                "other order of the four",
                _by_rows(_shuffled, inputs_first=True),
                "Four arrays, but in another order: x_train and t_train come first, then x_val and t_val.",
            ),
        ],
    ),
    Task(
        key="beat_the_recipe",
        title="Beat the recipe",
        reference=_a_better_model(),
        verify=beats_the_recipe,
        seconds=20,
        remark="Now look at its val_loss too: a lower loss on the points says little about where none were.",
        hints=[
            "The optimizer took 12,000 steps, and the loss was still falling at the end: the steps may be "
            "longer. What else could make them longer, besides the learning rate?",
            "Any one of these will do: a learning rate of 0.1; momentum 0.9; `tanh` or `relu` in place of "
            "`sigmoid`. Two at once may be too much.",
            "`mine = new_model(optimizer=nnlib.optimizers.SGD(0.01, momentum=...))`, then "
            "`mine.fit(x, t, batch_size=8, epochs=2000, validation_split=0.1)`.",
        ],
    ),
]
