"""Questions of notebook 04: wrong by how much."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "04.recall",
        [
            Question(
                "Softmax turns the scores [2, 1, 0] into about [0.67, 0.24, 0.09]. What does it make of "
                "[1002, 1001, 1000], if it is written so that nothing overflows?",
                [
                    Choice(
                        "About [1, 0, 0], because these scores are so large.",
                        "Large *differences* would do that. Here each score leads the next by 1, as before.",
                    ),
                    Choice(
                        "The same, about [0.67, 0.24, 0.09].",
                        "Adding the same to all scores of a row changes no probability. It is also what "
                        "keeps the sum from overflowing.",
                        right=True,
                    ),
                    Choice(
                        "About [0.33, 0.33, 0.33], because the scores hardly differ.",
                        "In per cent they hardly do, but softmax looks at differences: 1 and 2.",
                    ),
                ],
            ),
            Question(
                "Two networks give an image of a 3 the probabilities 0.40 and 0.99 for class 3, in both "
                "cases the largest of the ten. What does accuracy say about them?",
                [
                    Choice(
                        "The second is better.",
                        "It may be, but accuracy cannot say so: it looks only at which class is largest.",
                    ),
                    Choice(
                        "The first is wrong, since 0.40 is below one half.",
                        "With ten classes the largest may be below 0.5. It is still the answer, and right.",
                    ),
                    Choice(
                        "On this image they are equal: both are right.",
                        "Accuracy takes the largest probability and throws its size away. This notebook "
                        "keeps it.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "04.closing",
        [
            Question(
                "Three predictions miss by 1, 1 and 10. Which share of the mean squared error comes from the "
                "last one?",
                [
                    Choice(
                        "About 33 %", "Each is a third of the samples, but not of the squares: 1, 1 and 100."
                    ),
                    Choice("About 83 %", "10/12 is its share of the mean *absolute* error."),
                    Choice("About 98 %", "100 of 102. Squares let one far point rule the whole.", right=True),
                ],
            ),
            Question(
                "A network gave the truth p = 0.5. Now it gives it 0.25. What happens to the cross-entropy "
                "of this sample, in nats?",
                [
                    Choice(
                        "It rises by about 0.69.",
                        "−log(p/2) = −log p + log 2: every halving costs the same, one coin.",
                        right=True,
                    ),
                    Choice(
                        "It doubles, whatever p was.",
                        "From 0.5 to 0.25 it does, by chance. From 0.2 to 0.1 it goes from 1.61 to 2.30.",
                    ),
                    Choice(
                        "It rises by 0.25.",
                        "That is how much p falls. Near p = 0 the same fall costs far more than near 1.",
                    ),
                    Choice(
                        "It halves.", "A smaller p for the truth is a greater surprise, so the loss rises."
                    ),
                ],
            ),
            Question(
                "A fresh network for ten classes starts with a cross-entropy of 9.7, and the data are "
                "balanced. What does that tell?",
                [
                    Choice(
                        "It knows nothing yet, as every fresh network.",
                        "One that knows nothing and says so, with 0.1 for each class, starts at log 10, "
                        "about 2.3.",
                    ),
                    Choice(
                        "It is confidently wrong: its scores lie too far apart.",
                        "Worse than 2.3 is only possible by giving the truth far less than 0.1. Its first "
                        "weights are too large.",
                        right=True,
                    ),
                    Choice(
                        "Its accuracy is below 10 %.",
                        "Accuracy and loss need not agree: with large weights it may be right as often as "
                        "any other, and very sure where it is not.",
                    ),
                ],
            ),
            Question(
                "A training run prints NaN as its first loss. The loss is −Σ t log p with one-hot t and "
                "p = softmax(s). What is the best mend?",
                [
                    Choice(
                        "Leave NaN samples out of the sum.",
                        "Then the very samples that the network is surest about teach it nothing.",
                    ),
                    Choice(
                        "Add a small number to p inside of the logarithm.",
                        "No NaN any more, but the loss stops near 16 however wrong the network is, and it "
                        "is flat there.",
                    ),
                    Choice(
                        "Use float64 in place of float32.",
                        "It only moves the limit, from scores that differ by about 100 to about 745.",
                    ),
                    Choice(
                        "Compute the loss from the scores: log Σ eˢ minus the true class's score.",
                        "With the largest score taken out first, nothing overflows and no logarithm ever "
                        "meets a 0.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "04.cancel",
        "Seven points rise from left to right. We lay a line through their middle, but falling: wrong for "
        "nearly all of them. What is the mean of its misses y − t, taken with their signs?",
        choices={"positive": "clearly above 0", "zero": "0", "negative": "clearly below 0"},
        remark="Too high on one side, too low on the other: signed misses cancel.",
    ),
    Prediction(
        "04.typo",
        "The best line has the slope 1.2. Now one target is mistyped: its decimal point is lost, and 1.9 "
        "becomes 19. We look again for the line with the smallest MSE. What is its slope?",
        low=0,
        high=12,
        step=0.1,
        close=0.6,
        remark="One point in seven has taken the line with it.",
    ),
    Prediction(
        "04.confident",
        "Two forecasters are right on the same three of four samples. Careful always gives its answer 0.6, "
        "bold always 0.99. Whose mean surprise is smaller?",
        choices={"careful": "careful's", "bold": "bold's", "same": "neither's: they are right equally often"},
        remark="Bold is sure, and once sure of something false.",
    ),
    Prediction(
        "04.vanish",
        "Two classes, and the wrong one leads: its score is larger by a gap. In float32, from which whole "
        "gap on is the softmax probability of the true class exactly 0?",
        low=0,
        high=200,
        step=1,
        close=15,
        remark="Then −log p is infinite, while the loss should be no more than the gap itself.",
    ),
    Prediction(
        "04.perfect",
        "The scores are [250, 3, 0], and class 0 is true: the network is right, and very sure. The recipe's "
        "line adds up t · log p over the classes, with t = [1, 0, 0]. Which loss comes out?",
        choices={"zero": "0: it could not be better", "infinite": "infinity", "nan": "NaN, not a number"},
        remark="The better the answer, the worse: p = 0 for the others is what breaks the sum.",
    ),
]
