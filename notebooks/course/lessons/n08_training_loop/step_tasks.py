"""Tasks of notebook 08, the steps of an optimizer: momentum and Adam."""

import numpy as np

from course.checking.task import Slip, Task


def sgd_step(w, v, gradient, learning_rate, momentum):
    v = momentum * v - learning_rate * gradient
    return w + v, v


def adam_step(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
    m = beta_1 * m + (1 - beta_1) * gradient
    r = beta_2 * r + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**k) / (1 - beta_1**k)
    return w - rate * m / (np.sqrt(r) + 1e-7), m, r


def adam_by(new_m=None, new_r=None, rate=None, move=None):
    """A step of Adam that goes wrong in one line."""

    def attempt(w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999):
        old = m, r
        m = new_m(m, gradient, beta_1) if new_m else beta_1 * m + (1 - beta_1) * gradient
        r = new_r(r, gradient, m, beta_2) if new_r else beta_2 * r + (1 - beta_2) * gradient**2
        corrections = np.sqrt(1 - beta_2**k), 1 - beta_1**k
        factor = rate(*corrections, k) if rate else corrections[0] / corrections[1]
        way = move(m, r, gradient, *old) if move else m / (np.sqrt(r) + 1e-7)
        return w - learning_rate * factor * way, m, r

    return attempt


def _adam_case(*shape, k, learning_rate):
    def case(rng):
        sign = rng.choice([-1.0, 1.0], (3, *shape))  # no slope is near 0, where ε would count
        w, m, gradient = sign * rng.uniform(0.5, 2, (3, *shape))
        return w, m, rng.uniform(0.5, 2, shape), gradient, k, learning_rate

    return case


TASKS_OF_THE_STEP = [
    Task(
        key="sgd_step",
        title="A step with momentum",
        reference=sgd_step,
        cases=[
            lambda rng: (np.array([1.0]), np.array([0.5]), np.array([2.0]), 0.1, 0.9),
            lambda rng: (*rng.normal(size=(3, 2, 4)), 0.05, 0.8),
            lambda rng: (*rng.normal(size=(3, 5)), 0.2, 0.0),
        ],
        remark="With momentum 0 this is plain gradient descent. So one function does both.",
        hints=[
            "There are two lines, in this order. First comes the velocity. Then the weights move by the "
            "*new* velocity.",
            "The new velocity is a share of the old one plus the plain step. The plain step is minus the "
            "learning rate times the gradient.",
            "The first line is `v = momentum * v - ...`. Return both arrays, the weights first.",
        ],
        slips=[
            Slip(
                "old velocity",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + v,
                    momentum * v - learning_rate * gradient,
                ),
                "The weights move by the *old* velocity. Compute the new `v` first, then add that one.",
            ),
            Slip(
                "uphill",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + momentum * v + learning_rate * gradient,
                    momentum * v + learning_rate * gradient,
                ),
                "This walks uphill. The gradient points to where the loss grows, so its part of the velocity "
                "needs a minus sign.",
            ),
            Slip(
                "sign between two conventions",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - (momentum * v - learning_rate * gradient),
                    momentum * v - learning_rate * gradient,
                ),
                "The minus stands twice, in `v` and in `w - v`. With v = μv - η·gradient the weights move to "
                "`w + v`.",
            ),
            Slip(
                "velocity points uphill",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - (momentum * v + learning_rate * gradient),
                    momentum * v + learning_rate * gradient,
                ),
                "This is the convention with `v` pointing uphill and `w - v`. Here, as in Keras, the minus "
                "stands in the velocity: v = μv - η·gradient, then w + v.",
            ),
            Slip(
                "no momentum",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - learning_rate * gradient,
                    -learning_rate * gradient,
                ),
                "This is the plain step: the old velocity plays no part. Keep `momentum` times it.",
            ),
            Slip(
                "no momentum, old velocity",
                lambda w, v, gradient, learning_rate, momentum: (w - learning_rate * gradient, v),
                "The weights take the plain step, and the velocity stays as it was: neither of them makes "
                "use of `momentum`.",
            ),
            Slip(
                "rate outside of the velocity",
                lambda w, v, gradient, learning_rate, momentum: (
                    w - learning_rate * (momentum * v + gradient),
                    momentum * v + gradient,
                ),
                "This keeps the learning rate out of the velocity, as some libraries do. Here, as in Keras, "
                "it is inside: v = μv - η·gradient, and the weights move by v itself.",
            ),
            Slip(
                "velocity not kept",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + momentum * v - learning_rate * gradient,
                    v,
                ),
                "The weights are right, but the old velocity is handed back. Without the new one the next "
                "step remembers nothing.",
            ),
            Slip(
                "rate applied twice",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + learning_rate * (momentum * v - learning_rate * gradient),
                    momentum * v - learning_rate * gradient,
                ),
                "The learning rate counts twice. It is in the velocity already, so the weights move by `v` "
                "itself.",
            ),
            Slip(
                "gradient averaged",
                lambda w, v, gradient, learning_rate, momentum: (
                    w + momentum * v - (1 - momentum) * learning_rate * gradient,
                    momentum * v - (1 - momentum) * learning_rate * gradient,
                ),
                "The gradient is multiplied by 1 - momentum, which makes a moving average, as in Adam. "
                "Here the plain step goes in whole.",
            ),
            Slip(
                "swapped",
                lambda w, v, gradient, learning_rate, momentum: sgd_step(
                    w, v, gradient, learning_rate, momentum
                )[::-1],
                "Both are right, but in the wrong order: return the weights first, then the velocity.",
            ),
            Slip(
                "one thing back",
                lambda w, v, gradient, learning_rate, momentum: w + momentum * v - learning_rate * gradient,
                "One array came back where two are asked for: end with `return w, v`, so that the next step "
                "can go on with this velocity.",
            ),
        ],
    ),
    Task(
        key="adam_step",
        title="Adam",
        reference=adam_step,
        cases=[
            lambda rng: (np.array([1.0]), np.zeros(1), np.zeros(1), np.array([2.0]), 1, 0.1),
            _adam_case(2, 4, k=3, learning_rate=0.05),
            _adam_case(5, k=40, learning_rate=0.2),
        ],
        tolerance=1e-5,  # ε may stand beside √r or beside the corrected root
        remark="The first step is η long for every weight, whatever the size of its slope.",
        hints=[
            "There are four lines: the new m, the new r, the rate of this step, and what is returned. The "
            "first two have the same form.",
            "`**` is NumPy's power: `gradient**2` squares each entry, and `beta_1**k` is β₁ᵏ. `np.sqrt` "
            "takes the root.",
            "The first line is `m = beta_1 * m + (1 - beta_1) * gradient`. The rate of this step is "
            "`learning_rate * np.sqrt(...) / (...)`, and each pair of brackets holds 1 minus a power.",
        ],
        slips=[
            Slip(
                "no correction",
                adam_by(rate=lambda root, one, k: 1.0),
                "`m` and `r` are right, and the step has the wrong length: the correction for the start at 0 "
                "is missing. The rate of this step is η_k, and not η.",
            ),
            Slip(
                "m corrected alone",
                adam_by(rate=lambda root, one, k: 1 / one),
                "Only `m` is corrected for its start at 0. The rate needs √(1 − β₂ᵏ) too.",
            ),
            Slip(
                "r corrected alone",
                adam_by(rate=lambda root, one, k: root),
                "Only `r` is corrected for its start at 0. The rate has to be divided by 1 − β₁ᵏ too.",
            ),
            Slip(
                "correction upside down",
                adam_by(rate=lambda root, one, k: one / root),
                "The correction is upside down: √(1 − β₂ᵏ) stands above the line, and 1 − β₁ᵏ below it.",
            ),
            Slip(
                "correction without its root",
                adam_by(rate=lambda root, one, k: root**2 / one),
                "The root of 1 − β₂ᵏ is missing. `r` holds squares, so its correction has a root as well.",
            ),
            Slip(
                "corrections of the first step",
                adam_by(rate=lambda root, one, k: np.sqrt(1 - 0.999) / (1 - 0.9)),
                "The first step is right, and later ones are not: the corrections do not use `k`. They are "
                "1 − β₁ᵏ and 1 − β₂ᵏ, `beta_1**k` and `beta_2**k`.",
            ),
            Slip(
                "k times",
                lambda w, m, r, gradient, k, learning_rate, beta_1=0.9, beta_2=0.999: adam_by(
                    rate=lambda root, one, k: np.sqrt(abs(1 - beta_2 * k)) / (1 - beta_1 * k)
                )(w, m, r, gradient, k, learning_rate),
                "β is multiplied by `k` in the correction. βᵏ is a power: `beta_1**k`.",
            ),
            Slip(
                "k counted from 0",
                adam_by(rate=lambda root, one, k: np.sqrt(1 - 0.999 ** (k + 1)) / (1 - 0.9 ** (k + 1))),
                "The corrections use `k + 1`. `k` is 1 in the first step already.",
            ),
            Slip(
                "uphill",
                adam_by(move=lambda m, r, gradient, *old: -m / (np.sqrt(r) + 1e-7)),
                "This walks uphill: the weights have to move *against* `m`, so the step is subtracted.",
            ),
            Slip(
                "no root in the step",
                adam_by(move=lambda m, r, gradient, *old: m / (r + 1e-7)),
                "`m` is divided by `r` itself. `r` is a mean of squares, so divide by its root.",
            ),
            Slip(
                "newest slope in the step",
                adam_by(move=lambda m, r, gradient, *old: gradient / (np.sqrt(r) + 1e-7)),
                "The step uses the newest gradient, as RMSprop does. Adam's step uses its running mean `m`.",
            ),
            Slip(
                "old means in the step",
                adam_by(move=lambda m, r, gradient, old_m, old_r: old_m / (np.sqrt(old_r) + 1e-7)),
                "The weights move by the *old* `m` and `r`. Compute the new ones first.",
            ),
            Slip(
                "m as a velocity",
                adam_by(new_m=lambda m, gradient, beta: beta * m + gradient),
                "`m` adds the whole gradient, as a velocity does. A running mean takes the share 1 − β₁ of "
                "it.",
            ),
            Slip(
                "r without square",
                adam_by(new_r=lambda r, gradient, m, beta: beta * r + (1 - beta) * np.abs(gradient)),
                "`r` is a running mean of the gradient's size. It has to be one of its square: "
                "`gradient**2`.",
            ),
            Slip(
                "r of m",
                adam_by(new_r=lambda r, gradient, m, beta: beta * r + (1 - beta) * m**2),
                "`r` takes the square of `m`. It has to be the running mean of `gradient**2`.",
            ),
            Slip(
                "shares swapped in m",
                adam_by(new_m=lambda m, gradient, beta: (1 - beta) * m + beta * gradient),
                "The shares in `m` are swapped: β₁ = 0.9 of the old mean stays, and 0.1 of the gradient "
                "comes in.",
            ),
            Slip(
                "order of what is returned",
                lambda w, m, r, gradient, k, learning_rate: (lambda a, b, c: (b, c, a))(
                    *adam_step(w, m, r, gradient, k, learning_rate)
                ),
                "All three are right, but in another order: return the weights first, then `m`, then `r`.",
            ),
            Slip(
                "w alone",
                lambda w, m, r, gradient, k, learning_rate: adam_step(w, m, r, gradient, k, learning_rate)[0],
                "One array came back where three are asked for: end with `return w, m, r`, so that the next "
                "step can go on with them.",
            ),
            Slip(
                "old means returned",
                lambda w, m, r, gradient, k, learning_rate: (
                    adam_step(w, m, r, gradient, k, learning_rate)[0],
                    m,
                    r,
                ),
                "The weights are right, but the old `m` and `r` are handed back. The next step would "
                "remember nothing.",
            ),
        ],
    ),
]
