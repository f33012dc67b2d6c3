"""Questions of notebook 10: the same sine in Keras."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "10.recall",
        [
            Question(
                "The network 1-20-1 of 09 has 20 sigmoid units between one input and one output. How many "
                "numbers does training adjust?",
                [
                    Choice("22", "That counts the neurons and the input. Each link has a weight of its own."),
                    Choice(
                        "40",
                        "These are the weights alone, 20 + 20. Each of the 21 neurons has a bias too.",
                    ),
                    Choice(
                        "61",
                        "20 weights and 20 biases in the hidden layer, 20 weights and 1 bias at the output: "
                        "40 + 21.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "With validation_split=0.1, the validation loss of that network stays far above its training "
                "loss. Why?",
                [
                    Choice(
                        "The last rows are the right-hand end of the curve, where it never trained.",
                        "The split cuts before shuffling, and the rows lie in the order of x. Beyond its "
                        "last training point a network only continues what it has learned.",
                        right=True,
                    ),
                    Choice(
                        "It is overfitting: 61 numbers are too many for 45 points.",
                        "A fair split of the same points shows no such gap. What matters is where the held "
                        "back points lie.",
                    ),
                    Choice(
                        "Five points are too few to measure a loss on.",
                        "Few points make a loss uncertain, in both directions. This one is always high.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "10.closing",
        [
            Question(
                "Two libraries train the same network. Which list is enough for their histories to agree, "
                "up to rounding?",
                [
                    Choice(
                        "The same layers, the same loss, the same optimizer and learning rate.",
                        "That is the program. Two runs of it also start from different weights and take "
                        "different batches.",
                    ),
                    Choice(
                        "The same program, and the same seed in both.",
                        "A seed starts a generator of random numbers, and the two libraries have different "
                        "generators.",
                    ),
                    Choice(
                        "The same program, the same first weights, the same batches in the same order.",
                        "A step depends on the weights and the batch, on nothing else.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "Your rewrite of a network gives losses that differ from the old one's by 1e-3 in the first "
                "epoch, in float32. What do you do?",
                [
                    Choice(
                        "Nothing: float32 rounds.",
                        "float32 rounds in the eighth digit or so, and one epoch has few steps. Here the "
                        "third "
                        "digit differs.",
                    ),
                    Choice(
                        "Look for a real difference: weights, batches, learning rate, a factor.",
                        "Rounding in the first epoch changes a few units of the last digit. A repeat in "
                        "float64 would confirm it, because this difference would stay.",
                        right=True,
                    ),
                    Choice(
                        "Train longer, until the two agree.",
                        "Both may end near one minimum and still compute different things on the way.",
                    ),
                ],
            ),
            Question(
                "On the 50 points your machine shows that Keras needs many times as long as `nnlib`. What "
                "would make the factor smaller?",
                [
                    Choice(
                        "More arithmetic in each step: larger batches, wider layers.",
                        "The fixed price of a step is then a smaller part of the whole. On large steps a "
                        "framework can be the faster one.",
                        right=True,
                    ),
                    Choice(
                        "More epochs.",
                        "Every epoch costs the same again, in both. Only what is done once, at the start, "
                        "would count for less.",
                    ),
                    Choice(
                        "A better learning rate.",
                        "It may save epochs in both libraries. The time of one epoch does not change.",
                    ),
                ],
            ),
            Question(
                "`y` has shape (50, 1) and `t` has shape (50,). What is the shape of `y - t`?",
                [
                    Choice(
                        "(50,)", "That would take `y[:, 0]`. NumPy compares shapes from the right: 1 with 50."
                    ),
                    Choice("(50, 1)", "For that, `t` needs a second axis: `t[:, None]`."),
                    Choice(
                        "(50, 50)",
                        "NumPy adds the missing axis of `t` in front and repeats both arrays, so each "
                        "prediction meets each target. The mean of all these pairs is not the loss.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "10.order",
        "Two runs of `nnlib` have the same first weights and the same rows in every epoch. Only the order of "
        "the rows differs. How far apart are the two losses at most, in 100 epochs?",
        choices={
            "zero": "not at all: every epoch sees the same rows",
            "rounding": "by rounding, in the seventh digit or so",
            "visible": "visibly, in the first two or three digits",
        },
        remark="Each step starts at the weights that the step before has left, so the order of the "
        "batches counts.",
    ),
    Prediction(
        "10.far",
        "One hidden unit with the activation sin is trained until it fits the points, which end before "
        "x = 3. What does it say at x = 50?",
        choices={
            "wave": "nearly sin 50",
            "flat": "nearly what it says at x = 3, because the curve is flat there",
            "other": "something else: no point is near x = 50",
        },
        remark="Look at w₁, the parameter that multiplies x.",
    ),
    Prediction(
        "10.exact",
        "float32 keeps about 7 digits, float64 about 16. We repeat both trainings in float64. What becomes "
        "of the largest difference?",
        choices={
            "same": "it stays about as it is",
            "half": "it is halved, for twice as many bits",
            "digits": "it shrinks by as many digits as are gained, to about 1e-16",
            "zero": "it becomes exactly 0",
        },
        remark="Had there been a real difference between the two programs, it would have stayed.",
    ),
    Prediction(
        "10.ratio",
        "Same weights, same losses. How many times as long as `nnlib` does Keras's `fit` take for an epoch "
        "of these 50 points?",
        choices={
            "less": "less time: it is the faster one",
            "few": "1 to 10 times",
            "tens": "10 to 50 times",
            "many": "more than 50 times",
        },
        remark="This says little about larger work. Why does it come out so? The next cells test a reason.",
    ),
    Prediction(
        "10.pairs",
        "A network fits the sine well, and Keras and `nnlib` agree on its mean squared error. Then we write "
        "the formula ourselves, `np.mean((y - t_flat) ** 2)`, with `y` of shape (50, 1) and `t_flat` of "
        "shape (50,). What comes out?",
        choices={
            "same": "the same number",
            "error": "an error: the shapes do not fit",
            "large": "a number many times too large, without any error",
        },
        remark="NumPy makes 2,500 differences of the two shapes, and only 50 of them are wanted.",
    ),
]
