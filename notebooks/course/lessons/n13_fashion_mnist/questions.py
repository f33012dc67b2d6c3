"""Questions of notebook 13: Fashion-MNIST."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "13.recall",
        [
            Question(
                "The TensorFlow program of 2018 in notebook 12 takes the logarithm of a softmax, and its "
                "first weights are large. Its loss is NaN at the first step. Why?",
                [
                    Choice(
                        "The learning rate of 0.5 makes the weights explode.",
                        "The loss is computed before the first update, so no step has been taken yet.",
                    ),
                    Choice(
                        "Large scores make some probabilities exactly 0, and log 0 is −∞.",
                        "And 0 · (−∞) is not a number. A loss that is computed from the scores stays finite.",
                        right=True,
                    ),
                    Choice(
                        "ReLU cannot pass on large numbers.",
                        "ReLU hands on every positive number unchanged, however large it is.",
                    ),
                ],
            ),
            Question(
                "`nnlib` and Keras start from the same weights and take the same batch. Afterwards "
                "their weights differ in the seventh digit. Why do they differ at all?",
                [
                    Choice(
                        "Keras uses a better formula for the gradient.",
                        "Both compute the same gradient. In notebook 12 you compared it with your own.",
                    ),
                    Choice(
                        "float32 holds about seven digits, and the two add the same numbers in a different "
                        "order.",
                        "A sum is rounded after each addition, so the order decides what is rounded.",
                        right=True,
                    ),
                    Choice(
                        "Keras shuffles the samples once more.",
                        "With other samples the weights would already differ in their first digits.",
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
                        "The two measure different things. Accuracy counts the right answers. The loss also "
                        "depends on how sure each answer is.",
                    ),
                    Choice(
                        "There are about as many mistakes as before, but the network is surer of them.",
                        "A wrong answer at 99 % costs much more than one at 55 %, and both count as one "
                        "mistake.",
                        right=True,
                    ),
                    Choice(
                        "The validation pictures have been learned by heart.",
                        "Nobody trained on them. If they had been learned, their loss would fall.",
                    ),
                ],
            ),
            Question(
                "A test set holds 1,000 pictures of each of ten classes. A network is right on 88 % of them. "
                "Which of these is possible?",
                [
                    Choice(
                        "It never recognizes one of the classes.",
                        "Nine classes at 97.8 % and one at 0 % give 88 %. One number hides that, and a "
                        "confusion matrix shows it.",
                        right=True,
                    ),
                    Choice(
                        "It is right on at most 80 % of every class.",
                        "Then the mean over the classes could not be 88 %.",
                    ),
                    Choice(
                        "Its top-2 accuracy is 85 %.",
                        "An answer that is right at the first guess is also right within two guesses. So "
                        "top-2 accuracy is at least 88 %.",
                    ),
                ],
            ),
            Question(
                "The gap between validation loss and training loss is large, but of all the networks tried "
                "this one has the lowest validation loss. Is the gap a reason to drop it?",
                [
                    Choice(
                        "Yes, because a large gap means that it overfits.",
                        "A network overfits when its loss on unseen data rises while its training loss "
                        "falls. The size of the gap does not tell whether that happens.",
                    ),
                    Choice(
                        "No, because it does best on pictures that it was not trained on.",
                        "We choose by the validation loss. The gap alone is no reason to drop a network, and "
                        "no sign that training should stop.",
                        right=True,
                    ),
                    Choice(
                        "Yes, a good network has a gap of 0.",
                        "Before the first step the two losses are nearly equal, and both are high.",
                    ),
                ],
            ),
            Question(
                "A colleague trains for 200 epochs, keeps the epoch with the best test accuracy, and reports "
                "that accuracy. What is wrong with the number?",
                [
                    Choice(
                        "It is too high, because the largest of many noisy scores is partly luck.",
                        "On new pictures that luck is gone. Choose by validation pictures, then test once.",
                        right=True,
                    ),
                    Choice(
                        "It is too low, because the network did not train on the test pictures.",
                        "It should not train on them. But the test pictures made the *choice*.",
                    ),
                    Choice(
                        "Nothing, because nobody trained on the test pictures.",
                        "No gradient came from them. But they chose the epoch, so the score is the best of "
                        "200 scores on these very pictures.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "13.accuracy",
        "What percentage of the test pictures will this network of 64 hidden units name rightly after "
        "training?",
        unit="%",
        close=2,
        remark="A guess is right on 10 % of the pictures. Most of the way took a few epochs: see the curves.",
    ),
    Prediction(
        "13.pairs",
        "Ten classes make 45 pairs that can be confused. What share of all mistakes falls into the five "
        "worst pairs? (If all pairs had equally many mistakes, it would be 11 %.)",
        unit="%",
        close=8,
        remark="Mistakes are not spread evenly over the pairs.",
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
        remark="The gap says how much closer a network fits the pictures that it was trained on.",
    ),
    Prediction(
        "13.exam",
        "We draw 100 test pictures as an exam, choose the epoch that does best on them, and report its "
        "score. By how many points is it above the accuracy of that epoch on all other test pictures, on "
        "average over many exams?",
        high=10,
        step=0.5,
        unit="points",
        close=0.75,
        remark="No weight was trained on these pictures. Choosing the epoch by them was enough.",
    ),
]
