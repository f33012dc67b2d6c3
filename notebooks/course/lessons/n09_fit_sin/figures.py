"""The pictures of notebooks/09_fit_sin.ipynb: what `figures.` offers there."""

from course.drawing.function_plot import function_plot
from course.drawing.training_history import history
from course.lessons.n09_fit_sin.retraining_knobs import fit_knobs
from course.lessons.n09_fit_sin.sine_fitting import far_from_data, fit_scrubber, fit_stages, split_results

__all__ = [
    "far_from_data",
    "fit_knobs",
    "fit_scrubber",
    "fit_stages",
    "function_plot",
    "history",
    "split_results",
]
