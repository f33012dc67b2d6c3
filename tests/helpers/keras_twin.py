"""The same program run by nnlib and by Keras: what the parity tests share.

Importing this module skips the tests that do so where Keras is not installed.
"""

import contextlib
import functools
import os
import sys
from types import SimpleNamespace

import numpy as np
import pytest

import nnlib


@contextlib.contextmanager
def _no_stderr():
    """TensorFlow's start-up lines come from C++: only the file descriptor itself can be silenced."""
    sys.stderr.flush()
    kept, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)


with _no_stderr():
    keras = pytest.importorskip("keras")
    tf = pytest.importorskip("tensorflow")
    tf.constant(0.0) + 1  # the first operation has lines of its own

# Both libraries round every operation once, in different orders: after sums of a handful of entries some tens
# of units in the last place remain, 1.2e-7 or 2.2e-16 of the largest entry (small ones may be differences of
# it).
ROUNDING = {"float32": 5e-6, "float64": 1e-13}
# Keras rounds Python numbers such as 0.9 or 1e-7 to float32 (6e-8 of their value) even where it computes in
# float64.
CONSTANTS = {"float32": 5e-6, "float64": 2e-7}
DTYPES = ("float32", "float64")


@contextlib.contextmanager
def floatx(dtype):
    """Everything that Keras makes meanwhile (layers, losses, metrics, optimizers, batches) is of `dtype`."""
    before = keras.config.floatx()
    _set_floatx(dtype)
    try:
        yield
    finally:
        _set_floatx(before)


def _set_floatx(dtype):
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)


@contextlib.contextmanager
def twins(program, dtype="float64", eagerly=True, seed=0):
    """program(lib) run with nnlib and with Keras as `lib`: two models of `dtype` with the same weights.

    Run eagerly, Keras needs no time to trace; its arithmetic is the same.
    """
    keras.utils.clear_session(free_memory=False)  # names begin anew; collecting garbage would take a second
    with floatx(dtype):
        sequential = functools.partial(nnlib.Sequential, seed=seed, dtype=dtype)
        ours = program(SimpleNamespace(**{**vars(nnlib), "Sequential": sequential}))
        theirs = program(keras)
        if theirs.compiled:
            theirs.run_eagerly = eagerly
        if ours.built:
            rng = np.random.default_rng(seed)  # biases that are not 0, where a mistake could hide
            ours.set_weights([w + rng.uniform(0, 0.2, w.shape) for w in ours.get_weights()])
            theirs.set_weights(ours.get_weights())
        yield ours, theirs


def numpy(values):
    """A nested list of tensors as arrays."""
    return [keras.ops.convert_to_numpy(v) for v in values]


def assert_close(ours, theirs, dtype, what="", tolerance=ROUNDING, scale=None):
    """ours, of this dtype and Keras's shape, is theirs within `tolerance` of the largest entry or `scale`."""
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    assert ours.shape == theirs.shape, what
    assert ours.dtype == dtype, f"{what}: {ours.dtype}"
    scale = np.abs(theirs).max(initial=0) if scale is None else scale
    np.testing.assert_allclose(
        ours, theirs, rtol=tolerance[dtype], atol=tolerance[dtype] * scale, err_msg=what
    )


def assert_same_weights(ours, theirs, dtype, tolerance):
    for i, (a, b) in enumerate(zip(ours.get_weights(), theirs.get_weights(), strict=True)):
        assert_close(a, b, dtype, f"weights[{i}]", tolerance, scale=1)


def assert_same_history(ours, theirs, rtol):
    """The same names in the same order, the same epochs, the same values as Python floats."""
    assert ours.epoch == theirs.epoch
    assert list(ours.history) == list(theirs.history)
    for key, values in theirs.history.items():
        assert all(type(value) is float for value in ours.history[key]), key
        np.testing.assert_allclose(ours.history[key], values, rtol=rtol, atol=rtol, err_msg=key)
