"""Questions of notebook 16: beyond nnlib."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "16.recall",
        [
            Question(
                "In 11 we mixed up the pixels of all digits, in the same way for every image, and trained "
                "again. How well did the network of Dense layers read them?",
                [
                    Choice(
                        "It could only guess.",
                        "A person could only guess. For the network each pixel is one entry of a row, and "
                        "its neighbors in that row mean nothing to it.",
                    ),
                    Choice(
                        "It was about as good as before.",
                        "A Dense layer adds up its inputs, and the order does not matter. It does not know "
                        "which pixels are neighbors. A layer in this notebook does.",
                        right=True,
                    ),
                    Choice(
                        "It was better, because mixing is a kind of shuffling.",
                        "Shuffling changes the order of the samples. Here the inputs of every sample changed "
                        "places.",
                    ),
                ],
            ),
            Question(
                "One network trained once reads 95.0 %, another one trained once reads 95.3 %. Before you "
                "call the second one better, what do you want to see?",
                [
                    Choice(
                        "Several seeds of both, and the scatter of the test.",
                        "The seeds alone move an accuracy by some tenths of a point, and n test images by "
                        "√(a(1 − a)/n) more.",
                        right=True,
                    ),
                    Choice(
                        "Its training accuracy.",
                        "It tells how well the network knows its training data. It does not tell a lucky "
                        "seed from a better network.",
                    ),
                    Choice(
                        "Nothing: 95.3 is more than 95.0.",
                        "That is so on these images and with these seeds. With another seed the first one "
                        "may be ahead.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "16.closing",
        [
            Question(
                "You stop a training, and want to go on tomorrow as if nothing had happened, with momentum "
                "and shuffled batches. What has to be in the file?",
                [
                    Choice(
                        "The weights.",
                        "They are enough to predict. But the velocities would start at 0, and the batches "
                        "would come in another order.",
                    ),
                    Choice(
                        "The weights and the layers' sizes.",
                        "They are enough to build the network again and to predict. But training also needs "
                        "the velocities and the order of the batches.",
                    ),
                    Choice(
                        "Layers, weights, the optimizer's memory, and the state of the random numbers.",
                        "Program, weights and order of the batches decide a history (10). With momentum the "
                        "velocities do so too.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "Four devices train on batches of 100 in all, then sixteen devices on batches of 400 in all. "
                "What else changes, if nobody touches the learning rate?",
                [
                    Choice(
                        "Nothing: each device still has 25 samples a step.",
                        "For a device nothing changes, but for the network it does: an epoch makes a quarter "
                        "as many updates.",
                    ),
                    Choice(
                        "An epoch makes a quarter as many updates, from less noisy gradients.",
                        "This is a larger batch, as in 08. The learning rate has to be chosen again.",
                        right=True,
                    ),
                    Choice(
                        "The gradient becomes four times as large.",
                        "It is the mean over the batch, whatever the batch's size.",
                    ),
                ],
            ),
            Question(
                "A filter of 3 by 3 is trained on images of 28 by 28. Now the images are 56 by 56. How many "
                "weights does the filter need?",
                [
                    Choice(
                        "As many as before.",
                        "The same nine weights look through more windows. A Dense layer would need four "
                        "times as many.",
                        right=True,
                    ),
                    Choice(
                        "Four times as many.",
                        "A unit of a Dense layer would, because it has a weight for each pixel.",
                    ),
                    Choice(
                        "Twice as many.",
                        "The window keeps its size. There are more places for it, and they share its "
                        "weights.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "16.resume",
        "A model has been trained for two epochs, then saved, and loaded again. Now two models train for one "
        "more epoch: the one that stayed in memory and the one from the file. How far apart are their "
        "predictions?",
        choices={
            "same": "not at all: bit for bit the same",
            "rounding": "by rounding, in the seventh digit or so",
            "order": "visibly: the batches come in another order",
        },
        remark="The file also holds the velocities and the state of the generator that shuffles.",
    ),
    Prediction(
        "16.processes",
        "Two processes train one network, and each gets half of every batch. Each lists a loss for every "
        "epoch. A process alone does the same training on whole batches. How do the three lists compare?",
        choices={
            "same": "all three are the same, up to rounding",
            "halves": "the two have the losses of their own halves; the mean of both is that of one alone",
            "apart": "they drift apart: each of the two learns from half of the data",
        },
        remark="Both make the same update from the merged gradient, so they remain one network.",
    ),
    Prediction(
        "16.cnn",
        "Two networks train on the same digits, for the same epochs, with the same optimizer. One is "
        "784-128-10 with 101,770 parameters, the other a CNN with about a twentieth of that. Which makes "
        "more mistakes on the test digits?",
        choices={
            "cnn": "the CNN: it has too few parameters",
            "alike": "both make about as many, within a fifth",
            "dense": "the network of Dense layers",
        },
        remark="The number of parameters alone does not decide it.",
    ),
    Prediction(
        "16.mixed",
        "All pixels are mixed up, in the same way for every digit, and both networks are trained again. In "
        "11 the Dense network read mixed digits about as well as before. How does the CNN do on mixed "
        "digits?",
        choices={
            "ahead": "ahead of the Dense network, as before",
            "level": "level with it, within a point",
            "behind": "behind it",
        },
        remark="Its windows hold pixels that were not neighbors before, so there are no strokes to find.",
    ),
    Prediction(
        "16.lonely",
        "The last batch has one digit, and two devices share it. The gradients are merged, and the weights "
        "are updated. How much does this digit count, compared with the same batch on one device?",
        choices={
            "once": "as much as on one device",
            "half": "half as much",
            "double": "twice as much",
        },
        remark="The mean over no digit is taken as 0, and each device counts as much as the other.",
    ),
]
