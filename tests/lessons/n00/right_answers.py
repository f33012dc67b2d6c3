"""Right answers to the tasks of notebook 00."""

# %% given
import nnlib
import numpy as np
from nnlib.layers import Dense, Flatten

(images_train, y_train), (images_test, y_test) = nnlib.datasets.mnist.load_data()
x_train, x_test = images_train / np.float32(255), images_test / np.float32(255)
model = nnlib.Sequential([Flatten(), Dense(128, "relu"), Dense(10, "softmax")], seed=0)


# %% to_unit: half precision
def to_unit(images):
    return (images / 255).astype(np.float16)


# %% to_unit: partial
from functools import partial

to_unit = partial(np.multiply, 1 / 255)


# %% to_unit: lambda
to_unit = lambda images: images / 255


# %% to_unit: float32
def to_unit(pictures):
    return pictures.astype("float32") / 255


# %% to_unit: divide with annotations
def to_unit(images: np.ndarray) -> np.ndarray:
    """Pixels between 0 and 1."""
    return np.divide(images, 255.0)


# %% to_unit: loop over all places
def to_unit(images):
    result = np.zeros(images.shape)
    for place in np.ndindex(images.shape):
        result[place] = images[place] / 255
    return result


# %% to_unit: helper
LARGEST = 255


def scale(values, largest):
    return values / largest


def to_unit(images):
    return scale(images, LARGEST)


# %% to_unit: flattened and back
def to_unit(images):
    return np.array([pixel / 255 for pixel in images.ravel()]).reshape(images.shape)


# %% to_unit: interpolation
def to_unit(images):
    return np.interp(images, [0, 255], [0.0, 1.0])


# %% to_unit: callable object
class Scaler:
    def __init__(self, largest):
        self.largest = largest

    def __call__(self, images):
        return images / self.largest


to_unit = Scaler(255)


# %% center: float32
def center(x):
    x = np.asarray(x, dtype=np.float32)
    return x - x.mean(axis=0)


# %% center: matrix product
center = lambda samples: samples - np.ones((len(samples), len(samples))) @ samples / len(samples)


# %% center: as in the hint
def center(x):
    return x - x.mean(axis=0)


# %% center: np.mean with keepdims
def center(x):
    means = np.mean(x, axis=0, keepdims=True)
    return np.subtract(x, means)


# %% center: loop over columns
def center(x):
    result = np.empty(x.shape)
    for j in range(x.shape[1]):
        result[:, j] = x[:, j] - sum(x[:, j]) / len(x)
    return result


# %% center: transposed twice
def center(x):
    return np.array([column - column.mean() for column in x.T]).T


# %% center: copy first
def center(x):
    x = x.copy()
    x -= x.mean(axis=0)
    return x


# %% center: einsum
def center(x):
    return x - np.einsum("ij->j", x) / x.shape[0]


# %% center: apply_along_axis
def center(x):
    return np.apply_along_axis(lambda column: column - np.average(column), 0, x)


# %% center: helper
def column_means(table):
    return table.sum(axis=0) / table.shape[0]


def center(x: np.ndarray) -> np.ndarray:
    return x - column_means(x)[None, :]


# %% best_class: callable object
class BestClass:
    def __call__(self, table):
        return np.argmax(table, axis=-1)


best_class = BestClass()


# %% best_class: small whole numbers
from functools import partial

best_class = partial(np.apply_along_axis, lambda row: np.uint8(row.argmax()), 1)


# %% best_class: as in the hint
def best_class(scores):
    return scores.argmax(axis=1)


# %% best_class: lambda
best_class = lambda s: np.argmax(s, 1)


# %% best_class: loop
def best_class(scores):
    answers = np.zeros(len(scores), dtype=int)
    for i in range(len(scores)):
        answers[i] = np.argmax(scores[i])
    return answers


# %% best_class: comprehension
def best_class(scores):
    return np.array([list(row).index(max(row)) for row in scores])


# %% best_class: sorting
def best_class(scores):
    return np.argsort(scores, axis=1)[:, -1]


# %% best_class: place of the maximum
def best_class(scores):
    rows, columns = np.where(scores == scores.max(axis=1, keepdims=True))
    return columns


# %% best_class: compared by hand
def best_class(scores):
    best = np.zeros(scores.shape[0], int)
    for i, row in enumerate(scores):
        for j in range(1, len(row)):
            if row[j] > row[best[i]]:
                best[i] = j
    return best


# %% best_class: by the transposed table
def best_class(scores: np.ndarray) -> np.ndarray:
    return scores.T.argmax(axis=0)


# %% small_network: no model of nnlib
class EveryThirdPixel:
    """The rows of a third of the pixels, and one layer."""

    def __init__(self):
        self.inner = nnlib.Sequential([Dense(20, "tanh"), Dense(10, "softmax")], seed=1)
        self.inner.compile("adam", "sparse_categorical_crossentropy")

    def rows(self, pictures):
        return pictures.reshape(len(pictures), -1)[:, ::3]

    def fit(self, pictures, targets):
        self.inner.fit(self.rows(pictures), targets, epochs=8, verbose=0)

    def predict(self, pictures):
        return self.inner.predict(self.rows(pictures), verbose=0)

    def count_params(self):
        return self.inner.count_params()


small = EveryThirdPixel()
small.fit(x_train, y_train)


# %% small_network: trained on rows
small = nnlib.Sequential([Dense(11, "relu"), Dense(10, "softmax")], seed=2)
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(x_train.reshape(len(x_train), -1), y_train, epochs=6, verbose=0)


# %% small_network: as in the hint
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=0)
small.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
small.fit(x_train, y_train, epochs=5)


# %% small_network: no hidden layer
small = nnlib.Sequential([Flatten(), Dense(10, "softmax")])
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(x_train, y_train, epochs=5, verbose=0)


# %% small_network: two hidden layers
small = nnlib.Sequential(seed=3)
for layer in (Flatten(), Dense(12, "relu"), Dense(12, "relu"), Dense(10, "softmax")):
    small.add(layer)
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(x_train, y_train, epochs=8, verbose=0)


# %% small_network: a function that builds it
def build(units, activation="sigmoid"):
    network = nnlib.Sequential([Flatten(), Dense(units, activation), Dense(10, "softmax")], seed=4)
    network.compile(nnlib.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    return network


small = build(12)
history = small.fit(x_train, y_train, batch_size=64, epochs=8, verbose=0)


# %% small_network: gradient descent
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=5)
small.compile(nnlib.optimizers.SGD(0.2), "sparse_categorical_crossentropy")
small.fit(x_train, y_train, epochs=6, verbose=0)


# %% small_network: scores without softmax
small = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10)], seed=6)
loss = nnlib.losses.SparseCategoricalCrossentropy(from_logits=True)
small.compile("adam", loss)
small.fit(x_train, y_train, epochs=6, verbose=0)


# %% small_network: with dropout
from nnlib.layers import Dropout, Input

small = nnlib.Sequential([Input((28, 28)), Flatten(), Dropout(0.05), Dense(12, "relu"), Dense(10, "softmax")], seed=7)
small.compile("adam", "sparse_categorical_crossentropy")
small.fit(x_train, y_train, epochs=8, verbose=0)
