"""Wrong answers to the tasks of notebook 11."""

# %% given
import numpy as np


# %% to_rows: of float64
# says: each takes 8 bytes
def to_rows(images):
    return np.array([image.flatten() for image in images]) / 255.0


# %% to_rows: unscaled
# says: the pixels still go up to 255
def to_rows(images):
    return np.float32(images).reshape(len(images), -1)


# %% to_rows: images scaled but not flat
# says: still lie as images
def to_rows(images):
    return np.float32(images) / np.float32(255)


# %% to_rows: by their own maximum
# says: the darkest pixel of these images
def to_rows(images):
    rows = images.reshape(len(images), -1).astype(np.float32)
    return rows / rows.max()


# %% to_rows: that mix images
# says: the pixels of different images are mixed
def to_rows(images):
    n, height, width = images.shape
    return images.reshape(height * width, n).T.astype(np.float32) / np.float32(255)


# %% to_rows: as columns
# says: a sample is a row
def to_rows(images):
    n, height, width = images.shape
    return images.reshape(n, height * width).T.astype(np.float32) / np.float32(255)


# %% to_rows: all in one
# says: one long row
def to_rows(images):
    return images.flatten().astype(np.float32) / np.float32(255)


# %% to_rows: of whole numbers
# says: `//` drops the fraction
def to_rows(images):
    return np.float32(images.reshape(len(images), -1) // 255)


# %% to_rows: of 784
# says: With `reshape(len(images), -1)` NumPy counts
def to_rows(images):
    return np.float32(images.reshape(-1, 784) / 255)


# %% to_rows: of 784 each
# says: Write -1 in place of 784
def to_rows(images):
    return np.float32(images.reshape(len(images), 784) / 255)


# %% to_rows: divided in place
# says: integers
def to_rows(images):
    images /= 255
    return np.float32(images.reshape(len(images), -1))


# %% to_rows: not returned
# says: hands nothing back
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


# %% worst_pair: of one direction
# says: one direction only
def worst_pair(confusion):
    c = confusion.copy()
    np.fill_diagonal(c, 0)
    a, b = divmod(int(c.argmax()), len(c))
    return min(a, b), max(a, b)


# %% worst_pair: on the diagonal
# says: The largest entry is on the diagonal
def worst_pair(confusion):
    return divmod(int(confusion.argmax()), len(confusion))


# %% worst_pair: above the diagonal
# says: Only the entries above the diagonal
def worst_pair(confusion):
    return max(
        ((a, b) for a in range(len(confusion)) for b in range(a + 1, len(confusion))),
        key=lambda pair: confusion[pair],
    )


# %% worst_pair: larger first
# says: larger digit first
def worst_pair(confusion):
    return max(
        ((a, b) for a in range(len(confusion)) for b in range(a)),
        key=lambda pair: confusion[pair] + confusion[pair[::-1]],
    )


# %% worst_pair: as one number
# says: gives one number
def worst_pair(confusion):
    both = confusion + confusion.T
    return (both - np.diag(np.diag(both))).argmax()


# %% worst_pair: counted
# says: Asked for is who
def worst_pair(confusion):
    both = confusion + confusion.T
    return (both - np.diag(np.diag(both))).max()


# %% worst_pair: confused least
# says: least often
def worst_pair(confusion):
    return min(
        ((a, b) for b in range(len(confusion)) for a in range(b)),
        key=lambda pair: confusion[pair] + confusion[pair[::-1]],
    )


# %% worst_pair: that wipes the diagonal
# says: changed its input
def worst_pair(confusion):
    np.fill_diagonal(confusion, 0)
    both = confusion + confusion.T
    return np.unravel_index(both.argmax(), both.shape)


# %% to_rows: printed
# says: in place of `print`
def to_rows(images):
    print(images.reshape(len(images), -1).astype(np.float32) / np.float32(255))


# %% to_rows: a comma at the end
# says: a tuple
def to_rows(images):
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(255),


# %% to_rows: return indented into the loop
# says: stands inside the loop
def to_rows(images):
    rows = []
    for image in images:
        rows.append(image.ravel().astype(np.float32) / np.float32(255))
        return np.array(rows)


# %% to_rows: one function too many
# says: flaten
# not: earlier method
def to_rows(images):
    return np.array([image.flaten() for image in images], dtype=np.float32) / np.float32(255)


# %% to_rows: a list
# says: list
def to_rows(images):
    return [image.ravel().astype(np.float32) / np.float32(255) for image in images]


# %% to_rows: 256 for 255
# says: wrong
def to_rows(images):
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(256)


# %% class_accuracy: no return
# says: hands nothing back
# not: one number
def class_accuracy(answers, t, n_classes):
    shares = np.array([np.mean(answers[t == k] == k) for k in range(n_classes)])


# %% class_accuracy: printed
# says: in place of `print`
def class_accuracy(answers, t, n_classes):
    print(np.array([np.mean(answers[t == k] == k) for k in range(n_classes)]))


# %% class_accuracy: return indented into the loop
# says: stands inside the loop
def class_accuracy(answers, t, n_classes):
    shares = np.zeros(n_classes)
    for k in range(n_classes):
        shares[k] = np.mean(answers[t == k] == k)
        return shares


# %% class_accuracy: append of an array
# says: append
# not: earlier method
def class_accuracy(answers, t, n_classes):
    shares = np.array([])
    for k in range(n_classes):
        shares.append(np.mean(answers[t == k] == k))
    return shares


# %% class_accuracy: whole numbers
# says: The first example is right
def class_accuracy(answers, t, n_classes):
    shares = np.array([0.75, 0.5])
    return shares


# %% class_accuracy: the truth value of an array
# says: ValueError
def class_accuracy(answers, t, n_classes):
    shares = []
    for k in range(n_classes):
        if t == k:
            shares.append(np.mean(answers == k))
    return np.array(shares)


# %% worst_pair: no return
# says: hands nothing back
def worst_pair(confusion):
    both = confusion + confusion.T
    np.fill_diagonal(both, 0)
    a, b = np.unravel_index(both.argmax(), both.shape)
    pair = min(a, b), max(a, b)


# %% worst_pair: printed
# says: in place of `print`
def worst_pair(confusion):
    both = confusion + confusion.T
    np.fill_diagonal(both, 0)
    a, b = np.unravel_index(both.argmax(), both.shape)
    print(min(a, b), max(a, b))


# %% worst_pair: rates
# says: a rare class weighs more
def worst_pair(confusion):
    rates = confusion / confusion.sum(axis=1, keepdims=True)
    both = rates + rates.T
    np.fill_diagonal(both, 0)
    a, b = np.unravel_index(both.argmax(), both.shape)
    return min(a, b), max(a, b)


# %% worst_pair: fill_diagonal hands back None
# says: NoneType
def worst_pair(confusion):
    both = np.fill_diagonal(confusion + confusion.T, 0)
    a, b = np.unravel_index(both.argmax(), both.shape)
    return min(a, b), max(a, b)


# %% worst_pair: the example
# says: The first example is right
def worst_pair(confusion):
    return 1, 2


# %% worst_pair: three values
# says: 2 values
def worst_pair(confusion):
    both = confusion + confusion.T
    np.fill_diagonal(both, 0)
    a, b = np.unravel_index(both.argmax(), both.shape)
    return min(a, b), max(a, b), both.max()


# %% worst_pair: the difference of both directions
# says: worst_pair
def worst_pair(confusion):
    both = abs(confusion - confusion.T)
    a, b = np.unravel_index(both.argmax(), both.shape)
    return min(a, b), max(a, b)


# %% scatters_apart: no return
# says: hands nothing back
def scatters_apart(right, accuracy):
    scatter = np.sqrt(accuracy * (1 - accuracy) / len(right))
    apart = (np.mean(right) - accuracy) / scatter


# %% scatters_apart: printed
# says: in place of `print`
def scatters_apart(right, accuracy):
    print((np.mean(right) - accuracy) / np.sqrt(accuracy * (1 - accuracy) / len(right)))


# %% scatters_apart: a comma at the end
# says: a tuple
def scatters_apart(right, accuracy):
    return (np.mean(right) - accuracy) / np.sqrt(accuracy * (1 - accuracy) / len(right)),


# %% scatters_apart: other sign
# says: the other way round
def scatters_apart(right, accuracy):
    return (accuracy - right.mean()) / np.sqrt(accuracy * (1 - accuracy) / right.size)


# %% scatters_apart: n forgotten
# says: under the root
def scatters_apart(right, accuracy):
    return (right.mean() - accuracy) / np.sqrt(accuracy * (1 - accuracy))


# %% scatters_apart: the own scatter
# says: *expected*
def scatters_apart(right, accuracy):
    share = right.sum() / len(right)
    return (share - accuracy) / (share * (1 - share) / len(right)) ** 0.5


# %% scatters_apart: no root
# says: The root is missing
def scatters_apart(right, accuracy):
    return (right.mean() - accuracy) / (accuracy * (1 - accuracy) / len(right))


# %% scatters_apart: parentheses forgotten
# says: expected `1.`
def scatters_apart(right, accuracy):
    return right.mean() - accuracy / np.sqrt(accuracy * (1 - accuracy) / len(right))


# %% scatters_apart: a power sign
# says: `**`
def scatters_apart(right, accuracy):
    return (right.mean() - accuracy) / (accuracy * (1 - accuracy) / len(right)) ^ 0.5


# %% scatters_apart: math without sqrt
# says: NameError
def scatters_apart(right, accuracy):
    return (right.mean() - accuracy) / sqrt(accuracy * (1 - accuracy) / len(right))


# %% scatters_apart: thirty digits always
# says: expected `1.`
def scatters_apart(right, accuracy):
    return (right.mean() - accuracy) / np.sqrt(accuracy * (1 - accuracy) / 30)


# %% scatters_apart: one for each digit
# says: shape
def scatters_apart(right, accuracy):
    return (right - accuracy) / np.sqrt(accuracy * (1 - accuracy) / len(right))
