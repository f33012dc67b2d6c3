"""From nnlib to Keras and back: the same layers, the same weights, the same predictions.

Keras is imported when a function is called, not before.

Lesson: notebooks/16_beyond_nnlib.ipynb.
"""

import inspect

from nnlib import initializers, layers, regularizers
from nnlib.models import Sequential

_LAYERS = ("Dense", "Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "Dropout", "BatchNormalization", "Flatten")


def to_keras(model):
    """A keras.Sequential with `model`'s layers and weights; compiled alike if `model` is.

    Args:
        model: A built nnlib Sequential.

    Raises:
        ImportError: If Keras is not installed; ValueError: if the model is not built; TypeError: for a layer of one's own.
    """
    keras = _keras()
    if not model.built:
        raise ValueError("the model is not built: begin it with Input((features,)), or fit it, before to_keras.")
    twin = keras.Sequential([keras.Input(model.input_shape[1:], dtype=model.dtype.name)], name=model.name)
    for layer in model.layers:
        kind = type(layer).__name__
        if type(layer) is not getattr(layers, kind, None) or kind not in _LAYERS:
            raise TypeError(f"to_keras knows nnlib's own layers, not {kind}.")
        config = {key: _object_to_keras(keras, value) for key, value in layer.get_config().items()}
        twin.add(getattr(keras.layers, kind)(**config, dtype=model.dtype.name))
    twin.set_weights(model.get_weights())
    if model.loss is not None:
        optimizer = getattr(keras.optimizers, type(model.optimizer).__name__)(**model.optimizer.get_config())
        loss = getattr(keras.losses, type(model.loss).__name__)(**model.loss.get_config(), dtype=model.dtype.name)
        twin.compile(optimizer, loss, metrics=[m if isinstance(m, str) else m.name for m in model._compiled_metrics])
    return twin


def from_keras(model):
    """An nnlib Sequential with the layers and weights of a keras.Sequential; it is not compiled.

    Raises:
        TypeError: If it is no Sequential, or has a layer nnlib does not have.
        ValueError: If it is not built, or a layer has a setting nnlib does not have.
    """
    keras = _keras()
    if not isinstance(model, keras.Sequential):
        raise TypeError(f"from_keras takes a keras.Sequential; got {type(model).__name__}.")
    if not model.built:
        raise ValueError("the Keras model is not built: begin it with keras.Input, or fit it, before from_keras.")
    twin = Sequential([layers.Input(model.input_shape[1:])], dtype=model.layers[0].compute_dtype, name=model.name)
    for layer in model.layers:
        kind = type(layer).__name__
        if kind not in _LAYERS:
            raise TypeError(f"nnlib has no layer {kind} (in Keras's layer {layer.name!r}). It has: {', '.join(_LAYERS)}.")
        twin.add(getattr(layers, kind)(**_config_from_keras(keras, layer, kind)))
    twin.set_weights(model.get_weights())
    return twin


def _keras():
    try:
        import keras
    except ImportError:
        raise ImportError("Keras is not installed. Install it with: python -m pip install tensorflow") from None
    return keras


def _object_to_keras(keras, value):
    for module in (initializers.Initializer, keras.initializers), (regularizers.Regularizer, keras.regularizers):
        if isinstance(value, module[0]):
            return getattr(module[1], type(value).__name__)(**value.get_config())
    return value


def _config_from_keras(keras, layer, kind):
    """The arguments that nnlib's layer takes; a setting that nnlib does not have is refused."""
    for key in ("bias_regularizer", "kernel_constraint", "bias_constraint"):
        if getattr(layer, key, None) is not None:
            raise ValueError(f"Keras's layer {layer.name!r} has a {key}, which nnlib does not have.")
    if kind == "BatchNormalization" and layer.axis not in (-1, len(layer.input.shape) - 1):
        raise ValueError(f"Keras's layer {layer.name!r} normalizes axis {layer.axis}; nnlib normalizes the last one.")
    ours = {"name": layer.name}
    for key in _arguments(getattr(layers, kind)):
        value = getattr(layer, key)
        if key == "activation":
            value = value.__name__
        elif isinstance(value, keras.initializers.Initializer):
            value = _object_from_keras(initializers, value)
        elif isinstance(value, keras.regularizers.Regularizer):
            value = _object_from_keras(regularizers, value)
        ours[key] = value
    return ours


def _object_from_keras(module, value):
    cls = getattr(module, type(value).__name__, None)
    if cls is None:
        raise TypeError(f"nnlib has no {type(value).__name__}.")
    config = value.get_config()
    return cls(**{key: config[key] for key in _arguments(cls)})


def _arguments(cls):
    return [key for key in inspect.signature(cls).parameters if key != "kwargs"]
