"""One of several processes that train one model together:

python train_together.py FOLDER ADDRESS PROCESSES NUMBER
"""

import os
import sys
from pathlib import Path

import numpy as np

folder, address = Path(sys.argv[1]), sys.argv[2]  # process 0 listens at the address
processes, number = int(sys.argv[3]), int(sys.argv[4])  # how many there are, and which one this is
os.environ.update(KERAS_BACKEND="jax", JAX_PLATFORMS="cpu")  # before Keras is imported
sys.modules["tensorflow"] = None  # or Keras would load TensorFlow too

import keras

if processes > 1:
    keras.distribution.initialize(address, processes, number)  # waits until all are there
    devices = keras.distribution.list_devices()  # those of all processes
    plan = keras.distribution.DataParallel(devices=devices, auto_shard_dataset=False)
    keras.distribution.set_distribution(plan)

with np.load(folder / "batches.npz") as file:
    x, t = file["x"], file["t"]
share = 100 // processes  # samples of every batch of 100
mine = np.arange(len(x)) % 100 // share == number
model = keras.models.load_model(folder / "start.keras")
model.jit_compile = True  # JAX compiles a step as one piece; the file, saved by TensorFlow, says False
done = model.fit(x[mine], t[mine], batch_size=share, epochs=3, shuffle=False, verbose=0)
result = folder / f"process {number} of {processes}.npz"
np.savez(result, *model.get_weights(), **done.history)
