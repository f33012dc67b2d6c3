"""Tasks of notebook 13: class names and top-2 accuracy; the others come from files of their own."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n13_fashion_mnist.second_chance import SECOND_CHANCE
from course.lessons.n13_fashion_mnist.stopping_tasks import TASKS_OF_STOPPING

SMALL = ("cat", "dog", "owl")
FIVE = ("ant", "bee", "cod", "doe", "eel")


def to_names(y, class_names):
    y = np.asarray(y)
    classes = y.argmax(axis=1) if y.ndim == 2 else y
    return [class_names[k] for k in classes]


def _use_to_names(attempt, y, class_names):
    """The names, whether in a list, an array or a generator; a text or a number stays what it is."""
    names = attempt(y, class_names)
    if np.iterable(names) and not isinstance(names, str):
        names = tuple(names)
    return {"`to_names(y, class_names)`": names}


def as_labels(n, class_names):
    return lambda rng: (rng.integers(0, len(class_names), n), list(class_names))


def _probabilities(n, class_names):
    return lambda rng: (rng.dirichlet(np.ones(len(class_names)), n), list(class_names))


def _names_by(numbers_of):
    def attempt(y, class_names):
        return [class_names[k] for k in numbers_of(np.asarray(y))]

    return attempt


def top2_accuracy(y, t):
    best = np.argsort(y, axis=1)[:, -2:]
    return (best == t[:, None]).any(axis=1).mean()


def _answers(n, classes):
    """Probabilities and labels: the best class, the second best, or any."""

    def case(rng):
        y = rng.dirichlet(np.ones(classes), n)
        ranked = np.argsort(-y, axis=1)
        rank = rng.choice(classes, n, p=[0.4, 0.3, *[0.3 / (classes - 2)] * (classes - 2)])
        return y, ranked[np.arange(n), rank]

    return case


def _ranked(y):
    return np.argsort(y, axis=1)


TASKS = [
    Task(
        key="to_names",
        title="Class names",
        reference=to_names,
        observe=_use_to_names,
        cases=[
            lambda rng: (np.array([2, 0, 2]), list(SMALL)),
            as_labels(6, FIVE),
            lambda rng: (np.array([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1]]), list(SMALL)),
            _probabilities(5, FIVE),
            _probabilities(3, SMALL),
        ],
        remark="Inside, a class stays a number, and names appear at the very end, where a person reads.",
        hints=[
            "There are two steps. If `y` has rows, make one class number out of each row. Then look up a "
            "name for each number.",
            "`y.ndim` is 1 for labels and 2 for probabilities. `argmax(axis=1)` makes labels out of "
            "probabilities, as in notebook 00.",
            "`if y.ndim == 2: y = y.argmax(axis=1)`, then `[class_names[k] for k in ...]`.",
        ],
        slips=[
            Slip(
                "labels only",
                lambda y, class_names: [class_names[k] for k in y],
                "Labels become names, but each row of probabilities has to become one class number first: "
                "`argmax(axis=1)`, where `y.ndim` is 2.",
                error="only integer scalar arrays",
            ),
            Slip(
                "probabilities as indices",
                lambda y, class_names: np.array(class_names)[y],
                "Right for labels, which can be used as indices. Probabilities cannot: where `y.ndim` is 2, "
                "make class numbers of them first, with `argmax(axis=1)`.",
                error="arrays used as indices must be",
            ),
            Slip(
                "probabilities only",
                _names_by(lambda y: [np.argmax(row) for row in y]),
                "Rows of probabilities become names, but labels do not: the `argmax` of a single number is "
                "always 0. Labels, where `y.ndim` is 1, are class numbers already.",
            ),
            Slip(
                "joined",
                lambda y, class_names: " ".join(to_names(y, class_names)),
                "The names are right, but they are glued into one text. Return a list with one name for each "
                "sample.",
            ),
            Slip(
                "no axis",
                lambda y, class_names: (
                    class_names[y.argmax()] if y.ndim == 2 else [class_names[k] for k in y]
                ),
                "Without `axis`, `argmax` looks through the whole table and gives one number. One for each "
                "row is `argmax(axis=1)`.",
            ),
            Slip(
                "axis 0",
                _names_by(lambda y: y.argmax(axis=0) % y.shape[1] if y.ndim == 2 else y),
                "`argmax(axis=0)` goes down the columns and finds the best sample for each class. The "
                "classes lie along `axis=1`.",
            ),
            Slip(
                "numbers",
                lambda y, class_names: y.argmax(axis=1) if y.ndim == 2 else y,
                "These are the class numbers. Look each of them up: `class_names[k]`.",
            ),
            Slip(
                "least probable",
                _names_by(lambda y: y.argmin(axis=1) if y.ndim == 2 else y),
                "For probabilities this names the *least* likely class of each row: `argmax`, not `argmin`.",
            ),
            Slip(
                "one name",
                lambda y, class_names: class_names[y.argmax(axis=1)[0] if y.ndim == 2 else y[0]],
                "Only the first sample gets a name. Build a list with one name for each: a `return` inside a "
                "loop ends the function at its first round.",
            ),
            Slip(
                "counted from 1",
                _names_by(lambda y: (y.argmax(axis=1) if y.ndim == 2 else y) - 1),
                "Each name is the one before the right one. Class 0 has the name `class_names[0]`: both "
                "count from 0.",
            ),
        ],
    ),
    Task(
        key="top2_accuracy",
        title="Top-2 accuracy",
        reference=top2_accuracy,
        cases=[
            lambda rng: (
                np.array([[0.1, 0.6, 0.3], [0.5, 0.2, 0.3], [0.2, 0.3, 0.5], [0.7, 0.2, 0.1]]),
                np.array([2, 1, 2, 0]),
            ),
            _answers(40, 10),
            _answers(12, 12),
            _answers(9, 4),
            _answers(3, 10),
        ],
        remark="It can never be below the accuracy: whoever is right at once is right within two tries.",
        hints=[
            "Which two classes of each row have the largest probabilities? `np.argsort(y, axis=1)` sorts "
            "*where* the entries stand, from the smallest to the largest.",
            "`best = np.argsort(y, axis=1)[:, -2:]` has shape (n, 2). With `t[:, None]`, of shape (n, 1), it "
            "can be compared entry by entry.",
            "`(best == t[:, None])` has shape (n, 2). A sample counts if *any* of its two entries is True: "
            "`.any(axis=1)`. What share of the samples is that?",
        ],
        slips=[
            Slip(
                "top 1",
                lambda y, t: (y.argmax(axis=1) == t).mean(),
                "This is the plain accuracy: only the most probable class of each row counts. The second "
                "best should count too.",
            ),
            Slip(
                "second only",
                lambda y, t: (_ranked(y)[:, -2] == t).mean(),
                "Only the second best class of each row counts here. The best should count too: `[:, -2:]` "
                "with a colon keeps both.",
            ),
            Slip(
                "smallest two",
                lambda y, t: (_ranked(y)[:, :2] == t[:, None]).any(axis=1).mean(),
                "`argsort` sorts from small to large, so `[:, :2]` are the two *least* probable classes. The "
                "last two are `[:, -2:]`.",
            ),
            Slip(
                "halved",
                lambda y, t: (_ranked(y)[:, -2:] == t[:, None]).mean(),
                "This is half of what it should be: of the two entries of a row at most one can be True. "
                "First `.any(axis=1)`, one True or False a sample, then the mean.",
            ),
            Slip(
                "count",
                lambda y, t: (_ranked(y)[:, -2:] == t[:, None]).any(axis=1).sum(),
                "This counts the samples. The share is that count divided by their number: `mean`.",
            ),
            Slip(
                "per sample",
                lambda y, t: (_ranked(y)[:, -2:] == t[:, None]).any(axis=1),
                "This says for each sample whether it counts. One number is wanted: the mean of these.",
            ),
            Slip(
                "any row",
                lambda y, t: np.isin(t, _ranked(y)[:, -2:]).mean(),
                "Each label was looked for among the best two of *all* samples. It must be among the two of "
                "its own row: compare with `t[:, None]`, of shape (n, 1).",
            ),
            Slip(
                "per cent",
                lambda y, t: 100 * top2_accuracy(y, t),
                "This is in per cent. Asked for is the share, from 0 to 1.",
            ),
            Slip(
                "axis 0",
                lambda y, t: (np.argsort(y, axis=0)[-2:] == t[: y.shape[1]]).any(axis=0).mean(),
                "The columns were sorted, which ranks the samples of each class. A row is a sample: "
                "`axis=1`.",
            ),
        ],
    ),
    *TASKS_OF_STOPPING,
    SECOND_CHANCE,
]
