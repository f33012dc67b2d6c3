"""Wrong answers to the tasks of notebook 08."""

import numpy as np


def cut_up(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def batches_as_stored(x, y, batch_size, rng):
    return [(x[s : s + batch_size], y[s : s + batch_size]) for s in range(0, len(x), batch_size)]


def batches_without_the_rest(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for k in range(len(x) // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        yield x[rows], y[rows]


def batches_with_two_orders(x, y, batch_size, rng):
    x, y = rng.permutation(x), rng.permutation(y)
    for start in range(0, len(x), batch_size):
        yield x[start : start + batch_size], y[start : start + batch_size]


def batches_shuffled_in_place(x, y, batch_size, rng):
    rng.shuffle(x)
    for start in range(0, len(x), batch_size):
        yield x[start : start + batch_size], y[start : start + batch_size]


def batches_with_repeats(x, y, batch_size, rng):
    for start in range(0, len(x), batch_size):
        rows = rng.choice(len(x), min(batch_size, len(x) - start))
        yield x[rows], y[rows]


def batches_with_a_seed_inside(x, y, batch_size, rng):
    return list(cut_up(x, y, batch_size, np.random.default_rng(42)))


def batches_that_return_too_soon(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        return [(x[rows], y[rows])]


def batches_as_one_pair(x, y, batch_size, rng):
    rows = rng.permutation(len(x))[:batch_size]
    return x[rows], y[rows]


def batches_of_shuffled_blocks(x, y, batch_size, rng):
    for start in rng.permutation(np.arange(0, len(x), batch_size)):
        yield x[start : start + batch_size], y[start : start + batch_size]


def step_with_old_velocity(w, v, gradient, learning_rate, momentum):
    new_w = w + v
    return new_w, momentum * v - learning_rate * gradient


def step_as_elsewhere(w, v, gradient, learning_rate, momentum):
    v = momentum * v + learning_rate * gradient
    return w - v, v


def step_with_gradient_in_velocity(w, v, gradient, learning_rate, momentum):
    v = momentum * v + gradient
    return w - learning_rate * v, v


def step_minus_twice(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w - v, v


def step_in_place(w, v, gradient, learning_rate, momentum):
    v *= momentum
    v -= learning_rate * gradient
    w += v
    return w, v


def step_without_velocity(w, v, gradient, learning_rate, momentum):
    return w - learning_rate * gradient, v


def step_that_returns_w(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w + v


def step_in_the_other_order(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return v, w + v


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


def fit_one_update_an_epoch(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        history["loss"].append(model.train_on_batch(x, y))
        history["val_loss"].append(model.evaluate(*validation, verbose=0))
    return history


def fit_trains_on_validation(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in cut_up(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
        history["val_loss"].append(model.train_on_batch(*validation))
    return history


def fit_without_validation(model, x, y, batch_size, epochs, rng, validation):
    history = {"loss": []}
    for _ in range(epochs):
        total = 0
        for x_batch, y_batch in cut_up(x, y, batch_size, rng):
            total += model.train_on_batch(x_batch, y_batch) * len(x_batch)
        history["loss"].append(total / len(x))
    return history


def fit_returns_the_list(model, x, y, batch_size, epochs, rng, validation):
    return [model.train_on_batch(*batch) for _ in range(epochs) for batch in cut_up(x, y, batch_size, rng)]


def fit_without_return(model, x, y, batch_size, epochs, rng, validation):
    for _ in range(epochs):
        for x_batch, y_batch in cut_up(x, y, batch_size, rng):
            model.train_on_batch(x_batch, y_batch)


def stops_at_the_first_rise(val_losses, patience):
    return len(val_losses) >= 2 and val_losses[-1] > val_losses[-2]


def stops_without_looking_at_the_length(val_losses, patience):
    return val_losses[-1] > val_losses[-2]


def stops_one_too_late(val_losses, patience):
    return len(val_losses) - 1 - np.argmin(val_losses) > patience


def stops_one_too_early(val_losses, patience):
    return len(val_losses) - np.argmin(val_losses) >= patience


def stops_by_the_newest_of_patience(val_losses, patience):
    return len(val_losses) > patience and val_losses[-1] >= val_losses[-patience - 1]


def stops_at_equal_losses_only_later(val_losses, patience):
    best = max(i for i, loss in enumerate(val_losses) if loss == min(val_losses))
    return len(val_losses) - 1 - best >= patience


def stops_by_the_largest(val_losses, patience):
    return len(val_losses) - 1 - np.argmax(val_losses) >= patience


def gives_the_epochs(val_losses, patience):
    return np.array(val_losses) > min(val_losses)


WRONG = [
    ("minibatches", batches_as_stored, "in the order in which it is stored"),
    ("minibatches", batches_without_the_rest, "do not fill a whole batch are left out"),
    ("minibatches", batches_with_two_orders, "two different orders"),
    ("minibatches", batches_shuffled_in_place, "labels"),
    ("minibatches", batches_with_repeats, "each must come once"),
    ("minibatches", batches_with_a_seed_inside, "the `rng` handed in goes on"),
    ("minibatches", batches_that_return_too_soon, "`yield` hands out a batch and goes on"),
    ("minibatches", batches_as_one_pair, "each batch must be a pair"),
    ("minibatches", batches_of_shuffled_blocks, "Shuffle the rows first"),
    ("minibatches", cut_up(np.zeros((2, 1)), np.zeros(2), 1, np.random.default_rng(0)), "without calling it"),
    ("sgd_step", step_with_old_velocity, "the *old* velocity"),
    ("sgd_step", step_as_elsewhere, "the convention with `v` pointing uphill"),
    ("sgd_step", step_with_gradient_in_velocity, "keeps the learning rate out of the velocity"),
    ("sgd_step", step_minus_twice, "The minus stands twice"),
    ("sgd_step", step_in_place, "changed its input"),
    ("sgd_step", step_without_velocity, "neither of them makes use"),
    ("sgd_step", step_that_returns_w, "`return w, v`"),
    ("sgd_step", step_in_the_other_order, "wrong order"),
    ("fit", fit_mean_of_means, "the plain mean of the batches' losses"),
    ("fit", fit_sum, "is the sum of the batches' losses"),
    ("fit", fit_last_batch, "each epoch's last batch"),
    ("fit", fit_not_shuffled, "one and the same order"),
    ("fit", fit_one_update_an_epoch, "one update in each epoch"),
    ("fit", fit_trains_on_validation, "the number of updates"),
    ("fit", fit_without_validation, '`history["val_loss"]` is `None`'),
    ("fit", fit_returns_the_list, "fit must return a dict"),
    ("fit", fit_without_return, "and returned None"),
    ("should_stop", stops_at_the_first_rise, "stops at the first rise"),
    ("should_stop", stops_without_looking_at_the_length, "IndexError"),
    ("should_stop", stops_one_too_late, "one epoch too late"),
    ("should_stop", stops_one_too_early, "one epoch too early"),
    ("should_stop", stops_by_the_newest_of_patience, "`patience` epochs ago"),
    ("should_stop", stops_at_equal_losses_only_later, "An equal loss counts as an improvement"),
    ("should_stop", stops_by_the_largest, "*largest*"),
    ("should_stop", gives_the_epochs, "True or False is expected"),
]
