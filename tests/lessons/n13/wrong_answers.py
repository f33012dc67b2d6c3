"""Wrong answers to the tasks of notebook 13."""

# %% given
import numpy as np


# %% to_names: names of labels only
# says: each row of probabilities
def to_names(y, class_names):
    return [class_names[k] for k in y]


# %% to_names: names by array of labels only
# says: used as indices. Probabilities cannot
def to_names(y, class_names):
    return np.array(class_names)[y]


# %% to_names: names of probabilities only
# says: but labels do not
def to_names(y, class_names):
    return [class_names[row.argmax()] for row in y]


# %% to_names: names return in the loop
# says: Only the first sample gets a name
def to_names(y, class_names):
    for k in y if y.ndim == 1 else y.argmax(axis=1):
        return class_names[k]


# %% to_names: names left as numbers
# says: These are the class numbers
def to_names(y, class_names):
    return y.argmax(axis=1) if y.ndim == 2 else y


# %% to_names: names printed
# says: Use `return` in place
def to_names(y, class_names):
    for k in y if y.ndim == 1 else y.argmax(axis=1):
        print(class_names[k])


# %% to_names: names along the wrong axis
# says: goes down the columns
def to_names(y, class_names):
    numbers = y.argmax(axis=0) if y.ndim == 2 else y
    return [class_names[k] for k in numbers]


# %% to_names: names from the whole table
# says: looks through the whole table
def to_names(y, class_names):
    if y.ndim == 2:
        return class_names[np.argmax(y)]
    return [class_names[k] for k in y]


# %% to_names: names joined
# says: glued into one text
def to_names(y, class_names):
    return " ".join(class_names[k] for k in (y if y.ndim == 1 else y.argmax(axis=1)))


# %% top2_accuracy: top1
# says: the plain accuracy
def top2_accuracy(y, t):
    return np.mean(np.argmax(y, axis=1) == t)


# %% top2_accuracy: top2 from the wrong end
# says: two *least* probable
def top2_accuracy(y, t):
    best = y.argsort(axis=1)[:, :2]
    return (best == t[:, None]).any(axis=1).mean()


# %% top2_accuracy: top2 without any
# says: half of what it should be
def top2_accuracy(y, t):
    return (y.argsort(axis=1)[:, -2:] == t[:, None]).mean()


# %% top2_accuracy: top2 second alone
# says: Only the second best
def top2_accuracy(y, t):
    return (y.argsort(axis=1)[:, -2] == t).mean()


# %% top2_accuracy: top2 without a new axis
# says: `t[:, None]` the labels are (n, 1)
def top2_accuracy(y, t):
    return (y.argsort(axis=1)[:, -2:] == t).any(axis=1).mean()


# %% top2_accuracy: top2 counted
# says: This counts the samples
def top2_accuracy(y, t):
    return sum(t[i] in np.argsort(y[i])[-2:] for i in range(len(t)))


# %% top2_accuracy: top2 of sorted values
# says: two largest *probabilities*
def top2_accuracy(y, t):
    return np.mean([t[i] in np.sort(y[i])[-2:] for i in range(len(t))])


# %% top2_accuracy: top2 in per cent
# says: in per cent
def top2_accuracy(y, t):
    return 100 * (y.argsort(axis=1)[:, -2:] == t[:, None]).any(axis=1).mean()


# %% top2_accuracy: top2 by isin
# says: its own row
def top2_accuracy(y, t):
    return np.isin(t, y.argsort(axis=1)[:, -2:]).mean()


# %% epochs_to_train: stop index
# says: counts from 0
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance)[0]


# %% epochs_to_train: stop by training loss
# says: looks at the training loss
def epochs_to_train(history, tolerance):
    losses = np.array(history["loss"])
    return np.argmax(losses <= losses.min() + tolerance) + 1


# %% epochs_to_train: stop at the minimum
# says: `tolerance` plays no part
def epochs_to_train(history, tolerance):
    return np.argmin(history["val_loss"]) + 1


# %% epochs_to_train: stop at the last
# says: *last* epoch
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance)[-1] + 1


# %% epochs_to_train: stop by a share
# says: a share of the lowest loss
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.argmax(losses <= losses.min() * (1 + tolerance)) + 1


# %% epochs_to_train: stop at the first rise
# says: larger than `tolerance`
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    for k in range(1, len(losses)):
        if losses[k] > losses[k - 1] + tolerance:
            return k
    return len(losses)


# %% epochs_to_train: stop without array
# says: is a list
def epochs_to_train(history, tolerance):
    losses = history["val_loss"]
    return np.argmax(losses <= min(losses) + tolerance) + 1


# %% epochs_to_train: stop strictly
# says: `<=`
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.argmax(losses < losses.min() + tolerance) + 1


# %% epochs_to_train: stop all of them
# says: the first of them
def epochs_to_train(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance) + 1
