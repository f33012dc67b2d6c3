"""Questions of notebook 12: MNIST in Keras, and a program of 2018."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "12.recall",
        [
            Question(
                "The network of 11 is 784-128-10. How many numbers does training adjust?",
                [
                    Choice(
                        "101,632",
                        "These are the weights, 784 · 128 + 128 · 10. Every unit also has a bias.",
                    ),
                    Choice(
                        "101,770",
                        "784 · 128 + 128 in the first layer, 128 · 10 + 10 in the second.",
                        right=True,
                    ),
                    Choice("922", "That counts inputs and units. Each pair of neighbors has a weight."),
                ],
            ),
            Question(
                "On the full MNIST, 60,000 images, 11 trained in batches of 100 with validation_split=0.1. "
                "Why did an epoch have 540 steps, not 600?",
                [
                    Choice(
                        "The last 6,000 images were kept for validation and make no update.",
                        "54,000 / 100 = 540. For the same batches in another library we must leave out the "
                        "same rows.",
                        right=True,
                    ),
                    Choice(
                        "60 batches were too hard to learn and were left out.",
                        "No batch is left out: every training image comes once in an epoch.",
                    ),
                    Choice(
                        "Shuffling loses some of the images.",
                        "A permutation keeps every row. The missing rows were cut off before.",
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "12.closing",
        [
            Question(
                "In a program of graph and session, `y = tf.matmul(x, W)` has been run, and x is a "
                "placeholder. What does `print(y)` show?",
                [
                    Choice(
                        "The product, for the x that was last fed.",
                        "There are numbers only while a session runs, and it returns them.",
                    ),
                    Choice(
                        "A tensor with a name, a shape and a type, and no numbers.",
                        "The line has added a box to the graph. Numbers come when a session is asked for "
                        "the box and x is fed.",
                        right=True,
                    ),
                    Choice("Zeros of the right shape.", "Nothing has been computed yet."),
                ],
            ),
            Question(
                "A classifier of ten digits, trained on images of all ten, reaches 9.8 % of the test. What "
                "do you look at first?",
                [
                    Choice(
                        "Whether it gives one and the same answer to every image.",
                        "9.8 % is about the share of one class. NaN in all weights is one possible cause, "
                        "because argmax then answers 0.",
                        right=True,
                    ),
                    Choice(
                        "Whether more epochs would help.",
                        "More epochs help a network that learns. This one is no better than guessing.",
                    ),
                    Choice(
                        "Whether the test digits are harder than the others.",
                        "The training digits would have to be of another kind. First look at the answers.",
                    ),
                ],
            ),
            Question(
                "Inputs of the same kind, four times as many of them, and weights from N(0, 1). What happens "
                "to the size of u = x @ W + b?",
                [
                    Choice(
                        "It stays, because the weights are drawn in the same way.",
                        "Each u is now a sum of four times as many products, so u² is larger.",
                    ),
                    Choice(
                        "It becomes twice as large.",
                        "The mean of u² is σ² Σx², which is four times as large, and √4 = 2. Glorot's rule "
                        "makes the weights smaller for this reason.",
                        right=True,
                    ),
                    Choice(
                        "It becomes four times as large.",
                        "It would if all products had one sign. Products of both signs partly cancel.",
                    ),
                ],
            ),
            Question(
                "A function under `tf.function` contains `rate = 0.5 / epoch`. `epoch` is a Python number "
                "that your loop counts up. Which rate is used in epoch 10?",
                [
                    Choice(
                        "0.05",
                        "The line ran only once, while the graph was traced in an earlier epoch.",
                    ),
                    Choice(
                        "The one of the epoch in which the graph was traced.",
                        "Python's numbers are built into the graph. What can change must be an argument or "
                        "a `tf.Variable`.",
                        right=True,
                    ),
                    Choice(
                        "None: TensorFlow refuses Python numbers.",
                        "It accepts them and gives no warning. That is why this bug is hard to see.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "12.printed",
        "We run the program as it was printed: weights from N(0, 1), 1,000 steps of 100 images, rate 0.5. "
        "The tutorial promises about 95 %. How many per cent of the test digits does it read rightly?",
        unit="%",
        close=2,
        remark="One and the same answer to every digit is right for about 10 % of ten classes.",
    ),
    Prediction(
        "12.belief",
        "The program with the loss from the scores is asked about digits before its first step. How sure is "
        "it of most of its answers?",
        choices={
            "unsure": "It gives each class about 1/10",
            "leaning": "It leans to one class, with a p around 1/2",
            "sure": "It gives one class a p above 0.99",
        },
        remark="It is sure because its scores lie far apart, although it has learned nothing.",
    ),
    Prediction(
        "12.traces",
        "The function below begins with a `print`. It is called five times, with batches of 100, 100, 10, "
        "100 and 10 images. How often does it print?",
        choices={"5": "5 times", "2": "twice", "1": "once", "0": "never"},
        remark="It prints once for each new shape, while that is traced. Then only the graph runs.",
    ),
    Prediction(
        "12.frozen",
        'The traced step runs 30 times with rate 0.1. Then `settings["rate"] = 0.0` runs, and 30 more steps '
        "follow. What does the loss do from there on?",
        choices={
            "still": "It stands still",
            "falls": "It goes on falling",
            "error": "There is an error",
        },
        remark="The graph was traced while the rate was the Python number 0.1, and it has kept this number.",
    ),
]
