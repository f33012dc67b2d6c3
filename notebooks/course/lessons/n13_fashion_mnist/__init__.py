"""All that belongs to notebooks/13_fashion_mnist.ipynb alone: its tasks, questions and figures."""

from course.lessons.n13_fashion_mnist.ranks import rank_of_truth

__all__ = ["rank_of_truth"]
