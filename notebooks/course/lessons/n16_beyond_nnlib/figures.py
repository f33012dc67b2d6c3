"""The pictures of notebooks/16_beyond_nnlib.ipynb: what `figures.` offers there."""

from course.drawing.images import images
from course.lessons.n16_beyond_nnlib.convolution_windows import (
    accuracy_by_shift,
    feature_maps,
    kernel_explorer,
)

__all__ = [
    "accuracy_by_shift",
    "feature_maps",
    "images",
    "kernel_explorer",
]
