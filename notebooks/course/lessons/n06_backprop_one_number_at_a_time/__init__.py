"""All that belongs to notebooks/06_backprop_one_number_at_a_time.ipynb alone."""

from course.lessons.n06_backprop_one_number_at_a_time.computation_graph import (
    Value,
    build,
    gradients_of,
    in_order,
    measure,
)

__all__ = ["Value", "build", "gradients_of", "in_order", "measure"]
