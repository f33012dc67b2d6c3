"""Tasks of notebook 02: ReLU, leaky ReLU, dead units, a sine of three hinges."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n02_relu.dead_units import DEAD_UNITS
from course.lessons.n02_relu.three_hinges import three_follow_the_sine


def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, negative_slope=0.3):
    return np.where(x > 0, x, negative_slope * x)


EXAMPLE = [
    lambda rng: (np.array([-2.0, 0.0, 3.0]),),
    lambda rng: (rng.normal(size=(2, 3)),),
    lambda rng: (np.array([[4, -1], [0, 2]]),),
    # `np.vectorize` takes the kind of all numbers from the first: here from the 0 of max(0, v)
    lambda rng: (np.array([-0.5, 0.75, 0.0001]),),
    lambda rng: (rng.normal(0, 3, (2, 2, 3)),),
]


TASKS = [
    Task(
        key="relu",
        title="ReLU",
        reference=relu,
        cases=EXAMPLE,
        remark="`np.maximum` compares entry by entry, so the same line works for a number, a batch and an "
        "image.",
        hints=[
            "For each entry, the answer is the larger of two numbers. Which two?",
            "NumPy's `np.max` looks for one largest entry; `np.maximum` compares two arrays entry by entry.",
            "`np.maximum` takes the array and one more thing. Which number makes -2 become 0, and lets 3 "
            "stay?",
        ],
        slips=[
            Slip("abs", np.abs, "`relu` turned -2 into 2: the sign was dropped. A negative entry becomes 0."),
            Slip(
                "minimum",
                lambda x: np.minimum(x, 0),
                "The wrong half is kept: negative entries stay and positive ones become 0. It should be the "
                "larger of `x` and 0, not the smaller.",
            ),
            Slip(
                "step",
                lambda x: (x > 0) * 1.0,
                "`relu` gives 1 where `x` is positive: that is a step, and ReLU's slope. ReLU lets 3 "
                "through as 3.",
            ),
            Slip(
                "collapsed",
                lambda x: np.max(x),
                "`relu` returned one number for a whole array: `np.max` looks for the largest entry. "
                "`np.maximum` compares entry by entry.",
            ),
            Slip(
                "filtered",
                lambda x: x[x > 0],
                "`relu` left the other entries out: `x[x > 0]` picks some. Every entry stays, the negative "
                "ones as 0.",
            ),
            Slip(
                "clipped",
                lambda x: np.clip(x, 0, 1),
                "`relu` stops at 1. Above 0 there is no limit: 3 stays 3.",
            ),
            Slip(
                "an axis in place of 0",
                lambda x: np.max(x, 0),
                "In `np.max(x, 0)` the 0 is an axis, so the largest entry along it came out. "
                "`np.maximum(x, 0)` compares every entry with the number 0.",
            ),
            Slip(
                "whole numbers",
                lambda x: np.vectorize(lambda v: max(0, v))(x),
                "0.75 became 0: the result holds whole numbers. `astype(int)` cuts the decimals off, and "
                "`np.vectorize` makes whole numbers of all if the first one is the whole number 0: write "
                "`max(0.0, v)`, or `np.maximum` for the array at once.",
            ),
            Slip(
                "negated",
                lambda x: np.maximum(-x, 0),
                "The signs are turned before the comparison: -2 became 2, and 3 became 0. Leave out the "
                "minus sign.",
            ),
        ],
    ),
    Task(
        key="leaky_relu",
        title="Leaky ReLU",
        reference=leaky_relu,
        cases=[
            *EXAMPLE,
            lambda rng: (np.array([0.2, -0.1]),),
            lambda rng: (rng.normal(size=4), 0.1),
            lambda rng: (rng.normal(0, 3, (3, 2)), 0.9),
        ],
        remark="A unit whose sum is below 0 on every sample still has a slope here, so it can learn its way "
        "back.",
        hints=[
            "Right of 0 nothing is new. Left of 0 the line is not flat: it has the slope `negative_slope`.",
            "A line through 0 with slope s has the height s times x.",
            "`np.where` with the comparison `x > 0` joins two arrays. Which one stands right of 0, and which "
            "one left of it?",
        ],
        slips=[
            Slip(
                "fixed slope",
                lambda x, negative_slope=0.3: np.where(x > 0, x, 0.3 * x),
                "Right with the usual slope, but `leaky_relu(x, 0.1)` gives the same as 0.3: use the "
                "argument `negative_slope`, not the number.",
            ),
            Slip(
                "slope of 0.2",
                lambda x, negative_slope=0.2: np.where(x > 0, x, negative_slope * x),
                "With a `negative_slope` it is right, but without one the slope should be 0.3, as in "
                "`def leaky_relu(x, negative_slope=0.3)`.",
            ),
            Slip(
                "flipped",
                lambda x, negative_slope=0.3: np.where(x > 0, x, -negative_slope * x),
                "A negative entry comes out positive: a negative `x` times a positive slope is already "
                "negative, so it needs neither a minus sign nor `abs`.",
            ),
            Slip(
                "constant",
                lambda x, negative_slope=0.3: np.where(x > 0, x, negative_slope),
                "Left of 0 every entry becomes `negative_slope` itself. It is a slope: it multiplies `x`.",
            ),
            Slip(
                "constant below",
                lambda x, negative_slope=0.3: np.where(x > 0, x, -negative_slope),
                "Left of 0 every entry becomes `-negative_slope`. It is a slope: it multiplies `x`.",
            ),
            Slip(
                "plain relu",
                lambda x, negative_slope=0.3: np.maximum(x, 0),
                "That is the plain ReLU. Here -2 becomes 0.3 · (-2) = -0.6, not 0.",
            ),
            Slip(
                "floor",
                lambda x, negative_slope=0.3: np.maximum(x, negative_slope),
                "Nothing comes out below `negative_slope`: the larger of `x` and `negative_slope` is not a "
                "slope. Multiply it by `x` first.",
            ),
            Slip(
                "both sides",
                lambda x, negative_slope=0.3: negative_slope * x,
                "Both halves are scaled. Right of 0 the entries stay as they are.",
            ),
            Slip(
                "divided",
                lambda x, negative_slope=0.3: np.where(x > 0, x, x / negative_slope),
                "Left of 0 the entries are divided by `negative_slope`, so the line is steeper than on the "
                "right. A slope multiplies.",
            ),
            Slip(
                "slope added",
                lambda x, negative_slope=0.3: np.where(x > 0, x, negative_slope + x),
                "Left of 0 `negative_slope` was added. A slope multiplies.",
            ),
        ],
    ),
    DEAD_UNITS,
    Task(
        key="three_hinges",
        title="A sine of three hinges",
        reference=([-3.2, -1.5, 1.5], [-0.7, 1.5, -1.5]),
        verify=three_follow_the_sine,
        remark="Add your slopes from left to right. The sums are the slopes of the three pieces, and like "
        "the sine they go down, up and down.",
        hints=[
            "A sine goes down, up and down again: three pieces. Where does each begin?",
            "The pieces begin at the left edge, −π, and near the valley at −π/2 and the peak at π/2.",
            "A slope changes what was there before. If the first piece falls by 0.7 and the second should "
            "rise by 0.8, the second slope is 1.5. Which one does the third need?",
        ],
    ),
]
