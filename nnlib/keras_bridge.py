"""From nnlib to Keras and back: the same layers, the same weights, the same predictions.

Keras is imported when a function is called, not before.

Lesson: notebooks/16_beyond_nnlib.ipynb.
"""

from nnlib import initializers, layers, losses, metrics, optimizers, regularizers
from nnlib._settings import arguments
from nnlib.models import Sequential

_LAYERS = (
    "Dense",
    "Activation",
    "ReLU",
    "LeakyReLU",
    "ELU",
    "Softmax",
    "Dropout",
    "BatchNormalization",
    "Flatten",
)
_REFUSED = (
    "activity_regularizer",
    "bias_regularizer",
    "beta_regularizer",
    "gamma_regularizer",
    "kernel_constraint",
    "bias_constraint",
    "beta_constraint",
    "gamma_constraint",
    "noise_shape",
)


def to_keras(model) -> object:
    """A keras.Sequential with `model`'s layers and weights, compiled alike, that trains on as `model` would.

    Args:
        model: A built nnlib Sequential.

    Raises:
        ImportError: If Keras is not installed; ValueError: if the model is not built.
        TypeError: If it is no nnlib Sequential, or has a layer, loss, metric or optimizer of one's own.

    >>> from nnlib.keras_bridge import to_keras
    >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
    >>> theirs = to_keras(model).predict(np.eye(2), verbose=0)
    >>> bool(np.allclose(theirs, model.predict(np.eye(2)), atol=1e-6))
    True
    """
    keras = _keras()
    if not isinstance(model, Sequential):
        raise TypeError(
            f"to_keras takes an nnlib Sequential; got {type(model).__module__}.{type(model).__name__}."
        )
    if not model.built:
        raise ValueError(
            "the model is not built: begin it with Input((features,)), or fit it, before to_keras."
        )
    twin = _sequential(keras, model, model.dtype.name)
    twin.set_weights(model.get_weights())
    if model.loss is not None:
        optimizer = _twin(keras, optimizers, model.optimizer)
        chosen = [m if isinstance(m, str) else _twin(keras, metrics, m) for m in model._compiled_metrics]
        twin.compile(optimizer, _twin(keras, losses, model.loss, dtype=model.dtype.name), metrics=chosen)
        if model.optimizer.iterations:
            optimizer.build(twin.trainable_variables)
            optimizer.iterations.assign(model.optimizer.iterations)
            remembered = optimizer.variables[2:]  # after the iteration and the learning rate
            for theirs, ours in zip(remembered, _remembered(model), strict=True):
                theirs.assign(ours)
    return twin


def _sequential(keras, model, dtype):
    twin = keras.Sequential([keras.Input(model.input_shape[1:], dtype=dtype)], name=model.name)
    for layer in model.layers:
        inner = type(layer) is Sequential
        twin.add(_sequential(keras, layer, dtype) if inner else _twin(keras, layers, layer, dtype=dtype))
        if not layer.trainable:
            twin.layers[-1].trainable = False
    return twin


def _remembered(model):
    """What the optimizer remembers of the parameters that are trained: Keras keeps nothing of the others."""
    trained = model.trained()
    named = [(layer in trained, param) for layer in model.leaves() for param in layer.params.values()]
    kept = [model.optimizer.memory(i, param)[1:] for i, (is_trained, param) in enumerate(named) if is_trained]
    return [array for arrays in kept for array in arrays]


def from_keras(model) -> Sequential:
    """An nnlib Sequential with the layers and weights of a keras.Sequential; it is not compiled.

    Raises:
        TypeError: If it is no Sequential, or has a layer nnlib does not have.
        ValueError: If it is not built, or a layer has a setting nnlib does not have.

    >>> from nnlib.keras_bridge import from_keras, to_keras
    >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
    >>> from_keras(to_keras(model)).count_params()
    3
    """
    keras = _keras()
    if not isinstance(model, keras.Sequential):
        raise TypeError(f"from_keras takes a keras.Sequential; got {type(model).__name__}.")
    if not model.built:
        raise ValueError(
            "the Keras model is not built: begin it with keras.Input, or fit it, before from_keras."
        )
    twin = _from_sequential(keras, model)
    twin.set_weights(model.get_weights())
    return twin


def _from_sequential(keras, model):
    twin = Sequential(
        [layers.Input(model.input_shape[1:])], dtype=model.layers[0].compute_dtype, name=model.name
    )
    for layer in model.layers:
        kind = type(layer).__name__
        if isinstance(layer, keras.Sequential):
            twin.add(_from_sequential(keras, layer))
        elif kind not in _LAYERS:
            raise TypeError(
                f"nnlib has no layer {kind} (in Keras's layer {layer.name!r}). It has: {', '.join(_LAYERS)}."
            )
        else:
            twin.add(getattr(layers, kind)(**_config_from_keras(keras, layer, kind)))
        if not layer.trainable:
            twin.layers[-1].trainable = False
    return twin


def _keras():
    try:
        import keras
    except ImportError:
        raise ImportError(
            "Keras is not installed. Install it with: python -m pip install tensorflow"
        ) from None
    return keras


def _twin(keras, module, thing, **kwargs):
    """Keras's object of the same class and settings as `thing`, one of those that nnlib's `module` has."""
    kind = type(thing).__name__
    if type(thing) is not getattr(module, kind, None):
        raise TypeError(f"to_keras knows what nnlib itself has, not the class {kind} of your own.")
    config = {}
    for key, value in thing.get_config().items():
        inner = next((m for m in (initializers, regularizers) if type(value).__module__ == m.__name__), None)
        config[key] = _twin(keras, inner, value) if inner else value
    return getattr(getattr(keras, module.__name__.split(".")[1]), kind)(**config, **kwargs)


def _config_from_keras(keras, layer, kind):
    """The arguments that nnlib's layer takes; a setting that nnlib does not have is refused."""
    for key in _REFUSED:
        if getattr(layer, key, None) is not None:
            raise ValueError(f"Keras's layer {layer.name!r} has a {key}, which nnlib does not have.")
    if kind == "BatchNormalization" and layer.axis not in (-1, len(layer.input.shape) - 1):
        raise ValueError(
            f"Keras's layer {layer.name!r} normalizes axis {layer.axis}; nnlib normalizes the last one."
        )
    ours = {"name": layer.name}
    for key in arguments(getattr(layers, kind)):
        value = getattr(layer, key)
        if key == "activation":
            value = getattr(value, "__name__", value)
        elif isinstance(value, keras.initializers.Initializer):
            value = _object_from_keras(initializers, value, layer, key)
        elif isinstance(value, keras.regularizers.Regularizer):
            value = _object_from_keras(regularizers, value, layer, key)
        ours[key] = value
    return ours


def _object_from_keras(module, value, layer, key):
    cls = getattr(module, type(value).__name__, None)
    if cls is None:
        raise ValueError(
            f"Keras's layer {layer.name!r} has {key}={type(value).__name__}, which nnlib does not have."
        )
    config = value.get_config()
    return cls(**{name: config[name] for name in arguments(cls)})
