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
                        "These are the weights, 784 · 128 + 128 · 10. Every unit has a bias besides.",
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
                        "The last 6,000 images were kept for validation, and make no update.",
                        "54,000 / 100 = 540. Whoever wants the same batches in another library has to leave "
                        "out the same rows.",
                        right=True,
                    ),
                    Choice(
                        "60 batches were too hard to learn and were left out.",
                        "Nobody looks at how hard a batch is: every training image comes once in an epoch.",
                    ),
                    Choice(
                        "Shuffling loses some of the images.",
                        "A permutation keeps every row. What is missing was cut off before.",
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
                        "Numbers pass through the graph while the session runs, and are gone afterwards.",
                    ),
                    Choice(
                        "A tensor with a name, a shape and a type, and no numbers.",
                        "The line has added a node to the graph. Numbers come when a session is asked for "
                        "it, with x fed.",
                        right=True,
                    ),
                    Choice("Zeros of the right shape.", "Nothing has been computed, not even zeros."),
                ],
            ),
            Question(
                "A classifier of ten digits, trained on images of all ten, reaches 9.8 % of the test. What "
                "do you look at first?",
                [
                    Choice(
                        "Whether it gives one and the same answer to every image.",
                        "A share that looks like the share of one class is the mark of it. NaN in all "
                        "weights is one way to get there, and argmax then says 0.",
                        right=True,
                    ),
                    Choice(
                        "Whether more epochs would help.",
                        "They help a network that learns. This one is no better than its first guess.",
                    ),
                    Choice(
                        "Whether the test digits are harder than the others.",
                        "Harder digits would cost a few per cent, not all that there is to gain.",
                    ),
                ],
            ),
            Question(
                "Inputs of the same kind, four times as many of them, and weights from N(0, 1). What happens "
                "to the spread of u = x W + b?",
                [
                    Choice(
                        "It stays: the weights are the same.",
                        "Each u is now a sum of four times as many products.",
                    ),
                    Choice(
                        "It becomes twice as large.",
                        "Squared spreads add up, so the spread goes with the square root of the number of "
                        "inputs. Glorot's scale makes up for that.",
                        right=True,
                    ),
                    Choice(
                        "It becomes four times as large.",
                        "It would if all products had one sign. They cancel in part, and √4 is left.",
                    ),
                ],
            ),
            Question(
                "Inside a function under `tf.function` stands `rate = 0.5 / epoch`, with `epoch` a Python "
                "number that your loop counts up outside. What rate is used in epoch 10?",
                [
                    Choice(
                        "0.05",
                        "That is what the text says. But the text was read once, when the graph was traced.",
                    ),
                    Choice(
                        "The one of the epoch in which the graph was traced.",
                        "Python's numbers are cast into the graph. What is to change goes in as an argument "
                        "or lives in a `tf.Variable`.",
                        right=True,
                    ),
                    Choice(
                        "None: TensorFlow refuses Python numbers.",
                        "It takes them without a word. That is why this bug is hard to see.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "12.printed",
        "The program as it was printed: weights from N(0, 1), 1,000 steps of 100 images, rate 0.5. The "
        "recipe promises about 95 %. How many per cent of the test digits does it read?",
        unit="%",
        close=2,
        remark="Ten classes: a share near 10 % is what one and the same answer to all would get.",
    ),
    Prediction(
        "12.belief",
        "Before its first step, the mended program is asked about a digit. How sure is it of its answer, "
        "as a rule?",
        choices={
            "unsure": "It gives each class about 1/10",
            "leaning": "It leans to one class, with a p around 1/2",
            "sure": "It gives one class nearly all, p above 0.99",
        },
        remark="Nobody has taught it anything, and already it has opinions.",
    ),
    Prediction(
        "12.traces",
        "The function below begins with a `print`. It is called five times, with batches of 100, 100, 10, "
        "100 and 10 images. How often will it print?",
        choices={"5": "5 times", "2": "twice", "1": "once", "0": "never"},
        remark="Once for each new shape: then there is a graph for it, and Python is not asked again.",
    ),
    Prediction(
        "12.frozen",
        "The step is traced, and makes 30 steps with rate 0.1. Then the line is run that sets the rate to "
        "0.0, and 30 more steps follow. What does the loss do from there on?",
        choices={
            "still": "It stands still",
            "falls": "It goes on falling",
            "error": "There is an error",
        },
        remark="The graph was traced while the rate was the Python number 0.1, and has kept it.",
    ),
]
