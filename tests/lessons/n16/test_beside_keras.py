"""How far two results are apart, a progress bar for Keras, and the reading list of notebook 16."""

import re

import numpy as np
import pytest

import notebook_reader as reader
from course.lessons.n16_beyond_nnlib import figures, largest_difference, progress_bar


def test_the_largest_difference_is_that_of_the_worst_entry():
    ours = [np.array([1.0, 2.0]), np.array([[3.0]])]
    theirs = [np.array([1.5, 2.0]), np.array([[0.0]])]
    assert largest_difference(ours, theirs) == 3.0
    assert largest_difference(ours[0], theirs[0]) == 0.5
    with pytest.raises(ValueError):
        largest_difference(ours, theirs[:1])


def test_the_bar_counts_every_batch_of_every_epoch(capsys):
    keras = pytest.importorskip("keras")
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x = np.ones((10, 2), "float32")
    model.fit(x, x[:, :1], batch_size=4, epochs=2, verbose=0, callbacks=[progress_bar("a title")])
    told = "".join(capsys.readouterr())
    assert "a title" in told and "6/6" in told


def test_the_pictures_show_the_unit_with_the_largest_gradient():
    rng = np.random.default_rng(0)
    gradients = [rng.normal(size=(784, 3)) * (1, 5, 2) for _ in range(4)]
    fig = figures.gradients_of_one_unit(gradients, list("abcd"))
    shown = [ax.images[0].get_array() for ax in fig.axes if ax.images]
    for picture, gradient in zip(shown, gradients, strict=True):
        assert np.allclose(picture, gradient[:, 1].reshape(28, 28))


def test_gradients_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"must have shape \(784, units\)"):
        figures.gradients_of_one_unit([np.ones((3, 2))], ["a"])


def test_every_entry_of_the_reading_list_has_a_name_a_link_and_a_year():
    (path,) = reader.FOLDER.glob("16_*.ipynb")
    (source,) = (text for text in reader.prose(reader.read(path)) if "## Where to read on" in text)
    entries = re.findall(r"^- (.+)$", source, re.M)
    assert len(entries) >= 6
    for entry in entries:
        form = r"\w[^\[\]]+, \[[^\[\]]+\]\(https://[\w./-]+\) \((19|20)\d\d\)(: [^:]+)?\."
        assert re.fullmatch(form, entry), entry
    assert source.count("http") == len(entries)  # none stands bare
