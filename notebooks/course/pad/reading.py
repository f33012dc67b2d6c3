"""What a network says of a picture: ten probabilities, and which pixels speak for its answer."""

import numpy as np

from course.drawing.colors import diverging
from course.pad.prepare import FRAME
from nnlib.losses import SparseCategoricalCrossentropy

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Unfit(ValueError):
    """The model cannot read a 28×28 picture as one of ten digits; the message says why, and the fix."""


class Reader:
    """Asks `model` about pictures of shape (28, 28), dtype uint8.

    Args:
        model: Has `predict(x, verbose=0)`, or is a function of x; gives probabilities of shape (n, 10).
        prepare: Function from images (n, 28, 28), uint8, to x; by default pixels / 255 in the model's shape.

    `can_look` says whether `evidence` works, for which nnlib's compiled models have what it takes.

    Raises:
        Unfit: If the model gives no ten probabilities for a picture.
    """

    def __init__(self, model, prepare=None):
        if not (hasattr(model, "predict") or callable(model)) or isinstance(model, type):
            raise Unfit(
                "draw_digit needs a trained model with a method predict, or a function from images to "
                f"probabilities; got {type(model).__name__}."
            )
        if getattr(model, "built", True) is False:
            # asking would build it, for pictures of the pad's shape
            raise Unfit("The model has not been trained yet: call model.fit first, then draw_digit(model).")
        if prepare is not None and not callable(prepare):
            raise Unfit(
                "prepare must be a function from images of shape (n, 28, 28) to the model's input, such as "
                f"lambda images: images / 255; got {type(prepare).__name__}."
            )
        self.model = model
        self._prepare = prepare or self._find_shape()
        blank = np.zeros((FRAME, FRAME), np.uint8)
        self.probabilities(blank)
        try:
            self.evidence(blank, 0)
            self.can_look = True
        except Exception:  # no input_gradient, not compiled, or an input that is no picture
            self.can_look = False

    def _find_shape(self):
        shape = getattr(self.model, "input_shape", None)
        if shape is not None:
            fits = [form for form in _FORMS if _matches(form, tuple(shape)[1:])]
            if not fits:
                raise Unfit(
                    f"The model takes inputs of shape {_text(shape)}, but a drawing has 28×28 pixels: "
                    "(n, 28, 28) or, flattened, (n, 784). Give a model that was trained on digits, or "
                    "prepare=, a function from images (n, 28, 28) to its input."
                )
            return _scaled(fits[0])
        blank = np.zeros((1, FRAME, FRAME), np.uint8)
        failure = None
        for form in _FORMS:
            try:
                if np.shape(self._ask(_scaled(form)(blank))) == (1, 10):
                    return _scaled(form)
            except Exception as error:  # of whatever function was given: the next form may fit
                failure = failure or error
        if failure is not None:
            raise Unfit(
                "The model reads neither images of shape (1, 28, 28) nor rows of shape (1, 784). "
                f"{type(failure).__name__}: {failure}"
            )
        return _scaled(_FORMS[0])

    def _ask(self, x):
        if not hasattr(self.model, "predict"):
            return self.model(x)
        try:
            return self.model.predict(x, verbose=0)
        except TypeError as error:
            if "verbose" not in str(error):
                raise
            return self.model.predict(x)

    def probabilities(self, image: np.ndarray) -> np.ndarray:
        """Probabilities of the ten digits, shape (10,)."""
        answer = np.asarray(self._ask(self._prepare(image[None])))
        if answer.shape != (1, 10):
            raise Unfit(
                f"The model answers one picture with shape {answer.shape}; ten digits need (1, 10). "
                'Its last layer should be Dense(10, activation="softmax").'
            )
        answer = answer[0].astype(float)
        if not np.isfinite(answer).all():
            raise Unfit("The model answers with NaN or infinity: its training has gone wrong. Train it anew.")
        if answer.min() < -1e-3 or abs(answer.sum() - 1) > 1e-2:
            raise Unfit(
                f"The model's ten answers are no probabilities: they sum to {answer.sum():.4g}. End it in "
                "softmax, or give draw_digit a function: lambda x: softmax(model.predict(x))."
            )
        return answer

    def evidence(self, image: np.ndarray, digit: int) -> np.ndarray:
        """Gradient of the score of `digit`, less the mean of all ten, with respect to the pixels: (28, 28).

        Positive: ink here speaks for the digit. A cross-entropy from logits z has dL/dz = p − y, so the mean
        of its gradients for all ten targets less the one for `digit` is that of z[digit] − mean(z); p drops
        out, and a network that is sure of its answer has one too.
        """
        x = np.repeat(self._prepare(image[None]), 10, axis=0)
        sparse = isinstance(self.model.loss, SparseCategoricalCrossentropy)
        gradients = self.model.input_gradient(x, np.arange(10) if sparse else np.eye(10, dtype=np.float32))
        gradients = 10 * np.asarray(gradients, dtype=float).reshape(10, FRAME, FRAME)  # of a mean over ten
        return gradients.mean(axis=0) - gradients[digit]


def sentence(probabilities) -> str:
    """The answer in words: one digit, or two where the network hesitates."""
    first, second = (int(k) for k in np.argsort(probabilities)[::-1][:2])
    if probabilities[first] < 0.6:
        return (
            f"Perhaps {_a(first)} ({percent(probabilities[first])}), "
            f"perhaps {_a(second)} ({percent(probabilities[second])})."
        )
    return f"The network reads {_a(first)}: {percent(probabilities[first])}."


def _a(digit):
    return f"{'an' if digit == 8 else 'a'} {WORDS[digit]}"


def percent(p: float) -> str:
    """As on the bars: whole percents, and never quite 100."""
    return "more than 99 %" if p >= 0.995 else f"{100 * p:.0f} %"


def evidence_picture(image, evidence) -> np.ndarray:
    """(28, 28, 3): where ink speaks for and against, in the course's two hues, under the drawing's shadow."""
    limit = np.abs(evidence).max() or 1.0
    hues = diverging(0.5 + 0.5 * evidence / limit)
    return np.uint8(255 * hues * (1 - 0.5 * image[..., None] / 255))


_FORMS = ((FRAME, FRAME), (FRAME * FRAME,), (FRAME, FRAME, 1))


def _matches(form, shape):
    return len(form) == len(shape) and all(have in (None, want) for want, have in zip(form, shape))


def _scaled(form):
    return lambda images: images.reshape(len(images), *form) / np.float32(255)


def _text(shape):
    return "(" + ", ".join("n" if length is None else str(length) for length in shape) + ")"
