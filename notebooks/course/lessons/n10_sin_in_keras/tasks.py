"""Tasks of notebook 10: the list of weights, the time of an epoch; the batches come from nb10_batches."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n10_sin_in_keras.batches_task import ENDLESS_BATCHES
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
        return {"weights_of(layers)": arrays}
    if not isinstance(arrays, (list, tuple)):
        raise TypeError(f"weights_of must return a list of arrays, and returned a {type(arrays).__name__}")
    for entry in arrays:
        if not isinstance(entry, np.ndarray):
            raise TypeError(f"each entry must be an array, and one is a {type(entry).__name__}")
    numbers = [array.ravel() for array in arrays]
    shared = sum(np.shares_memory(array, own) for array in arrays for own in _params(model.layers))
    return {
        "the number of arrays": len(arrays),
        "the arrays' shapes in a row": np.array([n for array in arrays for n in array.shape]),
        "the arrays' numbers in a row": np.concatenate([np.zeros(0), *numbers]),
        "the number of arrays that change when the model is trained on (`.copy()` makes one's own)": shared,
    }


def _params(layers):
    return [array for layer in layers for array in layer.params.values()]


def _kernels_first(layers):
    kernels = [layer.params["kernel"].copy() for layer in layers if layer.params]
    return kernels + [layer.params["bias"].copy() for layer in layers if "bias" in layer.params]


def epoch_time(n_samples, batch_size, per_step, per_sample):
    return np.ceil(n_samples / batch_size) * per_step + n_samples * per_sample


TASKS = [
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
        remark="Architecture in code, numbers in a list: that is all there is to carry, in either direction.",
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
            Slip(
                "a list of lists",
                lambda layers: [list(layer.params.values()) for layer in layers],
                "Each layer has a list of its own. Keras wants one flat list: kernel, bias, kernel, bias.",
            ),
            Slip(
                "dicts",
                lambda layers: [layer.params for layer in layers],
                "These are the layers' dicts. What is wanted are the arrays in them: `.values()`.",
            ),
            Slip(
                "names",
                lambda layers: [name for layer in layers for name in layer.params],
                "A loop over a dict gives its names. Its arrays are in `.values()`.",
            ),
        ],
    ),
    ENDLESS_BATCHES,
    Task(
        key="epoch_time",
        title="The time of an epoch",
        reference=epoch_time,
        cases=[
            lambda rng: (50, 8, 2.0, 0.1),
            lambda rng: (60_000, np.array([1, 100, 256]), 0.5, 0.001),
            lambda rng: (5, np.array([2, 5, 8, 64]), 1.0, 0.2),
        ],
        remark="Half the steps save half of the first term, and nothing of the second.",
        hints=[
            "How many steps has an epoch? Each sample is seen once in it.",
            "50 samples in batches of 8 are 7 steps: six full ones, and one of 2. `np.ceil` rounds up.",
            "`np.ceil(n_samples / batch_size) * ... + ... * per_sample`: two names are missing.",
        ],
        slips=[
            Slip(
                "floor",
                lambda n, b, per_step, per_sample: n // b * per_step + n * per_sample,
                "The short batch at the end is missing: it is a step too. `np.ceil` rounds up.",
            ),
            Slip(
                "broken steps",
                lambda n, b, per_step, per_sample: n / b * per_step + n * per_sample,
                "The number of steps is not whole: 50 / 8 is 6.25, and there are 7 steps. `np.ceil` "
                "rounds up.",
            ),
            Slip(
                "one step too many",
                lambda n, b, per_step, per_sample: (n // b + 1) * per_step + n * per_sample,
                "Right where a short batch is left over. But 60,000 samples in batches of 100 are 600 steps, "
                "not 601: `np.ceil(n_samples / batch_size)`.",
            ),
            Slip(
                "full batches",
                lambda n, b, per_step, per_sample: np.ceil(n / b) * (per_step + b * per_sample),
                "The last batch is counted as a full one. It is shorter: in an epoch each sample is paid "
                "for once.",
            ),
            Slip(
                "a step per sample",
                lambda n, b, per_step, per_sample: n * (per_step + per_sample),
                "Here every sample pays the price of a step. A whole batch shares one.",
            ),
            Slip(
                "one step",
                lambda n, b, per_step, per_sample: per_step + n * per_sample,
                "This pays for one step. An epoch has as many as it has batches.",
            ),
            Slip(
                "samples of one batch",
                lambda n, b, per_step, per_sample: np.ceil(n / b) * per_step + b * per_sample,
                "The steps are right, but only one batch's samples are paid for. An epoch sees all of them.",
            ),
            Slip(
                "samples without steps",
                lambda n, b, per_step, per_sample: np.ceil(n / b) * per_step,
                "The price of the samples is missing.",
            ),
        ],
    ),
]
