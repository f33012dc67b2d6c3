"""What the tests of the drawing pad share: models, and a hand on the page."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

import hand_drawn
import nnlib
from course.pad import draw_digit
from nnlib.layers import Dense, Flatten, Input

THREE = hand_drawn.strokes(3)


def network(*layers, shape=(28, 28), loss="sparse_categorical_crossentropy", dtype="float32"):
    layers = layers or (Flatten(), Dense(10, activation="softmax"))
    model = nnlib.Sequential([Input(shape), *layers], seed=0, dtype=dtype)
    model.compile("sgd", loss=loss)
    return model


def sums(x):
    """A function in place of a model: probabilities by the ink in ten bands of rows."""
    ink = np.asarray(x).reshape(len(x), 784)[:, :780].reshape(len(x), 10, 78).sum(axis=2) + 1e-3
    return ink / ink.sum(axis=1, keepdims=True)


@pytest.fixture
def make():
    made = []

    def pad(model=sums, **kwargs):
        made.append(draw_digit(model, **kwargs))
        return made[-1]

    yield pad
    for one in made:
        one.close()


def press(pad, **message):
    """A button of the page."""
    pad.receive(pad.widget, message, [])
    return pad.widget.said


def page_draws(pad, strokes, **more):
    """What the page sends after a stroke, by the way that the kernel gets it."""
    pad.widget.set_state({"strokes": strokes, "asked": pad.widget.asked + 1, **more})
    return pad.widget.answer


def as_json(strokes):
    return json.loads(json.dumps(strokes))


def pixels_of(png):
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(png))))
