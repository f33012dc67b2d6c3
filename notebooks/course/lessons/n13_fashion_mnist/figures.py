"""The pictures of notebooks/13_fashion_mnist.ipynb: what `figures.` offers there."""

from course.drawing.confusion_matrix import confusion_matrix
from course.drawing.images import images
from course.drawing.training_history import history
from course.lessons.n13_fashion_mnist.confusion_browser import browse_confusions, confused_pairs
from course.lessons.n13_fashion_mnist.overfitting_gap import exam_gap, gap_explorer

__all__ = [
    "browse_confusions",
    "confused_pairs",
    "confusion_matrix",
    "exam_gap",
    "gap_explorer",
    "history",
    "images",
]
