"""Tasks of notebook 08, the second half: fit, early stopping, as many updates."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n08_training_loop.loops_right_and_wrong import (
    fit,
    fit_slip,
    fit_updates,
    fit_with_numbers,
    not_lower_than_before,
    should_stop,
    since_best,
    updates_slip,
)
from course.lessons.n08_training_loop.watched_training import use_fit, use_fit_updates, use_should_stop


def _fit_case(n_samples, batch_size, epochs):
    def case(rng):
        x = rng.normal(size=(n_samples, 1)) + np.linspace(0, 3, n_samples)[:, None]
        return x, np.arange(n_samples), batch_size, epochs

    return case


_updates_case = _fit_case


def _stops(*val_losses, patience):
    return lambda rng: (list(val_losses), patience)


TASKS_OF_THE_LOOP = [
    Task(
        key="fit",
        title="fit",
        reference=fit,
        observe=use_fit,
        cases=[_fit_case(7, 3, 2), _fit_case(10, 4, 3), _fit_case(6, 3, 2)],
        remark="Two loops, one inside the other, train every network in this course.",
        hints=[
            "There are two loops: the epochs outside, and inside the mini-batches of one epoch. The two "
            "lists grow by one number at the end of each epoch, after the inner loop.",
            "A batch's loss is a mean over its samples, so times `len(x_batch)` it is a sum. Add up these "
            "sums, and divide by `len(x)` at the end of the epoch.",
            "Begin each epoch with `total = 0.0`. Inside the inner loop, `total += ... * len(x_batch)`: the "
            "dots train on the batch. After the inner loop come the two `append`.",
        ],
        slips=[
            Slip(
                "one update an epoch",
                fit_slip(once="all"),
                "There is one update in each epoch. An epoch is a pass over all samples, and every batch "
                "of it is one update: loop over `batches(x, y, batch_size, rng)` inside.",
            ),
            Slip(
                "one batch an epoch",
                fit_slip(once="first"),
                "Only the first batch of each epoch is trained on. Does something leave the inner loop, "
                "such as a `return` or `break`?",
            ),
            Slip(
                "mean of means",
                fit_slip(weight=lambda batch: 1, divide="batches"),
                "The epoch's loss is the plain mean of the batches' losses, so a sample in the short last "
                "batch counts more than others. Weight each by `len(x_batch)` and divide by `len(x)`.",
            ),
            Slip(
                "sum of means",
                fit_slip(weight=lambda batch: 1, divide="nothing"),
                "`loss` is the sum of the batches' losses: it would grow with their number. Weight each by "
                "`len(x_batch)` and divide by `len(x)`.",
            ),
            Slip(
                "sum of samples",
                fit_slip(divide="nothing"),
                "`loss` is the sum over the samples. Divide by their number, `len(x)`.",
            ),
            Slip(
                "divided by batches",
                fit_slip(divide="batches"),
                "The losses are weighted by `len(x_batch)`, which makes sums over samples, and then divided "
                "by the number of batches. Divide by the number of samples, `len(x)`.",
            ),
            Slip(
                "last batch",
                fit_slip(divide="last"),
                "`loss` holds the loss of each epoch's last batch. One batch is noisy: take the mean over "
                "all samples of the epoch.",
            ),
            Slip(
                "one entry a batch",
                fit_slip(batch_history=True),
                '`history["loss"]` has one entry for every batch. Append once an epoch, after the inner '
                "loop: look at the indentation.",
            ),
            Slip(
                "same order",
                fit_slip(frozen=True),
                "All epochs go through the samples in one and the same order: the batches are made once, "
                "before the loop. Call `batches` anew in each epoch.",
            ),
            Slip(
                "history forgotten",
                fit_slip(forgets=True),
                "Only the last epoch is left: `history` is made anew in each epoch. Make it once, before "
                "the loop.",
            ),
            Slip(
                "total never begins anew",
                fit_slip(goes_on=True),
                "The sum goes on from one epoch to the next. Set it to 0 at the beginning of each epoch.",
            ),
            Slip(
                "weighted by the batch size",
                fit_slip(weight=None),
                "Each loss is multiplied by `batch_size`. The last batch of an epoch may be shorter: "
                "multiply by `len(x_batch)`.",
            ),
            Slip(
                "measured afterwards",
                fit_slip(measured=True),
                "`loss` is measured anew by `evaluate(x, y)`. Asked for is the mean of the losses that "
                "`train_on_batch` handed back while the weights moved.",
            ),
            Slip(
                "own generator",
                fit_slip(seed=0),
                "Another `rng` gives the same order: a generator is made inside. Hand on the `rng` that came "
                "in: `batches(x, y, batch_size, rng)`.",
            ),
            Slip(
                "numbers for lists",
                fit_with_numbers,
                "`loss` and `val_loss` are the numbers of the last epoch. Each should be a list with one "
                "number for every epoch: `.append(...)`.",
            ),
            Slip(
                "measured too early",
                fit_slip(early=True),
                "`val_loss` is measured before the epoch's updates. Measure at its end, so that it belongs "
                "to the weights that the epoch leaves behind.",
            ),
        ],
    ),
    Task(
        key="should_stop",
        title="Early stopping",
        reference=should_stop,
        observe=use_should_stop,
        cases=[
            _stops(0.9, 0.5, 0.6, 0.55, 0.7, 0.8, patience=3),
            _stops(1.0, 0.4, 0.9, 0.8, 0.7, 0.6, 0.5, patience=3),
            _stops(0.9, 0.8, 0.85, 0.7, 0.75, 0.6, 0.65, 0.66, patience=2),
            _stops(0.6, 0.5, 0.4, 0.3, patience=2),
            _stops(0.5, 0.5, 0.5, 0.5, 0.5, patience=2),
            _stops(0.5, 0.6, 0.4, patience=1),
            _stops(0.5, 0.3, 0.6, 0.2, patience=2),
        ],
        remark="`nnlib` and Keras count the epochs since the best one, with the same result.",
        hints=[
            "At which epoch was the loss lowest, and how many epochs have gone by since?",
            "`np.argmin(val_losses)` is the index of the best epoch (the first, if several are equal); the "
            "index of the newest is `len(val_losses) - 1`.",
            "Return whether the difference of these two is at least `patience`.",
        ],
        slips=[
            Slip(
                "only at that epoch",
                lambda losses, patience: (
                    since_best(losses, patience) and not since_best(losses, patience + 1)
                ),
                "It says True when the best is exactly `patience` epochs old, and False again afterwards. "
                "*At least* `patience` is `>=`, not `==`.",
            ),
            Slip(
                "first rise",
                lambda losses, patience: len(losses) > 1 and losses[-1] > losses[-2],
                "It stops at the first rise. Losses of small validation sets jump about: wait until "
                "`patience` epochs in a row are no better than the best.",
            ),
            Slip(
                "compared with the epoch before",
                lambda losses, patience: since_best(losses, patience, keep=False),
                "Each epoch is compared with the one before it, so a loss that recovers a little counts as "
                "progress, though it is far above the best. Compare with the best so far.",
            ),
            Slip(
                "rises counted over all epochs",
                not_lower_than_before,
                "Bad epochs are counted from the beginning. A new best is a new start: what counts is how "
                "many epochs have gone by since the best.",
            ),
            Slip(
                "one too late",
                lambda losses, patience: since_best(losses, patience + 1),
                "It stops one epoch too late: with patience 3 the third epoch without improvement is the "
                "last. `>=`, not `>`.",
            ),
            Slip(
                "one too early",
                lambda losses, patience: since_best(losses, patience - 1),
                "It stops one epoch too early. The best epoch itself does not count as waiting: the newest "
                "index is `len(val_losses) - 1`.",
            ),
            Slip(
                "largest",
                lambda losses, patience: since_best(losses, patience, better=lambda a, b: a > b),
                "It waits for the *largest* loss. The best epoch has the smallest: `np.argmin`.",
            ),
            Slip(
                "equal counts as better",
                lambda losses, patience: since_best(losses, patience, better=lambda a, b: a <= b),
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
    Task(
        key="fit_updates",
        title="As many updates",
        reference=fit_updates,
        observe=use_fit_updates,
        cases=[
            _updates_case(7, 3, 5),
            _updates_case(6, 3, 4),
            _updates_case(5, 1, 3),
            _updates_case(4, 8, 3),
        ],
        remark="After the same number of epochs, small batches have made more updates. After the same number "
        "of updates, large batches have seen more samples. So neither comparison alone is fair to both.",
        hints=[
            "The epochs are outside and the batches inside, as in `fit`. But you do not know beforehand how "
            "many epochs it takes.",
            "`while True:` begins one epoch after another. Where in it do you know that there have been "
            "`n_updates`, and which word leaves both loops at once?",
            "Inside both loops: `losses.append(model.train_on_batch(x_batch, y_batch))`, then "
            "`if len(losses) == ...: return ...`.",
        ],
        slips=[
            Slip(
                "as many epochs",
                updates_slip(n_epochs=lambda n_updates: n_updates),
                "There are `n_updates` *epochs*. An epoch has several updates: count each call of "
                "`train_on_batch`.",
            ),
            Slip(
                "one epoch",
                updates_slip(n_epochs=lambda n_updates: 1, until=lambda done, n: done == n),
                "It stops at the end of the first epoch. If there are updates left, begin another one.",
            ),
            Slip(
                "whole epochs",
                updates_slip(),
                "It stops at the end of an epoch only, so there are more than `n_updates` updates. Look at "
                "the number after each batch.",
            ),
            Slip(
                "one too many",
                updates_slip(until=lambda done, n: done > n),
                "There is one update too many: stop when `len(losses)` *is* `n_updates`.",
            ),
            Slip(
                "one too few",
                updates_slip(until=lambda done, n: done == n - 1),
                "There is one update too few.",
            ),
            Slip(
                "same order",
                updates_slip(until=lambda done, n: done == n, frozen=True),
                "All epochs go through the samples in one and the same order: call `batches` anew for each.",
            ),
            Slip(
                "own generator",
                updates_slip(until=lambda done, n: done == n, seed=0),
                "Another `rng` gives the same order: a generator is made inside. Hand on the one that came "
                "in.",
            ),
        ],
    ),
]
