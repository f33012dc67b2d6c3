"""Wrong answers to the tasks of notebook 04."""

# %% given
import numpy as np

def softmax(s):
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% mse: mse summed
# says: the sum of the squares
def mse(t, y):
    return np.sum((y - t) ** 2)


# %% mse: mse rooted
# says: A root was taken
def mse(t, y):
    return np.sqrt(np.mean((y - t) ** 2))


# %% mse: mse of absolute values
# says: mean *absolute* error
def mse(t, y):
    return np.mean(np.abs(t - y))


# %% mse: mse square outside
# says: First the mean, then the square
def mse(t, y):
    return np.mean(t - y) ** 2


# %% mse: mse with a half
# says: a factor 1/2
def mse(t, y):
    return np.mean((t - y) ** 2) / 2


# %% mse: mse of squares
# says: subtract first, then square
def mse(t, y):
    return np.mean(t**2 - y**2)


# %% mse: mse doubled
# says: doubles a miss
def mse(t, y):
    return np.mean((y - t) * 2)


# %% mse: mse over rows only
# says: counts rows only
def mse(t, y):
    return np.sum((t - y) ** 2) / len(y)


# %% mse: mse unaveraged
# says: The squares were not averaged
def mse(t, y):
    return (t - y) ** 2


# %% mse: mse printed
# says: Use `return` in place of `print`
def mse(t, y):
    print(((t - y) ** 2).mean())


# %% mse: mse in place
# says: changed its input `y`
def mse(t, y):
    y -= t
    return (y**2).mean()


# %% cross_entropy: entropy without minus
# says: The sign is turned round
def cross_entropy(t, p):
    return np.mean(np.log(p[np.arange(len(t)), t]))


# %% cross_entropy: entropy of columns
# says: from *every* row
def cross_entropy(t, p):
    return -np.mean(np.log(p[:, t]))


# %% cross_entropy: entropy of rows
# says: takes whole rows
def cross_entropy(t, p):
    return -np.log(p[t]).mean()


# %% cross_entropy: entropy summed
# says: The loss is their mean
def cross_entropy(t, p):
    return -np.sum(np.log(p[np.arange(len(t)), t]))


# %% cross_entropy: entropy in bits
# says: in coins (bits)
def cross_entropy(t, p):
    return -np.mean(np.log2(p[np.arange(len(t)), t]))


# %% cross_entropy: entropy of one hot mean
# says: by the number of entries of the table
def cross_entropy(t, p):
    return -np.mean(np.eye(p.shape[1])[t] * np.log(p))


# %% cross_entropy: entropy of own answer
# says: whatever the truth is
def cross_entropy(t, p):
    return -np.log(np.max(p, axis=1)).mean()


# %% cross_entropy: entropy log of mean
# says: the mean comes last
def cross_entropy(t, p):
    return -np.log(np.mean(p[np.arange(len(t)), t]))


# %% cross_entropy: entropy times label
# says: by the class *numbers*
def cross_entropy(t, p):
    return -np.mean(t * np.log(p))


# %% cross_entropy: entropy unaveraged
# says: one a sample
def cross_entropy(t, p):
    return -np.log(p[np.arange(len(t)), t])


# %% cross_entropy: entropy with swapped arguments
# says: Targets come first here
def cross_entropy(p, t):
    return -np.mean(np.log(p[np.arange(len(t)), t]))


# %% cross_entropy_from_scores: scores through softmax
# says: takes the logarithm of softmax
def cross_entropy_from_scores(t, s):
    return -np.mean(np.log(softmax(s)[np.arange(len(t)), t]))


# %% cross_entropy_from_scores: scores through clipped softmax
# says: keeps the loss finite, but wrong
def cross_entropy_from_scores(t, s):
    return -np.mean(np.log(np.clip(softmax(s), 1e-7, 1 - 1e-7)[np.arange(len(t)), t]))


# %% cross_entropy_from_scores: scores with a smaller number
# says: got `14.1621`
def cross_entropy_from_scores(t, s):
    return -np.mean(np.log(softmax(s)[np.arange(len(t)), t] + 1e-12))


# %% cross_entropy_from_scores: scores without shift
# says: e¹⁰⁰⁰ is inf
def cross_entropy_from_scores(t, s):
    return np.mean(np.log(np.sum(np.exp(s), axis=1)) - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: scores with one maximum
# says: Each row needs its own
def cross_entropy_from_scores(t, s):
    m = np.max(s)
    return np.mean(np.log(np.sum(np.exp(s - m), axis=1)) + m - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: scores not shifted back
# says: Add it back after the logarithm
def cross_entropy_from_scores(t, s):
    m = np.max(s, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(s - m), axis=1)) - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: scores without the true one
# says: Subtract the score of the true class
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0])


# %% cross_entropy_from_scores: scores summed
# says: The loss is their mean
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.sum(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])


# %% cross_entropy_from_scores: scores without keepdims
# says: one maximum for each row
def cross_entropy_from_scores(t, s):
    m = s.max(axis=1)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m - s[np.arange(len(t)), t])
