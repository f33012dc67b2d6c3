"""Questions of notebook 01: one neuron."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "01.recall",
        [
            Question(
                "`x` has shape (60, 2) and `w` has shape (2,). What is the shape of `x @ w`?",
                [
                    Choice("(60, 2)", "That is the shape of `x * w`: products entry by entry, not added up."),
                    Choice(
                        "(60,)",
                        "The inner lengths, 2 and 2, agree and vanish: one number for each of the 60 rows.",
                        right=True,
                    ),
                    Choice("(2,)", "The 2 is what vanishes; the 60 rows stay."),
                    Choice("There is none: it raises an error.", "The inner lengths are 2 and 2: they fit."),
                ],
            ),
            Question(
                "`x` holds 60 samples in rows, two features in columns. What does `x - x.mean(axis=0)` do?",
                [
                    Choice(
                        "It subtracts from every feature its own average.",
                        "Axis 0, the samples, disappears: two means are left, and broadcasting repeats them "
                        "for each row.",
                        right=True,
                    ),
                    Choice(
                        "It subtracts from every sample the average of its two features.",
                        "That would be `axis=1`, and it would mix grams with centimeters.",
                    ),
                    Choice(
                        "It subtracts one average of all 120 numbers.",
                        "That would be `x.mean()` without `axis`.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "01.closing",
        [
            Question(
                "A neuron has w = (2, −1) and b = −3. What does it answer for x = (2, 1)?",
                [
                    Choice(
                        "1, because the products sum to 3.",
                        "2·2 − 1·1 = 3, but the bias comes on top: u = 3 − 3 = 0.",
                    ),
                    Choice(
                        "0, because u is 0, and 0 is not above 0.",
                        "u = 2·2 − 1·1 − 3 = 0. The point lies exactly on the line, and the rule is u > 0.",
                        right=True,
                    ),
                    Choice("−3", "That is the bias. The answer is a decision: 0 or 1."),
                ],
            ),
            Question(
                "A neuron's line runs well through the data but is too far to one side. What do you change?",
                [
                    Choice(
                        "One of the weights.",
                        "Changing one weight changes the ratio of the two, and the line turns.",
                    ),
                    Choice(
                        "Both weights, doubled.",
                        "With b = 0 nothing would move: doubling everything leaves u = 0 where it was. With "
                        "another b the line would move, but so would how strongly u grows.",
                    ),
                    Choice(
                        "The bias.",
                        "It moves the line parallel to itself and leaves its direction alone.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "Weights are given in grams and centimeters: w₁ = −0.1 per gram, w₂ = 5 per centimeter. "
                "Somebody says that the diameter matters fifty times as much as the weight. Is that so?",
                [
                    Choice(
                        "No: what counts is the weight times how far its input varies.",
                        "Fruit differs by tens of grams but by fractions of a centimeter. Measured in "
                        "millimeters, w₂ would be 0.5, and the decisions the same.",
                        right=True,
                    ),
                    Choice(
                        "Yes: 5 is fifty times 0.1.",
                        "The numbers carry units. In millimeters the same neuron has w₂ = 0.5.",
                    ),
                    Choice(
                        "No: w₁ is negative, so the weight does not count at all.",
                        "A negative weight counts too: a heavier fruit lowers u.",
                    ),
                ],
            ),
            Question(
                "Why does no neuron compute XOR?",
                [
                    Choice(
                        "Because the grid held too few neurons.",
                        "The argument with the two sums holds for every w and b, on the grid or not.",
                    ),
                    Choice(
                        "Because a neuron cannot have negative weights.",
                        "It can: the fruit neuron had one.",
                    ),
                    Choice(
                        "Because XOR needs three inputs.",
                        "It has two. What is missing is a second line, so a second neuron.",
                    ),
                    Choice(
                        "Because u(0, 0) + u(1, 1) always equals u(0, 1) + u(1, 0), and XOR wants one of "
                        "them at most 0 and the other above 0.",
                        "Both are w₁ + w₂ + 2b, whatever the three numbers are.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "01.weight_alone",
        "You may use the weight alone: fruit above some limit goes into one box, the rest into the other. "
        "With the best limit there is, how many of the 60 fruits land in the right box?",
        low=30,
        high=60,
        step=1,
        unit="fruits",
        close=3,
        remark="The two kinds weigh about the same; even guessing gets some 30.",
    ),
    Prediction(
        "01.bias",
        "The weights stay as they are and only the bias b is raised. What does the line do?",
        choices={
            "shift": "it moves sideways, parallel to itself",
            "turn": "it turns about the average fruit",
            "nothing": "nothing: only the weights make the line",
        },
        remark="Weights give the line its direction, the bias its place.",
    ),
    Prediction(
        "01.xor",
        "Of nearly 36,000 neurons, how many of the four cases of XOR does the best one get right?",
        choices={"two": "2", "three": "3", "four": "4"},
        remark="One case is always on the wrong side.",
    ),
]
