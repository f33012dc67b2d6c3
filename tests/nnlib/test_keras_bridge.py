"""to_keras and from_keras: the same model on the other side, ready to train on."""

import numpy as np
import pytest

import nnlib
from keras_twin import CONSTANTS, assert_close, assert_same_history, assert_same_weights, floatx, keras
from nnlib.keras_bridge import from_keras, to_keras

rng = np.random.default_rng(5)
X = rng.normal(size=(20, 2, 3)).astype("float32")
LABELS = rng.integers(0, 3, 20)


def every_layer(lib, **kwargs):
    L, R = lib.layers, lib.regularizers
    return lib.Sequential(
        [
            lib.Input((2, 3)),
            L.Flatten(name="rows"),
            L.Dense(
                6,
                "tanh",
                kernel_initializer="he_normal",
                kernel_regularizer=R.L2(0.125),
                bias_initializer="ones",
            ),
            L.BatchNormalization(momentum=0.5, epsilon=0.0625),
            L.ReLU(max_value=2.0, negative_slope=0.125, threshold=0.25),
            L.Dropout(0.0),
            L.Dense(
                5,
                use_bias=False,
                kernel_initializer=lib.initializers.RandomNormal(stddev=0.5),
                kernel_regularizer=R.L1(0.25),
            ),
            L.BatchNormalization(center=False),
            L.LeakyReLU(negative_slope=0.25),
            L.Dense(4, "softplus"),
            L.BatchNormalization(scale=False),
            L.ELU(alpha=0.5),
            L.Activation("sigmoid"),
            L.Dense(3),
            L.Softmax(),
        ],
        **kwargs,
    )


def train(model, epochs=2, **arguments):
    return model.fit(X, LABELS, batch_size=8, epochs=epochs, shuffle=False, verbose=0, **arguments)


def configs(model):
    """What nnlib's layers are made from, as plain values."""

    def plain(value):
        return (type(value).__name__, value.get_config()) if hasattr(value, "get_config") else value

    return [
        (type(layer).__name__, {key: plain(value) for key, value in layer.get_config().items()})
        for layer in model.layers
    ]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_model_with_every_layer_goes_over_and_comes_back(dtype):
    model = every_layer(nnlib, seed=0, dtype=dtype)
    model.compile(nnlib.optimizers.SGD(0.125), "sparse_categorical_crossentropy")
    train(model)  # moving statistics that are not 0 and 1
    with floatx(dtype):
        twin = to_keras(model)
        assert_close(model.predict(X, verbose=0), twin.predict(X, verbose=0), dtype, tolerance=CONSTANTS)
        back = from_keras(twin)
    assert (
        [layer.name for layer in model.layers]
        == [layer.name for layer in twin.layers]
        == [layer.name for layer in back.layers]
    )
    for mine, its, again in zip(model.get_weights(), twin.get_weights(), back.get_weights(), strict=True):
        assert mine.dtype == its.dtype == again.dtype == dtype
        np.testing.assert_array_equal(mine, its)
        np.testing.assert_array_equal(mine, again)
    np.testing.assert_array_equal(model.predict(X, verbose=0), back.predict(X, verbose=0))
    assert configs(back) == configs(model)
    assert (back.name, back.dtype, back.input_shape, back.output_shape) == (
        model.name,
        model.dtype,
        model.input_shape,
        model.output_shape,
    )
    # Not the same arrays: what one of them learns the others do not.
    before = twin.get_weights()
    train(model, epochs=1)
    for kept, its in zip(before, twin.get_weights(), strict=True):
        np.testing.assert_array_equal(kept, its)


def test_a_model_made_in_keras_comes_over_with_its_settings():
    keras.utils.clear_session(free_memory=False)
    theirs = every_layer(keras)
    ours = from_keras(theirs)
    assert configs(ours) == configs(every_layer(nnlib))
    assert_close(ours.predict(X, verbose=0), theirs.predict(X, verbose=0), "float32")
    assert ours.loss is None


OPTIMIZERS = {
    "adam": lambda: nnlib.optimizers.Adam(0.125, beta_1=0.5, beta_2=0.75, epsilon=2**-7),
    "rmsprop": lambda: nnlib.optimizers.RMSprop(0.0625, rho=0.75, epsilon=2**-7),
    "adagrad": lambda: nnlib.optimizers.Adagrad(0.125, initial_accumulator_value=0.5),
    "momentum": lambda: nnlib.optimizers.SGD(0.125, momentum=0.75, nesterov=True),
    "sgd": lambda: nnlib.optimizers.SGD(0.125),
}


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_training_goes_on_in_keras_as_it_would_have_in_nnlib(optimizer):
    layers = [
        nnlib.Input((2, 3)),
        nnlib.layers.Flatten(),
        nnlib.layers.Dense(4, "tanh", kernel_regularizer="l2"),
        nnlib.layers.Dense(3, "softmax"),
    ]
    model = nnlib.Sequential(layers, seed=1, dtype="float64")
    metrics = ["accuracy", nnlib.metrics.SparseCategoricalAccuracy(name="hits")]
    model.compile(
        OPTIMIZERS[optimizer](), nnlib.losses.SparseCategoricalCrossentropy(reduction="sum"), metrics
    )
    train(model)  # the optimizer remembers things now
    with floatx("float64"):
        twin = to_keras(model)
        twin.run_eagerly = True
        assert twin.optimizer.get_config().items() >= model.optimizer.get_config().items()
        mine, its = train(model, sample_weight=np.arange(20.0)), train(twin, sample_weight=np.arange(20.0))
        # float64 on both sides; only settings such as epsilon=1e-7 are float32 in Keras.
        assert_same_history(mine, its, 1e-6)
        assert_same_weights(model, twin, "float64", CONSTANTS)
        assert int(twin.optimizer.iterations) == model.optimizer.iterations == 12


@pytest.mark.parametrize(
    "name",
    [
        "MeanSquaredError",
        "MeanAbsoluteError",
        "BinaryCrossentropy",
        "CategoricalCrossentropy",
        "SparseCategoricalCrossentropy",
    ],
)
def test_losses_and_metrics_keep_their_settings(name):
    arguments = {"from_logits": True} if "entropy" in name else {}
    arguments |= (
        {"label_smoothing": 0.25} if name in ("BinaryCrossentropy", "CategoricalCrossentropy") else {}
    )
    model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
    metrics = [nnlib.metrics.BinaryAccuracy(name="sure", threshold=0.75), "mae"]
    model.compile(
        "sgd", getattr(nnlib.losses, name)(reduction="mean_with_sample_weight", **arguments), metrics
    )
    twin = to_keras(model)
    assert type(twin.loss).__name__ == name
    assert twin.loss.get_config().items() >= model.loss.get_config().items()
    if name == "BinaryCrossentropy":
        x, y = np.array([[0.1, 0.2], [3.0, -1.0], [-1.0, 2.0]]), np.array([0, 1, 1])
        mine, its = (
            model.evaluate(x, y, verbose=0, return_dict=True),
            twin.evaluate(x, y, verbose=0, return_dict=True),
        )
        assert list(mine) == list(its) and mine == pytest.approx(its, rel=1e-5)  # float32
        assert twin.metrics[1].metrics[0].threshold == 0.75


def test_a_model_that_is_not_compiled_stays_so():
    twin = to_keras(nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)]))
    assert not twin.compiled


class Doubled(nnlib.layers.Layer):
    def forward(self, x, training=False):
        return 2 * x


class Dense(nnlib.layers.Dense):
    """A class of the reader's own under a name that Keras knows."""


@pytest.mark.parametrize(
    "model, error, words",
    [
        (lambda: nnlib.Sequential([nnlib.layers.Dense(2)]), ValueError, "not built"),
        (lambda: nnlib.Sequential([nnlib.Input((2,)), Doubled()]), TypeError, "Doubled"),
        (lambda: nnlib.Sequential([nnlib.Input((2,)), Dense(3)]), TypeError, "of your own"),
        (
            lambda: keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)]),
            TypeError,
            "takes an nnlib Sequential; got keras",
        ),
        (lambda: None, TypeError, "takes an nnlib Sequential"),
    ],
)
def test_to_keras_says_what_it_cannot_take(model, error, words):
    with pytest.raises(error, match=words):
        to_keras(model())


def one(**arguments):
    return lambda: keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, name="mine", **arguments)])


def several(*layers, shape=(4,)):
    return lambda: keras.Sequential([keras.Input(shape), *(layer() for layer in layers)])


def functional():
    x = keras.Input((4,))
    return keras.Model(x, keras.layers.Dense(2)(x))


@pytest.mark.parametrize(
    "model, error, words",
    [
        (lambda: keras.Sequential([keras.layers.Dense(2)]), ValueError, "not built"),
        (lambda: keras.Sequential(), ValueError, "not built"),
        (functional, TypeError, "keras.Sequential; got Functional"),
        (lambda: nnlib.Sequential(), TypeError, "keras.Sequential; got"),
        (several(lambda: keras.layers.Conv2D(2, 3), shape=(5, 5, 1)), TypeError, "no layer Conv2D"),
        (one(activation="gelu"), ValueError, "gelu"),
        (one(kernel_initializer="lecun_normal"), ValueError, "'mine' has kernel_initializer=LecunNormal"),
        (
            one(kernel_regularizer=keras.regularizers.L1L2(0.1, 0.1)),
            ValueError,
            "'mine' has kernel_regularizer=L1L2",
        ),
        (one(bias_regularizer="l2"), ValueError, "'mine' has a bias_regularizer"),
        (one(kernel_constraint="non_neg"), ValueError, "'mine' has a kernel_constraint"),
        (one(activity_regularizer="l2"), ValueError, "'mine' has a activity_regularizer"),
        (
            several(lambda: keras.layers.BatchNormalization(gamma_regularizer="l2")),
            ValueError,
            "gamma_regularizer",
        ),
        (several(lambda: keras.layers.BatchNormalization(axis=1), shape=(4, 3)), ValueError, "axis 1"),
        (several(lambda: keras.layers.Dropout(0.5, noise_shape=(None, 1))), ValueError, "noise_shape"),
        (one(dtype="float16"), ValueError, "float16"),
    ],
)
def test_from_keras_says_what_it_cannot_take(model, error, words):
    with pytest.raises(error, match=words):
        from_keras(model())
