"""`doctor`: what the course needs, what was found, and what to do. Imports no TensorFlow."""

from __future__ import annotations

import html
import importlib.metadata
import os
import sys
from pathlib import Path

from course import in_browser, starting
from course.asking.forms import Asked, live_kernel
from course.boxes import box, colored, rich, table, text_table
from course.keeping import progress_file
from course.widget_output import make_names

OK, LOOK, FIX = "✓ ok", "→ attention", "✗ fix"
_TONE = {OK: "good", LOOK: "calm", FIX: "next"}
HEAD = ["check", "state", "found", "what to do"]
_WAITING = (
    "Widgets: no answer from the page yet. If this line stays, reload the page and run this cell again."
)
_ANSWERED = "Widgets: the page answers, so sliders and buttons work."


def doctor() -> Asked:
    """Look at Python, packages, data, progress file and widgets; shows a table, takes well under a second."""
    data = _side_by_side(_data, ("MNIST", "mnist"), ("Fashion-MNIST", "fashion_mnist"))
    rows = [
        _row("Python", *starting.python_version()),
        _row("nnlib", *starting.imported_nnlib()),
        *(_row(name, *starting.package_version(name, least)) for name, least in starting.LEAST.items()),
        _jupyterlab(),
        _tensorflow(),
        *data,
        _progress_file(),
        _widgets(),
        _processors(),
    ]
    cells = [[html.escape(a), _state(state), rich(found), rich(todo)] for a, state, found, todo in rows]
    static = table(HEAD, cells, "What the course needs and what was found")
    return Asked("doctor", text_table(HEAD, [list(row) for row in rows]), static, lambda: live_report(static))


def _side_by_side(function, *calls):
    """Each reads and checks some 50 MB where the full sets are there: at once, where there are threads."""
    if in_browser.here():
        return [function(*call) for call in calls]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda call: function(*call), calls))


def _row(name, found, fix):
    return (name, FIX if fix else OK, found or "nothing", fix)


def _jupyterlab():
    version, missing = starting.package_version("jupyterlab", (4, 0))
    if "google.colab" in sys.modules:
        return ("JupyterLab", OK, "Google Colab", "")
    if in_browser.here():
        return ("JupyterLab", OK, "JupyterLite, in this browser alone", "")
    if not version:
        return (
            "JupyterLab",
            LOOK,
            "not in this environment",
            "Fine where the page is another program's (VS Code, a hub).",
        )
    return ("JupyterLab", LOOK if missing else OK, version, missing)


def _tensorflow():
    if in_browser.here():
        todo = f"For notebooks 10, 12 and 16: open them on Google Colab ({in_browser.colab()})."
        return ("TensorFlow", LOOK, "does not run in a browser", todo)
    for name in ("tensorflow", "tensorflow-cpu", "tensorflow-macos", "tensorflow-intel"):
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        return ("TensorFlow", OK, version, "")
    todo = "For notebooks 10, 12 and 16, and one row of 13: `pip install tensorflow` (Python 3.11 to 3.13)."
    return ("TensorFlow", LOOK, "not installed", todo)


def _data(title, name):
    try:
        import nnlib.datasets as datasets

        source = getattr(datasets, name).source()
    except Exception as error:  # a doctor does not fall ill
        return (title, LOOK, f"not readable ({type(error).__name__}: {error})", _FILL)
    if source is None:
        return (title, FIX, "nothing", _FILL)
    found = f"{source.n_train:,} + {source.n_test:,} images, {_short(source.where)}"
    if source.is_sample:
        fill = "The full set comes with the course on your own computer." if in_browser.here() else _FILL
        return (title, LOOK, f"a sample of MNIST: {found}", fill)
    return (title, OK, found, "")


_FILL = "With a network, loading fetches it; to do so now: `python -m nnlib.datasets download`."


def _short(where):
    """A place without the machine's own folders."""
    if os.sep not in where:
        return where
    asked = os.environ.get("NNLIB_DATA")
    if asked and Path(where).is_relative_to(Path(asked).expanduser()):
        return f"{Path(where).name} in NNLIB_DATA"
    for folder, word in ((starting.BESIDE[0].parent, "this checkout"), (Path.home(), "your home folder")):
        if Path(where).is_relative_to(folder):
            return f"{Path(where).relative_to(folder).as_posix()} in {word}"
    return Path(where).name


def _progress_file():
    chosen = "set by NNLIB_PROGRESS" if os.environ.get("NNLIB_PROGRESS") else None
    if in_browser.here():
        return _browser_storage()
    try:
        place = chosen or _short(str(progress_file.path()))
    except RuntimeError:
        place = "no home folder"
    if progress_file.writable():
        return ("progress", OK, place, "")
    todo = (
        "It cannot be written: progress is kept until the kernel stops. Set NNLIB_PROGRESS to a "
        "file that can be."
    )
    return ("progress", LOOK, place, todo)


def _browser_storage():
    if in_browser.keeps_files() and progress_file.writable():
        return ("progress", OK, "kept in this browser", "It is gone when you clear the data of websites.")
    todo = "Open the page in a window that is not private, in a browser that may keep data of websites."
    return ("progress", LOOK, "kept until this page is closed", todo)


def _widgets():
    if live_kernel():
        return ("widgets", OK, "a kernel is running", "See the line below the table.")
    return (
        "widgets",
        LOOK,
        "no notebook kernel",
        "Sliders and buttons need a notebook; figures and texts do without.",
    )


def _processors():
    if in_browser.here():
        todo = "A cell that runs for ever is ended by Kernel, Restart Kernel."
        return ("processor", OK, "one thread of this browser", todo)
    limits = [f"{name}={os.environ[name]}" for name in _LIMITS if name in os.environ]
    return ("processor", OK, ", ".join([f"{os.cpu_count()} cores", *limits]), "")


_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def _state(state):
    return f'<span style="white-space:nowrap">{colored(state, _TONE[state])}</span>'


def live_report(static):
    """The table, and a line that the page changes: two numbers are linked in the browser alone."""
    import ipywidgets as widgets

    hidden = widgets.Layout(display="none")
    sent, answer = widgets.IntText(1, layout=hidden), widgets.IntText(0, layout=hidden)
    line = widgets.HTML(box(_WAITING, "calm"))
    button = widgets.Button(description="Test a button", tooltip="Test whether a click reaches the kernel")

    def answered(_):
        line.value = box(f"✓ {_ANSWERED}", "good")

    answer.observe(answered, "value")
    button.on_click(answered)
    link = widgets.jsdlink((sent, "value"), (answer, "value"))
    view = widgets.VBox([widgets.HTML(static), widgets.HBox([line, button]), sent, answer, make_names()])
    view.link = link  # lives as long as what is shown
    return view
