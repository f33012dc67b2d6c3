"""The open challenge of notebook 05: one momentum reaches the deeper valley, and a larger one does not."""

import numpy as np

from course.checking.task import Task
from course.drawing.descent import descend
from course.lessons.n05_gradient_descent.descent_explorers import CURVES

START, RATE, N_STEPS = 1.9, 0.1, 2000  # as the ball of the explorer begins, and long enough to rest
LARGEST = 0.95


def resting_place(momentum):
    """The w where the ball comes to rest."""
    return float(descend(lambda w: CURVES["two valleys"](w)[1], START, RATE, N_STEPS, momentum)[-1])


def momenta_are_right(attempt):
    """None if the first momentum reaches the deeper valley and the larger second one does not."""
    try:
        smaller, larger = attempt
    except (TypeError, ValueError):
        return 'Give both numbers, the smaller one first: `check("momenta", (smaller, larger))`.'
    if smaller is ... or smaller is None:
        raise NotImplementedError
    if larger is ... or larger is None:
        return _problem("smaller", smaller) or _not_deeper(smaller) or "`smaller` is right. `larger` is open."
    problem = _problem("smaller", smaller) or _problem("larger", larger)
    if problem:
        return problem
    if larger <= smaller:
        return f"`larger`, {_text(larger)}, should be above `smaller`, {_text(smaller)}."
    return _not_deeper(smaller) or _deeper(larger)


def _problem(name, momentum):
    try:
        number = float(momentum)
    except (TypeError, ValueError):
        return f"`{name}` should be one number; it is `{momentum!r}`."
    if not 0 <= number <= LARGEST:
        return (
            f"`{name}` should lie between 0 and {LARGEST}, as far as the slider goes; it is {_text(number)}."
        )
    return ""


def _text(number):
    return f"{float(number):.4g}"


def _not_deeper(smaller):
    w = resting_place(float(smaller))
    if w < 0:
        return ""
    return (
        f"With the momentum {_text(smaller)} the ball comes to rest at w = {w:.2f}, in the valley on the "
        "right. The deeper one is on the left, near w = -1.06: find a `smaller` that carries the ball there."
    )


def _deeper(larger):
    w = resting_place(float(larger))
    if w > 0:
        return None
    return (
        f"`smaller` is right. But with the momentum {_text(larger)} the ball comes to rest at w = {w:.2f}, "
        "in the deeper valley as well. Find a `larger` that carries it there and back again."
    )


TASK = Task(
    key="momenta",
    title="Too much momentum",
    reference=(np.float64(0.7), np.float64(0.9)),
    verify=momenta_are_right,
    remark="A larger momentum can fail: the ball enters the deeper valley so fast that it climbs out of it "
    "again, and its speed is used up only when it is back. And the sum: two losses for each weight are "
    "200,000 losses for one step of a network with a hundred thousand.",
    hints=[
        "Choose *two valleys* in *Play: a ball on a curve*, set the learning rate to 0.10, pull the step to "
        "its end, and move the momentum from 0 upward. Where does the ball rest?",
        "Somewhere above 0.6 the ball crosses the hill for the first time. Go on from there, slowly.",
        "A momentum near the upper end of the slider lets the ball cross the hill twice.",
    ],
)
