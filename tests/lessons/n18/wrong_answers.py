"""Wrong answers to the tasks of notebook 18."""

# %% given
import numpy as np


# %% labels_of: texts
# says: they are texts
def labels_of(names):
    return [name[0] for name in names]


# %% labels_of: the whole stem
# says: Some names go on after the digit
def labels_of(names):
    return [int(name.split(".")[0]) for name in names]


# %% labels_of: only the first
# says: Only the first name is read
def labels_of(names):
    return int(names[0][0])


# %% labels_of: return in the loop
# says: stands inside the loop
def labels_of(names):
    for name in names:
        return int(name[0])


# %% labels_of: all digits of a name
# says: Only the first letter
def labels_of(names):
    return [int("".join(filter(str.isdigit, name))) for name in names]


# %% labels_of: the last digit
# says: the last digit of each name
def labels_of(names):
    return [[int(c) for c in name if c in "0123456789"][-1] for name in names]


# %% labels_of: places
# says: places of the names in the list
def labels_of(names):
    return np.arange(len(names))


# %% labels_of: no return
# says: `return`
def labels_of(names):
    [int(name[0]) for name in names]


# %% labels_of: printed
# says: in place of `print`
def labels_of(names):
    print([int(name[0]) for name in names])


# %% shift_each: one step for all
# says: All pictures take the same step
def shift_each(x, rng, most):
    down, right = rng.integers(-most, most + 1, 2)
    return np.roll(x, (down, right), axis=(1, 2))


# %% shift_each: unchanged
# says: No picture has moved
def shift_each(x, rng, most):
    return x.copy()


# %% shift_each: upper end left out
# says: The largest step is `most` − 1
def shift_each(x, rng, most):
    return np.stack([np.roll(p, rng.integers(-most, most, 2), (0, 1)) for p in x])


# %% shift_each: never back
# says: only move down and to the right
def shift_each(x, rng, most):
    return np.stack([np.roll(p, rng.integers(0, most + 1, 2), (0, 1)) for p in x])


# %% shift_each: one number for both
# says: Draw two numbers for each picture
def shift_each(x, rng, most):
    copies = []
    for p in x:
        step = rng.integers(-most, most + 1)
        copies.append(np.roll(p, (step, step), (0, 1)))
    return np.stack(copies)


# %% shift_each: only down
# says: but never to the side
def shift_each(x, rng, most):
    return np.stack([np.roll(p, rng.integers(-most, most + 1), 0) for p in x])


# %% shift_each: only right
# says: but never down or up
def shift_each(x, rng, most):
    return np.stack([np.roll(p, rng.integers(-most, most + 1), 1) for p in x])


# %% shift_each: a generator of its own
# says: each epoch shows the same copies
def shift_each(x, rng, most):
    rng = np.random.default_rng(0)
    return np.stack([np.roll(p, rng.integers(-most, most + 1, 2), (0, 1)) for p in x])


# %% shift_each: the global generator
# says: no training could be repeated
def shift_each(x, rng, most):
    return np.stack([np.roll(p, np.random.randint(-most, most + 1, 2), (0, 1)) for p in x])


# %% shift_each: rolled without axes
# says: is no shifted copy
def shift_each(x, rng, most):
    return np.stack([np.roll(p, int(rng.integers(-most, most + 1)) + 5) for p in x])


# %% shift_each: noise in place of steps
# says: is no shifted copy
def shift_each(x, rng, most):
    return x + rng.integers(-most, most + 1, x.shape)


# %% cheapest: most probable
# says: whatever a mistake costs
def cheapest(p, cost):
    return p.argmax(axis=1)


# %% cheapest: most expensive
# says: found by `argmin`
def cheapest(p, cost):
    return (p @ cost).argmax(axis=1)


# %% cheapest: transposed costs
# says: truth and answer exchanged
def cheapest(p, cost):
    return (p @ cost.T).argmin(axis=1)


# %% cheapest: the expected costs
# says: Return the number of the cheapest answer
def cheapest(p, cost):
    return p @ cost


# %% cheapest: the least cost
# says: `argmin` in place of `min`
def cheapest(p, cost):
    return np.min(p @ cost, axis=1)


# %% cheapest: wrong axis
# says: which compares pictures
def cheapest(p, cost):
    return (p @ cost).argmin(axis=0)


# %% cheapest: no axis
# says: one number for all pictures
def cheapest(p, cost):
    return np.argmin(p @ cost)


# %% cheapest: costs of the most probable class
# says: whatever a mistake costs
def cheapest(p, cost):
    return cost[p.argmax(axis=1)].argmin(axis=1)


# %% cheapest: no return
# says: `return`
def cheapest(p, cost):
    (p @ cost).argmin(axis=1)


# %% cheapest_or_ask: never asks
# says: This always answers
def cheapest_or_ask(p, cost, price):
    return (p @ cost).argmin(axis=1)


# %% cheapest_or_ask: turned round
# says: The two have changed places
def cheapest_or_ask(p, cost, price):
    e = p @ cost
    return np.where(e.min(axis=1) > price, e.argmin(axis=1), -1)


# %% cheapest_or_ask: most probable
# says: gives the most probable class
def cheapest_or_ask(p, cost, price):
    return np.where((p @ cost).min(axis=1) > price, -1, p.argmax(axis=1))


# %% cheapest_or_ask: asks by probability
# says: This always answers
def cheapest_or_ask(p, cost, price):
    return np.where(1 - p.max(axis=1) > price, -1, (p @ cost).argmin(axis=1))


# %% cheapest_or_ask: transposed costs
# says: truth and answer exchanged
def cheapest_or_ask(p, cost, price):
    e = p @ cost.T
    return np.where(e.min(axis=1) > price, -1, e.argmin(axis=1))


# %% cheapest_or_ask: the largest cost
# says: compare the smallest
def cheapest_or_ask(p, cost, price):
    e = p @ cost
    return np.where(e.max(axis=1) > price, -1, e.argmin(axis=1))


# %% cheapest_or_ask: printed
# says: in place of `print`
def cheapest_or_ask(p, cost, price):
    e = p @ cost
    print(np.where(e.min(axis=1) > price, -1, e.argmin(axis=1)))


# %% cheapest_or_ask: changes p
# says: changed
def cheapest_or_ask(p, cost, price):
    p[:] = p @ cost
    return np.where(p.min(axis=1) > price, -1, p.argmin(axis=1))


# %% cheapest_or_ask: asks with 10
# says: expected `[-1, 1, 1]`
def cheapest_or_ask(p, cost, price):
    e = p @ cost
    return np.where(e.min(axis=1) > price, 10, e.argmin(axis=1))
