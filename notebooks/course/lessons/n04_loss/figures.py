"""The pictures of notebooks/04_loss.ipynb: what `figures.` offers there."""

from course.lessons.n04_loss.squared_errors import (
    line_and_surface,
    lines_through_points,
    lowest_line,
    squares_explorer,
    surface_explorer,
)
from course.lessons.n04_loss.surprise_curves import (
    broken_products,
    losses_by_gap,
    surprise_by_sample,
    surprise_explorer,
)

__all__ = [
    "broken_products",
    "line_and_surface",
    "lines_through_points",
    "losses_by_gap",
    "lowest_line",
    "squares_explorer",
    "surface_explorer",
    "surprise_by_sample",
    "surprise_explorer",
]
