"""Questions of notebook 07: backpropagation in matrices."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "07.recall",
        [
            Question(
                "A value z is used in two places of a graph. From one place the gradient 3 arrives, from the "
                "other -1. What is dL_dz?",
                [
                    Choice(
                        "-3, because slopes are multiplied.",
                        "Local slopes are multiplied along one path. Where two paths meet, their gradients "
                        "are added.",
                    ),
                    Choice(
                        "2, because both effects on L add up.",
                        "A small change of z reaches L by both paths at once, and the two changes of L add "
                        "up.",
                        right=True,
                    ),
                    Choice(
                        "-1, because the later one counts.",
                        "That is what you get if you overwrite where you must add, the mistake of notebook "
                        "06.",
                    ),
                    Choice(
                        "1, the mean of the two.",
                        "Nothing here divides by 2. Each path has its whole effect on L.",
                    ),
                ],
            ),
            Question(
                "The three scores of a sample are equal, [2, 2, 2]. What does softmax make of them?",
                [
                    Choice(
                        "[1/3, 1/3, 1/3]",
                        "The three powers are equal, and the probabilities sum to 1.",
                        right=True,
                    ),
                    Choice(
                        "[2, 2, 2]",
                        "Probabilities sum to 1. Softmax divides each power by the sum of all powers.",
                    ),
                    Choice(
                        "[1, 1, 1]",
                        "Subtracting the largest score gives [0, 0, 0], and each power is then 1. The "
                        "division by their sum, 3, is still missing.",
                    ),
                    Choice(
                        "[0, 0, 0]",
                        "That is what is left when the largest score is subtracted. The powers and the "
                        "division are still missing.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "07.closing",
        [
            Question(
                "x is (32, 784), W is (784, 128) and dL_du is (32, 128). Which product is dL_dW?",
                [
                    Choice(
                        "dL_du @ W.T",
                        "(32, 128) @ (128, 784) is (32, 784). That is the shape of x, so this is dL_dx.",
                    ),
                    Choice(
                        "x.T @ dL_du",
                        "(784, 32) @ (32, 128) is (784, 128). The 32 in the middle is the sum over the "
                        "samples.",
                        right=True,
                    ),
                    Choice(
                        "dL_du.T @ x",
                        "(128, 32) @ (32, 784) is (128, 784). The numbers are right, but they are "
                        "transposed.",
                    ),
                    Choice("x @ dL_du", "(32, 784) @ (32, 128) does not fit: 784 meets 32 in the middle."),
                ],
            ),
            Question(
                "Why is dL_db the sum of dL_du over the samples?",
                [
                    Choice(
                        "Because the loss is a mean, and a mean is a sum.",
                        "The 1/n of the loss is already in dL_du. If the loss were a sum, dL_db would still "
                        "be the sum over the samples.",
                    ),
                    Choice(
                        "Because only then the shape fits.",
                        "The mean and the maximum have the same shape, and both are wrong. A shape that fits "
                        "is no reason.",
                    ),
                    Choice(
                        "Because the same b is used for every sample, and the gradients of a value that is "
                        "used several times add up.",
                        "Broadcasting gives the same b to every sample. So b is used n times, and n "
                        "gradients add up.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "For one sample p = [0.7, 0.2, 0.1], and the true class is the second. What is dL_ds of "
                "softmax with cross-entropy (n = 1)?",
                [
                    Choice(
                        "[0.7, -0.8, 0.1]",
                        "It is p - one-hot t with one-hot t = [0, 1, 0]. The entries sum to 0, as they "
                        "always do.",
                        right=True,
                    ),
                    Choice(
                        "[-0.7, 0.8, -0.1]",
                        "That is one-hot t - p, the direction downhill. The gradient points uphill.",
                    ),
                    Choice(
                        "[0, -0.8, 0]",
                        "The other classes have a gradient too, because a higher score of one class takes "
                        "probability from all others.",
                    ),
                    Choice(
                        "[0, -5, 0]",
                        "-1/0.2 = -5 is the slope of -log p for p. The slope of p for the scores is still "
                        "missing.",
                    ),
                ],
            ),
            Question(
                "A gradient check with a batch of 32 finds the gradients of the last layer right. All "
                "gradients of the first layer are 32 times too large. Where would you look first?",
                [
                    Choice(
                        "In the loss, because its 1/n may be missing.",
                        "A missing 1/n in the loss would make the gradients of every layer too large, and "
                        "those of the last layer too.",
                    ),
                    Choice(
                        "Between the two layers, because something there multiplies the gradient by 32.",
                        "The gradient is still right in the last layer and wrong in the first. So the "
                        "mistake is in what the last layer hands on, in the activation, or in the first "
                        "layer.",
                        right=True,
                    ),
                    Choice(
                        "In the central differences, because ε may be too small.",
                        "A bad ε gives errors that differ from entry to entry. The same factor everywhere "
                        "comes from a formula.",
                    ),
                    Choice(
                        "In the initial weights.",
                        "The check compares two ways to compute the same slope at the same weights. It works "
                        "for any weights.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "07.product",
        "x is (4, 3) and W is (3, 2). The gradient that arrives, dL_du, is (4, 2). Which product is dL_dW?",
        choices={
            "plain": "`x @ dL_du`",
            "transposed": "`x.T @ dL_du`",
            "swapped": "`dL_du.T @ x`",
        },
        remark="`x @ dL_du` does not fit at all, and `dL_du.T @ x` has the shape of `W.T`.",
    ),
    Prediction(
        "07.loop",
        "The 3 → 2 → 1 network starts from the W1 of notebook 03, with all biases 0. After 100 steps on the "
        "one sample the loss is close to 0. Which of W1, b1, W2 and b2 have moved?",
        choices={
            "all": "all four",
            "upper": "W2 and b2",
            "bias": "b2 alone",
        },
        remark="For this sample both hidden units are 0, so no gradient reaches W1, b1 or W2.",
    ),
    Prediction(
        "07.agreement",
        "Backprop and central differences (float64, ε = 1e-6) are compared on every entry of a small "
        "network. To about how many digits will they agree?",
        choices={
            "3": "about 3 digits",
            "8": "about 8 digits",
            "16": "all 16 digits",
        },
        remark="Backprop is exact up to rounding. The measurement subtracts two nearly equal losses, and so "
        "it loses about half of the digits.",
    ),
    Prediction(
        "07.museum",
        "Six copies of one network are trained for 200 steps. Each has a different wrong line in its "
        "backward pass. How many of the six bring their loss below half of its first value?",
        high=6,
        remark="A wrong gradient can still point roughly downhill. So a falling loss proves little, and "
        "gradients are compared with measured slopes.",
    ),
]
