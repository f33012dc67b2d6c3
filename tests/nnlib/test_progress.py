"""What is shown while a model trains: nothing, a bar or lines, on standard output alone."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from nnlib import Input, Sequential, progress
from nnlib.callbacks import Callback
from nnlib.layers import Dense

X = np.linspace(-1, 1, 64)[:, None]


def model():
    result = Sequential([Input((1,)), Dense(1)], seed=0)
    result.compile("sgd", "mse")
    return result


def last_line(out):
    """What stays on the page of a text in which carriage returns go back to the line's start."""
    return out.rstrip("\n").split("\r")[-1]


@pytest.fixture
def notebook(monkeypatch):
    shell = SimpleNamespace(config={"IPKernelApp": {}})
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))


def test_verbose_0_prints_nothing(capfd):
    model().fit(X, X, epochs=3, verbose=0)
    assert capfd.readouterr() == ("", "")


def test_verbose_2_prints_a_line_an_epoch(capfd):
    history = model().fit(X, X, epochs=2, verbose=2, validation_split=0.25).history
    expected = [
        f"Epoch {i + 1}/2 - loss {history['loss'][i]:.4f}, val_loss {history['val_loss'][i]:.4f}\n"
        for i in range(2)
    ]
    assert capfd.readouterr() == ("".join(expected), "")


def test_verbose_1_leaves_one_line_without_times(capfd):
    history = model().fit(X, X, epochs=3, verbose=1).history
    out, err = capfd.readouterr()
    assert err == ""
    line = last_line(out)
    assert "Epoch 3/3" in line and f"loss {history['loss'][-1]:.4f}" in line
    assert "left" not in line and "00:" not in line and "batches" not in line
    assert out.count("\n") == 1 and "left" in out  # while it ran, there was a time


def test_two_runs_leave_the_same_line(capfd):
    lines = []
    for _ in range(2):
        model().fit(X, X, epochs=3, verbose=1)
        lines.append(last_line(capfd.readouterr().out))
    assert lines[0] == lines[1]


def test_the_bar_is_closed_when_training_stops_or_fails(capfd):
    class Stop(Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.stop_training = True

    class Fail(Callback):
        def on_train_batch_end(self, batch, logs=None):
            raise KeyboardInterrupt

    model().fit(X, X, epochs=9, verbose=1, callbacks=[Stop()])
    assert "left" not in last_line(capfd.readouterr().out)
    with pytest.raises(KeyboardInterrupt):
        model().fit(X, X, epochs=9, verbose=1, callbacks=[Fail()])
    out, err = capfd.readouterr()
    assert "left" not in last_line(out) and out.endswith("\n") and err == ""


def test_training_that_goes_on_counts_its_own_batches(capfd):
    model().fit(X, X, epochs=5, initial_epoch=3, verbose=1)
    assert "/4 batches" in capfd.readouterr().out  # 2 epochs of 2


def test_auto_is_lines_in_a_log_file(capfd):
    model().fit(X, X)
    assert capfd.readouterr().out.startswith("Epoch 1/1 - loss ")


def test_auto_is_a_bar_in_a_notebook(notebook, capfd):
    assert progress.in_notebook()
    model().fit(X, X)
    out, err = capfd.readouterr()
    assert "|████" in last_line(out) and "Epoch 1/1" in out and err == ""


def test_auto_is_a_bar_in_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert progress.choose_verbose("auto") == 1


def test_plain_python_and_plain_ipython_are_no_notebooks(monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert not progress.in_notebook()
    monkeypatch.delitem(sys.modules, "IPython")
    assert not progress.in_notebook()


def test_predict_and_evaluate_print_nothing(notebook, capfd):
    trained = model()
    trained.predict(X)
    trained.evaluate(X, X)
    assert capfd.readouterr() == ("", "")


def test_numbers_are_short_whatever_their_size():
    text = progress.describe({"loss": 0.00012345, "mae": 0.12345, "big": 123456.0, "zero": 0.0})
    assert text == "loss 1.234e-04, mae 0.1235, big 1.235e+05, zero 0.000e+00"
