"""Tasks of notebook 10: a list of weights, two histories; the others are in keras_task and batches_task."""

import numpy as np

from course.checking.task import Slip, Task, Told
from course.lessons.n10_sin_in_keras.batches_task import ENDLESS_BATCHES
from course.lessons.n10_sin_in_keras.keras_task import KERAS_MODEL
from nnlib import Input, Sequential
from nnlib.layers import Dense, ReLU


def weights_of(layers):
    return [array.copy() for layer in layers for array in layer.params.values()]


def _use_weights_of(attempt, units, use_bias):
    """A network of these units, with a ReLU in it, which has no weights of its own."""
    layers = [Dense(n, use_bias=use_bias or k > 0) for k, n in enumerate(units[1:])]
    model = Sequential([Input((units[0],)), layers[0], ReLU(), *layers[1:]], seed=0)
    rng = np.random.default_rng(1)  # for biases that are not 0
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    arrays = attempt(model.layers)
    if arrays is None or arrays is ...:
        return {"`weights_of(layers)`": arrays}
    if not isinstance(arrays, (list, tuple)):
        raise Told(f"`weights_of` hands back a {type(arrays).__name__}, and a list of arrays is asked for.")
    for entry in arrays:
        if not isinstance(entry, np.ndarray):
            raise Told(
                _NO_ARRAY.get(type(entry), f"An entry of the list is a {type(entry).__name__}, no array.")
            )
    numbers = [array.ravel() for array in arrays]
    shared = sum(np.shares_memory(array, own) for array in arrays for own in _params(model.layers))
    return {
        "the number of arrays that the layers have afterwards": len(_params(model.layers)),
        "the number of arrays": len(arrays),
        "the arrays' shapes in a row": np.array([n for array in arrays for n in array.shape]),
        "the arrays' numbers in a row": np.concatenate([np.zeros(0), *numbers]),
        "the number of arrays that change when the model is trained on (`.copy()` makes one's own)": shared,
    }


_NO_ARRAY = {
    list: "Each layer has a list of its own. Keras wants one flat list: kernel, bias, kernel, bias.",
    tuple: "Each layer has a tuple of its own. Keras wants one flat list: kernel, bias, kernel, bias.",
    dict: "These are the layers' dicts. What is wanted are the arrays in them: `.values()`.",
    str: "A loop over a dict gives its names. Its arrays are in `.values()`.",
}


def _params(layers):
    return [array for layer in layers for array in layer.params.values()]


def _kernels_first(layers):
    kernels = [layer.params["kernel"].copy() for layer in layers if layer.params]
    return kernels + [layer.params["bias"].copy() for layer in layers if "bias" in layer.params]


def epochs_together(ours, theirs, limit):
    apart = np.abs(np.subtract(ours, theirs)) > limit
    return int(apart.argmax()) if apart.any() else len(apart)


def _apart(ours, theirs, limit, differences=lambda a, b: np.abs(a - b)):
    return differences(np.array(ours), np.array(theirs)) > limit


def _together_slip(differences):
    def attempt(ours, theirs, limit):
        apart = _apart(ours, theirs, limit, differences)
        return int(apart.argmax()) if apart.any() else len(apart)

    return attempt


def _histories(*pairs, limit):
    return lambda rng: (*(list(each) for each in zip(*pairs)), limit)


TASKS = [
    KERAS_MODEL,
    Task(
        key="weights_of",
        title="The weights as one list",
        reference=weights_of,
        observe=_use_weights_of,
        cases=[
            lambda rng: ([1, 20, 1], True),
            lambda rng: ([3, 4, 5, 2], True),
            lambda rng: ([2, 3, 1], False),
        ],
        remark="The same list works in the other direction, from Keras to `nnlib`.",
        hints=[
            "Two loops, one inside the other: over the layers, and over the arrays of each layer.",
            "`layer.params` is a dict; `layer.params.values()` gives its arrays, kernel first, and for a "
            "layer without parameters none. `array.copy()` is an array of its own.",
            "`[array.copy() for layer in layers for array in ...]`: the arrays of which dict?",
        ],
        slips=[
            Slip(
                "no copies",
                _params,
                "All arrays are there, but they are the model's own: train it on, and the list changes with "
                "it. `array.copy()` keeps the numbers of now.",
            ),
            Slip(
                "kernels before biases",
                _kernels_first,
                "All kernels come first, then all biases. The list goes layer by layer: kernel, bias, "
                "kernel, bias.",
            ),
            Slip(
                "bias before kernel",
                lambda layers: [a.copy() for layer in layers for a in reversed(layer.params.values())],
                "In each layer the bias comes before the kernel. Keras wants the kernel first.",
            ),
            Slip(
                "kernels only",
                lambda layers: [layer.params["kernel"].copy() for layer in layers if layer.params],
                "The biases are missing: each layer's dict may hold two arrays.",
            ),
            Slip(
                "transposed",
                lambda layers: [array.T.copy() for array in _params(layers)],
                "The kernels are transposed. In `nnlib`, as in Keras, a kernel has the shape "
                "(inputs, units); some other libraries turn it.",
            ),
        ],
    ),
    ENDLESS_BATCHES,
    Task(
        key="epochs_together",
        title="How long together?",
        reference=epochs_together,
        cases=[
            _histories((1.0, 1.0), (0.5, 0.5), (0.25, 0.26), (0.125, 0.14), limit=0.001),
            _histories((1.0, 0.25), (0.5, 0.5), limit=0.5),
            _histories((0.5, 0.5), (0.25, 0.25), (0.2, 0.2), limit=1e-9),
            _histories((0.9, 0.9), (0.5, 0.8), (0.3, 0.3), (0.2, 0.2), (0.1, 0.3), limit=0.05),
            _histories((0.9, 0.9), (0.5, 0.5), (0.8, 0.5), (0.2, 0.3), (0.1, 0.1), limit=0.15),
            _histories((2.0, 1.0), (1.0, 0.5), (1.5, 1.5), (0.5, 0.5), limit=0.75),
            _histories((4.0, 2.0), (2.0, 2.0), limit=2.0),
            _histories((0.02, 0.01), (0.01, 0.01), limit=0.5),
            _histories((0.9, 0.9), (0.8, 0.5), (0.3, 0.3), (0.9, 0.1), limit=0.125),
        ],
        remark="If float64 does not close a gap, the programs differ, however little. One of them may keep a "
        "constant with fewer digits.",
        hints=[
            "Go through both lists at the same time, and stop at the first pair that is too far apart.",
            "`zip(ours, theirs)` gives the pairs, `abs(a - b)` their distance, and `enumerate` counts them "
            "from 0: at the first that is apart, how many came before?",
            "`for epoch, (a, b) in enumerate(zip(ours, theirs)):`, inside it `if abs(a - b) > limit: "
            "return ...`. What is to be returned after the loop?",
        ],
        slips=[
            Slip(
                "all that are close",
                lambda ours, theirs, limit: int((~_apart(ours, theirs, limit)).sum()),
                "This counts all epochs in which the two are close, also those after they have parted. "
                "Stop at the first that is too far apart.",
            ),
            Slip(
                "counted from 1",
                lambda ours, theirs, limit: min(epochs_together(ours, theirs, limit) + 1, len(ours)),
                "This is the epoch in which they part, counted from 1. Asked for is the number of epochs "
                "before it.",
            ),
            Slip(
                "sign lost",
                _together_slip(lambda a, b: a - b),
                "Where `theirs` is the larger one, the difference is negative and never above the limit: "
                "take `abs(a - b)`.",
            ),
            Slip(
                "other sign lost",
                _together_slip(lambda a, b: b - a),
                "Where `ours` is the larger one, the difference is negative and never above the limit: take "
                "`abs(a - b)`.",
            ),
            Slip(
                "the limit itself",
                lambda ours, theirs, limit: epochs_together(ours, theirs, np.nextafter(limit, 0)),
                "A difference of exactly `limit` counts as apart here. *More than* `limit` is `>`, not `>=`.",
            ),
            Slip(
                "relative",
                _together_slip(lambda a, b: np.abs(a - b) / np.abs(b)),
                "The difference is divided by the loss. Here the limit is one for the difference itself.",
            ),
            Slip(
                "the last that is close",
                lambda ours, theirs, limit: (
                    int(np.flatnonzero(~_apart(ours, theirs, limit)).max(initial=-1)) + 1
                ),
                "This finds the *last* epoch in which they are close. They may come together again by "
                "chance: stop at the first that is apart.",
            ),
        ],
    ),
]
