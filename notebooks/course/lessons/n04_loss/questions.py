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
                        "Softmax sees only the differences between scores, and these are 1 and 2 as before.",
                    ),
                ],
            ),
            Question(
                "Two networks give an image of a 3 the probabilities 0.40 and 0.99 for class 3, in both "
                "cases the largest of the ten. What does accuracy say about them?",
                [
                    Choice(
                        "The second is better.",
                        "It may be, but accuracy cannot say so: it looks only at which class has the "
                        "largest probability.",
                    ),
                    Choice(
                        "The first is wrong, since 0.40 is below one half.",
                        "With ten classes the largest probability may be below 0.5. Class 3 is still the "
                        "answer, and it is right.",
                    ),
                    Choice(
                        "On this image they are equal: both are right.",
                        "Accuracy asks only which probability is the largest, and not how large it is. The "
                        "losses of this notebook use its size.",
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
                        "About 33 %",
                        "Each is a third of the samples, but the squares are 1, 1 and 100.",
                    ),
                    Choice("About 83 %", "10/12 is its share of the mean *absolute* error."),
                    Choice(
                        "About 98 %",
                        "Its square is 100 of 102 in all. One large miss decides the MSE.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "A network gave the truth p = 0.5. Now it gives it 0.25. What happens to the cross-entropy "
                "of this sample, in nats?",
                [
                    Choice(
                        "It rises by about 0.69.",
                        "−log(p/2) = −log p + log 2, so every halving adds the same: one coin, 0.69 nats.",
                        right=True,
                    ),
                    Choice(
                        "It doubles, whatever p was.",
                        "From 0.5 to 0.25 it happens to double. But from 0.2 to 0.1 it goes from 1.61 to "
                        "2.30, which is less than double.",
                    ),
                    Choice(
                        "It rises by 0.25.",
                        "0.25 is how much p falls. Near p = 0 the same fall adds far more surprise than "
                        "near p = 1.",
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
                        "A network that knows nothing, and gives 0.1 to each class, starts at log 10, which "
                        "is about 2.3.",
                    ),
                    Choice(
                        "It is confidently wrong: its scores lie too far apart.",
                        "A mean of 9.7 is only possible if the truth often got far less than 0.1. The first "
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
                "p = softmax(s). What is the best fix?",
                [
                    Choice(
                        "Leave NaN samples out of the sum.",
                        "Then the samples that the network is most sure about teach it nothing.",
                    ),
                    Choice(
                        "Add a small number to p inside of the logarithm.",
                        "Then there is no NaN, but the loss cannot grow beyond a limit (near 16 for 1e-7), "
                        "however wrong the network is. There it is flat, and gives no direction to go.",
                    ),
                    Choice(
                        "Use float64 in place of float32.",
                        "In float64, p becomes 0 when scores differ by about 745, in float32 by about 104. "
                        "The problem comes later, but it comes.",
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
        "Seven points rise from left to right. A line goes through their middle, but it falls, so it misses "
        "nearly all of them. What is the mean of its misses y − t, with their signs?",
        choices={"positive": "clearly above 0", "zero": "0", "negative": "clearly below 0"},
        remark="The line is too high on one side and too low on the other, and misses with signs cancel.",
    ),
    Prediction(
        "04.typo",
        "The line with the smallest MSE has a slope of about 1.2. Now one target is mistyped: its decimal "
        "point is lost, and 1.9 becomes 19. We look again for the line with the smallest MSE. What is its "
        "slope?",
        low=0,
        high=12,
        step=0.1,
        close=0.6,
        remark="One wrong point of seven has pulled the line toward it.",
    ),
    Prediction(
        "04.confident",
        "Two forecasters give the same answers, and three of four are right. One of them, careful, always "
        "gives its answer the probability 0.6; the other, bold, always gives it 0.99. Whose mean surprise is "
        "smaller?",
        choices={"careful": "careful's", "bold": "bold's", "same": "neither's: they are right equally often"},
        remark="The bold one was once very sure of something false, and this one surprise is large.",
    ),
    Prediction(
        "04.vanish",
        "There are two classes. The true one has the score 0, and the wrong one a whole number, the gap. "
        "From which gap on is the softmax probability of the true class exactly 0 in float32?",
        low=0,
        high=200,
        step=1,
        close=15,
        remark="From there on −log p is infinite, while the right loss is about as large as the gap.",
    ),
    Prediction(
        "04.perfect",
        "The scores are [250, 3, 0], and class 0 is true, so the network is right and very sure. The "
        "tutorial's line adds up t · log p over the classes, with t = [1, 0, 0]. Which loss comes out?",
        choices={"zero": "0", "infinite": "infinity", "nan": "NaN, not a number"},
        remark="For the other classes p is 0, and 0 · log 0 has no value. So no number comes out, although "
        "the network was right.",
    ),
]
