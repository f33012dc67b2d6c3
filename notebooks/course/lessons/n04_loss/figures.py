"""The pictures of notebooks/04_loss.ipynb: what `figures.` offers there."""

from course.drawing.function_plot import function_plot
from course.lessons.n04_loss.squared_errors import line_and_surface, squares_explorer, surface_explorer
from course.lessons.n04_loss.surprise_curves import broken_products, surprise_by_sample, surprise_explorer

__all__ = [
    "broken_products",
    "function_plot",
    "line_and_surface",
    "squares_explorer",
    "surface_explorer",
    "surprise_by_sample",
    "surprise_explorer",
]
