"""Wrong answers to the tasks of notebook 00."""

# %% given
import nnlib
import numpy as np
from nnlib.layers import Dense, Flatten

(images_train, y_train), (images_test, y_test) = nnlib.datasets.mnist.load_data()
x_train, x_test = images_train / np.float32(255), images_test / np.float32(255)
model = nnlib.Sequential([Flatten(), Dense(128, "relu"), Dense(10, "softmax")], seed=0)


# %% to_unit: no return
# says: hands nothing back
def to_unit(images):
    images = images / 255


# %% to_unit: print in place of return
# says: in place of `print`
def to_unit(images):
    print(images / 255)


# %% to_unit: trailing comma
# says: a tuple
# not: None
def to_unit(images):
    return images / 255,


# %% to_unit: divided in place
# says: integers
# says: images /= 255
def to_unit(images):
    images /= 255
    return images


# %% to_unit: written into the input
# says: the fraction is gone
def to_unit(images):
    images[...] = images / 255
    return images


# %% to_unit: whole division
# says: `//` drops fractions
def to_unit(images):
    return images // 255


# %% to_unit: list
# says: list
def to_unit(images):
    return [pixel / 255 for pixel in images]


# %% to_unit: inverted
# says: Paper and ink have changed places
def to_unit(images):
    return 1 - images / 255


# %% to_unit: 256
# says: full ink became 0.996
def to_unit(images):
    return images / 256


# %% to_unit: own maximum
# says: largest pixel of the array at hand
def to_unit(images):
    return images / np.max(images)


# %% to_unit: the example by heart
# says: never uses its argument `images`
def to_unit(images):
    return np.array([0.0, 0.2, 1.0])


# %% to_unit: rounded
# says: 0.2353
def to_unit(images):
    return np.round(images / 255, 1)


# %% to_unit: misspelt method
# says: AttributeError
# says: as_type
# not: earlier method
def to_unit(images):
    return images.as_type(float) / 255


# %% to_unit: return in the loop
# says: inside the loop
# not: largest pixel
def to_unit(images):
    for image in images:
        return image / 255


# %% center: no return
# says: hands nothing back
def center(x):
    x - x.mean(axis=0)


# %% center: printed
# says: in place of `print`
def center(x):
    print(x - x.mean(axis=0))


# %% center: trailing comma
# says: a tuple
def center(x):
    return x - x.mean(axis=0),


# %% center: in place
# says: changed its input `x`
def center(x):
    x -= x.mean(axis=0)
    return x


# %% center: one mean
# says: Each column has its own
def center(x):
    return x - np.mean(x)


# %% center: loop over rows
# says: mean of each row
def center(x):
    return np.array([row - row.mean() for row in x])


# %% center: axis 1 without keepdims
# says: the rows have to disappear
def center(x):
    return x - x.mean(axis=1)


# %% center: parentheses forgotten
# says: TypeError
# says: x.mean
def center(x):
    return x - x.mean


# %% center: means alone
# says: Now subtract them
def center(x):
    return x.mean(axis=0)


# %% center: median
# says: its median
def center(x):
    return x - np.median(x, axis=0)


# %% center: transposed
# says: transposed
def center(x):
    return (x - x.mean(axis=0)).T


# %% center: negated
# says: subtracted from the means
def center(x):
    return x.mean(axis=0) - x


# %% center: standardized
# says: only the mean goes
def center(x):
    return (x - x.mean(axis=0)) / x.std(axis=0)


# %% center: axis as the wrong argument
# says: TypeError
# says: axes
# not: It should take
def center(x):
    return x - x.mean(axes=0)


# %% best_class: no return
# says: hands nothing back
# not: decimals
def best_class(scores):
    answers = scores.argmax(axis=1)


# %% best_class: printed
# says: in place of `print`
def best_class(scores):
    print(scores.argmax(axis=1))


# %% best_class: a pair
# says: a tuple
def best_class(scores):
    return scores.argmax(axis=1), scores.max(axis=1)


# %% best_class: Python's max
# says: want one True or False
def best_class(scores):
    return max(scores)


# %% best_class: largest scores
# says: where they stand
def best_class(scores):
    return np.max(scores, axis=1)


# %% best_class: axis 0
# says: best sample for each class
def best_class(scores):
    return np.argmax(scores, axis=0)


# %% best_class: no axis
# says: looks through the whole table
def best_class(scores):
    return np.argmax(scores)


# %% best_class: one hot
# says: expected
# not: Is it the other axis
def best_class(scores):
    return (scores == scores.max(axis=1, keepdims=True)).astype(int)


# %% best_class: first of a sorted row
# says: index of the smallest score
def best_class(scores):
    return np.argsort(scores, axis=1)[:, 0]


# %% best_class: counted from one
# says: counted from 0
def best_class(scores):
    return scores.argmax(axis=1) + 1


# %% best_class: with decimals
# says: only whole numbers as an index
def best_class(scores):
    answers = np.zeros(len(scores))
    for i, row in enumerate(scores):
        answers[i] = row.argmax()
    return answers


# %% best_class: zeros that are never filled
# says: expected
# not: The classes are right
def best_class(scores):
    answers = np.zeros(len(scores))
    for answer, row in zip(answers, scores):
        answer = row.argmax()
    return answers


# %% best_class: largest size
# says: The signs were dropped
def best_class(scores):
    return np.abs(scores).argmax(axis=1)


# %% best_class: return in the loop
# says: inside the loop
# not: looks through the whole table
def best_class(scores):
    for row in scores:
        return row.argmax()


# %% best_class: a list has no argmax
# says: AttributeError
# says: list
# not: earlier method
def best_class(scores):
    return np.array([list(row).argmax() for row in scores])


# %% small_network: too many units
# says: It has 12,730 parameters
small = nnlib.Sequential([Flatten(), Dense(16, "relu"), Dense(10, "softmax")], seed=0)
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(x_train[:500], y_train[:500], verbose=0)


# %% small_network: the large model again
# says: has not seen any data
small = model


# %% small_network: the history
# says: `fit` hands back the history
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=0)
small.compile("adam", "sparse_categorical_crossentropy")
small = small.fit(x_train[:500], y_train[:500], verbose=0)


# %% small_network: not trained
# says: has it been trained
small = nnlib.Sequential([nnlib.layers.Input((28, 28)), Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=0)


# %% small_network: compiled and no more
# says: it needs `compile` and `fit`
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=0)
small.compile("adam", "sparse_categorical_crossentropy")


# %% small_network: raw pixels
# says: it has learned from such pixels
# not: Guessing gets
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=0)
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(images_train, y_train, epochs=10, verbose=0)


# %% small_network: list of layers
# says: inside of `nnlib.Sequential([...])`
small = [Flatten(), Dense(12, "relu"), Dense(10, "softmax")]


# %% small_network: the class
# says: Parentheses with the layers are missing
small = nnlib.Sequential


# %% small_network: its accuracy
# says: it is of type `float`
small = 0.93


# %% small_network: too few units
# says: reads
# says: A few more units
small = nnlib.Sequential([Flatten(), Dense(3, "relu"), Dense(10, "softmax")], seed=0)
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(x_train, y_train, epochs=3, verbose=0)


# %% small_network: no Flatten and one answer
# says: (1000, 1)
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(1)], seed=0)
small.compile("adam", "mse")
small.fit(x_train[:500], y_train[:500, None], verbose=0)


# %% small_network: half of the picture
# says: It cannot read `x_test`
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=0)
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(x_train[:500, ::2, ::2], y_train[:500], verbose=0)
