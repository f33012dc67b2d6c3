"""Questions of notebook 14: making it better."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "14.recall",
        [
            Question(
                "The training loss goes on falling, and the validation loss has been rising for ten epochs. "
                "Which change is meant for that?",
                [
                    Choice(
                        "More hidden units.",
                        "The network overfits. More units give it more room to learn its training images by "
                        "heart.",
                    ),
                    Choice(
                        "Stopping at the lowest validation loss.",
                        "The network overfits from that point on. In 13 we stopped there. This notebook adds "
                        "dropout, and asks when it helps.",
                        right=True,
                    ),
                    Choice(
                        "A larger learning rate.",
                        "It changes how fast the training loss falls, or makes it explode. It is not meant "
                        "against overfitting.",
                    ),
                ],
            ),
            Question(
                "What are the test images for, if we have validation images already?",
                [
                    Choice(
                        "For one last measurement, after all choices are made.",
                        "A choice by the validation score fits the validation images a little too well. The "
                        "test images chose nothing, so they can show how good the choice is.",
                        right=True,
                    ),
                    Choice(
                        "For choosing between two networks that are equally good.",
                        "Then they take part in the choice, and no images are left to measure it with. "
                        '"Break it" shows what that costs.',
                    ),
                    Choice(
                        "They are more training images, if we need them.",
                        "On images that it was trained on, a network shows what it remembers, not how it "
                        "does on new ones.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "14.closing",
        [
            Question(
                "A new trick gives 94.1 % in one run. The old recipe gave 93.9 % in one run. Its seeds lie "
                "about 0.5 points apart. What do we know?",
                [
                    Choice(
                        "The trick is better by 0.2 points.",
                        "Another seed of the old recipe can bring as much, without any trick.",
                    ),
                    Choice(
                        "The trick is of no use.",
                        "We do not know that either. One run of each cannot show a gain of 0.2. More seeds "
                        "could.",
                    ),
                    Choice(
                        "Nothing yet. We need several seeds of both, and the difference with its error.",
                        "The error is divided by √n, so four times as many seeds halve it.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "We test twenty changes that do nothing at all, and call a difference clear when luck would "
                "bring it in one case of twenty. How many will look clear?",
                [
                    Choice(
                        "None, because they do nothing.",
                        "Their true effect is 0, but what we measure also contains luck.",
                    ),
                    Choice(
                        "About one.",
                        "Twenty times one in twenty is one. So the rule must be stricter when more changes "
                        "are compared, and what matters is measured again with new seeds.",
                        right=True,
                    ),
                    Choice("About half.", "One case of twenty is much rarer than one of two."),
                ],
            ),
            Question(
                "At prediction time, what does a Dropout layer with rate 0.3 do to its input?",
                [
                    Choice(
                        "Nothing. It hands the input on.",
                        "In training, the factor 1/(1 − rate) keeps the mean the same. So prediction needs "
                        "no change.",
                        right=True,
                    ),
                    Choice(
                        "It drops 30 % of the entries.",
                        "Then one image would get different answers each time. It drops entries in training "
                        "only.",
                    ),
                    Choice(
                        "It multiplies by 0.7.",
                        "The first version of dropout did so. Here the kept entries are divided by 0.7 "
                        "during training instead.",
                    ),
                ],
            ),
            Question(
                "New images are to be standardized for a trained network. Which mean and deviation do we "
                "use?",
                [
                    Choice(
                        "Those of the new images.",
                        "Then the same pixel would become one number in training and another one now. And a "
                        "single new image has no deviation at all.",
                    ),
                    Choice(
                        "Those of all images, old and new.",
                        "The new images did not exist in training. And with each new image all inputs would "
                        "change.",
                    ),
                    Choice(
                        "Those of the training images.",
                        "The network has learned with these numbers, so they belong to it like its weights. "
                        "For the same reason batch normalization keeps moving averages from training.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "14.seeds",
        "One recipe is trained eight times on MNIST. Only the seed changes, which decides the images, the "
        "first weights and the order of the batches. How many points of accuracy lie between the best and "
        "the worst run?",
        low=0,
        high=10,
        step=0.1,
        unit="points",
        close=0.4,
        remark="One run of each cannot show a change that brings less than that.",
    ),
    Prediction(
        "14.standardized",
        "Standardizing gives each pixel the mean 0 and the deviation 1. How does the recipe do with such "
        "pixels, compared with pixels from 0 to 1?",
        choices={
            "better": "it reads clearly more digits",
            "no clear difference": "no clear difference",
            "worse": "it reads clearly fewer digits",
        },
        remark="The input of 05 was about 76 and its spread 18, so standardizing made it much smaller. "
        "Pixels from 0 to 1 are small already.",
    ),
    Prediction(
        "14.together",
        "Two changes that were measured alone, 256 units and batches of 25, are made at once. How "
        "does their gain compare with the sum of the two?",
        choices={
            "less": "clearly less than the sum",
            "sum": "no clear difference from the sum",
            "more": "clearly more than the sum",
        },
        remark="Whether two gains add up is seen only when both changes are measured together.",
    ),
]
