"""The contenders of the benchmark: each prepares its work once and is then run whenever a line comes in."""

import os
import sys
import time
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np


def images(n=60_000):
    """Made-up images and labels of MNIST's shape: the time does not depend on what they show."""
    rng = np.random.default_rng(0)
    return rng.random((n, 784), dtype="float32"), rng.integers(0, 10, n)


def sine():
    x = np.linspace(-np.pi, np.pi, 45, dtype="float32")[:, None]
    return x, np.sin(x)


def nnlib_run(sizes, activation, loss, data, **fit):
    import nnlib
    from nnlib.layers import Dense

    x, y = data
    end = "softmax" if "categorical" in loss else None
    layers = [Dense(n, activation) for n in sizes[:-1]] + [Dense(sizes[-1], end)]
    model = nnlib.Sequential([nnlib.Input(x.shape[1:]), *layers], seed=0)
    model.compile("sgd", loss, metrics=["accuracy"] if end else [])
    return lambda: model.fit(x, y, verbose=0, **fit)


def keras_run(sizes, activation, loss, data, **fit):
    import keras

    x, y = data
    end = "softmax" if "categorical" in loss else None
    layers = [keras.layers.Dense(n, activation) for n in sizes[:-1]] + [keras.layers.Dense(sizes[-1], end)]
    model = keras.Sequential([keras.Input(x.shape[1:]), *layers])
    model.compile("sgd", loss, metrics=["accuracy"] if end else [])
    return lambda: model.fit(x, y, verbose=0, **fit)


def torch_run(sizes, data, batch_size):
    import torch

    x, y = map(torch.from_numpy, data)
    widths = [x.shape[1], *sizes]
    layers = [part for a, b in pairwise(widths) for part in (torch.nn.Linear(a, b), torch.nn.ReLU())]
    model, loss = torch.nn.Sequential(*layers[:-1]), torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)

    def run():
        total, right = 0.0, 0  # what a fit reports too: the epoch's loss and accuracy
        for rows in torch.randperm(len(x)).split(batch_size):
            optimizer.zero_grad()
            logits = model(x[rows])
            batch_loss = loss(logits, y[rows])
            batch_loss.backward()
            optimizer.step()
            total += batch_loss.item() * len(rows)
            right += (logits.argmax(1) == y[rows]).sum().item()
        return total / len(x), right / len(x)

    return run


def sklearn_run(data):
    import warnings

    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore")
    sgd = {"solver": "sgd", "batch_size": 100, "learning_rate_init": 0.01, "momentum": 0, "alpha": 0}
    model = MLPClassifier((128,), max_iter=1, **sgd)
    return lambda: model.fit(*data)


def products_run(sizes, data, batch_size):
    """The matrix products of every batch, forward and backward, and nothing else."""
    x, _ = data
    rng = np.random.default_rng(0)
    weights = [rng.random(shape, dtype="float32") for shape in pairwise([x.shape[1], *sizes])]

    def run():
        for start in range(0, len(x), batch_size):
            inputs = [x[start : start + batch_size]]
            for w in weights:
                inputs.append(inputs[-1] @ w)
            grad = inputs.pop()
            for i in reversed(range(len(weights))):
                inputs[i].T @ grad
                if i:  # nobody needs the gradient of the images
                    grad = grad @ weights[i].T

    return run


def loop_run():
    """The same training written out: no library, no history, no metrics."""
    x, y = images()
    rng = np.random.default_rng(0)
    w1, b1 = rng.normal(0, 0.05, (784, 128)).astype("float32"), np.zeros(128, "float32")
    w2, b2 = rng.normal(0, 0.05, (128, 10)).astype("float32"), np.zeros(10, "float32")
    rate = np.float32(0.01)

    def run():
        order = rng.permutation(len(x))
        for start in range(0, len(x), 100):
            rows = order[start : start + 100]
            batch = x[rows]
            z = np.maximum(batch @ w1 + b1, 0)
            logits = z @ w2 + b2
            p = np.exp(logits - logits.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(p)), y[rows]] -= 1
            p /= np.float32(len(p))
            hidden = (p @ w2.T) * (z > 0)
            w2[...] -= rate * (z.T @ p)
            b2[...] -= rate * p.sum(axis=0)
            w1[...] -= rate * (batch.T @ hidden)
            b1[...] -= rate * hidden.sum(axis=0)

    return run


CE = "sparse_categorical_crossentropy"
WORK = {
    "mnist_nnlib": lambda: nnlib_run([128, 10], "relu", CE, images(), batch_size=100),
    "mnist_products": lambda: products_run([128, 10], images(), 100),
    "mnist_loop": loop_run,
    "mnist_keras": lambda: keras_run([128, 10], "relu", CE, images(), batch_size=100),
    "mnist_torch": lambda: torch_run([128, 10], images(), 100),
    "mnist_sklearn": lambda: sklearn_run(images()),
    "sin_nnlib": lambda: nnlib_run([20, 1], "sigmoid", "mse", sine(), batch_size=8, epochs=20),
    "sin_keras": lambda: keras_run([20, 1], "sigmoid", "mse", sine(), batch_size=8, epochs=20),
    "sin2000_nnlib": lambda: nnlib_run(
        [20, 1], "sigmoid", "mse", sine(), batch_size=8, epochs=2000, validation_data=sine()
    ),
    "wide_nnlib": lambda: nnlib_run([1024, 1024, 10], "relu", CE, images(10_240), batch_size=256),
    "wide_products": lambda: products_run([1024, 1024, 10], images(10_240), 256),
    "wide_keras": lambda: keras_run([1024, 1024, 10], "relu", CE, images(10_240), batch_size=256),
    "wide_torch": lambda: torch_run([1024, 1024, 10], images(10_240), 256),
}


def memory():
    """MB by which the peak of a fit lies above what the process held with its data and nnlib loaded."""
    import resource

    import nnlib  # noqa: F401

    data = images()
    run = nnlib_run([128, 10], "relu", CE, data, batch_size=100)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / unit


if __name__ == "__main__":
    if sys.argv[1] == "memory":
        print(memory())
        sys.exit()
    try:
        run = WORK[sys.argv[1]]()
    except ImportError:
        sys.exit("not installed")
    run()  # warm up: caches, compiled graphs
    print("ready", flush=True)
    for _ in sys.stdin:
        run()  # while it waited, others had the caches, and perhaps the memory
        start = time.perf_counter()
        run()
        print(time.perf_counter() - start, flush=True)
