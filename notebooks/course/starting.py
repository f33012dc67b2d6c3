"""`start`: the one set-up call of every notebook; silent when all is well."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys
from pathlib import Path

from course import contents, in_browser
from course.keeping import on_drive

DIGITS = 4  # after the point, of the numbers that NumPy shows
COURSE = Path(__file__).resolve().parent
# beside the notebooks' folder in a checkout, beside the course itself in a file for Colab
BESIDE = [place / "nnlib" for place in (COURSE.parents[1], COURSE.parent)]
NEEDED = ("matplotlib", "ipywidgets", "anywidget", "tqdm", "pooch")


class Figures:
    """The pictures of one notebook: `figures.` and the Tab key list them."""

    def __init__(self, number: str):
        module = contents.figures_of(number)
        if module is None:
            known = ", ".join(notebook.number for notebook in contents.NOTEBOOKS)
            raise ValueError(f"There is no notebook {number!r}; there are {known}.")
        for name in module.__all__:
            setattr(self, name, getattr(module, name))

    def __repr__(self):
        width = max(map(len, vars(self)))
        lines = ((name, (thing.__doc__ or "").partition("\n")[0]) for name, thing in vars(self).items())
        return "\n".join(f"{name:{width}}  {about}" for name, about in lines)


def start(number: str) -> Figures:
    """Set the course's figure style and number format, and look whether all that is needed is there.

    Also lets NumPy compute with one thread (see `use_one_thread`), and keeps progress on Google Drive where
    that is mounted.

    Prints nothing when all is well, otherwise one line that says what to do. May be run again at any time.

    Args:
        number: The notebook's number, such as "02".

    Returns:
        The notebook's figures, to be called as `figures.name(...)`.
    """
    import numpy as np

    from course.drawing.style import use_style

    on_drive.use()
    figures = Figures(number)
    np.set_printoptions(precision=DIGITS, suppress=True)
    use_style()
    use_one_thread()
    problems = problems_now()
    if problems:
        more = f" ({len(problems) - 1} more: see course.doctor().)" if len(problems) > 1 else ""
        print(f"Notebook {number}: {problems[0]}{more}")
    return figures


def use_one_thread() -> None:
    """Let NumPy's matrix products use one thread, from now on.

    The matrices of the course are so small that a second thread gains little. On a busy machine it costs
    much: each thread waits for the other, and a training can take ten times as long.
    """
    try:
        import threadpoolctl
    except ImportError:  # in a browser, which has no threads
        return
    threadpoolctl.threadpool_limits(1, user_api="blas")


def need_packages() -> None:
    """Look whether the course can be imported at all.

    Raises:
        ImportError: If Matplotlib is missing, or `nnlib` is another package; with what to do.
    """
    if in_browser.here():
        in_browser.prepare()
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if "matplotlib" in missing:
        raise ModuleNotFoundError(
            f"The course needs {', '.join(missing)}, not installed here. They are in its extra `course`: "
            "`pip install -r requirements.txt` in the folder of the course installs them. Then restart the "
            "kernel.",
            name="matplotlib",
        )
    where, todo = imported_nnlib() if "nnlib" in sys.modules else ("", "")
    if where == "another package":
        raise ImportError(todo)


def problems_now() -> list[str]:
    """What stands in the way of the course here, each with what to do about it."""
    found = [imported_nnlib()[1], python_version()[1]]
    for name, least in LEAST.items():
        found.append(package_version(name, least)[1])
    return [todo for todo in found if todo]


# Pyodide has no later Matplotlib than 3.8 yet: `make test-lite` runs the notebooks with it
LEAST = {
    "numpy": (2, 0),
    "matplotlib": (3, 8) if in_browser.here() else (3, 9),
    "ipywidgets": (7, 7),
}


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
    if not hasattr(module, "check_model"):
        return "another package", (
            "the `nnlib` imported here is not the course's: restart the kernel and run the set-up cell first."
        )
    beside = [place for place in BESIDE if (place / "gradient_check.py").exists()]
    if beside and beside[0] not in places:
        return "another copy", (
            "the `nnlib` imported here is another copy than the one beside this notebook: restart the "
            "kernel and run the set-up cell first."
        )
    return "this course's", ""
