"""Every layer against the real Keras: outputs, dL/dx, dL/dparameters, moving statistics."""

import numpy as np
import pytest

import nnlib
from keras_twin import CONSTANTS, DTYPES, ROUNDING, assert_close, keras, numpy, tf
from nnlib import activations

NAMES = sorted(function.__name__ for function in activations.BACKWARD)


def compare(make, x, dtype, training=False, steps=1, losses_too=False, tolerance=ROUNDING):
    """Layers that make(nnlib.layers) and make(keras.layers) build agree on x, forward and backward.

    dL/doutput is random; with `losses_too` a penalty on weights is part of L.
    """
    rng = np.random.default_rng(1)
    ours = make(nnlib.layers)
    ours.dtype = np.dtype(dtype)
    ours.build((None, *x.shape[1:]), rng)
    for param in ours.params.values():
        param += rng.normal(size=param.shape)  # zero biases and unit gammas would hide mistakes
    theirs = make(_keras_layers(dtype))
    theirs.build((None, *x.shape[1:]))
    theirs.set_weights(ours.get_weights())
    for step in range(steps):
        batch = (x + step).astype(dtype)
        kept = batch.copy()
        y = ours.forward(batch, training)
        upstream = rng.normal(size=y.shape).astype(dtype)
        dx = ours.backward(upstream)
        np.testing.assert_array_equal(batch, kept)
        tensor = tf.constant(batch)
        with tf.GradientTape() as tape:
            tape.watch(tensor)
            keras_y = theirs(tensor, training=training)
            loss = tf.reduce_sum(keras_y * upstream) + (sum(theirs.losses) if losses_too else 0)
        wanted = [tensor, *(v.value for v in theirs.trainable_variables)]
        keras_dx, *keras_grads = numpy(tape.gradient(loss, wanted, unconnected_gradients="zero"))
        assert_close(y, keras_y, dtype, "output", tolerance)
        assert ours.compute_output_shape((None, *x.shape[1:]))[1:] == tuple(keras_y.shape[1:])
        assert_close(dx, keras_dx, dtype, "dL/dx", tolerance)
        assert [v.name for v in theirs.trainable_variables] == list(ours.params)
        assert ours.grads.keys() == ours.params.keys()
        for name, keras_grad in zip(ours.params, keras_grads, strict=True):
            assert_close(ours.grads[name], keras_grad, dtype, f"dL/d{name}", tolerance)
        for mine, its in zip(ours.get_weights(), theirs.get_weights(), strict=True):
            assert_close(mine, its, dtype, "weights and moving statistics", tolerance)


def _keras_layers(dtype):
    """keras.layers, whose layers are made with `dtype`."""

    class Layers:
        def __getattr__(self, name):
            return lambda *args, **kwargs: getattr(keras.layers, name)(*args, dtype=dtype, **kwargs)

    return Layers()


def inputs(shape=(5, 4), seed=0):
    return np.random.default_rng(seed).normal(0, 2, shape)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", [None, *NAMES])
def test_dense_agrees_for_every_activation(name, dtype):
    tolerance = CONSTANTS if name == "leaky_relu" else ROUNDING
    compare(lambda L: L.Dense(3, activation=name), inputs(), dtype, tolerance=tolerance)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("regularizer", [None, "l1", "l2"])
@pytest.mark.parametrize("use_bias", [True, False])
def test_dense_agrees_with_and_without_bias_and_regularizer(use_bias, regularizer, dtype):
    def make(L):
        return L.Dense(3, "tanh", use_bias=use_bias, kernel_regularizer=regularizer)

    compare(make, inputs(), dtype, training=True, losses_too=regularizer is not None, tolerance=CONSTANTS)


@pytest.mark.parametrize("name", ["l1", "l2", "L1", "L2"])
def test_regularizers_give_the_same_penalty(name):
    w = inputs((7, 3))
    strength = {} if name.islower() else {name.lower(): 0.3}
    ours = getattr(nnlib.regularizers, name.upper())(**strength)
    theirs = getattr(keras.regularizers, name.upper())(**strength)
    assert_close(ours(w), theirs(tf.constant(w)), "float64", tolerance=CONSTANTS)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", NAMES)
def test_activation_agrees_for_every_name_at_kinks_and_far_out(name, dtype):
    x = np.array([[-90.0, -20.0, -1.5, -1e-3, 0.0], [1e-3, 0.5, 6.0, 20.0, 90.0]])
    tolerance = CONSTANTS if name == "leaky_relu" else ROUNDING
    compare(lambda L: L.Activation(name), x, dtype, tolerance=tolerance)
    compare(lambda L: L.Activation(name), inputs((3, 2, 4)), dtype, tolerance=tolerance)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("threshold", [0.0, 1.0])
@pytest.mark.parametrize("negative_slope", [0.0, 0.125])
@pytest.mark.parametrize("max_value", [None, 3.0, 6.0])
def test_relu_agrees_for_every_argument(max_value, negative_slope, threshold, dtype):
    x = np.array(
        [[-8.0, -2.0, -0.5, 0.25, 0.75], [1.5, 2.75, 3.25, 5.5, 9.0]]
    )  # away from the kinks at 0, 1, 3, 6
    compare(lambda L: L.ReLU(max_value, negative_slope, threshold), x, dtype)


@pytest.mark.parametrize("threshold", [0.0, 1.0])
@pytest.mark.parametrize("negative_slope", [0.0, 0.125])
@pytest.mark.parametrize("max_value", [None, 3.0])
def test_relu_gives_the_same_outputs_at_its_kinks(max_value, negative_slope, threshold):
    x = np.array([[-1.0, 0.0, 1.0, 3.0, 4.0]])
    layer = nnlib.layers.ReLU(max_value, negative_slope, threshold, dtype="float64")
    theirs = keras.layers.ReLU(max_value, negative_slope, threshold, dtype="float64")
    assert_close(layer(x), theirs(x), "float64")


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "make",
    [
        lambda L: L.LeakyReLU(),
        lambda L: L.LeakyReLU(negative_slope=0.05),
        lambda L: L.ELU(),
        lambda L: L.ELU(alpha=0.4),
        lambda L: L.Softmax(),
        lambda L: L.Softmax(axis=1),
        lambda L: L.Flatten(),
    ],
)
def test_layers_without_parameters_agree(make, dtype):
    x = inputs((3, 2, 4))
    x[0, 0, 0] = 0.0
    tolerance = CONSTANTS if isinstance(make(nnlib.layers), nnlib.layers.LeakyReLU) else ROUNDING
    compare(make, x, dtype, tolerance=tolerance)
    compare(make, x, dtype, training=True, tolerance=tolerance)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("training, rate", [(False, 0.4), (False, 1.0), (True, 0.0), (True, 1.0)])
def test_dropout_agrees_where_nothing_is_left_to_chance(training, rate, dtype):
    compare(lambda L: L.Dropout(rate), inputs(), dtype, training)


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_dropout_keeps_the_same_share_and_scale_in_training(rate):
    x = np.ones((400, 250), "float32")
    layer = nnlib.layers.Dropout(rate)
    layer.build((None, 250), np.random.default_rng(0))
    ours = layer.forward(x, training=True)
    theirs = keras.ops.convert_to_numpy(keras.layers.Dropout(rate, seed=0)(x, training=True))
    # Two values only: 0, and 1 / (1 − rate), which float32 rounds in one or two steps.
    np.testing.assert_allclose(np.unique(ours), np.unique(theirs), rtol=3e-7)
    # A share of 100,000 draws has a standard deviation of at most 0.0016: 5 of those.
    for y in ours, theirs:
        assert abs((y == 0).mean() - rate) < 0.008
        assert abs(y.mean() - 1) < 0.008 / (1 - rate)
    np.testing.assert_array_equal(layer.backward(x), ours)  # the gradient takes the same way


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(6, 4), (3, 2, 5, 4)])
@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"momentum": 0.7, "epsilon": 0.1},
        {"center": False},
        {"scale": False},
        {"center": False, "scale": False},
    ],
    ids=str,
)
def test_batch_normalization_agrees_over_several_steps(arguments, shape, dtype):
    def make(L):
        return L.BatchNormalization(**arguments)

    compare(make, inputs(shape), dtype, training=True, steps=3)
    compare(make, inputs(shape), dtype, training=False)


def test_batch_normalization_at_inference_uses_the_moving_statistics_of_training():
    x = inputs((8, 3))
    ours, theirs = (
        nnlib.layers.BatchNormalization(momentum=0.5, dtype="float64"),
        keras.layers.BatchNormalization(momentum=0.5, dtype="float64"),
    )
    for step in range(4):
        ours(x * (step + 1), training=True), theirs(x * (step + 1), training=True)
    assert_close(ours(x), theirs(x), "float64")
