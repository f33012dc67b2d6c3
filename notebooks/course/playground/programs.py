"""The state as a program: for nnlib, and the same for Keras. Run as printed, both give the same losses."""

from __future__ import annotations

from course.playground import sets
from course.playground.experiment import ending

_OPTIMIZERS = {
    "sgd": "SGD(learning_rate={rate!r})",
    "momentum": "SGD(learning_rate={rate!r}, momentum=0.9)",
    "rmsprop": "RMSprop(learning_rate={rate!r})",
    "adam": "Adam(learning_rate={rate!r})",
}


def nnlib_program(state) -> str:
    """A program with nnlib that trains the state's network and prints its two losses."""
    return _program(state, "nnlib", "import nnlib\n" + _toy(state), ', dtype="float64"')


def keras_program(state) -> str:
    """The same with Keras. Only the data come from nnlib."""
    imports = "import keras\n" + _toy(state) + '\nkeras.config.set_floatx("float64")'
    return _program(state, "keras", imports, "")


def _program(state, library, imports, dtype):
    last, loss = ending(state)
    parts = [
        f"import numpy as np\n{imports}".rstrip(),
        _data(state),
        _network(state, library, last, dtype),
        f"loss = {library}.losses.{loss}()\n"
        f"optimizer = {library}.optimizers.{_OPTIMIZERS[state.optimizer].format(rate=state.learning_rate)}\n"
        "model.compile(optimizer, loss)",
        _training(state),
        'print("train loss", float(loss(y_train, model.predict(x_train, verbose=0))))\n'
        'print("test loss ", float(loss(y_test, model.predict(x_test, verbose=0))))',
    ]
    return "\n\n".join(parts) + "\n"


def _toy(state):
    return "from nnlib.datasets import toy\n" if sets.DATA[state.data].source else ""


def _data(state):
    data = sets.DATA[state.data]
    if data.source:
        arguments = [str(data.n_samples), *(f"{k}={v!r}" for k, v in sets.settings(state).items())]
        lines = [f"points, y = toy.{data.source}({', '.join(arguments)})"]
    else:
        rows = ",\n".join(f"    [{x1!r}, {x2!r}, {value!r}]" for x1, x2, value in state.points)
        lines = [f"own = np.array([\n{rows},\n])", f"points, y = own[:, :{data.dimensions}], own[:, 2]"]
    n = data.n_samples or len(state.points)
    n_train = min(max(round(n * state.share / 100), 1), n - 1)
    columns = ", ".join(sets.INPUTS[name][1] for name in state.inputs)
    return "\n".join(
        [
            *lines,
            f"rng = np.random.default_rng({state.seed})",
            f"order = rng.permutation({n})",
            f"train, test = order[:{n_train}], order[{n_train}:]",
            "",
            "def inputs(p):",
            f"    return np.column_stack([{columns}])",
            "",
            "x_train, x_test = inputs(points[train]), inputs(points[test])",
            "y = y.reshape(len(y), 1)",
            "y_train, y_test = y[train], y[test]",
        ]
    )


def _network(state, library, last, dtype):
    penalty = ""
    if state.regularization != "none":
        kind = state.regularization.upper()
        penalty = f", kernel_regularizer={library}.regularizers.{kind}({state.rate!r})"
    activations = [f'"{state.activation}"'] * len(state.hidden) + [f'"{last}"' if last else "None"]
    layers = [
        f"    {library}.layers.Dense({units}, {activation}{penalty}),"
        for (_, units), activation in zip(state.shapes, activations, strict=True)
    ]
    return "\n".join(
        [
            f"model = {library}.Sequential([",
            f"    {library}.Input(({len(state.inputs)},)),",
            *layers,
            f"]{dtype})",
            "for layer in model.layers:  # Glorot's start, drawn by NumPy so that it is the same everywhere",
            "    n_in, n_out = layer.get_weights()[0].shape",
            "    limit = (6 / (n_in + n_out)) ** 0.5",
            "    layer.set_weights([rng.uniform(-limit, limit, (n_in, n_out)), np.zeros(n_out)])",
        ]
    )


def _training(state):
    """The epochs, with the changes that were made on the way."""
    lines = [f"batch_size = {state.batch}"]
    done = 0
    for change in state.changes:
        lines += _epochs(change.epoch - done)
        lines += _change(state, change)
        done = change.epoch
    return "\n".join(lines + _epochs(state.epochs - done))


def _epochs(n):
    if not n:
        return []
    return [
        f"for epoch in range({n}):",
        "    order = rng.permutation(len(x_train))  # the same batches everywhere",
        "    model.fit(x_train[order], y_train[order], batch_size=batch_size, shuffle=False, verbose=0)",
    ]


def _change(state, change):
    if change.what == "lr":
        return [f"model.optimizer.learning_rate = {float(change.value)!r}"]
    if change.what == "batch":
        return [f"batch_size = {int(change.value)}"]
    layer, *place = change.where
    array = 0 if change.what == "w" else 1
    return [
        f"weights = model.layers[{layer}].get_weights()",
        f"weights[{array}][{', '.join(map(str, place))}] = {float(change.value)!r}",
        f"model.layers[{layer}].set_weights(weights)",
    ]
