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
                        "The line turns only if the ratio of w₁ to w₂ changes. The bias does not change the "
                        "direction of the line.",
                    ),
                    Choice(
                        "It moves sideways, parallel to itself.",
                        "On the line, w₁x₁ + w₂x₂ = -b. The weights set the direction of this line, and b "
                        "sets its place.",
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
                        "A finer grid finds nothing either. The search is an example of the fact, and the "
                        "proof holds for all weights.",
                    ),
                    Choice(
                        "XOR has four cases, and the neuron has three numbers to set.",
                        "AND and OR have four cases too, and three numbers are enough for them.",
                    ),
                    Choice(
                        "Its two classes lie on crossing diagonals, and one line cannot separate them.",
                        "Both diagonals have the same midpoint. It would have to lie on both sides of the "
                        "line.",
                        right=True,
                    ),
                    Choice(
                        "The inputs are 0 and 1, and a neuron needs real numbers.",
                        "0 and 1 are real numbers, and with the same inputs one neuron can do AND and OR.",
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
                        "(xW₁ + b₁)W₂ + b₂ = x(W₁W₂) + (b₁W₂ + b₂), which is one layer. With it, the third "
                        "layer can be multiplied out in the same way.",
                        right=True,
                    ),
                    Choice(
                        "Curves of third degree.",
                        "That would need products of inputs with each other. Here inputs are only ever "
                        "multiplied by weights.",
                    ),
                    Choice(
                        "Any function, if the layers are wide enough.",
                        "Without an activation the layers multiply out to one layer, however wide they are.",
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
                "A ReLU unit has u < 0 on every sample of its data. It learns by steps of learning rate "
                "times slope. What happens to its weights?",
                [
                    Choice(
                        "They rise until some u is positive.",
                        "For that the unit would need a slope other than 0, and ReLU is flat wherever u < 0.",
                    ),
                    Choice(
                        "Nothing: the slope is 0 on every sample.",
                        "A small change of a weight leaves every z at 0, so the error does not change. The "
                        "unit is dead, as long as the inputs stay the same.",
                        right=True,
                    ),
                    Choice(
                        "They become a little smaller with every step.",
                        "A step is the learning rate times the slope, and here the slope is exactly 0.",
                    ),
                ],
            ),
            Question(
                "In a layer with biases of 0, about half of the outputs are 0. Why does the next layer still "
                "learn something from these zeros?",
                [
                    Choice(
                        "The zeros are rounding errors and return later.",
                        "The zeros are exact: max(0, u) is 0 for every negative u.",
                    ),
                    Choice(
                        "Which units are 0 differs from sample to sample, so the pattern tells samples "
                        "apart.",
                        "A single unit does not show how far below 0 its sum was. But the layer shows for "
                        "each sample which units are 0, and that is information.",
                        right=True,
                    ),
                    Choice(
                        "The same units are 0 for every sample.",
                        "Then they could be left out. But which units are 0 depends on the sample.",
                    ),
                    Choice(
                        "The layer after it restores the negative values with negative weights.",
                        "A weight times 0 is 0, whatever the sign of the weight.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "02.two_layers",
        "The layers 1→8→1 hold 25 random numbers: 8 weights and 8 biases, then 8 weights and 1 bias. Nothing "
        "stands between the two layers. We draw the output against the input x. How many numbers are enough "
        "to draw exactly the same graph?",
        choices={"two": "2", "nine": "9", "seventeen": "17", "all": "all 25"},
        remark="The graph is a straight line, and a line has one slope and one height.",
    ),
    Prediction(
        "02.slope",
        "The sigmoid 1 / (1 + e⁻ᵘ) climbs from 0 to 1. How large is its slope where it is steepest?",
        low=0,
        high=1,
        step=0.05,
        close=0.03,
        remark="This is at u = 0. Everywhere else the slope is smaller.",
    ),
    Prediction(
        "02.pieces",
        "Four ReLUs, each with its own hinge and slope, are added. Of how many straight pieces can the "
        "graph of the sum consist, at most?",
        choices={"two": "2", "four": "4", "five": "5", "sixteen": "16"},
        remark="Four hinges cut the x axis into five pieces.",
    ),
    Prediction(
        "02.zeros",
        "1,000 samples go through a layer of 50 units and through ReLU. Without a bias the sums u are as "
        "often below 0 as above it, and most lie between −2 and 2. Now every unit has the bias −1. How many "
        "per cent of the outputs are exactly 0?",
        unit="%",
        close=5,
        remark="With the bias −1, only sums that were above 1 stay above 0.",
    ),
    Prediction(
        "02.large_steps",
        "One ReLU unit learns by 200 small steps. Two steps that were much too large came before. What does "
        "its error do during the 200 small steps?",
        choices={
            "falls": "it falls, and ends near 0",
            "rises": "it rises with every step",
            "stays": "it stays the same to the last digit",
        },
        remark="The slopes that it learns by are exactly 0.",
    ),
]
