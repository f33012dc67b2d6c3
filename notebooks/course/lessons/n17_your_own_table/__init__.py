"""All that belongs to notebooks/17_your_own_table.ipynb alone: its tasks, questions and figures."""

from course.lessons.n17_your_own_table.question_of import question_of

__all__ = ["question_of"]
