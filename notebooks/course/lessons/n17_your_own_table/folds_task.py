"""The challenge of notebook 17: every row is tested once."""

import numpy as np

from course.checking.task import Slip, Task, Told


def folds(n, k, rng):
    return np.array_split(rng.permutation(n), k)


def _use_folds(attempt, n, k, seed):
    """What every right answer has in common, whichever order it draws."""
    parts = attempt(n, k, np.random.default_rng(seed))
    if parts is None:
        return {"`folds(n, k, rng)`": None}
    try:
        rows = [np.asarray(part) for part in parts]
    except TypeError:
        raise Told(
            f"`folds(n, k, rng)` should be a list of {k} arrays; what came is {parts!r:.60}."
        ) from None
    if any(part.ndim != 1 for part in rows):
        raise Told(
            f"`folds(n, k, rng)` should be a list of {k} arrays with one axis, the numbers of the rows in "
            f"each fold; the shapes of what came are {[part.shape for part in rows][:4]}."
        )
    if any(part.dtype.kind not in "iu" for part in rows if part.size):
        raise Told("A fold holds numbers of rows, which are whole: `x[fold]` has to work.")
    sizes = [len(part) for part in rows]
    together = np.concatenate(rows) if rows else np.zeros(0, dtype=int)
    return {
        "the number of folds": len(rows),
        "the rows of all folds together, sorted,": np.sort(together),
        "the difference between the largest and the smallest fold": max(sizes, default=0)
        - min(sizes, default=0),
        "the share of neighbors that stay neighbors": _neighbors(together),
    }


def _neighbors(rows):
    """1 if rows come in the order of the file, or dealt out in turn; 0 if they are shuffled."""
    if len(rows) < 30:
        return 0
    counts = np.unique(np.diff(rows), return_counts=True)[1]
    return int(counts.max() > 0.3 * len(rows))


def _cases(*several):
    return [lambda rng, each=each: each for each in several]


def _unshuffled(n, k, rng):
    return np.array_split(np.arange(n), k)


def _dropped(n, k, rng):
    order = rng.permutation(n)
    return [order[i * (n // k) : (i + 1) * (n // k)] for i in range(k)]


def _rest_in_the_last(n, k, rng):
    order, size = rng.permutation(n), n // k
    return [order[i * size : (i + 1) * size if i < k - 1 else n] for i in range(k)]


def _with_replacement(n, k, rng):
    return np.array_split(rng.integers(0, n, n), k)


def _drawn_anew(n, k, rng):
    return [rng.permutation(n)[: n // k + (i < n % k)] for i in range(k)]


def _from_one(n, k, rng):
    return np.array_split(rng.permutation(n) + 1, k)


def _of_size_k(n, k, rng):
    order = rng.permutation(n)
    return [order[i : i + k] for i in range(0, n, k)]


FOLDS = Task(
    key="folds",
    title="Folds",
    reference=folds,
    observe=_use_folds,
    cases=_cases((10, 3, 0), (60, 5, 1), (103, 4, 2), (7, 7, 3)),
    remark="The mean over all folds uses every row once for the test, and the scatter between folds shows "
    "how much a single split depends on chance.",
    hints=[
        "`rng.permutation(n)` gives the numbers 0 to n − 1 in a random order. Each row then belongs to one "
        "part of this array.",
        "The parts may differ in length by one. `np.array_split` cuts an array into a number of parts even "
        "if they do not come out equal.",
    ],
    slips=[
        Slip(
            "not shuffled",
            _unshuffled,
            "The rows come in the order of the file, or are dealt out in turn, and `rng` plays no part. A "
            "file may be sorted, or have females and males in turn. Shuffle first: `rng.permutation(n)`.",
        ),
        Slip(
            "rest dropped",
            _dropped,
            "Rows are missing: with `n // k` rows in each fold, the rest of the division belongs to none. "
            "`np.array_split` shares the rest out.",
        ),
        Slip(
            "rest in the last fold",
            _rest_in_the_last,
            "The last fold gets the whole rest of the division and may be much longer. Sizes should differ "
            "by 1 at most: `np.array_split` shares the rest out.",
        ),
        Slip(
            "with replacement",
            _with_replacement,
            "Some rows occur twice and others never: `rng.integers` draws each number anew. "
            "`rng.permutation(n)` "
            "holds each once.",
        ),
        Slip(
            "a new order for each fold",
            _drawn_anew,
            "Every fold draws a new order, so a row may be in several folds and another in none. Shuffle "
            "once, and cut that one order.",
        ),
        Slip(
            "counted from 1",
            _from_one,
            "The rows are counted from 1. Row numbers go from 0 to n − 1, or `x[fold]` asks for a row that "
            "is not there.",
        ),
        Slip(
            "k rows in each",
            _of_size_k,
            "Each fold has k rows. Asked for are k folds.",
        ),
    ],
)
