"""The reader's step as an optimizer that `compile` takes: a function of arrays behind `nnlib`'s class.

Lesson: notebooks/08_training_loop.ipynb.
"""

from collections.abc import Callable

from nnlib.optimizers import Optimizer


class _Momentum(Optimizer):
    slots = (0,)  # a velocity for each parameter, 0 at first

    def __init__(self, function, learning_rate, momentum):
        super().__init__(learning_rate)
        self.function, self.momentum = function, momentum

    def update(self, grad, param, step, velocity):
        new = self.function(param.copy(), velocity.copy(), grad.copy(), self.learning_rate, self.momentum)
        param[...], velocity[...] = new


def momentum_optimizer(sgd_step: Callable, learning_rate: float, momentum: float) -> Optimizer:
    """An optimizer that takes its steps by `sgd_step(w, v, gradient, learning_rate, momentum)`."""
    return _Momentum(sgd_step, learning_rate, momentum)
