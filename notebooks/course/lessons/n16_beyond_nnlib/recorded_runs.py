"""The histories of one training in one process and in two, for where JAX is missing.

Measured, not typed in: `python -m course.lessons.n16_beyond_nnlib.recorded_runs`, in the folder notebooks,
trains as the notebook does and writes the file anew.
"""

import json
import platform
import tempfile
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("recorded_runs.json")


def read(counts) -> dict[int, list[dict]]:
    """For each count of processes, one dict of losses and accuracies for each process."""
    runs = json.loads(FILE.read_text(encoding="utf-8"))["runs"]
    return {n: [{k: np.array(v) for k, v in one.items()} for one in runs[str(n)]] for n in counts}


def where() -> str:
    """On what they were measured."""
    return json.loads(FILE.read_text(encoding="utf-8"))["where"]


def measure() -> dict:
    """Train as the notebook does, on the first 6,000 digits of MNIST."""
    import jax
    import keras

    import nnlib
    from course.lessons.n16_beyond_nnlib.processes import PROGRAM, in_processes, missing
    from nnlib.keras_bridge import to_keras
    from nnlib.layers import Dense

    if why := missing():
        raise SystemExit(why)
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
        np.savez(folder / "digits.npz", x=x[rows], t=labels[:6000].astype("int64")[rows])
        runs = in_processes(PROGRAM, folder, [1, 2])
    kept = {
        n: [{name: one[name].tolist() for name in ("loss", "accuracy")} for one in run]
        for n, run in runs.items()
    }
    where = f"Keras {keras.__version__} on JAX {jax.__version__}, {platform.system()}, {platform.machine()}"
    return {"where": where, "runs": kept}


if __name__ == "__main__":
    FILE.write_text(json.dumps(measure(), indent=1) + "\n", encoding="utf-8")
