"""The pictures of notebooks/17_your_own_table.ipynb: what `figures.` offers there."""

from course.drawing.scatter import scatter2d
from course.lessons.n17_your_own_table.measured_and_predicted import arrival, measured_and_predicted
from course.lessons.n17_your_own_table.scaling_explorer import scaling_explorer

__all__ = ["arrival", "measured_and_predicted", "scaling_explorer", "scatter2d"]
