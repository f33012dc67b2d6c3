"""Neural networks with NumPy alone, by Keras's names and rules: the library behind the notebooks.

The examples in its docstrings begin with `import numpy as np` and `import nnlib`.
"""

from nnlib import (
    activations,
    callbacks,
    datasets,
    initializers,
    layers,
    losses,
    metrics,
    optimizers,
    regularizers,
)
from nnlib.gradient_check import check_layer, check_model, numerical_gradient
from nnlib.layers import Input
from nnlib.models import Sequential, load_model

__version__ = "0.1.0"
__all__ = [
    "Input",
    "Sequential",
    "activations",
    "callbacks",
    "check_layer",
    "check_model",
    "datasets",
    "initializers",
    "layers",
    "load_model",
    "losses",
    "metrics",
    "numerical_gradient",
    "optimizers",
    "regularizers",
]
