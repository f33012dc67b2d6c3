"""All that belongs to notebooks/10_sin_in_keras.ipynb alone: its tasks, questions and figures."""
