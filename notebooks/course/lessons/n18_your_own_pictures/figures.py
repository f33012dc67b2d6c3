"""The pictures of notebooks/18_your_own_pictures.ipynb: what `figures.` offers there."""

from course.drawing.images import images
from course.lessons.n18_your_own_pictures.change_explorer import explore_changes
from course.lessons.n18_your_own_pictures.preparation_walk import raw_and_prepared, walk_preparation
from course.lessons.n18_your_own_pictures.score_pictures import accuracies_by_seed, accuracy_table
from course.lessons.n18_your_own_pictures.upload import upload_pictures

__all__ = [
    "accuracies_by_seed",
    "accuracy_table",
    "explore_changes",
    "images",
    "raw_and_prepared",
    "upload_pictures",
    "walk_preparation",
]
