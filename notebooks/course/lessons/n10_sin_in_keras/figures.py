"""The pictures of notebooks/10_sin_in_keras.ipynb: what `figures.` offers there."""

from course.drawing.function_plot import function_plot
from course.drawing.training_history import history
from course.lessons.n10_sin_in_keras.batch_cost import batch_cost_explorer
from course.lessons.n10_sin_in_keras.paired_shapes import squared_error_of_all_pairs
from course.lessons.n10_sin_in_keras.two_histories import (
    distance_between_runs,
    history_explorer,
    rounding_by_dtype,
    summaries,
)

__all__ = [
    "batch_cost_explorer",
    "distance_between_runs",
    "function_plot",
    "history",
    "history_explorer",
    "rounding_by_dtype",
    "squared_error_of_all_pairs",
    "summaries",
]
