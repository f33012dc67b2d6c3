"""What holds for every input, tried on many that a program thinks up: extremes, single rows, odd shapes."""

import math

import numpy as np
import pytest

import nnlib
from nnlib import activations, layers, losses, metrics

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import given, settings  # noqa: E402 (it may be missing)
from hypothesis import strategies as st  # noqa: E402
from hypothesis.extra import numpy as arrays  # noqa: E402

# the same examples in every run, and no limit of time on a busy machine
often = settings(max_examples=40, deadline=None, derandomize=True, database=None)
seldom = settings(often, max_examples=12)  # for what trains

seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 6)
SMOOTH = ["linear", "sigmoid", "tanh", "softplus", "softmax"]  # differences need functions without kinks


def numbers(shape, limit):
    """Arrays of `shape`, float64, with entries up to ±limit; exact 0 and ±limit are tried first."""
    return arrays.arrays(np.float64, shape, elements=st.floats(-limit, limit, allow_subnormal=False))


def matrices(limit):
    return st.tuples(sizes, st.integers(2, 6)).flatmap(lambda shape: numbers(shape, limit))


def some_probabilities(seed, n, classes, scale=3.0):
    return activations.softmax(np.random.default_rng(seed).normal(0, scale, (n, classes)))


def some_labels(seed, n, classes):
    return np.random.default_rng(seed).integers(0, classes, n)


@often
@given(matrices(100), st.floats(-1000, 1000))
def test_softmax_gives_probabilities_that_a_shift_does_not_change(x, shift):
    p = activations.softmax(x)
    assert (p >= 0).all() and np.allclose(p.sum(axis=-1), 1, rtol=0, atol=1e-14)
    # x + shift is rounded to 2⁻⁵³ of at most 1100
    np.testing.assert_allclose(activations.softmax(x + shift), p, rtol=0, atol=1e-12)
    np.testing.assert_allclose(np.exp(losses.log_softmax(x)), p, rtol=0, atol=1e-14)


@often
@given(matrices(1000))
def test_sigmoid_and_softplus_are_symmetric(x):
    np.testing.assert_allclose(activations.sigmoid(-x), 1 - activations.sigmoid(x), rtol=0, atol=1e-15)
    difference = activations.softplus(x) - activations.softplus(-x)
    np.testing.assert_allclose(difference, x, rtol=1e-14, atol=1e-15)


@often
@given(matrices(1e6), seeds)
def test_distances_are_never_negative_and_zero_for_the_target_itself(y, seed):
    other = y + np.random.default_rng(seed).normal(size=y.shape)
    for loss in (losses.MeanSquaredError(), losses.MeanAbsoluteError()):
        assert loss(y, y) == 0 < loss(y, other) == loss(other, y)


@often
@given(seeds, sizes, st.integers(2, 6), st.sampled_from([0.1, 3.0, 1000.0]), st.floats(0, 1))
def test_cross_entropies_are_never_negative(seed, n, classes, scale, smoothing):
    p, labels = some_probabilities(seed, n, classes, scale), some_labels(seed, n, classes)
    one_hot = np.eye(classes)[labels]  # with scale 1000 the rows of p are one-hot too
    assert losses.SparseCategoricalCrossentropy()(labels, p) >= 0
    assert losses.CategoricalCrossentropy(label_smoothing=smoothing)(one_hot, p) >= 0
    assert losses.BinaryCrossentropy(label_smoothing=smoothing)(one_hot, p) >= 0


@often
@given(seeds, sizes, st.integers(2, 6), st.booleans())
def test_one_hot_targets_and_integer_labels_give_the_same_loss_and_gradient(seed, n, classes, from_logits):
    y_pred, labels = some_probabilities(seed, n, classes), some_labels(seed, n, classes)
    y_pred = np.log(y_pred) + 1 if from_logits else y_pred
    sparse = losses.SparseCategoricalCrossentropy(from_logits)
    dense, one_hot = losses.CategoricalCrossentropy(from_logits), np.eye(classes)[labels]
    assert sparse(labels, y_pred) == pytest.approx(dense(one_hot, y_pred), rel=1e-6)
    ours, theirs = sparse.gradient(labels, y_pred), dense.gradient(one_hot, y_pred)
    if not from_logits:  # the two differ along p itself, where both renormalise: compare the slope in logits
        ours, theirs = (activations.softmax_backward(g, y_pred) for g in (ours, theirs))
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-9)


@often
@given(seeds, sizes, st.integers(2, 6), st.data())
def test_a_weight_of_k_counts_as_k_samples(seed, n, classes, data):
    counts = np.array(data.draw(st.lists(st.integers(0, 3), min_size=n, max_size=n)))
    p, labels = some_probabilities(seed, n, classes), some_labels(seed, n, classes)
    loss = losses.SparseCategoricalCrossentropy(reduction="sum")
    repeated = np.repeat(np.arange(n), counts)
    expected = loss(labels[repeated], p[repeated]) if counts.any() else 0.0
    assert loss(labels, p, counts) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@often
@given(seeds, st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_a_metric_over_batches_is_the_metric_over_all(seed, lengths):
    n = sum(lengths)
    p, labels = some_probabilities(seed, n, 3), some_labels(seed, n, 3)
    metric = metrics.SparseCategoricalAccuracy()
    for part in np.split(np.arange(n), np.cumsum(lengths)[:-1]):
        metric.update_state(labels[part], p[part])
    assert metric.result() == pytest.approx(np.mean(p.argmax(axis=1) == labels), rel=1e-12)


seen = []  # the batches of the last fit


class Recorder(nnlib.Sequential):
    """Keeps the rows of every batch that fit trains on."""

    def train_step(self, x, y, weight=None):
        seen.append(x[:, 0].tolist())
        assert (y[:, 0] == 2 * x[:, 0]).all()  # a row keeps its target
        return super().train_step(x, y, weight)


@seldom
@given(st.integers(1, 40), st.integers(1, 45), st.booleans(), seeds, st.sampled_from([0.0, 0.25]))
def test_batches_cover_every_row_once_an_epoch(n, batch_size, shuffle, seed, split):
    n_train = n - math.ceil(n * split) if split and n > 3 else n
    rows = np.arange(n, dtype=float)[:, None]
    model = Recorder([layers.Dense(1)], seed=seed)
    model.compile("sgd", "mse")
    model.optimizer.learning_rate = 0.0  # far numbers would let the loss grow
    seen.clear()
    share = split if n_train < n else 0.0
    history = model.fit(
        rows, 2 * rows, batch_size=batch_size, epochs=2, shuffle=shuffle, validation_split=share, verbose=0
    )
    steps = -(-n_train // batch_size)
    assert len(seen) == 2 * steps and len(history.epoch) == 2
    for epoch in (seen[:steps], seen[steps:]):
        assert [len(batch) for batch in epoch[:-1]] == [batch_size] * (steps - 1)
        flat = [row for batch in epoch for row in batch]
        assert sorted(flat) == list(range(n_train))
        assert shuffle or flat == list(range(n_train))


@st.composite
def models(draw, dtype="float32", smooth=False):
    """A model of one to three layers with its inputs and targets, compiled."""
    n, features, outputs, seed = draw(sizes), draw(sizes), draw(st.integers(2, 4)), draw(seeds)
    names = SMOOTH if smooth else [*SMOOTH, "relu", "elu", "leaky_relu"]
    hidden = []
    for units in draw(st.lists(st.integers(1, 5), max_size=2)):
        hidden.append(layers.Dense(units, draw(st.sampled_from(names)), use_bias=draw(st.booleans())))
        if draw(st.booleans()):
            hidden.append(layers.BatchNormalization())
    last = draw(st.sampled_from(["linear", "softmax"]))
    model = nnlib.Sequential([layers.Input((features,)), *hidden, layers.Dense(outputs, last)], seed, dtype)
    optimizer = draw(st.sampled_from(["sgd", "rmsprop", "adagrad", "adam"]))
    sparse = last == "softmax"
    model.compile(optimizer, "sparse_categorical_crossentropy" if sparse else "mse")
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n + 1, features))
    y = rng.integers(0, outputs, n + 1) if sparse else rng.normal(size=(n + 1, outputs))
    return model, x, y


@seldom
@given(models())
def test_weights_that_are_put_back_change_nothing_and_carry_over(made):
    model, x, y = made
    before = model.predict(x)
    model.set_weights(model.get_weights())
    assert np.array_equal(model.predict(x), before)
    weights = model.get_weights()
    model.fit(x, y, verbose=0)
    model.set_weights(weights)
    assert np.array_equal(model.predict(x), before)


@seldom
@given(made=models())
def test_a_saved_model_predicts_and_trains_on_as_the_original(made, tmp_path_factory):
    model, x, y = made
    model.fit(x, y, epochs=2, verbose=0)
    twin = nnlib.load_model(model.save(tmp_path_factory.mktemp("saved") / "model.npz"))
    assert np.array_equal(twin.predict(x), model.predict(x)) and repr(twin.loss) == repr(model.loss)
    for one in (model, twin):
        one.fit(x, y, batch_size=2, epochs=2, verbose=0)
    for ours, theirs in zip(model.get_weights(), twin.get_weights(), strict=True):
        assert np.array_equal(ours, theirs)


@seldom
@given(models(dtype="float64", smooth=True))
def test_gradients_agree_with_differences_for_any_shapes(made):
    model, x, y = made
    # BatchNormalization divides by the spread of a batch: where a column is constant differences are coarse
    spread = [np.ptp(column) for column in np.asarray(x).T]
    hypothesis.assume(min(spread) > 0.1)
    for comparison in nnlib.check_model(model, x, y):
        off = comparison.error > 1e-5 * (1 + np.abs(comparison.numerical).max())
        assert comparison.same_shape and not off.any(), comparison


@often
@given(seeds, st.lists(sizes, min_size=1, max_size=3), sizes, sizes)
def test_dense_works_on_the_last_axis_whatever_stands_before_it(seed, before, features, units):
    x = np.random.default_rng(seed).normal(size=(*before, features)).astype("float32")
    layer = layers.Dense(units, "tanh")
    y = layer(x)
    assert y.shape == (*before, units)
    flat = layer.forward(x.reshape(-1, features))
    np.testing.assert_allclose(y.reshape(-1, units), flat, rtol=1e-5, atol=1e-6)
