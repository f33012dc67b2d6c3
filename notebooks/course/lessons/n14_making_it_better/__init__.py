"""All that belongs to notebooks/14_making_it_better.ipynb alone: its tasks, questions and figures."""

from course.lessons.n14_making_it_better.experiments import Lab, mean_and_error
from course.lessons.n14_making_it_better.leaderboard_entries import enter, leaderboard
from course.lessons.n14_making_it_better.leaderboard_reference import reference
from course.lessons.n14_making_it_better.preparing import raw, scale, shuffled, standardized

__all__ = [
    "Lab",
    "enter",
    "leaderboard",
    "mean_and_error",
    "raw",
    "reference",
    "scale",
    "shuffled",
    "standardized",
]
