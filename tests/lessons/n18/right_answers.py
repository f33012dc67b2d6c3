"""Right answers to the tasks of notebook 18."""

# %% given
import numpy as np

import nnlib


# %% labels_of: a list
def labels_of(names):
    return [int(name[0]) for name in names]


# %% labels_of: a loop with append
def labels_of(names):
    digits = []
    for each in names:
        digits.append(int(each[0]))
    return digits


# %% labels_of: a lambda and map
labels_of = lambda files: list(map(lambda name: int(name[0]), files))


# %% labels_of: a generator
def labels_of(names):
    return (int(name[:1]) for name in names)


# %% labels_of: codes of letters
def labels_of(names):
    return np.array([ord(name[0]) - ord("0") for name in names])


# %% labels_of: an array of letters as numbers
def labels_of(names):
    return np.array([name[0] for name in names]).astype(int)


# %% labels_of: by index
def labels_of(names):
    t = np.zeros(len(names), dtype=np.uint8)
    for i in range(len(names)):
        t[i] = int(names[i][0])
    return t


# %% labels_of: a search
def labels_of(names):
    return ["0123456789".index(first) for first, *rest in names]


# %% labels_of: a regular expression
import re


def labels_of(names):
    return [int(re.match(r"\d", name).group()) for name in names]


# %% shift_each: two draws in a loop
def shift_each(x, rng, most):
    out = np.zeros_like(x)
    for k in range(len(x)):
        down = rng.integers(-most, most + 1)
        right = rng.integers(-most, most + 1)
        out[k] = np.roll(x[k], (down, right), axis=(0, 1))
    return out


# %% shift_each: all draws first
def shift_each(x, rng, most):
    steps = rng.integers(-most, most + 1, size=(len(x), 2))
    return np.stack([np.roll(picture, step, (0, 1)) for picture, step in zip(x, steps)])


# %% shift_each: endpoint
def shift_each(x, rng, most):
    moves = rng.integers(-most, most, (2, len(x)), endpoint=True)
    return np.array([np.roll(p, (d, r), axis=(0, 1)) for p, d, r in zip(x, *moves)])


# %% shift_each: padded and cut
def shift_each(x, rng, most):
    n, height, width = x.shape
    padded = np.pad(x, ((0, 0), (most, most), (most, most)))
    copies = []
    for k in range(n):
        i, j = rng.integers(0, 2 * most + 1, 2)
        copies.append(padded[k, i : i + height, j : j + width])
    return np.stack(copies)


# %% shift_each: one axis after the other
def shift_each(pictures, generator, farthest):
    def along(axis):
        steps = generator.integers(-farthest, farthest + 1, len(pictures))
        return np.stack([np.roll(p, s, axis=axis) for p, s in zip(moved, steps)])

    moved = pictures
    moved = along(0)
    moved = along(1)
    return moved


# %% shift_each: by choice
def shift_each(x, rng, most):
    steps = np.arange(-most, most + 1)
    return np.stack([np.roll(np.roll(p, rng.choice(steps), 0), rng.choice(steps), 1) for p in x])


# %% shift_each: fancy indices
def shift_each(x, rng, most):
    n, h, w = x.shape
    down = rng.integers(-most, most + 1, (n, 1, 1))
    right = rng.integers(-most, most + 1, (n, 1, 1))
    rows = (np.arange(h)[None, :, None] - down) % h
    columns = (np.arange(w)[None, None, :] - right) % w
    return x[np.arange(n)[:, None, None], rows, columns]


# %% shift_each: in groups of one step
def shift_each(x, rng, most):
    out = np.empty(x.shape, x.dtype)
    down, right = rng.integers(-most, most + 1, (2, len(x)))
    for d in range(-most, most + 1):
        for r in range(-most, most + 1):
            chosen = (down == d) & (right == r)
            out[chosen] = np.roll(x[chosen], (d, r), axis=(1, 2))
    return out


# %% shift_each: whole numbers from uniform ones
import functools


def moved(x, rng, most):
    steps = np.floor(rng.uniform(-most, most + 1, (len(x), 2))).astype(int)
    return np.concatenate([np.roll(x[k : k + 1], s, axis=(1, 2)) for k, s in enumerate(steps)])


shift_each = functools.partial(moved)


# %% cheapest: argmin of the product
def cheapest(p, cost):
    expected = np.dot(p, cost)
    return np.argmin(expected, axis=1)


# %% cheapest: einsum
def cheapest(p, cost):
    return np.einsum("ni,ik->nk", p, cost).argmin(1)


# %% cheapest: loops
def cheapest(p, cost):
    answers = []
    for row in p:
        best, least = None, float("inf")
        for k in range(cost.shape[1]):
            expected = sum(row[i] * cost[i, k] for i in range(len(row)))
            if expected < least:
                best, least = k, expected
        answers.append(best)
    return np.array(answers)


# %% cheapest: a list comprehension
def cheapest(p, cost):
    return np.array([int(np.argmin(row @ cost)) for row in p])


# %% cheapest: broadcasting
def cheapest(probabilities, costs):
    return (probabilities[:, :, None] * costs[None]).sum(axis=1).argmin(axis=-1)


# %% cheapest: the largest gain
cheapest = lambda p, cost: (-(p @ cost)).argmax(axis=1)


# %% cheapest: sorted
def cheapest(p, cost):
    return np.argsort(np.matmul(p, cost), axis=1, kind="stable")[:, 0]


# %% cheapest: transposed
def cheapest(p, cost):
    return (cost.T @ p.T).argmin(axis=0)


# %% cheapest: a class with a call
class Cheapest:
    def __call__(self, p, cost):
        return self.expected(p, cost).argmin(axis=1)

    def expected(self, p, cost):
        return p @ cost


cheapest = Cheapest()


# %% cheapest_or_ask: np.where
def cheapest_or_ask(p, cost, price):
    e = p @ cost
    return np.where(e.min(1) <= price, e.argmin(1), -1)


# %% cheapest_or_ask: set afterwards
def cheapest_or_ask(p, cost, price):
    expected = p @ cost
    answers = expected.argmin(axis=1)
    answers[expected.min(axis=1) > price] = -1
    return answers


# %% cheapest_or_ask: a loop
def cheapest_or_ask(p, cost, price):
    answers = []
    for row in p @ cost:
        k = int(row.argmin())
        answers.append(k if row[k] <= price else -1)
    return np.array(answers)


# %% cheapest_or_ask: asking is one more answer
def cheapest_or_ask(p, cost, price):
    expected = np.column_stack([p @ cost, np.full(len(p), price)])
    answers = expected.argmin(axis=1)
    return np.where(answers == cost.shape[1], -1, answers)


# %% cheapest_or_ask: with take_along_axis
def cheapest_or_ask(p, cost, price):
    expected = p @ cost
    best = np.argmin(expected, axis=1)
    least = np.take_along_axis(expected, best[:, None], axis=1)[:, 0]
    return np.where(least > price, -1, best)


# %% cheapest_or_ask: with the task before
def cheapest(p, cost):
    return (p @ cost).argmin(axis=1)


def cheapest_or_ask(p, cost, price):
    y = cheapest(p, cost)
    paid = (p @ cost)[np.arange(len(p)), y]
    y = y.copy()
    y[paid > price] = -1
    return y


# %% cheapest_or_ask: einsum and a mask that multiplies
def cheapest_or_ask(p, cost, price):
    expected = np.einsum("ni,ik->nk", p, cost)
    ask = np.amin(expected, axis=1) > price
    return (1 - ask) * expected.argmin(axis=1) - ask


# %% cheapest_or_ask: a comprehension
def cheapest_or_ask(p, cost, price):
    return np.array([-1 if e.min() > price else e.argmin() for e in p @ cost])


# %% cheapest_or_ask: np.select
def cheapest_or_ask(p, cost, price):
    e = p.dot(cost)
    return np.select([e.min(axis=1) > price], [-1], default=e.argmin(axis=1))
