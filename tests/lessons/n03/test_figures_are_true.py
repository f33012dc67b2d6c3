"""What the figures of notebook 03 draw is what they say: read from their artists."""

import numpy as np
import pytest

import nnlib
from course.lessons.n03_forward_pass import figures
from nnlib.layers import Dense, Flatten

X = np.array([1.0, -2.0, 3.0])
W1 = np.array([[0.5, -1.0], [0.25, 0.5], [-1.0, 2.0]])
B1 = np.array([0.5, -0.5])
W2, B2 = np.array([[2.0], [-3.0]]), np.array([0.25])


@pytest.fixture
def stepper():
    part = figures.forward_stepper(X, W1, B1, W2, B2)
    yield part
    part.close()


@pytest.fixture
def explorer():
    part = figures.softmax_explorer((2.0, 1.0, -1.0))
    yield part
    part.close()


def as_number(text):
    return float(text.replace("−", "-").strip("()"))


def neurons(part):
    """What is written in each neuron: {(x, y): text}."""
    (ax,) = part.figure.axes
    (spots,) = [c for c in ax.collections if len(c.get_offsets()) > 1]
    places = {tuple(np.round(place, 6)) for place in spots.get_offsets()}
    return {
        tuple(np.round(text.get_position(), 6)): text.get_text()
        for text in ax.texts
        if tuple(np.round(text.get_position(), 6)) in places
    }


def column(part, left):
    """The numbers of one layer, from top to bottom."""
    found = sorted(
        ((y, text) for (x, y), text in neurons(part).items() if abs(x - left) < 0.01), reverse=True
    )
    return [as_number(text) if text else None for _, text in found]


LEFT = {"x": 0.8, "u": 4.3, "z": 5.75, "y": 8.4}


def test_the_walk_begins_with_the_sample_alone(stepper):
    assert stepper.values["step"] == 0
    assert column(stepper, LEFT["x"]) == X.tolist()
    assert all(column(stepper, LEFT[name]) in ([None, None], [None]) for name in "uzy")


def test_at_the_end_every_neuron_holds_its_number_of_the_forward_pass(stepper):
    stepper.set("x2", 1.5)
    stepper.set("step", stepper.widgets["step"].max)
    x = np.array([1.0, 1.5, 3.0])
    u = x @ W1 + B1
    z = np.maximum(u, 0)
    for name, want in (("x", x), ("u", u), ("z", z), ("y", z @ W2 + B2)):
        assert column(stepper, LEFT[name]) == pytest.approx(want.tolist(), abs=0.0051)


def test_the_yellow_line_joins_the_two_neurons_whose_product_is_written_on_it(stepper):
    (ax,) = stepper.figure.axes
    heights = {
        name: sorted((y for (x, y) in neurons(stepper) if abs(x - LEFT[name]) < 0.01), reverse=True)
        for name in LEFT
    }
    yellow = max((line for line in ax.lines), key=lambda line: line.get_linewidth())
    for step, (i, j) in {1: (0, 0), 2: (1, 0), 3: (2, 0), 6: (0, 1), 8: (2, 1)}.items():
        stepper.set("step", step)
        (x0, x1), (y0, y1) = yellow.get_data()
        assert (x0, y0) == pytest.approx((LEFT["x"], heights["x"][i]))
        assert (x1, y1) == pytest.approx((LEFT["u"], heights["u"][j]))
        (product,) = [
            text for text in ax.texts if "·" in text.get_text() and text.get_bbox_patch() is not None
        ]
        factors, _, result = product.get_text().partition(" = ")
        a, b = map(as_number, factors.split(" · "))
        assert (a, b) == (X[i], W1[i, j]) and as_number(result) == pytest.approx(X[i] * W1[i, j], abs=0.0051)


def test_the_weights_on_the_edges_are_dashed_below_0(stepper):
    (ax,) = stepper.figure.axes
    edges = [line for line in ax.lines if line.get_linewidth() < 10]
    assert len(edges) == W1.size + W2.size
    styles = [line.get_linestyle() for line in edges]
    weights = np.concatenate([W1.ravel(), W2.ravel()])
    assert styles == ["--" if weight < 0 else "-" for weight in weights]
    thick = [line.get_linewidth() for line in edges]
    assert np.array_equal(np.argsort(thick, kind="stable"), np.argsort(np.abs(weights), kind="stable"))


def test_the_bars_are_as_long_as_the_scores_and_probabilities_written_on_them(explorer):
    explorer.set("s1", -3.5)
    explorer.set("shift", 2.0)
    scores = np.array([4.0, -1.5, 1.0])
    p = np.exp(scores) / np.exp(scores).sum()
    left, right = explorer.figure.axes
    for ax, want, digits in ((left, scores, 1), (right, p, 3)):
        assert [bar.get_width() for bar in ax.patches] == pytest.approx(want.tolist())
        written = [as_number(text.get_text()) for text in ax.texts]
        assert written == pytest.approx(want.tolist(), abs=0.51 * 10**-digits)
    assert sum(bar.get_width() for bar in right.patches) == pytest.approx(1)


def test_the_images_way_ends_in_the_networks_own_probabilities():
    image = np.random.default_rng(0).random((6, 6)).astype("float32")
    model = nnlib.Sequential([Flatten(), Dense(5, "relu"), Dense(3, "softmax")], seed=0)
    figure = figures.image_through_network(model, image, "abc")
    p = model.predict(image[None], verbose=0)[0]
    (bars,) = [ax for ax in figure.axes if ax.patches and len(ax.patches) == 3]
    assert [bar.get_width() for bar in bars.patches] == pytest.approx(p.tolist(), rel=1e-5)
    pixels, hidden = [
        im.get_array() for ax in figure.axes for im in ax.images if im.get_array().shape[1] == 1
    ]
    assert np.allclose(pixels.filled(0).ravel(), image.ravel())
    assert np.allclose(hidden.filled(0).ravel(), model.layers[1](image.reshape(1, -1)).ravel())


def test_of_the_lost_reshape_the_framed_row_and_entry_are_the_largest():
    rng = np.random.default_rng(1)
    answer = rng.dirichlet(np.ones(10), 28)
    row, klass = divmod(int(answer.argmax()), 10)
    left, right = figures.rows_as_samples(rng.random((28, 28)), answer).axes[:2]
    assert right.patches[0].get_xy() == (klass - 0.5, row - 0.5)
    assert left.patches[0].get_xy() == (-0.5, row - 0.5) and left.patches[0].get_width() == 28
    assert np.array_equal(right.images[0].get_array(), answer)
