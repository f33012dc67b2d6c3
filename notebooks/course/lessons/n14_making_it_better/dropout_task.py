"""The task of notebook 14 about dropout: its answers are random, so what is compared is how they fall."""

import numpy as np

from course.checking.task import Slip, Task, Told


def dropout(x, rate, rng):
    kept = rng.random(x.shape) >= rate
    return x * kept / (1 - rate)


def _use_dropout(attempt, x, rate):
    """How the zeros fall in two draws of one generator; x holds no 0, so that a 0 was dropped."""
    rng, name, before = np.random.default_rng(0), "`dropout(x, rate, rng)`", x.copy()
    value = attempt(x, rate, rng)
    if value is None or isinstance(value, (tuple, str)) or np.asarray(value).dtype.kind not in "bif":
        return {name: value}
    first = np.array(value)
    if first.shape != x.shape:
        return {name: np.ones(first.shape)}
    if first.dtype == bool:
        raise Told("True and False came back: that is the mask. Multiply x by it, and divide by 1 − `rate`.")
    second, once, again = (
        np.array(attempt(before.copy(), rate, generator))
        for generator in (rng, np.random.default_rng(1), np.random.default_rng(1))
    )
    zero = first == 0
    factors = (first / before)[~zero]
    return {
        name: np.ones(first.shape),
        "the share of dropped entries (to one decimal)": _share(zero, rate),
        "the factor of the kept entries": float(factors.mean()) if factors.size else 0.0,
        "the factors of the kept entries": "are all the same"
        if factors.size and np.allclose(factors, factors.mean())
        else "differ",
        "the units that samples lose": "differ" if _samples_differ(zero, rate) else "are the same",
        "the samples that lose a unit": "are some" if _samples_differ(zero.T, rate) else "are all or none",
        "the number of units that a sample loses": "varies" if _counts_vary(zero, rate) else "is always one",
        "the entries that a second call drops": "are others"
        if rate == 0 or not np.array_equal(zero, second == 0)
        else "are the same",
        "the entries dropped with two generators of one seed": "are the same"
        if np.array_equal(once, again)
        else "differ",
    }


def _samples_differ(zero, rate):
    return rate == 0 or len(np.unique(zero, axis=0)) > 1


def _share(zero, rate):
    # where one draw serves many entries, their share is luck and says nothing
    lucky = not (_samples_differ(zero, rate) and _samples_differ(zero.T, rate))
    return rate if lucky and 0 < zero.mean() < 1 else round(float(zero.mean()), 1)


def _counts_vary(zero, rate):
    return rate == 0 or not _samples_differ(zero, rate) or np.ptp(zero.sum(axis=1)) > 0


def _case(rate, n_samples, units):
    def case(rng):
        return rng.uniform(0.5, 2.0, (n_samples, units)) * rng.choice([-1, 1], (n_samples, units)), rate

    return case


def _masked(draw, factor=lambda rate: 1 / (1 - rate)):
    """An attempt that keeps the entries where `draw(x, rate, rng)` is True."""
    return lambda x, rate, rng: x * draw(x, rate, rng) * factor(rate)


def _exact_number(x, rate, rng):
    order = rng.permuted(np.tile(np.arange(x.shape[1]), (len(x), 1)), axis=1)
    return x * (order >= round(rate * x.shape[1])) / (1 - rate)


DROPOUT = Task(
    key="dropout",
    title="Dropout",
    reference=dropout,
    observe=_use_dropout,
    cases=[_case(0.2, 400, 50), _case(0.4, 200, 100), _case(0.0, 20, 10)],
    remark="The factor keeps the mean of what the next layer receives, so that a trained network can be used "
    "as it is, with nothing dropped.",
    hints=[
        "Draw one random number in [0, 1) for each entry. Which of them fall below `rate`?",
        "`rng.random(x.shape) >= rate` is True for the entries to keep, and True counts as 1 in a product.",
        "`kept = rng.random(x.shape) >= rate`, then `x * kept` divided by the share that is kept.",
    ],
    slips=[
        Slip(
            "unchanged",
            lambda x, rate, rng: x,
            "Nothing was dropped. Draw a random number for each entry: `rng.random(x.shape)`.",
        ),
        Slip(
            "noise",
            lambda x, rate, rng: x * rng.random(x.shape) / (1 - rate),
            "Every entry was multiplied by a random number. Dropout keeps an entry or drops it: compare "
            "the random numbers with `rate`.",
        ),
        Slip(
            "not scaled",
            _masked(lambda x, rate, rng: rng.random(x.shape) >= rate, lambda rate: 1.0),
            "The right share is dropped, but the rest is as before, so the next layer receives less than it "
            "will without dropout. Divide by 1 − `rate`.",
        ),
        Slip(
            "rate kept",
            _masked(lambda x, rate, rng: rng.random(x.shape) < rate, lambda rate: 1 / max(rate, 1e-9)),
            "`rate` is the share to drop; here it is the share that stays.",
        ),
        Slip(
            "rate kept, scaled by the other",
            _masked(lambda x, rate, rng: rng.random(x.shape) < rate),
            "`rate` is the share to drop; here it is the share that stays. Keep where the random number is "
            "at least `rate`.",
        ),
        Slip(
            "multiplied",
            _masked(lambda x, rate, rng: rng.random(x.shape) >= rate, lambda rate: 1 - rate),
            "The kept entries are multiplied by 1 − `rate`, which makes them smaller still. Divide.",
        ),
        Slip(
            "divided by rate",
            _masked(
                lambda x, rate, rng: rng.random(x.shape) >= rate, lambda rate: 1 / rate if rate else np.inf
            ),
            "The kept entries are divided by `rate`. The share that is left is 1 − `rate`.",
        ),
        Slip(
            "whole units",
            _masked(lambda x, rate, rng: rng.random(x.shape[1]) >= rate),
            "One draw serves the whole batch: every sample loses the same units. Draw for each entry: "
            "`rng.random(x.shape)`.",
        ),
        Slip(
            "whole samples",
            _masked(lambda x, rate, rng: rng.random((len(x), 1)) >= rate),
            "Whole samples are dropped: one draw serves a row. Draw for each entry: `rng.random(x.shape)`.",
        ),
        Slip(
            "always the same",
            lambda x, rate, rng: dropout(x, rate, np.random.default_rng(0)),
            "Every call drops the same entries, so a part of the network is never trained. Draw from the "
            "`rng` that is handed in, not from a new one.",
        ),
        Slip(
            "another generator",
            lambda x, rate, rng: dropout(x, rate, np.random.default_rng()),
            "The `rng` that is handed in decides nothing here, so no training could be repeated. Draw from "
            "it: `rng.random(x.shape)`.",
        ),
        Slip(
            "the same number in each sample",
            _exact_number,
            "Every sample loses equally many units. Each entry is dropped by a draw of its own, so that "
            "their number varies: compare `rng.random(x.shape)` with `rate`.",
        ),
    ],
)
