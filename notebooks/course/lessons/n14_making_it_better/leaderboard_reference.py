"""The reference entry of the leaderboard: `nnlib` alone, in well under a minute on two cores.

Measured by tests/bench/minute.py. Lesson: notebooks/14_making_it_better.ipynb.
"""

import math

import nnlib
from nnlib.layers import Dense, Dropout, Flatten


def reference(x_train, y_train, seed=0):
    """784-512-256-10 with dropout and Adam, whose rate falls along a cosine: no trick but this notebook's."""
    epochs, rate = 10, 0.001
    model = nnlib.Sequential(
        [
            Flatten(),
            Dense(512, activation="relu"),
            Dropout(0.3),
            Dense(256, activation="relu"),
            Dropout(0.3),
            Dense(10, activation="softmax"),
        ],
        seed=seed,
    )
    model.compile(nnlib.optimizers.Adam(rate), loss="sparse_categorical_crossentropy")
    falling = nnlib.callbacks.LearningRateScheduler(
        lambda epoch, _: rate / 2 * (1 + math.cos(math.pi * epoch / epochs))
    )
    model.fit(x_train, y_train, batch_size=128, epochs=epochs, callbacks=[falling])
    return model
