"""Questions of notebook 08: the training loop."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "08.recall",
        [
            Question(
                "A Dense layer has a kernel of shape (784, 10), and a batch holds 32 samples. What is the "
                "shape of dL_dW?",
                [
                    Choice(
                        "(32, 784, 10): one gradient for each sample.",
                        "All samples use one kernel, so their gradients are added. There is no axis of "
                        "samples left.",
                    ),
                    Choice(
                        "(784, 10).",
                        "A gradient has the shape of its array, for any number of samples.",
                        right=True,
                    ),
                    Choice(
                        "(32, 10).",
                        "That is the shape of dL_du, the gradient that arrives at the layer.",
                    ),
                ],
            ),
            Question(
                "A weight is 1, its slope is -3, and the learning rate is 0.1. Where is the weight after one "
                "step of gradient descent?",
                [
                    Choice(
                        "0.7",
                        "That is 1 + 0.1 · (-3), a step uphill. The step goes against the slope.",
                    ),
                    Choice(
                        "1.3", "1 - 0.1 · (-3) = 1.3. The slope is negative, so the weight grows.", right=True
                    ),
                    Choice(
                        "4", "That is 1 - (-3). The slope is still to be multiplied by the learning rate."
                    ),
                    Choice(
                        "1.1", "A step is not as long as the learning rate. It is the rate times the slope."
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "08.closing",
        [
            Question(
                "The gradient of a mini-batch scatters around the gradient of all samples. To make the "
                "scatter a tenth as wide, how many times as large must the batch be?",
                [
                    Choice(
                        "10 times.",
                        "In the figure, 4 times the samples only halved the width. It goes with 1/√n.",
                    ),
                    Choice(
                        "100 times.",
                        "The width goes with 1/√n, and √100 = 10.",
                        right=True,
                    ),
                    Choice(
                        "It cannot be done: the noise is in the data.",
                        "The scatter comes from the choice of a few samples. The batch of all samples has "
                        "none.",
                    ),
                ],
            ),
            Question(
                "Training loss falls, epoch by epoch. Validation loss fell too, and has been rising for 20 "
                "epochs. What is going on?",
                [
                    Choice(
                        "The learning rate is too large.",
                        "Then the training loss would not fall epoch by epoch.",
                    ),
                    Choice(
                        "The network overfits.",
                        "Its training loss goes on falling while the validation loss rises. The best weights "
                        "were those at the lowest validation loss.",
                        right=True,
                    ),
                    Choice(
                        "The validation samples are used up, and the network should be trained on them.",
                        "Then no samples would be left that show how the network does on data it has not "
                        "seen.",
                    ),
                ],
            ),
            Question(
                "In `fit(x, y, validation_split=0.2, shuffle=True)`, the rows of x are sorted by class. What "
                "does the shuffling do for the validation samples?",
                [
                    Choice(
                        "It mixes all classes into them.",
                        "The last fifth is cut off first, and only the rest is shuffled.",
                    ),
                    Choice(
                        "Nothing, because the last fifth is cut off before.",
                        "So the validation samples hold the last classes alone. Shuffle x and y with one "
                        "order before you call `fit`.",
                        right=True,
                    ),
                    Choice(
                        "It draws another fifth in every epoch.",
                        "The validation samples are chosen once. Otherwise every sample would be trained on "
                        "in some epoch.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "08.iterations",
        "A million samples, in batches of 100. How many times are the weights updated in one epoch?",
        choices={"1": "once", "100": "100 times", "10000": "10,000 times", "1000000": "1,000,000 times"},
        remark="There are 1,000,000 / 100 batches, and each makes one update.",
    ),
    Prediction(
        "08.scale",
        "A network learns digits with four optimizers, each at eleven learning rates. Then the loss is "
        "multiplied by 100, and with it every slope. Whose best learning rate stays the same?",
        choices={
            "sgd": "that of SGD alone",
            "both": "those of SGD and momentum",
            "scaled": "those of RMSprop and Adam",
            "none": "none of them",
        },
        remark="Both divide by √r. If all slopes are multiplied by 100, √r is too, and the factor cancels.",
    ),
    Prediction(
        "08.sorted",
        "Five clouds of points, far apart, are stored class after class. A network is trained on the first "
        "80 % of the rows, and is right on nearly all of them. On how many per cent of the last 20 % is it "
        "right?",
        unit="%",
        close=5,
        from_high=True,
        remark="The last 20 % are the fifth class, and no row of it was among the training samples.",
    ),
]
