"""The pictures of notebooks/05_gradient_descent.ipynb: what `figures.` offers there."""

from course.drawing.descent import descend
from course.drawing.loss_surface import loss_surface
from course.drawing.style import new_figure
from course.lessons.n05_gradient_descent.descent_explorers import ball_on_curve, path_on_surface
from course.lessons.n05_gradient_descent.learning_rates import (
    epsilon_errors,
    learning_rates,
    slope_arrows,
    stable_rates,
)

__all__ = [
    "ball_on_curve",
    "descend",
    "epsilon_errors",
    "learning_rates",
    "loss_surface",
    "new_figure",
    "path_on_surface",
    "slope_arrows",
    "stable_rates",
]
