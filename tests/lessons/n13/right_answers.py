"""Right answers to the tasks of notebook 13."""

# %% given
import nnlib
import numpy as np


# %% to_names: a generator
def to_names(answers, names):
    classes = answers if answers.ndim == 1 else answers.argmax(axis=1)
    return (names[k] for k in classes)


# %% to_names: an array of texts, by a partial
import functools


def look_up(axis, y, class_names):
    y = np.asarray(y)
    return np.array(class_names)[y.argmax(axis=axis) if y.ndim > 1 else y]


to_names = functools.partial(look_up, -1)


# %% to_names: a loop with append
def to_names(y, class_names):
    names = []
    for row in y:
        if np.ndim(row) == 0:
            names.append(class_names[row])
        else:
            names.append(class_names[np.argmax(row)])
    return names


# %% to_names: lambda and map
to_names = lambda y, class_names: list(map(class_names.__getitem__, y if y.ndim == 1 else y.argmax(1)))


# %% to_names: two returns
def to_names(y: np.ndarray, class_names: list[str]) -> list[str]:
    if len(y.shape) == 1:
        return [class_names[int(k)] for k in y]
    return [class_names[int(np.argmax(p))] for p in y]


# %% to_names: largest entry by max and index
def to_names(y, class_names):
    names = []
    for each in y.tolist():
        k = each.index(max(each)) if isinstance(each, list) else each
        names += [class_names[k]]
    return names


# %% to_names: a tuple through a dict
def to_names(y, class_names):
    of = dict(enumerate(class_names))
    numbers = np.argmax(y, axis=1) if y.ndim == 2 else y
    return tuple(of[int(k)] for k in numbers)


# %% to_names: a callable object
class Namer:
    def __call__(self, y, class_names):
        numbers = y.argsort(axis=1)[:, -1] if y.ndim == 2 else y
        return np.take(class_names, numbers).tolist()


to_names = Namer()


# %% to_names: recursion
def to_names(y, class_names):
    if y.ndim == 2:
        return to_names(y.argmax(axis=1), class_names)
    return [class_names[k] for k in y]


# %% top2_accuracy: partition in float32
def top2_accuracy(probabilities, labels):
    second = np.partition(probabilities.astype(np.float32), -2, axis=1)[:, -2]
    rows = np.arange(len(labels))
    return np.float32((probabilities.astype(np.float32)[rows, labels] >= second).mean())


# %% top2_accuracy: a callable object with a loop
import heapq


class Top:
    def __init__(self, k):
        self.k = k

    def __call__(self, y, t):
        hits = 0
        for row, label in zip(y, t):
            hits += label in heapq.nlargest(self.k, range(len(row)), key=row.__getitem__)
        return hits / len(t)


top2_accuracy = Top(2)


# %% top2_accuracy: how many are larger
def top2_accuracy(y, t):
    of_truth = y[np.arange(len(y)), t]
    larger = (y > of_truth[:, None]).sum(axis=1)
    return np.mean(larger < 2)


# %% top2_accuracy: lambda
top2_accuracy = lambda y, t: np.mean([k in np.argsort(p)[-2:] for p, k in zip(y, t)])


# %% top2_accuracy: the best and the second best
def top2_accuracy(y, t):
    order = np.argsort(-y, axis=1)
    return ((order[:, 0] == t) | (order[:, 1] == t)).mean()


# %% top2_accuracy: the best taken out of a copy
def top2_accuracy(y, t):
    y = y.copy()
    first = y.argmax(axis=1)
    y[np.arange(len(y)), first] = -1
    second = y.argmax(axis=1)
    return np.mean(np.logical_or(first == t, second == t))


# %% top2_accuracy: while and sorted lists
def top2_accuracy(y, t):
    right, i = 0, 0
    while i < len(t):
        pairs = sorted(zip(y[i].tolist(), range(y.shape[1])), reverse=True)
        if t[i] in (pairs[0][1], pairs[1][1]):
            right += 1
        i += 1
    return right / len(t)


# %% top2_accuracy: argpartition
def top2_accuracy(y: np.ndarray, t: np.ndarray) -> float:
    best = np.argpartition(y, -2, axis=1)[:, -2:]
    return float(np.sum(best == t.reshape(-1, 1)) / t.size)


# %% top2_accuracy: a matrix of zeros and ones
def top2_accuracy(y, t):
    one_hot = np.eye(y.shape[1])[t]
    rank = np.argsort(np.argsort(-y, axis=1), axis=1)
    return (one_hot * (rank < 2)).sum() / len(y)


# %% epochs_to_train: a loop, the answer a float32
def epochs_to_train(past, allowed):
    limit = np.min(past["val_loss"]) + allowed
    for epoch, loss in enumerate(past["val_loss"]):
        if loss <= limit:
            return np.float32(epoch + 1)


# %% epochs_to_train: next, by a lambda
epochs_to_train = lambda history, tolerance: next(
    k for k, loss in enumerate(history["val_loss"], start=1) if loss <= min(history["val_loss"]) + tolerance
)


# %% epochs_to_train: flatnonzero
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance)[0] + 1


# %% epochs_to_train: where
def epochs_to_train(history, tolerance):
    losses = np.asarray(history["val_loss"])
    good = np.where(losses - np.min(losses) <= tolerance + 1e-12)[0]
    return int(good.min()) + 1


# %% epochs_to_train: while
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    epoch = 1
    while losses[epoch - 1] > min(losses) + tolerance:
        epoch += 1
    return epoch


# %% epochs_to_train: a list of good epochs
def epochs_to_train(history: dict, tolerance: float) -> int:
    losses = history["val_loss"]
    good = [epoch for epoch in range(1, len(losses) + 1) if losses[epoch - 1] <= min(losses) + tolerance]
    return min(good)


# %% epochs_to_train: index in a list
def epochs_to_train(history, tolerance):
    limit = min(history["val_loss"]) + tolerance
    return [loss <= limit for loss in history["val_loss"]].index(True) + 1


# %% epochs_to_train: sorted copy and a callable object
class Stopper:
    def __call__(self, history, tolerance):
        lowest = sorted(history["val_loss"])[0]
        for epoch, loss in enumerate(history["val_loss"], 1):
            if loss - lowest <= tolerance:
                return epoch


epochs_to_train = Stopper()


# %% epochs_to_train: running minimum
def epochs_to_train(history, tolerance):
    losses = np.minimum.accumulate(history["val_loss"])
    return np.sum(losses > losses[-1] + tolerance) + 1


# %% second_chance: whole numbers from a sum
def second_chance(labels, k):
    return 1 + (labels == k)


# %% second_chance: float32, by a partial
import functools


def weights(factor, t, worst):
    return (np.ones(len(t)) + (factor - 1) * (t == worst)).astype(np.float32)


second_chance = functools.partial(weights, 2)


# %% second_chance: where
def second_chance(t, worst):
    return np.where(t == worst, 2, 1)


# %% second_chance: ones with some replaced
def second_chance(t, worst):
    weights = np.ones(t.shape)
    weights[t == worst] = 2
    return weights


# %% second_chance: a comprehension
def second_chance(t: np.ndarray, worst: int) -> np.ndarray:
    return np.array([2.0 if label == worst else 1.0 for label in t])


# %% second_chance: a loop
def second_chance(t, worst):
    weights = []
    for label in t:
        if label == worst:
            weights.append(2)
        else:
            weights.append(1)
    return np.array(weights)


# %% second_chance: lambda with select
second_chance = lambda t, worst: np.select([t == worst], [2.0], default=1.0)


# %% second_chance: a table of class weights
def second_chance(t, worst):
    of_class = np.ones(10)
    of_class[worst] = 2
    return of_class[t]


# %% second_chance: a callable object
class Chance:
    def __call__(self, t, worst):
        return np.power(2.0, t == worst)


second_chance = Chance()
