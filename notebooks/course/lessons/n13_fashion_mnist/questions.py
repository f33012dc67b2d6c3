"""Questions of notebook 13: Fashion-MNIST."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "13.recall",
        [
            Question(
                "The recipe of 2018 takes the logarithm of a softmax, and its first weights are large. Its "
                "loss is NaN at the first step. Where does that come from?",
                [
                    Choice(
                        "The learning rate of 0.5 makes the weights explode.",
                        "The loss is computed before the first update, so no step has been taken yet.",
                    ),
                    Choice(
                        "Large scores make some probabilities exactly 0, and log 0 is −∞.",
                        "And 0 · (−∞) is not a number. From the scores themselves the loss stays finite.",
                        right=True,
                    ),
                    Choice(
                        "ReLU cannot pass on large numbers.",
                        "It passes on any positive number as it is.",
                    ),
                ],
            ),
            Question(
                "`nnlib` and Keras start from the same weights and take the same batch. After it their "
                "weights differ in the seventh digit. Why at all?",
                [
                    Choice(
                        "Keras uses a better formula for the gradient.",
                        "Both compute the same gradient; the difference to your own was printed in notebook "
                        "12.",
                    ),
                    Choice(
                        "float32 holds about seven digits, and the two add the same numbers in another "
                        "order.",
                        "Each sum is rounded on its way, and another order rounds elsewhere.",
                        right=True,
                    ),
                    Choice(
                        "Keras shuffles once more behind our backs.",
                        "Other samples would show in the first digits.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "13.closing",
        [
            Question(
                "Late in training the validation loss climbs, while validation accuracy stays where it is. "
                "How can that be?",
                [
                    Choice(
                        "It cannot: one of the two is measured wrongly.",
                        "They measure different things. Accuracy asks who is right, loss also how sure each "
                        "answer is.",
                    ),
                    Choice(
                        "The mistakes are about as many, but surer of themselves.",
                        "A wrong answer at 99 % costs much more than one at 55 %, and both count as one "
                        "mistake.",
                        right=True,
                    ),
                    Choice(
                        "The validation pictures have been learned by heart.",
                        "They were never trained on, and then their loss would fall.",
                    ),
                ],
            ),
            Question(
                "A test set holds 1,000 pictures of each of ten classes. A network is right on 88 % of them. "
                "Which of these is possible?",
                [
                    Choice(
                        "It never recognizes one of the classes.",
                        "Nine classes at 97.8 % and one at 0 % give 88 %. One number hides that; a confusion "
                        "matrix shows it.",
                        right=True,
                    ),
                    Choice(
                        "It is right on at most 80 % of every class.",
                        "Then the mean over the classes could not be 88 %.",
                    ),
                    Choice(
                        "Its top-2 accuracy is 85 %.",
                        "Whoever is right at once is right within two tries: top-2 accuracy is at least 88 "
                        "%.",
                    ),
                ],
            ),
            Question(
                "The gap between validation loss and training loss is large, but of all the networks tried "
                "this one has the lowest validation loss. Is the gap a reason to drop it?",
                [
                    Choice(
                        "Yes: a large gap means overfitting, and overfitting is bad.",
                        "The gap says how much was learned by heart on top. What counts is how the network "
                        "does on pictures that it has not met.",
                    ),
                    Choice(
                        "No: on pictures it was not trained on it does best.",
                        "The gap is a warning sign, validation loss the measure. What closes the gap may "
                        "still lower that loss.",
                        right=True,
                    ),
                    Choice(
                        "Yes, until training and validation loss are equal.",
                        "Before the first step they are equal too, and high.",
                    ),
                ],
            ),
            Question(
                "A colleague trains for 200 epochs, keeps the epoch with the best test accuracy, and reports "
                "that accuracy. What is wrong with the number?",
                [
                    Choice(
                        "It is too high: the largest of many noisy scores is partly luck.",
                        "And luck does not carry over to new pictures. Choose by validation; then test once.",
                        right=True,
                    ),
                    Choice(
                        "It is too low: the network did not train on the test pictures.",
                        "That is how it should be. But the *choice* was made by them.",
                    ),
                    Choice(
                        "Nothing: test pictures were never trained on.",
                        "Not by gradient steps. But choosing is a way of learning too, and it was done by "
                        "the test pictures.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "13.accuracy",
        "Trained, on how many per cent of the test pictures will this network of 64 hidden units be right?",
        unit="%",
        close=2,
        remark="Two matrices, two biases and one bend.",
    ),
    Prediction(
        "13.pairs",
        "Ten classes make 45 pairs that can be confused. What share of all mistakes falls into the five "
        "worst pairs? (If all pairs were alike, it would be 11 %.)",
        unit="%",
        close=8,
        remark="A network does not err at random. Its mistakes say what it cannot see.",
    ),
    Prediction(
        "13.gap",
        "Three networks: 64 units with all training pictures, 64 units with a tenth of them, 256 units with "
        "a tenth. After the last epoch, whose validation loss is farthest above its training loss?",
        choices={
            "all": "64 units, all pictures",
            "tenth": "64 units, a tenth of the pictures",
            "wide": "256 units, a tenth of the pictures",
        },
        remark="Few pictures are learned by heart more readily than many.",
    ),
    Prediction(
        "13.exam",
        "We draw 100 test pictures as an exam, keep whichever epoch does best on them, and report its score. "
        "By how many points is that too high, on average over many such exams?",
        high=10,
        step=0.5,
        unit="points",
        close=0.75,
        remark="Nothing was trained on these pictures. To choose by them was enough.",
    ),
]
