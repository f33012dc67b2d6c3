"""Tasks of notebook 00: scaling, centering, the largest score, a small network."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n00_start_here.small_network import SmallNetwork, is_small_and_reads_digits


def to_unit(images):
    return images / 255


def center(x):
    return x - x.mean(axis=0)


def best_class(scores):
    return scores.argmax(axis=1)


def _as_index(best_class, scores):
    """What came back; and whether an array takes it as an index, if it is right."""
    answer = best_class(scores)
    kind = getattr(getattr(answer, "dtype", None), "kind", "")
    decimals = kind == "f" and np.array_equal(answer, scores.argmax(axis=1))
    return {"`best_class(scores)`": answer, "The kind of number": "decimals" if decimals else "whole"}


def _pixels(rng, shape):
    return rng.integers(0, 256, shape)


TASKS = [
    Task(
        key="to_unit",
        title="Pixels from 0 to 1",
        reference=to_unit,
        cases=[
            lambda rng: (np.array([0, 51, 255]),),
            lambda rng: (_pixels(rng, (2, 3)) // 2,),
            lambda rng: (_pixels(rng, (2, 4, 4)).astype(np.uint8),),
        ],
        tolerance=3e-4,  # as good as float16 gets
        remark="One division is enough for a pixel, an image or a data set: NumPy works entry by entry.",
        hints=[
            "255 has to become 1. By which number do you have to divide every pixel?",
            "NumPy divides an array by a number entry by entry. `/` keeps fractions, and `//` drops them.",
            "Write `images / ...` with the right number.",
        ],
        slips=[
            Slip(
                "inverted",
                lambda images: 1 - images / 255,
                "Paper and ink have changed places: 0 became 1, and 255 became 0. Leave out the `1 -`.",
            ),
            Slip(
                "whole",
                lambda images: images // 255,
                "51 became 0: the fraction is gone, and only full ink is left. `//` drops fractions, and so "
                "does an array of whole numbers that is written into. `images / ...` makes a new array.",
            ),
            Slip(
                "own maximum",
                lambda images: images / images.max(),
                "This divides by the largest pixel of the array at hand. A pale image would come out as dark "
                "as a black one; the scale is 255 for all of them.",
            ),
            Slip(
                "256",
                lambda images: images / 256,
                "There are 256 values, but the largest is 255: full ink became 0.996 instead of 1.",
            ),
            Slip(
                "stretched",
                lambda images: (images - images.min()) / (images.max() - images.min()),
                "This stretches every array to its own darkest and palest pixel. Here 0 and 255 are fixed: "
                "divide by 255.",
            ),
            Slip(
                "unchanged", lambda images: images, "The pixels came back as they were: 255 should become 1."
            ),
        ],
    ),
    Task(
        key="center",
        title="Centering",
        reference=center,
        cases=[
            lambda rng: (np.array([[1.0, 10.0], [3.0, 30.0]]),),
            lambda rng: (rng.normal(2.0, 3.0, (5, 3)),),
            lambda rng: (rng.normal(-1.0, 2.0, (3, 3)),),
        ],
        remark="The means have shape (features,): broadcasting repeats them for each sample, without a loop.",
        hints=[
            "You need one mean for each column. Which axis has to disappear from the shape?",
            "The means have one entry for each column, so broadcasting can subtract them from every row.",
            "Write `x - x.mean(axis=...)` with the right number.",
        ],
        slips=[
            Slip(
                "all",
                lambda x: x - x.mean(),
                "One mean over everything was subtracted. Each column has its own: `mean(axis=0)`.",
            ),
            Slip(
                "rows",
                lambda x: x - x.mean(axis=1, keepdims=True),
                "The mean of each row was subtracted. `axis` names the axis that disappears: for one mean a "
                "column the rows have to go, axis 0.",
            ),
            Slip(
                "rows, without an axis to stand on",
                lambda x: x - x.mean(axis=1),
                "`mean(axis=1)` is one mean a row. For one mean a column the rows have to disappear: axis 0.",
            ),
            Slip(
                "standardized",
                lambda x: (x - x.mean(axis=0)) / x.std(axis=0),
                "The columns are also divided by their spread. That is standardizing and will be useful "
                "later; here only the mean goes.",
            ),
            Slip(
                "means", lambda x: x.mean(axis=0), "These are the column means. Now subtract them from `x`."
            ),
            Slip(
                "the other way round",
                lambda x: x.mean(axis=0) - x,
                "Every sign is turned: `x` was subtracted from the means. Write `x - ...`.",
            ),
            Slip(
                "medians",
                lambda x: x - np.median(x, axis=0),
                "The middle value of each column was subtracted, its median. Asked for is the mean.",
            ),
            Slip(
                "smallest",
                lambda x: x - x.min(axis=0),
                "The smallest value of each column was subtracted, so the columns begin at 0. Their *mean* "
                "should become 0.",
            ),
        ],
    ),
    Task(
        key="best_class",
        title="Ten scores become one answer",
        reference=best_class,
        observe=_as_index,
        cases=[
            lambda rng: (np.array([[0.1, 0.9, 0.3], [5.0, 2.0, 1.0]]),),
            lambda rng: (rng.normal(size=(6, 10)),),
            lambda rng: (-rng.random((4, 3)),),
            lambda rng: (rng.normal(size=(3, 3)),),
        ],
        remark="This line turns probabilities into answers in every classifier of the course.",
        hints=[
            "`max` gives the largest score itself. You want to know at which index it stands.",
            "`argmax` gives the index of the largest entry. Along which axis do the classes lie?",
            "In `scores.argmax(axis=...)`, the axis of the classes is the one that has to disappear.",
        ],
        slips=[
            Slip(
                "max",
                lambda scores: scores.max(axis=1),
                "These are the largest scores. Asked for is where they stand, their index: `argmax`.",
            ),
            Slip(
                "axis 0",
                lambda scores: scores.argmax(axis=0),
                "This is the best sample for each class. The classes have to disappear, and they are axis 1.",
            ),
            Slip(
                "flat",
                lambda scores: scores.argmax(),
                "Without `axis`, NumPy looks through the whole table and gives one place. There is one "
                "answer a sample: say which axis holds the classes.",
            ),
            Slip(
                "smallest",
                lambda scores: scores.argmin(axis=1),
                "This is the index of the smallest score.",
            ),
            Slip(
                "with decimals",
                lambda scores: scores.argmax(axis=1).astype(float),
                "The classes are right, but as numbers with decimals, such as `1.0`. Python takes only whole "
                "numbers as an index, so `names[1.0]` is an error: make an array of whole numbers, such as "
                "`np.zeros(n, dtype=int)`, or leave out the conversion.",
            ),
            Slip(
                "largest size",
                lambda scores: np.abs(scores).argmax(axis=1),
                "The signs were dropped, so a score of -5 beats one of 2. The largest score is the one "
                "furthest up: leave out `abs`.",
            ),
            Slip(
                "from one",
                lambda scores: scores.argmax(axis=1) + 1,
                "Every answer is one too large. Classes are counted from 0, as an index is.",
            ),
        ],
    ),
    Task(
        key="small_network",
        title="A small network",
        reference=SmallNetwork(),
        verify=is_small_and_reads_digits,
        seconds=20.0,
        remark="A tenth of the parameters is enough for most digits. The others are needed for the last few "
        "per cent.",
        hints=[
            "Nearly all parameters stand between the pixels and the hidden layer: each unit has 784 weights "
            "and a bias. With how many units do you stay below 10,000?",
            "With 12 hidden units there are 784 · 12 + 12 parameters in the first layer and 12 · 10 + 10 in "
            "the second.",
            'Write the lines of the program above with `small` for `model`, and `Dense(..., "relu")`.',
        ],
    ),
]
