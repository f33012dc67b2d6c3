"""Tasks of notebook 05: the numerical gradient, the update, the largest stable learning rate."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from course.checking.task import Slip, Task


@dataclass(frozen=True)
class _Named:
    """A function that messages can show."""

    name: str
    function: Callable = field(compare=False)

    def __call__(self, x):
        return self.function(x)

    def __repr__(self):
        return self.name


def _differences(divisor=lambda epsilon: 2 * epsilon, keep=False, dtype=float):
    """A numerical gradient; the reference, or a slip that goes wrong in one place."""

    def numerical_gradient(f, x, epsilon=1e-6):
        point = x.astype(dtype) if dtype else x.copy()
        slope = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            value = point[i]
            point[i] = value + epsilon
            above = f(point)
            point[i] = value - epsilon
            below = f(point)
            if not keep:
                point[i] = value
            slope[i] = (above - below) / divisor(epsilon)
        return slope

    return numerical_gradient


def _all_at_once(f, x, epsilon=1e-6):
    return (f(x + epsilon) - f(x - epsilon)) / (2 * epsilon)


def _one_sided(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        point = x.astype(float)
        point[i] += epsilon
        slope[i] = (f(point) - f(x)) / epsilon
    return slope


def _by_rows(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / (2 * epsilon)
    return slope


def gradient_step(w, dL_dw, learning_rate):
    return w - learning_rate * dL_dw


def _end(slope, w, rate):
    for _ in range(100):
        w = w - rate * slope(w)
    return w


def largest_stable_rate(slope, w, rates):
    return max(rate for rate in rates if abs(slope(_end(slope, w, rate))) < abs(slope(w)))


def _going_on(slope, w, rates):
    stable, point = [], w
    for rate in rates:
        point = _end(slope, point, rate)
        if abs(slope(point)) < abs(slope(w)):
            stable.append(rate)
    return max(stable)


def _until_unstable(slope, w, rates):
    best = 0
    for rate in rates:
        if abs(slope(_end(slope, w, rate))) >= abs(slope(w)):
            break
        best = rate
    return best


def _line(name, curvature, lowest):
    return _Named(name, lambda w: curvature * (w - lowest))


TASKS = [
    Task(
        key="numerical_gradient",
        title="The gradient of any function",
        reference=_differences(),
        cases=[
            lambda rng: (_Named("w[0]² + 3·w[1]", lambda w: w[0] ** 2 + 3 * w[1]), np.array([2.0, 5.0])),
            lambda rng: (
                _Named("(sum of all entries)³", lambda x: np.sum(x) ** 3),
                rng.normal(size=(2, 3)),
                0.1,
            ),
            lambda rng: (_Named("sum of x²/8", lambda x: np.sum(x**2) / 8), np.array([6, -2, 10])),
        ],
        tolerance=1e-5,
        remark="It never looks inside `f`: it works for any network. But each entry costs two calls of `f`, "
        "which is why notebook 06 looks for a shorter way.",
        hints=[
            "One slope for each entry: nudge that entry alone up and down, and leave all the others.",
            "`for i in np.ndindex(x.shape):` runs over the entries of any shape, and `point[i]` is one of "
            "them. Work on a copy as floats, `point = x.astype(float)`, and put the entry back afterwards.",
            "In the loop: remember `value = point[i]`; set `point[i] = value + epsilon` and call "
            "`above = f(point)`; the same with minus for `below`; put `value` back. The slope is "
            "`(above - below) / (2 * epsilon)`.",
        ],
        slips=[
            Slip(
                "all at once",
                _all_at_once,
                "One number came back: `x + epsilon` nudges all entries at once. Each entry needs a nudge of "
                "its own, in a loop over `np.ndindex(x.shape)`.",
            ),
            Slip(
                "all at once, in every entry",
                lambda f, x, epsilon=1e-6: np.full(x.shape, _all_at_once(f, x, epsilon)),
                "Every entry holds the same number: in the loop, `x + epsilon` still nudges all entries at "
                "once. Nudge `point[i]` alone.",
            ),
            Slip(
                "one-sided",
                _one_sided,
                "That is the one-sided difference, `(f(x + ε) - f(x)) / ε`: with ε = 0.1 it is clearly off. "
                "Nudge to both sides and divide by 2ε.",
            ),
            Slip(
                "precedence",
                _differences(divisor=lambda epsilon: 2 / epsilon),
                "`/ 2 * epsilon` divides by 2 and then multiplies by ε: the result is nearly 0. Brackets: "
                "`/ (2 * epsilon)`.",
            ),
            Slip(
                "divided by one ε",
                _differences(divisor=lambda epsilon: epsilon),
                "Every slope is twice too large: from x - ε to x + ε it is 2ε, not ε.",
            ),
            Slip(
                "not put back",
                _differences(keep=True),
                "The first entry is right and later ones are off: a nudged entry was not put back before "
                "the next one's turn.",
            ),
            Slip(
                "sign",
                lambda f, x, epsilon=1e-6: -_differences()(f, x, epsilon),
                "Only the sign is wrong, everywhere: f at x + ε comes first, f at x - ε is taken from it.",
            ),
            Slip(
                "whole numbers",
                _differences(dtype=None),
                "Right for floats. But `x` may hold whole numbers, and then a nudge by ε is rounded away: "
                "make the copy with `x.astype(float)`.",
            ),
            Slip(
                "row by row",
                _by_rows,
                "Right for a vector, but in a table `x[i]` is a whole row, and all of it is nudged. "
                "`np.ndindex(x.shape)` goes entry by entry.",
            ),
        ],
    ),
    Task(
        key="gradient_step",
        title="One step",
        reference=gradient_step,
        cases=[
            lambda rng: (np.array([1.0, 2.0]), np.array([10.0, -4.0]), 0.1),
            lambda rng: (rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), 0.5),
            lambda rng: (np.array(3.0), np.array(0.25), 2.0),
        ],
        remark="One line, the same for one weight and for a hundred thousand.",
        hints=[
            "The loss should fall. Does the gradient point uphill or downhill?",
            "The step is the learning rate times the gradient, and it is taken against the gradient.",
            "`w - ... * ...`: which two?",
        ],
        slips=[
            Slip(
                "uphill",
                lambda w, dL_dw, learning_rate: w + learning_rate * dL_dw,
                "This goes uphill: where the slope is positive, a larger `w` makes the loss larger. "
                "Step against the gradient.",
            ),
            Slip(
                "no learning rate",
                lambda w, dL_dw, learning_rate: w - dL_dw,
                "The learning rate plays no part. It scales the gradient to a step.",
            ),
            Slip(
                "the step alone",
                lambda w, dL_dw, learning_rate: -learning_rate * dL_dw,
                "This is the step alone. Asked for is where it leads: start from `w`.",
            ),
            Slip(
                "the sign only",
                lambda w, dL_dw, learning_rate: w - learning_rate * np.sign(dL_dw),
                "All steps are equally long: only the gradient's sign was used. Where it is steep the step "
                "is longer.",
            ),
            Slip(
                "divided",
                lambda w, dL_dw, learning_rate: w - dL_dw / learning_rate,
                "Divided by the learning rate: a small rate would make a huge step. It multiplies.",
            ),
            Slip(
                "everything scaled",
                lambda w, dL_dw, learning_rate: learning_rate * (w - dL_dw),
                "The learning rate multiplies `w` too, and so shrinks it. It belongs to the gradient alone.",
            ),
        ],
    ),
    Task(
        key="largest_stable_rate",
        title="The largest stable rate",
        reference=largest_stable_rate,
        cases=[
            lambda rng: (_line("3·w", 3.0, 0.0), 2.0, np.arange(1, 11) / 10),
            lambda rng: (_line("0.5·(w - 4)", 0.5, 4.0), -1.0, np.array([5.5, 4.5, 3.5, 2.5, 1.4, 0.5])),
            lambda rng: (_line("12·(w + 1)", 12.0, -1.0), 0.5, np.array([0.3, 0.05, 0.2, 0.16, 0.1])),
        ],
        remark="Beside 2/curvature: 2/3 = 0.667 for the first curve, 4 and 0.167 for the others. Trial and "
        "formula agree, to the next rate on the list.",
        hints=[
            "Two loops: the outer one over the rates, the inner one over 100 steps.",
            "Each rate starts anew from `w`, so copy it into another name before the steps: `v = w`.",
            "Inner loop: `v = v - rate * slope(v)`. After it, keep the rate if "
            "`abs(slope(v)) < abs(slope(w))`. At the end, `max` of those kept.",
        ],
        slips=[
            Slip(
                "2/curvature",
                lambda slope, w, rates: 2 / (slope(w + 1) - slope(w)),
                "That is 2/curvature itself, from the formula. Asked for is the answer by trial: the largest "
                "of `rates` that is stable. Then compare the two.",
            ),
            Slip(
                "fastest",
                lambda slope, w, rates: min(rates, key=lambda rate: abs(slope(_end(slope, w, rate)))),
                "This is the rate that gets nearest to the bottom: the fastest, not the largest. Larger ones "
                "are stable too: they overshoot, and still come to rest.",
            ),
            Slip(
                "goes on from the last",
                _going_on,
                "Each rate seems to start where the one before ended, near the bottom. Every rate begins "
                "anew at `w`: put `v = w` inside the outer loop.",
            ),
            Slip(
                "no test",
                lambda slope, w, rates: max(rates),
                "This is the largest of all rates. Is it stable: is the slope after 100 steps smaller than "
                "at the start?",
            ),
            Slip(
                "nearer to 0",
                lambda slope, w, rates: max(r for r in rates if abs(_end(slope, w, r)) < abs(w)),
                "This asks whether `w` itself gets smaller. The bottom need not be at 0: compare the slopes, "
                "which are 0 at the bottom of every valley.",
            ),
            Slip(
                "uphill",
                lambda slope, w, rates: max(
                    r for r in rates if abs(slope(_end(slope, w, -r))) < abs(slope(w))
                ),
                "No rate is stable: with `+` every step goes uphill. Step against the slope.",
            ),
            Slip(
                "the last before the first unstable one",
                _until_unstable,
                "Right for rising rates. But `rates` may come in any order: try them all, then take the "
                "largest that is stable.",
            ),
        ],
    ),
]
