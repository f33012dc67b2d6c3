"""Tasks of notebook 11: images become rows, accuracy by class, the worst pair; by_chance_task has one."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n11_mnist.by_chance_task import BY_CHANCE


def to_rows(images):
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(255)


def _use_to_rows(attempt, images):
    rows = attempt(images)
    return {"the rows": rows, "the number of bytes a pixel takes": getattr(rows, "itemsize", None)}


def _images(shape, brightest=255):
    return lambda rng: (rng.integers(0, brightest + 1, shape).astype(np.uint8),)


def class_accuracy(answers, t, n_classes):
    return np.array([(answers[t == k] == k).mean() for k in range(n_classes)])


def _by_class(one):
    """A wrong answer that computes `one(answers, t, k)` for each class."""
    return lambda answers, t, n_classes: np.array([one(answers, t, k) for k in range(n_classes)])


def _answered(n, n_classes):
    def case(rng):
        t = rng.permutation(np.arange(n) % n_classes)  # every class is there
        answers = np.where(rng.random(n) < 0.7, t, rng.integers(0, n_classes, n))
        return answers, t, n_classes

    return case


def worst_pair(confusion):
    both = confusion + confusion.T
    np.fill_diagonal(both, 0)
    a, b = np.unravel_index(both.argmax(), both.shape)
    return min(a, b), max(a, b)


def _place(counts, pick=np.argmax):
    return np.unravel_index(pick(counts), counts.shape)


def _off_diagonal(confusion):
    return np.where(np.eye(len(confusion), dtype=bool), 0, confusion)


TASKS = [
    Task(
        key="to_rows",
        title="From images to rows",
        reference=to_rows,
        observe=_use_to_rows,
        cases=[
            lambda rng: (np.array([[[0, 51], [102, 255]], [[255, 0], [0, 0]]], dtype=np.uint8),),
            _images((3, 28, 28), brightest=180),
            _images((2, 3, 5)),
        ],
        remark="Every image of this notebook goes this way first, your own drawings included.",
        hints=[
            "Two things change, the shape and the scale. The first axis stays; the other two become one.",
            "`images.reshape(len(images), -1)` makes the rows. Whole numbers divided by 255 become float64. "
            "They stay float32 if `astype(np.float32)` comes first and the divisor is a float32.",
            "Fill the two gaps in `images.reshape(...).astype(np.float32) / np.float32(...)`.",
        ],
        slips=[
            Slip(
                "float64",
                lambda images: images.reshape(len(images), -1) / 255,
                "The numbers are right, but each takes 8 bytes: whole numbers divided by 255 give float64. "
                "Networks here compute in float32, half of that: `astype(np.float32)`.",
            ),
            Slip(
                "unscaled",
                lambda images: images.reshape(len(images), -1).astype(np.float32),
                "The shape is right, but the pixels still go up to 255. Divide by 255. The section Break it "
                "shows what happens without it.",
            ),
            Slip(
                "scaled only",
                lambda images: images.astype(np.float32) / np.float32(255),
                "The pixels are right, and still lie as images of rows and columns. Each image should be one "
                "row: `reshape(len(images), -1)`.",
            ),
            Slip(
                "own maximum",
                lambda images: (images.reshape(len(images), -1) / images.max()).astype(np.float32),
                "This divides by the darkest pixel of these images, so a pale scan becomes as dark as a "
                "black one. Divide by 255 for all images.",
            ),
            Slip(
                "columns",
                lambda images: (images.reshape(images[0].size, -1).T / 255).astype(np.float32),
                "The shape is right, and the pixels of different images are mixed: `reshape` fills row after "
                "row, so the number of images has to come first, `reshape(len(images), -1)`, with no `.T`.",
            ),
            Slip(
                "transposed",
                lambda images: (images.reshape(len(images), -1).T / 255).astype(np.float32),
                "This has one column an image. In this course a sample is a row: leave out the `.T`.",
            ),
            Slip(
                "one long row",
                lambda images: (images.reshape(-1) / 255).astype(np.float32),
                "All images became one long row. Each needs a row of its own: keep the first axis, "
                "`reshape(len(images), -1)`.",
            ),
            Slip(
                "whole",
                lambda images: (images.reshape(len(images), -1) // 255).astype(np.float32),
                "Only 0 and 1 are left: `//` drops the fraction, and 51 should become 0.2.",
            ),
            Slip(
                "fixed 784",
                lambda images: (images.reshape(-1, 784) / 255).astype(np.float32),
                "784 is right for 28 by 28 pixels, and here an image has other sides. With "
                "`reshape(len(images), -1)` NumPy counts the pixels itself.",
            ),
            Slip(
                "fixed (n, 784)",
                lambda images: (images.reshape(len(images), 784) / 255).astype(np.float32),
                "784 is right for 28 by 28 pixels, and here an image has other sides. Write -1 in place of "
                "784: NumPy counts the pixels itself.",
            ),
        ],
    ),
    Task(
        key="class_accuracy",
        title="Accuracy by class",
        reference=class_accuracy,
        cases=[
            lambda rng: (np.array([0, 0, 1, 0, 1, 0]), np.array([0, 0, 0, 0, 1, 1]), 2),
            _answered(60, 10),
            _answered(25, 3),
        ],
        remark="Its name in statistics is the recall of a class. The share of right answers among the "
        "samples *answered* k is called the precision.",
        hints=[
            "Take one class k and look only at the samples with label k. How many of them are answered k?",
            "`answers[t == k]` holds the answers to the samples of class k. Compare them with k; the mean of "
            "True and False is the share of True.",
            "Fill the gaps in `np.array([(...).mean() for k in range(...)])`.",
        ],
        slips=[
            Slip(
                "precision",
                _by_class(lambda answers, t, k: (t[answers == k] == k).mean()),
                "This takes the samples *answered* k and asks how many are k. Asked for is the other way "
                "round: of the samples that *are* k, how many are answered k?",
            ),
            Slip(
                "of all",
                _by_class(lambda answers, t, k: ((answers == k) & (t == k)).mean()),
                "The right answers of each class are divided by the number of all samples. Divide by the "
                "number of samples of that class.",
            ),
            Slip(
                "one against the rest",
                _by_class(lambda answers, t, k: ((answers == k) == (t == k)).mean()),
                "This counts every sample for every class: a 7 that is not answered 3 counts as right for "
                "the 3. Look only at the samples with label k: `answers[t == k]`.",
            ),
            Slip(
                "counts",
                _by_class(lambda answers, t, k: (answers[t == k] == k).sum()),
                "These are counts of right answers. The share is the count divided by the number of samples "
                "of the class: `mean`.",
            ),
            Slip(
                "wrong ones",
                _by_class(lambda answers, t, k: (answers[t == k] != k).mean()),
                "This is the share of *wrong* answers of each class: compare with `==`.",
            ),
            Slip(
                "per cent",
                _by_class(lambda answers, t, k: 100 * (answers[t == k] == k).mean()),
                "This is in per cent. Asked for are shares from 0 to 1.",
            ),
            Slip(
                "the same for all",
                _by_class(lambda answers, t, k: (answers == t).mean()),
                "Every class got the accuracy over all samples. Choose the samples of the class first: "
                "`answers[t == k]`.",
            ),
            Slip(
                "overall",
                lambda answers, t, n_classes: (answers == t).mean(),
                "This is the accuracy over all samples, one number. Here each class has its own.",
            ),
        ],
    ),
    Task(
        key="worst_pair",
        title="The worst pair",
        reference=worst_pair,
        cases=[
            lambda rng: (np.array([[7, 1, 0], [2, 9, 3], [0, 4, 8]]),),
            lambda rng: (np.array([[50, 0, 9, 4], [0, 50, 1, 1], [0, 1, 50, 2], [8, 1, 2, 50]]),),
            lambda rng: (rng.permutation(36).reshape(6, 6) ** 2 + 1500 * np.eye(6, dtype=int),),
            lambda rng: (np.array([[90, 24, 0, 0], [15, 90, 0, 0], [0, 14, 90, 22], [0, 0, 23, 90]]),),
            lambda rng: (np.array([[960, 25, 0, 0], [0, 90, 0, 0], [0, 1, 5, 4], [0, 0, 5, 8]]),),
        ],
        remark="Adding the transpose makes the matrix symmetric: entry [a, b] then counts both directions.",
        hints=[
            "Two entries belong to a pair: a read as b, and b read as a. Which operation turns one place "
            "into the other? The diagonal holds the right answers, so it must not take part.",
            "`both = confusion + confusion.T` is a new array with both directions added. "
            "`np.fill_diagonal(both, 0)` removes the right answers from it.",
            "`np.unravel_index(both.argmax(), both.shape)` turns the place of the largest entry into row and "
            "column. Return the smaller of the two first.",
        ],
        slips=[
            Slip(
                "one direction",
                lambda confusion: sorted(_place(_off_diagonal(confusion))),
                "This looks for the largest single entry, so one direction only. A pair is confused both "
                "ways: add entry [b, a] to entry [a, b].",
            ),
            Slip(
                "diagonal",
                lambda confusion: _place(confusion),
                "The largest entry is on the diagonal, where a digit is read as itself. Set the diagonal to "
                "0 first, in a new array.",
            ),
            Slip(
                "rates",
                lambda confusion: worst_pair(confusion / confusion.sum(axis=1, keepdims=True)),
                "The counts are divided by the number of samples of their class, so a rare class weighs "
                "more. Asked for is which two are mistaken most often: add the counts themselves.",
            ),
            Slip(
                "upper half",
                lambda confusion: _place(np.triu(confusion, 1)),
                "Only the entries above the diagonal are looked at: a read as b, but never b read as a.",
            ),
            Slip(
                "larger first",
                lambda confusion: worst_pair(confusion)[::-1],
                "The right pair, larger digit first. Return the smaller one first.",
            ),
            Slip(
                "place as one number",
                lambda confusion: (_off_diagonal(confusion) + _off_diagonal(confusion).T).argmax(),
                "`argmax` counts the entries row after row and gives one number. `np.unravel_index` turns it "
                "into row and column.",
            ),
            Slip(
                "how many",
                lambda confusion: (_off_diagonal(confusion) + _off_diagonal(confusion).T).max(),
                "That is how often they are confused. Asked for is who: where the largest entry stands.",
            ),
            Slip(
                "rarest",
                lambda confusion: sorted(
                    _place(
                        np.where(np.eye(len(confusion), dtype=bool), np.inf, confusion + confusion.T),
                        np.argmin,
                    )
                ),
                "This is the pair that is confused least often.",
            ),
        ],
    ),
    BY_CHANCE,
]
