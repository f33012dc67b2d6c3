"""Keras for the notebooks that compare with it: imported in silence, or one line that says what to do."""

from __future__ import annotations

import contextlib
import html
import os
import sys

from course import in_browser
from course.boxes import LINK, Shown, box, headline, rich

MISSING = (
    "TensorFlow is not installed here: `pip install tensorflow` (Python 3.11 to 3.13), then "
    "restart the kernel."
)
IN_BROWSER = "TensorFlow does not run in a browser; it is there on Google Colab and on your own computer."


class Stopped(Exception):
    """Ends a run of all cells without a traceback."""

    def _render_traceback_(self):
        return []


def need_keras() -> Shown:
    """Import Keras on TensorFlow without start-up noise and name the versions.

    Without TensorFlow it says so in one line and ends the run of all cells there, with no traceback.
    """
    if not has_keras():
        from IPython.display import display

        missing, link = MISSING, ""
        if in_browser.here():
            missing, address = IN_BROWSER, html.escape(in_browser.colab(), quote=True)
            link = f' <a href="{address}" target="_blank" style="color:{LINK}">Open Google Colab</a>'
        line = f"{missing} This notebook compares with Keras and stops here; all others run without it."
        display(Shown(line, box(headline("⏸", "Not here", "next", line) + link, "next")))
        raise Stopped(missing)
    import keras
    import tensorflow

    line = f"Keras {keras.__version__} on TensorFlow {tensorflow.__version__}."
    return Shown(line, box(rich(line), "calm"))


def has_keras() -> bool:
    """Whether Keras on TensorFlow can be used here; if so, it is imported, without its start-up noise."""
    if "keras" not in sys.modules:  # afterwards it is too late to choose
        os.environ["KERAS_BACKEND"] = "tensorflow"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    with without_stderr(), _without_jax():
        try:
            import keras
            import tensorflow
        except ImportError:
            return False
        tensorflow.get_logger().setLevel("ERROR")  # advice on speed, on stderr
        tensorflow.zeros(1) + 1  # the first operation writes lines of its own
        return keras.backend.backend() == "tensorflow"


@contextlib.contextmanager
def _without_jax():
    """TensorFlow imports JAX where it is installed, and has no use for it here: seconds and 100 MB."""
    if "jax" in sys.modules:
        yield
        return
    sys.modules["jax"] = None  # an import of it fails
    try:
        yield
    finally:
        del sys.modules["jax"]


@contextlib.contextmanager
def without_stderr():
    """Nothing of what a C library writes to standard error: no Python setting reaches all of it."""
    try:
        kept = os.dup(2)
    except OSError:  # a process without standard error
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
