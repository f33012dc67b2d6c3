"""Scores for a class: `python -m tools.scores FOLDER` runs handed-in answers through `check` again."""
