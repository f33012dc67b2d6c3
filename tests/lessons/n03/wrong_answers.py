"""Wrong answers to the tasks of notebook 03."""

# %% given
import math

import nnlib
import numpy as np


# %% dense: no return
# says: hands nothing back
def dense(x, W, b):
    u = x @ W + b


# %% dense: print in place of return
# says: in place of `print`
def dense(x, W, b):
    print(x @ W + b)


# %% dense: trailing comma
# says: a tuple
def dense(x, W, b):
    return x @ W + b,


# %% dense: transposed
# says: Here a unit is a column
def dense(x, W, b):
    return x @ W.T + b


# %% dense: for one sample
# says: so `x` comes first
def dense(x, W, b):
    return W @ x + b


# %% dense: no bias
# says: but `b` is missing
def dense(x, W, b):
    return np.matmul(x, W)


# %% dense: stars
# says: adds nothing up
def dense(x, W, b):
    return x * W + b


# %% dense: bias as a column
# says: turned into a column
def dense(x, W, b):
    return x @ W + b.reshape(-1, 1)


# %% dense: bias subtracted
# says: The bias is subtracted here
def dense(x, W, b):
    return x @ W - b


# %% dense: first sample
# says: Only the first sample went through
def dense(x, W, b):
    return np.array([sum(x[0] * w) for w in W.T]) + b


# %% dense: other order of arguments
# says: the order decides
def dense(W, x, b):
    return x @ W + b


# %% dense: range of a shape
# says: A shape is a tuple
def dense(x, W, b):
    u = np.zeros((len(x), len(b)))
    for i in range(x.shape):
        u[i] = x[i] @ W + b
    return u


# %% dense: return in the loop
# says: inside the loop
def dense(x, W, b):
    for row in x:
        return row @ W + b


# %% dense: bias added in place to the input
# says: changed its input
def dense(x, W, b):
    u = x @ W + b
    x[...] = 0
    return u


# %% dense: a list of rows
# says: as a Python list
def dense(x, W, b):
    return [row @ W + b for row in x]


# %% dense: misspelt product
# says: AttributeError
# says: matmull
def dense(x, W, b):
    return np.matmull(x, W) + b


# %% softmax: no return
# says: hands nothing back
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    e / e.sum(axis=1, keepdims=True)


# %% softmax: printed
# says: in place of `print`
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    print(e / e.sum(axis=1, keepdims=True))


# %% softmax: trailing comma
# says: a tuple
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True),


# %% softmax: the formula as written
# says: beyond the largest float
def softmax(scores):
    return np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)


# %% softmax: over everything
# says: was taken for one sample
def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / np.sum(e)


# %% softmax: one maximum for all
# says: Each row needs its own
def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: no keepdims
# says: both stay (n, 1)
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1))
    return e / e.sum(axis=1)


# %% softmax: columns
# says: The columns sum to 1
def softmax(scores):
    e = np.exp(scores - scores.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


# %% softmax: Python's sum
# says: Python's `sum`
# not: transposed
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / sum(e)


# %% softmax: shifted by the mean
# says: the row's *largest* score
def softmax(scores):
    e = np.exp(scores - np.mean(scores, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


# %% softmax: shifted by the median
# says: a power still overflows
# not: mean was subtracted
def softmax(scores):
    e = np.exp(scores - np.median(scores, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: shifted by the first score
# says: nan or infinity
def softmax(scores):
    e = np.exp(scores - scores[:, :1])
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: nan replaced
# says: The first example is right
def softmax(scores):
    e = np.exp(scores)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True), nan=1.0)


# %% softmax: in place
# says: changed its input `scores`
def softmax(scores):
    scores -= scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: divided without keepdims
# says: one sum for each row
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


# %% softmax: clipped
# says: The first example is right
def softmax(scores):
    e = np.exp(np.clip(scores, -20, 20))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: clipped at the largest power
# says: The first example is right
def softmax(scores):
    e = np.exp(np.clip(scores, -700, 700))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: longer floats
# says: nan
def softmax(scores):
    e = np.exp(scores.astype(np.longdouble))
    return (e / e.sum(axis=1, keepdims=True)).astype(float)


# %% softmax: a small number added
# says: expected
# not: rounded to
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-3)


# %% softmax: math.exp
# says: np.exp
def softmax(scores):
    e = math.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: Python's max
# says: truth value
def softmax(scores):
    e = np.exp(scores - max(scores))
    return e / e.sum(axis=1, keepdims=True)


# %% softmax: no power
# says: `np.exp` is missing
def softmax(scores):
    return scores / scores.sum(axis=1, keepdims=True)


# %% forward: no return
# says: hands nothing back
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    p = nnlib.activations.softmax(z @ W2 + b2)


# %% forward: printed
# says: in place of `print`
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    print(nnlib.activations.softmax(z @ W2 + b2))


# %% forward: lost reshape
# says: returns a new one
def forward(images, W1, b1, W2, b2):
    images.reshape(len(images), -1)
    z = np.maximum(images @ W1 + b1, 0)
    return nnlib.activations.softmax(z @ W2 + b2)


# %% forward: all in one row
# says: ValueError
# not: still have two axes
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(-1)
    z = np.maximum(rows @ W1 + b1, 0)
    return nnlib.activations.softmax(z @ W2 + b2)


# %% forward: no bend
# says: ReLU between the two layers is missing
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), -1)
    return nnlib.activations.softmax((rows @ W1 + b1) @ W2 + b2)


# %% forward: ReLU on the scores too
# says: The scores went through ReLU
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), -1)
    z = np.maximum(rows @ W1 + b1, 0)
    return nnlib.activations.softmax(np.maximum(z @ W2 + b2, 0))


# %% forward: ReLU at the end alone
# says: It belongs between the two layers
def forward(images, W1, b1, W2, b2):
    u = images.reshape(len(images), -1) @ W1 + b1
    return nnlib.activations.softmax(nnlib.activations.relu(u @ W2 + b2))


# %% forward: scores
# says: softmax is missing
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), -1)
    z = np.maximum(rows @ W1 + b1, 0)
    return z @ W2 + b2


# %% forward: softmax as written
# says: their powers overflow
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    e = np.exp(z @ W2 + b2)
    return e / e.sum(axis=1, keepdims=True)


# %% forward: no first bias
# says: `b1` is missing
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1, 0)
    return nnlib.activations.softmax(z @ W2 + b2)


# %% forward: no biases
# says: Both biases are missing
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1, 0)
    return nnlib.activations.softmax(z @ W2)


# %% forward: best class
# says: most probable classes
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    return (z @ W2 + b2).argmax(axis=1)


# %% forward: softmax over the whole table
# says: All probabilities together sum to 1
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    s = z @ W2 + b2
    e = np.exp(s - s.max())
    return e / e.sum()


# %% forward: softmax along the wrong axis
# says: The columns sum to 1
def forward(images, W1, b1, W2, b2):
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    return nnlib.activations.softmax(z @ W2 + b2, axis=0)


# %% forward: weights first
# says: matmul
# not: still have two axes
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), -1)
    z = np.maximum(W1 @ rows + b1, 0)
    return nnlib.activations.softmax(W2 @ z + b2)


# %% forward: 784 pixels always
# says: reshape
def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), 784)
    z = np.maximum(rows @ W1 + b1, 0)
    return nnlib.activations.softmax(z @ W2 + b2)


# %% forward: bias added in place to an argument
# says: changed its input
def forward(images, W1, b1, W2, b2):
    images *= 2
    images /= 2
    images += 1e-3
    z = np.maximum(images.reshape(len(images), -1) @ W1 + b1, 0)
    return nnlib.activations.softmax(z @ W2 + b2)


# %% accuracy: no return
# says: hands nothing back
def accuracy(y, t):
    np.mean(y.argmax(axis=1) == t)


# %% accuracy: printed
# says: in place of `print`
def accuracy(y, t):
    print(np.mean(y.argmax(axis=1) == t))


# %% accuracy: trailing comma
# says: a tuple
def accuracy(y, t):
    return np.mean(y.argmax(axis=1) == t),


# %% accuracy: count
# says: counts the right answers
def accuracy(y, t):
    return np.sum(np.argmax(y, axis=1) == t)


# %% accuracy: per cent
# says: in per cent
def accuracy(y, t):
    return np.mean(np.argmax(y, axis=1) == t) * 100


# %% accuracy: no axis
# says: looks through the whole table
def accuracy(y, t):
    return np.mean(np.argmax(y) == t)


# %% accuracy: columns
# says: best sample for each class
def accuracy(y, t):
    return np.mean(np.argmax(y, axis=0) == t)


# %% accuracy: tables compared
# says: whole table of probabilities
def accuracy(y, t):
    return np.mean(y == t)


# %% accuracy: largest probability compared
# says: The largest *probability* was compared
def accuracy(y, t):
    return np.mean(y.max(axis=1) == t)


# %% accuracy: always 0
# says: expected
# not: probability* was compared
def accuracy(y, t):
    right = 0
    for i in range(len(t)):
        if y[i] is t[i]:
            right += 1
    return right / len(t)


# %% accuracy: divided by all entries
# says: number of entries of the table
def accuracy(y, t):
    return np.sum(y.argmax(axis=1) == t) / y.size


# %% accuracy: return in the loop
# says: inside the loop
def accuracy(y, t):
    right = 0
    for i in range(len(t)):
        right += y[i].argmax() == t[i]
        return right / len(t)


# %% accuracy: the example by heart
# says: never uses its argument `y`
def accuracy(y, t):
    return 0.75


# %% accuracy: mean of a Python bool
# says: AttributeError
# says: bool
# not: earlier method
def accuracy(y, t):
    answers = list(y.argmax(axis=1))
    return (answers == list(t)).mean()


# %% accuracy: other order of arguments
# says: `accuracy(y, t)`
# says: the order decides
def accuracy(t, y):
    return np.mean(y.argmax(axis=1) == t)


# %% accuracy: rounded
# says: expected
def accuracy(y, t):
    return round(np.mean(y.argmax(axis=1) == t), 1)


# %% accuracy: one answer for each sample
# says: says for each sample whether it is right
def accuracy(y, t):
    return (y.argmax(axis=1) == t).astype(float)


# %% scaled_up: no return
# says: hands nothing back
def scaled_up(scores, k):
    nnlib.activations.softmax(k * k * scores)


# %% scaled_up: printed
# says: in place of `print`
def scaled_up(scores, k):
    print(nnlib.activations.softmax(k * k * scores))


# %% scaled_up: scores and probabilities
# says: a tuple
def scaled_up(scores, k):
    return k * k * scores, nnlib.activations.softmax(k * k * scores)


# %% scaled_up: one layer
# says: as if one layer had larger weights
def scaled_up(scores, k):
    return nnlib.activations.softmax(k * scores)


# %% scaled_up: twice k
# says: k times k
def scaled_up(scores, k):
    return nnlib.activations.softmax((k + k) * scores)


# %% scaled_up: a caret for a power
# says: `**`
def scaled_up(scores, k):
    return nnlib.activations.softmax(k ^ 2 * scores)


# %% scaled_up: overflow
# says: their powers overflow
def scaled_up(scores, k):
    e = np.exp(k**2 * scores)
    return e / e.sum(axis=1, keepdims=True)


# %% scaled_up: scores
# says: Asked for are the probabilities
def scaled_up(scores, k):
    return k * k * scores


# %% scaled_up: probabilities multiplied
# says: no longer sum to 1
def scaled_up(scores, k):
    return nnlib.activations.softmax(scores) * k**2


# %% scaled_up: only ten
# says: never uses its argument `k`
def scaled_up(scores, k):
    return nnlib.activations.softmax(100 * scores)


# %% scaled_up: in place
# says: changed its input `scores`
def scaled_up(scores, k):
    scores *= k * k
    return nnlib.activations.softmax(scores)


# %% scaled_up: nothing
# says: as it was
def scaled_up(scores, k):
    return nnlib.activations.softmax(scores + k * k)


# %% scaled_up: surest class alone
# says: expected
def scaled_up(scores, k):
    return nnlib.activations.softmax(k * k * scores).max(axis=1)

# %% softmax: Python's sum and no shift
# not: What is subtracted
# says: overflow
def softmax(scores):
    e = np.exp(scores)
    return e / sum(e)
