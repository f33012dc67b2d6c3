"""Wrong answers to the tasks of notebook 00."""

# %% given
import numpy as np


# %% to_unit: unit in place
# says: the fraction is gone
def to_unit(images):
    images[...] = images / 255
    return images


# %% to_unit: unit printed
# says: Use `return` in place of `print`
def to_unit(images):
    print(images / 255)


# %% to_unit: unit as list
# says: list
def to_unit(images):
    return [pixel / 255 for pixel in images]


# %% to_unit: unit inverted
# says: got `[1. , 0.8, 0. ]`, expected `[0. , 0.2, 1. ]`
def to_unit(images):
    return 1 - images / 255


# %% center: center in place
# says: changed its input `x`
def center(x):
    x -= x.mean(axis=0)
    return x


# %% center: center with loop over rows
# says: mean of each row
def center(x):
    return np.array([row - row.mean() for row in x])


# %% center: center by median
# says: The first example is right
def center(x):
    return x - np.median(x, axis=0)


# %% center: center transposed
# says: transposed
def center(x):
    return (x - x.mean(axis=0)).T


# %% center: center negated
# says: Only the sign is wrong
def center(x):
    return x.mean(axis=0) - x


# %% best_class: best by max function
# says: want one True or False
def best_class(scores):
    return max(scores)


# %% best_class: best one hot
# says: expected is (2,)
def best_class(scores):
    return (scores == scores.max(axis=1, keepdims=True)).astype(int)


# %% best_class: best by sorting
# says: index of the smallest score
def best_class(scores):
    return np.argsort(scores, axis=1)[:, 0]


# %% best_class: best counted from one
# says: off by the same amount, 1
def best_class(scores):
    return scores.argmax(axis=1) + 1
