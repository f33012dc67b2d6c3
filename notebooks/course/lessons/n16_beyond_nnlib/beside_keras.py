"""What notebook 16 needs beside Keras: one number for how far two results are apart, and a progress bar.

Lesson: notebooks/16_beyond_nnlib.ipynb.
"""

import numpy as np

import nnlib


def largest_difference(ours, theirs) -> float:
    """The largest difference between two arrays, or between the arrays of two lists, entry by entry."""
    if isinstance(ours, (list, tuple)):
        return max(largest_difference(a, b) for a, b in zip(ours, theirs, strict=True))
    return float(np.abs(np.subtract(ours, theirs)).max())


def progress_bar(title: str):
    """A callback for Keras's fit that shows `nnlib`'s progress bar."""
    import keras

    class ProgressBar(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.bar = nnlib.progress.bar(self.params["epochs"] * self.params["steps"], title)

        def on_train_batch_end(self, batch, logs=None):
            self.bar.update()

        def on_train_end(self, logs=None):
            self.bar.close()

    return ProgressBar()
