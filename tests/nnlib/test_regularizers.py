"""Regularizers: the penalty, its slope, and their place in a layer's loss and gradient."""

import numpy as np
import pytest

from nnlib import Input, Sequential, check_layer, numerical_gradient, regularizers
from nnlib.layers import Dense

W = np.array([[1.0, -2.0], [3.0, 0.5]])


def test_l1_worked_value():
    assert regularizers.L1(0.1)(W) == pytest.approx(0.65)  # 0.1 · (1 + 2 + 3 + 0.5)
    np.testing.assert_allclose(regularizers.L1(0.1).gradient(W), [[0.1, -0.1], [0.1, 0.1]])


def test_l2_worked_value():
    assert regularizers.L2(0.1)(W) == pytest.approx(1.425)  # 0.1 · (1 + 4 + 9 + 0.25)
    np.testing.assert_allclose(regularizers.L2(0.1).gradient(W), 0.2 * W)  # 2 · 0.1 · w


@pytest.mark.parametrize("regularizer", [regularizers.L1(0.3), regularizers.L2(0.3)])
def test_gradient_agrees_with_central_differences(regularizer):
    np.testing.assert_allclose(regularizer.gradient(W), numerical_gradient(regularizer, W), rtol=1e-8)


@pytest.mark.parametrize("name", ["l1", "l2"])
def test_names_have_a_factor_of_one_hundredth(name):
    assert regularizers.get(name).get_config() == {name: 0.01}
    assert regularizers.get(None) is None


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", ["l1", "l2"])
def test_dtype_is_kept_and_weights_are_left_alone(name, dtype):
    w = W.astype(dtype)
    w.flags.writeable = False
    regularizer = regularizers.get(name)
    assert regularizer.gradient(w).dtype == dtype
    assert type(regularizer(w)) is float


def test_the_penalty_is_in_the_loss_of_training_and_evaluation():
    dense = Dense(1, kernel_regularizer=regularizers.L2(0.5), use_bias=False)
    model = Sequential([Input((2,)), dense], dtype="float64")
    model.compile("sgd", "mse")
    model.set_weights([np.array([[3.0], [4.0]])])
    x, y = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[3.0], [4.0]])  # every prediction is right
    assert model.evaluate(x, y) == pytest.approx(12.5)  # 0 + 0.5 · (9 + 16)
    assert model.train_on_batch(x, y) == pytest.approx(12.5)
    # Every slope is the penalty's, 2 · 0.5 · w, so w becomes (1 − 0.01) w.
    np.testing.assert_allclose(model.get_weights()[0], [[2.97], [3.96]])


def test_a_regularized_layer_adds_the_slope_of_its_penalty_to_its_kernels_gradient():
    layer = Dense(2, kernel_regularizer=regularizers.L1(0.25), dtype="float64")
    layer.build((None, 2), np.random.default_rng(0))
    plain = Dense(2, dtype="float64")
    plain.build((None, 2), np.random.default_rng(0))
    for dense in layer, plain:
        dense.forward(W)
        dense.backward(W)
    difference = layer.grads["kernel"] - plain.grads["kernel"]
    np.testing.assert_allclose(difference, 0.25 * np.sign(layer.params["kernel"]))
    assert all(comparison.ok for comparison in check_layer(plain, W))


def test_the_base_class_does_nothing():
    for call in regularizers.Regularizer().__call__, regularizers.Regularizer().gradient:
        with pytest.raises(NotImplementedError):
            call(W)
