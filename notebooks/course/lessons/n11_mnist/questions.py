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
                        "Two programs can agree on a bad fit, and these two agreed on the poor right-hand "
                        "end as well.",
                    ),
                    Choice(
                        "That both compute the same forward pass, gradients and steps.",
                        "Any difference in a gradient would have grown from step to step.",
                        right=True,
                    ),
                    Choice(
                        "That any two runs of one network give the same losses.",
                        "With other starting weights, or another order of the batches, they would not.",
                    ),
                ],
            ),
            Question(
                "`fit(x, t, validation_split=0.1)` is called. When is it a fair test of how the network does "
                "on samples it has not met?",
                [
                    Choice(
                        "Always: the validation samples are never trained on.",
                        "In 09 they were not trained on either, and told only about the right-hand end of "
                        "the curve.",
                    ),
                    Choice(
                        "When the last tenth of the rows looks like the other nine.",
                        "The cut takes the last rows as they are stored. Sorted rows make it an exam on "
                        "another subject.",
                        right=True,
                    ),
                    Choice(
                        "When `shuffle=True`.",
                        "That shuffles what the cut has left for training; the last rows are gone by then.",
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
                        "One number over all classes hides a class that is rare. That is why we looked at "
                        "each class.",
                        right=True,
                    ),
                    Choice(
                        "Accuracy 50 %, since one class of two is always wrong.",
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
                        "That is the entry in row 9, column 4. The row says what the digit is.",
                    ),
                    Choice("A 4 was read as a 9.", "Rows are what is true, columns what was answered.", True),
                    Choice(
                        "A 4 and a 9 were exchanged, one way or the other.",
                        "Each direction has an entry of its own; only their sum counts both.",
                    ),
                ],
            ),
            Question(
                "Our trained network gets every test digit moved five pixels to the left. What will it do?",
                [
                    Choice(
                        "Read them as well as before: the strokes are the same.",
                        "To us they are. To the network every weight belongs to one pixel, and other pixels "
                        "are inked now.",
                    ),
                    Choice(
                        "Fail on many: its weights belong to fixed pixels.",
                        "It knows no neighbors, so it cannot know that a stroke has moved. That is why the "
                        "pad centers what you draw.",
                        right=True,
                    ),
                    Choice(
                        "Refuse them: the shape has changed.",
                        "They are 784 numbers a row as before. Nothing in a shape tells where the ink is.",
                    ),
                ],
            ),
            Question(
                "Two networks read the same kind of digits, 10,000 each. One gets 97.9 % right, the other "
                "97.8 %. Is the first one better?",
                [
                    Choice(
                        "Yes, by a tenth of a per cent.",
                        "√(0.978 · 0.022 / 10,000) is about 0.15 %: either number could have come from "
                        "either network.",
                    ),
                    Choice(
                        "No, the second one has less overfitting.",
                        "Nothing here speaks of training accuracy, and 0.1 % is within the noise.",
                    ),
                    Choice(
                        "One cannot tell: each number is uncertain by about 0.15 %.",
                        "Other test digits, or another seed, move it by that much. 14 compares networks over "
                        "several seeds for this reason.",
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
        "test. To us the digits are noise now. The same network is trained on them from the start. How well "
        "will it read mixed test digits?",
        choices={
            "guess": "hardly better than guessing, about 10 %",
            "lower": "clearly worse than before, but far better than guessing",
            "same": "about as well as before",
        },
        remark="A Dense layer sums over all its inputs, and a sum does not ask who stands beside whom.",
    ),
    Prediction(
        "11.pair",
        "Which two digits will the network mistake for each other most often?",
        choices={"1-7": "1 and 7", "3-5": "3 and 5", "4-9": "4 and 9", "5-8": "5 and 8", "other": "others"},
        remark="The pictures above say more than the count.",
    ),
    Prediction(
        "11.blank",
        "Some pixels near the rim carry no ink in any training digit. What has training done to the weights "
        "of these pixels?",
        choices={
            "zero": "pushed them to 0, since they are of no use",
            "same": "nothing: they are exactly as they were drawn at the start",
            "random": "moved them about at random",
        },
        remark="An input of 0 gives its weights a slope of 0.",
    ),
]
