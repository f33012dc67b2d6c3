"""Questions of notebook 09: fitting a sine."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "09.recall",
        [
            Question(
                "45 samples, batches of 8, 2,000 epochs. How many updates does each weight get?",
                [
                    Choice("2,000", "That would be one an epoch. Each batch of an epoch brings one."),
                    Choice(
                        "11,250",
                        "45 / 8 = 5.6, but there is no batch of 0.6: the last one is shorter, and an "
                        "update like any other.",
                    ),
                    Choice("12,000", "5 full batches and one of 5 samples are 6 an epoch.", right=True),
                    Choice("90,000", "That counts samples: 45 · 2,000 of them are seen."),
                ],
            ),
            Question(
                "In the first epoch `loss` is larger than `val_loss`. Must something be wrong?",
                [
                    Choice(
                        "Yes: validation samples are never trained on, so their loss cannot be lower.",
                        "On average it is not. But the two are not measured at the same moment.",
                    ),
                    Choice(
                        "No: `loss` is a mean taken while the weights move, `val_loss` comes after.",
                        "The first batches of the epoch met a network that knew nothing yet, and they count "
                        "in its `loss`.",
                        right=True,
                    ),
                    Choice(
                        "Yes: the validation samples must have been trained on.",
                        "`fit` never does that. Look at when each of the two numbers is measured.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "09.closing",
        [
            Question(
                "A network has 2 inputs, 30 hidden units and 1 output. How many numbers are trained?",
                [
                    Choice("90", "2 · 30 + 30 · 1 = 90 are the weights. Each unit also has a bias."),
                    Choice("121", "60 weights and 30 biases, then 30 weights and 1 bias.", right=True),
                    Choice("123", "That gives the two inputs biases too. They are data, not units."),
                    Choice("33", "That counts inputs and units, not what connects them."),
                ],
            ),
            Question(
                "The rows of x are in order, and `fit(..., validation_split=0.1)` ends with a val_loss ten "
                "times the loss. What has been measured?",
                [
                    Choice(
                        "How far the network has overfitted its training points.",
                        "It might look like that. But there is no noise to learn by heart here, and a fair "
                        "split showed two losses of one size.",
                    ),
                    Choice(
                        "How the network does on points between those it was trained on.",
                        "That is what a random split measures. The last rows lie on one side of all others.",
                    ),
                    Choice(
                        "How the network does beyond the end of the stretch that it was trained on.",
                        "The last rows are one end of the curve. That may be the question, as in a "
                        "forecast; here it was not.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "A network of ReLU units has fitted a sine on [−π, π]. What does it say far to the right?",
                [
                    Choice(
                        "The sine goes on, less and less exactly.",
                        "Nothing in the 61 numbers knows of waves. Each unit is straight once its hinge is "
                        "passed.",
                    ),
                    Choice(
                        "It levels off at some height.",
                        "So sigmoids do, which are flat far out. A ReLU that is on keeps its slope.",
                    ),
                    Choice(
                        "A straight line that runs on and on.",
                        "To the right of the last hinge all parts are straight, and so is their sum.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "Early stopping hands you a nearly straight line for a sine, and the training loss was still "
                "falling. Where do you look first?",
                [
                    Choice(
                        "At the number of hidden units: 20 may be too few.",
                        "The same 20 follow the sine when they are trained on. They were stopped.",
                    ),
                    Choice(
                        "At the rows that val_loss is measured on.",
                        "Early stopping believes them and nothing else. If they lie all in one corner, the "
                        "lowest val_loss may be an accident.",
                        right=True,
                    ),
                    Choice(
                        "At the learning rate: it must be too large.",
                        "Then the training loss would jump or grow. It fell calmly.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "09.gap",
        "The last 5 of the 50 points are held back, and 45 are trained on. There is no noise anywhere. After "
        "2,000 epochs, how large is val_loss, compared with loss?",
        choices={
            "lower": "lower",
            "same": "about the same: at most twice as large",
            "some": "two to five times as large",
            "tenfold": "about ten times as large",
        },
        remark="Where do the last 5 rows lie on the curve? The next section looks.",
    ),
    Prediction(
        "09.beyond",
        "The training points end before x = π. What does the network of sigmoids say from x = 50 to x = 100?",
        choices={
            "wave": "a wave goes on, if not exactly the sine",
            "flat": "nearly the same number everywhere",
            "line": "a straight line, ever farther from 0",
        },
        remark="Far from its bend every sigmoid is flat, and so is the sum.",
    ),
    Prediction(
        "09.stop",
        "The recipe's split again, now with `EarlyStopping(patience=200, restore_best_weights=True)`. The "
        "weights of which epoch will you be left with?",
        choices={
            "start": "one of the first 50",
            "middle": "one between 50 and 1,500",
            "end": "one of the last 500",
        },
        remark="The lowest val_loss of all, and it is an accident of a line that passes by.",
    ),
]
