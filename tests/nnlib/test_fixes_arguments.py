"""Arguments that other libraries and other generations of Keras have: today's name works."""

import re

import numpy as np
import pytest

import nnlib
from fixes import train

X = np.random.default_rng(0).normal(size=(12, 3))
Y = np.arange(12) % 2


def fit(**arguments):
    return train(X, Y, "binary_crossentropy", 1, "sigmoid", **arguments)


def compiled(**arguments):
    model = nnlib.Sequential([nnlib.layers.Dense(1)])
    model.compile(**{"optimizer": "sgd", "loss": "mse", **arguments})
    model.fit(X, X[:, 0], verbose=0)


ARGUMENTS = {  # the mistake: the message, and the call that it asks for
    "optimizers.SGD(lr=0.1)": ("Write learning_rate=0.1", "optimizers.SGD(learning_rate=0.1)"),
    "optimizers.Adam(lr=0.1, beta1=0.8)": (
        "Write learning_rate=0.1.*Write beta_1=0.8",
        "optimizers.Adam(learning_rate=0.1, beta_1=0.8)",
    ),
    "optimizers.Adam(0.1, eps=1e-6)": ("Write epsilon=1e-06", "optimizers.Adam(0.1, epsilon=1e-6)"),
    "optimizers.Adam(learning_rat=0.1)": (
        "Did you mean learning_rate?",
        "optimizers.Adam(learning_rate=0.1)",
    ),
    "optimizers.SGD(0.1, decay=1e-6)": (
        r"callbacks=\[nnlib.callbacks.LearningRateScheduler\(lambda epoch, rate: 0.95 \* rate\)\]",
        "fit(callbacks=[nnlib.callbacks.LearningRateScheduler(lambda epoch, rate: 0.95 * rate)])",
    ),
    "optimizers.Adam(clipnorm=1.0)": ("clips no gradients: leave it out", "optimizers.Adam()"),
    "optimizers.Adam(amsgrad=True)": ("does without it. Leave it out", "optimizers.Adam()"),
    "optimizers.Adam(weight_decay=0.1)": (
        'Dense.8, kernel_regularizer="l2"',
        'Dense(8, kernel_regularizer="l2")',
    ),
    "Dense(8, input_dim=3)": (
        r"Sequential\(\[Input\(\(3,\)\), …\]\)",
        "Sequential([Input((3,)), Dense(8)]).predict(X)",
    ),
    "Dense(8, input_shape=(3,))": (
        r"Sequential\(\[Input\(\(3,\)\), …\]\)",
        "Sequential([Input((3,)), Dense(8)]).predict(X)",
    ),
    "Dense(8, batch_input_shape=(None, 3))": (
        r"Sequential\(\[Input\(\(None, 3\)\[1:\]\), …\]\)",
        "Sequential([Input((None, 3)[1:]), Dense(8)]).predict(X)",
    ),
    'Dense(8, init="uniform")': (
        "Write kernel_initializer='random_uniform'",
        "Dense(8, kernel_initializer='random_uniform')",
    ),
    'Dense(8, W_regularizer="l2")': ("Write kernel_regularizer='l2'", "Dense(8, kernel_regularizer='l2')"),
    "Dense(output_dim=8)": ("Write units=8", "Dense(units=8)"),
    "Dense(8, bias=False)": ("Write use_bias=False", "Dense(8, use_bias=False)"),
    "Dense(8, weights=[np.ones((3, 8)), np.ones(8)])": (
        r"layer.set_weights\(\[kernel, bias\]\)",
        "Sequential([Input((3,)), Dense(8)]).layers[0].set_weights([np.ones((3, 8)), np.ones(8)])",
    ),
    'Dense(8, bias_regularizer="l2")': ("does without it. Leave it out", "Dense(8)"),
    "Dense(8, activaton='relu')": ("Did you mean activation?", "Dense(8, activation='relu')"),
    "Dropout(p=0.5)": ("Write rate=0.5", "Dropout(rate=0.5)"),
    "Dropout(0.5, seed=1)": (r"Sequential\(\[…\], seed=1\)", "Sequential([Dropout(0.5)], seed=1)"),
    "LeakyReLU(alpha=0.1)": ("Write negative_slope=0.1", "LeakyReLU(negative_slope=0.1)"),
    "BatchNormalization(axis=1)": ("Leave it out", "BatchNormalization()"),
    "initializers.Zeros(value=1)": ("It takes: none", "initializers.Zeros()"),
    "initializers.RandomNormal(std=1)": ("Did you mean stddev?", "initializers.RandomNormal(stddev=1)"),
    "losses.MeanSquaredError(axis=1)": ("Leave it out", "losses.MeanSquaredError()"),
    "callbacks.EarlyStopping(min_delt=1)": (
        "Did you mean min_delta?",
        "callbacks.EarlyStopping(min_delta=1)",
    ),
    "callbacks.EarlyStopping(colour=1)": (
        "It takes: monitor, min_delta, patience",
        "callbacks.EarlyStopping()",
    ),
    "Input(batch_shape=(None, 3))": (r"Input\(\(None, 3\)\[1:\]\)", "Input((None, 3)[1:])"),
    "Sequential(layer=[])": ("Did you mean layers?", "Sequential(layers=[])"),
    "compiled(optimiser='sgd')": ("Did you mean optimizer?", "compiled(optimizer='sgd')"),
    "compiled(lr=0.1)": (
        r"compile has no argument lr.*optimizer=nnlib.optimizers.SGD\(learning_rate=0.1\)",
        "compiled(optimizer=nnlib.optimizers.SGD(learning_rate=0.1))",
    ),
    "compiled(run_eagerly=True)": ("Leave it out", "compiled()"),
    "fit(nb_epoch=5)": ("fit has no argument nb_epoch: here it is called epochs. Write epochs=5", None),
    "fit(show_accuracy=True)": (r'in compile: metrics=\["accuracy"\]', None),
    "fit(validation_freq=2)": ("Leave it out", "fit()"),
    "fit(steps_per_epoch=2, workers=4)": ("steps_per_epoch.*Leave it out.*workers.*Leave it out", "fit()"),
    "fit().train_on_batch(X, Y, class_weight={0: 1, 1: 5})": (
        r"sample_weight=np.vectorize\(\{0: 1, 1: 5\}.get\)\(y\)",
        "fit().train_on_batch(X, Y, sample_weight=np.vectorize({0: 1, 1: 5}.get)(Y))",
    ),
    "fit(class_weights={0: 1, 1: 2})": ("Write class_weight={0: 1, 1: 2}", "fit(class_weight={0: 1, 1: 2})"),
    "fit().fit(X, labels=X)": ("Write y=…", None),
    "fit().predict(X, batchsize=2)": ("Did you mean batch_size?", "fit().predict(X, batch_size=2)"),
    "fit().evaluate(X, Y, workers=2)": ("Leave it out", "fit().evaluate(X, Y)"),
    "nnlib.datasets.mnist.load_data(path='mnist.npz')": ("set the environment variable NNLIB_DATA", None),
    "nnlib.datasets.toy.circle(n=10)": ("Write n_samples=10", "nnlib.datasets.toy.circle(n_samples=10)"),
    "nnlib.datasets.toy.blobs(classes=3)": ("Write n_classes=3", "nnlib.datasets.toy.blobs(n_classes=3)"),
    "nnlib.datasets.toy.xor(random_state=3)": ("Write seed=3", "nnlib.datasets.toy.xor(seed=3)"),
}


@pytest.mark.parametrize("mistake", ARGUMENTS)
def test_arguments_of_others_get_a_name_that_works(mistake):
    words, call = ARGUMENTS[mistake]
    names = vars(nnlib) | vars(nnlib.layers) | globals()
    with pytest.raises(TypeError) as error:
        eval(mistake, names)
    assert re.search(words, str(error.value))
    if call:
        eval(call, names)
