"""Questions of notebook 11: reading digits."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "11.recall",
        [
            Question(
                "In 10, `nnlib` and Keras began with the same weights and took the same batches. Their "
                "losses agreed to five digits, epoch after epoch. What does that show?",
                [
                    Choice(
                        "That the sine was fitted well.",
                        "Two programs can agree on a bad fit. These two agreed on the poor right-hand end of "
                        "the curve as well.",
                    ),
                    Choice(
                        "That both compute the same forward pass, gradients and steps.",
                        "A difference in one gradient would have changed every loss after it.",
                        right=True,
                    ),
                    Choice(
                        "That any two runs of one network give the same losses.",
                        "With other starting weights, or another order of the batches, they would not.",
                    ),
                ],
            ),
            Question(
                "`fit(x, t, validation_split=0.1)` is called. When does the validation show how well the "
                "network does on samples that it has not seen?",
                [
                    Choice(
                        "Always: the validation samples are never trained on.",
                        "They were not trained on in 09 either, and they showed only the right-hand end of "
                        "the curve.",
                    ),
                    Choice(
                        "When the last tenth of the rows is like the other nine tenths.",
                        "The last rows are cut off as they are stored. If the rows are sorted, they hold "
                        "other classes than the training rows.",
                        right=True,
                    ),
                    Choice(
                        "When `shuffle=True`.",
                        "This shuffles the training rows only. The last rows have been cut off before.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "11.closing",
        [
            Question(
                "Of 1,000 letters, 10 are registered. A network answers “not registered” to every one. What "
                "does it reach?",
                [
                    Choice(
                        "Accuracy 99 %, and accuracy 0 % on registered letters.",
                        "One accuracy over all classes hides a rare class. That is why we looked at each "
                        "class.",
                        right=True,
                    ),
                    Choice(
                        "Accuracy 50 %, because one class of two is always wrong.",
                        "Accuracy counts samples, not classes: 990 of 1,000 answers are right.",
                    ),
                    Choice(
                        "Accuracy 99 % on either class.",
                        "It never finds a registered letter, so there it has 0 %.",
                    ),
                ],
            ),
            Question(
                "In a confusion matrix, row 4 and column 9 hold the number 12. What happened 12 times?",
                [
                    Choice(
                        "A 9 was read as a 4.",
                        "That is the entry in row 9, column 4. The row is the true class.",
                    ),
                    Choice(
                        "A 4 was read as a 9.",
                        "The row is the true class, and the column is the answer.",
                        True,
                    ),
                    Choice(
                        "A 4 and a 9 were exchanged, one way or the other.",
                        "Each direction has an entry of its own. Only their sum counts both directions.",
                    ),
                ],
            ),
            Question(
                "Our trained network gets every test digit moved five pixels to the left. What will it do?",
                [
                    Choice(
                        "Read them as well as before: the strokes are the same.",
                        "The strokes are the same to us. In the network every weight belongs to one pixel, "
                        "and the ink now lies on other pixels.",
                    ),
                    Choice(
                        "Fail on many: its weights belong to fixed pixels.",
                        "The ink meets weights that were trained for other parts of a digit. That is why "
                        "the pad centers what you draw.",
                        right=True,
                    ),
                    Choice(
                        "Refuse them: the shape has changed.",
                        "Each is a row of 784 numbers as before. The shape does not say where the ink is.",
                    ),
                ],
            ),
            Question(
                "Two networks are tested, each on its own 10,000 digits of one kind. One gets 97.9 % right, "
                "the other 97.8 %. Is the first one better?",
                [
                    Choice(
                        "Yes, by 0.1 %.",
                        "The scatter √(0.978 · 0.022 / 10,000) is about 0.15 %, so chance alone explains a "
                        "difference of 0.1 %.",
                    ),
                    Choice(
                        "No, the second one has less overfitting.",
                        "Overfitting shows in losses during training, and nothing is said about them here.",
                    ),
                    Choice(
                        "We cannot tell, because each number has a scatter of about 0.15 %.",
                        "Other test digits would move each number by about that much. For this reason 14 "
                        "trains each network with several seeds.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "11.mixed",
        "One order of the 784 pixels is drawn at random and used for every image, in training and in the "
        "test. We can read none of these images. The same network is trained on them from the start. How "
        "well will it read the mixed test digits?",
        choices={
            "guess": "hardly better than guessing, about 10 %",
            "lower": "clearly worse than before, but far better than guessing",
            "same": "about as well as before",
        },
        remark="A Dense layer adds up a product for each input, and the order of the terms does not matter.",
    ),
    Prediction(
        "11.pair",
        "Which two digits will the network mistake for each other most often?",
        choices={"1-7": "1 and 7", "3-5": "3 and 5", "4-9": "4 and 9", "5-8": "5 and 8", "other": "others"},
        remark="Look at the pictures above: which of these digits could a person misread, too?",
    ),
    Prediction(
        "11.blank",
        "Some pixels near the rim have no ink in any training digit. What has training done to the weights "
        "of these pixels?",
        choices={
            "zero": "it has moved them to 0, because they are of no use",
            "same": "nothing: they are exactly as they were at the start",
            "random": "it has changed them at random",
        },
        remark="These inputs are 0 in every image, so the slope of the loss along their weights is 0.",
    ),
]
