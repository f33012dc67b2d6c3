"""Tasks of notebook 12: the loss from the scores, Glorot's weights; two more modules have the others."""

import numpy as np

from course.checking.task import Slip, Task, Told
from course.lessons.n12_mnist_in_keras.session_task import ASK_SESSION
from course.lessons.n12_mnist_in_keras.tape_task import TAPE_GRADIENTS, tf


def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) + m[:, 0]
    return tf.reduce_mean(log_sum - tf.reduce_sum(t * s, axis=1))


def _in_a_graph(attempt, t, s):
    """The loss as a session gives it: numbers are fed in after the attempt has built its part."""
    tf1, name = tf.compat.v1, "`cross_entropy_from_scores(t, s)`"
    with tf.Graph().as_default():
        places = [tf1.placeholder(tf.float32, [None, array.shape[1]]) for array in (t, s)]
        try:
            node = attempt(*places)
        except NotImplementedError as error:  # NumPy asks a placeholder for its numbers
            raise Told(
                "A placeholder holds no numbers yet, so NumPy cannot compute with it. Use TensorFlow's own "
                "functions, `tf.reduce_max`, `tf.exp` and so on."
            ) from error
        if not tf.is_tensor(node):
            return {name: node, "what leads from L back to s": "nothing"}
        back = tf.gradients(node, places[1])[0]  # None behind tf.numpy_function
        config = tf1.ConfigProto()  # else TensorFlow itself may replace log(softmax) in so small a graph
        config.graph_options.rewrite_options.disable_meta_optimizer = True
        with tf1.Session(config=config) as session:
            value = session.run(node, dict(zip(places, (t, s), strict=True)))
        return {name: value, "what leads from L back to s": "nothing" if back is None else "a gradient"}


def _scored(labels, scores):
    s = np.array(scores, dtype="float32")
    return lambda rng: (np.eye(s.shape[1], dtype="float32")[labels], s)


def _random(rng):
    return np.eye(4, dtype="float32")[rng.integers(0, 4, 6)], rng.normal(0, 3, (6, 4)).astype("float32")


def _row_losses(t, s, shift=True, axis=1):
    """−log p of each row, by other ways than the reference's."""
    m = tf.reduce_max(s, axis=axis, keepdims=True) if shift else 0.0
    return tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) - tf.reduce_sum(t * (s - m), axis=1)


def _shift_not_undone(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) - tf.reduce_sum(t * s, axis=1))


def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))


def _use_glorot(attempt, n_in, n_out):
    """How the weights fall, as multiples of Glorot's limit: in which order they are drawn is free."""
    rng, size, name = np.random.default_rng(0), n_in * n_out, "`glorot_uniform(n_in, n_out, rng)`"
    first = attempt(n_in, n_out, rng)
    if first is None or isinstance(first, (tuple, str)) or np.asarray(first).dtype.kind not in "iuf":
        return {name: first}
    weights = np.array(first)
    if weights.shape != (n_in, n_out):
        return {name: np.ones(weights.shape)}
    draws = [weights, *(np.array(attempt(n_in, n_out, rng)) for _ in range(max(1, 6000 // size)))]
    once, again = (np.array(attempt(n_in, n_out, np.random.default_rng(1))) for _ in range(2))
    if len(np.unique(weights)) <= 0.9 * size:
        raise Told(
            "Many weights of one array are equal. Each weight is a draw of its own: hand `rng.uniform` the "
            "whole shape."
        )
    if np.array_equal(draws[0], draws[1]):
        raise Told(
            "A second call with the same `rng` gives the same weights once more. Draw from the `rng` that is "
            "handed in, not from a new one."
        )
    if not np.array_equal(once, again):
        raise Told(
            "Two generators with the same seed give different weights, so `rng` does not decide them, and no "
            "training could be repeated. Draw from the `rng` that is handed in."
        )
    parts = np.concatenate([np.ravel(draw) for draw in draws]) / np.sqrt(6 / (n_in + n_out))
    return {
        name: np.ones(weights.shape),
        "the smallest weight, divided by −limit": round(-float(parts.min()), 1),
        "the largest weight, divided by the limit": round(float(parts.max()), 1),
        "the share of weights from −limit/2 to limit/2": round(float(np.mean(abs(parts) < 0.5)), 1),
    }


def _uniform(low, high):
    """Weights between low · √(6 / …) and high · √(6 / …), for slips."""

    def draw(n_in, n_out, rng):
        limit = np.sqrt(6 / (n_in + n_out))
        return rng.uniform(low * limit, high * limit, (n_in, n_out))

    return draw


TASKS = [
    Task(
        key="tf_cross_entropy",
        title="The loss from the scores, in a graph",
        reference=cross_entropy_from_scores,
        observe=_in_a_graph,
        needs="tensorflow",
        seconds=20.0,  # the first session of a process takes its time
        tolerance=1e-4,  # float32, and scores up to 1,000
        cases=[
            _scored([0, 1], [[0.0, 0.0], [1000.0, 0.0]]),
            _random,
            _scored([2, 0, 1], [[1.0, 2.0, 3.0], [0.5, 0.0, -0.5], [-400.0, 300.0, 200.0]]),
        ],
        remark="`tf.nn.softmax_cross_entropy_with_logits` is the same in one call, and was there in 2018.",
        hints=[
            "This is the loss of task 4.3 with TensorFlow's functions. The one-hot row picks the true "
            "class's score: Σ t · s.",
            "`m = tf.reduce_max(s, axis=1, keepdims=True)` is each row's largest score. Subtract it inside "
            "`tf.exp` and add it again outside `tf.math.log`.",
            "`tf.math.log(tf.reduce_sum(..., axis=1)) + m[:, 0]` is the logarithm of each row's sum. "
            "Subtract the score of the true class, and take the mean over the rows.",
        ],
        slips=[
            Slip(
                "as printed",
                lambda t, s: tf.reduce_mean(-tf.reduce_sum(t * tf.math.log(tf.nn.softmax(s)), axis=1)),
                "A logarithm of softmax again: where p is 0 it is −∞, and 0 · (−∞) is NaN. Leave p out and "
                "work on the scores.",
            ),
            Slip(
                "p kept above 0",
                lambda t, s: tf.reduce_mean(
                    -tf.reduce_sum(t * tf.math.log(tf.maximum(tf.nn.softmax(s), 1e-10)), axis=1)
                ),
                "p is kept above 1e-10: no NaN, but the loss is flat where it should be steepest (04), so a "
                "network that is far off has no slope to follow. Work on the scores instead.",
            ),
            Slip(
                "labels for logits",
                lambda t, s: tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=s, logits=t)),
                "Scores and labels have changed places: the labels are t, the logits are s.",
            ),
            Slip(
                "no row maximum",
                lambda t, s: tf.reduce_mean(_row_losses(t, s, shift=False)),
                "The loss is infinite for large scores: e¹⁰⁰⁰ overflows. Subtract each row's maximum before "
                "`tf.exp`, and add it back outside of the logarithm.",
            ),
            Slip(
                "maximum over the samples",
                lambda t, s: tf.reduce_mean(_row_losses(t, s, axis=0)),
                "The maximum is taken down the columns, over the samples. Each image needs the largest of "
                "its own scores: `axis=1, keepdims=True`.",
            ),
            Slip(
                "one maximum for all",
                lambda t, s: tf.reduce_mean(_row_losses(t, s, axis=None)),
                "One maximum serves the whole batch: a row far below it underflows to log 0. Each image "
                "needs the largest of its own scores: `axis=1, keepdims=True`.",
            ),
            Slip(
                "maximum not added back",
                _shift_not_undone,
                "The maximum is subtracted inside `tf.exp` and never added back: the logarithm of the sum "
                "is too small by m. `+ m[:, 0]`.",
            ),
            Slip(
                "sum over the samples",
                lambda t, s: tf.reduce_sum(_row_losses(t, s)),
                "This is the sum over the images. The step of 0.5 is meant for their mean: `tf.reduce_mean`.",
            ),
            Slip(
                "one for each sample",
                lambda t, s: _row_losses(t, s),
                "One loss for each image is right so far; the program needs one number: `tf.reduce_mean`.",
            ),
            Slip(
                "sign",
                lambda t, s: -tf.reduce_mean(_row_losses(t, s)),
                "The sign is turned round: log Σ eˢ comes first, the true class's score is taken away.",
            ),
            Slip(
                "truth left out",
                lambda t, s: tf.reduce_mean(tf.reduce_logsumexp(s, axis=1)),
                "This is log Σ eˢ alone, and t plays no part. Take the true class's score away: Σ t · s.",
            ),
        ],
    ),
    Task(
        key="glorot_uniform",
        title="Glorot's weights",
        reference=glorot_uniform,
        observe=_use_glorot,
        cases=[
            lambda rng: (2, 4),
            lambda rng: (784, np.int64(128)),
            lambda rng: (128, 10),
        ],
        remark="Every `Dense` of the course, and of Keras, has started in this way all along.",
        hints=[
            "Compute the limit first. For 2 inputs and 4 outputs it is √(6 / 6) = 1.",
            "`rng.uniform(low, high, shape)` draws an array of this shape with numbers from low to high.",
            "`limit = np.sqrt(6 / (...))`. Then draw from −limit to limit; the shape is a pair of numbers.",
        ],
        slips=[
            Slip(
                "no root",
                lambda n_in, n_out, rng: rng.uniform(-6 / (n_in + n_out), 6 / (n_in + n_out), (n_in, n_out)),
                "The root is missing: the limit is √(6 / (n_in + n_out)).",
            ),
            Slip(
                "only positive",
                _uniform(0, 1),
                "All weights are positive: they have to lie on both sides of 0, from −limit to limit.",
            ),
            Slip(
                "spread as limit",
                _uniform(-np.sqrt(1 / 3), np.sqrt(1 / 3)),
                "√(2 / (n_in + n_out)) is the spread of these weights. The limit is √3 times as far out: "
                "√(6 / (n_in + n_out)).",
            ),
            Slip(
                "inputs only",
                lambda n_in, n_out, rng: rng.uniform(-np.sqrt(6 / n_in), np.sqrt(6 / n_in), (n_in, n_out)),
                "√(6 / n_in) is the limit of He's weights, another common choice. Glorot's counts inputs "
                "and outputs: n_in + n_out.",
            ),
            Slip(
                "normal",
                lambda n_in, n_out, rng: rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out)),
                "These are normal numbers of the right spread, Glorot's other form. Asked for is the "
                "uniform one: `rng.uniform(-limit, limit, shape)`.",
            ),
            Slip(
                "standard normal",
                lambda n_in, n_out, rng: rng.normal(size=(n_in, n_out)),
                "These are the tutorial's own weights, N(0, 1). Asked for are uniform ones between −limit "
                "and limit.",
            ),
        ],
    ),
    TAPE_GRADIENTS,
    ASK_SESSION,
]
