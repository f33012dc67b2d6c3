"""The open challenge of notebook 04: the tutorial's network with smaller weights, and its two losses."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n04_loss.loss_formulas import cross_entropy, cross_entropy_from_scores


def network(factor, rows, W1, W2):
    return np.maximum(rows @ (factor * W1), 0) @ (factor * W2)


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def recipe(digits, scores, least=0.0):
    """The tutorial's loss: a product with one-hot rows, and so NaN where p is 0 for a false class."""
    one_hot = np.eye(scores.shape[1])[digits]
    return -np.sum(one_hot * np.log(np.maximum(softmax(scores), least))) / len(digits)


def losses_by(scores_of=network, second=recipe):
    """Both losses; the reference, or a slip that goes wrong in one place."""

    def losses_at(factor, rows, digits, W1, W2):
        scores = scores_of(factor, rows, W1, W2)
        return cross_entropy_from_scores(digits, scores), second(digits, scores)

    return losses_at


def _case(factor, n, features, hidden, classes, spread=1.0):
    def case(rng):
        W1, W2 = spread * rng.normal(size=(features, hidden)), spread * rng.normal(size=(hidden, classes))
        return factor, rng.uniform(0, 1, (n, features)), rng.integers(0, classes, n), W1, W2

    return case


_SMALL = (
    np.array([[1.0, 0.5]]),
    np.array([0]),
    np.array([[20.0, 30.0], [10.0, -30.0]]),
    np.array([[20.0, -20.0, 21.0], [20.0, -40.0, 19.0]]),
)

TASK = Task(
    key="losses_at",
    title="Smaller weights",
    reference=losses_by(),
    cases=[
        lambda rng: (1.0, *_SMALL),
        lambda rng: (0.1, *_SMALL),
        _case(0.5, 5, 4, 6, 3),
        _case(0.1, 4, 3, 3, 3, spread=10.0),
        _case(1.0, 6, 8, 5, 4, spread=30.0),
    ],
    tolerance=1e-5,
    remark="ReLU lets a positive factor through, so the factor reaches the scores twice: 0.1 makes them 100 "
    "times smaller. With 0.01 all scores are nearly equal, softmax gives 0.1 to each of ten classes, and the "
    "loss stops near log 10, about 2.30: the network knows nothing, and says so. No p is 0 any more, so the "
    "tutorial's own line survives.",
    hints=[
        "Three lines: the scores of the network with `factor * W1` and `factor * W2`, then one loss of them, "
        "then the other.",
        "The scores are `np.maximum(rows @ (factor * W1), 0) @ (factor * W2)`. For the first loss, call your "
        "function of Task 4.3, or `Loss(from_logits=True)`.",
        "For the second, `p = softmax(scores)` and `one_hot = np.eye(p.shape[1])[digits]`. Then comes the "
        "tutorial's line, divided by the number of images. What makes one function return two numbers?",
    ],
    slips=[
        Slip(
            "swapped",
            lambda *args: losses_by()(*args)[::-1],
            "The two numbers have changed places: the loss from the scores comes first.",
        ),
        Slip(
            "one layer",
            losses_by(lambda factor, rows, W1, W2: network(1, rows, factor * W1, W2)),
            "The factor is there once only. Multiply both arrays of weights by it, `W1` and `W2`.",
        ),
        Slip(
            "no factor",
            losses_by(lambda factor, rows, W1, W2: network(1, rows, W1, W2)),
            "The factor plays no part: these are the losses of the network with its weights as they are.",
        ),
        Slip(
            "no ReLU",
            losses_by(lambda factor, rows, W1, W2: rows @ (factor * W1) @ (factor * W2)),
            "The ReLU between the two layers is missing: `np.maximum(..., 0)` before `@ W2`.",
        ),
        Slip(
            "summed",
            losses_by(second=lambda digits, scores: recipe(digits, scores) * len(digits)),
            "The second number is the tutorial's sum over all images. Divide it by their number, so that the "
            "two can be compared.",
        ),
        Slip(
            "same twice",
            losses_by(second=lambda digits, scores: cross_entropy_from_scores(digits, scores)),
            "The second number is the stable loss again. Asked for is what the tutorial's own line gives, "
            "`-np.sum(one_hot * np.log(p))` divided by n, and where it breaks that is NaN.",
        ),
        Slip(
            "clipped",
            losses_by(second=lambda digits, scores: recipe(digits, scores, least=1e-7)),
            "In the second number p is kept at 1e-7 or more. The tutorial does not do that: its line may "
            "give NaN, and here it should show when.",
        ),
        Slip(
            "looked up",
            losses_by(second=lambda digits, scores: cross_entropy(digits, softmax(scores))),
            "The second number is finite where the tutorial's line gives NaN. There p is 0 for a false "
            "class, and 0 · (−∞) is NaN. The tutorial multiplies one-hot rows by all logarithms: it "
            "looks no entry up, and removes no NaN.",
        ),
        Slip(
            "sign",
            losses_by(second=lambda digits, scores: -recipe(digits, scores)),
            "The second number lacks its minus: a loss is minus the logarithm.",
        ),
    ],
)
