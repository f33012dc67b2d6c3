"""Tasks of notebook 18: labels from file names; the others come from files of their own."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n18_your_own_pictures.cost_tasks import TASKS_OF_COSTS
from course.lessons.n18_your_own_pictures.shifting_task import SHIFT_EACH


def labels_of(names):
    return np.array([int(name[0]) for name in names])


def _use_labels_of(attempt, names):
    """The labels, whether in a list, an array or a generator; a text or a number stays what it is."""
    labels = attempt(names)
    if np.iterable(labels) and not isinstance(labels, str):
        labels = tuple(labels)
    return {"`labels_of(names)`": labels}


TASKS = [
    Task(
        key="labels_of",
        title="Labels from names",
        reference=labels_of,
        observe=_use_labels_of,
        cases=[
            lambda rng: (["3_a.png", "0.jpg", "7/IMG_0412.JPG"],),
            lambda rng: (["9_photo_2.png", "1.png", "1_b.png", "4/scan3.jpeg", "0_c5.png"],),
            lambda rng: (["8_5.png"],),
        ],
        remark="A label that a person typed into a name can be wrong. Look at some pictures with their "
        "labels before you train on them.",
        hints=[
            "One name is a text. Which letter of it is the digit, and how does a text become a number?",
            'The first letter of `name` is `name[0]`, and `int("3")` is the number 3.',
            "`[int(...) for name in names]` makes one number for each name.",
        ],
        slips=[
            Slip(
                "texts",
                lambda names: [name[0] for name in names],
                "The right letters, but they are texts: `'3'` is not 3. `int(...)` makes a number of each.",
            ),
            Slip(
                "the whole stem",
                lambda names: [int(name.split(".")[0]) for name in names],
                "Some names go on after the digit, as `3_a.png` does. Take the first letter alone: "
                "`name[0]`.",
                error="invalid literal for int",
            ),
            Slip(
                "one name",
                lambda names: int(names[0][0]),
                "Only the first name is read. One number is wanted for each name, in their order.",
            ),
            Slip(
                "all digits",
                lambda names: [int("".join(c for c in name if c.isdigit())) for name in names],
                "Names may hold more digits behind the first, as `7/IMG_0412.JPG` does. Only the first "
                "letter is the label.",
            ),
            Slip(
                "last digit",
                lambda names: [int([c for c in name if c.isdigit()][-1]) for name in names],
                "This is the last digit of each name. The label is the first letter: `name[0]`.",
            ),
            Slip(
                "counted",
                lambda names: range(len(names)),
                "These are the places of the names in the list. The label is the first letter of each name.",
            ),
        ],
    ),
    SHIFT_EACH,
    *TASKS_OF_COSTS,
]
