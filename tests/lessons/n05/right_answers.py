"""Right answers to the tasks of notebook 05."""

# %% given
import numpy as np

import nnlib


# %% numerical_gradient: float32 result
def numerical_gradient(function, point, nudge=1e-6):
    slopes = []
    for i in range(point.size):
        step = np.zeros(point.size)
        step[i] = nudge
        step = step.reshape(point.shape)
        slopes.append((function(point + step) - function(point - step)) / (2 * nudge))
    return np.array(slopes, dtype=np.float32).reshape(point.shape)


# %% numerical_gradient: a callable object
class CentralDifference:
    def __call__(self, f, x, epsilon=1e-6):
        unit = np.eye(x.size).reshape(x.size, *x.shape)
        return np.array([(f(x + epsilon * e) - f(x - epsilon * e)) / (2 * epsilon) for e in unit]).reshape(x.shape)


numerical_gradient = CentralDifference()


# %% numerical_gradient: nnlib's
numerical_gradient = nnlib.numerical_gradient


# %% numerical_gradient: partial
from functools import partial


def differences(order, f, x, epsilon=1e-6):
    slope = np.empty(x.shape)
    for i in np.ndindex(*x.shape):
        values = []
        for sign in order:
            point = x.astype("float64")
            point[i] += sign * epsilon
            values.append(f(point))
        slope[i] = (values[0] - values[1]) / (2 * epsilon)
    return slope


numerical_gradient = partial(differences, (1, -1))


# %% numerical_gradient: nditer
def numerical_gradient(f, x, epsilon=1e-6):
    point = np.array(x, dtype=float)
    slope = np.zeros_like(point)
    it = np.nditer(point, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        old = point[i]
        point[i] = old + epsilon
        above = f(point)
        point[i] = old - epsilon
        slope[i] = (above - f(point)) / (2 * epsilon)
        point[i] = old
        it.iternext()
    return slope


# %% numerical_gradient: flat views
def numerical_gradient(f, x, epsilon=1e-6):
    above, below = x + 0.0, x + 0.0
    slope = np.zeros(x.shape)
    for i, value in enumerate(x.flat):
        above.flat[i], below.flat[i] = value + epsilon, value - epsilon
        slope.flat[i] = (f(above) - f(below)) / (2 * epsilon)
        above.flat[i] = below.flat[i] = value
    return slope


# %% numerical_gradient: a helper for one entry
import itertools


def one_slope(f, x, i, epsilon):
    def nudged(by):
        point = x.astype(float).copy()
        point[i] = point[i] + by
        return point

    return (f(nudged(epsilon)) - f(nudged(-epsilon))) / epsilon / 2


def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape, dtype=float)
    for i in itertools.product(*map(range, x.shape)):
        slope[i] = one_slope(f, x, i, epsilon)
    return slope


# %% numerical_gradient: a where for the nudge
def numerical_gradient(f, x: np.ndarray, epsilon: float = 1e-6) -> np.ndarray:
    numbers = np.arange(x.size).reshape(x.shape)
    nudge = lambda i: np.where(numbers == i, epsilon, 0.0)
    slopes = [(f(x + nudge(i)) - f(x - nudge(i))) / (2 * epsilon) for i in range(x.size)]
    return np.reshape(slopes, x.shape)


# %% numerical_gradient: lambda
numerical_gradient = lambda f, x, epsilon=1e-6: np.array(
    [
        (f((x.ravel() + epsilon * e).reshape(x.shape)) - f((x.ravel() - epsilon * e).reshape(x.shape))) / (2 * epsilon)
        for e in np.identity(x.size)
    ]
).reshape(x.shape)


# %% numerical_gradient: two halves added
def numerical_gradient(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for sign in (+1, -1):
        for i in np.ndindex(x.shape):
            point = x.astype(float)
            point[i] += sign * epsilon
            slope[i] += sign * f(point) / (2 * epsilon)
    return slope


# %% gradient_step: float32
def gradient_step(weights, gradient, rate):
    return (weights - rate * gradient).astype(np.float32)


# %% gradient_step: partial of nnlib's optimizer
from functools import partial


def stepped(optimizer, w, dL_dw, learning_rate):
    new = np.array(w)
    optimizer(learning_rate).apply([dL_dw], [new])
    return new


gradient_step = partial(stepped, nnlib.optimizers.SGD)


# %% gradient_step: lambda
gradient_step = lambda w, g, eta: w - eta * g


# %% gradient_step: ufuncs
def gradient_step(w, dL_dw, learning_rate):
    return np.subtract(w, np.multiply(learning_rate, dL_dw))


# %% gradient_step: plus the negative
def gradient_step(w: np.ndarray, dL_dw: np.ndarray, learning_rate: float) -> np.ndarray:
    step = -learning_rate * dL_dw
    return w + step


# %% gradient_step: a copy changed in place
def gradient_step(w, dL_dw, learning_rate):
    new = w.copy()
    new -= dL_dw * learning_rate
    return new


# %% gradient_step: loop over entries
def gradient_step(w, dL_dw, learning_rate):
    new = np.empty_like(w)
    for i in np.ndindex(w.shape):
        new[i] = w[i] - learning_rate * dL_dw[i]
    return new


# %% gradient_step: a callable object
class Step:
    sign = -1

    def __call__(self, w, dL_dw, learning_rate):
        return w + self.sign * learning_rate * dL_dw


gradient_step = Step()


# %% gradient_step: comprehension and reshape
def gradient_step(w, dL_dw, learning_rate):
    return np.array([a - learning_rate * b for a, b in zip(w.ravel(), dL_dw.ravel())]).reshape(w.shape)


# %% gradient_step: reduce
from functools import reduce


def gradient_step(w, dL_dw, learning_rate):
    return reduce(np.subtract, [w, learning_rate * dL_dw])


# %% largest_stable_rate: all rates at once
def largest_stable_rate(curve, start, etas):
    v = np.full(len(etas), start)
    for _ in range(100):
        v = v - etas * curve(v)
    return np.float32(etas[np.abs(curve(v)) < abs(curve(start))].max())


# %% largest_stable_rate: a generator in a lambda
def after(slope, v, rate, n_steps):
    return v if n_steps == 0 else after(slope, v - rate * slope(v), rate, n_steps - 1)


largest_stable_rate = lambda slope, w, rates: max(
    r for r in rates if abs(slope(after(slope, w, r, 100))) < abs(slope(w))
)


# %% largest_stable_rate: best so far
def largest_stable_rate(slope, w, rates):
    best = 0
    for rate in rates:
        v = w
        for _ in range(100):
            v -= rate * slope(v)
        if abs(slope(v)) < abs(slope(w)) and rate > best:
            best = rate
    return best


# %% largest_stable_rate: from the largest down
def largest_stable_rate(slope, w, rates):
    for rate in sorted(rates, reverse=True):
        v = w
        for _ in range(100):
            v = v - rate * slope(v)
        if slope(v) ** 2 < slope(w) ** 2:
            return rate


# %% largest_stable_rate: a dictionary
def largest_stable_rate(slope, w, rates):
    ends = {}
    for rate in rates:
        v = w
        for _ in range(100):
            v = v - rate * slope(v)
        ends[rate] = abs(slope(v))
    return max([rate for rate, size in ends.items() if size < abs(slope(w))])


# %% largest_stable_rate: the course's descend
from course.drawing.descent import descend


def largest_stable_rate(slope, w, rates):
    ends = [descend(slope, w, rate, 100)[-1] for rate in rates]
    return float(np.max(rates[[bool(abs(slope(v)) < abs(slope(w))) for v in ends]]))


# %% largest_stable_rate: a while loop and filter
def largest_stable_rate(slope, w, rates):
    def is_stable(rate):
        v, n = w, 0
        while n < 100:
            v, n = v - rate * slope(v), n + 1
        return abs(slope(v)) < abs(slope(w))

    return max(filter(is_stable, rates))


# %% largest_stable_rate: a class with a method
class Trial:
    def __init__(self, n_steps):
        self.n_steps = n_steps

    def largest(self, slope, w, rates):
        stable = []
        for rate in rates:
            v = w
            for _ in range(self.n_steps):
                v = v - rate * slope(v)
            stable.append(abs(slope(v)) < abs(slope(w)))
        return np.where(stable, rates, -np.inf).max()


largest_stable_rate = Trial(100).largest


# %% largest_stable_rate: nan-safe array
def largest_stable_rate(slope, w, rates):
    sizes = []
    for rate in rates:
        v = np.float64(w)
        with np.errstate(all="ignore"):
            for _ in range(100):
                v = v - rate * slope(v)
        sizes.append(np.abs(slope(v)))
    return rates[np.array(sizes) < np.abs(slope(w))].max()


# %% gradient_descent: two lines in a loop
def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * nnlib.numerical_gradient(f, w)
    return w


# %% gradient_descent: with functions of one's own
def slopes(f, x, epsilon=1e-6):
    found = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = epsilon
        found[i] = (f(x + nudge) - f(x - nudge)) / (2 * epsilon)
    return found


def step(w, dL_dw, learning_rate):
    return w - learning_rate * dL_dw


def gradient_descent(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = step(w, slopes(f, w), learning_rate)
    return w


# %% gradient_descent: while
def gradient_descent(f, w, learning_rate, n_steps):
    done = 0
    while done < n_steps:
        dL_dw = nnlib.numerical_gradient(f, w)
        w = w - learning_rate * dL_dw
        done += 1
    return w


# %% gradient_descent: calling itself
def gradient_descent(f, w, learning_rate, n_steps):
    if n_steps == 0:
        return w
    w = w - learning_rate * nnlib.numerical_gradient(f, w)
    return gradient_descent(f, w, learning_rate, n_steps - 1)


# %% gradient_descent: a copy changed in place
def gradient_descent(f, w, learning_rate, n_steps):
    place = np.array(w, dtype=float)
    for k in range(n_steps):
        place -= learning_rate * nnlib.numerical_gradient(f, place)
    return place


# %% gradient_descent: nnlib's optimizer
def gradient_descent(f, w, learning_rate, n_steps):
    sgd, w = nnlib.optimizers.SGD(learning_rate), w.astype(float)
    for _ in range(n_steps):
        sgd.apply([nnlib.numerical_gradient(f, w)], [w])
    return w


# %% gradient_descent: reduce in a lambda
from functools import reduce

gradient_descent = lambda f, w, learning_rate, n_steps: reduce(
    lambda v, _: v - learning_rate * nnlib.numerical_gradient(f, v), range(n_steps), w
)


# %% gradient_descent: all points kept, the last one returned
def gradient_descent(f, w, learning_rate, n_steps):
    path = [w]
    for _ in range(n_steps):
        path.append(path[-1] - learning_rate * nnlib.numerical_gradient(f, path[-1]))
    return path[-1]


# %% gradient_descent: a callable object
class Walker:
    def __init__(self, epsilon):
        self.epsilon = epsilon

    def __call__(self, f, w, learning_rate, n_steps):
        for _ in range(n_steps):
            slope = nnlib.numerical_gradient(f, w, self.epsilon)
            w = np.subtract(w, learning_rate * slope)
        return w


gradient_descent = Walker(1e-6)
