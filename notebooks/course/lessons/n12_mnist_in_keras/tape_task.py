"""The third task of notebook 12: gradients by a tape; and TensorFlow for both modules, imported when used."""

import numpy as np

from course.checking.task import Slip, Task, Told


class _Later:
    """Stands for TensorFlow until it is needed."""

    def __getattr__(self, name):
        import tensorflow

        return getattr(tensorflow, name)


tf = _Later()


def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x))
        L = tf.reduce_mean(losses)
    return tape.gradient(L, params)


def _use_tape(attempt, x, t, W, b):
    """How many gradients the tape knows, and their numbers."""
    params = [tf.Variable(W), tf.Variable(b)]
    found = attempt(lambda x: x @ params[0] + params[1], params, tf.constant(x), tf.constant(t))
    whole = "`tape_gradients(scores, params, x, t)`"
    if not isinstance(found, (list, tuple)):
        return {whole: found}
    if found and all(g is None for g in found):
        raise Told(
            "All gradients are `None`: the tape has not seen how the loss came about. Both `scores(x)` and "
            "the loss have to be computed inside the `with` block, by functions of TensorFlow."
        )
    known = {f"the gradient of params[{i}]": np.asarray(g) for i, g in enumerate(found) if g is not None}
    return {whole: tuple("None" if g is None else "a gradient" for g in found), **known}


def _batch(n, features, classes):
    def case(rng):
        x, W = rng.normal(size=(n, features)), rng.normal(size=(features, classes))
        return (
            x.astype("float32"),
            rng.integers(0, classes, n),
            W.astype("float32"),
            np.zeros(classes, "float32"),
        )

    return case


def _sparse(t, s):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(t, s)


def _mean(losses):
    return tf.reduce_mean(losses)


def _by_tape(reduce=_mean, loss=_sparse):
    """tape_gradients with one thing wrong."""

    def gradients(scores, params, x, t):
        with tf.GradientTape() as tape:
            L = reduce(loss(t, scores(x)))
        return tape.gradient(L, params)

    return gradients


TAPE_GRADIENTS = Task(
    key="tape_gradients",
    title="Gradients by a tape",
    reference=tape_gradients,
    observe=_use_tape,
    needs="tensorflow",
    seconds=20.0,
    tolerance=1e-5,
    cases=[_batch(2, 3, 2), _batch(6, 4, 3), _batch(1, 2, 5)],
    remark="The tape computes 07's backward pass from the operations that it has recorded.",
    hints=[
        "There are three steps: open the tape, compute the loss while it is open, ask it for the gradients.",
        "What is computed in the indented block under `with tf.GradientTape() as tape:` is recorded. So "
        "`scores(x)` must be called there.",
        "In the block, make one number of the losses of all samples: `L = tf.reduce_mean(...)`. After the "
        "block, return `tape.gradient(...)` of this number with respect to the list of variables.",
    ],
    slips=[
        Slip(
            "losses added",
            _by_tape(reduce=lambda losses: losses),
            "Too large by the number of samples: from several losses the tape takes the gradient of "
            "their sum. Make one number of them first: `tf.reduce_mean`.",
        ),
        Slip(
            "of the scores",
            _by_tape(reduce=lambda scores: scores, loss=lambda t, s: s),
            "These are gradients of the scores, and the labels play no part. The tape must be asked "
            "about the loss.",
        ),
        Slip(
            "sign",
            _by_tape(reduce=lambda losses: -tf.reduce_mean(losses)),
            "The sign is turned round. The gradient points uphill, and the minus belongs to the step.",
        ),
        Slip(
            "softmax twice",
            _by_tape(loss=lambda t, s: _sparse(t, tf.nn.softmax(s))),
            "The scores went through softmax before the loss, which does that itself: its name ends in "
            "`with_logits`, and logits are what `scores(x)` gives.",
        ),
    ],
)
