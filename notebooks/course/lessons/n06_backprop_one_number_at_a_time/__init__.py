"""All that belongs to notebooks/06_backprop_one_number_at_a_time.ipynb alone."""

from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import (
    Value,
    backward_steps,
    in_order,
)
from course.lessons.n06_backprop_one_number_at_a_time.graph_tasks import gradients_in_order

__all__ = ["Value", "backward_steps", "gradients_in_order", "in_order"]
