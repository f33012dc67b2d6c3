"""Watches every update of `nnlib` while a reader's function trains a model: which samples, and how many."""

import contextlib

import numpy as np

import nnlib
from course.checking.task import Told

UNTRAINED = 0.05  # a network as it was drawn is farther from a sine, and so is every straight line


class _Enough(BaseException):
    """Ends a training that is longer than the task allows; no `except Exception` of the reader's takes it."""


class Watch:
    """The updates of all models inside `with watch:`."""

    def __init__(self, x, t, n_epochs):
        self.x, self.t = np.float32(x), np.float32(t)
        self.limit, self.n_epochs = n_epochs * len(x), n_epochs
        self.n_samples, self.foreign, self.first_losses = 0, False, {}
        self.states = set()  # of the weights, after each update

    @contextlib.contextmanager
    def updates(self):
        step = nnlib.Sequential.train_step

        def watched(model, x, y, weight=None):
            self._see(model, x, y)
            loss = step(model, x, y, weight)
            self.states.add(fingerprint(model))
            return loss

        nnlib.Sequential.train_step = watched
        try:
            yield
        except _Enough:
            pass
        finally:
            nnlib.Sequential.train_step = step

    def _see(self, model, x, y):
        if model not in self.first_losses:
            self.first_losses[model] = mean_squared_error(model, self.x, self.t)
        self.n_samples += len(x)
        place = np.searchsorted(self.x[:, 0], np.float32(x).ravel()).clip(max=len(self.x) - 1)
        known = np.array_equal(self.x[place, 0], np.float32(x).ravel()) and np.size(y) == len(place)
        self.foreign = not known or not np.allclose(self.t[place, 0], np.ravel(y), atol=1e-6)
        if self.foreign or self.n_samples > self.limit:
            raise _Enough


def fingerprint(model):
    """A number that says whether weights are the same."""
    return hash(b"".join(array.tobytes() for layer in model.layers for array in layer.params.values()))


def mean_squared_error(model, x, t):
    """The mean squared error of a model's answers to x; None if they have another shape than t."""
    y = model.predict(x, verbose=0)
    return float(np.mean((y - t) ** 2)) if y.shape == t.shape else None


def trains_below(goal, points, n_epochs, measured=slice(None), most_parameters=None):
    """A `verify`: None if a function makes a model that, trained on these points, is below the goal."""

    def verify(attempt):
        function = getattr(attempt, "__wrapped__", attempt)
        name = getattr(function, "__name__", "your function")
        if isinstance(function, nnlib.Sequential):
            return "This is a model. Hand in the function that makes and trains one: `check` calls it itself."
        x, t = points()
        watch, model = Watch(x, t, n_epochs), None
        with watch.updates():
            model = attempt(x, t)
        return (
            _training(watch, model)
            or _model(name, watch, model)
            or _size(model, most_parameters)
            or _loss(goal, watch, model, x[measured], t[measured])
        )

    return verify


def _training(watch, model):
    if watch.foreign:
        return (
            "An update used samples that are not among the points that came in. Train on `x` and `t` "
            "alone, as they are."
        )
    if watch.n_samples > watch.limit:
        return (
            f"The training was stopped after {watch.limit:,} samples, for {watch.n_epochs:,} epochs of "
            f"{len(watch.x)} points are the limit, all calls of `fit` taken together."
        )
    return None


def _model(name, watch, model):
    if model is None or model is ...:
        raise Told(f"`{name}` hands nothing back: end it with `return model`.")
    if isinstance(model, nnlib.callbacks.History):
        return (
            f"`{name}` hands back the history that `fit` returns. Return the model, for its loss is measured."
        )
    if isinstance(model, tuple):
        return f"`{name}` hands back a tuple of {len(model)}. Return the model alone."
    if not isinstance(model, nnlib.Sequential):
        return f"`{name}` hands back a {type(model).__name__}. Return the trained `nnlib.Sequential`."
    if model not in watch.first_losses:
        return f"The model has not been trained: call `fit` in `{name}` before `return`."
    first = watch.first_losses[model]
    if first is not None and first < UNTRAINED:
        return (
            f"Before its first update the model has a loss of {first:.1g} already: its weights were trained "
            "before. Make a new model inside of the function."
        )
    if fingerprint(model) not in watch.states:
        return "The model's weights were set after its last update. Return it as the training leaves it."
    return None


def _size(model, most):
    if most and model.count_params() > most:
        return f"The model has {model.count_params()} parameters, and {most} are the limit: 20 hidden units."
    return None


def _loss(goal, watch, model, x, t):
    loss = mean_squared_error(model, x, t)
    if loss is None:
        shape = model.predict(x, verbose=0).shape
        return f"The model answers with shape {shape} to {len(x)} inputs; one output each is expected."
    if loss < goal:
        return None
    fix = "Which of the knobs above moved the loss most? Turn that one first."
    if watch.n_samples < 0.9 * watch.limit * len(x) / len(watch.x):
        epochs = watch.n_samples / len(x)
        fix = f"It has used about {epochs:,.0f} of the {watch.n_epochs:,} epochs."
    return f"On {len(x)} training points its loss is {loss:.4f}; below {goal} is asked for. {fix}"
