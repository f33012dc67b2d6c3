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
                        "The samples share one kernel, so their gradients are added: the axis of the samples "
                        "is summed away.",
                    ),
                    Choice(
                        "(784, 10).",
                        "A gradient has the shape of its subject, however many samples had a part in it.",
                        right=True,
                    ),
                    Choice(
                        "(32, 10).",
                        "That is the shape of what arrives from above, one slope for each entry of u.",
                    ),
                ],
            ),
            Question(
                "The museum's six networks had a wrong line in their backward pass, and all learned. What "
                "does a falling loss prove?",
                [
                    Choice(
                        "That the gradients are right.",
                        "All six would have passed that test. Only the comparison with central differences "
                        "caught them.",
                    ),
                    Choice(
                        "That the learning rate is as large as it may be.",
                        "A rate that is far too small makes the loss fall too, slowly.",
                    ),
                    Choice(
                        "That the steps lead roughly downhill on the samples trained on, and no more.",
                        "Whether the gradients are right is checked by number. Whether the network is right "
                        "on other samples is a question of this notebook.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "08.closing",
        [
            Question(
                "60,000 samples, batches of 100, 5 epochs. How many updates does each weight get?",
                [
                    Choice("5", "That would be one update an epoch. Each of the 600 batches brings one."),
                    Choice("600", "That is one epoch, and there are 5."),
                    Choice("3,000", "60,000 / 100 = 600 iterations an epoch, five times.", right=True),
                    Choice(
                        "300,000",
                        "That counts samples: 5 · 60,000 of them are seen. A batch of 100 makes one update.",
                    ),
                ],
            ),
            Question(
                "The gradient of a mini-batch scatters around the gradient of all samples. To make the "
                "scatter a tenth as wide, how much larger must the batch be?",
                [
                    Choice(
                        "10 times.",
                        "In the figure, 4 times the samples only halved the width: it shrinks with the "
                        "square root.",
                    ),
                    Choice(
                        "100 times.",
                        "The width goes with 1/√n, and √100 = 10. A hundredfold price for one more digit is "
                        "why small batches are popular.",
                        right=True,
                    ),
                    Choice(
                        "It cannot be done: the noise is in the data.",
                        "The scatter comes from choosing a few samples. A batch of all samples has none.",
                    ),
                ],
            ),
            Question(
                "Training loss falls, epoch by epoch. Validation loss fell too, and has been rising for 20 "
                "epochs. What is going on?",
                [
                    Choice(
                        "The learning rate is too large, and training is about to explode.",
                        "Then the training loss would rise as well.",
                    ),
                    Choice(
                        "The network learns its training samples by heart, noise and all.",
                        "What it adds now is true of these samples only. That is overfitting, and the time "
                        "to stop was at the lowest validation loss.",
                        right=True,
                    ),
                    Choice(
                        "The validation samples have worn out and should be trained on.",
                        "Once trained on, they can no longer say how the network does on samples that it has "
                        "not met.",
                    ),
                ],
            ),
            Question(
                "In `fit(x, y, validation_split=0.2, shuffle=True)`, the rows of x are sorted by class. What "
                "does the shuffling do for the validation samples?",
                [
                    Choice(
                        "It mixes all classes into them.",
                        "So one might hope. But the last fifth is cut off first, and only the rest is "
                        "shuffled.",
                    ),
                    Choice(
                        "Nothing: the last fifth is cut off before.",
                        "So they hold the last classes alone, which training then hardly meets. Shuffle "
                        "x and y yourself, with one order, before `fit`.",
                        right=True,
                    ),
                    Choice(
                        "It draws another fifth in every epoch.",
                        "Then every sample would be trained on sooner or later. The validation samples are "
                        "chosen once.",
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
        remark="1,000,000 / 100 batches, and each brings one update.",
    ),
    Prediction(
        "08.scale",
        "The loss is multiplied by 10, and with it every slope. The learning rate stays. Whose path over the "
        "surface stays the same?",
        choices={
            "sgd": "that of SGD alone",
            "both": "those of SGD and momentum",
            "scaled": "those of RMSprop and Adam",
            "none": "nobody's",
        },
        remark="Both divide by a root mean square of the slopes, and a factor common to all of them cancels.",
    ),
    Prediction(
        "08.sorted",
        "Five clouds of points, far apart, are stored class after class. The first 80 % train a network, the "
        "last 20 % validate it. On the training samples it will be right nearly always. How many per cent of "
        "the validation samples will it get right?",
        unit="%",
        close=5,
        remark="The validation samples are the fifth class, whole, and training has never met it.",
    ),
]
