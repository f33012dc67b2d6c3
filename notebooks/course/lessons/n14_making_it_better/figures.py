"""The pictures of notebooks/14_making_it_better.ipynb: what `figures.` offers there."""

from course.lessons.n14_making_it_better.experiment_gains import (
    experiment_explorer,
    experiment_gains,
    scores_by_seed,
)
from course.lessons.n14_making_it_better.seed_luck import (
    dropout_patterns,
    lucky_winner,
    means_of_draws,
)

__all__ = [
    "dropout_patterns",
    "experiment_explorer",
    "experiment_gains",
    "lucky_winner",
    "means_of_draws",
    "scores_by_seed",
]
