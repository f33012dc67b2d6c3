"""Questions of notebook 18: your own pictures."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "18.recall",
        [
            Question(
                "A table is split into rows for training and rows for the test (17). Which rows may decide "
                "the mean and the deviation by which the inputs are standardized?",
                [
                    Choice(
                        "All rows, because more rows give a better mean.",
                        "Then the test rows have helped to prepare the network that they are meant to judge.",
                    ),
                    Choice(
                        "The rows for training.",
                        "The same two numbers are then used for the test rows, and for every row to come.",
                        right=True,
                    ),
                    Choice(
                        "The rows for the test get numbers of their own.",
                        "Then the same row would become another input in other company. Break it comes back "
                        "to this.",
                    ),
                ],
            ),
            Question(
                "In notebook 11 the pixels of all digits were shuffled in the same way, and the network "
                "learned as well as before. What does that say about a Dense layer?",
                [
                    Choice(
                        "It looks for strokes and edges.",
                        "Shuffling destroys strokes and edges, and the accuracy stayed.",
                    ),
                    Choice(
                        "It has a weight for each place, and does not know which places are neighbors.",
                        "So a digit that is moved by some pixels arrives at other weights. You will see "
                        "what that costs.",
                        right=True,
                    ),
                    Choice(
                        "It ignores most pixels.",
                        "It weighs every pixel. What it does not use is their order.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "18.closing",
        [
            Question(
                "A network reads 97 % of MNIST's test digits and 15 % of your photos. What do you look at "
                "first?",
                [
                    Choice(
                        "Whether more hidden units help.",
                        "The network is good at its own kind of picture. A larger one sees the same wrong "
                        "input.",
                    ),
                    Choice(
                        "What the network really gets: size, place, and which is ink and which is paper.",
                        "Draw the input of the network beside a training picture. Most such failures can be "
                        "seen.",
                        right=True,
                    ),
                    Choice(
                        "Whether the labels of MNIST are right.",
                        "With wrong labels it would not reach 97 % on the test digits.",
                    ),
                ],
            ),
            Question(
                "You train on copies that are mirrored from left to right. For which pictures is this a good "
                "augmentation?",
                [
                    Choice(
                        "For digits, because there are then twice as many.",
                        "A mirrored 2 is no digit at all, and its label would still say 2.",
                    ),
                    Choice(
                        "For no pictures: a copy teaches nothing new.",
                        "Copies teach that a change does not matter, where it does not.",
                    ),
                    Choice(
                        "For cats and dogs, whose mirrored pictures could be photos too.",
                        "An augmentation must make pictures that can occur, and that keep their label.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "You have a network for MNIST and fifty pictures of a new scanner. It should go on reading "
                "MNIST's digits too. What speaks for freezing its first layer?",
                [
                    Choice(
                        "It changes fewer weights, so it forgets less of MNIST.",
                        "That was measured above. On the new scanner itself it was not the best.",
                        right=True,
                    ),
                    Choice(
                        "A frozen layer computes faster in use.",
                        "Forward it computes the same. Only training saves some work.",
                    ),
                    Choice(
                        "It is always more accurate on the new pictures.",
                        "Compare the diamonds of the two rows in the figure.",
                    ),
                ],
            ),
            Question(
                "In an exam each batch of test pictures was standardized by its own mean and deviation, and "
                "the score was fine. In use the pictures come one at a time. What happens?",
                [
                    Choice(
                        "Nothing: the network is the same.",
                        "Its input is not the same, because it depends on the other pictures of the batch.",
                    ),
                    Choice(
                        "A single picture has the deviation 0 in every pixel, so every picture becomes the "
                        "same input.",
                        "Each pixel minus its own mean is 0. Keep the numbers of the training pictures.",
                        right=True,
                    ),
                    Choice(
                        "The score rises, because there is nothing to mix up.",
                        "With one picture, its mean is the picture itself. Nothing is left when it is "
                        "subtracted.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "18.reduced",
        "The network gets your photos without the six steps: gray, and only reduced to 28 × 28 pixels. What "
        "share of them will it read?",
        unit="%",
        from_high=True,
        close=10,
        remark="About 10 % would be right by guessing. The photos are not harder to read. They are another "
        "kind of input.",
    ),
    Prediction(
        "18.change",
        "Four networks train on MNIST: on unchanged digits, on shifted, on turned, and on noisy ones. Which "
        "change makes the network read more digits of the other scanner, by more than two points?",
        choices={
            "shifted": "shifted digits",
            "turned": "turned digits",
            "noisy": "noisy digits",
            "none": "none of the three",
        },
        remark="A copy teaches a network to ignore one kind of change.",
    ),
    Prediction(
        "18.fifty",
        "Fifty labeled digits of the other scanner are all we may use. Which network reads most of the other "
        "digits of this scanner?",
        choices={
            "alone": "a new network, trained on the fifty alone",
            "all": "our MNIST network, which goes on training with all its layers",
            "frozen": "our MNIST network, which trains its last layer only",
        },
        remark="Look at both panels of the figure: what is gained on one side is partly lost on the other.",
    ),
    Prediction(
        "18.groups",
        "Now the same 1,000 pictures come sorted: all zeros, then all ones, and so on. Each such group is "
        "standardized by its own mean and deviation. What is the accuracy now?",
        unit="%",
        close=10,
        remark="The network and the pictures are the same. Only the company of each picture has changed.",
    ),
]
