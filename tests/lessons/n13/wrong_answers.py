"""Wrong answers to the tasks of notebook 13."""

# %% given
import numpy as np


# %% to_names: labels only
# says: each row of probabilities
def to_names(y, class_names):
    return [class_names[k] for k in y]


# %% to_names: an array of names, labels only
# says: used as indices. Probabilities cannot
def to_names(y, class_names):
    return np.array(class_names)[y]


# %% to_names: probabilities only
# says: but labels do not
def to_names(y, class_names):
    return [class_names[row.argmax()] for row in y]


# %% to_names: return in the loop
# says: stands inside the loop
def to_names(y, class_names):
    for k in y if y.ndim == 1 else y.argmax(axis=1):
        return class_names[k]


# %% to_names: class numbers
# says: These are the class numbers
def to_names(y, class_names):
    return y.argmax(axis=1) if y.ndim == 2 else y


# %% to_names: printed
# says: in place of `print`
def to_names(y, class_names):
    for k in y if y.ndim == 1 else y.argmax(axis=1):
        print(class_names[k])


# %% to_names: wrong axis
# says: goes down the columns
def to_names(y, class_names):
    numbers = y.argmax(axis=0) if y.ndim == 2 else y
    return [class_names[k] for k in numbers]


# %% to_names: no axis
# says: looks through the whole table
def to_names(y, class_names):
    if y.ndim == 2:
        return class_names[np.argmax(y)]
    return [class_names[k] for k in y]


# %% to_names: joined
# says: glued into one text
def to_names(y, class_names):
    return " ".join(class_names[k] for k in (y if y.ndim == 1 else y.argmax(axis=1)))


# %% to_names: no return
# says: hands nothing back
# not: Only the first
def to_names(y, class_names):
    numbers = y if y.ndim == 1 else y.argmax(axis=1)
    names = [class_names[k] for k in numbers]


# %% to_names: a trailing comma
# says: a tuple
def to_names(y, class_names):
    numbers = y if y.ndim == 1 else y.argmax(axis=1)
    return [class_names[k] for k in numbers],


# %% to_names: the example
# says: 6 values
# not: None
def to_names(y, class_names):
    return ["owl", "cat", "owl"]


# %% to_names: dim for ndim
# says: AttributeError
# says: has no `dim`
# not: earlier method
def to_names(y, class_names):
    if y.dim == 2:
        y = y.argmax(axis=1)
    return [class_names[k] for k in y]


# %% to_names: parentheses for brackets
# says: TypeError
def to_names(y, class_names):
    if y.ndim == 2:
        y = y.argmax(axis=1)
    return [class_names(k) for k in y]


# %% to_names: each name once
# says: values
# not: None
def to_names(y, class_names):
    numbers = y if y.ndim == 1 else y.argmax(axis=1)
    return list({class_names[k]: None for k in numbers})


# %% to_names: names sorted first
# says: `to_names(y, class_names)`[0]
def to_names(y, class_names):
    numbers = y if y.ndim == 1 else y.argmax(axis=1)
    return [sorted(class_names, reverse=True)[k] for k in numbers]


# %% to_names: the list of names turned round in place
# says: changed
def to_names(y, class_names):
    numbers = y if y.ndim == 1 else y.argmax(axis=1)
    class_names.reverse()
    return [class_names[-1 - k] for k in numbers]


# %% to_names: append assigned
# says: NoneType
def to_names(y, class_names):
    names = []
    for k in y if y.ndim == 1 else y.argmax(axis=1):
        names = names.append(class_names[k])
    return names


# %% to_names: least probable
# says: the *least* likely class
def to_names(y, class_names):
    if y.ndim == 2:
        y = np.argmin(y, axis=1)
    return [class_names[k] for k in y]


# %% to_names: counted from 1
# says: the one before the right one
def to_names(y, class_names):
    if y.ndim == 2:
        y = y.argmax(axis=1)
    return [class_names[k - 1] for k in y]


# %% top2_accuracy: top 1
# says: the plain accuracy
def top2_accuracy(y, t):
    return np.mean(np.argmax(y, axis=1) == t)


# %% top2_accuracy: the wrong end
# says: two *least* probable
def top2_accuracy(y, t):
    best = y.argsort(axis=1)[:, :2]
    return (best == t[:, None]).any(axis=1).mean()


# %% top2_accuracy: no any
# says: half of what it should be
def top2_accuracy(y, t):
    return (y.argsort(axis=1)[:, -2:] == t[:, None]).mean()


# %% top2_accuracy: second best alone
# says: Only the second best
def top2_accuracy(y, t):
    return (y.argsort(axis=1)[:, -2] == t).mean()


# %% top2_accuracy: no new axis
# says: ValueError
def top2_accuracy(y, t):
    return (y.argsort(axis=1)[:, -2:] == t).any(axis=1).mean()


# %% top2_accuracy: a count
# says: This counts the samples
def top2_accuracy(y, t):
    return sum(t[i] in np.argsort(y[i])[-2:] for i in range(len(t)))


# %% top2_accuracy: sorted values
# says: got `0
# not: `any`
def top2_accuracy(y, t):
    return np.mean([t[i] in np.sort(y[i])[-2:] for i in range(len(t))])


# %% top2_accuracy: per cent
# says: in per cent
def top2_accuracy(y, t):
    return 100 * (y.argsort(axis=1)[:, -2:] == t[:, None]).any(axis=1).mean()


# %% top2_accuracy: isin
# says: its own row
def top2_accuracy(y, t):
    return np.isin(t, y.argsort(axis=1)[:, -2:]).mean()


# %% top2_accuracy: no return
# says: hands nothing back
# not: No sample
def top2_accuracy(y, t):
    best = np.argsort(y, axis=1)[:, -2:]
    (best == t[:, None]).any(axis=1).mean()


# %% top2_accuracy: printed
# says: in place of `print`
def top2_accuracy(y, t):
    best = np.argsort(y, axis=1)[:, -2:]
    print((best == t[:, None]).any(axis=1).mean())


# %% top2_accuracy: a trailing comma
# says: a tuple
def top2_accuracy(y, t):
    best = np.argsort(y, axis=1)[:, -2:]
    return (best == t[:, None]).any(axis=1).mean(),


# %% top2_accuracy: the example
# says: expected
def top2_accuracy(y, t):
    return 0.5


# %% top2_accuracy: one for each sample
# says: the mean of these
def top2_accuracy(y, t):
    best = np.argsort(y, axis=1)[:, -2:]
    return [t[i] in best[i] for i in range(len(t))]


# %% top2_accuracy: all for any
# says: got `0
# not: sort
def top2_accuracy(y, t):
    best = np.argsort(y, axis=1)[:, -2:]
    return (best == t[:, None]).all(axis=1).mean()


# %% top2_accuracy: the best set to 0 in place
# says: changed
def top2_accuracy(y, t):
    rows = np.arange(len(y))
    first = y.argmax(axis=1)
    y[rows, first] = 0
    second = y.argmax(axis=1)
    return ((first == t) | (second == t)).mean()


# %% top2_accuracy: return in the loop
# says: stands inside the loop
# not: No sample
def top2_accuracy(y, t):
    hits = 0
    for i in range(len(t)):
        hits += t[i] in np.argsort(y[i])[-2:]
        return hits / len(t)


# %% top2_accuracy: max as if it had two
# says: Error
def top2_accuracy(y, t):
    best = y.max(2, axis=1)
    return (best == t[:, None]).any(axis=1).mean()


# %% top2_accuracy: truth value of an array
# says: ValueError
def top2_accuracy(y, t):
    best = np.argsort(y, axis=1)[:, -2:]
    return sum(1 for i in range(len(t)) if best[i] == t[i]) / len(t)


# %% epochs_to_train: index
# says: counts from 0
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance)[0]


# %% epochs_to_train: training loss
# says: looks at the training loss
def epochs_to_train(history, tolerance):
    losses = np.array(history["loss"])
    return np.argmax(losses <= losses.min() + tolerance) + 1


# %% epochs_to_train: the minimum
# says: `tolerance` plays no part
def epochs_to_train(history, tolerance):
    return np.argmin(history["val_loss"]) + 1


# %% epochs_to_train: the last
# says: *last* epoch
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance)[-1] + 1


# %% epochs_to_train: a share
# says: a share of the lowest loss
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.argmax(losses <= losses.min() * (1 + tolerance)) + 1


# %% epochs_to_train: the first rise
# says: larger than `tolerance`
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    for k in range(1, len(losses)):
        if losses[k] > losses[k - 1] + tolerance:
            return k
    return len(losses)


# %% epochs_to_train: a list compared
# says: TypeError
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    return np.argmax(losses <= min(losses) + tolerance) + 1


# %% epochs_to_train: strictly
# says: `<=`
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.argmax(losses < losses.min() + tolerance) + 1


# %% epochs_to_train: all of them
# says: the first of them
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance) + 1


# %% epochs_to_train: no return
# says: hands nothing back
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    epochs = np.argmax(losses <= losses.min() + tolerance) + 1


# %% epochs_to_train: printed
# says: in place of `print`
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    print(np.argmax(losses <= losses.min() + tolerance) + 1)


# %% epochs_to_train: one-argument where
# says: a tuple
# not: `None`
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.where(losses <= losses.min() + tolerance)


# %% epochs_to_train: min of a list
# says: has no `min`
# not: earlier method
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    return np.argmax(losses <= losses.min() + tolerance) + 1


# %% epochs_to_train: sorted in place
# says: changed
def epochs_to_train(history, tolerance):
    losses = list(history["val_loss"])
    history["val_loss"].sort()
    lowest = history["val_loss"][0]
    return 1 + min(k for k, loss in enumerate(losses) if loss <= lowest + tolerance)


# %% epochs_to_train: highest accuracy
# says: expected
def epochs_to_train(history, tolerance):
    accuracy = np.array(history["val_accuracy"])
    return int(np.argmax(accuracy)) + 1


# %% epochs_to_train: lowest accuracy
# says: The *lowest* validation accuracy
def epochs_to_train(history, tolerance):
    accuracy = np.array(history["val_accuracy"])
    return int(np.argmax(accuracy <= accuracy.min() + tolerance)) + 1


# %% epochs_to_train: return in the loop
# says: stands inside the loop
# not: accuracy
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    for k in range(len(losses)):
        if losses[k] <= min(losses) + tolerance:
            best = k
        return k + 1


# %% epochs_to_train: the loss itself
# says: which epoch it is
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    return next(loss for loss in losses if loss <= min(losses) + tolerance)


# %% epochs_to_train: a key that is not there
# says: KeyError
def epochs_to_train(history, tolerance):
    losses = np.array(history["validation_loss"])
    return np.argmax(losses <= losses.min() + tolerance) + 1


# %% epochs_to_train: the last loss as the lowest
# says: expected
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return int(np.argmax(losses <= losses[-1] + tolerance)) + 1


# %% epochs_to_train: the example
# says: expected
def epochs_to_train(history, tolerance):
    return 2 if tolerance else 3


# %% second_chance: no return
# says: hands nothing back
def second_chance(t, worst):
    weights = np.where(t == worst, 2.0, 1.0)


# %% second_chance: printed
# says: in place of `print`
def second_chance(t, worst):
    print(np.where(t == worst, 2.0, 1.0))


# %% second_chance: one-argument where
# says: a tuple
def second_chance(t, worst):
    return np.where(t == worst)


# %% second_chance: turned round
# says: changed places
def second_chance(t, worst):
    return np.where(t != worst, 2.0, 1.0)


# %% second_chance: the comparison
# says: expected
def second_chance(t, worst):
    return t == worst


# %% second_chance: others left out
# says: do not count at all
def second_chance(t, worst):
    return 2.0 * (t == worst)


# %% second_chance: only the class
# says: one weight for every picture
def second_chance(t, worst):
    return 2.0 * np.ones(len(t[t == worst]))


# %% second_chance: labels spoiled
# says: changed
def second_chance(t, worst):
    others = t != worst
    t[:] = 2
    t[others] = 1
    return t


# %% second_chance: weight of the whole set
# says: shape
def second_chance(t, worst):
    return 2 if (t == worst).any() else 1


# %% second_chance: an if for all labels
# says: ValueError
def second_chance(t, worst):
    if t == worst:
        return 2 * np.ones(len(t))
    return np.ones(len(t))


# %% second_chance: a dict of class weights
# says: expected
def second_chance(t, worst):
    return {k: 2 if k == worst else 1 for k in range(10)}
