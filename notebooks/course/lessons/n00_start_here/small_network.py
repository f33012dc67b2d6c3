"""Whether a trained network is small and still reads digits: the challenge of notebook 00."""

from functools import cached_property

import numpy as np

import nnlib
from nnlib.layers import Dense, Flatten

MOST_PARAMETERS, LEAST_SHARE = 10_000, 0.85


class SmallNetwork:
    """The course's own answer, trained when it is first asked."""

    @cached_property
    def model(self):
        (images, labels), _ = nnlib.datasets.mnist.load_data()
        model = nnlib.Sequential([Flatten(), Dense(12, "relu"), Dense(10, "softmax")], seed=0)
        model.compile("adam", "sparse_categorical_crossentropy")
        model.fit(images / np.float32(255), labels, epochs=5, verbose=0)
        return model

    def count_params(self):
        return self.model.count_params()

    def predict(self, x):
        return self.model.predict(x, verbose=0)


def is_small_and_reads_digits(model):
    """None if the model has few parameters and reads the test digits well enough, or what is wrong."""
    problem = _no_model(model)
    if problem:
        return problem
    _, (images, labels) = nnlib.datasets.mnist.load_data()
    pixels = images / np.float32(255)
    try:
        answers = _answers(model, pixels)
    except ValueError as error:
        return f"It cannot read `x_test`, whose shape is {images.shape}: {error}"
    if answers.shape != (len(images), 10):
        return (
            f"For {len(images):,} images of 28 × 28 pixels its answers have the shape {answers.shape}. Ten "
            f"probabilities for each image are asked for, ({len(images)}, 10): does it end with "
            '`Dense(10, "softmax")`?'
        )
    count, share = int(model.count_params()), np.mean(answers.argmax(axis=1) == labels)
    if count > MOST_PARAMETERS:
        return (
            f"It has {count:,} parameters, and {MOST_PARAMETERS:,} are allowed. A dense layer has inputs · "
            "units + units of them: which layer has the most?"
        )
    if share >= LEAST_SHARE:
        return None
    said = f"With {count:,} parameters it reads {100 * share:.1f} % of the test digits; 85 % are asked for."
    raw = np.mean(_answers(model, images).argmax(axis=1) == labels)
    if raw > share + 0.05:
        return (
            f"{said} With pixels from 0 to 255 it reads {100 * raw:.1f} %, so it has learned from such "
            "pixels. It is asked about `x_test`, whose pixels lie between 0 and 1: train it on `x_train`."
        )
    if share < 0.2:
        return f"{said} Guessing gets about 10 %: has it been trained on `x_train` and `y_train`?"
    return f"{said} A few more units, or a few more epochs, will do."


def _no_model(model):
    if isinstance(model, type) or not all(hasattr(model, name) for name in ("predict", "count_params")):
        got = type(model).__name__ if not isinstance(model, type) else f"class {model.__name__}"
        why = {
            "History": " `fit` hands back the history of the training: write `small.fit(...)` in a line of "
            "its own, without `small = ` before it.",
            "list": " Layers become a model inside of `nnlib.Sequential([...])`.",
            "class Sequential": " Parentheses with the layers are missing: `nnlib.Sequential([...])`.",
        }.get(got, "")
        return f"`small` should be a trained network, as `model` is; it is of type `{got}`.{why}"
    if getattr(model, "built", True) is False:
        return "`small` has not seen any data yet: it needs `compile` and `fit`, as `model` did."
    return ""


def _answers(model, images):
    """What the model says; a model without `Flatten` may have learned from images as rows."""
    try:
        return np.asarray(model.predict(images))
    except ValueError:
        try:
            return np.asarray(model.predict(images.reshape(len(images), -1)))
        except ValueError:
            pass
        raise
