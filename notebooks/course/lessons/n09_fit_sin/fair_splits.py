"""Splits for the task of notebook 09: what holds for every fair one, and those that go wrong in one line."""

import numpy as np

from course.checking.task import Told

NAMES = ("x_train", "t_train", "x_val", "t_val")


def fair_split(x, t, n_validation, rng):
    order = rng.permutation(len(x))
    train, validation = order[n_validation:], order[:n_validation]
    return x[train], t[train], x[validation], t[validation]


def whole_rows_mixed(x, t, n_validation, rng):
    """A fair split in another way, for cells that ask for the same rows whatever a reader writes."""
    mixed = rng.permutation(np.hstack([x, t]))
    held, rest = mixed[:n_validation], mixed[n_validation:]
    return rest[:, :1], rest[:, 1:], held[:, :1], held[:, 1:]


def use_fair_split(attempt, x, t, n_validation):
    """What holds for every fair split, whichever rows it draws; the entries of x are 1, 2, 3, …"""
    rng, stored, n = np.random.default_rng(9), (x.copy(), t.copy()), len(x)
    parts = attempt(x, t, n_validation, rng)
    if parts is ... or parts is None:
        return {"`fair_split(…)`": parts}
    x_train, t_train, x_val, t_val = _four(parts)
    swapped = len(x_train) == len(x_val) != len(t_train) == len(t_val)
    if swapped:
        t_train, x_val = x_val, t_train
    rows = [np.ravel(part).astype(int) - 1 for part in (x_train, x_val)]
    targets = [np.ravel(part) for part in (t_train, t_val)]
    fits = all(len(a) == len(b) and (stored[1][a % n, 0] == b).all() for a, b in zip(rows, targets))
    first = np.sort(x_val, axis=None)  # before the next call: it may be a view of x
    place = 1 if swapped else 2
    again, other = (
        np.sort(np.asarray(attempt(*map(np.copy, stored), n_validation, generator)[place]), axis=None)
        for generator in (rng, np.random.default_rng(9))
    )
    return {
        "the order of the four arrays": "x_train, x_val, t_train, t_val" if swapped else ", ".join(NAMES),
        "the shape of `x_val`": np.array(x_val.shape),
        "the number of different rows in `x_val`": len(np.unique(rows[1])),
        "the number of rows that are in both parts": len(np.intersect1d(*rows)),
        "the number of rows that are in neither part": n - len(np.union1d(*rows)),
        "whether each input has its own target": fits,
        "where the validation rows lie": _place(np.unique(rows[1]), n),
        "whether a second call draws other rows (the `rng` handed in goes on)": not np.array_equal(
            first, again
        ),
        "whether an `rng` made anew, of the same seed, draws the same rows": np.array_equal(first, other),
    }


def _four(parts):
    several = isinstance(parts, (tuple, list))
    if not several or len(parts) != 4:
        what = f"a {type(parts).__name__} of {len(parts)}" if several else f"a {type(parts).__name__}"
        raise Told(f"`fair_split` hands back {what}. Four arrays are expected: `return {', '.join(NAMES)}`.")
    for name, part in zip(NAMES, parts):
        if not isinstance(part, np.ndarray):
            raise Told(f"`{name}` is a {type(part).__name__}, and four arrays are expected: `np.array(...)`.")
        if part.ndim != 2:
            raise Told(
                f"`{name}` has the shape {part.shape}. All four keep the two axes of `x` and `t`, (n, 1)."
            )
    return parts


def _place(rows, n):
    steps = np.diff(rows)
    if (steps == 1).all():
        return {0: "at the start", n - len(rows): "at the end"}.get(int(rows[0]), "side by side")
    return "evenly spaced" if (steps == steps[0]).all() else "scattered"


def by_rows(rows_of, inputs_first=False):
    """A split from a function of (n, n_validation, rng) that gives the rows of both parts."""

    def attempt(x, t, n_validation, rng):
        train, validation = rows_of(len(x), n_validation, rng)
        if inputs_first:
            return x[train], x[validation], t[train], t[validation]
        return x[train], t[train], x[validation], t[validation]

    return attempt


def shuffled(n, k, rng):
    order = rng.permutation(n)
    return order[k:], order[:k]


def torn(x, t, n_validation, rng):
    train, validation = shuffled(len(x), n_validation, rng)
    other, rest = shuffled(len(x), n_validation, rng)
    return x[train], t[other], x[validation], t[rest]


def all_trained_on(n, k, rng):
    return np.arange(n), rng.permutation(n)[:k]


def a_stretch(n, k, rng):
    start = int(rng.integers(1, n - k))
    return np.r_[:start, start + k : n], np.arange(start, start + k)


def own_generator(n, k, rng):
    return shuffled(n, k, np.random.default_rng(0))


def numpys_own(n, k, rng):
    return shuffled(n, k, np.random)
