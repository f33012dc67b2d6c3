"""All that belongs to notebooks/19_gradients_of_anything.ipynb alone."""

from course.lessons.n19_gradients_of_anything.deep_start import deep_weights
from course.lessons.n19_gradients_of_anything.tensor import Tensor

__all__ = ["Tensor", "deep_weights"]
