"""The loops that notebook 12 names and does not show."""

import numpy as np
import pytest

import nnlib
from course.lessons import n12_mnist_in_keras as loops
from nnlib.layers import Dense


def small_model(**more):
    model = nnlib.Sequential([nnlib.Input((4,)), Dense(5, "relu"), Dense(3, "softmax")], seed=0, **more)
    model.compile(nnlib.optimizers.SGD(0.1), "sparse_categorical_crossentropy")
    return model


def test_three_epochs_take_the_batches_of_fit():
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(200, 4)), rng.integers(0, 3, 200)
    fitted, stepped = small_model(), small_model()
    fitted.fit(x, t, batch_size=100, epochs=3, verbose=0)
    losses = loops.three_epochs(stepped.train_on_batch, x, t, small_model(), "steps")
    assert losses.shape == (6,)
    for ours, theirs in zip(stepped.get_weights(), fitted.get_weights(), strict=True):
        assert np.array_equal(ours, theirs)


def test_gradients_by_hand_are_those_of_nnlib():
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(6, 4)), rng.integers(0, 3, 6)
    model = small_model(dtype="float64")
    model.input_gradient(x, t, training=True)
    expected = [layer.grads[key] for layer in model.layers for key in layer.params]
    found = loops.gradients_by_hand(model.get_weights(), x, t)
    for ours, theirs in zip(found, expected, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-12)


def test_first_weights_are_the_same_at_each_call_and_biases_are_0():
    def normal(n_in, n_out, rng):
        return rng.normal(size=(n_in, n_out))

    once, again = loops.first_weights(normal), loops.first_weights(normal)
    assert [w.shape for w in once] == [(784, 128), (128,), (128, 10), (10,)]
    assert all(np.array_equal(a, b) and a.dtype == "float32" for a, b in zip(once, again, strict=True))
    assert not once[1].any() and not once[3].any() and once[0].std() == pytest.approx(1, abs=0.02)


def test_sixty_steps_stop_before_the_31st():
    seen = []
    losses = loops.sixty_steps(lambda: seen.append("step") or len(seen), lambda: seen.append("stop"))
    assert len(losses) == 60 and seen.index("stop") == 30 and seen.count("stop") == 1


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="seventy_steps"):
        loops.seventy_steps  # noqa: B018


def test_the_loss_as_written_is_nan_where_p_is_0():
    pytest.importorskip("tensorflow")
    import tensorflow as tf

    tf1 = tf.compat.v1
    with tf.Graph().as_default():
        s = tf1.placeholder(tf.float32, [None, 2])
        t = tf1.placeholder(tf.float32, [None, 2])
        L = tf.reduce_mean(-tf.reduce_sum(t * tf.math.log(tf.nn.softmax(s)), axis=1))
        program = {"L": L, "initialize": tf1.global_variables_initializer()}
    for score, lost in ((1.0, False), (1000.0, True)):
        fed = {s: [[score, 0.0]], t: [[1.0, 0.0]]}
        assert np.isnan(loops.loss_as_written(program, fed)) == lost
