"""Wrong answers to the tasks of notebook 12; TensorFlow is imported when one of them runs."""

# %% given
import math

import numpy as np

from course.lessons.n12_mnist_in_keras.tape_task import tf


# %% tf_cross_entropy: as printed
# says: A logarithm of softmax again
def cross_entropy_from_scores(t, s):
    p = tf.nn.softmax(s)
    return -tf.reduce_mean(tf.reduce_sum(t * tf.math.log(p), axis=1))


# %% tf_cross_entropy: p kept above 0
# says: p is kept above 1e-10
def cross_entropy_from_scores(t, s):
    p = tf.clip_by_value(tf.nn.softmax(s), 1e-10, 1.0)
    return tf.reduce_mean(-tf.reduce_sum(t * tf.math.log(p), axis=1))


# %% tf_cross_entropy: NumPy
# says: placeholder holds no numbers yet
# not: raised
def cross_entropy_from_scores(t, s):
    m = np.max(s, axis=1, keepdims=True)
    return np.mean(m[:, 0] + np.log(np.exp(s - m).sum(axis=1)) - np.sum(t * s, axis=1))


# %% tf_cross_entropy: no maximum
# says: overflows
def cross_entropy_from_scores(t, s):
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s), axis=1)) - tf.reduce_sum(t * s, axis=1))


# %% tf_cross_entropy: one maximum for all
# says: One maximum serves the whole batch
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) + m
    return tf.reduce_mean(log_sum - tf.reduce_sum(t * s, axis=1))


# %% tf_cross_entropy: maximum not added back
# says: never added back
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) - tf.reduce_sum(t * s, axis=1))


# %% tf_cross_entropy: a column
# says: (2, 1)
# not: None
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1, keepdims=True)) + m
    return log_sum - tf.reduce_sum(t * s, axis=1, keepdims=True)


# %% tf_cross_entropy: one for each image
# says: the program needs one number
def cross_entropy_from_scores(t, s):
    return tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s)


# %% tf_cross_entropy: a sum
# says: the sum over the images
def cross_entropy_from_scores(t, s):
    return tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s))


# %% tf_cross_entropy: arguments swapped
# says: have changed places
def cross_entropy_from_scores(t, s):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=s, logits=t))


# %% tf_cross_entropy: no return
# says: hands nothing back
# not: labels
def cross_entropy_from_scores(t, s):
    tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s))


# %% tf_cross_entropy: printed
# says: in place of `print`
def cross_entropy_from_scores(t, s):
    print(tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s)))


# %% tf_cross_entropy: a trailing comma
# says: a tuple
# not: `None`
def cross_entropy_from_scores(t, s):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s)),


# %% tf_cross_entropy: .numpy() in a graph
# says: has no `numpy`
# not: earlier method
def cross_entropy_from_scores(t, s):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=s)).numpy()


# %% tf_cross_entropy: the true class's score forgotten
# says: t plays no part
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    return tf.reduce_mean(tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1)) + m[:, 0])


# %% tf_cross_entropy: sign turned round
# says: The sign is turned round
def cross_entropy_from_scores(t, s):
    log_sum = tf.reduce_logsumexp(s, axis=1)
    return tf.reduce_mean(tf.reduce_sum(t * s, axis=1) - log_sum)


# %% tf_cross_entropy: the example
# says: what leads from L back to s
def cross_entropy_from_scores(t, s):
    return 500.35


# %% tf_cross_entropy: NumPy handed over to TensorFlow
# says: what leads from L back to s
def cross_entropy_from_scores(t, s):
    def compute(t, s):
        m = s.max(axis=1, keepdims=True)
        log_sum = m[:, 0] + np.log(np.exp(s - m).sum(axis=1))
        return np.mean(log_sum - (t * s).sum(axis=1)).astype("float32")

    return tf.numpy_function(compute, [t, s], tf.float32)


# %% tf_cross_entropy: math.log
# says: TypeError
# not: earlier method
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    log_sum = m[:, 0] + math.log(tf.reduce_sum(tf.exp(s - m), axis=1))
    return tf.reduce_mean(log_sum - tf.reduce_sum(t * s, axis=1))


# %% tf_cross_entropy: labels as if they were numbers
# says: expected
# not: changed places
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=1, keepdims=True)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1, keepdims=True)) + m
    return tf.reduce_mean(log_sum - t * s)


# %% tf_cross_entropy: maximum over the images
# says: `axis=1, keepdims=True`
def cross_entropy_from_scores(t, s):
    m = tf.reduce_max(s, axis=0)
    log_sum = tf.math.log(tf.reduce_sum(tf.exp(s - m), axis=1))
    return tf.reduce_mean(log_sum - tf.reduce_sum(t * (s - m), axis=1))


# %% glorot_uniform: no root
# says: The root is missing
def glorot_uniform(n_in, n_out, rng):
    limit = 6 / (n_in + n_out)
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: He's weights
# says: He's weights
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / n_in)
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: the spread as limit
# says: is the spread of these weights
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: normal
# says: Glorot's other form
def glorot_uniform(n_in, n_out, rng):
    return rng.normal(scale=np.sqrt(2 / (n_in + n_out)), size=(n_in, n_out))


# %% glorot_uniform: N(0, 1)
# says: the tutorial's own weights
def glorot_uniform(n_in, n_out, rng):
    return rng.normal(size=(n_in, n_out))


# %% glorot_uniform: positive
# says: All weights are positive
def glorot_uniform(n_in, n_out, rng):
    return np.sqrt(6 / (n_in + n_out)) * rng.random((n_in, n_out))


# %% glorot_uniform: transposed
# says: It is transposed
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_out, n_in))


# %% glorot_uniform: another generator
# says: Two generators with the same seed
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return np.random.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: no return
# says: hands nothing back
# not: shape
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    W = rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: printed
# says: in place of `print`
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    print(rng.uniform(-limit, limit, (n_in, n_out)))


# %% glorot_uniform: a trailing comma
# says: a tuple
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out)),


# %% glorot_uniform: one row
# says: (4,)
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, n_out)


# %% glorot_uniform: one number for all
# says: Each weight is a draw of its own
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return np.full((n_in, n_out), rng.uniform(-limit, limit))


# %% glorot_uniform: the example's limit
# says: divided by
def glorot_uniform(n_in, n_out, rng):
    limit = 1
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: a generator of its own
# says: gives the same weights once more
# not: smallest
def glorot_uniform(n_in, n_out, rng):
    rng = np.random.default_rng(1)
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% glorot_uniform: unknown method
# says: AttributeError
# not: earlier method
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.rand(n_in, n_out) * 2 * limit - limit


# %% glorot_uniform: the shape in two arguments
# says: TypeError
# not: It should take
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, n_in, n_out)


# %% glorot_uniform: only the two ends
# says: the share of weights from −limit/2 to limit/2
def glorot_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.choice([-limit, limit], (n_in, n_out)) * rng.uniform(0.9, 1, (n_in, n_out))


# %% glorot_uniform: ^ for the root
# says: TypeError
def glorot_uniform(n_in, n_out, rng):
    limit = (6 / (n_in + n_out)) ^ 0.5
    return rng.uniform(-limit, limit, (n_in, n_out))


# %% tape_gradients: scores outside of the tape
# says: the tape has not seen
def tape_gradients(scores, params, x, t):
    s = scores(x)
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, s))
    return tape.gradient(L, params)


# %% tape_gradients: no mean
# says: Too large by the number of samples
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x))
    return tape.gradient(losses, params)


# %% tape_gradients: softmax before the loss
# says: went through softmax before the loss
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        p = tf.nn.softmax(scores(x))
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, p))
    return tape.gradient(L, params)


# %% tape_gradients: the loss
# says: 2 values
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    tape.gradient(L, params)
    return L


# %% tape_gradients: one gradient
# says: 2 values
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return [tape.gradient(L, params[0])]


# %% tape_gradients: a loss for one-hot labels
# says: labels must be broadcastable
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(t, scores(x)))
    return tape.gradient(L, params)


# %% tape_gradients: no return
# says: hands nothing back
# not: the tape has not seen
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    tape.gradient(L, params)


# %% tape_gradients: printed
# says: in place of `print`
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    print(tape.gradient(L, params))


# %% tape_gradients: asked the wrong way round
# says: None
# not: begin with `return`
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return tape.gradient(params, L)


# %% tape_gradients: with respect to the images
# says: 2 values
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        tape.watch(x)
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return tape.gradient(L, [x])


# %% tape_gradients: sign turned round
# says: The sign is turned round
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return [-g for g in tape.gradient(L, params)]


# %% tape_gradients: of the scores
# says: The tape must be asked about the loss
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        s = scores(x)
    return tape.gradient(s, params)


# %% tape_gradients: the loss by NumPy
# says: by functions of TensorFlow
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        s = scores(x).numpy()
        s = s - s.max(axis=1, keepdims=True)
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        L = tf.constant(-log_p[np.arange(len(t)), t].mean())
    return tape.gradient(L, params)


# %% tape_gradients: gradient misspelt
# says: AttributeError
# not: earlier method
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores(x)))
    return tape.gradients(L, params)


# %% tape_gradients: arguments of the loss swapped
# says: Error
def tape_gradients(scores, params, x, t):
    with tf.GradientTape() as tape:
        L = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(scores(x), t))
    return tape.gradient(L, params)


# %% ask_session: not initialized
# says: A variable has no number yet
# not: raised
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        return session.run({name: program[name] for name in names}, fed)


# %% ask_session: initialized in another session
# says: in the same session
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        return session.run({name: program[name] for name in names}, fed)


# %% ask_session: a list
# says: a dictionary with a number for each name
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        return session.run([program[name] for name in names], fed)


# %% ask_session: one after the other
# says: separate calls of `session.run`
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        return {name: session.run(program[name], fed) for name in names}


# %% ask_session: no graph
# says: looks at another graph
def ask(program, names, fed):
    with tf.compat.v1.Session() as session:
        session.run(program["initialize"])
        return session.run({name: program[name] for name in names}, fed)


# %% ask_session: not fed
# says: A placeholder got no numbers
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        return session.run({name: program[name] for name in names})


# %% ask_session: all boxes
# says: a box that is not in `names`
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        numbers = session.run({name: box for name, box in program.items()}, fed)
    return {name: numbers[name] for name in names}


# %% ask_session: the boxes themselves
# says: The dictionary holds boxes, and no numbers
def ask(program, names, fed):
    return {name: program[name] for name in names}


# %% ask_session: boxes as keys
# says: They should be the names
# not: Reference
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        boxes = [program[name] for name in names]
        return {box.ref(): number for box, number in zip(boxes, session.run(boxes, fed))}


# %% ask_session: no return
# says: hands nothing back
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        session.run({name: program[name] for name in names}, fed)


# %% ask_session: printed
# says: in place of `print`
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        print(session.run({name: program[name] for name in names}, fed))


# %% ask_session: only the first
# says: `names` was
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        for name in names:
            return {name: session.run(program[name], fed)}


# %% ask_session: a step first
# says: A step was made before
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        session.run(program["step"], fed)
        return session.run({name: program[name] for name in names}, fed)


# %% ask_session: asked after the block
# says: The session was closed
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
    return session.run({name: program[name] for name in names}, fed)


# %% ask_session: the program is changed
# says: has changed the dictionary `program`
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program.pop("initialize"))
        return session.run({name: program[name] for name in names}, fed)


# %% ask_session: the names for run
# says: Error
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        return session.run(names, fed)


# %% ask_session: L whatever is asked
# says: `names` was
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        return {"L": session.run(program["L"], fed)}


# %% ask_session: the number of L for every name
# says: Every name has got the number of L
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        L = session.run(program["L"], fed)
    return {name: L for name in names}


# %% ask_session: names in the order of the alphabet
# says: stand at other names than their own
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        numbers = session.run([program[name] for name in names], fed)
    return dict(zip(sorted(names), numbers))


# %% ask_session: every box has a number
# says: None
# not: argument, stand-in
def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["initialize"].graph) as session:
        session.run(program["initialize"])
        found = session.run([program[name] for name in names], fed)
    return {name: number.tolist() for name, number in zip(names, found)}
