"""The pictures of notebooks/07_backprop_in_matrices.ipynb: what `figures.` offers there."""

from course.drawing.loss_curves import loss_curves
from course.drawing.tables import number_tables
from course.lessons.n07_backprop_in_matrices.error_museum import error_museum
from course.lessons.n07_backprop_in_matrices.gradient_tables import (
    backward_map,
    gradient_stepper,
    score_gradient,
)
from course.lessons.n07_backprop_in_matrices.measured_gradients import gradient_agreement

__all__ = [
    "backward_map",
    "error_museum",
    "gradient_agreement",
    "gradient_stepper",
    "loss_curves",
    "number_tables",
    "score_gradient",
]
