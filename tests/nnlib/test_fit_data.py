"""What fit takes as data, and how it stops when the loss gets out of hand."""

import re

import numpy as np
import pytest

from nnlib import Input, Sequential, optimizers
from nnlib.layers import Dense

X = np.arange(24).reshape(8, 3) % 5
Y = np.arange(8) % 2


def history(x, y, **kwargs):
    model = Sequential([Input((3,)), Dense(2, activation="softmax")], seed=0)
    model.compile("sgd", "sparse_categorical_crossentropy")
    return model.fit(x, y, epochs=2, verbose=0, validation_split=0.25, **kwargs).history


def pandas_frames():
    pd = pytest.importorskip("pandas")
    return pd.DataFrame(X, columns=list("abc")), pd.Series(Y)


def mixed_frame():
    x, y = pandas_frames()
    return x.astype({"a": "float64", "b": "object"}), y


FORMS = {
    "lists": lambda: (X.tolist(), Y.tolist()),
    "tuples": lambda: (tuple(map(tuple, X)), tuple(Y)),
    "uint8": lambda: (X.astype("uint8"), Y.astype("uint8")),
    "float16": lambda: (X.astype("float16"), Y),
    "boolean labels": lambda: (X, Y.astype(bool)),
    "big-endian": lambda: (X.astype(">f8"), Y.astype(">i4")),
    "non-contiguous": lambda: (np.repeat(np.repeat(X, 2, axis=0), 2, axis=1)[::2, ::2], np.repeat(Y, 2)[::2]),
    "Fortran order": lambda: (np.asfortranarray(X, dtype="float32"), Y),
    "reversed view": lambda: (X[::-1][::-1], Y[::-1][::-1]),
    "labels as a column": lambda: (X, Y[:, None]),
    "labels as whole floats": lambda: (X, Y.astype(float)),
    "DataFrame and Series": pandas_frames,
    "DataFrame of mixed types": mixed_frame,
    "array of objects": lambda: (X.astype(object), Y.astype(object)),
}


@pytest.mark.parametrize("form", FORMS)
def test_data_of_every_form_train_alike(form):
    x, y = FORMS[form]()
    assert history(x, y) == history(X.astype("float32"), Y)
    for weight in [1] * 8, np.ones((8, 1)), np.ones(8, "uint8"):
        assert history(x, y, sample_weight=weight) == history(X.astype("float32"), Y)


def test_booleans_are_zeros_and_ones():
    assert history(X > 2, Y) == history((X > 2).astype("float32"), Y)


def test_a_row_of_numbers_is_one_feature_a_sample():
    for layers in [Input((1,)), Dense(1)], [Dense(1)]:
        model = Sequential(layers, seed=0, dtype="float64")
        model.compile(optimizers.SGD(0.1), "mse")
        x = np.linspace(-1, 1, 20)
        assert model.fit(x, 2 * x, epochs=200, verbose=0).history["loss"][-1] < 1e-6
        assert model.predict(x).shape == (20, 1)
        assert model.evaluate(x, 2 * x) == model.evaluate(x[:, None], 2 * x[:, None])


def exploding(rate, **kwargs):
    model = Sequential([Input((3,)), Dense(50), Dense(1)], seed=0)
    model.compile(optimizers.SGD(rate), "mse", **kwargs)
    return model


def test_a_loss_that_is_no_number_stops_training_with_the_causes(capfd):
    with pytest.raises(FloatingPointError) as error:
        exploding(1e-6).fit(1000 * X, Y, epochs=50, verbose=0, batch_size=4, shuffle=False)
    causes = (
        "Likely causes: inputs as large as 4000 (scale them: pixels to x / 255, other features to mean 0 and "
        "deviation 1); a learning rate of 1e-06 that is too large (try a tenth); "
        "weights that were too large at the start."
    )
    assert re.fullmatch(
        r"The loss became (inf|nan) in epoch 2, batch [12]: training stops, "
        r"the weights are of no use any more\. " + re.escape(causes),
        str(error.value),
    )
    out, err = capfd.readouterr()
    assert re.fullmatch(r"The loss explodes \(4.21e\+05 → .* in epoch 1\)\. " + re.escape(causes) + "\n", out)
    assert err == ""  # no RuntimeWarning of NumPy's beside it


def test_measuring_what_explodes_is_silent_too(capfd):
    model = exploding(1e25)
    model.fit(X, Y, epochs=1, verbose=0, batch_size=len(X), validation_data=(1e20 * X, Y))
    assert not np.isfinite(model.history.history["val_loss"][0])
    assert capfd.readouterr().err == ""


def test_small_inputs_are_not_blamed():
    with pytest.raises(FloatingPointError) as error:
        exploding(1e6).fit(X, Y, epochs=50, verbose=0)
    assert "inputs as large" not in str(error.value) and "a learning rate of 1e+06" in str(error.value)


def test_probabilities_are_blamed_where_the_loss_takes_their_logarithm():
    model = Sequential([Input((1,)), Dense(1)])  # no sigmoid: the loss gets what it is given
    model.compile("sgd", "binary_crossentropy")
    model.set_weights([[[np.nan]], [0.0]])
    with pytest.raises(FloatingPointError, match="probabilities that reach 0 or 1 before the loss"):
        model.fit([[1.0]], [[1.0]], verbose=0)


def test_a_loss_that_only_falls_is_not_spoken_of(capfd):
    exploding(0.001).fit(X, Y, epochs=5, verbose=0)
    assert capfd.readouterr() == ("", "")
