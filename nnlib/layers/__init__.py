"""Layers: each knows how to go forward (inputs to outputs) and backward (dL/doutputs to dL/dinputs).

Lesson: notebooks/03_forward_pass.ipynb (forward), notebooks/07_backprop_in_matrices.ipynb (backward).
"""

from nnlib.layers.activation import ELU, Activation, LeakyReLU, ReLU, Softmax
from nnlib.layers.base import Input, InputShape, Layer
from nnlib.layers.dense import Dense
from nnlib.layers.flatten import Flatten
from nnlib.layers.regularizing import BatchNormalization, Dropout

__all__ = [
    "ELU",
    "Activation",
    "BatchNormalization",
    "Dense",
    "Dropout",
    "Flatten",
    "Input",
    "InputShape",
    "Layer",
    "LeakyReLU",
    "ReLU",
    "Softmax",
]
