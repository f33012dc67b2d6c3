"""Wrong answers to the tasks of notebook 01."""

# %% given
import numpy as np

RIGHT_AND, RIGHT_OR = (1, 1, -1.5), (1, 1, -0.5)


# %% weighted_sum: no return
# says: hands nothing back
def weighted_sum(x, w, b):
    u = x @ w + b


# %% weighted_sum: print in place of return
# says: in place of `print`
def weighted_sum(x, w, b):
    print(x @ w + b)


# %% weighted_sum: trailing comma
# says: a tuple
# not: None
def weighted_sum(x, w, b):
    return x @ w + b,


# %% weighted_sum: Python's sum without bias
# says: the bias `b` is missing
def weighted_sum(x, w, b):
    return sum(x * w)


# %% weighted_sum: bias in the loop
# says: once for each input
def weighted_sum(x, w, b):
    u = 0
    for i in range(len(x)):
        u += x[i] * w[i] + b
    return u


# %% weighted_sum: outer product
# says: Each input has its own weight
def weighted_sum(x, w, b):
    return np.outer(x, w).sum() + b


# %% weighted_sum: in place
# says: changed its input `x`
def weighted_sum(x, w, b):
    x *= w
    return x.sum() + b


# %% weighted_sum: no bias argument
# says: It should take: `x`, `w`, `b`.
def weighted_sum(x, w):
    return x @ w


# %% weighted_sum: in a list
# says: expected
def weighted_sum(x, w, b):
    return [x @ w + b]


# %% weighted_sum: two inputs only
# says: a third one is left out
def weighted_sum(x, w, b):
    return x[0] * w[0] + x[1] * w[1] + b


# %% weighted_sum: return in the loop
# says: inside the loop
def weighted_sum(x, w, b):
    u = b
    for i in range(len(x)):
        u += x[i] * w[i]
        return u


# %% weighted_sum: range of an array
# says: TypeError
# says: range(x)
def weighted_sum(x, w, b):
    u = b
    for i in range(x):
        u += x[i] * w[i]
    return u


# %% weighted_sum: one index too far
# says: IndexError
def weighted_sum(x, w, b):
    u = b
    for i in range(len(x) + 1):
        u += x[i] * w[i]
    return u


# %% weighted_sum: the example by heart
# says: never uses its argument `x`
def weighted_sum(x, w, b):
    return 2.0


# %% decide: no return
# says: hands nothing back
def decide(x, w, b):
    np.where(x @ w + b > 0, 1, 0)


# %% decide: printed
# says: in place of `print`
def decide(x, w, b):
    print(np.where(x @ w + b > 0, 1, 0))


# %% decide: np.where with one argument
# says: a tuple
def decide(x, w, b):
    return np.where(x @ w + b > 0)


# %% decide: by if
# says: , `if u > 0:`
def decide(x, w, b):
    u = x @ w + b
    if u > 0:
        return 1
    return 0


# %% decide: comparison
# says: True and False
def decide(x, w, b):
    return x @ w + b > 0


# %% decide: weights first
# says: so `x` comes first
def decide(x, w, b):
    return np.where(w @ x + b > 0, 1, 0)


# %% decide: list
# says: list
def decide(x, w, b):
    return [1 if row @ w + b > 0 else 0 for row in x]


# %% decide: column
# says: expected
def decide(x, w, b):
    return np.where(x @ w[:, None] + b > 0, 1, 0)


# %% decide: return in the loop
# says: inside the loop
def decide(x, w, b):
    for row in x:
        return 1 if row @ w + b > 0 else 0


# %% decide: compared with one
# says: compared with 1
def decide(x, w, b):
    return np.where(x @ w + b > 1, 1, 0)


# %% decide: the formula for two features
# says: a third one is left out
def decide(x, w, b):
    return np.where(w[0] * x[:, 0] + w[1] * x[:, 1] + b > 0, 1, 0)


# %% decide: greater or equal
# says: compare with `>` and not `>=`
def decide(x, w, b):
    return (x @ w + b >= 0).astype(int)


# %% decide: the bias is left out
# says: The bias does not take part
def decide(x, w, b):
    return np.where(x @ w > 0, 1, 0)


# %% decide: minus one
# says: 0 and not -1
def decide(x, w, b):
    return np.where(x @ w + b > 0, 1, -1)


# %% decide: below
# says: compare with `>`
def decide(x, w, b):
    return (x @ w + b < 0) * 1


# %% decide: compared with the bias
# says: as it also is in `x @ w > b`
def decide(x, w, b):
    return (x @ w > b).astype(int)


# %% decide: append to an array
# says: AttributeError
# says: append
# not: earlier method
def decide(x, w, b):
    answers = np.array([])
    for row in x:
        answers.append(1 if row @ w + b > 0 else 0)
    return answers


# %% and_or: swapped
# says: The two are swapped
AND, OR = RIGHT_OR, RIGHT_AND

# %% and_or: OR twice
# says: compute OR, not AND
AND = OR = RIGHT_OR

# %% and_or: AND twice
# says: AND is right. These numbers compute AND, not OR
AND = OR = RIGHT_AND

# %% and_or: bias too low
# says: AND answers 0 whatever comes in. Its sum u is above 0 for none
AND, OR = (1, 1, -2), RIGHT_OR

# %% and_or: bias too high
# says: OR answers 1 whatever comes in
AND, OR = RIGHT_AND, (1, 1, 0.5)

# %% and_or: all signs turned
# says: Every answer of AND is the opposite
AND, OR = (-1, -1, 1.5), RIGHT_OR

# %% and_or: all signs turned, on the line
# says: Then raise b a little
AND, OR = (-1, -1, 2), RIGHT_OR

# %% and_or: one weight too small
# says: AND has 3 of 4 right. For x = (1, 0) its sum is u = 0.25
AND, OR = (1, 0.5, -0.75), RIGHT_OR

# %% and_or: on the line
# says: Exactly 0 is not above 0
AND, OR = RIGHT_AND, (1, 0, 0)

# %% and_or: OR not written yet
# says: OR still holds its dots
AND = RIGHT_AND
OR = (..., ..., ...)

# %% and_or: two numbers
# says: its shape is (2,)
AND, OR = RIGHT_AND, (1, 1)

# %% and_or: words
# says: should hold three numbers
AND, OR = RIGHT_AND, ("1", "one", 0)

# %% and_or: numbers in quotes
# says: should hold three numbers
AND = ("1", "1", "-1.5")
OR = ("1", "1", "-0.5")

# %% and_or: decimal comma
# says: `-1.5` is one
AND = (1, 1, -1,5)
OR = (1, 1, -0,5)

# %% and_or: weights in a list of their own
# says: AND should hold three numbers
AND = ([1, 1], -1.5)
OR = ([1, 1], -0.5)

# %% and_or: weights as an array
# says: AND should hold three numbers
AND = (np.array([1, 1]), -1.5)
OR = (np.array([1, 1]), -0.5)

# %% and_or: the four answers
# says: These are the four answers of AND
AND = (0, 0, 0, 1)
OR = (0, 1, 1, 1)

# %% and_or: only a bias
# says: Begin with the weights
AND = (0, 0, 1)
OR = (0, 0, 1)

# %% and_or: functions
# says: it is a function
AND = lambda x1, x2: x1 and x2
OR = lambda x1, x2: x1 or x2

# %% xor: weights swapped
# says: The two weights are swapped
XOR = (-2, 1, -0.5)

# %% xor: OR again
# says: it should answer 0
# says: OR answers 1 and AND 1
XOR = (1, 1, -0.5)

# %% xor: AND not loud enough
# says: XOR has 3 of 4 right. For x = (1, 1)
XOR = (2, -1, -0.5)

# %% xor: never
# says: raise b
XOR = (1, -2, -1)

# %% xor: always
# says: lower b
XOR = (1, -2, 2)

# %% xor: only zeros
# says: Begin with the weights
XOR = (0, 0, 0)

# %% xor: opposite
# says: Every answer of XOR is the opposite
XOR = (-1, 2, 0.5)

# %% xor: decimal comma
# says: `-1.5` is one
XOR = (1, -2, -0,5)

# %% xor: all three neurons
# says: its shape is (3, 3)
XOR = (RIGHT_OR, RIGHT_AND, (1, -2, -0.5))

# %% xor: the four answers
# says: These are the four answers of XOR
XOR = [0, 1, 1, 0]

# %% xor: one number
# says: XOR should hold three numbers
XOR = -0.5

# %% xor: text
# says: XOR should hold three numbers
XOR = "1, -2, -0.5"
