"""All that belongs to notebooks/13_fashion_mnist.ipynb alone: its tasks, questions and figures."""
