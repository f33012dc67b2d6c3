"""The training loop: what fit does.

Lesson: notebooks/08_training_loop.ipynb.
"""

import contextlib
import math
import warnings

from nnlib import _data, _targets, blas_threads, progress
from nnlib import callbacks as callbacks_module
from nnlib._arguments import answered
from nnlib._checks import count, positive_int
from nnlib._loss_path import loss_path
from nnlib.compiled import Compiled, Results, quiet


class Trainer(Compiled):
    """What makes layers in a row a model that learns. Sequential inherits from it."""

    def __init__(self, shuffle_rng):
        super().__init__()
        self.history, self.stop_training = None, False
        self.shuffle_rng = shuffle_rng

    @answered
    def fit(
        self,
        x=None,
        y=None,
        batch_size=32,
        epochs=1,
        verbose="auto",
        callbacks=None,
        validation_split=0.0,
        validation_data=None,
        shuffle=True,
        class_weight=None,
        sample_weight=None,
        initial_epoch=0,
    ) -> "callbacks_module.History":
        """Train.

        Args:
            x, y: Inputs and targets: arrays, lists or DataFrames with one row a sample.
            batch_size: Samples an update.
            epochs: Passes over the data; training stops after this epoch (counted with initial_epoch).
            verbose: 0 silent, 1 a bar, 2 a line an epoch; "auto" is 1 where somebody looks on.
            callbacks: List of Callback objects.
            validation_split: Share of the LAST samples, cut off before shuffling, that is only measured.
            validation_data: (x, y) or (x, y, sample_weight) that is only measured.
            shuffle: Whether each epoch takes the samples in a new order.
            class_weight: {class: weight} for the loss; a class that is not there weighs 1.
            sample_weight: One weight a sample for the loss; with class_weight the two are multiplied.
            initial_epoch: Where to count from when training goes on.

        Returns:
            A History: `.history` maps "loss", "accuracy", "val_loss", … to one float an epoch.

        Raises:
            ValueError: If an argument does not fit; FloatingPointError: if the loss is no longer a number.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
        >>> model.compile("sgd", "mse")
        >>> history = model.fit(np.eye(2), np.ones((2, 1)), epochs=3, verbose=0)
        >>> len(history.history["loss"]), history.epoch
        (3, [0, 1, 2])
        """
        self._require_compiled("fit")
        batch_size, epochs = positive_int("batch_size", batch_size), positive_int("epochs", epochs)
        initial_epoch, verbose = count("initial_epoch", initial_epoch), progress.choose_verbose(verbose)
        train, validation = self._prepare_training(x, y, sample_weight), None
        if validation_data is not None:
            validation = self._prepare_validation(validation_data)
        elif _data.check_split(validation_split):
            train, validation = _data.split(train, validation_split)
        train = _targets.weigh_classes(train, class_weight, self.dtype)
        steps = math.ceil(len(train.x) / batch_size)
        listening = self._listening(callbacks, verbose, epochs, steps, initial_epoch)
        with listening as calls, blas_threads.chosen() as choose_threads:
            self._epochs(
                train, validation, range(initial_epoch, epochs), batch_size, shuffle, calls, choose_threads
            )
        return self.history

    @contextlib.contextmanager
    def _listening(self, callbacks, verbose, epochs, steps, initial_epoch):
        """The callbacks of fit, with a new History and a bar among them."""
        if initial_epoch >= epochs:
            print(
                f"Nothing is trained: initial_epoch={initial_epoch} is not below epochs={epochs}, where "
                f"training ends. For one more epoch write epochs={initial_epoch + 1}."
            )
        self.history, bar = callbacks_module.History(), progress.ProgressBar(verbose)
        listeners = [*callbacks_module.check(callbacks), self.history, *([bar] if verbose else [])]
        params = {"epochs": epochs, "steps": steps, "verbose": verbose, "initial_epoch": initial_epoch}
        try:
            yield callbacks_module.CallbackList(listeners, self, **params)
        finally:
            bar.close()

    def _epochs(self, train, validation, epochs, batch_size, shuffle, calls, choose_threads):
        watch, logs, train_step = _data.LossWatch(self, train), {}, quiet(self.train_step)
        self.stop_training = False
        measuring = self._measuring() if validation else ()
        calls("on_train_begin", {})
        for epoch in epochs:
            calls("on_epoch_begin", epoch, {})
            self._meter.reset()
            order = self.shuffle_rng.permutation(len(train.x)) if shuffle else None
            for step, batch in enumerate(_data.batches(train, batch_size, order, self.dtype)):
                calls("on_train_batch_begin", step, {})
                choose_threads()
                loss = train_step(*batch)
                watch.see(loss, epoch, step)
                self._meter.loss.update_state(loss, len(batch.x))
                calls.with_logs("on_train_batch_end", step, self._meter.results)
                if self.stop_training:
                    break
            logs = self._meter.results()
            if epoch == epochs[0]:
                watch.see_targets(logs["loss"], len(epochs))
            if validation:
                measured = self._evaluate(validation, batch_size, calls, *measuring).results()
                logs |= {f"val_{key}": value for key, value in measured.items()}
            calls("on_epoch_end", epoch, logs)
            if self.stop_training:
                break
        calls("on_train_end", logs)

    @answered
    def train_on_batch(self, x, y, sample_weight=None, return_dict=False) -> Results:
        """One update on one batch; gives its loss, or [loss, metrics…], from before the update.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
        >>> model.compile("sgd", "mse")
        >>> first = model.train_on_batch(np.eye(2), np.ones((2, 1)))
        >>> model.train_on_batch(np.eye(2), np.ones((2, 1))) < first
        True
        """
        self._require_compiled("train_on_batch")
        data = self._prepare_training(x, y, sample_weight)
        self._meter.reset()
        loss = quiet(self.train_step)(*data.rows(slice(None), self.dtype))
        _data.LossWatch(self, data).see(loss, 0, 0)
        self._meter.loss.update_state(loss)
        return self._meter.results() if return_dict else self._meter.listed()

    # How training works, step by step.

    def train_step(self, x, y, weight=None) -> float:
        """One update on a batch that has passed every check; returns the batch's loss before it.

        `fit` calls it for every batch. A subclass may override it: `backpropagate` fills every layer's
        `grads`, and `apply_gradients` lets the optimizer take its step.

        >>> class Traced(nnlib.Sequential):
        ...     def train_step(self, x, y, weight=None):
        ...         print("a step with", len(x), "samples")
        ...         return super().train_step(x, y, weight)
        >>> model = Traced([nnlib.layers.Dense(1)], seed=0)
        >>> model.compile("sgd", "mse")
        >>> _ = model.fit(np.eye(3), np.ones((3, 1)), batch_size=2, verbose=0)
        a step with 2 samples
        a step with 1 samples
        """
        loss = self.backpropagate(x, y, weight)
        self.apply_gradients()
        return loss

    def backpropagate(self, x, y, weight=None) -> float:
        """The loss of a batch, a number; leaves its gradient in the `grads` of each trained layer.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
        >>> model.compile("sgd", "mse")
        >>> x, y = np.eye(2), np.ones((2, 1))
        >>> loss = model.backpropagate(x, y)  # the weights stay as they are
        >>> model.layers[0].grads["kernel"].shape, model.optimizer.iterations
        ((2, 1), 0)
        """
        path = self._path or self._first_path(x, y, weight)
        z = path.forward(x, training=True)
        loss, grad = path.loss.value_and_gradient(y, z, weight)
        self._meter.update(y, path.predictions, z)
        path.backward_params(grad)
        return loss + path.penalty()

    def apply_gradients(self) -> None:
        """One step of the optimizer, by the layers' `grads`; frozen layers stay as they are.

        Raises:
            RuntimeError: If no gradients were computed yet.

        >>> model = nnlib.Sequential([nnlib.Input((2,)), nnlib.layers.Dense(1)], seed=0)
        >>> model.compile("sgd", "mse")
        >>> _ = model.train_on_batch(np.eye(2), np.ones((2, 1)))
        >>> model.apply_gradients()  # the step of the same gradients once more
        >>> model.optimizer.iterations
        2
        """
        try:
            places = self._path.places
            grads = [layer.grads[key] if trained else None for layer, key, trained in places]
        except (AttributeError, KeyError):  # no path was made yet, or backward has not run along it
            raise RuntimeError(
                "There are no gradients yet: call backpropagate(x, y) before apply_gradients."
            ) from None
        self._optimizer.apply(grads, [layer.params[key] for layer, key, _ in places])

    def _first_path(self, x, y, weight):
        """The LossPath of a step by hand before any training: what `fit` checks is checked here."""
        self._require_compiled("backpropagate")
        self._prepare_training(x, y, weight)
        return self._path

    def _prepare_training(self, x, y, sample_weight):
        _data.check_optimizer(self.optimizer, self)
        data = self._prepare(x, y, sample_weight)
        self._path = loss_path(self)
        if self._path.first is None and self._path.places:
            warnings.warn(
                "Nothing is trained: every layer with weights is frozen. Set layer.trainable = True "
                "for those that shall learn.",
                stacklevel=4,
            )
        return data

    def _prepare_validation(self, data):
        data = _data.with_weight(data)
        try:
            return self._prepare(*data)
        except (TypeError, ValueError) as error:
            raise type(error)(f"In the validation data: {error}") from None
