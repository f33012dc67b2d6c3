"""Questions of notebook 07: backpropagation in matrices."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "07.recall",
        [
            Question(
                "A value z is used in two places of the graph. From one comes the gradient 3, from the "
                "other -1. What is dL/dz?",
                [
                    Choice(
                        "-3: along the paths one multiplies.",
                        "Along one path local slopes are multiplied. Where two paths meet again, their "
                        "gradients are added.",
                    ),
                    Choice(
                        "2: both effects on L add up.",
                        "A small change of z reaches L by both ways at once, and the two changes of L add.",
                        right=True,
                    ),
                    Choice(
                        "-1: the later one counts.",
                        "That is what overwriting gives: the bug of notebook 06, which the finite "
                        "difference caught.",
                    ),
                    Choice(
                        "1: the mean of the two.",
                        "Nothing here divides by 2. The mean would say that a value used twice matters half "
                        "as much.",
                    ),
                ],
            ),
            Question(
                "At a product q = a·b, with a = 2 and b = 5, the gradient dL/dq = 4 arrives. What goes on "
                "to a?",
                [
                    Choice(
                        "8",
                        "That goes to b: its local slope is a = 2. The slope of a·b with respect to a is b.",
                    ),
                    Choice(
                        "20", "The local slope of a·b with respect to a is b = 5, and 5·4 = 20.", right=True
                    ),
                    Choice(
                        "4",
                        "That is how a sum passes its gradient on. A product multiplies it by the other "
                        "factor.",
                    ),
                    Choice("5", "That is the local slope alone. It is multiplied by what arrives, 4."),
                ],
            ),
        ],
    ),
    Quiz(
        "07.closing",
        [
            Question(
                "x is (32, 784), the kernel W is (784, 128), dL/dy is (32, 128). Which product is dL/dW?",
                [
                    Choice(
                        "dL/dy @ W.T",
                        "(32, 128) @ (128, 784) is (32, 784): the shape of x, so this is dL/dx.",
                    ),
                    Choice(
                        "x.T @ dL/dy",
                        "(784, 32) @ (32, 128) is (784, 128). The 32 in the middle is the sum over the "
                        "samples.",
                        right=True,
                    ),
                    Choice(
                        "dL/dy.T @ x",
                        "(128, 32) @ (32, 784) is (128, 784): the right numbers, transposed.",
                    ),
                    Choice("x @ dL/dy", "(32, 784) @ (32, 128) does not fit: 784 meets 32 in the middle."),
                ],
            ),
            Question(
                "Why is dL/db the sum of dL/dy over the samples?",
                [
                    Choice(
                        "Because the loss is a mean, and a mean is a sum.",
                        "The 1/n of the loss is already in dL/dy. With one sample there would still be this "
                        "rule, with one thing to add.",
                    ),
                    Choice(
                        "To make the shape fit; any other way to lose an axis would do.",
                        "The shape is a check, not a reason: the mean and the maximum have the same shape, "
                        "and are wrong.",
                    ),
                    Choice(
                        "Because the same b is used in every row, and the gradients of a value used often "
                        "add up.",
                        "Broadcasting copied b to every sample. It is notebook 06's value used twice, used "
                        "n times.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "Softmax and cross-entropy together give (p - y)/n. For one sample p = [0.7, 0.2, 0.1], and "
                "the right class is the second. What is the gradient of the logits (n = 1)?",
                [
                    Choice(
                        "[0.7, -0.8, 0.1]",
                        "p - y with y = [0, 1, 0]. The entries sum to 0, as they always do.",
                        right=True,
                    ),
                    Choice(
                        "[-0.7, 0.8, -0.1]",
                        "That is y - p: the way to go downhill. The gradient points uphill.",
                    ),
                    Choice(
                        "[0, -0.8, 0]",
                        "The wrong classes are pushed as well: raising any logit takes probability from the "
                        "others.",
                    ),
                    Choice(
                        "[0, -5, 0]",
                        "-1/0.2 is the slope of -log p with respect to p. The softmax is still to be "
                        "crossed.",
                    ),
                ],
            ),
            Question(
                "The gradient check of a network finds the last layer's gradients right and the first "
                "layer's wrong by the same factor everywhere, 32 with a batch of 32. Where would you look "
                "first?",
                [
                    Choice(
                        "In the loss: its 1/n is missing.",
                        "A missing 1/n in the loss would make every layer's gradient too large, the last "
                        "one's too.",
                    ),
                    Choice(
                        "Between the two layers: something there multiplies the gradient once too often.",
                        "What is right in the last layer and wrong before it was spoiled in between: in "
                        "what the last layer hands on, the activation, or the first layer itself.",
                        right=True,
                    ),
                    Choice(
                        "In the finite differences: ε is too small.",
                        "A bad ε makes noise, differing from entry to entry. A clean factor is a mistake in "
                        "the formula.",
                    ),
                    Choice(
                        "In the initial weights.",
                        "The check compares two ways to one number at the same weights: it holds for any "
                        "weights.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "07.product",
        "x is (4, 3) and W is (3, 2). From above arrives dL_du, of shape (4, 2). Which product is dL_dW?",
        choices={
            "plain": "`x @ dL_du`",
            "transposed": "`x.T @ dL_du`",
            "swapped": "`dL_du.T @ x`",
        },
        remark="`x @ dL_du` does not fit at all, and `dL_du.T @ x` has the shape of `W.T`.",
    ),
    Prediction(
        "07.loop",
        "The recipe's network starts from its own W1, with all biases 0. After 100 steps the loss is close "
        "to 0. Which of W1, b1, W2, b2 have moved?",
        choices={
            "all": "all four",
            "upper": "W2 and b2",
            "bias": "b2 alone",
        },
        remark="Both hidden units are off for the one sample there is.",
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
        remark="Backprop is exact up to rounding. The differences are not: they subtract two nearly equal "
        "numbers and so lose a good part of the digits.",
    ),
    Prediction(
        "07.museum",
        "Six copies of one network each have another wrong line in their backward pass. All are trained "
        "for 200 steps. How many of the six bring their loss below half of where it began?",
        high=6,
        remark="A gradient that is wrong can still point roughly downhill. That the loss falls proves "
        "little, and is why gradients are checked by number.",
    ),
]
