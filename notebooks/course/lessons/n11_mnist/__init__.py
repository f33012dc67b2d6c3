"""All that belongs to notebooks/11_mnist.ipynb alone: its tasks, questions and figures."""

from course.lessons.n11_mnist.tasks import to_rows as rows_of_pixels

__all__ = ["rows_of_pixels"]
