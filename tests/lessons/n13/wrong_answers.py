"""Wrong answers to the tasks of notebook 13."""

import numpy as np


def names_of_labels_only(y, class_names):
    return [class_names[k] for k in y]


def names_by_array_of_labels_only(y, class_names):
    return np.array(class_names)[y]


def names_of_probabilities_only(y, class_names):
    return [class_names[row.argmax()] for row in y]


def names_return_in_the_loop(y, class_names):
    for k in y if y.ndim == 1 else y.argmax(axis=1):
        return class_names[k]


def names_left_as_numbers(y, class_names):
    return y.argmax(axis=1) if y.ndim == 2 else y


def names_printed(y, class_names):
    for k in y if y.ndim == 1 else y.argmax(axis=1):
        print(class_names[k])


def names_along_the_wrong_axis(y, class_names):
    numbers = y.argmax(axis=0) if y.ndim == 2 else y
    return [class_names[k] for k in numbers]


def names_from_the_whole_table(y, class_names):
    if y.ndim == 2:
        return class_names[np.argmax(y)]
    return [class_names[k] for k in y]


def names_joined(y, class_names):
    return " ".join(class_names[k] for k in (y if y.ndim == 1 else y.argmax(axis=1)))


def top1(y, t):
    return np.mean(np.argmax(y, axis=1) == t)


def top2_from_the_wrong_end(y, t):
    best = y.argsort(axis=1)[:, :2]
    return (best == t[:, None]).any(axis=1).mean()


def top2_without_any(y, t):
    return (y.argsort(axis=1)[:, -2:] == t[:, None]).mean()


def top2_second_alone(y, t):
    return (y.argsort(axis=1)[:, -2] == t).mean()


def top2_without_a_new_axis(y, t):
    return (y.argsort(axis=1)[:, -2:] == t).any(axis=1).mean()


def top2_counted(y, t):
    return sum(t[i] in np.argsort(y[i])[-2:] for i in range(len(t)))


def top2_of_sorted_values(y, t):
    return np.mean([t[i] in np.sort(y[i])[-2:] for i in range(len(t))])


def top2_in_per_cent(y, t):
    return 100 * (y.argsort(axis=1)[:, -2:] == t[:, None]).any(axis=1).mean()


def top2_by_isin(y, t):
    return np.isin(t, y.argsort(axis=1)[:, -2:]).mean()


def stop_index(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance)[0]


def stop_by_training_loss(history, tolerance):
    losses = np.array(history["loss"])
    return np.argmax(losses <= losses.min() + tolerance) + 1


def stop_at_the_minimum(history, tolerance):
    return np.argmin(history["val_loss"]) + 1


def stop_at_the_last(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance)[-1] + 1


def stop_by_a_share(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.argmax(losses <= losses.min() * (1 + tolerance)) + 1


def stop_at_the_first_rise(history, tolerance):
    losses = history["val_loss"]
    for k in range(1, len(losses)):
        if losses[k] > losses[k - 1] + tolerance:
            return k
    return len(losses)


def stop_without_array(history, tolerance):
    losses = history["val_loss"]
    return np.argmax(losses <= min(losses) + tolerance) + 1


def stop_strictly(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.argmax(losses < losses.min() + tolerance) + 1


def stop_all_of_them(history, tolerance):
    losses = np.array(history["val_loss"])
    return np.flatnonzero(losses <= losses.min() + tolerance) + 1


WRONG = [
    ("to_names", names_of_labels_only, "each row of probabilities"),
    ("to_names", names_by_array_of_labels_only, "used as indices. Probabilities cannot"),
    ("to_names", names_of_probabilities_only, "but labels do not"),
    ("to_names", names_return_in_the_loop, "Only the first sample gets a name"),
    ("to_names", names_left_as_numbers, "These are the class numbers"),
    ("to_names", names_printed, "Use `return` in place"),
    ("to_names", names_along_the_wrong_axis, "goes down the columns"),
    ("to_names", names_from_the_whole_table, "looks through the whole table"),
    ("to_names", names_joined, "glued into one text"),
    ("top2_accuracy", top1, "the plain accuracy"),
    ("top2_accuracy", top2_from_the_wrong_end, "two *least* probable"),
    ("top2_accuracy", top2_without_any, "half of what it should be"),
    ("top2_accuracy", top2_second_alone, "Only the second best"),
    ("top2_accuracy", top2_without_a_new_axis, "`t[:, None]` the labels are (n, 1)"),
    ("top2_accuracy", top2_counted, "This counts the samples"),
    ("top2_accuracy", top2_of_sorted_values, "two largest *probabilities*"),
    ("top2_accuracy", top2_in_per_cent, "in per cent"),
    ("top2_accuracy", top2_by_isin, "its own row"),
    ("epochs_to_train", stop_index, "counts from 0"),
    ("epochs_to_train", stop_by_training_loss, "looks at the training loss"),
    ("epochs_to_train", stop_at_the_minimum, "`tolerance` plays no part"),
    ("epochs_to_train", stop_at_the_last, "*last* epoch"),
    ("epochs_to_train", stop_by_a_share, "a share of the lowest loss"),
    ("epochs_to_train", stop_at_the_first_rise, "larger than `tolerance`"),
    ("epochs_to_train", stop_without_array, "is a list"),
    ("epochs_to_train", stop_strictly, "`<=`"),
    ("epochs_to_train", stop_all_of_them, "the first of them"),
]
