"""Wrong answers to the tasks of notebook 04."""

import numpy as np


def mse_summed(t, y):
    return np.sum((y - t) ** 2)


def mse_rooted(t, y):
    return np.sqrt(np.mean((y - t) ** 2))


def mse_of_absolute_values(t, y):
    return np.mean(np.abs(t - y))


def mse_square_outside(t, y):
    return np.mean(t - y) ** 2


def mse_with_a_half(t, y):
    return np.mean((t - y) ** 2) / 2


def mse_of_squares(t, y):
    return np.mean(t**2 - y**2)


def mse_doubled(t, y):
    return np.mean((y - t) * 2)


def mse_over_rows_only(t, y):
    return np.sum((t - y) ** 2) / len(y)


def mse_unaveraged(t, y):
    return (t - y) ** 2


def mse_printed(t, y):
    print(((t - y) ** 2).mean())


def mse_in_place(t, y):
    y -= t
    return (y**2).mean()


def entropy_without_minus(t, p):
    return np.mean(np.log(p[np.arange(len(t)), t]))


def entropy_of_columns(t, p):
    return -np.mean(np.log(p[:, t]))


def entropy_of_rows(t, p):
    return -np.log(p[t]).mean()


def entropy_summed(t, p):
    return -np.sum(np.log(p[np.arange(len(t)), t]))


def entropy_in_bits(t, p):
    return -np.mean(np.log2(p[np.arange(len(t)), t]))


def entropy_of_one_hot_mean(t, p):
    return -np.mean(np.eye(p.shape[1])[t] * np.log(p))


def entropy_of_own_answer(t, p):
    return -np.log(np.max(p, axis=1)).mean()


def entropy_log_of_mean(t, p):
    return -np.log(np.mean(p[np.arange(len(t)), t]))


def entropy_times_label(t, p):
    return -np.mean(t * np.log(p))


def entropy_unaveraged(t, p):
    return -np.log(p[np.arange(len(t)), t])


def entropy_with_swapped_arguments(p, t):
    return -np.mean(np.log(p[np.arange(len(t)), t]))


def softmax(s):
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def scores_through_softmax(t, s):
    return -np.mean(np.log(softmax(s)[np.arange(len(t)), t]))


def scores_through_clipped_softmax(t, s):
    return -np.mean(np.log(np.clip(softmax(s), 1e-7, 1 - 1e-7)[np.arange(len(t)), t]))


def scores_with_a_smaller_number(t, s):
    return -np.mean(np.log(softmax(s)[np.arange(len(t)), t] + 1e-12))


def scores_without_shift(t, s):
    return np.mean(np.log(np.sum(np.exp(s), axis=1)) - s[np.arange(len(t)), t])


def scores_with_one_maximum(t, s):
    m = np.max(s)
    return np.mean(np.log(np.sum(np.exp(s - m), axis=1)) + m - s[np.arange(len(t)), t])


def scores_not_shifted_back(t, s):
    m = np.max(s, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(s - m), axis=1)) - s[np.arange(len(t)), t])


def scores_without_the_true_one(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0])


def scores_summed(t, s):
    m = s.max(axis=1, keepdims=True)
    return np.sum(np.log(np.exp(s - m).sum(axis=1)) + m[:, 0] - s[np.arange(len(t)), t])


def scores_without_keepdims(t, s):
    m = s.max(axis=1)
    return np.mean(np.log(np.exp(s - m).sum(axis=1)) + m - s[np.arange(len(t)), t])


WRONG = [
    ("mse", mse_summed, "the sum of the squares"),
    ("mse", mse_rooted, "A root was taken"),
    ("mse", mse_of_absolute_values, "mean *absolute* error"),
    ("mse", mse_square_outside, "First the mean, then the square"),
    ("mse", mse_with_a_half, "a factor 1/2"),
    ("mse", mse_of_squares, "subtract first, then square"),
    ("mse", mse_doubled, "doubles a miss"),
    ("mse", mse_over_rows_only, "counts rows only"),
    ("mse", mse_unaveraged, "The squares were not averaged"),
    ("mse", mse_printed, "Use `return` in place of `print`"),
    ("mse", mse_in_place, "changed its input `y`"),
    ("cross_entropy", entropy_without_minus, "The sign is turned round"),
    ("cross_entropy", entropy_of_columns, "from *every* row"),
    ("cross_entropy", entropy_of_rows, "takes whole rows"),
    ("cross_entropy", entropy_summed, "The loss is their mean"),
    ("cross_entropy", entropy_in_bits, "in coins (bits)"),
    ("cross_entropy", entropy_of_one_hot_mean, "by the number of entries of the table"),
    ("cross_entropy", entropy_of_own_answer, "whatever the truth is"),
    ("cross_entropy", entropy_log_of_mean, "the mean comes last"),
    ("cross_entropy", entropy_times_label, "by the class *numbers*"),
    ("cross_entropy", entropy_unaveraged, "one a sample"),
    ("cross_entropy", entropy_with_swapped_arguments, "Targets come first here"),
    ("cross_entropy_from_scores", scores_through_softmax, "takes the logarithm of softmax"),
    ("cross_entropy_from_scores", scores_through_clipped_softmax, "keeps the loss finite, but wrong"),
    ("cross_entropy_from_scores", scores_with_a_smaller_number, "got `14.1621`"),
    ("cross_entropy_from_scores", scores_without_shift, "e¹⁰⁰⁰ is inf"),
    ("cross_entropy_from_scores", scores_with_one_maximum, "Each row needs its own"),
    ("cross_entropy_from_scores", scores_not_shifted_back, "Add it back after the logarithm"),
    ("cross_entropy_from_scores", scores_without_the_true_one, "Subtract the score of the true class"),
    ("cross_entropy_from_scores", scores_summed, "The loss is their mean"),
    ("cross_entropy_from_scores", scores_without_keepdims, "one maximum for each row"),
]
