"""Loops of notebook 12, which its cells name and do not show: trainings step by step, and a program of 2018.

A program is a dict of boxes by name, as the notebook's `build` returns it.
"""

import numpy as np

import nnlib
from course.lessons.n12_mnist_in_keras.recipe_of_2018 import BATCH
from course.lessons.n12_mnist_in_keras.tape_task import tf


def three_epochs(step, x, t, model, name) -> np.ndarray:
    """The loss of every step(x, t): three epochs in batches of 100, in the order of the model's `fit`."""
    rng, losses = model.shuffle_rng, []
    with nnlib.progress.bar(3 * len(x) // 100, name) as bar:
        for _ in range(3):
            for rows in rng.permutation(len(x)).reshape(-1, 100):
                losses.append(step(x[rows], t[rows]))
                bar.update()
    return np.array(losses)


def first_weights(draw) -> list[np.ndarray]:
    """W1, b1, W2, b2 of 784-128-10, weights by draw(n_in, n_out, rng) and biases 0; the same at each call."""
    rng, zeros = np.random.default_rng(1), np.zeros
    weights = [draw(784, 128, rng), zeros(128), draw(128, 10, rng), zeros(10)]
    return [np.asarray(w, dtype="float32") for w in weights]


def run_steps(program: dict, batches, x, t, x_test, t_test) -> dict:
    """A session: one step a batch, then an answer to every test image.

    Returns:
        "first", the numbers of the boxes before the first step; "losses" of the steps; "answers" to the test
        images, and their "accuracy".
    """
    one_hot = np.eye(10, dtype="float32")
    feeds = ({program["x"]: x[rows], program["t"]: one_hot[t[rows]]} for rows in batches)
    asked = {name: program[name] for name in (*BATCH, "step")}
    first, losses = None, []
    with tf.compat.v1.Session(graph=program["L"].graph) as session:
        session.run(program["initialize"])
        for fed in feeds:
            numbers = session.run(asked, fed)
            losses.append(numbers["L"])
            if first is None:  # the other boxes were asked for once
                first, asked = numbers, {name: program[name] for name in ("L", "step")}
        answers = session.run(program["p"], {program["x"]: x_test}).argmax(axis=1)
    return dict(first=first, losses=losses, answers=answers, accuracy=np.mean(answers == t_test))


def gradients_by_hand(weights, x, t) -> list[np.ndarray]:
    """dL_dW1, dL_db1, dL_dW2, dL_db2 of the mean cross-entropy of a network with ReLU, as in notebook 07."""
    W1, b1, W2, b2 = weights
    z = np.maximum(x @ W1 + b1, 0)
    p = nnlib.activations.softmax(z @ W2 + b2)
    dL_ds = (p - np.eye(p.shape[1])[t]) / len(x)
    dL_du = (dL_ds @ W2.T) * (z > 0)
    return [x.T @ dL_du, dL_du.sum(axis=0), z.T @ dL_ds, dL_ds.sum(axis=0)]


def sixty_steps(step, stop) -> list[float]:
    """The losses of 60 calls of step(); stop() is called once, before the 31st."""
    losses = []
    for k in range(60):
        if k == 30:
            stop()
        losses.append(float(step()))
    return losses


def loss_as_written(program: dict, fed: dict) -> float:
    """The program's L before its first step, from a session that does not rearrange the graph."""
    config = tf.compat.v1.ConfigProto()
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    with tf.compat.v1.Session(graph=program["L"].graph, config=config) as session:
        session.run(program["initialize"])
        return session.run(program["L"], fed)
