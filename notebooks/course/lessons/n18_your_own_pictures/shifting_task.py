"""The task of notebook 18 about shifts by chance: what is compared is how far each picture went."""

import numpy as np

from course.checking.task import Slip, Task, Told

LARGEST = 3  # of the cases
NAME = "`shift_each(x, rng, most)`"


def _by(draws):
    """An attempt that shifts picture k by row k of `draws(n, rng, most)`."""

    def shift_each(x, rng, most):
        return np.stack([np.roll(x[k], pair, (0, 1)) for k, pair in enumerate(draws(len(x), rng, most))])

    return shift_each


def shift_each(x, rng, most):
    moves = rng.integers(-most, most + 1, (len(x), 2))
    return np.stack([np.roll(picture, move, axis=(0, 1)) for picture, move in zip(x, moves)])


def _moves(x, out):
    """(n, 2): how far each picture went; or the number of the first one that is no shifted copy."""
    reach = range(-LARGEST - 1, LARGEST + 2)
    found = np.full((len(x), 2), LARGEST + 2)
    for step in ((down, right) for down in reach for right in reach):
        # cases have paper around their digits, so that a roll is a shift
        fits = np.abs(np.roll(x, step, axis=(1, 2)) - out).max(axis=(1, 2)) < 1e-6
        found[fits] = step
    strange = found[:, 0] > LARGEST + 1
    return int(strange.argmax()) if strange.any() else found


def _use_shift_each(attempt, x, most):
    rng = np.random.default_rng(0)
    value = attempt(x, rng, most)
    if value is None or isinstance(value, str):
        return {NAME: value}
    if isinstance(value, (list, tuple)) and len({np.shape(part) for part in value}) > 1:
        return {NAME: value}
    out = np.asarray(value)
    if out.dtype.kind not in "bif" or out.shape != x.shape:
        return {NAME: value if out.dtype.kind not in "bif" else np.ones(out.shape)}
    out = out.copy()
    moves = _moves(x, out)
    if isinstance(moves, int):
        raise Told(
            f"Picture {moves} of the result is no shifted copy of x[{moves}]. It should be x[{moves}], "
            "moved by whole pixels down and to the right, with nothing else changed."
        )
    second = np.array(attempt(x.copy(), rng, most))
    once, again = (np.array(attempt(x.copy(), np.random.default_rng(1), most)) for _ in range(2))
    down, right = moves.T
    return {
        NAME: np.ones(out.shape),
        "the least and the largest step down": (int(down.min()), int(down.max())),
        "the least and the largest step to the right": (int(right.min()), int(right.max())),
        "the steps of the pictures": "are all the same" if len(np.unique(moves, axis=0)) == 1 else "differ",
        "the steps down and to the right": "are always equal"
        if np.array_equal(down, right)
        else "are drawn apart",
        # by chance some may be missing
        "the pairs of steps": "are many"
        if len(np.unique(moves, axis=0)) > (2 * most + 1) ** 2 / 2
        else "are few",
        "the steps of a second call": "are the same" if np.array_equal(out, second) else "are others",
        "the copies made with two generators of one seed": "are the same"
        if np.array_equal(once, again)
        else "differ",
    }


def _case(n, side, most):
    """Pictures with paper around, as digits have it, so that a shifted copy can be told."""

    def case(rng):
        x = np.zeros((n, side, side))
        x[:, 4:-4, 4:-4] = rng.uniform(0.2, 1, (n, side - 8, side - 8))
        return x, most

    return case


SHIFT_EACH = Task(
    key="shift_each",
    title="A step for each picture",
    reference=shift_each,
    observe=_use_shift_each,
    cases=[_case(200, 11, 2), _case(100, 10, 1), _case(300, 12, 3)],
    remark="With new draws in each epoch the network never sees the same copy for long, so it cannot learn "
    "the copies by heart.",
    hints=[
        "Take one picture first. Draw two whole numbers for it, `rng.integers(low, high)` with a `high` "
        "that is left out itself. What moves the picture by them?",
        "`np.roll(x[k], (down, right), axis=(0, 1))` moves picture k. A digit has paper around it, so "
        "nothing comes in on the other side. `rng.integers(-most, most + 1)` is one number from −`most` to "
        "`most`.",
        "In a loop over all pictures: draw `down` and `right`, and append the rolled picture to a list. "
        "What does `np.stack` make of that list?",
    ],
    slips=[
        Slip(
            "one step for all",
            lambda x, rng, most: _by(lambda n, rng, most: [rng.integers(-most, most + 1, 2)] * n)(
                x, rng, most
            ),
            "All pictures take the same step. Draw anew for each picture, inside the loop.",
        ),
        Slip(
            "unchanged",
            lambda x, rng, most: x.copy(),
            "No picture has moved. Draw a step for each, and move it by `np.roll`.",
        ),
        Slip(
            "up to 1",
            _by(lambda n, rng, most: rng.integers(-most, most, (n, 2))),
            "The largest step is `most` − 1. `rng.integers` leaves out its upper end: write "
            "`rng.integers(-most, most + 1)`.",
        ),
        Slip(
            "never back",
            _by(lambda n, rng, most: rng.integers(0, most + 1, (n, 2))),
            "The pictures only move down and to the right. Steps go from −`most` to `most`.",
        ),
        Slip(
            "along the diagonal",
            _by(lambda n, rng, most: np.repeat(rng.integers(-most, most + 1, (n, 1)), 2, axis=1)),
            "Each picture goes as far down as to the right. Draw two numbers for each picture.",
        ),
        Slip(
            "only down",
            _by(lambda n, rng, most: [(d, 0) for d in rng.integers(-most, most + 1, n)]),
            "The pictures move down or up, but never to the side. Draw a second number for `right`.",
        ),
        Slip(
            "only right",
            _by(lambda n, rng, most: [(0, r) for r in rng.integers(-most, most + 1, n)]),
            "The pictures move to the side, but never down or up. Draw a second number for `down`.",
        ),
        Slip(
            "always the same",
            lambda x, rng, most: shift_each(x, np.random.default_rng(0), most),
            "Every call takes the same steps, so each epoch shows the same copies. Draw from the `rng` that "
            "is handed in, not from a new one.",
        ),
        Slip(
            "another generator",
            lambda x, rng, most: shift_each(x, np.random.default_rng(), most),
            "The `rng` that is handed in decides nothing here, so no training could be repeated. Draw from "
            "it: `rng.integers(-most, most + 1)`.",
        ),
    ],
)
