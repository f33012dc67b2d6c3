"""The task of notebook 14 about dropout: its answers are random, so what is compared is how they fall."""

import numpy as np

from course.checking.task import Slip, Task


def dropout(x, rate, rng):
    kept = rng.random(x.shape) >= rate
    return x * kept / (1 - rate)


def _use_dropout(attempt, x, rate):
    """Two draws of one generator; x holds no 0, so that a 0 was dropped."""
    rng = np.random.default_rng(0)
    values = [attempt(x, rate, rng) for _ in range(2)]
    first, second = map(np.asarray, values)
    if first.dtype == object:
        return {"the result": values[0]}
    if first.shape != x.shape or first.dtype == bool:
        kind = "True and False" if first.dtype == bool else "an array"
        raise ValueError(f"{kind} of shape {first.shape} came back, expected x's {x.shape} numbers, some 0")
    zero = first == 0
    factors = (first / x)[~zero]
    return {
        "the share of dropped entries (to one decimal)": round(float(zero.mean()), 1),
        "the factor of the kept entries": float(factors.mean()) if factors.size else 0.0,
        "whether all kept entries have the same factor": bool(np.allclose(factors, factors.mean()))
        if factors.size
        else False,
        "whether each sample loses units of its own": len(np.unique(zero, axis=0)) > 1 or rate == 0,
        "whether each unit is lost in some samples only": len(np.unique(zero.T, axis=0)) > 1 or rate == 0,
        "whether a second call drops others (the `rng` handed in goes on)": rate == 0
        or not np.array_equal(zero, second == 0),
    }


def _case(rate, n_samples, units):
    return lambda rng: (rng.uniform(0.5, 2.0, (n_samples, units)), rate)


def _masked(draw, factor=lambda rate: 1 / (1 - rate)):
    """An attempt that keeps the entries where `draw(x, rate, rng)` is True."""
    return lambda x, rate, rng: x * draw(x, rate, rng) * factor(rate)


def _exact_number(x, rate, rng):
    z = x.copy()
    z[:, rng.permutation(x.shape[1])[: round(rate * x.shape[1])]] = 0
    return z / (1 - rate)


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
            "exact number",
            _exact_number,
            "The same units are dropped in every sample of the batch. Draw for each entry: "
            "`rng.random(x.shape)`.",
        ),
    ],
)
