"""The playground and the drawing pad as pages of their own: Pyodide, nnlib and a front, no JupyterLab."""

import hashlib
import re
import shutil
import string
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

import nnlib
from course.pad import widget as pad
from course.playground import widget as playground
from tools import packages
from tools.colab import zipped
from tools.lite_pyodide import Unfit

PAGES_FROM = Path(__file__).parent / "lite_pages"
SHARED = ("page.css", "page.js", "python_worker.js", "store.js")
RELEASE = re.compile(r"https://[\w./-]+/pyodide/v[\d.]+/full/")


@dataclass(frozen=True)
class Page:
    """A page: its front, its modules of the course, and what it needs of Pyodide."""

    script: Callable[[], str]
    style: Path
    modules: tuple[str, ...]
    packages: tuple[str, ...]
    megabytes: int  # what a browser fetches, compressed, until the page answers: measured


PAGES = {
    "playground": Page(
        playground.script,
        playground.FRONT / "playground.css",
        (
            "drawing/colors.py",
            *(
                f"playground/{name}.py"
                for name in (
                    *("checks", "experiment", "frames", "parsing", "programs", "session", "sets", "state"),
                )
            ),
        ),
        ("numpy",),
        9,
    ),
    "pad": Page(
        pad.script,
        pad.HERE / "pad.css",
        (
            *("drawing/colors.py", "widget_output.py", "widget_page.js"),
            *(f"pad/{name}.py" for name in ("keeping", "pieces", "prepare", "reading", "talk", "widget")),
        ),
        ("numpy", "pillow"),
        10,
    ),
}


def trained(path: Path) -> dict[str, str]:
    """Train the network of notebook 11 with the digits of this machine, save it; what the page says of it."""
    from nnlib.datasets import mnist
    from nnlib.layers import Dense

    (x, y), (x_test, y_test) = mnist.load_data()
    rows, test = (images.reshape(-1, 784) / np.float32(255) for images in (x, x_test))
    model = nnlib.Sequential([nnlib.Input((784,)), Dense(128, "relu"), Dense(10, "softmax")], seed=0)
    sgd = nnlib.optimizers.SGD(0.5)
    model.compile(sgd, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    # the sample has a fifteenth of the digits: as many steps as would fit it
    with threadpool_limits(1):  # the same last digits in each build
        model.fit(rows, y, batch_size=100, epochs=8 if len(rows) > 10_000 else 30, verbose=0)
    accuracy = model.evaluate(test, y_test, batch_size=1000, verbose=0)[1]
    model.save(path, overwrite=True)
    return {"digits": f"{len(rows):,}", "accuracy": f"{accuracy:.1%}", "tested": f"{len(test):,}"}


def archive(name: str, model: Path | None = None) -> bytes:
    """A zip file of all that Python needs behind the page `name`, the same bytes for the same files."""
    modules = {f"course/{module}" for module in PAGES[name].modules}
    files = {
        file: content for file, content in packages().items() if file.startswith("nnlib/") or file in modules
    }
    files["page.py"] = (PAGES_FROM / f"{name}_page.py").read_bytes()
    if model:
        files["digits.npz"] = model.read_bytes()
    return zipped(dict(sorted(files.items())))


def release(site: Path) -> str:
    """The address of Pyodide's own release that the kernel in this JupyterLite takes.

    Raises:
        Unfit: If its scripts do not name exactly one.
    """
    scripts = site.rglob("pyodide-kernel-extension/static/*.js")
    found = {name for path in scripts for name in RELEASE.findall(path.read_text(encoding="utf-8"))}
    if len(found) != 1:
        raise Unfit(f"JupyterLite's kernel names {len(found)} releases of Pyodide: {sorted(found)}.")
    return found.pop()


def write_pages(site: Path, pyodide: str) -> None:
    """Write `site`/playground and `site`/pad, which take Pyodide from the address `pyodide`."""
    for name, page in PAGES.items():
        folder, model, words = site / name, None, {}
        folder.mkdir()
        if name == "pad":
            model = folder / "digits.npz"
            words = trained(model)
        (folder / "course.zip").write_bytes(archive(name, model))
        if model:
            model.unlink()
        (folder / "front.js").write_text(page.script(), encoding="utf-8")
        shutil.copyfile(page.style, folder / "front.css")
        for file in (*SHARED, f"{name}.js"):
            shutil.copyfile(PAGES_FROM / file, folder / file)
        template = string.Template((PAGES_FROM / f"{name}.html").read_text(encoding="utf-8"))
        words = {**words, "pyodide": pyodide, "packages": " ".join(page.packages)}
        text = template.substitute(words, megabytes=page.megabytes)
        (folder / "index.html").write_text(text, encoding="utf-8")


def add_store(site: Path) -> None:
    """Let the browser keep what the pages of `site` fetch, until another build takes this one's place."""
    build = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            build.update(path.relative_to(site).as_posix().encode() + b"\0" + path.read_bytes())
    script = (PAGES_FROM / "service_worker.js").read_text(encoding="utf-8")
    script = script.replace("@build@", build.hexdigest()[:16])
    for name in PAGES:
        (site / name / "service_worker.js").write_text(script.replace("@root@", "../"), encoding="utf-8")
    # JupyterLite has one of its own, through which Python reads and writes files: both in one
    theirs = site / "service-worker.js"
    both = script.replace("@root@", "./") + theirs.read_text(encoding="utf-8")
    theirs.write_text(both, encoding="utf-8")
    shutil.copyfile(PAGES_FROM / "store.js", site / "store.js")
    lab = site / "lab" / "index.html"
    page = lab.read_text(encoding="utf-8")
    if page.count("</head>") != 1:
        raise Unfit("JupyterLite's lab/index.html has another form than that of version 0.6.4.")
    keep = "".join(f" setTimeout(keep, {1000 * seconds});" for seconds in (5, 20, 60))
    page = page.replace(
        "</head>", f'<script type="module">import {{ keep }} from "../store.js";{keep}</script></head>'
    )
    lab.write_text(page, encoding="utf-8")
