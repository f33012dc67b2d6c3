"""The course's engine: every rule, whole networks, and what no row of layers can say, as measured."""

import numpy as np
import pytest

import nnlib
from course.lessons.n19_gradients_of_anything.deep_start import deep_weights
from course.lessons.n19_gradients_of_anything.losses_by_seed import losses_by_seed, smoothed
from course.lessons.n19_gradients_of_anything.tensor import (
    Tensor,
    backward_pass,
    grad,
    in_order,
    undo_broadcast,
)

CASES = {
    "broadcast sum": (lambda a, b: ((a + b) * a).sum(), (4, 3), (3,)),
    "column": (lambda a, b: (a * b).exp().sum(), (4, 3), (4, 1)),
    "one number": (lambda a, b: (a * b + b).sum(), (2, 3), ()),
    "three axes": (lambda a, b: (a * b).sum(), (2, 4, 3), (4, 1)),
    "product": (lambda a, b: ((a @ b).relu() * (a @ b)).sum(), (4, 3), (3, 2)),
    "log of sums": (lambda a, b: (a.exp().sum(axis=1).log() + b).sum(), (4, 3), (4, 1)),
    "twice": (lambda a, b: (a @ b @ b + a).sum(), (4, 3), (3, 3)),
    "residual": (lambda a, b: (a + (a @ b).relu()).exp().sum(), (4, 3), (3, 3)),
}


@pytest.mark.parametrize(("function", "first", "second"), CASES.values(), ids=CASES)
def test_gradients_are_the_central_differences(function, first, second):
    rng = np.random.default_rng(3)
    arrays = [rng.normal(size=first), rng.normal(size=second)]
    kept = [array.copy() for array in arrays]
    for k, found in enumerate(grad(function)(*arrays)):

        def value(array, k=k):
            return function(*[Tensor(array if i == k else other) for i, other in enumerate(arrays)]).value

        measured = nnlib.numerical_gradient(value, arrays[k])
        np.testing.assert_allclose(found, measured, rtol=1e-6, atol=1e-7)
        assert found.shape == arrays[k].shape
    assert all(np.array_equal(a, b) for a, b in zip(arrays, kept))


def test_gradients_of_a_network_are_nnlibs():
    layers = [nnlib.Input((6,)), nnlib.layers.Dense(5, "relu"), nnlib.layers.Dense(4)]
    model = nnlib.Sequential(layers, seed=0, dtype="float64")
    model.compile("sgd", nnlib.losses.SparseCategoricalCrossentropy(from_logits=True))
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(7, 6)), rng.integers(4, size=7)
    model.backward(model.loss.gradient(t, model.forward(x)))
    W1, b1, W2, b2 = weights = [Tensor(w) for w in model.get_weights()]
    s = (Tensor(x) @ W1 + b1).relu() @ W2 + b2
    log_p = s + Tensor(-1.0) * s.exp().sum(axis=1).log()
    backward_pass((Tensor(np.eye(4)[t]) * log_p).sum() * Tensor(-1 / 7))
    for weight, theirs in zip(weights, model.grads.values(), strict=True):
        np.testing.assert_allclose(weight.gradient, theirs, rtol=0, atol=1e-14)


def test_a_graph_with_a_million_paths_is_walked_once():
    x = Tensor(1.0)
    h = x
    for _ in range(20):
        h = h + h
    assert len(in_order(h)) == 21
    backward_pass(h)
    assert x.gradient == 2**20


def test_undoing_gives_the_shape_that_broadcasting_began_with():
    rng = np.random.default_rng(0)
    for small in [(), (1,), (3,), (1, 3), (4, 1), (4, 3), (1, 1, 3), (2, 1, 1)]:
        whole = rng.normal(size=np.broadcast_shapes(small, (2, 4, 3)))
        undone = undo_broadcast(whole, small)
        assert undone.shape == small
        # the sum over all copies of any array of ones: both ways count the same numbers
        assert undone.sum() == pytest.approx(whole.sum())


def test_hes_weights_keep_the_size_of_the_numbers_and_a_small_start_makes_parts_small():
    x = Tensor(np.random.default_rng(0).normal(size=(200, 784)))
    for scale, low, high in ((1.0, 0.1, 10), (1 / 20, 0, 1e-3)):
        weights = deep_weights(0, n_layers=3, scale=scale)
        assert len(weights) == 10 and weights[0].value.shape == (784, 32)
        h = (x @ weights[0] + weights[1]).relu()
        first = h.value.std()
        for k in range(2, 8, 2):
            h = (h @ weights[k] + weights[k + 1]).relu()
        assert low < h.value.std() / first < high


def test_losses_are_drawn_as_means_of_ten_steps_one_line_a_run():
    steps, means = smoothed(np.arange(20.0))
    assert (steps[0], steps[-1]) == (10, 20)
    assert means[[0, -1]] == pytest.approx([4.5, 14.5])
    ax = losses_by_seed({"a": [[3.0] * 30, [2.0] * 30], "b": [[1.0] * 30]}, top=4).axes[0]
    assert [line.get_ydata()[0] for line in ax.lines] == pytest.approx([3, 2, 1])
    assert ax.lines[0].get_color() == ax.lines[1].get_color() != ax.lines[2].get_color()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]
    assert smoothed([1.0, 3.0])[1] == pytest.approx([2.0])
