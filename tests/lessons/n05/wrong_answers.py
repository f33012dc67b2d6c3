"""Wrong answers to the tasks of notebook 05."""

# %% given
import numpy as np

import nnlib

def steps_with(slope, w, rate, n_steps=100):
    for _ in range(n_steps):
        w = w - rate * slope(w)
    return w


# %% numerical_gradient: no return
# says: hands nothing back
def numerical_gradient(f, x, epsilon=1e-6):
    point, slope = x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = point[i]
        point[i] = value + epsilon
        above = f(point)
        point[i] = value - epsilon
        slope[i] = (above - f(point)) / (2 * epsilon)
        point[i] = value


# %% numerical_gradient: printed
# says: in place of `print`
def numerical_gradient(f, x, epsilon=1e-6):
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        print((f(x + e) - f(x - e)) / (2 * epsilon))


# %% numerical_gradient: trailing comma
# says: a tuple
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        slope[i] = (f(x + e) - f(x - e)) / (2 * epsilon)
    return slope,


# %% numerical_gradient: return in the loop
# says: stands inside the loop
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        slope[i] = (f(x + e) - f(x - e)) / (2 * epsilon)
        return slope


# %% numerical_gradient: range of a shape
# says: tuple
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in range(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        slope[i] = (f(x + e) - f(x - e)) / (2 * epsilon)
    return slope


# %% numerical_gradient: two loops for a table
# says: IndexError
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            e = np.zeros(x.shape)
            e[i, j] = epsilon
            slope[i, j] = (f(x + e) - f(x - e)) / (2 * epsilon)
    return slope


# %% numerical_gradient: vectors and tables only
# says: course.case("numerical_gradient", 3)
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in range(len(x)):
        for j in range(x.shape[1]) if x.ndim > 1 else [...]:
            e = np.zeros(x.shape)
            e[i, j] = epsilon
            slope[i, j] = (f(x + e) - f(x - e)) / (2 * epsilon)
    return slope


# %% numerical_gradient: an attribute that functions lack
# says: AttributeError
# not: Function.
def numerical_gradient(f, x, epsilon=1e-6):
    return f.gradient(x)


# %% numerical_gradient: np.gradient
# says: numerical_gradient
def numerical_gradient(f, x, epsilon=1e-6):
    return np.gradient(f(x), epsilon)


# %% numerical_gradient: the example's slopes
# says: wrong values
def numerical_gradient(f, x, epsilon=1e-6):
    return np.full(x.shape, 3.0) + (x == 2)


# %% numerical_gradient: a list
# says: Python list
def numerical_gradient(f, x, epsilon=1e-6):
    return nnlib.numerical_gradient(f, x, epsilon).tolist()


# %% numerical_gradient: twice too large
# says: twice too large
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        slope[i] = (f(x + e) - f(x - e)) / epsilon
    return slope


# %% numerical_gradient: of everything at once
# says: nudges all entries at once
def numerical_gradient(f, x, epsilon=1e-6):
    return (f(x + epsilon) - f(x - epsilon)) / (2 * epsilon)


# %% numerical_gradient: one sided
# says: one-sided difference
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        point = x.astype(float)
        point[i] += epsilon
        slope[i] = (f(point) - f(x)) / epsilon
    return slope


# %% numerical_gradient: without brackets
# says: Write brackets
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / 2 * epsilon
    return slope


# %% numerical_gradient: not put back
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


# %% numerical_gradient: nudged in place
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


# %% numerical_gradient: of whole numbers
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


# %% numerical_gradient: kept in whole numbers
# says: decimals are cut off
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / (2 * epsilon)
    return slope


# %% numerical_gradient: along the first axis
# says: expected is (2, 3)
def numerical_gradient(f, x, epsilon=1e-6):
    slope = []
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope.append((f(above) - f(below)) / (2 * epsilon))
    return np.array(slope)


# %% numerical_gradient: with a fixed nudge
# says: The nudge is not the argument `epsilon`
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[i] += 1e-6
        below[i] -= 1e-6
        slope[i] = (f(above) - f(below)) / 2e-6
    return slope


# %% gradient_step: no return
# says: hands nothing back
# not: uphill
def gradient_step(w, dL_dw, learning_rate):
    new = w - learning_rate * dL_dw


# %% gradient_step: printed
# says: in place of `print`
def gradient_step(w, dL_dw, learning_rate):
    print(w - learning_rate * dL_dw)


# %% gradient_step: trailing comma
# says: a tuple
def gradient_step(w, dL_dw, learning_rate):
    return w - learning_rate * dL_dw,


# %% gradient_step: the step alone
# says: start from `w`
def gradient_step(w, dL_dw, learning_rate):
    return -learning_rate * dL_dw


# %% gradient_step: divided by the rate
# says: Multiply by it
def gradient_step(w, dL_dw, learning_rate):
    return w - dL_dw / learning_rate


# %% gradient_step: sign only
# says: only the gradient's sign was used
def gradient_step(w, dL_dw, learning_rate):
    return w - learning_rate * np.sign(dL_dw)


# %% gradient_step: the example's rate
# says: never uses its argument `learning_rate`
def gradient_step(w, dL_dw, learning_rate):
    return w - 0.1 * dL_dw


# %% gradient_step: matrix product
# says: ValueError
def gradient_step(w, dL_dw, learning_rate):
    return w - learning_rate * w @ dL_dw


# %% gradient_step: rounded
# says: rounded
def gradient_step(w, dL_dw, learning_rate):
    return (w - learning_rate * dL_dw).round(3)


# %% gradient_step: a minus too many
# says: wrong values
def gradient_step(w, dL_dw, learning_rate):
    return learning_rate * dL_dw - w


# %% gradient_step: one entry
# says: shape
def gradient_step(w, dL_dw, learning_rate):
    return w[0] - learning_rate * dL_dw[0]


# %% gradient_step: a list of sums
# says: TypeError
def gradient_step(w, dL_dw, learning_rate):
    return [w.tolist() - learning_rate * g for g in dL_dw.tolist()]


# %% gradient_step: Greek name
# says: NameError
def gradient_step(w, dL_dw, learning_rate):
    return w - eta * dL_dw


# %% gradient_step: uphill
# says: goes uphill
def gradient_step(w, dL_dw, learning_rate):
    return w + dL_dw * learning_rate


# %% gradient_step: in place
# says: changed its input `w`
def gradient_step(w, dL_dw, learning_rate):
    w -= learning_rate * dL_dw
    return w


# %% gradient_step: without rate
# says: plays no part
def gradient_step(w, dL_dw, learning_rate):
    return w - dL_dw


# %% gradient_step: that scales everything
# says: belongs to the gradient alone
def gradient_step(w, dL_dw, learning_rate):
    return learning_rate * (w - dL_dw)


# %% gradient_step: of length one
# says: wrong values
def gradient_step(w, dL_dw, learning_rate):
    return w - learning_rate * dL_dw / np.linalg.norm(dL_dw)


# %% largest_stable_rate: no return
# says: hands nothing back
def largest_stable_rate(slope, w, rates):
    stable = [r for r in rates if abs(slope(steps_with(slope, w, r))) < abs(slope(w))]
    max(stable)


# %% largest_stable_rate: printed
# says: in place of `print`
def largest_stable_rate(slope, w, rates):
    print(max(r for r in rates if abs(slope(steps_with(slope, w, r))) < abs(slope(w))))


# %% largest_stable_rate: trailing comma
# says: a tuple
def largest_stable_rate(slope, w, rates):
    return max(r for r in rates if abs(slope(steps_with(slope, w, r))) < abs(slope(w))),


# %% largest_stable_rate: return in the loop
# says: expected `0.6`
def largest_stable_rate(slope, w, rates):
    for rate in rates:
        if abs(slope(steps_with(slope, w, rate))) < abs(slope(w)):
            return rate


# %% largest_stable_rate: one step
# says: course.case("largest_stable_rate", 3)
# not: uphill
def largest_stable_rate(slope, w, rates):
    return max(r for r in rates if abs(slope(w - r * slope(w))) < abs(slope(w)))


# %% largest_stable_rate: ten steps
# says: expected `0.3`
# not: decimals are cut off
# not: uphill
def largest_stable_rate(slope, w, rates):
    return max((r for r in rates if abs(slope(steps_with(slope, w, r, 10))) < abs(slope(w))), default=0)


# %% largest_stable_rate: fifty steps
# says: expected `0.3`
# not: uphill
def largest_stable_rate(slope, w, rates):
    stable = [r for r in rates if abs(slope(steps_with(slope, w, r, 50))) < abs(slope(w))]
    return max(stable, default=0)


# %% largest_stable_rate: no walk, the curvature
# says: got `0.8`, expected `0.3`
def largest_stable_rate(slope, w, rates):
    curvature = slope(w + 0.01) / 0.01 - slope(w) / 0.01
    return max([rate for rate in rates if rate * curvature < 2])


# %% largest_stable_rate: uphill
# says: goes uphill
def largest_stable_rate(slope, w, rates):
    stable = []
    for rate in rates:
        v = w
        for _ in range(100):
            v = v + rate * slope(v)
        if abs(slope(v)) < abs(slope(w)):
            stable.append(rate)
    return max(stable)


# %% largest_stable_rate: uphill from 0
# says: goes uphill
def largest_stable_rate(slope, w, rates):
    best = 0
    for rate in rates:
        v = w
        for _ in range(100):
            v = v + rate * slope(v)
        if abs(slope(v)) < abs(slope(w)):
            best = max(best, rate)
    return best


# %% largest_stable_rate: list left empty
# says: ValueError
# not: Several numbers
# not: uphill
def largest_stable_rate(slope, w, rates):
    stable = []
    for rate in rates:
        if abs(slope(steps_with(slope, w, rate))) > abs(slope(w)) > 1e9:
            stable.append(rate)
    return max(stable)


# %% largest_stable_rate: largest of all
# says: the largest of all rates
def largest_stable_rate(slope, w, rates):
    return rates.max()


# %% largest_stable_rate: append assigned
# says: AttributeError
def largest_stable_rate(slope, w, rates):
    stable = []
    for rate in rates:
        if abs(slope(steps_with(slope, w, rate))) < abs(slope(w)):
            stable = stable.append(rate)
    return max(stable)


# %% largest_stable_rate: max of a list by method
# says: `list` has no `max`
def largest_stable_rate(slope, w, rates):
    stable = [r for r in rates if abs(slope(steps_with(slope, w, r))) < abs(slope(w))]
    return stable.max()


# %% largest_stable_rate: w compared
# says: compare the slopes
def largest_stable_rate(slope, w, rates):
    return max(r for r in rates if abs(steps_with(slope, w, r)) < abs(w))


# %% largest_stable_rate: stops at the first unstable one
# says: in any order
def largest_stable_rate(slope, w, rates):
    best = 0
    for rate in rates:
        if abs(slope(steps_with(slope, w, rate))) >= abs(slope(w)):
            break
        best = rate
    return best


# %% largest_stable_rate: by formula
# says: 2/curvature itself
def largest_stable_rate(slope, w, rates):
    return 2 / ((slope(w + 1e-3) - slope(w - 1e-3)) / 2e-3)


# %% largest_stable_rate: that is fastest
# says: the fastest, not the largest
def largest_stable_rate(slope, w, rates):
    return rates[np.argmin([abs(slope(steps_with(slope, w, rate))) for rate in rates])]


# %% largest_stable_rate: without starting anew
# says: begins anew at `w`
def largest_stable_rate(slope, w, rates):
    start, best = abs(slope(w)), 0
    for rate in rates:
        w = steps_with(slope, w, rate)
        if abs(slope(w)) < start:
            best = max(best, rate)
    return best


# %% largest_stable_rate: as index
# says: expected `0.6`
def largest_stable_rate(slope, w, rates):
    start = abs(slope(w))
    stable = [k for k, rate in enumerate(rates) if abs(slope(steps_with(slope, w, rate))) < start]
    return stable[-1]


# %% largest_stable_rate: without abs
# says: got `5.5`, expected `3.5`
def largest_stable_rate(slope, w, rates):
    return max(rate for rate in rates if slope(steps_with(slope, w, rate)) < slope(w))


# %% largest_stable_rate: rates that are stable
# says: has shape (6,)
def largest_stable_rate(slope, w, rates):
    return [rate for rate in rates if abs(slope(steps_with(slope, w, rate))) < abs(slope(w))]


# %% gradient_descent: no return
# says: hands nothing back
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f, w)


# %% gradient_descent: printed
# says: in place of `print`
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f, w)
    print(w)


# %% gradient_descent: return in the loop
# says: stands inside the loop
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f, w)
        return w


# %% gradient_descent: one step
# says: This is where one step leads
def gradient_descent(f, w, learning_rate, n_steps):
    return w - learning_rate * nnlib.numerical_gradient(f, w)


# %% gradient_descent: the start's gradient
# says: measure it anew
def gradient_descent(f, w, learning_rate, n_steps):
    dL_dw = nnlib.numerical_gradient(f, w)
    for _ in range(n_steps):
        w = w - learning_rate * dL_dw
    return w


# %% gradient_descent: uphill
# says: walks uphill
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w + learning_rate * nnlib.numerical_gradient(f, w)
    return w


# %% gradient_descent: without a rate
# says: The learning rate plays no part
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - nnlib.numerical_gradient(f, w)
    return w


# %% gradient_descent: all points
# says: Only the last one is asked for
def gradient_descent(f, w, learning_rate, n_steps):
    path = [w]
    for _ in range(n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f, w)
        path.append(w)
    return np.array(path)


# %% gradient_descent: the loss
# says: This is the value of `f` at the end
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f, w)
    return f(w)


# %% gradient_descent: from 1 on
# says: one step short
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(1, n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f, w)
    return w


# %% gradient_descent: in place
# says: `w`
# says: changed
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w -= learning_rate * nnlib.numerical_gradient(f, w)
    return w


# %% gradient_descent: a range of nothing
# says: TypeError
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in n_steps:
        w = w - learning_rate * nnlib.numerical_gradient(f, w)
    return w


# %% gradient_descent: f called on nothing
# says: TypeError
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f(w), w)
    return w
