"""Questions of notebook 17: your own table."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "17.recall",
        [
            Question(
                "A network is saved, loaded in another program, and trained further. What must be saved "
                "beside the weights, so that the training goes on as if it had never stopped?",
                [
                    Choice(
                        "Nothing: the weights are all that a network has learned.",
                        "They are enough to predict. Adam, however, also keeps two running means for each "
                        "weight.",
                    ),
                    Choice(
                        "What the optimizer remembers, such as Adam's running means.",
                        "Without them the first steps differ, because Adam begins anew.",
                        right=True,
                    ),
                    Choice(
                        "The training data.",
                        "They are needed to train, but they are no part of the network's file.",
                    ),
                ],
            ),
            Question(
                "In notebook 05 one input was a hundred times larger than the other. Why did gradient "
                "descent become slow?",
                [
                    Choice(
                        "Large numbers take longer to multiply.",
                        "A product takes the same time whatever the size of its factors.",
                    ),
                    Choice(
                        "The loss surface is steep in one direction and flat in the other, and one learning "
                        "rate must suit both.",
                        "The steep direction limits the rate, and in the flat one each step is then tiny. "
                        "Standardized inputs make both alike.",
                        right=True,
                    ),
                    Choice(
                        "The gradient of the small input is exactly 0.",
                        "It is small, and not 0. That is why the descent is slow and does not stand still.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "17.closing",
        [
            Question(
                "A colleague computes mean and deviation over the whole table, scales it, and then splits "
                "it. What is wrong?",
                [
                    Choice(
                        "Nothing, because the targets were not used.",
                        "The test rows took part in the mean. In use, the rows to come are not known yet.",
                    ),
                    Choice(
                        "The preparation has seen the test rows, so the test no longer stands for new rows.",
                        "The harm is often small with a mean, and large with steps that choose columns. "
                        "Split first, and the question does not arise.",
                        right=True,
                    ),
                    Choice(
                        "The scaled test rows do not have mean 0.",
                        "They need not have it. Scaled with the training rows' numbers they are near 0, and "
                        "that is right.",
                    ),
                ],
            ),
            Question(
                "A network predicts the price of flats with a mean error of 20,000 euros. Is that good?",
                [
                    Choice(
                        "It cannot be said before a baseline is known, such as the error of always answering "
                        "the mean price.",
                        "If the mean alone errs by 22,000, the network has learned little. If it errs by "
                        "90,000, it has learned much.",
                        right=True,
                    ),
                    Choice(
                        "No, because 20,000 is a large number.",
                        "In euros it is large for a garage and small for a castle. Compare with a baseline.",
                    ),
                    Choice(
                        "Yes, if the training error is the same.",
                        "Then it does not overfit. Both errors may still be as large as that of the mean.",
                    ),
                ],
            ),
            Question(
                "The table has a column `color` with the words red, green and blue. Why three columns of 0 "
                "and 1, and not one with 0, 1 and 2?",
                [
                    Choice(
                        "One number would say that blue is twice green, and that green lies between red and "
                        "blue.",
                        "A weighted sum takes the numbers at their word. Three columns give each color a "
                        "weight of its own.",
                        right=True,
                    ),
                    Choice(
                        "A network cannot take the number 2 as an input.",
                        "It takes any number. What matters is the order that the numbers suggest.",
                    ),
                    Choice(
                        "Three columns make the training faster.",
                        "They make the layer a little larger. The reason is what the numbers mean.",
                    ),
                ],
            ),
            Question(
                "A network tells with 99.9 % accuracy which patients have a disease. One input is the number "
                "of the ward. What do you look at first?",
                [
                    Choice(
                        "Whether more hidden units give 100 %.",
                        "A number that is too good asks for a reason, not for more units.",
                    ),
                    Choice(
                        "Whether the patients were put into that ward because of the disease.",
                        "Then the column knows the answer, and it is not known when the network is needed. "
                        "Leave it out, and measure again.",
                        right=True,
                    ),
                    Choice(
                        "Whether the ward number is standardized.",
                        "Scaling does not change what a column knows.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "17.empty",
        "One field of one penguin is empty, so one entry of x is NaN. The other 341 rows are complete. How "
        "many of the 48 entries of dL_dW become NaN?",
        choices={
            "one": "one entry",
            "row": "the 16 entries of that input",
            "all": "all 48 entries",
        },
        remark="The row's 16 sums u are NaN, and each entry of dL_dW is a sum over all rows.",
    ),
    Prediction(
        "17.unscaled",
        "The same network trains for the same 40 epochs on four versions of the data. Which version ends "
        "with the largest error?",
        choices={
            "both": "inputs and target scaled",
            "inputs": "only the inputs scaled",
            "target": "only the target scaled",
            "nothing": "nothing scaled",
        },
        remark="Half of a good preparation can be worse than none.",
    ),
    Prediction(
        "17.factor",
        "How many times smaller is the network's mean error on the test penguins than the error of a program "
        "that always answers the mean mass?",
        low=1,
        high=20,
        step=0.5,
        unit="times",
        close=0.5,
        from_high=True,
        remark="It would be a poor sign if the factor were near 1: then the columns would tell next to "
        "nothing.",
    ),
    Prediction(
        "17.leak",
        "This network gets one single input: the number of the row in the file. It gets no measurement. What "
        "percentage of the test penguins does it give the right species?",
        unit="%",
        close=6,
        remark="The commonest species alone would be right for less than half of them.",
    ),
]
