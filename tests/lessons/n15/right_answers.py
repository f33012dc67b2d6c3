"""Right answers to the missions of notebook 15: playgrounds, states as text, networks in training."""

# %% given

from course.playground import Experiment, State, playground


class figures:
    """What the notebook's `figures` offers."""

    playground = staticmethod(playground)


# %% three_units: played for a while and then on
three_units = figures.playground("hidden=3&opt=adam")
three_units.train(100)
three_units.train(100)


# %% three_units: a network without its picture
state = State.parse("hidden=3&epochs=300")
three_units = Experiment(state)
three_units.advance(state.epochs)


# %% three_units: a text
three_units = "hidden=3&act=relu&opt=adam&lr=0.01&epochs=300"


# %% three_units: a state
three_units = State.parse("hidden=3&act=sigmoid&opt=adam&lr=0.03&epochs=400")


# %% three_units: a playground
three_units = figures.playground("hidden=3&opt=momentum&epochs=200")


# %% three_units: words joined
words = [
    "hidden=3",
    "opt=rmsprop",
    "lr=0.01",
    "epochs=200",
]
three_units = "&".join(words)


# %% three_units: a text loaded
three_units = figures.playground(width=600)
three_units.load("hidden=3&opt=adam&share=80&batch=5&epochs=150")


# %% three_units: a dict
settings = {
    "hidden": "3",
    "opt": "adam",
    "seed": "7",
    "epochs": "250",
}
three_units = "&".join(f"{word}={value}" for word, value in settings.items())


# %% three_units: a function
def trained(epochs):
    return "hidden=3&lr=0.1" + f"&epochs={epochs}"


three_units = trained(300)


# %% three_units: a partial
import functools

open_it = functools.partial(figures.playground, "hidden=3&opt=adam&epochs=200&changes=50:lr:0.01")
three_units = open_it(width=500)


# %% no_hidden_layer: played for a while and then on
no_hidden_layer = figures.playground("hidden=0&inputs=x1^2,x2^2")
no_hidden_layer.train(50)
no_hidden_layer.train(50)


# %% no_hidden_layer: a network without its picture
state = State.parse("hidden=0&inputs=x1,x2,x1^2,x2^2&epochs=100")
no_hidden_layer = Experiment(state)
no_hidden_layer.advance(state.epochs)


# %% no_hidden_layer: a text
no_hidden_layer = "hidden=0&inputs=x2^2,x1^2&opt=adam&epochs=100"


# %% no_hidden_layer: a state
no_hidden_layer = State.parse("hidden=0&inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&epochs=150")


# %% no_hidden_layer: a playground
no_hidden_layer = figures.playground("hidden=0&inputs=x1^2,x2^2&opt=momentum&epochs=60")


# %% no_hidden_layer: words joined
words = [
    "hidden=0",
    "inputs=x1^2,x2^2",
    "opt=rmsprop",
    "epochs=100",
]
no_hidden_layer = "&".join(words)


# %% no_hidden_layer: a text loaded
no_hidden_layer = figures.playground(width=600)
no_hidden_layer.load("hidden=0&inputs=x1^2,x2^2&share=80&epochs=100")


# %% no_hidden_layer: a dict
settings = {
    "hidden": "0",
    "inputs": "x1^2,x2^2",
    "seed": "3",
    "lr": "0.1",
    "epochs": "60",
}
no_hidden_layer = "&".join(f"{word}={value}" for word, value in settings.items())


# %% no_hidden_layer: a function
def trained(epochs):
    return "hidden=0&inputs=x1^2,x2^2,x1x2&batch=5" + f"&epochs={epochs}"


no_hidden_layer = trained(100)


# %% one_weight: played for a while and then on
one_weight = figures.playground("data=xor&hidden=0&inputs=x1x2")
one_weight.train(25)
one_weight.train(25)


# %% one_weight: a network without its picture
state = State.parse("data=xor&hidden=0&inputs=x1x2&opt=adam&epochs=100")
one_weight = Experiment(state)
one_weight.advance(state.epochs)


# %% one_weight: a text
one_weight = "data=xor&hidden=0&inputs=x1x2&opt=momentum&epochs=30"


# %% one_weight: a state
one_weight = State.parse("data=xor&hidden=0&inputs=x1x2&lr=0.1&epochs=30")


# %% one_weight: a playground
one_weight = figures.playground("data=xor&hidden=0&inputs=x1x2&share=80&epochs=50")


# %% one_weight: words joined
words = [
    "data=xor",
    "hidden=0",
    "inputs=x1x2",
    "opt=rmsprop",
    "epochs=60",
]
one_weight = "&".join(words)


# %% one_weight: a text loaded
one_weight = figures.playground(width=600)
one_weight.load("data=xor&hidden=0&inputs=x1x2&seed=2&epochs=60")


# %% one_weight: a dict
settings = {
    "data": "xor",
    "hidden": "0",
    "inputs": "x1x2",
    "batch": "1",
    "epochs": "20",
}
one_weight = "&".join(f"{word}={value}" for word, value in settings.items())


# %% linear: played for a while and then on
linear = figures.playground("hidden=8,8,8&act=linear")
linear.train(75)
linear.train(75)


# %% linear: a network without its picture
state = State.parse("hidden=8,8,8&act=linear&epochs=100")
linear = Experiment(state)
linear.advance(state.epochs)


# %% linear: a text
linear = "hidden=8,8,8&act=linear&opt=adam&epochs=120"


# %% linear: a state
linear = State.parse("hidden=8,8,8,8,8,8&act=linear&epochs=100")


# %% linear: a playground
linear = figures.playground("hidden=8,8,8&act=linear&lr=0.01&epochs=300")


# %% linear: words joined
words = [
    "hidden=8,8,8",
    "act=linear",
    "opt=momentum",
    "lr=0.01",
    "epochs=100",
]
linear = "&".join(words)


# %% linear: a text loaded
linear = figures.playground(width=600)
linear.load("hidden=4,4,4&act=linear&epochs=100")


# %% linear: a dict
settings = {
    "hidden": "8,8,8",
    "act": "linear",
    "seed": "1",
    "share": "80",
    "epochs": "110",
}
linear = "&".join(f"{word}={value}" for word, value in settings.items())


# %% revive: played for a while and then on
revive = figures.playground((
    "act=relu&hidden=6&changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,"
    "0:b0.4:-30,0:b0.5:-30,0:b0.0:1,0:b0.1:1,0:b0.2:1,0:b0.3:1,0:b0.4:1,"
    "0:b0.5:1"
))
revive.train(75)
revive.train(75)


# %% revive: a network without its picture
state = State.parse((
    "act=relu&hidden=6&changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,"
    "0:b0.4:-30,0:b0.5:-30,0:b0.0:0,0:b0.1:0,0:b0.2:0,0:b0.3:0,0:b0.4:0,"
    "0:b0.5:0&epochs=200"
))
revive = Experiment(state)
revive.advance(state.epochs)


# %% revive: a text
revive = (
    "act=relu&hidden=6&changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,"
    "0:b0.4:-30,0:b0.5:-30,0:b0.0:0.5,0:b0.1:0.5,0:b0.2:0.5,0:b0.3:0.5,"
    "0:b0.4:0.5,0:b0.5:0.5&epochs=200"
)


# %% revive: a state
revive = State.parse((
    "act=relu&hidden=6&changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,"
    "0:b0.4:-30,0:b0.5:-30,0:b0.0:0,0:b0.1:0.5,0:b0.2:1,0:b0.3:0,"
    "0:b0.4:0.5,0:b0.5:1&epochs=200"
))


# %% revive: a playground
revive = figures.playground((
    "act=relu&hidden=6&changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,"
    "0:b0.4:-30,0:b0.5:-30,0:b0.0:1,0:b0.1:1,0:b0.2:1,0:b0.3:1,0:b0.4:1,"
    "0:b0.5:1&opt=adam&lr=0.01&epochs=150"
))


# %% revive: words joined
words = [
    "act=relu",
    "hidden=6",
    "changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,0:b0.4:-30,0:b0.5:"
    "-30,0:b0.0:2,0:b0.1:2,0:b0.2:2,0:b0.3:2,0:b0.4:2,0:b0.5:2",
    "epochs=250",
]
revive = "&".join(words)


# %% revive: a text loaded
revive = figures.playground(width=600)
revive.load((
    "act=relu&hidden=6&lr=0.1&changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,"
    "0:b0.3:-30,0:b0.4:-30,0:b0.5:-30,0:b0.0:1,0:b0.1:1,0:b0.2:1,0:b0.3:1,"
    "0:b0.4:1,0:b0.5:1&epochs=100"
))


# %% revive: a dict
settings = {
    "act": "relu",
    "hidden": "6",
    "changes": "0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,0:b0.4:-30,0:b0."
    "5:-30,40:b0.0:1,40:b0.1:1,40:b0.2:1,40:b0.3:1,40:b0.4:1,40:b0.5:1",
    "epochs": "200",
}
revive = "&".join(f"{word}={value}" for word, value in settings.items())


# %% revive: a function
def trained(epochs):
    return (
        "act=relu&hidden=6&changes=0:b0.0:-30,0:b0.1:-30,0:b0.2:-30,0:b0.3:-30,"
        "0:b0.4:-30,0:b0.5:-30,0:b0.0:1,0:b0.1:1,0:b0.2:1,0:b0.3:1,0:b0.4:1,"
        "0:b0.5:-30&opt=adam"
    ) + f"&epochs={epochs}"


revive = trained(300)


# %% spiral: played for a while and then on
spiral = figures.playground("data=spiral&share=90&batch=30&hidden=8,8,8&act=relu&opt=adam&lr=0.01")
spiral.train(150)
spiral.train(150)


# %% spiral: a network without its picture
state = State.parse("data=spiral&hidden=8,8&opt=adam&lr=0.01&epochs=400&share=90")
spiral = Experiment(state)
spiral.advance(state.epochs)


# %% spiral: a text
spiral = (
    "data=spiral&share=90&hidden=8,8,8&act=relu&opt=adam&lr=0.01&"
    "epochs=400&seed=1"
)


# %% spiral: a state
spiral = State.parse("data=spiral&hidden=8,8,8&opt=rmsprop&lr=0.01&epochs=300&share=90")


# %% spiral: a playground
spiral = figures.playground((
    "data=spiral&share=90&batch=20&hidden=8,8,8&opt=adam&lr=0.01&epochs=400"
))


# %% spiral: words joined
words = [
    "data=spiral",
    "share=90",
    "hidden=8,8,8",
    "opt=adam",
    "lr=0.003",
    "epochs=500",
]
spiral = "&".join(words)


# %% spiral: a text loaded
spiral = figures.playground(width=600)
spiral.load((
    "data=spiral&share=90&batch=30&hidden=8,8,8&act=relu&opt=adam&lr=0.01&"
    "epochs=300"
))


# %% spiral: a dict
settings = {
    "data": "spiral",
    "hidden": "8,8",
    "opt": "adam",
    "lr": "0.01",
    "epochs": "400",
    "share": "90",
}
spiral = "&".join(f"{word}={value}" for word, value in settings.items())


# %% your_own: played for a while and then on
your_own = figures.playground((
    "data=points&classes=3&hidden=8&lr=0.1&points=-4,4,0;-3,4,0;-4,3,0;-3,"
    "3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,-4,2;0,-3,2;1,-3,2"
))
your_own.train(100)
your_own.train(100)


# %% your_own: a network without its picture
state = State.parse((
    "data=points&classes=3&hidden=8&opt=adam&lr=0.03&epochs=200&points=-4,"
    "4,0;-3,4,0;-4,3,0;-3,3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,-4,2;0,-3,2;"
    "1,-3,2"
))
your_own = Experiment(state)
your_own.advance(state.epochs)


# %% your_own: a text
your_own = (
    "data=points&classes=3&hidden=0&lr=0.1&epochs=400&points=-4,4,0;-3,4,0;"
    "-4,3,0;-3,3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,-4,2;0,-3,2;1,-3,2"
)


# %% your_own: a state
your_own = State.parse((
    "data=points&classes=3&hidden=8&act=relu&lr=0.1&epochs=300&points=-4,4,"
    "0;-3,4,0;-4,3,0;-3,3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,-4,2;0,-3,2;1,"
    "-3,2"
))


# %% your_own: a playground
your_own = figures.playground((
    "data=points&classes=3&hidden=8,8&opt=momentum&lr=0.1&epochs=200&"
    "points=-4,4,0;-3,4,0;-4,3,0;-3,3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,"
    "-4,2;0,-3,2;1,-3,2"
))


# %% your_own: words joined
words = [
    "data=points",
    "classes=3",
    "hidden=4",
    "opt=rmsprop",
    "epochs=200",
    "points=-4,4,0;-3,4,0;-4,3,0;-3,3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,-4"
    ",2;0,-3,2;1,-3,2",
]
your_own = "&".join(words)


# %% your_own: a text loaded
your_own = figures.playground(width=600)
your_own.load((
    "data=points&classes=4&hidden=8&opt=adam&lr=0.03&epochs=300&points=-4,"
    "4,0;-3,4,0;-4,3,0;-3,3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1,-4,2;0,-3,2;"
    "1,-3,2;-4,-4,3;-4,-3,3;-3,-4,3"
))


# %% your_own: a dict
settings = {
    "data": "points",
    "classes": "3",
    "hidden": "8",
    "opt": "adam",
    "lr": "0.03",
    "share": "80",
    "epochs": "200",
    "points": "-4,4,0;-3,4,0;-4,3,0;-3,3,0;4,4,1;3,4,1;4,3,1;3,3,1;0,-4,2;1"
    ",-4,2;0,-3,2;1,-3,2",
}
your_own = "&".join(f"{word}={value}" for word, value in settings.items())


# %% by_heart: played for a while and then on
by_heart = figures.playground("noise=40&share=10&hidden=8,8&opt=adam&lr=0.01")
by_heart.train(300)
by_heart.train(300)


# %% by_heart: a network without its picture
state = State.parse("noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&epochs=800")
by_heart = Experiment(state)
by_heart.advance(state.epochs)


# %% by_heart: a text
by_heart = "noise=40&share=10&hidden=8,8&opt=adam&lr=0.03&epochs=600"


# %% by_heart: a state
by_heart = State.parse("noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&epochs=600&seed=1")


# %% by_heart: a playground
by_heart = figures.playground("noise=50&share=10&hidden=8,8,8&opt=adam&lr=0.01&epochs=600")


# %% by_heart: words joined
words = [
    "noise=40",
    "share=10",
    "hidden=8,8",
    "act=relu",
    "opt=adam",
    "lr=0.01",
    "epochs=800",
]
by_heart = "&".join(words)


# %% by_heart: a text loaded
by_heart = figures.playground(width=600)
by_heart.load("noise=40&share=10&hidden=8,8&opt=rmsprop&lr=0.01&epochs=600")


# %% by_heart: a dict
settings = {
    "noise": "40",
    "share": "10",
    "hidden": "8,8",
    "opt": "momentum",
    "lr": "0.03",
    "epochs": "1500",
}
by_heart = "&".join(f"{word}={value}" for word, value in settings.items())


# %% by_heart: a function
def trained(epochs):
    return "data=xor&noise=40&share=10&hidden=8,8&opt=adam&lr=0.01" + f"&epochs={epochs}"


by_heart = trained(800)


# %% by_heart: a partial
import functools

open_it = functools.partial(figures.playground, "noise=40&share=10&batch=5&hidden=8,8&opt=adam&lr=0.01&epochs=500")
by_heart = open_it(width=500)


# %% tame: played for a while and then on
tame = figures.playground("noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&reg=l2&rate=0.01")
tame.train(200)
tame.train(200)


# %% tame: a network without its picture
state = State.parse((
    "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&reg=l2&rate=0.01&"
    "epochs=300"
))
tame = Experiment(state)
tame.advance(state.epochs)


# %% tame: a text
tame = (
    "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&reg=l2&rate=0.02&"
    "epochs=400"
)


# %% tame: a state
tame = State.parse("noise=40&share=10&hidden=8,8&reg=l2&rate=0.01&epochs=600")


# %% tame: a playground
tame = figures.playground((
    "noise=40&share=10&hidden=8,8&opt=adam&lr=0.003&reg=l2&rate=0.01&"
    "epochs=400"
))


# %% tame: words joined
words = [
    "noise=40",
    "share=10",
    "hidden=8,8",
    "act=relu",
    "opt=adam",
    "lr=0.01",
    "reg=l2",
    "rate=0.01",
    "epochs=400",
]
tame = "&".join(words)


# %% tame: a text loaded
tame = figures.playground(width=600)
tame.load((
    "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&reg=l2&rate=0.01&"
    "epochs=400&seed=2"
))


# %% tame: a dict
settings = {
    "noise": "40",
    "share": "10",
    "hidden": "8,8",
    "opt": "momentum",
    "lr": "0.01",
    "reg": "l2",
    "rate": "0.01",
    "epochs": "400",
}
tame = "&".join(f"{word}={value}" for word, value in settings.items())


# %% tame: a function
def trained(epochs):
    return "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01&reg=l2&rate=0.015" + f"&epochs={epochs}"


tame = trained(500)


# %% keep_few: played for a while and then on
keep_few = figures.playground((
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&"
    "reg=l1&rate=0.01"
))
keep_few.train(150)
keep_few.train(150)


# %% keep_few: a network without its picture
state = State.parse((
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&"
    "reg=l1&rate=0.01&epochs=400"
))
keep_few = Experiment(state)
keep_few.advance(state.epochs)


# %% keep_few: a text
keep_few = (
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&"
    "reg=l1&rate=0.03&epochs=300"
)


# %% keep_few: a state
keep_few = State.parse((
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&"
    "reg=l1&rate=0.01&epochs=350&seed=1"
))


# %% keep_few: a playground
keep_few = figures.playground((
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&"
    "reg=l1&rate=0.02&epochs=300"
))


# %% keep_few: words joined
words = [
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)",
    "hidden=4",
    "opt=adam",
    "lr=0.02",
    "reg=l1",
    "rate=0.01",
    "epochs=300",
]
keep_few = "&".join(words)


# %% keep_few: a text loaded
keep_few = figures.playground(width=600)
keep_few.load((
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&"
    "reg=l1&rate=0.01&epochs=300&share=80"
))


# %% keep_few: a dict
settings = {
    "inputs": "x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)",
    "hidden": "4",
    "reg": "l1",
    "rate": "0.01",
    "lr": "0.1",
    "epochs": "400",
}
keep_few = "&".join(f"{word}={value}" for word, value in settings.items())


# %% keep_few: a function
def trained(epochs):
    return (
        "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01&"
        "reg=l1&rate=0.01&batch=5"
    ) + f"&epochs={epochs}"


keep_few = trained(300)


# %% keep_few: a partial
import functools

open_it = functools.partial(figures.playground, (
    "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=momentum&"
    "lr=0.01&reg=l1&rate=0.01&epochs=400"
))
keep_few = open_it(width=500)


# %% few_weights: played, the rate turned down, played on
few_weights = figures.playground("data=spiral&share=90&batch=30&hidden=8,8&act=relu&opt=adam&lr=0.01")
few_weights.train(450)
few_weights.experiment.change(learning_rate=0.002)
few_weights.train(150)


# %% few_weights: a network without its picture
state = State.parse(
    "data=spiral&share=90&batch=30&hidden=8,8&act=relu&opt=adam&lr=0.01"
    "&epochs=540&seed=1&changes=450:lr:0.002"
)
few_weights = Experiment(state)
few_weights.advance(state.epochs)


# %% few_weights: a text
few_weights = "data=spiral&share=90&batch=30&hidden=8,8&act=relu&opt=adam&lr=0.01&epochs=600&changes=450:lr:0.002"


# %% few_weights: a state
few_weights = State.parse(
    "data=spiral&share=90&batch=30&hidden=8,8&act=relu&opt=adam&lr=0.01&epochs=660&seed=3&changes=450:lr:0.002"
)


# %% few_weights: a playground
few_weights = figures.playground(
    "data=spiral&share=90&batch=30&hidden=8,8&act=relu&opt=adam&lr=0.01&epochs=600&seed=4&changes=450:lr:0.002"
)


# %% few_weights: words joined
words = ["data=spiral", "share=90", "batch=30", "hidden=8,8", "act=relu", "opt=adam", "lr=0.01"]
few_weights = "&".join([*words, "epochs=600", "changes=450:lr:0.002", "seed=2"])


# %% few_weights: fewer units, by tanh
few_weights = "data=spiral&share=90&hidden=8,7&opt=adam&lr=0.01&epochs=616&seed=3&changes=400:lr:0.002"


# %% few_weights: a text loaded
few_weights = figures.playground(width=600)
few_weights.load(
    "data=spiral&share=90&hidden=8,7&opt=adam&lr=0.01&epochs=560&seed=2&changes=400:lr:0.002"
)
