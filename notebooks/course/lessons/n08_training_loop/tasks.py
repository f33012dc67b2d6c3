"""Tasks of notebook 08: mini-batches, a step with momentum; fit and early stopping come from loop_tasks."""

import numpy as np

from course.checking.task import Slip, Task, Told
from course.lessons.n08_training_loop.loop_tasks import TASKS_OF_THE_LOOP
from course.lessons.n08_training_loop.watched_training import minibatches


def _use_minibatches(attempt, x, y, batch_size):
    """Two epochs with one generator; the first number in a row of x is the sample's own."""
    rng, stored, label_of = np.random.default_rng(8), x.copy(), dict(zip(x[:, 0].tolist(), y.tolist()))
    handed_back = attempt(x, y, batch_size, rng)
    if handed_back is None or handed_back is ...:
        return {"`minibatches(…)`": handed_back}
    first = list(handed_back) if np.iterable(handed_back) else [handed_back]
    if not np.array_equal(x, stored):
        raise Told(
            "Your code changes `x` itself, as `rng.shuffle(x)` does. Leave it, and take `x[rows]` from it."
        )
    for pair in first:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise Told(f"A batch is {_kind(pair)} here. Each batch must be a pair, `(x_batch, y_batch)`.")
        if np.shape(pair[0])[1:] != x.shape[1:] or np.ndim(pair[1]) != 1:
            raise Told(
                f"An `x_batch` has shape {np.shape(pair[0])} and its `y_batch` {np.shape(pair[1])}. A "
                f"batch holds several samples, one a row: `x_batch` of shape (n, {x.shape[1]}) and "
                "`y_batch` of shape (n,)."
            )
    epochs = [first, list(attempt(x, y, batch_size, rng))]
    seen = [np.concatenate([x[:0], *(x_batch for x_batch, _ in pairs)]) for pairs in epochs]
    labels = np.concatenate([y[:0], *(y_batch for _, y_batch in first)])
    torn = sum(label_of.get(row[0]) != label for row, label in zip(seen[0].tolist(), labels.tolist()))
    return {
        "the lengths of the batches": np.array([len(x_batch) for x_batch, _ in first]),
        "the number of different samples in an epoch (each must come once)": len(np.unique(seen[0][:, 0])),
        "the number of labels that are not their sample's": torn,
        "the number of epochs in the stored order": sum(np.array_equal(rows, stored) for rows in seen),
        "the number of epochs that repeat the first (the `rng` handed in goes on)": int(
            np.array_equal(*seen)
        ),
        "the order of the samples (that of one `rng.permutation(len(x))` an epoch)": seen[0],
    }


def _kind(batch):
    several = isinstance(batch, (tuple, list))
    return (
        f"a {type(batch).__name__} of {len(batch)}" if several else f"a value of type {type(batch).__name__}"
    )


def _batches_case(n_samples, batch_size):
    def case(rng):
        x = np.column_stack([rng.permutation(n_samples) + 1.0, rng.normal(size=n_samples)])
        return x, rng.permutation(n_samples), batch_size

    return case


def _by_rows(rows_of):
    """A way to make batches from a list of arrays of rows."""

    def attempt(x, y, batch_size, rng):
        return [(x[rows], y[rows]) for rows in rows_of(len(x), batch_size, rng)]

    return attempt


def _torn(x, y, batch_size, rng):
    order, other = rng.permutation(len(x)), rng.permutation(len(x))
    starts = range(0, len(x), batch_size)
    return [(x[order[s : s + batch_size]], y[other[s : s + batch_size]]) for s in starts]


def _labels_as_stored(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    starts = range(0, len(x), batch_size)
    return [(x[order[s : s + batch_size]], y[s : s + batch_size]) for s in starts]


def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w + v, v


TASKS = [
    Task(
        key="minibatches",
        title="Mini-batches",
        reference=minibatches,
        observe=_use_minibatches,
        cases=[_batches_case(7, 3), _batches_case(8, 4), _batches_case(5, 8)],
        remark="Each epoch draws from the same generator, so each has an order of its own.",
        hints=[
            "Two steps: one random order of the row numbers, then slices of it, `batch_size` long.",
            "`range(0, len(x), batch_size)` gives where each batch starts. A slice that reaches beyond the "
            "end stops there by itself.",
            "`order = rng.permutation(len(x))`; for each start `rows = order[start : start + batch_size]`; "
            "then `yield x[rows], y[rows]`.",
        ],
        slips=[
            Slip(
                "not shuffled",
                _by_rows(lambda n, size, rng: [np.arange(n)[s : s + size] for s in range(0, n, size)]),
                "Every sample comes once, but in the order in which it is stored. Draw an order first: "
                "`rng.permutation(len(x))`.",
            ),
            Slip(
                "last batch dropped",
                _by_rows(
                    lambda n, size, rng: [*rng.permutation(n)[: n // size * size].reshape(-1, size)],
                ),
                "The samples that do not fill a whole batch are left out. The last batch may be shorter: "
                "7 samples in batches of 3 are batches of 3, 3 and 1.",
            ),
            Slip(
                "labels torn from samples",
                _torn,
                "`x` and `y` are shuffled by two different orders, so samples get the labels of others. "
                "Draw one order and index both with it.",
            ),
            Slip(
                "labels not shuffled",
                _labels_as_stored,
                "`x` is shuffled and `y` is not, so samples get the labels of others. Index both with the "
                "same rows.",
            ),
            Slip(
                "one batch",
                _by_rows(lambda n, size, rng: [rng.permutation(n)[:size]]),
                "Only the first batch comes. `return` and `break` end the loop; `yield` hands out a batch "
                "and goes on.",
            ),
            Slip(
                "batches shuffled, samples not",
                _by_rows(
                    lambda n, size, rng: [
                        np.arange(n)[s : s + size] for s in rng.permutation(range(0, n, size))
                    ],
                ),
                "The batches come in a new order, but each holds neighbors as they are stored. Shuffle the "
                "rows first, then cut.",
            ),
        ],
    ),
    Task(
        key="sgd_step",
        title="A step with momentum",
        reference=sgd_step,
        cases=[
            lambda rng: (np.array([1.0]), np.array([0.5]), np.array([2.0]), 0.1, 0.9),
            lambda rng: (*rng.normal(size=(3, 2, 4)), 0.05, 0.8),
            lambda rng: (*rng.normal(size=(3, 5)), 0.2, 0.0),
        ],
        remark="With momentum 0 this is plain gradient descent, so one function serves for both.",
        hints=[
            "Two lines, in this order: the velocity first, then the weights, which move by the *new* "
            "velocity.",
            "The new velocity is a share of the old one plus the plain step, and that is minus the learning "
            "rate times the gradient.",
            "`v = momentum * v - learning_rate * gradient`, then return `w + v` and `v`.",
        ],
        slips=[
            Slip(
                "old velocity",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + v,
                    momentum * v - learning_rate * gradient,
                ),
                "The weights move by the *old* velocity. Compute the new `v` first, then add that one.",
            ),
            Slip(
                "uphill",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + momentum * v + learning_rate * gradient,
                    momentum * v + learning_rate * gradient,
                ),
                "This walks uphill: the gradient points to where the loss grows, so its part of the "
                "velocity needs a minus sign.",
            ),
            Slip(
                "sign between two conventions",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - (momentum * v - learning_rate * gradient),
                    momentum * v - learning_rate * gradient,
                ),
                "The minus stands twice: once in `v`, and once more in `w - v`. With v = μv - η·gradient the "
                "weights move by `w + v`.",
            ),
            Slip(
                "velocity points uphill",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - (momentum * v + learning_rate * gradient),
                    momentum * v + learning_rate * gradient,
                ),
                "This is the convention with `v` pointing uphill and `w - v`. Here, as in Keras, the minus "
                "stands in the velocity: v = μv - η·gradient, then w + v.",
            ),
            Slip(
                "no momentum",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - learning_rate * gradient,
                    -learning_rate * gradient,
                ),
                "This is the plain step: the old velocity plays no part. Keep `momentum` times it.",
            ),
            Slip(
                "no momentum, old velocity",
                lambda w, v, gradient, learning_rate, momentum: (w - learning_rate * gradient, v),
                "The weights take the plain step, and the velocity stays as it was: neither of them makes "
                "use of `momentum`.",
            ),
            Slip(
                "rate outside of the velocity",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - learning_rate * (momentum * v + gradient),
                    momentum * v + gradient,
                ),
                "This keeps the learning rate out of the velocity, as some libraries do. Here, as in Keras, "
                "it is inside: v = μv - η·gradient, and the weights move by v itself.",
            ),
            Slip(
                "velocity not kept",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + momentum * v - learning_rate * gradient,
                    v,
                ),
                "The weights are right, but the old velocity is handed back. Without the new one the next "
                "step remembers nothing.",
            ),
            Slip(
                "rate applied twice",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + learning_rate * (momentum * v - learning_rate * gradient),
                    momentum * v - learning_rate * gradient,
                ),
                "The learning rate counts twice: it is in the velocity already, so the weights move by "
                "`v` itself.",
            ),
            Slip(
                "gradient averaged",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + momentum * v - (1 - momentum) * learning_rate * gradient,
                    momentum * v - (1 - momentum) * learning_rate * gradient,
                ),
                "The gradient is multiplied by 1 - momentum, which makes a moving average, as in Adam. "
                "Here the plain step goes in whole.",
            ),
            Slip(
                "swapped",
                lambda w, v, gradient, learning_rate, momentum: sgd_step(
                    w, v, gradient, learning_rate, momentum
                )[::-1],
                "Both are right, but in the wrong order: return the weights first, then the velocity.",
            ),
            Slip(
                "one thing back",
                lambda w, v, gradient, learning_rate, momentum: w + momentum * v - learning_rate * gradient,
                "One array came back where two are asked for: end with `return w, v`, so that the next step "
                "can go on with this velocity.",
            ),
        ],
    ),
    *TASKS_OF_THE_LOOP,
]
