"""Right answers to the tasks of notebook 08."""

# %% given
import numpy as np

import nnlib


def batches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    parts = np.split(order, range(batch_size, len(x), batch_size))
    return ((x[rows], y[rows]) for rows in parts)


# %% minibatches: a class with __iter__
class minibatches:
    def __init__(self, inputs, labels, size, generator):
        self.inputs, self.labels, self.size = inputs, labels, size
        self.order = generator.permutation(len(inputs))

    def __iter__(self):
        for start in range(0, len(self.order), self.size):
            rows = self.order[start : start + self.size]
            yield self.inputs[rows], self.labels[rows]


# %% minibatches: a lambda with zip of lists
minibatches = lambda x, y, size, rng: (
    [[x[rows], y[rows]] for rows in np.split(rng.permutation(len(x)), range(size, len(x), size))]
)


# %% minibatches: float32
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows].astype("float32"), y[rows]


# %% minibatches: a while loop over a list
def minibatches(x, y, batch_size, rng):
    order = list(rng.permutation(len(x)))
    pairs = []
    while order:
        rows, order = order[:batch_size], order[batch_size:]
        pairs.append((x[rows], y[rows]))
    return pairs


# %% minibatches: shuffled copies
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    x, y = x[order], y[order]
    for start in range(0, len(x), batch_size):
        yield x[start : start + batch_size], y[start : start + batch_size]


# %% minibatches: two generators of one seed
def minibatches(x, y, batch_size, rng):
    order = np.arange(len(x))
    rng.shuffle(order)
    return zip(
        np.split(x[order], range(batch_size, len(x), batch_size)),
        np.split(y[order], range(batch_size, len(x), batch_size)),
    )


# %% minibatches: yield from, annotated
from typing import Iterator


def minibatches(x: np.ndarray, y: np.ndarray, batch_size: int, rng: np.random.Generator) -> Iterator[tuple]:
    order = rng.permutation(len(x))
    n_batches = -(-len(x) // batch_size)
    yield from ((x[order[k::1][: batch_size]], y[order[k:][: batch_size]]) for k in np.arange(n_batches) * batch_size)


# %% minibatches: islice
from itertools import islice


def minibatches(x, y, batch_size, rng):
    order = iter(rng.permutation(len(x)))
    while rows := list(islice(order, batch_size)):
        yield np.take(x, rows, axis=0), np.take(y, rows)


# %% minibatches: a helper in the same cell
def rows_of(n, size, rng):
    order = rng.permutation(n)
    return [order[k : k + size] for k in range(0, n, size)]


def minibatches(x, y, batch_size, rng):
    return [(x[rows], y[rows]) for rows in rows_of(len(x), batch_size, rng)]


# %% minibatches: samples gathered one by one
def minibatches(x, y, batch_size, rng):
    xs, ys = [], []
    for row in rng.permutation(len(x)):
        xs.append(x[row])
        ys.append(y[row])
        if len(xs) == batch_size:
            yield np.array(xs), np.array(ys)
            xs, ys = [], []
    if xs:
        yield np.array(xs), np.array(ys)


# %% sgd_step: float32 as a list
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = np.float32(momentum) * v.astype(np.float32) - np.float32(learning_rate) * gradient.astype(np.float32)
    return [np.float32(w) + v, v]


# %% sgd_step: a partial of a callable object
from functools import partial


class Step:
    def __call__(self, sign, weights, velocity, slope, eta, mu):
        velocity = mu * velocity + sign * eta * slope
        return np.stack([weights + velocity, velocity])


sgd_step = partial(Step(), -1)


# %% sgd_step: lambda with a walrus
sgd_step = lambda w, v, g, lr, m: (w + (new := m * v - lr * g), new)


# %% sgd_step: copies worked on in place
def sgd_step(w, v, gradient, learning_rate, momentum):
    w, v = w.copy(), v.copy()
    v *= momentum
    v -= learning_rate * gradient
    w += v
    return w, v


# %% sgd_step: NumPy's functions
def sgd_step(w, v, gradient, learning_rate, momentum):
    new = np.subtract(np.multiply(momentum, v), np.multiply(learning_rate, gradient))
    return np.add(w, new), new


# %% sgd_step: a matrix product
def sgd_step(w, v, gradient, learning_rate, momentum):
    stacked = np.stack([v, gradient], axis=-1)
    v = stacked @ np.array([momentum, -learning_rate])
    return w + v, v


# %% sgd_step: annotated, the sum spelled out
def sgd_step(w: np.ndarray, v: np.ndarray, gradient: np.ndarray, learning_rate: float, momentum: float):
    new_w = w + momentum * v - learning_rate * gradient
    return new_w, new_w - w


# %% sgd_step: a helper in the same cell
def velocity(v, gradient, learning_rate, momentum):
    return -(learning_rate * gradient - momentum * v)


def sgd_step(w, v, gradient, learning_rate, momentum):
    new = velocity(v, gradient, learning_rate, momentum)
    return tuple([w + new, new])


# %% sgd_step: entry by entry
def sgd_step(w, v, gradient, learning_rate, momentum):
    new_w, new_v = np.empty_like(w), np.empty_like(v)
    for place in np.ndindex(w.shape):
        new_v[place] = momentum * v[place] - learning_rate * gradient[place]
        new_w[place] = w[place] + new_v[place]
    return new_w, new_v


# %% fit: float32, a list of epochs
def fit(net, inputs, labels, size, n_epochs, generator, held_back):
    history = dict(loss=[], val_loss=[])
    for epoch in range(n_epochs):
        found = [(net.train_on_batch(a, b), len(a)) for a, b in batches(inputs, labels, size, generator)]
        losses, sizes = np.array(found, dtype=np.float32).T
        history["loss"].append(np.average(losses, weights=sizes))
        history["val_loss"].append(np.float32(net.evaluate(*held_back, batch_size=7, verbose=0)))
    return history


# %% fit: arrays in a dict, by a callable object
class Fit:
    def __call__(self, model, x, y, batch_size, epochs, rng, validation):
        losses, val_losses = np.zeros(epochs), np.zeros(epochs)
        for epoch in range(epochs):
            for pair in batches(x, y, batch_size, rng):
                losses[epoch] += model.train_on_batch(*pair) * len(pair[1]) / len(y)
            val_losses[epoch] = model.evaluate(validation[0], validation[1], verbose=0)
        return {"loss": losses, "val_loss": val_losses, "epoch": list(range(epochs))}


fit = Fit()


# %% fit: total and count
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total, n = 0, 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
            n += len(x_batch)
        history["loss"].append(total / n)
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: while and setdefault
def fit(model, x, y, batch_size, epochs, rng, validation):
    history, epoch = {}, 0
    x_val, y_val = validation
    while epoch < epochs:
        sums = []
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            sums += [model.train_on_batch(x_batch, y_batch) * x_batch.shape[0]]
        history.setdefault("loss", []).append(sum(sums) / x.shape[0])
        history.setdefault("val_loss", []).append(model.evaluate(x_val, y_val, verbose=0))
        epoch += 1
    return history


# %% fit: its own batches, written out
def fit(model, x, y, batch_size, epochs, rng, validation):
    losses, val_losses = [], []
    for _ in range(epochs):
        order, total = rng.permutation(len(x)), 0.0
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            total = total + len(rows) * model.train_on_batch(x[rows], y[rows])
        losses.append(total / len(x))
        val_losses.append(model.evaluate(*validation, verbose=0))
    return {"loss": losses, "val_loss": val_losses}


# %% fit: the loss as a dict
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"val_loss": [], "loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size=batch_size, rng=rng):
            total += model.train_on_batch(x_batch, y_batch) * len(y_batch)
        history["loss"] += [total / len(x)]
        history["val_loss"] += [model.evaluate(*validation, verbose=0)]
    return history


# %% fit: a helper in the same cell
def one_epoch(model, x, y, batch_size, rng):
    total = 0.0
    for x_batch, y_batch in batches(x, y, batch_size, rng):
        total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
    return total / len(x)


def fit(model, x, y, batch_size, epochs, rng, validation):
    pairs = [
        (one_epoch(model, x, y, batch_size, rng), model.evaluate(*validation, verbose=0)) for _ in range(epochs)
    ]
    return {"loss": [a for a, _ in pairs], "val_loss": [b for _, b in pairs]}


# %% fit: annotated, prints along
def fit(model: nnlib.Sequential, x, y, batch_size: int, epochs: int, rng, validation: tuple) -> dict:
    history: dict[str, list[float]] = {"loss": [], "val_loss": []}
    for epoch in range(1, epochs + 1):
        losses, sizes = zip(
            *((model.train_on_batch(a, b), len(a)) for a, b in batches(x, y, batch_size, rng))
        )
        history["loss"].append(float(np.dot(losses, sizes) / np.sum(sizes)))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
        if epoch == epochs:
            print(f"epoch {epoch}: {history['loss'][-1]:.3f}")
    return history


# %% should_stop: a callable object that counts
class ShouldStop:
    def __call__(self, losses, patience):
        best, waited = np.inf, np.int64(0)
        for loss in losses:
            best, waited = (loss, 0) if loss < best else (best, waited + 1)
        return np.asarray(waited >= patience)


should_stop = ShouldStop()


# %% should_stop: 1 and 0 by reduce
from functools import reduce


should_stop = lambda values, n: int(
    reduce(lambda state, v: (v, 0) if v < state[0] else (state[0], state[1] + 1), values, (np.inf, 0))[1] >= n
)


# %% should_stop: index of the minimum
def should_stop(val_losses, patience):
    return len(val_losses) - 1 - val_losses.index(min(val_losses)) >= patience


# %% should_stop: the latest against those before
def should_stop(val_losses, patience):
    if len(val_losses) <= patience:
        return False
    return min(val_losses[-patience:]) >= min(val_losses[:-patience])


# %% should_stop: NumPy's own bool
def should_stop(val_losses: list, patience: int) -> bool:
    losses = np.array(val_losses)
    return np.bool_(len(losses) - losses.argmin() > patience)


# %% should_stop: if and else
def should_stop(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
    if len(val_losses) - best - 1 >= patience:
        return True
    else:
        return False


# %% should_stop: all of the newest
def should_stop(val_losses, patience):
    before = val_losses[: max(0, len(val_losses) - patience)]
    return bool(before) and all(loss >= min(before) for loss in val_losses[len(before) :])


# %% should_stop: float32
def should_stop(val_losses, patience):
    losses = np.asarray(val_losses, dtype="float32")
    return (len(losses) - 1) - np.flatnonzero(losses == losses.min())[0] >= patience


# %% should_stop: a helper in the same cell
def epochs_since_best(losses):
    return next(k for k, loss in enumerate(losses[::-1]) if loss == min(losses) and losses.index(loss) == len(losses) - 1 - k)


def should_stop(val_losses, patience):
    return epochs_since_best(val_losses) >= patience


# %% fit_updates: an array of float32, a callable object
from itertools import count
from itertools import islice


class Updates:
    def __call__(self, net, inputs, labels, size, n, generator):
        losses = np.empty(n, dtype=np.float32)
        stream = (pair for _ in count() for pair in batches(inputs, labels, size, generator))
        for k, pair in enumerate(islice(stream, n)):
            losses[k] = net.train_on_batch(*pair)
        return losses


fit_updates = Updates()


# %% fit_updates: a partial and a tuple
from functools import partial


def _train(stop, model, x, y, batch_size, n_updates, rng):
    losses = ()
    while not stop(losses, n_updates):
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            if not stop(losses, n_updates):
                losses += (model.train_on_batch(x_batch, y_batch),)
    return losses


fit_updates = partial(_train, lambda losses, n: len(losses) == n)


# %% fit_updates: return from both loops
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    while True:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
            if len(losses) == n_updates:
                return losses


# %% fit_updates: two breaks
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    while len(losses) < n_updates:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
            if len(losses) == n_updates:
                break
    return losses


# %% fit_updates: the number of epochs first
def fit_updates(model, x, y, batch_size, n_updates, rng):
    n_epochs = int(np.ceil(n_updates / np.ceil(len(x) / batch_size)))
    pairs = [pair for _ in range(n_epochs) for pair in batches(x, y, batch_size, rng)]
    return [model.train_on_batch(*pair) for pair in pairs[:n_updates]]


# %% fit_updates: a counter that goes down
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses, left = [], n_updates
    while left:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses += [float(model.train_on_batch(x_batch, y_batch))]
            left -= 1
            if left == 0:
                break
    return losses


# %% fit_updates: a new iterator when one is used up
def fit_updates(model, x, y, batch_size, n_updates, rng):
    stream, losses = iter(()), []
    for _ in range(n_updates):
        pair = next(stream, None)
        if pair is None:
            stream = iter(batches(x, y, batch_size, rng))
            pair = next(stream)
        losses.append(model.train_on_batch(*pair))
    return losses


# %% fit_updates: an array, annotated
def fit_updates(model, x, y, batch_size: int, n_updates: int, rng) -> np.ndarray:
    losses: list[float] = []
    for _ in range(n_updates):
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            if len(losses) < n_updates:
                losses.append(model.train_on_batch(x_batch, y_batch))
    return np.array(losses)


# %% adam_step: four lines
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: with m hat and r hat
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient * gradient
    m_hat = m / (1 - beta_1**k)
    r_hat = r / (1 - beta_2**k)
    return w - learning_rate * m_hat / (np.sqrt(r_hat) + 1e-8), m, r


# %% adam_step: numbers for the betas, a list back
def adam_step(w, m, r, g, k, eta):
    new_m, new_r = 0.9 * m + 0.1 * g, 0.999 * r + 0.001 * np.square(g)
    eta_k = eta * (1 - 0.999**k) ** 0.5 / (1 - 0.9**k)
    return [w - eta_k * new_m / (new_r**0.5 + 1e-7), new_m, new_r]


# %% adam_step: means moved by a share
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = m + (1 - beta_1) * (gradient - m)
    r = r - (1 - beta_2) * (r - gradient**2)
    step = m / (np.sqrt(r) + 1e-7)
    step *= learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - step, m, r


# %% adam_step: copies worked on in place
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    w, m, r = w.copy(), m.copy(), r.copy()
    m *= beta_1
    m += (1 - beta_1) * gradient
    r *= beta_2
    r += (1 - beta_2) * gradient**2
    w -= learning_rate * (m / (1 - beta_1**k)) / (np.sqrt(r / (1 - beta_2**k)) + 1e-7)
    return w, m, r


# %% adam_step: a lambda with walruses
adam_step = lambda w, m, r, g, k, eta, b1=0.9, b2=0.999: (
    w - eta * np.sqrt(1 - b2**k) / (1 - b1**k) * (a := b1 * m + (1 - b1) * g)
    / (np.sqrt(c := b2 * r + (1 - b2) * g**2) + 1e-7), a, c
)


# %% adam_step: a helper in the same cell, math.sqrt
import math


def running(mean, new, beta):
    return beta * mean + (1 - beta) * new


def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m, r = running(m, gradient, beta_1), running(r, gradient**2, beta_2)
    rate = learning_rate * math.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: entry by entry
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    new_w, new_m, new_r = w.copy(), m.copy(), r.copy()
    for place in np.ndindex(w.shape):
        g = gradient[place]
        new_m[place] = beta_1 * m[place] + (1 - beta_1) * g
        new_r[place] = beta_2 * r[place] + (1 - beta_2) * g**2
        mean, square = new_m[place] / (1 - beta_1**k), new_r[place] / (1 - beta_2**k)
        new_w[place] = w[place] - learning_rate * mean / (square**0.5 + 1e-7)
    return new_w, new_m, new_r


# %% adam_step: annotated, stacked in one array
def adam_step(
    w: np.ndarray, m: np.ndarray, r: np.ndarray, gradient: np.ndarray, k: int, learning_rate: float,
    beta_1: float = 0.9, beta_2: float = 0.999,
) -> np.ndarray:
    """One step of Adam."""
    m = np.add(beta_1 * m, (1 - beta_1) * gradient)
    r = np.add(beta_2 * r, (1 - beta_2) * np.power(gradient, 2))
    rate = learning_rate * np.sqrt(1 - np.power(beta_2, k)) / (1 - np.power(beta_1, k))
    return np.stack([w - rate * m / np.add(np.sqrt(r), 1e-7), m, r])


# %% adam_step: nnlib's optimizer inside
def adam_step(w, m, r, gradient, k, learning_rate):
    w = w.copy()
    optimizer = nnlib.optimizers.Adam(learning_rate)
    optimizer.set_variables([m, r], [w])
    optimizer.iterations = k - 1
    optimizer.apply([gradient], [w])
    new_m, new_r = optimizer.variables
    return w, new_m, new_r
