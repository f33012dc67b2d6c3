"""What readers hand in too early, or with the wrong network, in notebook 15. Attempts are states."""

# %% given
from course.playground import Experiment, State, playground


class figures:
    """What the notebook's `figures` offers."""

    playground = staticmethod(playground)


BY_HEART = "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01"

DEAD = "act=relu&hidden=6&changes=" + ",".join(f"0:b0.{unit}:-30" for unit in range(6))

SEVEN = "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01"

OWN = "data=points&classes=3&hidden=8"


# %% three_units: two hidden layers
# says: One hidden layer is asked for; here are (4, 2)
three_units = "epochs=50"


# %% three_units: four units
# says: Three units are enough; here are 4
three_units = "hidden=4&epochs=50"


# %% three_units: two units
# says: The test loss is 0.
three_units = "hidden=2&opt=adam&epochs=200"


# %% three_units: squares as inputs
# says: The inputs should be x1, x2 and no others
three_units = "hidden=3&inputs=x1^2,x2^2&epochs=50"


# %% three_units: another data set
# says: another data set
three_units = "data=xor&hidden=3&epochs=5"


# %% three_units: noise
# says: Set the noise to 0
three_units = "hidden=3&noise=10&epochs=5"


# %% three_units: nine units
# says: hidden must be from 1 to 8
three_units = "hidden=9"


# %% three_units: a number
# says: Hand in the playground itself
three_units = 0.1


# %% no_hidden_layer: hidden layers
# says: There must be no hidden layer
no_hidden_layer = "epochs=100"


# %% no_hidden_layer: not trained
# says: press play
no_hidden_layer = "hidden=0&inputs=x1^2,x2^2"


# %% no_hidden_layer: x1 and x2
# says: What is the same all around a circle?
no_hidden_layer = "hidden=0&epochs=100"


# %% no_hidden_layer: two epochs
# says: The inputs are right
no_hidden_layer = "hidden=0&inputs=x1^2,x2^2&epochs=2"


# %% one_weight: hidden layers
# says: There must be no hidden layer
one_weight = "data=xor&inputs=x1x2&epochs=50"


# %% one_weight: three inputs
# says: One input is asked for
one_weight = "data=xor&hidden=0&inputs=x1,x2,x1x2&epochs=50"


# %% one_weight: x1 alone
# says: with x1. Which input has one sign
one_weight = "data=xor&hidden=0&inputs=x1&epochs=50"


# %% one_weight: the circle
# says: about XOR
one_weight = "hidden=0&inputs=x1x2&epochs=50"


# %% linear: tanh
# says: The activation is tanh
linear = "hidden=8,8,8&act=tanh&epochs=100"


# %% linear: too few epochs
# says: The network has trained for 30 epochs
linear = "hidden=8,8,8&act=linear&epochs=30"


# %% linear: one hidden layer
# says: Keep three hidden layers or more
linear = "hidden=8&act=linear&epochs=100"


# %% linear: squares as inputs
# says: The inputs should be x1, x2
linear = "hidden=8,8,8&act=linear&inputs=x1^2,x2^2&epochs=100"


# %% revive: another network
# says: no longer the network that began dead
revive = "act=relu&hidden=4&epochs=100"


# %% revive: one unit woken, not trained
# says: press play
revive = DEAD + ",0:b0.0:0"


# %% revive: trained as it is
# says: All 6 units are still 0 everywhere
revive = DEAD + "&epochs=100"


# %% revive: one unit woken
# says: Some units live again
revive = DEAD + ",0:b0.0:0&epochs=100"


# %% revive: tanh
# says: it should stay ReLU
revive = DEAD.replace("relu", "tanh") + "&epochs=10"


# %% spiral: the first network
# says: below 0.05 is asked for
spiral = "data=spiral&epochs=100"


# %% spiral: sines as inputs
# says: The inputs should be x1, x2
spiral = "data=spiral&inputs=x1,x2,sin(x1),sin(x2)&epochs=5"


# %% spiral: three arms
# says: Two arms are asked for; here are 3
spiral = "data=spiral&classes=3&epochs=5"


# %% spiral: the circle
# says: This mission is about the spiral
spiral = "epochs=50"


# %% your_own: no points
# says: no points to learn from yet
your_own = OWN


# %% your_own: three points
# says: Twelve points are asked for
your_own = OWN + "&points=1,1,0;2,2,1;3,3,2&epochs=50"


# %% your_own: two classes
# says: Three classes or four
your_own = OWN.replace("3", "2") + "&points=" + "1,1,0;" * 12


# %% your_own: a class without points
# says: One of the classes has no point yet
your_own = OWN + "&points=" + "1,1,0;2,2,1;" * 6


# %% your_own: points on each other
# says: train on, or add units
your_own = OWN + "&points=" + "1,1,0;2,2,1;3,3,2;" * 5


# %% your_own: blobs
# says: about your own points
your_own = "data=gauss&classes=3&epochs=50"


# %% by_heart: too few epochs
# says: Train on
by_heart = BY_HEART + "&epochs=20"


# %% by_heart: no noise
# says: With noise 0 there is little to learn by heart
by_heart = "hidden=8,8&opt=adam&lr=0.01&epochs=100"


# %% by_heart: with L2
# says: Switch the regularization off
by_heart = BY_HEART + "&reg=l2&rate=0.01&epochs=400"


# %% by_heart: learned well
# says: is too good for this mission
by_heart = "data=gauss&noise=20&hidden=8,8&opt=adam&lr=0.01&epochs=60"


# %% tame: no regularization
# says: The regularization is none; choose L2
tame = BY_HEART + "&epochs=400"


# %% tame: rate 0
# says: The rate of L2 is 0
tame = BY_HEART + "&reg=l2&epochs=400"


# %% tame: too few epochs
# says: Train for 300 or more
tame = BY_HEART + "&reg=l2&rate=0.01&epochs=50"


# %% tame: too small a rate
# says: Try a larger rate of L2
tame = BY_HEART + "&reg=l2&rate=0.0001&epochs=400"


# %% tame: too large a rate
# says: Try a smaller rate
tame = BY_HEART + "&reg=l2&rate=0.3&epochs=400"


# %% tame: other data
# says: Keep the data and the network
tame = "hidden=8,8&reg=l2&rate=0.01&epochs=400"


# %% keep_few: L2
# says: The regularization is l2; choose L1
keep_few = SEVEN + "&reg=l2&rate=0.01&epochs=50"


# %% keep_few: too small a rate
# says: five are asked for
keep_few = SEVEN + "&reg=l1&rate=0.001&epochs=10"


# %% keep_few: nothing left
# says: so the network cannot learn
keep_few = SEVEN + "&reg=l1&rate=0.3&epochs=60"


# %% keep_few: too large a rate
# says: try a smaller rate
keep_few = SEVEN + "&reg=l1&rate=0.1&epochs=300"


# %% keep_few: eight units
# says: Four units in one layer
keep_few = SEVEN.replace("=4", "=8") + "&reg=l1&rate=0.01&epochs=50"


# %% keep_few: two inputs
# says: Leave all seven inputs in
keep_few = "inputs=x1^2,x2^2&hidden=4&reg=l1&rate=0.01&epochs=50"


# %% no_hidden_layer: a word misspelt
# says: Did you mean
no_hidden_layer = "hiden=0&inputs=x1^2,x2^2&epochs=100"


# %% no_hidden_layer: noise
# says: Set the noise to 0
no_hidden_layer = "noise=20&hidden=0&inputs=x1^2,x2^2&epochs=100"


# %% no_hidden_layer: one square
# says: What is the same all around a circle?
no_hidden_layer = "hidden=0&inputs=x1^2&epochs=100"


# %% no_hidden_layer: another data set
# says: This mission is about the circle
no_hidden_layer = "data=gauss&hidden=0&inputs=x1^2,x2^2&epochs=100"


# %% no_hidden_layer: the loss
# says: Hand in the playground itself
no_hidden_layer = figures.playground("hidden=0&inputs=x1^2,x2^2&epochs=100").experiment.test_loss


# %% one_weight: not trained
# says: press play
one_weight = figures.playground("data=xor&hidden=0&inputs=x1x2")
one_weight.load("data=xor&hidden=0&inputs=x1x2&batch=5")


# %% one_weight: a sine
# says: with sin(x1). Which input has one sign
one_weight = "data=xor&hidden=0&inputs=sin(x1)&epochs=50"


# %% one_weight: noise
# says: Set the noise to 0
one_weight = "data=xor&noise=10&hidden=0&inputs=x1x2&epochs=50"


# %% one_weight: the input written as a product
# says: inputs
one_weight = "data=xor&hidden=0&inputs=x1*x2&epochs=50"


# %% one_weight: a network that was made and not trained
# says: press play
one_weight = Experiment(State.parse("data=xor&hidden=0&inputs=x1x2&epochs=50"))


# %% linear: another data set
# says: about the circle
linear = "data=xor&hidden=8,8,8&act=linear&epochs=100"


# %% linear: the activation left out
# says: The activation is tanh
linear = "hidden=8,8,8&epochs=120"


# %% linear: a word misspelt
# says: activation
linear = "hidden=8,8,8&act=liner&epochs=120"


# %% linear: one more epoch at a time
# says: The network has trained for 3 epochs
linear = figures.playground("hidden=8,8,8&act=linear")
for _ in range(3):
    linear.train()


# %% linear: no equals sign
# says: has no =
linear = "hidden=8,8,8&linear&epochs=100"


# %% revive: a new start
# says: no longer the network that began dead
revive = "act=relu&hidden=6&epochs=200"


# %% revive: another data set
# says: about the circle
revive = DEAD + "&data=xor&epochs=100"


# %% revive: a bias that is still far too low
# says: All 6 units are still 0 everywhere
revive = DEAD + "".join(f",0:b0.{unit}:-25" for unit in range(6)) + "&epochs=100"


# %% revive: two of six woken
# says: Some units live again
revive = DEAD + ",0:b0.0:1,0:b0.1:1&epochs=150"


# %% spiral: noise
# says: Set the noise to 0
spiral = "data=spiral&noise=10&hidden=8,8,8&epochs=5"


# %% spiral: more units and no patience
# says: below 0.05 is asked for
spiral = "data=spiral&hidden=8,8,8&opt=adam&lr=0.01&epochs=20"


# %% spiral: linear
# says: below 0.05 is asked for
spiral = "data=spiral&hidden=8,8,8&act=linear&opt=adam&epochs=50"


# %% spiral: a list
# says: Hand in the playground itself
spiral = [8, 8, 8]


# %% your_own: eleven points
# says: Twelve points are asked for
your_own = OWN + "&points=" + "1,1,0;2,2,1;3,3,2;" * 3 + "1,2,0;2,3,1&epochs=50"


# %% your_own: a class that the network has not
# says: points must have a class from 0 to 2
your_own = OWN + "&points=" + "1,1,0;2,2,1;3,3,3;" * 4


# %% by_heart: a little noise
# says: With noise 10 there is little to learn by heart
by_heart = "noise=10&share=10&hidden=8,8&opt=adam&lr=0.01&epochs=600"


# %% by_heart: SGD, and half of the time
# says: Train on
by_heart = "noise=40&share=10&hidden=8,8&epochs=300"


# %% by_heart: L1
# says: Switch the regularization off
by_heart = BY_HEART + "&reg=l1&rate=0.001&epochs=100"


# %% by_heart: a playground that was only opened again
# says: Train on
by_heart = figures.playground(BY_HEART + "&epochs=1")


# %% tame: L1
# says: The regularization is l1; choose L2
tame = BY_HEART + "&reg=l1&rate=0.01&epochs=400"


# %% tame: fewer units
# says: Keep the data and the network
tame = "noise=40&share=10&hidden=4&opt=adam&lr=0.01&reg=l2&rate=0.01&epochs=400"


# %% keep_few: no regularization
# says: The regularization is none; choose L1
keep_few = SEVEN + "&epochs=50"


# %% keep_few: two layers
# says: Four units in one layer
keep_few = SEVEN.replace("hidden=4", "hidden=4,4") + "&reg=l1&rate=0.01&epochs=50"


# %% few_weights: the solution of the spiral
# says: has 177 weights and biases; 110 are allowed
few_weights = "data=spiral&share=90&batch=30&hidden=8,8,8&act=relu&opt=adam&lr=0.01&epochs=300"


# %% few_weights: too few units
# says: below 0.05 is asked for
few_weights = "data=spiral&share=90&hidden=3&opt=adam&lr=0.01&epochs=200"


# %% few_weights: not trained
# says: press play
few_weights = "data=spiral&share=90&hidden=8,8"


# %% few_weights: the circle
# says: about the spiral
few_weights = "hidden=8,8&epochs=50"


# %% few_weights: sines as inputs
# says: The inputs should be x1, x2
few_weights = "data=spiral&inputs=x1,x2,sin(x1),sin(x2)&hidden=8&epochs=50"


# %% few_weights: noise
# says: Set the noise to 0
few_weights = "data=spiral&noise=5&hidden=8,8&epochs=20"


# %% few_weights: three arms
# says: Two arms are asked for
few_weights = "data=spiral&classes=3&hidden=8,4&epochs=20"


# %% few_weights: the number of weights
# says: Hand in the playground itself
few_weights = 105


# %% few_weights: no patience
# says: The network is small enough
few_weights = "data=spiral&share=90&batch=30&hidden=8,8&act=relu&opt=adam&lr=0.01&epochs=20"
