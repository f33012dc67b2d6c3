"""Missions of notebook 15: the spiral, points of your own, learning by heart and what helps."""

from course.lessons.n15_playground.mission_rules import (
    BY_HEART,
    NO_NOISE,
    SEVEN,
    TRAINED,
    about,
    dead_inputs,
    inputs,
    mission,
    numbers,
)

TASKS = [
    mission(
        key="spiral",
        title="The spiral",
        reference="data=spiral&share=90&batch=30&hidden=8,8,8&act=relu&opt=adam&lr=0.01&epochs=300",
        rules=[
            about("spiral", "the spiral"),
            inputs("x1,x2"),
            NO_NOISE,
            (lambda e, s: s.classes == 2, "Two arms are asked for; here are {s.classes}."),
            (
                lambda e, s: e.test_loss < 0.05,
                "The test loss is {e.test_loss:.3f} after {e.epoch} epochs; below 0.05 is asked for. Change "
                "one thing and look: more units, another activation or another optimizer.",
            ),
        ],
        hints=[
            "Four and two units draw too few lines to follow two arms. Three layers of eight are enough.",
            "Adam with a learning rate of 0.01 gets there long before SGD. More points to train on help too.",
            "Take ReLU, three layers of eight, batches of 30, and 90 % of the points to train on. How many "
            "epochs does it need? Begin with 100, and go on.",
        ],
        remark="Nobody told the network about angles. It made what the spiral needs from two coordinates.",
    ),
    mission(
        key="your_own",
        title="Your own points",
        reference="data=points&classes=3&hidden=8&lr=0.1&epochs=200&points=-4,4,0;-3,4,0;-4,3,0;-3,"
        "3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,-4,2;0,-3,2;1,-3,2",
        rules=[
            about("points", "your own points"),
            (lambda e, s: s.classes >= 3, "Three classes or four are asked for; here are {s.classes}."),
            (
                lambda e, s: len(s.points) >= 12,
                "Twelve points are asked for; here are fewer. Click into the picture of the answer.",
            ),
            (
                lambda e, s: len({p[2] for p in s.points}) == s.classes,
                "One of the classes has no point yet. Choose it, then click.",
            ),
            (
                lambda e, s: e.train_loss < 0.1,
                "The training loss is {e.train_loss:.3f}: train on, or add units.",
            ),
        ],
        hints=[
            "The buttons *Class 1* to *Class 3* stand above the picture of the answer. Press one, then "
            "click into the picture, four times or more for each class.",
            "Draw three separate groups first, and train with learning rate 0.1. Then try harder shapes.",
        ],
        remark="Each place of the surface shows the class with the largest probability.",
    ),
    mission(
        key="by_heart",
        title="By heart",
        reference=BY_HEART + "&epochs=600",
        rules=[
            (
                lambda e, s: s.noise >= 20,
                "With noise {s.noise} there is little to learn by heart. Take 40.",
            ),
            (
                lambda e, s: s.regularization == "none",
                "Switch the regularization off, because it works against the goal of this mission.",
            ),
            (
                lambda e, s: e.train_loss < 0.05,
                "The training loss is {e.train_loss:.3f} after {e.epoch} epochs; below 0.05 it knows its "
                "points by heart. Train on.",
            ),
            (
                lambda e, s: e.test_loss > 10 * e.train_loss,
                "The test loss, {e.test_loss:.3f}, is too good for this mission. Give it fewer points to "
                "train on.",
            ),
        ],
        hints=[
            "Nothing has to be changed: the network is large, and the points are few and noisy. Train, and "
            "watch both losses.",
            "It takes some hundred epochs. From which epoch on does the test loss rise?",
        ],
        remark="The training loss goes on falling while the test loss rises: the network overfits. Look for "
        "islands around single points in the surface.",
    ),
    mission(
        key="tame",
        title="The same with L2",
        reference=BY_HEART + "&reg=l2&rate=0.01&epochs=400",
        rules=[
            (
                lambda e, s: (s.data, s.noise, s.share, s.hidden) == ("circle", 40, 10, (8, 8)),
                "Keep the data and the network of the mission before: circle, noise 40, 10 % to train on, "
                "8 and 8 units.",
            ),
            (
                lambda e, s: s.regularization == "l2",
                "The regularization is {s.regularization}; choose L2.",
            ),
            (
                lambda e, s: s.rate > 0,
                "The rate of L2 is 0, so L2 adds nothing to the loss. Choose a larger rate.",
            ),
            (
                lambda e, s: s.epochs >= 300,
                "The network has trained for {s.epochs} epochs. Train for 300 or more.",
            ),
            (
                lambda e, s: e.train_loss < 0.5,
                "The training loss is {e.train_loss:.3f}. With the rate {s.rate:g} the network learns hardly "
                "anything. Try a smaller rate.",
            ),
            (
                lambda e, s: e.test_loss < 0.69,
                "The test loss is {e.test_loss:.3f}. A network that always says one half has 0.69. Try a "
                "larger rate of L2.",
            ),
        ],
        hints=[
            "Choose L2 above the network, and a rate. Each rate is about three times the one before. Begin "
            "in the middle of the list.",
            "With too large a rate the training loss stays high, with too small a rate the test loss does. "
            "Compare the surface with the one before.",
        ],
        remark="L2 keeps the weights small. Compared with the mission before, the training loss is higher "
        "and the test loss is lower.",
    ),
    mission(
        key="keep_few",
        title="What L1 keeps",
        reference=f"inputs={SEVEN}&hidden=4&opt=adam&lr=0.01&reg=l1&rate=0.01&epochs=300",
        rules=[
            about("circle", "the circle"),
            (lambda e, s: len(s.inputs) == 7, "Leave all seven inputs in, because L1 should choose."),
            (lambda e, s: s.hidden == (4,), "Four units in one layer are asked for; here are {s.hidden}."),
            (
                lambda e, s: s.regularization == "l1",
                "The regularization is {s.regularization}; choose L1.",
            ),
            (
                lambda e, s: dead_inputs(e) < len(s.inputs),
                "All {dead} inputs are dead, so the network cannot learn. Try a smaller rate than "
                "{s.rate:g}.",
            ),
            (
                lambda e, s: dead_inputs(e) >= 5,
                "{dead} of the seven inputs are dead; five are asked for. Train on, or raise the rate of L1.",
            ),
            (
                lambda e, s: e.test_loss < 0.05,
                "Five inputs are dead, but the test loss is {e.test_loss:.3f}. Train on, or try a smaller "
                "rate.",
            ),
        ],
        hints=[
            "L1 pulls every weight to 0 with the same force. Dead links are gray and dashed. An input is "
            "dead when all four of its links are.",
            "Begin with a rate in the middle of the list, and train for some hundred epochs.",
        ],
        remark="The pull of L1 does not fade as a weight shrinks. The inputs that are left are the ones "
        "that the network needs here.",
    ),
    mission(
        key="few_weights",
        title="A small network for the spiral",
        reference="data=spiral&share=90&batch=30&hidden=8,8&act=relu&opt=adam&lr=0.01&epochs=600&changes=450:lr:0.002",
        rules=[
            about("spiral", "the spiral"),
            inputs("x1,x2"),
            NO_NOISE,
            (lambda e, s: s.classes == 2, "Two arms are asked for; here are {s.classes}."),
            (
                lambda e, s: numbers(s) <= 110,
                "This network has {numbers} weights and biases; 110 are allowed. Take units away.",
            ),
            TRAINED,
            (
                lambda e, s: e.test_loss < 0.05,
                "The network is small enough, and its test loss is {e.test_loss:.3f}; below 0.05 is asked "
                "for. More points to train on, more epochs, or a smaller rate for the last of them?",
            ),
        ],
        hints=[
            "A layer of n units behind m inputs has m · n weights and n biases. Where do most of the 177 of "
            "task 15.6 sit?",
            "Two layers of eight have 24 + 72 + 9 = 105. Train on 90 % of the points with Adam.",
            "Take ReLU, Adam with the rate 0.01, and batches of 30. When the loss stops falling, choose a "
            "smaller rate and train on.",
        ],
        remark="How few can it be? If a smaller network fails, try other seeds.",
    ),
]
