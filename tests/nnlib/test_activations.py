"""Activation functions: their values, their backward steps, and what they leave alone."""

import math

import numpy as np
import pytest

from nnlib import activations, numerical_gradient

X = np.array([[-2.0, -0.5, 0.3], [1.0, 3.0, -1.0]])  # away from every kink
FUNCTIONS = list(activations.BACKWARD)


@pytest.mark.parametrize(
    ("function", "x", "expected"),
    [
        (activations.linear, -2.0, -2.0),
        (activations.relu, -2.0, 0.0),
        (activations.relu, 3.0, 3.0),
        (activations.leaky_relu, -2.0, -0.4),  # 0.2 · −2
        (activations.leaky_relu, 3.0, 3.0),
        (activations.elu, -1.0, math.exp(-1) - 1),
        (activations.elu, 2.0, 2.0),
        (activations.sigmoid, 0.0, 0.5),
        (activations.sigmoid, math.log(3), 0.75),  # 1 / (1 + 1/3)
        (activations.sigmoid, -math.log(3), 0.25),
        (activations.tanh, math.log(2), 0.6),  # (2 − 1/2) / (2 + 1/2)
        (activations.softplus, math.log(3), math.log(4)),  # log(1 + 3)
    ],
)
def test_worked_values(function, x, expected):
    np.testing.assert_allclose(function(np.array([x])), [expected], rtol=1e-14)


def test_softmax_of_the_logs_of_1_2_and_5():
    x = np.log([[1.0, 2.0, 5.0]])  # e^x sums to 8
    np.testing.assert_allclose(activations.softmax(x), [[1 / 8, 2 / 8, 5 / 8]], rtol=1e-14)


def test_softmax_along_the_first_axis():
    np.testing.assert_allclose(activations.softmax(X, axis=0).sum(axis=0), np.ones(3), rtol=1e-14)


def test_relu_of_the_worked_network_is_zero():
    u = np.array([-1.38298547, -1.66562414])
    np.testing.assert_array_equal(activations.relu(u), [0, 0])


@pytest.mark.parametrize("function", FUNCTIONS)
def test_backward_agrees_with_central_differences(function):
    grad = np.random.default_rng(1).normal(size=X.shape)
    backward = activations.BACKWARD[function](grad, X, function(X))
    expected = numerical_gradient(lambda x: (function(x) * grad).sum(), X)
    np.testing.assert_allclose(backward, expected, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_dtype_is_kept_and_inputs_are_left_alone(function, dtype):
    x = X.astype(dtype)
    grad = np.ones_like(x)
    x.flags.writeable = grad.flags.writeable = False
    y = function(x)
    assert y.dtype == dtype
    assert activations.BACKWARD[function](grad, x, y).dtype == dtype
    np.testing.assert_array_equal(x, X.astype(dtype))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_huge_inputs_overflow_nowhere(function):
    x = np.array([[-1e4, 0.0, 1e4]], dtype="float32")
    with np.errstate(all="raise", under="ignore"):
        y = function(x)
        activations.BACKWARD[function](np.ones_like(x), x, y)
    assert np.isfinite(y).all()


def test_sigmoid_and_softmax_at_their_ends():
    np.testing.assert_array_equal(activations.sigmoid(np.array([-1e4, 1e4])), [0, 1])
    np.testing.assert_array_equal(activations.softmax(np.array([0.0, 1e4])), [0, 1])


@pytest.mark.parametrize("function", [f for f in FUNCTIONS if f is not activations.linear])
def test_lists_are_taken_too(function):
    np.testing.assert_array_equal(function([-1.0, 2.0]), function(np.array([-1.0, 2.0])))


def test_get_takes_names_none_and_functions():
    assert activations.get("tanh") is activations.tanh
    assert activations.get(None) is activations.linear
    assert activations.get(activations.relu) is activations.relu
