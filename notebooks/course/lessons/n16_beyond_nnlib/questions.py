"""Questions of notebook 16: beyond nnlib."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "16.recall",
        [
            Question(
                "We mixed up the pixels of all digits in 11, in the same way for every image, and trained "
                "anew. What did the network of Dense layers make of it?",
                [
                    Choice(
                        "It could only guess.",
                        "We could only guess. For the network each pixel is one entry of a row, and its "
                        "neighbors in that row mean nothing to it.",
                    ),
                    Choice(
                        "It was about as good as before.",
                        "A Dense layer adds up its inputs in whatever order. It does not know who is beside "
                        "whom; the layer in this notebook does.",
                        right=True,
                    ),
                    Choice(
                        "It was better, for mixing is a kind of shuffling.",
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
                        "That says how much was learned by heart. It does not tell luck from skill.",
                    ),
                    Choice(
                        "Nothing: 95.3 is more than 95.0.",
                        "So it is, on these images and with these seeds. Another seed may turn it round.",
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
                        "Enough to predict. But the velocities would start at 0, and the batches would be "
                        "others.",
                    ),
                    Choice(
                        "The weights and the layers' sizes.",
                        "Enough to build the network again and to predict. Training has a memory besides.",
                    ),
                    Choice(
                        "Layers, weights, the optimizer's memory, and the state of the random numbers.",
                        "Program, weights and order of the batches decide a history (10), and with momentum "
                        "the velocities do, too.",
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
                        "For a device nothing changes, for the network much: each epoch makes a quarter as "
                        "many updates.",
                    ),
                    Choice(
                        "An epoch makes a quarter as many updates, from less noisy gradients.",
                        "This is 08's batch size, under another name. The learning rate has to be thought "
                        "about again.",
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
                        "Four times as many.", "So would a unit of a Dense layer, with one for each pixel."
                    ),
                    Choice(
                        "Twice as many.",
                        "The window keeps its size. There are more places for it, and they share its "
                        "weights.",
                    ),
                ],
            ),
            Question(
                "Why can a convolution followed by pooling read a digit that has moved by a pixel, when a "
                "Dense layer has more trouble?",
                [
                    Choice(
                        "It has more weights.",
                        "It has far fewer. What helps is that they are shared.",
                    ),
                    Choice(
                        "It searches for the digit and centers it first.",
                        "Nobody told it where the digit is. But a stroke is found wherever it lies.",
                    ),
                    Choice(
                        "The same stroke gives the same numbers one place further, and pooling blurs the "
                        "place.",
                        "That holds for small moves. Behind it stands a Dense layer, which still goes by "
                        "place; larger moves cost accuracy too.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "16.resume",
        "A model has been trained for two epochs, then saved, and loaded again. Now both train on for one "
        "epoch, the one that never left and the one from the file. How far apart are their predictions?",
        choices={
            "same": "not at all: bit for bit the same",
            "rounding": "by rounding, in the seventh digit or so",
            "order": "visibly: the batches come in another order",
        },
        remark="The file also holds the velocities and the state of the generator that shuffles.",
    ),
    Prediction(
        "16.devices",
        "Each of two devices sees half of every batch. After an epoch, how far are the weights from those "
        "that `nnlib` finds on one processor, from the same start and the same batches?",
        choices={
            "same": "not at all",
            "rounding": "by rounding",
            "visible": "visibly: each saw only half of the data",
        },
        remark="A mean over a batch does not care who adds up which part; only the order of adding differs.",
    ),
    Prediction(
        "16.cnn",
        "The same digits, the same epochs, the same optimizer: 784-128-10 with 101,770 parameters, and a CNN "
        "with about a twentieth of that. Who makes more mistakes on the test digits?",
        choices={
            "cnn": "the CNN: it has too few parameters",
            "alike": "both about as many, within a fifth",
            "dense": "the network of Dense layers",
        },
        remark="It is not the number of parameters that counts, but whether they fit what images are.",
    ),
    Prediction(
        "16.mixed",
        "All pixels are mixed up, in the same way for every digit, and both networks are trained anew. In 11 "
        "the Dense network did not mind. How does the CNN come out, on digits mixed likewise?",
        choices={
            "ahead": "ahead of the Dense network, as before",
            "level": "level with it, within a point",
            "behind": "behind it",
        },
        remark="Its filters look for strokes in windows of neighbors, and now there are none.",
    ),
]
