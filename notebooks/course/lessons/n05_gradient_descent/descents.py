"""What notebook 05's tasks are checked with: functions and curves, the references, and what goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Function:
    """A function of one argument that messages can show."""

    name: str
    function: Callable = field(compare=False)

    def __call__(self, x):
        return self.function(x)

    def __repr__(self):
        return self.name


def differences(divisor=lambda epsilon: 2 * epsilon, keep=False, dtype=float):
    """A numerical gradient; the reference, or a slip that goes wrong in one place."""

    def numerical_gradient(f, x, epsilon=1e-6):
        point = x.astype(dtype) if dtype else x.copy()
        slope = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            value = point[i]
            point[i] = value + epsilon
            above = f(point)
            point[i] = value - epsilon
            below = f(point)
            if not keep:
                point[i] = value
            slope[i] = (above - below) / divisor(epsilon)
        return slope

    return numerical_gradient


def all_at_once(f, x, epsilon=1e-6):
    return (f(x + epsilon) - f(x - epsilon)) / (2 * epsilon)


def one_sided(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        point = x.astype(float)
        point[i] += epsilon
        slope[i] = (f(point) - f(x)) / epsilon
    return slope


def by_rows(f, x, epsilon=1e-6):
    slope = np.zeros(x.shape)
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += epsilon
        below[i] -= epsilon
        slope[i] = (f(above) - f(below)) / (2 * epsilon)
    return slope


def gradient_step(w, dL_dw, learning_rate):
    return w - learning_rate * dL_dw


def end(slope, w, rate):
    for _ in range(100):
        w = w - rate * slope(w)
    return w


def largest_stable_rate(slope, w, rates):
    return max(rate for rate in rates if abs(slope(end(slope, w, rate))) < abs(slope(w)))


def going_on(slope, w, rates):
    stable, point = [], w
    for rate in rates:
        point = end(slope, point, rate)
        if abs(slope(point)) < abs(slope(w)):
            stable.append(rate)
    return max(stable)


def uphill(slope, w, rates):
    return [rate for rate in rates if abs(slope(end(slope, w, -rate))) < abs(slope(w))]


def until_unstable(slope, w, rates):
    best = 0
    for rate in rates:
        if abs(slope(end(slope, w, rate))) >= abs(slope(w)):
            break
        best = rate
    return best


def line(name, curvature, lowest):
    return Function(name, lambda w: curvature * (w - lowest))


def cut_off():
    """A valley whose slope is cut off at 1 and at -1: its walls are straight, its bottom is a parabola."""
    return Function("max(-1, min(1, 5·w))", lambda w: np.clip(5 * w, -1, 1))


def beside_a_hill():
    """A valley at 0 of curvature 4; from 0.5 on the slope falls again and is 0 on a hilltop at 2.5."""
    return Function("min(4·w, 2.5 - w)", lambda w: np.minimum(4 * w, 2.5 - w))
