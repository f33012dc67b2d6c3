"""Tasks of notebook 08: mini-batches; the steps come from step_tasks, the loops from loop_tasks."""

import numpy as np

from course.checking.task import Slip, Task, Told
from course.lessons.n08_training_loop.loop_tasks import TASKS_OF_THE_LOOP
from course.lessons.n08_training_loop.step_tasks import TASKS_OF_THE_STEP
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


TASKS = [
    Task(
        key="minibatches",
        title="Mini-batches",
        reference=minibatches,
        observe=_use_minibatches,
        cases=[_batches_case(7, 3), _batches_case(8, 4), _batches_case(5, 8)],
        remark="Each epoch draws a new order from the same generator.",
        hints=[
            "`order = rng.permutation(len(x))` holds the row numbers. Each batch takes the next `batch_size` "
            "of them.",
            "`range(0, len(x), batch_size)` gives the places in `order` where a batch starts. A slice that "
            "reaches beyond the end stops at the end.",
            "For each start, the rows of one batch are `order[start : start + batch_size]`. Both `x` and `y` "
            "are indexed with these rows, and the pair is handed out.",
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
    *TASKS_OF_THE_STEP,
    *TASKS_OF_THE_LOOP,
]
