"""Questions of notebook 00: shapes, axis, broadcasting."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "00.closing",
        [
            Question(
                "`x` has shape (60000, 28, 28). What is the shape of `x[0]`?",
                [
                    Choice(
                        "(1, 28, 28)",
                        "That is the shape of `x[:1]`. A slice keeps the axis, and an index takes it away.",
                    ),
                    Choice(
                        "(28, 28)", "The index takes the first axis away, and one image is left.", right=True
                    ),
                    Choice("(60000, 28)", "That would be `x[:, 0]`: the first row of pixels of every image."),
                ],
            ),
            Question(
                "`scores` has shape (32, 10). Which expression has shape (32,)?",
                [
                    Choice(
                        "`scores.mean(axis=0)`",
                        "Axis 0 disappears, and one mean for each of the 10 classes is left.",
                    ),
                    Choice(
                        "`scores.mean(axis=1)`",
                        "Axis 1 disappears, and one mean for each of the 32 samples is left.",
                        right=True,
                    ),
                    Choice("`scores.mean()`", "Without `axis` both disappear, and a single number is left."),
                ],
            ),
            Question(
                "`w` has shape (784, 10) and `x` has shape (32, 784). Which product exists?",
                [
                    Choice("`w @ x`", "The inner lengths would be 10 and 32, but they have to be equal."),
                    Choice(
                        "`x @ w`",
                        "The inner lengths are 784 and 784. They disappear, and (32, 10) is left.",
                        right=True,
                    ),
                    Choice("both", "The order matters: for `w @ x` the inner lengths are 10 and 32."),
                ],
            ),
            Question(
                "A table of shape (100, 3) minus which array gives an error?",
                [
                    Choice(
                        "shape (3,)",
                        "From the right, 3 and 3 are equal. The missing length is repeated for the 100 rows.",
                    ),
                    Choice(
                        "shape (100, 1)",
                        "The 1 is repeated to 3, so each row has one number subtracted from it.",
                    ),
                    Choice(
                        "shape (100,)",
                        "From the right, 100 and 3 are different, and neither is 1. With `[:, None]` the "
                        "shape would be (100, 1), and fit.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "00.accuracy",
        "After five passes over the training digits, what share of the test digits will the network read "
        "correctly?",
        low=0,
        high=100,
        step=1,
        unit="%",
        close=2,
        remark="Nobody has told the network what a digit looks like.",
    ),
]
