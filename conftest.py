"""Every test, notebooks included, runs apart from the reader's own files and from the network."""

import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

import pytest

PEAK, PEAK_WITH_TENSORFLOW = 600, 1300  # MB of a kernel: a room's server gives 1 to 2 GB to each of thirty
SCRATCH = Path(tempfile.mkdtemp(prefix="nnlib-tests-"))

# Set here and not in a fixture: nbval's kernels inherit the environment and use no fixtures.
os.environ.update(
    NNLIB_PROGRESS=str(SCRATCH / "progress.json"),
    IPYTHONDIR=str(SCRATCH / "ipython"),  # no startup files of the user's
    HYPOTHESIS_STORAGE_DIRECTORY=str(SCRATCH / "hypothesis"),
    TF_CPP_MIN_LOG_LEVEL="2",
)
os.environ.setdefault("NNLIB_OFFLINE", "1")
# One thread: on a busy machine OpenBLAS's waiting threads take the time that others need.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.pop("MPLBACKEND", None)  # a notebook's kernel would obey it and show no figures
import matplotlib  # noqa: E402 (NumPy reads the number of threads when it is imported)

matplotlib.use("agg")


# nbval knows no calm stop; tests/course/test_keras_available.py runs these notebooks without TensorFlow.
if importlib.util.find_spec("tensorflow") is None:
    NOTEBOOKS = Path(__file__).with_name("notebooks").glob("*.ipynb")
    collect_ignore = [
        str(path) for path in NOTEBOOKS if "course.need_keras()" in path.read_text(encoding="utf-8")
    ]


@pytest.fixture(autouse=True)
def _no_windows_in_subprocesses(monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")


def pytest_runtest_teardown(item, nextitem):
    """After the last cell of a notebook: its kernel must have done with the memory of a small machine."""
    kernel = getattr(item.parent, "kernel", None)
    if kernel is None or (nextitem is not None and nextitem.parent is item.parent):
        return
    status = Path("/proc", str(kernel.km.provisioner.pid), "status")
    if not status.exists():  # only Linux tells
        return
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    peak = int(lines["VmHWM"].split()[0]) // 1024
    with_keras = "_keras()" in item.parent.path.read_text(encoding="utf-8")
    limit = PEAK_WITH_TENSORFLOW if with_keras else PEAK
    assert peak <= limit, f"{item.parent.path.name}: its kernel took {peak} MB; {limit} MB is the most"


def pytest_unconfigure():
    shutil.rmtree(SCRATCH, ignore_errors=True)


@pytest.fixture
def on_the_sample(monkeypatch, tmp_path):
    """No data set but the sample, on which a training takes a tenth of the time."""
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setenv("NNLIB_CACHE", str(tmp_path))
    monkeypatch.delenv("NNLIB_DATA", raising=False)
