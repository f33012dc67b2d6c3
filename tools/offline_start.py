"""Install the course from this folder, with no network, and open it in JupyterLab.

    python start.py                  into the folder neuron-course in your home
    python start.py --to FOLDER      elsewhere
    python start.py --check 00 11    run these notebooks instead of opening JupyterLab

Run it again at any time to open the course again: what is there already, your work above all, is kept.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def require_fitting_python(prepared):
    """End with a clear line if the wheels were not prepared for this Python and system."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    if version in prepared["pythons"] and system in prepared["systems"]:
        return
    sys.exit(
        f"This folder was prepared for Python {' and '.join(prepared['pythons'])} on "
        f"{' and '.join(prepared['systems'])}; this is Python {version} on {system}. Start it with one "
        "that fits, or prepare it for this one: make offline, whose options are in the course's README."
    )


def copy_missing(source, target):
    """Copy a folder's files that are not there yet; nothing is ever replaced."""
    for path in sorted(source.rglob("*")):
        to = target / path.relative_to(source)
        if path.is_dir() or to.exists():
            continue
        to.parent.mkdir(parents=True, exist_ok=True)
        part = to.with_name(to.name + ".part")
        shutil.copyfile(path, part)  # not its permissions: a stick may be read-only
        os.replace(part, to)


def install(course):
    """Make the environment in course/.venv, once; returns its Python."""
    folder = course / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / ".course-ready"
    if ready.exists() and python.exists():
        return python
    print(f"Installing into {course}; this takes a minute or two ...", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)])
    if made.returncode:
        sys.exit("No environment could be made. On Debian and Ubuntu the package python3-venv is needed.")
    offline = ["--no-index", "--find-links", str(HERE / "wheels")]
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *offline, "uv"]
    uv = [
        str(python),
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--offline",
        "--python",
        str(python),
        *offline,
    ]
    for command in (pip, [*uv, "-r", str(course / "requirements.txt")]):
        if subprocess.run(command).returncode:
            sys.exit("The installation is not complete; start again. Is there room for 3.5 GB?")
    ready.touch()
    return python


def main():
    parser = argparse.ArgumentParser(description="Install the course with no network, and open it.")
    parser.add_argument(
        "--to", type=Path, default=Path.home() / "neuron-course", help="default: ~/neuron-course"
    )
    parser.add_argument("--check", nargs="+", metavar="NN", help="run these notebooks, opening nothing")
    options = parser.parse_args()
    require_fitting_python(json.loads((HERE / "prepared.json").read_text(encoding="utf-8")))
    course = options.to.expanduser().resolve()
    copy_missing(HERE / "course", course)
    python = install(course)
    env = {**os.environ, "NNLIB_OFFLINE": "1", "JUPYTER_PREFER_ENV_PATH": "1", "TF_CPP_MIN_LOG_LEVEL": "2"}
    for name in ("PYTHONPATH", "PYTHONHOME"):
        env.pop(name, None)
    root = ["--allow-root"] if hasattr(os, "getuid") and os.getuid() == 0 else []
    notebooks = course / "notebooks"
    if not options.check:
        lab = [
            str(python),
            "-m",
            "jupyterlab",
            "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb",
        ]
        sys.exit(subprocess.run([*lab, *root], cwd=course, env=env).returncode)
    for name in options.check:
        (notebook,) = notebooks.glob(f"{name}*.ipynb")
        with tempfile.TemporaryDirectory() as scratch:  # the reader's own files stay as they are
            run = [str(python), "-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", scratch]
            env["NNLIB_PROGRESS"] = str(Path(scratch, "progress.jsonl"))
            if subprocess.run([*run, str(notebook)], env=env).returncode:
                sys.exit(f"{notebook.name} did not run to its end.")
        print(f"{notebook.name} ran to its end.", flush=True)


if __name__ == "__main__":
    main()
