"""Every test, notebooks included, runs apart from the reader's own files and from the network."""

import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

import pytest

SCRATCH = Path(tempfile.mkdtemp(prefix="nnlib-tests-"))

# Set here and not in a fixture: nbval's kernels inherit the environment and use no fixtures.
os.environ.update(
    NNLIB_PROGRESS=str(SCRATCH / "progress.json"),
    IPYTHONDIR=str(SCRATCH / "ipython"),  # no startup files of the user's
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


def pytest_unconfigure():
    shutil.rmtree(SCRATCH, ignore_errors=True)
