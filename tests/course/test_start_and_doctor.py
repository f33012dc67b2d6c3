"""`start` is silent when all is well, `doctor` tells what is not, and neither costs what it need not."""

import importlib.metadata
import json
import os
import subprocess
import sys
import time
import types
from pathlib import Path

import numpy as np
import pytest

import course
from course import environment, starting
from places import PACKAGES, ROOT


@pytest.fixture(autouse=True)
def _print_options():
    with np.printoptions():
        yield


def _versions(monkeypatch, **changed):
    real = importlib.metadata.version

    def version(name):
        found = changed.get(name, "real")
        if found is None:
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name) if found == "real" else found

    monkeypatch.setattr(importlib.metadata, "version", version)


def test_start_is_silent_and_repeatable_and_sets_the_number_format(capsys):
    course.start("02")
    course.start("02")
    assert capsys.readouterr() == ("", "")
    assert str(np.array([1 / 3, 1e-9])) == "[0.3333 0.    ]"


def test_a_notebook_computes_with_one_thread_whatever_was_set_before():
    code = (
        "import numpy, course, threadpoolctl as t; course.start('02');"
        "print([lib['num_threads'] for lib in t.threadpool_info() if lib['user_api'] == 'blas'])"
    )
    path = os.pathsep.join(str(ROOT / name) for name in ("", "notebooks"))
    env = {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "2"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    threads = json.loads(done.stdout)
    assert threads and set(threads) == {1}


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (
            {"ipywidgets": None},
            "Notebook 02: ipywidgets is missing: `pip install ipywidgets`, then restart the kernel.\n",
        ),
        (
            {"numpy": "1.26.4"},
            'Notebook 02: numpy 1.26.4 is too old: `pip install "numpy>=2.0"`, then restart the kernel.\n',
        ),
        (
            {"matplotlib": None, "ipywidgets": "7.6.5"},
            "Notebook 02: matplotlib is missing: `pip install matplotlib`, then restart the kernel. "
            "(1 more: see course.doctor().)\n",
        ),
    ],
)
def test_start_says_in_one_line_what_to_do(monkeypatch, capsys, changed, line):
    _versions(monkeypatch, **changed)
    course.start("02")
    assert capsys.readouterr().out == line


@pytest.mark.parametrize("version", ["7.7.1", "8.1.9", "9.0.0rc1"])
def test_widget_versions_of_colab_and_later_are_fine(monkeypatch, version):
    _versions(monkeypatch, ipywidgets=version)
    assert starting.package_version("ipywidgets", (7, 7)) == (version, "")


def test_another_package_of_the_same_name_is_noticed(monkeypatch):
    other = types.ModuleType("nnlib")
    other.__path__ = ["/somewhere/else/nnlib"]
    monkeypatch.setitem(sys.modules, "nnlib", other)
    assert "not the course's" in starting.problems_now()[0]


def test_another_copy_than_the_one_beside_the_notebook_is_noticed(monkeypatch, tmp_path):
    (tmp_path / "nnlib").mkdir()
    (tmp_path / "nnlib" / "gradient_check.py").touch()
    monkeypatch.setattr(starting, "BESIDE", [tmp_path / "nnlib"])
    assert "another copy" in starting.problems_now()[0]


def test_importing_the_course_takes_no_heavy_package_with_it():
    code = (
        "import sys, course as c; c.start('02'); c.check('relu', abs); repr(c.doctor())\n"
        "heavy = 'tensorflow keras pandas pooch matplotlib.pyplot'.split()\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": PACKAGES}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_doctor_is_quick_and_every_row_has_a_state():
    course.doctor()
    begin = time.process_time()  # what others compute meanwhile does not count
    report = course.doctor()
    assert time.process_time() - begin < 2  # under 1 s on most machines, with both data sets at hand
    lines = report.text.splitlines()[1:]
    states = (environment.OK, environment.LOOK, environment.FIX)
    assert len(lines) == 12 and all(any(state in line for state in states) for line in lines)
    assert str(Path.home()) not in report.text and str(ROOT) not in report.text


def test_the_doctor_names_the_mend(monkeypatch):
    _versions(monkeypatch, matplotlib=None, tensorflow=None)
    _versions(monkeypatch, matplotlib=None, tensorflow=None, jupyterlab=None)
    text = course.doctor().text
    assert "`pip install matplotlib`" in text
    assert "For notebooks 10, 12 and 16" in text or "tensorflow-" in text
    assert "not in this environment" in text


def test_the_doctor_stays_well_when_the_data_are_not(monkeypatch):
    from nnlib.datasets import mnist

    monkeypatch.setattr(mnist, "source", lambda: 1 / 0)
    assert "not readable (ZeroDivisionError" in course.doctor().text
    monkeypatch.setattr(mnist, "source", lambda: None)
    assert "✗ fix" in course.doctor().text


def test_the_doctor_sees_a_progress_file_that_cannot_be_written(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "file" / "progress.jsonl"))
    assert "It cannot be written" in course.doctor().text


def test_the_doctors_widget_line_changes_when_the_page_answers(monkeypatch):
    pytest.importorskip("ipywidgets")
    view = environment.live_report("<table></table>")
    line, button = view.children[1].children
    answer = view.children[3]
    assert "no answer from the page yet" in line.value
    answer.value = 1  # what the link in the browser does
    assert "the page answers" in line.value and button.description
