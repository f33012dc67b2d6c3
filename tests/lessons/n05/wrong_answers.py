"""Wrong answers to the tasks of notebook 05."""

# %% given
import numpy as np

def steps_with(slope, w, rate, n_steps=100):
    for _ in range(n_steps):
        w = w - rate * slope(w)
    return w


# %% numerical_gradient: gradient of everything at once
# says: nudges all entries at once
def numerical_gradient(f, x, epsilon=1e-6):
    return (f(x + epsilon) - f(x - epsilon)) / (2 * epsilon)


# %% numerical_gradient: gradient one sided
# says: one-sided difference
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        point = x.astype(float)
        point[i] += epsilon
        slope[i] = (f(point) - f(x)) / epsilon
    return slope


# %% numerical_gradient: gradient without brackets
# says: Brackets
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / 2 * epsilon
    return slope


# %% numerical_gradient: gradient not put back
# says: was not put back
def numerical_gradient(f, x, epsilon=1e-6):
    point, slope = x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = point[i]
        point[i] = value + epsilon
        above = f(point)
        point[i] = value - epsilon
        slope[i] = (above - f(point)) / (2 * epsilon)
    return slope


# %% numerical_gradient: gradient nudged in place
# says: changed its input
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += epsilon
        above = f(x)
        x[i] -= 2 * epsilon
        slope[i] = (above - f(x)) / (2 * epsilon)
        x[i] += epsilon
    return slope


# %% numerical_gradient: gradient of whole numbers
# says: a nudge by ε is rounded away
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        point = x.copy()
        point[i] = x[i] + epsilon
        above = f(point)
        point[i] = x[i] - epsilon
        slope[i] = (above - f(point)) / (2 * epsilon)
    return slope


# %% numerical_gradient: gradient kept in whole numbers
# says: decimals are cut off
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / (2 * epsilon)
    return slope


# %% numerical_gradient: gradient along the first axis
# says: expected is (2, 3)
def numerical_gradient(f, x, epsilon=1e-6):
    slope = []
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope.append((f(above) - f(below)) / (2 * epsilon))
    return np.array(slope)


# %% numerical_gradient: gradient with a fixed nudge
# says: never uses its argument `epsilon`
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += 1e-6
        below[i] -= 1e-6
        slope[i] = (f(above) - f(below)) / 2e-6
    return slope


# %% gradient_step: step uphill
# says: goes uphill
def gradient_step(w, dL_dw, learning_rate):
    return w + dL_dw * learning_rate


# %% gradient_step: step in place
# says: changed its input `w`
def gradient_step(w, dL_dw, learning_rate):
    w -= learning_rate * dL_dw
    return w


# %% gradient_step: step without rate
# says: plays no part
def gradient_step(w, dL_dw, learning_rate):
    return w - dL_dw


# %% gradient_step: step that scales everything
# says: belongs to the gradient alone
def gradient_step(w, dL_dw, learning_rate):
    return learning_rate * (w - dL_dw)


# %% gradient_step: step of length one
# says: wrong values
def gradient_step(w, dL_dw, learning_rate):
    return w - learning_rate * dL_dw / np.linalg.norm(dL_dw)


# %% largest_stable_rate: rate by formula
# says: 2/curvature itself
def largest_stable_rate(slope, w, rates):
    return 2 / ((slope(w + 1e-3) - slope(w - 1e-3)) / 2e-3)


# %% largest_stable_rate: rate that is fastest
# says: the fastest, not the largest
def largest_stable_rate(slope, w, rates):
    return rates[np.argmin([abs(slope(steps_with(slope, w, rate))) for rate in rates])]


# %% largest_stable_rate: rate without starting anew
# says: begins anew at `w`
def largest_stable_rate(slope, w, rates):
    start, best = abs(slope(w)), 0
    for rate in rates:
        w = steps_with(slope, w, rate)
        if abs(slope(w)) < start:
            best = max(best, rate)
    return best


# %% largest_stable_rate: rate as index
# says: got `5`, expected `0.6`
def largest_stable_rate(slope, w, rates):
    start = abs(slope(w))
    stable = [k for k, rate in enumerate(rates) if abs(slope(steps_with(slope, w, rate))) < start]
    return stable[-1]


# %% largest_stable_rate: rate without abs
# says: wrong values
def largest_stable_rate(slope, w, rates):
    return max(rate for rate in rates if slope(steps_with(slope, w, rate)) < slope(w))


# %% largest_stable_rate: rates that are stable
# says: has shape (6,)
def largest_stable_rate(slope, w, rates):
    return [rate for rate in rates if abs(slope(steps_with(slope, w, rate))) < abs(slope(w))]
