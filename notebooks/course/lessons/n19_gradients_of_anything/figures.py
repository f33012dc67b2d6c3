"""The pictures of notebooks/19_gradients_of_anything.ipynb: what `figures.` offers there."""

from course.drawing.loss_curves import loss_curves
from course.drawing.tables import number_tables
from course.lessons.n19_gradients_of_anything.expression_explorer import expression_explorer, expression_graph
from course.lessons.n19_gradients_of_anything.losses_by_seed import losses_by_seed

__all__ = [
    "expression_explorer",
    "expression_graph",
    "loss_curves",
    "losses_by_seed",
    "number_tables",
]
