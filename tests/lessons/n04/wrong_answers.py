"""Wrong answers to the tasks of notebook 04."""

# %% given
import math

import numpy as np

import nnlib

softmax = nnlib.activations.softmax
Loss = nnlib.losses.SparseCategoricalCrossentropy


# %% mse: no return
# says: hands nothing back
# not: sum
def mse(t, y):
    ((y - t) ** 2).mean()


# %% mse: trailing comma
# says: a tuple
# not: hands nothing back
def mse(t, y):
    return ((y - t) ** 2).mean(),


# %% mse: return in the loop
# says: stands inside the loop
def mse(t, y):
    total = 0
    for a, b in zip(t.ravel(), y.ravel()):
        total += (a - b) ** 2
        return total / t.size


# %% mse: loop over rows
# says: takes whole rows
def mse(t, y):
    total = 0
    for i in range(len(t)):
        total += (y[i] - t[i]) ** 2
    return total / len(t)


# %% mse: a column against a row
# says: broadcast
def mse(t, y):
    return np.mean((y - t.reshape(-1, 1)) ** 2)


# %% mse: columns against rows in a vector
# says: got `1.3804`, expected `1.3337`
def mse(t, y):
    return np.mean((y.reshape(-1, 1) - t.reshape(-1)) ** 2)


# %% mse: rounded
# says: rounded
def mse(t, y):
    return round(((y - t) ** 2).mean(), 4)


# %% mse: caret for a power
# says: `**`
def mse(t, y):
    return ((y - t) ^ 2).mean()


# %% mse: range of a shape
# says: tuple
def mse(t, y):
    total = 0
    for i in range(t.shape):
        total += (y[i] - t[i]) ** 2
    return total / len(t)


# %% mse: a method that arrays lack
# says: `ndarray` has no `square`
def mse(t, y):
    return (y - t).square().mean()


# %% mse: mean not called
# says: is a function
def mse(t, y):
    return ((y - t) ** 2).mean


# %% mse: math.pow of an array
# says: TypeError
def mse(t, y):
    return math.pow(y - t, 2)


# %% mse: the example's number
# says: never uses its argument
def mse(t, y):
    return 19.604898554


# %% mse: the example's number for a vector
# says: expected `1.3337`
def mse(t, y):
    return np.mean((y - 3.0) ** 2)


# %% mse: summed
# says: the sum of the squares
def mse(t, y):
    return np.sum((y - t) ** 2)


# %% mse: rooted
# says: A root was taken
def mse(t, y):
    return np.sqrt(np.mean((y - t) ** 2))


# %% mse: of absolute values
# says: mean *absolute* error
def mse(t, y):
    return np.mean(np.abs(t - y))


# %% mse: square outside
# says: First the mean, then the square
def mse(t, y):
    return np.mean(t - y) ** 2


# %% mse: with a half
# says: a factor 1/2
def mse(t, y):
    return np.mean((t - y) ** 2) / 2


# %% mse: of squares
# says: subtract first, then square
def mse(t, y):
    return np.mean(t**2 - y**2)


# %% mse: doubled
# says: doubles a miss
def mse(t, y):
    return np.mean((y - t) * 2)


# %% mse: over rows only
# says: counts rows only
def mse(t, y):
    return np.sum((t - y) ** 2) / len(y)


# %% mse: unaveraged
# says: The squares were not averaged
def mse(t, y):
    return (t - y) ** 2


# %% mse: printed
# says: in place of `print`
def mse(t, y):
    print(((t - y) ** 2).mean())


# %% mse: in place
# says: changed its input `y`
def mse(t, y):
    y -= t
    return (y**2).mean()


# %% cross_entropy: no return
# says: hands nothing back
# not: sign
def cross_entropy(t, p):
    loss = -np.log(p[np.arange(len(t)), t]).mean()


# %% cross_entropy: printed
# says: in place of `print`
def cross_entropy(t, p):
    print(-np.log(p[np.arange(len(t)), t]).mean())


# %% cross_entropy: a tuple of loss and surprises
# says: a tuple
# not: hands nothing back
def cross_entropy(t, p):
    surprises = -np.log(p[np.arange(len(t)), t])
    return surprises.mean(), surprises


# %% cross_entropy: math.log of an array
# says: `np.log`
def cross_entropy(t, p):
    return -math.log(p[np.arange(len(t)), t]) / len(t)


# %% cross_entropy: one-hot of too few classes
# says: broadcast
def cross_entropy(t, p):
    return -np.sum(np.eye(t.max() + 1)[t] * np.log(p)) / len(t)


# %% cross_entropy: return in the loop
# says: stands inside the loop
def cross_entropy(t, p):
    total = 0
    for i in range(len(t)):
        total -= np.log(p[i, t[i]])
        return total / len(t)


# %% cross_entropy: where alone
# says: got `0.7651`, expected `1.0397`
def cross_entropy(t, p):
    return -np.log(p).mean()


# %% cross_entropy: a misspelt name
# says: NameError
def cross_entropy(t, p):
    return -np.log(p[np.arange(len(t)), labels]).mean()


# %% cross_entropy: list of a number
# says: got `1.8104`, expected `1.6495`
def cross_entropy(t, p):
    return -np.log(p[0, t[0]] * p[-1, t[-1]]) / 2


# %% cross_entropy: without minus
# says: The sign is turned round
def cross_entropy(t, p):
    return np.mean(np.log(p[np.arange(len(t)), t]))


# %% cross_entropy: of columns
# says: from *every* row
def cross_entropy(t, p):
    return -np.mean(np.log(p[:, t]))


# %% cross_entropy: of rows
# says: takes whole rows
def cross_entropy(t, p):
    return -np.log(p[t]).mean()


# %% cross_entropy: summed
# says: The loss is their mean
def cross_entropy(t, p):
    return -np.sum(np.log(p[np.arange(len(t)), t]))


# %% cross_entropy: in bits
# says: in coins (bits)
def cross_entropy(t, p):
    return -np.mean(np.log2(p[np.arange(len(t)), t]))


# %% cross_entropy: of one hot mean
# says: by the number of entries of the table
def cross_entropy(t, p):
    return -np.mean(np.eye(p.shape[1])[t] * np.log(p))


# %% cross_entropy: of own answer
# says: whatever the truth is
def cross_entropy(t, p):
    return -np.log(np.max(p, axis=1)).mean()


# %% cross_entropy: log of mean
# says: the mean comes last
def cross_entropy(t, p):
    return -np.log(np.mean(p[np.arange(len(t)), t]))


# %% cross_entropy: times label
# says: by the class *numbers*
def cross_entropy(t, p):
    return -np.mean(t * np.log(p))


# %% cross_entropy: unaveraged
# says: one a sample
def cross_entropy(t, p):
    return -np.log(p[np.arange(len(t)), t])


# %% cross_entropy: arguments swapped
# says: the order decides
def cross_entropy(p, t):
    return -np.mean(np.log(p[np.arange(len(t)), t]))


# %% cross_entropy_from_scores: no return
# says: hands nothing back
# not: inf
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: printed
# says: in place of `print`
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    print(np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t]))


# %% cross_entropy_from_scores: trailing comma
# says: a tuple
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t]),


# %% cross_entropy_from_scores: mean for the largest
# says: Subtract each row's *largest* score
def cross_entropy_from_scores(t, s):
    m = s.mean(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: shift in place
# says: changed its input `s`
def cross_entropy_from_scores(t, s):
    s -= s.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: math.exp of an array
# says: `np.exp`
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.mean(np.log(math.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: per sample
# says: These are the losses of the samples
def cross_entropy_from_scores(t, s):
    return np.logaddexp.reduce(s, axis=1) - s[np.arange(len(t)), t]


# %% cross_entropy_from_scores: a module's name misspelt
# says: AttributeError
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s - m).summ(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: through softmax
# says: takes the logarithm of softmax
def cross_entropy_from_scores(t, s):
    return -np.mean(np.log(softmax(s)[np.arange(len(t)), t]))


# %% cross_entropy_from_scores: through clipped softmax
# says: keeps the loss finite, but wrong
def cross_entropy_from_scores(t, s):
    return -np.mean(np.log(np.clip(softmax(s), 1e-7, 1 - 1e-7)[np.arange(len(t)), t]))


# %% cross_entropy_from_scores: with a smaller number
# says: got `14.1621`
def cross_entropy_from_scores(t, s):
    return -np.mean(np.log(softmax(s)[np.arange(len(t)), t] + 1e-12))


# %% cross_entropy_from_scores: without shift
# says: e¹⁰⁰⁰ is inf
def cross_entropy_from_scores(t, s):
    return np.mean(np.log(np.sum(np.exp(s), axis=1)) - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: with one maximum
# says: Each row needs its own
def cross_entropy_from_scores(t, s):
    m = np.max(s)
    return np.mean(np.log(np.sum(np.exp(s - m), axis=1)) + m - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: not shifted back
# says: Add it back after the logarithm
def cross_entropy_from_scores(t, s):
    m = np.max(s, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(s - m), axis=1)) - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: without the true one
# says: Subtract the score of the true class
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0])


# %% cross_entropy_from_scores: summed
# says: The loss is their mean
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.sum(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: without keepdims
# says: one maximum for each row
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m - s[np.arange(len(t)), t])


# %% losses_at: no return
# says: hands nothing back
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1), 0) @ (factor * W2)
    p = softmax(scores)
    -np.sum(np.eye(p.shape[1])[digits] * np.log(p)) / len(digits)


# %% losses_at: printed
# says: in place of `print`
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1), 0) @ (factor * W2)
    print(Loss(from_logits=True)(digits, scores), -np.sum(np.log(softmax(scores))))


# %% losses_at: the stable loss alone
# says: 2 values are asked for
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1), 0) @ (factor * W2)
    return Loss(from_logits=True)(digits, scores)


# %% losses_at: weights scaled in place
# says: changed its input
def losses_at(factor, rows, digits, W1, W2):
    W1 *= factor
    W2 *= factor
    scores = np.maximum(rows @ W1, 0) @ W2
    p = softmax(scores)
    return Loss(from_logits=True)(digits, scores), -np.sum(np.eye(p.shape[1])[digits] * np.log(p)) / len(digits)


# %% losses_at: one layer scaled
# says: once only
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1), 0) @ W2
    p = softmax(scores)
    return Loss(from_logits=True)(digits, scores), -np.sum(np.eye(p.shape[1])[digits] * np.log(p)) / len(digits)


# %% losses_at: no ReLU
# says: The ReLU between the two layers is missing
def losses_at(factor, rows, digits, W1, W2):
    scores = factor**2 * rows @ W1 @ W2
    p = softmax(scores)
    return Loss(from_logits=True)(digits, scores), -np.sum(np.eye(p.shape[1])[digits] * np.log(p)) / len(digits)


# %% losses_at: not divided
# says: Divide it by their number
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1), 0) @ (factor * W2)
    p = softmax(scores)
    return Loss(from_logits=True)(digits, scores), -np.sum(np.eye(p.shape[1])[digits] * np.log(p))


# %% losses_at: looked up
# says: finite where the tutorial's line gives NaN
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1), 0) @ (factor * W2)
    p = softmax(scores)[np.arange(len(digits)), digits]
    return Loss(from_logits=True)(digits, scores), -np.log(p).mean()


# %% losses_at: nan turned into a number
# says: removes no NaN
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1), 0) @ (factor * W2)
    p = softmax(scores)
    products = np.nan_to_num(np.eye(p.shape[1])[digits] * np.log(p))
    return Loss(from_logits=True)(digits, scores), -np.sum(products) / len(digits)


# %% losses_at: biases that are not there
# says: NameError
def losses_at(factor, rows, digits, W1, W2):
    scores = np.maximum(rows @ (factor * W1) + b1, 0) @ (factor * W2) + b2
    return Loss(from_logits=True)(digits, scores), 0.0


# %% cross_entropy_from_scores: a longer float
# says: Subtract each row's
def cross_entropy_from_scores(t, s):
    s = s.astype(np.longdouble)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: scores clipped
# says: got `350.3466`
def cross_entropy_from_scores(t, s):
    s = np.clip(s, -700, 700)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: largest in size
# says: expected `0.9799`
def cross_entropy_from_scores(t, s):
    m = np.abs(s).max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])
