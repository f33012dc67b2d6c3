"""All that belongs to notebooks/12_mnist_in_keras.ipynb alone: its tasks, questions and figures."""
