"""The pictures of notebooks/16_beyond_nnlib.ipynb: what `figures.` offers there."""

from course.drawing.images import images
from course.lessons.n16_beyond_nnlib.convolution_windows import (
    accuracy_by_shift,
    feature_maps,
    kernel_explorer,
)
from course.lessons.n16_beyond_nnlib.gradient_pictures import gradients_of_one_unit
from course.lessons.n16_beyond_nnlib.histories import histories
from course.pad import draw_digit

__all__ = [
    "accuracy_by_shift",
    "draw_digit",
    "feature_maps",
    "gradients_of_one_unit",
    "histories",
    "images",
    "kernel_explorer",
]
