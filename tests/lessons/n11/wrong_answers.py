"""Wrong answers to the tasks of notebook 11."""

# %% given
import numpy as np


# %% to_rows: rows of float64
# says: each takes 8 bytes
def to_rows(images):
    return np.array([image.flatten() for image in images]) / 255.0


# %% to_rows: rows unscaled
# says: pixels still run to 255
def to_rows(images):
    return np.float32(images).reshape(len(images), -1)


# %% to_rows: images scaled but not flat
# says: still lie as images
def to_rows(images):
    return np.float32(images) / np.float32(255)


# %% to_rows: rows by their own maximum
# says: the darkest pixel of the images at hand
def to_rows(images):
    rows = images.reshape(len(images), -1).astype(np.float32)
    return rows / rows.max()


# %% to_rows: rows that mix images
# says: the pixels of different images are mixed
def to_rows(images):
    n, height, width = images.shape
    return images.reshape(height * width, n).T.astype(np.float32) / np.float32(255)


# %% to_rows: rows as columns
# says: a sample is a row
def to_rows(images):
    n, height, width = images.shape
    return images.reshape(n, height * width).T.astype(np.float32) / np.float32(255)


# %% to_rows: rows all in one
# says: one long row
def to_rows(images):
    return images.flatten().astype(np.float32) / np.float32(255)


# %% to_rows: rows of whole numbers
# says: `//` drops the fraction
def to_rows(images):
    return np.float32(images.reshape(len(images), -1) // 255)


# %% to_rows: rows of 784
# says: With `reshape(len(images), -1)` NumPy counts
def to_rows(images):
    return np.float32(images.reshape(-1, 784) / 255)


# %% to_rows: rows of 784 each
# says: Write -1 in place of 784
def to_rows(images):
    return np.float32(images.reshape(len(images), 784) / 255)


# %% to_rows: rows divided in place
# says: NumPy refuses
def to_rows(images):
    images /= 255
    return np.float32(images.reshape(len(images), -1))


# %% to_rows: rows not returned
# says: is `None`
def to_rows(images):
    images.reshape(len(images), -1).astype(np.float32) / 255


# %% class_accuracy: precision
# says: samples *answered* k
def class_accuracy(answers, t, n_classes):
    shares = []
    for k in range(n_classes):
        shares.append(np.sum((answers == k) & (t == k)) / np.sum(answers == k))
    return np.array(shares)


# %% class_accuracy: right ones of all
# says: divided by the number of all samples
def class_accuracy(answers, t, n_classes):
    return np.bincount(t[answers == t], minlength=n_classes) / len(t)


# %% class_accuracy: one against the rest
# says: counts every sample for every class
def class_accuracy(answers, t, n_classes):
    return np.array([np.mean((answers == k) == (t == k)) for k in range(n_classes)])


# %% class_accuracy: right ones counted
# says: counts of right answers
def class_accuracy(answers, t, n_classes):
    return np.bincount(t[answers == t], minlength=n_classes)


# %% class_accuracy: wrong share
# says: share of *wrong* answers
def class_accuracy(answers, t, n_classes):
    return np.array([np.mean(answers[t == k] != k) for k in range(n_classes)])


# %% class_accuracy: in per cent
# says: in per cent
def class_accuracy(answers, t, n_classes):
    return 100 * np.bincount(t[answers == t], minlength=n_classes) / np.bincount(t, minlength=n_classes)


# %% class_accuracy: one for all
# says: Every class got the accuracy over all samples
def class_accuracy(answers, t, n_classes):
    return np.full(n_classes, np.mean(answers == t))


# %% class_accuracy: overall
# says: one number. Here each class has its own
def class_accuracy(answers, t, n_classes):
    return np.mean(answers == t)


# %% class_accuracy: as a list
# says: as a Python list
def class_accuracy(answers, t, n_classes):
    return [np.mean(answers[t == k] == k) for k in range(n_classes)]


# %% class_accuracy: always ten classes
# says: `n_classes`
def class_accuracy(answers, t, n_classes):
    return np.array([np.mean(answers[t == k] == k) for k in range(10)])


# %% worst_pair: pair of one direction
# says: one direction only
def worst_pair(confusion):
    c = confusion.copy()
    np.fill_diagonal(c, 0)
    a, b = divmod(int(c.argmax()), len(c))
    return min(a, b), max(a, b)


# %% worst_pair: pair on the diagonal
# says: The largest entry is on the diagonal
def worst_pair(confusion):
    return divmod(int(confusion.argmax()), len(confusion))


# %% worst_pair: pair above the diagonal
# says: Only the entries above the diagonal
def worst_pair(confusion):
    return max(
        ((a, b) for a in range(len(confusion)) for b in range(a + 1, len(confusion))),
        key=lambda pair: confusion[pair],
    )


# %% worst_pair: pair larger first
# says: larger digit first
def worst_pair(confusion):
    return max(
        ((a, b) for a in range(len(confusion)) for b in range(a)),
        key=lambda pair: confusion[pair] + confusion[pair[::-1]],
    )


# %% worst_pair: pair as one number
# says: gives one number
def worst_pair(confusion):
    both = confusion + confusion.T
    return (both - np.diag(np.diag(both))).argmax()


# %% worst_pair: pair counted
# says: Asked for is who
def worst_pair(confusion):
    both = confusion + confusion.T
    return (both - np.diag(np.diag(both))).max()


# %% worst_pair: pair confused least
# says: least often
def worst_pair(confusion):
    return min(
        ((a, b) for b in range(len(confusion)) for a in range(b)),
        key=lambda pair: confusion[pair] + confusion[pair[::-1]],
    )


# %% worst_pair: pair that wipes the diagonal
# says: changed its input
def worst_pair(confusion):
    np.fill_diagonal(confusion, 0)
    both = confusion + confusion.T
    return np.unravel_index(both.argmax(), both.shape)
