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
                "The test loss is {e.test_loss:.3f} after {e.epoch} epochs; below 0.05 is asked for. More "
                "units, another bend, another optimizer: change one and look.",
            ),
        ],
        hints=[
            "Four and two units are too few lines to follow two arms. Three layers of eight are plenty.",
            "Adam with a learning rate of 0.01 gets there long before SGD. More points to train on help too.",
            "ReLU, Adam, 0.01, layers of 8, 8 and 8, 90 % of the points to train on, batches of 30: 300 "
            "epochs.",
        ],
        remark="Nobody told the network about angles. Of two plain coordinates it made what the spiral "
        "needs.",
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
                "Twelve points are asked for; here are fewer. Click into the big picture.",
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
            "Choose a class below the data, then click into the big picture. Some of your points are kept "
            "for the test.",
            "Draw three clouds first, and train with learning rate 0.1. Then move to something wilder.",
        ],
        remark="With softmax the surface belongs to whoever is surest: three lines meet in one point.",
    ),
    mission(
        key="by_heart",
        title="By heart",
        reference=BY_HEART + "&epochs=600",
        rules=[
            (
                lambda e, s: s.noise >= 20,
                "With noise {s.noise} there is little to learn by heart; take 40.",
            ),
            (
                lambda e, s: s.regularization == "none",
                "Switch the regularization off: it hinders what this mission wants.",
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
            "The network is large and the points are few and noisy: nothing has to be changed. Train, and "
            "watch both losses.",
            "About 600 epochs. Look at the moment when the two curves part.",
        ],
        remark="One loss goes to 0 and the other climbs. The surface has islands for single points: that "
        "is what overfitting looks like.",
    ),
    mission(
        key="tame",
        title="The same, tamed",
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
            (lambda e, s: s.rate > 0, "The rate of L2 is 0, so it pulls at nothing."),
            (
                lambda e, s: s.epochs >= 300,
                "After {s.epochs} epochs it had no time to learn by heart. Train for 300 or more.",
            ),
            (
                lambda e, s: e.train_loss < 0.5,
                "The training loss is {e.train_loss:.3f}: with the rate {s.rate:g} L2 lets the network learn "
                "hardly anything. Try a smaller rate.",
            ),
            (
                lambda e, s: e.test_loss < 0.69,
                "The test loss is {e.test_loss:.3f}. That is worse than 0.69, the loss of one who always "
                "says one half. Try a larger rate of L2.",
            ),
        ],
        hints=[
            "Choose L2 above the network, and a rate. The rates lie a factor of three apart; begin at 0.01.",
            "Rate 0.01 and 400 epochs. Compare the surface with the one before.",
        ],
        remark="Large weights make sharp islands, and L2 makes large weights expensive. The training loss is "
        "worse now, the test loss better.",
    ),
    mission(
        key="keep_few",
        title="What L1 keeps",
        reference=f"inputs={SEVEN}&hidden=4&opt=adam&lr=0.01&reg=l1&rate=0.01&epochs=300",
        rules=[
            about("circle", "the circle"),
            (lambda e, s: len(s.inputs) == 7, "Leave all seven inputs in: L1 should choose, not you."),
            (lambda e, s: s.hidden == (4,), "Four units in one layer are asked for; here are {s.hidden}."),
            (
                lambda e, s: s.regularization == "l1",
                "The regularization is {s.regularization}; choose L1.",
            ),
            (
                lambda e, s: dead_inputs(e) < len(s.inputs),
                "All {dead} inputs are dead: with the rate {s.rate:g} L1 leaves nothing to learn with. Try a "
                "smaller rate.",
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
            "Rate 0.01 and about 300 epochs.",
        ],
        remark="L2 makes weights small, L1 makes them 0: its pull does not fade as a weight shrinks. What "
        "is left says which inputs matter.",
    ),
    mission(
        key="few_weights",
        title="A thrifty spiral",
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
            "ReLU, Adam, 0.01, batches of 30; after 450 epochs turn the rate down to about 0.002, and train "
            "for 150 more.",
        ],
        remark="How far down can it go? Every unit less makes more starts fail: try other seeds.",
    ),
]
