"""Questions of notebook 09: fitting a sine."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "09.recall",
        [
            Question(
                "45 samples, batches of 8, 2,000 epochs. How many updates does each weight get?",
                [
                    Choice(
                        "2,000", "That would be one update an epoch. Each batch of an epoch gives one update."
                    ),
                    Choice(
                        "11,250",
                        "45 / 8 is about 5.6, but the last batch of an epoch is one update too, although it "
                        "is shorter.",
                    ),
                    Choice(
                        "12,000", "5 full batches and one of 5 samples make 6 updates an epoch.", right=True
                    ),
                    Choice("90,000", "45 · 2,000 counts the samples. A batch of samples gives one update."),
                ],
            ),
            Question(
                "In the first epoch `loss` is larger than `val_loss`. Must something be wrong?",
                [
                    Choice(
                        "Yes: validation samples are never trained on, so their loss cannot be lower.",
                        "On average it is not. But the two losses are not measured at the same moment.",
                    ),
                    Choice(
                        "No: `loss` is a mean taken while the weights move, `val_loss` comes after.",
                        "The first batches of the epoch were measured before most of its updates, and they "
                        "count in `loss`.",
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
                    Choice("123", "That counts biases for the two inputs. Inputs are data and have none."),
                    Choice(
                        "33",
                        "That counts inputs and units. The weights between them are counted, and the biases.",
                    ),
                ],
            ),
            Question(
                "The rows of x are in order, and `fit(..., validation_split=0.1)` ends with a val_loss ten "
                "times the loss. What has been measured?",
                [
                    Choice(
                        "How far the network has overfitted its training points.",
                        "The gap alone does not say that. Both losses were still falling, and a fair split "
                        "showed two losses of about the same size.",
                    ),
                    Choice(
                        "How the network does on points between those it was trained on.",
                        "Rows drawn at random measure that. The last rows lie on one side of all others.",
                    ),
                    Choice(
                        "How the network does beyond the end of the stretch that it was trained on.",
                        "The last rows are one end of the curve. A forecast asks about such rows. We asked "
                        "whether the network has learned the curve.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "A network of ReLU units has fitted a sine on [−π, π]. What does it say far to the right?",
                [
                    Choice(
                        "The sine goes on, less and less exactly.",
                        "A sum of ReLU units has no wave in it. Each unit is a straight line on both "
                        "sides of "
                        "its hinge.",
                    ),
                    Choice(
                        "It levels off at some height.",
                        "Sigmoid units do that, because they are flat far out. A ReLU that is on keeps "
                        "its slope.",
                    ),
                    Choice(
                        "A straight line that runs on and on.",
                        "To the right of the last hinge every unit is a straight line, and so is their sum.",
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
                        "The same 20 units follow the sine when the training goes on. They were stopped "
                        "too early.",
                    ),
                    Choice(
                        "At the rows that val_loss is measured on.",
                        "Early stopping uses nothing else. If these rows all lie in one place, the lowest "
                        "val_loss may be an accident.",
                        right=True,
                    ),
                    Choice(
                        "At the learning rate: it must be too large.",
                        "Then the training loss would jump or grow. Here it was falling.",
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
        remark="Far out every sigmoid unit is flat, and so is their sum.",
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
        remark="What does the network look like at that epoch? Read on below.",
    ),
]
