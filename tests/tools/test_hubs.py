"""The folder .binder, which Binder and hubs read when they build an image, and what TEACHING says of hubs."""

import json
import os
import re
import subprocess
import sys
import tomllib

import pytest

from places import NOTEBOOKS, ROOT

FOLDER = ROOT / ".binder"
READ = {"requirements.txt", "runtime.txt", "postBuild"}  # of what repo2docker knows


def test_the_folder_holds_nothing_that_is_not_read():
    assert {path.name for path in FOLDER.iterdir()} == READ


def test_its_packages_are_those_of_the_course():
    lines = (FOLDER / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if line[:1] != "#"] == ["-r ../requirements.txt"]
    assert (FOLDER / "../requirements.txt").resolve().exists()


def test_its_python_is_one_that_the_course_runs_on():
    version = re.fullmatch(r"python-(3)\.(\d+)\n", (FOLDER / "runtime.txt").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = re.fullmatch(r">=3\.(\d+)", project["requires-python"])
    assert int(least[1]) <= int(version[2]) <= 13


@pytest.mark.skipif(os.name == "nt", reason="images are built on Linux")
def test_what_runs_after_the_build_ends_well(tmp_path):
    """With a Python that only notes what it is asked for; the data sets are fetched by another test."""
    script = FOLDER / "postBuild"
    assert os.access(script, os.X_OK) and script.read_text().startswith("#!/bin/bash\n")
    noted = tmp_path / "noted"
    (tmp_path / "python").write_text(f'#!/bin/sh\necho "$@" >> {noted}\n')
    (tmp_path / "python").chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([str(script)], cwd=ROOT, env=environment, check=True)
    modules = [line.split()[1] for line in noted.read_text().splitlines()]
    assert modules == ["nnlib.datasets", "jupyterlab.labextensions"]
    for module in modules:
        subprocess.run([sys.executable, "-m", module, "--help"], cwd=ROOT, check=True, capture_output=True)


def test_the_setting_for_accounts_of_a_hub_is_python(tmp_path):
    page = (NOTEBOOKS / "TEACHING.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^echo '(c\.Spawner\..*)' \|$", page, re.M)

    class Settings:
        class Spawner:
            pass

    exec(line, {"c": Settings})
    assert Settings.Spawner.environment == {"NNLIB_DATA": "/srv/nnlib"}
    assert "download --to /srv/nnlib " in page


def test_the_link_for_a_class_opens_a_notebook_that_is_handed_out():
    page = (NOTEBOOKS / "TEACHING.md").read_text(encoding="utf-8")
    (link,) = re.findall(r"^https://HUB/hub/user-redirect/git-pull\?(.*)$", page, re.M)
    parts = dict(part.split("=") for part in link.split("&"))
    assert parts["repo"] == "https%3A%2F%2Fgithub.com%2FOWNER%2FNAME" and parts["branch"] == "BRANCH"
    folder, _, notebook = parts["urlpath"].removeprefix("lab%2Ftree%2F").partition("%2F")
    assert folder == "NAME" and (NOTEBOOKS / notebook).exists()
    assert json.loads((NOTEBOOKS / notebook).read_text(encoding="utf-8"))["cells"]
