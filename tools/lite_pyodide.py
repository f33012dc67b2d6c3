"""The part of a Pyodide distribution that the course needs in the browser, each package by its sha256."""

import hashlib
import json
import re
import shutil
from pathlib import Path

FROM_PYODIDE = ("micropip", "numpy", "matplotlib", "ipython")
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
# Matplotlib writes PDFs and knows time zones with these, which the course does not need.
NOT_USED = {"fonttools", "pytz"}


class Unfit(Exception):
    """What stands in the way of the build, and what to do."""


def needed(packages: dict, names=FROM_PYODIDE) -> set[str]:
    """The names in a lock file that these packages need, themselves included."""
    found, open_names = set(), list(names)
    while open_names:
        name = re.sub(r"[-_.]+", "-", open_names.pop().lower())
        if name not in found:
            found.add(name)
            open_names += packages[name]["depends"]
    return found - NOT_USED


def own_pyodide(distribution: Path, target: Path) -> None:
    """Copy what is needed of a Pyodide distribution, with a lock file that names nothing else.

    Raises:
        Unfit: If a file is missing, or is not the one that the lock file names.
    """
    try:
        lock = json.loads((distribution / "pyodide-lock.json").read_text(encoding="utf-8"))
        target.mkdir(parents=True)
        for name in CORE:
            shutil.copyfile(distribution / name, target / name)
        if f'"{lock["info"]["version"]}"' not in (target / "pyodide.js").read_text(encoding="utf-8"):
            raise Unfit(f"pyodide.js in {distribution} is of another version than its pyodide-lock.json.")
        packages = lock["packages"]
        kept = {name: packages[name] for name in sorted(needed(packages))}
        for package in kept.values():
            package["depends"] = [need for need in package["depends"] if need not in NOT_USED]
            content = (distribution / package["file_name"]).read_bytes()
            if hashlib.sha256(content).hexdigest() != package["sha256"]:
                raise Unfit(
                    f"{package['file_name']} in {distribution} is not the file that pyodide-lock.json names: "
                    "its sha256 is another. Fetch it again from the release of Pyodide."
                )
            (target / package["file_name"]).write_bytes(content)
    except FileNotFoundError as error:
        name = Path(error.filename).name
        raise Unfit(
            f"{distribution} has no file {name}. Give the folder of a Pyodide release, unpacked."
        ) from None
    (target / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": kept}), encoding="utf-8")
