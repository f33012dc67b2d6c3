"""A program in several processes: they learn as one; a run that fails says so and leaves nothing behind."""

import contextlib
import importlib.util
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

import notebook_reader as reader
from course.lessons.n16_beyond_nnlib import processes as module
from course.lessons.n16_beyond_nnlib import recorded_runs
from course.lessons.n16_beyond_nnlib.processes import PROGRAM, Lost, in_processes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="JAX's processes do not meet on Windows")
has_jax = importlib.util.find_spec("jax") is not None and importlib.util.find_spec("keras") is not None
needs_jax = pytest.mark.skipif(not has_jax, reason="needs Keras and JAX")

# The programs of these tests take no second: they write their number, then do what the test is about.
BEGIN = """
import os, signal, sys, time
import numpy as np
folder, address, n, k = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
open(f"{folder}/number of {k}", "w").write(str(os.getpid()))
os.replace(f"{folder}/number of {k}", f"{folder}/pid {k}")  # whole, even if this process is ended meanwhile
"""
RESULT = 'np.savez(f"{folder}/process {k} of {n}.npz", loss=[n + k / 10], address=address)\n'


@pytest.fixture
def place(monkeypatch, tmp_path):
    """A folder for program and results; JAX counts as there, temporary files stay in view."""
    monkeypatch.setattr(module, "missing", lambda: "")
    (tmp_path / "temporary").mkdir()
    (tmp_path / "run").mkdir()
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


def program(place, source):
    path = place / "program.py"
    path.write_text(BEGIN + source)
    return path


def assert_nothing_is_left(place):
    for file in (place / "run").glob("pid *"):
        with pytest.raises(ProcessLookupError):  # neither running nor a zombie
            os.kill(int(file.read_text()), 0)
    assert list((place / "temporary").glob("nnlib-*")) == []


def when_both_run(place, act):
    def wait():
        while len(list((place / "run").glob("pid *"))) < 2:
            time.sleep(0.02)
        act()

    threading.Thread(target=wait, daemon=True).start()


def test_each_process_is_told_its_number_and_the_address_of_the_first(place):
    results = in_processes(program(place, RESULT), place / "run", [1, 2])
    assert [[float(one["loss"][0]) for one in results[n]] for n in (1, 2)] == [[1.0], [2.0, 2.1]]
    addresses = [str(one["address"]) for n in (1, 2) for one in results[n]]
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+", address) for address in addresses)
    assert addresses[1] == addresses[2]
    assert_nothing_is_left(place)


def test_a_killed_process_ends_the_other_and_is_named(place):
    source = "if k == 1:\n    os.kill(os.getpid(), signal.SIGKILL)\ntime.sleep(60)\n"
    began = time.monotonic()
    with pytest.raises(Lost) as lost:
        in_processes(program(place, source), place / "run", [2])
    assert time.monotonic() - began < 20
    assert str(lost.value) == (
        "Process 1 of 2 was ended from outside (SIGKILL). Process 0 cannot go on alone and was ended too. "
        "Run this cell again. If it happens again, memory may be short: close other notebooks first."
    )
    assert_nothing_is_left(place)


def test_an_error_of_one_process_is_told(place):
    source = "if k == 0:\n    raise ValueError('no such digits')\ntime.sleep(60)\n"
    with pytest.raises(Lost) as lost:
        in_processes(program(place, source), place / "run", [2])
    assert str(lost.value) == (
        "Process 0 of 2 ended with an error. Process 1 cannot go on alone and was ended too. "
        "The error: ValueError: no such digits"
    )
    assert_nothing_is_left(place)


def test_where_one_is_killed_and_the_other_fails_for_want_of_it_the_killed_one_is_named(place, monkeypatch):
    monkeypatch.setattr(
        module.time, "sleep", lambda seconds, sleep=time.sleep: sleep(3)
    )  # both are seen at once
    source = "if k == 0:\n    raise OSError('no peer')\nos.kill(os.getpid(), signal.SIGKILL)\n"
    with pytest.raises(Lost, match=r"^Process 1 of 2 was ended from outside"):
        in_processes(program(place, source), place / "run", [2])


def test_a_run_that_takes_too_long_is_ended(place, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 1.5)
    with pytest.raises(Lost, match=r"After 1\.5 s the training in 2 processes had not come to its end"):
        in_processes(program(place, "time.sleep(60)"), place / "run", [2])
    assert_nothing_is_left(place)


def test_an_interrupted_run_ends_all_processes(place):
    when_both_run(place, lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        in_processes(program(place, "time.sleep(60)"), place / "run", [2])
    assert_nothing_is_left(place)


@pytest.fixture
def notebook(place):
    """A kernel as JupyterLab starts it: `run(source)` runs the program in two processes in a cell of it."""
    km = KernelManager(kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))  # this very Python
    km.start_kernel(cwd=str(reader.FOLDER), extra_arguments=["--log-level=ERROR"])
    client = km.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)

    def run(source):
        names = ("run", "temporary", "program.py")
        folder, temporary, path = (str(place / name) for name in names)
        program(place, source)
        cell = f"""
import sys, tempfile
sys.path[:0] = [".", ".."]
tempfile.tempdir = {temporary!r}
from course.lessons.n16_beyond_nnlib import in_processes, processes
processes.missing = lambda: ""
in_processes({path!r}, {folder!r}, [2])
"""
        heard = []
        client.execute_interactive(cell, timeout=60, output_hook=heard.append)
        (error,) = (message["content"] for message in heard if message["msg_type"] == "error")
        return error

    yield km, run
    client.stop_channels()
    km.shutdown_kernel(now=True)


def test_in_a_notebook_a_lost_run_is_a_sentence_and_stop_ends_both_processes(place, notebook):
    km, run = notebook
    error = run("if k == 1:\n    os.kill(os.getpid(), signal.SIGKILL)\ntime.sleep(60)\n")
    assert error["ename"] == "Lost" and len(error["traceback"]) == 1  # no traceback, one sentence
    assert error["traceback"][0].startswith("Process 1 of 2 was ended from outside (SIGKILL).")
    assert_nothing_is_left(place)

    for file in (place / "run").glob("pid *"):
        file.unlink()
    when_both_run(place, km.interrupt_kernel)
    assert run("time.sleep(60)")["ename"] == "KeyboardInterrupt"
    assert_nothing_is_left(place)


def test_what_an_earlier_run_has_left_is_not_taken_for_a_result(place):
    in_processes(program(place, RESULT), place / "run", [2])
    with pytest.raises(Lost, match=r"has not written process 0 of 2\.npz"):
        in_processes(program(place, ""), place / "run", [2])


@contextlib.contextmanager
def taken_port():
    """A port where somebody listens already, as `held_port` would name it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def taken_at_first(monkeypatch, times):
    free, given = module.held_port, []

    def port(hold=True):
        given.append(1)
        return taken_port() if len(given) <= times else free(hold)

    monkeypatch.setattr(module, "held_port", port)
    return given


LISTEN = """
import socket
if k == 0:
    with socket.socket() as own:
        if hasattr(socket, "SO_REUSEPORT"):
            own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        own.bind((address.split(":")[0], int(address.split(":")[1])))
        own.listen()
"""


def test_three_taken_ports_end_with_a_sentence(place, monkeypatch):
    given = taken_at_first(monkeypatch, times=9)
    with pytest.raises(Lost, match="The 2 processes could not meet: 3 ports of this machine"):
        in_processes(program(place, LISTEN + RESULT), place / "run", [2])
    assert len(given) == 3
    assert_nothing_is_left(place)


def test_runs_at_the_same_time_hold_different_ports_and_let_them_go():
    with contextlib.ExitStack() as stack:
        ports = [stack.enter_context(module.held_port()) for _ in range(50)]
        assert len(set(ports)) == 50
    with socket.socket() as again:
        again.bind(("127.0.0.1", ports[0]))


@pytest.mark.parametrize(
    ("counts", "words"), [([0], "from 1 to 10; got 0"), ([2.0], "got 2.0"), ([True], "got True")]
)
def test_other_numbers_of_processes_are_refused(place, counts, words):
    with pytest.raises(ValueError, match=words):
        in_processes(program(place, RESULT), place / "run", counts)


def test_a_program_that_is_not_there_is_named(place):
    with pytest.raises(FileNotFoundError, match=r"none\.py is not there"):
        in_processes(place / "none.py", place / "run", [1])


# --- where JAX is missing


@pytest.fixture
def without_jax(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "jax" else find(name))


def test_without_jax_a_line_says_so_and_the_recorded_histories_take_its_place(without_jax, tmp_path, capsys):
    runs = in_processes(PROGRAM, tmp_path, [1, 2])
    said = capsys.readouterr().out
    assert "JAX is not installed here: `pip install jax`, then run this cell again." in said
    assert f"measured before, with {recorded_runs.where()}." in said
    assert [len(runs[n]) for n in (1, 2)] == [1, 2]
    assert all(len(one["loss"]) == 3 for n in (1, 2) for one in runs[n])


def test_on_windows_it_says_so(monkeypatch):
    monkeypatch.setattr(module.sys, "platform", "win32")
    assert "On Windows" in module.missing()


def test_processes_can_be_forbidden(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("NNLIB_PROCESSES", "0")
    assert [len(run) for run in in_processes(PROGRAM, tmp_path, [1, 2]).values()] == [1, 2]
    assert "`NNLIB_PROCESSES=0` forbids to start processes here." in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_the_recorded_histories_are_equal_and_those_of_the_stored_notebook():
    runs = recorded_runs.read([1, 2])
    alone, first, second = runs[1][0]["loss"], runs[2][0]["loss"], runs[2][1]["loss"]
    np.testing.assert_allclose(first, alone, rtol=1e-3)
    np.testing.assert_allclose(second, alone, rtol=1e-3)
    (path,) = reader.FOLDER.glob("16_*.ipynb")
    (cell,) = (cell for cell in reader.read(path).cells if "runs = in_processes(" in cell.source)
    said = "".join(map(reader.text_of, cell.outputs))
    (line,) = re.findall(r"^losses of one process alone: (.+)$", said, re.M)
    np.testing.assert_allclose([float(loss) for loss in line.split()], alone, rtol=1e-3)
    assert "Measured: all three are the same" in said, (
        "run: python -m course.lessons.n16_beyond_nnlib.measure_runs"
    )


# --- with JAX


def prepare(folder):
    """A small network with momentum and 600 samples, as the notebook saves them."""
    code = """
import os, sys
os.environ.update(KERAS_BACKEND="jax", JAX_PLATFORMS="cpu")
sys.modules["tensorflow"] = None
import keras
import numpy as np
rng = np.random.default_rng(0)
x = rng.normal(size=(600, 8)).astype("float32")
first, last = keras.initializers.GlorotUniform(seed=1), keras.initializers.GlorotUniform(seed=2)
model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16, "relu", kernel_initializer=first),
    keras.layers.Dense(2, "softmax", kernel_initializer=last),
])
sgd = keras.optimizers.SGD(0.05, momentum=0.9)
model.compile(sgd, "sparse_categorical_crossentropy", metrics=["accuracy"])
model.save(sys.argv[1] + "/start.keras")
np.savez(sys.argv[1] + "/batches.npz", x=x, t=(x[:, 0] * x[:, 1] > 0).astype("int64"))
"""
    subprocess.run([sys.executable, "-P", "-c", code, str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    return prepare(tmp_path_factory.mktemp("run"))


@needs_jax
def test_two_processes_learn_as_one_and_a_taken_port_is_left_for_another(prepared, monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "tensorflow")  # as in the notebook's own Python
    given = taken_at_first(monkeypatch, times=1)
    both = in_processes(PROGRAM, prepared, [2])[2]
    assert len(given) == 2 and os.environ["KERAS_BACKEND"] == "tensorflow"
    alone = in_processes(PROGRAM, prepared, [1])[1][0]
    assert alone["loss"][-1] < alone["loss"][0]
    for one in both:
        np.testing.assert_allclose(one["loss"], alone["loss"], rtol=1e-6)
        for name in ("arr_0", "arr_1", "arr_2", "arr_3"):
            np.testing.assert_allclose(one[name], alone[name], rtol=0, atol=1e-6)
    for name in both[0]:
        assert np.array_equal(both[0][name], both[1][name])


@needs_jax
def test_a_training_process_that_is_killed_ends_the_run(prepared, monkeypatch):
    """Killed when both have met, so that the other one waits for it in the middle of a step."""
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(
        module.subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1]
    )

    def kill():
        while len(started) < 2 or not connected(started[0].pid):
            time.sleep(0.05)
        started[1].kill()

    threading.Thread(target=kill, daemon=True).start()
    with pytest.raises(Lost, match=r"Process 1 of 2 was ended from outside \(SIGKILL\)"):
        in_processes(PROGRAM, prepared, [2])
    assert all(process.returncode is not None for process in started)


def connected(pid):
    """Whether the process has begun to listen, which it does when Keras has been imported."""
    try:
        import psutil

        return bool(psutil.Process(pid).net_connections())
    except ImportError:
        time.sleep(2)
        return True


def test_the_recorded_file_says_on_what_it_was_measured():
    about = json.loads(recorded_runs.FILE.read_text(encoding="utf-8"))
    assert re.fullmatch(r"Keras [\d.]+ on JAX [\d.]+, \w+, \w+", about["where"])
    assert Path(PROGRAM).name in "".join(reader.prose(reader.read(next(reader.FOLDER.glob("16_*.ipynb")))))
