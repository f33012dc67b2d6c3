"""All that belongs to notebooks/07_backprop_in_matrices.ipynb alone."""

from course.lessons.n07_backprop_in_matrices.measured_gradients import compare_gradients, digits_of_agreement
from course.lessons.n07_backprop_in_matrices.training_step import backward, forward, weights_of

__all__ = ["backward", "compare_gradients", "digits_of_agreement", "forward", "weights_of"]
