"""Wrong answers to the tasks of notebook 12; TensorFlow is imported when one of them runs."""

# %% given
import numpy as np

from course.lessons.n12_mnist_in_keras.tape_task import tf


# %% tf_cross_entropy: loss as printed
# says: A logarithm of softmax again
def cross_entropy_from_scores(t, s):
    p = tf.nn.softmax(s)
    return -tf.reduce_mean(tf.reduce_sum(t * tf.math.log(p), axis=1))


# %% tf_cross_entropy: loss with clipping
# says: p is kept above 1e-10
def cross_entropy_from_scores(t, s):
    p = tf.clip_by_value(tf.nn.softmax(s), 1e-10, 1.0)
    return tf.reduce_mean(-tf.reduce_sum(t * tf.math.log(p), axis=1))


# %% tf_cross_entropy: loss in numpy
# says: a placeholder holds no numbers yet
def cross_entropy_from_scores(t, s):
    m = np.max(s, axis=1, keepdims=True)
    return np.mean(m[:, 0] + np.log(np.exp(s - m).sum(axis=1)) - np.sum(t * s, axis=1))


# %% tf_cross_entropy: loss without maximum
# says: overflows
def cross_entropy_from_scores(t, s):
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s), axis=1)) - tf.reduce_sum(t * s, axis=1))


# %% tf_cross_entropy: loss with one maximum
# says: One maximum serves the whole batch
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) + m
    return tf.reduce_mean(log_sum - tf.reduce_sum(t * s, axis=1))


# %% tf_cross_entropy: loss without m added back
# says: never added back
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) - tf.reduce_sum(t * s, axis=1))


# %% tf_cross_entropy: loss that keeps a column
# says: (2, 1)
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1, keepdims=True)) + m
    return log_sum - tf.reduce_sum(t * s, axis=1, keepdims=True)


# %% tf_cross_entropy: loss of each image
# says: the program needs one number
def cross_entropy_from_scores(t, s):
    return tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s)


# %% tf_cross_entropy: loss added up
# says: the sum over the images
def cross_entropy_from_scores(t, s):
    return tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s))


# %% tf_cross_entropy: loss with arguments swapped
# says: have changed places
def cross_entropy_from_scores(t, s):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=s, logits=t))


# %% tf_cross_entropy: loss without return
# says: `return`
def cross_entropy_from_scores(t, s):
    tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s))


# %% glorot_uniform: weights without root
# says: The root is missing
def glorot_uniform(n_in, n_out, rng):
    limit = 6 / (n_in + n_out)
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: weights of he
# says: He's weights
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / n_in)
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: weights up to the spread
# says: is the spread of these weights
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: normal weights
# says: Glorot's other form
def glorot_uniform(n_in, n_out, rng):
    return rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_in, n_out))


# %% glorot_uniform: weights as in the recipe
# says: the recipe's own weights
def glorot_uniform(n_in, n_out, rng):
    return rng.normal(size=(n_in, n_out))


# %% glorot_uniform: positive weights
# says: All weights are positive
def glorot_uniform(n_in, n_out, rng):
    return np.sqrt(6 / (n_in + n_out)) * rng.random((n_in, n_out))


# %% glorot_uniform: weights with rows for units
# says: a row for each input
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_out, n_in))


# %% glorot_uniform: weights from another generator
# says: never uses its argument `rng`
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return np.random.uniform(-limit, limit, (n_in, n_out))


# %% tape_gradients: tape with the scores outside
# says: the tape has not seen
def tape_gradients(scores, params, x, t):
    s = scores(x)
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, s))
    return tape.gradient(L, params)


# %% tape_gradients: tape without mean
# says: Too large by the number of samples
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x))
    return tape.gradient(losses, params)


# %% tape_gradients: tape with softmax
# says: went through softmax before the loss
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        p = tf.nn.softmax(scores(x))
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, p))
    return tape.gradient(L, params)


# %% tape_gradients: tape that gives the loss
# says: got a tensor of shape ()
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    tape.gradient(L, params)
    return L


# %% tape_gradients: tape asked for one
# says: 2 gradients are expected
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return [tape.gradient(L, params[0])]


# %% tape_gradients: tape with one hot loss
# says: labels must be broadcastable
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(t, scores(x)))
    return tape.gradient(L, params)
