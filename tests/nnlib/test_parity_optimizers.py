"""Optimizers step for step, and initializers draw for draw, against the real Keras."""

import math

import numpy as np
import pytest
from scipy import stats

import nnlib
from keras_twin import CONSTANTS, DTYPES, ROUNDING, assert_close, floatx, keras, tf

# Settings that float32 holds exactly: nothing but the order of roundings can differ then, see CONSTANTS.
EXACT = [
    lambda lib: lib.SGD(learning_rate=0.25),
    lambda lib: lib.SGD(learning_rate=0.0625, momentum=0.875),
    lambda lib: lib.SGD(learning_rate=0.0625, momentum=0.875, nesterov=True),
    lambda lib: lib.RMSprop(learning_rate=2**-6, rho=0.625, epsilon=2**-7),
    lambda lib: lib.Adagrad(learning_rate=0.5, initial_accumulator_value=0.75, epsilon=2**-7),
    lambda lib: lib.Adam(learning_rate=0.125, beta_1=0.5, beta_2=0.75, epsilon=2**-7),
]
SHAPES = [(4, 3), (3,), (2, 3, 2)]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("make", EXACT)
def test_twelve_steps_lead_to_the_same_place(make, dtype):
    twelve_steps(make, dtype, ROUNDING)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["SGD", "RMSprop", "Adagrad", "Adam"])
def test_twelve_steps_with_default_settings_lead_to_the_same_place(name, dtype):
    twelve_steps(lambda lib: getattr(lib, name)(), dtype, CONSTANTS)


def twelve_steps(make, dtype, tolerance):
    rng = np.random.default_rng(3)
    params = [rng.normal(size=shape).astype(dtype) for shape in SHAPES]
    with floatx(dtype):
        ours, theirs = make(nnlib.optimizers), make(keras.optimizers)
        variables = [keras.Variable(p) for p in params]
        for step in range(12):
            # From 1e-4 to 100, so that each epsilon counts somewhere; some entries rest.
            grads = [
                (rng.normal(size=s) * 10.0 ** rng.integers(-4, 3, s) * (rng.random(s) > 0.2)).astype(dtype)
                for s in SHAPES
            ]
            kept = [g.copy() for g in grads]
            if step == 8:
                ours.learning_rate = theirs.learning_rate = ours.learning_rate / 2
            ours.apply(grads, params)
            theirs.apply([tf.constant(g) for g in grads], variables)
            for i, (mine, its) in enumerate(zip(params, variables, strict=True)):
                assert_close(mine, its, dtype, f"parameter {i} after step {step + 1}", tolerance)
            for grad, before in zip(grads, kept, strict=True):
                np.testing.assert_array_equal(grad, before)
        assert ours.iterations == int(theirs.iterations) == 12


@pytest.mark.parametrize("make", EXACT)
def test_optimizers_remember_the_same_things(make):
    rng = np.random.default_rng(4)
    params = [rng.normal(size=shape) for shape in SHAPES]
    with floatx("float64"):
        ours, theirs = make(nnlib.optimizers), make(keras.optimizers)
        variables = [keras.Variable(p) for p in params]
        for _ in range(3):
            grads = [rng.normal(size=shape) for shape in SHAPES]
            ours.apply(grads, params)
            theirs.apply([tf.constant(g) for g in grads], variables)
        # Keras: the iteration and the learning rate first, then parameter after parameter.
        remembered = theirs.variables[2:]
        assert len(ours.variables) == len(remembered)
        for mine, its in zip(_sorted(ours.variables), _sorted(remembered), strict=True):
            assert_close(mine, its, "float64")


def _sorted(variables):
    """By shape and content: the order in the list is each library's own affair."""
    arrays = [keras.ops.convert_to_numpy(v) for v in variables]
    return sorted(arrays, key=lambda a: (a.shape, float(a.sum())))


SHAPE = (600, 400)  # 240,000 draws
INITIALIZERS = {
    "glorot_uniform": lambda lib: lib.GlorotUniform(),
    "glorot_normal": lambda lib: lib.GlorotNormal(),
    "he_uniform": lambda lib: lib.HeUniform(),
    "he_normal": lambda lib: lib.HeNormal(),
    "random_normal": lambda lib: lib.RandomNormal(),
    "random_normal_shifted": lambda lib: lib.RandomNormal(mean=0.5, stddev=2.0),
    "random_uniform": lambda lib: lib.RandomUniform(),
    "random_uniform_shifted": lambda lib: lib.RandomUniform(minval=-1.0, maxval=3.0),
}


def draws(make, shape=SHAPE):
    theirs = make(keras.initializers)
    theirs = type(theirs)(**{**theirs.get_config(), "seed": 1})
    ours = make(nnlib.initializers)(shape, np.random.default_rng(1), "float32")
    return ours, keras.ops.convert_to_numpy(theirs(shape, "float32"))


@pytest.mark.parametrize("name", INITIALIZERS)
def test_initializers_draw_from_the_same_distribution(name):
    ours, theirs = draws(INITIALIZERS[name])
    assert ours.dtype == theirs.dtype and ours.shape == theirs.shape
    sigma, n = theirs.std(), theirs.size
    # A mean of n draws strays by σ/√n, a deviation by at most σ/√(2n): 5 of these, √2 for two samples.
    assert abs(ours.mean() - theirs.mean()) < 5 * math.sqrt(2) * sigma / math.sqrt(n)
    assert abs(ours.std() - sigma) < 5 * sigma / math.sqrt(n)
    # Kolmogorov and Smirnov: the same distribution gives less than 0.001 for one seed in a thousand; ours are
    # fixed.
    assert stats.ks_2samp(ours.ravel(), theirs.ravel()).pvalue > 1e-3


@pytest.mark.parametrize(
    "name", [n for n in INITIALIZERS if n not in ("random_normal", "random_normal_shifted")]
)
def test_initializers_that_are_bounded_have_the_same_bounds(name):
    ours, theirs = draws(INITIALIZERS[name])
    width = theirs.max() - theirs.min()
    # The density at a bound is at least a fifth of the uniform one: the outermost of 240,000 draws is
    # farther than 1e-3 of the width from it with a probability below exp(−40).
    np.testing.assert_allclose(
        [ours.min(), ours.max()], [theirs.min(), theirs.max()], rtol=0, atol=1e-3 * width
    )


@pytest.mark.parametrize("name", ["he_normal", "glorot_normal"])
def test_truncated_normals_have_the_standard_deviation_they_promise(name):
    ours, _ = draws(INITIALIZERS[name])
    promised = math.sqrt(2 / SHAPE[0]) if name == "he_normal" else math.sqrt(2 / sum(SHAPE))
    assert abs(ours.std() / promised - 1) < 5 / math.sqrt(2 * ours.size)  # 5 standard deviations of it
    assert np.abs(ours).max() <= 2 * promised / 0.879 and np.abs(ours).max() > 2 * promised


@pytest.mark.parametrize(
    "make",
    [
        lambda lib: lib.Zeros(),
        lambda lib: lib.Ones(),
        lambda lib: lib.Constant(),
        lambda lib: lib.Constant(0.3),
    ],
)
def test_constant_initializers_are_equal(make):
    ours = make(nnlib.initializers)((2, 3), np.random.default_rng(0), "float32")
    np.testing.assert_array_equal(
        ours, keras.ops.convert_to_numpy(make(keras.initializers)((2, 3), "float32"))
    )
