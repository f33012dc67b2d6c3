"""Questions of notebook 01: one neuron."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "01.recall",
        [
            Question(
                "`x` has shape (60, 2) and `w` has shape (2,). What is the shape of `x @ w`?",
                [
                    Choice(
                        "(60, 2)",
                        "That is the shape of `x * w`, where the products are not yet added up.",
                    ),
                    Choice(
                        "(60,)",
                        "The inner lengths, 2 and 2, are equal and disappear. One number is left for each "
                        "of the 60 rows.",
                        right=True,
                    ),
                    Choice("(2,)", "The 2 disappears, because it is the inner length. The 60 rows stay."),
                    Choice(
                        "There is none: it raises an error.",
                        "It would if the inner lengths were different. They are 2 and 2.",
                    ),
                ],
            ),
            Question(
                "`x` holds 60 samples in rows, two features in columns. What does `x - x.mean(axis=0)` do?",
                [
                    Choice(
                        "It subtracts from every feature its own average.",
                        "`mean(axis=0)` goes over the samples, so two means are left. Broadcasting subtracts "
                        "them from each row.",
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
                        "2·2 − 1·1 = 3, but the bias has to be added: u = 3 − 3 = 0.",
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
                "A neuron's line has the right direction, but it is too far to one side. What do you change?",
                [
                    Choice(
                        "One of the weights.",
                        "Changing one weight changes the ratio of the two, and the line turns.",
                    ),
                    Choice(
                        "Both weights, doubled.",
                        "This moves the line only toward the origin, to half of the distance. With b = 0 it "
                        "does not move it at all.",
                    ),
                    Choice(
                        "The bias.",
                        "It moves the line parallel to itself, and keeps its direction.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "Weights are given in grams and centimeters: w₁ = −0.1 per gram, w₂ = 5 per centimeter. "
                "Somebody says that the diameter matters fifty times as much as the weight. Is that so?",
                [
                    Choice(
                        "No: what counts is the weight times how much its input varies.",
                        "Fruits differ by tens of grams, but by less than a centimeter. Measured in "
                        "millimeters, w₂ would be 0.5, and all answers would be the same.",
                        right=True,
                    ),
                    Choice(
                        "Yes: 5 is fifty times 0.1.",
                        "The two numbers have different units. In millimeters the same neuron has w₂ = 0.5.",
                    ),
                    Choice(
                        "No: w₁ is negative, so the weight does not count at all.",
                        "A negative weight counts too: with it, a heavier fruit lowers u.",
                    ),
                ],
            ),
            Question(
                "Why does no neuron compute XOR?",
                [
                    Choice(
                        "Because the grid held too few neurons.",
                        "The proof with the two sums holds for all w and b, also for those that are not on "
                        "the grid.",
                    ),
                    Choice(
                        "Because a neuron cannot have negative weights.",
                        "A neuron can have them. The fruit neuron had one.",
                    ),
                    Choice(
                        "Because XOR needs three inputs.",
                        "XOR has two inputs. What is missing is a second line, and so a second neuron.",
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
        "You may use only the weight of a fruit. Fruit above some limit goes into one box, and the rest goes "
        "into the other. With the best limit that there is, how many of the 60 fruits are in the right box?",
        low=30,
        high=60,
        step=1,
        unit="fruits",
        close=3,
        remark="The two kinds weigh about the same, and one box for all would already get 30 right.",
    ),
    Prediction(
        "01.bias",
        "The weights stay as they are, and only the bias b grows. What does the line do?",
        choices={
            "shift": "it moves, parallel to itself",
            "turn": "it turns about the average fruit",
            "nothing": "it stays where it is",
        },
        remark="The same distance in every row means that the line has kept its direction.",
    ),
    Prediction(
        "01.tables",
        "How many of the 16 tables of four answers does at least one of the 35,937 neurons give?",
        low=2,
        high=16,
        step=1,
        unit="tables",
        close=1,
        remark="The two tables that no neuron gives are below.",
    ),
]
