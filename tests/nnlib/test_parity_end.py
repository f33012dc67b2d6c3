"""The last activation and its cross-entropy as one, against the real Keras: wrong answers still learn."""

import numpy as np
import pytest

import nnlib
from keras_twin import CONSTANTS, assert_close, floatx, keras, numpy, tf, twins

X = np.array([[2.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
LABELS = np.array([1, 0, 0])  # the first answer is wrong by a difference of logits of 200
KERNEL = np.array([[50.0, -50.0, 0.0], [0.25, 0.0, -0.5]])
RATE = 0.5


def softmax_in_dense(lib):
    return [lib.layers.Dense(3, activation="softmax")]


def softmax_layer(lib):
    return [lib.layers.Dense(3), lib.layers.Softmax()]


def softmax_activation_layer(lib):
    return [lib.layers.Dense(3), lib.layers.Activation("softmax")]


def logits_alone(lib):
    return [lib.layers.Dense(3)]


def gradients(make, loss, y, kernel, dtype="float64", eagerly=False, end_loss_arguments=None):
    """Each library's dL/dkernel and dL/dbias, read from one fit of SGD; and the probabilities before it."""

    def program(lib):
        model = lib.Sequential([lib.Input((2,)), *make(lib)])
        chosen = getattr(lib.losses, loss)(**(end_loss_arguments or {}))
        model.compile(lib.optimizers.SGD(RATE), chosen, metrics=["accuracy"])
        return model

    result = []
    with twins(program, dtype, eagerly) as models:
        for model in models:
            start = [kernel, np.zeros(kernel.shape[1], dtype)]
            model.set_weights(start)
            p = model.predict(X, verbose=0)
            history = model.fit(X, y, batch_size=3, shuffle=False, verbose=0).history
            steps = [before - after for before, after in zip(start, model.get_weights(), strict=True)]
            result.append(([step / RATE for step in steps], history, p))
    return result


@pytest.mark.parametrize("make", [softmax_in_dense, softmax_layer, softmax_activation_layer])
@pytest.mark.parametrize("loss", ["SparseCategoricalCrossentropy", "CategoricalCrossentropy"])
def test_a_confidently_wrong_softmax_has_the_gradient_of_keras(make, loss):
    y = LABELS if loss.startswith("Sparse") else np.eye(3)[LABELS]
    # Traced once, as a user's fit is; eagerly Keras finds the logits too, by a mark on the tensor.
    (mine, my_history, p), (its, its_history, _) = gradients(
        make, loss, y, KERNEL, eagerly=make is not softmax_in_dense
    )
    for ours, theirs in zip(mine, its, strict=True):
        assert_close(ours, theirs, "float64", tolerance=CONSTANTS)
    assert list(my_history) == list(its_history)
    assert my_history["loss"] == pytest.approx(its_history["loss"], rel=1e-6)
    assert (
        p[0, 1] < 1e-80 and my_history["loss"][0] > 200 / 3
    )  # −log p is the difference of logits, not −log 1e-7 = 16
    assert mine[0][0, 0] == pytest.approx(2 / 3, abs=0.4)  # x (p − y) / n: not 0


def test_in_float32_too():
    (mine, *_), (its, *_) = gradients(
        softmax_in_dense, "SparseCategoricalCrossentropy", LABELS, KERNEL.astype("float32"), "float32"
    )
    for ours, theirs in zip(mine, its, strict=True):
        assert_close(ours, theirs, "float32")


def test_label_smoothing_goes_with_the_logits():
    arguments = {"label_smoothing": 0.25}
    both = gradients(
        softmax_in_dense,
        "CategoricalCrossentropy",
        np.eye(3)[LABELS],
        KERNEL,
        eagerly=True,
        end_loss_arguments=arguments,
    )
    for ours, theirs in zip(both[0][0], both[1][0], strict=True):
        assert_close(ours, theirs, "float64", tolerance=CONSTANTS)


def test_a_softmax_at_the_end_is_the_same_as_logits_without_it():
    fused, _ = gradients(softmax_in_dense, "SparseCategoricalCrossentropy", LABELS, KERNEL, eagerly=True)
    arguments = {"from_logits": True}
    plain, _ = gradients(
        logits_alone,
        "SparseCategoricalCrossentropy",
        LABELS,
        KERNEL,
        eagerly=True,
        end_loss_arguments=arguments,
    )
    for one, other in zip(fused[0], plain[0], strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(
    "make",
    [
        lambda lib: [lib.layers.Dense(1, "sigmoid")],
        lambda lib: [lib.layers.Dense(1), lib.layers.Activation("sigmoid")],
    ],
    ids=["dense", "layer"],
)
def test_a_confidently_wrong_sigmoid_has_the_gradient_of_keras(make):
    kernel = np.array([[-100.0], [1.0]])  # the first logit is −200 for a target of 1
    (mine, my_history, p), (its, its_history, _) = gradients(
        make, "BinaryCrossentropy", np.array([1, 0, 1]), kernel
    )
    for ours, theirs in zip(mine, its, strict=True):
        assert_close(ours, theirs, "float64", tolerance=CONSTANTS)
    assert my_history["loss"] == pytest.approx(its_history["loss"], rel=1e-6)
    assert p[0, 0] < 1e-80 and mine[0][0, 0] == pytest.approx(
        -1, abs=1e-6
    )  # −2 of the first sample and −1 of the third, over 3


@pytest.mark.parametrize(
    "name, activation", [("CategoricalCrossentropy", "softmax"), ("BinaryCrossentropy", "sigmoid")]
)
def test_gradient_with_respect_to_the_inputs_agrees(name, activation):
    def program(lib):
        model = lib.Sequential(
            [lib.Input((2,)), lib.layers.Dense(4, "tanh"), lib.layers.Dense(3, activation)]
        )
        model.compile("sgd", getattr(lib.losses, name)())
        return model

    y = np.eye(3)[LABELS]
    with twins(program) as (ours, theirs):
        tensor = tf.constant(X)
        with tf.GradientTape() as tape:
            tape.watch(tensor)
            loss = theirs.loss(y, theirs(tensor))
        assert_close(
            ours.input_gradient(X, y), numpy([tape.gradient(loss, tensor)])[0], "float64", tolerance=CONSTANTS
        )


def test_without_the_pairing_a_certain_answer_has_no_slope_in_either_library():
    """Through bare probabilities clipping leaves 0: what the pairing is for."""
    p, y = np.array([[1.0, 0.0, 0.0]]), np.array([1])
    with floatx("float64"):
        tensor = tf.constant(p)
        with tf.GradientTape() as tape:
            tape.watch(tensor)
            loss = keras.losses.SparseCategoricalCrossentropy()(y, tensor)
        assert not numpy([tape.gradient(loss, tensor)])[0].any()
    assert not nnlib.losses.SparseCategoricalCrossentropy().gradient(y, p).any()
