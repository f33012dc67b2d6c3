"""Questions of notebook 05: gradient descent."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "05.recall",
        [
            Question(
                "On the loss surface of a neuron with one weight w and one bias b: what is one point of it?",
                [
                    Choice(
                        "One sample, with its own error.",
                        "Every sample is in every point: the height is the mean of all their errors.",
                    ),
                    Choice(
                        "One choice of w and b, with the loss over all samples as its height.",
                        "Another place is another neuron. To learn is to move over this surface.",
                        right=True,
                    ),
                    Choice(
                        "One input x, with the neuron's answer as its height.",
                        "That is the graph of the neuron itself. On the loss surface the data stand still, "
                        "and the neuron changes.",
                    ),
                ],
            ),
            Question(
                "The targets are [3, 3] and the predictions [2, 5]. What is the mean squared error?",
                [
                    Choice("5", "1 + 4 = 5 is the sum of the squares. The mean divides it by 2."),
                    Choice("1.5", "(1 + 2)/2 is the mean absolute error: the errors were not squared."),
                    Choice("0.5", "(-1 + 2)/2: without the squares, errors of both signs cancel."),
                    Choice("2.5", "(1² + 2²)/2. The larger error counts four times as much.", right=True),
                ],
            ),
        ],
    ),
    Quiz(
        "05.closing",
        [
            Question(
                "At w = 1 the slope dL_dw is -4. The learning rate is 0.1. Where does one step lead?",
                [
                    Choice("To 0.6", "That is uphill: 1 + 0.1·(-4). The step goes against the slope."),
                    Choice("To 1.4", "1 - 0.1·(-4) = 1.4: the slope falls to the right.", right=True),
                    Choice("To 5", "1 - (-4): the learning rate was left out."),
                    Choice("To 0.4", "0.4 is the step itself. It starts from w = 1."),
                ],
            ),
            Question(
                "A training run prints the losses 2.1, 5.6, 31, 410, 8,900. What do you try first?",
                [
                    Choice(
                        "More steps: it has not settled yet.",
                        "It moves away by a factor at each step. More steps make it worse.",
                    ),
                    Choice(
                        "Another start: this one is unlucky.",
                        "On a bowl, whether it explodes depends on the curvature and the learning rate, not "
                        "on the start.",
                    ),
                    Choice(
                        "A learning rate ten times smaller.",
                        "The steps overshoot by more each time: the rate is above 2/curvature.",
                        right=True,
                    ),
                    Choice(
                        "A learning rate ten times larger, to get out of there.",
                        "Then each step overshoots by even more.",
                    ),
                ],
            ),
            Question(
                "To make a central difference more precise, somebody lowers ε from 1e-6 to 1e-15. What "
                "happens?",
                [
                    Choice(
                        "The slope becomes noise: the two values differ in their last digit or not at all.",
                        "A float64 has about 16 digits. Their difference, divided by a tiny number, is "
                        "mostly rounding.",
                        right=True,
                    ),
                    Choice(
                        "The error becomes smaller, as ε² does.",
                        "That holds until rounding takes over, near 1e-6. On the other side of the dip the "
                        "error grows again.",
                    ),
                    Choice(
                        "Nothing: it is already exact at 1e-6.",
                        "At 1e-6 it is good to about ten digits; at 1e-15 it has lost nearly all of them.",
                    ),
                ],
            ),
            Question(
                "One input is a salary in yen, the other a number of children. Why does plain gradient "
                "descent crawl?",
                [
                    Choice(
                        "Large inputs make the network slow to compute.",
                        "A product takes the same time whatever the numbers are. It is the number of steps "
                        "that grows.",
                    ),
                    Choice(
                        "The salary makes one direction so steep that only a tiny rate is stable, and the "
                        "other directions are flat.",
                        "One rate serves all weights, and the steepest direction sets it. Standardized "
                        "inputs make all of them about equally steep.",
                        right=True,
                    ),
                    Choice(
                        "The salary is the more important input, so its weight takes longer to learn.",
                        "The unit says nothing about importance: in million yen the same salary is a small "
                        "number.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "05.direction",
        "At w = -1 the slope of the loss L is about -5.5. We raise w by 0.1, to -0.9. What does L do?",
        choices={
            "rises": "it rises by about 0.5",
            "falls": "it falls by about 0.5",
            "falls much": "it falls by about 5",
            "unknown": "that depends on how large L is",
        },
        remark="A change of w, times the slope, is the change of L, as long as the change is small.",
    ),
    Prediction(
        "05.epsilon",
        "The slope of eˣ at x = 1 is measured by nudging x up and down by ε. Which ε gives the smallest "
        "error, with numbers of 16 digits?",
        choices={"1e-1": "0.1", "1e-5": "0.00001", "1e-10": "1e-10", "1e-15": "1e-15, the smallest"},
        remark="Too large sees the bend of the curve, too small sees the rounding of the computer.",
    ),
    Prediction(
        "05.limit",
        "A ball starts on the curve L = w², whose slope is 2w. From which learning rate on will it never "
        "come to rest at the bottom?",
        low=0,
        high=3,
        step=0.05,
        close=0.1,
        remark="At 1 it jumps to the mirror point for ever: w - 1·2w = -w. Above, every jump is wider.",
    ),
    Prediction(
        "05.scale",
        "A neuron learns the diameter of plums from their weight. Where that input is standardized, near 0 "
        "and of spread 1, learning rates up to about 1 are stable. And where it stands in grams, near 76?",
        choices={
            "same": "about the same: it is the same fruit",
            "hundredth": "about 100 times smaller",
            "thousandth": "several thousand times smaller",
        },
        remark="The curvature grows with the square of the input.",
    ),
]
