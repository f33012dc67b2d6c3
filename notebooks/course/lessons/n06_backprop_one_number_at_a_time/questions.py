"""Questions of notebook 06: backpropagation, one number at a time."""

from course.asking.questions import Choice, Prediction, Question, Quiz

QUIZZES = [
    Quiz(
        "06.recall",
        [
            Question(
                "The digit reader of notebook 00 has 101,770 weights and biases. How often must it run "
                "forward to measure all their slopes once by central differences?",
                [
                    Choice(
                        "Twice: once with + ε and once with − ε.",
                        "That measures one slope. If all weights are nudged together, L moves by the sum of "
                        "all effects, and the effect of one weight cannot be seen.",
                    ),
                    Choice(
                        "203,540 times: twice for each of them.",
                        "And all of this is for one step downhill. This notebook gets the same numbers "
                        "from one walk forward and one walk back.",
                        right=True,
                    ),
                    Choice(
                        "101,770 times: once for each of them.",
                        "A one-sided difference would need about that many. The central one runs at + ε and "
                        "at − ε.",
                    ),
                ],
            ),
            Question(
                "At some weight, dL_dw = -3. Which way does gradient descent move w, and why?",
                [
                    Choice(
                        "Down, because the slope is negative.",
                        "w ← w − η · (−3) makes w larger. Moving against a negative slope is moving up.",
                    ),
                    Choice(
                        "It stays: a negative slope means that L is falling already.",
                        "L does not move by itself. The slope says what a larger w would do.",
                    ),
                    Choice(
                        "Up, because L falls when w grows.",
                        "A nudge of w by 0.001 moves L by about −0.003, so the way down is a larger w.",
                        right=True,
                    ),
                ],
            ),
        ],
    ),
    Quiz(
        "06.closing",
        [
            Question(
                "u = −0.2 and y = ReLU(u). On the way back, 4 arrives at y. What leaves for u?",
                [
                    Choice(
                        "4",
                        "That holds for a positive u. Here u is negative, and a nudge of u leaves y at 0.",
                    ),
                    Choice(
                        "−0.8",
                        "That is 4 times the value of u. The way back multiplies by the slope of ReLU.",
                    ),
                    Choice(
                        "0",
                        "The local slope left of 0 is 0, and 4 · 0 = 0. So the weights before this ReLU "
                        "learn nothing from this sample.",
                        right=True,
                    ),
                ],
            ),
            Question(
                "q = a · b with a = 3 and b = −2, and −1 arrives at q. What leaves for a and for b?",
                [
                    Choice(
                        "2 for a and −3 for b",
                        "The local slope for a is b, and for b it is a: −1 · (−2) = 2 and −1 · 3 = −3.",
                        right=True,
                    ),
                    Choice(
                        "−3 for a and 2 for b",
                        "The two have changed places. The slope of a · b for a is the other factor, b.",
                    ),
                    Choice(
                        "−1 for both",
                        "A sum passes on what arrives. A product multiplies it by the other factor.",
                    ),
                    Choice(
                        "6 for both",
                        "That is −1 · a · b. Each edge uses its local slope, not the value of the product.",
                    ),
                ],
            ),
            Question(
                "One neuron, the mean loss of 32 samples, and a backward pass that overwrites where it "
                "should add. What does it report for dL_db?",
                [
                    Choice(
                        "The right number, because b is one number and has one gradient.",
                        "b is one number, but it is used 32 times. Each sample sends a gradient back to it, "
                        "and these must be added.",
                    ),
                    Choice(
                        "The contribution of one sample, the one that came last.",
                        "All others are overwritten. The neuron then follows a single sample, whatever the "
                        "other 31 need.",
                        right=True,
                    ),
                    Choice(
                        "32 times the right number.",
                        "That happens if 1/n is forgotten. Overwriting loses contributions and adds none.",
                    ),
                ],
            ),
            Question(
                "Backprop and central differences agree on a weight to five digits with ε = 1e-6, but differ "
                "widely with ε = 1e-14. What has to be fixed?",
                [
                    Choice(
                        "Backprop: a smaller ε is more exact.",
                        "That holds on paper. In a computer the difference of two nearly equal losses loses "
                        "its digits, as in notebook 05.",
                    ),
                    Choice(
                        "The graph: some value must be used twice.",
                        "Then the two would differ for every ε, and by the same amount.",
                    ),
                    Choice(
                        "Nothing, because with so small an ε the measured slope is mostly rounding.",
                        "A disagreement that comes and goes with ε belongs to the measurement. One that "
                        "stays belongs to backprop.",
                        right=True,
                    ),
                    Choice(
                        "The learning rate: it is too large for this ε.",
                        "No step is taken in a check; the weights stay where they are.",
                    ),
                ],
            ),
        ],
    ),
]

PREDICTIONS = [
    Prediction(
        "06.gate",
        "In this neuron x₁ = 3, w₁ = 0.5, x₂ = −1, w₂ = 1, b = 1, and the target is 4. We lower b to −2. "
        "Then u = −1.5, y = 0, and the loss is (0 − 4)² = 16. How many of the five slopes dL_dx₁, dL_dw₁, "
        "dL_dx₂, dL_dw₂, dL_db are different from 0?",
        high=5,
        from_high=True,
        remark="The loss is larger than before, and yet no slope says how to lower it, because the local "
        "slope 0 of the ReLU lies on every way back. This is the dead ReLU of notebook 02.",
    ),
    Prediction(
        "06.twice",
        "z reaches L on two ways. On the way through q₁ the local slopes multiply to 12, and on the way "
        "through q₂ to −18. What is dL_dz?",
        choices={
            "product": "−216, their product",
            "larger": "−18, the one that is larger in size",
            "sum": "−6, their sum",
            "mean": "−3, their mean",
        },
        remark="A nudge of z takes both ways at once, and L moves by both effects together.",
    ),
    Prediction(
        "06.overwrite",
        "Gradient descent on w in the graph of the unit that feeds two others, once with gradients that are "
        "added and once with gradients that are overwritten. What will the second loss do?",
        choices={
            "slower": "fall as well, only more slowly",
            "same": "fall in the same way",
            "rise": "rise",
        },
        remark="Of −18 and 12 only the 12 was left. Its sign is wrong, so each step moved w uphill.",
    ),
]
