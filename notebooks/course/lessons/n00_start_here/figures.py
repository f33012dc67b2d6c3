"""The pictures of notebooks/00_start_here.ipynb: what `figures.` offers there."""

from course.drawing.images import images
from course.lessons.n00_start_here.array_pictures import axis_picture, broadcasting_picture, product_picture
from course.lessons.n00_start_here.prediction_browser import browse_predictions
from course.pad import draw_digit

__all__ = [
    "axis_picture",
    "broadcasting_picture",
    "browse_predictions",
    "draw_digit",
    "images",
    "product_picture",
]
