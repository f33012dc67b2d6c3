"""The playground's network in training: what the printed programs do, with all its inside to look at."""

from __future__ import annotations

import time

import numpy as np

import nnlib
from course.playground import sets
from course.playground.state import Change, State

_OPTIMIZERS = {
    "sgd": nnlib.optimizers.SGD,
    "momentum": lambda learning_rate: nnlib.optimizers.SGD(learning_rate, momentum=0.9),
    "rmsprop": nnlib.optimizers.RMSprop,
    "adam": nnlib.optimizers.Adam,
}
TOO_LARGE = 1e9  # a loss that only grows from here on


class Experiment:
    """Data, network and optimizer of a State, at its start.

    If the state has been trained (`epochs`, `changes`), `advance` goes there first, with the changes made
    when they are due: `goal` epochs in all.

    Raises:
        ValueError: If there are no points to learn from.

    Lesson: notebooks/15_playground.ipynb.
    """

    def __init__(self, state: State):
        self._start, self.goal, self._pending = state, state.epochs, list(state.changes)
        self._done, self.epoch, self.diverged = [], 0, ""
        self.learning_rate, self.batch = state.learning_rate, state.batch
        self.data = sets.DATA[state.data]
        points, targets = sets.make(state)
        self._rng = np.random.default_rng(state.seed)
        order = self._rng.permutation(len(points))
        n_train = min(max(round(len(points) * state.share / 100), 1), len(points) - 1)
        train, test = order[:n_train], order[n_train:]
        self.train_points, self.test_points = points[train], points[test]
        self.train_targets, self.test_targets = targets[train], targets[test]
        self._x_train, self._x_test = (sets.columns(p, state.inputs) for p in (points[train], points[test]))
        self.model, self._loss = _model(state)
        self._y_train, self._y_test = (
            self._loss.prepare(y, (len(y), state.shapes[-1][1]), "float64")
            for y in (self.train_targets, self.test_targets)
        )
        for layer, shape in zip(self.model.layers, state.shapes, strict=True):
            limit = (6 / sum(shape)) ** 0.5  # Glorot's start
            layer.set_weights([self._rng.uniform(-limit, limit, shape), np.zeros(shape[1])])
        self._grids = {}
        self.history = {"train": [], "test": []}
        self._make_due_changes()
        self._measure()

    @property
    def state(self) -> State:
        """The state as trained so far."""
        return self._start.replace(epochs=self.epoch, changes=tuple(self._done))

    @property
    def train_loss(self) -> float:
        return self.history["train"][-1]

    @property
    def test_loss(self) -> float:
        return self.history["test"][-1]

    @np.errstate(over="ignore", invalid="ignore")  # `diverged` says it
    def advance(self, epochs: int = 1, seconds: float | None = None) -> int:
        """Train for so many epochs, fewer if `seconds` are over before; returns how many were done."""
        end, before = time.perf_counter() + (seconds or np.inf), self.epoch
        while self.epoch < before + epochs and not self.diverged:
            if not self._train_once():
                self._stop()
                break
            self.epoch += 1
            self._make_due_changes()
            self._measure()
            if not self.train_loss < TOO_LARGE:
                self._stop()
            if time.perf_counter() >= end:
                break
        return self.epoch - before

    def change(self, learning_rate: float | None = None, batch: int | None = None) -> None:
        """Go on with another learning rate or batch size; the weights stay."""
        for what, value in (("lr", learning_rate), ("batch", batch)):
            if value is not None:
                self._record(Change(self.epoch, what, value))

    def edit(self, layer: int, row: int | None, column: int, value: float) -> None:
        """Set one weight, from input `row` to unit `column` of a layer; row None is the unit's bias."""
        where = (layer, column) if row is None else (layer, row, column)
        self._record(Change(self.epoch, "b" if row is None else "w", round(value, 4), where))

    def weights(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Kernel (inputs, units) and bias (units,) of each layer."""
        return [tuple(layer.get_weights()) for layer in self.model.layers]

    def gradients(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """The slopes of the loss over all training points, in the shapes of `weights`."""
        self.model.input_gradient(self._x_train, self.train_targets, training=True)  # fills them
        return [(layer.grads["kernel"].copy(), layer.grads["bias"].copy()) for layer in self.model.layers]

    def dead(self) -> list[np.ndarray]:
        """Where L1 holds a weight near 0: within a step of it, or below a tenth of its layer's largest.

        L1 pulls on both sides of 0, so a weight that it holds goes to and fro across it by a step. How long
        a step is depends on the optimizer: Adam and RMSprop divide the pull by its own size.
        """
        state = self._start
        if state.regularization != "l1" or self.epoch == 0:
            return [np.zeros(kernel.shape, dtype=bool) for kernel, _ in self.weights()]
        step = self.learning_rate * (1 if state.optimizer in ("adam", "rmsprop") else state.rate)
        sizes = [np.abs(kernel) for kernel, _ in self.weights()]
        return [size <= max(step, 0.1 * size.max()) for size in sizes]

    def maps(self, n: int) -> list[np.ndarray]:
        """What each unit says over the square from -6 to 6: inputs, hidden layers, then the output.

        Arrays (units, n, n), the first row at the top (x₂ = 6); (units, n) where there is one coordinate.
        """
        if n not in self._grids:
            points = sets.grid(self.data.dimensions, n)
            self._grids = {**self._grids, n: sets.columns(points, self._start.inputs)}
        z = self._grids[n]
        shape = (n,) * self.data.dimensions
        found = [z.T.reshape(-1, *shape)]
        for layer in self.model.layers:
            z = layer.twin().forward(z)  # the layer itself may be in training
            found.append(z.T.reshape(-1, *shape))
        return found

    def curve(self, n: int) -> tuple[np.ndarray, np.ndarray]:
        """The answer along the one coordinate: x and y, both (n,)."""
        return sets.grid(1, n)[:, 0], self.maps(n)[-1][0]

    def _train_once(self):
        """One epoch by the steps of `fit` without its checks, which take as long. False: the loss is NaN."""
        order = self._rng.permutation(len(self._x_train))
        for first in range(0, len(order), self.batch):
            rows = order[first : first + self.batch]
            if not np.isfinite(self.model.train_step(self._x_train[rows], self._y_train[rows])):
                return False
        return True

    def _stop(self):
        self.diverged = (
            f"After {self.epoch} epochs the loss ran away: the steps were too large. "
            "Lower the learning rate, then reset."
        )

    def _record(self, change):
        done = [*self._done, change]
        self._start.replace(epochs=self.epoch, changes=tuple(done))  # refuses what does not fit
        self._pending, self.goal = [], self.epoch
        self._make(change)
        self._measure(again=True)

    def _make_due_changes(self):
        while self._pending and self._pending[0].epoch <= self.epoch:
            self._make(self._pending.pop(0))

    def _make(self, change):
        if change.what == "lr":
            self.learning_rate = self.model.optimizer.learning_rate = change.value
        elif change.what == "batch":
            self.batch = int(change.value)
        else:
            layer, *place = change.where
            self.model.layers[layer].params["kernel" if change.what == "w" else "bias"][*place] = change.value
        self._done.append(change)

    def _measure(self, again=False):
        """Both losses, without the regularization's penalty, as the next entry or instead of the last."""
        for name, x, y in (
            ("train", self._x_train, self._y_train),
            ("test", self._x_test, self._y_test),
        ):
            if again:
                self.history[name].pop()
            self.history[name].append(float(self._loss(y, self.model(x))))


def _model(state):
    """The network, compiled, and its loss."""
    penalty = {"none": None, "l1": nnlib.regularizers.L1, "l2": nnlib.regularizers.L2}[state.regularization]
    last, loss = ending(state)
    layers = [nnlib.Input((len(state.inputs),))]
    activations = [state.activation] * len(state.hidden) + [last]
    for (_, units), activation in zip(state.shapes, activations, strict=True):
        layers.append(
            nnlib.layers.Dense(units, activation, kernel_regularizer=penalty and penalty(state.rate))
        )
    model = nnlib.Sequential(layers, dtype="float64")
    loss = getattr(nnlib.losses, loss)()
    model.compile(_OPTIMIZERS[state.optimizer](state.learning_rate), loss)
    return model, loss


def ending(state) -> tuple[str | None, str]:
    """The last layer's activation and the loss's name."""
    if sets.DATA[state.data].kind == "regression":
        return None, "MeanSquaredError"
    if state.classes > 2:
        return "softmax", "SparseCategoricalCrossentropy"
    return "sigmoid", "BinaryCrossentropy"
