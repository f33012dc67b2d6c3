"""Missions of notebook 15: what inputs, layers, bends and biases can do."""

from course.lessons.n15_playground import harder_missions
from course.lessons.n15_playground.mission_rules import (
    DEAD,
    NO_NOISE,
    TRAINED,
    about,
    inputs,
    mission,
    silent,
)

TASKS = [
    mission(
        key="three_units",
        title="Three lines",
        reference="hidden=3&opt=adam&epochs=200",
        rules=[
            about("circle", "the circle"),
            inputs("x1,x2"),
            NO_NOISE,
            (lambda e, s: len(s.hidden) == 1, "One hidden layer is asked for; here are {s.hidden}."),
            (lambda e, s: s.hidden[0] <= 3, "Three units are enough; here are {s.hidden[0]}."),
            (
                lambda e, s: e.test_loss < 0.2,
                "The test loss is {e.test_loss:.3f} after {e.epoch} epochs. Use all three units, train on, "
                "or take another optimizer.",
            ),
        ],
        hints=[
            "Take away the second hidden layer and one unit of the first, with the − buttons. Then train.",
            "Each unit draws one line, and three lines enclose a triangle. Train for some 200 epochs. Adam "
            "is faster than SGD here.",
        ],
        remark="A unit draws a line, and three lines are the fewest that enclose something.",
    ),
    mission(
        key="no_hidden_layer",
        title="No hidden layer",
        reference="hidden=0&inputs=x1^2,x2^2&epochs=100",
        rules=[
            about("circle", "the circle"),
            NO_NOISE,
            (lambda e, s: not s.hidden, "There must be no hidden layer; here are {s.hidden}."),
            TRAINED,
            (
                lambda e, s: {"x1^2", "x2^2"} <= set(s.inputs),
                "The test loss is {e.test_loss:.3f}. Without a hidden layer the answer is a sum of the "
                "inputs. What is the same all around a circle?",
            ),
            (
                lambda e, s: e.test_loss < 0.1,
                "The inputs are right, but the test loss is {e.test_loss:.3f}. Train on.",
            ),
        ],
        hints=[
            "One neuron weighs its inputs and adds them up (01). Which two of the seven add up to the "
            "squared distance from the center?",
            "Choose x₁² and x₂², and nothing else, and train for about 100 epochs.",
        ],
        remark="x₁² + x₂² is the squared distance from the center. The right input replaced a whole layer.",
    ),
    mission(
        key="one_weight",
        title="XOR with one weight",
        reference="data=xor&hidden=0&inputs=x1x2&epochs=50",
        rules=[
            about("xor", "XOR"),
            NO_NOISE,
            (lambda e, s: not s.hidden, "There must be no hidden layer; here are {s.hidden}."),
            (lambda e, s: len(s.inputs) == 1, "One input is asked for; here are {s.inputs}."),
            TRAINED,
            (
                lambda e, s: e.test_loss < 0.1,
                "The test loss is {e.test_loss:.3f} with {s.inputs[0]}. Which input has one sign in two "
                "opposite quarters, and the other sign in the other two?",
            ),
        ],
        hints=[
            "Which of the seven inputs is positive where x₁ and x₂ have the same sign, and negative where "
            "they differ?",
            "Choose x₁x₂ alone, take away all hidden layers, and train.",
        ],
        remark="In 01 no neuron could do XOR on x₁ and x₂. On their product one can, with a single weight.",
    ),
    mission(
        key="linear",
        title="Deep and straight",
        reference="hidden=8,8,8&act=linear&epochs=150",
        rules=[
            about("circle", "the circle"),
            inputs("x1,x2"),
            (lambda e, s: s.activation == "linear", "The activation is {s.activation}; keep it linear."),
            (lambda e, s: len(s.hidden) >= 3, "Keep three hidden layers or more; here are {s.hidden}."),
            (
                lambda e, s: s.epochs >= 100,
                "The network has trained for {s.epochs} epochs. Train for 100 or more.",
            ),
        ],
        hints=[
            "Nothing has to be changed. Press play, and watch the surface.",
            "Stop after 100 epochs or more. Then try tanh in its place, but run the check before that.",
        ],
        remark="Its loss stays near ln 2 ≈ 0.69, the loss of a network that always says one half. Three "
        "layers without a bend draw one straight line (02).",
    ),
    mission(
        key="revive",
        title="Wake the dead",
        reference=DEAD + "".join(f",0:b0.{unit}:1" for unit in range(6)) + "&epochs=150",
        rules=[
            about("circle", "the circle"),
            (
                lambda e, s: s.activation == "relu",
                "The activation is {s.activation}; it should stay ReLU.",
            ),
            (
                lambda e, s: [str(c) for c in s.changes[:6]] == DEAD.split("changes=")[1].split(","),
                "This is no longer the network that began dead. Undo, or run its cell again, and edit "
                "biases only.",
            ),
            TRAINED,
            (
                lambda e, s: silent(e) < s.hidden[0],
                "All {s.hidden[0]} units are still 0 everywhere: their slopes are 0, and training cannot "
                "move them. Click the small square at a unit, and give it another bias.",
            ),
            (
                lambda e, s: e.train_loss < 0.15,
                "Some units live again, but the training loss is {e.train_loss:.3f}. Wake the others too: "
                "with a bias from 0 to 2 the bend of a unit lies among the points. Then train on.",
            ),
        ],
        hints=[
            "The small square at the lower left of each unit is its bias. Point at it: it says −30. Click "
            "it, and type another number.",
            "With a bias near 0 the bend of a unit lies among the points. Set all six to 1, then train for "
            "about 150 epochs.",
        ],
        remark="A dead unit has slope 0 for every sample, so no training wakes it. It needs a change from "
        "outside. That is why a large bias, or one step too large, can cost a unit for good (02).",
    ),
    *harder_missions.TASKS,
]
