"""A task of notebook 10: batches without end."""

import itertools
import math

import numpy as np

from course.checking.task import Slip, Task, Told


def endless_batches(x, t, batch_size, rng):
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            yield x[rows], t[rows]


N_EPOCHS = 500  # of these many all batches have to come; the first three are looked at


def _use_endless_batches(attempt, x, t, batch_size):
    """x counts the samples in tenths, and t is ten times x, so that each can be told."""
    stored, per_epoch = x[:, 0].copy(), math.ceil(len(x) / batch_size)
    batches = attempt(x, t, batch_size, np.random.default_rng(10))
    if batches is None or batches is ...:
        return {"`endless_batches(…)`": batches}
    if not np.iterable(batches):
        raise Told(
            f"`endless_batches` hands back a {type(batches).__name__}. Hand out the batches by `yield`."
        )
    first, n_batches = [], 0
    for pair in itertools.islice(batches, N_EPOCHS * per_epoch):
        n_batches += 1
        if n_batches <= 3 * per_epoch:
            first.append(_arrays(pair, x))
    parts = [x_batch[:, 0] for x_batch, _ in first]
    epochs = [np.concatenate([stored[:0], *parts[k * per_epoch : (k + 1) * per_epoch]]) for k in range(3)]
    samples = np.concatenate([stored[:0], *parts])
    targets = np.concatenate([stored[:0], *(t_batch[:, 0] for _, t_batch in first)])
    together = bool(np.allclose(targets, 10 * samples))
    other = attempt(x, t, batch_size, np.random.default_rng(11))
    others = [np.asarray(x_batch)[:, 0] for x_batch, _ in itertools.islice(other, 3 * per_epoch)]
    asked = not np.array_equal(samples, np.concatenate([stored[:0], *others]))
    return {
        f"the number of batches before it ends, of {N_EPOCHS * per_epoch:,} in {N_EPOCHS} epochs": n_batches,
        "the lengths of the batches": np.array([len(part) for part in parts]),
        "the number of different samples in the first epoch (each must come once)": len(np.unique(epochs[0])),
        "whether each sample comes with its own target": together,
        "whether the targets come in the stored order": np.array_equal(targets, 10 * np.tile(stored, 3)),
        "the number of epochs in the stored order": sum(np.array_equal(epoch, stored) for epoch in epochs),
        "the number of pairs of epochs with one and the same order": sum(
            np.array_equal(*pair) for pair in itertools.combinations(epochs, 2)
        ),
        "whether another `rng` gives another order": asked,
        "the order of the samples (that of one `rng.permutation(len(x))` an epoch)": samples
        * together
        * asked,
    }


def _arrays(pair, x):
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        what = f"a {type(pair).__name__}" + (f" of {len(pair)}" if isinstance(pair, (tuple, list)) else "")
        raise Told(f"A batch is {what} here. Each batch must be a pair, `x[rows], t[rows]`.")
    both = [np.asarray(part) for part in pair]
    if any(part.ndim != 2 for part in both):
        shapes = " and ".join(str(part.shape) for part in both)
        raise Told(
            f"A batch holds arrays of shape {shapes}. Its samples are rows, so both have the shape (n, 1)."
        )
    if any(part.dtype != x.dtype for part in both):
        raise Told(
            f"A batch holds numbers of type {both[0].dtype} and {both[1].dtype}, and those of `x` and `t` "
            f"are {x.dtype}. Hand out `x[rows], t[rows]` as they are, with all their digits."
        )
    return both


def _stream_case(n_samples, batch_size):
    def case(rng):
        x = (1.0 + np.arange(n_samples)[:, None]) / 10
        return x, 10 * x, batch_size

    return case


def _stream(rows_of_epoch, once=False):
    """Batches without end from a function that gives the rows of each batch of an epoch."""

    def attempt(x, t, batch_size, rng):
        kept = list(rows_of_epoch(len(x), batch_size, rng)) if once else None
        while True:
            for rows in kept or rows_of_epoch(len(x), batch_size, rng):
                yield x[rows], t[rows]

    return attempt


def _shuffled(n, size, rng):
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n, size)]


def _own_generator(x, t, batch_size, rng):
    yield from endless_batches(x, t, batch_size, np.random.default_rng(0))


def _one_epoch(x, t, batch_size, rng):
    for rows in _shuffled(len(x), batch_size, rng):
        yield x[rows], t[rows]


def _across_epochs(x, t, batch_size, rng):
    left = np.zeros(0, int)
    while True:
        while len(left) < batch_size:
            left = np.concatenate([left, rng.permutation(len(x))])
        yield x[left[:batch_size]], t[left[:batch_size]]
        left = left[batch_size:]


def _two_orders(x, t, batch_size, rng):
    while True:
        rows_x, rows_t = rng.permutation(len(x)), rng.permutation(len(x))
        for s in range(0, len(x), batch_size):
            yield x[rows_x[s : s + batch_size]], t[rows_t[s : s + batch_size]]


def _targets_as_stored(x, t, batch_size, rng):
    while True:
        rows = rng.permutation(len(x))
        for s in range(0, len(x), batch_size):
            yield x[rows[s : s + batch_size]], t[s : s + batch_size]


ENDLESS_BATCHES = Task(
    key="endless_batches",
    title="Batches without end",
    reference=endless_batches,
    observe=_use_endless_batches,
    cases=[_stream_case(7, 3), _stream_case(8, 4), _stream_case(5, 5)],
    seconds=2.0,
    remark="`fit` asks for as many batches as its epochs need, and the generator then waits.",
    hints=[
        "It is 08's `minibatches` with one loop more around it. Which loop never ends?",
        "`while True:` around all of it. What has to happen anew in every epoch must stand inside.",
        "Inside `while True:` draw the order, then write 08's loop `for start in range(0, len(x), "
        "batch_size):`. Which rows does each round yield?",
    ],
    slips=[
        Slip(
            "one epoch",
            _one_epoch,
            "It ends after one epoch. Keras asks for the next batch and gets none: put `while True:` "
            "around all of it.",
        ),
        Slip(
            "one order for all epochs",
            _stream(_shuffled, once=True),
            "Every epoch repeats the first one's order. Draw a new one in each: "
            "`rng.permutation(len(x))` belongs inside `while True:`.",
        ),
        Slip(
            "as stored",
            _stream(lambda n, size, rng: [np.arange(n)[s : s + size] for s in range(0, n, size)]),
            "The samples come in the order in which they are stored: nothing is shuffled.",
        ),
        Slip(
            "own generator",
            _own_generator,
            "Another `rng` gives the same order: a generator is made inside. Draw from the `rng` that "
            "comes in.",
        ),
        Slip(
            "batches that reach into the next epoch",
            _across_epochs,
            "Every batch is full: the last one of an epoch takes samples of the next. `nnlib` and Keras "
            "end an epoch with a shorter batch.",
        ),
        Slip(
            "last batch dropped",
            _stream(lambda n, size, rng: rng.permutation(n)[: n // size * size].reshape(-1, size)),
            "The samples that do not fill a whole batch are left out. The last batch of an epoch may be "
            "shorter.",
        ),
        Slip(
            "targets as stored",
            _targets_as_stored,
            "`x` is shuffled and `t` is not, so samples get the targets of others. Index both with the "
            "same rows.",
        ),
        Slip(
            "two orders",
            _two_orders,
            "`x` and `t` follow two different orders, so samples get the targets of others.",
        ),
    ],
)
