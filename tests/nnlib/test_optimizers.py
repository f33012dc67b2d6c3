"""Optimizers: the first steps by hand, what is remembered, and what is refused."""

import math

import numpy as np
import pytest

from nnlib import optimizers
from nnlib.optimizers import SGD, Adagrad, Adam, RMSprop

ALL = {
    "sgd": lambda: SGD(0.1),
    "momentum": lambda: SGD(0.1, momentum=0.9),
    "nesterov": lambda: SGD(0.1, momentum=0.9, nesterov=True),
    "rmsprop": lambda: RMSprop(0.1),
    "adagrad": lambda: Adagrad(0.1),
    "adam": lambda: Adam(0.1),
}


def steps(optimizer, gradients, start=1.0):
    """Where one weight is after each gradient."""
    w, path = np.array([start]), []
    for g in gradients:
        optimizer.apply([np.array([g])], [w])
        path.append(w.item())
    return path


def test_sgd_by_hand():
    np.testing.assert_allclose(steps(SGD(0.1), [2.0, -1.0]), [0.8, 0.9])  # 1 − 0.1 · 2, then + 0.1 · 1


def test_momentum_by_hand():
    # v = −0.2, w = 0.8; v = 0.5 · −0.2 − 0.1 · 1 = −0.2, w = 0.6
    np.testing.assert_allclose(steps(SGD(0.1, momentum=0.5), [2.0, 1.0]), [0.8, 0.6])


def test_nesterov_by_hand():
    # v = −0.2, w = 1 + 0.5 · −0.2 − 0.2 = 0.7; v = −0.2, w = 0.7 + 0.5 · −0.2 − 0.1 = 0.5
    np.testing.assert_allclose(steps(SGD(0.1, momentum=0.5, nesterov=True), [2.0, 1.0]), [0.7, 0.5])


def test_rmsprop_by_hand():
    # s = 0.1 · 4 = 0.4, w = 1 − 0.1 · 2 / √0.4; s = 0.9 · 0.4 + 0.1 · 1 = 0.46, − 0.1 · 1 / √0.46
    first = 1 - 0.2 / math.sqrt(0.4)
    expected = [first, first - 0.1 / math.sqrt(0.46)]
    np.testing.assert_allclose(steps(RMSprop(0.1, epsilon=0), [2.0, 1.0]), expected)


def test_rmsprop_and_adagrad_have_epsilon_inside_the_root():
    # s = 0.1 · 1 resp. 0.1 + 1; ε = 3
    np.testing.assert_allclose(steps(RMSprop(0.1, epsilon=3.0), [1.0]), [1 - 0.1 / math.sqrt(0.1 + 3)])
    np.testing.assert_allclose(steps(Adagrad(0.1, epsilon=3.0), [1.0]), [1 - 0.1 / math.sqrt(1.1 + 3)])


def test_adagrad_by_hand():
    # s = 0.1 + 4 = 4.1; s = 4.1 + 1 = 5.1
    first = 1 - 0.2 / math.sqrt(4.1)
    expected = [first, first - 0.1 / math.sqrt(5.1)]
    np.testing.assert_allclose(steps(Adagrad(0.1, epsilon=0), [2.0, 1.0]), expected)


def test_adam_by_hand():
    # Step 1: m = 0.1 · 2, v = 0.001 · 4; corrected they are g and g², so the step is η whatever the scale.
    # Step 2: m = 0.9 · 0.2 + 0.1 · 1 = 0.28, v = 0.999 · 0.004 + 0.001 · 1 = 0.004996.
    alpha = 0.1 * math.sqrt(1 - 0.999**2) / (1 - 0.9**2)
    expected = [0.9, 0.9 - alpha * 0.28 / math.sqrt(0.004996)]
    np.testing.assert_allclose(steps(Adam(0.1, epsilon=0), [2.0, 1.0]), expected, rtol=1e-12)


def test_adam_has_epsilon_outside_the_root():
    alpha = 0.1 * math.sqrt(0.001) / 0.1  # β₁ = 0.9, β₂ = 0.999, first step
    expected = 1 - alpha * 0.1 / (math.sqrt(0.001) + 0.5)  # m = 0.1, √v = √0.001, ε = 0.5
    np.testing.assert_allclose(steps(Adam(0.1, epsilon=0.5), [1.0]), [expected])


def test_defaults_are_keras_defaults():
    assert SGD().get_config() == {"learning_rate": 0.01, "momentum": 0.0, "nesterov": False}
    assert RMSprop().get_config() == {"learning_rate": 0.001, "rho": 0.9, "epsilon": 1e-7}
    common = {"learning_rate": 0.001, "epsilon": 1e-7}
    assert Adagrad().get_config() == {**common, "initial_accumulator_value": 0.1}
    assert Adam().get_config() == {**common, "beta_1": 0.9, "beta_2": 0.999}


@pytest.mark.parametrize("name", ALL)
def test_a_bowl_is_descended(name):
    optimizer, w = ALL[name](), np.array([1.0, -0.5])
    for _ in range(300):
        optimizer.apply([2 * w * [1, 3]], [w])  # the slope of w₁² + 3 w₂²
    assert np.abs(w).max() < (0.2 if name == "adagrad" else 0.06)  # RMSprop circles within half its rate
    assert optimizer.iterations == 300


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", ALL)
def test_steps_are_in_place_keep_the_dtype_and_leave_gradients_alone(name, dtype):
    optimizer, rng = ALL[name](), np.random.default_rng(0)
    params = [rng.normal(size=shape).astype(dtype) for shape in [(2, 3), (3,)]]
    grads = [rng.normal(size=p.shape).astype(dtype) for p in params]
    kept, before = list(params), [p.copy() for p in params]
    for g in grads:
        g.flags.writeable = False
    for _ in range(2):
        optimizer.apply(grads, params)
    assert all(a is b for a, b in zip(params, kept))
    assert all((a != b).all() for a, b in zip(params, before))
    assert {a.dtype for a in [*params, *optimizer.variables]} == {np.dtype(dtype)}


@pytest.mark.parametrize("name", ALL)
def test_each_parameter_has_a_memory_of_its_own(name):
    together, alone = ALL[name](), [ALL[name](), ALL[name]()]
    params, single = [np.ones(2), np.ones(3)], [np.ones(2), np.ones(3)]
    for k in range(3):
        grads = [np.full(2, 1.0 + k), np.full(3, -5.0 * k)]
        together.apply(grads, params)
        for optimizer, g, w in zip(alone, grads, single):
            optimizer.apply([g], [w])
    for a, b in zip(params, single):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("name", ALL)
def test_memory_can_be_taken_out_and_put_back(name):
    optimizer, w = ALL[name](), np.ones(3)
    for k in range(3):
        optimizer.apply([np.arange(3.0) + k], [w])
    twin, v = ALL[name](), w.copy()
    twin.set_variables(optimizer.variables, [v])
    twin.iterations = optimizer.iterations
    for o, p in (optimizer, w), (twin, v):
        o.apply([np.array([3.0, 2.0, 1.0])], [p])
    np.testing.assert_array_equal(v, w)


@pytest.mark.parametrize(
    ("grads", "params", "message"),
    [
        (
            [np.ones(2)],
            [np.ones(2), np.ones(2)],
            "grads has 1 arrays, but params has 2: one gradient a parameter.",
        ),
        (
            [np.ones(3)],
            [np.ones(2)],
            "a gradient of shape (3,) was given for a parameter of shape (2,) (optimizer state (2,)). "
            "A gradient has its parameter's shape; for another model make a new optimizer.",
        ),
        (
            [np.ones(2)],
            [np.array([1, 2])],
            "params[0] must be an array of floats, for it is changed in place; got dtype int64.",
        ),
        (
            [np.ones(2)],
            [[1.0, 2.0]],
            "params[0] must be an array of floats, for it is changed in place; got list.",
        ),
    ],
)
def test_what_does_not_fit_is_refused(grads, params, message):
    if isinstance(params[0], np.ndarray) and params[0].dtype.kind == "i":
        params = [params[0].astype("int64")]  # Windows had another default before NumPy 2
    with pytest.raises((TypeError, ValueError)) as error:
        SGD().apply(grads, params)
    assert str(error.value) == message


def test_a_memory_of_other_parameters_is_not_used():
    optimizer = Adam()
    optimizer.apply([np.ones(2)], [np.ones(2)])
    with pytest.raises(ValueError) as error:
        optimizer.apply([np.ones(2)] * 2, [np.ones(2)] * 2)
    assert str(error.value) == (
        "this Adam has trained 1 parameters before and now gets 2: what it remembers does not fit. "
        "Compile the model with a new optimizer."
    )


def test_get_takes_names_in_any_case_objects_and_classes():
    assert isinstance(optimizers.get("Adam"), Adam) and isinstance(optimizers.get(SGD), SGD)
    own = SGD(0.5)
    assert optimizers.get(own) is own
    with pytest.raises(NotImplementedError):
        optimizers.Optimizer(0.1).apply([np.ones(1)], [np.ones(1)])
