"""The way from a batch to its loss: which layers to pass, and what then measures."""

import copy
from typing import NamedTuple

from nnlib import _targets, activations
from nnlib.layers import Activation, Dense, Layer, Softmax
from nnlib.layers.base import twins
from nnlib.losses import Loss


class LossPath(NamedTuple):
    """Layers that lead from x to what the loss takes, the loss, and the activation that is left out.

    `trained` has the layers that training changes, `first` the place in `layers` of the first that holds one
    (or None), and `places` a (layer, key, is it trained) for each parameter.

    A final softmax (sigmoid) and its cross-entropy are taken as one: the loss gets the logits. Through the
    probabilities a confidently wrong answer would have no slope left; from the logits it is p − y.
    """

    layers: list
    loss: Loss
    end: Layer | None
    trained: list
    first: int | None
    places: list

    def twin(self):
        """The same path with layers of its own, for another thread."""
        return self._replace(layers=twins(self.layers), end=self.end and self.end.twin())

    def forward(self, x, training=False):
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def backward(self, grad):
        """dL/dx from dL/doutput; fills the layers' `grads`."""
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad

    def backward_params(self, grad):
        """Like backward, for the trained layers alone: nothing is computed before the first of them."""
        if self.first is not None:
            for layer in reversed(self.layers[self.first + 1 :]):
                grad = layer.backward(grad)
            self.layers[self.first].backward_params(grad)

    def penalty(self):
        """What regularizers add to the loss."""
        return sum(layer.penalty() for layer in self.trained)

    def predictions(self, z):
        """The model's output for what the loss takes."""
        return self.end.forward(z) if self.end else z


def loss_path(model):
    """The LossPath of a compiled model."""
    layers, trained = model.flat(), model.trained()
    holding = [
        i
        for i, layer in enumerate(layers)
        if any(part.params and part in trained for part in layer.trained())
    ]
    places = [(layer, key, layer in trained) for layer in model.leaves() for key in layer.params]
    path = LossPath(layers, model.loss, None, trained, min(holding, default=None), places)
    last = layers[-1]
    end = last.activation if isinstance(last, Dense) else last
    function = getattr(end, "function", None)
    if isinstance(end, Softmax) and end.axis in (-1, len(model.output_shape) - 1):
        function = activations.softmax
    _targets.check_end(getattr(function, "__name__", None), model.output_shape[-1], model.loss)
    if not function or function is not model.loss.fused_activation or model.loss.from_logits:
        return path
    del layers[-1]
    if isinstance(last, Dense):
        logits = copy.copy(last)  # shares last's params and grads, but ends at its logits
        vars(logits)["activation"] = Activation(None)
        layers.append(logits)
    return path._replace(loss=model.loss.with_logits(), end=end)
