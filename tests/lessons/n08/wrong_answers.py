"""Wrong answers to the tasks of notebook 08."""

# %% given
import numpy as np

def cut_up(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]

batches = cut_up


# %% minibatches: as stored
# says: in the order in which it is stored
def minibatches(x, y, batch_size, rng):
    return [(x[s : s + batch_size], y[s : s + batch_size]) for s in range(0, len(x), batch_size)]


# %% minibatches: without the rest
# says: do not fill a whole batch are left out
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for k in range(len(x) // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        yield x[rows], y[rows]


# %% minibatches: with two orders
# says: two different orders
def minibatches(x, y, batch_size, rng):
    x, y = rng.permutation(x), rng.permutation(y)
    for start in range(0, len(x), batch_size):
        yield x[start : start + batch_size], y[start : start + batch_size]


# %% minibatches: shuffled in place
# says: Your code changes `x` itself
def minibatches(x, y, batch_size, rng):
    rng.shuffle(x)
    for start in range(0, len(x), batch_size):
        yield x[start : start + batch_size], y[start : start + batch_size]


# %% minibatches: with repeats
# says: each must come once
def minibatches(x, y, batch_size, rng):
    for start in range(0, len(x), batch_size):
        rows = rng.choice(len(x), min(batch_size, len(x) - start))
        yield x[rows], y[rows]


# %% minibatches: with a seed inside
# says: the `rng` handed in goes on
def minibatches(x, y, batch_size, rng):
    return list(cut_up(x, y, batch_size, np.random.default_rng(42)))


# %% minibatches: that return too soon
# says: stands inside the loop
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        return [(x[rows], y[rows])]


# %% minibatches: as one pair
# says: must be a pair
def minibatches(x, y, batch_size, rng):
    rows = rng.permutation(len(x))[:batch_size]
    return x[rows], y[rows]


# %% minibatches: of shuffled blocks
# says: Shuffle the rows first
def minibatches(x, y, batch_size, rng):
    for start in rng.permutation(np.arange(0, len(x), batch_size)):
        yield x[start : start + batch_size], y[start : start + batch_size]


# %% minibatches: called
# says: without calling it
minibatches = cut_up(np.zeros((2, 1)), np.zeros(2), 1, np.random.default_rng(0))


# %% sgd_step: with old velocity
# says: the *old* velocity
def sgd_step(w, v, gradient, learning_rate, momentum):
    new_w = w + v
    return new_w, momentum * v - learning_rate * gradient


# %% sgd_step: as elsewhere
# says: the convention with `v` pointing uphill
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v + learning_rate * gradient
    return w - v, v


# %% sgd_step: with gradient in velocity
# says: keeps the learning rate out of the velocity
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v + gradient
    return w - learning_rate * v, v


# %% sgd_step: minus twice
# says: The minus stands twice
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w - v, v


# %% sgd_step: in place
# says: changed its input
def sgd_step(w, v, gradient, learning_rate, momentum):
    v *= momentum
    v -= learning_rate * gradient
    w += v
    return w, v


# %% sgd_step: without velocity
# says: neither of them makes use
def sgd_step(w, v, gradient, learning_rate, momentum):
    return w - learning_rate * gradient, v


# %% sgd_step: that returns w
# says: `return w, v`
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w + v


# %% sgd_step: in the other order
# says: wrong order
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return v, w + v


# %% fit: mean of means
# says: the plain mean of the batches' losses
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        losses = []
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
        history["loss"].append(np.mean(losses))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: sum of means
# says: is the sum of the batches' losses
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        losses = []
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
        history["loss"].append(sum(losses))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: last batch
# says: each epoch's last batch
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        losses = []
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
        history["loss"].append(losses[-1])
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: batches made once
# says: one and the same order
def fit(model, x, y, batch_size, epochs, rng, validation):
    pairs = list(batches(x, y, batch_size, rng))
    history = {"loss": [], "val_loss": []}
    for epoch in range(epochs):
        total = 0
        for x_batch, y_batch in pairs:
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: one update an epoch
# says: one update in each epoch
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        history["loss"].append(model.train_on_batch(x, y))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: trains on validation
# says: validation samples trained on
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.train_on_batch(*validation))
    return history


# %% fit: without validation
# says: The dict has no `"val_loss"`
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
    return history


# %% fit: returns the list
# says: a dict is asked for
def fit(model, x, y, batch_size, epochs, rng, validation):
    return [model.train_on_batch(*batch) for _ in range(epochs) for batch in batches(x, y, batch_size, rng)]


# %% fit: without return
# says: hands nothing back
def fit(model, x, y, batch_size, epochs, rng, validation):
    for _ in range(epochs):
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            model.train_on_batch(x_batch, y_batch)


# %% should_stop: at the first rise
# says: stops at the first rise
def should_stop(val_losses, patience):
    return len(val_losses) >= 2 and val_losses[-1] > val_losses[-2]


# %% should_stop: without looking at the length
# says: IndexError
def should_stop(val_losses, patience):
    return val_losses[-1] > val_losses[-2]


# %% should_stop: one too late
# says: one epoch too late
def should_stop(val_losses, patience):
    return len(val_losses) - 1 - np.argmin(val_losses) > patience


# %% should_stop: one too early
# says: one epoch too early
def should_stop(val_losses, patience):
    return len(val_losses) - np.argmin(val_losses) >= patience


# %% should_stop: by the newest of patience
# says: `patience` epochs ago
def should_stop(val_losses, patience):
    return len(val_losses) > patience and val_losses[-1] >= val_losses[-patience - 1]


# %% should_stop: at equal losses only later
# says: An equal loss counts as an improvement
def should_stop(val_losses, patience):
    best = max(i for i, loss in enumerate(val_losses) if loss == min(val_losses))
    return len(val_losses) - 1 - best >= patience


# %% should_stop: by the largest
# says: *largest*
def should_stop(val_losses, patience):
    return len(val_losses) - 1 - np.argmax(val_losses) >= patience


# %% should_stop: gives the epochs
# says: True or False is asked for
def should_stop(val_losses, patience):
    return np.array(val_losses) > min(val_losses)


# %% minibatches: no return
# says: hands nothing back
# not: lengths
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    pairs = []
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        pairs.append((x[rows], y[rows]))


# %% minibatches: append assigned
# says: hands nothing back
# says: `append`
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    pairs = []
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        pairs = pairs.append((x[rows], y[rows]))
    return pairs


# %% minibatches: one sample at a time
# says: one a row
def minibatches(x, y, batch_size, rng):
    for row in rng.permutation(len(x)):
        yield x[row], y[row]


# %% minibatches: permute misspelt
# says: permute
# not: earlier method
def minibatches(x, y, batch_size, rng):
    order = rng.permute(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


# %% minibatches: range of a shape
# says: TypeError
# says: tuple
def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, x.shape, batch_size):
        yield x[order[start : start + batch_size]], y[order[start : start + batch_size]]


# %% sgd_step: no return
# says: hands nothing back
# not: One array
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    w = w + v


# %% sgd_step: printed
# says: in place of `print`
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    print(w + v, v)


# %% sgd_step: uphill
# says: This walks uphill
def sgd_step(w, v, gradient, learning_rate, momentum):
    v_new = momentum * v + learning_rate * gradient
    return w + v_new, v_new


# %% sgd_step: arguments in another order
# says: the order decides
def sgd_step(w, gradient, v, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w + v, v


# %% sgd_step: the example
# says: The first example is right
def sgd_step(w, v, gradient, learning_rate, momentum):
    return np.array([1.25]), np.array([0.25])


# %% sgd_step: a power sign
# says: TypeError
# says: `**`
def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum ^ 1 * v - learning_rate * gradient
    return w + v, v


# %% sgd_step: three values
# says: 2 values
def sgd_step(w, v, gradient, learning_rate, momentum):
    step = learning_rate * gradient
    v = momentum * v - step
    return w + v, v, step


# %% fit: own generator
# says: a generator is made inside
def fit(model, x, y, batch_size, epochs, rng, validation):
    rng = np.random.default_rng(0)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: own generator of another seed
# says: a generator is made inside
def fit(model, x, y, batch_size, epochs, rng, validation):
    history, mine = {"loss": [], "val_loss": []}, np.random.default_rng(42)
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, mine):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: total never set to 0 again
# says: goes on from one epoch to the next
def fit(model, x, y, batch_size, epochs, rng, validation):
    history, total = {"loss": [], "val_loss": []}, 0
    for _ in range(epochs):
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: times the batch size
# says: multiplied by `batch_size`
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * batch_size
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: loss measured afterwards
# says: measured anew by `evaluate(x, y)`
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            model.train_on_batch(x_batch, y_batch)
        history["loss"].append(model.evaluate(x, y, verbose=0))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


# %% fit: numbers for lists
# says: a list with one number
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"] = total / len(x)
        history["val_loss"] = model.evaluate(*validation, verbose=0)
    return history


# %% fit: the model's own
# says: Its two loops are what you write
def fit(model, x, y, batch_size, epochs, rng, validation):
    return model.fit(x, y, batch_size, epochs=epochs, validation_data=validation, verbose=0).history


# %% fit: two lists
# says: a dict is asked for
def fit(model, x, y, batch_size, epochs, rng, validation):
    losses, val_losses = [], []
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        losses.append(total / len(x))
        val_losses.append(model.evaluate(*validation, verbose=0))
    return losses, val_losses


# %% fit: a method of Keras alone
# says: test_on_batch
# not: earlier method
# not: Recorder
def fit(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.test_on_batch(*validation))
    return history


# %% should_stop: exactly patience
# says: `>=`, not `==`
def should_stop(val_losses, patience):
    return len(val_losses) - 1 - np.argmin(val_losses) == patience


# %% should_stop: sorts the list
# says: changes the list
def should_stop(val_losses, patience):
    newest_first = list(val_losses)
    val_losses.sort()
    return len(newest_first) - 1 - newest_first.index(val_losses[0]) >= patience


# %% should_stop: no return
# says: hands nothing back
# not: never stops
def should_stop(val_losses, patience):
    best = np.argmin(val_losses)
    len(val_losses) - 1 - best >= patience


# %% should_stop: a list has no argmin
# says: argmin
# not: earlier method
def should_stop(val_losses, patience):
    return len(val_losses) - 1 - val_losses.argmin() >= patience


# %% should_stop: yes and no
# says: True or False is asked for
def should_stop(val_losses, patience):
    return "yes" if len(val_losses) - 1 - np.argmin(val_losses) >= patience else "no"


# %% fit_updates: no return
# says: hands nothing back
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    while len(losses) < n_updates:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            if len(losses) < n_updates:
                losses.append(model.train_on_batch(x_batch, y_batch))


# %% fit_updates: so many epochs
# says: *epochs*
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    for _ in range(n_updates):
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
    return losses


# %% fit_updates: one epoch
# says: the end of the first epoch
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    for x_batch, y_batch in batches(x, y, batch_size, rng):
        losses.append(model.train_on_batch(x_batch, y_batch))
        if len(losses) == n_updates:
            break
    return losses


# %% fit_updates: whole epochs
# says: the end of an epoch only
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    while len(losses) < n_updates:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
    return losses


# %% fit_updates: break leaves one loop
# says: did not come to an end
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    while True:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
            if len(losses) == n_updates:
                break
    return losses


# %% fit_updates: one too many
# says: one update too many
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    while True:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
            if len(losses) > n_updates:
                return losses


# %% fit_updates: batches made once
# says: one and the same order
def fit_updates(model, x, y, batch_size, n_updates, rng):
    pairs = list(batches(x, y, batch_size, rng))
    return [model.train_on_batch(*pairs[k % len(pairs)]) for k in range(n_updates)]


# %% fit_updates: only the last loss
# says: a list is asked for
def fit_updates(model, x, y, batch_size, n_updates, rng):
    done = 0
    while True:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            loss = model.train_on_batch(x_batch, y_batch)
            done += 1
            if done == n_updates:
                return loss


# %% fit_updates: own generator
# says: a generator is made inside
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses, rng = [], np.random.default_rng(1)
    while True:
        for x_batch, y_batch in batches(x, y, batch_size, rng):
            losses.append(model.train_on_batch(x_batch, y_batch))
            if len(losses) == n_updates:
                return losses


# %% fit_updates: return in the loop
# says: stands inside the loop
def fit_updates(model, x, y, batch_size, n_updates, rng):
    losses = []
    for x_batch, y_batch in batches(x, y, batch_size, rng):
        losses.append(model.train_on_batch(x_batch, y_batch))
        return losses


# %% adam_step: without corrections
# says: the correction for the start at 0 is missing
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    return w - learning_rate * m / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: m hat alone
# says: Only `m` is corrected
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    return w - learning_rate * m / (1 - beta_1**k) / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: without squares
# says: `gradient**2`
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * abs(gradient)
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: divided by r
# says: divide by its root
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (r + 1e-7), m, r


# %% adam_step: uphill
# says: the weights have to move *against* `m`
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w + rate * m / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: k times beta
# says: βᵏ is a power
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(abs(1 - beta_2 * k)) / (1 - beta_1 * k)
    return w - rate * m / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: as RMSprop
# says: as RMSprop does
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * gradient / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: m as a velocity
# says: A running mean takes the share
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (np.sqrt(r) + 1e-7), m, r


# %% adam_step: in place
# says: changed its input
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m *= beta_1
    m += (1 - beta_1) * gradient
    r *= beta_2
    r += (1 - beta_2) * gradient**2
    w -= learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k) * m / (np.sqrt(r) + 1e-7)
    return w, m, r


# %% adam_step: w alone
# says: `return w, m, r`
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (np.sqrt(r) + 1e-7)


# %% adam_step: no return
# says: hands nothing back
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    w = w - rate * m / (np.sqrt(r) + 1e-7)


# %% adam_step: a caret for the power
# says: `**`
def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient^2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (np.sqrt(r) + 1e-7), m, r
