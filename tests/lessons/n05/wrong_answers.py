"""Wrong answers to the tasks of notebook 05."""

import numpy as np


def gradient_of_everything_at_once(f, x, epsilon=1e-6):
    return (f(x + epsilon) - f(x - epsilon)) / (2 * epsilon)


def gradient_one_sided(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        point = x.astype(float)
        point[i] += epsilon
        slope[i] = (f(point) - f(x)) / epsilon
    return slope


def gradient_without_brackets(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / 2 * epsilon
    return slope


def gradient_not_put_back(f, x, epsilon=1e-6):
    point, slope = x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = point[i]
        point[i] = value + epsilon
        above = f(point)
        point[i] = value - epsilon
        slope[i] = (above - f(point)) / (2 * epsilon)
    return slope


def gradient_nudged_in_place(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += epsilon
        above = f(x)
        x[i] -= 2 * epsilon
        slope[i] = (above - f(x)) / (2 * epsilon)
        x[i] += epsilon
    return slope


def gradient_of_whole_numbers(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        point = x.copy()
        point[i] = x[i] + epsilon
        above = f(point)
        point[i] = x[i] - epsilon
        slope[i] = (above - f(point)) / (2 * epsilon)
    return slope


def gradient_kept_in_whole_numbers(f, x, epsilon=1e-6):
    slope = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / (2 * epsilon)
    return slope


def gradient_along_the_first_axis(f, x, epsilon=1e-6):
    slope = []
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope.append((f(above) - f(below)) / (2 * epsilon))
    return np.array(slope)


def gradient_with_a_fixed_nudge(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += 1e-6
        below[i] -= 1e-6
        slope[i] = (f(above) - f(below)) / 2e-6
    return slope


def step_uphill(w, dL_dw, learning_rate):
    return w + dL_dw * learning_rate


def step_in_place(w, dL_dw, learning_rate):
    w -= learning_rate * dL_dw
    return w


def step_without_rate(w, dL_dw, learning_rate):
    return w - dL_dw


def step_that_scales_everything(w, dL_dw, learning_rate):
    return learning_rate * (w - dL_dw)


def step_of_length_one(w, dL_dw, learning_rate):
    return w - learning_rate * dL_dw / np.linalg.norm(dL_dw)


def steps_with(slope, w, rate, n_steps=100):
    for _ in range(n_steps):
        w = w - rate * slope(w)
    return w


def rate_by_formula(slope, w, rates):
    return 2 / ((slope(w + 1e-3) - slope(w - 1e-3)) / 2e-3)


def rate_that_is_fastest(slope, w, rates):
    return rates[np.argmin([abs(slope(steps_with(slope, w, rate))) for rate in rates])]


def rate_without_starting_anew(slope, w, rates):
    start, best = abs(slope(w)), 0
    for rate in rates:
        w = steps_with(slope, w, rate)
        if abs(slope(w)) < start:
            best = max(best, rate)
    return best


def rate_as_index(slope, w, rates):
    start = abs(slope(w))
    stable = [k for k, rate in enumerate(rates) if abs(slope(steps_with(slope, w, rate))) < start]
    return stable[-1]


def rate_without_abs(slope, w, rates):
    return max(rate for rate in rates if slope(steps_with(slope, w, rate)) < slope(w))


def rates_that_are_stable(slope, w, rates):
    return [rate for rate in rates if abs(slope(steps_with(slope, w, rate))) < abs(slope(w))]


WRONG = [
    ("numerical_gradient", gradient_of_everything_at_once, "nudges all entries at once"),
    ("numerical_gradient", gradient_one_sided, "one-sided difference"),
    ("numerical_gradient", gradient_without_brackets, "Brackets"),
    ("numerical_gradient", gradient_not_put_back, "was not put back"),
    ("numerical_gradient", gradient_nudged_in_place, "changed its input"),
    ("numerical_gradient", gradient_of_whole_numbers, "a nudge by ε is rounded away"),
    ("numerical_gradient", gradient_kept_in_whole_numbers, "decimals are cut off"),
    ("numerical_gradient", gradient_along_the_first_axis, "expected is (2, 3)"),
    ("numerical_gradient", gradient_with_a_fixed_nudge, "never uses its argument `epsilon`"),
    ("gradient_step", step_uphill, "goes uphill"),
    ("gradient_step", step_in_place, "changed its input `w`"),
    ("gradient_step", step_without_rate, "plays no part"),
    ("gradient_step", step_that_scales_everything, "belongs to the gradient alone"),
    ("gradient_step", step_of_length_one, "wrong values"),
    ("largest_stable_rate", rate_by_formula, "2/curvature itself"),
    ("largest_stable_rate", rate_that_is_fastest, "the fastest, not the largest"),
    ("largest_stable_rate", rate_without_starting_anew, "begins anew at `w`"),
    ("largest_stable_rate", rate_as_index, "got `5`, expected `0.6`"),
    ("largest_stable_rate", rate_without_abs, "wrong values"),
    ("largest_stable_rate", rates_that_are_stable, "has shape (6,)"),
]
