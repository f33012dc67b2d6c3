"""Optimizers: how a gradient becomes a step.

`apply(grads, params)` changes the arrays of `params` in place; what an optimizer remembers of each parameter
(velocity, moving averages) is kept by its position in the list. Optimizers know no layers.

Lesson: notebooks/05_gradient_descent.ipynb, notebooks/08_training_loop.ipynb.
"""

import math

import numpy as np

from nnlib._checks import number, resolve
from nnlib._repr import Shown

_BELOW_1 = 0.999999  # at 1 a moving average never moves, and its correction divides by 0


class Optimizer(Shown):
    """Base class. A subclass gives `slots` (start values of what it remembers) and `update` (a step).

    >>> class SignDescent(nnlib.optimizers.Optimizer):
    ...     def update(self, grad, param, step):
    ...         param -= self.learning_rate * np.sign(grad)
    >>> w = np.array([1.0, 2.0])
    >>> SignDescent(0.5).apply([np.array([3.0, -4.0])], [w])
    >>> w
    array([0.5, 2.5])
    """

    slots = ()  # one start value for each array that is remembered for a parameter

    def __init__(self, learning_rate):
        self.learning_rate = number("learning_rate", learning_rate, 0)
        self.iterations = 0
        self._state = (
            None  # for each parameter scratch space and what is remembered, from its first gradient on
        )

    def apply(self, grads, params) -> None:
        """One step: every array of `params` is changed in place, by the array at its place in `grads`.

        Where `grads` has None the parameter stays as it is.

        Raises:
            ValueError: If the lists do not fit each other, or those of the step before.

        >>> w = np.array([1.0, 2.0])
        >>> nnlib.optimizers.SGD(0.5).apply([np.array([2.0, 0.0])], [w])
        >>> w
        array([0., 2.])
        """
        if self._state is None or len(self._state) != len(params):
            self._start(params)
        if len(grads) != len(params):
            raise ValueError(
                f"grads has {len(grads)} arrays, but params has {len(params)}: one gradient a parameter."
            )
        self.iterations += 1
        n_arrays = 1 + len(self.slots)
        for i, (grad, param) in enumerate(zip(grads, params, strict=True)):
            if grad is None:
                continue
            memory = self._state[i]
            if memory is None or len(memory) != n_arrays:
                memory = self.memory(i, param)
            if not grad.shape == param.shape == memory[0].shape:
                raise ValueError(
                    f"a gradient of shape {grad.shape} was given for a parameter of shape {param.shape}"
                    f" (optimizer state {memory[0].shape}). A gradient has its parameter's shape; for "
                    "another model make a new optimizer."
                )
            self.update(grad, param, *memory)

    def update(self, grad, param, step, *state) -> None:
        """Change `param` (and `state`) in place; `step` is scratch space of the same shape."""
        raise NotImplementedError

    @property
    def variables(self) -> list[np.ndarray]:
        """What is remembered, a flat list of arrays: parameter by parameter."""
        return [array for memory in self._state or [] if memory for array in memory[1:]]

    @property
    def remembered(self) -> list[int]:
        """The places of the parameters that `variables` belongs to."""
        return [i for i, memory in enumerate(self._state or []) if memory]

    def set_variables(self, arrays, params, remembered=None) -> None:
        """Put back what `variables` gave, for a model with these `params`."""
        self._start(params)
        for i in range(len(params)) if remembered is None else remembered:
            self.memory(i, params[i])
        for target, source in zip(self.variables, arrays, strict=True):
            target[...] = source

    def memory(self, place, param) -> list[np.ndarray]:
        """Scratch space and what is remembered of the parameter at this place: arrays of its shape."""
        if self._state[place] is None or len(self._state[place]) != 1 + len(self.slots):
            self._state[place] = [np.empty_like(param), *(np.full_like(param, start) for start in self.slots)]
        return self._state[place]

    def _start(self, params):
        if self.variables:
            raise ValueError(
                f"this {type(self).__name__} has trained {len(self._state)} parameters before and now "
                f"gets {len(params)}: "
                "what it remembers does not fit. Compile the model with a new optimizer."
            )
        for i, param in enumerate(params):
            if not isinstance(param, np.ndarray) or param.dtype.kind != "f":
                what = f"dtype {param.dtype}" if isinstance(param, np.ndarray) else type(param).__name__
                raise TypeError(
                    f"params[{i}] must be an array of floats, for it is changed in place; got {what}."
                )
        self._state = [None] * len(params)


class SGD(Optimizer):
    """Gradient descent: w ← w − η g; with momentum μ: v ← μ v − η g, w ← w + v (Nesterov: w ← w + μ v − η g).

    Source: Rumelhart et al. (1986); Nesterov (1983) in the form of Sutskever et al. (2013).
    Lesson: notebooks/05_gradient_descent.ipynb.

    >>> sgd, w = nnlib.optimizers.SGD(0.5, momentum=0.5), np.array([0.0])
    >>> for _ in range(2):
    ...     sgd.apply([np.array([-2.0])], [w])
    >>> w  # 1, then 1 + 0.5 more
    array([2.5])
    """

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False):
        super().__init__(learning_rate)
        self.momentum = number("momentum", momentum, 0, 1)
        self.nesterov = bool(nesterov)

    @property
    def slots(self) -> tuple:
        return (0,) if self.momentum else ()

    def update(self, grad, param, step, velocity=None) -> None:
        np.multiply(grad, -self.learning_rate, out=step)
        if velocity is not None:
            velocity *= self.momentum
            velocity += step
            if self.nesterov:
                step += self.momentum * velocity
            else:
                step = velocity
        param += step


class RMSprop(Optimizer):
    """Each step divided by a moving root mean square: s ← ρ s + (1 − ρ) g², w ← w − η g / √(s + ε).

    Source: Tieleman & Hinton (2012), with ε inside the root as in Keras.
    Lesson: notebooks/08_training_loop.ipynb.

    >>> w = np.array([1.0, 1.0])
    >>> nnlib.optimizers.RMSprop(0.1).apply([np.array([100.0, 0.1])], [w])
    >>> w.round(3)  # 1 − 0.1 / √0.1, however large the gradient is
    array([0.684, 0.684])
    """

    slots = (0,)

    def __init__(self, learning_rate=0.001, rho=0.9, epsilon=1e-7):
        super().__init__(learning_rate)
        self.rho = number("rho", rho, 0, 1)
        self.epsilon = number("epsilon", epsilon, 0)

    def update(self, grad, param, step, mean_square) -> None:
        np.multiply(grad, grad, out=step)
        step *= 1 - self.rho
        mean_square *= self.rho
        mean_square += step
        _divide(grad, mean_square, self.epsilon, step)
        step *= self.learning_rate
        param -= step


class Adagrad(Optimizer):
    """Each step divided by the root of all squared gradients so far: s ← s + g², w ← w − η g / √(s + ε).

    Source: Duchi et al. (2011), with ε inside the root and s starting at 0.1 as in Keras.

    >>> w = np.array([1.0])
    >>> nnlib.optimizers.Adagrad(0.1, initial_accumulator_value=0.0).apply([np.array([5.0])], [w])
    >>> w.round(4)
    array([0.9])
    """

    _instead = {
        "initial_accumulator_value": "what has been added up begins with it, so make a new Adagrad(…)",
    }

    def __init__(self, learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7):
        super().__init__(learning_rate)
        self.initial_accumulator_value = number("initial_accumulator_value", initial_accumulator_value, 0)
        self.epsilon = number("epsilon", epsilon, 0)
        self.slots = (self.initial_accumulator_value,)

    def update(self, grad, param, step, accumulator) -> None:
        np.multiply(grad, grad, out=step)
        accumulator += step
        _divide(grad, accumulator, self.epsilon, step)
        step *= self.learning_rate
        param -= step


class Adam(Optimizer):
    """Momentum and a root mean square, both corrected for their start at 0.

    m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − α m / (√v + ε) with α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ)
    at step t.

    Source: Kingma & Ba (2015), end of section 2.
    Lesson: notebooks/08_training_loop.ipynb.

    >>> w = np.array([1.0, 1.0])
    >>> nnlib.optimizers.Adam(0.1).apply([np.array([100.0, 0.01])], [w])
    >>> w.round(4)
    array([0.9, 0.9])
    """

    slots = (0, 0)

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        super().__init__(learning_rate)
        self.beta_1 = number("beta_1", beta_1, 0, _BELOW_1)
        self.beta_2 = number("beta_2", beta_2, 0, _BELOW_1)
        self.epsilon = number("epsilon", epsilon, 0)

    def update(self, grad, param, step, mean, mean_square) -> None:
        t = self.iterations
        alpha = self.learning_rate * math.sqrt(1 - self.beta_2**t) / (1 - self.beta_1**t)
        np.multiply(grad, 1 - self.beta_1, out=step)
        mean *= self.beta_1
        mean += step
        np.multiply(grad, grad, out=step)
        step *= 1 - self.beta_2
        mean_square *= self.beta_2
        mean_square += step
        np.sqrt(mean_square, out=step)
        step += self.epsilon
        np.divide(mean, step, out=step)
        step *= alpha
        param -= step


def _divide(grad, square, epsilon, out):
    """grad / √(square + ε), into `out`."""
    np.add(square, epsilon, out=out)
    np.sqrt(out, out=out)
    np.divide(grad, out, out=out)


_CLASSES = {"sgd": SGD, "rmsprop": RMSprop, "adagrad": Adagrad, "adam": Adam}


def get(identifier) -> Optimizer:
    """The optimizer for a name such as "adam" in any case, or `identifier` itself if it is one.

    >>> nnlib.optimizers.get("adam")
    Adam(learning_rate=0.001)
    """
    if isinstance(identifier, str):
        identifier = identifier.lower()
    return resolve("optimizer", identifier, _CLASSES, Optimizer)
