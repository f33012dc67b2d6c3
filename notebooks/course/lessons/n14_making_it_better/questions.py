"""Questions of notebook 14: making it better."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "14.recall",
        [
            Question(
                "Training loss falls on, while validation loss has been rising for ten epochs. Which change "
                "is meant for that?",
                [
                    Choice(
                        "More hidden units.",
                        "They give the network more room to learn its training images by heart. It overfits "
                        "already.",
                    ),
                    Choice(
                        "Stopping at the lowest validation loss.",
                        "So we did with Fashion-MNIST. This notebook adds another means, dropout, and asks "
                        "when it helps.",
                        right=True,
                    ),
                    Choice(
                        "A larger learning rate.",
                        "Then the training loss falls faster, or explodes. The gap between the two losses "
                        "stays.",
                    ),
                ],
            ),
            Question(
                "What are the test images for, if we have validation images already?",
                [
                    Choice(
                        "For one last measurement, after all choices are made.",
                        "Every choice made by the validation score fits the validation images a little. The "
                        "test images had no say, so they can tell how good the choices are.",
                        right=True,
                    ),
                    Choice(
                        "For choosing between two networks that are equally good.",
                        "Then they have a say in the choice, and nothing is left to measure it with. Break "
                        "it shows what that costs.",
                    ),
                    Choice(
                        "They are more training images, if we need them.",
                        "A network asked about images that it was trained on shows its memory, not its "
                        "skill.",
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
                        "Another seed of the old recipe would do as much, with no trick at all.",
                    ),
                    Choice(
                        "The trick is of no use.",
                        "We do not know that either. A gain of 0.2 would drown in this noise, and would show "
                        "with more seeds.",
                    ),
                    Choice(
                        "Nothing yet: several seeds of both, then the difference beside its error.",
                        "The error shrinks with √n, so four times the seeds halve it.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "We test twenty changes that do nothing at all, and call a difference clear when luck would "
                "bring it in one case of twenty. How many will look clear?",
                [
                    Choice(
                        "None: they do nothing.",
                        "Their true effect is 0; the measured one never is.",
                    ),
                    Choice(
                        "About one.",
                        "Twenty times one in twenty. So the more is compared, the stricter the rule should "
                        "be; and what matters is measured again with new seeds.",
                        right=True,
                    ),
                    Choice("About half.", "That would be a coin for each. One in twenty is rarer."),
                ],
            ),
            Question(
                "At prediction time, what does a Dropout layer with rate 0.3 do to its input?",
                [
                    Choice(
                        "Nothing: it hands the input on.",
                        "The factor 1/(1 − rate) in training has seen to it that the mean is the same.",
                        right=True,
                    ),
                    Choice(
                        "It drops 30 % of the entries.",
                        "Then the same image would get another answer each time. It drops in training only.",
                    ),
                    Choice(
                        "It multiplies by 0.7.",
                        "So the first version did. Here the kept entries are divided by 0.7 during training "
                        "instead.",
                    ),
                ],
            ),
            Question(
                "New images are to be standardized for a trained network. By which mean and deviation?",
                [
                    Choice(
                        "By their own.",
                        "Then the same pixel means one thing in training and another afterwards, and a "
                        "single image has no deviation at all.",
                    ),
                    Choice(
                        "By those of all images, old and new.",
                        "In training, the new images were not there. And the network would need other inputs "
                        "with each that is added.",
                    ),
                    Choice(
                        "By those of the training images.",
                        "They belong to the network like its weights. Batch normalization keeps its own for "
                        "the same reason: moving averages, made in training.",
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
        "One recipe is trained eight times on MNIST; only the seed changes: which images it gets, its first "
        "weights, the order of batches. How many points of accuracy lie between the best and the worst?",
        low=0,
        high=10,
        step=0.1,
        unit="points",
        close=0.4,
        remark="A change that brings less than that cannot be seen with one run of each.",
    ),
    Prediction(
        "14.shuffled",
        "The pixels of all images are put in one random order, the same for every image, so that no person "
        "can read them any more. Trained and tested on such images, what does the network lose?",
        choices={
            "nothing": "nothing that can be seen",
            "some": "some points, clearly, but it still reads most digits",
            "most": "most of its skill",
        },
        remark="A Dense layer gives each pixel a weight of its own and never asks which pixels are "
        "neighbors. Layers that do ask are in notebook 16.",
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
        remark="One change at a time says nothing certain about two at once: pairs have to be measured as "
        "well.",
    ),
]
