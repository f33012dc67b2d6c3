"""Which models the drawing pad takes, what it says of the others, and what a network looked at."""

import numpy as np
import pytest

import nnlib
import pad_hand
from course.pad.prepare import prepare
from course.pad.reading import Reader
from nnlib.layers import Dense, Flatten
from pad_hand import THREE, as_json, network, page_draws, pixels_of, sums

make = pad_hand.make


@pytest.mark.parametrize("shape", [(28, 28), (784,)])
def test_images_and_rows_are_both_taken(make, shape):
    layers = (Dense(10, activation="softmax"),) if shape == (784,) else ()
    pad = make(network(*layers, shape=shape))
    assert pad.error is None
    pad.draw(THREE)
    assert pad.probabilities.sum() == pytest.approx(1, abs=1e-5)


def test_a_function_of_rows_is_taken(make):
    seen = []

    def rows(x):
        if x.ndim != 2:
            raise ValueError("rows, please")
        seen.append(x)
        return sums(x)

    pad = make(rows)
    pad.draw(THREE)
    assert pad.error is None and seen[-1].shape == (1, 784)
    assert 0.9 < seen[-1].max() <= 1.0  # pixels / 255


def test_a_model_whose_predict_takes_no_verbose_is_taken(make):
    class Plain:
        def predict(self, x):
            return sums(x)

    assert make(Plain()).error is None


def test_prepare_gives_the_model_what_it_was_trained_on(make):
    seen = []

    def raw(x):
        seen.append(x)
        return sums(x)

    pad = make(raw, prepare=lambda images: images.reshape(-1, 784).astype(float))
    pad.draw(THREE)
    assert seen[-1].shape == (1, 784) and seen[-1].max() == 255


UNFIT = {
    "no model": ("a network", "needs a trained model with a method predict"),
    "a class": (nnlib.Sequential, "needs a trained model"),
    "an input of another width": (network(Dense(10, activation="softmax"), shape=(4,)), r"shape \(n, 4\)"),
    "three classes": (network(Flatten(), Dense(3, activation="softmax")), r"with shape \(1, 3\)"),
    "pixels as answer": (network(Flatten()), r"with shape \(1, 784\)"),
    "scores": (network(Flatten(), Dense(10), loss="mse"), "no probabilities: they sum to 0"),
    "nan": (lambda x: np.full((1, 10), np.nan), "NaN or infinity"),
    "a function that fails": (lambda x: 1 / 0, "ZeroDivisionError: division by zero"),
    "a function of other rows": (lambda x: x.reshape(-1, 28) @ np.ones((3, 10)), "neither images"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_a_model_that_does_not_fit_is_told_of_in_the_pads_place(make, case):
    model, words = UNFIT[case]
    pad = make(model)
    with pytest.raises(type(pad.error), match=words):
        raise pad.error
    assert pad.widget.refusal == pad.alt and str(pad.error) in pad.alt
    data, _ = pad._repr_mimebundle_()
    assert str(pad.error) in data["text/plain"] and data["image/png"]
    pad.draw(THREE)  # nothing breaks
    assert pad.probabilities is None


def test_prepare_must_be_a_function(make):
    assert "lambda images: images / 255; got int" in str(make(sums, prepare=255).error)


def test_an_untrained_model_is_refused_and_not_built_by_asking(make):
    model = nnlib.Sequential([Flatten(), Dense(10, activation="softmax")])
    assert "call model.fit first" in str(make(model).error)
    assert not model.built


def test_a_model_that_breaks_later_is_told_of_and_the_pad_stays_alive(make):
    broken = []

    def model(x):
        if broken:
            raise RuntimeError("out of order")
        return sums(x)

    pad = make(model)
    broken.append(True)
    answer = page_draws(pad, as_json(THREE))
    assert answer["failed"] and answer["text"] == "RuntimeError: out of order"
    broken.clear()
    assert "digit" in page_draws(pad, as_json(THREE))


def test_a_model_that_is_trained_on_answers_anew(make):
    model = network()
    pad = make(model)
    pad.draw(THREE)
    before = pad.probabilities
    model.fit(np.stack([pad.image] * 8) / 255, [7] * 8, epochs=5, verbose=0)
    pad.draw(THREE)
    assert pad.probabilities[7] > before[7]


@pytest.mark.parametrize("loss", ["sparse_categorical_crossentropy", "categorical_crossentropy"])
def test_evidence_is_the_slope_of_the_winning_score_over_the_mean_score(loss):
    layers = Flatten(), Dense(6, activation="tanh"), Dense(10, activation="softmax")
    model = network(*layers, loss=loss, dtype="float64")
    image = prepare(THREE).centered
    evidence = Reader(model).evidence(image, 4)

    def score(x):
        # log p differs from the logits by one number for all ten
        logits = np.log(model.predict(x[None], verbose=0)[0])
        return logits[4] - logits.mean()

    x, step = image / np.float32(255).astype(float), 1e-5
    for row, column in ((14, 14), (5, 20), (0, 0), (22, 9)):
        up, down = x.copy(), x.copy()
        up[row, column] += step
        down[row, column] -= step
        # central differences of O(1) scores: rounding 1e-16 / 1e-5
        assert evidence[row, column] == pytest.approx((score(up) - score(down)) / 2e-5, abs=1e-6)


def test_evidence_comes_on_demand_alone(make):
    pad = make(network())
    assert pad.widget.can_look
    assert "evidence" not in page_draws(pad, as_json(THREE))["pictures"]
    answer = page_draws(pad, as_json(THREE), look=True)
    assert pixels_of(answer["pictures"]["evidence"]).shape == (28, 28, 3)
    assert "Ink on blue speaks for" in answer["evidence"]


def test_what_has_no_gradient_offers_none(make):
    uncompiled = nnlib.Sequential(network().layers)
    for model in (sums, uncompiled):
        pad = make(model)
        assert not pad.widget.can_look
        assert "evidence" not in page_draws(pad, as_json(THREE), look=True)["pictures"]
