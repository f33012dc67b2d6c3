"""Task of notebook 13: how many epochs to train, told from a history."""

import numpy as np

from course.checking.task import Slip, Task


def epochs_to_train(history, tolerance):
    losses = np.asarray(history["val_loss"])
    return int(np.argmax(losses <= losses.min() + tolerance)) + 1


def _use_epochs_to_train(attempt, loss, val_loss, tolerance):
    """Accuracies go along, as in a real history; their best and worst epochs are not the answers."""
    accuracy = np.roll(np.linspace(0.5, 0.9, len(loss)), 1).tolist()
    history = {"loss": loss, "accuracy": accuracy, "val_loss": val_loss, "val_accuracy": accuracy}
    return {"`epochs_to_train(history, tolerance)`": attempt(history, tolerance)}


def _curves(loss, val_loss, tolerance):
    return lambda rng: (list(loss), list(val_loss), tolerance)


def _stop(key="val_loss", which="first", allowed=lambda lowest, tolerance: lowest + tolerance, add=1):
    """Ways to go wrong with a history."""

    def attempt(history, tolerance):
        losses = np.asarray(history[key])
        good = np.flatnonzero(losses <= allowed(losses.min(), tolerance))
        return int(good[0 if which == "first" else -1]) + add

    return attempt


def _first_rise(margin):
    def attempt(history, tolerance):
        losses = history["val_loss"]
        for epoch in range(1, len(losses)):
            if losses[epoch] > losses[epoch - 1] + margin * tolerance:
                return epoch
        return len(losses)

    return attempt


def _strictly(history, tolerance):
    losses = np.asarray(history["val_loss"])
    return int(np.argmax(losses < losses.min() + tolerance)) + 1


def _all_epochs(history, tolerance):
    losses = np.asarray(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance) + 1


def _the_loss(history, tolerance):
    losses = np.asarray(history["val_loss"])
    return losses[losses <= losses.min() + tolerance][0]


_LOSSES = [
    ([0.9, 0.5, 0.3, 0.2], [0.8, 0.52, 0.5, 0.6], 0.05),
    ([0.9, 0.5, 0.3, 0.2], [0.8, 0.52, 0.5, 0.6], 0.0),
    ([1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3], [0.9, 0.7, 0.72, 0.6, 0.55, 0.56, 0.8], 0.1),
    ([2.0, 1.5, 1.0, 0.9, 0.8], [2.2, 1.63, 1.57, 1.5, 1.52], 0.1),
    ([1.1, 0.9, 0.7, 0.6, 0.4], [0.9, 0.5, 0.8, 0.3, 0.35], 0.1),
    ([0.9, 0.7, 0.6, 0.5], [0.9, 0.4, 0.4, 0.5], 0.0),
    ([0.9, 0.7, 0.5], [0.9, 0.8, 0.7], 0.01),
    ([0.9, 0.5, 0.3, 0.2], [0.9, 0.75, 0.5, 0.6], 0.25),  # exactly at lowest + tolerance
    ([3.1, 2.3, 1.9, 1.2, 1.0], [3.0, 2.6, 2.19, 2.05, 2.0], 0.1),  # a share of 2 is more than 0.1 ...
    ([0.9, 0.4, 0.3, 0.2], [0.9, 0.5, 0.28, 0.2], 0.1),  # ... and of 0.2 it is less
]

TASKS_OF_STOPPING = [
    Task(
        key="epochs_to_train",
        title="When to stop",
        reference=epochs_to_train,
        observe=_use_epochs_to_train,
        cases=[_curves(*losses) for losses in _LOSSES],
        remark="With tolerance 0 it is the epoch that `EarlyStopping` goes back to; a little tolerance often "
        "saves half of the epochs.",
        hints=[
            "Find the lowest validation loss first. Which epochs come within `tolerance` of it, and which of "
            "those is the earliest?",
            'With `losses = np.array(history["val_loss"])`, the comparison `losses <= losses.min() + '
            "tolerance` is True for every epoch that is good enough.",
            "`np.argmax` of an array of True and False is the index of the first True. Epochs count from 1, "
            "so add 1.",
        ],
        slips=[
            Slip(
                "index",
                _stop(add=0),
                "This is the index of the right epoch, which counts from 0. After how many epochs is that? "
                "Add 1.",
            ),
            Slip(
                "training loss",
                _stop(key="loss"),
                "This looks at the training loss, which falls as long as one trains. The pictures that were "
                'not trained on are judged by `history["val_loss"]`.',
            ),
            Slip(
                "no tolerance",
                _stop(allowed=lambda lowest, tolerance: lowest),
                "This is the epoch of the lowest validation loss; `tolerance` plays no part. An earlier "
                "epoch that comes within `tolerance` of it is good enough.",
            ),
            Slip(
                "last",
                _stop(which="last"),
                "This is the *last* epoch within the tolerance. The first one costs less.",
            ),
            Slip(
                "all",
                _all_epochs,
                "These are all epochs within the tolerance. One number is asked for: the first of them.",
            ),
            Slip(
                "relative",
                _stop(allowed=lambda lowest, tolerance: lowest * (1 + tolerance)),
                "The tolerance is taken as a share of the lowest loss. It is meant as a difference: at most "
                "lowest + tolerance.",
            ),
            Slip(
                "first rise",
                _first_rise(0),
                "It stops at the first rise. Validation losses jitter, and a later epoch may be much better: "
                "look at the whole history.",
            ),
            Slip(
                "first rise above the tolerance",
                _first_rise(1),
                "It stops at the first rise that is larger than `tolerance`. A later epoch may still be "
                "better: look at the whole history, and compare with its lowest loss.",
            ),
            Slip(
                "accuracy as if it were a loss",
                _stop(key="val_accuracy"),
                'The *lowest* validation accuracy was looked for. Take the loss, `history["val_loss"]`, of '
                "which low is good.",
            ),
            Slip(
                "the loss itself",
                _the_loss,
                "This is the validation loss of the right epoch. Asked for is which epoch it is, counted "
                "from 1: `np.argmax` or `np.flatnonzero` of the comparison, plus 1.",
            ),
            Slip(
                "strictly",
                _strictly,
                "Nothing is lower than the lowest loss, so with tolerance 0 no epoch is found. An epoch that "
                "lies exactly at lowest + tolerance is good enough: `<=`.",
            ),
        ],
    ),
]
