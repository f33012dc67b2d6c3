"""The pictures of notebooks/01_neuron.ipynb: what `figures.` offers there."""

from course.drawing.scatter import scatter2d
from course.lessons.n01_neuron.gate_explorer import all_neurons, best_neurons, gate_explorer, gate_lines
from course.lessons.n01_neuron.neuron_and_line import neuron_and_line, neuron_explorer, neuron_numbers

__all__ = [
    "all_neurons",
    "best_neurons",
    "gate_explorer",
    "gate_lines",
    "neuron_and_line",
    "neuron_explorer",
    "neuron_numbers",
    "scatter2d",
]
