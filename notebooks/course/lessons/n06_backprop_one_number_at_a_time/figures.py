"""The pictures of notebooks/06_backprop_one_number_at_a_time.ipynb: what `figures.` offers there."""

from course.drawing.loss_curves import loss_curves
from course.lessons.n06_backprop_one_number_at_a_time.backprop_stepper import backprop_stepper
from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import draw_graph

__all__ = [
    "backprop_stepper",
    "draw_graph",
    "loss_curves",
]
