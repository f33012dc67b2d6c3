"""Layers: worked values, gradients by central differences, dtype, and what is left alone."""

import math

import numpy as np
import pytest

from nnlib import Input, Sequential, activations, check_layer
from nnlib.layers import (
    ELU,
    Activation,
    BatchNormalization,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LeakyReLU,
    ReLU,
    Softmax,
)

X = np.random.default_rng(5).normal(size=(4, 6)) + 0.05  # no entry within 1e-3 of a kink
LAYERS = {
    "dense": lambda **k: Dense(3, activation="tanh", **k),
    "dense without bias": lambda **k: Dense(3, use_bias=False, **k),
    "activation": lambda **k: Activation("softplus", **k),
    "relu": lambda **k: ReLU(**k),
    "relu with everything": lambda **k: ReLU(max_value=1.0, negative_slope=0.1, threshold=0.5, **k),
    "leaky relu": lambda **k: LeakyReLU(0.2, **k),
    "elu": lambda **k: ELU(0.7, **k),
    "softmax": lambda **k: Softmax(**k),
    "softmax over the batch": lambda **k: Softmax(axis=0, **k),
    "dropout": lambda **k: Dropout(0.4, **k),
    "batch normalization": lambda **k: BatchNormalization(**k),
    "batch normalization alone": lambda **k: BatchNormalization(center=False, scale=False, **k),
    "flatten": lambda **k: Flatten(**k),
}


def built(name, dtype="float64", shape=X.shape):
    layer = LAYERS[name](dtype=dtype)
    layer.build((None, *shape[1:]), np.random.default_rng(0))
    return layer


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("name", LAYERS)
def test_backward_agrees_with_central_differences(name, training):
    layer = built(name)
    for state in layer.state.values():  # moving statistics that are neither 0 nor 1
        state += np.random.default_rng(1).uniform(0.1, 0.5, state.shape)
    comparisons = check_layer(layer, X, training)
    assert [c.name for c in comparisons] == ["input", *layer.params]
    assert all(c.ok for c in comparisons), comparisons


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", LAYERS)
def test_dtype_is_kept_and_inputs_are_left_alone(name, dtype, training):
    layer, x = built(name, dtype), X.astype(dtype)
    x.flags.writeable = False
    y = layer.forward(x, training)
    grad = np.ones_like(y)
    grad.flags.writeable = False
    arrays = [y, layer.backward(grad), *layer.weights, *layer.grads.values()]
    assert {a.dtype for a in arrays} == {np.dtype(dtype)}
    assert layer.grads.keys() == layer.params.keys()


@pytest.mark.parametrize("name", LAYERS)
def test_output_shape_is_foretold(name):
    layer = built(name, shape=(4, 6))
    assert (4, *layer.compute_output_shape((None, 6))[1:]) == layer.forward(X).shape


@pytest.mark.parametrize("name", LAYERS)
def test_configuration_makes_the_same_layer_again(name):
    layer = built(name)
    twin = type(layer)(**layer.get_config(), dtype="float64")
    twin.build((None, 6), np.random.default_rng(0))
    np.testing.assert_array_equal(twin.forward(X), layer.forward(X))
    np.testing.assert_array_equal(twin.forward(X, True), layer.forward(X, True))


def test_dense_by_hand():
    layer = Dense(2, dtype="float64")
    layer.build((None, 3), np.random.default_rng(0))
    w = np.array([[0.02888694, -0.23364061, -0.31486371], [-0.8928591, 0.56717008, -0.63570172]])
    layer.set_weights([w.T, np.zeros(2)])
    x = np.array([[1.0, 2.0, 3.0]])
    # 0.02888694 · 1 − 0.23364061 · 2 − 0.31486371 · 3 and −0.8928591 · 1 + 0.56717008 · 2 − 0.63570172 · 3
    np.testing.assert_allclose(layer.forward(x), [[-1.38298541, -1.6656241]], atol=1e-7)
    np.testing.assert_allclose(layer.forward(x), [[-1.38298547, -1.66562414]], atol=1e-7)  # as once printed
    grad = layer.backward(np.array([[1.0, -2.0]]))
    np.testing.assert_allclose(layer.grads["kernel"], [[1, -2], [2, -4], [3, -6]])  # xᵀ grad
    np.testing.assert_allclose(layer.grads["bias"], [1, -2])
    np.testing.assert_allclose(grad, w[0] - 2 * w[1:])  # grad Wᵀ = 1 · w₁ − 2 · w₂


def test_dense_sums_its_gradients_over_the_batch_and_forgets_those_before():
    layer = built("dense without bias")
    for _ in range(2):
        layer.forward(np.ones((4, 6)))
        layer.backward(np.ones((4, 3)))
        np.testing.assert_array_equal(layer.grads["kernel"], np.full((6, 3), 4.0))


def test_dense_starts_with_glorot_uniform_and_no_bias():
    layer = Dense(100)
    layer(np.zeros((1, 200)))
    assert 0.99 * math.sqrt(6 / 300) < np.abs(layer.params["kernel"]).max() <= math.sqrt(6 / 300)
    assert not layer.params["bias"].any()


def test_relu_with_all_its_arguments_by_hand():
    layer = ReLU(max_value=2.0, negative_slope=0.1, threshold=1.0)
    # 0.1 · (−3 − 1); 0.1 · (0.5 − 1); above 1 the identity; never above 2
    np.testing.assert_allclose(layer(np.array([-3.0, 0.5, 1.5, 7.0])), [-0.4, -0.05, 1.5, 2.0], rtol=1e-6)


def test_leaky_relu_elu_and_softmax_defaults():
    x = np.array([[-1.0, 2.0]])
    np.testing.assert_allclose(LeakyReLU()(x), [[-0.3, 2]], rtol=1e-6)
    np.testing.assert_allclose(ELU()(x), [[math.exp(-1) - 1, 2]], rtol=1e-6)
    np.testing.assert_allclose(Softmax()(x), [activations.softmax(x)[0]], rtol=1e-6)


def test_dropout_is_identity_at_inference():
    layer = built("dropout")
    np.testing.assert_array_equal(layer.forward(X), X)
    np.testing.assert_array_equal(layer.backward(X), X)


def test_dropout_drops_its_share_and_rescales_the_rest():
    layer, ones = Dropout(0.25), np.ones((400, 500), "float32")
    y = layer(ones, training=True)
    np.testing.assert_allclose(np.unique(y), [0, 4 / 3], rtol=1e-6)  # 1 / (1 − 0.25)
    assert (y == 0).mean() == pytest.approx(0.25, abs=0.005)  # five sigmas of 200,000 draws
    np.testing.assert_array_equal(layer.backward(ones), y)  # the same entries are dropped on the way back
    assert (layer(ones, training=True) != y).any()


@pytest.mark.parametrize(("rate", "factor"), [(0, 1), (1, 0)])
def test_dropout_at_its_ends(rate, factor):
    layer = Dropout(rate, dtype="float64")
    np.testing.assert_array_equal(layer(X, training=True), factor * X)
    np.testing.assert_array_equal(layer.backward(X), factor * X)


def test_batch_normalization_by_hand():
    layer = BatchNormalization(momentum=0.9, epsilon=0.0, dtype="float64")
    layer.build((None, 1), None)
    layer.set_weights([[2.0], [1.0], [0.0], [1.0]])  # gamma, beta, moving mean and variance
    x = np.array([[1.0], [3.0]])  # mean 2, variance ((1 − 2)² + (3 − 2)²) / 2 = 1
    np.testing.assert_allclose(layer.forward(x, training=True), [[-1], [3]])  # 2 · (∓1) + 1
    np.testing.assert_allclose(layer.state["moving_mean"], [0.2])  # 0.9 · 0 + 0.1 · 2
    np.testing.assert_allclose(layer.state["moving_variance"], [1.0])  # 0.9 · 1 + 0.1 · 1
    np.testing.assert_allclose(layer.forward(x), [[2.6], [6.6]])  # 2 · (x − 0.2) + 1
    np.testing.assert_allclose(layer.state["moving_mean"], [0.2])  # looking changes nothing


def test_batch_normalization_defaults_are_momentum_99_and_epsilon_1e3():
    layer = BatchNormalization(dtype="float64")
    y = layer(np.array([[0.0], [2.0]]), training=True)  # mean 1, biased variance 1
    np.testing.assert_allclose(y, [[-1 / math.sqrt(1.001)], [1 / math.sqrt(1.001)]])
    np.testing.assert_allclose(layer.state["moving_mean"], [0.01])
    np.testing.assert_allclose(layer.state["moving_variance"], [1.0])
    layer(np.array([[0.0], [4.0]]), training=True)  # variance 4, not the unbiased 8
    np.testing.assert_allclose(layer.state["moving_variance"], [0.99 + 0.04])


def test_batch_normalization_takes_its_statistics_over_all_axes_but_the_last():
    x = np.random.default_rng(0).normal(3, 2, (5, 4, 3))
    layer = BatchNormalization(epsilon=0, dtype="float64")
    y = layer(x, training=True)
    np.testing.assert_allclose(y.mean(axis=(0, 1)), np.zeros(3), atol=1e-12)
    np.testing.assert_allclose(y.std(axis=(0, 1)), np.ones(3))
    assert all(c.ok for c in check_layer(layer, x, training=True))


def test_flatten_keeps_every_entry_and_goes_back():
    x = np.arange(24.0).reshape(2, 3, 4)
    layer = Flatten(dtype="float64")
    np.testing.assert_array_equal(layer(x), np.arange(24).reshape(2, 12))
    np.testing.assert_array_equal(layer.backward(layer(x)), x)
    assert layer.compute_output_shape((None, 3, 4)) == (None, 12)


def test_names_are_as_in_keras():
    names = [cls.default_name() for cls in (Dense, BatchNormalization, ReLU, LeakyReLU, ELU, Softmax)]
    assert names == ["dense", "batch_normalization", "re_lu", "leaky_re_lu", "elu", "softmax"]
    model = Sequential([Dense(2), Dense(2), ReLU(), Dense(1, name="end"), Dense(1)])
    assert [layer.name for layer in model.layers] == ["dense", "dense_1", "re_lu", "end", "dense_2"]


def test_weights_are_copied_out_and_in():
    layer = built("batch normalization")
    weights = layer.get_weights()
    assert [len(w) for w in weights] == [6, 6, 6, 6] and layer.count_params() == 24
    weights[0][:] = 7
    assert (layer.params["gamma"] == 1).all()
    before = layer.params["gamma"]
    layer.set_weights(weights)
    weights[0][:] = 8
    assert layer.params["gamma"] is before and (before == 7).all()


def test_a_layer_that_is_called_builds_itself():
    layer = Dense(2)
    assert layer([[1, 2, 3]]).shape == (1, 2) and layer.params["kernel"].shape == (3, 2)


def test_a_layer_of_ones_own_that_forgets_super_build_is_built_once():
    class Scale(Layer):
        def build(self, input_shape, rng):
            self.params["factor"] = rng.normal(size=1).astype(self.dtype)

        def forward(self, x, training=False):
            return x * self.params["factor"]

    layer = Scale()
    first = layer(X).copy()
    np.testing.assert_array_equal(layer(X), first)
    model = Sequential([Input((6,)), Scale()])
    assert model.built and (model.predict(X) == model.predict(X)).all()


def test_the_base_class_has_no_way_forward_or_back():
    with pytest.raises(NotImplementedError):
        Layer().forward(X)
    with pytest.raises(NotImplementedError):
        Layer().backward_params(X)


@pytest.mark.parametrize("name", LAYERS)
def test_backward_before_any_forward_says_what_to_call(name):
    layer, grad = LAYERS[name](), np.ones((2, 3))
    layer.build((None, 3), np.random.default_rng(0))
    for back in layer.backward, layer.backward_params, Sequential([layer]).backward:
        with pytest.raises(AttributeError, match=r"Call forward\(x\) first, then backward\(grad\)"):
            back(grad)
    layer.forward(np.ones((2, 3)))
    assert layer.backward(grad).shape == (2, 3)


def test_a_layer_of_ones_own_that_forgets_its_base_is_told_so():
    class Double(Layer):
        def __init__(self, repaired):
            if repaired:
                super().__init__()
            self.factor = 2

        def forward(self, x, training=False):
            return self.factor * x

    for use in (lambda layer: layer([[1.0]]), lambda layer: Sequential([layer])):
        with pytest.raises(AttributeError, match=r"should begin with super\(\).__init__\(\)\."):
            use(Double(repaired=False))
    assert Double(repaired=True)([[1.0]]) == 2
