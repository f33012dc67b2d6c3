"""Sequential: layers in a row, trained by gradient descent.

Lesson: notebooks/08_training_loop.ipynb.
"""

import copy
import zlib
from pathlib import Path

import numpy as np

from nnlib import _checks, _data, _saving, _summary
from nnlib._checks import float_dtype
from nnlib.layers import InputShape, Layer
from nnlib.layers.base import twins
from nnlib.training import Trainer


class Sequential(Trainer, Layer):
    """Layers in a row: each one's output is the next one's input. A model is a layer too.

    Args:
        layers: Layers, the first of which may be an Input. Without Input the first data decide the input's
            shape.
        seed: An int makes weights, shuffling and dropout the same in every run; None draws them anew.
            Each layer has random numbers of its own: adding one changes no other. Large sums are rounded in
            another order with another number of threads: `threadpoolctl.threadpool_limits(1)` fixes that too.
        dtype: "float32", or "float64" for gradient checks.
        name: Title of the summary.
        trainable: False freezes all layers.

    Lesson: notebooks/08_training_loop.ipynb.

    >>> model = nnlib.Sequential(
    ...     [
    ...         nnlib.Input((784,)),
    ...         nnlib.layers.Dense(128, activation="relu"),
    ...         nnlib.layers.Dense(10, activation="softmax"),
    ...     ],
    ...     seed=0,
    ... )
    >>> model.count_params()
    101770
    """

    _instead = {
        "seed": "its weights are drawn already, so make a new model with seed=…",
        "dtype": "its weights are made already, so make a new model with dtype=…",
        "layers": "use add(layer), or make a new Sequential from the layers that you want",
        "optimizer": "use compile(optimizer=…, loss=…)",
        "loss": "use compile(optimizer=…, loss=…)",
        "metrics": "use compile(…, metrics=[…])",
        "learning_rate": "it belongs to the optimizer: model.optimizer.learning_rate = …",
    }

    def __init__(self, layers=(), seed=None, dtype="float32", name=None, trainable=True):
        self._layers = []
        self.input_shape = self.output_shape = None
        self.name, self._named = name or self.default_name(), name is not None
        self.seed, self.dtype = _checks.seed(seed), float_dtype(dtype)
        self._entropy = np.random.SeedSequence(self.seed).entropy
        super().__init__(self._rng("shuffle"))
        for layer in _data.layer_list(layers):
            self.add(layer)
        self._trainable = True
        if trainable is not True:
            self.trainable = trainable

    @property
    def layers(self) -> tuple:
        """The layers without Input, a tuple: `add` appends one."""
        return tuple(self._layers)

    def add(self, layer) -> None:
        """Append a layer; the model is built as soon as its input's shape is known.

        Raises:
            TypeError: If it is no layer.
            ValueError: If it is there already, or its input has the wrong shape.

        >>> model = nnlib.Sequential()
        >>> model.add(nnlib.layers.Dense(1))
        >>> model.layers
        (Dense(1),)
        """
        if isinstance(layer, InputShape):
            if self._layers or self.input_shape:
                raise ValueError("Input must come first, and once.")
            self.input_shape = (None, *layer)
            return
        _data.check_layer(layer, self)
        if not layer._named:
            layer.name = _data.free_name(layer, self._layers)
        self._layers.append(layer)
        if self.input_shape:
            try:
                self.build(self.input_shape)
            except Exception:
                self._layers.pop()  # the model stays as it was
                raise

    def __repr__(self):
        begin = [f"Input({self.input_shape[1:]})"] if self.input_shape else []
        rows = [*begin, *map(repr, self._layers)]
        text = "".join(f"\n{row}," for row in rows).replace("\n", "\n    ")
        return f"{type(self).__name__}([{text}" + ("\n" if rows else "") + "])"

    @property
    def built(self) -> bool:
        return bool(self._layers) and all(layer.built for layer in self._layers)

    def build(self, input_shape, rng=None) -> None:
        """Make all parameters for inputs of `input_shape` = (None, …); layers that have theirs keep them.

        As a layer of another model it takes its random numbers from that one, unless it has a seed.
        """
        if rng is not None and self.seed is None:
            self._entropy = int(rng.integers(2**63))
        shape = tuple(input_shape)
        for layer in self._layers:
            if not layer.built:
                vars(layer)["dtype"] = self.dtype
            layer.build_once(shape, lambda layer=layer: self._rng(layer.name))
            shape = layer.compute_output_shape(shape)
        self.input_shape, self.output_shape = tuple(input_shape), shape
        self._meter = self._path = None  # they depend on the layers: chosen at the next data

    def build_once(self, input_shape, make_rng) -> None:
        self.build(input_shape, None if self.built else make_rng())

    def compute_output_shape(self, input_shape) -> tuple:
        for layer in self._layers:
            input_shape = layer.compute_output_shape(input_shape)
        return input_shape

    # A model is a layer: it goes forward through its layers, and backward through them in reverse.

    def __call__(self, x, training=False):
        """The output for a batch x, in one go: `predict` without batches."""
        x = self._input(x).astype(self.dtype, copy=False)
        return (self if training else self.twin()).forward(x, training)

    def forward(self, x, training=False) -> np.ndarray:
        for layer in self._layers:
            x = layer.forward(x, training)
        return x

    def backward(self, grad) -> np.ndarray:
        for layer in reversed(self._layers):
            grad = layer.backward(grad)
        return grad

    def twin(self, around=()) -> "Sequential":
        twin = copy.copy(self)
        twin._layers = twins(self._layers, (*around, self))
        return twin

    @property
    def trainable(self) -> bool:
        """Whether training changes the layers; setting it sets it for each of them."""
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        for layer in self._layers:
            layer.trainable = value
        Layer.trainable.fset(self, value)

    def trained(self) -> list:
        return [part for layer in self._layers for part in layer.trained()] if self._trainable else []

    def leaves(self) -> list:
        return [leaf for layer in self._layers for leaf in layer.leaves()]

    def flat(self) -> list:
        if type(self).forward is not Sequential.forward or type(self).backward is not Sequential.backward:
            return [self]  # a class of one's own that does more than pass its layers
        return [part for layer in self._layers for part in layer.flat()]

    @property
    def params(self) -> dict[str, np.ndarray]:
        """The arrays of all layers, as {"dense/kernel": array}; `grads` and `state` likewise."""
        return self._joined("params")

    @property
    def grads(self) -> dict[str, np.ndarray]:
        return self._joined("grads")

    @property
    def state(self) -> dict[str, np.ndarray]:
        return self._joined("state")

    def _joined(self, what):
        named = ((layer.name, getattr(layer, what)) for layer in self._layers)
        return {f"{name}/{key}": array for name, arrays in named for key, array in arrays.items()}

    @property
    def weights(self) -> list[np.ndarray]:
        """All arrays, layer by layer, in Keras's order."""
        return [w for layer in self._layers for w in layer.weights]

    def penalty(self) -> float:
        return sum(layer.penalty() for layer in self.trained())

    def summary(self, print_fn=print) -> None:
        """Print a table of layers, output shapes and parameter counts.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
        >>> model.summary(print_fn=lambda text: print(text[:19]))
        Model: "sequential"
        """
        print_fn(_summary.text(self))

    def count_params(self) -> int:
        """Number of all parameters, trained or not.

        Raises:
            ValueError: If the model is not built yet.

        >>> nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(3)]).count_params()
        9
        """
        if not self.built:
            raise ValueError(
                "the model is not built: begin it with Input((features,)), or fit it, before counting "
                "parameters."
            )
        return super().count_params()

    def set_weights(self, weights) -> None:
        """Copy weights, in get_weights' order, into the model.

        Raises:
            ValueError: If their number or a shape does not fit; nothing is changed then.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
        >>> model.set_weights([np.array([[1.0], [2.0]]), np.array([3.0])])
        >>> model.get_weights()[1]
        array([3.], dtype=float32)
        """
        _data.check_weights(weights, self)
        for target, w in zip(self.weights, weights, strict=True):
            target[...] = w

    def save(self, path, overwrite=False) -> Path:
        """Write layers, weights, compile's choices and the optimizer's memory to an .npz file for load_model.

        Raises:
            FileExistsError: If the file is there and `overwrite` is not True.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)])
        >>> path = model.save("mine.npz", overwrite=True)
        >>> nnlib.load_model("mine.npz")
        Sequential([
            Input((2,)),
            Dense(1),
        ])
        """
        return _saving.save(self, path, overwrite)

    def get_config(self) -> dict:
        """The constructor's arguments: a model within a model is saved by them."""
        return {**super().get_config(), "dtype": self.dtype.name}

    def _rng(self, name):
        """Random numbers of the name's own: a layer that is added takes none of another's."""
        return np.random.default_rng([self._entropy, zlib.crc32(name.encode())])


def load_model(path, custom_objects=None) -> Sequential:
    """The model that `save` wrote to `path`: layers, weights, compiled as it was, able to train on.

    Args:
        path: The .npz file.
        custom_objects: {"Name": class} for layers of your own.

    Raises:
        FileNotFoundError: If there is none; ValueError: if it is no model file.

    >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
    >>> nnlib.load_model(model.save("mine.npz", overwrite=True)).count_params()
    3
    """
    return _saving.load(path, Sequential, custom_objects)
