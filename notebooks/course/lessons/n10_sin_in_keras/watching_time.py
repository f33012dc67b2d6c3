"""How long something takes, said with as many digits as are true, and a bar while Keras trains.

Lesson: notebooks/10_sin_in_keras.ipynb.
"""

import timeit
from collections.abc import Callable

import nnlib


def seconds(call: Callable, *args, repeats: int = 3) -> float:
    """The shortest of some runs of `call(*args)`: the one that was disturbed least."""
    return min(timeit.repeat(lambda: call(*args), number=1, repeat=repeats))


def rough(number: float) -> str:
    """A number with one digit, for times change from run to run."""
    return f"{float(f'{number:.1g}'):g}"


def bar_of_updates(n_updates: int):
    """A Keras callback that moves a bar with every update."""
    import keras  # here and not above: the room is opened before anybody asks for Keras

    bar = nnlib.progress.bar(n_updates, "Keras")
    return keras.callbacks.LambdaCallback(
        on_train_batch_end=lambda batch, logs: bar.update(), on_train_end=lambda logs: bar.close()
    )
