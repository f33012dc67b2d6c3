"""Questions of notebook 03: the forward pass."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "03.recall",
        [
            Question(
                "On a sample, a hidden unit has u = -3. What does its ReLU hand on, and how much does that "
                "change if u is nudged by 0.1?",
                [
                    Choice(
                        "It hands on 3, which changes by 0.1.",
                        "ReLU does not drop the sign: max(-3, 0) is 0.",
                    ),
                    Choice(
                        "It hands on 0, which does not change.",
                        "max(-3, 0) = 0 and max(-2.9, 0) = 0: below 0 the slope is 0.",
                        right=True,
                    ),
                    Choice(
                        "It hands on 0, which changes by 0.1.",
                        "At u = -2.9 it is still 0. The slope is 1 only where u is positive.",
                    ),
                ],
            ),
            Question(
                "(x W₁ + b₁) W₂ + b₂ with W₁ of shape (3, 8) and W₂ of shape (8, 1), and no bend between: "
                "which single layer x W + b does the same?",
                [
                    Choice(
                        "None: two layers can always do more than one.",
                        "With a bend between they can. Without one, the brackets multiply out to one layer.",
                    ),
                    Choice(
                        "One with W of shape (3, 1).",
                        "W = W₁ W₂ is (3, 8) @ (8, 1), which is (3, 1): the 8 vanishes.",
                        right=True,
                    ),
                    Choice(
                        "One with W of shape (8, 8).",
                        "In (3, 8) @ (8, 1) the inner lengths vanish and the outer ones stay: 3 and 1.",
                    ),
                    Choice(
                        "One with W of shape (3, 8).",
                        "That is W₁ alone, and its output has 8 columns. The product W₁ W₂ ends in 1 column.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "03.closing",
        [
            Question(
                "A batch x of shape (32, 784) goes into a layer of 64 units. What are the shapes of W, b "
                "and u?",
                [
                    Choice(
                        "W (64, 784), b (64,), u (64, 32)",
                        "That is the layout with a row for each unit and a column for each sample. Here "
                        "samples are rows, and x stands on the left.",
                    ),
                    Choice(
                        "W (784, 64), b (64,), u (32, 64)",
                        "(32, 784) @ (784, 64) is (32, 64), and b is repeated for the 32 rows.",
                        right=True,
                    ),
                    Choice(
                        "W (784, 64), b (32,), u (32, 64)",
                        "A bias belongs to a unit, not to a sample: there are 64.",
                    ),
                    Choice(
                        "W (32, 64), b (64,), u (32, 64)",
                        "The layer's weights know nothing of the batch. They join 784 inputs to 64 units.",
                    ),
                ],
            ),
            Question(
                "All ten scores of an image rise by 100. What does softmax make of it?",
                [
                    Choice(
                        "The same probabilities as before.",
                        "Every power is multiplied by e¹⁰⁰, and the common factor cancels in the division.",
                        right=True,
                    ),
                    Choice(
                        "Probabilities closer to 1 for the largest score.",
                        "Multiplying the scores would do that. Adding the same to all keeps their "
                        "differences, and only those count.",
                    ),
                    Choice(
                        "An overflow, in every implementation.",
                        "In the plain formula it may come to that; subtracting the row's largest score "
                        "first undoes the shift.",
                    ),
                ],
            ),
            Question(
                "An untrained network with ten classes is right on 16 % of the test images. What does that "
                "say?",
                [
                    Choice(
                        "Its architecture suits the data.",
                        "Other weights drawn for the same architecture would get 5 %. The average over "
                        "draws is 10 %.",
                    ),
                    Choice(
                        "Its first layer has found something useful.",
                        "It has seen no label. Renaming its outputs in a circle would bring the average "
                        "back to 10 %.",
                    ),
                    Choice(
                        "Little: these weights had luck, others have less.",
                        "Over all namings of its outputs the same network gets 10 % on average.",
                        right=True,
                    ),
                    Choice(
                        "There must be a mistake, since guessing gives 10 %.",
                        "10 % is the average. A single untrained network may lie well above or below it.",
                    ),
                ],
            ),
            Question(
                "One image of shape (28, 28) goes into a network whose W₁ has shape (28, 64). Why is there "
                "no error?",
                [
                    Choice(
                        "NumPy flattens the image by itself.",
                        "It never does. And a flat image has 784 pixels, which would not fit 28 inputs.",
                    ),
                    Choice(
                        "The shapes fit: 28 rows are taken for 28 samples of 28 pixels.",
                        "(28, 28) @ (28, 64) is (28, 64). A shape says how many, not what is meant.",
                        right=True,
                    ),
                    Choice(
                        "Broadcasting repeats W₁ for each pixel.",
                        "`@` needs equal inner lengths, and they are equal here: 28 and 28.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "03.silent",
        "u = [-1.38, -1.67] goes through ReLU, then through a second layer with bias 0, whose two weights "
        "you do not know. What is the network's answer y?",
        choices={"negative": "a negative number", "zero": "0", "unknown": "that depends on the two weights"},
        remark="With nothing to weigh, weights do not matter.",
    ),
    Prediction(
        "03.rows",
        "A batch x of 4 samples gives u = x W + b with 4 rows. Now one sample of x is replaced by another. "
        "How many rows of u change?",
        choices={"one": "1", "all": "all 4", "columns": "none, only columns do"},
        remark="Samples never meet in a forward pass: a batch is a way of computing, not of mixing.",
    ),
    Prediction(
        "03.overflow",
        "e¹⁰ is about 22,000. NumPy's usual float goes up to about 10³⁰⁸; beyond that it says inf. What is "
        "the largest whole number s for which e to the power s is still finite?",
        low=0,
        high=2000,
        step=10,
        close=100,
        remark="And a score of 710 takes no more than a few careless weights.",
    ),
    Prediction(
        "03.favorite",
        "Untrained, the network has to choose one of ten classes for each test picture. The test set holds "
        "as many pictures of each class as of any other. How will its answers spread?",
        choices={
            "even": "over all ten classes, each about a tenth of the time",
            "few": "over a few favorite classes",
            "one": "it gives one and the same class for all pictures",
        },
        remark="Random weights make a prejudiced network, not one that throws dice.",
    ),
]
