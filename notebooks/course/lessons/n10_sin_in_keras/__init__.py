"""All that belongs to notebooks/10_sin_in_keras.ipynb alone: its tasks, questions and figures."""

from course.lessons.n10_sin_in_keras.watching_time import bar_of_updates, rough, seconds

__all__ = ["bar_of_updates", "rough", "seconds"]
