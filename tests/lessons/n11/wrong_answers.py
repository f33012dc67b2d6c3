"""Wrong answers to the tasks of notebook 11."""

import numpy as np


def rows_of_float64(images):
    return np.array([image.flatten() for image in images]) / 255.0


def rows_unscaled(images):
    return np.float32(images).reshape(len(images), -1)


def images_scaled_but_not_flat(images):
    return np.float32(images) / np.float32(255)


def rows_by_their_own_maximum(images):
    rows = images.reshape(len(images), -1).astype(np.float32)
    return rows / rows.max()


def rows_that_mix_images(images):
    n, height, width = images.shape
    return images.reshape(height * width, n).T.astype(np.float32) / np.float32(255)


def rows_as_columns(images):
    n, height, width = images.shape
    return images.reshape(n, height * width).T.astype(np.float32) / np.float32(255)


def rows_all_in_one(images):
    return images.flatten().astype(np.float32) / np.float32(255)


def rows_of_whole_numbers(images):
    return np.float32(images.reshape(len(images), -1) // 255)


def rows_of_784(images):
    return np.float32(images.reshape(-1, 784) / 255)


def rows_of_784_each(images):
    return np.float32(images.reshape(len(images), 784) / 255)


def rows_divided_in_place(images):
    images /= 255
    return np.float32(images.reshape(len(images), -1))


def rows_not_returned(images):
    images.reshape(len(images), -1).astype(np.float32) / 255


def precision(answers, t, n_classes):
    shares = []
    for k in range(n_classes):
        shares.append(np.sum((answers == k) & (t == k)) / np.sum(answers == k))
    return np.array(shares)


def right_ones_of_all(answers, t, n_classes):
    return np.bincount(t[answers == t], minlength=n_classes) / len(t)


def one_against_the_rest(answers, t, n_classes):
    return np.array([np.mean((answers == k) == (t == k)) for k in range(n_classes)])


def right_ones_counted(answers, t, n_classes):
    return np.bincount(t[answers == t], minlength=n_classes)


def wrong_share(answers, t, n_classes):
    return np.array([np.mean(answers[t == k] != k) for k in range(n_classes)])


def in_per_cent(answers, t, n_classes):
    return 100 * np.bincount(t[answers == t], minlength=n_classes) / np.bincount(t, minlength=n_classes)


def one_for_all(answers, t, n_classes):
    return np.full(n_classes, np.mean(answers == t))


def overall(answers, t, n_classes):
    return np.mean(answers == t)


def as_a_list(answers, t, n_classes):
    return [np.mean(answers[t == k] == k) for k in range(n_classes)]


def always_ten_classes(answers, t, n_classes):
    return np.array([np.mean(answers[t == k] == k) for k in range(10)])


def pair_of_one_direction(confusion):
    c = confusion.copy()
    np.fill_diagonal(c, 0)
    a, b = divmod(int(c.argmax()), len(c))
    return min(a, b), max(a, b)


def pair_on_the_diagonal(confusion):
    return divmod(int(confusion.argmax()), len(confusion))


def pair_above_the_diagonal(confusion):
    return max(
        ((a, b) for a in range(len(confusion)) for b in range(a + 1, len(confusion))),
        key=lambda pair: confusion[pair],
    )


def pair_larger_first(confusion):
    return max(
        ((a, b) for a in range(len(confusion)) for b in range(a)),
        key=lambda pair: confusion[pair] + confusion[pair[::-1]],
    )


def pair_as_one_number(confusion):
    both = confusion + confusion.T
    return (both - np.diag(np.diag(both))).argmax()


def pair_counted(confusion):
    both = confusion + confusion.T
    return (both - np.diag(np.diag(both))).max()


def pair_confused_least(confusion):
    return min(
        ((a, b) for b in range(len(confusion)) for a in range(b)),
        key=lambda pair: confusion[pair] + confusion[pair[::-1]],
    )


def pair_that_wipes_the_diagonal(confusion):
    np.fill_diagonal(confusion, 0)
    both = confusion + confusion.T
    return np.unravel_index(both.argmax(), both.shape)


WRONG = [
    ("to_rows", rows_of_float64, "each takes 8 bytes"),
    ("to_rows", rows_unscaled, "pixels still run to 255"),
    ("to_rows", images_scaled_but_not_flat, "still lie as images"),
    ("to_rows", rows_by_their_own_maximum, "the darkest pixel of the images at hand"),
    ("to_rows", rows_that_mix_images, "the pixels of different images are mixed"),
    ("to_rows", rows_as_columns, "a sample is a row"),
    ("to_rows", rows_all_in_one, "one long row"),
    ("to_rows", rows_of_whole_numbers, "`//` drops the fraction"),
    ("to_rows", rows_of_784, "With `reshape(len(images), -1)` NumPy counts"),
    ("to_rows", rows_of_784_each, "Write -1 in place of 784"),
    ("to_rows", rows_divided_in_place, "NumPy refuses"),
    ("to_rows", rows_not_returned, "is `None`"),
    ("class_accuracy", precision, "samples *answered* k"),
    ("class_accuracy", right_ones_of_all, "divided by the number of all samples"),
    ("class_accuracy", one_against_the_rest, "counts every sample for every class"),
    ("class_accuracy", right_ones_counted, "counts of right answers"),
    ("class_accuracy", wrong_share, "share of *wrong* answers"),
    ("class_accuracy", in_per_cent, "in per cent"),
    ("class_accuracy", one_for_all, "Every class got the accuracy over all samples"),
    ("class_accuracy", overall, "one number. Here each class has its own"),
    ("class_accuracy", as_a_list, "as a Python list"),
    ("class_accuracy", always_ten_classes, "`n_classes`"),
    ("worst_pair", pair_of_one_direction, "one direction only"),
    ("worst_pair", pair_on_the_diagonal, "The largest entry is on the diagonal"),
    ("worst_pair", pair_above_the_diagonal, "Only the entries above the diagonal"),
    ("worst_pair", pair_larger_first, "larger digit first"),
    ("worst_pair", pair_as_one_number, "gives one number"),
    ("worst_pair", pair_counted, "Asked for is who"),
    ("worst_pair", pair_confused_least, "least often"),
    ("worst_pair", pair_that_wipes_the_diagonal, "changed its input"),
]
