"""The pictures of notebooks/15_playground.ipynb: what `figures.` offers there."""

from course.playground import playground

__all__ = [
    "playground",
]
