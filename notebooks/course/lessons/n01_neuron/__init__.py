"""All that belongs to notebooks/01_neuron.ipynb alone: its tasks, questions and figures."""
