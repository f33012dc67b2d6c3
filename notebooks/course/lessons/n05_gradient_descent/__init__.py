"""All that belongs to notebooks/05_gradient_descent.ipynb alone: its tasks, questions and figures."""
