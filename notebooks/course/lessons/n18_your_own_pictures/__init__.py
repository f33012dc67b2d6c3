"""All that belongs to notebooks/18_your_own_pictures.ipynb alone: its tasks, questions, figures, pictures."""

from course.lessons.n18_your_own_pictures.other_pictures import (
    as_they_came,
    coarse,
    enlarged,
    filling,
    prepared,
    scanner_digits,
    turned,
    turned_each,
)
from course.lessons.n18_your_own_pictures.picture_files import Pictures, example_folder, read_pictures

__all__ = [
    "Pictures",
    "as_they_came",
    "coarse",
    "enlarged",
    "example_folder",
    "filling",
    "prepared",
    "read_pictures",
    "scanner_digits",
    "turned",
    "turned_each",
]
