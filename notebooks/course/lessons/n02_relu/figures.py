"""The pictures of notebooks/02_relu.ipynb: what `figures.` offers there."""

from course.lessons.n02_relu.activation_curves import activation_explorer, activation_gallery, layer_outputs
from course.lessons.n02_relu.evenly_spaced_hinges import smallest_error
from course.lessons.n02_relu.hinge_builder import hinge_builder, hinge_error, hinge_sum
from course.lessons.n02_relu.layer_graphs import graphs_of_layers, graphs_of_units

__all__ = [
    "activation_explorer",
    "activation_gallery",
    "graphs_of_layers",
    "graphs_of_units",
    "hinge_builder",
    "hinge_error",
    "hinge_sum",
    "layer_outputs",
    "smallest_error",
]
