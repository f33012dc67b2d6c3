"""The pictures of notebooks/02_relu.ipynb: what `figures.` offers there."""

from course.drawing.function_plot import function_plot
from course.lessons.n02_relu.activation_curves import activation_explorer, activation_gallery, layer_outputs
from course.lessons.n02_relu.hinge_builder import hinge_builder, hinge_error, hinge_sum

__all__ = [
    "activation_explorer",
    "activation_gallery",
    "function_plot",
    "hinge_builder",
    "hinge_error",
    "hinge_sum",
    "layer_outputs",
]
