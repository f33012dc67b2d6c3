"""Gradients of the engine beside measured ones, and beside those of PyTorch, JAX and TensorFlow.

Lesson: notebooks/19_gradients_of_anything.ipynb.
"""

import importlib.util
from collections.abc import Callable, Sequence

import numpy as np

from course.lessons.n19_gradients_of_anything.tensor import Tensor
from nnlib import numerical_gradient

PACKAGES = {"PyTorch": "torch", "JAX": "jax"}


def installed(library: str, found: bool | None = None) -> bool:
    """Whether a library can be used here; if not, that is printed.

    Args:
        library: Such as "PyTorch".
        found: Whether it is there, if that is known already.
    """
    if found is None:
        found = importlib.util.find_spec(PACKAGES[library]) is not None
    if not found:
        print(f"{library} is not installed here: this cell was not run.")
    return found


def compare(library: str, theirs: Sequence, ours: Sequence) -> None:
    """Print whether the gradients of a library are ours, to 1e-10.

    Args:
        theirs, ours: The same gradients, in the same order.

    Raises:
        AssertionError: If they are not.
    """
    for their, our in zip(theirs, ours, strict=True):
        np.testing.assert_allclose(np.asarray(their), our, rtol=0, atol=1e-10)
    print(f"{library}: no gradient differs from ours by more than 1e-10.")


def measured(function: Callable, tensors: Sequence[Tensor]) -> list[np.ndarray]:
    """The gradient of `function`, a tensor of one number, for each of `tensors`, by central differences."""
    values = [tensor.value for tensor in tensors]

    def at(k):
        return lambda array: function(*[Tensor(array if i == k else v) for i, v in enumerate(values)]).value

    return [numerical_gradient(at(k), value) for k, value in enumerate(values)]
