"""The pictures of notebooks/11_mnist.ipynb: what `figures.` offers there."""

from course.drawing.confusion_matrix import confusion_matrix
from course.drawing.image_through_network import image_through_network
from course.drawing.images import images
from course.drawing.training_history import history
from course.lessons.n11_mnist.mistakes_explorer import mistakes_explorer
from course.pad import draw_digit

__all__ = [
    "confusion_matrix",
    "draw_digit",
    "history",
    "image_through_network",
    "images",
    "mistakes_explorer",
]
