"""Questions of notebook 03: the forward pass."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "03.recall",
        [
            Question(
                "A hidden unit has u = -3. What is the output of its ReLU, and how much does the output "
                "change if u rises by 0.1?",
                [
                    Choice(
                        "The output is 3, and it changes by 0.1.",
                        "max(-3, 0) is 0: a negative number becomes 0.",
                    ),
                    Choice(
                        "The output is 0, and it does not change.",
                        "max(-3, 0) = 0 and max(-2.9, 0) = 0: below 0 the slope is 0.",
                        right=True,
                    ),
                    Choice(
                        "The output is 0, and it changes by 0.1.",
                        "At u = -2.9 it is still 0. The slope is 1 only where u is positive.",
                    ),
                ],
            ),
            Question(
                "Two layers compute (x W₁ + b₁) W₂ + b₂, with W₁ of shape (3, 8), W₂ of shape (8, 1) and no "
                "bend between them. Which single layer x W + b computes the same?",
                [
                    Choice(
                        "None: two layers can always do more than one.",
                        "With a bend between them they can. Without a bend, the brackets multiply out to one "
                        "layer.",
                    ),
                    Choice(
                        "One with W of shape (3, 1).",
                        "W = W₁ W₂ is (3, 8) @ (8, 1), which has the shape (3, 1).",
                        right=True,
                    ),
                    Choice(
                        "One with W of shape (8, 8).",
                        "In (3, 8) @ (8, 1) the inner lengths disappear and the outer ones stay: 3 and 1.",
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
                        "The weights do not depend on the batch. They connect 784 inputs to 64 units.",
                    ),
                ],
            ),
            Question(
                "The ten scores of an image all differ. Now each is multiplied by 2. What happens to the "
                "probabilities?",
                [
                    Choice(
                        "They stay the same.",
                        "They would stay the same if a number was added to all scores. Multiplying by 2 "
                        "doubles the differences between the scores.",
                    ),
                    Choice(
                        "The largest one grows, and the others become smaller in comparison.",
                        "The differences between the scores are doubled, so the ratios of the powers are "
                        "squared.",
                        right=True,
                    ),
                    Choice(
                        "Each of them is multiplied by 2.",
                        "Then they would sum to 2. The probabilities of softmax always sum to 1.",
                    ),
                ],
            ),
            Question(
                "An untrained network with ten classes is right on 16 % of the test images. What does that "
                "say?",
                [
                    Choice(
                        "Its architecture suits the data.",
                        "The same architecture with other random weights may get 5 %. The average over many "
                        "draws is 10 %.",
                    ),
                    Choice(
                        "Its first layer has found something useful.",
                        "It has not been trained on any label. If the names of its outputs are exchanged in "
                        "the ten ways, it gets 10 % on average.",
                    ),
                    Choice(
                        "Little: with these weights it was lucky.",
                        "With the names of its outputs exchanged in the ten ways, the same network gets 10 % "
                        "on average.",
                        right=True,
                    ),
                    Choice(
                        "There must be a mistake, since guessing gives 10 %.",
                        "10 % is the average. A single untrained network can be far above or below it.",
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
                        "(28, 28) @ (28, 64) is (28, 64). A shape says how many numbers there are, and not "
                        "what they mean.",
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
        "03.answer",
        "The two sums u = [-0.7, -2.0] go through ReLU, and then through a second layer with the bias 0.5 "
        "and two weights that you do not know. What is the answer y of the network?",
        choices={"negative": "a negative number", "bias": "0.5", "unknown": "it depends on the two weights"},
        remark="Both hidden outputs are 0, so the products with the two weights are 0 as well.",
    ),
    Prediction(
        "03.rows",
        "A batch x of 4 samples gives u = x W + b with 4 rows. Now one sample of x is replaced by another. "
        "How many rows of u change?",
        choices={"one": "1", "all": "all 4", "columns": "none, only columns change"},
        remark="Each row of u is computed from its own row of x.",
    ),
    Prediction(
        "03.shift",
        "Three classes have the scores 2, 1 and -1. Softmax gives the first one the probability 0.71. Now 3 "
        "is added to all three scores. What happens to the probability of the first class?",
        choices={"rises": "it rises", "stays": "it stays the same", "falls": "it falls"},
        remark="All three probabilities are the same as before.",
    ),
    Prediction(
        "03.overflow",
        "e¹⁰ is about 22,000. NumPy's usual numbers go up to about 10³⁰⁸; what is larger becomes inf. What "
        "is the largest whole number s for which e to the power s is not yet inf?",
        low=0,
        high=2000,
        step=10,
        close=100,
        remark="Many networks use float32, and there the limit is far smaller.",
    ),
    Prediction(
        "03.favorite",
        "Before training, the network has to choose one of ten classes for each picture. There are as many "
        "pictures of each class as of any other. How are its answers spread?",
        choices={
            "even": "over all ten classes, about a tenth of the answers for each",
            "few": "over a few classes that it prefers",
            "one": "all pictures get the same class",
        },
        remark="Random weights prefer some classes.",
    ),
]
