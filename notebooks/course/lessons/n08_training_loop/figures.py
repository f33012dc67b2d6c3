"""The pictures of notebooks/08_training_loop.ipynb: what `figures.` offers there."""

from course.lessons.n08_training_loop.batches_and_stopping import (
    answers_and_losses,
    epoch_map,
    gradient_clouds,
    split_strips,
    stopping_epoch,
)
from course.lessons.n08_training_loop.optimizer_race import optimizer_paths, optimizer_race
from course.lessons.n08_training_loop.rates_on_digits import losses_by_rate

__all__ = [
    "answers_and_losses",
    "epoch_map",
    "gradient_clouds",
    "losses_by_rate",
    "optimizer_paths",
    "optimizer_race",
    "split_strips",
    "stopping_epoch",
]
