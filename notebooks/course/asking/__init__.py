"""Predictions and quizzes."""
