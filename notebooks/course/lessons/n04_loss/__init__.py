"""All that belongs to notebooks/04_loss.ipynb alone: its tasks, questions and figures."""
