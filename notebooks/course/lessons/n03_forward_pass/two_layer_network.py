"""The task of the forward pass: images to probabilities through two layers. Notebook 03."""

import numpy as np

from course.checking.task import Slip, Task


def forward(images, W1, b1, W2, b2):
    rows = images.reshape(len(images), -1)
    z = np.maximum(rows @ W1 + b1, 0)
    return _softmax(z @ W2 + b2)


def _softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _flat(images):
    return images.reshape(len(images), -1)


def _scores(images, W1, b1, W2, b2):
    return np.maximum(_flat(images) @ W1 + b1, 0) @ W2 + b2


def _overflowing(images, W1, b1, W2, b2):
    e = np.exp(_scores(images, W1, b1, W2, b2))
    return e / e.sum(axis=1, keepdims=True)


def _one_table(images, W1, b1, W2, b2):
    scores = _scores(images, W1, b1, W2, b2)
    e = np.exp(scores - scores.max())
    return e / e.sum()


def _not_flattened(images, W1, b1, W2, b2):
    scores = np.maximum(images @ W1 + b1, 0) @ W2 + b2
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def _network(n, height, width, units, classes, size=1.0):
    """Images and two layers, in random numbers; W2, and so the scores, are `size` times as large."""

    def case(rng):
        pixels = height * width
        return (
            rng.random((n, height, width)),
            rng.normal(size=(pixels, units)),
            0.5 + rng.normal(size=units),
            size * rng.normal(size=(units, classes)),
            rng.normal(size=classes),
        )

    return case


FORWARD = Task(
    key="forward",
    title="The forward pass",
    reference=forward,
    cases=[
        lambda rng: (
            np.array([[[1.0, 2.0]], [[0.0, 1.0]]]),
            np.array([[1.0, -1.0], [0.0, 1.0]]),
            np.array([0.0, -2.0]),
            np.array([[1.0, 0.0], [0.0, 1.0]]),
            np.array([0.0, 0.0]),
        ),
        _network(5, 3, 4, 6, 3),
        _network(4, 2, 2, 4, 4),
        _network(1, 4, 3, 5, 2),
        _network(4, 2, 5, 9, 3, size=2000.0),
    ],
    remark="This is the whole way from pixels to probabilities. Training will change the numbers in W1, b1, "
    "W2 and b2, and not a letter of this function.",
    hints=[
        "There are four steps, and each can be one line: rows of pixels, hidden outputs, scores, "
        "probabilities. Write the shape of the result beside each line.",
        "`images.reshape(len(images), -1)` returns a new array with one row for each image, so give it a "
        "name. A layer is `... @ W + b`.",
        "ReLU stands between the two layers, and softmax after the second. Which array does the second layer "
        "receive?",
    ],
    slips=[
        Slip(
            "no bend",
            lambda images, W1, b1, W2, b2: _softmax((_flat(images) @ W1 + b1) @ W2 + b2),
            "The ReLU between the two layers is missing. Without it both layers together are one layer, as "
            "in notebook 02.",
        ),
        Slip(
            "bent scores",
            lambda images, W1, b1, W2, b2: _softmax(np.maximum(_scores(images, W1, b1, W2, b2), 0)),
            "The scores went through ReLU, so every negative score became 0. The last layer has no ReLU: its "
            "scores go to softmax as they are.",
        ),
        Slip(
            "bend after the second layer alone",
            lambda images, W1, b1, W2, b2: _softmax(
                np.maximum((_flat(images) @ W1 + b1) @ W2 + b2, 0),
            ),
            "ReLU stands after the second layer here. It belongs between the two layers: the sums of the "
            "first layer go through ReLU, and then to the second.",
        ),
        Slip(
            "scores",
            _scores,
            "These are the scores. Asked for are the probabilities, so softmax is missing at the end.",
        ),
        Slip(
            "overflow",
            _overflowing,
            "For large scores this gives nan, because their powers overflow. Use the softmax of task 3.2, "
            "which subtracts the largest score of each row first.",
        ),
        Slip(
            "no first bias",
            lambda images, W1, b1, W2, b2: forward(images, W1, 0 * b1, W2, b2),
            "`b1` is missing: the sums of the first layer are `rows @ W1 + b1`.",
        ),
        Slip(
            "no second bias",
            lambda images, W1, b1, W2, b2: forward(images, W1, b1, W2, 0 * b2),
            "`b2` is missing: the scores are `z @ W2 + b2`.",
        ),
        Slip(
            "no biases",
            lambda images, W1, b1, W2, b2: forward(images, W1, 0 * b1, W2, 0 * b2),
            "Both biases are missing: each layer adds its own `b` to its sums.",
        ),
        Slip(
            "one table",
            _one_table,
            "All probabilities together sum to 1. Each *row* should, because a row is one image: softmax "
            "takes the largest score and the sum along `axis=1`.",
        ),
        Slip(
            "columns",
            lambda images, W1, b1, W2, b2: _softmax(_scores(images, W1, b1, W2, b2).T).T,
            "The columns sum to 1. A row is one image, and its classes lie along `axis=1`.",
        ),
        Slip(
            "classes",
            lambda images, W1, b1, W2, b2: _scores(images, W1, b1, W2, b2).argmax(axis=1),
            "These are the most probable classes. Asked for are the probabilities of all classes.",
        ),
        Slip(
            "not flattened",
            _not_flattened,
            "The images still have two axes each when they meet `W1`. `reshape` leaves its array as it is "
            "and returns a new one, so give the result a name and use that.",
        ),
    ],
)
