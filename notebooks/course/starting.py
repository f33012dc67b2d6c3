"""`start`: the one set-up call of every notebook; silent when all is well."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

import numpy as np

PACKAGE = Path(__file__).resolve().parents[1]


def start(number: str) -> None:
    """Set the course's figure style and number format, and look whether all that is needed is there.

    Prints nothing when all is well, otherwise one line that says what to do. May be run again at any time.

    Args:
        number: The notebook's number, such as "02".
    """
    np.set_printoptions(precision=4, suppress=True)
    problems = problems_now()
    if not problems:
        from nnlib import viz

        viz.use_style()
    else:
        more = f" ({len(problems) - 1} more: see course.doctor().)" if len(problems) > 1 else ""
        print(f"Notebook {number}: {problems[0]}{more}")


def problems_now() -> list[str]:
    """What stands in the way of the course here, each with its mend."""
    found = [imported_nnlib()[1], python_version()[1]]
    for name, least in LEAST.items():
        found.append(package_version(name, least)[1])
    return [mend for mend in found if mend]


LEAST = {"numpy": (2, 0), "matplotlib": (3, 9), "ipywidgets": (7, 7)}


def package_version(name: str, least: tuple[int, ...]) -> tuple[str, str]:
    """Installed version ("" for none) and what to do ("" for nothing), without importing the package."""
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        version = ""
    wanted = ".".join(map(str, least))
    if not version:
        return "", f"{name} is missing: `pip install {name}`, then restart the kernel."
    numbers = tuple(int(part) for part in version.split(".")[: len(least)] if part.isdigit())
    if numbers < least:
        return (
            version,
            f'{name} {version} is too old: `pip install "{name}>={wanted}"`, then restart the kernel.',
        )
    return version, ""


def python_version() -> tuple[str, str]:
    """Version of Python and what to do about it."""
    version = ".".join(map(str, sys.version_info[:3]))
    too_old = sys.version_info < (3, 11)
    return version, f"Python {version} is too old: the course needs 3.11 or later." if too_old else ""


def imported_nnlib() -> tuple[str, str]:
    """Where `nnlib` was imported from, and what to do if it is not the course's or another copy of it."""
    module = sys.modules.get("nnlib")
    places = [Path(p).resolve() for p in getattr(module, "__path__", [])]
    if PACKAGE not in places:
        return "another package", (
            "the `nnlib` imported here is not the course's: restart the kernel and run the set-up cell first."
        )
    beside = next(
        (p for p in (Path("../nnlib"), Path("nnlib")) if (p / "course" / "starting.py").exists()), None
    )
    if beside and beside.resolve() != PACKAGE:
        return "another copy", (
            "the `nnlib` imported here is another copy than the one beside this notebook: restart the "
            "kernel and run the set-up cell first."
        )
    return "this course's", ""
