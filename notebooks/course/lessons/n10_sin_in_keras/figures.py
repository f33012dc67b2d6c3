"""The pictures of notebooks/10_sin_in_keras.ipynb: what `figures.` offers there."""

from course.drawing.training_history import history
from course.lessons.n10_sin_in_keras.batch_cost import batch_cost_explorer
from course.lessons.n10_sin_in_keras.two_histories import (
    distance_between_runs,
    history_explorer,
    rounding_by_dtype,
    side_by_side,
    squared_error_of_all_pairs,
    summaries,
)

__all__ = [
    "batch_cost_explorer",
    "distance_between_runs",
    "history",
    "history_explorer",
    "rounding_by_dtype",
    "side_by_side",
    "squared_error_of_all_pairs",
    "summaries",
]
