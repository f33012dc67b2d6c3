"""A function run in a Python of its own, with TensorFlow seeing several processor devices.

How many devices there are must be said before TensorFlow's first operation, and a notebook's Python is past
that. So a fresh one is started, as on another machine: what goes there and comes back goes by file.
"""

from __future__ import annotations

import codecs
import inspect
import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import numpy as np

import course
import nnlib
from course.keras_available import MISSING, has_keras

_ARGUMENTS, _PROGRAM, _RESULT, _ERROR = "arguments.npz", "program.py", "result.npz", "error.txt"


def on_devices(n_devices: int, function: Callable, **arguments) -> dict[str, np.ndarray]:
    """Call `function(**arguments)` in a fresh Python whose TensorFlow has `n_devices` logical CPU devices.

    Args:
        n_devices: CPU:0, CPU:1, … up to this number.
        function: A function written in one piece: it imports what it needs, and knows no other names.
            It returns a dict of arrays or numbers. What it prints is shown; warnings are not.
        arguments: Arrays, numbers and text.

    Returns:
        The function's dict, its values as arrays.

    Raises:
        ImportError: Without TensorFlow.
        RuntimeError: If the function fails there, with its error's last line.
    """
    if not isinstance(n_devices, int) or isinstance(n_devices, bool) or n_devices < 1:
        raise ValueError(f"n_devices must be a whole number from 1 on; got {n_devices!r}.")
    if not inspect.isfunction(function) or function.__name__ == "<lambda>":
        raise TypeError(f"function must be written with `def`; got {function!r}.")
    if not has_keras():
        raise ImportError(MISSING)
    with tempfile.TemporaryDirectory(prefix="nnlib-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = textwrap.dedent(inspect.getsource(function))
        (folder / _PROGRAM).write_text(source, encoding="utf-8")
        _store(folder / _ARGUMENTS, arguments, "arguments")
        # TensorFlow's threads now and then crash at the start of a program like ours; the next try is fine
        code = _run(folder, n_devices, function.__name__)
        if code not in (0, 1):
            code = _run(folder, n_devices, function.__name__)
        if code == 0:
            return _loaded(folder / _RESULT)
        error = folder / _ERROR
        said = (
            error.read_text(encoding="utf-8") if error.exists() else f"it ended by itself, with code {code}"
        )
        raise RuntimeError(f"{function.__name__} failed in the other Python: {said}")


def _run(folder, n_devices, name):
    packages = [str(Path(package.__file__).parents[1]) for package in (course, nnlib)]
    path = os.pathsep.join(filter(None, [*packages, os.environ.get("PYTHONPATH")]))
    env = {**os.environ, "PYTHONPATH": path, "KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "2"}
    command = [sys.executable, "-P", "-X", "utf8", "-m", __name__, str(folder), str(n_devices), name]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        try:
            while chunk := process.stdout.read1():
                print(decode(chunk), end="", flush=True)
        except BaseException:  # the cell was interrupted
            process.kill()
            raise
    return process.returncode


def _store(path, values, what):
    """Write values as arrays, such as a file can hold without pickle."""
    arrays = {}
    for key, value in values.items():
        try:
            arrays[key] = np.asarray(value)
        except ValueError:  # lists of different lengths
            arrays[key] = np.array(None)
        if arrays[key].dtype == object:
            raise TypeError(f"{what}: {key} must be an array, a number or text; got {str(value)[:60]}.")
    # with a mark before each name: one of them may be called `file`, as savez's own argument is
    np.savez(path, **{f"={key}": array for key, array in arrays.items()})


def _loaded(path):
    with np.load(path, allow_pickle=False) as file:
        return {key[1:]: array for key, array in file.items()}


def _child(folder, n_devices, name):
    """What the other Python does."""
    folder = Path(folder)
    try:
        sys.modules["jax"] = None  # or TensorFlow would import it too
        import tensorflow as tf

        devices = [tf.config.LogicalDeviceConfiguration()] * int(n_devices)
        tf.config.set_logical_device_configuration(tf.config.list_physical_devices("CPU")[0], devices)
        names = {}
        exec((folder / _PROGRAM).read_text(encoding="utf-8"), names)
        given = _loaded(folder / _ARGUMENTS)
        result = names[name](**{k: a if a.ndim else a.item() for k, a in given.items()})
        if not isinstance(result, dict):
            raise TypeError(f"{name} must return a dict of arrays; it returned {type(result).__name__}.")
        _store(folder / _RESULT, result, name)
    except Exception as error:
        line = f"{type(error).__name__}: {error}".strip()
        (folder / _ERROR).write_text(line[:600], encoding="utf-8")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_child(*sys.argv[1:]))
