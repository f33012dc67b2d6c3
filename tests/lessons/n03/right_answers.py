"""Right answers to the tasks of notebook 03."""

# %% given
import nnlib
import numpy as np


# %% dense: callable object in float32
class Layer:
    def __call__(self, inputs, weights, bias):
        return inputs.astype("float32") @ weights.astype("float32") + bias.astype("float32")


dense = Layer()


# %% dense: broadcast and sum, by partial
from functools import partial


def multiplied(axis, x, W, b):
    return (x[:, :, None] * W[None]).sum(axis=axis) + b


dense = partial(multiplied, 1)


# %% dense: three loops
def dense(x, W, b):
    n, features = x.shape
    units = W.shape[1]
    u = np.zeros((n, units))
    for i in range(n):
        for j in range(units):
            u[i, j] = b[j]
            for k in range(features):
                u[i, j] += x[i, k] * W[k, j]
    return u


# %% dense: lambda
dense = lambda X, K, B: X @ K + B


# %% dense: as in the hint
def dense(x, W, b):
    return x @ W + b


# %% dense: einsum
def dense(x, W, b):
    return np.einsum("nf,fu->nu", x, W) + b


# %% dense: transposed twice
def dense(x, W, b):
    return (W.T @ x.T).T + b


# %% dense: np.dot and np.add
def dense(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.add(np.dot(x, W), b)


# %% dense: comprehension
def dense(x, W, b):
    return np.array([[row @ W[:, j] + b[j] for j in range(len(b))] for row in x])


# %% dense: the bias as one more row
def dense(x, W, b):
    ones = np.ones((len(x), 1))
    return np.hstack([x, ones]) @ np.vstack([W, b])


# %% dense: nnlib's layer
def dense(x, W, b):
    layer = nnlib.layers.Dense(len(b), dtype="float64")
    layer(x)
    layer.set_weights([W, b])
    return layer(x)


# %% dense: an alias
def my_dense(inputs, kernel, bias):
    u = np.matmul(inputs, kernel)
    u += bias
    return u


dense = my_dense


# %% softmax: float32
def softmax(scores):
    s = scores.astype("float32")
    s = s - s.max(axis=1, keepdims=True)
    return np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)


# %% softmax: partial of nnlib's
from functools import partial

softmax = partial(nnlib.activations.softmax, axis=1)


# %% softmax: as in the hint
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: lambda by logarithms
softmax = lambda s: np.exp(s - np.logaddexp.reduce(s, axis=1)[:, None])


# %% softmax: loop over rows
def softmax(scores):
    p = np.zeros(scores.shape)
    for i, row in enumerate(scores):
        e = np.exp(row - max(row))
        p[i] = e / sum(e)
    return p


# %% softmax: helper for one row
def shares(row):
    powers = [np.exp(score - row.max()) for score in row]
    return [power / sum(powers) for power in powers]


def softmax(scores):
    return np.array([shares(row) for row in scores])


# %% softmax: transposed
def softmax(scores):
    e = np.exp(scores.T - scores.T.max(axis=0))
    return (e / e.sum(axis=0)).T


# %% softmax: new axes
def softmax(logits: np.ndarray) -> np.ndarray:
    shifted = logits - np.max(logits, axis=-1)[..., np.newaxis]
    e = np.exp(shifted)
    return e / np.sum(e, axis=-1)[:, np.newaxis]


# %% softmax: apply_along_axis
def softmax(scores):
    def one(row):
        e = np.exp(row - row.max())
        return e / e.sum()

    return np.apply_along_axis(one, 1, scores)


# %% softmax: one over the sum of differences
def softmax(scores):
    with np.errstate(over="ignore"):
        return 1 / np.exp(scores[:, None, :] - scores[:, :, None]).sum(axis=2)


# %% softmax: sorted first
def softmax(scores):
    largest = np.sort(scores, axis=1)[:, -1:]
    e = np.e ** (scores - largest)
    return e / e.sum(1, keepdims=True)


# %% forward: as in the solution
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), -1)  # (n, pixels)
    z = np.maximum(rows @ W1 + b1, 0)  # (n, units)
    scores = z @ W2 + b2  # (n, classes)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% forward: with own dense and softmax
def my_dense(x, W, b):
    return x @ W + b


def my_softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward(images, W1, b1, W2, b2):
    x = images.reshape(images.shape[0], images.shape[1] * images.shape[2])
    z = np.where(my_dense(x, W1, b1) > 0, my_dense(x, W1, b1), 0)
    return my_softmax(my_dense(z, W2, b2))


# %% forward: functions of nnlib
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), -1)
    return nnlib.activations.softmax(nnlib.activations.relu(rows @ W1 + b1) @ W2 + b2)


# %% forward: image by image
def forward(images, W1, b1, W2, b2):
    answers = []
    for image in images:
        z = np.maximum(image.ravel() @ W1 + b1, 0)
        s = z @ W2 + b2
        e = np.exp(s - max(s))
        answers.append(e / sum(e))
    return np.array(answers)


# %% forward: loops over units
def forward(images, W1, b1, W2, b2):
    n, n_units, n_classes = len(images), len(b1), len(b2)
    p = np.zeros((n, n_classes))
    for i in range(n):
        pixels = images[i].flatten()
        z = np.zeros(n_units)
        for j in range(n_units):
            u = sum(pixels * W1[:, j]) + b1[j]
            z[j] = max(0, u)
        s = np.array([sum(z * W2[:, k]) + b2[k] for k in range(n_classes)])
        p[i] = np.exp(s - s.max()) / np.exp(s - s.max()).sum()
    return p


# %% forward: float32
def forward(images, W1, b1, W2, b2):
    images, W1, b1, W2, b2 = (a.astype("float32") for a in (images, W1, b1, W2, b2))
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    return nnlib.activations.softmax(z @ W2 + b2)


# %% forward: einsum without flattening
def forward(pictures: np.ndarray, W1, b1, W2, b2) -> np.ndarray:
    _, height, width = pictures.shape
    kernel = W1.reshape(height, width, -1)
    z = np.clip(np.einsum("nhw,hwu->nu", pictures, kernel) + b1, 0, None)
    return nnlib.activations.softmax(np.dot(z, W2) + b2, axis=1)


# %% forward: layers of nnlib
def forward(images, W1, b1, W2, b2):
    from nnlib.layers import Dense, Flatten

    hidden, out = Dense(len(b1), "relu", dtype="float64"), Dense(len(b2), "softmax", dtype="float64")
    rows = Flatten()(images)
    hidden(rows)
    hidden.set_weights([W1, b1])
    out(hidden(rows))
    out.set_weights([W2, b2])
    return out(hidden(rows))


# %% forward: lambda
forward = lambda x, W1, b1, W2, b2: nnlib.activations.softmax(
    np.maximum(x.reshape(len(x), -1) @ W1 + b1, 0) @ W2 + b2
)


# %% forward: products with the comparison, concatenated rows
def forward(images, W1, b1, W2, b2):
    rows = np.stack([np.concatenate(list(image)) for image in images])
    u = np.matmul(rows, W1) + b1
    z = u * (u > 0)
    s = np.matmul(z, W2) + b2
    s -= np.max(s, axis=-1, keepdims=True)
    p = np.exp(s)
    p /= np.sum(p, axis=-1, keepdims=True)
    return p


# %% accuracy: float32 from a callable object
class Accuracy:
    def __call__(self, y_pred, y_true):
        return np.float32(np.mean(np.argmax(y_pred, axis=-1) == y_true))


accuracy = Accuracy()

# %% accuracy: lambda with a Python number
accuracy = lambda probabilities, labels: sum(p.argmax() == k for p, k in zip(probabilities, labels)) / len(labels)


# %% accuracy: as in the hint
def accuracy(y, t):
    return (y.argmax(axis=1) == t).mean()


# %% accuracy: loop and count
def accuracy(y, t):
    right = 0
    for i in range(len(t)):
        if np.argmax(y[i]) == t[i]:
            right += 1
    return right / len(t)


# %% accuracy: count_nonzero
def accuracy(y, t):
    return np.count_nonzero(np.argmax(y, 1) == t) / t.size


# %% accuracy: sum over the length
def accuracy(y: np.ndarray, t: np.ndarray) -> float:
    answers = y.argmax(axis=1)
    return float((answers == t).sum() / y.shape[0])


# %% accuracy: one minus the errors
def accuracy(y, t):
    return 1 - np.mean(y.argmax(axis=1) != t)


# %% accuracy: one hot
def accuracy(y, t):
    certain = np.eye(y.shape[1])
    return (certain[y.argmax(axis=1)] * certain[t]).sum() / len(t)


# %% accuracy: the probability of the label is the largest
def accuracy(y, t):
    own = y[np.arange(len(t)), t]
    return np.average(own == y.max(axis=1))


# %% accuracy: nnlib's metric
def accuracy(y, t):
    metric = nnlib.metrics.SparseCategoricalAccuracy()
    metric.update_state(t, y)
    return metric.result()


# %% accuracy: helper
def best(scores):
    return np.argsort(scores, axis=1)[:, -1]


def accuracy(y, t):
    return np.equal(best(y), t).mean()


# %% scaled_up: float32
def scaled_up(scores, k):
    s = np.float32(k) ** 2 * scores.astype(np.float32)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% scaled_up: callable object
class Scaled:
    def __call__(self, values, factor):
        return nnlib.activations.softmax(factor * (factor * values))


scaled_up = Scaled()

# %% scaled_up: lambda
scaled_up = lambda scores, k: nnlib.activations.softmax(k**2 * scores)


# %% scaled_up: as in the solution
def scaled_up(scores, k):
    return nnlib.activations.softmax(k * k * scores)


# %% scaled_up: a network of two layers
def scaled_up(scores, k):
    hidden = np.maximum(k * np.concatenate([scores, -scores], axis=1), 0)  # relu(k u) for u = s and -s
    W2 = k * np.vstack([np.eye(scores.shape[1]), -np.eye(scores.shape[1])])
    return nnlib.activations.softmax(hidden @ W2)


# %% scaled_up: powers of shares
def scaled_up(scores, k):
    ratios = np.exp(scores - scores.max(axis=1, keepdims=True)) ** (k * k)
    return ratios / ratios.sum(axis=1, keepdims=True)


# %% scaled_up: loop over rows
def scaled_up(scores: np.ndarray, k: float) -> np.ndarray:
    rows = []
    for row in scores:
        new = row * k * k
        e = np.exp(new - new.max())
        rows.append(e / e.sum())
    return np.array(rows)


# %% scaled_up: helper
def shares(s):
    e = np.exp(s - np.max(s, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def scaled_up(scores, k):
    return shares(scores * np.square(k))


# %% scaled_up: partial
from functools import partial


def with_power(power, scores, k):
    return nnlib.activations.softmax(scores * float(k) ** power, axis=1)


scaled_up = partial(with_power, 2)
