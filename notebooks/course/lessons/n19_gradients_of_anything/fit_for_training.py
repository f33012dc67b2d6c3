"""What the pieces of an engine need beside right numbers: float64, and a speed that a training can bear."""

import sys
from collections.abc import Callable

import numpy as np

from course.checking.task import Told

LARGE = 20_000  # entries from which the speed is looked at
_MOST_LINES = 5_000  # run by Python for one array; whole-array code runs some dozens, also within NumPy
SLOW = (
    "This is right, but slow: it computes entry by entry. The trainings below need it some thousand times. "
    "Let NumPy work on whole arrays: `@` for a product, and `sum` along an axis."
)


def in_float64(value):
    """The value as it came; float32 on the way would spoil the comparisons of the notebook."""
    for part in value if isinstance(value, (tuple, list)) else [value]:
        if getattr(part, "dtype", None) in (np.float32, np.float16):
            raise Told(
                f"What comes back is {part.dtype}, and what went in is float64. Keep float64: the gradients "
                "of this notebook are compared to ten digits."
            )
    return value


def not_slow(attempt: Callable) -> None:
    """Raise what to tell if Python runs a line for each entry of a large array.

    Lines are counted and not seconds: a busy machine makes every answer slow now and then.
    """
    count = 0

    def look(_frame, _event, _argument):
        nonlocal count
        count += 1
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        attempt()
    finally:
        sys.settrace(before)
    if count > _MOST_LINES:
        raise Told(SLOW)
