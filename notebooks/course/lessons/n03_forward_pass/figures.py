"""The pictures of notebooks/03_forward_pass.ipynb: what `figures.` offers there."""

from course.drawing.image_through_network import image_through_network
from course.drawing.images import images
from course.drawing.tables import number_tables
from course.lessons.n03_forward_pass.forward_stepper import forward_stepper
from course.lessons.n03_forward_pass.softmax_explorer import softmax_explorer
from course.lessons.n03_forward_pass.untrained_network import rows_as_samples, seed_spread

__all__ = [
    "forward_stepper",
    "image_through_network",
    "images",
    "number_tables",
    "rows_as_samples",
    "seed_spread",
    "softmax_explorer",
]
