"""What every layer has: parameters, gradients, a way forward and a way back."""

import copy
import numbers
import re

import numpy as np

from nnlib._arguments import answered
from nnlib._checks import array, float_dtype
from nnlib._repr import Shown


class Layer(Shown):
    """Base class of all layers.

    Three dicts of arrays hold what a layer has: `params` (trained), `grads` (dL/dparams, the same keys,
    overwritten by each backward) and `state` (moving statistics). Neither the input of forward nor that of
    backward is ever changed. What forward keeps for backward is underscored.

    A model trains with its layers themselves, and does all else with their twins: see `twin`.

    Args:
        name: Its name in the model, or None for its class's.
        dtype: "float32" or "float64".
        trainable: False freezes the layer: training leaves its `params` as they are, and its regularizer out.

    >>> class Double(nnlib.layers.Layer):
    ...     def forward(self, x, training=False):
    ...         return 2 * x
    ...     def backward(self, grad):
    ...         return 2 * grad
    >>> Double()([[1.0, 3.0]])
    array([[2., 6.]], dtype=float32)
    """

    _fixed_axes = slice(1, None)  # of its inputs' shape: those that its weights were made for

    def __init__(self, name=None, dtype="float32", trainable=True):
        self.name = name or self.default_name()
        self._named = name is not None
        self.dtype = float_dtype(dtype)
        self.trainable = trainable
        self.params, self.grads, self.state = {}, {}, {}
        self.built, self.input_shape = False, None

    def __getattr__(self, name):
        """Asked for what is not there: for what forward keeps, where backward comes first."""
        text = f"{type(self).__name__!r} object has no attribute {name!r}"
        if "params" not in vars(self):
            text += ". Its __init__ should begin with super().__init__()."
        elif name.startswith("_") and not name.startswith("__"):
            text += " yet: what forward keeps is missing. Call forward(x) first, then backward(grad)."
        raise AttributeError(text, name=name, obj=self)

    def build(self, input_shape, rng) -> None:
        """Make the parameters for inputs of `input_shape` = (None, …), drawn from the generator `rng`.

        >>> layer = nnlib.layers.Dense(3)
        >>> layer.build((None, 2), np.random.default_rng(0))
        >>> layer.params["kernel"].shape
        (2, 3)
        """
        self.built, self.input_shape = True, tuple(input_shape)

    def build_once(self, input_shape, make_rng) -> None:
        """Build the layer with make_rng(), unless it is built: then check that its weights fit `input_shape`.

        Raises:
            ValueError: If they were made for another shape.
        """
        if not self.built:
            self.build(input_shape, make_rng())
            Layer.build(self, input_shape, None)  # a subclass's build may have forgotten super().build
        elif self.weights and self.input_shape[self._fixed_axes] != tuple(input_shape)[self._fixed_axes]:
            raise ValueError(
                f"{self.name} has weights for inputs of shape {_batch_of(self.input_shape)}; "
                f"got {_batch_of(input_shape)}. Give it such inputs, or make a new layer."
            )

    def compute_output_shape(self, input_shape) -> tuple:
        """The output's shape for an input's, both with None for the batch.

        >>> nnlib.layers.Dense(3).compute_output_shape((None, 28, 2))
        (None, 28, 3)
        """
        return input_shape

    def forward(self, x, training=False) -> np.ndarray:
        """The layer's output for a batch x.

        >>> nnlib.layers.ReLU().forward(np.array([[0.0, 2.0]]))
        array([[0., 2.]])
        """
        raise NotImplementedError

    def backward(self, grad) -> np.ndarray:
        """dL/dx from grad = dL/doutput of the last forward; leaves dL/dparams in `grads`.

        >>> layer = nnlib.layers.ReLU()
        >>> _ = layer.forward(np.array([[0.0, 2.0]]))
        >>> layer.backward(np.array([[5.0, 5.0]]))
        array([[0., 5.]])
        """
        raise NotImplementedError

    def backward_params(self, grad) -> None:
        """Like backward, for a first layer: nobody needs its dL/dx, so a layer may leave that out."""
        self.backward(grad)

    def twin(self, around=()) -> "Layer":
        """A second layer with the same weights: both hold the same arrays in `params` and `state`.

        What forward and backward keep is the twin's own, so that another thread may use it while this layer
        trains. `around` holds the layers that this one is a part of.

        >>> layer = nnlib.layers.Dense(1)
        >>> _ = layer([[1.0, 2.0]])
        >>> layer.twin().params["kernel"] is layer.params["kernel"]
        True
        """
        twin = copy.copy(self)
        vars(twin)["grads"] = {}
        for name, part in vars(twin).items():
            if isinstance(part, Layer) and part not in around:
                vars(twin)[name] = part.twin((*around, self))
            elif isinstance(part, list) and any(isinstance(entry, Layer) for entry in part):
                vars(twin)[name] = twins(part, (*around, self))
        return twin

    @property
    def trainable(self) -> bool:
        """Whether training changes `params`. It may be set at any time; the next fit obeys.

        >>> layer = nnlib.layers.Dense(1)
        >>> layer.trainable = False
        >>> layer.trained()
        []
        """
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        if not isinstance(value, bool | np.bool_):
            raise ValueError(f"trainable must be True or False; got {value!r}.")
        self._trainable = bool(value)

    def trained(self) -> list:
        """The layers that training changes here, as a list: this one, or nothing if it is frozen."""
        return [self] if self._trainable else []

    def leaves(self) -> list:
        """The layers that hold arrays, as a list: this one, or all of a model's, however deep."""
        return [self]

    def flat(self) -> list:
        """The layers an input passes, as a list: this one, or those of a model within a model."""
        return [self]

    def penalty(self) -> float:
        """What the layer's regularizer adds to the loss."""
        return 0.0

    def __call__(self, x, training=False):
        x = array("x", x).astype(self.dtype, copy=False)
        self.build_once((None, *x.shape[1:]), np.random.default_rng)
        return self.forward(x, training)

    @property
    def weights(self) -> list[np.ndarray]:
        """Trained parameters, then moving statistics, in Keras's order.

        >>> layer = nnlib.layers.Dense(1)
        >>> _ = layer([[1.0, 2.0]])
        >>> [w.shape for w in layer.weights]
        [(2, 1), (1,)]
        """
        return [*self.params.values(), *self.state.values()]

    @classmethod
    def default_name(cls) -> str:
        """The class's name as Keras writes it: BatchNormalization → batch_normalization, ReLU → re_lu.

        >>> nnlib.layers.BatchNormalization.default_name()
        'batch_normalization'
        """
        return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__).lower()

    def count_params(self) -> int:
        return sum(w.size for w in self.weights)

    def get_weights(self) -> list[np.ndarray]:
        """Copies of the weights, in Keras's order.

        >>> layer = nnlib.layers.Dense(1, kernel_initializer="ones")
        >>> layer([[1.0, 2.0]])
        array([[3.]], dtype=float32)
        >>> layer.get_weights()[0].tolist()
        [[1.0], [1.0]]
        """
        return [w.copy() for w in self.weights]

    def set_weights(self, weights) -> None:
        """Copy `weights` (a list in get_weights' order) into the layer.

        Raises:
            ValueError: If their number or a shape does not fit.

        >>> layer = nnlib.layers.Dense(1)
        >>> _ = layer([[1.0, 1.0]])
        >>> layer.set_weights([np.array([[2.0], [3.0]]), np.array([10.0])])
        >>> layer([[1.0, 1.0]])
        array([[15.]], dtype=float32)
        """
        own = self.weights
        if len(weights) != len(own):
            raise ValueError(
                f"weights has {len(weights)} arrays, but {self.name} has {len(own)}"
                f"{'' if self.built else ' (it is not built yet: call it or fit the model first)'}."
            )
        new = [np.asarray(w) for w in weights]
        for i, (w, target) in enumerate(zip(new, own, strict=True)):
            if w.shape != target.shape:
                raise ValueError(f"weights[{i}] has shape {w.shape}, but {self.name} needs {target.shape}.")
        for w, target in zip(new, own, strict=True):
            target[...] = w

    def get_config(self) -> dict:
        config = {"name": self.name, **super().get_config()}
        return {key: value for key, value in config.items() if key != "dtype"}

    def _require_built(self):
        if not self.built:
            raise RuntimeError(
                f"{self.name} is not built: it has no weights before it knows its input's shape. "
                "Call it on data, or build((None, features), rng), first."
            )


def twins(layers, around=()) -> list:
    """The list with the twin of each layer in its place.

    >>> from nnlib.layers.base import twins
    >>> dense = nnlib.layers.Dense(2)
    >>> twins([dense])[0] is dense
    False
    """
    return [layer.twin(around) if isinstance(layer, Layer) else layer for layer in layers]


@answered
def Input(shape) -> "InputShape":
    """A batch's shape without its first axis, as the first entry of a Sequential: Input((784,)).

    Raises:
        ValueError: If `shape` is not a tuple of positive ints.

    >>> nnlib.Input((784,))
    (784,)
    """
    entries = list(shape) if isinstance(shape, tuple | list) else []
    if not entries or any(
        isinstance(n, bool) or not isinstance(n, numbers.Integral) or n < 1 for n in entries
    ):
        raise ValueError(
            f"shape must be a tuple of positive ints such as (784,), without the batch; got {shape!r}."
        )
    return InputShape(int(n) for n in entries)


def _batch_of(shape):
    return f"(batch, {', '.join(map(str, shape[1:]))})"


class InputShape(tuple):
    """What Input returns: the shape of one sample.

    >>> isinstance(nnlib.Input((28, 28)), nnlib.layers.InputShape)
    True
    """
