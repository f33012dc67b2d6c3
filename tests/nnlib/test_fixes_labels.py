"""Fixes of labels, losses, metrics and arguments: the mistake, the message, the message followed."""

import re

import numpy as np
import pytest

from fixes import blocks, train

X = np.random.default_rng(0).normal(size=(12, 3))
SPARSE, BINARY, ONE_HOT = "sparse_categorical_crossentropy", "binary_crossentropy", "categorical_crossentropy"
NUMBER_THEM = r"\n    classes, y = np\.unique\(y, return_inverse=True\)"


def repeated(*labels):
    return np.array([labels[i % len(labels)] for i in range(12)])


LABELS = {  # labels, the model they are given to, the message, and the model after the message's code was run
    "text for a sparse loss": (repeated("cat", "dog", "ant"), (SPARSE, 3, "softmax"), NUMBER_THEM, None),
    "text in a list": (repeated("cat", "dog").tolist(), (BINARY, 1, "sigmoid"), NUMBER_THEM, None),
    "text in a column": (repeated("cat", "dog")[:, None], (BINARY, 1, "sigmoid"), NUMBER_THEM, None),
    "numbers as text": (repeated("5", "0", "4"), (SPARSE, 6, "softmax"), r"y = y\.astype\(float\)", None),
    "text for a number": (repeated("low", "high"), ("mse", 1, None), NUMBER_THEM, None),
    "1 and 2 for a sigmoid": (
        repeated(1, 2),
        (BINARY, 1, "sigmoid"),
        "two classes write" + NUMBER_THEM,
        None,
    ),
    "-1 and 1 for a sigmoid": (
        repeated(-1, 1),
        (BINARY, 1, "sigmoid"),
        "two classes write" + NUMBER_THEM,
        None,
    ),
    "0 and 255 for a sigmoid": (
        repeated(0, 255),
        (BINARY, 1, "sigmoid"),
        "two classes write" + NUMBER_THEM,
        None,
    ),
    "rows of -1 and 1": (np.sign(X), (BINARY, 3, "sigmoid"), "two classes write" + NUMBER_THEM, None),
    "1 to 3 for a sigmoid": (
        repeated(1, 2, 3),
        (BINARY, 1, "sigmoid"),
        r'For 3 classes end the model with Dense\(3, activation="softmax"\), take loss="sparse_.*'
        + NUMBER_THEM,
        (SPARSE, 3, "softmax"),
    ),
    "numbers for a sigmoid": (
        3 + X[:, 0],
        (BINARY, 1, "sigmoid"),
        r'Dense\(1\), and take loss="mse"',
        ("mse", 1, None),
    ),
    "pixels for sigmoids": (
        (X - X.min()) / (X.max() - X.min()) * 255,
        (BINARY, 3, "sigmoid"),
        r"Scale them:\n    y = y / y\.max\(\)",
        None,
    ),
    "numbers for sigmoids": (X, (BINARY, 3, "sigmoid"), r"Scale them:\n    y = \(y - y\.min", None),
    "1 to 3 for 3 outputs": (
        repeated(1, 2, 3),
        (SPARSE, 3, "softmax"),
        "classes from 0:" + NUMBER_THEM,
        None,
    ),
    "1 to 3 once more": (
        repeated(1, 2, 3),
        (SPARSE, 3, "softmax"),
        "or give the last layer 4 units",
        (SPARSE, 4, "softmax"),
    ),
    "-1 and 1 for 2 outputs": (
        repeated(-1, 1),
        (SPARSE, 2, "softmax"),
        "classes from 0:" + NUMBER_THEM,
        None,
    ),
    "0 and 255 for 2 outputs": (
        repeated(0, 255),
        (SPARSE, 2, "softmax"),
        "classes from 0:" + NUMBER_THEM + "$",
        None,
    ),
    "5 classes for 3 outputs": (
        repeated(0, 1, 2, 3, 4),
        (SPARSE, 3, "softmax"),
        r"For 5 classes end the model with Dense\(5, " + '.*"softmax".*' + NUMBER_THEM,
        (SPARSE, 5, "softmax"),
    ),
    "2 classes for 1 output": (
        repeated(0, 1),
        (SPARSE, 1, "sigmoid"),
        r'For 2 classes end the model with Dense\(2, activation="softmax"\)',
        (SPARSE, 2, "softmax"),
    ),
    "half labels": (
        repeated(0, 0.5, 1),
        (SPARSE, 3, "softmax"),
        "got 0.5. Number the" + ".*" + NUMBER_THEM,
        None,
    ),
    "numbers for a softmax": (
        X[:, 0],
        (SPARSE, 3, "softmax"),
        r'end the model with Dense\(1\), .*"mse"',
        ("mse", 1, None),
    ),
    "one-hot for sparse": (
        np.eye(3)[repeated(0, 1, 2)],
        (SPARSE, 3, "softmax"),
        f'"{ONE_HOT}"',
        (ONE_HOT, 3, "softmax"),
    ),
    "labels for one-hot": (repeated(0, 1, 2), (ONE_HOT, 3, "softmax"), f'"{SPARSE}"', (SPARSE, 3, "softmax")),
    "multi-hot for a softmax": (
        (X > 0) * 1,
        (ONE_HOT, 3, "softmax"),
        'or none, end the model with activation="sigmoid" and take loss="binary_crossentropy"',
        (BINARY, 3, "sigmoid"),
    ),
    "counts for a softmax": (
        np.abs(X) * 5,
        (ONE_HOT, 3, "softmax"),
        r"Make shares of them:\n    y = y / y\.sum",
        None,
    ),
    "a softmax over one unit for classes": (
        repeated(0, 1),
        (BINARY, 1, "softmax"),
        r'a softmax over one unit.*Dense\(1, activation="sigmoid"\) and take loss="binary_crossentropy"',
        (BINARY, 1, "sigmoid"),
    ),
    "a softmax over one unit for numbers": (
        X[:, 0],
        ("mse", 1, "softmax"),
        r'a softmax over one unit.*for a number end it with Dense\(1\) and take loss="mse"',
        ("mse", 1, None),
    ),
    "a softmax with binary cross-entropy": (
        np.eye(2)[repeated(0, 1)],
        (BINARY, 2, "softmax"),
        "softmax over 2 units, but binary_crossentropy takes each unit for a question of its own.*"
        'loss="categorical_crossentropy" for one-hot',
        (ONE_HOT, 2, "softmax"),
    ),
    "marks with braces": (np.array(["1", "2", "{?}"] + ["3"] * 9), ("mse", 1, None), "'{.}' among its", None),
    "a sigmoid with a sparse loss": (
        repeated(0, 1),
        (SPARSE, 2, "sigmoid"),
        'activation="softmax"',
        (SPARSE, 2, "softmax"),
    ),
    "no end with a binary loss": (
        repeated(0, 1),
        (BINARY, 1, "relu"),
        'activation="sigmoid"',
        (BINARY, 1, "sigmoid"),
    ),
}


@pytest.mark.parametrize("kind", LABELS)
def test_labels_and_losses_that_do_not_fit_get_a_fix_that_works(kind):
    y, (loss, units, end), words, model_after = LABELS[kind]
    with pytest.raises((TypeError, ValueError)) as error:
        train(X, y, loss, units, end)
    assert re.search(words, str(error.value), re.DOTALL)
    names = {"x": X, "y": y, "np": np}
    for block in blocks(error.value):
        exec(block, names)
    train(names["x"], names["y"], *(model_after or (loss, units, end)))


def test_labels_with_gaps_may_need_more_units():
    y = repeated(0, 4)
    with pytest.raises(ValueError, match="or give the last layer 5 units") as error:
        train(X, y, SPARSE, 3, "softmax")
    train(X, y, SPARSE, 5, "softmax")
    names = {"y": y, "np": np}
    exec(blocks(error.value)[0], names)
    train(X, names["y"], SPARSE, 3, "softmax")
