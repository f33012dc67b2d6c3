"""Sequential: building, training, measuring, and numbers that come out the same again."""

import math

import numpy as np
import pytest

from nnlib import Input, Sequential, check_model, losses, optimizers
from nnlib.layers import Activation, BatchNormalization, Dense, Dropout, Flatten, Softmax

RNG = np.random.default_rng(0)
X = RNG.normal(size=(50, 3)).astype("float32")
Y = (X @ [[1.0], [-2.0], [0.5]] + 0.3).astype("float32")
LABELS = (X[:, 0] > 0).astype(int) + (X[:, 1] > 0)


def regression(optimizer="sgd", seed=0, dtype="float32", middle=()):
    layers = [Input((3,)), Dense(4, activation="tanh"), *middle, Dense(1)]
    model = Sequential(layers, seed=seed, dtype=dtype)
    model.compile(optimizer, "mse", metrics=["mae"])
    return model


def classifier(end="softmax", loss="sparse_categorical_crossentropy", seed=0, **kwargs):
    model = Sequential(
        [Input((3,)), Dense(8, activation="relu"), Dense(3, activation=end)], seed=seed, **kwargs
    )
    model.compile(optimizers.SGD(0.5), loss, metrics=["accuracy"])
    return model


class Noting(Dense):
    """Records each training batch: the first feature of its samples, as the layer gets it."""

    def __init__(self):
        super().__init__(1)
        self.rows = []

    def forward(self, x, training=False):
        if training:
            self.rows.append(x[:, 0].copy())
        return super().forward(x, training)


def test_article_b_network_forward_and_loss():
    model = Sequential([Input((3,)), Dense(2, activation="relu"), Dense(1)], dtype="float64")
    w = [[0.02888694, -0.23364061, -0.31486371], [-0.8928591, 0.56717008, -0.63570172]]
    model.set_weights([np.transpose(w), np.zeros(2), np.ones((2, 1)), np.array([-1.42774189])])
    model.compile("sgd", "mse")
    x = [[1.0, 2.0, 3.0]]
    # Both units are at 0 behind ReLU, so that only the last bias is left: (3 + 1.42774189)²
    assert model.evaluate(x, [[3.0]]) == pytest.approx(19.6049, abs=5e-5)
    np.testing.assert_allclose(model.predict(x), [[-1.42774189]])


def test_one_step_by_hand():
    model = Sequential([Input((1,)), Dense(1)], dtype="float64")
    model.compile(optimizers.SGD(0.1), "mse")
    model.set_weights([[[2.0]], [0.0]])
    history = model.fit([[1.0], [2.0]], [[0.0], [0.0]], batch_size=2, verbose=0)
    # u = 2, 4; loss (4 + 16) / 2 = 10; dL/dw = 2 (2 · 1 + 4 · 2) / 2 = 10, dL/db = 2 (2 + 4) / 2 = 6
    assert history.history == {"loss": [10.0]}
    np.testing.assert_allclose([w.item() for w in model.get_weights()], [1.0, -0.6])


@pytest.mark.parametrize("case", ["relu", "sparse", "binary", "categorical layer", "mae"])
def test_gradients_of_a_whole_network(case):
    end, loss, y = {
        "relu": (Dense(2), "mse", RNG.normal(size=(6, 2))),
        "sparse": (Dense(3, activation="softmax"), "sparse_categorical_crossentropy", [0, 2, 1, 1, 0, 2]),
        "binary": (Dense(1, activation="sigmoid"), "binary_crossentropy", [0, 1, 1, 0, 1, 0]),
        "categorical layer": (Softmax(), "categorical_crossentropy", np.eye(5)[[0, 1, 2, 3, 4, 0]]),
        "mae": (Dense(1, activation="sigmoid"), "mae", np.full((6, 1), 2.0)),
    }[case]
    layers = [
        Input((3,)),
        Dense(5, activation="tanh", kernel_regularizer="l2"),
        BatchNormalization(),
        Dropout(0.3),
        Dense(5, activation="softplus", kernel_regularizer="l1"),
        end,
    ]
    model = Sequential(layers, seed=1, dtype="float64")
    model.compile("sgd", loss)
    comparisons = check_model(model, X[:6], y, sample_weight=[1, 2, 0, 0.5, 1, 3])
    assert len(comparisons) == 1 + sum(len(layer.params) for layer in model.layers)
    assert all(c.ok for c in comparisons), comparisons


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop", "adagrad", "adam", optimizers.SGD(0.1, 0.9)])
def test_everything_stays_in_the_models_dtype(optimizer, dtype):
    if isinstance(optimizer, optimizers.Optimizer):
        optimizer = type(optimizer)(**optimizer.get_config())
    model = regression(optimizer, dtype=dtype, middle=[BatchNormalization(), Dropout(0.5)])
    model.fit(X.astype("float64"), Y.astype("float64"), verbose=0, sample_weight=np.ones(50))
    arrays = [*model.get_weights(), *model.optimizer.variables, model.predict(X), model(X)]
    arrays += [g for layer in model.layers for g in layer.grads.values()]
    assert {a.dtype for a in arrays} == {np.dtype(dtype)}
    assert model.input_gradient(X, Y).dtype == dtype


def test_nothing_a_user_gives_is_changed():
    arrays = [X.copy(), Y.copy(), np.ones(50, "float32")]
    for a in arrays:
        a.flags.writeable = False
    x, y, weight = arrays
    model = regression("adam", middle=[BatchNormalization(), Dropout(0.5), Activation("relu")])
    model.fit(x, y, epochs=2, verbose=0, sample_weight=weight, validation_split=0.2)
    model.evaluate(x, y, sample_weight=weight)
    model.predict(x)
    model.train_on_batch(x, y, weight)
    classifier().fit(x, np.asarray(LABELS), verbose=0)


def test_a_seed_decides_weights_and_history():
    models = [regression(seed=s, middle=[Dropout(0.5)]) for s in (1, 1, 2)]
    a, b, other = (model.fit(X, Y, epochs=3, verbose=0).history for model in models)
    assert a == b != other
    assert (regression(seed=None).get_weights()[0] != regression(seed=None).get_weights()[0]).any()


def test_a_dropout_changes_no_other_layers_weights():
    plain, dropping = regression(), regression(middle=[Dropout(0.5)])
    for a, b in zip(plain.get_weights(), dropping.get_weights()):
        np.testing.assert_array_equal(a, b)


def test_no_global_random_state_is_used():
    before = np.random.get_state()
    for seed in 0, None:
        regression(seed=seed, middle=[Dropout(0.5)]).fit(X, Y, verbose=0, epochs=2)
    after = np.random.get_state()
    assert before[2:] == after[2:] and (before[1] == after[1]).all()


def test_each_epoch_takes_every_sample_once_in_a_new_order():
    seen = Noting()
    model = Sequential([Input((3,)), seen], seed=0)
    model.compile("sgd", "mse")
    model.fit(X, Y, batch_size=15, epochs=2, verbose=0)
    assert [len(rows) for rows in seen.rows] == [15, 15, 15, 5] * 2  # the last batch is what remains
    first, second = np.concatenate(seen.rows[:4]), np.concatenate(seen.rows[4:])
    for epoch in first, second:
        np.testing.assert_array_equal(np.sort(epoch), np.sort(X[:, 0]))
        assert (epoch != X[:, 0]).any()
    assert (first != second).any()


def test_without_shuffling_the_order_is_the_datas():
    seen = Noting()
    model = Sequential([Input((3,)), seen], seed=0)
    model.compile("sgd", "mse")
    model.fit(X, Y, batch_size=20, verbose=0, shuffle=False)
    np.testing.assert_array_equal(np.concatenate(seen.rows), X[:, 0])


def test_validation_split_is_the_last_share_before_shuffling():
    seen = Noting()
    model = Sequential([Input((3,)), seen], seed=0)
    model.compile("sgd", "mse")
    history = model.fit(X, Y, verbose=0, validation_split=0.2)
    np.testing.assert_array_equal(np.sort(np.concatenate(seen.rows)), np.sort(X[:40, 0]))
    assert history.history["val_loss"] == [pytest.approx(model.evaluate(X[40:], Y[40:]), rel=1e-6)]
    data = model.fit(X[:40], Y[:40], verbose=0, validation_data=(X[40:], Y[40:], np.full(10, 2.0)))
    assert data.history["val_loss"] == [pytest.approx(2 * model.evaluate(X[40:], Y[40:]), rel=1e-6)]


def test_the_epochs_loss_is_the_batches_mean_weighted_by_their_length():
    model = regression(optimizers.SGD(0.0))  # the weights stand still, so the mean is that of all samples
    history = model.fit(X, Y, batch_size=15, verbose=0).history
    loss, mae = model.evaluate(X, Y, batch_size=50)
    assert history == {"loss": [pytest.approx(loss, rel=1e-6)], "mae": [pytest.approx(mae, rel=1e-6)]}
    assert model.evaluate(X, Y, batch_size=7) == pytest.approx([loss, mae], rel=1e-6)
    assert model.evaluate(X, Y, return_dict=True) == {"loss": pytest.approx(loss), "mae": pytest.approx(mae)}


def test_history_holds_python_floats_and_counts_epochs():
    history = classifier().fit(X, LABELS, epochs=5, initial_epoch=2, verbose=0, validation_split=0.1)
    assert history.epoch == [2, 3, 4]
    assert list(history.history) == ["accuracy", "loss", "val_accuracy", "val_loss"]
    assert {type(v) for values in history.history.values() for v in values} == {float}
    assert history.model.history is history


def test_classifiers_learn_in_every_form_of_labels():
    pairs = [
        (classifier(), LABELS),
        (classifier(loss="categorical_crossentropy"), np.eye(3)[LABELS]),
        (classifier(None, losses.SparseCategoricalCrossentropy(from_logits=True)), LABELS[:, None]),
    ]
    accuracies = [model.fit(X, y, epochs=60, verbose=0).history["accuracy"] for model, y in pairs]
    assert min(a[-1] for a in accuracies) > 0.9
    np.testing.assert_allclose(accuracies[0], accuracies[1], atol=1e-9)  # the same steps in other words
    np.testing.assert_allclose(accuracies[0], accuracies[2], atol=1e-9)


def test_a_confidently_wrong_softmax_still_learns():
    model = Sequential([Input((1,)), Dense(2, activation="softmax")])
    model.compile(optimizers.SGD(1.0), "sparse_categorical_crossentropy")
    model.set_weights([[[-500.0, 500.0]], [0.0, 0.0]])
    assert model.train_on_batch([[1.0]], [0]) == pytest.approx(1000)
    np.testing.assert_allclose(model.get_weights()[1], [1, -1])  # −η (p − y)


def test_sample_weights_weigh_the_loss():
    model = regression(optimizers.SGD(0.0))
    weight = np.r_[np.ones(25), np.zeros(25)]
    expected = model.evaluate(X[:25], Y[:25])[0] / 2  # Σ w l / n, not / Σ w
    assert model.evaluate(X, Y, sample_weight=weight)[0] == pytest.approx(expected, rel=1e-6)
    history = model.fit(X, Y, sample_weight=weight, verbose=0, batch_size=50).history
    assert history["loss"] == [pytest.approx(expected, rel=1e-6)]


def test_weights_of_zero_hide_samples_from_training():
    hidden, alone = regression(optimizers.SGD(0.2)), regression(optimizers.SGD(0.1))  # n is twice as large
    hidden.train_on_batch(X, Y, np.r_[np.ones(25), np.zeros(25)])
    alone.train_on_batch(X[:25], Y[:25])
    alone_weights = alone.get_weights()
    for a, b in zip(hidden.get_weights(), alone_weights):
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-6)  # float32 sums in another order


def test_dropout_and_batch_normalization_train_in_fit_alone():
    model = regression(middle=[BatchNormalization(), Dropout(0.5)])
    before = model.layers[1].state["moving_mean"].copy()
    np.testing.assert_array_equal(model.predict(X), model.predict(X))
    assert model.evaluate(X, Y) == model.evaluate(X, Y)
    np.testing.assert_array_equal(model.layers[1].state["moving_mean"], before)
    assert (model(X, training=True) != model(X, training=True)).any()
    model.fit(X, Y, verbose=0)
    assert (model.layers[1].state["moving_mean"] != before).any()


def test_predict_by_batches_is_the_forward_pass():
    model = regression()
    assert model.predict(X, batch_size=7).shape == (50, 1)
    np.testing.assert_allclose(model.predict(X, batch_size=7), model(X), rtol=1e-5, atol=1e-6)


def test_a_model_without_parameters_can_be_measured():
    model = Sequential([Input((2, 2)), Flatten(), Activation("relu")])
    model.compile("adam", "mse")
    assert model.fit(np.ones((3, 2, 2)), np.zeros((3, 4)), verbose=0).history == {"loss": [1.0]}


def test_article_c_network_has_61_parameters_and_its_summary_says_so():
    model = Sequential([Input((1,)), Dense(20, activation="sigmoid"), Dense(1)])
    lines = []
    model.summary(print_fn=lines.append)
    assert model.count_params() == 61
    assert "Total params: 61 (244.00 B)" in lines[0] and "│ dense (Dense) " in lines[0]
    assert [math.prod(w.shape) for w in model.get_weights()] == [20, 20, 20, 1]
    model.compile("adam", "mse")
    model.train_on_batch([1.0], [1.0])
    model.summary(print_fn=lines.append)
    assert "Optimizer params: 124 (500.00 B)" in lines[1]  # 2 · 61, the rate, and the iteration of 8 bytes
    Sequential([Dense(2)]).summary(print_fn=lines.append)
    assert "0 (unbuilt)" in lines[2] and "Total params: 0 (0.00 B)" in lines[2]


def test_a_layer_that_does_not_fit_leaves_the_model_as_it_was():
    model = Sequential([Input((4, 4))])
    with pytest.raises(ValueError, match="axis=3"):
        model.add(Softmax(axis=3))
    model.add(Flatten())
    model.add(Dense(2))
    assert model.predict(np.ones((1, 4, 4))).shape == (1, 2)
    late = Sequential([Softmax(axis=2)])
    with pytest.raises(ValueError, match="axis=2"):
        late.predict(np.ones((3, 4)))
    assert late.predict(np.ones((3, 16, 2))).shape == (3, 16, 2)


def test_layers_can_be_added_to_a_model_that_has_trained():
    model = regression()
    model.fit(X, Y, verbose=0)
    before = model.get_weights()
    model.add(Dense(2))
    for a, b in zip(before, model.get_weights()):
        np.testing.assert_array_equal(a, b)
    assert model.fit(X, np.hstack([Y, Y]), verbose=0).history["loss"] and model.output_shape == (None, 2)
