"""Right answers to the tasks of notebook 12; TensorFlow is imported when one of them runs."""

# %% given
import numpy as np

import nnlib
from course.lessons.n12_mnist_in_keras.tape_task import tf


# %% tf_cross_entropy: Keras's own loss, a callable object
cross_entropy_from_scores = tf.keras.losses.CategoricalCrossentropy(from_logits=True)


# %% tf_cross_entropy: lambda in float64
cross_entropy_from_scores = lambda truth, scores: tf.reduce_mean(
    tf.nn.softmax_cross_entropy_with_logits(tf.cast(truth, tf.float64), tf.cast(scores, tf.float64))
)


# %% tf_cross_entropy: line by line
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    e = tf.exp(s - m)
    total = tf.reduce_sum(e, axis=1, keepdims=True)
    log_sum = m + tf.math.log(total)
    true_scores = tf.reduce_sum(t * s, axis=1, keepdims=True)
    return tf.reduce_mean(log_sum - true_scores)


# %% tf_cross_entropy: reduce_logsumexp
def cross_entropy_from_scores(t, s):
    losses = tf.reduce_logsumexp(s, axis=1) - tf.reduce_sum(t * s, axis=1)
    return tf.math.reduce_mean(losses)


# %% tf_cross_entropy: log_softmax
def cross_entropy_from_scores(labels, logits):
    return -tf.reduce_mean(tf.reduce_sum(labels * tf.nn.log_softmax(logits), axis=1))


# %% tf_cross_entropy: labels by argmax
def cross_entropy_from_scores(t, s):
    labels = tf.argmax(t, axis=1)
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=s))


# %% tf_cross_entropy: the true scores picked by a mask
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=-1)
    log_sum = m + tf.math.log(tf.reduce_sum(tf.exp(s - m[:, None]), axis=-1))
    return tf.reduce_mean(log_sum) - tf.reduce_mean(tf.boolean_mask(s, t > 0))


# %% tf_cross_entropy: a sum divided by the number of samples
def cross_entropy_from_scores(t: "tf.Tensor", s: "tf.Tensor") -> "tf.Tensor":
    n = tf.cast(tf.shape(s)[0], tf.float32)
    s = s - tf.reduce_max(s, axis=1, keepdims=True)
    return tf.reduce_sum(tf.math.log(tf.reduce_sum(tf.exp(s), 1)) - tf.reduce_sum(t * s, 1)) / n


# %% tf_cross_entropy: the loss that TensorFlow 1 had
def cross_entropy_from_scores(t, s):
    return tf.compat.v1.losses.softmax_cross_entropy(t, s)


# %% tf_cross_entropy: a helper in the same cell
def of_each_image(t, s):
    shifted = s - tf.expand_dims(tf.reduce_max(s, 1), 1)
    return tf.math.log(tf.reduce_sum(tf.exp(shifted), 1)) - tf.reduce_sum(t * shifted, 1)


def cross_entropy_from_scores(t, s):
    return tf.reduce_mean(of_each_image(t, s))


# %% glorot_uniform: nnlib's own, in float32
def glorot_uniform(n_in, n_out, rng):
    return nnlib.initializers.GlorotUniform()((n_in, n_out), rng, np.dtype("float32"))


# %% glorot_uniform: a callable object that draws transposed
import math


class Draw:
    def __call__(self, inputs, outputs, generator):
        limit = math.sqrt(6 / (inputs + outputs))
        return (limit - 2 * limit * generator.random((outputs, inputs))).T


glorot_uniform = Draw()


# %% glorot_uniform: from 0 to 1 and stretched
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return limit * (1 - 2 * rng.random((n_in, n_out)))


# %% glorot_uniform: partial
def draw(power, n_in, n_out, rng):
    limit = (6 / (n_in + n_out)) ** power
    return rng.uniform(low=-limit, high=limit, size=(n_in, n_out))


import functools

glorot_uniform = functools.partial(draw, 0.5)


# %% glorot_uniform: a row for each input
def glorot_uniform(n_in, n_out, rng):
    limit = (6 / (n_in + n_out)) ** 0.5
    W = np.empty((n_in, n_out))
    for i in range(n_in):
        W[i] = rng.uniform(-limit, limit, n_out)
    return W


# %% glorot_uniform: lists of numbers
import math


def glorot_uniform(n_in, n_out, rng):
    limit = math.sqrt(6 / (n_in + n_out))
    return [[limit * (2 * r - 1) for r in row] for row in rng.random((n_in, n_out))]


# %% glorot_uniform: by the spread
def glorot_uniform(n_in: int, n_out: int, rng: np.random.Generator) -> np.ndarray:
    spread = np.sqrt(2 / (n_in + n_out))
    return spread * np.sqrt(3) * rng.uniform(-1, 1, size=n_in * n_out).reshape(n_in, n_out)


# %% glorot_uniform: lambda in float32
glorot_uniform = lambda n_in, n_out, rng: np.float32(np.sqrt(6 / (n_in + n_out))) * (
    2 * rng.random((n_in, n_out), dtype=np.float32) - 1
)


# %% glorot_uniform: two halves with signs
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    sizes = rng.random((n_in, n_out)) * limit
    signs = rng.choice([-1, 1], (n_in, n_out))
    return sizes * signs


# %% tape_gradients: a persistent tape, asked for one after the other, as a tuple
def tape_gradients(network, variables, images, labels):
    with tf.GradientTape(persistent=True) as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=network(images))
        L = tf.math.reduce_mean(losses)
    return tuple(tape.gradient(L, w) for w in variables)


# %% tape_gradients: NumPy arrays by Keras's loss
def tape_gradients(scores, params, x, t):
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        L = loss(t, scores(x))
    return [g.numpy() for g in tape.gradient(L, params)]


# %% tape_gradients: a tape without with
def tape_gradients(scores, params, x, t):
    tape = tf.GradientTape()
    tape.__enter__()
    L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    tape.__exit__(None, None, None)
    return tape.gradient(L, params)


# %% tape_gradients: one-hot labels
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        s = scores(x)
        one_hot = tf.one_hot(t, s.shape[1])
        L = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, s))
    return tape.gradient(L, params)


# %% tape_gradients: a sum divided by hand
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x))
        L = tf.reduce_sum(losses)
    return [g / len(t) for g in tape.gradient(L, params)]


# %% tape_gradients: return inside the block
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
        return tape.gradient(L, params)


# %% tape_gradients: as a graph
@tf.function
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return tape.gradient(L, params)


# %% tape_gradients: a helper for the loss and variables watched by hand
def loss(scores, x, t):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x))
    return tf.reduce_mean(losses)


def tape_gradients(scores, params, x, t):
    gradients = []
    for w in params:
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(w)
            L = loss(scores, x, t)
        gradients.append(tape.gradient(L, w))
    return gradients


# %% tape_gradients: from log_softmax
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        log_p = tf.nn.log_softmax(scores(x))
        L = -tf.reduce_mean(tf.gather(log_p, t, axis=1, batch_dims=1))
    return tape.gradient(L, params)


# %% ask_session: a dictionary for run
def ask(program, names, fed):
    tf1 = tf.compat.v1
    with tf1.Session(graph=program["initialize"].graph) as session:
        session.run(program["initialize"])
        return session.run({name: program[name] for name in names}, fed)


# %% ask_session: a list and zip
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        numbers = session.run([program[name] for name in names], feed_dict=fed)
    return dict(zip(names, numbers))


# %% ask_session: opened and closed by hand
def ask(program, names, fed):
    session = tf.compat.v1.Session(graph=program["L"].graph)
    session.run(program["initialize"])
    asked = {}
    for name in names:
        asked[name] = program[name]
    numbers = session.run(asked, fed)
    session.close()
    return numbers


# %% ask_session: a session in the graph's own block
def ask(program, names, fed):
    with program["initialize"].graph.as_default():
        with tf.compat.v1.Session() as session:
            session.run(program["initialize"])
            boxes = tuple(program[name] for name in names)
            return {name: number for name, number in zip(names, session.run(boxes, fed))}


# %% ask_session: the operation runs itself
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["x"].graph) as session:
        program["initialize"].run(session=session)
        return session.run(dict((name, program[name]) for name in names), fed)


# %% ask_session: the graph of any box, other names
def ask(boxes, wanted, numbers):
    graph = next(iter(boxes.values())).graph
    with tf.compat.v1.Session(graph=graph) as s:
        s.run(boxes["initialize"])
        return s.run({k: v for k, v in boxes.items() if k in wanted}, numbers)


# %% ask_session: Python's own numbers
def ask(program: dict, names: list, fed: dict) -> dict:
    with tf.compat.v1.Session(graph=program["initialize"].graph) as session:
        session.run([program["initialize"]])
        found = session.run([program[name] for name in names], fed)
    return {name: None if number is None else number.tolist() for name, number in zip(names, found)}


# %% ask_session: a helper and try
def opened(graph):
    session = tf.compat.v1.Session(graph=graph)
    return session


def ask(program, names, fed):
    session = opened(program["initialize"].graph)
    try:
        session.run(program["initialize"])
        return dict(session.run({name: program[name] for name in names}, feed_dict=fed))
    finally:
        session.close()


# %% ask_session: a lambda over a callable
def asking(session, program, names, fed):
    session.run(program["initialize"])
    return session.run({name: program[name] for name in names}, fed)


ask = lambda program, names, fed: asking(
    tf.compat.v1.Session(graph=program["initialize"].graph), program, names, fed
)
