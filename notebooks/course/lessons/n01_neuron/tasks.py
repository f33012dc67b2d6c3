"""Tasks of notebook 01: the weighted sum, many samples at once, AND, OR and XOR by hand."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n01_neuron.gates_by_hand import gates_are_right, third_is_right


def weighted_sum(x, w, b):
    return x @ w + b


def decide(x, w, b):
    return np.where(x @ w + b > 0, 1, 0)


TASKS = [
    Task(
        key="weighted_sum",
        title="The weighted sum",
        reference=weighted_sum,
        cases=[
            lambda rng: (np.array([2.0, 3.0]), np.array([0.5, -1.0]), 4.0),
            lambda rng: (rng.normal(size=3), rng.normal(size=3), -1.5),
            lambda rng: (rng.normal(size=5), rng.normal(size=5), 0.25),
            lambda rng: (rng.normal(size=200), rng.normal(size=200), 3.0),
        ],
        tolerance=1e-5,  # a long sum in float32
        remark="`x @ w` multiplies entry by entry and adds up, for two inputs or for 784.",
        hints=[
            "Each input is multiplied by its own weight. What is done with the products, and "
            "where does b come in?",
            "`x * w` holds the products, and `.sum()` adds them up. The bias is added once, at the end.",
            "`x @ w` is the sum of the products in one step: `x @ w + ...`.",
        ],
        slips=[
            Slip(
                "no bias",
                lambda x, w, b: x @ w,
                "The products are added up, but the bias `b` is missing: it is added once.",
            ),
            Slip(
                "products",
                lambda x, w, b: x * w + b,
                "These are still separate products, one for each input, each with the bias. A weighted sum "
                "is one number: add the products up, then add `b` once.",
            ),
            Slip(
                "products alone",
                lambda x, w, b: x * w,
                "These are the products, one for each input. Add them up, then add `b`.",
            ),
            Slip(
                "bias for each input",
                lambda x, w, b: (x * w + b).sum(),
                "The bias was added once for each input. Add up the products first, then add `b` once.",
            ),
            Slip(
                "bias subtracted",
                lambda x, w, b: x @ w - b,
                "The bias is subtracted here. It is added; a negative `b` brings its own minus sign.",
            ),
            Slip(
                "two inputs",
                lambda x, w, b: x[0] * w[0] + x[1] * w[1] + b,
                "Right for two inputs, but a third one is left out. `x @ w`, or `(x * w).sum()`, takes as "
                "many as there are.",
            ),
            Slip(
                "mean",
                lambda x, w, b: (x * w).mean() + b,
                "This takes the mean of the products; a neuron takes their sum.",
            ),
            Slip(
                "added",
                lambda x, w, b: (x + w).sum() + b,
                "Inputs and weights are added to each other. A weight multiplies its input.",
            ),
            Slip(
                "sums multiplied",
                lambda x, w, b: x.sum() * w.sum() + b,
                "This multiplies the sum of the inputs by the sum of the weights. Each input has its own "
                "weight: multiply first, then add up.",
            ),
            Slip(
                "decided",
                lambda x, w, b: np.where(x @ w + b > 0, 1, 0),
                "This is the answer, 0 or 1. Asked for is the sum u itself, before the decision.",
            ),
        ],
    ),
    Task(
        key="decide",
        title="Many samples at once",
        reference=decide,
        cases=[
            lambda rng: (np.array([[1.0, 0.0], [0.0, 2.0], [0.0, 1.0]]), np.array([2.0, -1.0]), 1.0),
            lambda rng: (
                np.array([[1.0, 2.0, -3.0], [0.0, 1.0, 2.0], [2.0, 0.0, 1.0], [-1.0, -1.0, 4.0]]),
                np.array([1.0, -1.0, 0.5]),
                -1.0,
            ),
            lambda rng: (rng.normal(size=(9, 2)), rng.normal(size=2), -0.4),
            lambda rng: (rng.normal(size=(4, 4)), rng.normal(size=4), -0.8),
            lambda rng: (rng.normal(size=(30, 7)), rng.normal(size=7), 0.3),
        ],
        remark="One line for three samples or for 60,000: no loop, and NumPy keeps the shapes in order.",
        hints=[
            "First compute one sum for each sample: which product has the shape (n,)? Then turn each sum "
            "into 0 or 1.",
            "(n, features) @ (features,) is (n,), and broadcasting adds `b` to every entry. A comparison "
            "gives True and False.",
            "`np.where(x @ w + b > 0, ..., ...)`: what stands where it is true, and what elsewhere?",
        ],
        slips=[
            Slip(
                "no bias",
                lambda x, w, b: np.where(x @ w > 0, 1, 0),
                "The bias does not take part. With `b` left out the line always runs through the origin: "
                "`x @ w + b`.",
            ),
            Slip(
                "bias for each input",
                lambda x, w, b: np.where((x * w + b).sum(axis=1) > 0, 1, 0),
                "The bias was added once for each feature. Add up the products first, then add `b` once.",
            ),
            Slip(
                "at zero",
                lambda x, w, b: np.where(x @ w + b >= 0, 1, 0),
                "Nearly: where the sum is exactly 0 you answer 1. The rule is 1 where u is above 0, so "
                "compare with `>` and not `>=`.",
            ),
            Slip(
                "sums",
                lambda x, w, b: x @ w + b,
                "These are the sums u, one for each sample. One step is left: 1 where u > 0, 0 elsewhere.",
            ),
            Slip(
                "sign",
                lambda x, w, b: np.sign(x @ w + b),
                "`np.sign` answers −1, 0 and 1. Here there are two answers: 1 where u > 0, 0 elsewhere.",
            ),
            Slip(
                "reversed",
                lambda x, w, b: np.where(x @ w + b > 0, 0, 1),
                "The two answers are swapped: 1 belongs where u is above 0.",
            ),
            Slip(
                "below",
                lambda x, w, b: np.where(x @ w + b < 0, 1, 0),
                "You answer 1 where u is below 0. It is the other side that gets the 1: compare with `>`.",
            ),
            Slip(
                "minus one",
                lambda x, w, b: np.where(x @ w + b > 0, 1, -1),
                "The other answer is 0 and not -1: 1 where u > 0, 0 elsewhere.",
            ),
            Slip(
                "any",
                lambda x, w, b: np.where((x @ w + b).sum() > 0, 1, 0),
                "One answer for all samples together. There is one sum for each sample, shape (n,): do not "
                "add them up.",
            ),
            Slip(
                "axis 0",
                lambda x, w, b: np.where((x * w).sum(axis=0) + b > 0, 1, 0),
                "The sum runs over the samples. It is the features that have to disappear: `sum(axis=1)`, "
                "or `x @ w`.",
            ),
            Slip(
                "entries",
                lambda x, w, b: np.where(x * w + b > 0, 1, 0),
                "Every product is decided by itself: `x * w` has shape (n, features). Add up along each row "
                "first, which `x @ w` does.",
            ),
            Slip(
                "first sample",
                lambda x, w, b: np.where(x[0] @ w + b > 0, 1, 0),
                "Only the first sample was asked. `x @ w` without an index takes all rows.",
            ),
            Slip(
                "two features",
                lambda x, w, b: np.where(x[:, 0] * w[0] + x[:, 1] * w[1] + b > 0, 1, 0),
                "Right for two features, but a third one is left out. `x @ w` takes as many as there are.",
            ),
            Slip(
                "weights first",
                lambda x, w, b: np.where(w @ x + b > 0, 1, 0),
                "`w @ x` adds up over the samples. Samples are rows of `x`, so `x` comes first: "
                "(n, features) @ (features,).",
            ),
            Slip(
                "at one",
                lambda x, w, b: np.where(x @ w + b > 1, 1, 0),
                "The sum was compared with 1. The neuron answers 1 as soon as u is above 0.",
            ),
            Slip(
                "bias subtracted",
                lambda x, w, b: np.where(x @ w - b > 0, 1, 0),
                "The bias is subtracted here, as it also is in `x @ w > b`. It is added: u = x @ w + b.",
            ),
        ],
    ),
    Task(
        key="and_or",
        title="AND and OR by hand",
        reference=[(1.0, 1.0, -1.5), (1.0, 1.0, -0.5)],
        verify=gates_are_right,
        remark="Many triples are right, because many lines separate the cases as they should.",
        hints=[
            "Both inputs matter equally, so begin with equal weights, such as 1 and 1. What is u for the "
            "four cases with b = 0?",
            "With weights 1 and 1 the sums are 0, 1, 1 and 2, each plus b. For AND only the last sum may be "
            "above 0. For OR all but the first have to be.",
            "For AND b has to lie between −2 and −1, for OR between −1 and 0.",
        ],
    ),
    Task(
        key="xor",
        title="XOR with three neurons",
        reference=(1.0, -2.0, -0.5),
        verify=third_is_right,
        remark="Two neurons side by side and one behind them are a network. It computes what no single "
        "neuron can.",
        hints=[
            "In the four cases the third neuron is given (0, 0), (1, 0), (1, 0) and (1, 1): OR's answer, "
            "then AND's. Which of them should get a 1?",
            "OR's answer should raise the sum, and AND's answer should lower it. In the last case both are "
            "1, and the sum must not be above 0.",
            "With 1 for OR and −2 for AND the sums are 0, 1, 1 and −1, each plus b. Between which "
            "numbers has b to lie?",
        ],
    ),
]
