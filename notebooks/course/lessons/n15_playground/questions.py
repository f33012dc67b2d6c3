"""Questions of notebook 15: the playground."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "15.recall",
        [
            Question(
                "In 14 one experiment changed one thing at a time, with several seeds. Why several?",
                [
                    Choice(
                        "More seeds make a network better.",
                        "They make no network better. They tell how far a result moves by luck alone.",
                    ),
                    Choice(
                        "One seed cannot tell a better setting from a lucky one.",
                        "A difference smaller than the spread over seeds says nothing.",
                        right=True,
                    ),
                    Choice(
                        "The first seed is always the worst.",
                        "No seed is special. Therefore more than one is needed.",
                    ),
                ],
            ),
            Question(
                "Training loss 0.01, test loss 0.6. What has most likely happened?",
                [
                    Choice(
                        "The learning rate is too small.",
                        "Then the training loss would be high as well.",
                    ),
                    Choice(
                        "The network knows its training points by heart.",
                        "It follows their noise, which the test points do not share.",
                        right=True,
                    ),
                    Choice(
                        "The network is too small for the data.",
                        "A network that is too small cannot bring the training loss down.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "15.closing",
        [
            Question(
                "A network without hidden layers solved the circle. What made that possible?",
                [
                    Choice(
                        "Inputs that are squares of the coordinates.",
                        "Their sum is the squared distance from the center, and one weighted sum is enough.",
                        right=True,
                    ),
                    Choice(
                        "More epochs.",
                        "With x₁ and x₂ alone the loss stays near ln 2.",
                    ),
                    Choice(
                        "The tanh in its units.",
                        "Without hidden layers there is no unit with tanh.",
                    ),
                ],
            ),
            Question(
                "Which regularization would you choose to find out which inputs matter?",
                [
                    Choice("L1", "Its pull does not fade, so weights that help little end at 0.", right=True),
                    Choice("L2", "It makes weights small but hardly ever 0."),
                    Choice("none", "Then every input keeps some weight, needed or not."),
                ],
            ),
            Question(
                "A ReLU unit gives 0 for every sample. What brings it back?",
                [
                    Choice("More epochs.", "Its slope is 0 everywhere, so no step moves its weights."),
                    Choice(
                        "A larger learning rate.",
                        "The step is the rate times a slope of 0, so it is 0 too.",
                    ),
                    Choice(
                        "Another bias, set from outside.",
                        "With a bias near 0 the unit is positive for some points, so its slope is 1 there.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "What must a state string hold so that the printed program gives the same losses?",
                [
                    Choice(
                        "All weights at the end.",
                        "They follow from the start and the training, so they need not be stored.",
                    ),
                    Choice(
                        "Settings, seed, epochs, and what was changed on the way.",
                        "From these the same start, batches and steps come out again.",
                        right=True,
                    ),
                    Choice(
                        "Settings alone.",
                        "Without the seed the first weights and the batches would be others.",
                    ),
                ],
            ),
        ],
    ),
]
PREDICTIONS = [
    Prediction(
        "15.line",
        "The playground starts with 4 and 2 tanh units. Without its two hidden layers, what test loss can "
        "100 epochs reach on the circle?",
        choices={
            "same": "about the same as with them",
            "half": "near 0.69, the loss of a network that always says one half",
            "worse": "far above 1: it learns the wrong thing",
        },
        remark="Without hidden layers the network draws one line, and a line cannot enclose a circle.",
    ),
    Prediction(
        "15.which",
        "The network has all seven inputs and four units, and trains on the circle with L1. After 300 "
        "epochs, which inputs have most of the weight?",
        choices={
            "plain": "x₁ and x₂, from which all others are made",
            "squares": "x₁² and x₂²",
            "sines": "the two sines",
        },
        remark="Their sum is the squared distance from the center.",
    ),
    Prediction(
        "15.rate",
        "One neuron fits a plane. With the input x₁ the learning rate 0.03 works. What happens with x₁² in "
        "its place?",
        choices={
            "fine": "it works as well",
            "slow": "it works, but more slowly",
            "away": "the loss runs away",
        },
        remark="The curvature grows with the square of the input. x₁ reaches 6, and x₁² reaches 36.",
    ),
]
