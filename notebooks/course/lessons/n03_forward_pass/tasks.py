"""Tasks of notebook 03: a layer for a batch, a stable softmax, the forward pass, accuracy, larger weights."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n03_forward_pass.larger_weights import LARGER_WEIGHTS
from course.lessons.n03_forward_pass.stable_softmax import SOFTMAX
from course.lessons.n03_forward_pass.two_layer_network import FORWARD


def dense(x, W, b):
    return x @ W + b


def accuracy(y, t):
    return (y.argmax(axis=1) == t).mean()


def _layer(n, features, units):
    """A batch and a layer, in random numbers."""
    return lambda rng: (
        rng.normal(size=(n, features)),
        rng.normal(size=(features, units)),
        rng.normal(size=units),
    )


def _answers(n, classes):
    """Probabilities and labels of which about half agree."""

    def case(rng):
        y = rng.dirichlet(np.ones(classes), n)
        return y, np.where(rng.random(n) < 0.5, y.argmax(axis=1), rng.integers(0, classes, n))

    return case


TASKS = [
    Task(
        key="dense",
        title="A dense layer",
        reference=dense,
        cases=[
            lambda rng: (
                np.array([[1.0, 2.0], [0.0, 1.0]]),
                np.array([[1.0, 0.0, 2.0], [3.0, 1.0, 0.0]]),
                np.array([10.0, 20.0, 30.0]),
            ),
            _layer(5, 4, 2),
            _layer(4, 3, 3),
            _layer(3, 3, 3),
            _layer(1, 6, 4),
        ],
        remark="One line serves any batch and any width. What is missing to a layer of a network is its "
        "bend.",
        hints=[
            "For one sample and one unit it is the weighted sum of notebook 01. Which operator computes all "
            "of them at once?",
            "Write the shapes: `x` is (n, features), `W` is (features, units). Which order of the two makes "
            "the inner lengths agree?",
            "Broadcasting repeats a `b` of shape (units,) for every row. So what is added to the product?",
        ],
        slips=[
            Slip(
                "no bias",
                lambda x, W, b: x @ W,
                "The weighted sums are right, but `b` is missing: add it, and broadcasting repeats it for "
                "every sample.",
            ),
            Slip(
                "transposed",
                lambda x, W, b: x @ W.T + b,
                "`x @ W.T` asks for `W` with a row for each unit. Here a unit is a column, (features, "
                "units), so `W` is right as it comes.",
            ),
            Slip(
                "order",
                lambda x, W, b: W @ x + b,
                "The weights come first in this product, as they may for a single sample. In a batch samples "
                "are rows, so `x` comes first, (n, features) @ (features, units), and among the arguments "
                "too: `dense(x, W, b)`.",
            ),
            Slip(
                "entrywise",
                lambda x, W, b: x * W + b,
                "`*` multiplies entry by entry and adds nothing up. A weighted sum of every row with every "
                "column is `@`.",
            ),
            Slip(
                "bias first",
                lambda x, W, b: (x + b) @ W,
                "The bias is added to the inputs. It belongs to the units: first the weighted sums, then `+ "
                "b`.",
            ),
            Slip(
                "bias as column",
                lambda x, W, b: x @ W + b[:, None],
                "`b` was turned into a column, which gives it a row for each *sample*. It has one entry a "
                "unit: leave it (units,), and broadcasting puts it under every row.",
            ),
            Slip(
                "bent",
                lambda x, W, b: np.maximum(x @ W + b, 0),
                "Every negative sum became 0: that is the layer *and* its ReLU. Only u = x W + b is asked "
                "for here, without the bend.",
            ),
            Slip(
                "summed",
                lambda x, W, b: (x @ W + b).sum(axis=0),
                "The samples were added up. Each keeps its own row: (n, units).",
            ),
            Slip(
                "bias subtracted",
                lambda x, W, b: x @ W - b,
                "The bias is subtracted here. It is added; a negative entry of `b` brings its own minus "
                "sign.",
            ),
            Slip(
                "first sample",
                lambda x, W, b: x[0] @ W + b,
                "Only the first sample went through. `x @ W` takes all rows.",
            ),
        ],
    ),
    SOFTMAX,
    FORWARD,
    Task(
        key="accuracy",
        title="Accuracy",
        reference=accuracy,
        cases=[
            lambda rng: (
                np.array([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]]),
                np.array([1, 0, 0, 0]),
            ),
            _answers(40, 10),
            _answers(6, 6),
            # quite sure: here a largest probability can be equal to a label
            lambda rng: (np.eye(4)[[1, 0, 2, 2]], np.array([1, 1, 2, 1])),
        ],
        remark="It works on scores as well as on probabilities, because softmax never changes which one is "
        "largest.",
        hints=[
            "First turn each row into one class, as in notebook 00. Then compare with the labels.",
            "`==` between the classes and the labels gives an array of True and False. Its mean counts True "
            "as 1.",
            "The classes are the axis that has to disappear in `argmax`. Which number does it have?",
        ],
        slips=[
            Slip(
                "count",
                lambda y, t: (y.argmax(axis=1) == t).sum(),
                "This counts the right answers. The share is that count divided by the number of samples: "
                "`mean`.",
            ),
            Slip(
                "divided by all entries",
                lambda y, t: (y.argmax(axis=1) == t).sum() / y.size,
                "The count was divided by the number of entries of the table. There is one answer a sample, "
                "so divide by the number of samples, or let `mean` do it.",
            ),
            Slip(
                "per cent",
                lambda y, t: 100 * (y.argmax(axis=1) == t).mean(),
                "This is in per cent. Asked for is the share, from 0 to 1.",
            ),
            Slip(
                "per sample",
                lambda y, t: y.argmax(axis=1) == t,
                "This says for each sample whether it is right. One number is wanted: the mean of these.",
            ),
            Slip(
                "wrong ones",
                lambda y, t: (y.argmax(axis=1) != t).mean(),
                "This is the share of *wrong* answers: compare with `==`.",
            ),
            Slip(
                "axis 0",
                lambda y, t: (y.argmax(axis=0) == t).mean(),
                "`argmax(axis=0)` finds the best sample for each class. A row is a sample, so the classes "
                "are `axis=1`.",
            ),
            Slip(
                "no axis",
                lambda y, t: (y.argmax() == t).mean(),
                "Without `axis`, `argmax` looks through the whole table and gives one place, and every "
                "label was compared with it.",
            ),
            Slip(
                "max",
                lambda y, t: (y.max(axis=1) == t).mean(),
                "The largest *probability* was compared with the label. Asked for is where it stands: "
                "`argmax`.",
            ),
            Slip(
                "table",
                lambda y, t: (y == t).mean(),
                "The whole table of probabilities was compared with the labels. First make one class out of "
                "each row, with `argmax`.",
            ),
            Slip(
                "least probable",
                lambda y, t: (y.argmin(axis=1) == t).mean(),
                "The *least* probable class was compared with the label: `argmax`, and not `argmin`.",
            ),
        ],
    ),
    LARGER_WEIGHTS,
]
