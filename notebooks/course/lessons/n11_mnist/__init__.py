"""All that belongs to notebooks/11_mnist.ipynb alone: its tasks, questions and figures."""
