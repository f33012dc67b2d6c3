"""Questions of notebook 19: gradients of anything."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "19.recall",
        [
            Question(
                "In notebook 18 a layer was frozen with `trainable = False`. What does a training step do "
                "with its weights, and with the weights of an unfrozen layer before it?",
                [
                    Choice(
                        "It changes neither, because no gradient passes a frozen layer.",
                        "Freezing stops the update of the layer's own weights. Its gradient for the input is "
                        "still computed, and goes on to the layers before.",
                    ),
                    Choice(
                        "The frozen weights stay as they are; the layer before still learns.",
                        "The gradient passes through the frozen layer as through any other. Only the update "
                        "leaves its weights out.",
                        right=True,
                    ),
                    Choice(
                        "It changes both, but the frozen ones more slowly.",
                        "Frozen weights do not move at all.",
                    ),
                ],
            ),
            Question(
                "u = x @ W with x of shape (32, 784) and W of shape (784, 10), as in notebook 07. dL_du has "
                "the shape (32, 10). Which product is dL_dW?",
                [
                    Choice(
                        "x.T @ dL_du",
                        "(784, 32) @ (32, 10) is (784, 10), the shape of W. The samples meet in the middle, "
                        "so their contributions are added.",
                        right=True,
                    ),
                    Choice(
                        "dL_du @ W.T",
                        "That is dL_dx: (32, 10) @ (10, 784) has the shape of x.",
                    ),
                    Choice(
                        "x @ dL_du",
                        "(32, 784) @ (32, 10) does not fit: the inner lengths are 784 and 32.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "19.closing",
        [
            Question(
                "A bias b of shape (10,) was added to an array of shape (64, 10), and `dL_dy` of shape "
                "(64, 10) arrives. What leaves for b?",
                [
                    Choice(
                        "The sum over the 64 rows, of shape (10,).",
                        "Broadcasting used each number of b 64 times. Gradients of a number that is used "
                        "often are added.",
                        right=True,
                    ),
                    Choice(
                        "The mean over the 64 rows, of shape (10,).",
                        "Each of the 64 uses moves the loss by itself, so the contributions are added. A "
                        "1/n of the loss is in `dL_dy` already.",
                    ),
                    Choice(
                        "`dL_dy` as it is, of shape (64, 10).",
                        "A gradient has the shape of its array, here (10,).",
                    ),
                ],
            ),
            Question(
                "h = relu(x @ W), and then y = h + h @ V. In which order may the walk back send on "
                "gradients?",
                [
                    Choice(
                        "From h first, because both others were made from it.",
                        "On the way back h is late: it has to wait for all that was made from it.",
                    ),
                    Choice(
                        "From y, then from h @ V, then from h.",
                        "h gets one gradient from y and one from h @ V. When it sends on, both have arrived.",
                        right=True,
                    ),
                    Choice(
                        "In any order, as long as `+=` is used.",
                        "If h sends on before all has arrived, a part is missing or is sent on twice.",
                    ),
                ],
            ),
            Question(
                "A training loop in PyTorch never clears the gradients. What does each step follow?",
                [
                    Choice(
                        "The gradient of its own batch, as it should.",
                        "`backward` adds to what stands in `.grad`, because a weight may be used in several "
                        "places. So the old gradients are still there.",
                    ),
                    Choice(
                        "The sum of the gradients of all batches so far.",
                        "Old batches, computed with old weights, are never forgotten. The steps grow and "
                        "overshoot.",
                        right=True,
                    ),
                    Choice(
                        "Nothing, because it stops with an error.",
                        "Nothing stops it. That is why this mistake is so common.",
                    ),
                ],
            ),
            Question(
                "Why does a layer y = h + relu(h @ W) let a gradient pass, even where relu is shut?",
                [
                    Choice(
                        "Because W is larger in such a layer.",
                        "The size of W plays no part on the way through h alone.",
                    ),
                    Choice(
                        "Because its relu has a slope left of 0.",
                        "It is the same relu, with slope 0 there.",
                    ),
                    Choice(
                        "Because + passes on what arrives, and one of its two ways leads straight to h.",
                        "What leaves for h is `dL_dy` itself, plus what comes back through the relu.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "19.bias",
        "y = u + b, where u has the shape (32, 10) and b the shape (10,). The loss is the sum of all entries "
        "of y. What is dL_db, for each entry of b?",
        low=0,
        high=400,
        step=1,
        close=0,
        from_high=True,
        remark="Each entry of b is added in 32 rows. A nudge of it moves 32 entries of y, and all count.",
    ),
    Prediction(
        "19.residual",
        "Two networks of 22 layers are trained in the same way on the same digits. In one of them, 20 layers "
        "compute h + relu(h @ W + b) in place of relu(h @ W + b). By how many points is its test accuracy "
        "higher, on average over three seeds? (Below 0: it is lower.)",
        low=-50,
        high=100,
        step=1,
        unit="points",
        close=10,
        remark="Both had the better of two learning rates for each seed, and the plain one began with the "
        "weights that suit it.",
    ),
    Prediction(
        "19.cleared",
        "We train 784-32-10 once more, and leave out the two lines that set the gradients to 0 before each "
        "step. What will the loss do?",
        choices={
            "same": "fall in the same way",
            "slower": "fall, only more slowly",
            "swing": "fall faster at first, and then swing up and down at a higher level",
        },
        remark="Each step follows the sum of all gradients so far, those of old weights included.",
    ),
]
