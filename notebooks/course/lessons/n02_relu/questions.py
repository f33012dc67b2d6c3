"""Questions of notebook 02: why bend at all."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "02.recall",
        [
            Question(
                "A neuron with two inputs decides by the sign of u = w₁x₁ + w₂x₂ + b. Only b is changed. "
                "What happens to the line between its two answers?",
                [
                    Choice(
                        "It turns about the origin.",
                        "Turning needs another ratio of w₁ to w₂. The bias leaves the direction of the line "
                        "alone.",
                    ),
                    Choice(
                        "It moves sideways, parallel to itself.",
                        "On the line u = 0, that is w₁x₁ + w₂x₂ = -b: the direction is set by the weights, "
                        "the place by b.",
                        right=True,
                    ),
                    Choice(
                        "It becomes a curve.",
                        "u = 0 stays an equation of first degree in x₁ and x₂, and that is a straight line "
                        "for every b.",
                    ),
                ],
            ),
            Question(
                "Why could no choice of w₁, w₂ and b make one neuron compute XOR?",
                [
                    Choice(
                        "The grid of weights that was searched was too coarse.",
                        "A finer grid finds nothing either: the search illustrates the fact, it is not the "
                        "reason.",
                    ),
                    Choice(
                        "XOR has four cases, and the neuron has three numbers to set.",
                        "AND and OR have four cases too, and three numbers are enough for them.",
                    ),
                    Choice(
                        "Its two classes lie on crossing diagonals, and one line cannot part them.",
                        "The midpoint of both diagonals is the same point, and it would have to lie on both "
                        "sides at once.",
                        right=True,
                    ),
                    Choice(
                        "The inputs are 0 and 1, and a neuron needs real numbers.",
                        "0 and 1 are real numbers; with the same inputs AND and OR go well.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "02.closing",
        [
            Question(
                "Three Dense layers stand in a row with no activation between them. What can they compute?",
                [
                    Choice(
                        "Anything that one Dense layer can, and nothing more.",
                        "(xW₁ + b₁)W₂ + b₂ = x(W₁W₂) + (b₁W₂ + b₂): the product of matrices is again one "
                        "matrix.",
                        right=True,
                    ),
                    Choice(
                        "Curves of third degree.",
                        "That would need products of inputs with each other. Here inputs are only ever "
                        "multiplied by weights.",
                    ),
                    Choice(
                        "Any function, if the layers are wide enough.",
                        "Width adds nothing while nothing bends: the layers fold into one matrix, however "
                        "wide they are.",
                    ),
                ],
            ),
            Question(
                "A hidden unit computes max(0, 2x - 6), with one input x. Where is its hinge?",
                [
                    Choice(
                        "At x = -6.",
                        "-6 is the bias. The hinge is where the whole sum 2x - 6 is 0, so the weight "
                        "matters as well.",
                    ),
                    Choice("At x = 6.", "There the sum is 12 - 6 = 6. The hinge is where 2x - 6 is 0."),
                    Choice("At x = 0.", "With a bias of 0 it would be there. The bias -6 moves it to -b/w."),
                    Choice("At x = 3.", "2·3 - 6 = 0: in general the hinge is at -b/w.", right=True),
                ],
            ),
            Question(
                "A ReLU unit has u < 0 on every sample of the training set. What does gradient descent do "
                "with its weights?",
                [
                    Choice(
                        "It raises them until some u is positive.",
                        "It would have to feel a slope for that, and ReLU is flat wherever u < 0.",
                    ),
                    Choice(
                        "Nothing: the slope is 0 on every sample.",
                        "Each sample's gradient is multiplied by ReLU's slope at its u, which is 0. The "
                        "unit is dead until something before it changes its inputs.",
                        right=True,
                    ),
                    Choice(
                        "It lowers them a little with every step.",
                        "A step needs a gradient, up or down. Here it is exactly 0, not small.",
                    ),
                ],
            ),
            Question(
                "Inputs to a ReLU are spread symmetrically around 0. Half of its outputs are 0. Why is that "
                "not the same as throwing half of the information away?",
                [
                    Choice(
                        "The zeros are rounding errors and return later.",
                        "They are exact: max(0, u) is 0 for every negative u, not nearly 0.",
                    ),
                    Choice(
                        "Other samples switch other units off, so the pattern of zeros tells samples apart.",
                        "Each sample lights its own half of the units. For one unit the negative part is "
                        "lost, for the layer the pattern is what it says.",
                        right=True,
                    ),
                    Choice(
                        "The same half of the units is off for every sample, so it could be left out.",
                        "Then it could indeed be left out. But which units are off depends on the sample.",
                    ),
                    Choice(
                        "The layer after it restores the negative values with negative weights.",
                        "A weight times 0 is 0 whatever its sign: what a unit has cut off, the next layer "
                        "cannot see.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "02.collapse",
        "Two Dense layers with random weights, 1→8→1, and nothing between them. The output is drawn against "
        "the input. What will the graph be?",
        choices={
            "line": "a straight line",
            "bent": "a line with up to 8 bends",
            "curve": "a smooth curve",
        },
        remark="Without a bend between them, two layers are one.",
    ),
    Prediction(
        "02.slope",
        "The sigmoid 1 / (1 + e⁻ᵘ) climbs from 0 to 1. How steep is it where it is steepest?",
        low=0,
        high=1,
        step=0.05,
        close=0.03,
        remark="A quarter at best, and far less away from u = 0.",
    ),
    Prediction(
        "02.pieces",
        "Four ReLUs, each with its own hinge and slope, are added. Of how many straight pieces can the "
        "graph of the sum consist, at most?",
        choices={"two": "2", "four": "4", "five": "5", "sixteen": "16"},
        remark="Four hinges cut the axis into five pieces.",
    ),
    Prediction(
        "02.sparsity",
        "1,000 samples of standard normal numbers go through a Dense layer with random weights and zero "
        "bias, then through ReLU. How many per cent of the outputs are exactly 0?",
        unit="%",
        close=5,
        remark="With weights and inputs symmetric around 0, u is as often negative as positive.",
    ),
]
