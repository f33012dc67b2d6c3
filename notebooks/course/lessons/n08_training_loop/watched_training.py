"""What the checks of notebook 08 look at while an answer trains: a model that notes all."""

import numpy as np

import nnlib
from course.checking.task import Told
from nnlib.layers import Dense

ASKED = "whether another `rng` gives another order"


def minibatches(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


class Sequential(nnlib.Sequential):
    """A model as any other to whoever calls it; its losses are made up, and so are known."""

    def __init__(self, n_samples):
        super().__init__([nnlib.Input((1,)), Dense(1)], seed=0, dtype="float64")
        self.compile("sgd", "mse")
        self.n_samples, self.n_fits = n_samples, 0
        self.seen, self.labels = [], []

    def train_on_batch(self, x, y, sample_weight=None, return_dict=False):
        epoch = sum(map(len, self.seen)) // self.n_samples
        self.seen.append(np.array(x, dtype=float))
        self.labels.append(np.array(y))
        return float(np.mean(x)) + 10.0 / (1 + epoch)

    def evaluate(self, x, y, batch_size=32, verbose="auto", sample_weight=None, return_dict=False):
        return float(np.mean(x)) + 1.0 / (1 + len(self.seen))

    def fit(self, *args, **options):
        self.n_fits += 1
        return super().fit(*args, **{"verbose": 0, **options})

    def rows(self):
        """All samples in the order in which they were trained on."""
        return np.concatenate([np.zeros(0), *map(np.ravel, self.seen)])


def trained(call, x, y):
    """What `call(model, rng)` does with a model and two generators that differ: a dict for the messages."""
    known, answers, models = dict(zip(x.ravel().tolist(), y.tolist())), [], []
    for seed in (8, 9):
        models.append(Sequential(len(x)))
        answers.append(call(models[-1], np.random.default_rng(seed)))
    if models[0].n_fits:
        raise Told("Your code calls `model.fit`. Its two loops are what you write here.")
    model, rng, rows = models[0], np.random.default_rng(8), models[0].rows()
    orders = [rows[k : k + len(x)] for k in range(0, len(rows), len(x))]
    wanted = [x.ravel()[rng.permutation(len(x))] for _ in orders]
    labels = np.concatenate([np.zeros(0), *map(np.ravel, model.labels)]).tolist()
    torn = [known.get(row, label) != label for row, label in zip(rows.tolist(), labels)]
    return answers[0], {
        "the number of validation samples trained on": int((rows == 5).sum()),
        "the number of updates": len(model.seen),
        "the number of labels that are not their sample's": sum(torn),
        "the number of epochs that repeat the order of the first": sum(
            np.array_equal(order, orders[0]) for order in orders[1:]
        ),
        ASKED: not np.array_equal(rows, models[1].rows()),
        "the number of epochs in another order than that of `batches(x, y, batch_size, rng)`": sum(
            not np.allclose(a, b[: len(a)]) for a, b in zip(orders, wanted)
        ),
    }


def use_fit(attempt, x, y, batch_size, epochs):
    validation = np.full((3, 1), 5.0), np.arange(3)
    history, found = trained(
        lambda model, rng: attempt(model, x, y, batch_size, epochs, rng, validation), x, y
    )
    if history is ... or history is None:
        return {"`fit(…)`": history}
    wanted = 'a dict is asked for, `{"loss": [...], "val_loss": [...]}`'
    if not isinstance(history, dict):
        raise Told(f"`fit` hands back a {type(history).__name__}, and {wanted}.")
    missing = [f'`"{key}"`' for key in ("loss", "val_loss") if key not in history]
    if missing:
        raise Told(f"The dict has no {' and no '.join(missing)}: {wanted}.")
    return {**found, **{f'`history["{key}"]`': history[key] for key in ("loss", "val_loss")}}


def use_fit_updates(attempt, x, y, batch_size, n_updates):
    losses, found = trained(lambda model, rng: attempt(model, x, y, batch_size, n_updates, rng), x, y)
    if losses is ... or losses is None:
        return {"`fit_updates(…)`": losses}
    if not np.iterable(losses) or isinstance(losses, dict):
        raise Told(
            f"`fit_updates` hands back a {type(losses).__name__}, and a list is asked for, with one loss "
            "for each update."
        )
    del found["the number of validation samples trained on"]
    asked = found[ASKED]  # else the losses are those of the seed inside, whichever it is
    return {**found, "the losses": list(losses) if asked else [0.0] * len(losses)}


def use_should_stop(attempt, val_losses, patience):
    """Asked after each epoch, to the end: it may stop too late as well as too early."""
    answers = []
    for epoch in range(1, len(val_losses) + 1):
        shown = list(val_losses[:epoch])
        answer = attempt(shown, patience)
        if shown != val_losses[:epoch]:
            raise Told(
                "Your code changes the list `val_losses`, the history of the training: leave it as it is."
            )
        if answer is ... or answer is None:
            return {"`should_stop(…)`": answer}
        if np.size(answer) != 1 or not isinstance(answer, (bool, int, np.bool_, np.integer, np.ndarray)):
            raise Told(
                f"`should_stop` hands back a {type(answer).__name__}, `{answer}`, and True or False is "
                "asked for."
            )
        answers.append(bool(answer))
    return {
        "the epoch after which it first says True (0: never)": answers.index(True) + 1
        if True in answers
        else 0,
        "the answers after each epoch, 1 for True": np.array(answers, int),
    }
