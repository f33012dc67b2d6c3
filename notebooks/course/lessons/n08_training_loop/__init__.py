"""All that belongs to notebooks/08_training_loop.ipynb alone: its tasks, questions and figures."""
