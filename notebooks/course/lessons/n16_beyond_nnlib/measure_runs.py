"""Writes recorded_runs.json anew.

    cd notebooks && python -m course.lessons.n16_beyond_nnlib.measure_runs

Needs Keras, JAX and the whole of MNIST.
"""

import json
import platform
import tempfile
from pathlib import Path

import numpy as np

import nnlib
from course.keras_available import has_keras
from course.lessons.n16_beyond_nnlib.processes import PROGRAM, in_processes, missing
from course.lessons.n16_beyond_nnlib.recorded_runs import FILE
from nnlib.layers import Dense


def measure() -> dict:
    """Train as the notebook does, on the first 6,000 digits of MNIST."""
    if why := missing():
        raise SystemExit(why)
    has_keras()  # Keras on TensorFlow here, as in the notebook
    import jax
    import keras

    from nnlib.keras_bridge import to_keras

    (images, labels), _ = nnlib.datasets.mnist.load_data()
    if len(images) < 60000:
        raise SystemExit("The whole of MNIST is needed: python -m nnlib.datasets download")
    model = nnlib.Sequential([nnlib.Input((784,)), Dense(128, "relu"), Dense(10, "softmax")], seed=0)
    sgd = nnlib.optimizers.SGD(0.05, momentum=0.9)
    model.compile(sgd, "sparse_categorical_crossentropy", metrics=["accuracy"])
    rows = model.shuffle_rng.permutation(6000)
    x = images[:6000].reshape(6000, 784) / np.float32(255)
    with tempfile.TemporaryDirectory(prefix="nnlib-") as name:
        folder = Path(name)
        to_keras(model).save(folder / "start.keras")
        np.savez(folder / "batches.npz", x=x[rows], t=labels[:6000].astype("int64")[rows])
        runs = in_processes(PROGRAM, folder, [1, 2])
    kept = {
        n: [{name: one[name].tolist() for name in ("loss", "accuracy")} for one in run]
        for n, run in runs.items()
    }
    where = f"Keras {keras.__version__} on JAX {jax.__version__}, {platform.system()}, {platform.machine()}"
    return {"where": where, "runs": kept}


if __name__ == "__main__":
    FILE.write_text(json.dumps(measure(), indent=1) + "\n", encoding="utf-8")
