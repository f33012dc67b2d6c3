"""All that belongs to notebooks/00_start_here.ipynb alone: its tasks, questions and figures."""
