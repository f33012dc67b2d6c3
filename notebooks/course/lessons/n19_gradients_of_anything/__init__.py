"""All that belongs to notebooks/19_gradients_of_anything.ipynb alone."""

from course.lessons.n19_gradients_of_anything.beside_libraries import compare, installed, measured
from course.lessons.n19_gradients_of_anything.deep_start import better_of_two_rates
from course.lessons.n19_gradients_of_anything.tensor import Tensor, pairs_by

__all__ = ["Tensor", "better_of_two_rates", "compare", "installed", "measured", "pairs_by"]
