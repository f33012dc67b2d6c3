"""The course's data: `mnist`, `fashion_mnist` and the made-up sets of `toy`.

(x_train, y_train), (x_test, y_test) = nnlib.datasets.mnist.load_data()
"""

from nnlib.datasets import fashion_mnist, mnist, toy
from nnlib.datasets.store import Source

__all__ = ["Source", "fashion_mnist", "mnist", "toy"]
