"""All that belongs to notebooks/07_backprop_in_matrices.ipynb alone."""

from course.lessons.n07_backprop_in_matrices.measured_gradients import compare_gradients, digits_of_agreement

__all__ = ["compare_gradients", "digits_of_agreement"]
