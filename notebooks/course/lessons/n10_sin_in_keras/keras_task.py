"""The first task of notebook 10: a network in Keras, which is imported when it is used."""

import numpy as np

import nnlib
from course.checking.task import Slip, Task, Told


class _Later:
    """Stands for Keras until it is needed: the room is opened before anybody asks for it."""

    def __getattr__(self, name):
        import keras

        return getattr(keras, name)


keras = _Later()


def keras_model(units, activation):
    layers = [keras.Input((1,)), keras.layers.Dense(units, activation=activation), keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    model.compile(keras.optimizers.SGD(0.01), loss="mse")
    return model


X = np.array([[-2.0], [-0.5], [1.0], [2.5]])
T = np.array([[0.5], [-1.0], [0.25], [2.0]])
_WHOLE = "`keras_model(units, activation)`"


def _use_keras_model(attempt, units, activation):
    """What a model of known weights predicts, and its loss; nothing is trained, so nothing is compiled."""
    model = attempt(units, activation)
    if model is None or model is ...:
        return {_WHOLE: model}
    _refuse(model)
    shapes = [tuple(array.shape) for array in model.get_weights()]
    found = {"the shapes of its weights": ", ".join(map(str, shapes))}
    if shapes != [(1, units), (units,), (units, 1), (1,)]:
        return found
    rng = np.random.default_rng(4)
    model.set_weights([rng.normal(size=shape) for shape in shapes])
    y = model(X)
    found["its predictions for four inputs, with weights that we set"] = np.array(y)[:, 0]
    found["its loss, with weights that we set"] = float(model.compute_loss(X, T.astype("float32"), y))
    found["whether a second call makes a new model"] = attempt(units, activation) is not model
    return found


def _refuse(model):
    if isinstance(model, nnlib.Sequential):
        raise Told("This is a model of `nnlib`. Take `Sequential` and the layers from `keras`.")
    if isinstance(model, keras.callbacks.History):
        raise Told("`keras_model` returns the history of a training. Return the model, before any training.")
    if not isinstance(model, keras.Model):
        raise Told(f"`keras_model` returns a {type(model).__name__}. Return the compiled `keras.Sequential`.")
    if not model.built or not model.get_weights():
        raise Told(
            "The model has no weights yet, because it does not know how many inputs there are. Let the list "
            "of layers begin with `keras.Input((1,))`."
        )
    if not model.compiled:
        raise Told("The model is not compiled: call `model.compile(...)` before `return`.")
    if any(metric.name != "loss" for metric in model.metrics):
        raise Told("The model has metrics. The task asks for the loss alone.")
    kind = type(model.optimizer).__name__
    if kind != "SGD":
        raise Told(f"The optimizer is {kind}. Compile with `keras.optimizers.SGD(0.01)`.")
    rate, momentum = float(model.optimizer.learning_rate), model.optimizer.momentum
    if abs(rate - 0.01) > 1e-6 or momentum:
        more = f" and a momentum of {momentum:g}" if momentum else ""
        raise Told(f"SGD has a learning rate of {rate:g}{more}. The task asks for 0.01, without momentum.")


def _other(hidden=lambda given: given, last=lambda given: None, compiled=None):
    """keras_model with one thing wrong."""

    def attempt(units, activation):
        dense = keras.layers.Dense
        layers = [dense(units, activation=hidden(activation)), dense(1, activation=last(activation))]
        model = keras.Sequential([keras.Input((1,)), *layers])
        model.compile(**(compiled or (lambda: dict(optimizer=keras.optimizers.SGD(0.01), loss="mse")))())
        return model

    return attempt


KERAS_MODEL = Task(
    key="keras_model",
    title="A network in Keras",
    reference=keras_model,
    observe=_use_keras_model,
    needs="tensorflow",
    seconds=20.0,
    tolerance=1e-5,
    cases=[
        lambda rng: (3, "tanh"),
        lambda rng: (5, "sigmoid"),
        lambda rng: (1, keras.ops.sin),
    ],
    remark="These lines are a whole Keras program: `fit`, `evaluate` and `predict` work as you know them.",
    hints=[
        "Read `nnlib_model` above line by line. Which word in each line names the library?",
        "Keras keeps everything in the same places: `keras.Input`, `keras.layers.Dense`, `keras.Sequential`, "
        "`keras.optimizers.SGD`.",
        "Make `model = keras.Sequential([keras.Input((1,)), ..., ...])`, call `model.compile(..., "
        'loss="mse")`, and return the model. Which two layers are missing, and which optimizer?',
    ],
    slips=[
        Slip(
            "no activation",
            _other(hidden=lambda given: None),
            "The hidden layer has no activation, so the whole network is a straight line. Give the first "
            "`Dense` layer `activation=activation`.",
        ),
        Slip(
            "activation at the end too",
            _other(last=lambda given: given),
            "The output has an activation too. The last layer is `Dense(1)` alone, because its numbers are "
            "the predictions.",
        ),
        Slip(
            "activation at the end only",
            _other(hidden=lambda given: None, last=lambda given: given),
            "The activation stands in the last layer. It belongs in the hidden one.",
        ),
        Slip(
            "always sigmoid",
            _other(hidden=lambda given: "sigmoid"),
            "The hidden layer is always made of sigmoids. Use the argument: `activation=activation`.",
        ),
        Slip(
            "mean absolute error",
            _other(compiled=lambda: dict(optimizer=keras.optimizers.SGD(0.01), loss="mae")),
            'The loss is the mean absolute error. The mean squared error is `loss="mse"`.',
        ),
    ],
)
