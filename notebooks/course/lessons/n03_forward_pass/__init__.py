"""All that belongs to notebooks/03_forward_pass.ipynb alone: its tasks, questions and figures."""
