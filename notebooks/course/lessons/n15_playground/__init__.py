"""All that belongs to notebooks/15_playground.ipynb alone: its tasks, questions and figures."""
