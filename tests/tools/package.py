"""What `pip install .` gives, in build/package and build/package-env: `make test-package` makes both."""

import os
import subprocess
import tarfile
import zipfile

import pytest

from places import NOTEBOOKS, ROOT

BUILT, ENVIRONMENT = ROOT / "build/package", ROOT / "build/package-env"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
TRAIN = """
import nnlib
model = nnlib.Sequential([nnlib.layers.Dense(1)], seed=0)
model.compile("sgd", "mse")
model.fit([[1.0], [2.0]], [1.0, 2.0], verbose=1)
print(nnlib.__file__)
"""


def run(code, **environment):
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [PYTHON, "-c", code], cwd=BUILT, env={**clean, **environment}, capture_output=True, text=True
    )


def test_the_wheel_holds_the_library_alone():
    (wheel,) = BUILT.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "nnlib/layers/dense.py" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"nnlib", "nnlib_course"}


def test_the_source_package_can_be_built_again():
    (source,) = BUILT.glob("*.tar.gz")
    names = {name.partition("/")[2] for name in tarfile.open(source).getnames()}
    assert {"pyproject.toml", "requirements.txt", "README.md", "LICENSE", "nnlib/models.py"} <= names
    assert not {name for name in names if name.startswith(("notebooks", "tests", "tools"))}


def test_it_trains_with_a_bar_where_nothing_else_is_installed():
    done = run(TRAIN)
    assert done.returncode == 0 and str(ENVIRONMENT) in done.stdout, done.stderr


def test_the_extra_course_is_what_the_notebooks_need():
    (wheel,) = BUILT.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith("METADATA"))
    asked = [line for line in archive.read(name).decode().splitlines() if line.startswith("Requires-Dist")]
    core = {line.split()[1].partition(">")[0] for line in asked if "extra" not in line}
    assert core == {"numpy", "pooch", "threadpoolctl", "tqdm"}
    assert any("matplotlib" in line and "extra == 'course'" in line for line in asked)


def test_without_the_extra_the_course_says_what_is_missing():
    done = run("import course", PYTHONPATH=str(NOTEBOOKS))
    last = done.stderr.splitlines()[-1]
    assert "The course needs matplotlib, ipywidgets, anywidget, not installed here" in last
    assert "extra `course`" in last and "pip install -r requirements.txt" in last


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist"])
def test_without_data_and_network_the_library_says_what_to_do(name, tmp_path):
    nowhere = {"NNLIB_OFFLINE": "1", "HOME": str(tmp_path), "NNLIB_CACHE": str(tmp_path)}
    done = run(f"import nnlib; nnlib.datasets.{name}.load_data()", NNLIB_DATA=str(tmp_path), **nowhere)
    assert "python -m nnlib.datasets download" in done.stderr.splitlines()[-1]
