"""Wrong answers to the tasks of notebook 01."""

# %% given
import numpy as np

RIGHT_AND, RIGHT_OR = (1, 1, -1.5), (1, 1, -0.5)


# %% weighted_sum: sum printed
# says: Use `return` in place of `print`
def weighted_sum(x, w, b):
    print(x @ w + b)


# %% weighted_sum: sum by python sum
# says: the bias `b` is missing
def weighted_sum(x, w, b):
    return sum(x * w)


# %% weighted_sum: sum with bias in loop
# says: once for each input
def weighted_sum(x, w, b):
    u = 0
    for i in range(len(x)):
        u += x[i] * w[i] + b
    return u


# %% weighted_sum: sum of outer product
# says: Each input has its own weight
def weighted_sum(x, w, b):
    return np.outer(x, w).sum() + b


# %% weighted_sum: sum in place
# says: changed its input `x`
def weighted_sum(x, w, b):
    x *= w
    return x.sum() + b


# %% weighted_sum: sum without bias argument
# says: It should take: `x`, `w`, `b`.
def weighted_sum(x, w):
    return x @ w


# %% weighted_sum: sum in a list
# says: has shape (1,)
def weighted_sum(x, w, b):
    return [x @ w + b]


# %% decide: decide by if
# says: , `if u > 0:`, for 
def decide(x, w, b):
    u = x @ w + b
    if u > 0:
        return 1
    return 0


# %% decide: decide as comparison
# says: True and False
def decide(x, w, b):
    return x @ w + b > 0


# %% decide: decide weights first
# says: For `A @ B`
def decide(x, w, b):
    return np.where(w @ x + b > 0, 1, 0)


# %% decide: decide as list
# says: as a Python list
def decide(x, w, b):
    return [1 if row @ w + b > 0 else 0 for row in x]


# %% decide: decide as column
# says: expected is (3,)
def decide(x, w, b):
    return np.where(x @ w[:, None] + b > 0, 1, 0)


# %% decide: decide returns in the loop
# says: Only the first sample was asked
def decide(x, w, b):
    for row in x:
        return 1 if row @ w + b > 0 else 0


# %% decide: decide about one
# says: The first example is right
def decide(x, w, b):
    return np.where(x @ w + b > 1, 1, 0)


# %% and_or: (RIGHT_OR, RIGHT_AND)
# says: The two are swapped
(AND, OR) = (RIGHT_OR, RIGHT_AND)


# %% and_or: (RIGHT_OR, RIGHT_OR)
# says: compute OR, not AND
(AND, OR) = (RIGHT_OR, RIGHT_OR)


# %% and_or: (RIGHT_AND, RIGHT_AND)
# says: AND is right. These numbers compute AND, not OR
(AND, OR) = (RIGHT_AND, RIGHT_AND)


# %% and_or: ((1, 1, -2), RIGHT_OR)
# says: AND answers 0 whatever comes in. Its sum u is above 0 for none
(AND, OR) = ((1, 1, -2), RIGHT_OR)


# %% and_or: (RIGHT_AND, (1, 1, 0.5))
# says: OR answers 1 whatever comes in
(AND, OR) = (RIGHT_AND, (1, 1, 0.5))


# %% and_or: ((-1, -1, 1.5), RIGHT_OR)
# says: Every answer of AND is the opposite
(AND, OR) = ((-1, -1, 1.5), RIGHT_OR)


# %% and_or: ((1, 0.5, -0.75), RIGHT_OR)
# says: AND has 3 of 4 right. For x = (1, 0) its sum is u = 0.25
(AND, OR) = ((1, 0.5, -0.75), RIGHT_OR)


# %% and_or: (RIGHT_AND, (1, 0, 0))
# says: Exactly 0 is not above 0
(AND, OR) = (RIGHT_AND, (1, 0, 0))


# %% and_or: (RIGHT_AND, (..., ..., ...))
# says: OR still holds its dots
(AND, OR) = (RIGHT_AND, (..., ..., ...))


# %% and_or: (RIGHT_AND, (1, 1))
# says: its shape is (2,)
(AND, OR) = (RIGHT_AND, (1, 1))


# %% and_or: (RIGHT_AND, ('1', 'one', 0))
# says: should hold three numbers
(AND, OR) = (RIGHT_AND, ("1", "one", 0))


# %% and_or: RIGHT_AND
# says: Give both neurons
(AND, OR) = RIGHT_AND
