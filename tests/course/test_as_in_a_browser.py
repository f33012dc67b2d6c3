"""nnlib and the course without what a browser lacks: threads, processes, signals, sockets, processor time.

NumPy's integers of 32 bits cannot be had here: `make test-lite` runs the notebooks with them.
"""

import os
import subprocess
import sys

from places import ROOT

# Everything that others need is imported before; then the machine becomes a browser, and the course arrives.
BROWSER = """
import os, signal, socket, subprocess, sys, threading, time
import asyncio, concurrent.futures, IPython.display, PIL.Image, numpy as np
import anywidget, ipywidgets, matplotlib.font_manager, matplotlib.pyplot, tqdm

def none(*arguments, **options):
    raise OSError("not in a browser")

def no_thread(*arguments, **options):
    raise RuntimeError("can't start new thread")

sys.platform = "emscripten"
threading.Thread.start = no_thread
for module, names in {
    subprocess: ["Popen"], socket: ["socket", "create_connection"], os: ["fork", "system", "posix_spawn"],
    signal: ["setitimer", "alarm", "signal"],
}.items():
    for name in names:
        setattr(module, name, none)
stuck = os.times_result((0.0, 0.0, 0.0, 0.0, 0.0))
os.times, os.cpu_count = (lambda: stuck), (lambda: 1)
time.process_time = time.thread_time = lambda: 0.0
for name in ("threadpoolctl", "pooch", "requests", "platformdirs", "tensorflow", "keras", "lzma"):
    sys.modules[name] = None
"""


def in_a_browser(code, tmp_path):
    path = os.pathsep.join(str(ROOT / name) for name in ("", "notebooks"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NNLIB_")}
    environment = {
        **kept,
        "PYTHONPATH": path,
        "NNLIB_PROGRESS": str(tmp_path / "progress.txt"),
        "MPLBACKEND": "agg",
    }
    ran = subprocess.run(
        [sys.executable, "-c", BROWSER + code], capture_output=True, text=True, cwd=tmp_path, env=environment
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout


def test_every_notebook_starts_in_silence(tmp_path):
    code = """
import course, nnlib
for notebook in course.starting.contents.NOTEBOOKS:
    course.start(notebook.number)
"""
    assert in_a_browser(code, tmp_path) == ""


def test_the_doctor_says_what_a_browser_is(tmp_path):
    told = in_a_browser("import course, nnlib; course.start('00'); print(course.doctor())", tmp_path)
    for words in (
        "one thread of this browser",
        "JupyterLite",
        "does not run in a browser",
        "kept until this page",
    ):
        assert words in told
    assert "✗" not in told


def test_a_progress_bar_says_nothing_of_threads(tmp_path):
    code = """
import warnings
warnings.simplefilter("error")
import course, nnlib
with nnlib.progress.bar(3, "runs") as bar:
    bar.update(3)
"""
    assert "runs" in in_a_browser(code, tmp_path)


def test_a_network_is_trained_on_the_sample_and_says_why(tmp_path):
    code = """
import nnlib
from nnlib.layers import Dense, Flatten
nnlib.datasets.store.find = lambda data_set: (None, None)
(x, y), _ = nnlib.datasets.mnist.load_data()
model = nnlib.Sequential([Flatten(), Dense(10, activation="softmax")], seed=0)
model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:500] / 255, y[:500], epochs=1, verbose=1)
"""
    told = in_a_browser(code, tmp_path)
    assert "a browser cannot fetch it, so a sample of 5,000 real digits is used" in told
    assert "run this on your own computer" in told and "loss" in told


def test_a_task_is_judged_and_an_endless_loop_ends(tmp_path):
    code = """
from course.checking import guard
assert guard.run(lambda: 7, 1.0).value == 7

def endless():
    while True:
        pass

assert isinstance(guard.run(endless, 0.3).error, guard.OutOfTime)
import course
def relu(u):
    return np.maximum(u, 0)
print(course.check("relu", relu))
"""
    assert "Correct." in in_a_browser(code, tmp_path)


def test_the_leaderboard_has_a_clock(tmp_path):
    code = """
from course.lessons.n14_making_it_better import leaderboard_entries as board
before = board._cpu_seconds()
time.sleep(0.05)
print(board._cpu_seconds() - before >= 0.05)
"""
    assert in_a_browser(code, tmp_path).strip() == "True"


def test_what_needs_tensorflow_offers_colab(tmp_path):
    code = """
import course
try:
    course.need_keras()
except Exception as stopped:
    print(type(stopped).__name__, stopped)
"""
    told = in_a_browser(code, tmp_path)
    assert "TensorFlow does not run in a browser" in told and "Google Colab" in told
    assert "pip install" not in told


def test_tasks_give_whole_numbers_of_the_size_that_numpy_counts_with(tmp_path):
    code = """
np.intp = np.int32
import nnlib
from course import contents
from course.checking.running import case_of
tasks = contents.all_tasks()
print(case_of(tasks["cross_entropy"], 1)[0].dtype, case_of(tasks["to_names"], 0)[0].dtype)
print(nnlib.datasets.toy.circle()[1].dtype)
"""
    assert in_a_browser(code, tmp_path).split() == ["int32"] * 3
