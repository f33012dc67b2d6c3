"""Wrong answers to the tasks of notebook 08."""

# %% given
import numpy as np

def cut_up(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]

def fit_with(total, divide, batches=cut_up):
    def fit(model, x, y, batch_size, epochs, rng, validation):
        history = {"loss": [], "val_loss": []}
        for _ in range(epochs):
            losses = [
                total(model.train_on_batch(*batch), len(batch[0])) for batch in batches(x, y, batch_size, rng)
            ]
            history["loss"].append(divide(losses, len(x)))
            history["val_loss"].append(model.evaluate(*validation, verbose=0))
        return history

    return fit

fit_mean_of_means = fit_with(lambda loss, n: loss, lambda losses, n: np.mean(losses))

fit_sum = fit_with(lambda loss, n: loss, lambda losses, n: sum(losses))

fit_last_batch = fit_with(lambda loss, n: loss, lambda losses, n: losses[-1])

fit_not_shuffled = fit_with(lambda loss, n: loss * n, lambda losses, n: sum(losses) / n, batches_as_stored)


# %% minibatches: batches as stored
# says: in the order in which it is stored
def minibatches(x, y, batch_size, rng):
    return [(x[s : s + batch_size], y[s : s + batch_size]) for s in range(0, len(x), batch_size)]


# %% minibatches: batches without the rest
# says: do not fill a whole batch are left out
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for k in range(len(x) // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        yield x[rows], y[rows]


# %% minibatches: batches with two orders
# says: two different orders
def minibatches(x, y, batch_size, rng):
    x, y = rng.permutation(x), rng.permutation(y)
    for start in range(0, len(x), batch_size):
        yield x[start : start + batch_size], y[start : start + batch_size]


# %% minibatches: batches shuffled in place
# says: labels
def minibatches(x, y, batch_size, rng):
    rng.shuffle(x)
    for start in range(0, len(x), batch_size):
        yield x[start : start + batch_size], y[start : start + batch_size]


# %% minibatches: batches with repeats
# says: each must come once
def minibatches(x, y, batch_size, rng):
    for start in range(0, len(x), batch_size):
        rows = rng.choice(len(x), min(batch_size, len(x) - start))
        yield x[rows], y[rows]


# %% minibatches: batches with a seed inside
# says: the `rng` handed in goes on
def minibatches(x, y, batch_size, rng):
    return list(cut_up(x, y, batch_size, np.random.default_rng(42)))


# %% minibatches: batches that return too soon
# says: `yield` hands out a batch and goes on
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        return [(x[rows], y[rows])]


# %% minibatches: batches as one pair
# says: each batch must be a pair
def minibatches(x, y, batch_size, rng):
    rows = rng.permutation(len(x))[:batch_size]
    return x[rows], y[rows]


# %% minibatches: batches of shuffled blocks
# says: Shuffle the rows first
def minibatches(x, y, batch_size, rng):
    for start in rng.permutation(np.arange(0, len(x), batch_size)):
        yield x[start : start + batch_size], y[start : start + batch_size]


# %% minibatches: cut_up(np.zeros((2, 1)), np.zeros(2), 1, np.random
# says: without calling it
minibatches = cut_up(np.zeros((2, 1)), np.zeros(2), 1, np.random.default_rng(0))


# %% sgd_step: step with old velocity
# says: the *old* velocity
def sgd_step(w, v, gradient, learning_rate, momentum):
    new_w = w + v
    return new_w, momentum * v - learning_rate * gradient


# %% sgd_step: step as elsewhere
# says: the convention with `v` pointing uphill
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v + learning_rate * gradient
    return w - v, v


# %% sgd_step: step with gradient in velocity
# says: keeps the learning rate out of the velocity
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v + gradient
    return w - learning_rate * v, v


# %% sgd_step: step minus twice
# says: The minus stands twice
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w - v, v


# %% sgd_step: step in place
# says: changed its input
def sgd_step(w, v, gradient, learning_rate, momentum):
    v *= momentum
    v -= learning_rate * gradient
    w += v
    return w, v


# %% sgd_step: step without velocity
# says: neither of them makes use
def sgd_step(w, v, gradient, learning_rate, momentum):
    return w - learning_rate * gradient, v


# %% sgd_step: step that returns w
# says: `return w, v`
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w + v


# %% sgd_step: step in the other order
# says: wrong order
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return v, w + v


# %% fit: fit_mean_of_means
# says: the plain mean of the batches' losses
fit = fit_mean_of_means


# %% fit: fit_sum
# says: is the sum of the batches' losses
fit = fit_sum


# %% fit: fit_last_batch
# says: each epoch's last batch
fit = fit_last_batch


# %% fit: fit_not_shuffled
# says: one and the same order
fit = fit_not_shuffled


# %% fit: fit one update an epoch
# says: one update in each epoch
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        history["loss"].append(model.train_on_batch(x, y))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: fit trains on validation
# says: the number of updates
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in cut_up(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.train_on_batch(*validation))
    return history


# %% fit: fit without validation
# says: `history["val_loss"]` is `None`
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in cut_up(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
    return history


# %% fit: fit returns the list
# says: fit must return a dict
def fit(model, x, y, batch_size, epochs, rng, validation):
    return [model.train_on_batch(*batch) for _ in range(epochs) for batch in cut_up(x, y, batch_size, rng)]


# %% fit: fit without return
# says: and returned None
def fit(model, x, y, batch_size, epochs, rng, validation):
    for _ in range(epochs):
        for x_batch, y_batch in cut_up(x, y, batch_size, rng):
            model.train_on_batch(x_batch, y_batch)


# %% should_stop: stops at the first rise
# says: stops at the first rise
def should_stop(val_losses, patience):
    return len(val_losses) >= 2 and val_losses[-1] > val_losses[-2]


# %% should_stop: stops without looking at the length
# says: IndexError
def should_stop(val_losses, patience):
    return val_losses[-1] > val_losses[-2]


# %% should_stop: stops one too late
# says: one epoch too late
def should_stop(val_losses, patience):
    return len(val_losses) - 1 - np.argmin(val_losses) > patience


# %% should_stop: stops one too early
# says: one epoch too early
def should_stop(val_losses, patience):
    return len(val_losses) - np.argmin(val_losses) >= patience


# %% should_stop: stops by the newest of patience
# says: `patience` epochs ago
def should_stop(val_losses, patience):
    return len(val_losses) > patience and val_losses[-1] >= val_losses[-patience - 1]


# %% should_stop: stops at equal losses only later
# says: An equal loss counts as an improvement
def should_stop(val_losses, patience):
    best = max(i for i, loss in enumerate(val_losses) if loss == min(val_losses))
    return len(val_losses) - 1 - best >= patience


# %% should_stop: stops by the largest
# says: *largest*
def should_stop(val_losses, patience):
    return len(val_losses) - 1 - np.argmax(val_losses) >= patience


# %% should_stop: gives the epochs
# says: True or False is expected
def should_stop(val_losses, patience):
    return np.array(val_losses) > min(val_losses)
