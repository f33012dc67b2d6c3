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
                        "The height of a point is the mean over all samples, so each sample counts in each "
                        "point.",
                    ),
                    Choice(
                        "One choice of w and b, with the loss over all samples as its height.",
                        "Another point is another neuron. Learning moves from point to point over this "
                        "surface.",
                        right=True,
                    ),
                    Choice(
                        "One input x, with the neuron's answer as its height.",
                        "That is the graph of the neuron itself. On the loss surface the data stay the "
                        "same, and w and b change.",
                    ),
                ],
            ),
            Question(
                "From notebook 02: what is the slope of ReLU at u = -3?",
                [
                    Choice("0", "Left of 0 ReLU is flat, so its slope is 0.", right=True),
                    Choice("1", "That is the slope on the right of 0, where ReLU passes u on."),
                    Choice("-3", "That is u itself. ReLU(-3) is 0, and its slope there is 0 too."),
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
                    Choice(
                        "To 1.4",
                        "1 - 0.1·(-4) = 1.4. The slope is negative, so the loss falls to the right.",
                        right=True,
                    ),
                    Choice("To 5", "1 - (-4): the learning rate was left out."),
                    Choice("To 0.4", "0.4 is the step itself. It starts from w = 1."),
                ],
            ),
            Question(
                "A training run prints the losses 2.1, 5.6, 31, 410, 8,900. What do you try first?",
                [
                    Choice(
                        "More steps: it has not settled yet.",
                        "Each step multiplies the distance to the bottom by more than 1. More steps make it "
                        "worse.",
                    ),
                    Choice(
                        "Another start: this one is unlucky.",
                        "On a bowl, whether it explodes depends on the curvature and the learning rate, not "
                        "on the start.",
                    ),
                    Choice(
                        "A learning rate ten times smaller.",
                        "Each step overshoots by more than the one before, because the rate is above "
                        "2/curvature.",
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
                        "The slope becomes wrong: the two values differ in their last digits or not at all.",
                        "A float64 has about 16 digits. Their difference, divided by a tiny number, is "
                        "mostly rounding.",
                        right=True,
                    ),
                    Choice(
                        "The error becomes smaller, as ε² does.",
                        "That holds only down to about 1e-5. Below it rounding takes over, and the error "
                        "grows again.",
                    ),
                    Choice(
                        "Nothing: it is already exact at 1e-6.",
                        "At 1e-6 the slope has about ten true digits; at 1e-15 nearly all of them are lost.",
                    ),
                ],
            ),
            Question(
                "One input is a salary in yen, the other a number of children. Why does plain gradient "
                "descent crawl?",
                [
                    Choice(
                        "Large inputs make the network slow to compute.",
                        "A product takes the same time whatever the numbers are. But more steps are needed.",
                    ),
                    Choice(
                        "The salary makes one direction so steep that only a tiny rate is stable, and the "
                        "other directions are flat.",
                        "All weights share one rate, and the steepest direction limits it. Standardized "
                        "inputs make the directions about equally steep.",
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
        "We measure the slope of eˣ at x = 1 by nudging x up and down by ε. A float64 holds about 16 digits. "
        "Which ε gives the smallest error?",
        choices={"1e-1": "1e-1", "1e-5": "1e-5", "1e-10": "1e-10", "1e-15": "1e-15"},
        remark="With a large ε the error comes from the bend of the curve, with a tiny ε from rounding.",
    ),
    Prediction(
        "05.limit",
        "A ball starts beside the bottom of the curve L = w², whose slope is 2w. From which learning rate on "
        "will it never come to rest?",
        low=0,
        high=3,
        step=0.05,
        close=0.1,
        remark="At η = 1 a step leads from w to w - 1·2w = -w, so the ball jumps between two points for "
        "ever. Above 1 every jump is wider than the one before.",
    ),
    Prediction(
        "05.scale",
        "A neuron learns the diameter of plums from their weight. With the standardized input (mean 0, "
        "spread 1), learning rates up to about 1 are stable. With the input in grams, about 76 for a plum, "
        "what is the largest stable rate?",
        choices={
            "same": "about the same",
            "hundredth": "about 100 times smaller",
            "thousandth": "several thousand times smaller",
        },
        remark="The curvature along w grows with the square of the input, as the next cell explains.",
    ),
]
