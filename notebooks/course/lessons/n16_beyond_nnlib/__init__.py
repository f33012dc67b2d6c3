"""All that belongs to notebooks/16_beyond_nnlib.ipynb alone: its tasks, questions and figures."""

from course.lessons.n16_beyond_nnlib.beside_keras import largest_difference, progress_bar
from course.lessons.n16_beyond_nnlib.devices import on_devices
from course.lessons.n16_beyond_nnlib.feature_map import feature_map
from course.lessons.n16_beyond_nnlib.processes import PROGRAM, in_processes

__all__ = ["PROGRAM", "feature_map", "in_processes", "largest_difference", "on_devices", "progress_bar"]
