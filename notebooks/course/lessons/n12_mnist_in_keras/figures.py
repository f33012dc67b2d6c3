"""The pictures of notebooks/12_mnist_in_keras.ipynb: what `figures.` offers there."""

from course.lessons.n12_mnist_in_keras.keras_replay import (
    first_probabilities,
    frozen_learning_rate,
    steps_apart,
)
from course.lessons.n12_mnist_in_keras.recipe_of_2018 import recipe_explorer, recipe_graph

__all__ = [
    "first_probabilities",
    "frozen_learning_rate",
    "recipe_explorer",
    "recipe_graph",
    "steps_apart",
]
