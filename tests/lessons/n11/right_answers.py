"""Right answers to the tasks of notebook 11."""

# %% given
import numpy as np


# %% to_rows: three loops
def to_rows(images):
    rows = np.empty((len(images), images[0].size), dtype="float32")
    for i, image in enumerate(images):
        for j, line in enumerate(image):
            for k, pixel in enumerate(line):
                rows[i, j * len(line) + k] = pixel / 255
    return rows


# %% to_rows: a partial of np.multiply
from functools import partial


class Rows:
    def __call__(self, factor, scans):
        return np.multiply(np.stack([scan.ravel() for scan in scans]), factor, dtype=np.float32)


to_rows = partial(Rows(), np.float32(1 / 255))


# %% to_rows: reshape and astype
def to_rows(images):
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(255)


# %% to_rows: float64 first
def to_rows(images: np.ndarray) -> np.ndarray:
    n, height, width = images.shape
    return (images.reshape(n, height * width) / 255).astype("float32")


# %% to_rows: np.divide
to_rows = lambda images: np.divide(images.reshape(images.shape[0], -1), 255, dtype=np.float32)


# %% to_rows: a list of flat images
def to_rows(images):
    return np.array([image.flatten() / 255 for image in images], dtype=np.float32)


# %% to_rows: in place, in a copy
def to_rows(images):
    rows = np.float32(images).reshape(len(images), -1)
    rows /= 255
    return rows


# %% to_rows: interp
def to_rows(images):
    rows = images.reshape(len(images), -1)
    return np.interp(rows, [0, 255], [0, 1]).astype(np.float32)


# %% to_rows: nnlib's Flatten
import nnlib


def to_rows(images):
    return nnlib.Sequential([nnlib.layers.Flatten()]).predict(images.astype("float32") / 255)


# %% class_accuracy: float32 from bincount
def class_accuracy(answers, t, n_classes):
    n_right = np.bincount(t[answers == t], minlength=n_classes)
    return np.float32(n_right) / np.bincount(t, minlength=n_classes).astype(np.float32)


# %% class_accuracy: a callable object that counts
class ByClass:
    def __call__(self, said, labels, n):
        right, all_of = [0] * n, [0] * n
        for a, b in zip(said.tolist(), labels.tolist()):
            all_of[b] += 1
            right[b] += a == b
        return np.array([r / m for r, m in zip(right, all_of)])


class_accuracy = ByClass()


# %% class_accuracy: a comprehension
def class_accuracy(answers, t, n_classes):
    return np.array([(answers[t == k] == k).mean() for k in range(n_classes)])


# %% class_accuracy: a loop over zeros
def class_accuracy(answers, t, n_classes):
    shares = np.zeros(n_classes)
    for k in range(n_classes):
        mine = t == k
        shares[k] = np.sum(answers[mine] == t[mine]) / np.sum(mine)
    return shares


# %% class_accuracy: the diagonal of a table
def class_accuracy(answers, t, n_classes):
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (t, answers), 1)
    return table.diagonal() / table.sum(axis=1)


# %% class_accuracy: one-hot and einsum
def class_accuracy(answers, t, n_classes):
    hot_t, hot_a = np.eye(n_classes)[t], np.eye(n_classes)[answers]
    return np.einsum("ij,ij->j", hot_t, hot_a) / hot_t.sum(axis=0)


# %% class_accuracy: weights of bincount
def class_accuracy(answers: np.ndarray, t: np.ndarray, n_classes: int) -> np.ndarray:
    return np.bincount(t, weights=answers == t, minlength=n_classes) / np.bincount(t, minlength=n_classes)


# %% class_accuracy: a map
class_accuracy = lambda answers, t, n: np.array(list(map(lambda k: np.mean(answers[np.flatnonzero(t == k)] == k), range(n))))


# %% class_accuracy: masks with axes
def class_accuracy(answers, t, n_classes):
    classes = np.arange(n_classes)[:, None]
    return ((t == classes) & (answers == classes)).sum(axis=1) / (t == classes).sum(axis=1)


# %% worst_pair: an array of float32 counts
def worst_pair(confusion):
    both = np.float32(confusion) + np.float32(confusion).T
    both[np.diag_indices(len(both))] = -np.inf
    return np.sort(np.unravel_index(np.argmax(both), both.shape))


# %% worst_pair: a lambda over combinations
from itertools import combinations


worst_pair = lambda c: max(combinations(range(len(c)), 2), key=lambda p: c[p] + c[p[::-1]])


# %% worst_pair: unravel_index
def worst_pair(confusion):
    both = confusion + confusion.T
    np.fill_diagonal(both, 0)
    a, b = np.unravel_index(both.argmax(), both.shape)
    return min(a, b), max(a, b)


# %% worst_pair: two loops
def worst_pair(confusion):
    best, pair = -1, None
    for a in range(len(confusion)):
        for b in range(a + 1, len(confusion)):
            n = confusion[a, b] + confusion[b, a]
            if n > best:
                best, pair = n, (a, b)
    return pair


# %% worst_pair: the upper half of both
def worst_pair(confusion):
    both = np.triu(confusion + confusion.T, k=1)
    return divmod(int(both.argmax()), len(both))


# %% worst_pair: a list, by sorting
def worst_pair(confusion):
    n = len(confusion)
    found = [(int(confusion[a][b] + confusion[b][a]), a, b) for a in range(n) for b in range(a + 1, n)]
    return list(sorted(found)[-1][1:])


# %% worst_pair: argwhere
def worst_pair(confusion: np.ndarray) -> tuple[int, int]:
    both = (confusion + confusion.T) * (1 - np.eye(len(confusion), dtype=int))
    a, b = np.argwhere(both == both.max())[0]
    return int(a), int(b)


# %% worst_pair: a helper in the same cell
def without_diagonal(table):
    return table - np.diag(np.diag(table))


def worst_pair(confusion):
    wrong = without_diagonal(confusion)
    rows, columns = np.triu_indices(len(wrong), 1)
    place = np.argmax(wrong[rows, columns] + wrong[columns, rows])
    return rows[place], columns[place]


# %% scatters_apart: float32
def scatters_apart(right, accuracy):
    a = np.float32(accuracy)
    return (np.mean(right, dtype=np.float32) - a) / np.sqrt(a * (1 - a) / np.float32(len(right)))


# %% scatters_apart: a partial of a lambda, math
import math
from functools import partial


scatters_apart = partial(lambda root, hits, a: (sum(map(int, hits)) / len(hits) - a) / root(a * (1 - a) / len(hits)), math.sqrt)


# %% scatters_apart: in two steps
def scatters_apart(right, accuracy):
    scatter = np.sqrt(accuracy * (1 - accuracy) / len(right))
    return (np.mean(right) - accuracy) / scatter


# %% scatters_apart: by counts
def scatters_apart(right, accuracy):
    n = right.size
    expected, spread = n * accuracy, (n * accuracy * (1 - accuracy)) ** 0.5
    return (np.count_nonzero(right) - expected) / spread


# %% scatters_apart: root of n outside
def scatters_apart(right, accuracy):
    return np.sqrt(len(right)) * (right.mean() - accuracy) / np.sqrt(accuracy - accuracy**2)


# %% scatters_apart: a loop
def scatters_apart(right: np.ndarray, accuracy: float) -> float:
    n_right = 0
    for hit in right:
        if hit:
            n_right += 1
    variance = accuracy * (1 - accuracy) / len(right)
    return (n_right / len(right) - accuracy) * variance**-0.5


# %% scatters_apart: a helper in the same cell
def scatter_of(accuracy, n):
    return np.sqrt(accuracy * (1 - accuracy) / n)


def scatters_apart(right, accuracy):
    return np.divide(np.subtract(np.average(right), accuracy), scatter_of(accuracy, len(right)))


# %% scatters_apart: a callable object
class Apart:
    def __call__(self, right, accuracy):
        hits = np.asarray(right, dtype=float)
        return (hits.sum() / hits.shape[0] - accuracy) / np.sqrt(accuracy * (1 - accuracy) / len(hits))


scatters_apart = Apart()
