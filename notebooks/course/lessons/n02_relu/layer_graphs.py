"""What networks with one input and one output draw.

Lesson: notebooks/02_relu.ipynb.
"""

from collections.abc import Callable, Mapping

import numpy as np

from course.drawing.function_plot import function_plot


def graphs_of_layers(layers: Callable | Mapping[str, Callable], x_range: tuple[float, float]):
    """The output of one network, or of several named ones, against the input.

    Args:
        layers: A function of a batch: x of shape (n, 1) gives outputs of shape (n, 1).
        x_range: The first and the last input.
    """
    named = {"": layers} if callable(layers) else layers
    curves = {name: _of_numbers(function) for name, function in named.items()}
    return function_plot(curves, x_range, ylabel="output")


def graphs_of_units(units: Mapping[str, tuple[Callable, float, float]], x: np.ndarray, t: np.ndarray):
    """Single units f(w x + b), each given by its name as (f, w, b), beside every third point of the data."""
    curves = {name: _of_unit(*unit) for name, unit in units.items()}
    figure = function_plot(curves, (x.min(), x.max()), points=(x[::3], t[::3]), ylabel="output")
    figure.axes[0].legend(loc="lower right", bbox_to_anchor=(1, 0.1))  # between the lines
    return figure


def _of_unit(f, w, b):
    return lambda x: f(w * x + b)


def _of_numbers(function):
    return lambda x: function(x.reshape(-1, 1)).ravel()
