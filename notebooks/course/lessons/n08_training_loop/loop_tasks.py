"""Tasks of notebook 08, the second half: fit and early stopping."""

import math
from itertools import pairwise

import numpy as np

from course.checking.task import Slip, Task


def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


class _Recorder:
    """Stands in for a model: it learns nothing, and notes what fit does with it."""

    def __init__(self, n_samples, batch_size):
        self.steps = math.ceil(n_samples / batch_size)
        self.seen, self.measured = [], []

    def train_on_batch(self, x, y):
        epoch = len(self.seen) // self.steps
        self.seen.append((np.array(x), np.array(y)))
        return float(np.mean(x)) + 10.0 / (1 + epoch)

    def evaluate(self, x, y, verbose=0):
        self.measured.append(len(x))
        return float(np.mean(x)) + 1.0 / (1 + len(self.seen))


def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0.0
        for x_batch, y_batch in minibatches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


def _use_fit(attempt, x, y, batch_size, epochs):
    model = _Recorder(len(x), batch_size)
    validation = np.full((3, 1), 5.0), np.arange(3)
    history = attempt(model, x, y, batch_size, epochs, np.random.default_rng(0), validation)
    if history is ...:
        return {"fit(…)": history}
    if not isinstance(history, dict):
        got = "None" if history is None else f"a {type(history).__name__}"
        raise TypeError(f'fit must return a dict with "loss" and "val_loss", and returned {got}')
    steps = model.steps
    orders = [[s[0].ravel().tolist() for s in model.seen[k : k + steps]] for k in (0, steps)]
    return {
        "the number of updates": len(model.seen),
        "the number of validation samples trained on": sum(int((s[0] == 5).sum()) for s in model.seen),
        "the number of epochs that repeat the order of the first": int(orders[0] == orders[1]),
        'history["loss"]': history.get("loss"),
        'history["val_loss"]': history.get("val_loss"),
    }


def _fit_case(n_samples, batch_size, epochs):
    def case(rng):
        x = rng.normal(size=(n_samples, 1)) + np.linspace(0, 3, n_samples)[:, None]
        return x, np.arange(n_samples), batch_size, epochs

    return case


def _fit_slip(
    weighted=True, divide="samples", once=False, frozen=False, batch_history=False, forgets=False, early=False
):
    """fit, wrong in one line."""

    def attempt(model, x, y, batch_size, epochs, rng, validation):
        history = {"loss": [], "val_loss": []}
        kept = list(minibatches(x, y, batch_size, rng))
        for epoch in range(epochs):
            if forgets:
                history = {"loss": [], "val_loss": []}
            if early:
                history["val_loss"].append(model.evaluate(*validation, verbose=0))
            batches = kept if frozen or epoch == 0 else list(minibatches(x, y, batch_size, rng))
            if once:
                batches = batches[:1] if once == "first" else [(x, y)]
            losses = [model.train_on_batch(*batch) for batch in batches]
            sizes = [len(batch[0]) if weighted else 1 for batch in batches]
            total = sum(loss * size for loss, size in zip(losses, sizes))
            by = {"samples": sum(sizes), "nothing": 1, "batches": len(batches)}
            if batch_history:
                history["loss"] += losses
            else:
                history["loss"].append(losses[-1] if divide == "last" else total / by[divide])
            if not early:
                history["val_loss"].append(model.evaluate(*validation, verbose=0))
        return history

    return attempt


def should_stop(val_losses, patience):
    return len(val_losses) - 1 - int(np.argmin(val_losses)) >= patience


def _use_should_stop(attempt, val_losses, patience):
    for epoch in range(1, len(val_losses) + 1):
        answer = attempt(val_losses[:epoch], patience)
        if answer is ... or answer is None:
            return {"should_stop(…)": answer}
        if not isinstance(answer, (bool, np.bool_, int, np.integer)):
            raise TypeError(f"True or False is expected, not a {type(answer).__name__}")
        if answer:
            return {"the epoch after which it stops": epoch}
    return {"the epoch after which it stops": 0}


def _stops(*val_losses, patience):
    return lambda rng: (list(val_losses), patience)


def _since_best(losses, patience, better=lambda new, old: new < old, keep=True):
    """Whether `patience` epochs went by without a better one; without `keep`, than the one before."""
    best, waited = None, 0
    for loss in losses:
        waited = 0 if best is None or better(loss, best) else waited + 1
        best = loss if best is None or not keep or better(loss, best) else best
    return waited >= patience


def _not_lower_than_before(losses, patience):
    return sum(new >= old for old, new in pairwise(losses)) >= patience


TASKS_OF_THE_LOOP = [
    Task(
        key="fit",
        title="fit",
        reference=fit,
        observe=_use_fit,
        cases=[_fit_case(7, 3, 2), _fit_case(10, 4, 3), _fit_case(6, 3, 2)],
        remark="Two loops, one inside the other, train every network in this course.",
        hints=[
            "Two loops: epochs outside, the mini-batches of one epoch inside. The two lists grow by one "
            "number at the end of each epoch, after the inner loop.",
            "A batch's loss is a mean over its samples: times `len(x_batch)` it is a sum. Add these sums "
            "and divide by `len(x)` at the end of the epoch.",
            "Inside: `total += model.train_on_batch(x_batch, y_batch) * len(x_batch)`. After it: append "
            "`total / len(x)`, and `model.evaluate(*validation, verbose=0)`.",
        ],
        slips=[
            Slip(
                "one update an epoch",
                _fit_slip(once="all"),
                "There is one update in each epoch. An epoch is a pass over all samples, and every batch "
                "of it is one update: loop over `batches(x, y, batch_size, rng)` inside.",
            ),
            Slip(
                "one batch an epoch",
                _fit_slip(once="first"),
                "Only the first batch of each epoch is trained on. Does something leave the inner loop, "
                "such as a `return` or `break`?",
            ),
            Slip(
                "mean of means",
                _fit_slip(weighted=False, divide="batches"),
                "The epoch's loss is the plain mean of the batches' losses, so a sample in the short last "
                "batch counts more than others. Weight each by `len(x_batch)` and divide by `len(x)`.",
            ),
            Slip(
                "sum of means",
                _fit_slip(weighted=False, divide="nothing"),
                "`loss` is the sum of the batches' losses: it would grow with their number. Weight each by "
                "`len(x_batch)` and divide by `len(x)`.",
            ),
            Slip(
                "sum of samples",
                _fit_slip(divide="nothing"),
                "`loss` is the sum over the samples. Divide by their number, `len(x)`.",
            ),
            Slip(
                "divided by batches",
                _fit_slip(divide="batches"),
                "The losses are weighted by `len(x_batch)`, which makes sums over samples, and then divided "
                "by the number of batches. Divide by the number of samples, `len(x)`.",
            ),
            Slip(
                "last batch",
                _fit_slip(divide="last"),
                "`loss` holds the loss of each epoch's last batch. One batch is noisy: take the mean over "
                "all samples of the epoch.",
            ),
            Slip(
                "one entry a batch",
                _fit_slip(batch_history=True),
                '`history["loss"]` has one entry for every batch. Append once an epoch, after the inner '
                "loop: look at the indentation.",
            ),
            Slip(
                "same order",
                _fit_slip(frozen=True),
                "All epochs go through the samples in one and the same order: the batches are made once, "
                "before the loop. Call `batches` anew in each epoch.",
            ),
            Slip(
                "history forgotten",
                _fit_slip(forgets=True),
                "Only the last epoch is left: `history` is made anew in each epoch. Make it once, before "
                "the loop.",
            ),
            Slip(
                "measured too early",
                _fit_slip(early=True),
                "`val_loss` is measured before the epoch's updates. Measure at its end, so that it belongs "
                "to the weights that the epoch leaves behind.",
            ),
        ],
    ),
    Task(
        key="should_stop",
        title="Early stopping",
        reference=should_stop,
        observe=_use_should_stop,
        cases=[
            _stops(0.9, 0.5, 0.6, 0.55, 0.7, 0.8, patience=3),
            _stops(1.0, 0.4, 0.9, 0.8, 0.7, 0.6, 0.5, patience=3),
            _stops(0.9, 0.8, 0.85, 0.7, 0.75, 0.6, 0.65, 0.66, patience=2),
            _stops(0.6, 0.5, 0.4, 0.3, patience=2),
            _stops(0.5, 0.5, 0.5, 0.5, 0.5, patience=2),
            _stops(0.5, 0.6, 0.4, patience=1),
            _stops(0.5, 0.3, 0.6, 0.2, patience=2),
        ],
        remark="`nnlib` and Keras keep a counter instead; it comes to the same.",
        hints=[
            "At which epoch was the loss lowest, and how many epochs have gone by since?",
            "`np.argmin(val_losses)` is the index of the best epoch (the first, if several are equal); the "
            "index of the newest is `len(val_losses) - 1`.",
            "Return whether the difference of these two is at least `patience`.",
        ],
        slips=[
            Slip(
                "never",
                lambda losses, patience: False,
                "It never stops. How many epochs ago was the best, and is that at least `patience`?",
            ),
            Slip(
                "first rise",
                lambda losses, patience: len(losses) > 1 and losses[-1] > losses[-2],
                "It stops at the first rise. Losses of small validation sets jump about: wait until "
                "`patience` epochs in a row are no better than the best.",
            ),
            Slip(
                "compared with the epoch before",
                lambda losses, patience: _since_best(losses, patience, keep=False),
                "Each epoch is compared with the one before it, so a loss that recovers a little counts as "
                "progress, though it is far above the best. Compare with the best so far.",
            ),
            Slip(
                "rises counted over all epochs",
                _not_lower_than_before,
                "Bad epochs are counted from the beginning. A new best is a new start: what counts is how "
                "many epochs have gone by since the best.",
            ),
            Slip(
                "one too late",
                lambda losses, patience: _since_best(losses, patience + 1),
                "It stops one epoch too late: with patience 3 the third epoch without improvement is the "
                "last. `>=`, not `>`.",
            ),
            Slip(
                "one too early",
                lambda losses, patience: _since_best(losses, patience - 1),
                "It stops one epoch too early. The best epoch itself does not count as waiting: the newest "
                "index is `len(val_losses) - 1`.",
            ),
            Slip(
                "largest",
                lambda losses, patience: _since_best(losses, patience, better=lambda a, b: a > b),
                "It waits for the *largest* loss. The best epoch has the smallest: `np.argmin`.",
            ),
            Slip(
                "equal counts as better",
                lambda losses, patience: _since_best(losses, patience, better=lambda a, b: a <= b),
                "An equal loss counts as an improvement here, so a loss that stands still never stops. It "
                "must be lower than the best: look for the *first* minimum.",
            ),
            Slip(
                "compared with patience epochs ago",
                lambda losses, patience: len(losses) > patience and losses[-1] >= losses[-1 - patience],
                "The newest loss is compared with the one `patience` epochs ago. Where is the *best* so "
                "far, and how long ago was it?",
            ),
        ],
    ),
]
