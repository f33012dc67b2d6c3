"""The task of notebook 05 that joins gradient and step: a whole descent, also on the plums."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n05_gradient_descent.descents import Function
from nnlib.datasets import toy
from nnlib.gradient_check import numerical_gradient


def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * numerical_gradient(f, w)
    return w


def one_step(f, w, learning_rate, n_steps):
    return gradient_descent(f, w, learning_rate, 1)


def measured_once(f, w, learning_rate, n_steps):
    return w - n_steps * learning_rate * numerical_gradient(f, w)


def every_point(f, w, learning_rate, n_steps):
    return np.array([gradient_descent(f, w, learning_rate, n) for n in range(n_steps + 1)])


def without_rate(f, w, learning_rate, n_steps):
    return gradient_descent(f, w, 1.0, n_steps)


def _plums(rng):
    fruit, kind = toy.fruit(200)
    weight, diameter = fruit[kind == 0].T
    inputs = (weight - weight.mean()) / weight.std()
    loss = Function("loss of the plums", lambda wb: np.mean((wb[0] * inputs + wb[1] - diameter) ** 2))
    return loss, np.zeros(2), 0.25, 15


TASK = Task(
    key="gradient_descent",
    title="Gradient descent",
    reference=gradient_descent,
    cases=[
        lambda rng: (Function("(w[0] - 3)²", lambda w: (w[0] - 3) ** 2), np.array([1.0]), 0.25, 2),
        lambda rng: (
            Function("w[0]² + 2·(w[1] - 1)²", lambda w: w[0] ** 2 + 2 * (w[1] - 1) ** 2),
            np.array([2.0, -1.0]),
            0.1,
            3,
        ),
        lambda rng: (Function("sum of w⁴/8", lambda w: np.sum(w**4) / 8), rng.normal(size=(2, 3)), 0.3, 5),
        _plums,
    ],
    tolerance=1e-5,
    remark='The last test was real data: the plums of the section "Break it". The same lines would walk down '
    "the loss of any network, only slowly.",
    hints=[
        "The loop of the cell above does it for one loss. What stood there as a number is an argument here.",
        "In each turn of the loop, measure the gradient at the present `w`, and let `w` be the place where "
        "one step leads.",
        "`for _ in range(n_steps):` and two lines inside. The `return` stands behind the loop.",
    ],
    slips=[
        Slip(
            "one step",
            one_step,
            "This is where one step leads. `n_steps` steps are asked for, each from where the last one "
            "ended.",
        ),
        Slip(
            "measured once",
            measured_once,
            "The gradient of the start is used for all steps. It changes on the way: measure it anew in each "
            "turn of the loop.",
        ),
        Slip(
            "one step too few",
            lambda f, w, learning_rate, n_steps: gradient_descent(f, w, learning_rate, n_steps - 1),
            "This is one step short: `range(n_steps)` takes all of them.",
        ),
        Slip(
            "one step too many",
            lambda f, w, learning_rate, n_steps: gradient_descent(f, w, learning_rate, n_steps + 1),
            "This is one step too far: `range(n_steps)` takes `n_steps` steps.",
        ),
        Slip(
            "uphill",
            lambda f, w, learning_rate, n_steps: gradient_descent(f, w, -learning_rate, n_steps),
            "This walks uphill. A step goes against the gradient: `w - ...`.",
        ),
        Slip(
            "no learning rate",
            without_rate,
            "The learning rate plays no part: each step is as long as the gradient itself.",
        ),
        Slip(
            "every point",
            every_point,
            "All points of the walk came back. Only the last one is asked for.",
        ),
        Slip(
            "the loss",
            lambda f, w, learning_rate, n_steps: f(gradient_descent(f, w, learning_rate, n_steps)),
            "This is the value of `f` at the end. The place itself is asked for: the array `w`.",
        ),
    ],
)
