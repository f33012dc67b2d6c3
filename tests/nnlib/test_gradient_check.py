"""Central differences, and the comparison's words for what is wrong."""

import numpy as np
import pytest

from nnlib import Input, Sequential, check_layer, check_model, numerical_gradient
from nnlib.gradient_check import Comparison
from nnlib.layers import Dense


def test_numerical_gradient_by_hand():
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    x.flags.writeable = False
    np.testing.assert_allclose(numerical_gradient(lambda v: (v**2).sum(), x), 2 * x, rtol=1e-8)
    # With ε = 1 the error of x³ is ε² = 1: 3 · 2² + 1
    assert numerical_gradient(lambda v: v**3, np.array(2.0), epsilon=1.0) == pytest.approx(13)
    assert numerical_gradient(lambda v: v.sum(), np.ones(2, "float32")).dtype == np.float64


@pytest.mark.parametrize(
    ("gradient", "numerical", "text"),
    [
        ([1.0, 2.0], [1.0, 2.0], "kernel: agrees, largest difference 0.0e+00"),
        ([1.0, 2.0], [1.0, -2.0], "kernel: 1 of 2 entries are off, the worst at [1]: 2 instead of -2"),
        ([[1.0, 2.0]], [[3.0, 2.5]], "kernel: 2 of 2 entries are off, the worst at [0, 0]: 1 instead of 3"),
        ([1.0, np.nan], [1.0, 2.0], "kernel: 1 of 2 entries are off, the worst at [1]: nan instead of 2"),
        ([np.nan], [2.0], "kernel: 1 of 1 entries are off, the worst at [0]: nan instead of 2"),
        ([1.0, 2.0], [1.0], "kernel: WRONG SHAPE (2,), its subject has (1,)"),
    ],
)
def test_a_comparison_says_which_entry_is_off(gradient, numerical, text):
    comparison = Comparison("kernel", gradient, numerical)
    assert repr(comparison) == text
    assert comparison.ok is (": agrees" in text)


def test_differences_within_the_tolerance_agree():
    assert Comparison("w", [1.0, 0.0], [1.000009, 9e-8]).ok
    assert not Comparison("w", [1.0], [1.00002]).ok
    assert not Comparison("w", [0.0], [2e-7]).ok


class Forgetful(Dense):
    """A Dense with one of four slips in its backward pass."""

    def __init__(self, units, slip, **kwargs):
        super().__init__(units, **kwargs)
        self.slip = slip

    def backward(self, grad):
        result = super().backward(grad)
        if self.slip == "bias":
            self.grads["bias"] = grad[0]
        elif self.slip == "no gradient":
            del self.grads["bias"]
        elif self.slip == "kernel":
            self.grads["kernel"] = self.grads["kernel"][::-1]
        elif self.slip == "input":
            result = -result
        return result


X = np.random.default_rng(0).normal(size=(3, 2))


@pytest.mark.parametrize(
    ("slip", "wrong"), [("bias", "bias"), ("no gradient", "bias"), ("kernel", "kernel"), ("input", "input")]
)
def test_check_layer_finds_the_slip(slip, wrong):
    layer = Forgetful(4, slip, dtype="float64")
    layer.build((None, 2), np.random.default_rng(0))
    before = layer.get_weights()
    assert [c.name for c in check_layer(layer, X) if not c.ok] == [wrong]
    for a, b in zip(layer.get_weights(), before):
        np.testing.assert_array_equal(a, b)


def test_check_model_finds_the_layer_and_leaves_the_model_alone():
    layers = [Input((2,)), Dense(3, activation="tanh"), Forgetful(2, "kernel", name="slip"), Dense(1)]
    model = Sequential(layers, seed=0, dtype="float64")
    model.compile("adam", "mse")
    before = model.get_weights()
    comparisons = check_model(model, X, [1.0, 2.0, 3.0])
    assert [c.name for c in comparisons] == [
        *["input", "dense/kernel", "dense/bias", "slip/kernel", "slip/bias", "dense_1/kernel", "dense_1/bias"]
    ]
    # A kernel's wrong gradient is passed on to no other layer.
    assert [c.name for c in comparisons if not c.ok] == ["slip/kernel"]
    for a, b in zip(model.get_weights(), before):
        np.testing.assert_array_equal(a, b)
    assert model.optimizer.iterations == 0


def test_check_model_refuses_float32():
    model = Sequential([Input((2,)), Dense(1)])
    model.compile("sgd", "mse")
    with pytest.raises(ValueError) as error:
        check_model(model, X, [1.0, 2.0, 3.0])
    assert str(error.value) == (
        'check_model needs a model made with dtype="float64": in float32 differences drown in rounding.'
    )


def test_input_gradient_is_that_of_the_loss():
    model = Sequential([Input((2,)), Dense(2, activation="softmax")], seed=0, dtype="float64")
    model.compile("sgd", "sparse_categorical_crossentropy")
    expected = numerical_gradient(lambda x: model.evaluate(x, [0, 1, 1]), X)
    np.testing.assert_allclose(model.input_gradient(X, [0, 1, 1]), expected, rtol=1e-6, atol=1e-9)
