"""Wrong answers to the tasks of notebook 03."""

# %% given
import numpy as np


# %% dense: dense transposed
# says: Here a unit is a column
def dense(x, W, b):
    return x @ W.T + b


# %% dense: dense for one sample
# says: so `x` comes first
def dense(x, W, b):
    return W @ x + b


# %% dense: dense without bias
# says: but `b` is missing
def dense(x, W, b):
    return np.matmul(x, W)


# %% dense: dense with stars
# says: adds nothing up
def dense(x, W, b):
    return x * W + b


# %% dense: dense without return
# says: hands nothing back
def dense(x, W, b):
    u = x @ W + b  # noqa: F841


# %% dense: dense with bias as column
# says: turned into a column
def dense(x, W, b):
    return x @ W + b.reshape(-1, 1)


# %% dense: dense subtracts
# says: got `
def dense(x, W, b):
    return x @ W - b


# %% dense: dense by loops over features
# says: An axis is lost on the way
def dense(x, W, b):
    return np.array([sum(x[0] * w) for w in W.T]) + b


# %% softmax: softmax as the formula
# says: beyond the largest float
def softmax(scores):
    return np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)


# %% softmax: softmax over everything
# says: was taken for one sample
def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / np.sum(e)


# %% softmax: softmax with one maximum
# says: Each row needs its own
def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: softmax without keepdims
# says: both stay (n, 1)
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1))
    return e / e.sum(axis=1)


# %% softmax: softmax of columns
# says: The columns sum to 1
def softmax(scores):
    e = np.exp(scores - scores.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


# %% softmax: softmax in place
# says: changed its input `scores`
def softmax(scores):
    scores -= scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: softmax divides without keepdims
# says: one sum for each row
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


# %% softmax: softmax clipped
# says: The first example is right
def softmax(scores):
    e = np.exp(np.clip(scores, -20, 20))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: softmax with a small number
# says: a small number added
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-3)


# %% accuracy: accuracy as count
# says: counts the right answers
def accuracy(y, t):
    return np.sum(np.argmax(y, axis=1) == t)


# %% accuracy: accuracy in per cent
# says: in per cent
def accuracy(y, t):
    return np.mean(np.argmax(y, axis=1) == t) * 100


# %% accuracy: accuracy without axis
# says: looks through the whole table
def accuracy(y, t):
    return np.mean(np.argmax(y) == t)


# %% accuracy: accuracy of columns
# says: best sample for each class
def accuracy(y, t):
    return np.mean(np.argmax(y, axis=0) == t)


# %% accuracy: accuracy by comparing tables
# says: whole table of probabilities
def accuracy(y, t):
    return np.mean(y == t)


# %% accuracy: accuracy divided by all
# says: number of entries of the table
def accuracy(y, t):
    return np.sum(y.argmax(axis=1) == t) / y.size


# %% accuracy: accuracy printed
# says: Use `return` in place of `print`
def accuracy(y, t):
    print(np.mean(y.argmax(axis=1) == t))
