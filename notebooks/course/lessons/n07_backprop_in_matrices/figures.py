"""The pictures of notebooks/07_backprop_in_matrices.ipynb: what `figures.` offers there."""

from course.drawing.loss_curves import loss_curves
from course.drawing.tables import number_tables
from course.lessons.n07_backprop_in_matrices.error_museum import error_museum, gradient_agreement
from course.lessons.n07_backprop_in_matrices.gradient_tables import (
    backward_map,
    gradient_stepper,
    logit_gradient,
)

__all__ = [
    "backward_map",
    "error_museum",
    "gradient_agreement",
    "gradient_stepper",
    "logit_gradient",
    "loss_curves",
    "number_tables",
]
