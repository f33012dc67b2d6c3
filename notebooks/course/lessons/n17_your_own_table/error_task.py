"""Task of notebook 17: a mean error in the unit of the target."""

import numpy as np

from course.checking.task import Slip, Task


def error_in_units(y, t, mean, scale):
    return np.abs(y[:, 0] * scale + mean - t).mean()


def _scaled_answers(n, mean, scale):
    def case(rng):
        t = rng.normal(mean, scale, n)
        y = (t + rng.normal(0, scale / 3, n) - mean) / scale
        return y[:, None], t, float(mean), float(scale)

    return case


ERROR_IN_UNITS = Task(
    key="error_in_units",
    title="An error in grams",
    reference=error_in_units,
    cases=[
        lambda rng: (np.array([[0.0], [1.0]]), np.array([4000.0, 4600.0]), 4000.0, 500.0),
        _scaled_answers(12, 4200, 800),
        _scaled_answers(7, -3, 0.5),
        _scaled_answers(20, 100, 15),
    ],
    remark="A mean error in grams can be explained to anybody who has held a penguin.",
    hints=[
        "First undo the scaling of the target: it was (t − mean) / scale.",
        "`y` has shape (n, 1) and `t` has (n,). Their difference would have shape (n, n). `y[:, 0]` has "
        "shape (n,).",
        "`np.abs(...)` of predictions minus targets, then `.mean()`.",
    ],
    slips=[
        Slip(
            "n by n",
            lambda y, t, mean, scale: np.abs(y * scale + mean - t).mean(),
            "`y` of shape (n, 1) minus `t` of shape (n,) gives (n, n): every prediction is compared with "
            "every target. Take the column first: `y[:, 0]`.",
        ),
        Slip(
            "still scaled",
            lambda y, t, mean, scale: np.abs(y[:, 0] - (t - mean) / scale).mean(),
            "This is the error in scaled units. In the unit of `t` it is `scale` times as large.",
        ),
        Slip(
            "not unscaled",
            lambda y, t, mean, scale: np.abs(y[:, 0] - t).mean(),
            "The predictions are still scaled, and the targets are not. Undo the scaling first: times "
            "`scale`, plus `mean`.",
        ),
        Slip(
            "mean first",
            lambda y, t, mean, scale: np.abs((y[:, 0] + mean) * scale - t).mean(),
            "Scaling subtracted the mean first and divided then. So undo it in the other order: times "
            "`scale` first, then plus `mean`.",
        ),
        Slip(
            "signed",
            lambda y, t, mean, scale: (y[:, 0] * scale + mean - t).mean(),
            "Errors above and below cancel here. Take `np.abs` before the mean.",
        ),
        Slip(
            "absolute value last",
            lambda y, t, mean, scale: np.abs((y[:, 0] * scale + mean - t).mean()),
            "Errors above and below cancel before `np.abs` sees them. Take `np.abs` first, then the mean.",
        ),
        Slip(
            "squared",
            lambda y, t, mean, scale: ((y[:, 0] * scale + mean - t) ** 2).mean(),
            "This is the mean *squared* error. Asked for is the mean of the absolute values: `np.abs`.",
        ),
        Slip(
            "root",
            lambda y, t, mean, scale: np.sqrt(((y[:, 0] * scale + mean - t) ** 2).mean()),
            "This is the root of the mean squared error, in which large errors count more. Asked for is "
            "the mean of the absolute values.",
        ),
        Slip(
            "one for each row",
            lambda y, t, mean, scale: np.abs(y[:, 0] * scale + mean - t),
            "This is the error of each row. One number is asked for: their mean.",
        ),
    ],
)
