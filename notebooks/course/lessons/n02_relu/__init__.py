"""All that belongs to notebooks/02_relu.ipynb alone: its tasks, questions and figures."""
