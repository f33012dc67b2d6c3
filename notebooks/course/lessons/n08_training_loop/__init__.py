"""All that belongs to notebooks/08_training_loop.ipynb alone."""

from course.lessons.n08_training_loop.rates_on_digits import best_rates, losses_on_digits
from course.lessons.n08_training_loop.steps_as_optimizers import momentum_optimizer

__all__ = ["best_rates", "losses_on_digits", "momentum_optimizer"]
