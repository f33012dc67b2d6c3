"""Whether three hinges that a reader found follow the sine: the challenge of notebook 02."""

import numpy as np

from course.lessons.n02_relu.hinge_builder import SINE, X, hinge_error, hinge_values

LARGEST_ERROR = 0.01


def three_follow_the_sine(attempt):
    """None if three hinges and their slopes come close to the sine, or what is wrong with them."""
    try:
        parts = dict(zip(("three_hinges", "three_slopes"), attempt, strict=True))
    except (TypeError, ValueError):
        return 'Give the hinges and then the slopes: `check("three_hinges", (three_hinges, three_slopes))`.'
    if any(_untouched(part) for part in parts.values()):
        raise NotImplementedError
    for name, part in parts.items():
        problem = _wrong_form(name, part)
        if problem:
            return problem
    hinges, slopes = (np.asarray(part, dtype=float) for part in parts.values())
    error = hinge_error(hinges, slopes)
    if error < LARGEST_ERROR:
        return None
    if hinge_error(slopes, hinges) < LARGEST_ERROR:
        return (
            "The two lists are swapped: the hinges are where the parts bend, the slopes how steep they are."
        )
    return f"The error is {error:.4f}, and it should be below {LARGEST_ERROR}. {_most_useful(hinges, slopes)}"


def _untouched(part):
    if part is ... or part is None:
        return True
    return isinstance(part, (tuple, list)) and any(number is ... for number in part)


def _wrong_form(name, part):
    problem = f"`{name}` should hold three numbers; it is `{part!r}`."
    try:
        if any(isinstance(number, str) for number in part):
            return problem
        numbers = np.asarray(part, dtype=float)
    except (TypeError, ValueError):
        return problem
    if numbers.shape != (3,):
        return f"`{name}` should hold three numbers, one for each ReLU; its shape is {numbers.shape}."
    return "" if np.isfinite(numbers).all() else f"`{name}` holds a nan or infinity: choose ordinary numbers."


def _most_useful(hinges, slopes):
    order = np.argsort(hinges, kind="stable")
    if hinge_error(hinges[order], np.diff(slopes[order], prepend=0)) < LARGEST_ERROR:
        return (
            "These are the slopes of the pieces. The slope of a ReLU is what it adds to the slope on its "
            "left: after a piece that falls by 0.7 it takes 1.5 to rise by 0.8."
        )
    pieces = np.cumsum(slopes[order])
    if (np.sign(pieces) != [-1, 1, -1]).any():
        told = ", ".join(f"{slope:.2f}".replace("-", "−") for slope in pieces)
        return (
            f"From left to right its three pieces have the slopes {told}: each is the sum of all slopes so "
            "far. A sine goes down, up and down again."
        )
    total = hinge_values(hinges, slopes, X).sum(axis=0)
    k = np.abs(total - SINE).argmax()
    return (
        f"The gap is widest at x = {X[k]:.1f}: there the sum is {total[k]:.2f}, and the sine {SINE[k]:.2f}."
    )
