"""What readers hand in too early, or with the wrong network, in notebook 15. Attempts are states."""

# %% given
BY_HEART = "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01"

DEAD = "act=relu&hidden=6&changes=" + ",".join(f"0:b0.{unit}:-30" for unit in range(6))

SEVEN = "inputs=x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)&hidden=4&opt=adam&lr=0.01"

OWN = "data=points&classes=3&hidden=8"


# %% three_units: 'epochs=50'
# says: One hidden layer is asked for; here are (4, 2)
three_units = "epochs=50"


# %% three_units: 'hidden=4&epochs=50'
# says: Three units are enough; here are 4
three_units = "hidden=4&epochs=50"


# %% three_units: 'hidden=2&opt=adam&epochs=200'
# says: The test loss is 0.
three_units = "hidden=2&opt=adam&epochs=200"


# %% three_units: 'hidden=3&inputs=x1^2,x2^2&epochs=50'
# says: The inputs should be x1, x2 and no others
three_units = "hidden=3&inputs=x1^2,x2^2&epochs=50"


# %% three_units: 'data=xor&hidden=3&epochs=5'
# says: another data set
three_units = "data=xor&hidden=3&epochs=5"


# %% three_units: 'hidden=3&noise=10&epochs=5'
# says: Set the noise to 0
three_units = "hidden=3&noise=10&epochs=5"


# %% three_units: 'hidden=9'
# says: hidden must be from 1 to 8
three_units = "hidden=9"


# %% three_units: 0.1
# says: Hand in the playground itself
three_units = 0.1


# %% no_hidden_layer: 'epochs=100'
# says: There must be no hidden layer
no_hidden_layer = "epochs=100"


# %% no_hidden_layer: 'hidden=0&inputs=x1^2,x2^2'
# says: press play
no_hidden_layer = "hidden=0&inputs=x1^2,x2^2"


# %% no_hidden_layer: 'hidden=0&epochs=100'
# says: What is the same all around a circle?
no_hidden_layer = "hidden=0&epochs=100"


# %% no_hidden_layer: 'hidden=0&inputs=x1^2,x2^2&epochs=2'
# says: The inputs are right
no_hidden_layer = "hidden=0&inputs=x1^2,x2^2&epochs=2"


# %% one_weight: 'data=xor&inputs=x1x2&epochs=50'
# says: There must be no hidden layer
one_weight = "data=xor&inputs=x1x2&epochs=50"


# %% one_weight: 'data=xor&hidden=0&inputs=x1,x2,x1x2&epochs=50'
# says: One input is asked for
one_weight = "data=xor&hidden=0&inputs=x1,x2,x1x2&epochs=50"


# %% one_weight: 'data=xor&hidden=0&inputs=x1&epochs=50'
# says: with x1. Which input has one sign
one_weight = "data=xor&hidden=0&inputs=x1&epochs=50"


# %% one_weight: 'hidden=0&inputs=x1x2&epochs=50'
# says: about XOR
one_weight = "hidden=0&inputs=x1x2&epochs=50"


# %% linear: 'hidden=8,8,8&act=tanh&epochs=100'
# says: The activation is tanh
linear = "hidden=8,8,8&act=tanh&epochs=100"


# %% linear: 'hidden=8,8,8&act=linear&epochs=30'
# says: 30 epochs are not enough to give up
linear = "hidden=8,8,8&act=linear&epochs=30"


# %% linear: 'hidden=8&act=linear&epochs=100'
# says: Keep three hidden layers or more
linear = "hidden=8&act=linear&epochs=100"


# %% linear: 'hidden=8,8,8&act=linear&inputs=x1^2,x2^2&epochs=1
# says: The inputs should be x1, x2
linear = "hidden=8,8,8&act=linear&inputs=x1^2,x2^2&epochs=100"


# %% revive: 'act=relu&hidden=4&epochs=100'
# says: no longer the network that began dead
revive = "act=relu&hidden=4&epochs=100"


# %% revive: DEAD + ',0:b0.0:0'
# says: press play
revive = DEAD + ",0:b0.0:0"


# %% revive: DEAD + '&epochs=100'
# says: All 6 units are still 0 everywhere
revive = DEAD + "&epochs=100"


# %% revive: DEAD + ',0:b0.0:0&epochs=100'
# says: Some units live again
revive = DEAD + ",0:b0.0:0&epochs=100"


# %% revive: DEAD.replace('relu', 'tanh') + '&epochs=10'
# says: it should stay ReLU
revive = DEAD.replace("relu", "tanh") + "&epochs=10"


# %% spiral: 'data=spiral&epochs=100'
# says: below 0.05 is asked for
spiral = "data=spiral&epochs=100"


# %% spiral: 'data=spiral&inputs=x1,x2,sin(x1),sin(x2)&epochs=5
# says: The inputs should be x1, x2
spiral = "data=spiral&inputs=x1,x2,sin(x1),sin(x2)&epochs=5"


# %% spiral: 'data=spiral&classes=3&epochs=5'
# says: Two arms are asked for; here are 3
spiral = "data=spiral&classes=3&epochs=5"


# %% spiral: 'epochs=50'
# says: This mission is about the spiral
spiral = "epochs=50"


# %% your_own: OWN
# says: no points to learn from yet
your_own = OWN


# %% your_own: OWN + '&points=1,1,0;2,2,1;3,3,2&epochs=50'
# says: Twelve points are asked for
your_own = OWN + "&points=1,1,0;2,2,1;3,3,2&epochs=50"


# %% your_own: OWN.replace('3', '2') + '&points=' + '1,1,0;' * 12
# says: Three classes or four
your_own = OWN.replace("3", "2") + "&points=" + "1,1,0;" * 12


# %% your_own: OWN + '&points=' + '1,1,0;2,2,1;' * 6
# says: One of the classes has no point yet
your_own = OWN + "&points=" + "1,1,0;2,2,1;" * 6


# %% your_own: OWN + '&points=' + '1,1,0;2,2,1;3,3,2;' * 5
# says: train on, or add units
your_own = OWN + "&points=" + "1,1,0;2,2,1;3,3,2;" * 5


# %% your_own: 'data=gauss&classes=3&epochs=50'
# says: about your own points
your_own = "data=gauss&classes=3&epochs=50"


# %% by_heart: BY_HEART + '&epochs=20'
# says: Train on
by_heart = BY_HEART + "&epochs=20"


# %% by_heart: 'hidden=8,8&opt=adam&lr=0.01&epochs=100'
# says: With noise 0 there is little to learn by heart
by_heart = "hidden=8,8&opt=adam&lr=0.01&epochs=100"


# %% by_heart: BY_HEART + '&reg=l2&rate=0.01&epochs=400'
# says: Switch the regularization off
by_heart = BY_HEART + "&reg=l2&rate=0.01&epochs=400"


# %% by_heart: 'data=gauss&noise=20&hidden=8,8&opt=adam&lr=0.01&e
# says: is too good for this mission
by_heart = "data=gauss&noise=20&hidden=8,8&opt=adam&lr=0.01&epochs=60"


# %% tame: BY_HEART + '&epochs=400'
# says: The regularization is none; choose L2
tame = BY_HEART + "&epochs=400"


# %% tame: BY_HEART + '&reg=l2&epochs=400'
# says: The rate of L2 is 0
tame = BY_HEART + "&reg=l2&epochs=400"


# %% tame: BY_HEART + '&reg=l2&rate=0.01&epochs=50'
# says: no time to learn by heart
tame = BY_HEART + "&reg=l2&rate=0.01&epochs=50"


# %% tame: BY_HEART + '&reg=l2&rate=0.0001&epochs=400'
# says: Try a larger rate of L2
tame = BY_HEART + "&reg=l2&rate=0.0001&epochs=400"


# %% tame: BY_HEART + '&reg=l2&rate=0.3&epochs=400'
# says: Try a smaller rate
tame = BY_HEART + "&reg=l2&rate=0.3&epochs=400"


# %% tame: 'hidden=8,8&reg=l2&rate=0.01&epochs=400'
# says: Keep the data and the network
tame = "hidden=8,8&reg=l2&rate=0.01&epochs=400"


# %% keep_few: SEVEN + '&reg=l2&rate=0.01&epochs=50'
# says: The regularization is l2; choose L1
keep_few = SEVEN + "&reg=l2&rate=0.01&epochs=50"


# %% keep_few: SEVEN + '&reg=l1&rate=0.001&epochs=10'
# says: five are asked for
keep_few = SEVEN + "&reg=l1&rate=0.001&epochs=10"


# %% keep_few: SEVEN + '&reg=l1&rate=0.3&epochs=60'
# says: L1 leaves nothing to learn with
keep_few = SEVEN + "&reg=l1&rate=0.3&epochs=60"


# %% keep_few: SEVEN + '&reg=l1&rate=0.1&epochs=300'
# says: try a smaller rate
keep_few = SEVEN + "&reg=l1&rate=0.1&epochs=300"


# %% keep_few: SEVEN.replace('=4', '=8') + '&reg=l1&rate=0.01&epo
# says: Four units in one layer
keep_few = SEVEN.replace("=4", "=8") + "&reg=l1&rate=0.01&epochs=50"


# %% keep_few: 'inputs=x1^2,x2^2&hidden=4&reg=l1&rate=0.01&epochs
# says: Leave all seven inputs in
keep_few = "inputs=x1^2,x2^2&hidden=4&reg=l1&rate=0.01&epochs=50"
