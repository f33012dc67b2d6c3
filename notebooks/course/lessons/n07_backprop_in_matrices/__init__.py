"""All that belongs to notebooks/07_backprop_in_matrices.ipynb alone: its tasks, questions and figures."""
