"""Sequential: layers in a row, trained by gradient descent.

Lesson: notebooks/08_training_loop.ipynb.
"""

import zlib

import numpy as np

from nnlib import _data, _saving, _summary
from nnlib._arguments import answered
from nnlib._checks import float_dtype
from nnlib.layers import InputShape
from nnlib.layers.base import twins
from nnlib.training import Trainer


class Sequential(Trainer):
    """Layers in a row: each one's output is the next one's input.

    Args:
        layers: Layers, the first of which may be an Input. Without Input the first data decide the input's
            shape.
        seed: An int makes weights, shuffling and dropout the same in every run; None draws them anew.
            Each layer has random numbers of its own: adding one changes no other.
        dtype: "float32", or "float64" for gradient checks.
        name: Title of the summary.

    Lesson: notebooks/08_training_loop.ipynb.
    """

    @answered
    def __init__(self, layers=(), seed=None, dtype="float32", name="sequential"):
        self.layers = []
        self.input_shape = None
        self.name, self.seed, self.dtype = name, _data.seed(seed), float_dtype(dtype)
        self._entropy = np.random.SeedSequence(self.seed).entropy
        super().__init__(self._rng("shuffle"))
        for layer in _data.layer_list(layers):
            self.add(layer)

    def add(self, layer):
        """Append a layer; the model is built as soon as its input's shape is known.

        Raises:
            TypeError: If it is no layer.
            ValueError: If it is there already, or its input has the wrong shape.
        """
        if isinstance(layer, InputShape):
            if self.layers or self.input_shape:
                raise ValueError("Input must come first, and once.")
            self.input_shape = (None, *layer)
            return
        _data.check_layer(layer, self.layers)
        if not layer._named:
            layer.name = _data.free_name(layer, self.layers)
        self.layers.append(layer)
        if self.input_shape:
            try:
                self.build(self.input_shape)
            except Exception:
                self.layers.pop()  # the model stays as it was
                raise

    def __repr__(self):
        begin = [f"Input({self.input_shape[1:]})"] if self.input_shape else []
        rows = [*begin, *map(repr, self.layers)]
        return "Sequential([" + "".join(f"\n    {row}," for row in rows) + ("\n" if rows else "") + "])"

    @property
    def built(self):
        return bool(self.layers) and all(layer.built for layer in self.layers)

    def build(self, input_shape):
        """Make all parameters for inputs of `input_shape` = (None, …); layers that have theirs keep them."""
        shape = tuple(input_shape)
        for layer in self.layers:
            if not layer.built:
                layer.dtype = self.dtype
            layer.build_once(shape, lambda layer=layer: self._rng(layer.name))
            shape = layer.compute_output_shape(shape)
        self.input_shape, self.output_shape = tuple(input_shape), shape
        self._metrics = None  # depends on the layers, as the way to the loss does: chosen at the next data

    def __call__(self, x, training=False):
        """The output for a batch x, in one go: `predict` without batches."""
        x = self._input(x).astype(self.dtype, copy=False)
        return self._forward(x, self.layers if training else twins(self.layers), training)

    def summary(self, print_fn=print):
        """Print a table of layers, output shapes and parameter counts."""
        print_fn(_summary.text(self))

    def count_params(self):
        """Number of all parameters, trained or not.

        Raises:
            ValueError: If the model is not built yet.
        """
        if not self.built:
            raise ValueError(
                "the model is not built: begin it with Input((features,)), or fit it, before counting "
                "parameters."
            )
        return sum(layer.count_params() for layer in self.layers)

    def get_weights(self):
        """Copies of all weights, layer by layer, in Keras's order."""
        return [w for layer in self.layers for w in layer.get_weights()]

    def set_weights(self, weights):
        """Copy weights, in get_weights' order, into the model.

        Raises:
            ValueError: If their number or a shape does not fit; nothing is changed then.
        """
        _data.check_weights(weights, self)
        weights = list(weights)
        for layer in self.layers:
            n = len(layer.weights)
            layer.set_weights(weights[:n])
            del weights[:n]

    def save(self, path, overwrite=False):
        """Write layers, weights, compile's choices and the optimizer's memory to an .npz file for load_model.

        Raises:
            FileExistsError: If the file is there and `overwrite` is not True.
        """
        return _saving.save(self, path, overwrite)

    def _rng(self, name):
        """Random numbers of the name's own: a layer that is added takes none of another's."""
        return np.random.default_rng([self._entropy, zlib.crc32(name.encode())])


def load_model(path, custom_objects=None):
    """The model that `save` wrote to `path`: layers, weights, compiled as it was, able to train on.

    Args:
        path: The .npz file.
        custom_objects: {"Name": class} for layers of your own.

    Raises:
        FileNotFoundError: If there is none; ValueError: if it is no model file.
    """
    return _saving.load(path, Sequential, custom_objects)
