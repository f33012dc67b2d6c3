"""Initializers: scale, dtype, and random numbers from the given generator alone."""

import math

import numpy as np
import pytest

from nnlib import initializers
from nnlib.initializers import BY_NAME

SHAPE = (300, 200)


def draw(name, shape=SHAPE, seed=0, dtype="float64"):
    return initializers.get(name)(shape, np.random.default_rng(seed), dtype)


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_shape_and_dtype_are_as_asked(name, dtype):
    for shape in [(3, 4), (5,), (2, 3, 4)]:
        array = draw(name, shape, dtype=dtype)
        assert array.shape == shape and array.dtype == dtype


@pytest.mark.parametrize("name", BY_NAME)
def test_the_generator_decides(name):
    np.testing.assert_array_equal(draw(name), draw(name))
    if name not in ("zeros", "ones", "constant"):
        assert (draw(name) != draw(name, seed=1)).any()


@pytest.mark.parametrize(("name", "value"), [("zeros", 0), ("ones", 1), ("constant", 0)])
def test_constants(name, value):
    np.testing.assert_array_equal(draw(name), np.full(SHAPE, value))
    np.testing.assert_array_equal(initializers.Constant(2.5)((2,), None), [2.5, 2.5])


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("random_uniform", 0.05),
        ("glorot_uniform", math.sqrt(6 / 500)),  # 300 inputs + 200 outputs
        ("he_uniform", math.sqrt(6 / 300)),
    ],
)
def test_uniform_limits_are_reached_and_kept(name, limit):
    array = draw(name)
    assert np.abs(array).max() <= limit
    assert array.max() > 0.999 * limit and array.min() < -0.999 * limit  # 60,000 draws: both ends are near
    assert array.std() == pytest.approx(limit / math.sqrt(3), rel=0.02)


@pytest.mark.parametrize(
    ("name", "stddev", "truncated"),
    [
        ("random_normal", 0.05, False),
        ("glorot_normal", math.sqrt(2 / 500), True),
        ("he_normal", math.sqrt(2 / 300), True),
    ],
)
def test_normal_scale_and_truncation(name, stddev, truncated):
    array = draw(name)
    assert array.std() == pytest.approx(stddev, rel=0.02)  # 60,000 draws: the error is about 0.3 %
    assert array.mean() == pytest.approx(0, abs=0.02 * stddev)
    largest = np.abs(array).max() / (stddev / 0.87962566103423978)
    assert (1.99 < largest <= 2) if truncated else largest > 3


def test_a_kernel_of_more_axes_counts_all_but_the_last_as_inputs():
    assert np.abs(draw("glorot_uniform", (10, 20, 30))).max() <= math.sqrt(6 / 230)  # 200 + 30
    assert np.abs(draw("glorot_uniform", (10, 20, 30))).max() > 0.99 * math.sqrt(6 / 230)


def test_a_vector_has_as_many_inputs_as_outputs():
    limit = math.sqrt(6 / 4000)
    assert 0.99 * limit < np.abs(draw("glorot_uniform", (2000,))).max() <= limit


def test_get_takes_names_objects_and_classes():
    assert isinstance(initializers.get("he_normal"), initializers.HeNormal)
    own = initializers.RandomNormal(1, 2)
    assert initializers.get(own) is own
    assert isinstance(initializers.get(initializers.Zeros), initializers.Zeros)
    assert own.get_config() == {"mean": 1.0, "stddev": 2.0}


def test_mean_and_range_are_followed():
    rng = np.random.default_rng(0)
    assert initializers.RandomNormal(3, 0.1)(SHAPE, rng).mean() == pytest.approx(3, abs=0.01)
    values = initializers.RandomUniform(1, 2)(SHAPE, rng)
    assert 1 <= values.min() < values.max() <= 2


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: initializers.RandomNormal(stddev=-1), "stddev must be a number of at least 0; got -1."),
        (lambda: initializers.RandomUniform(1, 0), "maxval must be a number of at least 1; got 0."),
        (lambda: initializers.Constant("a"), "value must be a number; got 'a'."),
    ],
)
def test_impossible_settings_are_refused(make, message):
    with pytest.raises(ValueError) as error:
        make()
    assert str(error.value) == message


def test_the_base_class_makes_nothing():
    with pytest.raises(NotImplementedError):
        initializers.Initializer()((2,), None)
