"""All that belongs to notebooks/09_fit_sin.ipynb alone: its tasks, questions and figures."""

from course.lessons.n09_fit_sin.fair_splits import whole_rows_mixed

__all__ = ["whole_rows_mixed"]
