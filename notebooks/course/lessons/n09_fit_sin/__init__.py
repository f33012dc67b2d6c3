"""All that belongs to notebooks/09_fit_sin.ipynb alone: its tasks, questions and figures."""
