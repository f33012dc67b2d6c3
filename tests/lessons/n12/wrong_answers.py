"""Wrong answers to the tasks of notebook 12; TensorFlow is imported when one of them runs."""

import numpy as np

from course.lessons.n12_mnist_in_keras.tape_task import tf


def loss_as_printed(t, s):
    p = tf.nn.softmax(s)
    return -tf.reduce_mean(tf.reduce_sum(t * tf.math.log(p), axis=1))


def loss_with_clipping(t, s):
    p = tf.clip_by_value(tf.nn.softmax(s), 1e-10, 1.0)
    return tf.reduce_mean(-tf.reduce_sum(t * tf.math.log(p), axis=1))


def loss_in_numpy(t, s):
    m = np.max(s, axis=1, keepdims=True)
    return np.mean(m[:, 0] + np.log(np.exp(s - m).sum(axis=1)) - np.sum(t * s, axis=1))


def loss_without_maximum(t, s):
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s), axis=1)) - tf.reduce_sum(t * s, axis=1))


def loss_with_one_maximum(t, s):
    m = tf.reduce_max(s)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) + m
    return tf.reduce_mean(log_sum - tf.reduce_sum(t * s, axis=1))


def loss_without_m_added_back(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) - tf.reduce_sum(t * s, axis=1))


def loss_that_keeps_a_column(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1, keepdims=True)) + m
    return log_sum - tf.reduce_sum(t * s, axis=1, keepdims=True)


def loss_of_each_image(t, s):
    return tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s)


def loss_added_up(t, s):
    return tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s))


def loss_with_arguments_swapped(t, s):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=s, logits=t))


def loss_without_return(t, s):
    tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s))


def weights_without_root(n_in, n_out, rng):
    limit = 6 / (n_in + n_out)
    return rng.uniform(-limit, limit, (n_in, n_out))


def weights_of_he(n_in, n_out, rng):
    limit = np.sqrt(6 / n_in)
    return rng.uniform(-limit, limit, (n_in, n_out))


def weights_up_to_the_spread(n_in, n_out, rng):
    limit = np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))


def normal_weights(n_in, n_out, rng):
    return rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_in, n_out))


def weights_as_in_the_recipe(n_in, n_out, rng):
    return rng.normal(size=(n_in, n_out))


def positive_weights(n_in, n_out, rng):
    return np.sqrt(6 / (n_in + n_out)) * rng.random((n_in, n_out))


def weights_with_rows_for_units(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_out, n_in))


def weights_from_another_generator(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return np.random.uniform(-limit, limit, (n_in, n_out))


def tape_with_the_scores_outside(scores, params, x, t):
    s = scores(x)
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, s))
    return tape.gradient(L, params)


def tape_without_mean(scores, params, x, t):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x))
    return tape.gradient(losses, params)


def tape_with_softmax(scores, params, x, t):
    with tf.GradientTape() as tape:
        p = tf.nn.softmax(scores(x))
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, p))
    return tape.gradient(L, params)


def tape_that_gives_the_loss(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    tape.gradient(L, params)
    return L


def tape_asked_for_one(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return [tape.gradient(L, params[0])]


def tape_with_one_hot_loss(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(t, scores(x)))
    return tape.gradient(L, params)


WRONG = [
    ("tf_cross_entropy", loss_as_printed, "A logarithm of softmax again"),
    ("tf_cross_entropy", loss_with_clipping, "p is kept above 1e-10"),
    ("tf_cross_entropy", loss_in_numpy, "a placeholder holds no numbers yet"),
    ("tf_cross_entropy", loss_without_maximum, "overflows"),
    ("tf_cross_entropy", loss_with_one_maximum, "One maximum serves the whole batch"),
    ("tf_cross_entropy", loss_without_m_added_back, "never added back"),
    ("tf_cross_entropy", loss_that_keeps_a_column, "(2, 1)"),
    ("tf_cross_entropy", loss_of_each_image, "the program needs one number"),
    ("tf_cross_entropy", loss_added_up, "the sum over the images"),
    ("tf_cross_entropy", loss_with_arguments_swapped, "have changed places"),
    ("tf_cross_entropy", loss_without_return, "`return`"),
    ("glorot_uniform", weights_without_root, "The root is missing"),
    ("glorot_uniform", weights_of_he, "He's weights"),
    ("glorot_uniform", weights_up_to_the_spread, "is the spread of these weights"),
    ("glorot_uniform", normal_weights, "Glorot's other form"),
    ("glorot_uniform", weights_as_in_the_recipe, "the recipe's own weights"),
    ("glorot_uniform", positive_weights, "All weights are positive"),
    ("glorot_uniform", weights_with_rows_for_units, "a row for each input"),
    ("glorot_uniform", weights_from_another_generator, "never uses its argument `rng`"),
    ("tape_gradients", tape_with_the_scores_outside, "the tape has not seen"),
    ("tape_gradients", tape_without_mean, "Too large by the number of samples"),
    ("tape_gradients", tape_with_softmax, "went through softmax before the loss"),
    ("tape_gradients", tape_that_gives_the_loss, "got a tensor of shape ()"),
    ("tape_gradients", tape_asked_for_one, "2 gradients are expected"),
    ("tape_gradients", tape_with_one_hot_loss, "labels must be broadcastable"),
]
