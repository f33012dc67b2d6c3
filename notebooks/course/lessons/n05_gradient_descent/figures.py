"""The pictures of notebooks/05_gradient_descent.ipynb: what `figures.` offers there."""

from course.drawing.loss_surface import loss_surface
from course.lessons.n05_gradient_descent.descent_explorers import ball_on_curve, path_on_surface
from course.lessons.n05_gradient_descent.learning_rates import (
    epsilon_errors,
    learning_rates,
    slope_arrows,
    stable_rates,
)
from course.lessons.n05_gradient_descent.plum_surfaces import two_surfaces
from course.lessons.n05_gradient_descent.walks import largest_rate, walk_down

__all__ = [
    "ball_on_curve",
    "epsilon_errors",
    "largest_rate",
    "learning_rates",
    "loss_surface",
    "path_on_surface",
    "slope_arrows",
    "stable_rates",
    "two_surfaces",
    "walk_down",
]
