"""A function run in a Python of its own: what goes there comes back, its errors too, its noise does not."""

import subprocess
import sys

import numpy as np
import pytest

from course.lessons.n16_beyond_nnlib import devices as apart


def devices_and_double(x, word, factor):
    import logging

    import tensorflow as tf

    logging.warning("noise of Python's logging")
    print("heard:", word)
    n = len(tf.config.list_logical_devices("CPU"))
    tf.zeros(1) + 1
    return {"devices": n, "doubled": factor * x}


def fails(x):
    raise ValueError(f"x has shape {x.shape}")


def hands_back_a_number(x):
    return x.sum()


def hands_back_objects(x):
    return {"things": [x, {"a": 1}]}


def dies_at_first(file):
    import os
    import pathlib

    mark = pathlib.Path(file)
    if not mark.exists():
        mark.write_text("")
        os._exit(139)
    return {"tries": 2}


def always_dies():
    import os

    os._exit(139)


@pytest.fixture
def without_start_up(monkeypatch):
    """The other Python without TensorFlow, whose start takes seconds: only the traffic is looked at."""
    monkeypatch.setattr(apart, "has_keras", lambda: True)
    fake = (
        "import sys, types; tf = types.ModuleType('tensorflow');"
        "tf.config = types.SimpleNamespace(LogicalDeviceConfiguration=object,"
        " list_physical_devices=lambda kind: [0], set_logical_device_configuration=lambda *a: None);"
        "sys.modules['tensorflow'] = tf;"
        "from course.lessons.n16_beyond_nnlib import devices as apart; sys.exit(apart._child(*sys.argv[1:]))"
    )
    popen = subprocess.Popen

    def start(command, **kwargs):
        at = command.index("-m")
        return popen([*command[:at], "-c", fake, *command[at + 2 :]], **kwargs)

    monkeypatch.setattr(apart.subprocess, "Popen", start)


def test_a_function_meets_its_devices_and_only_its_print_is_heard(capfd):
    pytest.importorskip("keras")
    apart.has_keras()
    capfd.readouterr()  # what importing TensorFlow here has written is not the subject
    x = np.arange(6, dtype=np.float32).reshape(2, 3)
    result = apart.on_devices(2, devices_and_double, x=x, word="déjà vu", factor=2)
    assert result["devices"] == 2
    assert np.array_equal(result["doubled"], 2 * x) and result["doubled"].dtype == np.float32
    heard = capfd.readouterr()
    assert heard.out == "heard: déjà vu\n" and heard.err == ""


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (fails, r"fails failed in the other Python: ValueError: x has shape \(2,\)"),
        (hands_back_a_number, "must return a dict of arrays; it returned int64"),
        (hands_back_objects, "things must be an array, a number or text"),
    ],
)
def test_an_error_there_is_told_here(without_start_up, function, words):
    with pytest.raises(RuntimeError, match=words):
        apart.on_devices(2, function, x=np.array([1, 2]))


def test_a_crash_is_tried_once_more(without_start_up, tmp_path):
    assert apart.on_devices(2, dies_at_first, file=str(tmp_path / "mark"))["tries"] == 2


def test_a_second_crash_is_told(without_start_up):
    with pytest.raises(RuntimeError, match="it ended by itself, with code 139"):
        apart.on_devices(2, always_dies)


def test_nothing_is_left_behind(without_start_up, tmp_path, monkeypatch):
    monkeypatch.setattr(apart.tempfile, "tempdir", str(tmp_path))
    with pytest.raises(RuntimeError):
        apart.on_devices(2, fails, x=np.ones(2))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("n", "function", "arguments", "error", "words"),
    [
        (0, fails, {}, ValueError, "n_devices must be a whole number from 1 on; got 0"),
        (2.0, fails, {}, ValueError, "got 2.0"),
        (2, lambda x: x, {}, TypeError, "must be written with `def`"),
        (2, fails, {"x": [object()]}, TypeError, "arguments: x must be an array, a number or text"),
    ],
)
def test_what_it_cannot_take_is_refused(without_start_up, n, function, arguments, error, words):
    with pytest.raises(error, match=words):
        apart.on_devices(n, function, **arguments)


def test_without_tensorflow_it_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "keras", None)
    with pytest.raises(ImportError, match="pip install tensorflow"):
        apart.on_devices(2, fails, x=1)
