"""One folder from which the course is installed and opened with no network: wheels, data, start.py.

    python -m tools.offline                        for this Python and system, in build/offline
    python -m tools.offline --to /media/stick --python 3.11 3.12 --system linux windows macos

Needs the network (or full caches). Run again, it fetches only what is missing.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from tools import ROOT, writable

COURSE = ["README.md", "LICENSE", "requirements.txt", "pyproject.toml", "notebooks", "nnlib", "data"]
CACHES = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
SAVED = shutil.ignore_patterns("*.npz", "*.gz", "*.part", "*.bad*")
HERE = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
# Platform tags of the wheels that run on each system (macOS: Apple silicon; pip adds the older ones itself).
TAGS = {
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 12, 5)]
    + ["manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64"],
    "windows": ["win_amd64"],
    "macos": ["macosx_14_0_arm64"],
}
PLATFORMS = {
    "linux": "x86_64-manylinux_2_28",
    "windows": "x86_64-pc-windows-msvc",
    "macos": "aarch64-apple-darwin",
}


def wheels(folder: Path, python: str, system: str) -> None:
    """Fetch every wheel that requirements.txt needs there, and uv, which installs them fast."""
    native = (python, system) == (VERSION, HERE)
    target = [] if native else ["--python-platform", PLATFORMS[system], "--python-version", python]
    wanted = (ROOT / "requirements.txt").read_text(encoding="utf-8") + "\nuv\n"
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--no-header",
        "--no-annotate",
        *target,
    ]
    # A file that is there already names the versions to prefer: those that this environment was tested with.
    pinned = folder / f"pins-{python}-{system}.txt"
    freeze = [sys.executable, "-m", "uv", "pip", "freeze", "--exclude-editable", "--python", sys.executable]
    pinned.write_text(subprocess.run(freeze, capture_output=True, text=True).stdout, encoding="utf-8")
    command += ["--output-file", str(pinned), "-"]
    pins = subprocess.run(command, input=wanted, capture_output=True, text=True)
    if pins.returncode:
        raise SystemExit(f"No set of versions for Python {python} on {system}:\n{pins.stderr}")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    command += [
        "--only-binary",
        ":all:",
        "--dest",
        str(folder),
        "--find-links",
        str(folder),
        "-r",
        str(pinned),
    ]
    if not native:
        abi = "cp" + python.replace(".", "")
        command += ["--python-version", python, "--implementation", "cp"]
        command += [part for name in (abi, "abi3", "none") for part in ("--abi", name)]
        command += [part for tag in TAGS[system] for part in ("--platform", tag)]
    fetched = subprocess.run(command, capture_output=True, text=True)
    if fetched.returncode:
        print(fetched.stderr, file=sys.stderr)
        raise SystemExit(f"Not every wheel for Python {python} on {system} could be fetched; run it again.")


def course(folder: Path) -> None:
    """Copy the course anew; the folder is this tool's, not a reader's."""
    for name in COURSE:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=left_out, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)


def left_out(folder: str, names: list[str]) -> set[str]:
    """What is not copied: caches, and data sets and models but those that belong to the course."""
    own = Path(folder).parts[-2:] == ("course", "data")
    return CACHES(folder, names) | (set() if own else SAVED(folder, names))


def prepare(folder: Path, pythons: list[str], systems: list[str]) -> int:
    from nnlib.datasets.__main__ import main as fill

    for name in ("wheels", "course/data"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for python in pythons:
        for system in systems:
            print(f"Wheels for Python {python} on {system} ...", flush=True)
            wheels(folder / "wheels", python, system)
    course(folder / "course")
    missing = fill(["download", "--to", str(folder / "course" / "data")])
    shutil.copyfile(Path(__file__).with_name("offline_start.py"), folder / "start.py")
    prepared = {"pythons": pythons, "systems": systems}
    (folder / "prepared.json").write_text(json.dumps(prepared) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e9
    print(f"{folder} ({size:.1f} GB) is ready. On the other machine: python start.py, in this folder.")
    if missing:
        print(
            "Without the data sets, which could not be had, the notebooks use their sample of 5,000 digits."
        )
    return missing


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description="Prepare a folder for a room without a network.")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "offline", help="default: build/offline")
    parser.add_argument("--python", nargs="+", default=[VERSION], choices=["3.11", "3.12", "3.13"])
    parser.add_argument("--system", nargs="+", default=[HERE], choices=list(TAGS))
    options = parser.parse_args(arguments)
    return prepare(writable(options.to), options.python, options.system)


if __name__ == "__main__":
    sys.exit(main())
