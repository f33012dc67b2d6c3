"""Training loops for the tasks of notebook 08: the right ones, and those that go wrong in one line."""

import itertools
from itertools import pairwise

import numpy as np

from course.lessons.n08_training_loop.watched_training import minibatches


def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0.0
        for x_batch, y_batch in minibatches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


def fit_slip(
    weight=len,
    divide="samples",
    once=False,
    frozen=False,
    batch_history=False,
    forgets=False,
    early=False,
    goes_on=False,
    measured=False,
    seed=None,
):
    """fit, wrong in one line."""

    def attempt(model, x, y, batch_size, epochs, rng, validation):
        history, total = {"loss": [], "val_loss": []}, 0.0
        rng = rng if seed is None else np.random.default_rng(seed)
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
            sizes = [batch_size if weight is None else weight(batch[0]) for batch in batches]
            total = total * goes_on + sum(loss * size for loss, size in zip(losses, sizes))
            by = {"samples": sum(len(batch[0]) for batch in batches), "nothing": 1, "batches": len(batches)}
            if batch_history:
                history["loss"] += losses
            elif measured:
                history["loss"].append(model.evaluate(x, y, verbose=0))
            else:
                history["loss"].append(losses[-1] if divide == "last" else total / by[divide])
            if not early:
                history["val_loss"].append(model.evaluate(*validation, verbose=0))
        return history

    return attempt


def fit_with_numbers(model, x, y, batch_size, epochs, rng, validation):
    history = fit(model, x, y, batch_size, epochs, rng, validation)
    return {key: values[-1] for key, values in history.items()}


def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    while True:
        for x_batch, y_batch in minibatches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
            if len(losses) == n_updates:
                return losses


def updates_slip(n_epochs=None, until=None, frozen=False, seed=None):
    """fit_updates, wrong in when it stops: after some epochs, or only at the end of one."""

    def attempt(model, x, y, batch_size, n_updates, rng):
        rng = rng if seed is None else np.random.default_rng(seed)
        losses, kept = [], list(minibatches(x, y, batch_size, rng))
        for epoch in itertools.count():
            if n_epochs and epoch == n_epochs(n_updates):
                return losses
            for batch in kept if frozen or epoch == 0 else minibatches(x, y, batch_size, rng):
                losses.append(model.train_on_batch(*batch))
                if until and until(len(losses), n_updates):
                    return losses
            if not n_epochs and len(losses) >= n_updates:
                return losses

    return attempt


def should_stop(val_losses, patience):
    return len(val_losses) - 1 - int(np.argmin(val_losses)) >= patience


def since_best(losses, patience, better=lambda new, old: new < old, keep=True):
    """Whether `patience` epochs went by without a better one; without `keep`, than the one before."""
    best, waited = None, 0
    for loss in losses:
        waited = 0 if best is None or better(loss, best) else waited + 1
        best = loss if best is None or not keep or better(loss, best) else best
    return waited >= patience


def not_lower_than_before(losses, patience):
    return sum(new >= old for old, new in pairwise(losses)) >= patience
