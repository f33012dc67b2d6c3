"""Tasks of notebook 05: update, numerical gradient, a whole descent, largest stable learning rate."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n05_gradient_descent import descent_task
from course.lessons.n05_gradient_descent.descents import (
    Function,
    all_at_once,
    beside_a_hill,
    by_rows,
    cut_off,
    differences,
    end,
    going_on,
    gradient_step,
    largest_stable_rate,
    line,
    one_sided,
    until_unstable,
    uphill,
)

TASKS = [
    Task(
        key="gradient_step",
        title="One step",
        reference=gradient_step,
        cases=[
            lambda rng: (np.array([1.0, 2.0]), np.array([10.0, -4.0]), 0.1),
            lambda rng: (rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), 0.5),
            lambda rng: (rng.normal(size=4), rng.normal(size=4), 2.0),
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
                "The learning rate plays no part. The step is the learning rate times the gradient.",
            ),
            Slip(
                "the step alone",
                lambda w, dL_dw, learning_rate: -learning_rate * dL_dw,
                "This is the step alone. Asked for is where it leads: start from `w`.",
            ),
            Slip(
                "the sign only",
                lambda w, dL_dw, learning_rate: w - learning_rate * np.sign(dL_dw),
                "All steps are equally long, because only the gradient's sign was used. Where the slope is "
                "steep, the step is longer.",
            ),
            Slip(
                "divided",
                lambda w, dL_dw, learning_rate: w - dL_dw / learning_rate,
                "The gradient is divided by the learning rate, so a small rate would make a huge step. "
                "Multiply by it.",
            ),
            Slip(
                "everything scaled",
                lambda w, dL_dw, learning_rate: learning_rate * (w - dL_dw),
                "The learning rate multiplies `w` too, and so shrinks it. It belongs to the gradient alone.",
            ),
        ],
    ),
    Task(
        key="numerical_gradient",
        title="The gradient of any function",
        reference=differences(),
        cases=[
            lambda rng: (Function("w[0]² + 3·w[1]", lambda w: w[0] ** 2 + 3 * w[1]), np.array([2.0, 5.0])),
            lambda rng: (
                Function("(sum of all entries)³", lambda x: np.sum(x) ** 3),
                rng.normal(size=(2, 3)),
                0.1,
            ),
            lambda rng: (Function("sum of x²/8", lambda x: np.sum(x**2) / 8), np.array([6, -2, 10])),
            lambda rng: (Function("sum of sin x", lambda x: np.sum(np.sin(x))), rng.normal(size=(2, 1, 3))),
        ],
        tolerance=1e-5,
        remark="The function uses nothing of `f` but its values, so it works for any network. But each entry "
        "costs two calls of `f`, and so notebook 06 looks for a shorter way.",
        hints=[
            "One slope for each entry: nudge that entry alone up and down, and leave all the others.",
            "Before the loop, make an array for the slopes: `np.zeros(x.shape)`. In the loop, `nudge` is an "
            "array of zeros of the same shape, in which the entry `i` alone is `epsilon`.",
            "The two points are `x + nudge` and `x - nudge`. What is the rise between them, and by which run "
            "is it divided?",
        ],
        slips=[
            Slip(
                "all at once",
                all_at_once,
                "One number came back: `x + epsilon` nudges all entries at once. Each entry needs a nudge of "
                "its own, in a loop over `np.ndindex(x.shape)`.",
            ),
            Slip(
                "all at once, in every entry",
                lambda f, x, epsilon=1e-6: np.full(x.shape, all_at_once(f, x, epsilon)),
                "Every entry holds the same number: in the loop, `x + epsilon` still nudges all entries at "
                "once. Nudge `point[i]` alone.",
            ),
            Slip(
                "one-sided",
                one_sided,
                "That is the one-sided difference, `(f(x + ε) - f(x)) / ε`: with ε = 0.1 it is clearly off. "
                "Nudge to both sides and divide by 2ε.",
            ),
            Slip(
                "fixed nudge",
                lambda f, x, epsilon=1e-6: differences()(f, x),
                "The nudge is not the argument `epsilon`: with ε = 0.1 yours is still much smaller. Use "
                "`epsilon` where you nudge and where you divide.",
            ),
            Slip(
                "precedence",
                differences(divisor=lambda epsilon: 2 / epsilon),
                "`/ 2 * epsilon` divides by 2 and then multiplies by ε, so the result is nearly 0. Write "
                "brackets: `/ (2 * epsilon)`.",
            ),
            Slip(
                "divided by one ε",
                differences(divisor=lambda epsilon: epsilon),
                "Every slope is twice too large. From x - ε to x + ε the run is 2ε, not ε.",
            ),
            Slip(
                "not put back",
                differences(keep=True),
                "The first entry is right and later ones are off: a nudged entry was not put back before "
                "the next one's turn.",
            ),
            Slip(
                "sign",
                lambda f, x, epsilon=1e-6: -differences()(f, x, epsilon),
                "Only the sign is wrong, everywhere. From the value of f at x + ε, subtract its value at x - "
                "ε.",
            ),
            Slip(
                "whole numbers",
                differences(dtype=None),
                "Right for floats. But `x` may hold whole numbers, and then a nudge by ε is rounded away: "
                "make the copy with `x.astype(float)`.",
            ),
            Slip(
                "row by row",
                by_rows,
                "Right for a vector, but in a table `x[i]` is a whole row, and all of it is nudged. "
                "`np.ndindex(x.shape)` goes entry by entry.",
            ),
        ],
    ),
    descent_task.TASK,
    Task(
        key="largest_stable_rate",
        title="The largest stable rate",
        reference=largest_stable_rate,
        cases=[
            lambda rng: (line("3·w", 3.0, 0.0), 2.0, np.arange(1, 11) / 10),
            lambda rng: (line("0.5·(w - 4)", 0.5, 4.0), -1.0, np.array([5.5, 4.5, 3.5, 2.5, 1.4, 0.5])),
            lambda rng: (line("12·(w + 1)", 12.0, -1.0), 0.5, np.array([0.3, 0.05, 0.2, 0.16, 0.1])),
            lambda rng: (cut_off(), 4.1, np.array([0.1, 0.2, 0.3, 0.45, 0.6, 0.8])),
            lambda rng: (beside_a_hill(), 0.4, np.array([0.1, 0.4, 1.2, 5.0])),
            # far out, so that the walk takes more than 80 steps
            lambda rng: (cut_off(), 25.07, np.array([0.8, 0.3, 0.2, 0.45, 0.6])),
        ],
        remark="Beside 2/curvature: 2/3 = 0.667 for the first curve, 4 and 0.167 for the others. Trial and "
        "formula agree, to the next rate on the list.",
        hints=[
            "Two loops: the outer one over the rates, the inner one over 100 steps.",
            "Each rate starts anew from `w`, so copy it into another name before the steps: `v = w`.",
            "After the inner loop, compare `abs(slope(v))` with `abs(slope(w))`, and keep the rate or not. "
            "Which of those that were kept is asked for?",
        ],
        slips=[
            Slip(
                "2/curvature",
                lambda slope, w, rates: 2 / ((slope(w + 1e-3) - slope(w - 1e-3)) / 2e-3),
                "That is 2/curvature itself, from the formula. Asked for is the answer by trial: the largest "
                "of `rates` that is stable. Then compare the two.",
            ),
            Slip(
                "fastest",
                lambda slope, w, rates: min(rates, key=lambda rate: abs(slope(end(slope, w, rate)))),
                "This is the rate that gets nearest to the bottom: the fastest, not the largest. Larger ones "
                "are stable too: they overshoot, and still come to rest.",
            ),
            Slip(
                "goes on from the last",
                going_on,
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
                lambda slope, w, rates: max(r for r in rates if abs(end(slope, w, r)) < abs(w)),
                "This asks whether `w` itself gets smaller. The bottom need not be at 0: compare the slopes, "
                "which are 0 at the bottom of every valley.",
            ),
            Slip(
                "uphill",
                lambda slope, w, rates: max(uphill(slope, w, rates)),
                "This goes uphill, away from every valley: in most curves no rate is stable then, and on the "
                "last one the hilltop is found. Step against the slope, `v - rate * slope(v)`.",
            ),
            Slip(
                "uphill, and 0 where no rate is stable",
                lambda slope, w, rates: max(uphill(slope, w, rates), default=0),
                "This goes uphill, away from every valley: where 0 comes back no rate is stable, and on the "
                "last curve the hilltop is found. Step against the slope, `v - rate * slope(v)`.",
            ),
            Slip(
                "the last before the first unstable one",
                until_unstable,
                "Right for rising rates. But `rates` may come in any order: try them all, then take the "
                "largest that is stable.",
            ),
        ],
    ),
]
